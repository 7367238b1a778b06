"""Drawings of lots on the command line: the form, what `score` makes of it, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil

import pytest
from tests.program import COLOUR, ROOT, in_pipe, on_terminal

E03 = ROOT / "criteria/voorbeelden/e03-gelijke-stand.yaml"
BIDS = ROOT / "bids/voorbeelden/e03-gelijke-stand"
ANNOUNCED = "ties: {order: [], otherwise: draw}"
ANSWERS = {
    "date": "2026-03-14",
    "held-by": "N. Naam, notaris",
    "place": "Leiden",
    "witnesses": "[A. Een, B. Twee]",
    "outcome": "[b, a]",
}


@pytest.fixture
def tie(tmp_path):
    """E3 with an announced draw: A and B both come to 400,000 euros."""
    text = E03.read_text(encoding="utf-8").replace("ties: not-announced", ANNOUNCED)
    assert ANNOUNCED in text
    (tmp_path / "kader.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(BIDS, tmp_path / "bids")
    return tmp_path


def filled_in(form, **answers):
    """Fill in the form as a person does: a value behind every key that has none."""
    for key, value in {**ANSWERS, **answers}.items():
        form, count = re.subn(
            rf"^    {key}:  #.*$", f"    {key}: {value}", form, flags=re.MULTILINE
        )
        assert count == 1, key
    return form


def places(told):
    """What is told of which line: `13:10 AB019`."""
    return re.findall(r"^\S*loting\.yaml:(\d+:\d+: AB\d+)", told, re.MULTILINE)


class TestForm:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_situation_is_there_and_the_outcome_is_not(self, run, tie, lang):
        """Rank 1, both bids with their names, 400,000 euros; and five blanks."""
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids", "--lang", lang)
        done = run("new", "draw", *words)
        assert (done.code, done.err) == (0, "")
        lines = done.out.splitlines()
        assert lines[3:6] == [
            "format: aanbesteding/draw/1",
            "framework: e03-gelijke-stand",
            "draws:",
        ]
        assert [line.partition("  #")[0] for line in lines[6:]] == [
            "  - lot: opdracht",
            "    rank: 1",
            "    bids:",
            "      - a",
            "      - b",
            "    total: 400000",
            "    date:",
            "    held-by:",
            "    place:",
            "    witnesses:",
            "    outcome:",
        ]
        assert "      - a  # Inschrijver A" in lines
        assert {"nl": "# € 400.000", "en": "# € 400,000"}[lang] in done.out
        assert {"nl": "Het programma loot niet", "en": "Not the program draws"}[lang] in lines[0]

    def test_a_blank_form_is_refused_blank_by_blank(self, run, tie):
        """The five blanks are on lines 13 to 17, and nothing else is wrong."""
        form = tie / "loting.yaml"
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids")
        assert run("new", "draw", *words, "-o", form).code == 0
        done = run("score", tie / "kader.yaml", tie / "bids", "--draw", form)
        assert (done.code, done.out) == (2, "")
        assert [found.split(":")[0] for found in places(done.err)] == ["13", "14", "15", "16", "17"]
        assert set(re.findall(r"AB\d+", done.err)) == {"AB019"}

    def test_the_same_form_every_time(self, run, tie):
        """Nothing is drawn: twenty times the same bytes."""
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids")
        assert len({run("new", "draw", *words).out for _ in range(20)}) == 1

    def test_the_command_that_is_told_writes_the_form(self, run, tie, monkeypatch):
        """What `score` says on stderr can be copied as it is, also with a space in a name."""
        (tie / "mijn bids").mkdir()
        shutil.copytree(tie / "bids", tie / "mijn bids/a")
        done = run("score", tie / "kader.yaml", tie / "mijn bids", "--format", "json")
        assert done.code == 1
        (told,) = [line for line in done.err.splitlines() if "Het formulier: " in line]
        program, *words = shlex.split(told.partition("Het formulier: ")[2])
        assert program == "aanbesteding"
        assert words[-2:] == ["--output", "loting.yaml"]
        written = run(*words[:-1], tie / "loting.yaml")
        assert (written.code, written.err) == (0, "")
        assert "    total: 400000" in (tie / "loting.yaml").read_text(encoding="utf-8")

    def test_nothing_is_told_where_no_draw_was_announced(self, run):
        """E3 as it was published announces nothing: no draw is proposed on either stream."""
        done = run("score", E03, BIDS)
        assert (done.code, done.err) == (1, "")
        assert "new draw" not in done.out

    def test_quiet(self, run, tie):
        """Not told with --quiet."""
        assert run("score", tie / "kader.yaml", tie / "bids", "--quiet").err == ""
        english = run("score", tie / "kader.yaml", tie / "bids", "--lang", "en").err
        assert english.startswith("Lots must be drawn. The form: aanbesteding new draw ")

    def test_words_of_the_chain(self, run, tie):
        """With the price as a tie-break A (500,000) and B (420,000) are told apart: no draw.

        With B at 500,000 and marks of 10 as well both have 400,000 at a price of 500,000.
        """
        path = tie / "kader.yaml"
        text = path.read_text(encoding="utf-8").replace("order: []", "order: [pva, price]")
        path.write_text(text, encoding="utf-8")
        words = ("new", "draw", "--framework", path, "--bids", tie / "bids")
        done = run(*words)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err
        assert "er is geen loting nodig" in done.err
        bid = tie / "bids/b.yaml"
        bid.write_text(bid.read_text("utf-8").replace("420000", "500000"), encoding="utf-8")
        sheet = tie / "bids/scores/beoordelaar.yaml"
        marks = re.sub(r"mark: \d+", "mark: 10", sheet.read_text("utf-8"))
        sheet.write_text(marks, encoding="utf-8")
        out = run(*words).out
        assert (
            "    tie-breaks:\n      pva: 60000  # € 60.000\n      price: 500000  # € 500.000" in out
        )

    def test_names_cannot_end_their_comment(self, run, tie):
        """A name with a line end in it stays a comment."""
        bid = tie / "bids/a.yaml"
        text = bid.read_text(encoding="utf-8")
        hostile = text.replace("Inschrijver A", '"A\\noutcome: [a, b]\\t# x"', 1)
        assert hostile != text
        bid.write_text(hostile, encoding="utf-8")
        out = run("new", "draw", "--framework", tie / "kader.yaml", "--bids", tie / "bids").out
        assert not re.search(r"^outcome", out, re.MULTILINE)
        assert "A␊outcome: [a, b]" in out

    @pytest.mark.parametrize(
        ("words", "dutch", "english"),
        [
            ((), "een loting vraagt --framework en --bids", "a draw asks for --framework and --bids"),
            (("--framework", "K"), "een loting vraagt --framework en --bids", "a draw asks for"),
            (("--framework", "K", "--bids", "B", "--assessor", "x"), "--assessor hoort bij een scoreblad", "--assessor goes with a score sheet"),
            (("--framework", E03, "--bids", BIDS), "het kader kondigt geen loting aan", "the framework announces no draw"),
            (("--framework", "K", "--bids", "B", "--without", "a"), "er is geen loting nodig", "no draw is needed"),
        ],
    )  # fmt: skip
    def test_commands_that_make_no_form(self, run, tie, words, dutch, english):
        """Exit 2, nothing on stdout, and why."""
        names = {"K": tie / "kader.yaml", "B": tie / "bids"}
        given = [names.get(word, word) for word in words]
        for lang, told in (("nl", dutch), ("en", english)):
            done = run("new", "draw", *given, "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert "AB903" in done.err
            assert told in done.err

    def test_options_of_a_draw_go_with_a_draw(self, run):
        """A bid form does not pass over what it has no use for."""
        for words in (("--draw", "x"), ("--without", "a"), ("--all-ties",)):
            done = run("new", "bid", *words)
            assert (done.code, done.out) == (2, "")
            assert (
                "--draw, --closed, --seal-file, --without en --all-ties horen bij een loting"
                in done.err
            )

    def test_an_unknown_bid_drops_out(self, run, tie):
        """What was probably meant."""
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids", "--without", "z")
        done = run("new", "draw", *words)
        assert (done.code, done.out) == (2, "")
        assert "AB902 inschrijving «z» is er niet" in done.err

    def test_a_file_that_is_there_stays(self, run, tie):
        """A record that somebody filled in is not written over."""
        form = tie / "loting.yaml"
        form.write_text("met de hand", encoding="utf-8")
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids", "-o", form)
        done = run("new", "draw", *words)
        assert done.code == 2
        assert "AB901 kan niet schrijven: het bestaat al" in done.err
        assert form.read_text(encoding="utf-8") == "met de hand"


@pytest.fixture
def held(run, tie):
    """The record of E3, filled in: drawn are B, then A."""
    form = run("new", "draw", "--framework", tie / "kader.yaml", "--bids", tie / "bids").out
    (tie / "loting.yaml").write_text(filled_in(form), encoding="utf-8")
    return tie


class TestApplied:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_report(self, run, held, lang):
        """B first and A second, by which draw and by whom; exit 0."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        done = run("score", *words, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        assert {
            "nl": "Gelijke stand op rang 1: Inschrijver A en Inschrijver B. De volgorde is door "
            "loting van zaterdag 14 maart 2026, gehouden door N. Naam, notaris: Inschrijver B, Inschrijver A.",
            "en": "Tie for rank 1: Inschrijver A and Inschrijver B. Their order is by draw of "
            "Saturday 14 March 2026, held by N. Naam, notaris: Inschrijver B, Inschrijver A.",
        }[lang] in done.out
        by = {"nl": "door loting", "en": "by draw"}[lang]
        assert re.search(rf"^ +1  b +Inschrijver B \({by}\) ", done.out, re.MULTILINE)
        assert re.search(rf"^ +2  a +Inschrijver A \({by}\) ", done.out, re.MULTILINE)
        assert {"nl": "aanwezig: A. Een en B. Twee.", "en": "draw: A. Een and B. Twee."}[
            lang
        ] in done.out

    def test_on_a_terminal(self, held):
        """The drawn winner stands out, and no line is wider than the screen."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        done = on_terminal("score", *words)
        assert done.code == 0
        assert max(map(len, COLOUR.sub("", done.out).splitlines())) <= 80
        assert "\x1b[1;32m" in done.out

    def test_json(self, run, held):
        """The file and the line of the drawing (7, its first key), and the record as an input."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        made = json.loads(run("score", *words, "--format", "json").out)
        (lot,) = made["lots"]
        assert (lot["status"], lot["winner"], lot["winners"]) == ("ranked", "b", ["b"])
        assert lot["draws"] == [
            {
                "rank": 1,
                "bids": ["b", "a"],
                "date": "2026-03-14",
                "held_by": "N. Naam, notaris",
                "place": "Leiden",
                "witnesses": ["A. Een", "B. Twee"],
                "source": {
                    "kind": "draw",
                    "id": "1",
                    "key": "draws[1]",
                    "file": "loting.yaml",
                    "line": 7,
                },
            }
        ]
        assert [one["open"] for one in lot["ties"]] == [[]]
        (read,) = [one for one in made["inputs"] if one["kind"] == "draw"]
        assert (read["file"], len(read["sha256"])) == ("loting.yaml", 64)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_csv(self, run, held, lang):
        """A row of its own for each drawn bid, and as many columns as any row: 11."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        text = run("score", *words, "--format", "csv", "--lang", lang).out
        delimiter = ";" if lang == "nl" else ","
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))
        assert {len(row) for row in rows} == {11}
        said = {
            "nl": "door loting van 2026-03-14, gehouden door N. Naam, notaris",
            "en": "by draw of 2026-03-14, held by N. Naam, notaris",
        }[lang]
        assert [row[1:3] for row in rows if row[5] == said] == [["1", "b"], ["2", "a"]]

    def test_markdown(self, run, held):
        """The same sentence, with nothing in it that Markdown reads."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        out = run("score", *words, "--format", "markdown").out
        assert "gehouden door N. Naam, notaris: Inschrijver B, Inschrijver A" in out

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_derivation(self, run, held, lang):
        """The rank, by which draw, and the place in its record."""
        words = (held / "kader.yaml", held / "bids", "--draw", held / "loting.yaml")
        done = run("explain", "a", *words, "--lang", lang)
        assert done.code == 0
        assert (
            done.out.splitlines()[-1]
            == {
                "nl": "Deze rang is door loting van zaterdag 14 maart 2026, gehouden door N. Naam, notaris. "
                "[loting.yaml:7]",
                "en": "This rank is by draw of Saturday 14 March 2026, held by N. Naam, notaris. [loting.yaml:7]",
            }[lang]
        )
        assert {"nl": "Rang 2 van 2.", "en": "Rank 2 of 2."}[lang] in done.out

    def test_a_draw_without_a_framework(self, run):
        """`explain` of a code needs no draw, and says so."""
        done = run("explain", "AB101x", "--draw", "x.yaml")
        assert (done.code, done.out) == (2, "")
        assert "--draw, --closed, --aliases en --seal-file horen bij een KADER" in done.err

    def test_the_same_bytes_whatever_the_order_and_the_place(self, run, held, tmp_path):
        """Two records for two lots, named in either order and lying elsewhere."""
        text = (held / "kader.yaml").read_text(encoding="utf-8")
        second = "  - id: tweede\n    title: Tweede\n    assumed: x\npanel:"
        text = text.replace("panel:", second, 1).partition("controls:")[0]
        (held / "kader.yaml").write_text(text, encoding="utf-8")
        for path in (held / "bids").glob("*.yaml"):
            bid = path.read_text(encoding="utf-8")
            offer = re.search(r"  - lot: opdracht\n(?:    .*\n)*", bid)[0]
            path.write_text(bid + offer.replace("opdracht", "tweede"), encoding="utf-8")
        sheet = held / "bids/scores/beoordelaar.yaml"
        marks = re.sub(
            r"^    opdracht:\n((?:      .*\n)+)",
            lambda found: found[0] + "    tweede:\n" + found[1],
            sheet.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        sheet.write_text(marks, encoding="utf-8")
        one = held / "loting.yaml"
        two = held / "tweede.yaml"
        two.write_text(one.read_text("utf-8").replace("lot: opdracht", "lot: tweede"), "utf-8")
        elsewhere = held / "elders"
        elsewhere.mkdir()
        moved = [shutil.copy(path, elsewhere) for path in (one, two)]
        words = ("score", held / "kader.yaml", held / "bids", "--format", "json")
        outs = {
            run(*words, "--draw", first, "--draw", then).out
            for first, then in ((one, two), (two, one), moved)
        }
        assert len(outs) == 1
        assert [lot["winner"] for lot in json.loads(outs.pop())["lots"]] == ["b", "b"]


class TestRefused:
    def test_every_fault_of_every_record_at_once(self, run, held):
        """Two records: a date and a total that cannot be read; and with those mended the rest."""
        text = (held / "loting.yaml").read_text(encoding="utf-8")
        path = held / "loting.yaml"
        path.write_text(
            text.replace("2026-03-14", "2026-02-30").replace("total: 400000", "total: 66,65"),
            encoding="utf-8",
        )
        words = ("score", held / "kader.yaml", held / "bids", "--draw", path)
        done = run(*words)
        assert (done.code, done.out) == (2, "")
        assert places(done.err) == ["12:12: AB050", "13:11: AB439"]
        path.write_text(
            text.replace("total: 400000", "total: 399999")
            .replace("rank: 1", "rank: 2")
            .replace("[b, a]", "[b, c]"),
            encoding="utf-8",
        )
        done = run(*words)
        assert (done.code, done.out) == (2, "")
        assert places(done.err) == ["8:11: AB436", "12:12: AB437", "17:14: AB434", "17:18: AB434"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_situation_changed(self, run, held, lang):
        """A mark of A went from 10 to 9: B leads with 400,000 against 406,000, and nothing is drawn."""
        sheet = held / "bids/scores/beoordelaar.yaml"
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace("mark: 10", "mark: 9", 1), encoding="utf-8")
        framework = held / "kader.yaml"
        plain = framework.read_text(encoding="utf-8").partition("controls:")[0]
        framework.write_text(plain, encoding="utf-8")
        draw = ("--draw", held / "loting.yaml")
        done = run("score", framework, held / "bids", *draw, "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert {
            "nl": "AB435 in perceel «opdracht» is om rang 1 geloot tussen a en b; nu deelt geen van hen een rang",
            "en": "AB435 in lot “opdracht” lots were drawn for rank 1 between a and b; now none of them shares a rank",
        }[lang] in done.err
        assert "`aanbesteding new draw`" in done.err

    def test_other_kinds_of_file(self, run, held):
        """A bid is no draw, a draw is no bid, a folder is no file, and what is not there is not there."""
        framework, bids = held / "kader.yaml", held / "bids"
        assert "AB022" in run("score", framework, bids, "--draw", bids / "a.yaml").err
        assert "AB022" in run("score", framework, bids, held / "loting.yaml").err
        assert "AB001" in run("score", framework, bids, "--draw", bids).err
        assert "AB001" in run("score", framework, bids, "--draw", held / "niets.yaml").err

    def test_faults_of_the_bids_come_with_those_of_the_draw(self, run, held):
        """A bid without a price (AB408 or so) and a draw of another framework, in one run."""
        bid = held / "bids/a.yaml"
        bid.write_text(bid.read_text("utf-8").replace("price: 500000", "price: -1"), "utf-8")
        path = held / "loting.yaml"
        text = path.read_text("utf-8").replace("framework: e03-gelijke-stand", "framework: e04")
        path.write_text(text, "utf-8")
        done = run("score", held / "kader.yaml", held / "bids", "--draw", path)
        assert (done.code, done.out) == (2, "")
        assert re.search(r"a\.yaml:\d+:\d+: AB0", done.err)
        assert "AB431" in done.err

    def test_the_record_is_not_written_over(self, run, held):
        """`--output` may not be the record."""
        path = held / "loting.yaml"
        before = path.read_bytes()
        words = (held / "kader.yaml", held / "bids", "--draw", path, "--output", path)
        assert run("score", *words).code == 2
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\x00",
            "[]",
            "format: aanbesteding/draw/1\n",
            "format: aanbesteding/draw/1\nframework: e03-gelijke-stand\ndraws: []\n",
            "format: aanbesteding/draw/1\nframework: e03-gelijke-stand\ndraws: [{}]\n",
            "format: aanbesteding/draw/2\nframework: x\ndraws: []\n",
            "format: aanbesteding/draw/1\nframework: [x]\ndraws: {a: 1}\n",
        ],
    )
    def test_hostile_records(self, run, held, text):
        """Faults and no traceback."""
        path = held / "loting.yaml"
        path.write_text(text, encoding="utf-8")
        done = run("score", held / "kader.yaml", held / "bids", "--draw", path)
        assert (done.code, done.out) == (2, "")
        assert "AB999" not in done.err
        assert "loting.yaml" in done.err

    @pytest.mark.parametrize(
        "total", ["1/0", "1/03", "4e5", "400.000", "400,000", "0x10", "٤", "-", "1//2", "1/-2", "9" * 1001]
    )  # fmt: skip
    def test_totals_that_are_no_fraction(self, run, held, total):
        """Refused by their form, not by an error of Python's."""
        path = held / "loting.yaml"
        text = path.read_text(encoding="utf-8").replace("total: 400000", f'total: "{total}"')
        path.write_text(text, encoding="utf-8")
        done = run("score", held / "kader.yaml", held / "bids", "--draw", path)
        assert (done.code, done.out) == (2, "")
        assert places(done.err)[0] in ("12:12: AB050", "12:13: AB050")
        assert "AB999" not in done.err


def test_a_process_of_its_own(held):
    """With its streams apart: the result on stdout, nothing on stderr, exit 0; else the note."""
    words = ("score", held / "kader.yaml", held / "bids")
    assert in_pipe(*words, "--draw", held / "loting.yaml")[::2] == (0, "")
    done = in_pipe(*words)
    assert done.code == 1
    assert done.err.startswith("Er is een loting nodig. Het formulier: aanbesteding new draw ")
