"""Clause 7: ranking, and ties that nothing unannounced decides."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    node,
    ranks,
    rounding,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding.scoring.ranking import rank

THREE = (leaf("x", 50, RATED), leaf("y", 30, RATED), leaf("z", 20, RATED))


def ties(*order: str, otherwise: str = "draw") -> dict[str, Any]:
    """The policy on ties."""
    return {"ties": {"order": list(order), "otherwise": otherwise}}


def marked(**by: tuple[object, ...]) -> list[Any]:
    """p's sheet: marks on x, y and z for each bid."""
    return [marks("p", {name: dict(zip("xyz", given, strict=True)) for name, given in by.items()})]


class TestOrder:
    """7.1 Admitted bids are ranked by total, the better first. Equal means exactly equal, after the
    announced rounding. Irrational totals whose enclosures touch, one to the next, cannot be told apart
    and count as equal; an announced rounding that cannot be decided within an enclosure is a fault.
    """

    def test_irrational_totals(self) -> None:
        """By logarithm: 149.99 is ahead of 150; two bids of 150 have the same enclosure and tie."""
        method = {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"}
        of = framework(leaf("k", 100, method))
        prices = {"a": 150, "b": "149.99", "c": 150, "d": 100}
        found = the_lot(of, [bid(name, price) for name, price in prices.items()])
        assert ranks(found) == [(1, "d"), (2, "b"), (3, "a"), (3, "c")]

    def test_enclosures_that_touch_one_to_the_next(self) -> None:
        """0 to 2, 1 to 3 and 2.5 to 4 hang together, though 2 is less than 2.5; 5 to 6 stands apart."""

        class Enclosed(NamedTuple):
            id: str
            total: Fraction
            radius: Fraction

            def tie_value(self, word: str) -> tuple[Fraction, Fraction]:
                return self.total, self.radius

        ends = {"a": ("0", "2"), "b": ("1", "3"), "c": ("2.5", "4"), "d": ("5", "6")}
        bids = [
            Enclosed(
                name, (Fraction(low) + Fraction(high)) / 2, (Fraction(high) - Fraction(low)) / 2
            )
            for name, (low, high) in ends.items()
        ]
        found = rank(bids, (), high=False)
        assert found.groups == ((1, ("a", "b", "c")), (4, ("d",)))

    def test_an_irrational_total_is_rounded_as_announced(self) -> None:
        """41.50374992… points become 41.50 to two decimals, and are exact from then on."""
        method = {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"}
        steps = [{"stage": "total", "digits": 2, "mode": "half-up"}]
        of = framework(leaf("k", 100, method), policies={"rounding": steps})
        found = the_lot(of, [bid("a", 150), bid("b", 100)])
        assert totals(found) == {"a": Fraction("41.5"), "b": 100}

    def test_more_points_first(self) -> None:
        """50, 80 and 20 points: b, a, c."""
        of = framework(leaf("k", 100, RATED))
        bids = [bid("a"), bid("b"), bid("c")]
        sheet = marks("p", {"a": {"k": 5}, "b": {"k": 8}, "c": {"k": 2}})
        assert ranks(the_lot(of, bids, [sheet])) == [(1, "b"), (2, "a"), (3, "c")]

    def test_fewer_euros_first(self) -> None:
        """400000, 390000.01 and 390000: c, b, a."""
        bids = [bid("a", 400000), bid("b", "390000.01"), bid("c", 390000)]
        result = the_lot(framework(award="lowest-price"), bids)
        assert ranks(result) == [(1, "c"), (2, "b"), (3, "a")]

    def test_a_difference_that_no_table_shows(self) -> None:
        """100 × 100/100.01 and 100 × 100/100.02 are 99.9900 and 99.9800: b before c."""
        of = framework(leaf("prijs", 100, PROPORTIONAL))
        bids = [bid("a", 100), bid("c", "100.02"), bid("b", "100.01")]
        assert ranks(the_lot(of, bids)) == [(1, "a"), (2, "b"), (3, "c")]

    def test_equal_by_different_ways(self) -> None:
        """A tie that floating point might not see.

        a: 3 of 9 on k (30 × 1/3 = 10) and 6 of 9 on l (30 × 2/3 = 20); b: 4.5 of 9 on both: 15 + 15.
        """
        nine = {"type": "numeric", "id": "s", "lowest": 0, "highest": 9, "step": "0.5"}
        on = {"type": "rating-scale", "scale": "s"}
        of = framework(
            leaf("k", 30, on),
            leaf("l", 30, on),
            leaf("m", 40, on),
            scales=[nine | {"zero-at": 0, "full-at": 9}],
        )
        sheet = marks("p", {"a": {"k": 3, "l": 6, "m": 0}, "b": {"k": "4.5", "l": "4.5", "m": 0}})
        assert ranks(the_lot(of, [bid("a"), bid("b")], [sheet])) == [(1, "a"), (1, "b")]

    def test_a_tie_that_only_rounding_makes(self) -> None:
        """40 × 100/105 = 38.095 and 40 × 100/104 = 38.46: whole points make 38 of both."""
        of = framework(
            leaf("prijs", 40, PROPORTIONAL),
            weights={"unit": "points", "of": "whole", "total": 40},
            policies={"rounding": [rounding("total", 0)]},
        )
        bids = [bid("a", 100), bid("b", 104), bid("c", 105)]
        assert ranks(the_lot(of, bids)) == [(1, "a"), (2, "b"), (2, "c")]

    def test_a_tie_that_rounding_takes_away(self) -> None:
        """50 × 0.05 twice is 2.5 + 2.5 = 5, against 5 + 0: equal. Rounded, 3 + 3 beats 5."""
        tree = (leaf("x", 50, RATED), leaf("y", 50, RATED))
        sheet = marks("p", {"a": {"x": "0.5", "y": "0.5"}, "b": {"x": 1, "y": 0}})
        bids = [bid("a"), bid("b")]
        assert ranks(the_lot(framework(*tree), bids, [sheet])) == [(1, "a"), (1, "b")]
        of = framework(*tree, policies={"rounding": [rounding("criterion", 0)]})
        assert ranks(the_lot(of, bids, [sheet])) == [(1, "a"), (2, "b")]


class TestChain:
    """7.2 Between equal totals the words of `ties.order` are applied one after the other: a criterion
    (more points first, irrational ones as under 7.1) or `price` (the lower first).
    """

    bids = (bid("a", 300), bid("b", 200), bid("c", 100))

    def test_price(self) -> None:
        """All 50 points; by price c 100, b 200, a 300."""
        of = framework(*THREE, policies=ties("price"))
        result = the_lot(of, self.bids, marked(a=(5, 5, 5), b=(5, 5, 5), c=(5, 5, 5)))
        assert ranks(result) == [(1, "c"), (2, "b"), (3, "a")]
        assert result.ties[0].decided_by == ("price",)
        assert result.ties[0].open == ()

    def test_a_criterion(self) -> None:
        """a 25 + 15 + 10, b 25 + 9 + 16, c 10 + 24 + 16: all 50. By y: c 24, a 15, b 9."""
        of = framework(*THREE, policies=ties("y"))
        result = the_lot(of, self.bids, marked(a=(5, 5, 5), b=(5, 3, 8), c=(2, 8, 8)))
        assert ranks(result) == [(1, "c"), (2, "a"), (3, "b")]

    def test_irrational_points_that_cannot_be_told_apart(self) -> None:
        """Points by logarithm of 150 and 150.00 are the same: the next word, y, decides, b before a.

        x: 30 × (1 − log 1.5 / log 2) for both; y 3 and 4 of 10 × 30; z 7 and 6.25 of 10 × 40: with
        the other's difference made good, 9 + 28 = 37 and 12 + 25 = 37.
        """
        method = {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"}
        quarter = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.25"}
        rated = {"type": "rating-scale", "scale": "s"}
        of = framework(
            leaf("x", 30, method),
            leaf("y", 30, rated),
            leaf("z", 40, rated),
            scales=[quarter | {"zero-at": 0, "full-at": 10}],
            policies=ties("x", "y"),
        )
        given = {"a": {"y": 3, "z": 7}, "b": {"y": 4, "z": "6.25"}, "c": {"y": 0, "z": 0}}
        bids = [bid("a", 150), bid("b", "150.00"), bid("c", 100)]
        result = the_lot(of, bids, [marks("p", given)])
        assert ranks(result) == [(1, "b"), (2, "a"), (3, "c")]
        assert result.ties[0].decided_by == ("y",)

    def test_one_word_after_the_other(self) -> None:
        """The same, by x first: a and b have 25, c 10. Then by y: a 15, b 9."""
        of = framework(*THREE, policies=ties("x", "y", "price"))
        result = the_lot(of, self.bids, marked(a=(5, 5, 5), b=(5, 3, 8), c=(2, 8, 8)))
        assert ranks(result) == [(1, "a"), (2, "b"), (3, "c")]
        assert result.ties[0].decided_by == ("x", "y")

    def test_words_that_decide_nothing(self) -> None:
        """Equal on x, y and z: only the price tells them apart, and only it is named."""
        of = framework(*THREE, policies=ties("x", "y", "z", "price"))
        result = the_lot(of, self.bids[:2], marked(a=(4, 4, 4), b=(4, 4, 4)))
        assert ranks(result) == [(1, "b"), (2, "a")]
        assert result.ties[0].decided_by == ("price",)

    def test_a_criterion_with_subcriteria(self) -> None:
        """n is x + y: a 25 + 15 = 40, b 25 + 9 = 34; both have 50 in all."""
        of = framework(
            node("n", 80, leaf("x", 50, RATED), leaf("y", 30, RATED)),
            leaf("z", 20, RATED),
            policies=ties("n"),
        )
        result = the_lot(of, self.bids[:2], marked(a=(5, 5, 5), b=(5, 3, 8)))
        assert ranks(result) == [(1, "a"), (2, "b")]

    def test_a_relative_criterion(self) -> None:
        """k 60 and the price 40. a: 60 × 0.6 + 40 × 1/2 = 56; b: 60 × 4/15 + 40 = 56. By price: b."""
        thirty = {"type": "numeric", "id": "s", "lowest": 0, "highest": 15, "step": 1}
        of = framework(
            leaf("k", 60, {"type": "rating-scale", "scale": "s"}),
            leaf("kosten", 40, PROPORTIONAL),
            scales=[thirty | {"zero-at": 0, "full-at": 15}],
            policies=ties("kosten"),
        )
        sheet = marks("p", {"a": {"k": 9}, "b": {"k": 4}})
        result = the_lot(of, [bid("a", 200), bid("b", 100)], [sheet])
        assert totals(result) == {"b": 56, "a": 56}
        assert ranks(result) == [(1, "b"), (2, "a")]

    def test_rounded_points_decide(self) -> None:
        """x 50 × 0.05 = 2.5 → 3 and y 50 × 0.1 = 5 make 8, and so do 5 and 3. On x b has more."""
        of = framework(
            leaf("x", 50, RATED),
            leaf("y", 50, RATED),
            policies={"rounding": [rounding("criterion", 0)], **ties("x")},
        )
        sheet = marks("p", {"a": {"x": "0.5", "y": 1}, "b": {"x": 1, "y": "0.5"}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert (totals(result), ranks(result)) == ({"b": 8, "a": 8}, [(1, "b"), (2, "a")])

    def test_rounded_points_that_are_equal_decide_nothing(self) -> None:
        """On x, 10 points: 0.5 → 1 for a and 0.6 → 1 for b. The tie remains."""
        tenths = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.1"}
        on = {"type": "rating-scale", "scale": "s"}
        of = framework(
            leaf("x", 10, on),
            leaf("y", 90, on),
            scales=[tenths | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": [rounding("criterion", 0)], **ties("x")},
        )
        sheet = marks("p", {"a": {"x": "0.5", "y": 0}, "b": {"x": "0.6", "y": 0}})
        assert ranks(the_lot(of, [bid("a"), bid("b")], [sheet])) == [(1, "a"), (1, "b")]

    def test_the_chain_does_not_touch_other_totals(self) -> None:
        """c is cheapest and has fewer points: the price decides between a and b only."""
        of = framework(*THREE, policies=ties("price"))
        result = the_lot(of, self.bids, marked(a=(5, 5, 5), b=(5, 5, 5), c=(1, 1, 1)))
        assert ranks(result) == [(1, "b"), (2, "a"), (3, "c")]

    def test_an_unknown_word(self) -> None:
        """A word that is no criterion of every lot is a fault (AB103), not passed over."""
        of = framework(*THREE, policies=ties("kwaliteit"))
        assert fault_codes(of, [bid("a")], marked(a=(5, 5, 5))) == ["AB103"]


class TestShared:
    """7.3 Bids that are still equal share a rank, and the next rank is counted on: 1, 1, 3."""

    def test_two_of_three(self) -> None:
        """80, 80 and 70: 1, 1, 3."""
        of = framework(leaf("k", 100, RATED))
        sheet = marks("p", {"a": {"k": 7}, "b": {"k": 8}, "c": {"k": 8}})
        result = the_lot(of, [bid("a"), bid("b"), bid("c")], [sheet])
        assert ranks(result) == [(1, "b"), (1, "c"), (3, "a")]
        assert result.ties[0].open == ((1, ("b", "c")),)

    def test_three(self) -> None:
        """80, 80, 80 and 70: 1, 1, 1, 4."""
        of = framework(leaf("k", 100, RATED))
        sheet = marks("p", {"a": {"k": 7}, "b": {"k": 8}, "c": {"k": 8}, "d": {"k": 8}})
        result = the_lot(of, [bid(name) for name in "abcd"], [sheet])
        assert ranks(result) == [(1, "b"), (1, "c"), (1, "d"), (4, "a")]

    def test_lower_down(self) -> None:
        """90, 80, 80, 70, 70: 1, 2, 2, 4, 4; the first place is not in doubt."""
        of = framework(leaf("k", 100, RATED))
        given = {"a": 8, "b": 7, "c": 8, "d": 9, "e": 7}
        sheet = marks("p", {name: {"k": mark} for name, mark in given.items()})
        result = the_lot(of, [bid(name) for name in given], [sheet])
        assert ranks(result) == [(1, "d"), (2, "a"), (2, "c"), (4, "b"), (4, "e")]
        assert (result.status, [tie.open for tie in result.ties]) == (
            "ranked",
            [((2, ("a", "c")),), ((4, ("b", "e")),)],
        )

    def test_a_chain_that_splits_a_tie_in_part(self) -> None:
        """Three with 50 points and prices 100, 200, 200: the first is told apart, two remain equal."""
        of = framework(leaf("k", 100, RATED), policies=ties("price"))
        sheet = marks("p", {name: {"k": 5} for name in "abc"})
        result = the_lot(of, [bid("a", 200), bid("b", 200), bid("c", 100)], [sheet])
        assert ranks(result) == [(1, "c"), (2, "a"), (2, "b")]
        assert result.status == "ranked"
        assert result.ties[0].decided_by == ("price",)
        assert result.ties[0].open == ((2, ("a", "b")),)

    def test_a_chain_that_splits_a_tie_of_four_in_two_pairs(self) -> None:
        """Prices 100, 100, 200, 200: 1, 1, 3, 3."""
        of = framework(leaf("k", 100, RATED), policies=ties("price"))
        sheet = marks("p", {name: {"k": 5} for name in "abcd"})
        prices = {"a": 200, "b": 100, "c": 200, "d": 100}
        result = the_lot(of, [bid(*pair) for pair in prices.items()], [sheet])
        assert ranks(result) == [(1, "b"), (1, "d"), (3, "a"), (3, "c")]
        assert result.ties[0].open == ((1, ("b", "d")), (3, ("a", "c")))


class TestStatus:
    """7.4 The status of a lot is `ranked` when exactly one bid has rank 1, `draw-needed` when more
    have, `no-admissible-bid` when there is none. The program never draws lots.
    """

    def test_ranked(self) -> None:
        """100 and 90: one first."""
        result = the_lot(framework(award="lowest-price"), [bid("a", 100), bid("b", 90)])
        assert result.status == "ranked"
        assert result.winner is not None
        assert result.winner.bid == "b"

    def test_ranked_with_one_bid(self) -> None:
        """The only bid is first, and a warning says that nothing was compared (AB606)."""
        result = evaluated(framework(award="lowest-price"), [bid("a", 100)])
        assert (result.lots[0].status, warning_codes(result)) == ("ranked", ["AB606"])

    @pytest.mark.parametrize(
        ("rule", "warnings"),
        [
            ("not-announced", ["AB602"]),
            ({"order": [], "otherwise": "not-announced"}, ["AB602"]),
            ({"order": [], "otherwise": "draw"}, []),
        ],
    )
    def test_draw_needed(self, rule: object, warnings: list[str]) -> None:
        """E3: 500000 − 100000 and 420000 − 0.2 × 100000 are both 400000.

        The lower price of b decides nothing, because that was not announced; nor does the order of
        names. A draw that was not announced gives a warning.
        """
        of = framework(
            leaf("pva", 60000, RATED),
            leaf("vgm", 40000, RATED),
            award="award-on-value",
            policies={"ties": rule},
        )
        sheet = marks("p", {"a": {"pva": 10, "vgm": 10}, "b": {"pva": 2, "vgm": 2}})
        result = evaluated(of, [bid("a", 500000), bid("b", 420000)], [sheet])
        found = result.lots[0]
        assert totals(found) == {"a": 400000, "b": 400000}
        assert (found.status, ranks(found)) == ("draw-needed", [(1, "a"), (1, "b")])
        assert (found.winner, result.is_decided) == (None, False)
        assert warning_codes(result) == warnings

    def test_a_tie_that_the_chain_decides_gives_no_warning(self) -> None:
        """The same with `price` announced: b is first, and nothing is open."""
        of = framework(
            leaf("pva", 100000, RATED),
            award="award-on-value",
            policies=ties("price", otherwise="not-announced"),
        )
        sheet = marks("p", {"a": {"pva": 10}, "b": {"pva": 2}})
        result = evaluated(of, [bid("a", 500000), bid("b", 420000)], [sheet])
        assert (result.lots[0].status, ranks(result.lots[0])) == ("ranked", [(1, "b"), (2, "a")])
        assert warning_codes(result) == []

    def test_a_tie_below_the_first_place_is_reported_too(self) -> None:
        """90, 80, 80: ranked, and the open tie for rank 2 gives the warning."""
        of = framework(leaf("k", 100, RATED), policies={"ties": "not-announced"})
        sheet = marks("p", {"a": {"k": 9}, "b": {"k": 8}, "c": {"k": 8}})
        result = evaluated(of, [bid(name) for name in "abc"], [sheet])
        assert (result.lots[0].status, warning_codes(result)) == ("ranked", ["AB602"])

    def test_no_admissible_bid(self) -> None:
        """Both above the ceiling."""
        of = framework(award="lowest-price", lots=[lot(ceiling=99)])
        result = the_lot(of, [bid("a", 100), bid("b", 101)])
        assert (result.status, result.ranking) == ("no-admissible-bid", ())

    def test_repeating_does_not_draw(self) -> None:
        """Twenty times the same tie, and in any order of the bids: the same shared rank."""
        of = framework(award="lowest-price")
        bids = [bid(name, 100) for name in "cab"]
        found = {tuple(ranks(the_lot(of, bids[n % 3 :] + bids[: n % 3]))) for n in range(20)}
        assert found == {((1, "a"), (1, "b"), (1, "c"))}
