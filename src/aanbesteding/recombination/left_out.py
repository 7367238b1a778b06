"""What is not in the plan, and why: each activity's value against the budget.

The shadow value of an activity is what the best plan loses when it must have that activity: the
value of the best plan less that of the best plan with it, both worked out by the solver.

Example, for a pocket calculator. A budget of 10; a is worth 60 for 6, b 50 for 5, c 45 for 5. The
best plan is b and c: 95. With a nothing else fits: 60. The shadow value of a is 95 − 60 = 35. It
would add 60 to the plan, and the plan leaves 10 − 10 = 0 of the budget, where a costs 6.
"""

from __future__ import annotations

from aanbesteding.recombination.analysis import LeftOut, LeftOuts, Why
from aanbesteding.recombination.asked import Asked, Outcome
from aanbesteding.recombination.conflict import conflict_of
from aanbesteding.recombination.formulation import formulate
from aanbesteding.recombination.integer import maximise
from aanbesteding.recombination.others import loss_of
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.recombination.questions import Questions
from aanbesteding.recombination.sharing import Sharing, plan_of, sharings
from aanbesteding.recombination.verify import Breach, breaches
from aanbesteding.recombination.worth import Worth, blocks_of, value_of


def left_out(problem: Problem, best: Outcome, most: int, questions: Questions) -> LeftOuts:
    """Return what is not in the best plan, the most costly first, and why.

    The best plan with it is worked out for the first `most` of them; for the others the relaxation
    says what is lost at least.
    """
    assert best.plan is not None
    acts = problem.activities
    outside = sorted(
        set(range(len(acts))) - set(best.plan.chosen), key=lambda n: (-acts[n].cost, n)
    )
    made = [
        _worked_out(problem, best, one, questions)
        if n < most
        else _bounded(problem, best, one, questions)
        for n, one in enumerate(outside)
    ]
    return LeftOuts(tuple(made), min(most, len(outside)))


def _worked_out(problem: Problem, best: Outcome, activity: int, questions: Questions) -> LeftOut:
    found = questions.solve(Asked(within=frozenset((activity,)), settle=False))
    beside = _beside(problem, best, activity)
    if found.status == "none":
        return _impossible(problem, beside, questions)
    proof, loss = loss_of(best, found)
    return beside._replace(
        proof=proof, loss=loss, instead=found.plan.chosen if found.plan is not None else None
    )


def _bounded(problem: Problem, best: Outcome, activity: int, questions: Questions) -> LeftOut:
    assert best.worth is not None
    beside = _beside(problem, best, activity)
    asked = questions.timed(Asked(within=frozenset((activity,))))
    bounds = []
    for sharing in sharings(len(problem.themes), problem.limits.coalitions):
        program = formulate(problem, sharing, asked)
        found = maximise(
            program,
            program.value,
            len(problem.activities),
            milliseconds=asked.milliseconds,
            relaxed=True,
        )
        if found.status == "stopped" or (found.bound is None and found.status != "none"):
            return beside
        if found.bound is not None:
            bounds.append(found.bound)
    if not bounds:
        return _impossible(problem, beside, questions)
    return beside._replace(proof="bound", loss=max(0, best.worth.value - max(bounds)))


def _impossible(problem: Problem, beside: LeftOut, questions: Questions) -> LeftOut:
    """Return an activity that no plan can have, with the rules that stand in the way."""
    asked = questions.timed(Asked(within=frozenset((beside.activity,))))
    conflict = None if asked.milliseconds == 0 else conflict_of(problem, asked)
    return beside._replace(why="no-plan", proof="exact", loss=None, conflict=conflict)


def _beside(problem: Problem, best: Outcome, activity: int) -> LeftOut:
    """Return what happens when an activity just comes beside those of the plan."""
    assert best.plan is not None
    assert best.worth is not None
    chosen = tuple(sorted((*best.plan.chosen, activity)))
    sharing = whole_sharing(problem, best.plan)
    adds = value_of(problem, chosen, sharing) - best.worth.value
    cost, room = problem.activities[activity].cost, _room(problem, best.worth, activity)
    plan = plan_of(problem, chosen, sharing)
    broken: tuple[Breach, ...] = breaches(problem, plan) if plan is not None else ()
    why: Why = "not-best"
    if adds <= 0:
        why = "adds-nothing"
    elif room is not None and cost > room:
        why = "no-room"
    elif plan is None or broken:
        why = "rule"
    return LeftOut(activity, why, adds, cost, room, broken, "unknown", None)


def _room(problem: Problem, worth: Worth, activity: int) -> int | None:
    """Return the least that is left of the budgets that an activity would be paid from."""
    limits, theme = problem.limits, problem.activities[activity].theme
    left = []
    if theme in limits.budgets:
        left.append(limits.budgets[theme] - worth.themes[theme].cost)
    if limits.budget is not None:
        left.append(limits.budget - worth.cost)
    return min(left, default=None)


def whole_sharing(problem: Problem, plan: Plan) -> Sharing:
    """Return the coalitions of a plan, with the themes in none shared out over what is left.

    They each get one of their own as far as there can be more, and the last takes the others.
    """
    blocks = list(blocks_of(plan))
    others = [n for n in range(len(problem.themes)) if not any(n in block for block in blocks)]
    most = min(problem.limits.coalitions, len(problem.themes)) - len(blocks)
    blocks += [(one,) for one in others[: most - 1]] if most > 0 else []
    if others and most > 0:
        blocks.append(tuple(others[most - 1 :]))
    return tuple(sorted(blocks))
