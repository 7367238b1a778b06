"""AB306: one criterion alone outweighs every difference in price below the ceiling."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, ahead, arenas
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Lever, with_option
from aanbesteding.linting.behaviour.price_never_decides import overruled
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.wording import in_euros

OUTWEIGHS = coded(
    "AB306",
    "quality-outweighs-price",
    (
        "perceel {lots}: «{criterion}» alleen weegt zwaarder dan elk prijsverschil onder het plafond: het beste oordeel voor {high} wint van het slechtste voor {low}",
        "lot {lots}: “{criterion}” alone outweighs every difference in price below the ceiling: its best at {high} wins from its worst at {low}",
    ),
    (
        "ga na of dat de bedoeling is; een bodem of een ander gewicht verandert het",
        "consider whether that is meant; a floor or another weight changes it",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion with which a bid wins at any price that is admitted."""
    for arena in arenas(framework):
        if not arena.price_matters or arena.lot.ceiling is None or overruled(arena) is not None:
            continue
        if not _cheaper_is_better(arena):
            continue
        for lever in arena.moving:
            bids = _wins(arena, lever)
            if bids is None or not ahead(arena.confirmed(*bids), bids[0].id, bids[1].id):
                continue
            node = lever.nodes[0]
            fields = {
                "lots": arena.lots,
                "criterion": node.criterion.id,
                "high": in_euros(arena.high),
                "low": in_euros(arena.low),
            }
            ref = in_framework(framework, *node.route, "weight")
            yield Finding(OUTWEIGHS, ref, fields, evidence=evidence(arena, {"bids": bids}))


def _cheaper_is_better(arena: Arena) -> bool:
    """Whether a lower price is better at all; AB308 speaks where it is not."""
    dear, cheap = (arena.bid(n, p, arena.best) for n, p in enumerate((arena.high, arena.low)))
    return arena.beats(cheap, dear)


def _wins(arena: Arena, lever: Lever) -> tuple[Invented, ...] | None:
    """Return the best on a lever at the highest price and the worst at the lowest: both ranked."""
    good = arena.bid(0, arena.high, arena.best)
    bad = arena.bid(1, arena.low, with_option(arena.best, lever, 0))
    result = arena.run(good, bad)
    if result is None or len(result.ranking) < 2 or not ahead(result, good.id, bad.id):
        return None
    return good, bad


ADVICE = (Advice(OUTWEIGHS, "info", check, costly=True),)
