"""Blocks as HTML: data cannot become markup, and every table says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from aanbesteding.reporting.blocks import Block, Column, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line
from aanbesteding.texts import Lang, Text

TABLE = Text("Tabel: {title}", "Table: {title}")
DEEPEST = 6
"""The lowest heading there is."""


def text(said: str) -> str:
    """Return a text in which nothing is markup, for between tags and for an attribute.

    >>> text('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    kept = on_one_line(said).replace("€ ", "€\u00a0").replace(" %", "\u00a0%")
    return escape(kept, quote=True)  # an amount is not cut in two by the end of a line


def html_text(
    blocks: Iterable[Block], lang: Lang, *, below: int = 0, above: int = DEEPEST, title: str = ""
) -> str:
    """Return the blocks as HTML.

    Headings are so many levels `below` what they are in a report of its own, and none is more than
    one level deeper than the one before it; `above` is the level of the heading above them all. A
    table is named by the heading above it, or by `title`.
    """
    return "".join(_parts(blocks, lang, below, above, title))


def _parts(
    blocks: Iterable[Block], lang: Lang, below: int, above: int, title: str
) -> Iterator[str]:
    for in_list, group in groupby(blocks, _is_item):
        if in_list:
            yield _listed([block for block in group if isinstance(block, Para)])
            continue
        for block in group:
            if isinstance(block, Heading):
                title = block.text
                above = min(block.level + below, above + 1, DEEPEST)
                yield f"<h{above}>{text(block.text)}</h{above}>\n"
            elif isinstance(block, Para):
                yield f"<p{_tone(block)}>{text(block.text)}</p>\n"
            elif isinstance(block, Listing):
                yield _listing(block, title)
            else:
                yield table(block, title, lang)


def _is_item(block: Block) -> bool:
    return isinstance(block, Para) and (block.bullet or block.indent > 0)


def _listed(items: list[Para]) -> str:
    """Return paragraphs as a list; what is indented is a list within the item above it."""
    parts, depth = [], -1
    for item in items:
        level = min(max(item.indent - (not item.bullet), 0), depth + 1)
        if level > depth:
            parts.append("<ul>\n")
        else:
            parts.append("</li>\n" + "</ul>\n</li>\n" * (depth - level))
        parts.append(f"<li{_tone(item)}>{text(item.text)}")
        depth = level
    return "".join(parts) + "</li>\n</ul>\n" + "</li>\n</ul>\n" * depth


def _tone(block: Para) -> str:
    return "" if block.tone == "plain" else f' class="{block.tone}"'


def _listing(listing: Listing, title: str) -> str:
    lines = "\n".join(escape(clean(line)) for line in listing.lines)
    return f'<pre tabindex="0" role="group" aria-label="{text(title)}">{lines}</pre>\n'


def table(made: Table, title: str, lang: Lang) -> str:
    """Return a table in a box of its own, so that a wide one does not make the page wide.

    Rows and cells have no end tags: HTML needs none, and they would be a tenth of a long page.
    """
    named = text(TABLE.say(lang, title=on_one_line(title)))
    header = next((n for n, column in enumerate(made.columns[: made.fixed]) if not column.right), 0)
    head = "".join(map(_head, made.columns))
    rows = "".join(
        _row(made, row, header, strong=index in made.strong) for index, row in enumerate(made.rows)
    )
    return (
        f'<div class=scroll tabindex=0 role=group aria-label="{named}">\n'
        f"<table>\n<thead><tr>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _head(column: Column) -> str:
    right = " class=n" if column.right else ""  # n is a number; the word stands in every cell
    if not column.title:
        return f"<td{right}>"  # a header without words heads nothing
    return f"<th scope=col{right}>{text(column.title)}"


def _row(made: Table, row: tuple[str, ...], header: int, *, strong: bool) -> str:
    cells = []
    for index, (cell, column) in enumerate(zip(row, made.columns, strict=True)):
        bare = cell.lstrip(" ")  # leading spaces show the depth in the tree
        depth = min((len(cell) - len(bare)) // 2, 4)
        names = ["n"] * column.right + [f"deep{depth}"] * bool(depth)
        kind = f' class="{" ".join(names)}"' if names[1:] else "".join(f" class={n}" for n in names)
        tag, scope = ("th", " scope=row") if index == header and bare else ("td", "")
        cells.append(f"<{tag}{scope}{kind}>{text(bare)}")
    return f"<tr{' class=strong' if strong else ''}>{''.join(cells)}\n"
