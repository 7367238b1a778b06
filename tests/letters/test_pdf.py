"""The PDFs as files: the standards they claim, their bytes, and names that no font has."""

from __future__ import annotations

import io
import os

import pikepdf
import pypdf
import pytest
import typst
from pikepdf import Dictionary, Name
from tests.letters.made import SENT, bare, boxes, evaluation, made, raw_text, structure, told
from tests.letters.pdf_rules import broken, elements, names
from tests.program import in_pipe

from aanbesteding.deciding.decide import decided_lots
from aanbesteding.reporting.blocks import Blank, Column, Heading, Listing, Para, Table
from aanbesteding.reporting.fixed_date import UNKNOWN
from aanbesteding.reporting.letters.letter import letters
from aanbesteding.reporting.letters.pdf import PdfLetters
from aanbesteding.reporting.letters.templates import Templates
from aanbesteding.reporting.offline import CLOSED, offline
from aanbesteding.reporting.typst_text import MAIN, Content, pdf, pdf_of

LETTER = "brieven/opgroeien/kiezelkade.pdf"
A4_WIDTH, MARGIN = 595.3, 70.9  # points: 210 and 25 mm
HOSTILE = '#read("/etc/passwd") $x$ *b* _i_ `c` @ref <label> \\ // [x] = y {{ z }} &amp; </w:t>'


class TestStandards:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_every_document_keeps_the_rules(self, lang):
        documents = {**made("leiden", "pdf", lang), **made("toelating", "pdf", lang)}
        assert len(documents) > 17
        assert {path: broken(data) for path, data in documents.items() if broken(data)} == {}

    @pytest.mark.parametrize("tender", ["waarde", "gelijk"])
    def test_other_awards_too(self, tender):
        for data in made(tender, "pdf").values():
            assert broken(data) == []

    def test_the_structure_is_that_of_a_letter(self):
        with pikepdf.open(io.BytesIO(made("leiden", "pdf")[LETTER])) as opened:
            kinds = names(opened)
            assert kinds.count("/H1") == 1
            assert {"/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Table", "/TR", "/TH"} <= set(kinds)
            assert str(opened.Root.Lang) == "nl"
            assert "Kiezelkade" not in str(opened.docinfo["/Title"])  # the subject is the title

    def test_a_link_and_a_picture_of_a_house_keep_the_rules(self):
        """A link gets its words from typst; a picture without them is refused before."""
        picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
        source = b'#import "aanbesteding.typ": *\n#show: document-style\n= Kop\n'
        source += b'#link("https://example.org")[onze site] #image("logo.svg", alt: "het logo")\n'
        content = Content("t", "nl", {}, {"body": ()}, UNKNOWN, "body")
        data = pdf({MAIN: source, "logo.svg": picture}, MAIN, content)
        assert broken(data) == []
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert {"/Link", "/Figure"} <= set(names(opened))

    def test_the_foot_of_a_page_is_not_read_aloud(self, tmp_path):
        """Else each page would interrupt a sentence with the title and a number."""
        data = made("leiden", "pdf")[LETTER]
        assert "2 / 4" in raw_text(data)
        assert "2 / 4" not in structure(data, tmp_path)

    def test_pypdf_reads_the_same(self):
        reader = pypdf.PdfReader(io.BytesIO(made("leiden", "pdf")[LETTER]))
        text = bare("".join(page.extract_text() for page in reader.pages))
        assert bare("Eén directeur voor beide opdrachten, dus ik weet wie ik aanspreek.") in text

    def test_poppler_reads_the_decision_before_the_reasons(self, tmp_path):
        text = structure(made("leiden", "pdf")[LETTER], tmp_path)
        order = ["Mededeling van de gunningsbeslissing", "Geachte", "Scores per criterium"]
        order += ["Relatieve voordelen", "Motivering", "Opschortende termijn", "Hoogachtend"]
        places = [text.index(each) for each in order]
        assert places == sorted(places)


def changed(change) -> list[str]:
    """Return what is broken after a change to a good letter."""
    with pikepdf.open(io.BytesIO(made("leiden", "pdf")[LETTER])) as opened:
        change(opened)
        saved = io.BytesIO()
        opened.save(saved)
    return broken(saved.getvalue())


