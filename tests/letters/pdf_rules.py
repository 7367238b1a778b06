"""What PDF/UA-1 and PDF/A-2a ask of a file, looked up in the file itself with qpdf.

No validator of these standards can be installed from the package index, so the rules are written
here, from the requirements and not from what typst does. They are not all there are: no rule here
judges colours or the meaning of a text.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Pdf

Rule = Callable[[Pdf], Iterator[str]]
HEADINGS = {f"/H{level}" for level in range(1, 7)}


def broken(data: bytes) -> list[str]:
    """Return every rule that a file breaks, in words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [f"{rule.__name__}: {said}" for rule in RULES for said in rule(pdf)]


def is_whole(pdf: Pdf) -> Iterator[str]:
    yield from pdf.check_pdf_syntax()
    if pdf.is_encrypted:
        yield "it is encrypted"


def says_what_it_is(pdf: Pdf) -> Iterator[str]:
    with pdf.open_metadata() as meta:
        wanted = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
        for key, value in wanted.items():
            if str(meta.get(key)) != value:
                yield f"{key} is {meta.get(key)}"
        if not meta.get("dc:title") or meta.get("dc:title") != str(pdf.docinfo.get("/Title")):
            yield "the title in the metadata is not the title of the document"


def says_language_and_title(pdf: Pdf) -> Iterator[str]:
    if str(pdf.Root.get("/Lang", ""))[:2] not in ("nl", "en"):
        yield "no language"
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "a window would show the name of the file and not the title"


def has_colours_of_its_own(pdf: Pdf) -> Iterator[str]:
    intents = pdf.Root.get("/OutputIntents", [])
    if not any(one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents):
        yield "no output intent with a colour profile"


def does_nothing(pdf: Pdf) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            yield f"the document has {key}"
    if "/JavaScript" in pdf.Root.get("/Names", Dictionary()):
        yield "it holds a script"
    for found in pdf.objects:
        if isinstance(found, Dictionary) and str(found.get("/S")) in ("/Launch", "/JavaScript"):
            yield f"it has an action {found['/S']}"


def embeds_its_fonts(pdf: Pdf) -> Iterator[str]:
    fonts = [f for f in pdf.objects if isinstance(f, Dictionary) and f.get("/Type") == "/Font"]
    if not fonts:
        yield "no fonts at all"
    for font in fonts:
        name = font.get("/BaseFont")
        if "/DescendantFonts" in font:
            if "/ToUnicode" not in font:
                yield f"{name} does not say which characters it shows"
            continue
        descriptor = font.get("/FontDescriptor", Dictionary())
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{name} is not embedded"


def is_tagged(pdf: Pdf) -> Iterator[str]:
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "it does not say that it is tagged"
    if "/StructTreeRoot" not in pdf.Root:
        yield "it has no structure"


def marks_everything_it_shows(pdf: Pdf) -> Iterator[str]:
    """What is drawn has a number in the structure, or is an artifact such as a page number."""
    numbers = in_structure(pdf)
    for index, page in enumerate(pdf.pages, start=1):
        if "/StructParents" not in page.obj:
            yield f"page {index} is not in the structure"
        marks: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            word = str(operator)
            if word in ("BDC", "BMC"):
                named = operands[1] if word == "BDC" else {}
                number = named.get("/MCID") if isinstance(named, Dictionary) else None
                known = number is not None and (page.obj.objgen, int(number)) in numbers
                marks.append(known or str(operands[0]) == "/Artifact")
            elif word == "EMC":
                marks.pop()
            elif word in PAINTING and not any(marks):
                yield f"page {index} shows something ({word}) outside its structure"
                break


PAINTING = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}


def in_structure(pdf: Pdf) -> set[tuple[tuple[int, int], int]]:
    """Return the pages and numbers of all marked content that the structure refers to."""
    found = set()
    for _, element in elements(pdf):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.add((element["/Pg"].objgen, kid))
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                page = kid.get("/Pg", element.get("/Pg"))
                found.add((page.objgen, int(kid["/MCID"])))
    return found


