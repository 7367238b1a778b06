"""What another framework does to a ranking: by hand, and sums that hold exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    MARKS,
    PROPORTIONAL,
    RATED,
    SETTINGS,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lot,
    marks,
    node,
    rounding,
    totals,
)
from tests.sensitivity.build import flat, tender, tenders
from tests.sensitivity.cases import BAND, EXAMPLES, codes, edges, example, table

from aanbesteding import Faults, evaluate
from aanbesteding.model.criteria import all_nodes
from aanbesteding.sensitivity.difference import difference, for_other, lots_apart
from aanbesteding.sensitivity.what_if import applied, parse_change
from aanbesteding.sensitivity.what_if import evaluated as again

F = Fraction


def after(evaluation, *texts):
    of = evaluation.framework
    return again(evaluation, applied(of, [parse_change(text, of) for text in texts]))


def under(evaluation, other):
    """Evaluate the same bids under a framework of its own."""
    return evaluate(other, for_other(evaluation.dossier, evaluation.framework.id, other))


def sums_hold(answer):
    """Hold that the differences of every bid add up to that of its total."""
    if "criteria" not in [grid.key for grid in answer.tables]:
        return
    totals = {row[0]: row[5] for row in table(answer, "ranking").rows}
    for name in {row[0] for row in table(answer, "criteria").rows}:
        rows = [row for row in table(answer, "criteria").rows if row[0] == name]
        assert sum(row[5] for row in rows) == totals[name]
        for row in rows:
            assert row[5] == (row[4] or 0) - (row[3] or 0)


def two(**more):
    """A: 40 of 60 and € 80; B: 50 of 60 and € 88, on 80 to 120: 40 and 32 points."""
    scale = MARKS | {"highest": 6, "step": 1, "full-at": 6}
    of = framework(leaf("k", 60, RATED), leaf("p", 40, BAND), scales=[scale], **more)
    sheet = marks("p", {"a": {"k": 4}, "b": {"k": 5}})
    return evaluated(of, [bid("a", 80), bid("b", 88)], [sheet])


class TestByHand:
    def test_of_the_docstring(self):
        """With price at 30: A 70 × 4/6 + 30 = 76 2/3, B 70 × 5/6 + 30 × 0.8 = 82 1/3."""
        found = difference(two(), after(two(), "criteria.p.weight=30"), 0)
        assert table(found, "ranking").rows == (
            ("b", 1, 1, F(82), F(247, 3), F(1, 3)),
            ("a", 2, 2, F(80), F(230, 3), F(-10, 3)),
        )
        assert [row[:2] + row[3:] for row in table(found, "criteria").rows] == [
            ("b", "k", F(50), F(175, 3), F(25, 3)),
            ("b", "p", F(32), F(24), F(-8)),
            ("a", "k", F(40), F(140, 3), F(20, 3)),
            ("a", "p", F(40), F(30), F(-10)),
        ]
        assert codes(found) == ["same-holders", "same-order"]

    def test_another_winner(self):
        """With price at 100: A 100, B 80."""
        found = difference(two(), after(two(), "criteria.p.weight=100"), 0)
        assert found.said[0].say("en") == "Who gets the contract was: Bod b; it becomes: Bod a."
        assert found.said[0].say("nl") == "Wie de opdracht krijgt, was: Bod b; het wordt: Bod a."
        assert [row[1:3] for row in table(found, "ranking").rows] == [(1, 2), (2, 1)]
        assert table(found, "ranking").strong == {0, 1}

    def test_rounding_has_a_row_of_its_own(self):
        """76.67 → 77 and 82.33 → 82: roundings of 1/3 and −1/3."""
        other = after(
            two(),
            "criteria.p.weight=30",
            "policies.rounding=[{stage: total, digits: 0, mode: half-up}]",
        )
        found = difference(two(), other, 0)
        rows = {row[0]: row[3:] for row in table(found, "criteria").rows if row[1] == "rounding"}
        assert rows == {"a": (F(0), F(1, 3), F(1, 3)), "b": (F(0), F(-1, 3), F(-1, 3))}
        sums_hold(found)

    def test_set_aside_and_admitted(self):
        strict = after(two(), "criteria.k.minimum.percent=80")
        found = difference(two(), strict, 0)
        told = next(one for one in found.said if one.code == "now-set-aside")
        assert "Bod a" in told.say("en")
        assert "minimum" in told.say("en")
        assert table(found, "ranking").rows[1] == ("a", 2, None, F(80), None, None)
        back = difference(strict, two(), 0)
        assert "now-admitted" in codes(back)
        assert {row[0] for row in table(back, "criteria").rows} == {"b"}

    def test_award_on_value(self):
        """A: 80,000 − 6,000; with twice the worth 80,000 − 12,000. Worth stands below zero."""
        of = framework(leaf("k", 10000, RATED), award="award-on-value")
        sheet = marks("p", {"a": {"k": 6}})
        before = evaluated(of, [bid("a", 80000)], [sheet])
        found = difference(before, after(before, "criteria.k.weight=20000"), 0)
        assert [row[1:2] + row[3:] for row in table(found, "criteria").rows] == [
            ("k", F(-6000), F(-12000), F(-6000)),
            ("price", F(80000), F(80000), F(0)),
        ]
        assert table(found, "ranking").columns[3].kind == "euros"
        sums_hold(found)

    def test_other_criteria_and_another_unit(self):
        """Quality split in two, price gone: totals in points against price per point."""
        before = two()
        scale = before.framework.scales[0]
        other = framework(
            leaf("k", 50, RATED),
            leaf("n", 50, {"type": "fact-yes-no", "fact": "f", "if_yes": 100, "if_no": 0}),
            award="price-per-quality",
            id="ander",
            facts=[fact("f", "yes-no")],
        ).model_copy(update={"scales": (scale,)})
        bids = [one.model_copy(update={"facts": {"f": "ja"}}) for one in before.dossier.bids]
        later = evaluate(
            other,
            for_other(before.dossier.__class__(tuple(bids), before.dossier.sheets), "kader", other),
        )
        found = difference(before, later, 0)
        assert {"other-unit", "criterion-gone", "criterion-new"} <= set(codes(found))
        assert all(row[5] is None for row in table(found, "ranking").rows)
        rows = {row[:2]: row[3:] for row in table(found, "criteria").rows}
        assert rows["a", "n"] == (None, F(50), F(50))
        assert rows["a", "p"] == (F(40), None, F(-40))

    def test_lots_by_their_id(self):
        def made(*names):
            of = framework(*flat(60, 40), lots=[lot(name) for name in names])
            offers = [{"lot": name, "price": 100} for name in names]
            given = marks("p", {"a": {"k": 5, "l": 5}}).marks["a"]["perceel"]
            in_lots = {"a": dict.fromkeys(names, given)}
            sheet = marks("p", {}).model_copy(update={"marks": in_lots})
            return evaluated(of, [bid("a", lots=offers)], [sheet])

        before, later = made("een", "twee"), made("twee", "drie")
        assert codes(difference(before, later, 0)) == ["lot-gone"]
        assert codes(difference(before, later, 1)) == ["same-holders", "same-order"]
        assert [dict(one.fields)["lot"] for one in lots_apart(before, later)] == ["drie"]


class TestForOther:
    def test_sheets_are_read_as_if_they_named_the_other(self):
        before = two()
        other = before.framework.model_copy(update={"id": "ander"})
        assert totals(under(before, other).lots[0]) == totals(before.lots[0]) == {"b": 82, "a": 80}

    def test_what_the_other_does_not_ask_is_left_out(self):
        """Criterion l is gone: its marks and fact f are not used, and nothing is refused."""
        of = framework(*flat(60, 40), facts=[fact("f")])
        sheet = marks("p", {"a": {"k": 5, "l": 6}})
        before = evaluated(of, [bid("a", facts={"f": 3})], [sheet])
        other = framework(*flat(100), id="ander")
        assert under(before, other).lots[0].ranking[0].total == 50

    def test_marks_that_do_not_fit_are_faults_of_the_engine(self):
        before = two()
        steps = framework(
            leaf("k", 60, RATED),
            leaf("p", 40, BAND),
            id="ander",
            scales=[MARKS | {"lowest": 5, "step": 1}],
        )
        with pytest.raises(Faults) as stop:
            under(before, steps)
        assert {fault.code.code for fault in stop.value.faults} == {"AB413"}
        more = framework(*flat(50, 50), id="ander")
        with pytest.raises(Faults) as stop:
            under(before, more)
        assert "l" in str(stop.value)

    def test_sheets_of_the_other_itself_go_first(self):
        before = two()
        other = before.framework.model_copy(update={"id": "ander"})
        own = marks("p", {"a": {"k": 6}, "b": {"k": 5}}).model_copy(update={"framework": "ander"})
        dossier = before.dossier.__class__(before.dossier.bids, (*before.dossier.sheets, own))
        assert evaluate(other, for_other(dossier, "kader", other)).lots[0].winner.bid == "a"

    def test_sheets_of_a_third_framework_are_left_out(self):
        """The same assessor gave a sheet for each of two frameworks; the other has none yet."""
        before = two()
        other = before.framework.model_copy(update={"id": "ander"})
        third = before.dossier.sheets[0].model_copy(update={"framework": "derde"})
        dossier = before.dossier.__class__(before.dossier.bids, (*before.dossier.sheets, third))
        found = evaluate(other, for_other(dossier, "kader", other))
        assert totals(found.lots[0]) == totals(before.lots[0])


# --- laws ------------------------------------------------------------------------------------


@SETTINGS
@given(tenders(), st.integers(0, 5), st.integers(0, 20), st.booleans())
def test_differences_add_up_exactly(evaluation, place, weight, rounds):
    names = [one.criterion.id for one in all_nodes(evaluation.framework)]
    texts = [f"criteria.{names[place % len(names)]}.weight={weight}"]
    if rounds:
        stages = (
            "[{stage: criterion, digits: 1, mode: half-up}, {stage: total, digits: 0, mode: up}]"
        )
        texts.append(f"policies.rounding={stages}")
    try:
        other = after(evaluation, *texts)
    except Faults:
        return
    for one, two_ in ((evaluation, other), (other, evaluation)):
        found = difference(one, two_, 0)
        sums_hold(found)
        first, second = (e.lots[0] for e in (one, two_))
        rows = table(found, "ranking").rows
        assert {row[0]: (row[1], row[3]) for row in rows} == {
            b.bid: (b.rank, b.total) for b in first.ranking
        }
        assert {row[0]: (row[2], row[4]) for row in rows} == {
            b.bid: (b.rank, b.total) for b in second.ranking
        }
        same = [(b.rank, b.bid) for b in first.ranking] == [(b.rank, b.bid) for b in second.ranking]
        assert same == ("same-order" in codes(found))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_against_itself(name):
    evaluation = example(name)
    for index in range(len(evaluation.lots)):
        found = difference(evaluation, evaluation, index)
        assert codes(found) == ["same-holders", "same-order"]
        assert all(row[5] == 0 for row in table(found, "ranking").rows)
        assert table(found, "ranking").strong == frozenset()
        sums = [row for grid in found.tables if grid.key == "criteria" for row in grid.rows]
        assert all(row[5] == 0 for row in sums)


@pytest.mark.parametrize("name", [name for name, _ in edges()])
def test_an_edge_against_itself_and_without_price(name):
    evaluation = dict(edges())[name]
    assert codes(difference(evaluation, evaluation, 0))[:2] == ["same-holders", "same-order"]
    if any(one.criterion.id == "p" for one in all_nodes(evaluation.framework)):
        try:
            other = after(evaluation, "criteria.p.weight=0")
        except Faults:
            return
        sums_hold(difference(evaluation, other, 0))


def test_other_names_same_differences():
    rows = {"a": (50, 100), "b": (80, 50), "c": (70, 70)}
    called = {"a": "z", "b": "y", "c": "x"}
    one = tender(rows, *flat(60, 40))
    two_ = tender({called[name]: row for name, row in rows.items()}, *flat(60, 40))
    tables = []
    for evaluation, names in (
        (one, {n: n for n in rows}),
        (two_, {v: k for k, v in called.items()}),
    ):
        found = difference(evaluation, after(evaluation, "criteria.k.weight=20"), 0)
        tables.append(
            {(names[row[0]], *row[1:2]): row[3:] for row in table(found, "criteria").rows}
        )
    assert tables[0] == tables[1]


def test_relative_methods_and_trees():
    """A relative price and a tree: A 30 + 40, B 24 + 40 × 80/100 …; sums hold under any change."""
    of = framework(
        node("q", 60, *flat(40, 20)),
        leaf("p", 40, PROPORTIONAL),
        policies={"rounding": [rounding("node", 0), rounding("total", 1)]},
    )
    given_marks = {"a": {"k": 5, "l": "5.5"}, "b": {"k": 4, "l": "6.5"}}
    before = evaluated(of, [bid("a", 80), bid("b", 100)], [marks("p", given_marks)])
    for text in ("criteria.q.weight=35", "criteria.l.weight=33", "policies.rounding=none"):
        sums_hold(difference(before, after(before, text), 0))
