"""All plans of a small problem, one by one, by the words of the rules. Shares only the problem."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

F = Fraction


def partitions(items, blocks):
    """All ways to put items in exactly so many blocks, by trying every labelling."""
    seen = set()
    for labels in product(range(blocks), repeat=len(items)):
        made = frozenset(
            frozenset(i for i, at in zip(items, labels, strict=True) if at == b)
            for b in set(labels)
        )
        if len(made) == blocks:
            seen.add(made)
    return seen


def value(p, chosen, blocks):
    """The value of a choice."""
    total = 0
    for k, one in enumerate(p.cells):
        here = sum(n for a in chosen for c, n in p.activities[a].reach if c == k)
        total += one.value * min(one.demand, here)
    for pair in p.pairs:
        if pair.first in chosen and pair.second in chosen:
            t, u = p.activities[pair.first].theme, p.activities[pair.second].theme
            if any(t in b and u in b for b in blocks):
                total += pair.value
    for double in p.doubles:
        n = sum(a in chosen for a in double.activities)
        total -= double.value * max(0, n - 1)
    return total


def possible(p, chosen, blocks):
    """Whether a choice can be a plan under a partition; leads and connections are looked for."""
    lim, acts = p.limits, p.activities
    there = []
    for b in blocks:
        members = {acts[a].organisation for a in chosen if acts[a].theme in b}
        if not members:
            continue
        there.append(b)
        if not any(p.organisations[o].may_lead for o in members):
            return False
        if len(members) < lim.smallest or (lim.largest is not None and len(members) > lim.largest):
            return False
        if any(o in members and q in members for o, q in lim.apart):
            return False
    cost = sum(acts[a].cost for a in chosen)
    new = sum(acts[a].cost for a in chosen if p.organisations[acts[a].organisation].newcomer)
    if lim.newcomers is not None and F(new) < lim.newcomers * cost:
        return False
    on = sum(acts[a].people for a in chosen if acts[a].existing)
    if lim.continuity is not None and on < lim.continuity * sum(
        a.people for a in acts if a.existing
    ):
        return False
    if lim.growth is not None:
        years = [
            sum(acts[a].people * (1 + acts[a].growth) ** k for a in chosen)
            for k in range(lim.years)
        ]
        if any(after < (1 + lim.growth) * now for now, after in pairwise(years)):
            return False
    spent = [sum(acts[a].cost for a in chosen if acts[a].theme == t) for t in range(len(p.themes))]
    return connectable(p, chosen, there, spent)


def connectable(p, chosen, there, spent):
    """Whether the volunteer organisations can be connected within the budgets: try all ways."""
    lim, acts = p.limits, p.activities
    must = []
    if lim.connection is not None:
        must = [
            o
            for o, one in enumerate(p.organisations)
            if one.volunteers and any(a.organisation == o for a in acts)
        ]
    ways = []
    for o in must:
        offered = {a.theme for a in acts if a.organisation == o}
        own = {acts[a].theme for a in chosen if acts[a].organisation == o}
        ways.append([t for t in (own or offered) if any(t in b for b in there)])
    for places in product(*ways):
        now = list(spent)
        for t in places:
            now[t] += lim.connection
        if all(now[t] <= most for t, most in lim.budgets.items()) and (
            lim.budget is None or sum(now) <= lim.budget
        ):
            return True
    return False


def connection_cost(p):
    """What connecting everybody costs."""
    if p.limits.connection is None:
        return 0
    offering = {a.organisation for a in p.activities}
    return p.limits.connection * sum(p.organisations[o].volunteers for o in offering)


def all_plans(p):
    """Every possible plan: value, cost, people in existing activities, choice, partition."""
    themes = range(len(p.themes))
    found = []
    for blocks in partitions(themes, min(p.limits.coalitions, len(p.themes))):
        for bits in product((False, True), repeat=len(p.activities)):
            chosen = [a for a, there in enumerate(bits) if there]
            if possible(p, chosen, blocks):
                cost = sum(p.activities[a].cost for a in chosen) + connection_cost(p)
                on = sum(p.activities[a].people for a in chosen if p.activities[a].existing)
                found.append((value(p, chosen, blocks), cost, on, tuple(chosen), blocks))
    return found


def best(p):
    """The value, cost and choice of the best plan; None where there is none."""
    plans = all_plans(p)
    return min(((-v, c, chosen) for v, c, _, chosen, _ in plans), default=None)
