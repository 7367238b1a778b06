"""The blend of two frameworks: by hand, against plain totals, and fed back to the engine."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    MARKS,
    PROPORTIONAL,
    RATED,
    SETTINGS,
    bid,
    fact,
    framework,
    leaf,
    made,
    marks,
    node,
)
from tests.program import ROOT

from aanbesteding import Dossier, evaluate, load_bids, load_framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.routes.blend import Line, always_equal, first_at, meetings, stretches
from aanbesteding.routes.blended import blended
from aanbesteding.routes.mixing import _percent
from aanbesteding.routes.plainly import Blend, blend_of
from aanbesteding.routes.sides import lots_of

F = Fraction
FINE = MARKS | {"step": "0.1"}


class TestByHand:
    def test_the_middle_one_is_never_first(self):
        """x 1 → 0, y 0 → 1 and z 2/5 → 2/5: x and y meet at 1/2, where both have 1/2 and z less.

        x and z meet where 1 − λ = 2/5, at 3/5; y and z where λ = 2/5.
        """
        lines = [Line("x", F(1), F(0)), Line("y", F(0), F(1)), Line("z", F(2, 5), F(2, 5))]
        assert [(p.at, p.equal, p.first) for p in meetings(lines)] == [
            (F(2, 5), (("y", "z"),), ("x",)),
            (F(1, 2), (("x", "y"),), ("x", "y")),
            (F(3, 5), (("x", "z"),), ("y",)),
        ]
        assert [(s.low, s.high, s.first) for s in stretches(lines)] == [
            (0, F(1, 2), ("x",)),
            (F(1, 2), 1, ("y",)),
        ]

    def test_three_meet_in_one_point(self):
        """With z at 1/2 all three meet at 1/2, and z is first there only."""
        lines = [Line("x", F(1), F(0)), Line("y", F(0), F(1)), Line("z", F(1, 2), F(1, 2))]
        (point,) = meetings(lines)
        assert point == (F(1, 2), (("x", "y", "z"),), ("x", "y", "z"))
        assert [s.first for s in stretches(lines)] == [("x",), ("y",)]

    def test_equal_at_an_end_only(self):
        """x and y both earn 1/2 under A; y gains more. x is first at 0 too, and nowhere else."""
        lines = [Line("x", F(1, 2), F(0)), Line("y", F(1, 2), F(1))]
        assert [(p.at, p.first) for p in meetings(lines)] == [(0, ("x", "y"))]
        assert stretches(lines) == ((0, 1, ("y",)),)

    def test_the_same_under_both(self):
        lines = [Line("x", F(1, 2), F(1)), Line("y", F(1, 2), F(1))]
        assert meetings(lines) == ()
        assert always_equal(lines) == (("x", "y"),)
        assert stretches(lines) == ((0, 1, ("x", "y")),)

    def test_one_bid(self):
        assert stretches([Line("x", F(1), F(0))]) == ((0, 1, ("x",)),)


SHARE = st.integers(0, 4).map(lambda n: F(n, 4))
LINES = st.lists(st.tuples(SHARE, SHARE), min_size=1, max_size=5).map(
    lambda rows: [Line(f"b{n}", a, b) for n, (a, b) in enumerate(rows)]
)


def order(lines, at):
    totals = {line.bid: (1 - at) * line.a + at * line.b for line in lines}
    return [
        sorted(b for b in totals if totals[b] == t)
        for t in sorted({*totals.values()}, reverse=True)
    ]


class TestLaws:
    @SETTINGS
    @given(LINES)
    def test_the_order_changes_at_the_points_and_nowhere_else(self, lines):
        points = [point.at for point in meetings(lines)]
        ends = sorted({F(0), F(1), *points})
        for low, high in pairwise(ends):
            inner = [low + (high - low) * F(n, 7) for n in (1, 3, 6)]
            first = order(lines, inner[0])
            assert all(order(lines, at) == first for at in inner)
            assert all(order(lines, at) != first for at in (low, high) if at in points)

    @SETTINGS
    @given(LINES)
    def test_who_is_first_in_every_stretch(self, lines):
        found = stretches(lines)
        assert found[0].low == 0
        assert found[-1].high == 1
        for one, after in pairwise(found):
            assert one.high == after.low
            assert {*one.first, *after.first} <= set(first_at(lines, one.high))
            assert one.first != after.first
        for one in found:
            assert one.low < one.high
            middle = (one.low + one.high) / 2
            assert sorted(one.first) == order(lines, middle)[0]

    @SETTINGS
    @given(LINES)
    def test_the_equal_ones_at_a_point(self, lines):
        for point in meetings(lines):
            groups = [sorted(group) for group in point.equal]
            assert all(group in order(lines, point.at) for group in groups)
            assert sorted(point.first) == order(lines, point.at)[0]


def sheet(under, name, by_bid):
    return made(ScoreSheet, {**_plain(marks(name, by_bid)), "framework": under})


def _plain(one):
    given = {
        b: {
            lot: {c: {"mark": m.mark, "reason": m.reason} for c, m in on.items()}
            for lot, on in by.items()
        }
        for b, by in one.marks.items()
    }
    value = {"format": one.format, "kind": one.kind, "marks": given}
    return value | ({"assessor": one.assessor} if one.assessor else {})


def two(rows, *, first=None, second=None, prices=None, criteria=None):
    """Evaluate bids under two frameworks: marks out of 10 on k and l of A, on k and m of B."""
    a = framework(
        *(criteria or [leaf("k", 60, RATED), leaf("l", 40, RATED)]),
        scales=[FINE],
        id="een",
        **(first or {}),
    )
    b = framework(
        node("t", 100, leaf("k", 30, RATED), leaf("m", 70, RATED)),
        scales=[FINE],
        id="twee",
        **(second or {}),
    )
    bids = tuple(bid(name, (prices or {}).get(name, 100)) for name in rows)
    sheets = (
        sheet("een", "p", {n: {"k": row[0], "l": row[1]} for n, row in rows.items()}),
        sheet("twee", "p", {n: {"k": row[2], "m": row[3]} for n, row in rows.items()}),
    )
    return lots_of([evaluate(a, Dossier(bids, sheets)), evaluate(b, Dossier(bids, sheets))])[0]


def check_fed_back(lot):
    """Hold every blend point, and the middles between them, against the engine."""
    one, other = lot.there
    found = blend_of(one, other)
    assert isinstance(found, Blend)
    points = {point.at: point for point in meetings(found.lines)}
    ends = sorted({F(0), F(1), *points})
    for at in {*points, *((low + high) / 2 for low, high in pairwise(ends))} - {F(0), F(1)}:
        made_of = blended(one, other, at)
        assert made_of is not None
        result = evaluate(made_of.framework, made_of.dossier).lots[0]
        for line in found.lines:
            assert result.result(line.bid).total == line.at(at) * made_of.whole
        ties = {frozenset(tie.bids) for tie in result.ties}
        assert all(frozenset(group) in ties for group in (points[at].equal if at in points else ()))
        assert {b for r, bids in result.groups if r == 1 for b in bids} == {
            *first_at(found.lines, at)
        }
    return found


class TestFedBack:
    def test_by_hand(self):
        """x has 8 and 5 under A: 0.6 × 0.8 + 0.4 × 0.5 = 0.68; under B 2 and 6: 0.06 + 0.42 = 0.48.

        y has 5 and 5: 0.5, and under B 5 and 5: 0.5. Equal where 0.18 = 0.20 λ, less: 0.68 − 0.2 λ =
        0.5, at λ = 9/10.
        """
        found = check_fed_back(two({"x": (8, 5, 2, 6), "y": (5, 5, 5, 5)}))
        assert found.lines == (Line("x", F(17, 25), F(12, 25)), Line("y", HALF, HALF))
        assert [point.at for point in meetings(found.lines)] == [F(9, 10)]
        assert found.differs == ()

    @SETTINGS
    @given(
        st.dictionaries(st.sampled_from("wxyz"), st.tuples(*[st.integers(0, 10)] * 4), min_size=2)
    )
    def test_any_marks(self, rows):
        check_fed_back(two(rows))

    def test_rounding_is_left_out_and_said(self):
        """x has 0.7·0.33 …: rounded to whole points under A its total is another part of the whole."""
        rounded = {"policies": {"rounding": [{"stage": "total", "digits": 0, "mode": "half-up"}]}}
        lot = two({"x": ("3.3", 5, 2, 6), "y": (5, 5, 5, 5)}, first=rounded)
        found = check_fed_back(lot)
        assert found.differs == ("x",)  # 60 × 0.33 + 20 = 39.8, rounded to 40
        assert found.lines[1] == Line("x", F(398, 1000), F(12, 25))

    def test_who_is_admitted_by_one_is_left_out_and_relative_prices_are_of_the_rest(self):
        """A: k 60, price 40 (lowest/own). z is cheapest, € 50, but misses a minimum of B.

        Announced under A x has 50/100 = half of the 40, in the blend 80/100 of them.
        """
        criteria = [leaf("k", 60, RATED), leaf("prijs", 40, {"type": "price-proportional"})]
        a = framework(*criteria, scales=[FINE], id="een")
        b = framework(leaf("m", 100, RATED, minimum={"percent": 50}), scales=[FINE], id="twee")
        bids = tuple(bid(name, price) for name, price in (("x", 100), ("y", 80), ("z", 50)))
        sheets = (
            sheet("een", "p", {name: {"k": 5} for name in "xyz"}),
            sheet("twee", "p", {"x": {"m": 9}, "y": {"m": 6}, "z": {"m": 4}}),
        )
        lot = lots_of([evaluate(one, Dossier(bids, sheets)) for one in (a, b)])[0]
        assert lot.there[0].share("x") == F(3, 10) + F(2, 5) / 2
        found = check_fed_back(lot)
        assert found.lines == (
            Line("y", F(3, 10) + F(2, 5), F(6, 10)),
            Line("x", F(3, 10) + F(2, 5) * F(4, 5), F(9, 10)),
        )
        assert found.differs == ("y", "x")

    def test_facts_of_the_same_name_and_a_median(self):
        """Both measure the fact f, each its own way; B takes the median of its own panel."""
        band = {"type": "fact-bandwidth", "fact": "f", "out-of-range": "clamp"}
        a = framework(
            leaf("f", 100, band | {"zero-at": 0, "full-at": 10}),
            facts=[fact("f", decimals=0)],
            id="een",
        )
        b = framework(
            leaf("f", 50, band | {"zero-at": 20, "full-at": 0}),
            leaf("m", 50, RATED),
            facts=[fact("f", decimals=0)],
            scales=[FINE],
            panel=("p", "q", "r"),
            combine="median",
            id="twee",
        )
        bids = (bid("x", facts={"f": 8}), bid("y", facts={"f": 3}))
        sheets = tuple(
            sheet("twee", p, {"x": {"m": mark}, "y": {"m": 10 - mark}})
            for p, mark in zip("pqr", (1, 2, 9), strict=True)
        )
        lot = lots_of([evaluate(one, Dossier(bids, sheets)) for one in (a, b)])[0]
        found = check_fed_back(lot)
        # x: 8/10; (20 − 8)/20 = 6/10 and 2/10. y: 3/10; 17/20 and 8/10.
        assert found.lines == (Line("x", F(8, 10), F(2, 5)), Line("y", F(3, 10), F(33, 40)))


HALF = F(1, 2)


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2)])
def test_the_example_fed_back(pair):
    names = ("leiden-sterke-sociale-basis", "manifest-leiden", "leiderdorp-welzijn")
    dossier = load_bids(ROOT / "bids/leiden")
    chosen = [load_framework(ROOT / f"criteria/{names[n]}.yaml") for n in pair]
    for lot in lots_of([evaluate(one, dossier) for one in chosen]):
        check_fed_back(lot)


class TestDegenerate:
    def test_joint_marks_of_both_stand_on_one_sheet(self):
        """Consensus under both: x 0.8 and 0.2, y 0.4 and 0.6: equal at 0.8 − 0.6 λ = 0.4 + 0.2 λ, 1/2."""
        frameworks, sheets = [], []
        for name, criterion, pair in (("een", "k", (8, 4)), ("twee", "m", (2, 6))):
            frameworks.append(
                framework(leaf(criterion, 100, RATED), scales=[FINE], combine="consensus", id=name)
            )
            by_bid = dict(zip("xy", ({criterion: mark} for mark in pair), strict=True))
            sheets.append(sheet(name, None, by_bid))
        dossier = Dossier((bid("x"), bid("y")), tuple(sheets))
        found = check_fed_back(lots_of([evaluate(one, dossier) for one in frameworks])[0])
        assert [point.at for point in meetings(found.lines)] == [HALF]

    def test_prices_by_another_rule_blend_but_are_no_single_framework(self):
        """Both count the price, but B announces another rule for price sheets: lines, no framework."""
        price = {"type": "price-bandwidth", "full-at": 50, "zero-at": 150, "out-of-range": "clamp"}
        a = framework(leaf("prijs", 100, price), id="een")
        sheets = {"price_sheet": "unit-prices"}
        b = framework(leaf("prijs", 100, PROPORTIONAL), id="twee", policies=sheets)
        dossier = Dossier((bid("x", 100), bid("y", 80)), ())
        one, other = lots_of([evaluate(under, dossier) for under in (a, b)])[0].there
        # a: x 1/2, y 7/10; b: x 80/100, y 1.
        assert blend_of(one, other).lines == (Line("y", F(7, 10), F(1)), Line("x", HALF, F(4, 5)))
        assert blended(one, other, HALF) is None

    def test_no_bid_that_both_admit(self):
        half = {"percent": 50}
        a = framework(leaf("k", 100, RATED, minimum=half), scales=[FINE], id="een")
        b = framework(leaf("m", 100, RATED, minimum=half), scales=[FINE], id="twee")
        sheets = (
            sheet("een", "p", {"x": {"k": 9}, "y": {"k": 1}}),
            sheet("twee", "p", {"x": {"m": 1}, "y": {"m": 9}}),
        )
        dossier = Dossier((bid("x"), bid("y")), sheets)
        one, other = lots_of([evaluate(under, dossier) for under in (a, b)])[0].there
        assert blend_of(one, other).code == "no-common-bid"

    def test_an_irrational_score_has_no_blend(self):
        """A price of 1.3 times the lowest loses log 1.3 / log 3 of the points, which is no fraction."""
        a = framework(
            leaf("prijs", 100, {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}),
            id="een",
        )
        b = framework(leaf("m", 100, RATED), scales=[FINE], id="twee")
        given = sheet("twee", "p", {"x": {"m": 1}, "y": {"m": 9}})
        dossier = Dossier((bid("x", 100), bid("y", 130)), (given,))
        one, other = lots_of([evaluate(under, dossier) for under in (a, b)])[0].there
        assert blend_of(one, other).code == "irrational"


class TestWords:
    @pytest.mark.parametrize(
        ("part", "said"),
        [
            (F(50), "50"),
            (F(1, 3), "≈ 0.33"),
            (F(1, 300), "≈ 0.003333"),
            (F(29999, 300), "≈ 99.996667"),
        ],
    )
    def test_a_percentage_never_seems_an_end(self, part, said):
        assert _percent(part).en == said
