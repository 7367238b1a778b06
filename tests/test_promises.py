"""What docs/promises.md promises about results: the same bytes, every step, and nothing else done."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import site
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.build import ROOT, F, filled, printed_numbers
from tests.program import inputs

from aanbesteding import Evaluation, evaluate, load_bids, load_framework
from aanbesteding.model import criteria
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.evaluation import BidResult, LotResult, NodeScore, Traced

LEIDEN = ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")
EXAMPLES = sorted(path.stem for path in (ROOT / "criteria" / "voorbeelden").glob("*.yaml"))
NUMERIC = re.compile(r"-?\d+(\.\d+)?")

# All that can be printed about one framework, in one process.
PRINT_ALL = """
import sys
from aanbesteding.cli.app import main
framework, bids, bid = sys.argv[1:]
for form, lang in (("json", "nl"), ("text", "nl"), ("csv", "nl"), ("markdown", "en")):
    main(["score", framework, bids, "--format", form, "--lang", lang])
main(["explain", bid, framework, bids, "--lang", "en"])
"""


def run(
    *arguments: str | Path, folder: Path = ROOT, options: tuple[str, ...] = (), **environment: str
) -> bytes:
    """What a new process prints, in an environment of its own."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TEMP", "TMP")
    }
    done = subprocess.run(
        [sys.executable, *options, *map(str, arguments)],
        cwd=folder,
        env=clean | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@cache
def usual() -> bytes:
    """What is printed about the manifest, as anybody would ask it."""
    return run("-c", PRINT_ALL, "criteria/manifest-leiden.yaml", "bids/leiden", "tuimeldijk")


class TestSameBytes:
    """1. Same files, same version: the same bytes. No clock, host, path, locale or set order is in a
    result.
    """

    def test_there_is_something_to_compare(self) -> None:
        """All forms are there: JSON, text, CSV and Markdown, and a derivation."""
        text = usual().decode("utf-8")
        assert len(text) > 100_000
        for part in ('"format": "aanbesteding/result/1"', "kiezelkade", "| ", "Derivation: "):
            assert part in text

    @pytest.mark.parametrize(
        ("framework", "bids"),
        [
            ("./criteria/manifest-leiden.yaml", "bids/leiden/"),
            ("docs/../criteria//manifest-leiden.yaml", "./bids/../bids/leiden/."),
            (ROOT / "criteria" / "manifest-leiden.yaml", ROOT / "bids" / "leiden"),
        ],
    )
    def test_paths_spelled_differently(self, framework: str, bids: str) -> None:
        """The same files by another road."""
        assert run("-c", PRINT_ALL, framework, bids, "tuimeldijk") == usual()

    def test_another_working_directory(self, tmp_path: Path) -> None:
        """From elsewhere, and with a copy of the files that is newer and elsewhere as well."""
        shutil.copytree(ROOT / "bids" / "leiden", tmp_path / "b")
        shutil.copy(ROOT / "criteria" / "manifest-leiden.yaml", tmp_path)
        copied = run("-c", PRINT_ALL, "manifest-leiden.yaml", "b", "tuimeldijk", folder=tmp_path)
        assert copied == usual()

    def test_files_named_one_by_one(self, tmp_path: Path) -> None:
        """In any order. (Their names are then as given, so the sheets are listed without folder.)"""
        files = sorted((ROOT / "bids" / "leiden").glob("*.yaml"))
        sheets = sorted((ROOT / "bids/leiden/scores/manifest-leiden").glob("*.yaml"))
        of = "criteria/manifest-leiden.yaml"
        command = ("-m", "aanbesteding", "score", of, "--format", "json")
        forwards = run(*command, *files, *sheets)
        assert forwards == run(*command, *reversed(sheets), *reversed(files))

    @pytest.mark.parametrize("seed", ["0", "1", "random"])
    def test_hash_seed(self, seed: str) -> None:
        """Sets and dictionaries in another order."""
        of = ("criteria/manifest-leiden.yaml", "bids/leiden", "tuimeldijk")
        assert run("-c", PRINT_ALL, *of, PYTHONHASHSEED=seed) == usual()

    @pytest.mark.parametrize(
        "environment",
        [
            {"TZ": "Asia/Tokyo"},
            {"TZ": "America/New_York", "LC_ALL": "nl_NL.UTF-8"},
            {"LC_ALL": "C", "LANG": "tr_TR.UTF-8", "COLUMNS": "40", "TERM": "dumb"},
            {"LC_NUMERIC": "de_DE.UTF-8", "HOME": "/nowhere", "USER": "iemand", "FORCE_COLOR": "1"},
        ],
        ids=str,
    )
    def test_place_and_language_of_the_machine(self, environment: dict[str, str]) -> None:
        """Time zone, locale, width and name of the user."""
        of = ("criteria/manifest-leiden.yaml", "bids/leiden", "tuimeldijk")
        assert run("-c", PRINT_ALL, *of, **environment) == usual()

    def test_without_assertions(self) -> None:
        """Under `python -O` nothing that matters goes away."""
        of = ("criteria/manifest-leiden.yaml", "bids/leiden", "tuimeldijk")
        assert run("-c", PRINT_ALL, *of, options=("-O",)) == usual()

    def test_no_path_date_or_host_in_it(self) -> None:
        """Nothing of this machine is in a result."""
        text = usual().decode("utf-8")
        assert str(ROOT) not in text
        assert tempfile.gettempdir() not in text
        assert not re.search(rf"\b{re.escape(platform.node() or 'localhost')}\b", text)
        assert not re.search(r"20[2-9]\d-\d\d-\d\d|\b\d\d:\d\d:\d\d\b", text)

    def test_twice_in_one_process(self) -> None:
        """The second evaluation in a process is the first: nothing is kept in between."""
        first, second = (every_evaluation.__wrapped__() for _ in range(2))
        assert [e.lots for e in first] == [e.lots for e in second]


# --- every step -------------------------------------------------------------------------------


@cache
def every_evaluation() -> tuple[Evaluation, ...]:
    """All examples."""
    found = []
    for name in EXAMPLES:
        of = load_framework(ROOT / "criteria" / "voorbeelden" / f"{name}.yaml")
        found.append(evaluate(of, load_bids(*inputs(ROOT / "bids" / "voorbeelden" / name))))
    dossier = load_bids(ROOT / "bids" / "leiden")
    for name in LEIDEN:
        of = load_framework(ROOT / "criteria" / f"{name}.yaml")
        found.append(evaluate(of, dossier))
    return tuple(found)


def results() -> Iterator[tuple[Evaluation, LotResult, BidResult]]:
    """Every result of every bid."""
    for evaluation in every_evaluation():
        for lot in evaluation.lots:
            for result in (*lot.ranking, *lot.excluded):
                yield evaluation, lot, result


def scores() -> Iterator[tuple[Evaluation, NodeScore]]:
    """Every score on every criterion."""
    for evaluation, _, result in results():
        for score in result.walk():
            yield evaluation, score


def all_steps() -> Iterator[tuple[Evaluation, Traced]]:
    """Every step of every derivation."""
    for evaluation, _, result in results():
        for traced in (*result.price_steps, *result.total_steps):
            yield evaluation, traced
    for evaluation, score in scores():
        for traced in score.steps:
            yield evaluation, traced


def all_refs() -> Iterator[tuple[Evaluation, Ref]]:
    """Everything that a result refers to."""
    for evaluation, traced in all_steps():
        for ref in traced.refs:
            yield evaluation, ref
    for evaluation, score in scores():
        for mark in score.marks:
            yield evaluation, mark.ref
    for evaluation, lot, result in results():
        for reason in result.reasons:
            for ref in reason.refs:
                yield evaluation, ref
        for finding in (*lot.findings, *evaluation.findings):
            yield evaluation, finding.ref


@cache
def tree_of(path: str) -> yaml.Node:
    """A file as PyYAML's own composer sees it, with its positions."""
    node = yaml.compose(Path(path).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert node is not None
    return node


def node_at(evaluation: Evaluation, ref: Ref) -> yaml.Node:
    """What stands at a reference, by our own walk along its keys and indices.

    In an anonymous assessment a reference names the bid, and the sheet its alias.
    """
    node = tree_of(evaluation.files[ref.kind, ref.id].path)
    key = evaluation.dossier.key_of(evaluation.framework.id)
    aliases = key.of_bids() if key and ref.kind == "scores" else {}
    for named in ref.route:
        part = aliases.get(str(named), named)
        if isinstance(part, int):
            assert isinstance(node, yaml.SequenceNode), ref
            node = node.value[part]
        else:
            assert isinstance(node, yaml.MappingNode), ref
            node = {key.value: value for key, value in node.value}[part]
    return node


def price_at(node: yaml.Node) -> Fraction:
    """A price: one amount, or a sheet worked out by hand."""
    if isinstance(node, yaml.ScalarNode):
        return F(node.value)
    sheet = {key.value: value for key, value in node.value}
    lines = [{key.value: value.value for key, value in line.value} for line in sheet["lines"].value]
    return sum((F(line["quantity"]) * F(line["unit-price"]) for line in lines), F(0))


def method_of(evaluation: Evaluation, score: NodeScore) -> str | None:
    """The method of a criterion."""
    found = {node.criterion.id: node.method for node in criteria.all_nodes(evaluation.framework)}
    method = found[score.criterion]
    return method.id if method else None


class TestEveryStep:
    """3. Every number can be traced. Value, formula with the numbers filled in, inputs with file and
    line, passage.
    """

    def test_there_are_many(self) -> None:
        """The examples have every stage of a derivation in them."""
        stages = {traced.stage for _, traced in all_steps()}
        assert stages == {
            "price",
            "members",
            "marks",
            "share",
            "rounding",
            "points",
            "sum",
            "total",
        }
        assert sum(1 for _ in all_steps()) > 1500

    def test_filling_in_gives_the_result(self) -> None:
        """Every step of every derivation, exactly."""
        for _, traced in all_steps():
            assert filled(traced.step) == traced.step.result, traced

    def test_what_is_printed_gives_the_result(self) -> None:
        """Every sum that `explain` prints, typed over."""
        for _, traced in all_steps():
            assert set(printed_numbers(traced.step)) <= {traced.step.result}, traced

    def test_points_are_their_last_step(self) -> None:
        """And a total, and a price."""
        for _, score in scores():
            assert score.points == score.steps[-1].step.result
        for _, _, result in results():
            assert result.price == result.price_steps[-1].step.result
            if result.total is not None:
                assert result.total == result.total_steps[-1].step.result

    def test_each_step_goes_on_from_the_one_before(self) -> None:
        """Share to rounding to points to rounding; no number appears from nowhere."""
        for evaluation, score in scores():
            if score.children:
                values = [value for _, value in score.steps[0].step.values]
                assert values == [child.points for child in score.children]
                continue
            if method_of(evaluation, score) in ("fact-discount", "fact-addition"):  # 5.15, 5.16
                given = dict(score.steps[-1].step.values)
                shares = [t.step.result for t in score.steps if t.stage == "share"]
                assert [given["share"]] == shares if shares else set(given) == {"factor", "value"}
                continue
            stages = [traced.stage for traced in score.steps]
            at = stages.index("points")
            share = score.steps[at - 1].step.result
            share = share / 100 if stages[at - 1] == "rounding" else share
            assert dict(score.steps[at].step.values) == {"share": share, "weight": score.weight}
            assert score.share == share
            if stages[-1] == "rounding":
                assert dict(score.steps[-1].step.values)["value"] == score.steps[-2].step.result

    def test_totals_go_on_from_points_and_price(self) -> None:
        """The sum has the points of the criteria in their order, the total that sum and the price."""
        for evaluation, _, result in results():
            if result.total is None:
                continue
            award = evaluation.framework.award.type
            by_stage = {traced.stage: traced.step for traced in result.total_steps}
            quality = sum((score.points for score in result.nodes), F(0))
            if award != "lowest-price":
                values = [value for _, value in by_stage["sum"].values]
                assert values == [score.points for score in result.nodes]
            expected = {
                "points": {"total": quality},
                "fixed-price": {"total": quality},
                "award-on-value": {"price": result.price, "quality": quality},
                "lowest-price": {"price": result.price},
            }
            found = dict(by_stage["total"].values)
            assert found == expected.get(award, found)
            assert found.get("price", result.price) == result.price
            assert found.get("quality", quality) == quality
            assert found.get("percent", quality) == quality  # of 100 points in the examples

    def test_weights_are_those_of_the_file(self) -> None:
        """With `of: whole` the weight is the number that stands there; else a part of it."""
        for evaluation, score in scores():
            weights = evaluation.framework.weights
            assert weights is not None
            if method_of(evaluation, score) in ("fact-discount", "fact-addition"):
                assert score.weight == 0
                continue
            for traced in score.steps:
                if traced.stage == "points":
                    (ref,) = traced.refs
                    stated = F(node_at(evaluation, ref).value)
                    assert (
                        score.weight == stated if weights.of == "whole" else score.weight <= stated
                    )

    def test_references_lead_to_a_line(self) -> None:
        """Every key and index is there, and line and column are those of PyYAML's own reading."""
        seen = 0
        for evaluation, ref in all_refs():
            node = node_at(evaluation, ref)
            origin = evaluation.files[ref.kind, ref.id]
            mark = node.start_mark
            assert origin.locate(ref.route, False) == (mark.line + 1, mark.column + 1)
            seen += 1
        assert seen > 2000

    def test_the_line_has_the_value(self) -> None:
        """At that column stands the text of the value, or the first key of the block."""
        for evaluation, ref in all_refs():
            origin = evaluation.files[ref.kind, ref.id]
            line, column = origin.locate(ref.route, False)
            node = node_at(evaluation, ref)
            first = node
            while not isinstance(first, yaml.ScalarNode):
                first = first.value[0]
                first = first[0] if isinstance(first, tuple) else first
            text = origin.line_of_text(line)[column - 1 :]
            if isinstance(node, yaml.SequenceNode):  # a list begins with its first dash
                text = text.removeprefix("- ")
            text = text.lstrip("{[ \"'")
            assert text.startswith(first.value[:20]), (ref, text, first.value)

    def test_stated_numbers_are_the_numbers_that_count(self) -> None:
        """A fact, price or share that a step refers to is in its values, digit for digit.

        (A table or the end of a line shows what the value is worth, not the value.)
        """
        checked = 0
        for evaluation, score in scores():
            if method_of(evaluation, score) == "fact-discount":
                continue  # a level is a word, though it looks like a number
            values: set[Fraction] = set()
            for traced in score.steps:
                values |= {value for _, value in traced.step.values}
                if "percent" in dict(traced.step.values):
                    continue
                for ref in traced.refs:
                    stated = node_at(evaluation, ref).value
                    is_number = isinstance(stated, str) and NUMERIC.fullmatch(stated)
                    if ref.kind == "bid" and is_number and traced.stage in ("members", "share"):
                        assert F(stated) in values
                        checked += 1
        assert checked > 300

    def test_marks_are_what_the_sheets_say(self) -> None:
        """A mark that a derivation shows is the text in the sheet, and so is its reason."""
        for evaluation, score in scores():
            for mark in score.marks:
                assert node_at(evaluation, mark.ref).value == mark.mark
                beside = Ref(mark.ref.kind, mark.ref.id, (*mark.ref.route[:-1], "reason"))
                assert node_at(evaluation, beside).value == mark.reason

    def test_relative_scores_refer_to_the_lowest_price(self) -> None:
        """Whose price is the lowest can be looked up too."""
        checked = 0
        for evaluation, lot, result in results():
            for score in result.walk():
                if not score.children and score.relative:
                    (step,) = [traced for traced in score.steps if traced.stage == "share"]
                    found = [node_at(evaluation, ref) for ref in step.refs if ref.kind == "bid"]
                    prices = {price_at(node) for node in found}
                    assert prices == {result.price, lot.lowest}
                    checked += 1
        assert checked > 10


# --- nothing else -----------------------------------------------------------------------------

WATCH = """
import json, sys
seen = []
names = ("open", "os.", "socket.", "subprocess.", "shutil.", "urllib.", "http.", "tempfile.",
         "ftplib.", "smtplib.", "ctypes.", "pty.", "webbrowser.", "sqlite3.", "signal.", "syslog.",
         "fcntl.", "mmap.", "glob.", "pathlib.", "winreg.", "_winapi.", "setopencodehooks",
         "cpython.run_", "exec", "pickle.", "sys.unraisablehook")

def hook(name, arguments):
    if name.startswith(names):
        seen.append((name, [str(a) for a in arguments if isinstance(a, (str, bytes, int))]))

sys.addaudithook(hook)
from aanbesteding.cli.app import main
code = main(sys.argv[2:])
done, seen = seen, []
modules = sorted({name.split(".")[0] for name in sys.modules})
with open(sys.argv[1], "w") as out:
    json.dump({"code": code, "events": done, "modules": modules}, out)
"""


def watched(tmp_path: Path, *arguments: str | Path) -> dict[str, Any]:
    """What a run of the command did: its audit events, apart from those of importing modules."""
    log = tmp_path / "log.json"
    run("-c", WATCH, log, *arguments, options=("-P",))
    return dict(json.loads(log.read_text()))


@cache
def a_run() -> dict[str, Any]:
    """What a whole run of `score` did."""
    with tempfile.TemporaryDirectory() as folder:
        of = ROOT / "criteria" / "manifest-leiden.yaml"
        return watched(Path(folder), "score", of, ROOT / "bids" / "leiden")


class TestNothingElse:
    """6. No network, no code from data, no write outside the named output; published limits."""

    of = ROOT / "criteria" / "manifest-leiden.yaml"
    bids = ROOT / "bids" / "leiden"

    @staticmethod
    def installed() -> tuple[str, ...]:
        """Where Python and its packages are, and our own package."""
        places = [sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages()]
        return tuple(os.path.realpath(place) for place in [*places, str(ROOT / "src")])

    @staticmethod
    def is_write(arguments: list[str]) -> bool:
        """Whether an `open` event writes, by its mode or by its flags."""
        mode, flags = arguments[1:] if len(arguments) == 3 else ("", arguments[1])
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        return bool(set(mode) & set("wax+")) or bool(int(flags) & writes)

    def test_reads_its_inputs_and_nothing_else(self) -> None:
        """Only the framework and the files of the folder are opened, each for reading, each once."""
        seen = a_run()
        assert seen["code"] == 0
        opened = [arguments for name, arguments in seen["events"] if name == "open"]
        assert not [arguments for arguments in opened if self.is_write(arguments)]
        ours = [
            arguments[0]
            for arguments in opened
            if not os.path.realpath(arguments[0]).startswith(self.installed())
        ]
        inputs = [str(self.of), *(str(path) for path in self.bids.rglob("*.yaml"))]
        assert sorted(ours) == sorted(inputs)

    def test_no_network_and_no_other_program(self) -> None:
        """No socket, no process, no library loaded by hand; folders are listed, nothing is changed."""
        seen = a_run()
        names = {name for name, _ in seen["events"]}
        assert names <= {"open", "os.listdir", "os.scandir", "os.walk", "exec"}
        assert not {"ssl", "http", "asyncio", "sqlite3", "pickle"} & set(seen["modules"])

    def test_lists_the_folder_of_the_bids_only(self) -> None:
        """Besides Python's own folders."""
        seen = a_run()
        listed = [
            os.path.realpath(arguments[0])
            for name, arguments in seen["events"]
            if name in ("os.listdir", "os.scandir", "os.walk") and arguments
        ]
        inside = (*self.installed(), os.path.realpath(self.bids))
        assert [folder for folder in listed if not folder.startswith(inside)] == []

    def test_writes_the_named_output_and_nothing_else(self, tmp_path: Path) -> None:
        """One file beside the output, moved to its name; the folder then holds that file alone."""
        folder = tmp_path / "uit"
        folder.mkdir()
        output = folder / "uitslag.json"
        seen = watched(tmp_path, "score", self.of, self.bids, "--format", "json", "-o", output)
        opened = [arguments for name, arguments in seen["events"] if name == "open"]
        written = [a[0] for a in opened if self.is_write(a) and not a[0].isdecimal()]
        assert written  # a name of digits is a file that was opened before
        assert {str(Path(name).parent) for name in written} == {str(folder)}
        changes = {"os.rename", "os.remove", "os.chmod", "os.mkdir", "os.rmdir", "os.link"}
        for name, arguments in seen["events"]:
            if name in changes:
                paths = [a for a in arguments if os.sep in a]
                assert all(str(Path(path).parent) == str(folder) for path in paths)
        assert [path.name for path in folder.iterdir()] == ["uitslag.json"]

    def test_data_is_not_run(self, tmp_path: Path) -> None:
        """A framework full of Python is text: titles that look like code stay titles."""
        evil = "__import__('os').system('touch gevonden')"
        text = (ROOT / "criteria/voorbeelden/e05-verhouding.yaml").read_text("utf-8")
        text = text.replace(
            "nl: Prijs, en: Price }", f'nl: "{evil}", en: "{{evil.__class__}} %s" }}'
        )
        assert evil in text
        (tmp_path / "kader.yaml").write_text(text, "utf-8")
        bids = ROOT / "bids/voorbeelden/e05-verhouding"
        out = run("-m", "aanbesteding", "score", "kader.yaml", bids, folder=tmp_path)
        assert evil in out.decode("utf-8")
        assert not (tmp_path / "gevonden").exists()
