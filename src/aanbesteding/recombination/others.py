"""Other plans: the best ones after the best, and what the plans near the best have in common.

An alternative is a plan that has other activities; with the same activities shared out otherwise
it is no alternative. The plans that are known already are ruled out as they are (a choice is not
this one if at least one activity differs), and the best of what is left is the next.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def alternatives(best: Outcome, count: int, questions: Questions) -> Alternatives:
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

    Every plan that was found so far and lies within settles those in which it differs from the best
    one. For each other activity of the best plan the best plan without it is worked out; for each
    other activity that is not in it a plan near the best is looked for that has it.
    """
    assert best.plan is not None
    assert best.worth is not None
    least = least_of(best.worth.value, within)
    chosen = frozenset(best.plan.chosen)
    run = _Near(questions, best, least)
    for shadow in left_out.activities if left_out is not None else ():
        lost = shadow.loss is not None and shadow.loss > best.worth.value - least
        if shadow.why == "no-plan" or lost:
            run.never.add(shadow.activity)
    for n in range(len(problem.activities)):
        if n in run.other or n in run.never:
            continue
        if n in chosen:
            run.without(n)
        else:
            run.having(n)
    run.always.sort(key=lambda one: (one.loss is not None, -(one.loss or 0), one.activity))
    return Near(
        within,
        least,
        tuple(run.always),
        tuple(sorted(run.other)),
        tuple(sorted(run.never)),
        tuple(sorted(run.unknown - run.other)),
    )


class _Near:
    """What is known of the plans near the best: which activities all have, or none."""

    def __init__(self, questions: Questions, best: Outcome, least: int) -> None:
        assert best.plan is not None
        self.questions, self.best, self.least = questions, best, least
        self.first = frozenset(best.plan.chosen)
        self.other: set[int] = set()
        """Activities that some such plans have and others have not."""
        self.always: list[Held] = []
        self.never: set[int] = set()
        self.unknown: set[int] = set()
        for value, plan in questions.found:
            self.see(value, plan)

    def see(self, value: int, plan: Iterable[int]) -> bool:
        """Note in what a plan differs from the best one, if it is near it."""
        if value < self.least:
            return False
        self.other |= self.first ^ set(plan)
        return True

    def without(self, activity: int) -> None:
        """Look for the best plan that does not have an activity of the best one."""
        assert self.best.worth is not None
        found = self.questions.solve(Asked(without=frozenset((activity,)), settle=False))
        at, worth = found.plan, found.worth
        if at is not None and worth is not None and self.see(worth.value, at.chosen):
            return
        if found.status == "none":
            self.always.append(Held(activity, "exact", None))
            return
        proof, loss = loss_of(self.best, found)
        if loss is not None and loss > self.best.worth.value - self.least:
            self.always.append(Held(activity, proof, loss))
        else:
            self.unknown.add(activity)

    def having(self, activity: int) -> None:
        """Look for a plan near the best that has an activity which the best one has not."""
        asked = Asked(within=frozenset((activity,)), least_value=self.least, gap=ANY, settle=False)
        found = self.questions.solve(asked)
        if found.worth is not None and found.plan is not None:
            self.see(found.worth.value, found.plan.chosen)
        elif found.status == "none":
            self.never.add(activity)
        else:
            self.unknown.add(activity)


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
