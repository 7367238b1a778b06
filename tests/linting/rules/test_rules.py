"""Every rule by examples: on `examples/<code>-<slug>/bad-*` it alone speaks, on `good-*` none does.

A file is a framework; a folder holds a framework and its seal. What is expected stands in the first
line of a bad file, as `# AB203 at 10:76`, counted by hand. Rules that look beside the framework run
only on the folders, and rules that run the engine have tests of their own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.build import ROOT

from aanbesteding.linting.choice import Choice
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.rule import SEVERITIES, Rows
from aanbesteding.linting.run import check_paths
from aanbesteding.linting.table import ADVICE, sources
from aanbesteding.texts import LANGUAGES, Text

EXAMPLES = Path(__file__).parent / "examples"
ROWS = {row.code.code: row for row in ADVICE if not row.costly}
BESIDE = (ROWS["AB211"],)
ALONE = tuple(row for row in ROWS.values() if row not in BESIDE)


def named(pattern: str) -> list[str]:
    return sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob(f"*/{pattern}"))


GOOD, BAD = named("good-*"), named("bad-*")


def file_of(name: str) -> Path:
    path = EXAMPLES / name
    return path / "framework.yaml" if path.is_dir() else path


def faults_of(name: str, rows=None):
    """What the rules say of an example; in a folder also those that look beside it."""
    path = file_of(name)
    if rows is None:
        rows = (*ALONE, *BESIDE) if path.parent.name != Path(name).parent.name else ALONE
    return check_bytes(path.read_bytes(), str(path), Rows(rows)).faults


def placed(faults) -> list[str]:
    return [f"{fault.code.code} at {fault.place.line}:{fault.place.column}" for fault in faults]


@pytest.mark.parametrize("name", GOOD)
def test_good_example_is_silent(name: str) -> None:
    """No rule speaks on the good example of any other."""
    assert placed(faults_of(name)) == []


@pytest.mark.parametrize("name", BAD)
def test_bad_example_speaks_at_its_code_and_place_only(name: str) -> None:
    first = file_of(name).read_text(encoding="utf-8").split("\n", 1)[0]
    faults = faults_of(name)
    assert placed(faults) == re.findall(r"AB\d+ at \d+:\d+", first)
    assert {fault.code.code for fault in faults} == {name.split("-", maxsplit=1)[0]}
    for fault in faults:
        assert fault.place.source
        for lang in LANGUAGES:
            for sentence in (fault.what(lang), fault.cure(lang)):
                assert sentence
                assert not re.search(r"[{}]{2}|\{\w*\}|Text\(|Fraction|None", sentence)
        assert fault.what("nl") != fault.what("en")
        assert fault.cure("nl") != fault.cure("en")
        assert not re.search("[«»]", fault.what("en") + fault.cure("en"))
        assert not re.search("[“”]", fault.what("nl") + fault.cure("nl"))


@pytest.mark.parametrize("name", BAD)
def test_a_rule_yields_only_its_own_code(name: str) -> None:
    """So that `--select` and `--severity` run what they show, and nothing else."""
    for row in ROWS.values():
        found = {fault.code.code for fault in faults_of(name, (row,))}
        assert found <= {row.code.code}


def test_every_rule_has_good_and_bad_examples_in_a_folder_of_its_own_name() -> None:
    codes = {row.code.code: row.code for row in ROWS.values() if row.code.code < "AB3"}
    codes |= {row.code.code: row.code for row in ROWS.values() if row.code.code >= "AB5"}
    assert {path.name for path in EXAMPLES.iterdir()} == {
        f"{code.code}-{code.slug}" for code in codes.values()
    }
    for examples in (GOOD, BAD):
        assert {name.split("-")[0] for name in examples} == set(codes)
    assert sorted([*GOOD, *BAD]) == named("*")


def test_codes_and_slugs_are_used_once() -> None:
    assert len({row.code.code for row in ADVICE}) == len(ADVICE)
    assert len({row.code.slug for row in ADVICE}) == len(ADVICE)


# --- what `explain` shows is what the examples hold --------------------------------------------


def lines_of(text: str) -> str:
    """The lines of a file, bare of indents, so that a fragment can be looked for in it."""
    return "\n".join(line.strip() for line in text.split("\n")) + "\n"


@pytest.mark.parametrize("code", [code for code in ROWS if code[:3] in ("AB2", "AB5")])
def test_the_fragments_stand_in_the_examples(code: str) -> None:
    """The bad lines stand in a bad example and in no good one; the good lines in a good one."""
    example = ROWS[code].example
    assert example is not None
    files = {
        kind: [
            lines_of(file_of(name).read_text(encoding="utf-8"))
            for name in names
            if name.startswith(code)
        ]
        for kind, names in (("good", GOOD), ("bad", BAD))
    }
    assert any(example.bad in text for text in files["bad"])
    assert any(example.good in text for text in files["good"])
    assert example.bad != example.good


# --- severities and sources --------------------------------------------------------------------


def test_severities_and_sources() -> None:
    """What rests on law or a ruling says so; background knowledge is marked as not verified."""
    for row in ADVICE:
        assert row.severity in SEVERITIES
        if row.source is not None:
            assert row.source.text.nl != row.source.text.en
    unread = {code for code, source in sources().items() if not source.verified}
    assert {code for code in unread if code[:3] in ("AB2", "AB5")} == {"AB230", "AB231", "AB233"}
    errors = {row.code.code for row in ADVICE if row.severity == "error"}
    assert {code for code in errors if code[:3] in ("AB2", "AB5")} == {
        "AB210",  # a formula of which nobody saw the original
        "AB214",  # the optimum at the mean price, held unlawful
        "AB227",  # the motivation that article 2.114 asks for
        "AB234",  # published while something is open
    }


# --- messages by hand --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        # 1 − |70 − 100|/100 = 70 %; the ceiling of 100,000 makes 2/3 of it the first mean price,
        # 66,666.67, of which 70 % is 46,666.67.
        (
            "AB214-optimum-at-the-average/bad-distance.yaml",
            (
                "the mean price gets the most points, and who is cheaper gets fewer (with prices of "
                "46,666.67; 53,333.33; 66,000; 66,666.67; 67,333.33; 100,000, 46,666.67 gets 70 % and "
                "66,666.67 gets 100 %)"
            ),
        ),
        # 46,666.67 is below 70,000 and gets nothing; 100,000 gets all.
        (
            "AB216-cheaper-earns-less/bad-dip.yaml",
            (
                "a lower price gets fewer points here than a higher one (with prices of 46,666.67; "
                "53,333.33; 66,000; 66,666.67; 67,333.33; 100,000, 67,333.33 gets 0 % and 100,000 gets "
                "100 %)"
            ),
        ),
        (
            "AB222-uneven-marks/bad-jump.yaml",
            "on the scale “oordeel” the mark “8” is worth 60 %; by its number it would be 50 %",
        ),
        # One of three marks of 1 on a scale to 10: a mean of 10 % / 3.
        (
            "AB225-minimum-missed-only-by-zero/bad-mean-of-three.yaml",
            (
                "the minimum score of 3.3 % is missed only at 0 %: the first mark above it is worth "
                "≈ 3.333333 % already"
            ),
        ),
        # From the ceiling of 100,000 (100,000 of the 150,000 below zero-at) down to full-at.
        (
            "AB245-price-range-beyond-bounds/bad-above-ceiling.yaml",
            (
                "in the lot “perceel” every admitted price gets between 66.67 % and 100 % of the "
                "weight: the weight of price is not used in full"
            ),
        ),
        # From zero at the ceiling to (100,000 − 60,000) / 50,000 at the floor.
        (
            "AB245-price-range-beyond-bounds/bad-below-floor.yaml",
            (
                "in the lot “perceel” every admitted price gets between 0 % and 80 % of the weight: "
                "the weight of price is not used in full"
            ),
        ),
        # A tenth of 5 points is half a point.
        (
            "AB248-rounding-hides-a-mark/bad-whole-points.yaml",
            (
                "one mark higher makes 0.5 under “plan” and rounding is to 0 decimals: the difference "
                "can vanish"
            ),
        ),
        (
            "AB234-published-with-something-open/bad-same-organisation.yaml",
            "the framework is published, and this was not announced: same-organisation",
        ),
    ],
)
def test_message(name: str, says: str) -> None:
    (fault,) = faults_of(name)
    assert fault.what("en") == says


# --- the texts that weigh ----------------------------------------------------------------------

PLAN = (EXAMPLES / "AB206-weight-in-text" / "good-own-weight.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Kwaliteit weegt 60 %", True),
        ("Maximaal 40 punten voor de aanpak", True),
        ("De planning scoort tot 12,5 procent", True),
        ("Planning (20 %) en aanpak (80 %)", True),
        ("Counts for 30 points", True),
        ("Minstens 30 % van de medewerkers heeft een diploma", False),
        ("Vijf procent social return is een eis van het contract; het plan weegt zwaar", False),
        ("De reistijd daalt met 20 procent. Het plan weegt mee", False),
        ("Overtuigt op 3 punten", False),
        ("Weegt voor 100 % mee", False),  # the weight itself
        ("In 2019 waren er 75 organisaties", False),
    ],
)
def test_a_number_is_a_weight_only_where_the_sentence_weighs(text: str, speaks: bool) -> None:
    changed = PLAN.replace("Het plan telt voor 100 %", f'"{text}"')
    assert changed != PLAN
    faults = check_bytes(changed.encode(), "kader.yaml", Rows((ROWS["AB206"],))).faults
    assert [fault.code.code for fault in faults] == (["AB206"] if speaks else [])


# --- seals -------------------------------------------------------------------------------------


def test_a_published_framework_on_standard_input_has_nothing_beside_it() -> None:
    data = file_of("AB211-published-without-seal/bad-no-seal").read_bytes()
    assert check_bytes(data, "-", Rows(BESIDE)).faults == ()


# --- the frameworks of the project -------------------------------------------------------------


def test_the_frameworks_of_the_project_are_clean() -> None:
    """Every finding there was mended, or is silenced at its line with a reason."""
    report = check_paths([str(ROOT / "criteria")], advice=Rows(ROWS.values()))
    assert [str(one.fault.place) + one.fault.code.code for one in report.diagnostics] == []
    assert report.files > 20


def test_the_silenced_findings_are_there_without_the_comments() -> None:
    """The comments silence something: the same files without them are not clean."""
    path = ROOT / "criteria" / "voorbeelden" / "e03-gelijke-stand.yaml"
    bare = re.sub(r"  # ab: .*", "", path.read_text(encoding="utf-8"))
    codes = [
        f.code.code for f in check_bytes(bare.encode(), str(path), Rows((*ALONE, *BESIDE))).faults
    ]
    assert sorted(codes) == ["AB202", "AB211", "AB219", "AB234"]


def test_select_runs_a_rule_of_a_shared_check() -> None:
    """AB215 comes from the check that knows AB214 too."""
    choice = Choice.made(["AB215"], [], None)
    assert [row.code.code for row in choice.advice()] == ["AB215"]
    name = "AB215-plateau-below-the-average/bad-clamped.yaml"
    assert placed(faults_of(name, choice.advice())) == placed(faults_of(name))


def test_evidence_is_text_in_both_languages() -> None:
    (fault,) = faults_of("AB214-optimum-at-the-average/bad-distance.yaml")
    assert isinstance(fault.fields["evidence"], Text)
    assert "46.666,67; 53.333,33" in fault.what("nl")
