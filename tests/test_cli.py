"""The command line: exit codes, what goes to which stream, and what a user sees of faults."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.program import COMMAND, ROOT, environment, in_pipe
from tests.reference.naive import naive

from aanbesteding.cli.commands import COMMANDS
from aanbesteding.exact.display import number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS

FRAMEWORKS = ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")
LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")
TIE = ("criteria/voorbeelden/e03-gelijke-stand.yaml", "bids/voorbeelden/e03-gelijke-stand")


@pytest.fixture
def copy(tmp_path):
    """A copy of the example that a test may spoil."""
    shutil.copytree(ROOT / "criteria", tmp_path / "criteria")
    shutil.copytree(ROOT / "bids", tmp_path / "bids")
    return tmp_path


def spoil(path, old, new):
    """Replace the first occurrence of something that is there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def independent(framework):
    """What the second engine (tests/reference) makes of the example; it reads plain text only."""

    def load(path):
        return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)

    sheets = sorted((ROOT / "bids/leiden/scores" / framework).glob("*.yaml"))
    return naive(
        load(ROOT / f"criteria/{framework}.yaml"),
        [load(path) for path in sorted((ROOT / "bids/leiden").glob("*.yaml"))],
        [load(path) for path in sheets],
    )


def sections(text):
    """Return the report per lot heading."""
    parts = re.split(r"^Perceel (.+)\n-+\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


class TestLeiden:
    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_every_lot_as_the_independent_engine_has_it(self, run, framework):
        """Winner line, ranks, totals to two decimals and the excluded bids of every lot."""
        done = run("score", f"criteria/{framework}.yaml", "bids/leiden")
        assert (done.code, done.err) == (0, "")
        lots = sections(done.out)
        expected = independent(framework)
        assert len(lots) == len(expected) == 3
        for text, result in zip(lots.values(), expected.values(), strict=True):
            first, second = result["ranking"][:2]
            margin = number(result["totals"][first[1]] - result["totals"][second[1]], "nl")
            total = number(result["totals"][first[1]], "nl")
            line = text.splitlines()[0]
            assert line.startswith("Eerste: ")
            assert f", {total} punten; {margin} punten vóór " in line
            for rank, bid in result["ranking"]:
                row = next(r for r in text.splitlines() if re.match(rf" +{rank}  {bid} ", r))
                assert number(result["totals"][bid], "nl") in row.split()
            told = re.findall(r"^- .+ \(([a-z]+)\): ", text, re.MULTILINE)
            assert set(told) == set(result["excluded"])

    def test_the_first_lot_by_hand(self, run):
        """Vliegerloods offers 27,200 × 68.50 + 11,400 × 74.25 + 48 × 6,950 + 9 × 26,500 + 198,250
        = 3,480,000 euros: (4,000,000 − 3,480,000) / 800,000 × 30 = 19.50 points.

        Marks goed, goed, voldoende: (0.75 + 0.75 + 0.5) / 3 × 20 = 13.33; goed, goed, uitstekend:
        5/6 × 16 = 13.33; 7/12 × 12 = 7; 5/12 × 8 = 3.33; (66 − 40) / 50 × 8 = 4.16; label 6.
        Together 47.15, and with the price 66.65. Tuimeldijk has 55.00 + (4,000,000 − 3,693,000) /
        800,000 × 30 = 55.00 + 11.5125, half up 66.51. The difference is 0.14.
        """
        out = run("score", *LEIDEN, "--lot", "opgroeien").out
        winner, second = "Vliegerloods Jongerenwerk", "Combinatie Tuimeldijk"
        assert f"Eerste: {winner}, 66,65 punten; 0,14 punten vóór {second}." in out
        assert re.search(r"^Kwaliteit +70 +47,15 +55,00 ", out, re.MULTILINE)
        assert re.search(r"^Prijs +30 +19,50 +11,51 ", out, re.MULTILINE)

    def test_reasons_of_exclusion(self, run):
        """One of each kind, with the numbers that decide it.

        Krentenbolwerk states a turnover of 780,000 where 2,500,000 is required. Wolkenmeter asks
        more than the ceiling. One of the two members of Zwaluwmeter owes taxes. Regenpijp: 6.67 +
        6.67 + 10 + 1.33 + 7.20 + 3 = 34.87 points on quality, where half of 70 is needed.
        """
        out = run("score", *LEIDEN, "--lang", "en").out
        for told in (
            r"\(krentenbolwerk\): .*“Yearly turnover of the tenderer”.* 780,000 .* 2,500,000",
            r"\(wolkenmeter\): .*€ 4,150,000 .*ceiling of € 4,000,000",
            r"\(zwaluwmeter\): .*“Taxes or social contributions not paid” .*Pinguïntrap Talentenstudio",
            r"\(regenpijp\): .*34\.87 .*“Quality”.* 35 ",
        ):
            assert re.search(told, out)


class TestChoices:
    def test_one_lot_and_several(self, run):
        """The lots asked for, in the order of the framework, and no other."""
        one = run("score", *LEIDEN, "--lot", "samen-meedoen")
        assert [line[:21] for line in sections(one.out)] == ["Samen meedoen (plafon"]
        two = run("score", *LEIDEN, "--lot", "basiskracht", "--lot", "opgroeien")
        assert [line.split(" (")[0] for line in sections(two.out)] == ["Opgroeien", "Basiskracht"]

    def test_an_unknown_lot(self, run):
        """Exit 2, nothing on stdout, and what was probably meant."""
        done = run("score", *LEIDEN, "--lot", "opgroeie")
        assert (done.code, done.out) == (2, "")
        assert "AB902 perceel «opgroeie» is er niet; bedoelt u «opgroeien»?" in done.err
        assert "kies uit: opgroeien, samen-meedoen, basiskracht" in done.err
        done = run("score", *LEIDEN, "--lot", "opgroeie", "--lang", "en")
        assert "AB902 there is no lot “opgroeie”; did you mean “opgroeien”?" in done.err

    def test_every_unknown_name_is_named(self, run):
        """Lots, and bids that drop out, in one run."""
        done = run("score", *LEIDEN, "--lot", "x", "--lot", "y")
        assert (done.code, done.err.count("AB902")) == (2, 2)
        done = run("score", *LEIDEN, "--without", "x", "--without", "y", "--lot", "z")
        assert (done.code, done.err.count("AB902")) == (2, 3)
        files = ("--framework", LEIDEN[0], "--bids", LEIDEN[1])
        done = run("new", "draw", *files, "--without", "x", "--without", "y")
        assert (done.code, done.err.count("AB902")) == (2, 2)

    def test_the_last_language_counts(self, run):
        """For faults as for results, before the command and after it; behind `--` it is a name."""
        words = ("--lang", "en", "score", "er-niet", "bids", "--lang", "nl")
        assert "het bestaat niet" in run(*words).err
        assert "does not exist" in run(*words, "--lang=en").err
        assert "het bestaat niet" in run(*words, "--", "--lang", "en").err

    def test_language(self, run, monkeypatch):
        """`--lang` goes before AANBESTEDING_LANG, and that before Dutch."""
        assert "gunning: punten" in run("score", *LEIDEN).out
        monkeypatch.setenv("AANBESTEDING_LANG", "en")
        assert "award: points" in run("score", *LEIDEN).out
        assert "gunning: punten" in run("score", *LEIDEN, "--lang", "nl").out
        monkeypatch.setenv("AANBESTEDING_LANG", "fr")
        assert "gunning: punten" in run("score", *LEIDEN).out

    def test_quiet(self, run, tmp_path):
        """Messages beside the result stay away; the result and faults do not."""
        loud = run("score", *TIE, "--format", "csv", "-o", tmp_path / "a.csv")
        assert "geschreven: " in loud.err
        assert "AB602" in loud.err
        quiet = run("score", *TIE, "--format", "csv", "-o", tmp_path / "b.csv", "--quiet")
        assert (quiet.code, quiet.out, quiet.err) == (1, "", "")
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
        assert run("score", "nergens.yaml", "bids/leiden", "-q").err.startswith(
            "nergens.yaml: AB001"
        )


class TestExitCodes:
    def test_an_exact_tie_is_1(self, run):
        """500,000 − 60,000 − 40,000 = 420,000 − 12,000 − 8,000 = 400,000: nobody wins."""
        done = run("score", *TIE)
        assert (done.code, done.err) == (1, "")
        assert "Gelijke stand op rang 1: Inschrijver A en Inschrijver B." in done.out
        assert done.out.count("€ 400.000") == 2

    def test_no_admissible_bid_is_1(self, run, copy):
        """A ceiling below every price leaves nobody."""
        framework = copy / "criteria/leiden-sterke-sociale-basis.yaml"
        spoil(framework, "ceiling: 4000000", "ceiling: 3000000")
        done = run("score", framework, copy / "bids/leiden", "--lot", "opgroeien")
        assert done.code == 1
        assert "Geen geldige inschrijving." in done.out

    def test_faults_are_2_and_leave_stdout_empty(self, run, copy):
        """Whatever the form, wrong input prints nothing that could pass for a result."""
        spoil(copy / "bids/leiden/kiezelkade.yaml", "price: 3690000", "price: 3.690.000")
        for form in ("text", "json", "csv", "markdown"):
            done = run(
                "score", copy / LEIDEN[0], copy / "bids/leiden", "--format", form, "--lang", "en"
            )
            assert (done.code, done.out) == (2, "")
            assert "kiezelkade.yaml:56:12: AB035 “3.690.000” has a thousands separator" in done.err

    def test_all_faults_of_all_files_in_one_run(self, run, copy):
        """A framework that cannot be read does not hide the faults of bids and sheets."""
        bids = copy / "bids/leiden"
        spoil(copy / LEIDEN[0], "weight: 30", "wieght: 30")
        spoil(bids / "kiezelkade.yaml", "price: 3690000", "price: 3.690.000")
        spoil(bids / "vliegerloods.yaml", "role: sole", "role: solo")
        sheet = bids / "scores/leiden-sterke-sociale-basis/beoordelaar-2.yaml"
        spoil(sheet, "kind: individual", "kind: individueel")
        done = run("score", copy / LEIDEN[0], bids)
        assert done.code == 2
        told = re.findall(r"([\w-]+\.yaml):\d+:\d+: (AB\d+)", done.err)
        assert sorted(told) == [
            ("beoordelaar-2.yaml", "AB032"),
            ("kiezelkade.yaml", "AB035"),
            ("leiden-sterke-sociale-basis.yaml", "AB030"),
            ("leiden-sterke-sociale-basis.yaml", "AB031"),
            ("vliegerloods.yaml", "AB032"),
        ]
        assert done.err.endswith("\n\n5 fouten; er is geen rangorde gemaakt.\n")

    def test_faults_of_meaning_come_along(self, run, copy):
        """A bid that cannot be read hides neither wrong weights nor another bid's wrong lot."""
        bids = copy / "bids/leiden"
        spoil(bids / "kiezelkade.yaml", "price: 3690000", "price: 3.690.000")
        spoil(bids / "dropveter.yaml", "lot: samen-meedoen", "lot: samen-meedoend")
        told = run("score", copy / LEIDEN[0], bids).err
        assert "kiezelkade.yaml:56:12: AB035" in told
        assert "AB402 perceel «samen-meedoend» bestaat niet in dit kader" in told
        spoil(copy / LEIDEN[0], "weight: 70", "weight: 71")
        told = run("score", copy / LEIDEN[0], bids).err
        assert "kiezelkade.yaml:56:12: AB035" in told
        assert "tellen op tot 101 in plaats van 100" in told  # 71 + 30

    def test_one_fault_is_one(self, run, copy):
        """The last line counts: one fault, and in English."""
        spoil(copy / "bids/leiden/kiezelkade.yaml", "price: 3690000", "price: 3690000,00")
        done = run("score", copy / LEIDEN[0], copy / "bids/leiden", "--lang", "en")
        assert done.err.endswith("\n\n1 fault; no ranking was made.\n")

    @pytest.mark.parametrize(
        ("command", "ranks"),
        [("score", True), ("scenario", False), ("recombine", False), ("compare", False)],
    )
    def test_a_run_with_faults_says_what_it_did_not_make(self, run, tmp_path, command, ranks):
        """Only `score` ranks; the command is known wherever it stands."""
        (tmp_path / "kader.yaml").write_text("format: aanbesteding/framework/1\nnaam: x\n")
        words = (command, tmp_path / "kader.yaml", *(() if command == "scenario" else (tmp_path,)))
        for lang, told in (
            ("nl", "er is geen rangorde gemaakt." if ranks else "er is geen uitkomst."),
            ("en", "no ranking was made." if ranks else "there is no result."),
        ):
            done = run("--lang", lang, *words)
            assert done.code == 2
            assert done.err.endswith(f"; {told}\n")

    def test_internal_error_is_3(self, run, monkeypatch):
        """A mistake of ours: AB999 in the user's language, and no traceback."""
        monkeypatch.setattr("aanbesteding.scoring.evaluate.evaluate", _broken)
        done = run("score", *LEIDEN)
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith(
            "aanbesteding: AB999 fout in het programma zelf (ZeroDivisionError: ␛[31mnul)"
        )
        assert "Traceback" not in done.err
        assert "AB999 fault in the program itself" in run("score", *LEIDEN, "--lang", "en").err

    def test_internal_error_with_a_traceback_for_the_makers(self, run, monkeypatch):
        """AANBESTEDING_DEBUG=1 adds the traceback, in which nothing steers the terminal."""
        monkeypatch.setattr("aanbesteding.scoring.evaluate.evaluate", _broken)
        monkeypatch.setenv("AANBESTEDING_DEBUG", "1")
        done = run("score", *LEIDEN)
        assert (done.code, done.out) == (3, "")
        assert "AB999" in done.err
        assert "Traceback (most recent call last)" in done.err
        assert "in _broken" in done.err
        assert "\x1b" not in done.err


def _broken(*_):
    raise ZeroDivisionError("\x1b[31mnul")


NAMES = ", ".join(row.name for row in COMMANDS)
USAGE = [
    (("scoer",), "opdracht «scoer» bestaat niet; bedoelt u «score»?", "there is no command “scoer”; did you mean “score”?"),
    (("xyz",), f"«xyz» bestaat niet; kies uit: {NAMES}", f"“xyz”; choose from: {NAMES}"),
    (("score", "--formaat", "x"), "optie «--formaat» bestaat niet; bedoelt u «--format»?", "there is no option “--formaat”; did you mean “--format”?"),
    (("score", "-x"), "optie «-x» bestaat niet", "there is no option “-x”"),
    (("score", "a", "b", "--format", "jsn"), "--format kan niet «jsn» zijn; bedoelt u «json»?", "--format cannot be “jsn”; did you mean “json”?"),
    (("score", "a", "b", "--format", "xlsx"), "--format kan niet «xlsx» zijn; kies uit: text, json, csv, markdown", "--format cannot be “xlsx”; choose from: text, json, csv, markdown"),
    (("score", "a", "b", "-f"), "optie «-f» vraagt een waarde", "option “-f” asks for a value"),
    (("score", "--quiet=1", "a", "b"), "optie «--quiet» heeft geen waarde", "option “--quiet” takes no value"),
    (("score",), "KADER ontbreekt", "FRAMEWORK is missing"),
    (("score", "kader.yaml"), "INSCHRIJVINGEN ontbreekt; alleen --seal en --show-difference kunnen zonder", "BIDS is missing; only --seal and --show-difference can do without"),
    (("explain",), "WAT ontbreekt", "WHAT is missing"),
    (("explain", "kiezelkade", "kader.yaml"), "INSCHRIJVINGEN ontbreekt", "BIDS is missing"),
    (("explain", "kiezelkade", "--lot", "x"), "--lot hoort bij een KADER", "--lot goes with a FRAMEWORK"),
    (("new",), "SOORT ontbreekt", "KIND is missing"),
    (("new", "bod"), "SOORT kan niet «bod» zijn; bedoelt u «bid»?", "KIND cannot be “bod”; did you mean “bid”?"),
    (("schema", "bid", "x", "y"), "«x y» is te veel", "“x y” is too much"),
]  # fmt: skip


class TestUsage:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_complaints_about_commands(self, lang):
        """Exit 2, AB903, in the user's language, with the help that goes with the command.

        Names of arguments are in the language in which the program started, so it is started.
        """
        line = f"""
from aanbesteding.cli.app import main
for words in {[list(words) for words, _, _ in USAGE]}:
    assert main(words) == 2, words
"""
        done = in_pipe("-c", line, command=(sys.executable,), env={"AANBESTEDING_LANG": lang})
        assert (done.code, done.out) == (0, "")
        told = done.err.splitlines()
        start = "de opdracht klopt niet: " if lang == "nl" else "the command is not right: "
        verb = "doe: zie" if lang == "nl" else "do: see"
        for (words, dutch, english), what, cure in zip(USAGE, told[::2], told[1::2], strict=True):
            assert what.startswith(f"aanbesteding: AB903 {start}")
            assert what.endswith(dutch if lang == "nl" else english)
            known = words[0] in NAMES.split(", ")
            command = f"aanbesteding {words[0]}" if known else "aanbesteding"
            assert cure == f"    {verb} `{command} --help`"

    def test_no_arguments_shows_the_help(self, run):
        """Like `--help`, with exit 0: nothing is wrong."""
        assert run() == run("--help")
        assert run().code == 0

    def test_version(self, run):
        """The name, and the version of pyproject.toml."""
        stated = re.search(
            r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
        )[1]
        assert run("--version") == (0, f"aanbesteding {stated}\n", "")

    def test_language_before_the_command(self):
        """`aanbesteding --lang en --help` is English, and so is what follows a `--lang`."""
        assert "Usage: " in in_pipe("--lang", "en", "--help").out
        assert "Usage: " in in_pipe("--help", "--lang=en").out
        assert "there is no lot" in in_pipe("--lang", "en", "score", *LEIDEN, "--lot", "x").err


class TestExplain:
    def test_every_code_and_method_has_a_page(self, run):
        """What `docs/codes.md` and `docs/methods/` list, `explain` explains."""
        codes = re.findall(r"^## (AB\d+)", (ROOT / "docs/codes.md").read_text(), re.MULTILINE)
        assert {"AB001", "AB101", "AB602", "AB903", "AB999"} <= set(codes)
        methods = re.findall(
            r"^\| \[([a-z-]+)\]", (ROOT / "docs/methods/README.md").read_text(), re.MULTILINE
        )
        assert methods == [*METHODS, *AWARDS]
        for name in (*codes, *methods, "ab101"):
            done = run("explain", name)
            assert done.code == 0
            assert done.out.startswith(name.upper() if name[:2].lower() == "ab" else name)

    def test_an_unknown_thing(self, run):
        """What there is, what was probably meant, and how a bid is explained."""
        done = run("explain", "price-proportionel", "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "did you mean “price-proportional”?" in done.err
        assert "`aanbesteding explain BID FRAMEWORK BIDS`" in done.err
        assert "what `aanbesteding methods` shows" in done.err
        assert len(done.err) < 800
        done = run("explain", "gunnen-op-waarde")
        assert (done.code, done.out) == (2, "")
        assert "kies uit: wat `aanbesteding methods` toont" in done.err
        done = run("explain", "\x1b[31mprice-lgo")
        assert "␛[31mprice-lgo" in done.err
        assert run("explain", "Price-Log") == run("explain", "price-log")

    def test_a_bid_in_a_lot_that_it_is_not_for(self, run):
        """Kiezelkade bids for opgroeien and samen-meedoen: an empty page would say nothing."""
        done = run("explain", "kiezelkade", *LEIDEN, "--lot", "basiskracht")
        assert (done.code, done.out) == (2, "")
        assert "AB904 inschrijving «kiezelkade» is er niet voor: basiskracht" in done.err
        assert "kies uit: opgroeien, samen-meedoen" in done.err

    def test_an_unknown_bid(self, run):
        done = run("explain", "kiezelkaai", *LEIDEN)
        assert (done.code, done.out) == (2, "")
        assert "AB902 inschrijving «kiezelkaai» is er niet; bedoelt u «kiezelkade»?" in done.err

    def test_a_derivation_by_hand(self, run):
        """Kiezelkade in opgroeien: (4,000,000 − 3,690,000) / 800,000 = 0.3875; × 30 = 11.625,
        half up 11.63. Marks goed, goed, uitstekend: (0.75 + 0.75 + 1) / 3 = 5/6; × 20 = 50/3.
        """
        out = run("explain", "kiezelkade", *LEIDEN, "--lot", "opgroeien").out
        assert (
            "(4.000.000 - 3.690.000) ÷ (4.000.000 - 3.200.000) = 0,3875 [kiezelkade.yaml:56" in out
        )
        assert "0,3875 × 30 = 11,625" in out
        assert "(0,75 + 0,75 + 1) ÷ 3 = 5/6" in out
        assert "5/6 × 20 = 50/3 ≈ 16,666667" in out
        assert out.endswith("totaal: 63,10. Rang 3 van 4.\n")


class TestStreams:
    def test_a_closed_pipe(self):
        """`aanbesteding … | head -1`: no traceback, no message, and not the exit code of a tie."""
        for words in (("score", *LEIDEN), ("--help",), ("score", *LEIDEN, "-f", "json")):
            ours, theirs = os.pipe()
            os.close(ours)
            done = subprocess.run(
                [*COMMAND, *words],
                cwd=ROOT,
                stdout=theirs,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
            os.close(theirs)
            assert (done.returncode, done.stderr) == (141, b"")

    def test_a_closed_pipe_for_faults(self):
        """`aanbesteding … 2>&1 | head -1` with faults."""
        ours, theirs = os.pipe()
        os.close(ours)
        done = subprocess.run(
            [*COMMAND, "score", "nergens", "hier"],
            cwd=ROOT,
            stdout=theirs,
            stderr=theirs,
            env=environment(),
            check=False,
        )
        os.close(theirs)
        assert done.returncode == 141

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
    def test_a_full_disk(self):
        """A result that cannot be written is a fault, not a success and not an internal error."""
        for words in (("schema", "bid"), ("--help",)):
            with open("/dev/full", "wb") as full:
                done = subprocess.run(
                    [*COMMAND, *words],
                    cwd=ROOT,
                    stdout=full,
                    stderr=subprocess.PIPE,
                    env=environment(),
                    check=False,
                )
            assert done.returncode == 2
            assert done.stderr.decode().splitlines() == [
                "stdout: AB901 kan niet schrijven: er is geen ruimte meer",
                "    doe: kies een ander bestand of een andere map",
            ]

    def test_a_closed_stdout(self):
        """`aanbesteding … >&-`: the same, for an output that is not there."""
        line = f"exec {sys.executable} -m aanbesteding schema bid >&-"
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.startswith("stdout: AB901 kan niet schrijven: de uitvoer is gesloten")

    def test_interrupted(self):
        """Ctrl-C while the reader is slow: exit 130, no traceback."""
        ours, theirs = os.pipe()
        os.set_blocking(theirs, False)
        try:
            while True:
                os.write(theirs, b" " * 4096)
        except BlockingIOError:
            os.set_blocking(theirs, True)  # the pipe is full: the program waits
        process = subprocess.Popen(
            [*COMMAND, "score", *LEIDEN],
            cwd=ROOT,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        os.close(theirs)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[1]
        os.close(ours)
        assert (process.returncode, told) == (130, b"")

    @pytest.mark.parametrize(
        "env",
        [
            {"PYTHONIOENCODING": "cp1252"},
            {
                "PYTHONIOENCODING": "ascii",
                "LC_ALL": "C",
                "PYTHONUTF8": "0",
                "PYTHONCOERCECLOCALE": "0",
            },
        ],
    )
    def test_a_console_of_another_encoding(self, env):
        """The bytes are UTF-8 everywhere; é, €, ≈ and « never stop the program."""
        words = ("score", *LEIDEN, "--lot", "opgroeien")
        plain, other = in_pipe(*words), in_pipe(*words, env=env)
        assert "Coöperatie Krentenbolwerk" in other.out
        assert other == plain
        assert in_pipe("é", env=env).err.startswith("aanbesteding: AB903 ")

    def test_line_ends_are_the_same_everywhere(self, monkeypatch):
        """On Windows a text stream makes \\r\\n of \\n; CSV would get \\r\\r\\n, and hashes differ."""
        from aanbesteding.cli.app import main

        monkeypatch.chdir(ROOT)
        received = io.BytesIO()
        windows = io.TextIOWrapper(received, encoding="cp1252", newline="\r\n")
        monkeypatch.setattr(sys, "stdout", windows)
        assert main(["score", *LEIDEN, "--format", "csv", "-q"]) == 0
        data = received.getvalue()
        assert data.startswith(b'\xef\xbb\xbf"perceel"')
        assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") > 100


class TestPaths:
    def test_spaces_and_letters(self, run, copy):
        """A folder with a space and an accent works as any other."""
        place = copy / "mijn kaders é"
        (copy / "criteria").rename(place)
        done = run("score", place / "leiden-sterke-sociale-basis.yaml", copy / "bids/leiden")
        assert done.code == 0
        assert done.out == run("score", *LEIDEN).out

    @pytest.mark.parametrize(
        "name", ["a\x1b]0;boe\x07.yaml", "regel\nAB999 vals.yaml", "\u202egnp.yaml"]
    )
    def test_names_that_steer_a_terminal(self, run, copy, name):
        """Control characters in file names are shown as pictures, on one line."""
        bids = copy / "bids/leiden"
        (bids / "kiezelkade.yaml").rename(bids / name)
        spoil(bids / name, "price: 3690000", "price: veel")
        for lang in ("nl", "en"):
            told = run("score", copy / LEIDEN[0], bids, "--lang", lang).err
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)
            assert not any(line.startswith("AB999") for line in told.splitlines())
            assert len(told.splitlines()) == 6  # place, source, caret, cure, nothing, count

    def test_an_output_name_that_steers_a_terminal(self, run, tmp_path):
        """The message that names the written file is harmless too."""
        done = run("score", *LEIDEN, "-o", tmp_path / "uit\x1b[31m.txt")
        assert done.code == 0
        assert "\x1b" not in done.err
        assert "uit␛[31m.txt" in done.err

    @pytest.mark.skipif(sys.platform != "linux", reason="needs names that are any bytes")
    def test_names_that_are_no_utf8(self, copy):
        """A Latin-1 file name from an old disk stops nothing, and comes out as valid UTF-8."""
        bids = copy / "bids/leiden"
        odd = os.fsencode(bids) + b"/kiezelkad\xe9.yaml"
        os.rename(bids / "kiezelkade.yaml", odd)
        for form in ("text", "json", "csv", "markdown"):
            done = in_pipe("score", copy / LEIDEN[0], bids, "--format", form)
            assert (done.code, done.err) == (0, "")
        assert (
            "[kiezelkad\ufffd.yaml:56]"
            in in_pipe("explain", "kiezelkade", copy / LEIDEN[0], bids).out
        )
        with open(odd, "a", encoding="utf-8") as file:
            file.write("price: 1\n")
        done = in_pipe("score", copy / LEIDEN[0], bids)
        assert done.code == 2
        assert "kiezelkad\ufffd.yaml:" in done.err

    def test_what_is_not_there(self, run, tmp_path):
        """A missing framework and a missing folder are both told."""
        done = run("score", tmp_path / "kader.yaml", tmp_path / "bids")
        assert done.code == 2
        assert done.err.count("AB001 het bestand kan niet worden gelezen: het bestaat niet") == 2

    def test_a_folder_without_bids(self, run, tmp_path):
        done = run("score", LEIDEN[0], tmp_path)
        assert (done.code, done.out) == (2, "")
        assert "AB023 hier staan geen inschrijvingen" in done.err


class TestStarting:
    def test_as_a_module(self):
        """`python -m aanbesteding` is the command; the installed script gives the same."""
        script = Path(sys.executable).parent / "aanbesteding"
        words = ("score", *LEIDEN, "--lot", "opgroeien")
        assert in_pipe(*words) == in_pipe(*words, command=(str(script),))

    @pytest.mark.parametrize(
        ("code", "kept_out"),
        [
            ("import aanbesteding; aanbesteding.__version__", "numpy rich pydantic yaml typer"),
            ("main(['--help'])", "numpy rich pydantic yaml"),
            ("main(['score', '--help'])", "numpy rich pydantic yaml"),
            ("main(['new', 'framework'])", "numpy rich pydantic yaml"),
            (f"main(['score', *{LEIDEN}])", "numpy rich"),
            (f"main(['score', *{LEIDEN}, '--format', 'json'])", "numpy rich"),
        ],
    )
    def test_what_is_not_loaded(self, code, kept_out):
        """Starting costs what the command needs (docs/decisions/0004)."""
        before = "from aanbesteding.cli.app import main\n" if "main" in code else ""
        line = f"{before}{code}\nimport sys; print(*sys.modules, file=sys.stderr)"
        done = in_pipe("-c", line, command=(sys.executable,))
        assert done.code == 0
        assert not set(kept_out.split()) & set(done.err.split())
