"""What Word asks of a file before it opens it without an offer to repair, looked up in the file.

There is no copy of Word here. The rules are those of ECMA-376, part 1 (17) and part 2: the order of the
elements, relations that lead somewhere, a type for each part, cells that end in a paragraph.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIDES = "top left start bottom right end insideH insideV between bar tl2br tr2bl"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    **dict.fromkeys(("pBdr", "tblBorders", "tcBorders", "tblCellMar"), SIDES),
}
ONCE = ("pPr", "rPr", "tblPr", "tcPr", "pBdr", "tblBorders", "tcBorders", "tblCellMar")
Parts = Mapping[str, Any]
"""The parts of a file: XML as its root, other things as bytes."""


def broken(data: bytes) -> list[str]:
    """Return every rule that a file breaks, in words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {
            name: etree.fromstring(archive.read(name)) if _is_xml(name) else archive.read(name)
            for name in names
        }
    said = [f"{name} is there twice" for name, n in Counter(names).items() if n > 1]
    return said + [f"{rule.__name__}: {each}" for rule in RULES for each in rule(parts)]


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _inside(parts: Parts) -> Iterator[tuple[str, Any]]:
    """Yield every element of the parts of a document."""
    for name, root in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in root.iter(etree.Element):
                yield name, element


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(W)


def every_part_has_a_type(parts: Parts) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    endings = {one.get("Extension").lower() for one in types if one.tag.endswith("}Default")}
    single = {one.get("PartName") for one in types if one.tag.endswith("}Override")}
    for name in parts:
        ending = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and f"/{name}" not in single and ending not in endings:
            yield name
    yield from (f"{name} is not there" for name in single if name.removeprefix("/") not in parts)


def every_relation_leads_somewhere(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        ids = Counter(one.get("Id") for one in root)
        yield from (f"{name} has {one} twice" for one, n in ids.items() if n > 1)
        base = posixpath.dirname(posixpath.dirname(name))
        for one in root:
            target = posixpath.normpath(posixpath.join("/", base, one.get("Target")))
            if one.get("TargetMode") != "External" and target.removeprefix("/") not in parts:
                yield f"{name}: {one.get('Target')}"


def every_id_of_a_relation_is_known(parts: Parts) -> Iterator[str]:
    for name, element in _inside(parts):
        folder, file = posixpath.split(name)
        rels = parts.get(f"{folder}/_rels/{file}.rels", ())
        known = {one.get("Id") for one in rels}
        for key, value in element.attrib.items():
            if key.startswith(R) and value not in known:
                yield f"{name}: {_name(element)} names {value}"


def elements_stand_in_their_order(parts: Parts) -> Iterator[str]:
    for name, element in _inside(parts):
        kind = _name(element)
        if kind not in ORDER:
            continue
        children = [_name(child) for child in element if child.tag.startswith(W)]
        wanted = ORDER[kind].split()
        yield from (f"{name}: {one} in {kind}" for one in children if one not in wanted)
        places = [wanted.index(one) for one in children if one in wanted]
        if kind == "tc":
            places = [min(place, 1) for place in places]  # paragraphs and tables in any order
        if any(one > other for one, other in pairwise(places)):
            yield f"{name}: {kind} has {children}"
        if kind in ONCE and len(set(children)) < len(children):
            yield f"{name}: {kind} has something twice: {children}"


def cells_and_tables_are_followed_by_a_paragraph(parts: Parts) -> Iterator[str]:
    for name, element in _inside(parts):
        children = [_name(c) for c in element if _name(c) not in ("sectPr", "bookmarkEnd")]
        if element.tag in (W + "tc", W + "body", W + "hdr", W + "ftr"):
            if not children or children[-1] != "p":
                yield f"{name}: {_name(element)} ends in {children[-1:]}"
            if ("tbl", "tbl") in pairwise(children):
                yield f"{name}: two tables run into each other"


def rows_have_as_many_cells_as_the_grid(parts: Parts) -> Iterator[str]:
    for name, table in _inside(parts):
        if table.tag == W + "tbl":
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(f"{W}tr"):
                spans = (c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(f"{W}tc"))
                found = sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)
                if found != columns:
                    yield f"{name}: {found} cells where the grid has {columns}"


def ids_are_unique(parts: Parts) -> Iterator[str]:
    found = Counter(
        (kind, element.get(key))
        for name, element in _inside(parts)
        for kind, key in (("bookmarkStart", f"{W}id"), ("docPr", "id"))
        if element.tag.rpartition("}")[2] == kind
    )
    yield from (f"{kind} {one} is there {n} times" for (kind, one), n in found.items() if n > 1)


def styles_and_lists_are_there(parts: Parts) -> Iterator[str]:
    styles = parts["word/styles.xml"]
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    numbers: set[str] = set()
    if "word/numbering.xml" in parts:
        numbers = {one.get(f"{W}numId") for one in parts["word/numbering.xml"].iter(f"{W}num")}
    for name, element in _inside(parts):
        value = element.get(f"{W}val")
        if element.tag in (W + "pStyle", W + "rStyle", W + "tblStyle") and value not in known:
            yield f"{name}: style {value}"
        if element.tag == W + "numId" and value not in {"0", *numbers} and "numbering" not in name:
            yield f"{name}: list {value}"


def spaces_at_an_end_are_kept(parts: Parts) -> Iterator[str]:
    for name, element in _inside(parts):
        text = element.text or ""
        if element.tag == W + "t" and text != text.strip() and element.get(SPACE) != "preserve":
            yield f"{name}: “{text}”"


def properties_come_first(parts: Parts) -> Iterator[str]:
    for name, element in _inside(parts):
        kind = {"p": "pPr", "r": "rPr"}.get(_name(element))
        children = [_name(child) for child in element]
        if kind in children[1:]:
            yield f"{name}: {kind} is not the first in {children}"
        inner = chain(element.iterchildren(f"{W}p"), element.iterchildren(f"{W}tbl"))
        if kind and any(inner):
            yield f"{name}: a paragraph or table in a {_name(element)}"


RULES: tuple[Callable[[Parts], Iterator[str]], ...] = (
    every_part_has_a_type,
    every_relation_leads_somewhere,
    every_id_of_a_relation_is_known,
    elements_stand_in_their_order,
    cells_and_tables_are_followed_by_a_paragraph,
    rows_have_as_many_cells_as_the_grid,
    ids_are_unique,
    styles_and_lists_are_there,
    spaces_at_an_end_are_kept,
    properties_come_first,
)