class TestTheRulesThemselves:
    """Each rule finds what it is for; else a file that breaks it would pass."""

    def test_an_untagged_file(self):
        source = b'#set document(title: "t")\n= t\nx'
        data = typst.compile(source, format="pdf", pdf_tags=False)
        found = {line.split(":")[0] for line in broken(data)}
        assert {"says_what_it_is", "is_tagged", "marks_everything_it_shows"} <= found

    @pytest.mark.parametrize(
        ("rule", "change"),
        [
            ("says_language_and_title", lambda p: p.Root.__delitem__("/Lang")),
            ("says_language_and_title", lambda p: p.Root.__delitem__("/ViewerPreferences")),
            ("has_colours_of_its_own", lambda p: p.Root.__delitem__("/OutputIntents")),
            ("is_tagged", lambda p: p.Root.__delitem__("/MarkInfo")),
            ("does_nothing", lambda p: p.Root.__setitem__("/OpenAction", Dictionary())),
            ("is_walked_in_its_order", lambda p: p.pages[0].obj.__delitem__("/Tabs")),
            ("holds_nothing_else", lambda p: p.attachments.__setitem__("a.txt", b"x")),
            ("holds_nothing_else", lambda p: p.Root.__setitem__("/OCProperties", Dictionary())),
            ("says_what_it_is", lambda p: p.docinfo.__setitem__("/Title", "iets anders")),
        ],
    )
    def test_a_part_that_is_gone(self, rule, change):
        assert [line for line in changed(change) if line.startswith(rule)]

    @pytest.mark.parametrize(
        ("rule", "was", "becomes"),
        [
            ("skips_no_heading", "/H2", "/H5"),
            ("has_true_tables", "/TH", "/TD"),
            ("has_true_lists", "/LBody", "/Span"),
            ("names_only_known_kinds", "/LBody", "/Huisletter"),
            ("says_what_is_seen_and_clicked", "/Table", "/Figure"),
        ],
    )
    def test_a_structure_that_is_not_right(self, rule, was, becomes):
        def change(opened):
            for kind, element in elements(opened):
                if kind == was:
                    element["/S"] = Name(becomes)

        assert [line for line in changed(change) if line.startswith(rule)]

    def test_a_link_without_words(self):
        def change(opened):
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
            opened.pages[0].obj["/Annots"] = pikepdf.Array([link])

        assert [line for line in changed(change) if line.startswith("says_what_is_seen")]

    def test_fonts_that_are_elsewhere(self):
        def change(opened):
            for found in opened.objects:
                if isinstance(found, Dictionary) and "/FontFile3" in found:
                    del found["/FontFile3"]

        assert [line for line in changed(change) if line.startswith("embeds_its_fonts")]

    def test_text_outside_the_structure(self):
        def change(opened):
            page = opened.pages[0]
            page.contents_add(opened.make_stream(b"0 0 10 10 re f"))

        found = [line for line in changed(change) if line.startswith("marks_everything")]
        assert found


class TestBytes:
    def test_another_run_elsewhere_gives_the_same_bytes(self, tmp_path):
        words = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden", "--sent", "2026-11-20")
        env = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1234567890"}
        done = in_pipe("report", *words, "--pdf", tmp_path / "uit", env=env)
        assert done.code == 0, done.err
        ours = made("leiden", "pdf")
        found = {
            p.relative_to(tmp_path / "uit").as_posix() for p in (tmp_path / "uit").rglob("*.pdf")
        }
        assert found == set(ours)
        assert all((tmp_path / "uit" / path).read_bytes() == data for path, data in ours.items())

    def test_the_day_in_the_file_is_the_day_of_sending_or_none_of_this_time(self):
        for sent, day in ((None, "19800101"), (..., "20261120")):
            documents = made("leiden", "pdf", "nl", None) if sent is None else made("leiden", "pdf")
            with pikepdf.open(io.BytesIO(documents[LETTER])) as opened:
                assert str(opened.docinfo["/CreationDate"]).startswith(f"D:{day}")


def iter_letters():
    of = evaluation("leiden")
    return letters(of, decided_lots(of, of.lots, shows_others=False), told(), "nl")


