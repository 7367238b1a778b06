"""The ways to share themes out over coalitions, and from a choice of activities to a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aanbesteding.recombination.problem import Coalition, Plan, Problem

Sharing = tuple[tuple[int, ...], ...]
"""The themes in blocks, in the order of the first theme of each."""


def sharings(themes: int, coalitions: int) -> Iterator[Sharing]:
    """Yield every way to share themes out over exactly so many coalitions.

    With as many coalitions as themes or more there is one way: each theme its own.

    >>> list(sharings(3, 2))
    [((0, 1), (2,)), ((0, 2), (1,)), ((0,), (1, 2))]
    """
    yield from _shared([], themes, min(themes, coalitions))


def _shared(blocks: list[tuple[int, ...]], themes: int, coalitions: int) -> Iterator[Sharing]:
    """Put the next theme with others or by itself, if the blocks can still be made up."""
    theme = sum(map(len, blocks))
    if theme == themes:
        yield tuple(blocks)
        return
    if themes - theme > coalitions - len(blocks):  # it need not stand by itself
        for n, block in enumerate(blocks):
            yield from _shared([*blocks[:n], (*block, theme), *blocks[n + 1 :]], themes, coalitions)
    if len(blocks) < coalitions:
        yield from _shared([*blocks, (theme,)], themes, coalitions)


def to_connect(problem: Problem) -> tuple[int, ...]:
    """Return the volunteer organisations that must be connected: those that offer an activity."""
    if problem.limits.connection is None:
        return ()
    offering = {activity.organisation for activity in problem.activities}
    return tuple(one for one in sorted(offering) if problem.organisations[one].volunteers)


def plan_of(problem: Problem, chosen: Sequence[int], sharing: Sharing) -> Plan | None:
    """Return a choice as a plan, or None where no lead or no connection can be found for it.

    The lead is the member that may lead with the greatest cost of chosen activities in the
    coalition; among equals the first. Volunteer organisations are connected, in their order, each
    in the first theme that leaves room for the others within the budgets.
    """
    chosen = tuple(sorted(chosen))
    there = {problem.activities[one].theme for one in chosen}
    blocks = [block for block in sharing if there & set(block)]
    connected = _connections(problem, chosen, {theme for block in blocks for theme in block})
    if connected is None:
        return None
    made = []
    for block in blocks:
        costs: dict[int, int] = {}
        for one in chosen:
            activity = problem.activities[one]
            if activity.theme in block:
                costs[activity.organisation] = costs.get(activity.organisation, 0) + activity.cost
        leads = [(-cost, one) for one, cost in costs.items() if problem.organisations[one].may_lead]
        if not leads:
            return None
        here = tuple((one, theme) for one, theme in connected.items() if theme in block)
        made.append(Coalition(block, min(leads)[1], tuple(sorted(costs)), here))
    return Plan(chosen, tuple(made))


def _connections(
    problem: Problem, chosen: Sequence[int], themes: set[int]
) -> dict[int, int] | None:
    """Return the theme in which each volunteer organisation is connected; None if one cannot be."""
    must = to_connect(problem)
    offers: dict[int, set[int]] = {one: set() for one in must}
    has: dict[int, set[int]] = {one: set() for one in must}
    taken, there = [0] * len(problem.themes), set(chosen)
    for index, activity in enumerate(problem.activities):
        if activity.organisation in offers:
            offers[activity.organisation].add(activity.theme)
        if index not in there:
            continue
        taken[activity.theme] += activity.cost
        if activity.organisation in has:
            has[activity.organisation].add(activity.theme)
    allowed = {one: sorted((has[one] or offers[one]) & themes) for one in must}
    return _places(allowed, [_room(problem, theme, cost) for theme, cost in enumerate(taken)])


def _room(problem: Problem, theme: int, taken: int) -> int | None:
    """Return how many connections the budget of a theme has room for; None without end."""
    budget, cost = problem.limits.budgets.get(theme), problem.limits.connection
    return max(0, (budget - taken) // cost) if budget is not None and cost else None


def _places(allowed: dict[int, list[int]], room: list[int | None]) -> dict[int, int] | None:
    """Return for each the first theme that leaves room for all others; None if there is none."""
    found: dict[int, int] = {}
    for one in allowed:
        if not _place(one, allowed, room, found, set()):
            return None
    # All have a place. Now each in turn takes an earlier one, if the later ones can make way.
    for one, themes in allowed.items():
        for theme in themes:
            if theme == found[one]:
                break
            fixed = {other: [found[other]] for other in allowed if other < one}
            tried = {**allowed, **fixed, one: [theme]}
            again: dict[int, int] = {}
            if all(_place(other, tried, room, again, set()) for other in tried):
                found = again
                break
    return found


def _place(
    one: int,
    allowed: dict[int, list[int]],
    room: list[int | None],
    found: dict[int, int],
    tried: set[int],
) -> bool:
    """Give one a place; others may move for it (augmenting paths in a bipartite graph)."""
    for theme in allowed[one]:
        if theme in tried:
            continue
        tried.add(theme)
        there, places = [other for other, at in found.items() if at == theme], room[theme]
        if (
            places is None
            or len(there) < places
            or (places and any(_place(other, allowed, room, found, tried) for other in there))
        ):
            found[one] = theme
            return True
    return False
