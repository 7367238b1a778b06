"""The front of value against cost against continuity.

A plan is on the front if no other plan is better in one of the three and as good in the others.
Points are found by a condition on two of them and the most of the third (the epsilon constraint):
the most value v of plans that cost at most c and keep at least e people in existing activities;
then, of plans of that value that cost no more than the one found, the most continuity; of those the
least cost. A plan so found is on the front: one that is as good in all and better in one would have
been found in its place.

With whole numbers the whole front can be gone through. For each e, from nothing: the most value at
any cost, then at a cost below that of the last, until there is no plan. Then e becomes one more
than the least continuity that was seen, as between the two nothing can change. A front can have
thousands of points; when there are more than were asked for, the points at levels of cost and
continuity are given, with the ends.

Example, for a pocket calculator. a: value 6 for cost 4, goes on for 10 people; b: value 3 for cost
1, goes on for nobody. The front, as value, cost, people: (0, 0, 0), (3, 1, 0), (6, 4, 10) and
(9, 5, 10).
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.recombination.analysis import Front, Point
from aanbesteding.recombination.asked import Asked, Outcome
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.questions import Questions

FEW = 16
"""With more activities than this the whole front is not tried: it would be long."""
LEVELS_OF_CONTINUITY = 3
"""With points at levels: so many levels of continuity, the least of them nothing at all."""


def front(problem: Problem, best: Outcome, most: int, questions: Questions) -> Front | None:
    """Return the front, with at most about `most` points; None where its ends were not found.

    The ends are always there: the least cost, the most value and the most continuity.
    """
    run = _Front(questions)
    ends = [
        run.point(Asked(aim="cost", in_order=False)),
        run.best(best),
        run.point(Asked(aim="continuity", in_order=False)),
    ]
    cheapest, richest, longest = ends
    if cheapest is None or richest is None or longest is None:
        return None
    whole = len(problem.activities) <= FEW and run.all(most)
    if not whole:
        run.keep(cheapest, richest, longest)
        for asked in _levels(cheapest, richest, longest, most - 3):
            run.point(asked)
        run.keep(*run.points)
    points = sorted(_undominated(run.points), key=_order)
    places = (
        min(range(len(points)), key=lambda n: (points[n].cost, -points[n].value)),
        max(range(len(points)), key=lambda n: (points[n].value, -points[n].cost)),
        max(range(len(points)), key=lambda n: (points[n].existing, points[n].value)),
    )
    offered = sum(one.people for one in problem.activities if one.existing)
    return Front(tuple(points), whole, places, offered)


def _order(point: Point) -> tuple[int, int, int]:
    return point.cost, -point.value, -point.existing


def _levels(cheapest: Point, richest: Point, longest: Point, count: int) -> Iterator[Asked]:
    """Yield questions at equal distances of cost, for some levels of continuity.

    The levels of cost lie between the least cost and the most of the ends; of continuity between
    the least of the ends and the most that there can be, which is an end itself.
    """
    costs = [one.cost for one in (cheapest, richest, longest)]
    people = [one.existing for one in (cheapest, richest, longest)]
    steps = max(0, count) // LEVELS_OF_CONTINUITY
    for level in range(LEVELS_OF_CONTINUITY):
        rise = (max(people) - min(people)) * level // LEVELS_OF_CONTINUITY
        for step in range(1, steps + 1):
            cost = min(costs) + (max(costs) - min(costs)) * step // (steps + 1)
            least = min(people) + rise if rise else None
            yield Asked(most_cost=cost, least_existing=least, settle=False)


class _Front:
    """The points that were found."""

    def __init__(self, questions: Questions) -> None:
        self.questions = questions
        self.points: list[Point] = []

    def keep(self, *points: Point) -> None:
        """Begin anew with these points."""
        self.points = list(points)

    def best(self, found: Outcome) -> Point | None:
        """Add the plan with the most value."""
        return self._complete(found)

    def point(self, asked: Asked) -> Point | None:
        """Add a point that is the best of what is asked."""
        return self._complete(self.questions.solve(asked))

    def _complete(self, found: Outcome) -> Point | None:
        """Make a plan a point: the most continuity at its value and cost, then the least cost."""
        if found.plan is None or found.worth is None:
            return None
        last = self.questions.solve(
            Asked(
                aim="continuity",
                least_value=found.worth.value,
                most_cost=found.worth.cost,
                least_existing=found.worth.people_existing or None,  # so much there is already
                in_order=False,
            )
        )
        proven = found.status == last.status == "optimal" and last.settled != "any"
        plan, worth = found.plan, found.worth
        if last.plan is not None and last.worth is not None:
            plan, worth = last.plan, last.worth
        point = Point(worth.value, worth.cost, worth.people_existing, plan.chosen, proven)
        if point[:3] not in {one[:3] for one in self.points}:
            self.points.append(point)
        return point

    def all(self, most: int) -> bool:
        """Go through the whole front; return whether that was done with `most` points or fewer."""
        people = 0
        while True:
            layer: list[Point] = []
            cost: int | None = None
            while True:
                asked = Asked(most_cost=cost, least_existing=people or None, settle=False)
                found = self.questions.solve(asked)
                if found.status == "none":
                    break
                point = self._complete(found)
                if point is None or not point.proven or len(self.points) > most:
                    return False
                layer.append(point)
                cost = point.cost - 1
            if not layer:
                return True
            people = min(one.existing for one in layer) + 1


def _undominated(points: list[Point]) -> list[Point]:
    """Return the points that no other one passes in one and equals in the others."""
    return [one for one in points if not any(_passes(other, one) for other in points)]


def _passes(other: Point, one: Point) -> bool:
    at_least = (
        other.value >= one.value and other.cost <= one.cost and other.existing >= one.existing
    )
    return at_least and other[:3] != one[:3]
