"""Clause 4: who is excluded, and that it then plays no part."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    bid,
    fact,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    member,
    node,
    of_bid,
    ranks,
    reasons,
    requirement,
    the_lot,
    totals,
)

PRICE = leaf("prijs", 100, PROPORTIONAL)
GROUND = {
    "id": "fraude",
    "title": "fraude",
    "assumed": "test",
    "applies-to": ["sole", "lead", "member", "relied-upon"],
}


def declaring(**said: str) -> dict[str, Any]:
    """The declarations of a member; of `fraude` alone unless more is said."""
    return {"declarations": {"fraude": "nee", **said}}


def out(result: Any) -> dict[str, list[tuple[str, str]]]:
    """Why bids are out."""
    return reasons(result)


class TestReasons:
    """4.1 For every bid in a lot all of the following are tested, and every reason is reported:

    a. *Exclusion*: a member in a role to which an exclusion ground applies declares `ja`.
    b. *Requirement*: the fact does not meet it (`at-least` and `at-most` include the bound itself).
    c. *Price*: above the lot's `ceiling` or below its `floor` (the bounds themselves are admitted);
       or, under `fixed-price`, a stated price that differs from the fixed one. Where a bid states no
       price under `fixed-price`, the bounds test the fixed price.
    d. *Range*: a criterion's method has `out-of-range: reject` and the value lies outside it.
    """

    @pytest.mark.parametrize("role", ["lead", "member", "relied-upon"])
    def test_a_exclusion(self, role: str) -> None:
        """One of lead, member and third party declares `ja`: the whole bid is out."""
        of = framework(PRICE, **{"exclusion-grounds": [GROUND]})
        members = [
            member("lead", share=60, **declaring()),
            member("member", share=40, **declaring()),
            member("relied-upon", **declaring()),
        ]
        assert ranks(the_lot(of, [bid("a", members=members)])) == [(1, "a")]
        next(m for m in members if m["role"] == role)["declarations"]["fraude"] = "ja"
        assert out(the_lot(of, [bid("a", members=members)])) == {"a": [("exclusion", "fraude")]}

    def test_a_exclusion_of_a_role_that_does_not_count(self) -> None:
        """The ground does not apply to subcontractors: its `ja` changes nothing, its silence too."""
        of = framework(PRICE, **{"exclusion-grounds": [GROUND]})
        for said in ({"declarations": {"fraude": "ja"}}, {}):
            members = [member(**declaring()), member("subcontractor", **said)]
            assert ranks(the_lot(of, [bid("a", members=members)])) == [(1, "a")]

    def test_a_exclusion_must_be_declared(self) -> None:
        """No declaration is no `nee`: a fault (AB407)."""
        of = framework(PRICE, **{"exclusion-grounds": [GROUND]})
        assert fault_codes(of, [bid("a")]) == ["AB407"]

    def test_a_exclusion_names_every_member_and_ground(self) -> None:
        """Two members declare `ja` on fraud and one on bankruptcy: three reasons."""
        second = GROUND | {"id": "failliet", "title": "failliet"}
        of = framework(PRICE, **{"exclusion-grounds": [GROUND, second]})
        members = [
            member("lead", org="x", share=60, **declaring(fraude="ja", failliet="nee")),
            member("member", org="y", share=40, **declaring(fraude="ja", failliet="ja")),
        ]
        result = the_lot(of, [bid("a", members=members)])
        assert out(result) == {
            "a": [("exclusion", "fraude"), ("exclusion", "fraude"), ("exclusion", "failliet")]
        }
        said = [reason.say("nl") for reason in of_bid(result, "a").reasons]
        assert "X" in said[0]
        assert "Y" in said[1]

    @pytest.mark.parametrize(
        ("value", "admitted"), [("4.99", False), (5, True), (8, True), ("8.01", False)]
    )
    def test_b_requirement_on_a_number(self, value: object, admitted: bool) -> None:
        """At least 5 and at most 8: both bounds pass, a hundredth beyond does not."""
        of = framework(
            PRICE, facts=[fact("f")], requirements=[requirement("f", at_least=5, at_most=8)]
        )
        result = the_lot(of, [bid("a", facts={"f": value})])
        assert out(result) == ({} if admitted else {"a": [("requirement", "eis-f")]})

    def test_b_requirement_on_words(self) -> None:
        """Answer `ja`; one of silver and gold. A no and bronze are two reasons."""
        of = framework(
            PRICE,
            facts=[fact("f", "yes-no"), fact("g", "choice", choices=["brons", "zilver", "goud"])],
            requirements=[
                requirement("f", answer="ja"),
                requirement("g", one_of=["zilver", "goud"]),
            ],
        )
        bids = [
            bid("a", facts={"f": "ja", "g": "goud"}),
            bid("b", 110, facts={"f": "nee", "g": "zilver"}),
            bid("c", facts={"f": "nee", "g": "brons"}),
        ]
        result = the_lot(of, bids)
        assert ranks(result) == [(1, "a")]
        assert out(result) == {
            "b": [("requirement", "eis-f")],
            "c": [("requirement", "eis-f"), ("requirement", "eis-g")],
        }

    @pytest.mark.parametrize(
        ("price", "admitted"), [("99.99", False), (100, True), (200, True), ("200.01", False)]
    )
    def test_c_price(self, price: object, admitted: bool) -> None:
        """A floor of 100 and a ceiling of 200: both are admitted, a cent beyond is not."""
        of = framework(PRICE, lots=[lot(ceiling=200, floor=100)])
        result = the_lot(of, [bid("a", price)])
        assert out(result) == ({} if admitted else {"a": [("price", LOT)]})

    @pytest.mark.parametrize(
        ("price", "admitted"), [(None, True), (500, True), ("499.99", False), ("500.01", False)]
    )
    def test_c_price_under_a_fixed_price(self, price: object, admitted: bool) -> None:
        """The price is fixed at 500: a bid states that, or nothing."""
        of = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=500)])
        result = the_lot(of, [bid("a", price)], [marks("p", {"a": {"k": 7}})])
        assert out(result) == ({} if admitted else {"a": [("price", LOT)]})

    def test_c_price_under_a_fixed_price_with_bounds(self) -> None:
        """Fixed at 500, ceiling 450: without a stated price the 500 is tested, and is too high.

        A stated 440 is below the ceiling, but not the fixed price; 460 is neither: two reasons.
        """
        of = framework(
            leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=500, ceiling=450)]
        )
        bids = [bid("a", None), bid("b", 440), bid("c", 460)]
        assert out(the_lot(of, bids)) == {
            "a": [("price", LOT)],
            "b": [("price", LOT)],
            "c": [("price", LOT), ("price", LOT)],
        }

    @pytest.mark.parametrize(
        ("value", "admitted"), [(-1, False), (0, True), (10, True), ("10.01", False)]
    )
    def test_d_range_of_a_bandwidth(self, value: object, admitted: bool) -> None:
        """Nothing at 0, all at 10, `reject`: the ends themselves are inside."""
        band = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10}
        of = framework(leaf("k", 100, {**band, "out-of-range": "reject"}), facts=[fact("f")])
        result = the_lot(of, [bid("a", facts={"f": value})])
        assert out(result) == ({} if admitted else {"a": [("range", "k")]})

    @pytest.mark.parametrize(
        ("price", "admitted"), [("99.99", False), (100, True), (200, True), ("200.01", False)]
    )
    def test_d_range_of_a_price(self, price: object, admitted: bool) -> None:
        """All at 100, nothing at 200, `reject`: 99.99 and 200.01 are out."""
        band = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "reject"}
        result = the_lot(framework(leaf("k", 100, band)), [bid("a", price)])
        assert out(result) == ({} if admitted else {"a": [("range", "k")]})

    @pytest.mark.parametrize(
        ("value", "admitted"), [("1.99", False), (2, True), (6, True), ("6.01", False)]
    )
    def test_d_range_of_a_curve(self, value: object, admitted: bool) -> None:
        """A line from 2 to 6 with `reject`: beyond its first and last point a bid is out."""
        curve = {
            "type": "fact-curve",
            "fact": "f",
            "points": [{"at": 2, "percent": 0}, {"at": 6, "percent": 100}],
            "out-of-range": "reject",
        }
        of = framework(leaf("k", 100, curve), facts=[fact("f")])
        result = the_lot(of, [bid("a", facts={"f": value})])
        assert out(result) == ({} if admitted else {"a": [("range", "k")]})

    @pytest.mark.parametrize(
        ("value", "admitted"), [("9.99", False), (10, True), ("19.99", True), (20, False)]
    )
    def test_d_range_of_a_table(self, value: object, admitted: bool) -> None:
        """One band [10, 20) with `reject`: 10 is in it, 20 in none."""
        table = {"type": "fact-table", "fact": "f", "rows": [{"from": 10, "below": 20}]}
        table["rows"][0]["percent"] = 60
        of = framework(leaf("k", 100, {**table, "out-of-range": "reject"}), facts=[fact("f")])
        result = the_lot(of, [bid("a", facts={"f": value})])
        assert out(result) == ({} if admitted else {"a": [("range", "k")]})

    def test_d_range_of_a_choice(self) -> None:
        """Gold is in the table, bronze is not: out."""
        table = {"type": "fact-table", "fact": "f", "rows": [{"is": "goud", "percent": 100}]}
        of = framework(
            leaf("k", 100, {**table, "out-of-range": "reject"}),
            facts=[fact("f", "choice", choices=["brons", "goud"])],
        )
        result = the_lot(of, [bid("a", facts={"f": "goud"}), bid("b", facts={"f": "brons"})])
        assert (ranks(result), out(result)) == ([(1, "a")], {"b": [("range", "k")]})

    def test_all_reasons_together(self) -> None:
        """A bid that fails everything: ground, two requirements, ceiling and range, in that order."""
        band = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10}
        of = framework(
            node("kwaliteit", 60, leaf("k", 60, {**band, "out-of-range": "reject"})),
            leaf("prijs", 40, PROPORTIONAL),
            facts=[fact("f"), fact("g", "yes-no")],
            requirements=[requirement("f", at_most=11), requirement("g", answer="ja")],
            lots=[lot(ceiling=100)],
            **{"exclusion-grounds": [GROUND]},
        )
        members = [member(**declaring(fraude="ja"))]
        bad = bid("a", 101, members=members, facts={"f": 12, "g": "nee"})
        assert out(the_lot(of, [bad])) == {
            "a": [
                ("exclusion", "fraude"),
                ("requirement", "eis-f"),
                ("requirement", "eis-g"),
                ("price", LOT),
                ("range", "k"),
            ]
        }

    def test_no_admissible_bid(self) -> None:
        """The only bid is above the ceiling: nobody ranks."""
        result = the_lot(framework(PRICE, lots=[lot(ceiling=99)]), [bid("a", 100)])
        assert (result.status, result.ranking, result.winner) == ("no-admissible-bid", (), None)


class TestNoPart:
    """4.2 A bid with at least one reason is excluded. Its marks are not needed, and it plays no part
    in any other bid's score.
    """

    def test_its_low_price_is_not_the_lowest(self) -> None:
        """Floor 80. Prices 100, 125 and 50: the 50 is out, so the lowest is 100: 100 and 80.

        With the 50 as lowest they would get 50 and 40.
        """
        of = framework(PRICE, lots=[lot(floor=80)])
        result = the_lot(of, [bid("a", 100), bid("b", 125), bid("c", 50)])
        assert (totals(result), result.lowest) == ({"a": 100, "b": 80}, 100)
        assert [one.bid for one in result.excluded] == ["c"]

    def test_its_low_price_under_the_linear_method(self) -> None:
        """Nothing left at 100 % above the lowest: 125 gets 1 − 25/100 = 75 %, not 1 − 75/50."""
        linear = {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "not-announced"}
        of = framework(leaf("prijs", 100, linear), lots=[lot(floor=80)])
        assert totals(the_lot(of, [bid("a", 100), bid("b", 125), bid("c", 50)])) == {
            "a": 100,
            "b": 75,
        }

    def test_its_marks_are_not_needed(self) -> None:
        """c is above the ceiling and nobody marked it; a with 8 gets 80, b with 6 gets 60."""
        of = framework(leaf("k", 100, RATED), lots=[lot(ceiling=100)])
        bids = [bid("a"), bid("b"), bid("c", 101)]
        result = the_lot(of, bids, [marks("p", {"a": {"k": 8}, "b": {"k": 6}})])
        assert totals(result) == {"a": 80, "b": 60}
        assert of_bid(result, "c").nodes == ()

    def test_its_values_outside_an_open_range_are_no_fault(self) -> None:
        """11 lies outside 0 to 10 with `not-announced`, but the bid is above the ceiling anyway."""
        band = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10}
        of = framework(
            leaf("k", 100, {**band, "out-of-range": "not-announced"}),
            facts=[fact("f")],
            lots=[lot(ceiling=100)],
        )
        bids = [bid("a", 101, facts={"f": 11}), bid("b", facts={"f": 3})]
        assert totals(the_lot(of, bids)) == {"b": 30}

    def test_it_has_no_rank_and_no_total(self) -> None:
        """It is listed with its reasons and its price, and with nothing else."""
        found = of_bid(the_lot(framework(PRICE, lots=[lot(floor=5)]), [bid("a", 4)]), "a")
        assert (found.rank, found.total, found.total_steps) == (None, None, ())
        assert found.price == 4
