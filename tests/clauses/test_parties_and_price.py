"""Clauses 1 and 2: who takes part, and the price."""

from __future__ import annotations

import pytest
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lines,
    lot,
    marks,
    member,
    of_bid,
    ranks,
    reasons,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding import Faults

PRICE = leaf("prijs", 100, PROPORTIONAL)
BAND = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}
PEOPLE = leaf(
    "mensen",
    100,
    {
        "type": "fact-bandwidth",
        "fact": "mensen",
        "members": "sum",
        "zero-at": 0,
        "full-at": 100,
        "out-of-range": "clamp",
    },
)


class TestLotsApart:
    """1.1 Every lot is evaluated on its own. A bid takes part in the lots that it lists."""

    def test_a_price_in_one_lot_says_nothing_in_another(self) -> None:
        """Lot x: a asks 100 and b 125. Lot y: a asks 50 and c 25.

        In x the lowest is 100: a gets 100 × 100/100 = 100, b 100 × 100/125 = 80. In y it is 25:
        c gets 100, a 100 × 25/50 = 50. The 25 of c plays no part in x.
        """
        of = framework(PRICE, lots=[lot("x"), lot("y")])
        bids = [
            bid("a", lots=[{"lot": "x", "price": 100}, {"lot": "y", "price": 50}]),
            bid("b", lots=[{"lot": "x", "price": 125}]),
            bid("c", lots=[{"lot": "y", "price": 25}]),
        ]
        x, y = evaluated(of, bids).lots
        assert totals(x) == {"a": 100, "b": 80}
        assert totals(y) == {"c": 100, "a": 50}

    def test_excluded_in_one_lot_admitted_in_another(self) -> None:
        """A bid of 120 in two lots, with ceilings of 100 and 120: out of the first only."""
        of = framework(PRICE, lots=[lot("x", ceiling=100), lot("y", ceiling=120)])
        offers = [{"lot": "x", "price": 120}, {"lot": "y", "price": 120}]
        x, y = evaluated(of, [bid("a", lots=offers)]).lots
        assert reasons(x) == {"a": [("price", "x")]}
        assert ranks(y) == [(1, "a")]

    def test_a_lot_may_have_criteria_of_its_own(self) -> None:
        """Lot x counts people (40 of 100: 40 points), lot y the price (the only one: 100)."""
        of = framework(
            facts=[fact("mensen", level="member")],
            lots=[lot("x", criteria=[PEOPLE]), lot("y", criteria=[PRICE])],
        )
        offers = [{"lot": "x", "price": 9}, {"lot": "y", "price": 9}]
        x, y = evaluated(of, [bid("a", members=[member(facts={"mensen": 40})], lots=offers)]).lots
        assert (totals(x), totals(y)) == ({"a": 40}, {"a": 100})

    def test_a_lot_without_bids(self) -> None:
        """Nobody bids for y: no admissible bid, and a warning that says so (AB607)."""
        result = evaluated(framework(PRICE, lots=[lot(), lot("y")]), [bid("a"), bid("b")])
        assert [one.status for one in result.lots] == ["draw-needed", "no-admissible-bid"]
        assert [finding.code.code for finding in result.lots[1].findings] == ["AB607"]


class TestPartners:
    """1.2 The *partners* of a bid are its members with the role `sole`, `lead` or `member`."""

    def test_who_counts(self) -> None:
        """Lead 30, member 12, subcontractor 20, relied upon 30: the partners have 30 + 12 = 42."""
        of = framework(PEOPLE, facts=[fact("mensen", level="member")])
        members = [
            member("lead", share=50, facts={"mensen": 30}),
            member("member", share=50, facts={"mensen": 12}),
            member("subcontractor", facts={"mensen": 20}),
            member("relied-upon", facts={"mensen": 30}),
        ]
        assert totals(the_lot(of, [bid("a", members=members)])) == {"a": 42}

    def test_a_sole_tenderer(self) -> None:
        """A sole tenderer with 35 and a subcontractor with 60: 35."""
        of = framework(PEOPLE, facts=[fact("mensen", level="member")])
        members = [member(facts={"mensen": 35}), member("subcontractor", facts={"mensen": 60})]
        assert totals(the_lot(of, [bid("a", members=members)])) == {"a": 35}

    def test_a_partner_in_two_bids(self) -> None:
        """The same organisation bids alone in a and as a member in b: a warning (AB604)."""
        both = [member("lead", share=60), member("member", org="dubbel", share=40)]
        bids = [bid("a", members=[member(org="dubbel")]), bid("b", 90, members=both)]
        assert warning_codes(evaluated(framework(PRICE), bids)) == ["AB604"]

    @pytest.mark.parametrize("role", ["subcontractor", "relied-upon"])
    def test_who_stands_beside_two_bids(self, role: str) -> None:
        """The same subcontractor in a and b, or the same third party: that is no partner."""
        bids = [
            bid("a", 100, members=[member(org="x"), member(role, org="beide")]),
            bid("b", 110, members=[member(org="y"), member(role, org="beide")]),
        ]
        assert warning_codes(evaluated(framework(PRICE), bids)) == []

    def test_a_partner_of_two_bids_for_different_lots(self) -> None:
        """One organisation in a for lot x and in b for lot y: they do not compete."""
        of = framework(PRICE, lots=[lot("x"), lot("y")])
        bids = [
            bid("a", members=[member()], lots=[{"lot": "x", "price": 1}]),
            bid("b", members=[member()], lots=[{"lot": "y", "price": 1}]),
        ]
        assert "AB604" not in warning_codes(evaluated(of, bids))


