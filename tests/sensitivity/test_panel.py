"""The panel: agreement, without an assessor, combined otherwise, spread, and the heaviest mark."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations

import pytest
from tests.build import RATED, bid, evaluated, framework, leaf, marks, node, the_lot

from aanbesteding.sensitivity import panel
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.judges.agreement import alpha
from aanbesteding.sensitivity.judges.other import combined, panels_of, without
from aanbesteding.sensitivity.judges.swing import swings
from aanbesteding.sensitivity.margin.marks import Marks

F = Fraction


def case_of(*criteria, rows, joint=None, conflicts=None, **more):
    """Return a lot: `rows` are per assessor the marks by bid, a text or by criterion."""

    def by_criterion(mark):
        return mark if isinstance(mark, dict) else {"k": str(mark)}

    names = list(dict.fromkeys(name for by_bid in rows.values() for name in by_bid))
    of = framework(*(criteria or (leaf("k", 100, RATED),)), **{"panel": list(rows), **more})
    sheets = [
        marks(
            who,
            {name: by_criterion(mark) for name, mark in by_bid.items()},
            **(conflicts or {}).get(who, {}),
        )
        for who, by_bid in rows.items()
        if by_bid
    ]
    if joint:
        sheets.append(marks(None, {name: by_criterion(mark) for name, mark in joint.items()}))
    return Case(evaluated(of, [bid(name) for name in names or joint], sheets), 0)


def answer(case):
    found = panel.run(case, Options())
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    for one in found.said:
        assert one.say("nl")
        assert one.say("en")
    return found


def codes(case):
    return [one.code for one in answer(case).said]


def grid(case, key):
    return next(table for table in answer(case).tables if table.key == key)


# --- agreement ----------------------------------------------------------------------------------


def naive_alpha(units):
    """Return alpha by its definition, with a whole matrix of coincidences."""
    units = [unit for unit in units if len(unit) > 1]
    values = sorted({mark for unit in units for mark in unit})
    o = {(c, k): F(0) for c in values for k in values}
    for unit in units:
        for one, other in permutations(range(len(unit)), 2):
            o[unit[one], unit[other]] += F(1, len(unit) - 1)
    n_of = {c: sum(o[c, k] for k in values) for c in values}
    n = sum(n_of.values())

    def squared(c, k):
        low, high = sorted((c, k))
        between = sum(n_of[g] for g in values if low <= g <= high)
        return (between - (n_of[c] + n_of[k]) / 2) ** 2

    observed = sum(o[c, k] * squared(c, k) for c in values for k in values)
    expected = sum(n_of[c] * n_of[k] * squared(c, k) for c in values for k in values)
    return None if not expected else 1 - (n - 1) * observed / expected


class TestAlpha:
    def test_of_the_docstring(self):
        """Observed 4/3, expected 6."""
        assert alpha([(F(1), F(1)), (F(2), F(3)), (F(3), F(3))]) == F(7, 9)

    def test_perfect(self):
        assert alpha([(F(1), F(1)), (F(2), F(2), F(2))]) == 1

    def test_opposites(self):
        """(1, 2), (2, 1): n = 4, d² = (4 − 2)² = 4; observed 4 × 4 / 4 = 4, expected 8 × 4 / 12.

        1 − 4 / (8/3) = −1/2.
        """
        assert alpha([(F(1), F(2)), (F(2), F(1))]) == F(-1, 2)

    def test_what_one_assessor_judged_alone_does_not_count(self):
        pairs = [(F(1), F(1)), (F(2), F(3)), (F(3), F(3))]
        assert alpha([*pairs, (F(1),), ()]) == F(7, 9)

    def test_undefined(self):
        assert alpha([(F(1), F(1)), (F(1), F(1))]) is None
        assert alpha([(F(1),), (F(2),)]) is None
        assert alpha([]) is None

    def test_only_the_order_counts(self):
        """Marks worth 0, 0.1 and 1 agree as 1, 2 and 3 do."""
        assert alpha([(F(0), F(0)), (F(1, 10), F(1)), (F(1), F(1))]) == F(7, 9)

    @pytest.mark.parametrize("seed", range(200))
    def test_against_the_definition(self, seed):
        rng = random.Random(seed)
        units = [
            [F(rng.randrange(4)) for _ in range(rng.randrange(5))] for _ in range(rng.randrange(7))
        ]
        assert alpha(units) == naive_alpha(units)


class TestAgreement:
    def test_by_scale_and_criterion(self):
        """On k the marks of the docstring; on l everyone gives the same."""
        rows = {
            "p": {"a": {"k": 1, "l": 5}, "b": {"k": 2, "l": 5}, "c": {"k": 3, "l": 5}},
            "q": {"a": {"k": 1, "l": 5}, "b": {"k": 3, "l": 5}, "c": {"k": 3, "l": 5}},
        }
        case = case_of(leaf("k", 60, RATED), leaf("l", 40, RATED), rows=rows)
        found = grid(case, "agreement-by-criterion").rows
        assert [row[:4] for row in found] == [("k", 3, 6, F(7, 9)), ("l", 3, 6, None)]
        assert found[1][4] == ("alle cijfers gelijk: niet bepaald", "all marks the same: undefined")
        ((scale, units, number, value, _),) = grid(case, "agreement").rows
        everything = [(1, 1), (2, 3), (3, 3), (5, 5), (5, 5), (5, 5)]
        assert (scale, units, number) == ("cijfers", 6, 12)
        assert value == naive_alpha([[F(a), F(b)] for a, b in everything])

    def test_marks_beside_a_joint_mark_agree_or_not(self):
        rows = {"p": {"a": 1, "b": 2, "c": 3}, "q": {"a": 1, "b": 3, "c": 3}}
        case = case_of(rows=rows, joint={"a": 1, "b": 5, "c": 3}, combine="consensus")
        assert grid(case, "agreement").rows[0][1:4] == (3, 6, F(7, 9))
        assert "only-joint-marks" in codes(case)

    def test_nothing_to_compare(self):
        assert "nothing-to-compare" in codes(case_of(rows={"p": {"a": 1, "b": 2}}))

    def test_undefined_is_said(self):
        assert "alpha-undefined" in codes(case_of(rows={"p": {"a": 5}, "q": {"a": 5}}))


class TestSpread:
    def test_by_hand(self):
        """8, 5 and 6.5 on halves: 30 per cent points, six steps; b has the same marks."""
        case = case_of(
            rows={"p": {"a": 8, "b": 4}, "q": {"a": 5, "b": 4}, "r": {"a": "6.5", "b": 4}}
        )
        assert grid(case, "spread").rows == (("k", "a", "5", "8", F(3, 10), 6),)
        told = next(one for one in answer(case).said if one.code == "spread")
        assert dict(told.fields) == {"apart": 1, "compared": 2}


# --- another panel ------------------------------------------------------------------------------


class TestWithout:
    def test_by_hand(self):
        """A 9, 5, 4 and B 5, 6, 5: 18 against 16. Without p 9 against 11; without q or r A leads.

        Without q 13 against 10, without r 14 against 11.
        """
        rows = {"p": {"a": 9, "b": 5}, "q": {"a": 5, "b": 6}, "r": {"a": 4, "b": 5}}
        case = case_of(rows=rows)
        assert case.holders == ("a",)
        assert grid(case, "without").rows == (
            ("p", ("b",), True),
            ("q", ("a",), False),
            ("r", ("a",), False),
        )
        (weak,) = (one for one in answer(case).weak if one.said.code == "without-assessor")
        assert (weak.size, weak.hinges) == (0, True)
        assert weak.said.say("en") == "Without p the contract goes to Bod b."

    def test_a_draw_is_said(self):
        """A 6, 5 and B 4, 5: without p both have 5."""
        case = case_of(rows={"p": {"a": 6, "b": 4}, "q": {"a": 5, "b": 5}})
        told = next(one for one in answer(case).said if one.code == "without-assessor")
        assert told.say("nl") == "Zonder p moet er geloot worden (Bod a, Bod b)."

    def test_the_same(self):
        case = case_of(rows={"p": {"a": 6, "b": 4}, "q": {"a": 6, "b": 5}})
        assert "without-anyone-the-same" in codes(case)

    def test_nobody_left(self):
        case = case_of(rows={"p": {"a": 6, "b": 4}})
        assert codes(case)[0] == "nobody-left"
        assert grid(case, "without").rows == (("p", None, None),)

    def test_nobody_left_on_one_criterion(self):
        alone = {**RATED, "assessors": ["p"]}
        rows = {"p": {"a": {"k": 6, "l": 4}, "b": {"k": 5, "l": 5}}, "q": {"a": 6, "b": 5}}
        case = case_of(leaf("k", 60, RATED), leaf("l", 40, alone), rows=rows)
        panels = panels_of(case)
        assert without(panels, "p").unjudged == ("l",)
        assert without(panels, "q").result is not None

    def test_a_list_of_assessors_is_shortened(self):
        some = {**RATED, "assessors": ["p", "q"]}
        rows = {who: {"a": mark, "b": 5} for who, mark in (("p", 9), ("q", 3))}
        case = case_of(leaf("k", 100, some), rows={**rows, "r": {}})
        panels = panels_of(case)
        assert holders(without(panels, "p").result) == ("b",)
        assert holders(without(panels, "q").result) == ("a",)
        assert "assessors-without-effect" in codes(case)

    def test_who_is_left_has_a_conflict(self):
        conflicts = {"q": {"conflicts": [{"bid": "a", "reason": "x"}]}}
        case = case_of(rows={"p": {"a": 6, "b": 4}, "q": {"b": 5}}, conflicts=conflicts)
        assert "without-no-outcome" in codes(case)

    @pytest.mark.parametrize("seed", range(25))
    def test_as_if_never_on_the_panel(self, seed):
        """The same as a framework and sheets that were made without the assessor."""
        rng = random.Random(seed)
        combine = rng.choice(["mean", "median"])
        rows = {who: {b: rng.randrange(11) for b in "abc"} for who in "pqr"}
        found = without(panels_of(case_of(rows=rows, combine=combine)), "q").result
        assert found is not None
        of = framework(leaf("k", 100, RATED), panel="pr", combine=combine)
        sheets = [marks(w, {b: {"k": m} for b, m in rows[w].items()}) for w in "pr"]
        other = the_lot(of, [bid(b) for b in "abc"], sheets)
        assert [(r.bid, r.total) for r in found.ranking] == [
            (r.bid, r.total) for r in other.ranking
        ]


class TestCombined:
    def test_by_hand(self):
        """A 9, 4, 4 and B 5, 5, 5: means 17/3 and 5, medians 4 and 5; joint marks 3 and 8."""
        rows = {"p": {"a": 9, "b": 5}, "q": {"a": 4, "b": 5}, "r": {"a": 4, "b": 5}}
        case = case_of(rows=rows)
        found = [row[1:] for row in grid(case, "combined").rows]
        assert found == [(True, ("a",), False), (False, ("b",), True), (False, None, None)]
        assert {"combined-otherwise", "combined-no-outcome"} <= set(codes(case))
        joint = case_of(rows=rows, joint={"a": 3, "b": 8}, combine="consensus")
        found = [row[1:] for row in grid(joint, "combined").rows]
        assert found == [(False, ("a",), True), (False, ("b",), False), (True, ("b",), False)]

    def test_what_a_criterion_announces_is_set_aside_too(self):
        rows = {"p": {"a": 9, "b": 5}, "q": {"a": 4, "b": 5}, "r": {"a": 4, "b": 5}}
        case = case_of(leaf("k", 100, {**RATED, "combine": "median"}), rows=rows)
        assert case.holders == ("b",)
        assert holders(combined(panels_of(case), "mean")) == ("a",)

    def test_a_node_by_consensus_keeps_its_mark(self):
        t = node("t", 100, leaf("k", 100, RATED), how="consensus", scale="cijfers")
        rows = {"p": {"a": 9, "b": 5}, "q": {"a": 9, "b": 5}}
        case = case_of(t, rows=rows, joint={"a": {"t": 3}, "b": {"t": 8}})
        assert case.holders == ("b",)
        assert "joint-nodes-kept" in codes(case)
        assert [row[2] for row in grid(case, "combined").rows[:2]] == [("b",), ("b",)]


class TestHeaviest:
    def test_by_hand(self):
        """k 60 and l 40, two assessors: a mark on k moves 30 points, one on l 20.

        A 6, 6 on k against B 5, 5: 6 points ahead; each mark of A on k from 0 to 10 moves its lead
        by 30, and at 0 it is 36 − 18 = 18 against 30: the award changes.
        """
        rows = {who: {"a": {"k": 6, "l": 5}, "b": {"k": 5, "l": 5}} for who in ("p", "q")}
        case = case_of(leaf("k", 60, RATED), leaf("l", 40, RATED), rows=rows)
        found = swings(Marks(case), 100)
        assert found.all
        assert [(one.swing, one.changes) for one in found.found[:4]] == [(30, True)] * 4
        assert [one.swing for one in found.found[4:]] == [20] * 4

    def test_a_third_bid_takes_the_lead_over(self):
        """A 8, B 7, C 6: B from 0 to 10 moves A's lead from 20 (over C) to −20."""
        case = case_of(rows={"p": {"a": 8, "b": 7, "c": 6}})
        found = {one.mark.bid: one.swing for one in swings(Marks(case), 100).found}
        assert found == {"a": 100, "b": 40, "c": 40 - 10}

    def test_the_lowest_total_wins(self):
        """Award on value, 50 euros of quality: one mark of A moves its lead by 50 euros."""
        criteria = (leaf("k", 50, RATED),)
        case = case_of(*criteria, rows={"p": {"a": 8, "b": 7}}, award="award-on-value")
        assert swings(Marks(case), 100).found[0].swing == 50
        assert "€ 50" in next(one for one in answer(case).said if one.code == "heaviest").say("nl")

    def test_without_a_lead(self):
        assert "no-lead" in codes(case_of(rows={"p": {"a": 8}}))

    def test_who_misses_a_minimum_has_no_lead(self):
        k = leaf("k", 100, RATED, minimum={"percent": 50})
        found = swings(Marks(case_of(k, rows={"p": {"a": 8, "b": 7}})), 100).found
        assert (found[0].mark.bid, found[0].swing, found[0].changes) == ("a", None, True)

    def test_not_all(self):
        case = case_of(rows={"p": {"a": 8, "b": 7, "c": 6}})
        found = swings(Marks(case), 3)
        assert (len(found.found), found.all) == (1, False)


class TestNothing:
    def test_no_panel(self):
        of = framework(award="lowest-price")
        assert codes(Case(evaluated(of, [bid("a"), bid("b", 90)]), 0)) == ["no-panel"]

    def test_nobody_admitted(self):
        k = leaf("k", 100, RATED, minimum={"percent": 90})
        case = case_of(k, rows={"p": {"a": 6, "b": 5}, "q": {"a": 6, "b": 5}})
        assert case.holders == ()
        assert "no-lead" in codes(case)
