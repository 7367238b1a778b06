"""What an outcome consists of, by ids: the activities, and who answers for them.

Under an award everyone in a winning bid does, for the theme of that lot, the activities that the
files list for it. A subcontractor does so too: its work is part of the bid. Activities for other
themes than the lots that a bid wins are not part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.model.bid import Bid
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.routes.sides import LETTERS
from aanbesteding.scoring.evaluation import Evaluation, LotResult

Kind = Literal["award", "plan"]


class Group(NamedTuple):
    """Who answers together for one theme or more."""

    themes: tuple[str, ...]
    lead: str
    """The organisation."""
    connected: tuple[tuple[str, str], ...] = ()
    """Volunteer organisations, each with the theme on whose budget."""


class Won(NamedTuple):
    """A lot, and who certainly has its contracts."""

    lot: str
    bids: tuple[str, ...]
    sure: bool
    """Whether no contract is in doubt."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An outcome."""

    letter: str
    """The framework that it is of."""
    kind: Kind
    activities: tuple[str, ...]
    groups: tuple[Group, ...]
    parties: int
    """How many parties the city has a contract with: winning bids, or coalitions."""
    price: Fraction | None = None
    """What winning bids cost by their prices, in euros; None for a plan, and without prices."""

    @property
    def key(self) -> str:
        """Its name in keys."""
        return f"{self.kind}-{self.letter.lower()}"


def won(evaluation: Evaluation) -> tuple[Won, ...]:
    """Return who has the contracts, lot by lot."""
    return tuple(_won(lot) for lot in evaluation.lots)


def _won(lot: LotResult) -> Won:
    bids = tuple(one.bid for one in lot.winners)
    return Won(lot.lot.id, bids, lot.status != "no-admissible-bid" and not lot.contested)


def awarded(evaluations: Sequence[Evaluation]) -> Chosen | None:
    """Return what the award of the first framework will do; None where a contract is in doubt."""
    of_lots = won(evaluations[0])
    if not all(one.sure for one in of_lots):
        return None
    bids = {bid.id: bid for one in evaluations for bid in one.dossier.bids}
    activities: dict[str, None] = {}
    groups = []
    for one in of_lots:
        members = {m.organisation for name in one.bids for m in bids[name].tenderer.members}
        activities |= dict.fromkeys(_theirs(bids, members, one.lot))
        groups.append(Group((one.lot,), bids[one.bids[0]].tenderer.partners[0].organisation))
    parties = {name for one in of_lots for name in one.bids}
    price = _price(evaluations[0])
    return Chosen(
        LETTERS[0], "award", tuple(sorted(activities)), tuple(groups), len(parties), price
    )


def _price(evaluation: Evaluation) -> Fraction | None:
    prices = [one.price for lot in evaluation.lots for one in lot.winners]
    known = [price for price in prices if price is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(prices) else None


def _theirs(bids: Mapping[str, Bid], members: set[str], theme: str) -> Iterator[str]:
    """Yield what organisations do for a theme, whichever bid lists it."""
    for bid in bids.values():
        for activity in bid.activities:
            if activity.organisation in members and activity.theme == theme:
                yield activity.id


def planned(letter: str, problem: Problem, plan: Plan) -> Chosen:
    """Return a plan by ids, so that other rules can be held against it."""
    organisations = [one.id for one in problem.organisations]
    groups = tuple(
        Group(
            tuple(problem.themes[theme] for theme in one.themes),
            organisations[one.lead],
            tuple((organisations[who], problem.themes[theme]) for who, theme in one.connected),
        )
        for one in plan.coalitions
    )
    activities = tuple(problem.activities[one].id for one in plan.chosen)
    return Chosen(letter, "plan", activities, groups, len(groups))
