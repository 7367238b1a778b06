"""Evaluation records: what is in them, that they are the same bytes everywhere, and `verify`."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.program import ROOT, in_pipe, inputs
from tests.test_promises import watched

NAME = "e02-punten"
BLOCKS = ("tool", "options", "inputs", "carried", "methods", "outcome", "result")
EXAMPLES = sorted(path.stem for path in (ROOT / "criteria/voorbeelden").glob("*.yaml"))
SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def place(tmp_path):
    """A copy of an example, in a folder of its own."""
    shutil.copy(ROOT / f"criteria/voorbeelden/{NAME}.yaml", tmp_path / "kader.yaml")
    shutil.copytree(ROOT / f"bids/voorbeelden/{NAME}", tmp_path / "bids")
    return tmp_path


@pytest.fixture
def recorded(run, place):
    """The same, sealed and with a record."""
    words = ("score", place / "kader.yaml", place / "bids", "--seal", "-q")
    assert run(*words, "--record", place / "r.json").code == 0
    return place


def groups(data):
    """A SHA-256 in groups of four."""
    digest = hashlib.sha256(data).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 64, 4))


def hashes_by_hand(data):
    """The hash of each block as `sed` and `sha256sum` make it: of its lines in the file."""
    found, name, lines = {}, None, []
    for line in data.splitlines(keepends=True):
        if begins := re.match(rb'  "(\w+)": \{$', line.rstrip(b"\n")):
            name, lines = begins[1].decode(), []
        if name:
            lines.append(line)
        if name and line.startswith(b"  }"):
            found[name], name = groups(b"".join(lines)), None
    return found


def forge(path, change):
    """Change what a record says and make all its hashes right again, as a forger would."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    for _ in range(2):  # first the blocks, then with their hashes the whole
        data = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
        content["hashes"] = {key: hashes_by_hand(data)[key] for key in BLOCKS}
    data = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    content["sha256"] = groups(b"".join(data.splitlines(keepends=True)[:-2]))
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def codes(text):
    return re.findall(r"AB\d\d\d", text)


