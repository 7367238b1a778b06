"""Who stands in a coalition, with what share, and in which bids each of them stands already.

The share of a member is its part of the cost of the chosen activities, in hundredths of a per cent
that add up to exactly 100. Each gets what it has in whole hundredths, at least one; what is left
goes to the greatest remainders, of equal ones to the first by id; what was given too much is taken
from the greatest share.

Example, for a pocket calculator. Costs of 100, 100 and 100 are 33.33 each, 99.99 together; the
first by id gets the hundredth that is left: 33.34, 33.33 and 33.33. Costs of 999,999 and 1 are
99.99 and 0 in whole hundredths; the second gets its least, 0.01, and nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from aanbesteding.checking.offered import Described, descriptions
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.recombination.problem import Coalition, Plan, Problem

One = TypeVar("One")
UNITS = 10_000
"""Hundredths of a per cent in a whole."""


class Party(NamedTuple):
    """An organisation in a coalition."""

    described: Described
    """How the first bid by id describes it; the others say the same (AB471)."""
    share: Fraction | None
    """In per cent; None for one that is only connected."""
    lead: bool
    bids: tuple[Bid, ...]
    """The bids that somebody made in which it stands, in whatever role, by id."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.described.member.name


class Consortium(NamedTuple):
    """A coalition that is to be written as a bid."""

    number: int
    """Its place in the plan."""
    coalition: Coalition
    themes: tuple[int, ...]
    """The themes for which activities are chosen: the lots that it offers."""
    members: tuple[Party, ...]
    """The lead first, then by id."""
    connected: tuple[Party, ...]
    """Organisations that are only connected, by id."""


def own_bids(dossier: Dossier) -> Iterator[Bid]:
    """Yield the bids that somebody made: what follows from a derived one is derived twice."""
    return (bid for bid in dossier.bids if bid.derived is None)


def consortia(problem: Problem, plan: Plan, dossier: Dossier) -> tuple[Consortium, ...]:
    """Return the coalitions of a plan with who stands in them."""
    described = descriptions(dossier)
    first = {name: min(found, key=lambda one: one.bid.id) for name, found in described.items()}
    bids: dict[str, list[Bid]] = {}
    for bid in sorted(own_bids(dossier), key=lambda bid: bid.id):
        for name in {member.organisation for member in bid.tenderer.members}:
            bids.setdefault(name, []).append(bid)

    def party(organisation: int, share: Fraction | None, *, lead: bool = False) -> Party:
        name = problem.organisations[organisation].id
        return Party(first[name], share, lead, tuple(bids.get(name, ())))

    made = []
    for number, coalition in enumerate(plan.coalitions):
        shares = dict(
            zip(coalition.members, shares_of(_costs(problem, plan, coalition)), strict=True)
        )
        others = [one for one in coalition.members if one != coalition.lead]
        themes = {problem.activities[one].theme for one in plan.chosen} & {*coalition.themes}
        beside = sorted({one for one, _ in coalition.connected} - {*coalition.members})
        made.append(
            Consortium(
                number,
                coalition,
                tuple(sorted(themes)),
                (
                    party(coalition.lead, shares[coalition.lead], lead=True),
                    *(party(one, shares[one]) for one in others),
                ),
                tuple(party(one, None) for one in beside),
            )
        )
    return tuple(made)


def _costs(problem: Problem, plan: Plan, coalition: Coalition) -> list[int]:
    """Return the cost of the chosen activities of each member."""
    costs = dict.fromkeys(coalition.members, 0)
    for one in plan.chosen:
        activity = problem.activities[one]
        if activity.theme in coalition.themes:
            costs[activity.organisation] += activity.cost
    return list(costs.values())


def shares_of(costs: Sequence[int]) -> list[Fraction]:
    """Return the share of each in per cent; where nothing costs anything, equal shares."""
    if not sum(costs):
        costs = [1] * len(costs)
    total = sum(costs)
    units = [max(1, cost * UNITS // total) for cost in costs]
    by_rest = sorted(range(len(costs)), key=lambda n: (-(costs[n] * UNITS % total), n))
    left = UNITS - sum(units)
    for n in by_rest[: max(0, left)]:
        units[n] += 1
    for _ in range(-left):
        units[max(range(len(units)), key=lambda n: (units[n], -n))] -= 1
    return [Fraction(one, 100) for one in units]


def stated(party: Party, lot: str, find: Callable[[Bid, str], One | None]) -> list[One]:
    """Return what the bids in which a party stands have for a lot.

    Where none of them has it for that lot, what they have for other lots.
    """
    found = [one for bid in party.bids if (one := find(bid, lot)) is not None]
    return found or list(_elsewhere(party, lot, find))


def _elsewhere(party: Party, lot: str, find: Callable[[Bid, str], One | None]) -> Iterator[One]:
    for bid in party.bids:
        for offer in bid.lots:
            if offer.lot != lot and (one := find(bid, offer.lot)) is not None:
                yield one
