"""Both frameworks on what they can be blended on: the bids that both admit, and nothing rounded.

Who is admitted was settled by each framework's own rules, on all bids. After that exclusion
grounds, requirements, minimum scores and bounds on the price are taken away, so that nobody drops
out a second time, and so is announced rounding, by which lines would not be straight. Relative
methods then look at the bids that both admit and at no other, so a part of the whole can differ
from the announced one; `Blend.differs` says of whom.

Example: under a relative method the lowest price gets all points. A admits x at € 80 and y at
€ 100, B only y. In the blend y is compared with itself, and gets all points instead of 80 %.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.routes.blend import Line
from aanbesteding.routes.sides import Side, common
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.answer import Said, said, total_of
from aanbesteding.sensitivity.weighing.shares import irrational


class Blend(NamedTuple):
    """The lines of the bids that both admit, in the order of the first framework."""

    lines: tuple[Line, ...]
    differs: tuple[str, ...]
    """The bids that earn another part of the whole here than announced, under either."""


def blend_of(one: Side, other: Side) -> Blend | Said:
    """Return the lines of two frameworks, or the sentence that says why there are none."""
    for side in (one, other):
        if not side.sums:
            return no_shares(side)
    bids = common(one, other)
    if not bids:
        return said(
            "no-common-bid",
            "Geen inschrijving is onder beide toegelaten.",
            "No bid is admitted under both.",
        )
    parts = []
    for side in (one, other):
        found = _again(side, bids)
        if isinstance(found, Said):
            return found
        parts.append(found)
    lines = tuple(Line(bid, parts[0][bid], parts[1][bid]) for bid in bids)
    differs = tuple(
        line.bid
        for line in lines
        if line.a != one.share(line.bid) or line.b != other.share(line.bid)
    )
    return Blend(lines, differs)


def no_shares(side: Side) -> Said:
    """Say that a total under a framework is no part of a whole."""
    return said(
        "no-part-of-a-whole",
        "Onder {letter} is een totaal geen som van punten, en dus geen deel van een geheel: hier "
        "is niets te mengen of van elkaar af te trekken.",
        "Under {letter} a total is no sum of points, so it is no part of a whole: there is nothing "
        "here to blend or to subtract.",
        letter=side.letter,
    )


def _again(side: Side, bids: tuple[str, ...]) -> dict[str, Fraction] | Said:
    """Return what the bids earn among themselves, not rounded; or why there is no such number."""
    result = side.case.again(
        admitting_all(side.case.framework), only_bids(side.case.dossier, bids, side.case.lot)
    )
    if result is None or {found.bid for found in result.ranking} != {*bids}:
        return said(
            "no-outcome-among-both",
            "Onder {letter} hebben de inschrijvingen die beide toelaten onderling geen uitkomst.",
            "Under {letter} the bids that both admit have no outcome among themselves.",
            letter=side.letter,
        )
    return _parts(side, result)


def _parts(side: Side, result: LotResult) -> dict[str, Fraction] | Said:
    if (criterion := irrational(result)) is not None:
        return said(
            "irrational",
            "Onder {letter} is de score op {criterion} geen breuk; een menging waarbij totalen "
            "precies gelijk zijn, is er dus ook geen.",
            "Under {letter} the score on {criterion} is no fraction; so neither is a blend in "
            "which totals are exactly equal.",
            letter=side.letter,
            criterion=side.case.title(criterion),
        )
    return {found.bid: total_of(found) / side.whole for found in result.ranking}


def only_bids(dossier: Dossier, bids: tuple[str, ...], lot: str) -> Dossier:
    """Return a dossier with some bids, and of those only what they offer for one lot."""
    kept = (bid for bid in dossier.bids if bid.id in bids)
    made = (
        bid.model_copy(update={"lots": tuple(offer for offer in bid.lots if offer.lot == lot)})
        for bid in kept
    )
    return replace(dossier, bids=tuple(made), draws=(), closed=())


def admitting_all(framework: Framework) -> Framework:
    """Return a framework without rounding and without anything that keeps a bid out."""
    policies = framework.policies.model_copy(
        update={
            "rounding": "none",
            "minimums_order": None,
            "same_organisation": None,
            "prices": None,
        }
    )
    lots = tuple(
        lot.model_copy(
            update={"ceiling": None, "floor": None, "criteria": without_minimums(lot.criteria)}
        )
        for lot in framework.lots
    )
    return framework.model_copy(
        update={
            "policies": policies,
            "lots": lots,
            "criteria": without_minimums(framework.criteria),
            "minimum_total": None,
            "requirements": (),
            "exclusion_grounds": (),
            "real_price": None,
            "controls": (),
            "flags": None,
        }
    )


def without_minimums(criteria: tuple[Criterion, ...] | None) -> tuple[Criterion, ...] | None:
    """Return a tree of criteria without minimum scores."""
    if criteria is None:
        return None
    return tuple(
        one.model_copy(update={"minimum": None, "criteria": without_minimums(one.criteria)})
        for one in criteria
    )
