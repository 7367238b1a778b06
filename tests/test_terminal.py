"""What people see: a terminal that fits, a pipe that leaves nothing out, and complete snapshots.

The snapshots in `tests/snapshots/` were read through line by line; under each test stand numbers
that were worked out by hand from the files, so that a new snapshot can be checked again.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import unicodedata

import pytest
from tests.program import COLOUR, ROOT, in_pipe, on_terminal

from aanbesteding.reporting.blocks import Blank, Column, Heading, Para, Table
from aanbesteding.reporting.fit import cut, on_paper
from aanbesteding.reporting.terminal import HELD, console, print_blocks

LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")
MANIFEST = ("criteria/manifest-leiden.yaml", "bids/leiden")
E03 = ("criteria/voorbeelden/e03-gelijke-stand.yaml", "bids/voorbeelden/e03-gelijke-stand")
COMMANDS = [
    ("score", *LEIDEN),
    ("score", *MANIFEST),
    ("score", *E03),
    ("explain", "tuimeldijk", *LEIDEN),
    ("explain", "AB101"),
    ("explain", "price-linear-lowest"),
]


def columns(line):
    """How wide a line is on a screen, by the Unicode tables."""
    shown = COLOUR.sub("", line)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in shown)
    return len(shown) + wide - sum(unicodedata.combining(char) > 0 for char in shown)


def words(text):
    """The words of a report without its rules and bullets, wherever the lines were broken."""
    return re.sub(r"[━─╇┃│•\s=-]+", "", COLOUR.sub("", text))


class TestScreen:
    @pytest.mark.parametrize(("lang", "width"), [("nl", 80), ("en", 80), ("nl", 120)])
    def test_no_line_is_wider_than_the_screen(self, lang, width):
        """And none is cut off: no ellipsis stands at the end of a cell."""
        for command in COMMANDS:
            done = on_terminal(*command, "--lang", lang, columns=width)
            assert done.code == (1 if command == ("score", *E03) else 0)
            lines = done.out.splitlines()
            assert max(columns(line) for line in lines) <= width
            assert columns(max(lines, key=columns)) > 40  # the width is used
            if command[1] != "AB101":  # there `…` stands for what differs
                assert "…" not in done.out

    def test_a_narrow_screen_loses_no_word(self):
        """At 40 columns everything is still there; below that the terminal breaks the lines."""
        for width in (40, 20):
            done = on_terminal(
                "explain", "tuimeldijk", *LEIDEN, "--lot", "opgroeien", columns=width
            )
            assert max(columns(line) for line in done.out.splitlines()) <= 40
            assert words(done.out) == words(
                in_pipe("explain", "tuimeldijk", *LEIDEN, "--lot", "opgroeien").out
            )

    def test_a_table_that_is_too_wide_is_divided(self):
        """Seven bids with long names: each part repeats the criteria; every number is there."""
        done = on_terminal("score", *MANIFEST, "--lot", "opgroeien", columns=60)
        assert max(columns(line) for line in done.out.splitlines()) <= 60
        shown = COLOUR.sub("", done.out)
        assert shown.count("Recombineren en meerwaarde") >= 2
        plain = in_pipe("score", *MANIFEST, "--lot", "opgroeien").out
        assert set(re.findall(r"\d+,\d\d", plain)) == set(re.findall(r"\d+,\d\d", shown))

    def test_titles_of_numbers_are_broken_before_a_table_is_divided(self):
        """Titles of 27 letters would need 24 + 2 × (3 + 27) = 84; of their words none is over 7."""
        titles = (Column("naam"), *(Column("gewicht dat er nog bij past", right=True),) * 2)
        table = Table(titles, (("vrijwilligersorganisaties ook", "1,5", "22,75"),))
        assert cut(table, 60) == [table]
        stream = io.StringIO()
        screen = console(stream)
        screen.width = 60
        print_blocks([table], screen)
        shown = stream.getvalue()
        assert "gewicht dat er nog bij past" not in shown
        assert "vrijwilligersorganisaties" in shown
        assert max(columns(line) for line in shown.splitlines()) <= 60
        assert cut(table, 30) != [table]

    @pytest.mark.parametrize("width", range(40, 61))
    def test_no_line_ends_between_a_number_and_its_sign(self, width):
        """Whatever the width; and what is copied from the screen has common spaces."""
        said = "De brug ligt € 2.075.154 voor, 73,4 % ± 0,5 van € -1,50 en ≈ 5,84 % meer dan € 12."
        table = Table((Column("x"), Column("y", right=True)), ((said, "€ 3"),))
        for block in (Para(said), Para(said, bullet=True), Heading(said), table):
            stream = io.StringIO()
            on = console(stream)
            on.width = width
            print_blocks([block], on)
            shown = stream.getvalue()
            assert not {"\xa0", HELD} & set(shown)
            lines = [line.partition("│")[0].strip() for line in shown.splitlines()]
            assert len(lines) > 1
            assert not [line for line in lines if re.search(r"[€≈±]$|^[%±]", line)]
            assert said in " ".join(lines)

    def test_a_character_that_stands_for_something_else_here_is_a_picture(self):
        stream = io.StringIO()
        print_blocks([Para(f"a{HELD}b")], console(stream))
        assert stream.getvalue().rstrip() == "a\ufffdb"

    def test_depth_shows_on_every_line(self):
        """The second line of a long title keeps the indentation of the first."""
        shown = COLOUR.sub("", on_terminal("score", *LEIDEN, "--lot", "opgroeien").out)
        assert "\n    Aansluiting van " in shown
        assert "\n    vrijwilligersorganisaties " in shown

    def test_colour(self):
        """The winner stands out; the only escape sequences are those of colour and weight."""
        done = on_terminal("score", *LEIDEN, "--lot", "opgroeien")
        assert "\x1b[1;32mvliegerloods\x1b[0m" in done.out
        assert "\x1b" not in COLOUR.sub("", done.out)

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_colour(self, env):
        """NO_COLOR leaves no colour (weight may stay), a dumb terminal no sequence at all."""
        done = on_terminal("score", *LEIDEN, "--lot", "opgroeien", env=env)
        codes = {code for found in COLOUR.findall(done.out) for code in found[2:-1].split(";")}
        assert not {code for code in codes if re.fullmatch("[349][0-8]|10[0-7]", code)}
        if "TERM" in env:
            assert "\x1b" not in done.out

    def test_faults_on_a_terminal_are_plain(self):
        """`file:line:column: code` in one piece, so that editors and `grep` can follow it."""
        done = on_terminal(
            "score", "criteria/manifest-leiden.yaml", "criteria/manifest-leiden.yaml"
        )
        assert done.code == 2
        assert done.out.startswith("criteria/manifest-leiden.yaml:12:9: AB022 ")
        assert "\x1b" not in done.out


class TestPipe:
    def test_no_escape_and_nothing_cut(self):
        """Neither a width nor a terminal of the environment changes a byte."""
        for command in (COMMANDS[0], COMMANDS[3], COMMANDS[5]):
            done = in_pipe(*command)
            assert "\x1b" not in done.out + done.err
            assert "…" not in done.out
            env = {"COLUMNS": "20", "FORCE_COLOR": "1", "TERM": "dumb"}
            assert in_pipe(*command, env=env) == done

    def test_long_names_are_whole(self, tmp_path):
        """A name of 300 characters, in a pipe on one line, on a terminal over several."""
        bids = shutil.copytree(ROOT / E03[1], tmp_path / "bids")
        name = "Samenwerkingsverband " + "voor-alle-wijken-" * 16 + "einde"
        text = (bids / "a.yaml").read_text(encoding="utf-8")
        (bids / "a.yaml").write_text(text.replace("Inschrijver A", name), encoding="utf-8")
        assert name in in_pipe("score", E03[0], bids).out
        screen = on_terminal("score", E03[0], bids)
        assert max(columns(line) for line in screen.out.splitlines()) <= 80
        column = "".join(
            line.split("│")[2].strip() for line in screen.out.splitlines() if line.count("│") == 4
        )
        assert name.replace(" ", "") in column.replace(" ", "")


class TestTies:
    def test_equal_bids_look_equal(self):
        """Both rows say so, neither stands out, and the columns are told apart by their bid."""
        done = on_terminal("score", *E03)
        assert done.code == 1
        shown = COLOUR.sub("", done.out)
        assert re.findall(r"^ *(1) │ ([ab]) .*\(gelijk\)", shown, re.MULTILINE) == [
            ("1", "a"),
            ("1", "b"),
        ]
        assert re.search("1 a ┃ +1 b$", shown, re.MULTILINE)
        assert "\x1b[1;32m" not in done.out

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_an_announced_draw_is_asked_for_and_another_is_not(self, run, tmp_path, lang):
        """The program draws no lots; where nothing was announced it does not propose it either."""
        text = (ROOT / E03[0]).read_text(encoding="utf-8")
        announced = tmp_path / "kader.yaml"
        rule = "ties: {order: [pva], otherwise: draw}"
        announced.write_text(text.replace("ties: not-announced", rule), encoding="utf-8")
        # With the plan of approach first there is no tie left: A has 60,000 and B 12,000.
        assert run("score", announced, E03[1]).code == 0
        announced.write_text(
            text.replace("ties: not-announced", rule.replace("pva", "")), encoding="utf-8"
        )
        done = run("score", announced, E03[1], "--lang", lang)
        assert done.code == 1
        assert {"nl": "Er is een loting nodig", "en": "drawing of lots is needed"}[lang] in done.out
        assert "AB602" not in done.out
        open_ = run("score", *E03, "--lang", lang).out
        assert {"nl": "loting nodig", "en": "lots is needed"}[lang] not in open_
        assert "AB602" in open_


class TestLongTexts:
    @pytest.mark.parametrize("style", [">", "|", ">-"])
    def test_a_reason_of_several_lines_is_one_line(self, run, tmp_path, style):
        """Reasons are written over lines; a report shows them without pictures of line ends."""
        bids = shutil.copytree(ROOT / E03[1], tmp_path / "bids")
        sheet = bids / "scores/beoordelaar.yaml"
        text = sheet.read_text(encoding="utf-8")
        old = '{ mark: 10, reason: "Cijfer 10 uit de bron voor het plan van aanpak van a." }'
        new = f"\n        mark: 10\n        reason: {style}\n          Het plan is goed.\n          En concreet.\n"
        assert old in text
        sheet.write_text(text.replace(old, new), encoding="utf-8")
        for form in ("text", "markdown"):
            out = run("explain", "a", E03[0], bids, "--format", form).out
            assert "«Het plan is goed. En concreet.»" in out
            assert "␊" not in out


NAME = r"Zorg [noord] [/] :smiley: \e]8;;"
HOSTILE = """
from aanbesteding import Dossier, evaluate, load_bids, load_framework
from aanbesteding.reporting.markdown import markdown_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.score_report import score_blocks
from aanbesteding.reporting.terminal import HELD, console, print_blocks
import sys

