"""The project's own Word templates, made of the same words as those for PDF."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aanbesteding.reporting.fixed_date import UNKNOWN
from aanbesteding.reporting.letters import words
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.reporting.word.base import LOCALE, base
from aanbesteding.reporting.word.pack import packed
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


@cache
def word_template(kind: Kind, lang: Lang) -> bytes:
    """Return the template of a kind of document in a language."""
    made = base(lang, "{{ subject }}")
    (_record if kind == "record" else _letter)(made, lang)
    title = words.TEMPLATES[kind].say(lang)
    return packed(made, title, LOCALE[lang], UNKNOWN)


def _record(made: Document, lang: Lang) -> None:
    made.add_heading("{{ subject }}", 1)
    made.add_paragraph("{{p trial }}")
    made.add_paragraph("{{p record }}")


def _letter(made: Document, lang: Lang) -> None:
    from docx.shared import Pt

    _blank(made.add_paragraph(), words.BLANK_SENDER, lang).paragraph_format.space_after = Pt(30)
    to = made.add_paragraph("{{ tenderer }}")
    to.paragraph_format.space_after = Pt(0)
    to.add_run("{% if lead %}").add_break()
    to.add_run(words.LEAD.say(lang, name="{{ lead }}"))
    to.add_run("{% endif %}")
    _blank(made.add_paragraph(), words.BLANK_ADDRESS, lang).paragraph_format.space_after = Pt(30)
    date = _line(made, words.DATE, lang)
    date.add_run("{% if sent %}{{ date }}{% else %}")
    _blank(date, words.BLANK_DATE, lang).add_run("{% endif %}")
    _blank(_line(made, words.REFERENCE, lang), words.BLANK_REFERENCE, lang)
    about = _line(made, words.ABOUT, lang)
    about.add_run("{{ subject }}")
    about.paragraph_format.space_after = Pt(18)
    made.add_heading(words.TITLE.say(lang), 1)
    made.add_paragraph("{{p trial }}")
    made.add_paragraph(words.SALUTATION.say(lang))
    made.add_paragraph("{{ opening }}")
    made.add_paragraph("{{p notice }}")
    made.add_paragraph("{{p standstill }}")
    closing = made.add_paragraph(words.CLOSING.say(lang))
    closing.paragraph_format.space_before = Pt(18)
    for text in (words.BLANK_AUTHORITY, words.BLANK_SIGNATURE, words.BLANK_SIGNATORY):
        line = _blank(made.add_paragraph(), text, lang)
        line.paragraph_format.space_after = Pt(12)
        line.paragraph_format.keep_with_next = text is not words.BLANK_SIGNATORY
    closing.paragraph_format.keep_with_next = True


def _line(made: Document, text: Text, lang: Lang) -> Paragraph:
    """Add a line of the head of a letter: what it is, and behind a tab what follows."""
    from docx.shared import Cm, Pt

    line = made.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(3))
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(3), Cm(-3)
    line.paragraph_format.space_after = Pt(0)
    line.add_run(text.say(lang) + "\t").bold = True
    return line


def _blank(line: Paragraph, text: Text, lang: Lang) -> Paragraph:
    from docx.enum.text import WD_COLOR_INDEX

    line.add_run(text.say(lang)).font.highlight_color = WD_COLOR_INDEX.YELLOW
    return line