def read(data: bytes) -> str:
    return bare("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages))


class TestHostileText:
    def shown(self, *blocks):
        data = pdf_of((Heading("Titel", 1), *blocks), "Titel", "nl", UNKNOWN)
        assert broken(data) == []
        return read(data)

    def test_markup_stays_text_wherever_it_stands(self):
        table = Table((Column(HOSTILE), Column("n", right=True)), ((HOSTILE, "1"),))
        blocks = (Heading(HOSTILE, 2), Para(HOSTILE), Para(HOSTILE, bullet=True), table)
        shown = self.shown(*blocks, Para(Blank(HOSTILE)), Listing((HOSTILE,)))
        assert shown.count(bare(HOSTILE)) >= 7

    def test_a_character_that_no_font_has_is_shown_as_its_number(self):
        shown = self.shown(Para("漢 and 😀 and \ue000 and a\x1b[31m"), Para("é ł Ж Ω ≈"))
        for number in ("[U+6F22]", "[U+1F600]", "[U+E000]", "[U+241B]"):
            assert number in shown
        assert bare("éłЖΩ≈") in shown
        assert bare("staathieralszijnnummer") in shown

    def test_nothing_is_said_of_numbers_where_all_can_be_shown(self):
        assert "zijnnummer" not in self.shown(Para("gewone tekst"))

    def test_a_long_word_stays_on_the_paper(self):
        word = "x" * 400
        data = pdf_of((Heading("T", 1), Para(word)), "T", "nl", UNKNOWN)
        assert farthest(data) < A4_WIDTH - MARGIN + 1
        assert word in read(data)

    def test_long_words_stay_in_their_columns(self):
        words = ("aansprakelijkheidswaardevaststelling", "a_b." * 15, "x" * 60, "scores/" * 9)
        columns = tuple(Column(name) for name in "abcd")
        table = Table(columns, tuple((word, "TWEEDE", word, "VIERDE") for word in words))
        found = boxes(pdf_of((Heading("T", 1), table), "T", "nl", UNKNOWN))
        starts = sorted(left for left, _, said in found if said in "abcd")
        assert len(starts) == 4
        for left, right, said in (one for one in found if one[0] >= starts[0]):
            after = min((start for start in starts if start > left), default=A4_WIDTH - MARGIN + 1)
            assert right < after, f"{said} runs into the next column"

    def test_a_long_word_is_found_and_copied_as_one_word(self, tmp_path):
        """No sign stands in it that is not in the name; a reader aloud says a word, not letters."""
        word, file = "vrijwilligersorganisaties", "leiden-sterke-sociale-basis.yaml"
        for name, sought in ((LETTER, word), ("proces-verbaal.pdf", file)):
            data = made("leiden", "pdf")[name]
            assert sought in raw_text(data)
            assert "\u200b" not in raw_text(data)
        assert f'"{word}"' in structure(made("leiden", "pdf")[LETTER], tmp_path)

    def test_a_long_name_stays_on_the_paper_at_the_head_of_a_letter(self):
        name = "n" * 300
        letter = next(iter_letters())._replace(path="x")
        texts = {**letter.texts, "tenderer": name, "subject": name}
        data = PdfLetters(Templates(), "nl", SENT).document(letter._replace(texts=texts))
        assert broken(data) == []
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert str(opened.docinfo["/Title"]) == name
        assert farthest(data) < A4_WIDTH - MARGIN + 1

    def test_a_wide_table_is_cut_and_complete(self):
        columns = (
            Column("criterium"),
            *(Column(f"inschrijving-{i}", right=True) for i in range(40)),
        )
        rows = (("Prijs", *(f"{i},25" for i in range(40))),)
        shown = self.shown(Table(columns, rows))
        assert all(f"{i},25" in shown for i in range(40))


def farthest(data):
    """Return how far to the right anything is written, in points."""
    return max(right for _, right, _ in boxes(data))


class TestNoNetwork:
    def test_a_package_is_not_fetched_and_the_door_is_closed(self):
        source = b'#import "aanbesteding.typ": *\n#show: document-style\n'
        source += b'#import ("@pre" + "view/cetz:0.3.0")\n'
        content = Content("t", "nl", {}, {"body": ()}, UNKNOWN, "body")
        with pytest.raises(typst.TypstError) as error:
            pdf({MAIN: source}, MAIN, content)
        assert "Connection" in str(error.value)  # refused here, and not: a name was not found
        assert "resolve" not in str(error.value)

    def test_the_environment_is_as_it_was(self, monkeypatch):
        monkeypatch.setenv("HTTPS_PROXY", "http://huis:1")
        monkeypatch.delenv("https_proxy", raising=False)
        with offline():
            assert os.environ["HTTPS_PROXY"] == os.environ["https_proxy"] == CLOSED
        assert os.environ["HTTPS_PROXY"] == "http://huis:1"
        assert "https_proxy" not in os.environ
