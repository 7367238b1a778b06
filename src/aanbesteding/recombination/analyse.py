"""All that there is to say about the best plan, as far as it is asked."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.recombination.analysis import Recombined
from aanbesteding.recombination.asked import Outcome
from aanbesteding.recombination.conflict import conflict_of
from aanbesteding.recombination.division import divisions
from aanbesteding.recombination.facts import facts_of
from aanbesteding.recombination.front import front
from aanbesteding.recombination.left_out import left_out
from aanbesteding.recombination.others import alternatives, near
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.questions import Questions
from aanbesteding.recombination.tabled import Tabled

Part = Literal["coverage", "left-out", "alternatives", "near", "front", "division"]
PARTS: tuple[Part, ...] = ("coverage", "left-out", "alternatives", "near", "front", "division")


def _silent(part: Part, asked: int) -> None:
    """Tell nobody."""


class Effort(NamedTuple):
    """What is asked about a plan, and how much of it."""

    parts: tuple[Part, ...] = PARTS
    alternatives: int = 3
    within: Fraction = Fraction(1, 100)
    """How much less plans near the best are worth at most, as a part of its value."""
    left_out: int = 40
    """For how many activities that are left out the best plan with it is worked out."""
    points: int = 12
    """About how many points of the front are given, where it is longer."""
    drawings: int = 10_000
    """How many orders are drawn for Shapley values that are not exact."""
    seed: int = 0
    gap: Fraction = Fraction(0)
    """The gap at which each search stops, as for the plan itself. Above 0, what is lost is known as
    a bound where it is not proven exactly."""
    milliseconds: int | None = None
    """The most time for the questions of each part. What is not proven by then is said to be so,
    and depends on the machine."""
    progress: Callable[[Part, int], None] = _silent
    """Called before each question to the solver with its part and how many were asked before."""


def analyse(
    problem: Problem,
    best: Outcome,
    effort: Effort | None = None,
    tabled: Tabled | None = None,
) -> Recombined:
    """Return all that is asked about the best plan; without a plan why there is none.

    `tabled` are the tables with which the plan was found, where there are.

    Raises `Faults` where the solver is not installed (AB906).
    """
    effort = effort or Effort()
    if best.plan is None or best.worth is None:
        conflict = conflict_of(problem) if best.status == "none" else None
        return Recombined(problem, best, conflict=conflict)
    parts = effort.parts
    tabled = tabled or Tabled(problem)
    known = Questions(problem, best, tabled=tabled)

    def questions(part: Part) -> Questions:
        """Begin the questions of a part, with the plans that the parts before it found."""
        made = Questions(
            problem,
            best,
            effort.milliseconds,
            lambda asked: effort.progress(part, asked),
            effort.gap,
            tabled,
        )
        made.found = known.found
        return made

    outside = others = close = points = None
    if "left-out" in parts:
        outside = left_out(problem, best, effort.left_out, questions("left-out"))
    if "alternatives" in parts:
        others = alternatives(best, effort.alternatives, questions("alternatives"))
    if "near" in parts:
        close = near(problem, best, effort.within, questions("near"), outside)
    if "front" in parts:
        points = front(problem, best, effort.points, questions("front"))
    return Recombined(
        problem,
        best,
        facts=facts_of(problem, best.plan, best.worth) if "coverage" in parts else None,
        left_out=outside,
        alternatives=others,
        near=close,
        front=points,
        divisions=divisions(problem, best.plan, effort.drawings, effort.seed)
        if "division" in parts
        else None,
    )
