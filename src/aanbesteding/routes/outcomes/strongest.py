"""In what an outcome is ahead of another, the most first: each measure as a part of what there is.

So that people, euros and per cents can be set beside each other, each measure is divided by the
whole that the files offer: people who count by the demand, all people, volunteers, cost and double
activities by those of all activities together. The lead is the difference of those parts. Value is
left out, as a plan is made for it; so is what is not plainly better when it is more, such as the
number of contract parties.

Example, for a pocket calculator: the activities in all files cost € 10 and reach 200 people. One
outcome costs € 4 and reaches 50, the other € 9 and 180. The first is 9/10 − 4/10 = 50 % ahead in
cost, the other 180/200 − 50/200 = 65 % in people.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.recombination.problem import Problem
from aanbesteding.routes.outcomes.measured import Measured

Measure = Literal["counted", "people", "cost", "continuity", "newcomers", "volunteers", "doubles"]
LESS: frozenset[Measure] = frozenset({"cost", "doubles"})
"""Of which less is better."""


class Lead(NamedTuple):
    """A measure in which one outcome is ahead."""

    measure: Measure
    lead: Fraction
    """The difference of the parts, above 0."""
    own: Fraction
    its: Fraction
    """What the other has; amounts in people, euros, volunteers and activities, or parts."""


def leads(problem: Problem, one: Measured, other: Measured) -> tuple[Lead, ...]:
    """Return in what the one is ahead of the other, the most first; equals in a fixed order."""
    own, its, wholes = _amounts(one), _amounts(other), _wholes(problem, one)
    found = []
    for measure, whole in wholes.items():
        mine, theirs = own[measure], its[measure]
        if mine is None or theirs is None or not whole:
            continue
        lead = (theirs - mine if measure in LESS else mine - theirs) / whole
        if lead > 0:
            found.append(Lead(measure, lead, mine, theirs))
    return tuple(sorted(found, key=lambda each: -each.lead))


def _amounts(found: Measured) -> dict[Measure, Fraction | None]:
    worth = found.worth
    return {
        "counted": Fraction(sum(cell.counted for cell in worth.cells)),
        "people": Fraction(worth.people),
        "cost": Fraction(worth.cost, 100),
        "continuity": worth.continuity,
        "newcomers": worth.newcomers,
        "volunteers": Fraction(worth.volunteers),
        "doubles": Fraction(sum(double.extra for double in worth.doubles)),
    }


def _wholes(problem: Problem, found: Measured) -> dict[Measure, Fraction]:
    every = problem.activities
    return {
        "counted": Fraction(sum(cell.demand for cell in problem.cells)),
        "people": Fraction(sum(one.people for one in every)),
        "cost": Fraction(sum(one.cost for one in every), 100),
        "continuity": Fraction(1),
        "newcomers": Fraction(1),
        "volunteers": Fraction(sum(one.volunteers for one in every)),
        "doubles": Fraction(found.worth.extras_offered),
    }
