"""Clause 9: bids that drop out after the award, under both policies."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    member,
    ranks,
    totals,
)
from tests.draw_build import all_dropped, drawing, dropped

from aanbesteding import Dossier, Faults, drop_out
from aanbesteding.scoring.evaluation import LotResult


def policy(word: str, **more: Any) -> dict[str, Any]:
    """The policies, with this one on drop-out and an announced draw."""
    ties = {"order": [], "otherwise": "draw"}
    return {"policies": {"drop-out": word, "ties": ties, **more}}


def tens(word: str, **by: object) -> tuple[Any, list[Any], list[Any]]:
    """A framework, bids and marks: k is 100 points on marks of 0 to 10."""
    sheet = marks("p", {name: {"k": mark} for name, mark in by.items()})
    of = framework(leaf("k", 100, RATED), **policy(word))
    return of, [bid(name) for name in by], [sheet]


def reversal(word: str) -> tuple[Any, list[Any], list[Any]]:
    """A(100, 48), B(125, 55), C(60, 20): quality of 60 and a proportional price of 40.

    With C the lowest price is 60: a 48 + 24 = 72, b 55 + 19.2 = 74.2, c 20 + 40 = 60. Without C it
    is 100: a 48 + 40 = 88, b 55 + 32 = 87. So C, which never wins, decides between A and B.
    """
    sixty = {"type": "numeric", "id": "s", "lowest": 0, "highest": 60, "step": 1}
    of = framework(
        leaf("k", 60, {"type": "rating-scale", "scale": "s"}),
        leaf("prijs", 40, PROPORTIONAL),
        scales=[sixty | {"zero-at": 0, "full-at": 60}],
        **policy(word),
    )
    sheet = marks("p", {"a": {"k": 48}, "b": {"k": 55}, "c": {"k": 20}})
    return of, [bid("a", 100), bid("b", 125), bid("c", 60)], [sheet]


def won(result: LotResult) -> list[str]:
    """Who gets a contract for certain."""
    return [one.bid for one in result.winners]


class TestShown:
    """9.1 `score --without` shows what becomes of the award when bids drop out of it: for every lot
    that such a bid was for, the award as it was, and beside it what is left of it under each of the
    two policies.
    """

    def test_the_reversal(self) -> None:
        """C drops out: b led with 74.2 against 72; after rescoring a leads with 88 against 87."""
        found = dropped(*reversal("rescore"), "c")
        assert totals(found.before) == {"b": F("74.2"), "a": 72, "c": 60}
        assert (ranks(found.before), ranks(found.keep_ranking), ranks(found.rescore)) == (
            [(1, "b"), (2, "a"), (3, "c")],
            [(1, "b"), (2, "a")],
            [(1, "a"), (2, "b")],
        )
        assert totals(found.rescore) == {"a": 88, "b": 87}
        assert found.winner_differs
        assert found.order_differs

    def test_an_absolute_method(self) -> None:
        """90, 80 and 70 points: whoever drops out, both policies leave the same."""
        for gone in "abc":
            found = dropped(*tens("keep-ranking", a=9, b=8, c=7), gone)
            assert ranks(found.keep_ranking) == ranks(found.rescore)
            assert not found.winner_differs
            assert not found.order_differs

    def test_only_the_lots_of_the_bid(self) -> None:
        """b asks 90 euros for `noord` only: `zuid` is not shown, and the award is whole."""
        of = framework(award="lowest-price", lots=[lot("noord"), lot("zuid")], **policy("rescore"))
        both = [{"lot": "noord", "price": 100}, {"lot": "zuid", "price": 100}]
        bids = [bid("a", lots=both), bid("b", lots=[{"lot": "noord", "price": 90}])]
        made = all_dropped(of, bids, [], ["b"])
        assert [one.lot.id for one in made.lots] == ["noord"]
        assert [one.lot.id for one in made.evaluation.lots] == ["noord", "zuid"]
        assert (won(made.lots[0].before), won(made.lots[0].rescore)) == (["b"], ["a"])

    def test_several_at_once(self) -> None:
        """90, 80, 70, 60: without a and c, b is first and d second; naming a twice changes nothing."""
        found = dropped(*tens("keep-ranking", a=9, b=8, c=7, d=6), ["a", "c", "a"])
        assert found.dropped == ("a", "c")
        assert ranks(found.keep_ranking) == ranks(found.rescore) == [(1, "b"), (2, "d")]

    def test_everybody(self) -> None:
        """Both of two drop out: nobody is left under either policy."""
        found = dropped(*tens("rescore", a=9, b=8), "ab")
        assert found.keep_ranking.status == found.rescore.status == "no-admissible-bid"
        assert not found.is_decided
        assert not found.winner_differs

    def test_an_unknown_bid(self) -> None:
        """There are two bids, and `z` is none of them."""
        with pytest.raises(KeyError):
            dropped(*tens("rescore", a=9, b=8), "z")

    def test_without_a_ranking_there_is_nothing_to_drop_out_of(self) -> None:
        """1 mark is missing: the same fault as `score` gives."""
        of, bids, _ = tens("rescore", a=9, b=8)
        sheet = marks("p", {"a": {"k": 9}})
        assert fault_codes(of, bids, [sheet]) == ["AB414"]
        with pytest.raises(Faults) as stop:
            drop_out(of, Dossier(tuple(bids), (sheet,)), ["a"])
        assert [fault.code.code for fault in stop.value.faults] == ["AB414"]


class TestKeepRanking:
    """9.2 Under `keep-ranking` the others stay in the order that they had, with the totals that they
    had. Who stood below a dropped bid moves up, and who shared a rank still does. Nothing is scored
    again.
    """

    def test_moving_up(self) -> None:
        """90, 80, 70, 60 without b: a 1, c 2, d 3, and c keeps its 70 points."""
        found = dropped(*tens("keep-ranking", a=9, b=8, c=7, d=6), "b").keep_ranking
        assert ranks(found) == [(1, "a"), (2, "c"), (3, "d")]
        assert totals(found) == {"a": 90, "c": 70, "d": 60}

    def test_the_winner(self) -> None:
        """90 and 80 without a: the second of the ranking gets the contract."""
        found = dropped(*tens("keep-ranking", a=9, b=8), "a")
        assert found.outcome is found.keep_ranking
        assert won(found.keep_ranking) == ["b"]

    def test_a_shared_rank(self) -> None:
        """90, 80, 80, 70 without a: b and c share rank 1, and d is third; a draw is needed."""
        found = dropped(*tens("keep-ranking", a=9, b=8, c=8, d=7), "a").keep_ranking
        assert ranks(found) == [(1, "b"), (1, "c"), (3, "d")]
        assert (found.status, found.contested) == ("draw-needed", ("b", "c"))
        assert [tie.open for tie in found.ties] == [((1, ("b", "c")),)]

    def test_one_of_two_that_shared_a_rank(self) -> None:
        """80, 80, 70 without a: b is alone on rank 1, and there is no tie any more."""
        found = dropped(*tens("keep-ranking", a=8, b=8, c=7), "a").keep_ranking
        assert (ranks(found), found.ties) == ([(1, "b"), (2, "c")], ())
        assert found.status == "ranked"

    def test_one_of_three_that_shared_a_rank(self) -> None:
        """90, 80, 80, 80 without c: b and d share rank 2 still."""
        found = dropped(*tens("keep-ranking", a=9, b=8, c=8, d=8), "c").keep_ranking
        assert ranks(found) == [(1, "a"), (2, "b"), (2, "d")]
        assert [(tie.bids, tie.open) for tie in found.ties] == [(("b", "d"), ((2, ("b", "d")),))]

    def test_a_relative_method_is_not_scored_again(self) -> None:
        """The lowest price of 60 stays the measure: a keeps 24 of its 72 points for the price."""
        found = dropped(*reversal("keep-ranking"), "c")
        assert totals(found.keep_ranking) == {"b": F("74.2"), "a": 72}
        assert won(found.keep_ranking) == ["b"]
        assert found.is_decided

    def test_several_contracts(self) -> None:
        """90, 80, 70 for two contracts without a: b and c."""
        of, bids, sheets = tens("keep-ranking", a=9, b=8, c=7)
        of = of.model_copy(update={"lots": (of.lots[0].model_copy(update={"winners": F(2)}),)})
        found = dropped(of, bids, sheets, "a")
        assert (won(found.before), won(found.keep_ranking)) == (["a", "b"], ["b", "c"])


class TestRescore:
    """9.3 Under `rescore` the lot is evaluated as if the dropped bids had not been there. The controls
    of clause 8 are about the award as it was, and are not made again.
    """

    def test_the_lowest_price(self) -> None:
        """Without C the lowest price is 100: a has 40 points for it and b 40 × 100/125 = 32."""
        found = dropped(*reversal("rescore"), "c").rescore
        assert found.lowest == 100
        assert [one.points("prijs") for one in found.ranking] == [40, 32]

    def test_as_if_it_had_never_been_there(self) -> None:
        """The ranking is that of an evaluation without c and without its marks, number for number."""
        of, bids, sheets = reversal("rescore")
        alone = dropped(of, bids, sheets, "c").rescore
        fresh = all_dropped(
            of, bids[:2], [marks("p", {"a": {"k": 48}, "b": {"k": 55}})], []
        ).evaluation.lots[0]
        assert ranks(alone) == ranks(fresh) == [(1, "a"), (2, "b")]
        assert [one.total_steps for one in alone.ranking] == [
            one.total_steps for one in fresh.ranking
        ]

    def test_controls_are_of_the_award(self) -> None:
        """b has 74.2 points, as controlled; that it has 87 without c is no difference."""
        of, bids, sheets = reversal("rescore")
        from aanbesteding.model.framework import Control, Framework

        control = {"lot": "perceel", "bid": "b", "expect": "74.2", "decimals": 1}
        controls = (Control.model_validate(control, by_alias=True),)
        with_control = of.model_copy(update={"controls": controls})
        assert isinstance(with_control, Framework)
        assert totals(dropped(with_control, bids, sheets, "c").rescore)["b"] == 87

    def test_a_conflict_with_who_dropped_out(self) -> None:
        """p declared a conflict with c; q alone judged it. Without c (90, 80) nothing is missing."""
        of = framework(leaf("k", 100, RATED), panel="pq", **policy("rescore"))
        sheets = [
            marks(
                "p", {"a": {"k": 9}, "b": {"k": 8}}, conflicts=[{"bid": "c", "reason": "familie"}]
            ),
            marks("q", {"a": {"k": 9}, "b": {"k": 8}, "c": {"k": 10}}),
        ]
        found = dropped(of, [bid("a"), bid("b"), bid("c")], sheets, "c")
        assert (won(found.before), won(found.rescore)) == (["c"], ["a"])

    def test_no_outcome_left(self) -> None:
        """A formula that divides by (highest - 100) has no outcome once only prices of 100 are left."""
        method = {
            "type": "price-expression",
            "share": "(highest - price) / (highest - 100)",
            "out-of-range": "extrapolate",
        }
        of = framework(leaf("k", 100, method), **policy("rescore"))
        bids = [bid("a", 100), bid("b", 100), bid("c", 200)]
        assert fault_codes(of, bids) == []
        with pytest.raises(Faults) as stop:
            dropped(of, bids, [], "c")
        assert {fault.code.code for fault in stop.value.faults} == {"AB422"}


class TestAnnounced:
    """9.4 `policies.drop-out` says which of the two holds. Under `not-announced` neither is chosen,
    and it is certain who gets a contract only where both give it to the same bids.
    """

    @pytest.mark.parametrize(
        ("word", "winner", "decided"),
        [("keep-ranking", ["b"], True), ("rescore", ["a"], True), ("not-announced", None, False)],
    )
    def test_the_reversal(self, word: str, winner: list[str] | None, decided: bool) -> None:
        """C drops out: b stays (74.2 to 72), a comes first (88 to 87), or nobody knows."""
        found = dropped(*reversal(word), "c")
        assert (won(found.outcome) if found.outcome else None) == winner
        assert found.is_decided is decided
        assert found.winner_differs

    def test_not_announced_and_no_difference(self) -> None:
        """90, 80, 70 without a: b under both, so it is certain although nothing is chosen."""
        found = dropped(*tens("not-announced", a=9, b=8, c=7), "a")
        assert (found.announced, found.outcome) == (None, None)
        assert found.is_decided

    def test_another_order_below_the_same_winner(self) -> None:
        """d (quality 60, price 60) leads; C drops out, and a and b change places below d.

        With C as with D the lowest price would be 60, so here D asks 100: 60 + 24 = 84, then b
        74.2, a 72. Without C: d 60 + 40 = 100, a 88, b 87. The winner is d either way.
        """
        of, bids, _ = reversal("not-announced")
        sheet = marks("p", {"a": {"k": 48}, "b": {"k": 55}, "c": {"k": 20}, "d": {"k": 60}})
        found = dropped(of, [*bids, bid("d", 100)], [sheet], "c")
        assert [one for _, one in ranks(found.keep_ranking)] == ["d", "b", "a"]
        assert [one for _, one in ranks(found.rescore)] == ["d", "a", "b"]
        assert (found.winner_differs, found.order_differs) == (False, True)
        assert found.is_decided

    def test_undecided_under_both(self) -> None:
        """90, 80, 80 without a: both leave b and c at rank 1, and a draw is needed."""
        for word in ("keep-ranking", "rescore", "not-announced"):
            found = dropped(*tens(word, a=9, b=8, c=8), "a")
            assert (found.is_decided, found.winner_differs) == (False, False)


FOUR = {"a": 8, "b": 8, "c": 8, "d": 8}


class TestDraws:
    """9.5 A drawing of lots counts in every situation that it was held for by 7.6: the award as it
    was, and what either policy leaves of it. Under `keep-ranking` the drawn order stands when a drawn
    bid drops out; under `rescore` those who are left share their rank again. A drawing for none of
    these situations is a fault.
    """

    def test_the_drawn_winner(self) -> None:
        """Four with 80 points, drawn c, a, d, b. Without c: a, d, b stand; rescored they share rank 1."""
        found = dropped(*tens("keep-ranking", **FOUR), "c", drawing("cadb", 80))
        assert ranks(found.before) == [(1, "c"), (2, "a"), (3, "d"), (4, "b")]
        assert ranks(found.keep_ranking) == [(1, "a"), (2, "d"), (3, "b")]
        assert ranks(found.rescore) == [(1, "a"), (1, "b"), (1, "d")]
        assert (won(found.keep_ranking), found.is_decided) == (["a"], True)
        assert found.rescore.status == "draw-needed"

    def test_a_new_draw_after_the_drawn_winner(self) -> None:
        """The same with a second draw between the 3 who are left: d, b, a under `rescore` only."""
        drawings = (drawing("cadb", 80), drawing("dba", 80, date="2026-04-01"))
        found = dropped(*tens("rescore", **FOUR), "c", *drawings)
        assert ranks(found.keep_ranking) == [(1, "a"), (2, "d"), (3, "b")]
        assert ranks(found.rescore) == [(1, "d"), (2, "b"), (3, "a")]
        assert [one.date for one in found.rescore.draws] == ["2026-04-01"]
        assert (won(found.rescore), found.is_decided) == (["d"], True)

    def test_a_new_draw_alone(self) -> None:
        """No draw had been held: the draw between the 3 who are left holds under both policies."""
        found = dropped(*tens("keep-ranking", **FOUR), "c", drawing("dba", 80))
        assert found.before.status == "draw-needed"
        assert ranks(found.keep_ranking) == ranks(found.rescore) == [(1, "d"), (2, "b"), (3, "a")]

    def test_a_new_draw_is_not_for_the_award_as_it_was(self) -> None:
        """Without --without there are 4 equal bids, and a draw between 3 of them is refused."""
        from tests.draw_build import refused

        assert refused(*tens("keep-ranking", **FOUR), drawing("dba", 80)) == ["AB435"]

    def test_a_draw_for_the_second_place(self) -> None:
        """90, 80, 80, drawn c, b for rank 2. Without a: c stands first under `keep-ranking`.

        Under `rescore` they share rank 1, and nobody drew lots for that.
        """
        found = dropped(*tens("rescore", a=9, b=8, c=8), "a", drawing("cb", 80, rank=2))
        assert ranks(found.keep_ranking) == [(1, "c"), (2, "b")]
        assert ranks(found.rescore) == [(1, "b"), (1, "c")]
        assert not found.is_decided

    def test_a_draw_for_the_place_that_came_free(self) -> None:
        """90, 80, 80 without a: the draw for rank 1, held afterwards, holds under both policies."""
        found = dropped(*tens("rescore", a=9, b=8, c=8), "a", drawing("cb", 80))
        assert ranks(found.keep_ranking) == ranks(found.rescore) == [(1, "c"), (2, "b")]
        assert ranks(found.before) == [(1, "a"), (2, "b"), (2, "c")]

    def test_a_draw_that_a_loser_leaves_as_it_is(self) -> None:
        """80, 80, 70 without c: the draw between a and b holds everywhere."""
        found = dropped(*tens("rescore", a=8, b=8, c=7), "c", drawing("ba", 80))
        for one in (found.before, found.keep_ranking, found.rescore):
            assert ranks(one)[:2] == [(1, "b"), (2, "a")]

    def test_a_draw_for_other_totals(self) -> None:
        """Two equal bids of price 100 have 72 points each with C and 88 without: two situations."""
        of, bids, _ = reversal("rescore")
        sheet = marks(
            "p", {name: {"k": mark} for name, mark in zip("abc", (48, 48, 20), strict=True)}
        )
        bids = [bid("a", 100), bid("b", 100), bids[2]]
        with_c, without_c = drawing("ab", 72), drawing("ba", 88)
        found = dropped(of, bids, [sheet], "c", with_c)
        assert (won(found.keep_ranking), found.rescore.status) == (["a"], "draw-needed")
        found = dropped(of, bids, [sheet], "c", without_c)
        assert (found.keep_ranking.status, won(found.rescore)) == ("draw-needed", ["b"])

    @pytest.mark.parametrize(
        ("held", "code"),
        [
            (drawing("ab", 80), "AB435"),  # of 4, nor of the 3 who are left
            (drawing("bda", 79), "AB435"),  # for the award these are not the bids
            (drawing("cadb", 79), "AB437"),
            (drawing("cadb", 80, rank=2), "AB436"),
        ],
    )
    def test_for_none_of_the_situations(self, held: dict[str, Any], code: str) -> None:
        """Four with 80 points, of whom c drops out; why it is not for the award is said."""
        with pytest.raises(Faults) as stop:
            dropped(*tens("rescore", **FOUR), "c", held)
        assert [fault.code.code for fault in stop.value.faults] == [code]

    def test_for_a_lot_that_nobody_leaves(self) -> None:
        """A draw for `zuid` at a total that is wrong (99) is a fault, though b was for `noord` only."""
        of = framework(award="lowest-price", lots=[lot("noord"), lot("zuid")], **policy("rescore"))
        both = [{"lot": "noord", "price": 100}, {"lot": "zuid", "price": 100}]
        bids = [
            bid("a", lots=both),
            bid("b", lots=both[:1]),
            bid("c", lots=both[1:]),
        ]
        right = drawing("ca", 100, lot="zuid")
        made = all_dropped(of, bids, [], "b", right)
        assert [one.status for one in made.evaluation.lots] == ["draw-needed", "ranked"]
        with pytest.raises(Faults) as stop:
            all_dropped(of, bids, [], "b", drawing("ca", 99, lot="zuid"))
        assert [fault.code.code for fault in stop.value.faults] == ["AB437"]


class TestExcluded:
    """9.6 A bid that was excluded or set aside has no rank to leave. Nothing changes under
    `keep-ranking`, and under `rescore` only where by 5.7 the bid still counted in the scores of
    others, or where by 4.5 it was the reason against another bid.
    """

    def test_the_other_bid_of_an_organisation(self) -> None:
        """x bids twice, so a and b are excluded; without a, b is the only bid of x, and wins."""
        policies = {"same-organisation": {"tenderer": "refuse", "beside": "flag"}}
        of = framework(leaf("k", 100, PROPORTIONAL), **policy("rescore", **policies))
        x = [member(org="x")]
        found = dropped(
            of, [bid("a", 90, members=x), bid("b", 80, members=x), bid("c", 100)], [], "a"
        )
        assert (found.without_part, totals(found.keep_ranking)) == (("a",), {"c": 100})
        assert totals(found.rescore) == {"b": 100, "c": 80}

    def test_excluded(self) -> None:
        """c is above the ceiling of 150: 100 and 125 are the prices, with c and without."""
        of = framework(leaf("k", 100, PROPORTIONAL), lots=[lot(ceiling=150)], **policy("rescore"))
        bids = [bid("a", 100), bid("b", 125), bid("c", 151)]
        found = dropped(of, bids, [], "c")
        assert found.without_part == ("c",)
        assert totals(found.keep_ranking) == totals(found.rescore) == {"a": 100, "b": 80}
        assert found.keep_ranking.excluded == found.rescore.excluded == ()

    def test_set_aside_after_the_relative_scores(self) -> None:
        """C has 60 of 100 points where 65 is the least: aside, but its price of 60 counted.

        So the award has b before a (74.2 and 72), and without C a is before b (88 and 87).
        """
        of, bids, sheets = reversal("rescore")
        from aanbesteding.model.framework import Minimum

        least = Minimum.model_validate({"percent": "65"})
        found = dropped(of.model_copy(update={"minimum_total": least}), bids, sheets, "c")
        assert (found.without_part, won(found.before)) == (("c",), ["b"])
        assert totals(found.keep_ranking) == {"b": F("74.2"), "a": 72}
        assert totals(found.rescore) == {"a": 88, "b": 87}
        assert found.winner_differs

    def test_set_aside_before_the_relative_scores(self) -> None:
        """C misses the minimum of 50 % on quality (20 of 60): its price of 60 never counted."""
        of, bids, sheets = reversal("rescore")
        from aanbesteding.model.framework import Minimum

        assert of.criteria is not None
        quality, price = of.criteria
        least = Minimum.model_validate({"percent": "50"})
        quality = quality.model_copy(update={"minimum": least})
        found = dropped(of.model_copy(update={"criteria": (quality, price)}), bids, sheets, "c")
        assert totals(found.before) == totals(found.rescore) == {"a": 88, "b": 87}
        assert (found.without_part, found.winner_differs) == (("c",), False)
