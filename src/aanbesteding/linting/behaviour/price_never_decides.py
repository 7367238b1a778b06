"""AB304: the whole range of prices is worth less than the smallest difference in quality.

Exact: all totals of quality lie a whole number of quanta apart. With a mark worth 25 % of 60
points and three assessors whose mean counts, the quantum is 60 × 0.25 / 3 = 5 points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice, pairwise
from math import gcd, lcm

from aanbesteding.exact.display import is_exact, shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, ahead, arenas, total_of
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Lever
from aanbesteding.linting.rule import Advice
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.leaves import roundings
from aanbesteding.scoring.wording import both, in_euros

NEVER = coded(
    "AB304",
    "price-never-decides",
    (
        "perceel {lots}: de prijs kan nooit beslissen: van {low} tot {high} scheelt hij {range} punten, en elk verschil in kwaliteit minstens {step}",
        "lot {lots}: price can never decide: from {low} to {high} it makes {range} points, and every difference in quality at least {step}",
    ),
    (
        "geef de prijs meer gewicht, of leg de bandbreedte binnen bodem en plafond; of gun op kwaliteit en zeg dat",
        "give price more weight, or put the bandwidth between floor and ceiling; or award on quality and say so",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield lots where the better quality wins at every price."""
    for arena in arenas(framework):
        found = overruled(arena)
        if found is None:
            continue
        effect, step = found
        bids = _example(arena)
        if bids is None:
            continue
        fields = {
            "lots": arena.lots,
            "low": in_euros(arena.low),
            "high": in_euros(arena.high),
            "range": both(shortest, effect),
            "step": both(shortest, step),
        }
        criterion = next(n for n in arena.nodes if n.method and n.method.measures == "price")
        ref = in_framework(framework, *criterion.route, "weight")
        yield Finding(NEVER, ref, fields, evidence=evidence(arena, {"bids": bids}))


def overruled(arena: Arena) -> tuple[Fraction, Fraction] | None:
    """Return (what all prices are worth, the quantum of quality) where the former is less."""
    if arena.award.id != "points" or not arena.price_matters or not arena.bounded:
        return None
    if not arena.moving or any(lever.nodes[0].relative for lever in arena.moving):
        return None
    quanta = [quantum(arena, lever) for lever in arena.moving]
    if any(step is None for step in quanta):
        return None
    step = common(step for step in quanta if step)
    dear, cheap = (arena.bid(n, p, arena.best) for n, p in enumerate((arena.high, arena.low)))
    result = arena.run(dear, cheap)
    totals = [total_of(result, bid.id) for bid in (dear, cheap)]
    if totals[0] is None or totals[1] is None:
        return None
    effect = totals[1] - totals[0]
    return (effect, step) if 0 <= effect < step else None


def _example(arena: Arena) -> tuple[Invented, ...] | None:
    """Return the smallest better quality at the highest price, which wins from the lowest price."""
    rungs = arena.rungs[::-1]
    for better, worse in islice(pairwise(rungs), 3):
        bids = (arena.bid(0, arena.high, better), arena.bid(1, arena.low, worse))
        if ahead(arena.confirmed(*bids), bids[0].id, bids[1].id):
            return bids
    return None


def common(steps: Iterable[Fraction]) -> Fraction:
    """Return the greatest number of which all are whole multiples."""
    found = Fraction(0)
    for step in steps:
        bottom = lcm(found.denominator, step.denominator)
        found = Fraction(gcd(int(found * bottom), int(step * bottom)), bottom)
    return found


def quantum(arena: Arena, lever: Lever) -> Fraction | None:
    """Return the points of which every difference on a lever is a multiple; None if there are none.

    Numbers have no quantum here: with a decimal more, a smaller difference is possible.
    """
    if len(lever.nodes) != 1:
        return None
    node, parts = lever.nodes[0], Fraction(1)
    if node.method is not None and node.method.measures == "fact":
        if node.method.id not in ("fact-yes-no", "fact-table"):
            return None
    elif isinstance(node.criterion.method, RatingScale) and len(lever.judges) > 1:
        policies, panel = arena.framework.policies, arena.framework.panel
        if policies.missing_mark != "error" or panel is None:
            return None  # with a mark less the mean is of fewer
        count = len(lever.judges)
        combine = node.criterion.method.combine or panel.combine
        parts = Fraction(count if combine == "mean" else 2 - count % 2)
    found = common((share - lever.shares[0]) * node.weight / parts for share in lever.shares[1:])
    return found if _kept(arena, found, node.weight) else None


def _kept(arena: Arena, found: Fraction, weight: Fraction) -> bool:
    """Whether the announced rounding leaves all multiples of a quantum as they are."""
    for stage, steps in roundings(arena.framework).items():
        value = found / weight * 100 if stage == "mark" and weight else found
        if any(not is_exact(value, int(step.digits)) for step in steps):
            return False
    return True


ADVICE = (Advice(NEVER, "warning", check, costly=True),)
