"""AB303: a criterion whose best and worst differ by less than a rounding step."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, arenas, total_of
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Lever, with_option
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.leaves import roundings
from aanbesteding.scoring.wording import both

LOST = coded(
    "AB303",
    "criterion-below-rounding",
    (
        "perceel {lots}: het beste en het slechtste op «{criterion}» schelen {spread}, minder dan de afrondingsstap van {step}: zo krijgen beide {total}",
        "lot {lots}: the best and the worst on “{criterion}” differ by {spread}, less than the rounding step of {step}: so both get {total}",
    ),
    (
        "rond op meer decimalen af, of geef het criterium een gewicht dat telt",
        "round to more decimals, or give the criterion a weight that counts",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion that rounding wipes out."""
    if isinstance(framework.policies.rounding, str):
        return
    for arena in arenas(framework):
        for lever in arena.moving:
            yield from _wiped_out(arena, lever)


def _wiped_out(arena: Arena, lever: Lever) -> Iterator[Finding]:
    if len(lever.nodes) != 1 or lever.nodes[0].relative:
        return
    node = lever.nodes[0]
    if node.method is not None and node.method.worth != "weight":
        return
    spread = (lever.shares[-1] - lever.shares[0]) * node.weight
    step = _step(arena, node.weight, marks=node.method is None or node.method.measures == "marks")
    if spread >= step:
        return
    for rest in (arena.best, arena.worst):
        bids = tuple(
            arena.bid(place, arena.high, with_option(rest, lever, option))
            for place, option in enumerate((lever.best, 0))
        )
        if (total := _same_total(arena, bids)) is not None:
            fields = {
                "lots": arena.lots,
                "criterion": node.criterion.id,
                "spread": both(shortest, spread),
                "step": both(shortest, step),
                "total": both(shortest, total),
            }
            ref = in_framework(arena.announced, *node.route, "weight")
            yield Finding(LOST, ref, fields, evidence=evidence(arena, {"bids": bids}))
            return


def _step(arena: Arena, weight: Fraction, *, marks: bool) -> Fraction:
    """Return the greatest announced rounding step that a criterion meets, in points."""
    steps = [Fraction(0)]
    for stage, announced in roundings(arena.framework).items():
        for one in announced:
            unit = Fraction(1, 10 ** int(one.digits))
            if stage != "mark":
                steps.append(unit)
            elif marks:
                steps.append(unit / 100 * weight)
    return max(steps)


def _same_total(arena: Arena, bids: tuple[Invented, ...]) -> Fraction | None:
    """Return the total of bids that all have it."""
    totals = {total_of(arena.confirmed(*bids), bid.id) for bid in bids}
    return totals.pop() if len(totals) == 1 else None


ADVICE = (Advice(LOST, "warning", check, costly=True),)
