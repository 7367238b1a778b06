"""What is measured on the plan itself, for one theme of one coalition.

- `new-combinations`: chosen activities of the theme that are in a pair that counts, with an
  activity of an organisation that stands in no bid together with its own.
- `duplicates`: chosen activities that are double, after the first, in every cell of the theme.
- `continuity`: which part of the existing activities of the theme goes on, in per cent of their
  number; 100 where there are none, as then none stops.
- `volunteer-organisations`: volunteer organisations that are connected in the theme.
- `districts`: districts in which chosen activities of the theme reach somebody.
- `members`: the members of the coalition.

Example, for a pocket calculator. Of 5 existing activities of a theme 4 are chosen: 4 / 5 = 80.
"""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.checking.offered import activities
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.recombination import Measure
from aanbesteding.recombination.consortium.party import own_bids
from aanbesteding.recombination.problem import Coalition, Plan, Problem
from aanbesteding.recombination.worth import blocks_of, doubles_of, pairs_of


def measured(
    measure: Measure,
    problem: Problem,
    plan: Plan,
    dossier: Dossier,
    coalition: Coalition,
    theme: int,
) -> Fraction:
    """Return what is measured."""
    chosen = [one for one in plan.chosen if problem.activities[one].theme == theme]
    match measure:
        case "new-combinations":
            return Fraction(len(_newly_combined(problem, plan, dossier) & {*chosen}))
        case "duplicates":
            extras = doubles_of(problem, chosen)
            of_theme = (
                one
                for one in extras
                if problem.cells[problem.doubles[one.double].cell].theme == theme
            )
            return Fraction(sum(one.extra for one in of_theme))
        case "continuity":
            there = [n for n, one in enumerate(problem.activities) if one.theme == theme]
            existing = {one for one in there if problem.activities[one].existing}
            going_on = existing & {*chosen}
            return Fraction(100 * len(going_on), len(existing)) if existing else Fraction(100)
        case "volunteer-organisations":
            return Fraction(sum(at == theme for _, at in coalition.connected))
        case "districts":
            ids = {problem.activities[one].id for one in chosen}
            offered = (one.activity for one in activities(dossier) if one.activity.id in ids)
            return Fraction(
                len({part.district for one in offered for part in one.reach if part.people})
            )
        case "members":
            return Fraction(len(coalition.members))


def _newly_combined(problem: Problem, plan: Plan, dossier: Dossier) -> set[int]:
    """Return the activities that are in a pair that counts, of two who share no bid."""
    together = {
        frozenset((one.organisation, other.organisation))
        for bid in own_bids(dossier)
        for one in bid.tenderer.members
        for other in bid.tenderer.members
    }
    found: set[int] = set()
    for worth in pairs_of(problem, plan.chosen, blocks_of(plan)):
        pair = problem.pairs[worth.pair]
        acts = (problem.activities[pair.first], problem.activities[pair.second])
        names = frozenset(problem.organisations[one.organisation].id for one in acts)
        if names not in together:
            found |= {pair.first, pair.second}
    return found
