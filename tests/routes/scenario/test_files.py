"""What is wrong with a scenario, at its line and in both languages; and what is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.program import ROOT
from tests.routes.scenario.build import scenario, text

from aanbesteding import Faults
from aanbesteding.checking.scenario import scenario_faults
from aanbesteding.checking.scenario_codes import CODES
from aanbesteding.cli.schema import made as schema_of
from aanbesteding.model.scenario import KINDS, assumptions
from aanbesteding.reading.scenario import load_scenario
from aanbesteding.routes.scenario.analyse import analyse
from aanbesteding.routes.scenario.changed import parsed, with_values

LEIDEN = ROOT / "criteria/scenario-leiden.yaml"
GOOD = text({"general.point-value": 1})


def faults(made, tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_text(made, encoding="utf-8")
    with pytest.raises(Faults) as stop:
        analyse(load_scenario(path))
    return stop.value.faults


def changed(key, old, new, block="tender"):
    """A file in which something on the line of a key, in a block, is something else."""
    head, start, rest = GOOD.partition(f"\n{block}:\n")
    before, line, after = rest.partition(f"  {key}:")
    wrong, end, tail = after.partition("\n")
    assert old in wrong
    return head + start + before + line + wrong.replace(old, new, 1) + end + tail


FAULTY = {
    "a unit that it cannot have": (
        "AB149",
        changed("bidders", "unit: number", "unit: percent"),
    ),
    "low above high": (
        "AB142",
        changed("growth", 'low: "0.000000", high: "0.000000"', "low: 5, high: 3"),
    ),
    "a value below its range": (
        "AB143",
        changed("growth", 'low: "0.000000", high: "0.000000"', "low: 1, high: 3"),
    ),
    "a probability above 1": (
        "AB144",
        changed("first-change", 'high: "1.000000"', "high: 60"),
    ),
    "a probability below 0": (
        "AB144",
        changed("later-change", 'low: "0.500000"', "low: -1"),
    ),
    "no years": ("AB144", changed("horizon", 'low: "3.000000"', "low: 0", "general")),
    "half a year": ("AB144", changed("horizon", 'low: "3.000000"', 'low: "2.5"', "general")),
    "a discount of all": (
        "AB144",
        changed("discount", 'low: "0.000000"', "low: -100", "general"),
    ),
    "a loss of more than all": (
        "AB144",
        changed("transition-loss", 'high: "20.000000"', "high: 101"),
    ),
    "a contract of no years": ("AB144", changed("first-term", 'low: "1.000000"', "low: 0")),
    "values in two units": (
        "AB145",
        changed("value-per-year", "unit: points", "unit: euros"),
    ),
    "a source that is not there": (
        "AB148",
        changed("growth", "assumed: proef", "source: {document: krant, passage: x}"),
    ),
    "no origin": ("AB501", changed("growth", ", assumed: proef", "")),
    "a cost of nothing without a rate": ("AB147", text({"tender.cost-per-year": 0})),
    "a rate without points": ("AB146", text({"general.point-value": 1}, unit="euros")),
}


class TestFaults:
    @pytest.mark.parametrize("name", FAULTY)
    def test_each(self, name, tmp_path):
        """One fault, at the line of its key, with sentences without gaps in both languages."""
        code, made = FAULTY[name]
        (found,) = faults(made, tmp_path)
        assert found.code.code == code
        wrong = set(made.splitlines()) - set(GOOD.splitlines())
        if code not in {"AB146", "AB147"}:
            assert {found.place.source} == wrong
        assert found.place.line > 4
        assert found.place.column > 2
        for lang in ("nl", "en"):
            for sentence in (found.what(lang), found.cure(lang)):
                assert sentence
                assert not re.search(r"[{}]", sentence)

    def test_an_unknown_unit(self, tmp_path):
        """A word that is no unit at all is refused by the format, with a suggestion."""
        (found,) = faults(changed("bidders", "unit: number", "unit: numbers"), tmp_path)
        assert found.code.code < "AB100"
        assert "numbers" in found.what("en")

    def test_a_number_that_is_not_there(self, tmp_path):
        made = re.sub(r"\n  bid-cost:.*", "", GOOD)
        (found,) = faults(made, tmp_path)
        assert "bid-cost" in found.what("en")

    def test_all_at_once(self, tmp_path):
        """Two units that cannot be, in two blocks, are two faults in one run."""
        made = GOOD.replace("unit: number,", "unit: euros,").replace(
            "unit: years,", "unit: points,", 1
        )
        assert [fault.code.code for fault in faults(made, tmp_path)] == ["AB149", "AB149"]

    def test_every_code_has_an_example(self):
        assert set(CODES) <= {code for code, _ in FAULTY.values()}


EXAMPLES = Path(__file__).parent / "examples"


class TestExamples:
    """Every code by files, as `docs/rules` shows them: what is wrong stands in the first line."""

    @pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.yaml")), ids=lambda path: path.stem)
    def test_each(self, path):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        found = scenario_faults(load_scenario(path))
        said = [f"# {one.code.code} at {one.place.line}:{one.place.column}" for one in found]
        assert said == ([first] if path.name.startswith("bad-") else [])
        assert all(one.code.code == path.parent.name[:5] for one in found)

    def test_every_code_has_both(self):
        names = {f"{code.code}-{code.slug}" for code in CODES.values()}
        for kind in ("good", "bad"):
            assert {path.parent.name for path in EXAMPLES.glob(f"*/{kind}-*.yaml")} == names


class TestSet:
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("tender.bidder=5", "AB970"),
            ("bidders", "AB971"),
            ("=5", "AB971"),
            ("tender.bidders=", "AB971"),
            ("tender.first-change=60", "AB144"),
            ("tender.bidders=2.5", "AB144"),
            ("general.horizon=0", "AB144"),
            ("general.discount=-100", "AB144"),
        ],
    )
    def test_what_is_refused(self, words, code, tmp_path):
        with pytest.raises(Faults) as stop:
            parsed([words], scenario(tmp_path))
        (found,) = stop.value.faults
        assert found.code.code == code
        for lang in ("nl", "en"):
            assert not re.search(r"[{}]", found.what(lang) + found.cure(lang))

    def test_no_number_and_all_at_once(self, tmp_path):
        with pytest.raises(Faults) as stop:
            parsed(["tender.bidders=veel", "tender.x=1"], scenario(tmp_path))
        assert len(stop.value.faults) == 2

    def test_no_number_gets_two_values(self, tmp_path):
        with pytest.raises(Faults) as stop:
            parsed(["tender.bidders=5", "tender.bidders=6"], scenario(tmp_path))
        assert [fault.code.code for fault in stop.value.faults] == ["AB972"]

    def test_a_value_outside_the_range_widens_it(self, tmp_path):
        made = with_values(scenario(tmp_path), {"tender.bidders": 5})
        one = dict(assumptions(made))["tender.bidders"]
        assert (one.low, one.value, one.high) == (2, 5, 5)

    def test_what_does_not_go_together(self, tmp_path):
        """Without euros per point no route can cost nothing."""
        with pytest.raises(Faults, match="AB147"):
            with_values(scenario(tmp_path), {"tender.cost-per-year": 0})


class TestFormat:
    def test_the_table_has_every_number_of_the_format(self):
        made = load_scenario(LEIDEN)
        assert [name for name, _ in assumptions(made)] == list(KINDS)

    def test_the_example_is_right(self):
        made = load_scenario(LEIDEN)
        assert all(one.assumed or one.source for _, one in assumptions(made))
        assert all(isinstance(one.title.en, str) for _, one in assumptions(made))

    def test_there_is_a_schema(self):
        assert schema_of("scenario")["properties"]["tender"]
