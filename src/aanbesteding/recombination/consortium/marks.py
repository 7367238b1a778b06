"""The marks of a coalition, derived from those that the bids of its members got.

A member has the mark that the same assessor gave, on the same criterion, to the bid in which the
member stands, for the same lot; of several such bids the lowest mark. Where none of its bids has a
mark for that lot, the lowest that they have for another lot. Who has none, does not count.

From the marks of the members the rule makes one:

- `weakest` and `strongest`: the mark that is worth least, or most.
- `lead`: the lead's; where it has none, that of the member with the greatest share that has one.
- `middle`: the lowest mark that members with half of the shares or more do not pass.

Example of `middle`, for a pocket calculator. Shares of 50, 30 and 20 per cent with the marks good,
fair and weak. Up to weak lie 20 of 100, up to fair 20 + 30 = 50, which is half: the mark is fair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.bid import Bid
from aanbesteding.model.conflicts import conflicted_bids
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework, Scale
from aanbesteding.model.recombination import MarkRule
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.model.values import mark_worth
from aanbesteding.recombination.consortium.party import Consortium, Party, stated


class OfMember(NamedTuple):
    """The mark of one member."""

    party: Party
    mark: str
    worth: Fraction


class DerivedMark(NamedTuple):
    """A mark on one criterion; without members that have a mark there is none."""

    criterion: str
    mark: str | None
    members: tuple[OfMember, ...]
    """Those that have a mark, in the order of the consortium."""


def rule_of(framework: Framework, of_plan: Framework) -> MarkRule:
    """Return the rule for marks that a framework announces, else that of the plan's framework."""
    block = framework.recombination or of_plan.recombination
    assert block is not None  # the plan's framework has rules
    return block.derived.marks


def conflict_with(sheet: ScoreSheet, consortium: Consortium, dossier: Dossier) -> str | None:
    """Return the first bid of a member or a connected one that an assessor does not judge.

    He who may not judge a bid may not judge, in another name, those who stand in it.
    """
    conflicted = conflicted_bids(sheet, dossier.bids)
    parties = (*consortium.members, *consortium.connected)
    return min(
        (bid.id for one in parties for bid in one.bids if bid.id in conflicted), default=None
    )


def derived_marks(
    framework: Framework, sheet: ScoreSheet, consortium: Consortium, lot: str, rule: MarkRule
) -> Iterator[DerivedMark]:
    """Yield the marks of a coalition on what an assessor judged of anybody in a lot."""
    index = next((n for n, one in enumerate(framework.lots) if one.id == lot), None)
    given = {
        criterion for lots in sheet.marks.values() for marks in lots.values() for criterion in marks
    }
    scales = {scale.id: scale for scale in framework.scales}
    for node in walk(framework, *criteria_of(framework, index)) if index is not None else ():
        if node.scale is not None and node.criterion.id in given and _judges(sheet, node.criterion):
            members = tuple(_members(sheet, consortium, lot, node.criterion.id, scales[node.scale]))
            mark = combined(rule, members).mark if members else None
            yield DerivedMark(node.criterion.id, mark, members)


def _judges(sheet: ScoreSheet, criterion: object) -> bool:
    method = getattr(criterion, "method", None)
    if sheet.kind == "consensus" or not isinstance(method, RatingScale):
        return True
    return method.assessors is None or sheet.assessor in method.assessors


def _members(
    sheet: ScoreSheet, consortium: Consortium, lot: str, criterion: str, scale: Scale
) -> Iterator[OfMember]:
    def find(bid: Bid, of: str) -> tuple[Fraction, str] | None:
        mark = sheet.marks.get(bid.id, {}).get(of, {}).get(criterion)
        worth = mark_worth(scale, mark.mark, sheet.decimal_sign) if mark else None
        return (worth, mark.mark) if mark and worth is not None else None

    for party in consortium.members:
        found = stated(party, lot, find)
        if found:
            worth, mark = min(found)
            yield OfMember(party, mark, worth)


def combined(rule: MarkRule, members: Sequence[OfMember]) -> OfMember:
    """Return the member whose mark becomes that of the coalition; there is at least one."""
    by_worth = sorted(members, key=lambda one: (one.worth, one.mark))
    if rule == "weakest":
        return by_worth[0]
    if rule == "strongest":
        return by_worth[-1]
    if rule == "lead":
        return min(members, key=lambda one: (not one.party.lead, -(one.party.share or 0)))
    half = sum((one.party.share or Fraction(0) for one in members), Fraction(0)) / 2
    so_far = Fraction(0)
    for one in by_worth:
        so_far += one.party.share or 0
        if so_far >= half:
            return one
    return by_worth[-1]
