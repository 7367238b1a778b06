"""What can be asked of the solver beyond the rules, and what it answers: plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.recombination.problem import Plan
from aanbesteding.recombination.worth import Worth

Aim = Literal["value", "cost", "continuity"]
"""The most value, the least cost, or the most people in existing activities that go on.

Among equals the others decide, in the order value (the most), cost (the least).
"""


class Progress(NamedTuple):
    """How far the search is. What is not known yet is None."""

    best: int | None
    """What the best plan found has of the aim."""
    bound: int | None
    """What no plan can pass."""
    gap: Fraction | None
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked beyond the rules of the problem."""

    aim: Aim = "value"
    theme: int | None = None
    """With the aim `cost`: the cost of this theme alone."""
    within: frozenset[int] = frozenset()
    """Activities that the plan has."""
    without: frozenset[int] = frozenset()
    """Activities that the plan does not have."""
    other_than: tuple[tuple[int, ...], ...] = ()
    """Choices that the plan is not."""
    least_value: int | None = None
    """Thousandths of a point."""
    most_cost: int | None = None
    """Cents a year, connections too."""
    least_existing: int | None = None
    """People in existing activities that go on."""
    start: tuple[int, ...] = ()
    """A choice to begin with, where it is a plan. It changes how long the search takes, and which
    of equals is found where they are not settled."""
    gap: Fraction = Fraction(0)
    """The search stops when the bound is no more than this part of the best plan beyond it."""
    milliseconds: int | None = None
    """The most time for it all. Which plan is found by then depends on the machine."""
    settle: bool = True
    """Whether, among plans of equal aim, the one that the order in `Aim` names is looked for."""
    in_order: bool = True
    """With `settle`: whether the order of ids decides among those that are equal in every aim."""
    progress: Callable[[Progress], None] | None = None


Status = Literal[
    "optimal",  # proven: no plan is better
    "within-gap",  # proven: no plan is better by more than the gap that was asked for, or than 10⁻⁹
    "stopped",  # time is up: the best plan found, with the gap that is proven
    "none",  # proven: no plan keeps all rules
    "none-found",  # time is up, and no plan was found; there may be one
]

Settled = Literal["first", "cheapest", "any"]
"""How far equals were told apart: down to the order of ids, to the aims, or not at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the search found."""

    status: Status
    plan: Plan | None = None
    worth: Worth | None = None
    best: int | None = None
    """What the plan has of the aim, worked out anew in whole numbers."""
    bound: int | None = None
    """What no plan can pass; None where there is none."""
    settled: Settled = "any"

    @property
    def gap(self) -> Fraction | None:
        """How far the bound lies beyond the best plan, as a part of that plan's value or cost.

        0 where the plan is proven to be the best; None where there is no plan, or where its value
        is 0 and the bound is not.
        """
        return gap_between(self.best, self.bound)


def gap_between(best: int | None, bound: int | None) -> Fraction | None:
    """Return how far a bound lies beyond what was found, as a part of what was found."""
    if best is None or bound is None:
        return None
    if best == bound:
        return Fraction(0)
    return Fraction(abs(bound - best), abs(best)) if best else None
