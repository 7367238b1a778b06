"""Clauses 2.10 to 2.14: prices that follow from an announced basket or life cycle."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    fault_codes,
    framework,
    leaf,
    lines,
    lot,
    marks,
    of_bid,
    ranks,
    reasons,
    the_lot,
    totals,
)

from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework
from aanbesteding.reporting.derivation import derivation_blocks
from aanbesteding.reporting.plain import plain_text

BASKET = [
    {"id": "melk", "title": "Melk", "quantity": 1500},
    {"id": "meel", "title": "Meel", "quantity": 50},
    {"id": "koffie", "title": "Koffie", "quantity": 1200},
    {"id": "boter", "title": "Boter", "quantity": 540},
]
PRICES = {"melk": "18.00", "meel": "20.00", "koffie": "25.00", "boter": "32.00"}
ITEMS = [
    {"id": "aanschaf", "title": "Aanschaf", "kind": "cost"},
    {"id": "onderhoud", "title": "Onderhoud", "kind": "cost"},
    {"id": "restwaarde", "title": "Restwaarde", "kind": "income"},
]
LINES = [
    {"item": "aanschaf", "year": 0, "amount": 1000},
    {"item": "onderhoud", "from": 1, "to": 2, "amount": 500},
    {"item": "restwaarde", "year": 2, "amount": -250},
]


def basket(*items: dict[str, Any], award: Any = "lowest-price", **more: Any) -> Framework:
    """A framework with a basket."""
    return framework(award=award, lots=[lot(basket=list(items or BASKET), **more)])


def life_cycle(award: Any = "lowest-price", bounds: Any = None, **more: Any) -> Framework:
    """A framework with a life cycle of the years 0 to 2 at 25 %."""
    plan = {"first-year": 0, "last-year": 2, "base-year": 0, "rate": 25, "items": ITEMS, **more}
    return framework(award=award, lots=[lot(life_cycle=plan, **(bounds or {}))])


def unit_prices(name: str = "a", **by: Any) -> Bid:
    """A bid on the basket."""
    offer = {"lot": LOT, "unit-prices": PRICES | {k: v for k, v in by.items() if v is not None}}
    for gone in [key for key, value in by.items() if value is None]:
        del offer["unit-prices"][gone]  # type: ignore[attr-defined]
    return bid(name, lots=[offer])


def by_year(*given: dict[str, Any], name: str = "a") -> Bid:
    """A bid on the life cycle."""
    return bid(name, lots=[{"lot": LOT, "life-cycle": list(given or LINES)}])


class TestBasket:
    """2.10 A lot may announce a `basket`. Its price is then the sum of announced quantity × stated
    unit price over the items of the basket. A bid states `unit-prices` for every item and for
    nothing else; anything else is a fault, and so is an announced quantity of zero.
    """

    def test_e11(self) -> None:
        """1500 × 18 + 50 × 20 + 1200 × 25 + 540 × 32 = 27000 + 1000 + 30000 + 17280 = 75280."""
        assert totals(the_lot(basket(), [unit_prices()])) == {"a": 75280}

    def test_the_order_of_the_bid_does_not_matter(self) -> None:
        """The prices the other way round make the same 75280."""
        turned = dict(reversed(list(PRICES.items())))
        offer = {"lot": LOT, "unit-prices": turned}
        assert totals(the_lot(basket(), [bid("a", lots=[offer])])) == {"a": 75280}

    def test_a_free_item_and_a_rebate(self) -> None:
        """Flour at 0 makes 74280; a rebate of 1 on every pound of it 75280 − 1000 − 50 = 74230."""
        found = the_lot(basket(), [unit_prices("a", meel=0), unit_prices("b", meel=-1)])
        assert totals(found) == {"b": 74230, "a": 74280}

    def test_not_rounded(self) -> None:
        """3 × 0.333333 = 0.999999."""
        of = basket({"id": "x", "title": "X", "quantity": 3})
        offer = {"lot": LOT, "unit-prices": {"x": "0.333333"}}
        assert totals(the_lot(of, [bid("a", lots=[offer])])) == {"a": F("0.999999")}

    def test_missing_and_extra_items(self) -> None:
        """Three of the four, and a fifth: each is a fault, and there is no ranking."""
        assert fault_codes(basket(), [unit_prices(meel=None)]) == ["AB492"]
        assert fault_codes(basket(), [unit_prices(suiker=1)]) == ["AB492"]
        assert fault_codes(basket(), [unit_prices(meel=None, mel=1)]) == ["AB492", "AB492"]

    def test_a_quantity_of_zero(self) -> None:
        """A price that counts 0 times can be anything: AB135. A part of one is a quantity."""
        nothing = {"id": "x", "title": "X", "quantity": 0}
        assert fault_codes(basket(nothing), []) == ["AB135"]
        assert fault_codes(basket({**nothing, "quantity": "0.5"}), []) == []

    def test_below_zero(self) -> None:
        """1500 × −18 and what the others make, 48280, is −27000 + 48280 = 21280; −60: −41720."""
        assert totals(the_lot(basket(), [unit_prices(melk=-18)])) == {"a": 21280}
        assert fault_codes(basket(), [unit_prices(melk=-60)]) == ["AB410"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_derivation_shows_quantities_and_prices(self, lang: Any) -> None:
        """1.500 × 18 + 50 × 20 + … = 75.280."""
        found = evaluated(basket(), [unit_prices()])
        text = plain_text(derivation_blocks(found, "a", found.lots, lang))
        point = "." if lang == "nl" else ","
        assert f"1{point}500 × 18 + 50 × 20 + 1{point}200 × 25 + 540 × 32" in text
        assert f"= 75{point}280" in text


class TestLifeCycle:
    """2.11 A lot may announce a `life-cycle`. Its price is then the sum, over the lines of the bid,
    of amount / (1 + rate/100)^(year − base-year). A line with `from` and `to` counts once for each
    year from `from` up to and including `to`. No year lies before `base-year`, and nothing is
    rounded.
    """

    def test_by_hand(self) -> None:
        """1000 + 500/1.25 + (500 − 250)/1.5625 = 1000 + 400 + 160 = 1560."""
        assert totals(the_lot(life_cycle(), [by_year()])) == {"a": 1560}

    def test_without_discounting(self) -> None:
        """At 0 %: 1000 + 500 + 500 − 250 = 1750."""
        assert totals(the_lot(life_cycle(rate=0), [by_year()])) == {"a": 1750}

    def test_a_base_year_before_the_first_year(self) -> None:
        """Years 1 to 3 and base year 0: 1000/1.25 + 500/1.5625 + 250/1.953125 = 800 + 320 + 128."""
        shifted = [
            {"item": "aanschaf", "year": 1, "amount": 1000},
            {"item": "onderhoud", "from": 2, "to": 3, "amount": 500},
            {"item": "restwaarde", "year": 3, "amount": -250},
        ]
        of = life_cycle(**{"first-year": 1, "last-year": 3})
        assert totals(the_lot(of, [by_year(*shifted)])) == {"a": 1248}

    def test_calendar_years(self) -> None:
        """2027 to 2029 with base year 2027 is the same as 0 to 2: 1560."""
        dated = [
            {"item": "aanschaf", "year": 2027, "amount": 1000},
            {"item": "onderhoud", "from": 2028, "to": 2029, "amount": 500},
            {"item": "restwaarde", "year": 2029, "amount": -250},
        ]
        of = life_cycle(**{"first-year": 2027, "last-year": 2029, "base-year": 2027})
        assert totals(the_lot(of, [by_year(*dated)])) == {"a": 1560}

    def test_a_negative_rate(self) -> None:
        """At −20 % a year later counts more: 1000 + 500/0.8 + 250/0.64 = 1000 + 625 + 390.625."""
        assert totals(the_lot(life_cycle(rate=-20), [by_year()])) == {"a": F("2015.625")}

    def test_thirds_stay_exact(self) -> None:
        """At 50 % 100 a year later is 200/3, which no decimal is."""
        once = [
            {"item": "aanschaf", "year": 1, "amount": 100},
            {"item": "onderhoud", "year": 0, "amount": 0},
            {"item": "restwaarde", "year": 0, "amount": 0},
        ]
        assert totals(the_lot(life_cycle(rate=50), [by_year(*once)])) == {"a": F(200, 3)}

    def test_equal_in_another_way_is_a_tie(self) -> None:
        """1250 in year 1 is 1000 in year 0 at 25 %: exactly equal, so a draw is needed."""
        later = [{**LINES[0], "year": 1, "amount": 1250}, *LINES[1:]]
        found = the_lot(life_cycle(), [by_year(), by_year(*later, name="b")])
        assert ranks(found) == [(1, "a"), (1, "b")]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"last-year": 0, "first-year": 1},
            {"base-year": 1},
            {"rate": 0, "last-year": 101},
        ],
    )
    def test_impossible(self, wrong: dict[str, Any]) -> None:
        """Backwards; base year 1 after first year 0; 101 years after it, one too many."""
        assert fault_codes(life_cycle(**wrong), []) == ["AB134"]

    def test_a_power_of_a_discounted_price(self) -> None:
        """100 years at 2.25 % are 300 digits: to the power 5 they are shown, to the power 9 not."""
        plan = {"first-year": 0, "last-year": 100, "base-year": 0, "rate": "2.25", "items": ITEMS}
        for power, expected in ((5, []), (9, ["AB136"])):
            own = {"type": "price-expression", "share": f"1 / price^{power}"}
            of = framework(
                leaf("p", 100, {**own, "out-of-range": "clamp"}), lots=[lot(life_cycle=plan)]
            )
            assert fault_codes(of, [by_year()]) == expected

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_derivation_shows_every_line(self, lang: Any) -> None:
        """1000 + 500 × (1.25² − 1) ÷ ((1.25 − 1) × 1.25²) − 250 ÷ 1.25² = 1000 + 720 − 160."""
        found = evaluated(life_cycle(), [by_year()])
        text = " ".join(plain_text(derivation_blocks(found, "a", found.lots, lang)).split())
        shown = "1,000 + 500 × (1.25^2 - 1) ÷ ((1.25 - 1) × 1.25^2) + (-250) ÷ 1.25^2 = 1,560"
        assert (shown.translate(str.maketrans(".,", ",.")) if lang == "nl" else shown) in text

    def test_the_derivation_without_discounting(self) -> None:
        """1000 + 500 × 2 − 250 = 1750."""
        found = evaluated(life_cycle(rate=0), [by_year()])
        text = plain_text(derivation_blocks(found, "a", found.lots, "en"))
        assert "1,000 + 500 × 2 + (-250) = 1,750" in " ".join(text.split())


class TestItemsAndYears:
    """2.12 Every item of a life cycle has at least one line, and no line has another item. Every
    year lies from `first-year` up to and including `last-year`. A `cost` is not below zero, an
    `income` (such as a residual value) not above it. What breaks this is a fault.
    """

    def changed(self, number: int, **more: Any) -> list[str]:
        """The faults when a line is changed; None takes a key out."""
        line = {k: v for k, v in (LINES[number] | more).items() if v is not None}
        return fault_codes(life_cycle(), [by_year(*LINES[:number], line, *LINES[number + 1 :])])

    def test_items(self) -> None:
        """Two of three; a fourth; 0 for what costs nothing is stated too."""
        assert fault_codes(life_cycle(), [by_year(*LINES[:2])]) == ["AB493"]
        extra = {"item": "sloop", "year": 2, "amount": 9}
        assert fault_codes(life_cycle(), [by_year(*LINES, extra)]) == ["AB493"]
        assert self.changed(2, amount=0) == []

    def test_two_lines_of_an_item_add_up(self) -> None:
        """A repair of 250 in year 2 beside the 500 of every year: 1560 + 250/1.5625 = 1720."""
        more = {"item": "onderhoud", "year": 2, "amount": 250}
        assert totals(the_lot(life_cycle(), [by_year(*LINES, more)])) == {"a": 1720}

    @pytest.mark.parametrize(
        "years",
        [
            {"year": 3},
            {"year": None},
            {"from": 0, "to": 1},  # and the year 0 of the line itself
            {"year": None, "from": 0},
            {"year": None, "to": 1},
            {"year": None, "from": 2, "to": 1},
            {"year": None, "from": 1, "to": 3},
            {"year": None, "from": 0, "to": 9999},
        ],
    )
    def test_years(self, years: dict[str, Any]) -> None:
        """Years 0 to 2 are announced: 3 is outside, none and two statements are unclear."""
        assert self.changed(0, **years) == ["AB494"]

    def test_the_last_year_is_inside(self) -> None:
        """Year 2 is the last: 1000/1.5625 = 640 instead of 1000, so 1560 − 360 = 1200."""
        moved = [{**LINES[0], "year": 2}, *LINES[1:]]
        assert totals(the_lot(life_cycle(), [by_year(*moved)])) == {"a": 1200}

    def test_signs(self) -> None:
        """A residual value of +250 would be a cost, a purchase of −1 an income: AB495."""
        assert self.changed(2, amount=250) == ["AB495"]
        assert self.changed(0, amount=-1) == ["AB495"]

    def test_below_zero(self) -> None:
        """1000 + 400 + 320 − 5000/1.5625 = 1720 − 3200 = −1480: AB410, as clause 2.4 says."""
        assert self.changed(2, amount=-5000) == ["AB410"]


class TestOneForm:
    """2.13 A lot announces at most one of `basket` and `life-cycle`, and neither under
    `fixed-price`. A bid states its price in that form and in no other; without either it is 2.1.
    What breaks this is a fault.
    """

    def test_announced_twice(self) -> None:
        """A basket and a life cycle: AB133."""
        plan = {"first-year": 0, "last-year": 2, "base-year": 0, "rate": 0, "items": ITEMS}
        assert fault_codes(basket(**{"life-cycle": plan}), []) == ["AB133"]

    def test_under_a_fixed_price(self) -> None:
        """The price is 500 whatever the basket: AB133."""
        lots = [lot(basket=BASKET, fixed_price=500)]
        of = framework(leaf("k", 100, RATED), award="fixed-price", lots=lots)
        assert fault_codes(of, []) == ["AB133"]

    @pytest.mark.parametrize(
        "offer",
        [
            {"price": 100},
            {"price-sheet": lines((1, 100))},
            {},
            {"life-cycle": LINES},
        ],
    )
    def test_another_form_than_the_basket(self, offer: dict[str, Any]) -> None:
        """The lot announces a basket; one amount of 100 is no unit price: AB491, once."""
        found = fault_codes(basket(), [bid("a", lots=[{"lot": LOT, **offer}])])
        assert found == ["AB491"]

    def test_two_forms(self) -> None:
        """Unit prices and one amount of 75280 beside them: which one counts? AB491."""
        offer = {"lot": LOT, "unit-prices": PRICES, "price": 75280}
        assert fault_codes(basket(), [bid("a", lots=[offer])]) == ["AB491"]
        both = {"lot": LOT, "life-cycle": LINES, "price": 1560}
        assert fault_codes(life_cycle(), [bid("a", lots=[both])]) == ["AB491"]

    def test_a_form_that_was_not_announced(self) -> None:
        """Without a basket unit prices mean nothing: AB491, beside the price of 100 or alone."""
        of = framework(award="lowest-price")
        for more in ({"unit-prices": PRICES}, {"life-cycle": LINES}):
            offer = {"lot": LOT, "price": 100, **more}
            assert fault_codes(of, [bid("a", lots=[offer])]) == ["AB491"]
            alone = fault_codes(of, [bid("a", lots=[{"lot": LOT, **more}])])
            assert alone == ["AB408", "AB491"]

    def test_lots_with_different_forms(self) -> None:
        """Lot x has a basket (75280), lot y one amount (9): each its own."""
        of = framework(award="lowest-price", lots=[lot("x", basket=BASKET), lot("y")])
        offers = [{"lot": "x", "unit-prices": PRICES}, {"lot": "y", "price": 9}]
        x, y = evaluated(of, [bid("a", lots=offers)]).lots
        assert (totals(x), totals(y)) == ({"a": 75280}, {"a": 9})


class TestThePriceEverywhere:
    """2.14 The price of 2.10 or 2.11 is the price in every other clause: bounds, methods, awards and
    ties.
    """

    def test_ceiling_and_floor(self) -> None:
        """The basket makes 75280: a ceiling of 75280 admits it, 75279.99 does not; a floor alike."""
        for bound, out in (("ceiling", "75279.99"), ("floor", "75280.01")):
            assert ranks(the_lot(basket(**{bound: 75280}), [unit_prices()])) == [(1, "a")]
            found = the_lot(basket(**{bound: out}), [unit_prices()])
            assert reasons(found) == {"a": [("price", LOT)]}

    def test_the_ceiling_sees_the_discounted_price(self) -> None:
        """1750 undiscounted, 1560 discounted: under a ceiling of 1600 it is admitted."""
        found = the_lot(life_cycle(bounds={"ceiling": 1600}), [by_year()])
        assert totals(found) == {"a": 1560}

    def test_a_relative_method(self) -> None:
        """a costs 1560, b 1325 more at once, 2885: 100 × 1560/2885 = 31200/577 points."""
        plan = {"first-year": 0, "last-year": 2, "base-year": 0, "rate": 25, "items": ITEMS}
        of = framework(leaf("p", 100, PROPORTIONAL), lots=[lot(life_cycle=plan)])
        dearer = [{**LINES[0], "amount": 2325}, *LINES[1:]]
        found = the_lot(of, [by_year(), by_year(*dearer, name="b")])
        assert totals(found) == {"a": 100, "b": F(31200, 577)}
        assert found.lowest == 1560

    def test_award_on_value_and_a_tie_on_the_price(self) -> None:
        """75280 − 0.5 × 1000 = 74780, and 75280 − 50 − 0.45 × 1000 = 74780: the cheaper price wins."""
        of = framework(
            leaf("k", 1000, RATED),
            award="award-on-value",
            lots=[lot(basket=BASKET)],
            policies={"ties": {"order": ["price"], "otherwise": "draw"}},
        )
        sheet = marks("p", {"a": {"k": 5}, "b": {"k": "4.5"}})
        found = the_lot(of, [unit_prices("a"), unit_prices("b", meel=19)], [sheet])
        assert ranks(found) == [(1, "b"), (2, "a")]
        assert totals(found) == {"a": 74780, "b": 74780}
        assert of_bid(found, "b").price == 75230
