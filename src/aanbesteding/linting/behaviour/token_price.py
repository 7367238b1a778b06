"""AB309: a price of zero or one euro wins with the lowest admitted quality from the best.

The best bid asks half of the highest price here, so that it is no dear one. By hand, price 70
points in proportion to the lowest and quality 30: one euro has 70 + 0; half of 100000 euros has
70 × 1/50000 + 30 = 30.0014.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import EURO, Arena, ahead, arenas
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.price_always_decides import price_place
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.wording import in_euros

TAKES_ALL = coded(
    "AB309",
    "token-price-wins",
    (
        "perceel {lots}: een prijs van {price} wint met de laagste toegelaten kwaliteit van de beste kwaliteit voor {other}",
        "lot {lots}: a price of {price} wins with the lowest admitted quality from the best quality at {other}",
    ),
    (
        "kondig een bodem aan, of een methode waarin lager dan reëel niets meer oplevert",
        "announce a floor, or a method in which lower than real yields nothing more",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield lots that a token price takes."""
    for arena in arenas(framework):
        bids = _taken(arena)
        if bids is None:
            continue
        fields = {
            "lots": arena.lots,
            "price": in_euros(bids[0].price),
            "other": in_euros(bids[1].price),
        }
        yield Finding(
            TAKES_ALL, price_place(arena), fields, evidence=evidence(arena, {"bids": bids})
        )


def _taken(arena: Arena) -> tuple[Invented, Invented] | None:
    """Return the token bid and the best one that it beats."""
    if not arena.price_matters or not arena.moving or not arena.award.uses_quality:
        return None
    if not arena.scaled:
        return None
    least = arena.admissible()
    if least is None or least == arena.best:
        return None
    for token in (Fraction(0), EURO):
        bids = arena.bid(0, token, least), arena.bid(1, arena.high / 2, arena.best)
        if bids[0].price > EURO or (arena.lot.floor or 0) > bids[0].price:
            continue
        result = arena.run(*bids)
        if result is None or len(result.ranking) < 2 or not ahead(result, bids[0].id, bids[1].id):
            continue
        if ahead(arena.confirmed(*bids), bids[0].id, bids[1].id):
            return bids
    return None


ADVICE = (Advice(TAKES_ALL, "warning", check, costly=True),)
