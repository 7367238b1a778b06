"""`aanbesteding new`: examples that work as they are, and forms that work once filled in."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.program import ROOT

FRAMEWORKS = {
    name: ROOT / f"criteria/{name}.yaml"
    for name in ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")
}
ANSWERS = {
    "id": "proef", "name": "Proef", "organisation": "proef", "price": "3200000",
    "reason": "Overtuigt op alle punten.",
    "strafrecht": "nee", "belastingschuld": "nee", "faillissement": "nee",
    "beroepskrachten": "20", "jaaromzet": "2500000", "keurmerk": "volledig",
    "relaties-behouden": "90",
    "effectmeting": "effect", "aanloopmaanden": "6",
}  # fmt: skip
PANEL = ("beoordelaar-1", "beoordelaar-2", "beoordelaar-3")


class TestExamples:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_three_together_are_accepted(self, run, tmp_path, lang):
        """59 points: 30 for the plan, 13 for the workers, 16 for the price.

        Plan: “good” is worth 75 % of 40 = 30. Workers: 12 + 6 = 18, on the line from 5 (nothing)
        to 25 (all) that is 13/20 of 20 = 13. Price: 6,000 × 62.50 + 24 × 1,875 = 420,000, on the
        line from 500,000 to 300,000 that is 80,000 / 200,000 = 0.4 of 40 = 16.
        """
        bids = tmp_path / "bids"
        bids.mkdir()
        framework = tmp_path / "kader.yaml"
        for kind, place in (
            ("framework", framework),
            ("bid", bids / "a.yaml"),
            ("scores", bids / "b.yaml"),
        ):
            done = run("new", kind, "--lang", lang, "--output", place)
            assert (done.code, done.out, done.err) == (0, "", "")
        done = run("score", framework, bids, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        name = {
            "nl": "Combinatie Voorbeeld, 59,00 punten",
            "en": "Example Consortium, 59.00 points",
        }[lang]
        assert name in done.out
        points = {
            "nl": ["43,00", "30,00", "13,00", "16,00"],
            "en": ["43.00", "30.00", "13.00", "16.00"],
        }[lang]
        assert re.findall(r"^.{20,} \d+ +(\d\d[.,]\d\d)$", done.out, re.MULTILINE) == points
        assert ("420.000" if lang == "nl" else "420,000") in done.out

    def test_to_stdout(self, run, tmp_path):
        """Without `--output` the same text is printed."""
        for kind in ("framework", "bid", "scores"):
            run("new", kind, "-o", tmp_path / kind)
            assert run("new", kind).out == (tmp_path / kind).read_text(encoding="utf-8")

    def test_comments_are_in_the_language(self, run):
        """Not one Dutch word of explanation in the English example, nor the other way about."""
        for kind in ("framework", "bid", "scores"):
            dutch, english = (
                re.findall("#.*", run("new", kind, "--lang", lang).out) for lang in ("nl", "en")
            )
            assert len(dutch) == len(english) > 1
            assert not re.search(r"\b(een|het|de|niet|bij)\b|[«»]", " ".join(english))
            assert not re.search(r"\b(the|with|and)\b|[“”]", " ".join(dutch))


def blank_lines(text):
    """Line numbers of keys without a value, found without a YAML parser."""
    lines = text.splitlines()
    found = []
    for i, line in enumerate(lines):
        match = re.fullmatch(r"([ -]*)[\w-]+:(  #.*)?", line)
        if match and not line.startswith("#"):
            after = lines[i + 1] if i + 1 < len(lines) else ""
            below = len(re.match(r"[ -]*", after)[0])
            if below <= len(match[1]):
                found.append(i + 1)
    return found


def filled_in(text, answers):
    """Fill in every blank: what `answers` says for its key, else what its comment offers first."""
    lines = text.splitlines()
    for n in blank_lines(text):
        line = lines[n - 1]
        key = re.match(r"[ -]*([\w-]+):", line)[1]
        comment = line.partition("  # ")[2]
        if key in answers:
            value = answers[key]
        elif "(ja of nee)" in comment:
            value = "ja"
        else:
            value = "50"
        lines[n - 1] = f"{line.partition(':')[0]}: {value}"
    return "\n".join(lines) + "\n"


class TestForms:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_a_blank_bid_is_refused_blank_by_blank(self, run, tmp_path, framework, lang):
        """Every empty value at its own line, and nothing else; so nothing is missing silently."""
        form = tmp_path / "proef.yaml"
        done = run("new", "bid", "--framework", FRAMEWORKS[framework], "--lang", lang, "-o", form)
        assert (done.code, done.err) == (0, "")
        expected = blank_lines(form.read_text(encoding="utf-8"))
        assert len(expected) >= 10
        told = run("score", FRAMEWORKS[framework], form)
        assert (told.code, told.out) == (2, "")
        assert [
            int(n) for n in re.findall(r"^.*proef\.yaml:(\d+):\d+: AB019", told.err, re.MULTILINE)
        ] == expected
        assert told.err.count(": AB") == len(expected)

    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_a_blank_sheet_is_refused_blank_by_blank(self, run, tmp_path, framework):
        """A mark and a reason for each bid, lot and judged criterion, and all of them reported."""
        form = tmp_path / "blad.yaml"
        words = ("--framework", FRAMEWORKS[framework], "--assessor", PANEL[0])
        bids = [ROOT / f"bids/leiden/{name}.yaml" for name in ("kiezelkade", "regenpijp")]
        assert (
            run("new", "scores", *words, "--bids", bids[0], "--bids", bids[1], "-o", form).code == 0
        )
        expected = blank_lines(form.read_text(encoding="utf-8"))
        told = run("score", FRAMEWORKS[framework], *bids, form)
        assert (told.code, told.out) == (2, "")
        assert [
            int(n) for n in re.findall(r"^.*blad\.yaml:(\d+):\d+: AB019", told.err, re.MULTILINE)
        ] == expected

    def test_the_sheet_of_leiden_asks_for_what_is_judged(self, run):
        """Four criteria are judged; Kiezelkade bids for two lots, Regenpijp for one: 12 marks."""
        bids = [ROOT / f"bids/leiden/{name}.yaml" for name in ("kiezelkade", "regenpijp")]
        form = run(
            "new",
            "scores",
            "--framework",
            FRAMEWORKS["leiden-sterke-sociale-basis"],
            "--bids",
            bids[0],
            "--bids",
            bids[1],
            "--assessor",
            "consensus",
        ).out
        assert form.count("        mark:") == form.count("        reason:") == 12
        assert re.findall(r"^  ([a-z-]+):", form, re.MULTILINE) == ["kiezelkade", "regenpijp"]
        assert re.findall(r"^    ([a-z-]+):", form, re.MULTILINE) == [
            "opgroeien",
            "samen-meedoen",
            "basiskracht",
        ]
        assert "mogelijk: uitstekend, goed, voldoende, matig, onvoldoende" in form
        assert "kind: consensus\nmarks:" in form

    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_filled_in_forms_are_accepted(self, run, tmp_path, framework):
        """A bid and three sheets, filled in, make a ranking.

        Under the Leiden framework these answers are the best there are: excellent marks for 56,
        90 % of activities kept for 8, the full label for 6, the price of 3,200,000 for 30: 100.
        """
        path = FRAMEWORKS[framework]
        folder = tmp_path / "bids"
        folder.mkdir()
        form = run("new", "bid", "--framework", path).out
        assert "mark:" not in form
        (folder / "proef.yaml").write_text(filled_in(form, ANSWERS), encoding="utf-8")
        for assessor in PANEL:
            sheet = run(
                "new",
                "scores",
                "--framework",
                path,
                "--bids",
                folder / "proef.yaml",
                "--assessor",
                assessor,
            ).out
            best = re.search("mogelijk: ([^,]+)", sheet)[1]
            answers = ANSWERS | {"mark": "10" if best == "0" else best}
            (folder / f"{assessor}.yaml").write_text(filled_in(sheet, answers), encoding="utf-8")
        done = run("score", path, folder)
        assert (done.code, done.err) == (0, ""), done.err
        assert done.out.count("Eerste: Proef, ") == 3
        if framework == "leiden-sterke-sociale-basis":
            assert done.out.count("Eerste: Proef, 100,00 punten.") == 3

    def test_names_cannot_end_their_comment(self, run, tmp_path):
        """A title or name with a line end stays in the comment that shows it."""
        framework = tmp_path / "kader.yaml"
        text = FRAMEWORKS["leiden-sterke-sociale-basis"].read_text(encoding="utf-8")
        hostile = text.replace("nl: Jaaromzet,", 'nl: "Jaaromzet\\nkwaad: ja # \\t",')
        assert hostile != text
        framework.write_text(hostile, encoding="utf-8")
        form = run("new", "bid", "--framework", framework).out
        assert "# Jaaromzet␊kwaad: ja # ␉ (euro)" in form
        assert not re.search("^kwaad", form, re.MULTILINE)


class TestUsage:
    LEIDEN = ("--framework", FRAMEWORKS["leiden-sterke-sociale-basis"])

    @pytest.mark.parametrize(
        ("words", "dutch", "english"),
        [
            (("framework", *LEIDEN), "een nieuw kader hangt niet van een ander kader af", "a new framework depends on no other"),
            (("scores", *LEIDEN), "een scoreblad bij een kader vraagt --framework, --bids en --assessor", "a score sheet under a framework asks for --framework, --bids and --assessor"),
            (("scores", *LEIDEN, "--assessor", "beoordelaar-1"), "vraagt --framework, --bids en --assessor", "asks for"),
            (("scores", "--assessor", "beoordelaar-1"), "vraagt --framework, --bids en --assessor", "asks for"),
            (("bid", *LEIDEN, "--assessor", "x"), "--assessor en --aliases horen bij een scoreblad", "go with a score sheet"),
            (("framework", "--bids", "bids"), "--assessor en --aliases horen bij een scoreblad", "go with a score sheet"),
        ],
    )  # fmt: skip
    def test_options_that_do_not_go_together(self, run, words, dutch, english):
        for lang, told in (("nl", dutch), ("en", english)):
            done = run("new", *words, "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert "AB903" in done.err
            assert told in done.err

    def test_an_unknown_assessor(self, run):
        """What there is, and what was probably meant."""
        done = run(
            "new", "scores", *self.LEIDEN, "--bids", "bids/leiden", "--assessor", "beoordelar-2"
        )
        assert (done.code, done.out) == (2, "")
        assert "AB902 beoordelaar «beoordelar-2» is er niet; bedoelt u «beoordelaar-" in done.err
        assert "kies uit: beoordelaar-1, beoordelaar-2, beoordelaar-3, consensus" in done.err

    def test_a_file_that_is_there_stays(self, run, tmp_path):
        """A form that somebody filled in is not written over, whatever its name."""
        place = tmp_path / "bid.yaml"
        place.write_text("met de hand")
        done = run("new", "bid", "-o", place)
        assert (done.code, done.out) == (2, "")
        assert "AB901 kan niet schrijven: het bestaat al" in done.err
        assert place.read_text() == "met de hand"

    def test_a_framework_with_faults(self, run, tmp_path):
        """Its faults are told, of form and of meaning, and nothing is written."""
        text = FRAMEWORKS["leiden-sterke-sociale-basis"].read_text(encoding="utf-8")
        for old, new, code in (
            ("weight: 70", "wieght: 70", "AB030"),
            ("weight: 70", "weight: 71", "AB101"),
        ):
            framework = tmp_path / "kader.yaml"
            framework.write_text(text.replace(old, new), encoding="utf-8")
            done = run("new", "bid", "--framework", framework, "-o", tmp_path / "bid.yaml")
            assert (done.code, done.out) == (2, "")
            assert f" {code} " in done.err
            assert not (tmp_path / "bid.yaml").exists()

    def test_a_framework_without_marks(self, run, tmp_path):
        """On price alone there is nothing to judge: an empty sheet could never be filled in."""
        bids = shutil.copytree(ROOT / "bids/voorbeelden/e11-laagste-prijs", tmp_path / "bids")
        framework = ROOT / "criteria/voorbeelden/e11-laagste-prijs.yaml"
        done = run(
            "new", "scores", "--framework", framework, "--bids", bids, "--assessor", "consensus"
        )
        assert (done.code, done.out) == (2, "")
        assert "voor deze beoordelaar valt er niets te beoordelen" in done.err
