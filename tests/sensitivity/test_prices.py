"""Prices at which others would have won: by hand, and against every cent of a small range."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import RATED, bid, evaluated, fact, framework, leaf, lines, lot, marks, rounding
from tests.test_laws import PRICED, of_award
from tests.test_properties import tenders

from aanbesteding import Faults
from aanbesteding.exact.number import Number
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.prices import SECTION
from aanbesteding.sensitivity.pricing.limits import limits
from aanbesteding.sensitivity.pricing.search import last_true
from aanbesteding.sensitivity.pricing.trial import state_of
from aanbesteding.sensitivity.sections import SECTIONS

F = Fraction
QUALITY = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 60}
QUALITY |= {"out-of-range": "extrapolate"}
BAND = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}
RANK = {"none": None, "out": None, "loses": 0, "draws": 1, "wins": 2}


def case_of(method, offers, *, award="points", lot_keys=None, **more):
    """A lot with 60 points for the fact f, 40 for the price; offers are (price, f)."""
    criteria = [leaf("k", 60, QUALITY)] + ([leaf("prijs", 40, method)] if method else [])
    of = framework(
        *criteria,
        award=award,
        facts=[fact("f", level="bid")],
        lots=[lot(**(lot_keys or {}))],
        **more,
    )
    bids = [bid(name, price, facts={"f": f}) for name, (price, f) in offers.items()]
    return Case(evaluated(of, bids), 0)


def found(case):
    return {limit.bid: limit for limit in limits(case).bids}


def answer(case):
    return SECTION.run(case, Options())


def codes(case):
    return [one.code for one in answer(case).said]


def row(case, name):
    (table,) = [one for one in answer(case).tables if one.key == "prices"]
    keys = [column.key for column in table.columns]
    return next(dict(zip(keys, cells, strict=True)) for cells in table.rows if cells[0] == name)


class TestByHand:
    def test_of_the_docstring(self):
        """A 50 + 20 = 70, B 45 + 24 = 69. B: 45 + 40 × (200 − p)/100 = 70 at 137.50, so 137.49
        wins and 137.50 ties. A: 50 + 40 × (200 − p)/100 = 69 at 152.50."""
        case = case_of(BAND, {"a": (150, 50), "b": (140, 45)})
        a, b = row(case, "a"), row(case, "b")
        assert (b["wins-at"], b["ties-at"], b["difference"]) == (
            F("137.49"),
            F("137.5"),
            F("-2.51"),
        )
        assert b["part"] == F("-2.51") / 140
        assert (a["wins-at"], a["ties-at"], a["difference"]) == (F("152.49"), F("152.5"), F("2.49"))
        assert codes(case) == ["would-have-won", "winner-slack"]
        weak = answer(case).weak
        assert [(one.size, one.hinges) for one in weak] == [
            (F("2.51") / 150, False),  # lost for certain at 152.51
            (F("2.51") / 140, False),
        ]
        assert [one.said.code for one in weak] == ["would-have-lost", "would-have-won"]

    def test_within_one_per_cent_it_hinges(self):
        """A 50 + 20 = 70, B 45 + 40 × 61/100 = 69.4. B wins under 137.50: 1.09 % of 139 is 1.51."""
        case = case_of(BAND, {"a": (150, 50), "b": (139, 45)})
        lost, won = answer(case).weak
        assert (won.size, won.hinges) == (F("1.51") / 139, False)
        assert (lost.size, lost.hinges) == (F("1.51") / 150, False)
        case = case_of(BAND, {"a": (150, 50), "b": (138, 45)})
        assert [one.hinges for one in answer(case).weak] == [True, True]

    def test_the_own_price_moves_the_points_of_others(self):
        """Proportional: A (100, 48) 88, B (125, 55) 55 + 32 = 87. B is before A where
        55 + 40 × 100/p > 88: p < 4000/33 = 121.21.., so 121.21. B never needs to be the lowest.
        A is before B up to 48 + 40 > 55 + 40 p/125, which is p > 103.125: a dearer A raises B!
        At 103.12 A has 88 and B 55 + 32.9984 = 87.9984; at 103.13 B has 88.0016."""
        case = case_of({"type": "price-proportional"}, {"a": (100, 48), "b": (125, 55)})
        limit = found(case)
        assert limit["b"].wins == 12121
        assert limit["a"].wins == 10312
        assert limit["a"].draws is limit["b"].draws is None

    def test_cheaper_than_the_lowest_lowers_the_others(self):
        """B has 40 for quality, A 60 at € 100. B at p < 100: 40 + 40 against 60 + 40 p/100: under
        € 50. At € 50 exactly both have 80."""
        case = case_of({"type": "price-proportional"}, {"a": (100, 60), "b": (100, 40)})
        assert (found(case)["b"].wins, found(case)["b"].draws) == (4999, 5000)

    def test_no_price_is_low_enough(self):
        """B has 10 + at most 40 = 50, A has 50 + 20 = 70."""
        case = case_of(BAND, {"a": (150, 50), "b": (140, 10)})
        limit = found(case)["b"]
        assert (limit.wins, limit.draws, limit.low) == (None, None, 0)
        text = row(case, "b")["remark"]
        assert text.en == "does not win at € 0 either: total 50 against 70 of Bod a"
        assert codes(case)[0] == "no-price-wins"
        assert row(case, "b")["wins-at"] is None

    def test_dominated(self):
        """At € 100 and below B has 10 + 40 and A 50 + 40: no price makes up for 40 points."""
        case = case_of(BAND, {"a": (90, 50), "b": (140, 10)})
        assert row(case, "b")["remark"].en.endswith("on every criterion even then")

    def test_the_floor_is_the_lowest_price(self):
        """With a floor of € 138 B has at most 45 + 24.8 = 69.8, against 70."""
        case = case_of(BAND, {"a": (150, 50), "b": (140, 45)}, lot_keys={"floor": 138})
        assert (found(case)["b"].wins, found(case)["b"].low) == (None, 13800)

    def test_above_the_ceiling_there_is_a_price_too(self):
        """B is set aside at € 160; at the ceiling of € 155 it has 59 + 18 = 77 and A 70."""
        case = case_of(BAND, {"a": (150, 50), "b": (160, 59)}, lot_keys={"ceiling": 155})
        assert row(case, "b")["now"].en == "excluded or set aside"
        assert row(case, "b")["wins-at"] == 155

    def test_below_the_floor_the_floor_is_the_nearest(self):
        case = case_of(BAND, {"a": (150, 50), "b": (90, 45)}, lot_keys={"floor": 95})
        assert row(case, "b")["wins-at"] == 95
        assert codes(case)[0] == "would-have-won-dearer"

    def test_the_winner_up_to_the_ceiling(self):
        """A has 60 + 40 × (200 − 160)/100 = 76 at the ceiling, B 70."""
        case = case_of(BAND, {"a": (150, 60), "b": (125, 40)}, lot_keys={"ceiling": 160})
        limit = found(case)["a"]
        assert (limit.wins, limit.unlimited) == (16000, True)
        assert "above the ceiling" in row(case, "a")["remark"].en
        lost = next(one for one in answer(case).weak if one.said.code == "would-have-lost")
        assert lost.size == F("10.01") / 150

    def test_award_on_value(self):
        """100 − 60 = 40 and 90 − 45 = 45: B wins under € 85, A under € 105."""
        criteria = [leaf("k", 60, QUALITY)]
        of = framework(*criteria, award="award-on-value", facts=[fact("f", level="bid")])
        bids = [bid("a", 100, facts={"f": 60}), bid("b", 90, facts={"f": 45})]
        limit = found(Case(evaluated(of, bids), 0))
        assert (limit["b"].wins, limit["b"].draws) == (8499, 8500)
        assert (limit["a"].wins, limit["a"].draws) == (10499, 10500)

    def test_two_contracts(self):
        """A 70, B 69 and C 45 + 40 × 65/100 = 71 lead; C and A hold. B is before A at 137.49."""
        offers = {"a": (150, 50), "b": (140, 45), "c": (135, 45)}
        case = case_of(BAND, offers, lot_keys={"winners": 2})
        limit = found(case)
        assert limit["b"].wins == 13749
        assert limit["c"].wins == 13999  # as dear as B at 140
        assert limit["c"].draws == 14000

    def test_rounded_totals_and_the_price_between_equals(self):
        """Totals in whole points, the lowest price first. A has 70 at € 150. B has 70 too from
        69.5 up: 45 + 40 × (200 − p)/100 ≥ 69.5 is p ≤ 138.75, and is cheaper, so it wins."""
        policies = {
            "rounding": [rounding("total", 0)],
            "ties": {"order": ["price"], "otherwise": "draw"},
        }
        case = case_of(BAND, {"a": (150, 50), "b": (140, 45)}, policies=policies)
        assert (found(case)["b"].wins, found(case)["b"].draws) == (13875, None)

    def test_few_evaluations_for_large_prices(self):
        """A 50 + 20 and B 45 + 24 with prices of millions: B wins under 1,375,000. Straight lines:
        a handful of evaluations a bid, where halving 140 million cents takes 28."""
        band = {**BAND, "zero-at": 2_000_000, "full-at": 1_000_000}
        case = case_of(band, {"a": (1_500_000, 50), "b": (1_400_000, 45)})
        made = limits(case)
        assert {one.bid: one.wins for one in made.bids} == {"a": 152499999, "b": 137499999}
        assert made.runs <= 2 * 12


class TestForms:
    def test_a_price_sheet_changes_in_total(self):
        of = framework(leaf("k", 60, QUALITY), leaf("p", 40, BAND), facts=[fact("f")])
        bids = [
            bid("a", 150, facts={"f": 50}),
            bid("b", sheet=lines((3, "46.665"[:5]), ("0.01", "1.00")), facts={"f": 45}),
        ]
        case = Case(evaluated(of, bids), 0)  # 3 × 46.66 + 0.01 = 139.99
        assert found(case)["b"].wins == 13749
        assert "total-price" in codes(case)

    def test_a_winner_whose_price_is_finer_than_cents(self):
        """A asks 150.0050 and has as much as B at 150.01 less a hair: its slack is nothing."""
        of = framework(leaf("k", 60, QUALITY), leaf("p", 40, BAND), facts=[fact("f")])
        bids = [
            bid("a", sheet=lines((1, "150.0050")), facts={"f": 50}),
            bid("b", "150.01", facts={"f": 50}),
        ]
        limit = found(Case(evaluated(of, bids), 0))
        assert (limit["a"].wins, limit["a"].draws) == (15000, 15001)
        case = Case(evaluated(of, bids), 0)
        assert row(case, "a")["difference"] == 0
        assert (limit["b"].wins, limit["b"].draws) == (15000, None)

    def test_a_fixed_price(self):
        of = framework(
            leaf("k", 100, QUALITY),
            award="fixed-price",
            facts=[fact("f")],
            lots=[lot(fixed_price=100)],
        )
        bids = [bid("a", 100, facts={"f": 50}), bid("b", 90, facts={"f": 60})]
        case = Case(evaluated(of, bids), 0)
        assert codes(case) == ["fixed-price", "other-price-stated"]
        assert "wins" in answer(case).said[1].say("en")
        assert not answer(case).tables


class TestEdges:
    def test_one_bid_wins_at_any_price(self):
        case = case_of({"type": "price-proportional"}, {"a": (100, 48)})
        assert codes(case) == ["wins-at-any-price"]
        assert row(case, "a")["wins-at"] is None
        assert answer(case).weak == ()

    def test_no_bid_at_all(self):
        case = case_of(BAND, {})
        assert codes(case) == ["no-bid-priced"]

    def test_no_admissible_bid(self):
        case = case_of(BAND, {"a": (190, 48), "b": (195, 48)}, lot_keys={"ceiling": 180})
        assert codes(case)[:2] == ["no-admissible-bid", "would-have-won"]
        assert row(case, "a")["wins-at"] == 180

    def test_excluded_for_what_no_price_mends(self):
        of = framework(
            leaf("k", 60, QUALITY, minimum={"percent": 50}),
            leaf("p", 40, BAND),
            facts=[fact("f")],
        )
        bids = [bid("a", 150, facts={"f": 50}), bid("b", 140, facts={"f": 10})]
        case = Case(evaluated(of, bids), 0)
        assert row(case, "b")["wins-at"] is None
        assert row(case, "b")["remark"].en.startswith("set aside at € 0 too")

    def test_a_tie_for_the_first_place(self):
        """Equal bids: one cent less is enough, and that hinges."""
        case = case_of(BAND, {"a": (150, 50), "b": (150, 50)})
        for limit in limits(case).bids:
            assert (limit.now, limit.wins, limit.draws) == ("draws", 14999, 15000)
        assert [one.hinges for one in answer(case).weak] == [True, True]

    def test_the_price_counts_nowhere(self):
        case = case_of(
            None,
            {"a": (150, 50), "b": (150, 40)},
            weights={"unit": "points", "of": "whole", "total": 60},
        )
        assert codes(case) == ["price-does-not-count", "no-price-wins", "wins-at-any-price"]

    def test_a_price_of_nothing_has_no_outcome(self):
        """Proportional, B has 60 for quality less than A: no price will do, and 0 cannot be asked."""
        case = case_of({"type": "price-proportional"}, {"a": (100, 60), "b": (120, 5)})
        limit = found(case)["b"]
        assert (limit.wins, limit.low) == (None, 1)

    def test_what_the_framework_does_not_say(self):
        """Linear from the lowest, no points at twice that: A cannot be evaluated once B asks less
        than € 75. Down to there B has 20 + 40 and A 60 + 40 × (1 − (150 − p)/p) = 60 at least."""
        method = {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "not-announced"}
        case = case_of(method, {"a": (150, 60), "b": (120, 20)})
        limit = found(case)["b"]
        assert (limit.wins, limit.draws, limit.low) == (None, 7500, 7500)

    def test_dearer_is_better(self):
        """A formula that pays for a high price: 40 × price/200. B 45 + 28 = 73, A 50 + 20 = 70.
        A is before B above € 115, which is found, and said to be perhaps not all."""
        method = {"type": "price-expression", "share": "price / 200", "out-of-range": "clamp"}
        case = case_of(method, {"a": (100, 50), "b": (140, 45)})
        assert "may-be-more" in codes(case)
        (other,) = found(case)["a"].elsewhere
        assert other.low == 11501
        assert found(case)["a"].wins is None
        assert [table.key for table in answer(case).tables] == ["prices", "other-prices"]

    def test_marks_that_are_missing_give_no_outcome(self):
        """Nobody judged B, which lay above the ceiling."""
        of = framework(leaf("k", 60, RATED), leaf("p", 40, BAND), lots=[lot(ceiling=160)])
        sheet = marks("p", {"a": {"k": 8}})
        case = Case(evaluated(of, [bid("a", 150), bid("b", 170)], [sheet]), 0)
        assert row(case, "b")["wins-at"] is None
        assert "no outcome" in row(case, "b")["remark"].en


# --- every cent -------------------------------------------------------------------------------

MOST = 115
METHODS = [
    {"type": "price-bandwidth", "zero-at": "0.95", "full-at": "0.25", "out-of-range": "clamp"},
    {"type": "price-bandwidth", "zero-at": "0.95", "full-at": "0.25", "out-of-range": "reject"},
    {"type": "price-threshold", "reserve": "0.95", "threshold": "0.50", "out-of-range": "reject"},
    {"type": "price-parabolic", "reserve": "0.95", "out-of-range": "extrapolate"},
    {"type": "price-proportional"},
    {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"},
    {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "not-announced"},
    {"type": "price-linear-range", "when-equal": 60},
    {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": "clamp"},
    {"type": "price-average", "at-mean": 50, "per-percent": 2, "out-of-range": "extrapolate"},
    {"type": "price-rank", "table": [100, 60, 25], "beyond": 0},
    {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"},
    {
        "type": "price-graduated",
        "inflection": 1,
        "gentle": "0.1",
        "steep": 1,
        "out-of-range": "clamp",
    },
    {
        "type": "price-graduated",
        "inflection": 3,
        "gentle": 1,
        "steep": "0.1",
        "out-of-range": "clamp",
    },
    {"type": "price-expression", "share": "2 - price / lowest", "out-of-range": "extrapolate"},
    {
        "type": "price-expression",
        "share": "abs(price - mean) / mean",
        "out-of-range": "extrapolate",
    },
]
AWARDS = [
    {"type": "lowest-price"},
    {"type": "award-on-value"},
    {"type": "price-per-quality"},
    {"type": "value-for-money", "constant": 1},
    {"type": "mark-up", "quality-weight": 60, "price-weight": 40},
    {"type": "utility-index", "quality-weight": 30, "price-weight": 70},
    {"type": "willingness-to-pay", "per-percent": "0.01"},
    {"type": "normalised-price", "most": 40},
    {"type": "superformula", "reference-price": "0.50", "reference-quality": 70, "exponent": 1},
    {
        "type": "award-expression",
        "total": "price - quality / 50 + abs(price - lowest)",
        "better": "low",
    },
]


def cents(number):
    return f"{number // 100}.{number % 100:02d}"


def random_case(seed):
    """A small tender with prices from 20 to 100 cents."""
    rng = random.Random(seed)
    by_points = rng.random() < 0.6
    award = {"type": "points"} if by_points else AWARDS[rng.randrange(len(AWARDS))]
    euros = award["type"] == "award-on-value"
    least = {"minimum": {"percent": rng.choice([10, 25])}} if rng.random() < 0.25 else {}
    criteria = [leaf("k", "0.4" if euros else 60, QUALITY)]
    rows = [{"from": 0, "below": 30, "percent": 10}, {"from": 30, "percent": 25}]
    if by_points:
        picked = rng.sample(METHODS, rng.choice([1, 1, 2]))
        shares = [40] if len(picked) == 1 else [25, 15]
        criteria += [
            leaf(f"p{n}", w, m, **(least if n == 0 else {}))
            for n, (w, m) in enumerate(zip(shares, picked, strict=True))
        ]
    elif euros and rng.random() < 0.5:
        table = {"type": "fact-discount", "fact": "f", "rows": rows}
        if rng.random() < 0.5:
            criteria.append(leaf("d", 0, table | {"maximum": "none", "out-of-range": "zero"}))
        else:
            criteria.append(
                leaf("d", "0.2", table | {"maximum": "weight", "out-of-range": "zero"}, **least)
            )
    elif not euros:
        criteria.append(leaf("m", 40, {**QUALITY, "fact": "g"}))
    stages = rng.sample(["criterion", "total"], rng.choice([0, 0, 0, 1, 2]))
    words = rng.sample(["price", criteria[-1]["id"]], rng.choice([0, 1, 2]))
    policies = {
        "rounding": [rounding(stage, rng.choice([0, 1, 2])) for stage in stages] or "none",
        "ties": {"order": words, "otherwise": "draw"},
    }
    if by_points and least and rng.random() < 0.5:
        policies["minimums-order"] = ["p0"]
    if award["type"] == "lowest-price":
        criteria, policies["ties"] = [], {"order": [], "otherwise": "draw"}
    keys = {}
    if rng.random() < 0.3:
        keys["ceiling"] = cents(rng.randrange(50, 100))
    if rng.random() < 0.3:
        keys["floor"] = cents(rng.randrange(10, 40))
    if rng.random() < 0.3:
        keys["winners"] = 2
    of = framework(
        *criteria, award=award, policies=policies, facts=[fact("f"), fact("g")], lots=[lot(**keys)]
    )
    if not criteria:
        of = of.model_copy(update={"facts": ()})
    bids = [
        bid(
            name,
            cents(rng.randrange(20, 100, rng.choice([1, 5, 20]))),
            facts={"f": rng.randrange(10, 61, 5), "g": rng.randrange(10, 61, 5)}
            if criteria
            else None,
        )
        for name in "abcd"[: rng.choice([1, 2, 3, 3, 4])]
    ]
    try:
        return Case(evaluated(of, bids), 0)
    except Exception as stop:
        from aanbesteding import Faults

        if not isinstance(stop, Faults):
            raise
        return None


def repriced(case, name, number):
    """What becomes of a bid at another price, by a dossier that states it."""
    others = [one for one in case.dossier.bids if one.id != name]
    (mine,) = [one for one in case.dossier.bids if one.id == name]
    offer = mine.lots[0].model_copy(update={"price": Number.of(F(number, 100))})
    bids = (*others, mine.model_copy(update={"lots": (offer,)}))
    return state_of(case.again(dossier=replace(case.dossier, bids=bids)), name)


def last(states, low, high, wanted):
    return max((n for n in range(low, high + 1) if states[n] in wanted), default=None)


@pytest.mark.parametrize("part", range(6))
def test_against_every_cent(part):
    seen = 0
    for seed in range(part * 5, part * 5 + 5):
        case = random_case(seed)
        if case is None:
            continue
        for limit in limits(case).bids:
            states = [repriced(case, limit.bid, n) for n in range(MOST + 1)]
            own = int(limit.price * 100)
            assert states[own] == limit.now, seed
            if limit.wins is not None and limit.wins <= MOST:
                assert states[limit.wins] == "wins", seed
            for piece in limit.elsewhere:
                held = {states[n] for n in range(piece.low, min(piece.high, MOST) + 1)}
                assert held <= {"wins"}, (seed, limit)
            if not limit.certain:
                continue
            seen += 1
            ranks = [RANK[state] for state in states if RANK[state] is not None]
            assert ranks == sorted(ranks, reverse=True), (seed, limit.bid, states)
            if limit.now == "wins":
                wins = last(states, own, MOST, {"wins"})
                assert wins == min(limit.wins, MOST), (seed, limit)
                draws = last(states, wins, MOST, {"draws"})
                assert draws == limit.draws or (limit.draws or 0) > MOST, (seed, limit)
            else:
                wins = last(states, 0, own, {"wins"})
                draws = last(states, 0 if wins is None else wins, own, {"draws"})
                nearest = last(states, own, MOST, {"wins"}) if limit.low > own else wins
                assert (limit.wins is None) == (nearest is None), (seed, limit, states)
                if limit.low <= own:
                    assert (limit.wins, limit.draws) == (wins, draws), (seed, limit)
    assert seen > 2


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.one_of(tenders(), *(of_award(award) for award in PRICED)))
def test_on_arbitrary_tenders(tender):
    """Marks, panels, consortia, minimums, rounding: the price that is found wins, a cent more not;
    where none is found, neither the lowest price nor one halfway does."""
    try:
        case = Case(tender.evaluation(), 0)
    except Faults:
        return
    for section in SECTIONS:
        for one in section.run(case, Options()).said:
            assert "{" not in one.say("en")
    if case.framework.lots[0].fixed_price is not None:
        return
    for limit in limits(case).bids:
        own = int(limit.price * 100)
        if limit.wins is None:
            for number in (limit.low, (limit.low + own) // 2, own):
                assert repriced(case, limit.bid, number) != "wins"
            continue
        assert repriced(case, limit.bid, limit.wins) == "wins"
        if limit.wins < own or (limit.now == "wins" and not limit.unlimited):
            assert repriced(case, limit.bid, limit.wins + 1) != "wins"
        if limit.draws is not None:
            assert repriced(case, limit.bid, limit.draws) == "draws"


@pytest.mark.parametrize("seed", range(40))
def test_the_search_finds_the_switch_and_asks_little(seed):
    rng = random.Random(seed)
    high = 10 ** rng.randrange(1, 15)
    switch = rng.randrange(high)
    asked = set()

    def holds(n):
        asked.add(n)
        return n <= switch

    curve = rng.choice(
        [
            None,
            lambda n: F(switch - n) + F(1, 2),
            lambda n: F(switch + 1, n + 1) - 1,
            lambda n: F((switch - n) // 1000),
            lambda n: None if n % 3 else F(switch - n),
            lambda n: F(switch - n) ** 3,
        ]
    )
    assert last_true(0, high, holds, curve) == switch
    assert len(asked) <= high.bit_length() + 5
