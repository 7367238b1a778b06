"""AB305: a price difference of no more than one per cent outweighs all quality.

What a point costs: with 30 points on a bandwidth of 300 euros a point is worth 10 euros; under a
ceiling of 100000 euros all 70 points of quality are worth 700 euros, 0.7 % of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, arenas, first_true
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import CENT, Invented
from aanbesteding.linting.behaviour.levers import Profile
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.wording import both, in_euros

SMALL = Fraction(1, 100)
"""The part of the highest price that nobody would call a difference. Our own choice."""

ALWAYS = coded(
    "AB305",
    "price-always-decides",
    (
        "perceel {lots}: de prijs beslist altijd: wie {difference} goedkoper is ({percent} % van {high}), wint met de laagste toegelaten kwaliteit van de hoogste",
        "lot {lots}: price always decides: whoever is {difference} cheaper ({percent} % of {high}) wins with the lowest admitted quality from the highest",
    ),
    (
        "maak de bandbreedte breder of de kwaliteit zwaarder, of gun op de laagste prijs en zeg dat",
        "widen the bandwidth or give quality more weight, or award on the lowest price and say so",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield lots in which quality never counts against a small difference in price."""
    for arena in arenas(framework):
        bids = _overruled(arena)
        if bids is None or not arena.confirmed(*bids):
            continue
        difference = bids[1].price - bids[0].price
        fields = {
            "lots": arena.lots,
            "difference": in_euros(difference),
            "percent": both(shortest, difference / arena.high * 100),
            "high": in_euros(arena.high),
        }
        yield Finding(ALWAYS, price_place(arena), fields, evidence=evidence(arena, {"bids": bids}))


def price_place(arena: Arena) -> Ref:
    """Refer to the weight of the price, or to the award where the price is in its formula."""
    for node in arena.nodes:
        if node.method is not None and node.method.measures == "price":
            return in_framework(arena.announced, *node.route, "weight")
    return in_framework(arena.announced, "award", "type")


def _overruled(arena: Arena) -> tuple[Invented, Invented] | None:
    """Return the least cheaper worst bid that beats the best one, where that takes next to nothing."""
    if not arena.price_matters or not arena.moving or not arena.award.uses_quality:
        return None
    if not arena.scaled:
        return None
    worst = arena.admissible()
    if worst is None or worst == arena.best:
        return None
    for dear in (arena.high, (arena.high + arena.low) / 2):
        if not _beats(arena, worst, dear, arena.high * SMALL):
            return None
    cents = int(arena.high * SMALL / CENT)
    least = first_true(1, cents, lambda n: _beats(arena, worst, arena.high, n * CENT))
    return _pair(arena, worst, arena.high, (least or cents) * CENT)


def _pair(
    arena: Arena, worst: Profile, dear: Fraction, less: Fraction
) -> tuple[Invented, Invented]:
    cheap = arena.bid(0, dear - less, worst)
    return cheap, arena.bid(1, dear, arena.best)


def _beats(arena: Arena, worst: Profile, dear: Fraction, less: Fraction) -> bool:
    if dear - less < arena.low:
        return False
    return arena.beats(*_pair(arena, worst, dear, less))


ADVICE = (Advice(ALWAYS, "warning", check, costly=True),)
