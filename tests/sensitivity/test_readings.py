"""Readings of what is left open: by hand, and as frameworks that announce the reading."""

from __future__ import annotations

import itertools
import random

import pytest
from tests.build import RATED, bid, evaluated, framework, leaf, lot, marks, member, rounding
from tests.sensitivity.build import FINE
from tests.sensitivity.cases import BAND, cases, check_form, codes, table

from aanbesteding.sensitivity import readings
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case, holders


def answer(evaluation):
    return readings.run(Case(evaluation, 0), Options())


def rows(evaluation, key="readings"):
    return table(answer(evaluation), key).rows


ROUNDED = {
    "none": "none",
    "[{stage: total, digits: 2, mode: half-up}]": [rounding("total", 2)],
    "[{stage: total, digits: 1, mode: half-up}]": [rounding("total", 1)],
    "[{stage: total, digits: 0, mode: half-up}]": [rounding("total", 0)],
    "[{stage: criterion, digits: 2, mode: half-up}]": [rounding("criterion", 2)],
}


def close(policies):
    """A has 60 × 0.51 + 40 × 0.50 = 50.6, B 60 × 0.50 + 40 × 0.51 = 50.4."""
    of = framework(leaf("k", 60, RATED), leaf("l", 40, RATED), scales=[FINE], policies=policies)
    given = {"a": {"k": "5.1", "l": 5}, "b": {"k": 5, "l": "5.1"}}
    return evaluated(of, [bid("a", 90), bid("b", 80)], [marks("p", given)])


class TestByHand:
    def test_rounding(self):
        """50.6 and 50.4: to whole points 51 and 50, to one decimal themselves."""
        found = rows(close({"rounding": "not-announced"}))
        assert [row[:2] for row in found] == [("policies.rounding", words) for words in ROUNDED]
        assert all(row[2:] == (("a",), True) for row in found)

    def test_rounding_that_decides(self):
        """A 60 × 0.51 + 40 × 0.5 = 50.6, B 60 × 0.5 + 40 × 0.52 = 50.8: both 51 in whole points."""
        of = framework(
            leaf("k", 60, RATED),
            leaf("l", 40, RATED),
            scales=[FINE],
            policies={"rounding": "not-announced"},
        )
        given = {"a": {"k": "5.1", "l": 5}, "b": {"k": 5, "l": "5.2"}}
        evaluation = evaluated(of, [bid("a"), bid("b")], [marks("p", given)])
        outcomes = {row[1]: row[2:] for row in rows(evaluation)}
        assert outcomes["[{stage: total, digits: 0, mode: half-up}]"] == (("a", "b"), False)
        assert outcomes["[{stage: total, digits: 1, mode: half-up}]"] == (("b",), True)
        (weak,) = answer(evaluation).weak
        assert (weak.size, weak.hinges, weak.said.code) == (0, True, "reading-draw")
        assert "readings-differ" in codes(answer(evaluation))

    def test_ties(self):
        """A and B both have 50; A has more for k, B is cheaper."""
        of = framework(
            leaf("k", 50, RATED), leaf("l", 50, RATED), policies={"ties": "not-announced"}
        )
        given = {"a": {"k": 6, "l": 4}, "b": {"k": 4, "l": 6}}
        evaluation = evaluated(of, [bid("a", 90), bid("b", 80)], [marks("p", given)])
        assert [row[1:] for row in rows(evaluation)] == [
            ("{order: [price], otherwise: draw}", ("b",), False),
            ("{order: [k], otherwise: draw}", ("a",), False),
            ("{order: [l], otherwise: draw}", ("b",), False),
            ("{order: [], otherwise: draw}", ("a", "b"), True),
        ]

    def test_what_comes_after_an_announced_order(self):
        """Equal on k, which is announced; then nothing is."""
        ties = {"order": ["k"], "otherwise": "not-announced"}
        of = framework(leaf("k", 50, RATED), leaf("l", 50, RATED), policies={"ties": ties})
        given = marks("p", {n: {"k": 6, "l": 4} for n in "ab"})
        evaluation = evaluated(of, [bid("a", 90), bid("b", 80)], [given])
        assert [row[1:] for row in rows(evaluation)] == [
            ("{order: [k, price], otherwise: draw}", ("b",), False),
            ("{order: [k, l], otherwise: draw}", ("a", "b"), True),
            ("{order: [k], otherwise: draw}", ("a", "b"), True),
        ]

    def test_the_same_organisation(self):
        """A and B are both of org-a; refused, C is left."""
        policy = {"tenderer": "not-announced", "beside": "flag"}
        of = framework(leaf("k", 100, RATED), policies={"same-organisation": policy})
        bids = [bid(n, members=[member(org="org-a")]) for n in "ab"]
        given = marks("p", {"a": {"k": 9}, "b": {"k": 8}, "c": {"k": 5}})
        evaluation = evaluated(of, [*bids, bid("c")], [given])
        assert rows(evaluation) == (
            ("policies.same-organisation.tenderer", "refuse", ("c",), False),
            ("policies.same-organisation.tenderer", "flag", ("a",), True),
        )

    def test_a_range_that_nobody_leaves(self):
        band = {**BAND, "out_of_range": "not-announced"}
        of = framework(leaf("k", 60, RATED), leaf("p", 40, band))
        evaluation = evaluated(of, [bid("a", 90)], [marks("p", {"a": {"k": 9}})])
        assert rows(evaluation) == tuple(
            ("criteria.p.method.out-of-range", word, ("a",), True)
            for word in ("clamp", "extrapolate", "reject")
        )
        assert "readings-agree" in codes(answer(evaluation))

    def test_nothing_open(self):
        assert codes(answer(close({}))) == ["nothing-open"]
        dropped = close({"drop-out": "not-announced"})
        assert codes(answer(dropped)) == ["nothing-else-open", "drop-out-open"]

    def test_a_combination_decides_what_none_does_alone(self):
        """A 50.6 and B 50.8 in whole points are both 51; only then does the tie rule count."""
        of = framework(
            leaf("k", 60, RATED),
            leaf("l", 40, RATED),
            scales=[FINE],
            policies={"rounding": "not-announced", "ties": "not-announced"},
        )
        given = {"a": {"k": "5.1", "l": 5}, "b": {"k": 5, "l": "5.2"}}
        evaluation = evaluated(of, [bid("a", 80), bid("b", 90)], [marks("p", given)])
        found = table(answer(evaluation), "combinations").rows
        together = (
            "policies.rounding = [{stage: total, digits: 0, mode: half-up}]; "
            "policies.ties = {order: [price], otherwise: draw}"
        )
        assert (together, ("a",)) in found
        assert "combinations" in codes(answer(evaluation))


