"""Small recombination problems, written by hand or drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from aanbesteding.recombination.problem import (
    Activity,
    Cell,
    Double,
    Limits,
    Organisation,
    Pair,
    Problem,
)

F = Fraction
NOTHING = F(0)
NONE: dict[str, Any] = {
    "budget": None,
    "budgets": {},
    "coalitions": 99,
    "smallest": 1,
    "largest": None,
    "newcomers": None,
    "continuity": None,
    "connection": None,
    "growth": None,
    "years": 1,
    "apart": (),
}


def limits(**asked: Any) -> Limits:
    """Return limits of which only these are asked."""
    return Limits(**{**NONE, **asked})


def organisation(name: str, **more: Any) -> Organisation:
    """Return an organisation that may lead, unless told otherwise."""
    return Organisation(
        name,
        more.get("name", name.title()),
        more.get("newcomer", False),
        more.get("volunteers", False),
        more.get("may_lead", True),
    )


def activity(
    name: str,
    organisation: int = 0,
    theme: int = 0,
    *,
    reach: Mapping[int, int] | None = None,
    cost: int = 0,
    people: int | None = None,
    kind: str = "inloop",
    existing: bool = False,
    volunteers: int = 0,
    growth: Fraction = NOTHING,
) -> Activity:
    """Return an activity; its people are those in the cells, unless told otherwise."""
    there = tuple(sorted((reach or {}).items()))
    total = sum(n for _, n in there) if people is None else people
    return Activity(
        name, name, organisation, theme, kind, there, total, cost, volunteers, existing, growth
    )


def cell(theme: int = 0, demand: int = 100, value: int = 1, district: str = "noord") -> Cell:
    """Return a cell."""
    return Cell(theme, district, "ouderen", demand, value)


def problem(
    activities: Sequence[Activity],
    *,
    cells: Iterable[Cell] = (),
    organisations: Sequence[Organisation] | None = None,
    themes: Sequence[str] = ("samen",),
    pairs: Iterable[tuple[int, int, int]] = (),
    doubles: Iterable[tuple[tuple[int, ...], int, int]] = (),
    **asked: Any,
) -> Problem:
    """Return a problem with these limits."""
    last = max((one.organisation for one in activities), default=0)
    made = organisations or [organisation(f"org-{n}") for n in range(last + 1)]
    return Problem(
        tuple(themes),
        tuple(cells),
        tuple(made),
        tuple(activities),
        tuple(Pair(*one) for one in pairs),
        tuple(Double(*one) for one in doubles),
        limits(**asked),
    )


def drawn(seed: int, most: int = 8) -> Problem:
    """Draw a small problem in which every rule is there or not."""
    random = Random(seed)
    themes = random.randint(1, 3)
    organisations = [
        organisation(
            f"org-{n}",
            newcomer=random.random() < 0.4,
            volunteers=random.random() < 0.3,
            may_lead=random.random() < 0.7,
        )
        for n in range(random.randint(1, 5))
    ]
    cells = [
        cell(random.randrange(themes), random.choice((0, 5, 10, 20)), random.randint(0, 3), f"d{n}")
        for n in range(random.randint(1, 5))
    ]
    acts = []
    for n in range(random.randint(1, most)):
        theme = random.randrange(themes)
        own = [k for k, one in enumerate(cells) if one.theme == theme]
        reach = {k: random.randint(1, 15) for k in own if random.random() < 0.7}
        acts.append(
            activity(
                f"act-{n}",
                random.randrange(len(organisations)),
                theme,
                reach=reach,
                people=sum(reach.values()) + random.choice((0, 0, 4)),
                cost=random.choice((0, 3, 3, 5, 7, 10)),
                kind=random.choice("kl"),
                existing=random.random() < 0.5,
                growth=F(random.choice((-5, 0, 0, 2, 3, 5)), 100),
            )
        )
    count = len(acts)
    pairs = [
        (one, other, random.randint(1, 9))
        for one in range(count)
        for other in range(one + 1, count)
        if acts[one].organisation != acts[other].organisation and random.random() < 0.4
    ]
    doubles = []
    for k in range(len(cells)):
        for kind in "kl":
            same = tuple(
                n for n, one in enumerate(acts) if one.kind == kind and k in dict(one.reach)
            )
            if len(same) > 1 and random.random() < 0.7:
                doubles.append((same, k, random.randint(1, 6)))

    def maybe(value: Any, chance: float = 0.5) -> Any:
        return value if random.random() < chance else None

    whole = sum(one.cost for one in acts)
    smallest = random.choice((1, 1, 1, 2))
    apart = [
        (one, other)
        for one in range(len(organisations))
        for other in range(one + 1, len(organisations))
        if random.random() < 0.15
    ]
    return problem(
        acts,
        cells=cells,
        organisations=organisations,
        themes=("a", "b", "c")[:themes],
        pairs=pairs,
        doubles=doubles,
        budget=maybe(random.randint(0, whole)),
        budgets={n: random.randint(0, whole) for n in range(themes) if random.random() < 0.4},
        coalitions=random.randint(1, 3),
        smallest=smallest,
        largest=maybe(random.randint(smallest, 3), 0.4),
        newcomers=maybe(F(random.randint(0, 60), 100), 0.4),
        continuity=maybe(F(random.randint(0, 100), 100), 0.4),
        connection=maybe(random.choice((0, 1, 2)), 0.4),
        growth=maybe(F(random.choice((-2, 0, 1, 2)), 100), 0.3),
        years=random.randint(1, 4),
        apart=apart,
    )