class TestContents:
    @pytest.mark.parametrize("name", [*EXAMPLES, "manifest-leiden"])
    def test_of_every_example(self, run, tmp_path, name):
        """Valid under `schema record`, the hashes those of the files, the steps those of `score`."""
        voorbeeld = name in EXAMPLES
        framework = f"criteria/{'voorbeelden/' if voorbeeld else ''}{name}.yaml"
        bids = f"bids/{'voorbeelden/' + name if voorbeeld else 'leiden'}"
        files = inputs(bids)
        path = tmp_path / "r.json"
        words = ("score", framework, *files, "--format", "json")
        done = run(*words, "--record", path)
        assert done.code in (0, 1)
        made, result = json.loads(path.read_text()), json.loads(done.out)
        Draft7Validator(json.loads(run("schema", "record").out)).validate(made)
        for key in ("framework", "lots", "findings"):
            assert made["result"][key] == result[key]
        assert made["tool"] == result["tool"]
        assert [
            (file["kind"], file["id"], file["file"], file["sha256"].replace(" ", ""))
            for file in made["inputs"]["files"]
        ] == [(i["kind"], i["id"], i["file"], i["sha256"]) for i in result["inputs"]]
        for lot, short in zip(result["lots"], made["outcome"]["lots"], strict=True):
            assert short["winner"] == lot["winner"]
            assert [(r["rank"], r["bid"]) for r in short["ranking"]] == [
                (bid["rank"], bid["id"]) for bid in lot["ranking"]
            ]
        assert run("verify", path).code == 0
        assert run("verify", path, framework, *files).code == 0

    def test_every_block_by_hand(self, recorded):
        """Hashes of lines, as docs/record.md tells an auditor to make them."""
        data = (recorded / "r.json").read_bytes()
        made = json.loads(data)
        found = hashes_by_hand(data)
        assert tuple(made["hashes"]) == BLOCKS
        assert made["hashes"] == {key: found[key] for key in BLOCKS}
        assert made["sha256"] == groups(b"".join(data.splitlines(keepends=True)[:-2]))
        for file in made["inputs"]["files"]:
            assert file["sha256"] == groups((recorded / file["path"]).read_bytes())

    @pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
    def test_the_commands_of_the_documentation(self, recorded):
        """Each line of the block in docs/record.md, run by a shell."""
        text = (ROOT / "docs/record.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        shutil.copy(recorded / "r.json", recorded / "record.json")
        shutil.copy(recorded / "kader.yaml", recorded / "framework.yaml")
        shutil.copy(recorded / "kader.seal", recorded / "framework.seal")
        made = json.loads((recorded / "r.json").read_text())
        seal = json.loads((recorded / "kader.seal").read_text())
        told = [
            subprocess.run(line, shell=True, cwd=recorded, capture_output=True, check=True)
            .stdout.decode()
            .strip()
            for line in lines
        ]
        assert told == [
            seal["framework"]["sha256"],
            made["hashes"]["result"],
            made["sha256"],
            seal["sha256"],
        ]

    def test_methods_and_parameters(self, recorded):
        """What the framework announces, as written there: 40, 30, 30 and a scale of 0 to 10."""
        methods = json.loads((recorded / "r.json").read_text())["methods"]
        assert methods["award"]["id"] == "points"
        assert methods["weights"] == {"unit": "percent", "of": "whole"}
        assert methods["policies"]["ties"] == {"order": [], "otherwise": "draw"}
        assert [
            (c["criterion"], c["weight"]["fraction"], c["method"], c["relative"])
            for c in methods["lots"][0]["criteria"]
        ] == [
            ("prijs", "40", "price-proportional", True),
            ("pva", "30", "rating-scale", False),
            ("vgm", "30", "rating-scale", False),
        ]
        (scale,) = methods["scales"]
        assert (scale["lowest"], scale["highest"], scale["step"]) == ("0", "10", "1")

    def test_outcome_by_hand(self, recorded):
        """Published: b has 70; c 27 + 27 + 40 × 400/450 = 54 + 320/9 = 806/9; a 32 + 18 + 24 = 74."""
        (lot,) = json.loads((recorded / "r.json").read_text())["outcome"]["lots"]
        assert lot["winner"] == "c"
        ranked = [(r["rank"], r["bid"], r["total"]["fraction"]) for r in lot["ranking"]]
        assert ranked == [(1, "c", "806/9"), (2, "a", "74"), (3, "b", "70")]

    def test_lots_asked_for(self, run, tmp_path):
        """In the order of the framework; `verify` asks for the same ones."""
        words = ("score", "criteria/manifest-leiden.yaml", "bids/leiden")
        lots = ("--lot", "basiskracht", "--lot", "opgroeien")
        path = tmp_path / "r.json"
        assert run(*words, *lots, "--record", path).code == 0
        made = json.loads(path.read_text())
        assert made["options"] == {"lots": ["opgroeien", "basiskracht"]}
        assert [lot["id"] for lot in made["result"]["lots"]] == ["opgroeien", "basiskracht"]
        assert run("verify", path).code == 0
        forge(path, lambda content: content["options"]["lots"].append("zuid"))
        done = run("verify", path, "--lang", "en")  # there is no such lot
        assert (done.code, codes(done.out)) == (1, ["AB912"])
        assert "options.lots[3]: recorded zuid, calculated again nothing" in done.out

    def test_what_is_told(self, run, place):
        done = run("score", place / "kader.yaml", place / "bids", "--record", place / "r.json")
        sha = json.loads((place / "r.json").read_text())["sha256"]
        assert done.err.splitlines() == [
            f"vastgelegd: {place / 'r.json'}",
            f"hash van de vastlegging: {sha}",
        ]

    def test_evidence_is_not_overwritten(self, run, recorded):
        """The same again is fine; anything else that is there stays there."""
        words = ("score", recorded / "kader.yaml", recorded / "bids")
        again = run(*words, "--record", recorded / "r.json", "--lang", "en")
        assert again.code == 0
        assert "was there already, unchanged" in again.err
        (recorded / "r.json").write_text("ander")
        for taken in ("r.json", "kader.yaml", "bids/a.yaml", "kader.seal", "bids"):
            done = run(*words, "--record", recorded / taken)
            assert (done.code, done.out, codes(done.err)) == (2, "", ["AB908"])
        assert (recorded / "r.json").read_text() == "ander"
        assert codes(run(*words, "--record", recorded / "x/y.json").err) == ["AB901"]
        both = recorded / "beide.json"
        assert codes(run(*words, "--record", both, "-o", both).err) == ["AB903"]

    def test_faults_leave_no_record(self, run, place):
        (place / "bids/a.yaml").write_text("x")
        done = run("score", place / "kader.yaml", place / "bids", "--record", place / "r.json")
        assert done.code == 2
        assert not (place / "r.json").exists()


class TestSameBytes:
    def test_wherever_the_folder_stands(self, recorded, tmp_path_factory):
        """Another folder, current folder, spelling, locale, time zone and order of sets."""
        first = (recorded / "r.json").read_bytes()
        other = tmp_path_factory.mktemp("elders") / "diep" / "map é"
        shutil.copytree(recorded, other)
        ways = [
            ("kader.yaml", "bids", "r1.json", other, {"PYTHONHASHSEED": "1"}),
            ("./kader.yaml", "bids/../bids/", "./r2.json", other, {"PYTHONHASHSEED": "2"}),
            (other / "kader.yaml", other / "bids", other / "r3.json", ROOT, {"LC_ALL": "C"}),
            ("../kader.yaml", ".", "../r4.json", other / "bids", {"TZ": "Asia/Tokyo"}),
            ("kader.yaml", "bids", "r5.json", other, {"LANG": "tr_TR.UTF-8", "COLUMNS": "20"}),
        ]
        for number, (framework, bids, record, folder, env) in enumerate(ways, start=1):
            words = ("score", framework, bids, "--record", record, "--lang", "en")
            assert in_pipe(*words, cwd=folder, env=env).code == 0
            assert (other / f"r{number}.json").read_bytes() == first

    def test_nothing_of_this_machine(self, recorded):
        text = (recorded / "r.json").read_text()
        assert str(recorded) not in text
        assert str(ROOT) not in text
        assert not re.search(r"20[2-9]\d-\d\d-\d\d|\b\d\d:\d\d:\d\d\b", text)
        assert ".." not in [part for f in json.loads(text)["inputs"]["files"] for part in f["path"].split("/")]  # fmt: skip

    def test_a_record_far_away(self, run, place, tmp_path_factory):
        """It names no folder above the files; what it names is found from there."""
        path = tmp_path_factory.mktemp("ver") / "r.json"
        assert run("score", place / "kader.yaml", place / "bids", "--record", path).code == 0
        assert place.name not in path.read_text()
        assert codes(run("verify", path).err) == ["AB448"] * 5
        assert in_pipe("verify", path, cwd=place).code == 0

    def test_a_record_above_the_files(self, run, place):
        """Then it names the folders down to them, and is found from wherever it stands."""
        path = place.parent / "r.json"
        assert run("score", place / "kader.yaml", place / "bids", "--record", path).code == 0
        files = json.loads(path.read_text())["inputs"]["files"]
        assert all(file["path"].startswith(f"{place.name}/") for file in files)
        assert run("verify", path).code == 0

    def test_a_record_in_another_folder(self, run, place):
        """Then names are from the folder above both, and found from there."""
        (place / "uit").mkdir()
        path = place / "uit/r.json"
        assert run("score", place / "kader.yaml", place / "bids", "--record", path).code == 0
        files = json.loads(path.read_text())["inputs"]["files"]
        assert {file["path"] for file in files} >= {"kader.yaml", "bids/a.yaml"}
        assert codes(run("verify", path).err) == ["AB448"] * 5
        assert in_pipe("verify", path, cwd=place).code == 0
        assert run("verify", path, place / "kader.yaml", place / "bids").code == 0


class TestVerified:
    def test_says_so(self, run, recorded):
        """Verdict, outcome, the hash of the record and of each file; in both languages."""
        made = json.loads((recorded / "r.json").read_text())
        for lang, first, outcome in (
            ("nl", "Geverifieerd: dezelfde bestanden geven dezelfde", "Perceel «opdracht»: eerste is «c»."),
            ("en", "Verified: the same files give the same", "Lot “opdracht”: first is “c”."),
        ):  # fmt: skip
            done = run("verify", recorded / "r.json", "--lang", lang)
            assert (done.code, done.err) == (0, "")
            assert done.out.splitlines()[2].startswith(first)
            assert outcome in done.out
            assert made["sha256"] in done.out
            for file in made["inputs"]["files"]:
                assert file["sha256"] in done.out

    def test_as_json(self, run, recorded):
        done = run("verify", recorded / "r.json", "--format", "json")
        made = json.loads(done.out)
        assert (done.code, made["verified"], made["repeated"]) == (0, True, True)
        assert (made["differences"], made["warnings"]) == ([], [])
        assert all(file["same"] for file in made["files"])
        assert len(made["files"]) == 6

    def test_in_a_file_that_is_no_input(self, run, recorded):
        out = recorded / "controle.txt"
        assert run("verify", recorded / "r.json", "-o", out).code == 0
        assert "Geverifieerd" in out.read_text()
        for taken in ("r.json", "kader.yaml", "bids/a.yaml", "kader.seal"):
            before = (recorded / taken).read_bytes()
            assert codes(run("verify", recorded / "r.json", "-o", recorded / taken).err) == [
                "AB901"
            ]
            assert (recorded / taken).read_bytes() == before

    def test_under_other_names(self, run, recorded, tmp_path_factory):
        """Files are known by their bytes; sheets of other frameworks and other files do not count."""
        other = tmp_path_factory.mktemp("ander")
        shutil.copy(recorded / "kader.yaml", other / "beoordelingskader.yml")
        shutil.copy(recorded / "kader.seal", other / "beoordelingskader.seal")
        for number, path in enumerate(sorted((recorded / "bids").rglob("*.yaml"))):
            shutil.copy(path, other / f"{number}.yaml")
        sheet = "format: aanbesteding/scores/1\nframework: ander\nkind: consensus\n"
        (other / "van-een-ander.yaml").write_text(sheet)
        framework = other / "beoordelingskader.yml"
        loose = sorted(path for path in other.glob("?*.yaml"))
        assert run("verify", recorded / "r.json", framework, *loose).code == 0

    def test_reads_nothing_else(self, recorded, tmp_path_factory):
        """Only the record and the files that it names, as Python's own audit sees it."""
        seen = watched(tmp_path_factory.mktemp("log"), "verify", recorded / "r.json")
        opened = [a[0] for name, a in seen["events"] if name == "open" and not a[0].isdecimal()]
        ours = {os.path.realpath(name) for name in opened if str(recorded) in name}
        files = json.loads((recorded / "r.json").read_text())["inputs"]["files"]
        assert ours == {str(recorded / "r.json"), *(str(recorded / f["path"]) for f in files)}
        assert seen["code"] == 0

    def test_what_is_needed_besides(self, run, recorded):
        done = run("verify", recorded / "r.json", recorded / "kader.yaml", "--lang", "en")
        assert (done.code, codes(done.err)) == (2, ["AB903"])
        assert "after the FRAMEWORK come the BIDS" in done.err


class TestDiffers:
    @pytest.mark.parametrize("name", ["kader.yaml", "bids/a.yaml", "bids/scores/beoordelaar.yaml", "kader.seal"])  # fmt: skip
    @pytest.mark.parametrize("with_paths", [False, True])
    def test_a_changed_file(self, run, recorded, name, with_paths):
        """Named, with both hashes; the evaluation is not repeated."""
        path = recorded / name
        before = groups(path.read_bytes())
        path.write_bytes(path.read_bytes() + b"# x\n")
        more = (recorded / "kader.yaml", recorded / "bids") if with_paths else ()
        for lang, said in (("nl", "is niet meer wat werd vastgelegd"), ("en", "is no longer what")):
            done = run("verify", recorded / "r.json", *more, "--lang", lang)
            assert (done.code, codes(done.out)) == (1, ["AB913"])
            assert said in done.out
            assert f"{before}, n" in done.out
            assert groups(path.read_bytes()) in done.out
        made = json.loads(run("verify", recorded / "r.json", *more, "-f", "json").out)
        assert (made["verified"], made["repeated"]) == (False, False)
        assert [file["same"] for file in made["files"]].count(False) == 1

    def test_a_bid_too_many(self, run, recorded):
        """Only whoever names the folder can notice it."""
        text = (recorded / "bids/a.yaml").read_text()
        (recorded / "bids/d.yaml").write_text(text.replace("id: a", "id: d"))
        assert run("verify", recorded / "r.json").code == 0
        words = ("verify", recorded / "r.json", recorded / "kader.yaml", recorded / "bids")
        done = run(*words)
        assert (done.code, codes(done.out)) == (1, ["AB914"])
        assert "d.yaml: AB914 dit bestand zou meetellen" in done.out
        (recorded / "bids/d.yaml").write_text("kapot: [")
        assert codes(run(*words).out) == ["AB914"]

    def test_a_seal_that_came_later(self, run, place):
        """Sealing belongs before the evaluation; afterwards it shows."""
        words = (place / "kader.yaml", place / "bids")
        assert run("score", *words, "--record", place / "r.json").code == 0
        assert run("score", place / "kader.yaml", "--seal").code == 0
        assert codes(run("verify", place / "r.json", *words).out) == ["AB914"]

    @pytest.mark.parametrize("block", BLOCKS)
    def test_a_changed_block(self, run, recorded, block):
        """Which block no longer matches its hash comes first."""
        path = recorded / "r.json"
        text = path.read_text()
        start = text.index(f'  "{block}": ')
        marks = {
            "tool": ("0.1.0", "0.0.9"),
            "options": ('"lots": []', '"lots": [\n      "opdracht"\n    ]'),
            "inputs": ('"bids/a.yaml"', '"bids/../bids/a.yaml"'),
            "carried": ('"hashes": []', '"hashes": [\n      {\n        "name": "x",\n        "sha256": "' + groups(b"") + '"\n      }\n    ]'),
            "methods": ('"40"', '"41"'),
            "outcome": ('"winner": "c"', '"winner": "a"'),
            "result": ('"winner": "c"', '"winner": "a"'),
        }  # fmt: skip
        old, new = marks[block]
        assert old in text[start:]
        path.write_text(text[:start] + text[start:].replace(old, new, 1))
        for lang in ("nl", "en"):
            done = run("verify", path, recorded / "kader.yaml", recorded / "bids", "--lang", lang)
            assert done.code == 1
            assert codes(done.out)[0] == "AB910"
            said = [line for line in done.out.splitlines() if "AB910" in line]
            assert len(said) == 1
            assert block in said[0]
            line = text[:start].count("\n") + 1
            assert re.search(rf"(regel|line) {line}: AB910", said[0])

    @pytest.mark.parametrize(
        ("change", "line"),
        [
            (lambda text: text + " ", -1),
            (lambda text: text[:-1], -1),
            (lambda text: text.replace("\n", "\r\n"), 1),
            (lambda text: "\ufeff" + text, 1),
            (lambda text: text.replace('  "format"', '   "format"'), 2),
        ],
    )
    def test_a_changed_layout(self, run, recorded, change, line):
        """No value differs, but the bytes do."""
        path = recorded / "r.json"
        path.write_bytes(change(path.read_text()).encode())
        done = run("verify", path)
        assert (done.code, codes(done.out)) == (1, ["AB911"])
        assert line < 0 or f"regel {line}: AB911" in done.out

    def test_a_forged_total(self, run, recorded):
        """With all hashes made right again, what the files give still tells: lot, bid and value."""
        path = recorded / "r.json"

        def change(content):
            for block in ("outcome", "result"):
                content[block]["lots"][0]["ranking"][2]["total"]["fraction"] = "95"

        forge(path, change)
        for lang, said in (
            ("nl", "AB912 perceel «opdracht», inschrijving «b», total.fraction: vastgelegd 95, opnieuw berekend 70"),
            ("en", "AB912 lot “opdracht”, bid “b”, total.fraction: recorded 95, calculated again 70"),
        ):  # fmt: skip
            done = run("verify", path, "--lang", lang)
            assert (done.code, codes(done.out)) == (1, ["AB912"])
            assert said in done.out
        (made,) = json.loads(run("verify", path, "-f", "json").out)["differences"]
        assert made["pointer"] == "/outcome/lots/0/ranking/2/total/fraction"
        assert (made["recorded"], made["found"]) == ("95", "70")
        assert '"fraction": "95"' in path.read_text().splitlines()[made["line"] - 1]

    def test_forged_points(self, run, recorded):
        """On one criterion: that is named as well."""

        def change(content):
            bid = content["result"]["lots"][0]["ranking"][1]
            bid["criteria"][1]["points"]["fraction"] = "30"

        forge(recorded / "r.json", change)
        done = run("verify", recorded / "r.json", "--lang", "en")
        said = "lot “opdracht”, bid “a”, criterion “pva”, points.fraction: recorded 30, calculated again 18"
        assert said in done.out

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda c: c["outcome"]["lots"].pop(), "recorded nothing, calculated again a block of 6"),
            (lambda c: c["outcome"].update(extra=[1, 2]), "recorded a list of 2, calculated again nothing"),
            (lambda c: c["outcome"]["lots"][0].update(winner=None), "winner: recorded null, calculated again c"),
            (lambda c: c["outcome"]["lots"][0]["ranking"][0].update(rank=True), "rank: recorded true, calculated again 1"),
            (lambda c: c["outcome"]["lots"][0]["ranking"].reverse(), "lot “opdracht”, ranking[1].bid: recorded b, calculated again c"),
            (lambda c: c["methods"]["policies"].update(rounding="x" * 999), f"recorded {'x' * 200}…, "),
            (lambda c: c["outcome"]["lots"][0].update(id="{lot}"), "recorded {lot}, calculated again opdracht"),
            (lambda c: c["result"].update(framework=c["result"].pop("framework")), "recorded a list of 4"),
        ],
    )  # fmt: skip
    def test_other_forgeries(self, run, recorded, change, said):
        """Things taken away, added, of another kind, or in another order."""
        forge(recorded / "r.json", change)
        done = run("verify", recorded / "r.json", "--lang", "en")
        assert (done.code, codes(done.out)) == (1, ["AB912"])
        assert said in done.out

    def test_another_version(self, run, recorded):
        """It compares all the same, and says so."""
        forge(recorded / "r.json", lambda content: content["tool"].update(version="0.0.1"))
        for lang, said in (("nl", "gemaakt met versie 0.0.1"), ("en", "made by version 0.0.1")):
            done = run("verify", recorded / "r.json", "--lang", lang)
            assert (done.code, codes(done.out)) == (0, ["AB617"])
            assert said in done.out
        made = json.loads(run("verify", recorded / "r.json", "-f", "json").out)
        assert made["version"] == {"recorded": "0.0.1", "now": "0.1.0"}
        assert [warning["code"] for warning in made["warnings"]] == ["AB617"]

    def test_a_forged_fingerprint(self, run, recorded):
        """That quality was closed follows from the files; a record cannot claim it."""
        carried = {"name": "quality", "sha256": groups(b"kwaliteit")}
        forge(recorded / "r.json", lambda content: content["carried"]["hashes"].append(carried))
        done = run("verify", recorded / "r.json", "--lang", "en")
        assert (done.code, codes(done.out)) == (1, ["AB912"])
        assert "carried.hashes[1]: recorded a block of 2, calculated again nothing" in done.out


