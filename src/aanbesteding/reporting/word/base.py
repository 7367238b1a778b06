"""The Word document that everything starts from: fonts, margins, headings, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aanbesteding.texts import Lang

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT = "Arial"
LOCALE: dict[Lang, str] = {"nl": "nl-NL", "en": "en-GB"}
SIZES = {"Heading 1": 15, "Heading 2": 12, "Heading 3": 11, "Heading 4": 10.5, "Heading 5": 10.5}
DARK = "1F2A44"


def base(lang: Lang, footer: str) -> Document:
    """Return an empty document in a language; its footer has a text and the page number."""
    import docx
    from docx.shared import Cm, Pt

    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    normal = made.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _fonts(made, lang)
    for name, size in SIZES.items():
        _heading(made.styles[name], size)
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3"):
        made.styles[name].paragraph_format.space_after = Pt(3)
    _footer(made, footer)
    return made


def _fonts(made: Document, lang: Lang) -> None:
    """State one font and the language for all text, where a theme would choose."""
    from docx.oxml.ns import qn

    for element in (made.styles.element, made.styles["Normal"].element):
        for fonts in element.iter(qn("w:rFonts")):
            _one_font(fonts)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALE[lang])


def _one_font(fonts: Any) -> None:
    from docx.oxml.ns import qn

    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)


def _heading(style: ParagraphStyle, size: float) -> None:
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
    style.font.color.rgb = RGBColor.from_string(DARK)
    style.paragraph_format.space_before = Pt(14 if size > 11 else 9)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True


def _footer(made: Document, text: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt

    line = made.sections[0].footer.paragraphs[0]
    for stop in line.paragraph_format.tab_stops:
        stop.position = Cm(16)
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    made.styles["Footer"].font.size = Pt(8)
    line.add_run(text + "\t")
    for part in ("PAGE", " / ", "NUMPAGES"):
        run = line.add_run("" if part.isupper() else part)
        if part.isupper():
            _field(run._r, part)  # noqa: SLF001


def _field(run: Any, code: str) -> None:
    """Make a run show a number that Word keeps up to date."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    def mark(kind: str) -> None:
        sign = OxmlElement("w:fldChar")
        sign.set(qn("w:fldCharType"), kind)
        run.append(sign)

    mark("begin")
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    run.append(instruction)
    mark("separate")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    mark("end")
