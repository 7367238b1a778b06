"""Clauses 7.5 to 7.9: several contracts, and drawings of lots that people held."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.build import (
    RATED,
    F,
    bid,
    evaluated,
    framework,
    leaf,
    lot,
    marks,
    ranks,
    the_lot,
    totals,
    warning_codes,
)
from tests.draw_build import drawing, drawn, record, refused

from aanbesteding import Dossier, Faults, evaluate
from aanbesteding.model.draw import Draw
from aanbesteding.scoring.draws import recorded, situations

DRAW = {"ties": {"order": [], "otherwise": "draw"}}


def tens(**by: object) -> tuple[Any, list[Any], list[Any]]:
    """A framework, bids and marks: k is 100 points on marks of 0 to 10, and 300 euros is the price."""
    of = framework(leaf("k", 100, RATED), policies=DRAW)
    sheet = marks("p", {name: {"k": mark} for name, mark in by.items()})
    return of, [bid(name, 300) for name in by], [sheet]


def won(result: Any) -> list[str]:
    """Who gets a contract for certain."""
    return [one.bid for one in result.winners]


class TestContracts:
    """7.5 With `winners` a lot has that many contracts, for the bids that rank first. Its status is
    then `draw-needed` when the bids that share a rank are more than the contracts that are left for
    them, else `ranked`. A warning says so when there are no more admissible bids than contracts
    (AB614).
    """

    @staticmethod
    def of(contracts: int) -> Any:
        """The same with so many contracts."""
        return framework(leaf("k", 100, RATED), policies=DRAW, lots=[lot(winners=contracts)])

    def test_the_first_two(self) -> None:
        """90, 80 and 70 points for two contracts: a and b, and c has none."""
        _, bids, sheets = tens(a=9, b=8, c=7)
        result = the_lot(self.of(2), bids, sheets)
        assert (result.status, won(result), result.contested) == ("ranked", ["a", "b"], ())
        assert result.winner is not None
        assert result.winner.bid == "a"

    def test_a_tie_across_the_last_contract(self) -> None:
        """90, 80 and 80 for two: a is sure of one, b and c share what is left: one."""
        _, bids, sheets = tens(a=9, b=8, c=8)
        result = the_lot(self.of(2), bids, sheets)
        assert (result.status, won(result)) == ("draw-needed", ["a"])
        assert (result.contested, result.winner) == (("b", "c"), None)

    def test_a_tie_within_the_contracts(self) -> None:
        """80, 80 and 70 for two: a and b share rank 1, and each gets a contract."""
        _, bids, sheets = tens(a=8, b=8, c=7)
        result = the_lot(self.of(2), bids, sheets)
        assert (result.status, won(result), ranks(result)[:2]) == (
            "ranked",
            ["a", "b"],
            [(1, "a"), (1, "b")],
        )
        assert result.winner is None  # nobody ranks first on its own

    def test_a_tie_below_the_contracts(self) -> None:
        """90, 80, 70, 70 for two: the tie for rank 3 leaves nothing in doubt."""
        _, bids, sheets = tens(a=9, b=8, c=7, d=7)
        result = the_lot(self.of(2), bids, sheets)
        assert (result.status, won(result)) == ("ranked", ["a", "b"])

    def test_three_for_two(self) -> None:
        """80, 80, 80 for two: all three share rank 1, and one of them gets none."""
        _, bids, sheets = tens(a=8, b=8, c=8)
        result = the_lot(self.of(2), bids, sheets)
        assert (result.status, won(result), result.contested) == (
            "draw-needed",
            [],
            ("a", "b", "c"),
        )

    def test_a_draw_across_the_last_contract(self) -> None:
        """The draw for rank 2 puts c before b: a and c have the contracts, b ranks 3."""
        _, bids, sheets = tens(a=9, b=8, c=8)
        result = drawn(self.of(2), bids, sheets, drawing("cb", 80, rank=2))
        assert (result.status, won(result)) == ("ranked", ["a", "c"])
        assert ranks(result) == [(1, "a"), (2, "c"), (3, "b")]

    @pytest.mark.parametrize(
        ("contracts", "warnings"), [(1, []), (2, ["AB614"]), (3, ["AB614"]), (200, ["AB614"])]
    )
    def test_no_more_bids_than_contracts(self, contracts: int, warnings: list[str]) -> None:
        """Two bids: for one contract somebody loses; for two, three or 200 nobody does."""
        _, bids, sheets = tens(a=9, b=8)
        result = evaluated(self.of(contracts), bids, sheets)
        assert (result.lots[0].status, warning_codes(result)) == ("ranked", warnings)
        assert len(result.lots[0].winners) == min(contracts, 2)

    def test_no_bid_at_all(self) -> None:
        """With no bid there is no contract to give, of the 2; AB607 says that none came in."""
        result = evaluated(self.of(2), [])
        assert (result.lots[0].status, warning_codes(result)) == ("no-admissible-bid", ["AB607"])
        assert result.lots[0].winners == ()


class TestApplied:
    """7.6 A drawing of lots is an input (`score --draw`). Its record names the situation that it was
    held for: the lot, the rank, the bids that shared it, their total, and what they had under each
    word of `ties.order`. Where all of that is so in the evaluation, these bids get, in the drawn
    order, the rank that they shared and the ranks after it. Totals, points and the ranks of the
    others stay as they are.
    """

    def test_two(self) -> None:
        """80 and 80: drawn are b, then a: ranks 1 and 2, and b wins."""
        given = tens(a=8, b=8)
        result = drawn(*given, drawing("ba", 80))
        assert (result.status, ranks(result)) == ("ranked", [(1, "b"), (2, "a")])
        assert result.winner is not None
        assert result.winner.bid == "b"
        assert [tie.open for tie in result.ties] == [()]

    def test_four_of_five(self) -> None:
        """Four with 80 points and one with 70: drawn d, b, a, c are 1 to 4, and e stays 5."""
        result = drawn(*tens(a=8, b=8, c=8, d=8, e=7), drawing("dbac", 80))
        assert ranks(result) == [(1, "d"), (2, "b"), (3, "a"), (4, "c"), (5, "e")]

    def test_nothing_else_changes(self) -> None:
        """80, 80, 70: totals, points and prices of a, b and c are what they were without the draw."""
        given = tens(a=8, b=8, c=7)
        before, after = the_lot(*given), drawn(*given, drawing("ba", 80))
        assert totals(after) == totals(before)
        for one in before.ranking:
            same = after.result(one.bid)
            assert same is not None
            assert (same.nodes, same.price, same.total_steps) == (
                one.nodes,
                one.price,
                one.total_steps,
            )
        assert ranks(after)[2] == ranks(before)[2] == (3, "c")

    def test_two_ties(self) -> None:
        """80, 80, 70, 70: a draw for rank 1 and one for rank 3, each for its own two."""
        given = tens(a=8, b=8, c=7, d=7)
        result = drawn(*given, drawing("ba", 80), drawing("dc", 70, rank=3))
        assert ranks(result) == [(1, "b"), (2, "a"), (3, "d"), (4, "c")]
        assert [one.rank for one in result.draws] == [1, 3]

    def test_one_of_two_ties(self) -> None:
        """80, 80, 70, 70 with a draw for rank 3 alone: rank 1 is shared still."""
        result = drawn(*tens(a=8, b=8, c=7, d=7), drawing("dc", 70, rank=3))
        assert (result.status, ranks(result)) == (
            "draw-needed",
            [(1, "a"), (1, "b"), (3, "d"), (4, "c")],
        )

    def test_two_ties_within_one_total(self) -> None:
        """Four of 80 points with prices 1, 1, 2, 2: the price makes two pairs, each with its draw."""
        of = framework(
            leaf("k", 100, RATED), policies={"ties": {"order": ["price"], "otherwise": "draw"}}
        )
        bids = [bid("a", 2), bid("b", 1), bid("c", 2), bid("d", 1)]
        sheet = marks("p", {name: {"k": 8} for name in "abcd"})
        first = drawing("db", 80, **{"tie-breaks": {"price": 1}})
        second = drawing("ca", 80, rank=3, **{"tie-breaks": {"price": 2}})
        result = drawn(of, bids, [sheet], first, second)
        assert ranks(result) == [(1, "d"), (2, "b"), (3, "c"), (4, "a")]

    def test_a_tie_that_only_rounding_makes(self) -> None:
        """80.4 and 79.6 points are 80 and 80 in whole points: the draw is for 80."""
        tenths = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.01"}
        of = framework(
            leaf("k", 100, {"type": "rating-scale", "scale": "s"}),
            scales=[tenths | {"zero-at": 0, "full-at": 10}],
            policies={**DRAW, "rounding": [{"stage": "total", "digits": 0, "mode": "half-up"}]},
        )
        sheet = marks("p", {"a": {"k": "8.04"}, "b": {"k": "7.96"}})
        result = drawn(of, [bid("a"), bid("b")], [sheet], drawing("ba", 80))
        assert ranks(result) == [(1, "b"), (2, "a")]

    def test_only_its_own_lot(self) -> None:
        """Two lots with the same tie of 100 euros: the draw for `noord` leaves `zuid` as it was."""
        of = framework(award="lowest-price", policies=DRAW, lots=[lot("noord"), lot("zuid")])
        both = [{"lot": "noord", "price": 100}, {"lot": "zuid", "price": 100}]
        bids = [bid("a", lots=both), bid("b", lots=both)]
        held = record(drawing("ba", 100, lot="noord"))
        lots = evaluate(of, Dossier(tuple(bids)).with_draws([held])).lots
        assert [one.status for one in lots] == ["ranked", "draw-needed"]

    def test_what_a_result_says_of_it(self) -> None:
        """On 14 March 2026, by whom, and the order of the 2."""
        more = {"place": "Leiden", "witnesses": ["A. Een", "B. Twee"]}
        (one,) = drawn(*tens(a=8, b=8), drawing("ba", 80, **more)).draws
        assert (one.rank, one.bids, one.date) == (1, ("b", "a"), "2026-03-14")
        assert (one.held_by, one.place) == ("N. Naam, notaris", "Leiden")
        assert one.witnesses == ("A. Een", "B. Twee")
        assert (one.ref.kind, one.ref.route) == ("draw", ("draws", 0))

    def test_the_order_of_the_records_does_not_matter(self) -> None:
        """Two records, 80 and 70 points, in both orders: the same ranking."""
        of, bids, sheets = tens(a=8, b=8, c=7, d=7)
        one, two = record(drawing("ba", 80)), record(drawing("dc", 70, rank=3))
        found = [
            evaluate(of, Dossier(tuple(bids), tuple(sheets)).with_draws(order)).lots[0]
            for order in ([one, two], [two, one])
        ]
        assert ranks(found[0]) == ranks(found[1]) == [(1, "b"), (2, "a"), (3, "d"), (4, "c")]


class TestAnotherSituation:
    """7.7 A record for another situation is a fault, and there is no ranking: other bids share the
    rank, or none of them do (AB435); they share another rank (AB436); the total or a value under a
    word is another, or the words are (AB437).
    """

    @pytest.mark.parametrize(
        ("outcome", "said"),
        [
            ("ab", "now a, b and c share rank 1"),  # c was not drawn for
            ("abcd", "now a, b and c share rank 1"),  # d has fewer points
            ("abd", "now a, b and c share rank 1"),
            ("de", "now none of them shares a rank"),  # ranks 4 and 5
        ],
    )
    def test_other_bids(self, outcome: str, said: str) -> None:
        """80, 80, 80, 70 and 60: the tie is of a, b and c. More, fewer, others: all refused."""
        of, bids, sheets = tens(a=8, b=8, c=8, d=7, e=6)
        with pytest.raises(Faults) as stop:
            drawn(of, bids, sheets, drawing(outcome, 80))
        (fault,) = stop.value.faults
        assert fault.code.code == "AB435"
        assert said in fault.what("en")

    def test_no_tie_any_more(self) -> None:
        """After a mark went from 8 to 9, a leads with 90: there is nothing to draw for."""
        assert refused(*tens(a=8, b=8), drawing("ba", 80)) == []
        assert refused(*tens(a=9, b=8), drawing("ba", 80)) == ["AB435"]

    def test_decided_by_the_chain(self) -> None:
        """The price tells a (300) and b (200) apart: a draw decides nothing more."""
        of = framework(
            leaf("k", 100, RATED), policies={"ties": {"order": ["price"], "otherwise": "draw"}}
        )
        sheet = marks("p", {"a": {"k": 8}, "b": {"k": 8}})
        held = drawing("ab", 80, **{"tie-breaks": {"price": 300}})
        assert refused(of, [bid("a", 300), bid("b", 200)], [sheet], held) == ["AB435"]

    def test_excluded_since(self) -> None:
        """b is above the ceiling of 250 now: a is alone, and the draw of two is refused."""
        of = framework(award="lowest-price", policies=DRAW, lots=[lot(ceiling=250)])
        assert refused(of, [bid("a", 200), bid("b", 251)], [], drawing("ba", 200)) == ["AB435"]

    def test_another_rank(self) -> None:
        """They shared rank 1 with 80 points; now c has 90, and they share rank 2."""
        assert refused(*tens(a=8, b=8), drawing("ba", 80)) == []
        assert refused(*tens(a=8, b=8, c=9), drawing("ba", 80)) == ["AB436"]
        assert refused(*tens(a=8, b=8, c=9), drawing("ba", 80, rank=2)) == []

    def test_another_total(self) -> None:
        """Both had 80 points at the draw and have 70 now: the evaluation is another."""
        assert refused(*tens(a=7, b=7), drawing("ba", 80)) == ["AB437"]
        assert refused(*tens(a=7, b=7), drawing("ba", "70")) == []
        assert refused(*tens(a=7, b=7), drawing("ba", "140/2")) == []  # the same number

    @pytest.mark.parametrize(
        ("stated", "faults"),
        [
            ({"k": 80, "price": 300}, []),
            ({"price": 300, "k": 80}, []),
            ({"k": 80, "price": 299}, ["AB437"]),
            ({"k": 79, "price": 299}, ["AB437", "AB437"]),
            ({"k": 80}, ["AB437"]),
            ({"k": 80, "price": 300, "l": 1}, ["AB437"]),
            ({}, ["AB437", "AB437"]),
        ],
    )
    def test_another_value_under_a_word(self, stated: dict[str, int], faults: list[str]) -> None:
        """The chain is k and the price: both have 80 points on k and ask 300 euros."""
        rule = {"ties": {"order": ["k", "price"], "otherwise": "draw"}}
        of = framework(leaf("k", 100, RATED), policies=rule)
        _, bids, sheets = tens(a=8, b=8)
        held = drawing("ba", 80, **({"tie-breaks": stated} if stated else {}))
        assert refused(of, bids, sheets, held) == faults

    def test_everything_at_once(self) -> None:
        """Another rank, another total and a bad outcome are told together, and in one run."""
        held = drawing("bb", 79, rank=3, bids=["a", "b"])
        found = refused(*tens(a=8, b=8), held)
        assert sorted(found) == ["AB434", "AB434", "AB436", "AB437"]

    def test_together_with_what_keeps_a_bid_from_being_scored(self) -> None:
        """b has no mark, of 2: that is told, and that the outcome leaves a out."""
        of, bids, _ = tens(a=8, b=8)
        sheet = marks("p", {"a": {"k": 8}})
        held = drawing("bb", 80, bids=["a", "b"])
        assert sorted(refused(of, bids, [sheet], held)) == ["AB414", "AB434", "AB434"]


class TestRefused:
    """7.8 So is a record under another framework (AB431), of a lot or a bid that is not there
    (AB432), of a draw where `ties` announces none (AB433), with an outcome that is not each of the
    bids once (AB434), a second one for the same situation (AB438), and one on a date that is no day
    of the calendar (AB439).
    """

    def test_another_framework(self) -> None:
        """The same tie of 80 points under `ander`: only that is said of the record."""
        of, bids, sheets = tens(a=8, b=8)
        held = record(drawing("xy", 70, rank=9), framework="ander")
        with pytest.raises(Faults) as stop:
            evaluate(of, Dossier(tuple(bids), tuple(sheets)).with_draws([held]))
        assert [fault.code.code for fault in stop.value.faults] == ["AB431"]

    def test_an_unknown_lot(self) -> None:
        """There is one lot, and it is not `noord`."""
        assert refused(*tens(a=8, b=8), drawing("ba", 80, lot="noord")) == ["AB432"]

    def test_an_unknown_bid(self) -> None:
        """a and b have 80 points; c and d are not there: two faults, and nothing about their tie."""
        assert refused(*tens(a=8, b=8), drawing("abcd", 80)) == ["AB432", "AB432"]

    def test_a_bid_for_another_lot(self) -> None:
        """b is only for `zuid`, where it asks 100 euros as well."""
        of = framework(award="lowest-price", policies=DRAW, lots=[lot("noord"), lot("zuid")])
        bids = [
            bid("a", lots=[{"lot": "noord", "price": 100}]),
            bid("b", lots=[{"lot": "zuid", "price": 100}]),
        ]
        assert refused(of, bids, [], drawing("ab", 100, lot="noord")) == ["AB432"]

    @pytest.mark.parametrize("rule", ["not-announced", {"order": [], "otherwise": "not-announced"}])
    def test_no_draw_announced(self, rule: object) -> None:
        """The tie of 80 points stands, and a draw that nobody announced may not decide it."""
        _, bids, sheets = tens(a=8, b=8)
        of = framework(leaf("k", 100, RATED), policies={"ties": rule})
        assert refused(of, bids, sheets, drawing("ba", 80)) == ["AB433"]

    @pytest.mark.parametrize(
        ("bids", "outcome", "faults"),
        [
            ("ab", "ba", 0),
            ("ba", "ba", 0),
            ("ab", "bb", 2),  # b twice, a missing
            ("ab", "bac", 1),  # c was not drawn for
            ("ab", "cd", 4),  # a and b missing, c and d strange
            ("aab", "ab", 1),  # a twice under `bids`
        ],
    )
    def test_an_outcome_that_is_no_order(self, bids: str, outcome: str, faults: int) -> None:
        """80 and 80: the outcome is a and b once each, in either order."""
        held = drawing(outcome, 80, bids=list(bids))
        assert refused(*tens(a=8, b=8), held) == ["AB434"] * faults

    def test_a_second_draw(self) -> None:
        """Two draws between a and b for rank 1: drawing until it suits is refused."""
        first, second = drawing("ba", 80), drawing("ab", 80, date="2026-03-15")
        assert refused(*tens(a=8, b=8), first, second) == ["AB438"]
        assert refused(*tens(a=8, b=8), first, first) == ["AB438"]

    @pytest.mark.parametrize(
        ("text", "is_day"),
        [
            ("2024-02-29", True),
            ("2026-02-29", False),
            ("2000-02-29", True),
            ("2100-02-29", False),
            ("2026-04-31", False),
            ("2026-12-31", True),
            ("2026-00-10", False),
            ("2026-13-01", False),
            ("2026-01-00", False),
            ("14-03-2026", False),
            ("2026-3-14", False),
            ("20260314", False),
            ("2026-03-14 ", False),
            ("2026-03-14T10:00", False),
            ("٢٠٢٦-٠٣-١٤", False),
            ("0206-03-14", False),
        ],
    )
    def test_a_day_of_the_calendar(self, text: str, is_day: bool) -> None:
        """2024 and 2000 have a 29 February, 2026 and 2100 have not; April has 30 days."""
        from pydantic import ValidationError
        from tests.build import plain

        value = plain(drawing("ba", 80, date=text))
        if is_day:
            assert Draw.model_validate(value, by_alias=True).date == text
        else:
            with pytest.raises(ValidationError) as stop:
                Draw.model_validate(value, by_alias=True)
            assert [error["type"] for error in stop.value.errors()] == ["date"]


class TestRecorded:
    """7.9 The numbers in a record are exact fractions. A fraction with more than 40 digits above or
    below the line, such as an irrational total, stands there rounded half up to 20 decimals, and is
    compared so.
    """

    def test_thirds(self) -> None:
        """7, 7 and 8 make 22/30 of 100: 220/3, and 73.33 is another number."""
        of = framework(leaf("k", 100, RATED), panel="pqr", policies=DRAW)
        sheets = [
            marks(who, {"a": {"k": m}, "b": {"k": m}})
            for who, m in zip("pqr", (7, 7, 8), strict=True)
        ]
        bids = [bid("a"), bid("b")]
        assert refused(of, bids, sheets, drawing("ba", "220/3")) == []
        assert refused(of, bids, sheets, drawing("ba", "7333/100")) == ["AB437"]

    def test_an_irrational_total(self) -> None:
        """100 × (1 − log(1.5)/log(2)) = 41.50374992788438185462…, from a table of log2(3).

        log2(3) = 1.58496250072115618145373894394781650875…; 200 − 100 × 1.584… = 41.503749927884381854626…
        and to twenty decimals 41.50374992788438185463.
        """
        method = {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"}
        of = framework(leaf("k", 100, method), policies=DRAW)
        bids = [bid("a", 150), bid("b", 150), bid("c", 100)]
        total = Fraction("41.50374992788438185463")
        held = drawing("ba", f"{total.numerator}/{total.denominator}", rank=2)
        assert ranks(drawn(of, bids, [], held)) == [(1, "c"), (2, "b"), (3, "a")]
        (situation,) = situations(of, the_lot(of, bids))
        assert (situation.total, situation.needed) == (total, False)

    def test_forty_digits_are_exact_and_more_are_not(self) -> None:
        """10⁴⁰ − 1 has forty digits; a third of 10⁻⁴⁰ has a denominator of 41 and rounds to 0."""
        most = 10**40 - 1
        assert recorded(F(1, most)) == F(1, most)
        assert recorded(F(most, 7)) == F(most, 7)
        assert recorded(F(1, 3 * 10**40)) == 0
        assert recorded(F(1, 10**40)) == 0  # a one and forty noughts: 41 digits
        assert recorded(F(2, 3) + F(1, 10**41)) == F("0.66666666666666666667")
        assert recorded(-F(2, 3) - F(1, 10**41)) == -F("0.66666666666666666667")
