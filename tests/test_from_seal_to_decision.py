"""One tender from framework to letters, as a user does it: real processes in one folder.

Prices are locked until the quality is closed, the panel does not see whose bid it judges, and two
bids end exactly equal: 30 for the plan, 13 = (18 − 5)/(25 − 5) × 20 for the workers and 16 =
(500,000 − 420,000)/200,000 × 40 for the price, 59 together; the third has 8 workers, 3 points,
and 49. Lots are drawn, and the record says what all of it rested on.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from tests.program import ROOT, Done, in_pipe

from aanbesteding import verify

FILES = ["kader.yaml", "bids", "scores", "--aliases", "sleutel.yaml"]
CLOSED = [*FILES, "--closed", "kwaliteit.yaml"]
ALL = [*CLOSED, "--draw", "loting.yaml"]
EVERY_FILE = (
    "kader.yaml",
    "kader.seal",
    "bids/drie.yaml",
    "bids/een.yaml",
    "bids/twee.yaml",
    "scores/b1.yaml",
    "sleutel.yaml",
    "kwaliteit.yaml",
    "loting.yaml",
)
NAMED = ["kader.yaml", "bids", "scores", "sleutel.yaml", "kwaliteit.yaml", "loting.yaml"]


def run(desk: Path, *words: str) -> Done:
    """Run the program in the folder."""
    return in_pipe(*words, cwd=desk)


def change(path: Path, *pairs: tuple[str, str]) -> None:
    """Edit a file, as somebody at a desk would."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def bids(desk: Path) -> None:
    """Three bids without their prices, from the example that the program writes."""
    (desk / "bids").mkdir()
    assert run(desk, "new", "bid", "-o", "bids/een.yaml").code == 0
    text = (desk / "bids/een.yaml").read_text(encoding="utf-8")
    bare = text[: text.index("    price-sheet:")]
    (desk / "bids/een.yaml").write_text(bare, encoding="utf-8")
    for name, other in (("twee", "Tweede"), ("drie", "Derde")):
        path = desk / "bids" / f"{name}.yaml"
        path.write_text(bare, encoding="utf-8")
        change(path, ("voorbeeld-", f"{other.lower()}-"), (" Voorbeeld", f" {other}"))
    change(desk / "bids/drie.yaml", ("ervaren-medewerkers: 12", "ervaren-medewerkers: 2"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything up to the opening of the prices, each step with what it said."""
    desk = tmp_path_factory.mktemp("tender")
    assert run(desk, "new", "framework", "-o", "kader.yaml").code == 0
    change(
        desk / "kader.yaml",
        ("status: draft ", "status: published "),
        ("  # prices: locked ", "  prices: locked "),
        ("  # anonymous: ja ", "  anonymous: ja "),
    )
    sealed = run(desk, "score", "kader.yaml", "--seal", "--seal-date", "2026-09-01")
    assert (sealed.code, sealed.err) == (0, "verzegeld: kader.seal\n")
    bids(desk)
    (desk / "sleutel.yaml").write_text(
        "format: aanbesteding/aliases/1\nframework: voorbeeld\naliases:\n"
        "  blauw: voorbeeld-combinatie\n  groen: tweede-combinatie\n  rood: derde-combinatie\n",
        encoding="utf-8",
    )
    (desk / "scores").mkdir()
    words = ["new", "scores", "--framework", "kader.yaml", "--bids", "bids"]
    words += ["--assessor", "beoordelaar-1", "--aliases", "sleutel.yaml", "-o", "scores/b1.yaml"]
    assert run(desk, *words).code == 0
    sheet = desk / "scores/b1.yaml"
    text = sheet.read_text(encoding="utf-8")
    assert "combinatie" not in text  # nobody on the panel can tell whose it is
    text = re.sub(r"mark:  #.*", "mark: goed", text)
    sheet.write_text(text.replace("reason:", "reason: Concreet en haalbaar."), encoding="utf-8")
    closed = run(desk, "score", *FILES, "--quality-only", "--close", "kwaliteit.yaml")
    assert closed.code == 0
    assert closed.err.startswith("vastgesteld: kwaliteit.yaml, hash ")
    for name in ("een", "twee", "drie"):
        with (desk / f"bids/{name}.yaml").open("a", encoding="utf-8") as file:
            file.write("    price: 420000\n")
    return desk


@pytest.fixture(scope="module")
def drawn(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prices opened, lots drawn with the form that `score` asked for, and a record."""
    desk = tmp_path_factory.mktemp("drawn") / "desk"
    shutil.copytree(prepared, desk)
    tied = run(desk, "score", *CLOSED)
    assert tied.code == 1
    assert "Gelijke stand op rang 1: Combinatie Tweede en Combinatie Voorbeeld." in tied.out
    command = tied.err.strip().splitlines()[-1].partition("Het formulier: ")[2]
    program, *words = shlex.split(command)
    assert program == "aanbesteding"
    assert run(desk, *words).code == 0
    form = desk / "loting.yaml"
    text = re.sub(r" date:.*", " date: 2026-11-10", form.read_text(encoding="utf-8"))
    text = re.sub(r" held-by:.*", " held-by: N. Naam, notaris", text)
    text = re.sub(r" outcome:.*", " outcome: [voorbeeld-combinatie, tweede-combinatie]", text)
    text = re.sub(r"    (place|witnesses):.*\n", "", text)
    form.write_text(text, encoding="utf-8")
    done = run(desk, "score", *ALL, "--record", "vastlegging.json", "-o", "uitslag.txt")
    assert done.code == 0
    assert done.err.startswith("vastgelegd: vastlegging.json\n")
    return desk


@pytest.fixture
def desk(drawn: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    shutil.copytree(drawn, tmp_path / "desk")
    return tmp_path / "desk"


class TestRecord:
    def test_lists_every_file(self, drawn: Path) -> None:
        """With kind and place, and the hash of the closing among what was carried over."""
        record = json.loads((drawn / "vastlegging.json").read_text(encoding="utf-8"))
        files = {file["path"]: file["kind"] for file in record["inputs"]["files"]}
        kinds = ("framework", "seal", *["bid"] * 3, "scores", "aliases", "quality", "draw")
        assert files == dict(zip(EVERY_FILE, kinds, strict=True))
        last = (drawn / "kwaliteit.yaml").read_text(encoding="utf-8").splitlines()[-1]
        digest = last.removeprefix("hash: ")
        assert record["carried"]["hashes"] == [{"name": "quality", "sha256": digest}]
        (lot,) = record["outcome"]["lots"]
        assert (lot["winner"], lot["winners"]) == ("voorbeeld-combinatie", ["voorbeeld-combinatie"])
        totals = [(one["bid"], one["rank"], one["total"]["fraction"]) for one in lot["ranking"]]
        assert totals == [
            ("voorbeeld-combinatie", 1, "59"),
            ("tweede-combinatie", 2, "59"),
            ("derde-combinatie", 3, "49"),
        ]

    @pytest.mark.parametrize("named", [[], NAMED], ids=["found", "named"])
    def test_is_verified(self, drawn: Path, named: list[str]) -> None:
        """By itself, and with the files named in whatever order."""
        done = run(drawn, "verify", "vastlegging.json", *named, "--lang", "en")
        assert (done.code, done.err) == (0, "")
        assert "Verified: the same files give the same record, byte for byte." in done.out
        for said in ("- draw 1, loting.yaml", "- key of aliases of “voorbeeld”, sleutel.yaml"):
            assert said in done.out
        assert "- closed quality under “voorbeeld”, kwaliteit.yaml" in done.out

    @pytest.mark.parametrize("named", [[], NAMED], ids=["found", "named"])
    @pytest.mark.parametrize("name", EVERY_FILE)
    def test_a_tampered_file_is_named(self, desk: Path, name: str, named: list[str]) -> None:
        """One space at the end of any of them is the first difference; nothing is repeated."""
        with (desk / name).open("ab") as file:
            file.write(b" \n")
        done = run(desk, "verify", "vastlegging.json", *named)
        assert (done.code, done.err) == (1, "")
        first = done.out.split("Het eerste verschil:\n")[1].splitlines()[0]
        assert f"AB913 het bestand «{Path(name).name}» is niet meer wat werd vastgelegd" in first
        assert "De beoordeling is niet herhaald" in done.out

    @pytest.mark.parametrize("name", EVERY_FILE)
    def test_a_missing_file_is_named(self, desk: Path, name: str) -> None:
        """A fault in the input: there is nothing to compare with."""
        (desk / name).unlink()
        done = run(desk, "verify", "vastlegging.json")
        assert (done.code, done.out) == (2, "")
        assert re.search(rf"AB44\d het bestand «{re.escape(name)}» van de vastlegging", done.err)

    def test_a_tampered_record(self, desk: Path) -> None:
        """The block is named before anything else."""
        change(desk / "vastlegging.json", ('"name": "quality"', '"name": "Quality"'))
        done = run(desk, "verify", "vastlegging.json")
        assert done.code == 1
        assert "AB910" in done.out.split("Het eerste verschil:\n")[1].splitlines()[0]

    def test_a_second_draw_would_have_counted(self, desk: Path) -> None:
        """Named beside the recorded one, it is not passed over."""
        text = (desk / "loting.yaml").read_text(encoding="utf-8")
        (desk / "nog-een.yaml").write_text(text + "# later\n", encoding="utf-8")
        done = run(desk, "verify", "vastlegging.json", *NAMED, "nog-een.yaml")
        assert done.code == 1
        assert "nog-een.yaml: AB914" in done.out

    def test_of_another_framework_it_would_not(self, desk: Path) -> None:
        """A draw under another framework changes nothing."""
        text = (desk / "loting.yaml").read_text(encoding="utf-8")
        other = text.replace("framework: voorbeeld", "framework: ander")
        (desk / "ander.yaml").write_text(other, encoding="utf-8")
        assert run(desk, "verify", "vastlegging.json", *NAMED, "ander.yaml").code == 0

    def test_with_the_seal_elsewhere(self, desk: Path) -> None:
        """`--seal-file` when it is recorded, its name among the files when it is verified."""
        (desk / "kluis").mkdir()
        (desk / "kader.seal").rename(desk / "kluis/a.seal")
        words = ("--seal-file", "kluis/a.seal", "--record", "tweede.json", "-q")
        assert run(desk, "score", *ALL, *words).code == 0
        assert run(desk, "verify", "tweede.json").code == 0
        assert run(desk, "verify", "tweede.json", *NAMED, "kluis/a.seal").code == 0
        with (desk / "kluis/a.seal").open("ab") as file:
            file.write(b" ")
        done = run(desk, "verify", "tweede.json", *NAMED, "kluis/a.seal")
        assert done.code == 1
        assert "AB913 het bestand «a.seal»" in done.out


class TestDecision:
    def test_says_that_lots_were_drawn(self, drawn: Path) -> None:
        """To the winner, to who lost by it, and not to the third."""
        words = ("decide", *ALL, "--sent", "2026-11-20")
        whole = run(drawn, *words)
        assert (whole.code, whole.err) == (0, "")
        said = "loting van dinsdag 10 november 2026, gehouden door N. Naam, notaris"
        assert f"de {said}, besliste." in run(drawn, *words, "--bid", "tweede-combinatie").out
        winner = run(drawn, *words, "--bid", "voorbeeld-combinatie").out
        assert f"Deze rang is bepaald door {said}." in winner
        third = run(drawn, *words, "--bid", "derde-combinatie").out
        assert third.count(said) == 1  # on the lot
        result = json.loads(run(drawn, *words, "--format", "json").out)
        (lot,) = result["lots"]
        assert [one["held_by"] for one in lot["draws"]] == ["N. Naam, notaris"]
        (beside,) = lot["losing"][0]["comparisons"]
        assert beside["tie_break"]["drawn"]["date"] == "2026-11-10"

    @pytest.mark.parametrize(
        "words",
        [
            ("score",),
            ("decide", "--sent", "2026-11-20"),
            ("explain", "tweede-combinatie"),
        ],
        ids=lambda words: words[0],
    )
    def test_every_command_asks_for_the_same(self, drawn: Path, words: tuple[str, ...]) -> None:
        """Without closed quality AB489, without the key AB487, and none of them ranks."""
        for left_out, code in ((("--closed", "kwaliteit.yaml"), "AB489"), (("--aliases", "sleutel.yaml"), "AB487")):  # fmt: skip
            named = " ".join(ALL).replace(" ".join(left_out), "").split()
            command, *rest = words
            given = [*rest, *named] if command == "explain" else [*named, *rest]
            done = run(drawn, command, *given)
            assert (done.code, done.out) == (2, "")
            assert code in done.err


class TestWhatIf:
    def test_the_winner_drops_out(self, drawn: Path) -> None:
        """The others move up under either policy, although the closing was about three bids."""
        done = run(drawn, "score", *ALL, "--without", "voorbeeld-combinatie", "--lang", "en")
        assert (done.code, done.err) == (0, "")
        assert "As announced (keep-ranking), Combinatie Tweede wins." in done.out

    def test_a_draw_when_another_drops_out(self, drawn: Path) -> None:
        """Without the third the other two are as equal as they were."""
        words = ["--framework", "kader.yaml", "--bids", "bids", "--bids", "scores", *CLOSED[3:]]
        done = run(drawn, "new", "draw", *words, "--without", "derde-combinatie")
        assert done.code == 0
        assert "    total: 59\n" in done.out

    def test_entered_twice(self, desk: Path) -> None:
        """Sheets are compared by their aliases; the key is not needed."""
        shutil.copytree(desk / "scores", desk / "nog-eens")
        assert run(desk, "scores-diff", "scores", "nog-eens").code == 0
        change(desk / "nog-eens/b1.yaml", ("mark: goed", "mark: matig"))
        done = run(desk, "scores-diff", "scores", "nog-eens", "--lang", "en")
        assert done.code == 1
        assert "blauw" in done.out


class TestWrongFile:
    @pytest.mark.parametrize(
        ("option", "name", "code"),
        [
            ("--aliases", "bids/een.yaml", "AB932"),
            ("--closed", "sleutel.yaml", "AB930"),
            ("--draw", "sleutel.yaml", "AB022"),
            ("--seal-file", "sleutel.yaml", "AB445"),
        ],
    )
    def test_under_an_option(self, drawn: Path, option: str, name: str, code: str) -> None:
        """What is no key, no closed quality, no draw, no seal is said to be none, in both languages."""
        pairs = dict(zip(ALL[3::2], ALL[4::2], strict=True))
        words = [word for pair in {**pairs, option: name}.items() for word in pair]
        told = {run(drawn, "score", *ALL[:3], *words, "--lang", lang) for lang in ("nl", "en")}
        assert len(told) == 2
        for done in told:
            assert (done.code, done.out) == (2, "")
            assert f"{code} " in done.err

    def test_an_output_over_an_input(self, desk: Path) -> None:
        """The key, the closed quality, the draw and the seal are inputs as well."""
        for name in ("sleutel.yaml", "kwaliteit.yaml", "loting.yaml", "kader.seal"):
            before = (desk / name).read_bytes()
            for command in (("score", *ALL), ("decide", *ALL, "--sent", "2026-11-20")):
                done = run(desk, *command, "-o", name)
                assert (done.code, done.out) == (2, "")
                assert "AB901" in done.err
            assert (desk / name).read_bytes() == before


def test_the_examples_for_python(drawn: Path) -> None:
    """Those of docs/python.md about this tender print what the commands say: 59 beside 59, and 49."""
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    printed = []
    for example in (one for one in examples if "kader.yaml" in one or "vastlegging" in one):
        done = in_pipe("-c", example, cwd=drawn, command=(sys.executable,))
        assert (done.code, done.err) == (0, "")
        printed.append(done.out)
    assert printed == [
        "tweede-combinatie voorbeeld-combinatie 0\nderde-combinatie voorbeeld-combinatie 10\nFalse\n",
        "True\n",
    ]


def test_a_changed_file_from_python(desk: Path) -> None:
    """The first difference is the file, as the command says."""
    change(desk / "loting.yaml", ("N. Naam", "M. Naam"))
    made = verify(
        desk / "vastlegging.json", desk / "kader.yaml", *(desk / name for name in NAMED[1:])
    )
    assert not made.verified
    assert not made.ran
    assert [found.recorded.file for found in made.files if not found.same] == ["loting.yaml"]
    assert made.differences[0].fault.code.code == "AB913"
