"""The commands `report --docx`, `--pdf`, `--templates` and `new templates`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.letters.made import bare, missing, text_of_docx, text_of_pdf

LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden", "--lot", "opgroeien")
FOLDER = "bids/voorbeelden/van-zegel-tot-brief"
SEALED = (
    *("criteria/voorbeelden/van-zegel-tot-brief.yaml", f"{FOLDER}/inschrijvingen"),
    *(f"{FOLDER}/scores", "--aliases", f"{FOLDER}/sleutel.yaml"),
    *("--closed", f"{FOLDER}/kwaliteit.yaml", "--draw", f"{FOLDER}/loting.yaml"),
)
TIE = ("criteria/voorbeelden/e03-gelijke-stand.yaml", "bids/voorbeelden/e03-gelijke-stand")


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


class TestDocuments:
    def test_a_letter_to_each_tenderer_and_the_record(self, run, tmp_path):
        done = run("report", *LEIDEN, "--pdf", tmp_path / "uit")
        assert done.code == 0, done.err
        ids = ("kiezelkade", "krentenbolwerk", "tuimeldijk", "vliegerloods", "zeskantsluis")
        wanted = [f"brieven/opgroeien/{name}.pdf" for name in (*ids, "zwaluwmeter")]
        assert names(tmp_path / "uit") == ["SHA256SUMS", *wanted, "proces-verbaal.pdf"]

    def test_the_same_folder_can_be_written_again(self, run, tmp_path):
        for _ in range(2):
            assert run("report", *LEIDEN, "--docx", tmp_path / "uit", "--lang", "en").code == 0
        assert "letters/opgroeien/kiezelkade.docx" in names(tmp_path / "uit")
        assert [path.name for path in tmp_path.iterdir()] == ["uit"]

    def test_letters_of_another_lot_give_way_and_what_was_filled_in_does_not(self, run, tmp_path):
        folder, bids = tmp_path / "uit", LEIDEN[:2]
        assert run("report", *bids, "--lot", "opgroeien", "--docx", folder).code == 0
        again = ("report", *bids, "--lot", "basiskracht", "--docx", folder, "--lang", "en")
        assert run(*again).code == 0
        assert not [name for name in names(folder) if "opgroeien" in name]
        letter = folder / "letters" / "basiskracht" / "regenpijp.docx"
        letter.write_bytes(letter.read_bytes() + b"x")
        done = run(*again)
        assert done.code == 2
        assert "letters/basiskracht/regenpijp.docx” was changed" in done.err
        letter.rename(tmp_path / "regenpijp.docx")
        assert run(*again).code == 0

    def test_a_lot_that_is_not_decided_gives_1_and_says_how_to_draw(self, run, tmp_path):
        done = run("report", *TIE, "--docx", tmp_path / "uit", "--sent", "2026-12-05")
        assert done.code == 1
        assert "perceel De opdracht: geen brieven. Gelijke stand op rang 1" in done.err
        text = text_of_docx((tmp_path / "uit" / "proces-verbaal.docx").read_bytes())
        assert "Opschortende termijn" not in text  # nothing was sent
        assert "opschortende termijn" not in done.err
        assert names(tmp_path / "uit") == ["SHA256SUMS", "proces-verbaal.docx"]

    @pytest.mark.parametrize(("form", "read"), [("docx", text_of_docx), ("pdf", text_of_pdf)])
    def test_the_whole_procedure_is_in_the_record(self, run, tmp_path, form, read):
        folder = tmp_path / "uit"
        done = run("report", *SEALED, "--sent", "2026-11-20", f"--{form}", folder)
        assert done.code == 0, done.err
        text = read((folder / f"proces-verbaal.{form}").read_bytes())
        quality = (Path(__file__).parents[2] / FOLDER / "kwaliteit.yaml").read_text()
        closed = quality.rsplit("hash: ", 1)[1].strip()
        assert len(closed) == 79  # 64 digits in groups of four
        wanted = [
            "N. Naam, notaris (verzonnen)",
            "stadhuis, kamer 1.14",
            "door loting",
            "in het zegel van-zegel-tot-brief.seal",
            "bij een alias",
        ]
        wanted += ["sleutel van aliassen", "scoreblad", "zegel", closed]
        assert missing(wanted, text) == []
        assert bare("PROEF") not in text

    def test_warnings_for_the_sender_are_told_and_stand_in_no_document(self, run, tmp_path):
        done = run("report", *LEIDEN, "--docx", tmp_path / "uit")
        assert "AB661" in done.err
        for name in names(tmp_path / "uit")[1:]:
            assert "AB661" not in text_of_docx((tmp_path / "uit" / name).read_bytes())
        assert "AB661" not in run("report", *LEIDEN, "--docx", tmp_path / "stil", "-q").err
        assert "AB661" not in run("report", *LEIDEN, "--xlsx", tmp_path / "uit.xlsx").err

    def test_the_days_of_the_standstill_are_those_of_decide(self, run, tmp_path):
        days = ("--sent", "2026-04-24", "--days", "25", "--closed-day", "2026-05-19")
        assert run("report", *LEIDEN, *days, "--docx", tmp_path / "uit").code == 0
        text = text_of_docx((tmp_path / "uit/brieven/opgroeien/kiezelkade.docx").read_bytes())
        # Friday 24 April 2026 and 25 days: Tuesday 19 May, which is named as closed; then the 20th
        said = "van zaterdag 25 april 2026 tot en met woensdag 20 mei 2026"
        assert missing([said, "donderdag 21 mei 2026"], text) == []

    def test_a_last_day_that_rests_on_a_rule_not_verified_is_told_to_the_sender(
        self, run, tmp_path
    ):
        """20 days from Saturday 5 December 2026 is the 25th; the 28th is the first Monday after."""
        for lang, said in (
            ("nl", "eindigt op maandag 28 december 2026"),
            ("en", "ends on Monday 28 December 2026"),
        ):
            words = ("--sent", "2026-12-05", "--lang", lang, "--docx", tmp_path / lang)
            assert said in run("report", *LEIDEN, *words).err
        words = ("--sent", "2026-11-20", "--docx", tmp_path / "gewoon")
        assert "opschortende termijn" not in run("report", *LEIDEN, *words).err
        text = text_of_docx((tmp_path / "nl" / "proces-verbaal.docx").read_bytes())
        assert "is niet aan de tekst van de Algemene termijnenwet getoetst" in text
        assert "--closed-day" not in text  # a command is no part of a record


class TestRefused:
    def nothing(self, run, tmp_path, *words: object) -> str:
        done = run("report", *LEIDEN, *words)
        assert done.code == 2, done.err
        assert list(tmp_path.iterdir()) == []
        return done.err

    def test_options_about_letters_where_none_are_made(self, run, tmp_path):
        err = self.nothing(run, tmp_path, "--xlsx", tmp_path / "u.xlsx", "--sent", "2026-11-20")
        assert "AB903" in err

    def test_days_without_a_day_of_sending(self, run, tmp_path):
        assert "AB903" in self.nothing(run, tmp_path, "--docx", tmp_path / "u", "--days", "30")
        words = ("--pdf", tmp_path / "u", "--closed-day", "2026-05-15")
        assert "AB903" in self.nothing(run, tmp_path, *words)

    def test_a_day_that_is_none_and_templates_that_are_none_are_told_at_once(self, run, tmp_path):
        words = ("--docx", tmp_path / "u", "--sent", "20-11-2026", "--templates", tmp_path / "x")
        err = self.nothing(run, tmp_path, *words)
        assert "AB920" in err
        assert "AB988" in err

    def test_an_unwritable_place_leaves_nothing(self, run, tmp_path):
        (tmp_path / "bestand").write_text("van mij")
        done = run("report", *LEIDEN, "--pdf", tmp_path / "bestand")
        assert done.code == 2
        assert "AB901" in done.err
        assert (tmp_path / "bestand").read_text() == "van mij"

    def test_a_wrong_template_leaves_nothing(self, run, tmp_path):
        own = tmp_path / "eigen"
        assert run("new", "templates", "-o", own).code == 0
        (own / "losing.typ").write_text((own / "losing.typ").read_text() + "\n#fields.prijs\n")
        for lang, said in (("nl", "dat er niet is"), ("en", "which there is not")):
            done = run(
                "report", *LEIDEN, "--to", tmp_path / "uit", "--templates", own, "--lang", lang
            )
            assert done.code == 2
            assert f"{own / 'losing.typ'}:" in done.err
            assert "AB983" in done.err
            assert said in done.err
            assert not (tmp_path / "uit").exists()


class TestNewTemplates:
    def test_they_are_what_report_uses(self, run, tmp_path):
        own = tmp_path / "eigen"
        assert run("new", "templates", "--output", own, "--lang", "en").code == 0
        assert len(names(own)) == 9
        words = ("--lang", "en", "--sent", "2026-11-20")
        for form in ("docx", "pdf"):
            with_own, without = tmp_path / f"{form}-1", tmp_path / f"{form}-2"
            assert (
                run("report", *LEIDEN, f"--{form}", with_own, "--templates", own, *words).code == 0
            )
            assert run("report", *LEIDEN, f"--{form}", without, *words).code == 0
            assert names(with_own) == names(without)
            for name in names(without):
                assert (with_own / name).read_bytes() == (without / name).read_bytes()

    def test_what_is_not_in_the_folder_is_told(self, run, tmp_path):
        own = tmp_path / "eigen"
        assert run("new", "templates", "--output", own).code == 0
        (own / "winner.docx").unlink()
        done = run("report", *LEIDEN, "--docx", tmp_path / "uit", "--templates", own)
        assert done.code == 0
        assert "winner.docx" in done.err
        assert "losing.docx" not in done.err

    def test_a_folder_that_holds_something_is_left_alone(self, run, tmp_path):
        (tmp_path / "losing.docx").write_text("van mij")
        done = run("new", "templates", "--output", tmp_path)
        assert done.code == 2
        assert "AB901" in done.err
        assert names(tmp_path) == ["losing.docx"]

    @pytest.mark.parametrize(
        "words", [(), ("--assessor", "x", "-o", "y"), ("--all-ties", "-o", "y")]
    )
    def test_what_has_no_meaning_is_refused(self, run, tmp_path, monkeypatch, words):
        done = run("new", "templates", *words)
        assert done.code == 2
        assert "AB903" in done.err

    def test_a_missing_library_says_what_to_install(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr("aanbesteding.cli.report.find_spec", lambda name: None)
        done = run("new", "templates", "-o", tmp_path / "eigen")
        assert done.code == 2
        assert "AB907" in done.err
        assert not (tmp_path / "eigen").exists()