HOSTILE = {
    "empty": (b"", "AB445"),
    "yaml": (b"format: aanbesteding/record/1\n", "AB445"),
    "list": (b"[]", "AB031"),
    "seal": (b'{"format": "aanbesteding/seal/1"}', "AB032"),
    "latin-1": (b'{"a": "\xe9"}', "AB003"),
    "utf-16": ('{"a": "b"}'.encode("utf-16"), "AB003"),
    "nul": (b'{"a": "\x00"}', "AB005"),
    "bidi": ('{"a": "\u202e"}'.encode(), "AB006"),
    "deep": (b'{"result": ' + b"[" * 300_000, "AB012"),
    "deep-but-right": (b'{"result": ' + b"[" * 200 + b"]" * 200 + b"}", "AB012"),
    "nan": (b'{"result": {"a": NaN}}', "AB445"),
    "float": (b'{"result": {"a": 1.0}}', "AB445"),
    "digits": (b'{"result": ' + b"9" * 9999 + b"}", "AB445"),
    "twice": (b'{"result": {"a": 1, "a": 2}}', "AB014"),
    "wrong-types": (b'{"tool": [], "inputs": "x", "options": {"lots": {}}, "result": 3}', "AB050"),
    "null": (b'{"inputs": null}', "AB019"),
    "no-files": (b'{"inputs": {"files": []}}', "AB051"),
    "unknown-key": (b'{"inputs": {"files": [], "more": 1}}', "AB030"),
    "hash": (b'{"sha256": "zz"}', "AB447"),
}


