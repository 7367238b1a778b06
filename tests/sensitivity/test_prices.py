"""Prices at which others would have won: by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.build import RATED, bid, evaluated, fact, framework, leaf, lines, lot, marks, rounding

from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.prices import SECTION
from aanbesteding.sensitivity.pricing.limits import limits

F = Fraction
QUALITY = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 60}
QUALITY |= {"out-of-range": "extrapolate"}
BAND = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}


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

    def test_two_that_follow_the_winner_together_must_draw(self):
        """A 70; B and C 69 each. A cent above 152.50 A has less than 69, and B and C are equal."""
        case = case_of(BAND, {"a": (150, 50), "b": (140, 45), "c": (140, 45)})
        weak = {one.said.code: one for one in answer(case).weak}["would-have-drawn"]
        assert weak.size == F("2.51") / 150
        assert weak.said.say("en") == (
            "Bod a would not have got the contract with a price of € 152.51 or more (1.67 % above "
            "its price); lots would have been drawn, Bod b and Bod c among them."
        )
        assert row(case, "a")["remark"].nl == "daarboven loting, met Bod b en Bod c"

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
