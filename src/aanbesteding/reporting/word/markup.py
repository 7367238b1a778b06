"""Blocks as WordprocessingML, the text inside a Word document. Data can only be text in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from aanbesteding.reporting.blocks import Blank, Block, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line, unbroken
from aanbesteding.reporting.fit import cut, on_paper, shown_title

TEXT_WIDTH = 9070
"""The width between margins of 2.5 cm on A4, in twentieths of a point."""
PAGE = 80
"""The characters of a table that fit in it, also in a font that is wider than ours."""
GAP = 2
"""The characters that the space on both sides of a cell takes."""
DEEPEST_LIST = 3
DEEPEST_HEADING = 6
INDENT = 284
"""What a level of indent takes, in twentieths of a point: half a centimetre."""
STYLES = (
    *(f"heading {level}" for level in range(1, DEEPEST_HEADING + 1)),
    *("List Bullet", "List Bullet 2", "List Bullet 3"),
)
"""The styles of Word that the markup uses, by the names that they have in every language."""
_QUIET, _WARNING = "505050", "B35900"
_TONES = {
    "plain": "",
    "good": "<w:b/>",
    "warning": "<w:b/>",
    "muted": f'<w:color w:val="{_QUIET}"/><w:sz w:val="18"/>',
}
_MARKED = '<w:highlight w:val="yellow"/>'
_SMALL = '<w:sz w:val="18"/>'
_RULE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>'
_FORBIDDEN = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def cleaned(text: str) -> str:
    """Return a text on one line, of characters that XML can hold."""
    return on_one_line(text).translate(_FORBIDDEN)


def text_xml(text: str) -> str:
    """Return a text of one line for inside `w:t`.

    Underscores are written by number: to docxtpl `{_{` means two braces, which a name may hold.
    """
    return _escaped(unbroken(cleaned(text)))


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "_": "&#95;"})


def blocks_xml(blocks: Iterable[Block]) -> str:
    """Return blocks as paragraphs and tables."""
    return "".join(_each(blocks))


def _each(blocks: Iterable[Block]) -> Iterator[str]:
    title, after_table = "", False
    for block in blocks:
        if isinstance(block, Table):
            for index, part in enumerate(cut(block, PAGE)):
                yield _SPACE if index or after_table else ""
                yield _table(part, title)
            after_table = True
            continue
        before = '<w:spacing w:before="160"/>' if after_table else ""
        after_table = False
        if isinstance(block, Heading):
            title = block.text
            level = min(block.level, DEEPEST_HEADING)
            yield _paragraph(f'<w:pStyle w:val="Heading{level}"/>', _run(block.text, ""))
        elif isinstance(block, Para):
            yield _para(block, before)
        else:
            yield _listing(block)
    yield _SPACE if after_table else ""  # Word needs a paragraph behind a table


_SPACE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'


def _para(para: Para, before: str) -> str:
    properties = ""
    if para.bullet:
        level = min(para.indent + 1, DEEPEST_LIST)
        properties = f'<w:pStyle w:val="ListBullet{level if level > 1 else ""}"/>'
    if isinstance(para.text, Blank):  # what is to be signed does not come to stand alone on a page
        properties += "<w:keepNext/>"
    if para.tone == "warning":
        line = f'<w:left w:val="single" w:sz="18" w:space="6" w:color="{_WARNING}"/>'
        properties += f"<w:pBdr>{line}</w:pBdr>"
    properties += before
    if para.indent and not para.bullet:
        properties += f'<w:ind w:left="{INDENT * para.indent}"/>'
    return _paragraph(properties, _run(para.text, _TONES[para.tone]))


def _paragraph(properties: str, runs: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(text: str, properties: str) -> str:
    properties += _MARKED if isinstance(text, Blank) else ""
    said = text_xml(text)
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def _listing(listing: Listing) -> str:
    lines = (_escaped(clean(line).translate(_FORBIDDEN)) for line in listing.lines)
    font = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    shown = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f'<w:p><w:r><w:rPr>{font}<w:sz w:val="16"/></w:rPr>{shown}</w:r></w:p>'


def _table(table: Table, title: str) -> str:
    asked = [share + GAP for share in on_paper(table, PAGE)]
    widths = [TEXT_WIDTH * share // sum(asked) for share in asked]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    titles = [shown_title(column) for column in table.columns]
    rows = [_row(table, widths, titles, header=True)]
    rows += [
        _row(table, widths, row, strong=index in table.strong)
        for index, row in enumerate(table.rows)
    ]
    borders = "".join(_RULE.format(side=side) for side in ("top", "bottom"))
    said = _escaped(cleaned(title))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        "</w:tblCellMar>"
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{said}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    table: Table,
    widths: list[int],
    cells: Iterable[str],
    *,
    header: bool = False,
    strong: bool = False,
) -> str:
    bottom = f"<w:tcBorders>{_RULE.format(side='bottom')}</w:tcBorders>" if header else ""
    bold = "<w:b/>" if header or strong else ""
    made = ""
    for cell, width, column in zip(cells, widths, table.columns, strict=True):
        depth = 0 if header else len(cell) - len(cell.lstrip(" "))
        indent = f'<w:ind w:left="{INDENT // 2 * depth}"/>' if depth else ""
        side = '<w:jc w:val="right"/>' if column.right else ""
        bare = type(cell)(cell.lstrip(" "))
        after = 300 if isinstance(cell, Blank) else 30  # room to write
        properties = f'<w:spacing w:before="30" w:after="{after}"/>{indent}{side}'
        inside = _paragraph(properties, _run(bare, bold + _SMALL))
        made += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{bottom}</w:tcPr>{inside}</w:tc>'
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{made}</w:tr>"