class TestHostile:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_is_a_fault(self, run, tmp_path, name):
        """Exit 2, nothing on stdout, a code and a place, in two languages."""
        data, code = HOSTILE[name]
        (tmp_path / "r.json").write_bytes(data)
        for lang in ("nl", "en"):
            done = run("verify", tmp_path / "r.json", "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert code in codes(done.err)
            assert "AB999" not in done.err
            assert re.search(r"r\.json:\d+:\d+: AB", done.err)

    def test_too_large(self, run, tmp_path, monkeypatch):
        from aanbesteding.reading import limits

        monkeypatch.setattr(limits, "MAX_RECORD_BYTES", 1000)
        (tmp_path / "r.json").write_bytes(b" " * 1001)
        assert codes(run("verify", tmp_path / "r.json").err) == ["AB002"]
        words = ("score", f"criteria/voorbeelden/{NAME}.yaml", f"bids/voorbeelden/{NAME}")
        assert codes(run(*words, "--record", tmp_path / "x.json").err) == ["AB002"]
        assert not (tmp_path / "x.json").exists()

    def test_not_there_or_not_a_file(self, run, tmp_path):
        for path in (tmp_path / "weg.json", tmp_path):
            assert codes(run("verify", path).err) == ["AB001"]

    @pytest.mark.parametrize(
        "name",
        ["../buiten.yaml", "/etc/passwd", "bids/../../buiten.yaml", "./kader.yaml", "a//b", "", "..",
         "kader.yaml/", "a\0b", "\ud800.yaml"],
    )  # fmt: skip
    def test_names_that_lead_elsewhere(self, run, recorded, name):
        """Not read, whatever is there, even with all hashes right."""
        outside = recorded.parent / "buiten.yaml"
        shutil.copy(recorded / "kader.yaml", outside)
        path = recorded / "r.json"
        content = json.loads(path.read_text())
        next(f for f in content["inputs"]["files"] if f["kind"] == "framework")["path"] = name
        path.write_text(json.dumps(content, indent=2))
        done = run("verify", path)
        assert (done.code, done.out, codes(done.err)) == (2, "", ["AB446"])

    def test_a_folder_that_is_a_link_to_elsewhere(self, run, recorded, tmp_path_factory):
        """A name without dots can lead away as well."""
        away = tmp_path_factory.mktemp("weg") / "bids"
        shutil.move(recorded / "bids", away)
        (recorded / "bids").symlink_to(away)
        done = run("verify", recorded / "r.json")
        assert (done.code, set(codes(done.err))) == (2, {"AB446"})
        assert run("verify", recorded / "r.json", recorded / "kader.yaml", away).code == 0

    def test_a_file_that_is_a_link(self, run, recorded):
        (recorded / "kader.yaml").rename(recorded / "echt.yaml")
        (recorded / "kader.yaml").symlink_to(recorded / "echt.yaml")
        assert codes(run("verify", recorded / "r.json").err) == ["AB001"]

    def test_a_file_that_is_not_what_was_recorded_is_not_parsed(self, run, recorded):
        """So a record cannot have other files read out in messages."""
        (recorded / "kader.yaml").write_text("geheim: [")
        done = run("verify", recorded / "r.json")
        assert done.code == 1
        assert "geheim" not in done.out + done.err

    def test_a_file_that_is_gone(self, run, recorded):
        (recorded / "bids/b.yaml").unlink()
        for words in ((), (recorded / "kader.yaml", recorded / "bids")):
            done = run("verify", recorded / "r.json", *words, "--lang", "en")
            assert (done.code, codes(done.err)) == (2, ["AB448"])
            assert "b.yaml" in done.err

    @pytest.mark.parametrize("kind", ["framework", "bid"])
    def test_of_no_framework_or_no_bids(self, run, recorded, kind):
        def change(content):
            files = content["inputs"]["files"]
            content["inputs"]["files"] = [file for file in files if file["kind"] != kind]

        forge(recorded / "r.json", change)
        assert codes(run("verify", recorded / "r.json").err) == ["AB449"]

    def test_a_file_under_another_kind(self, run, recorded):
        """A bid that is said to be a score sheet is a fault at the file."""

        def change(content):
            content["inputs"]["files"][0]["kind"] = "scores"

        forge(recorded / "r.json", change)
        done = run("verify", recorded / "r.json")
        assert (done.code, codes(done.err)) == (2, ["AB022"])

    def test_a_record_of_what_gives_no_ranking(self, run, recorded):
        """Files that are as recorded but cannot be evaluated: their faults, and no verdict."""
        path = recorded / "bids/scores/beoordelaar.yaml"
        path.write_text(path.read_text().replace("mark: ", "mark: 1", 1))

        def change(content):
            for file in content["inputs"]["files"]:
                file["sha256"] = groups((recorded / file["path"]).read_bytes())

        forge(recorded / "r.json", change)
        done = run("verify", recorded / "r.json")
        assert (done.code, done.out) == (2, "")
        assert "beoordelaar.yaml:" in done.err

    def test_a_framework_that_differs_from_its_seal(self, run, recorded):
        """A record cannot hide it: the seal that it names is looked at again."""
        path = recorded / "kader.yaml"
        path.write_text(path.read_text() + "# x\n")

        def change(content):
            for file in content["inputs"]["files"]:
                file["sha256"] = groups((recorded / file["path"]).read_bytes())

        forge(recorded / "r.json", change)
        done = run("verify", recorded / "r.json")
        assert (done.code, done.out, codes(done.err)) == (2, "", ["AB442"])


class TestAnyChange:
    @SLOW
    @given(data=st.data())
    def test_of_one_byte(self, run, recorded, data):
        """Anywhere in the record, whatever it becomes: never verified, and never a crash."""
        whole = (recorded / "r.json").read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
        changed = recorded / "anders.json"
        changed.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        done = run("verify", changed)
        assert done.code in (1, 2)
        assert "AB999" not in done.err

    @SLOW
    @given(data=st.data())
    def test_of_a_value_with_right_hashes(self, run, recorded, data):
        """A forger who changes any value of methods, outcome or result is found out."""
        changed = recorded / "anders.json"
        shutil.copy(recorded / "r.json", changed)
        block = data.draw(st.sampled_from(["methods", "outcome", "result"]))

        def change(content):
            here, before = content[block], None
            while isinstance(here, dict | list) and here:
                key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else list(range(len(here)))))  # fmt: skip
                before, at, here = here, key, here[key]
            other = data.draw(st.sampled_from(["x", None, 7, True, [], {}, "0"]))
            if json.dumps(other) == json.dumps(here):
                other = "anders"
            before[at] = copy.deepcopy(other)

        forge(changed, change)
        done = run("verify", changed)
        assert (done.code, codes(done.out)) == (1, ["AB912"])


def test_every_code_is_provoked():
    """Each code of seals and records stands in a test here or in tests/test_seal.py."""
    from aanbesteding.reading.seal_codes import CODES as SEALS
    from aanbesteding.reporting.verification_codes import CODES as VERIFYING

    here = Path(__file__)
    provoked = codes(here.read_text("utf-8") + (here.parent / "test_seal.py").read_text("utf-8"))
    assert {*SEALS, *VERIFYING} <= set(provoked)
    assert len(SEALS) + len(VERIFYING) == 17


def test_starting_stays_light():
    """`--help` of the commands loads nothing of weight (docs/decisions/0004)."""
    line = (
        "from aanbesteding.cli.app import main\nmain(['verify', '--help'])\n"
        "import sys; print(*sys.modules, file=sys.stderr)"
    )
    done = in_pipe("-c", line, command=(sys.executable,))
    assert not {"numpy", "rich", "pydantic", "yaml"} & set(done.err.split())