def skips_no_heading(pdf: Pdf) -> Iterator[str]:
    levels = [int(kind[2:]) for kind, _ in elements(pdf) if kind in HEADINGS]
    if not levels or levels[0] != 1:
        yield "it does not begin with a heading of the first level"
    for above, level in itertools.pairwise(levels):
        if level > above + 1:
            yield f"a heading of level {level} stands under one of level {above}"


def has_true_tables(pdf: Pdf) -> Iterator[str]:
    for kind, element in elements(pdf):
        if kind != "/Table":
            continue
        rows = [e for k, e in below(element) if k == "/TR"]
        cells = [[k for k, _ in below(row) if k in ("/TH", "/TD")] for row in rows]
        if not cells or set(cells[0]) != {"/TH"}:
            yield "a table has no row of headers"
        if len({len(row) for row in cells}) > 1:
            yield "the rows of a table are not equally long"
        for k, header in below(element):
            if k == "/TH" and "/Scope" not in attributes(header):
                yield "a header does not say of what"


def has_true_lists(pdf: Pdf) -> Iterator[str]:
    for kind, element in elements(pdf):
        inside = [str(child.get("/S")) for child in children(element)]
        if kind == "/L" and set(inside) != {"/LI"}:
            yield f"a list holds {inside}"
        if kind == "/LI" and "/LBody" not in inside:
            yield "an item of a list has no body"


def names_only_known_kinds(pdf: Pdf) -> Iterator[str]:
    """A kind that is not of PDF 1.7 itself says which of those it stands for (7.1, rule 5)."""
    mapped = {str(key) for key in pdf.Root.get("/StructTreeRoot", {}).get("/RoleMap", {})}
    yield from sorted({kind for kind, _ in elements(pdf)} - STANDARD - mapped)
    yield from sorted(mapped & STANDARD)


STANDARD = {
    f"/{name}"
    for name in [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "RB",
        "RT",
        "RP",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
}


def says_what_is_seen_and_clicked(pdf: Pdf) -> Iterator[str]:
    """Pictures and formulas have words instead; so have links, and each is in the structure."""
    for kind, element in elements(pdf):
        if kind in ("/Figure", "/Formula") and not {"/Alt", "/ActualText"} & set(element.keys()):
            yield f"{kind} has no text instead of it"
    for index, page in enumerate(pdf.pages, start=1):
        for link in page.obj.get("/Annots", []):
            if not link.get("/Contents") or "/StructParent" not in link:
                yield f"page {index} has a link without words, or outside the structure"


def is_walked_in_its_order(pdf: Pdf) -> Iterator[str]:
    for index, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {index} is not walked through in the order of its structure"


def holds_nothing_else(pdf: Pdf) -> Iterator[str]:
    """PDF/A-2 takes no files inside, no layers that hide text, and no LZW."""
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield "it holds a file"
    if "/OCProperties" in pdf.Root:
        yield "it has layers"
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and "/LZWDecode" in str(found.get("/Filter", "")):
            yield "it is packed by LZW"


def elements(pdf: Pdf) -> Iterator[tuple[str, Dictionary]]:
    """Yield all structure elements in the order in which they are read."""
    if "/StructTreeRoot" in pdf.Root:
        yield from below(pdf.Root.StructTreeRoot)


def below(element: Dictionary) -> Iterator[tuple[str, Dictionary]]:
    for child in children(element):
        yield str(child.get("/S")), child
        yield from below(child)


def children(element: Dictionary) -> Iterator[Dictionary]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def attributes(element: Dictionary) -> set[str]:
    found = element.get("/A", [])
    listed = found if isinstance(found, pikepdf.Array) else [found]
    return {key for one in listed if isinstance(one, Dictionary) for key in one}


def names(pdf: Pdf) -> list[str]:
    """Return the kinds of all structure elements."""
    return [kind for kind, _ in elements(pdf)]


RULES: tuple[Rule, ...] = (
    is_whole,
    says_what_it_is,
    says_language_and_title,
    has_colours_of_its_own,
    does_nothing,
    embeds_its_fonts,
    is_tagged,
    marks_everything_it_shows,
    skips_no_heading,
    has_true_tables,
    has_true_lists,
    names_only_known_kinds,
    says_what_is_seen_and_clicked,
    is_walked_in_its_order,
    holds_nothing_else,
)