class TestPrice:
    """2.1 The price of a bid for a lot is `price`, or follows from `price-sheet`: the sum of
    quantity × unit price over the lines.
    """

    of = framework(award="lowest-price")

    def test_one_amount(self) -> None:
        """A price of 1234.56 is 1234.56."""
        assert totals(the_lot(self.of, [bid("a", "1234.56")])) == {"a": F("1234.56")}

    def test_a_sheet(self) -> None:
        """1500 × 18 + 50 × 20 + 1200 × 25 + 540 × 32 = 27000 + 1000 + 30000 + 17280 = 75280."""
        sheet = lines((1500, "18.00"), (50, "20.00"), (1200, "25.00"), (540, "32.00"))
        assert totals(the_lot(self.of, [bid("a", sheet=sheet)])) == {"a": 75280}

    def test_a_sheet_is_not_rounded_to_cents(self) -> None:
        """3 × 0.333333 = 0.999999 is less than 1, by a millionth."""
        bids = [bid("a", "1.00"), bid("b", sheet=lines((3, "0.333333")))]
        assert totals(the_lot(self.of, bids)) == {"b": F("0.999999"), "a": 1}

    def test_a_line_may_be_a_discount(self) -> None:
        """10 × 20 and a discount of 1 × −50: 200 − 50 = 150."""
        assert totals(the_lot(self.of, [bid("a", sheet=lines((10, 20), (1, -50)))])) == {"a": 150}


class TestSheetThatDiffers:
    """2.2 When a sheet also states a total and it differs from that sum, `policies.price-sheet`
    decides: `unit-prices` takes the sum, `stated-total` takes the stated total, both with a
    warning; `refuse` and `not-announced` stop the evaluation with a fault, whatever else becomes
    of the bid.
    """

    sheet = lines((10, 20), total=190)

    @pytest.mark.parametrize(("policy", "price"), [("unit-prices", 200), ("stated-total", 190)])
    def test_what_counts(self, policy: str, price: int) -> None:
        """10 × 20 = 200, and the sheet states 190: the sum is 200, the stated total 190."""
        of = framework(award="lowest-price", policies={"price-sheet": policy})
        result = evaluated(of, [bid("a", sheet=self.sheet), bid("b", 300)])
        assert totals(result.lots[0]) == {"a": price, "b": 300}
        assert warning_codes(result) == ["AB605"]

    @pytest.mark.parametrize("policy", ["refuse", "not-announced"])
    def test_stops(self, policy: str) -> None:
        """200 is not 190, and nothing says which counts: no ranking."""
        of = framework(award="lowest-price", policies={"price-sheet": policy})
        assert fault_codes(of, [bid("a", sheet=self.sheet)]) == ["AB409"]

    @pytest.mark.parametrize("policy", ["refuse", "not-announced"])
    def test_stops_for_a_bid_that_is_out_anyway(self, policy: str) -> None:
        """200 and 190 are both above the ceiling of 100; the fault comes first."""
        of = framework(
            award="lowest-price", policies={"price-sheet": policy}, lots=[lot(ceiling=100)]
        )
        assert fault_codes(of, [bid("a", sheet=self.sheet), bid("b", 90)]) == ["AB409"]

    @pytest.mark.parametrize("policy", ["unit-prices", "stated-total", "refuse", "not-announced"])
    def test_no_difference_no_matter(self, policy: str) -> None:
        """10 × 20 = 200, stated as 200.00 or not at all: 200 under every policy, no warning."""
        of = framework(award="lowest-price", policies={"price-sheet": policy})
        bids = [bid("a", sheet=lines((10, 20), total="200.00")), bid("b", sheet=lines((10, 21)))]
        result = evaluated(of, bids)
        assert totals(result.lots[0]) == {"a": 200, "b": 210}
        assert warning_codes(result) == []

    def test_the_total_may_decide_about_the_ceiling(self) -> None:
        """With a ceiling of 195 the sum of 200 is out, the stated 190 is in."""
        for policy, admitted in (("unit-prices", False), ("stated-total", True)):
            of = framework(
                award="lowest-price", policies={"price-sheet": policy}, lots=[lot(ceiling=195)]
            )
            assert (ranks(the_lot(of, [bid("a", sheet=self.sheet)])) != []) is admitted

    @pytest.mark.parametrize(("policy", "fixed"), [("unit-prices", 200), ("stated-total", 190)])
    def test_warns_under_a_fixed_price_too(self, policy: str, fixed: int) -> None:
        """The sheet makes 200 and states 190; the one that counts is the fixed price."""
        of = framework(
            leaf("k", 100, RATED),
            award="fixed-price",
            policies={"price-sheet": policy},
            lots=[lot(fixed_price=fixed)],
        )
        bids = [bid("a", sheet=self.sheet), bid("b", None)]
        result = evaluated(of, bids, [marks("p", {"a": {"k": 8}, "b": {"k": 5}})])
        assert ranks(result.lots[0]) == [(1, "a"), (2, "b")]
        assert warning_codes(result) == ["AB605"]


