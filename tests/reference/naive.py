"""A second engine, written from docs/scoring.md and from nothing else.

It exists to disagree: it shares no line with the package, so that a mistake in one of the two
engines shows as a difference. Speed and messages are left out; every rule stands where its clause
number says. Where the page can be read in more than one way a comment says READING.

This module follows the clauses that order a whole lot (1, 5.8, 7, 8); `announced` has the price,
`admission` clause 4, `stages` points and minimums, `rounding` clause 6, `measures` and `prices` what is
about one bid and one thing, `awards` the totals of 5.8, `drawn` draws and drop-out, `formula` and `near`
the arithmetic of formulas and of numbers that are no fraction.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from .admission import admission, share_organisations
from .announced import price
from .awards import is_low, total_of
from .measures import Case, Plain, Points, Stops, check_marks
from .near import touch
from .rounding import rounded, settled
from .stages import Scoring, absolute_weights, all_nodes


def naive(framework: Plain, bids: list[Plain], sheets: list[Plain]) -> Plain:
    """Evaluate every lot on its own (1.1): lot id → status, ranking, totals, points, excluded."""
    return {lot["id"]: lot_result(framework, lot, bids, sheets) for lot in framework["lots"]}


def lot_result(framework: Plain, lot: Plain, bids: list[Plain], sheets: list[Plain]) -> Plain:
    """Evaluate one lot, in the order of the clauses."""
    criteria = lot.get("criteria") or framework.get("criteria") or []
    nodes = all_nodes(criteria)
    weights = absolute_weights(framework, criteria)
    cases = {  # 1.1: a bid takes part in the lots that it lists
        bid["id"]: Case(framework, lot, sheets, bid, offer, weights)
        for bid in bids
        for offer in bid["lots"]
        if offer["lot"] == lot["id"]
    }
    prices = {bid_id: price(case) for bid_id, case in cases.items()}
    for case in cases.values():
        check_marks(case, nodes)

    # 4.2: an excluded bid plays no part in what follows.
    reasons = {bid_id: admission(case, nodes, prices[bid_id]) for bid_id, case in cases.items()}
    for bid_id in share_organisations(framework, cases):
        reasons[bid_id].add("same-organisation")
    points: dict[str, Points] = {bid_id: {} for bid_id in cases}
    ranked = Scoring(framework, criteria, weights, cases, prices, reasons, points).ranked()
    totals: Points = {}
    whole = sum((weights[node["id"]] for node in criteria), Fraction(0))
    for bid_id, quality in ranked.items():
        best, cheapest = max(ranked.values()), min(prices[other] for other in ranked)
        total = total_of(framework["award"], quality, whole, prices[bid_id], best, cheapest)
        totals[bid_id] = rounded(framework, "total", total)
    ranking = rank(framework, totals, points, prices)
    check_controls(framework, lot, totals, points)
    return {
        "status": status_of(lot, ranking),
        "ranking": ranking,
        "totals": totals,
        "points": points,
        "excluded": {bid_id: found for bid_id, found in reasons.items() if found},
        "prices": prices,
    }


def status_of(lot: Plain, ranking: list[tuple[int, str]]) -> str:
    """Return the status of a lot: 7.4 and 7.5."""
    contracts = int(lot.get("winners", "1"))
    for place, _ in ranking:
        shared = sum(other == place for other, _ in ranking)
        if 0 < contracts - (place - 1) < shared:
            return "draw-needed"
    return "ranked" if ranking else "no-admissible-bid"


def rank(
    framework: Plain, totals: Points, points: dict[str, Points], prices: Points
) -> list[tuple[int, str]]:
    """Return (rank, bid) for every admitted bid: 7.1 to 7.3."""
    ties = framework["policies"]["ties"]
    words = [] if isinstance(ties, str) else ties["order"]
    sign = 1 if is_low(framework["award"]) else -1
    columns = [levels([sign * total for total in totals.values()])]
    for word in words:
        own = [prices[b] if word == "price" else -points[b][word] for b in totals]
        columns.append(levels(own))
    keys = list(zip(*columns, strict=True))
    places = [1 + sum(other < key for other in keys) for key in keys]
    return sorted(zip(places, totals, strict=True))


def levels(values: list[Fraction]) -> list[int]:
    """Number values from low to high; those that cannot be told apart have one number: 7.1."""
    ordered = sorted(values)
    begins = [high for low, high in pairwise(ordered) if not touch(low, high)]
    return [sum(begin <= value for begin in begins) for value in values]


def check_controls(framework: Plain, lot: Plain, totals: Points, points: dict[str, Points]) -> None:
    """Stop when a result is not what the author expects: 8.1."""
    for control in framework.get("controls", []):
        # READING: like a bid that is not there, a bid without a total is not checked.
        if control["lot"] == lot["id"] and control["bid"] in totals:
            own = points[control["bid"]] | {"total": totals[control["bid"]]}
            got = own[control.get("criterion", "total")]
            if settled(got, int(control["decimals"]), "half-up") != Fraction(control["expect"]):
                raise Stops("8.1", "a control differs")