read = load_bids("bids/voorbeelden/e03-gelijke-stand")
name = "Zorg [noord] [/] :smiley: \\x1b]8;;http://kwaad.nl\\x1b\\\\\\\\ \\u202ekwaad\\r\\x9b2J"
first, *others = read.bids
first = first.model_copy(update={"tenderer": first.tenderer.model_copy(update={"name": name})})
framework = load_framework("criteria/voorbeelden/e03-gelijke-stand.yaml")
evaluation = evaluate(framework, Dossier((first, *others), read.sheets))
blocks = list(score_blocks(evaluation, "nl", evaluation.lots))
if sys.stdout.isatty():
    print_blocks(blocks, console(sys.stdout))
else:
    sys.stdout.write(plain_text(blocks))
"""


class TestHostileNames:
    def test_a_yaml_escape_is_refused(self, run, tmp_path):
        """`\\e` in a file decodes to ESC: a fault at its line, shown harmlessly."""
        bids = shutil.copytree(ROOT / E03[1], tmp_path / "bids")
        text = (bids / "a.yaml").read_text(encoding="utf-8")
        (bids / "a.yaml").write_text(text.replace("Inschrijver A", f'"{NAME}"'), encoding="utf-8")
        done = run("score", E03[0], bids)
        assert (done.code, done.out) == (2, "")
        assert "AB005 verboden teken U+001B" in done.err
        assert "\x1b" not in done.err
        assert NAME in done.err  # the source line, as it was typed

    def test_markup_of_the_terminal_library_is_only_text(self, tmp_path):
        """What rich would swallow ([noord]), choke on ([/]) or draw (:smiley:) arrives intact."""
        bids = shutil.copytree(ROOT / E03[1], tmp_path / "bids")
        text = (bids / "a.yaml").read_text(encoding="utf-8")
        name = "Zorg [noord] [/] :smiley: [bold]x[/bold] \\\\[a"
        (bids / "a.yaml").write_text(text.replace("Inschrijver A", f"'{name}'"), encoding="utf-8")
        assert name in in_pipe("score", E03[0], bids).out
        for width in (120, 80):
            shown = words(on_terminal("score", E03[0], bids, columns=width).out)
            assert words(name) in shown
        shown = words(on_terminal("explain", "a", E03[0], bids).out)
        assert words(name) in shown

    def test_control_characters_from_python(self):
        """Objects made in code can hold anything; on a screen it is a picture of it."""
        harmless = "Zorg [noord] [/] :smiley: ␛]8;;http://kwaad.nl␛\\\\ \ufffdkwaad␍\ufffd2J"
        piped = in_pipe("-c", HOSTILE, command=(sys.executable,))
        assert piped.code == 0, piped.err
        assert harmless.replace("␍", " ") in piped.out or harmless in piped.out
        screen = on_terminal("-c", HOSTILE, command=(sys.executable,), columns=120)
        assert screen.code == 0
        shown = COLOUR.sub("", screen.out)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
        assert "Zorg[noord][/]:smiley:␛]8;;http://kwaad.nl␛" in words(shown)


def spoilt(tmp_path, monkeypatch):
    """A folder with one of each kind of fault: a number, a weight, a lot, a key."""
    shutil.copytree(ROOT / "criteria", tmp_path / "criteria")
    shutil.copytree(ROOT / "bids", tmp_path / "bids")
    for name, old, new in (
        ("criteria/leiden-sterke-sociale-basis.yaml", "weight: 70", "weight: 71"),
        ("bids/leiden/kiezelkade.yaml", "price: 3690000", "price: 3.690.000"),
        ("bids/leiden/vliegerloods.yaml", "role: sole", "role: solo"),
        ("bids/leiden/dropveter.yaml", "tenderer:", "tenderrer:"),
    ):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", ["nl", "en"])
class TestSnapshots:
    def test_score(self, run, snapshot, lang):
        """One lot of the tender.

        Price of Zeskantsluis: (4,000,000 − 3,360,000) / 800,000 × 30 = 24.00. Its provision that
        goes on: 45 %, (45 − 40) / 50 × 8 = 0.80. Its total: 38.47 + 24.00 = 62.47.
        """
        done = run("score", *LEIDEN, "--lot", "opgroeien", "--lang", lang)
        snapshot(f"score-leiden-opgroeien.{lang}.txt", done.out)

    def test_score_on_a_terminal_of_80_columns(self, snapshot, lang):
        """The same lot and the same numbers, without the colours."""
        done = on_terminal("score", *LEIDEN, "--lot", "opgroeien", "--lang", lang)
        text = "\n".join(line.rstrip() for line in COLOUR.sub("", done.out).splitlines()) + "\n"
        snapshot(f"score-leiden-opgroeien-80.{lang}.txt", text)

    def test_a_draw(self, run, snapshot, lang):
        """e03: 500,000 − (60,000 + 40,000) = 400,000; 420,000 − (12,000 + 8,000) = 400,000.

        A's marks are worth all of 60,000 and 40,000; B's a fifth: 12,000 and 8,000.
        """
        done = run("score", *E03, "--lang", lang)
        snapshot(f"score-e03.{lang}.txt", done.out)

    def test_the_derivation_of_an_excluded_bid(self, run, snapshot, lang):
        """Regenpijp: 10 + 1.33 + 7.20 + 3 = 21.53; 6.67 + 6.67 = 13.34; 34.87 is less than 35.

        Its provision that goes on: (85 − 40) / 50 × 8 = 7.2; marks 0.75, 1, 0.75: 5/6 × 12 = 10.
        """
        done = run("explain", "regenpijp", *LEIDEN, "--lang", lang)
        snapshot(f"explain-regenpijp.{lang}.txt", done.out)

    def test_the_derivation_of_a_consortium(self, run, snapshot, lang):
        """Kiezelkade: a lead and a member, of whom the weakest label counts; both have the full one.

        Price: (4,000,000 − 3,690,000) / 800,000 × 30 = 0.3875 × 30 = 11.625, half up 11.63. First
        criterion: (0.75 + 0.75 + 1) / 3 × 20 = 50/3, half up 16.67. Provision that goes on: 70 %,
        (70 − 40) / 50 × 8 = 4.8. Total: 16.67 + 9.33 + 8 + 6.67 + 4.8 + 6 + 11.63 = 63.10.
        """
        done = run("explain", "kiezelkade", *LEIDEN, "--lot", "opgroeien", "--lang", lang)
        snapshot(f"explain-kiezelkade.{lang}.txt", done.out)

    def test_faults(self, run, snapshot, lang, tmp_path, monkeypatch):
        """Four files, four kinds of fault, each with its line, a mark under it, and a cure.

        The weights: 71 + 30 = 101 and not 100, and 36 + 34 = 70 below a weight of 71.
        """
        import io

        from aanbesteding.cli.app import main

        spoilt(tmp_path, monkeypatch)
        err = io.StringIO()
        monkeypatch.setattr(sys, "stderr", err)
        assert main(["score", *LEIDEN, "--lang", lang]) == 2
        snapshot(f"faults.{lang}.txt", err.getvalue())


class TestOnPaper:
    """Widths of columns on a line of so many characters, three of them between two columns."""

    def test_what_is_left_goes_to_the_words(self):
        table = Table((Column("naam"), Column("n", right=True)), (("kort", "1,25"),))
        assert on_paper(table, 40) == [33, 4]  # 4 + 4 + 3 are used, 29 left

    def test_words_give_way_and_numbers_do_not(self):
        columns = (Column("naam"), Column("tekst"), Column("bedrag", right=True))
        table = Table(columns, (("x" * 100, "y" * 300, "1.234.567,89"),))
        widths = on_paper(table, 40)
        assert widths == [11, 11, 12]
        assert sum(widths) + 2 * 3 == 40

    def test_a_cell_to_fill_in_has_room(self):
        table = Table((Column("wie"), Column("naam")), (("opsteller", Blank("[naam]")),))
        assert on_paper(table, 92)[1] >= 22