def test_too_many_combinations_are_not_made():
    """5 × 4 × 2 × 3 = 120 combinations; with the two of same-organisation 480."""
    found = answer(dict(cases())["all-open"].evaluation)
    told = next(one for one in found.said if one.code == "too-many-combinations")
    assert dict(told.fields)["count"] == 480
    assert [grid.key for grid in found.tables] == ["readings"]


@pytest.mark.parametrize("seed", range(10))
def test_as_frameworks_that_announce_the_reading(seed):
    """Every row and combination is what a framework with that reading in the file gives."""
    chance = random.Random(seed)
    names = "abc"
    given = {n: {"k": chance.randint(4, 6), "l": chance.randint(4, 6)} for n in names}
    prices = {n: chance.choice([80, 90, 100]) for n in names}
    ties = {f"{{order: [{w}], otherwise: draw}}": [w] for w in ("price", "k", "l")}
    ties["{order: [], otherwise: draw}"] = []

    def made(rule, order):
        of = framework(
            leaf("k", 45, RATED),
            leaf("l", 35, RATED),
            leaf("q", 20, {**BAND, "zero_at": 117, "full_at": 70}),
            policies={
                "rounding": rule,
                "ties": order
                if order == "not-announced"
                else {"order": order, "otherwise": "draw"},
            },
            lots=[lot(winners=chance_of_two)],
        )
        return evaluated(of, [bid(n, prices[n]) for n in names], [marks("p", given)])

    chance_of_two = chance.choice([1, 2])
    case = Case(made("not-announced", "not-announced"), 0)
    found = readings.run(case, Options())
    single = {row[:2]: row[2] for row in table(found, "readings").rows}
    for words, rule in ROUNDED.items():
        expected = holders(made(rule, "not-announced").lots[0])
        assert single["policies.rounding", words] == expected
    for words, order in ties.items():
        expected = holders(made("not-announced", order).lots[0])
        assert single["policies.ties", words] == expected
    others = {
        f"policies.rounding = {one}; policies.ties = {two}": who
        for (one, rule), (two, order) in itertools.product(ROUNDED.items(), ties.items())
        if (who := holders(made(rule, order).lots[0])) != case.holders
    }
    grids = [grid for grid in found.tables if grid.key == "combinations"]
    assert dict(row for grid in grids for row in grid.rows) == others
    assert bool(found.weak) == bool(others)


ALL = dict(cases())


@pytest.mark.parametrize("name", ALL)
def test_every_example_and_edge(name):
    case = ALL[name]
    found = readings.run(case, Options())
    check_form(found)
    assert found.said
    if "nothing-open" in codes(found):
        assert not found.tables
    for grid in found.tables:
        if grid.key == "readings":
            assert {row[3] for row in grid.rows} <= {True, False, None}
            differ = {row[0] for row in grid.rows if row[3] is False}
            assert len(found.weak) >= len(differ)
