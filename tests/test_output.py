"""What leaves the program: files, JSON, CSV, Markdown. Data in it is data and nothing else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
from fractions import Fraction

import pytest
import yaml
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from tests.program import ROOT, file_of, in_pipe, inputs

from aanbesteding.exact.rounding import round_to
from aanbesteding.reporting.csv_text import guarded
from aanbesteding.reporting.markdown import escaped

LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")
E03 = ("criteria/voorbeelden/e03-gelijke-stand.yaml", "bids/voorbeelden/e03-gelijke-stand")
EXAMPLES = [
    *((f"criteria/{name}.yaml", "bids/leiden") for name in ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")),
    *((f"criteria/voorbeelden/{path.name}.yaml", f"bids/voorbeelden/{path.name}") for path in sorted((ROOT / "bids/voorbeelden").iterdir())),
]  # fmt: skip


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def copy(tmp_path):
    """A copy of the e03 example that a test may spoil: (framework, bids)."""
    framework, bids = tmp_path / "kader.yaml", tmp_path / "bids"
    shutil.copy(ROOT / E03[0], framework)
    shutil.copytree(ROOT / E03[1], bids)
    return framework, bids


class TestFile:
    @pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
    def test_the_file_holds_what_stdout_would(self, run, tmp_path, form):
        """The same bytes, complete, and nothing on stdout."""
        file = tmp_path / "uitslag"
        printed = run("score", *E03, "--format", form)
        written = run("score", *E03, "--format", form, "--output", file)
        assert (written.code, written.out) == (1, "")
        assert file.read_bytes().decode("utf-8") == printed.out
        assert f"geschreven: {file}\n" in written.err

    @pytest.mark.parametrize("command", ["score", "explain"])
    def test_a_run_that_fails_leaves_the_file_as_it_was(self, run, copy, tmp_path, command):
        """Faults in the input: the old result stays, byte for byte, and nothing lies beside it."""
        framework, bids = copy
        spoil(framework, "  unit: euro", "  unit: oereo")
        folder = tmp_path / "uit"
        folder.mkdir()
        file = folder / "uitslag.txt"
        file.write_bytes(b"de vorige uitslag")
        words = ("explain", "a") if command == "explain" else ("score",)
        assert run(*words, framework, bids, "-o", file).code == 2
        assert file.read_bytes() == b"de vorige uitslag"
        assert os.listdir(folder) == ["uitslag.txt"]

    def test_a_write_that_fails_leaves_nothing(self, run, tmp_path, monkeypatch):
        """The disk fails at the last moment: no half file, no temporary file, the old one there."""
        file = tmp_path / "uitslag.txt"
        file.write_bytes(b"oud")

        def fails(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.replace", fails)
        done = run("score", *E03, "-o", file)
        assert (done.code, done.out) == (2, "")
        assert f"{file}: AB901 kan niet schrijven: er is geen ruimte meer" in done.err
        assert file.read_bytes() == b"oud"
        assert os.listdir(tmp_path) == ["uitslag.txt"]

    @pytest.mark.parametrize(
        "words",
        [
            ("--seal", "--record", "r.json", "--output", "er/niet"),
            ("--seal", "--record", "er/niet.json"),
            ("--seal", "--output", "kader.seal"),
            ("--record", "r.json", "--output", "kader.yaml"),
            ("--quality-only", "--close", "q.yaml", "--output", "er/niet"),
            ("--quality-only", "--close", "q.yaml", "--output", "q.yaml"),
        ],
    )
    def test_no_evidence_of_a_run_that_fails(self, run, copy, tmp_path, monkeypatch, words):
        """A seal, record or closing that was written goes again when what is after it fails."""
        monkeypatch.chdir(tmp_path)
        done = run("score", "kader.yaml", "bids", *words)
        assert (done.code, done.out) == (2, "")
        assert sorted(os.listdir(tmp_path)) == ["bids", "kader.yaml"]

    def test_evidence_that_was_there_stays(self, run, copy, tmp_path, monkeypatch):
        """What an earlier run wrote is not taken back by one that fails."""
        monkeypatch.chdir(tmp_path)
        assert run("score", "kader.yaml", "--seal").code == 0
        seal = (tmp_path / "kader.seal").read_bytes()
        assert run("score", "kader.yaml", "bids", "--seal", "--output", "er/niet").code == 2
        assert (tmp_path / "kader.seal").read_bytes() == seal

    def test_places_that_take_no_file(self, run, tmp_path):
        """A folder, a folder that is not there, a file as a folder, a name that is too long."""
        (tmp_path / "file").touch()
        for place, dutch, english in [
            (tmp_path, "het is een map", "it is a folder"),
            (tmp_path / "er/niet", "de map bestaat niet", "the folder does not exist"),
            (tmp_path / "file/in", "een deel van het pad is geen map", "a part of the path is not a folder"),
            (tmp_path / ("x" * 300), "de naam is te lang", "the name is too long"),
        ]:  # fmt: skip
            done = run("score", *E03, "-o", place)
            assert (done.code, done.out) == (2, "")
            assert f": AB901 kan niet schrijven: {dutch}\n" in done.err
            told = run("score", *E03, "-o", place, "--lang", "en").err
            assert f": AB901 cannot write: {english}\n" in told
        assert os.listdir(tmp_path) == ["file"]

    @pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="no /proc here")
    def test_a_place_where_nobody_may_write(self, run):
        """/proc takes no file, not even from root."""
        done = run("score", *E03, "-o", "/proc/uitslag.txt")
        assert (done.code, done.out) == (2, "")
        assert "AB901 kan niet schrijven" in done.err

    def test_what_is_no_regular_file_is_not_replaced(self, run, tmp_path):
        """Moving a file over a pipe or a device would destroy it: think of `-o /dev/null`."""
        os.mkfifo(tmp_path / "pijp")
        (tmp_path / "los").symlink_to(tmp_path / "nergens")
        for name in ("pijp", "los"):
            before = os.lstat(tmp_path / name)[:3]  # what it is, and which one
            done = run("score", *E03, "-o", tmp_path / name)
            assert done.code == 2
            assert "het is geen gewoon bestand" in done.err
            assert os.lstat(tmp_path / name)[:3] == before
        assert sorted(os.listdir(tmp_path)) == ["los", "pijp"]

    def test_a_link_is_followed(self, run, tmp_path):
        """The file behind the link is renewed; the link remains one."""
        (tmp_path / "echt.txt").write_text("oud")
        (tmp_path / "naam.txt").symlink_to("echt.txt")
        assert run("score", *E03, "-o", tmp_path / "naam.txt").code == 1
        assert (tmp_path / "naam.txt").is_symlink()
        assert "E3" in (tmp_path / "echt.txt").read_text(encoding="utf-8")

    @pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
    def test_permissions_follow_the_umask(self, run, tmp_path, mask, mode):
        """Not the 600 of a temporary file: colleagues read what the umask lets them read."""
        before = os.umask(mask)
        try:
            run("score", *E03, "-o", tmp_path / "uitslag.txt")
            assert os.umask(mask) == mask  # looking at it does not change it
        finally:
            os.umask(before)
        assert (tmp_path / "uitslag.txt").stat().st_mode & 0o777 == mode

    @pytest.mark.parametrize("command", [("score",), ("explain", "a")])
    def test_an_input_is_never_overwritten(self, run, copy, tmp_path, command):
        """The framework, a bid, a sheet, named straight, with a detour, through links."""
        framework, bids = copy
        (tmp_path / "koppeling.yaml").symlink_to(framework)
        (tmp_path / "map").symlink_to(bids)
        os.link(framework, tmp_path / "harde-koppeling.yaml")
        (bids / "ander-kader.yaml").write_text(
            "format: aanbesteding/scores/1\nframework: ander\nkind: consensus\n"
        )
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
        for output in (
            framework,
            bids / "a.yaml",
            bids / "scores/beoordelaar.yaml",
            bids / "ander-kader.yaml",  # a sheet under another framework has been read too
            bids / "../bids/./scores/../a.yaml",
            tmp_path / "koppeling.yaml",
            tmp_path / "harde-koppeling.yaml",
            tmp_path / "map/a.yaml",
            os.path.relpath(bids / "a.yaml", ROOT),
        ):
            done = run(*command, framework, bids, "-o", output)
            assert (done.code, done.out) == (2, ""), output
            assert "AB901 kan niet schrijven: dit is een bestand van de invoer" in done.err
        assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before
        assert (
            run(
                *command,
                framework,
                bids / "a.yaml",
                bids / "b.yaml",
                bids / "scores",
                "-o",
                bids / "a.yaml",
            ).code
            == 2
        )
        assert (bids / "a.yaml").read_bytes() == before[bids / "a.yaml"]

    def test_beside_the_inputs_is_fine(self, run, copy):
        """A result in the folder of bids, under a name that is read for nothing."""
        framework, bids = copy
        assert run("score", framework, bids, "-o", bids / "uitslag.txt").code == 1
        assert run("score", framework, bids, "-o", bids / "uitslag.txt").code == 1


def numbers(value):
    """Every exact number in a JSON result."""
    if isinstance(value, dict):
        if set(value) == {"fraction", "decimal"}:
            yield value
        else:
            for inner in value.values():
                yield from numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers(inner)


def sources(value):
    """Every line of an input that a JSON result refers to."""
    if isinstance(value, dict):
        if "line" in value:
            yield value
        for inner in value.values():
            yield from sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources(inner)


def value_at(plain, key, aliases):
    """What stands at a key such as `lots[1].price`, in a file of which nothing is resolved.

    In an anonymous assessment the key names the bid, and the sheet its alias.
    """
    for name in re.findall(r"[^.\[\]]+", key):
        part = aliases.get(name, name) if key.startswith("marks.") else name
        plain = plain[int(part) - 1] if isinstance(plain, list) else plain[part]
    return plain


class TestJson:
    @pytest.mark.parametrize(("framework", "bids"), EXAMPLES)
    def test_of_every_example(self, run, framework, bids):
        """Valid under `schema result`, with hashes, fractions, decimals and lines that are right."""
        done = run("score", framework, *inputs(bids), "--format", "json")
        result = json.loads(done.out)
        schema = json.loads(run("schema", "result").out)
        Draft7Validator.check_schema(schema)
        Draft7Validator(schema).validate(result)
        assert result["format"] == "aanbesteding/result/1"
        for entry in result["inputs"]:
            beside = {
                "framework": ROOT / framework,
                "seal": (ROOT / framework).with_suffix(".seal"),
            }
            path = beside.get(entry["kind"]) or file_of(bids, entry["file"])
            assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        found = list(numbers(result))
        assert found
        for number in found:
            exact = Fraction(number["fraction"])
            assert str(exact) == number["fraction"]  # in lowest terms
            assert Fraction(number["decimal"]) == round_to(exact, 6, "half-up")
        self._lines_hold_their_values(result, framework, bids)

    @staticmethod
    def _lines_hold_their_values(result, framework, bids):
        """The value that a source names stands on its line; of a block, its key or its dash."""
        files, aliases = {}, {}
        if (key := ROOT / bids / "sleutel.yaml").exists():
            named = yaml.load(key.read_text(encoding="utf-8"), yaml.BaseLoader)["aliases"]
            aliases = {bid: alias for alias, bid in named.items()}
        seen = 0
        for source in sources(result):
            of = source["kind"] == "framework"
            name = ROOT / framework if of else file_of(bids, source["file"])
            if name not in files:
                text = name.read_text(encoding="utf-8")
                files[name] = (text.splitlines(), yaml.load(text, yaml.BaseLoader))
            lines, plain = files[name]
            shown = lines[source["line"] - 1]
            value = value_at(plain, source["key"], aliases)
            if isinstance(value, str):
                assert value in shown, source
                seen += 1
            else:
                key = source["key"].split(".")[-1].split("[")[0]
                above = lines[max(source["line"] - 2, 0)]
                assert key in shown or key in above or shown.lstrip().startswith("- "), source
        assert seen > 400 or bids != "bids/leiden"

    def test_the_price_stands_where_it_says(self, run):
        """Kiezelkade's price of 3,690,000 is at line 56 of its file, key lots[1].price."""
        result = json.loads(run("score", *LEIDEN, "--format", "json", "--lot", "opgroeien").out)
        bid = next(bid for bid in result["lots"][0]["ranking"] if bid["id"] == "kiezelkade")
        step = next(step for step in bid["steps"] if step["stage"] == "price")
        assert step["result"] == {"fraction": "3690000", "decimal": "3690000"}
        (source,) = step["sources"]
        assert (source["file"], source["line"], source["key"]) == (
            "kiezelkade.yaml",
            56,
            "lots[1].price",
        )
        assert (
            "price: 3690000" in (ROOT / "bids/leiden/kiezelkade.yaml").read_text().splitlines()[55]
        )

    def test_numbers_by_hand(self, run):
        """Kiezelkade in opgroeien: marks 0.75, 0.75, 1 make 5/6; 5/6 × 20 = 50/3; half up 16.67."""
        result = json.loads(run("score", *LEIDEN, "--format", "json", "--lot", "opgroeien").out)
        bid = next(bid for bid in result["lots"][0]["ranking"] if bid["id"] == "kiezelkade")
        leaf = bid["criteria"][0]["criteria"][0]["criteria"][0]
        assert leaf["id"] == "samenhang"
        assert [mark["worth"]["decimal"] for mark in leaf["marks"]] == ["0.75", "0.75", "1"]
        made_up = {step["stage"]: step["result"] for step in leaf["steps"]}
        assert made_up["marks"] == {"fraction": "5/6", "decimal": "0.833333"}
        assert made_up["points"] == {"fraction": "50/3", "decimal": "16.666667"}
        assert leaf["points"] == {"fraction": "1667/100", "decimal": "16.67"}

    def test_a_tie(self, run):
        """No winner, and who shares which rank."""
        (lot,) = json.loads(run("score", *E03, "--format", "json").out)["lots"]
        assert (lot["status"], lot["winner"]) == ("draw-needed", None)
        assert lot["ties"] == [
            {
                "bids": ["a", "b"],
                "total": {"fraction": "400000", "decimal": "400000"},
                "decided_by": [],
                "open": [{"rank": 1, "bids": ["a", "b"]}],
            }
        ]

    def test_the_same_wherever_it_lies_and_whoever_asks(self, copy, tmp_path):
        """No path, language, terminal, time or hash seed is in it."""
        framework, bids = copy
        words = ("score", "--format", "json", "--quiet")
        first = in_pipe(*words, framework, bids, env={"PYTHONHASHSEED": "1"})
        env = {
            "PYTHONHASHSEED": "2",
            "AANBESTEDING_LANG": "en",
            "TZ": "Asia/Tokyo",
            "COLUMNS": "30",
        }
        assert in_pipe(*words, "kader.yaml", "bids", cwd=tmp_path, env=env) == first
        assert str(tmp_path) not in first.out

    def test_warnings_are_told_beside_it(self, run):
        """A table or JSON on stdout, and on stderr what a person should know."""
        for form in ("json", "csv"):
            assert run("score", *E03, "--format", form).err.startswith("AB602 ")

    def test_nothing_in_it_steers_a_terminal(self, copy):
        """C1 controls, bidi marks and stray bytes of file names are escaped, and come back."""
        framework, bids = copy
        os.rename(bids / "a.yaml", os.fsencode(bids) + "/a\x9b31m\u202e".encode() + b"\xff.yaml")
        done = in_pipe("score", framework, bids, "--format", "json", "-q")
        assert done.code == 1
        assert not {"\x9b", "\u202e", "\x1b"} & set(done.out)
        names = [entry["file"] for entry in json.loads(done.out)["inputs"]]
        assert "a\x9b31m\u202e\udcff.yaml" in names


