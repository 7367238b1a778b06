"""A second engine, written from docs/scoring.md and from nothing else.

It exists to disagree: it shares no line with the package, so that a mistake in one of the two
engines shows as a difference. Speed and messages are left out; every rule stands where its clause
number says. Where the page can be read in more than one way a comment says READING.

This module follows the clauses that order a whole lot (1, 4, 5.6 to 8); `measures` and `prices` have
those about one bid and one thing, `awards` the totals of 5.8, `formula` and `near` the arithmetic of
formulas and of numbers that are no fraction.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor

from .awards import LOW, total_of
from .measures import (
    Case,
    Plain,
    Points,
    Stops,
    absolute_share,
    check_marks,
    fact_value,
    is_outside,
    is_yes,
    meets,
    panel_share,
    price,
    stated_price,
)
from .near import TOUCH, Near, below, touch
from .prices import ON_PRICE_ALONE, Field, is_outside_price, is_relative, price_share

JUDGED = ("rating-scale", "rating-to-best")  # 5.1: what the panel's marks make


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
    admitted = [bid_id for bid_id in cases if not reasons[bid_id]]
    # 5.7, first half: what has no relative method beneath it, over all admitted bids.
    points: dict[str, Points] = {bid_id: {} for bid_id in admitted}
    for bid_id in admitted:
        for node in criteria:
            score(cases[bid_id], node, prices[bid_id], None, points[bid_id])
        reasons[bid_id] = below_minimum(nodes, weights, points[bid_id])
    passed = [bid_id for bid_id in admitted if not reasons[bid_id]]
    field = field_of(nodes, {bid_id: cases[bid_id] for bid_id in passed}, prices)
    # 5.7, second half: the relative methods, over the bids that passed.
    # READING: a bid that the first half set aside is not scored or tested any further.
    totals: Points = {}
    ranked: Points = {}
    for bid_id in passed:
        remaining = [node for node in nodes if node["id"] not in points[bid_id]]
        for node in criteria:
            score(cases[bid_id], node, prices[bid_id], field, points[bid_id])
        reasons[bid_id] = below_minimum(remaining, weights, points[bid_id])
        quality = sum((points[bid_id][node["id"]] for node in criteria), Fraction(0))
        whole = sum((weights[node["id"]] for node in criteria), Fraction(0))
        # 5.8, last sentence. READING: the sum of the points is what clause 6 left of leaves and
        # nodes; the rounding of the stage `total` does not touch it.
        minimum = framework.get("minimum-total")
        if minimum and below(quality, Fraction(minimum["percent"]) / 100 * whole):
            reasons[bid_id].add("minimum-total")
        if not reasons[bid_id]:  # 5.8
            ranked[bid_id] = quality
    whole = sum((weights[node["id"]] for node in criteria), Fraction(0))
    for bid_id, quality in ranked.items():
        best, cheapest = max(ranked.values()), min(prices[other] for other in ranked)
        total = total_of(framework["award"], quality, whole, prices[bid_id], best, cheapest)
        totals[bid_id] = rounded(framework, "total", total)

    ranking = rank(framework, totals, points, prices)
    firsts = [bid_id for place, bid_id in ranking if place == 1]
    check_controls(framework, lot, totals, points)
    return {
        "status": ("no-admissible-bid", "ranked", "draw-needed")[min(len(firsts), 2)],  # 7.4
        "ranking": ranking,
        "totals": totals,
        "points": points,
        "excluded": {bid_id: found for bid_id, found in reasons.items() if found},
    }


def admission(case: Case, nodes: list[Plain], own: Fraction) -> set[str]:
    """Return the letters of clause 4.1 that keep a bid out: all of them, not only the first."""
    reasons = set()
    for ground in case.framework.get("exclusion-grounds", []):  # a
        for member in case.bid["tenderer"]["members"]:
            declared = member.get("declarations", {}).get(ground["id"], "nee")
            if member["role"] in ground["applies-to"] and is_yes(declared):
                reasons.add("a")
    for requirement in case.framework.get("requirements", []):  # b
        if not meets(requirement, fact_value(case, requirement)):
            reasons.add("b")
    if "ceiling" in case.lot and own > Fraction(case.lot["ceiling"]):  # c
        reasons.add("c")
    if "floor" in case.lot and own < Fraction(case.lot["floor"]):
        reasons.add("c")
    fixed = case.framework["award"]["type"] == "fixed-price"
    if fixed and stated_price(case) not in (None, own):
        reasons.add("c")
    for method in [node["method"] for node in nodes if "method" in node]:  # d
        if method.get("out-of-range") == "reject":
            if method["type"] in ON_PRICE_ALONE:
                outside = is_outside_price(method, own)
            else:
                outside = is_outside(method, fact_value(case, method))
            if outside:
                reasons.add("d")
    return reasons


def all_nodes(criteria: list[Plain]) -> list[Plain]:
    """Return every node of the tree, leaves included."""
    return [n for node in criteria for n in (node, *all_nodes(node.get("criteria", [])))]


def absolute_weights(
    framework: Plain, criteria: list[Plain], part: Fraction = Fraction(1)
) -> Points:
    """Return the absolute weight of every node: 5.6."""
    found: Points = {}
    for node in criteria:
        found[node["id"]] = part * Fraction(node["weight"])
        inner = Fraction(1)
        if framework["weights"]["of"] == "parent":
            inner = found[node["id"]] / (100 if framework["weights"]["unit"] == "percent" else 1)
        found |= absolute_weights(framework, node.get("criteria", []), inner)
    return found


def field_of(nodes: list[Plain], cases: dict[str, Case], prices: Points) -> Field:
    """Return what the bids that passed have together: 5.1, 5.7."""
    best = {
        node["id"]: max(panel_share(case, node) for case in cases.values())
        for node in nodes
        if cases and node.get("method", {}).get("type") == "rating-to-best"
    }
    return Field([prices[bid_id] for bid_id in cases], best)


def score(
    case: Case, node: Plain, own: Fraction, field: Field | None, points: Points
) -> Fraction | None:
    """Add the points of a node and of all beneath it to `points`: 5.6, 6.2.

    Without a field whatever has a relative method beneath it gets no points (None).
    """
    if "criteria" in node:
        parts = [score(case, sub, own, field, points) for sub in node["criteria"]]
        if None in parts:
            return None
        whole = sum((p for p in parts if p is not None), Fraction(0))
        result = rounded(case.framework, "node", whole)
    else:
        method = node["method"]
        if field is None and is_relative(method):
            return None
        share = share_of(case, node, own, field)
        result = rounded(case.framework, "criterion", share * case.weights[node["id"]])
    points[node["id"]] = result
    return result


def share_of(case: Case, node: Plain, own: Fraction, field: Field | None) -> Fraction:
    """Return the share of a leaf: 5.1."""
    method = node["method"]
    if method["type"].startswith("price-"):
        return price_share(method, own, field)
    if method["type"] == "rating-to-best":
        assert field is not None
        best = field.best[node["id"]]
        return panel_share(case, node) / best if best > 0 else Fraction(0)
    if method["type"] == "rating-scale":
        # 6.2: the stage `mark` applies to `rating-scale` only.
        return rounded(case.framework, "mark", panel_share(case, node) * 100) / 100
    return absolute_share(method, fact_value(case, method))


def below_minimum(nodes: list[Plain], weights: Points, points: Points) -> set[str]:
    """Return the minimum scores that a bid misses among the nodes that have points: 5.7."""
    return {
        "minimum:" + node["id"]
        for node in nodes
        if "minimum" in node
        and node["id"] in points
        # READING: of the points as clause 6 left them.
        and below(
            points[node["id"]], Fraction(node["minimum"]["percent"]) / 100 * weights[node["id"]]
        )
    }


def rounded(framework: Plain, stage: str, value: Fraction) -> Fraction:
    """Round at a stage, if that was announced: 6.1, 6.2."""
    rounding = framework["policies"]["rounding"]
    for step in [] if isinstance(rounding, str) else rounding:
        if step["stage"] == stage:
            value = settled(value, int(step["digits"]), step["mode"])
    return value


def settled(value: Fraction, digits: int, mode: str) -> Fraction:
    """Round, or stop where a number that is no fraction lies too near a border: 7.1."""
    if isinstance(value, Near):
        ends = {round_to(Fraction(value + off), digits, mode) for off in (-TOUCH, TOUCH)}
        if len(ends) > 1:
            raise Stops("7.1", "the rounding cannot be decided")
    return round_to(Fraction(value), digits, mode)


def round_to(value: Fraction, digits: int, mode: str) -> Fraction:
    """Round to a number of decimals: 6.3."""
    scaled = value * 10**digits
    below = floor(scaled)
    rest, half = scaled - below, Fraction(1, 2)
    to_above = {
        "ceiling": True,
        "floor": False,
        "up": scaled > 0,
        "down": scaled < 0,
        "half-up": rest > half or (rest == half and scaled > 0),
        "half-down": rest > half or (rest == half and scaled < 0),
        "half-even": rest > half or (rest == half and below % 2 == 1),
    }[mode]
    return Fraction(below + (1 if rest and to_above else 0), 10**digits)


def rank(
    framework: Plain, totals: Points, points: dict[str, Points], prices: Points
) -> list[tuple[int, str]]:
    """Return (rank, bid) for every admitted bid: 7.1 to 7.3."""
    ties = framework["policies"]["ties"]
    words = [] if isinstance(ties, str) else ties["order"]
    sign = 1 if framework["award"]["type"] in LOW else -1
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
