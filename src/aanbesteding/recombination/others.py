"""Other plans: the best ones after the best, and what the plans near the best have in common.

An alternative is a plan that has other activities; with the same activities shared out otherwise
it is no alternative. The plans that are known already are ruled out as they are (a choice is not
this one if at least one activity differs), and the best of what is left is the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from aanbesteding.recombination.analysis import (
    Alternative,
    Alternatives,
    Held,
    LeftOuts,
    Near,
    Proof,
)
from aanbesteding.recombination.asked import Asked, Outcome
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.questions import Questions

ANY = Fraction(10**9)
"""A gap so large that the first plan that is found will do."""


def alternatives(problem: Problem, best: Outcome, count: int, questions: Questions) -> Alternatives:
    """Return the best other plans, at most `count` of them.

    Of plans of equal value any can come first, but always the same.
    """
    assert best.plan is not None
    assert best.worth is not None
    known, proven = [best.plan.chosen], best.status == "optimal"
    made: list[Alternative] = []
    for _ in range(count):
        found = questions.solve(Asked(other_than=tuple(known), settle=False))
        if found.plan is None or found.worth is None:
            return Alternatives(tuple(made), count, complete=found.status == "none")
        mine, theirs = set(best.plan.chosen), set(found.plan.chosen)
        proven = proven and found.status == "optimal"
        made.append(
            Alternative(
                found.plan,
                found.worth,
                best.worth.value - found.worth.value,
                tuple(sorted(theirs - mine)),
                tuple(sorted(mine - theirs)),
                proven,
            )
        )
        known.append(found.plan.chosen)
    return Alternatives(tuple(made), count, complete=False)


def least_of(value: int, within: Fraction) -> int:
    """Return the least whole value that lies within a part of another.

    1 per cent within 250: 250 − 2.5 = 247.5, so 248. Of a value below 0 it lies below that:
    −250 − 2.5 = −252.5, so −252.
    """
    least = value - within * abs(value)
    return -(-least.numerator // least.denominator)


def near(
    problem: Problem,
    best: Outcome,
    within: Fraction,
    questions: Questions,
    left_out: LeftOuts | None = None,
) -> Near:
    """Return which activities are in every plan near the best, in some, and in none.

    Every plan that was found so far and lies within settles those that it has and those that it
    lacks. For each other activity one is looked for with it, or without it.
    """
    assert best.plan is not None
    assert best.worth is not None
    least = least_of(best.worth.value, within)
    chosen = frozenset(best.plan.chosen)
    run = _Near(questions, least, {n: n in chosen for n in range(len(problem.activities))})
    shadows = left_out.activities if left_out is not None else ()
    for shadow in shadows:
        if shadow.why == "no-plan" or (
            shadow.loss is not None and shadow.loss > best.worth.value - least
        ):
            run.settled[shadow.activity] = "exact"
    for n in range(len(problem.activities)):
        run.look(n)
    always = [run.held(n, best) for n in sorted(chosen) if run.settled.get(n) == "exact"]
    always.sort(key=lambda one: (one.loss is not None, -(one.loss or 0), one.activity))
    return Near(
        within,
        least,
        tuple(always),
        tuple(sorted(run.varied())),
        tuple(n for n in sorted(run.settled) if n not in chosen and run.settled[n] == "exact"),
        tuple(n for n in sorted(run.settled) if run.settled[n] == "unknown"),
    )


class _Near:
    """What is known of the plans near the best: which activities all have, or none."""

    def __init__(self, questions: Questions, least: int, first: dict[int, bool]) -> None:
        self.questions, self.least, self.first = questions, least, first
        self.settled: dict[int, Proof] = {}
        """Activities that every such plan has, or none has; or of which it is not known."""
        self.other: set[int] = set()
        for worth, plan in questions.found:
            if worth >= least:
                self.see(plan)

    def see(self, plan: Iterable[int]) -> None:
        """Note in what a plan differs from the first."""
        there = set(plan)
        self.other |= {n for n, in_first in self.first.items() if in_first != (n in there)}

    def look(self, activity: int) -> None:
        """Look for a plan that differs from the first in this activity."""
        if activity in self.settled or activity in self.other:
            return
        found = self.questions.solve(
            replace(
                self._turned(activity),
                least_value=self.least,
                gap=ANY,
                settle=False,
            )
        )
        if found.plan is not None:
            self.see(found.plan.chosen)
        else:
            self.settled[activity] = "exact" if found.status == "none" else "unknown"

    def _turned(self, activity: int) -> Asked:
        one = frozenset((activity,))
        return Asked(without=one) if self.first[activity] else Asked(within=one)

    def varied(self) -> set[int]:
        """Return the activities that some such plans have and others have not."""
        return self.other - self.settled.keys()

    def held(self, activity: int, best: Outcome) -> Held:
        """Return an activity that every such plan has, with what is lost without it."""
        assert best.worth is not None
        found = self.questions.solve(replace(self._turned(activity), settle=False))
        if found.status == "none":
            return Held(activity, "exact", None)
        proof, loss = loss_of(best, found)
        if proof != "exact":  # that it is held is proven: the loss is more than what is within
            proof, loss = "bound", max(loss or 0, best.worth.value - self.least + 1)
        return Held(activity, proof, loss)


def loss_of(best: Outcome, found: Outcome) -> tuple[Proof, int | None]:
    """Return how much less a plan is worth than the best one, as far as it is proven.

    Where a search was stopped, its bound says how much is lost at least.
    """
    assert best.worth is not None
    value = best.worth.value
    if found.status == "optimal" and found.best is not None:
        return "exact", value - found.best
    if found.bound is not None:
        return "bound", max(0, value - found.bound)
    return "unknown", None
