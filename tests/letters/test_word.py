"""The Word documents as files: structure, bytes, hostile names, and LibreOffice that opens them."""

from __future__ import annotations

import io
import itertools
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from tests.letters.made import (
    SENT,
    by_libreoffice,
    made,
    missing,
    text_of_docx,
    text_of_pdf,
)
from tests.letters.word_rules import broken
from tests.program import in_pipe

from aanbesteding.reporting.blocks import Blank, Column, Heading, Listing, Para, Table
from aanbesteding.reporting.letters.default_word import word_template
from aanbesteding.reporting.letters.kinds import KINDS
from aanbesteding.reporting.letters.letter import Letter
from aanbesteding.reporting.letters.templates import Templates
from aanbesteding.reporting.letters.word import WordLetters

LETTER = "brieven/opgroeien/kiezelkade.docx"
MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
HOSTILE = (
    "<b>&amp;</w:t></w:r> {{ 7*7 }} {% if x %} {_{ y }_} {_% z %_} {# w #} _i_ "
    "\"=cmd|'/c calc'!A0\" \\ ]]> &#95; {{p notice }}"
)


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


class TestStructure:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_headings_are_headings_and_skip_no_level(self, lang):
        for path, data in made("leiden", "docx", lang).items():
            levels = [
                int(p.style.name.removeprefix("Heading "))
                for p in opened(data).paragraphs
                if p.style.name.startswith("Heading ")
            ]
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path
            assert len(levels) > 2, path
            steps = itertools.pairwise(levels)
            assert all(level <= above + 1 for above, level in steps), path

    def test_every_table_repeats_its_header_and_breaks_no_row(self):
        seen = 0
        for data in made("leiden", "docx").values():
            for table in opened(data).tables:
                first, *others = table.rows
                assert first._tr.trPr.find(qn("w:tblHeader")) is not None
                assert not [r for r in others if r._tr.trPr.find(qn("w:tblHeader")) is not None]
                assert all(r._tr.trPr.find(qn("w:cantSplit")) is not None for r in table.rows)
                assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
                seen += 1
        assert seen > 20

    @pytest.mark.parametrize(("lang", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
    def test_the_language_and_the_title_are_stated(self, lang, locale):
        for data in made("leiden", "docx", lang).values():
            document = opened(data)
            (stated,) = list(document.styles.element.iter(qn("w:lang")))
            assert stated.get(qn("w:val")) == locale
            assert document.core_properties.language == locale
            assert "Leiden" not in document.core_properties.author
            assert document.core_properties.title in document.sections[0].footer.paragraphs[0].text

    def test_a_blank_is_marked_and_nothing_else_is(self):
        document = opened(made("leiden", "docx")[LETTER])
        marked = [
            run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color
        ]
        assert len(marked) == 7  # sender, address, reference, remedy, authority, two to sign
        assert all(text.startswith("[in te vullen: ") for text in marked)


class TestBytes:
    def test_another_run_elsewhere_gives_the_same_bytes(self, tmp_path):
        words = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden", "--sent", "2026-11-20")
        env = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
        done = in_pipe("report", *words, "--docx", tmp_path / "uit", env=env)
        assert done.code == 0, done.err
        ours, uit = made("leiden", "docx"), tmp_path / "uit"
        assert {p.relative_to(uit).as_posix() for p in uit.rglob("*.docx")} == set(ours)
        assert all((uit / path).read_bytes() == data for path, data in ours.items())

    def test_no_clock_and_no_user_is_in_it(self):
        for data in made("leiden", "docx", "nl", None).values():
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}
            about = opened(data).core_properties
            assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
            assert about.created.year == about.modified.year == 1980
            assert about.revision == 1


def letter(*blocks, name: str = HOSTILE) -> Letter:
    """Return a letter whose every text is a name."""
    given = ("tender", "framework", "version", "subject", "opening", "lot", "lot_id", "bid")
    given += ("tenderer", "lead", "winner")
    texts = dict.fromkeys(given, name) | {"sent": ""}
    texts |= dict.fromkeys(("date", "first_day", "last_day", "contract_day"), name)
    parts = {"trial": (), "notice": (Heading(name, 2), *blocks), "standstill": ()}
    return Letter("losing", "", texts, parts)


class TestHostileText:
    def test_nothing_in_a_name_is_markup_or_a_field(self):
        table = Table((Column(HOSTILE), Column("n", right=True)), (("  " + HOSTILE, "1"),))
        blocks = (Para(HOSTILE), Para(Blank(HOSTILE), bullet=True), table, Listing((HOSTILE,)))
        data = WordLetters(Templates(), "nl", SENT).document(letter(*blocks))
        text = text_of_docx(data)
        # tenderer, lead, subject, opening; heading, paragraph, item, two cells, listing
        assert text.count(HOSTILE) == 10
        assert "49" not in text
        assert opened(data).core_properties.title == HOSTILE

    def test_a_number_keeps_its_sign_on_its_line(self):
        data = WordLetters(Templates(), "nl", SENT).document(letter(Para("73,4 % van € 2.000")))
        assert "73,4\xa0% van €\xa02.000" in text_of_docx(data)

    def test_what_steers_or_is_no_xml_becomes_visible(self):
        name = "a\x00b\x1b[31mc\u202ed\ufffee\tf\ng"
        data = WordLetters(Templates(), "nl", SENT).document(letter(name=name))
        assert "a␀b␛[31mc�d�e␉f g" in text_of_docx(data)

    def test_the_longest_name_that_a_file_may_hold(self):
        data = WordLetters(Templates(), "nl", SENT).document(letter(name="n" * 2000))
        assert text_of_docx(data).count("n" * 2000) == 5
        assert opened(data).core_properties.title == "n" * 254 + "…"

    def test_a_field_that_a_letter_does_not_have_is_no_empty_place(self):
        wrong = letter()._replace(texts={"subject": "s"})
        with pytest.raises(Exception, match="tenderer"):
            WordLetters(Templates(), "nl", SENT).document(wrong)


class TestLibreOffice:
    def test_it_prints_every_document_without_loss(self, tmp_path):
        documents = dict(made("leiden", "docx"))
        documents["vreemd"] = WordLetters(Templates(), "nl", SENT).document(letter(Para(HOSTILE)))
        printed = by_libreoffice(documents, tmp_path)
        assert set(printed) == set(documents)
        for path, data in documents.items():
            wanted = [line for line in text_of_docx(data).splitlines() if line.strip()]
            assert len(wanted) > 10
            found = text_of_pdf(printed[path])
            assert missing(wanted, found) == [], path


class TestWordsOwnRules:
    """Nobody here has Word; what it refuses or repairs is looked up in the files."""

    @pytest.mark.parametrize("tender", ["leiden", "toelating", "gelijk", "waarde"])
    def test_every_document_keeps_them(self, tender):
        documents = {**made(tender, "docx"), **made(tender, "docx", "en", None)}
        documents = {path: data for path, data in documents.items() if broken(data)}
        assert {path: broken(data) for path, data in documents.items()} == {}

    def test_so_do_strange_texts_and_the_templates(self):
        table = Table((Column(HOSTILE), Column("n", right=True)), (("  " + HOSTILE, "1"),))
        blocks = (table, table, Para(" x ", bullet=True), Listing((HOSTILE,)), table)
        assert broken(WordLetters(Templates(), "nl", SENT).document(letter(*blocks))) == []
        for kind in KINDS:
            assert broken(word_template(kind, "nl")) == []

    @pytest.mark.parametrize(
        ("rule", "part", "was", "becomes"),
        [
            ("every_part_has_a_type", TYPES, 'Extension="xml"', 'Extension="x"'),
            ("every_relation_leads_somewhere", RELS, "styles.xml", "stijlen.xml"),
            ("every_id_of_a_relation_is_known", MAIN, 'r:id="rId', 'r:id="rIdx'),
            ("elements_stand_in_their_order", MAIN, "<w:tblLook ", "<w:tblW/><w:tblLook "),
            ("elements_stand_in_their_order", MAIN, "<w:pBdr>", "<w:jc/><w:pBdr>"),
            ("cells_and_tables_are_followed_by_a_paragraph", MAIN, "</w:tc>", "<w:tbl/></w:tc>"),
            ("rows_have_as_many_cells_as_the_grid", MAIN, "<w:tblGrid>", "<w:tblGrid><w:gridCol/>"),
            ("ids_are_unique", MAIN, "<w:body>", "<w:body>" + '<w:bookmarkStart w:id="1"/>' * 2),
            ("styles_and_lists_are_there", MAIN, '"Heading2"', '"Kop2"'),
            (
                "spaces_at_an_end_are_kept",
                MAIN,
                "<w:body>",
                "<w:body><w:p><w:r><w:t> x</w:t></w:r></w:p>",
            ),
            ("properties_come_first", MAIN, "<w:pPr>", "<w:r/><w:pPr>"),
        ],
    )
    def test_each_rule_finds_what_it_is_for(self, rule, part, was, becomes):
        old, new = made("leiden", "docx")[LETTER], io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(old)) as read, zipfile.ZipFile(new, "w") as write:
            for name in read.namelist():
                text = read.read(name)
                if name == part:
                    assert was.encode() in text
                    text = text.replace(was.encode(), becomes.encode(), 1)
                write.writestr(name, text)
        assert rule in {said.split(":")[0] for said in broken(new.getvalue())}
