"""A buyer's own templates: what they can do, and every way in which they can be wrong."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import docx
import pytest
from tests.letters.made import (
    SENT,
    bare,
    evaluation,
    missing,
    saved_by_libreoffice,
    text_of_docx,
    text_of_pdf,
    told,
)
from tests.letters.test_word import letter

from aanbesteding.cli.new_templates import template_files
from aanbesteding.cli.telling import MAX_FILES, read_templates
from aanbesteding.faults import Faults
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.letters.default_word import word_template
from aanbesteding.reporting.letters.documents import documents
from aanbesteding.reporting.letters.fields import FIELDS, fields_of
from aanbesteding.reporting.letters.kinds import KINDS
from aanbesteding.reporting.letters.letter import letters
from aanbesteding.reporting.letters.pdf import PdfLetters
from aanbesteding.reporting.letters.record import record
from aanbesteding.reporting.letters.templates import Templates
from aanbesteding.reporting.letters.word import WordLetters
from aanbesteding.reporting.word import opened

LETTER = "brieven/opgroeien/kiezelkade"


def edited(kind: str, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """Return a template of the project with pieces of its markup replaced."""
    made = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(word_template(kind, "nl")))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for was, becomes in changes if name == part else ():
                assert was.encode() in text, was
                text = text.replace(was.encode(), becomes.encode())
            new.writestr(name, text)
    return made.getvalue()


def wrong_word(data: bytes, kind: str = "losing") -> list[tuple[str, str]]:
    """Return the codes and words of the faults of a Word template, in English."""
    with pytest.raises(Faults) as error:
        documents_with({f"{kind}.docx": data}, WordLetters, ".docx")
    assert all(fault.place.path == f"eigen{os.sep}{kind}.docx" for fault in error.value.faults)
    assert all(fault.what("nl") and fault.cure("nl") for fault in error.value.faults)
    return [(f.code.code, f.what("en") + ": " + f.cure("en")) for f in error.value.faults]


def wrong_typst(text: str, kind: str = "losing", **files: bytes):
    """Return the faults of a template for PDF."""
    given = {f"{kind}.typ": text.encode(), **files}
    with pytest.raises(Faults) as error:
        documents_with(given, PdfLetters, ".pdf")
    return error.value.faults


def documents_with(templates: dict[str, bytes], maker, ending: str):
    of = evaluation("leiden")
    return documents(Material(of, of.lots[:1], told(templates=templates)), "nl", maker, ending)


def typ(kind: str = "losing") -> str:
    return template_files("nl")[f"{kind}.typ"].decode()


class TestTable:
    def test_every_kind_has_just_the_fields_of_the_table(self):
        of = evaluation("leiden")
        from aanbesteding.deciding.decide import decided_lots

        decided = decided_lots(of, of.lots, shows_others=False)
        made = [*letters(of, decided, told(), "nl"), record(of, decided, told(), "nl")]
        assert {one.kind for one in made} == set(KINDS)
        for one in made:
            fields = fields_of(one.kind)
            texts = {f.name for f in fields if not f.part}
            assert {*one.texts, "lang"} == texts
            assert set(one.parts) == {f.name for f in fields if f.part}

    def test_every_field_is_explained_in_two_languages(self):
        assert len({field.name for field in FIELDS}) == len(FIELDS)
        assert all(field.text.nl and field.text.en for field in FIELDS)


class TestOwnTemplates:
    @pytest.mark.parametrize(
        ("maker", "ending", "read"),
        [(WordLetters, ".docx", text_of_docx), (PdfLetters, ".pdf", text_of_pdf)],
    )
    def test_those_of_the_project_give_what_it_makes_itself(self, maker, ending, read):
        given = {
            k: d for k, d in template_files("nl").items() if maker is PdfLetters or ".docx" in k
        }
        of = evaluation("leiden")
        own = documents(Material(of, of.lots[:1], told(templates=given)), "nl", maker, ending)
        assert own == documents(Material(of, of.lots[:1], told()), "nl", maker, ending)

    def test_a_house_style_in_word(self):
        change = (
            "Geachte heer of mevrouw,",
            "Beste {{ tenderer }}, over {{ lot }}{% if sent %}:{% endif %}",
        )
        made = documents_with({"losing.docx": edited("losing", change)}, WordLetters, ".docx")
        text = text_of_docx(made[LETTER + ".docx"])
        assert "Beste Combinatie Kiezelkade, over Opgroeien:" in text
        assert "Geachte" in text_of_docx(made["brieven/opgroeien/vliegerloods.docx"])

    def test_templates_that_another_program_saved(self, tmp_path):
        """It splits, marks and styles what it reads in its own way; the letters say the same."""
        own = {k: d for k, d in template_files("nl").items() if k.endswith(".docx")}
        saved = saved_by_libreoffice(own, tmp_path)
        assert all(saved[name] != own[name] for name in own)
        of = evaluation("leiden")
        plain = documents(Material(of, of.lots[:1], told()), "nl", WordLetters, ".docx")
        for path, data in documents_with(saved, WordLetters, ".docx").items():
            assert bare(text_of_docx(data)) == bare(text_of_docx(plain[path])), path

    def test_a_field_in_pieces_and_with_curled_quotes(self):
        """As Word leaves it behind when someone goes back to correct a word."""
        pieces = '{{ ten</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1">'
        pieces += "<w:t>derer }}{% if lang == “nl” %}!{% endif %}"
        data = edited("losing", ("Geachte heer of mevrouw,", f"Beste {pieces}"))
        made = documents_with({"losing.docx": data}, WordLetters, ".docx")
        assert "Beste Combinatie Kiezelkade!" in text_of_docx(made[LETTER + ".docx"])

    def test_a_house_style_in_pdf_with_a_file_of_its_own(self):
        house = b"#let groet(naam) = [Beste #naam,]\n"
        text = typ().replace("Geachte heer of mevrouw,", "#groet(fields.tenderer)")
        text = text.replace(
            '#import "aanbesteding.typ": *',
            '#import "aanbesteding.typ": *\n#import "stijl/huis.typ": groet',
        )
        made = documents_with(
            {"losing.typ": text.encode(), "stijl/huis.typ": house}, PdfLetters, ".pdf"
        )
        assert missing(["Beste Combinatie Kiezelkade,"], text_of_pdf(made[LETTER + ".pdf"])) == []


class TestWrongWord:
    def test_every_unknown_field_with_its_paragraph(self):
        data = edited("losing", ("{{ tenderer }}", "{{ tenderr }} {{ prijs }}"))
        (one, other) = wrong_word(data)
        assert one[0] == other[0] == "AB983"
        said = " ".join(sorted((one[1], other[1])))
        assert "“prijs”" in said
        assert "“tenderr”, which there is not; did you mean “tenderer”? (paragraph 2)" in said

    def test_an_unknown_field_in_the_foot_of_the_page(self):
        data = edited("losing", ("{{ subject }}", "{{ onderwerp }}"), part="word/footer1.xml")
        assert [code for code, _ in wrong_word(data)] == ["AB983"]

    @pytest.mark.parametrize(
        ("inside", "words"),
        [
            ("{{ tenderer", "expected token"),
            ("{% if sent %}", "endif"),
            ("{% include 'brief.docx' %}", "{% include %}"),
            ("{{ tenderer | safe }}", "No filter"),
            ("{{ tenderer | replace('a', 'b') }}", "No filter"),
        ],
    )
    def test_what_a_template_cannot_do(self, inside, words):
        ((code, said),) = wrong_word(edited("losing", ("Geachte heer of mevrouw,", inside)))
        assert code == ("AB985" if "include" in inside else "AB986")
        assert words in said

    @pytest.mark.parametrize(
        ("inside", "words"),
        [
            ("{{ tenderer.__class__ }}", "."),
            ("{{ tenderer['x'] }}", "[ ]"),
            ("{{ tenderer * 10 }}", "*"),
            ("{{ tenderer ~ tenderer }}", "~"),
            ("{{ 1 // 0 }}", "//"),
            ("{% set x = tenderer %}", "set"),
            ("{% for a in tenderer %}x{% endfor %}", "for"),
            ("{% macro a() %}x{% endmacro %}", "macro"),
            ("{% autoescape false %}x{% endautoescape %}", "autoescape"),
        ],
    )
    def test_a_template_shows_and_chooses_and_does_nothing_else(self, inside, words):
        """So it cannot go on for ever, nor grow: no loop, no sum, nothing to keep."""
        found = wrong_word(edited("losing", ("Geachte heer of mevrouw,", inside)))
        assert "AB991" in [code for code, _ in found]
        assert f"“{words}”" in found[0][1]
        assert "{{ name }} and choose with {% if name %}" in found[0][1]

    def test_a_name_from_python_is_an_unknown_field(self):
        data = edited("losing", ("Geachte heer of mevrouw,", "{{ range(9) }}"))
        found = wrong_word(data)
        assert [code for code, _ in found] == ["AB983", "AB991"]
        assert "“range”" in found[0][1]

    @pytest.mark.parametrize(
        "condition", ["1 == 2", "sent == 'nooit'", "not lang", "sent", "not sent", "lot == 'x'"]
    )
    def test_a_part_that_is_named_and_not_shown(self, condition):
        """Never; only with, or without, a day of sending; only when it is tried."""
        end = "{% endif %}"
        hidden = f"{{% if {condition} %}}</w:t></w:r></w:p><w:p><w:r><w:t>{{{{p notice }}}}"
        hidden += f"</w:t></w:r></w:p><w:p><w:r><w:t>{end}"
        ((code, said), *_) = wrong_word(edited("losing", ("{{p notice }}", hidden)))
        assert code == "AB984"
        assert "“notice”" in said

    def test_a_part_that_is_left_out(self):
        ((code, said),) = wrong_word(edited("losing", ("{{p notice }}", "")))
        assert code == "AB984"
        assert "“notice”" in said
        assert "{{p notice }}" in said

    def test_a_part_within_a_line(self):
        ((code, said),) = wrong_word(edited("losing", ("{{p notice }}", "Zie: {{ notice }}")))
        assert code == "AB989"
        assert "{{p " in said

    def test_a_style_that_is_gone(self):
        data = edited(
            "losing", ('w:val="List Bullet 2"', 'w:val="Opsomming"'), part="word/styles.xml"
        )
        assert wrong_word(data)[0][0] == "AB987"

    def test_no_word_at_all(self):
        for data in (b"", b"%PDF-1.7", b"PK\x03\x04 kapot", word_template("losing", "nl")[:9000]):
            ((code, _),) = wrong_word(data)
            assert code == "AB982"

    def test_xml_that_is_not_right(self):
        ((code, _),) = wrong_word(edited("losing", ("</w:body>", "</w:bod>")))
        assert code == "AB986"

    @pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
    def test_a_part_that_is_another_thing(self, part):
        old = zipfile.ZipFile(io.BytesIO(word_template("losing", "nl")))
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                new.writestr(name, b"<a/>" if name == part else old.read(name))
        ((code, _),) = wrong_word(made.getvalue())
        assert code == "AB986"

    def test_data_stays_text_whatever_a_template_says_of_it(self):
        data = edited("losing", ("Geachte heer of mevrouw,", "{{ tenderer | default('x') }}"))
        given = letter(name="<w:b/> & {{ 7*7 }} _{")
        made = WordLetters(Templates("eigen", {"losing.docx": data}), "nl", SENT).document(given)
        assert text_of_docx(made).splitlines().count("<w:b/> & {{ 7*7 }} _{") >= 4

    def test_macros_are_refused_under_any_name(self):
        types = ("document.main+xml", "document.macroEnabled.main+xml")
        changed = (types[0].replace("document.main", "document.main"), types[1])
        data = edited("losing", changed, part="[Content_Types].xml")
        assert "macros" in wrong_word(data)[0][1]
        with_code = io.BytesIO(word_template("losing", "nl"))
        with zipfile.ZipFile(with_code, "a") as archive:
            archive.writestr("word/vbaProject.bin", b"code")
        assert "macros" in wrong_word(with_code.getvalue())[0][1]

    def test_a_template_that_fetches_something_when_it_is_opened(self):
        link = '<Relationship Id="r99" Type="http://x/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/></Relationships>'
        data = edited("losing", ("</Relationships>", link), part="word/_rels/document.xml.rels")
        assert "elsewhere" in wrong_word(data)[0][1]

    def test_a_link_to_click_on_is_no_fetching(self):
        link = '<Relationship Id="r99" Type="http://x/relationships/hyperlink" Target="http://x/" TargetMode="External"/></Relationships>'
        data = edited("losing", ("</Relationships>", link), part="word/_rels/document.xml.rels")
        assert opened.checked(data) == data

    def test_entities_are_refused_before_anything_reads_them(self):
        data = edited("losing", ("<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"))
        assert "DTD" in wrong_word(data)[0][1]

    def test_a_zip_bomb_is_not_unpacked(self):
        bomb = io.BytesIO(word_template("losing", "nl"))
        with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/media/groot.bin", b"\0" * (opened.MAX_BYTES + 1))
        assert len(bomb.getvalue()) < 100_000
        assert "20000000 bytes" in wrong_word(bomb.getvalue())[0][1]

    def test_a_zip_bomb_that_lies_about_its_size(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"\0" * 50_000_000)
        data = bytearray(bomb.getvalue())
        at = data.rindex(b"PK\x01\x02") + 24
        data[at : at + 4] = struct.pack("<I", 10)  # the size that the directory states
        assert wrong_word(bytes(data))[0][0] == "AB982"

    def test_more_parts_than_a_document_has(self):
        many = io.BytesIO(word_template("losing", "nl"))
        with zipfile.ZipFile(many, "a") as archive:
            for number in range(opened.MAX_PARTS):
                archive.writestr(f"word/{number}.xml", b"<a/>")
        assert "500 parts" in wrong_word(many.getvalue())[0][1]


class TestWrongTypst:
    def test_an_unknown_field_with_line_and_column(self):
        text = typ().replace("#fields.tenderer", "#fields.tenderr")
        (fault,) = wrong_typst(text)
        line = text.splitlines().index("#fields.tenderr \\") + 1
        assert fault.code.code == "AB983"
        assert (fault.place.path, fault.place.line) == (f"eigen{os.sep}losing.typ", line)
        assert fault.place.column == len("#fields.") + 1
        assert fault.place.source == "#fields.tenderr \\"
        assert "tenderer" in fault.what("en")

    def test_a_template_that_is_not_used_is_tried_too(self):
        of = evaluation("gelijk")  # no lot is decided: no letters at all
        given = {"losing.typ": typ().replace("#fields.tenderer", "#fields.x").encode()}
        material = Material(of, of.lots, told(templates=given))
        with pytest.raises(Faults, match="AB983"):
            documents(material, "nl", PdfLetters, ".pdf")

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ('#read("/etc/passwd")', "AB985"),
            ('#read("../../x")', "AB985"),
            ('#include "../x.typ"', "AB985"),
            ('#image("logo.png")', "AB985"),
            ('#import "@preview/cetz:0.3.0": canvas', "AB985"),
            ('#import ("@" + "local/x:0.3.0")', "AB985"),
            ('#eval("read(\\"/etc/passwd\\")")', "AB985"),
            ("#let x = (", "AB986"),
            ("===== een kop zonder kop erboven", "AB986"),
            ('#panic("nee")', "AB986"),
        ],
    )
    def test_what_a_template_cannot_do(self, line, code):
        text = typ().replace("#fields.opening", line)
        fault = wrong_typst(text)[0]
        assert fault.code.code == code
        if "kop" not in line:  # that is found when it is printed, at what it stands beside
            assert fault.place.line == text.splitlines().index(line) + 1
        assert "/tmp" not in fault.what("nl")

    def test_a_font_that_is_not_there_is_not_replaced_by_another(self):
        text = typ().replace(
            "#show: document-style", '#show: document-style\n#set text(font: "Huisletter")'
        )
        (fault,) = wrong_typst(text)
        assert fault.code.code == "AB986"
        assert "huisletter" in fault.what("nl")
        assert fault.place.line == text.splitlines().index('#set text(font: "Huisletter")') + 1

    def test_a_part_that_is_left_out_or_only_mentioned(self):
        for instead in ("", "// #show-blocks(fields.notice)"):
            (fault,) = wrong_typst(typ().replace("#show-blocks(fields.notice)", instead))
            assert fault.code.code == "AB984"
            assert "#show-blocks(fields.notice)" in fault.cure("en")

    @pytest.mark.parametrize("condition", ["1 == 2", 'fields.sent == ""', 'fields.sent != ""'])
    def test_a_part_that_is_shown_sometimes(self, condition):
        text = typ().replace(
            "#show-blocks(fields.standstill)",
            f"#if {condition} {{ show-blocks(fields.standstill) }}",
        )
        (fault,) = wrong_typst(text)
        assert fault.code.code == "AB984"
        assert "fields.standstill" in fault.cure("nl")

    def test_one_that_goes_on_and_on_is_not_waited_for(self, monkeypatch):
        """Nine million rounds take seconds; it ends by itself, for the tests that come after."""
        monkeypatch.setattr("aanbesteding.reporting.letters.sample.MAX_SECONDS", 0.1)
        loops = "#for i in range(3000) { for j in range(3000) {} }"
        (fault,) = wrong_typst(typ().replace("#fields.opening", loops))
        assert fault.code.code == "AB986"
        assert "not ready after 0.1 seconds" in fault.what("en")

    def test_a_fault_in_a_file_beside_it_is_told_there(self):
        text = typ().replace("#fields.opening", '#include "deel.typ"')
        (fault,) = wrong_typst(text, **{"deel.typ": b"een\n#let y = ("})
        assert (fault.place.path, fault.place.line) == (f"eigen{os.sep}deel.typ", 2)

    def test_the_file_of_the_program_stays_as_it_is(self):
        (fault,) = wrong_typst(typ(), **{"aanbesteding.typ": b"#let fields = 1"})
        assert fault.code.code == "AB988"

    def test_bytes_that_are_no_text(self):
        with pytest.raises(Faults, match="AB986"):
            documents_with({"losing.typ": b"\xff\xfe\x00"}, PdfLetters, ".pdf")


class TestFolder:
    def folder(self, tmp_path: Path) -> Path:
        for name, data in template_files("nl").items():
            (tmp_path / name).write_bytes(data)
        return tmp_path

    def wrong(self, folder: Path) -> str:
        with pytest.raises(Faults) as error:
            read_templates(folder).refuse_others((".docx",))
        (fault,) = error.value.faults
        return f"{fault.code.code} {fault.what('en')} {fault.cure('en')}"

    def test_links_are_not_followed(self, tmp_path):
        folder = self.folder(tmp_path)
        os.symlink("/etc/passwd", folder / "voet.txt")
        assert "voet.txt” is a link" in self.wrong(folder)

    def test_a_folder_that_is_a_link(self, tmp_path):
        folder = self.folder(tmp_path)
        os.symlink("/etc", folder / "stijl")
        assert "stijl” is a link" in self.wrong(folder)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path):
        folder = self.folder(tmp_path)
        os.mkfifo(folder / "pijp")
        assert "no regular file" in self.wrong(folder)

    def test_no_folder_and_an_empty_one(self, tmp_path):
        assert "it is no folder" in self.wrong(tmp_path / "weg")
        assert "AB980" in self.wrong(tmp_path)

    def test_too_many_files(self, tmp_path):
        folder = self.folder(tmp_path)
        for number in range(MAX_FILES):
            (folder / f"{number}.txt").write_bytes(b"")
        assert "more than 200 files" in self.wrong(folder)

    def test_too_many_bytes(self, tmp_path, monkeypatch):
        monkeypatch.setattr("aanbesteding.cli.telling.MAX_BYTES", 100_000)
        assert "more than 100000 bytes" in self.wrong(self.folder(tmp_path))

    def test_a_folder_that_cannot_be_read(self, tmp_path, monkeypatch):
        folder = self.folder(tmp_path)

        def refuse(path):
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert "no permission" in self.wrong(folder)

    def test_a_misspelt_name_is_not_passed_over(self, tmp_path):
        folder = self.folder(tmp_path)
        (folder / "losing.docx").rename(folder / "loosing.docx")
        assert "did you mean “losing.docx”" in self.wrong(folder)
        (folder / "loosing.docx").rename(folder / "losing.docm")
        assert "AB981" in self.wrong(folder)

    def test_hidden_files_are_not_read(self, tmp_path):
        folder = self.folder(tmp_path)
        (folder / ".~lock.losing.docx#").write_bytes(b"")
        assert set(read_templates(folder).files) == set(template_files("nl"))

    def test_what_is_missing_is_named(self):
        some = Templates("eigen", {"losing.docx": b""})
        assert some.lacking((".docx",)) == ["winner.docx", "excluded.docx", "record.docx"]
        assert Templates().lacking((".docx",)) == []


class TestWrittenTemplates:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_they_open_in_word_and_hold_every_needed_part(self, lang):
        for kind in KINDS:
            document = docx.Document(io.BytesIO(template_files(lang)[f"{kind}.docx"]))
            text = "\n".join(p.text for p in document.paragraphs)
            for field in fields_of(kind):
                if field.needed:
                    assert f"{{{{p {field.name} }}}}" in text

    def test_a_template_says_the_same_in_both_formats(self):
        plain = bare(text_of_docx(word_template("losing", "nl")))
        for words in ("Geachte heer of mevrouw,", "Hoogachtend,", "[in te vullen: kenmerk]"):
            assert bare(words) in plain
            assert words.replace("[", "\\[").replace("]", "\\]") in typ()
