"""Every rule by examples: `examples/<code>-<slug>/good-*` passes, `bad-*` fails at that code only.

A file is a framework; a folder holds a framework and a dossier. What is expected stands in the
first line of the file it is expected in, as `# AB102 at 18:9`, counted by hand.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from aanbesteding import Faults, evaluate, load_bids, load_draws, load_framework
from aanbesteding.checking import RULES
from aanbesteding.checking.run import check_activities, check_dossier, check_framework
from aanbesteding.faults import Fault
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import fault_of, origins
from aanbesteding.texts import LANGUAGES, Text

EXAMPLES = Path(__file__).parent / "examples"
CODES = {rule.code.code: rule.code for rule in RULES}
MADE_BY_A_TEST = {"AB114"}  # more than two hundred criteria


def named(pattern: str) -> list[str]:
    return sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob(f"*/{pattern}"))


GOOD, BAD = named("good-*"), named("bad-*")


def dossier_of(path: Path) -> Dossier:
    """Return the bids and score sheets of an example, and its records of draws."""
    dossier = load_bids(path / "dossier")
    return dossier.with_draws(load_draws(*(path / "draws").glob("*.yaml")))


def faults_of(name: str) -> tuple[Fault, ...]:
    """Evaluate an example through the public API."""
    path = EXAMPLES / name
    try:
        if path.is_dir():
            framework, dossier = load_framework(path / "framework.yaml"), dossier_of(path)
            evaluate(framework, dossier)
            files = origins(framework, dossier)
            found = [fault_of(one, files) for one in check_activities(framework, dossier)]
            return Faults(found).faults
        evaluate(load_framework(path), Dossier(()))
    except Faults as error:
        return error.faults
    return ()


def expected_in(name: str) -> list[str]:
    """Return what the first lines announce, as `file:line:column code`."""
    path = EXAMPLES / name
    expected = []
    for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        expected += [
            f"{file}:{at} {code}" for code, at in re.findall(r"(AB\d+) at (\d+:\d+)", first)
        ]
    return expected


@pytest.mark.parametrize("name", GOOD)
def test_good_example_passes(name: str) -> None:
    assert expected_in(name) == []
    assert [str(Faults([fault])) for fault in faults_of(name)] == []


@pytest.mark.parametrize("name", BAD)
def test_bad_example_fails_at_its_code_and_place_only(name: str) -> None:
    faults = faults_of(name)
    found = [f"{f.place.path}:{f.place.line}:{f.place.column} {f.code.code}" for f in faults]
    assert found == expected_in(name)
    assert {fault.code.code for fault in faults} == {name.split("-", maxsplit=1)[0]}
    for fault in faults:
        assert fault.place.source
        for lang in LANGUAGES:
            for sentence in (fault.what(lang), fault.cure(lang)):
                assert sentence
                assert not re.search(r"\{\w*\}", sentence)
        assert fault.what("nl") != fault.what("en")


def test_every_rule_has_good_and_bad_examples_in_a_folder_of_its_own_name() -> None:
    folders = {f"{code.code}-{code.slug}" for code in CODES.values()}
    made = {f"{code}-{CODES[code].slug}" for code in MADE_BY_A_TEST}
    assert {path.name for path in EXAMPLES.iterdir()} == folders - made
    for examples in (GOOD, BAD):
        assert {name.split("-")[0] for name in examples} == set(CODES) - MADE_BY_A_TEST


def test_every_example_is_good_or_bad() -> None:
    assert sorted([*GOOD, *BAD]) == named("*")


def test_codes_of_rules_are_used_once() -> None:
    assert len(CODES) == len(RULES)


@pytest.mark.parametrize("name", BAD)
def test_a_rule_yields_only_its_own_codes(name: str) -> None:
    """A rule that shares its check with another yields the codes of that module."""
    path = EXAMPLES / name
    is_folder = path.is_dir()
    framework = load_framework(path / "framework.yaml" if is_folder else path)
    dossier = dossier_of(path) if is_folder else Dossier(())
    for rule in RULES:
        if rule.on_framework or is_folder:
            module = rule.check.__module__
            of_module = {other.code for other in RULES if other.check.__module__ == module}
            assert {finding.code for finding in rule.check(framework, dossier)} <= of_module


# --- what needs more than an example ------------------------------------------------------------

HEAD = (EXAMPLES / "AB104-node-or-leaf" / "good-node-and-leaf.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("count", "faults"), [(200, []), (201, ["AB114 at 13:8"])])
def test_more_criteria_than_the_limit(count: int, faults: list[str], tmp_path: Path) -> None:
    """Two hundred criteria in a lot are the most: 200 × 0.5 % = 100 %, and one of no weight."""
    method = "method: {type: price-proportional}"
    rows = [
        f"  - {{id: c{n}, title: T, weight: {0.5 if n < 200 else 0}, assumed: x, {method}}}"
        for n in range(count)
    ]
    path = tmp_path / "kader.yaml"
    path.write_text("\n".join([*HEAD.split("\n")[:14], *rows]) + "\n", encoding="utf-8")
    framework = load_framework(path)
    files = origins(framework)
    found = [fault_of(finding, files) for finding in check_framework(framework)]
    assert [f"{f.code.code} at {f.place.line}:{f.place.column}" for f in found] == faults
    assert not found or found[0].what("en") == "lot “perceel” has 201 criteria; the limit is 200"


def test_all_rules_report_in_one_run(tmp_path: Path) -> None:
    """Mistakes against three rules in one framework come together."""
    path = EXAMPLES / "AB105-award-does-not-fit" / "bad-no-criteria.yaml"
    lots = "{id: a, title: A}, {id: a, title: A, assumed: x}"
    text = path.read_text(encoding="utf-8")
    text = text.replace("{id: perceel, title: Perceel, assumed: x}", lots)
    (tmp_path / "kader.yaml").write_text(text, encoding="utf-8")
    framework = load_framework(tmp_path / "kader.yaml")
    codes = [finding.code.code for finding in check_framework(framework)]
    assert codes == ["AB102", "AB105", "AB105", "AB501"]


def test_the_second_of_two_equal_bids_is_named_in_the_message() -> None:
    """The fault stands in the first file, so the message must name the other."""
    (fault,) = faults_of("AB401-duplicate-bid/bad-same-id")
    assert Path(fault.place.path).name == "a.yaml"
    assert fault.what("en").endswith("b.yaml")
    (fault,) = faults_of("AB416-duplicate-score-sheet/bad-assessor")
    assert fault.what("en").endswith("annie.yaml")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "AB101-weights-do-not-add-up/bad-top",
            "the weights of the criteria add up to 101 instead of 100",
        ),
        (
            "AB101-weights-do-not-add-up/bad-below",
            "the weights under “a” add up to 59 instead of 60",
        ),
        (
            "AB103-unknown-reference/bad-scale",
            "there is no scale “worden” in this framework; did you mean “woorden”?",
        ),
        (
            "AB402-unknown-lot/bad-lot",
            "there is no lot “zuidd” in this framework; did you mean “zuid”?",
        ),
        ("AB403-missing-fact/bad-of-the-bid", "the fact “keur” is missing; did you mean “keurr”?"),
        (
            "AB404-wrong-fact/bad-number",
            "fact “fte”: “1.234,5” is not a number (thousands-separator)",
        ),
        ("AB405-shares/bad-sum", "the shares: they add up to 99.999999 instead of 100"),
        ("AB406-roles/bad-two-leads", "the roles make no tenderer: 0 × sole, 2 × lead, 1 × member"),
        (
            "AB407-missing-declaration/bad-misspelled",
            "“een” (sole tenderer) declares nothing on the exclusion ground “failliet”; did you mean “faillliet”?",
        ),
        (
            "AB409-price-sheet-differs/bad-cent",
            "lot “noord”: the lines add up to € 150, the sheet states € 150.01; the framework does not say which counts",
        ),
        (
            "AB413-mark-not-on-scale/bad-word",
            "mark “Goed” is not on the scale “woorden”; did you mean “goed”?",
        ),
        (
            "AB417-score-sheet-kind/bad-stranger",
            "this score sheet is not right: “hanna” is not in the panel; did you mean “anna”?",
        ),
        (
            "AB431-draw-under-another-framework/bad-other",
            "these lots were drawn under the framework “groot”; here the framework is “klein”",
        ),
        (
            "AB432-unknown-in-draw/bad-bid",
            "there is no bid in this lot “tweee”; did you mean “twee”?",
        ),
        (
            "AB434-draw-outcome/bad-stranger",
            "the outcome of the draw is not right: “drie” is in the outcome and not under “bids”",
        ),
    ],
)
def test_message(name: str, says: str) -> None:
    path = name if (EXAMPLES / name).is_dir() else name + ".yaml"
    assert faults_of(path)[0].what("en") == says


def test_rules_on_a_dossier_are_silent_about_a_good_one() -> None:
    for name in GOOD:
        path = EXAMPLES / name
        if path.is_dir():
            framework = load_framework(path / "framework.yaml")
            assert check_dossier(framework, dossier_of(path)) == []


def test_of_more_than_a_thousand_findings_of_a_rule_the_first_are_listed(tmp_path: Path) -> None:
    """Thousands of names nearly like thousands of others: refused in time, and said to be cut."""
    facts = [
        f"  - {{id: feit-{n}, title: F, type: number, level: bid, assumed: x}}" for n in range(2000)
    ]
    wrong = [
        f"  - {{id: eis-{n}, title: E, fact: feiten-{n}, at-least: 1, assumed: x}}"
        for n in range(2000)
    ]
    path = tmp_path / "kader.yaml"
    path.write_text(
        "\n".join([HEAD, "facts:", *facts, "requirements:", *wrong, ""]), encoding="utf-8"
    )
    framework = load_framework(path)
    begin = time.process_time()
    findings = check_framework(framework)
    assert time.process_time() - begin < 15
    assert [finding.code.code for finding in findings] == ["AB103"] * 1000 + ["AB025"]
    assert findings[0].fields["guess"] == Text("", "")  # too many names to compare with
    assert str(findings[0].fields["known"]).endswith("feit-48, feit-49, …")
    assert fault_of(findings[-1], origins(framework)).place.line == 2  # the file as a whole