class TestFixedPrice:
    """2.3 Under the award `fixed-price` the price is the lot's `fixed-price`; a bid need not state
    one.
    """

    of = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=500)])
    sheets = (marks("p", {"a": {"k": 7}, "b": {"k": 8}}),)

    def test_with_and_without(self) -> None:
        """a states no price, b states 500: both cost 500, and only quality counts."""
        result = the_lot(self.of, [bid("a", None), bid("b", 500)], self.sheets)
        assert totals(result) == {"b": 80, "a": 70}
        assert [of_bid(result, name).price for name in "ab"] == [500, 500]

    def test_other_awards_need_a_price(self) -> None:
        """Under `points` a bid without a price is a fault (AB408)."""
        of = framework(leaf("k", 100, RATED))
        assert fault_codes(of, [bid("a", None)], [marks("p", {"a": {"k": 7}})]) == ["AB408"]


class TestImpossiblePrices:
    """2.4 A price below zero in any offer stops the evaluation with a fault. So does a price of zero
    where a relative price method would divide by it.
    """

    def test_below_zero(self) -> None:
        """1 × 20 − 1 × 50 = −30: a fault (AB410), also under an award that ranks on quality only."""
        sheet = lines((1, 20), (1, -50))
        assert fault_codes(framework(award="lowest-price"), [bid("a", sheet=sheet)]) == ["AB410"]
        of = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=5)])
        assert fault_codes(of, [bid("a", sheet=sheet)], [marks("p", {"a": {"k": 7}})]) == ["AB410"]

    def test_below_zero_by_what_counts(self) -> None:
        """The lines make −30, the sheet states 10: a fault only where the lines count."""
        sheet = lines((1, 20), (1, -50), total=10)
        for policy, expected in (("unit-prices", ["AB410"]), ("stated-total", [])):
            of = framework(award="lowest-price", policies={"price-sheet": policy})
            assert fault_codes(of, [bid("a", sheet=sheet)]) == expected

    @pytest.mark.parametrize(
        "method",
        [
            PROPORTIONAL,
            {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"},
        ],
        ids=["proportional", "linear"],
    )
    def test_zero_under_a_relative_method(self, method: dict[str, object]) -> None:
        """The lowest price is 0; 0/0 and 100/0 × … have no outcome: AB422."""
        of = framework(leaf("prijs", 100, method))
        assert set(fault_codes(of, [bid("a", 0), bid("b", 100)])) == {"AB422"}

    def test_zero_of_an_excluded_bid(self) -> None:
        """With a floor of 10 the bid of 0 is excluded; the lowest is 50: 50/100 = 50 %."""
        of = framework(PRICE, lots=[lot(floor=10)])
        result = the_lot(of, [bid("a", 0), bid("b", 100), bid("c", 50)])
        assert totals(result) == {"c": 100, "b": 50}

    def test_zero_under_an_absolute_method(self) -> None:
        """Nothing at 200, all at 100: a price of 0 gets (200 − 0)/(200 − 100) = 2, clamped to 1."""
        assert totals(the_lot(framework(leaf("prijs", 100, BAND)), [bid("a", 0)])) == {"a": 100}

    def test_zero_as_the_lowest_price(self) -> None:
        """Under the award `lowest-price` nothing is divided: 0 wins from 1."""
        result = the_lot(framework(award="lowest-price"), [bid("a", 1), bid("b", 0)])
        assert ranks(result) == [(1, "b"), (2, "a")]

    def test_the_fault_names_lot_and_criterion(self) -> None:
        """The message says which lot and which criterion."""
        with pytest.raises(Faults) as stop:
            evaluated(framework(PRICE), [bid("a", 0)])
        assert LOT in stop.value.faults[0].what("en")
        assert "prijs" in stop.value.faults[0].what("nl")