def table(text, lang):
    """Read CSV as a spreadsheet in that language does."""
    assert text.startswith("\ufeff")
    delimiter = ";" if lang == "nl" else ","
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=delimiter, strict=True))


class TestCsv:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_opens_in_both_dialects(self, run, lang):
        """Eleven columns in every row, everything quoted, \\r\\n at the end of every row."""
        text = run("score", *LEIDEN, "--format", "csv", "--lang", lang).out
        rows = table(text, lang)
        assert len(rows) > 100
        assert {len(row) for row in rows} == {11}
        delimiter = ";" if lang == "nl" else ","
        lines = text[1:].split("\r\n")
        assert lines[-1] == ""
        for line in lines[:-1]:
            assert line.startswith('"')
            assert line.endswith('"')
            assert line.count(f'"{delimiter}"') == 10

    def test_decimal_signs(self, run):
        """Vliegerloods has 66.65 points: 66,65 in Dutch, so that Excel there reads a number."""
        rows = table(run("score", *LEIDEN, "--format", "csv").out, "nl")
        row = next(
            row
            for row in rows
            if row["titel"] == "totaal" and row["inschrijving"] == "vliegerloods"
        )
        assert (row["punten"], row["punten als breuk"], row["rang"]) == ("66,65", "'1333/20", "1")
        rows = table(run("score", *LEIDEN, "--format", "csv", "--lang", "en").out, "en")
        row = next(row for row in rows if row["title"] == "total" and row["bid"] == "vliegerloods")
        assert (row["points"], row["points as fraction"]) == ("66.65", "'1333/20")

    @pytest.mark.parametrize(
        "framework", ["leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden"]
    )
    def test_fractions_add_up_exactly(self, run, framework):
        """The points on the highest criteria of a bid are its total, to the last fraction."""
        rows = table(
            run(
                "score", f"criteria/{framework}.yaml", "bids/leiden", "-f", "csv", "--lang", "en"
            ).out,
            "en",
        )
        heads = [
            line.strip()[6:]
            for line in (ROOT / f"criteria/{framework}.yaml")
            .read_text()
            .partition("\ncriteria:\n")[2]
            .splitlines()
            if line.startswith("  - id: ")
        ]
        assert heads
        bids = {(row["lot"], row["bid"]) for row in rows if row["rank"]}
        assert len(bids) >= 12
        for lot, bid in bids:
            own = [row for row in rows if (row["lot"], row["bid"]) == (lot, bid)]
            exact = {
                row["criterion"] or row["title"]: Fraction(
                    row["points as fraction"].lstrip("'") or 0
                )
                for row in own
            }
            assert sum(exact[head] for head in heads) == exact["total"]

    def test_excluded_bids_have_their_reason(self, run):
        """No rank, no total, and in every row why."""
        rows = table(run("score", *LEIDEN, "--format", "csv").out, "nl")
        own = [row for row in rows if row["inschrijving"] == "wolkenmeter"]
        assert [row["titel"] for row in own] == ["totaal", "prijs"]
        assert {row["rang"] for row in own} == {""}
        assert own[0]["punten"] == ""
        assert own[1]["punten"] == "4150000"
        assert "boven het plafond" in own[0]["reden van uitsluiting"]

    @pytest.mark.parametrize(
        "name",
        ["=HYPERLINK(1)", "+31 71 000", "-Zorg", "@SUM(A1)", "|cmd", "%0A", " =1+1", "\u00a0=1", "＝1+1", "＠x"],
    )  # fmt: skip
    def test_names_that_a_spreadsheet_would_run(self, run, copy, name):
        """An apostrophe in front makes them text; the rest of the name is all there."""
        framework, bids = copy
        spoil(bids / "a.yaml", "Inschrijver A", name)
        text = bids / "a.yaml"
        text.write_text(
            text.read_text(encoding="utf-8").replace(f"name: {name}", f"name: '{name}'"),
            encoding="utf-8",
        )
        rows = table(run("score", framework, bids, "--format", "csv").out, "nl")
        assert {row["naam"] for row in rows if row["inschrijving"] == "a"} == {"'" + name}

    def test_names_that_break_out_of_a_cell(self, run, copy):
        """Quotes, separators, and (through the Python API) line ends and tabs."""
        framework, bids = copy
        spoil(bids / "a.yaml", "Inschrijver A", 'A";"1";"=1')
        for path in bids.glob("a.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('A";"1";"=1', '\'A";"1";"=1\''), encoding="utf-8")
        for lang in ("nl", "en"):
            rows = table(run("score", framework, bids, "-f", "csv", "--lang", lang).out, lang)
            assert {len(row) for row in rows} == {11}
            assert {list(row.values())[3] for row in rows} == {'A";"1";"=1', "Inschrijver B"}
        assert guarded("A\r\n=1+1\t=2") == "A␍␊=1+1␉=2"
        assert guarded("\t=1") == "␉=1"


HOSTILE = [
    "Zorg [noord](http://kwaad.nl) & Co",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "![x](http://kwaad.nl/x.png)",
    "<http://kwaad.nl>",
    "A | B | C",
    "**vet** _schuin_ ~~weg~~ `code`",
    "# kop",
    "- item",
    "1. item",
    "> citaat",
    "= = =",
    "&lt;b&gt; &amp;",
    "\\[x\\](y) \\",
    "[^1]: noot",
    "---",
    "| a |\n|---|\n| b |",
    "``` js",
    "    ingesprongen",
]
TEXTS = {"text", "inline", "paragraph_open", "paragraph_close"}


class TestMarkdown:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_text_stays_that_text(self, name):
        """Rendered by an independent CommonMark parser: no tag, no link, the characters intact."""
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        for before in ("", "- ", "# "):
            tokens = parser.parse(before + escaped(name))
            kinds = {token.type for token in tokens}
            assert not kinds & {
                "html_block",
                "table_open",
                "fence",
                "code_block",
                "blockquote_open",
                "hr",
            }
            assert "heading_open" not in kinds or before == "# "
            (inline,) = (token for token in tokens if token.type == "inline")
            assert {child.type for child in inline.children} <= {"text", "text_special"}, inline
            shown = "".join(child.content for child in inline.children)
            assert shown == " ".join(name.split("\n")).strip()

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_hostile_names_in_a_whole_report(self, run, copy, lang):
        """Five columns in the ranking whatever the names, and every name in one cell."""
        framework, bids = copy
        for name in HOSTILE:
            quoted = json.dumps(name)  # YAML in double quotes
            shutil.copy(ROOT / E03[1] / "a.yaml", bids / "a.yaml")
            spoil(bids / "a.yaml", "name: Inschrijver A", f"name: {quoted}")
            text = run("score", framework, bids, "-f", "markdown", "--lang", lang).out
            parser = MarkdownIt("commonmark", {"html": True}).enable("table")
            tokens = parser.parse(text)
            assert not {"html_block", "code_block", "fence"} & {token.type for token in tokens}
            inlines = [token for token in tokens if token.type == "inline"]
            kinds = {child.type for token in inlines for child in token.children}
            assert kinds <= {"text", "text_special", "softbreak"}
            rows = [0]
            for token in tokens:
                rows[-1] += token.type == "td_open"
                if token.type == "tr_close":
                    rows.append(0)
            assert [n for n in rows if n] == [5, 5, 4, 4]  # two bids; two criteria

    def test_addresses_do_not_become_links(self):
        """GitHub makes links of bare addresses; a name of a bidder is no advertisement."""
        assert escaped("zie https://kwaad.nl") == "zie https\\://kwaad.nl"
        assert escaped("WWW.kwaad.nl") == "WWW\\.kwaad.nl"

    @pytest.mark.parametrize("bid", ["kiezelkade", "zwaluwmeter"])
    def test_a_derivation_is_a_nested_list(self, run, bid):
        """Deep steps are items of a list; four spaces alone would make a block of code."""
        text = run("explain", bid, *LEIDEN, "--format", "markdown").out
        tokens = MarkdownIt("commonmark").parse(text)
        kinds = {token.type for token in tokens}
        assert not kinds & {"code_block", "fence", "html_block"}
        assert "bullet_list_open" in kinds
        if bid == "kiezelkade":  # criterion, subcriterion, its step
            assert max(token.level for token in tokens if token.type == "list_item_open") == 5

    def test_a_score_report_opens_as_a_table(self, run):
        """Rows of criteria: Leiden's tree has ten nodes; their depth shows as hard spaces."""
        text = run("score", *LEIDEN, "--lot", "opgroeien", "-f", "markdown").out
        html = MarkdownIt("commonmark").enable("table").render(text)
        assert html.count("<table>") == 2
        assert html.count("<tr>") == (1 + 4) + (1 + 10)
        assert "<td>\u00a0\u00a0Inhoud van het voorstel</td>" in html
