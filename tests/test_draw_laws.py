"""Laws of drawings of lots and of drop-out, on arbitrary small tenders with many ties."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.build import SETTINGS
from tests.draw_build import record
from tests.test_properties import Tender, remarked, tenders

from aanbesteding import Dossier, Faults, drop_out, evaluate
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.draws import situations
from aanbesteding.scoring.evaluation import LotResult


def with_contracts(of: Framework, contracts: int) -> Framework:
    """The framework with so many contracts in its one lot."""
    from aanbesteding.exact.number import Number

    (one,) = of.lots
    return of.model_copy(
        update={"lots": (one.model_copy(update={"winners": Number.of(contracts)}),)}
    )


def with_twins(tender: Tender, chance: Any) -> Tender:
    """The tender with exact copies of some bids, which are equal to them under every method."""
    names = [bid.id for bid in tender.bids]
    doubled = chance.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))
    twins = [(name, f"{name}{number}") for number, name in enumerate(doubled)]
    by_name = {bid.id: bid for bid in tender.bids}
    copies = tuple(by_name[name].model_copy(update={"id": twin}) for name, twin in twins)
    sheets = tuple(
        remarked(
            sheet, lambda name, on: {name: on, **{twin: on for of, twin in twins if of == name}}
        )
        for sheet in tender.sheets
    )
    return Tender(tender.of, (*tender.bids, *copies), sheets)


def dossier(tender: Tender) -> Dossier:
    """Its bids and sheets."""
    return Dossier(tender.bids, tender.sheets)


def held(of: Framework, lot: LotResult, chance: Any) -> list[dict[str, Any]]:
    """A drawing for each open tie, in an order that chance decides."""
    found = []
    for situation in situations(of, lot):
        order = chance.draw(st.permutations(situation.bids))
        words = {word: str(value) for word, value in situation.tie_breaks}
        parts = {"lot": situation.lot, "rank": situation.rank, "bids": list(situation.bids)}
        parts |= {"total": str(situation.total), "date": "2026-03-14", "held-by": "notaris"}
        found.append({**parts, "outcome": order, **({"tie-breaks": words} if words else {})})
    return found


def ties_in(lot: LotResult) -> dict[str, int]:
    """Who ranks where."""
    return {result.bid: result.rank or 0 for result in lot.ranking}


@SETTINGS
@given(tenders(bids=2), st.integers(1, 3), st.data())
def test_a_draw_refines_the_ranking_and_changes_nothing_else(
    tender: Tender, contracts: int, chance: Any
) -> None:
    """Every rank is then held by one; who was ahead stays ahead; totals and points stay."""
    tender = with_twins(tender, chance)
    of = with_contracts(tender.of, contracts)
    before = evaluate(of, dossier(tender)).lots[0]
    drawings = held(of, before, chance)
    assume(drawings)
    after = evaluate(of, dossier(tender).with_draws([record(*drawings)])).lots[0]
    was, now = ties_in(before), ties_in(after)
    assert sorted(now.values()) == list(range(1, len(now) + 1))
    for one in was:
        for other in was:
            if was[one] < was[other]:
                assert now[one] < now[other]
    for drawing in drawings:
        places = [now[bid] for bid in drawing["outcome"]]
        start = drawing["rank"]
        assert places == list(range(start, start + len(places)))
    assert after.status == "ranked"
    assert [r.bid for r in after.winners] == [r.bid for r in after.ranking][:contracts]
    for result in before.ranking:
        same = after.result(result.bid)
        assert same is not None
        assert (same.total, same.nodes, same.price) == (result.total, result.nodes, result.price)
    assert (after.excluded, after.lowest, after.findings) == (
        before.excluded,
        before.lowest,
        before.findings,
    )
    assert [(tie.bids, tie.total, tie.decided_by) for tie in after.ties] == [
        (tie.bids, tie.total, tie.decided_by) for tie in before.ties
    ]


@SETTINGS
@given(tenders(bids=3), st.data())
def test_a_draw_is_refused_when_anything_of_its_situation_is_another(
    tender: Tender, chance: Any
) -> None:
    """One more, one fewer, another rank, another total: no ranking, whatever the tender."""
    tender = with_twins(tender, chance)
    before = evaluate(tender.of, dossier(tender)).lots[0]
    drawings = held(tender.of, before, chance)
    assume(drawings)
    drawing = drawings[0]
    others = [r.bid for r in before.ranking if r.bid not in drawing["bids"]]
    changed = [
        {"rank": drawing["rank"] + 1},
        {"total": str(situations(tender.of, before)[0].total + 1)},
    ]
    if others:
        more = [*drawing["bids"], others[0]]
        changed.append({"bids": more, "outcome": more})
    if len(drawing["bids"]) > 2:
        fewer = drawing["bids"][1:]
        changed.append({"bids": fewer, "outcome": fewer})
    for change in changed:
        told = []
        try:
            evaluate(tender.of, dossier(tender).with_draws([record({**drawing, **change})]))
        except Faults as stop:
            told = [fault.code.code for fault in stop.faults]
        assert told in (["AB435"], ["AB436"], ["AB437"]), change


@SETTINGS
@given(tenders(bids=2), st.integers(1, 3), st.data())
def test_keep_ranking_never_changes_the_order_of_the_others(
    tender: Tender, contracts: int, chance: Any
) -> None:
    """Who was ahead stays ahead, who was equal stays equal, totals stay; ranks count from 1 anew."""
    tender = with_twins(tender, chance)
    of = with_contracts(tender.of, contracts)
    names = [bid.id for bid in tender.bids]
    gone = chance.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    drawings = held(of, evaluate(of, dossier(tender)).lots[0], chance)
    records = [record(*drawings)] if drawings and chance.draw(st.booleans()) else []
    (found,) = drop_out(of, dossier(tender).with_draws(records), gone).lots
    was, now = ties_in(found.before), ties_in(found.keep_ranking)
    assert set(now) == set(was) - set(gone)
    for one in now:
        for other in now:
            assert (was[one] < was[other]) == (now[one] < now[other])
        assert now[one] == 1 + sum(was[other] < was[one] for other in now)
        before, after = found.before.result(one), found.keep_ranking.result(one)
        assert before is not None
        assert after is not None
        assert (before.total, before.nodes) == (after.total, after.nodes)


@SETTINGS
@given(tenders(bids=2), st.data())
def test_rescore_is_an_evaluation_without_the_bid(tender: Tender, chance: Any) -> None:
    """As if the bid and its marks had never come in, number for number."""
    gone = chance.draw(st.sampled_from([bid.id for bid in tender.bids]))
    (found,) = drop_out(tender.of, dossier(tender), [gone]).lots
    fresh = tender.without(gone).result()
    assert (found.rescore.ranking, found.rescore.ties, found.rescore.status) == (
        fresh.ranking,
        fresh.ties,
        fresh.status,
    )


@SETTINGS
@given(tenders(bids=2), st.data())
def test_dropping_nobody_changes_nothing(tender: Tender, chance: Any) -> None:
    """Without a bid that drops out there is the award as it was, and no lot to show."""
    made = drop_out(tender.of, dossier(tender), [])
    assert made.lots == ()
    assert made.evaluation.lots == evaluate(tender.of, dossier(tender)).lots


@SETTINGS
@given(tenders(bids=2))
def test_rounding_is_warned_about_exactly_when_it_changes_who_is_first(tender: Tender) -> None:
    """Against a second evaluation under the same framework with `rounding: none`."""
    policies = tender.of.policies.model_copy(update={"rounding": "none"})
    plain = evaluate(tender.of.model_copy(update={"policies": policies}), dossier(tender)).lots[0]
    rounded = evaluate(tender.of, dossier(tender)).lots[0]
    first = [{result.bid for result in lot.ranking if result.rank == 1} for lot in (rounded, plain)]
    expected = []
    if first[0] != first[1]:
        tied = (len(first[0]) > 1, len(first[1]) > 1)
        expected = [{(True, False): "AB612", (False, True): "AB613"}.get(tied, "AB611")]
    found = [f.code.code for f in rounded.findings if f.code.code in ("AB611", "AB612", "AB613")]
    assert found == expected
    assert not [f for f in plain.findings if f.code.code in ("AB611", "AB612", "AB613")]
