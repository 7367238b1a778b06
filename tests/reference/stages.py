"""Clauses 5.6, 5.7, 5.9 and 5.10 of docs/scoring.md, for the second engine: points and minimums."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from .measures import Case, Plain, Points, absolute_share, fact_value, panel_share
from .near import below
from .prices import Field, is_relative, price_share
from .rounding import rounded


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


class Scoring(NamedTuple):
    """The scores of one lot as they come about; `reasons` and `points` grow by them."""

    framework: Plain
    criteria: list[Plain]
    weights: Points
    cases: dict[str, Case]
    prices: Points
    reasons: dict[str, set[str]]
    points: dict[str, Points]

    def ranked(self) -> Points:
        """Score and test all, and return the quality of the bids that nothing set aside."""
        order = self.framework["policies"].get("minimums-order")
        if order is None:
            self.in_two_halves()
        else:
            self.in_order(order)
        return {bid_id: self.quality(bid_id) for bid_id in self.left()}

    def left(self) -> list[str]:
        """The bids that nothing excluded or set aside."""
        return [bid_id for bid_id in self.cases if not self.reasons[bid_id]]

    def in_two_halves(self) -> None:
        """5.7: first what has no relative method beneath it, over all admitted bids."""
        nodes = all_nodes(self.criteria)
        for bid_id in self.left():
            for node in self.criteria:
                score(self.cases[bid_id], node, self.prices[bid_id], None, self.points[bid_id])
            missed = below_minimum(nodes, self.weights, self.points[bid_id])
            self.reasons[bid_id] |= missed
        # Then the relative methods, over the bids that passed.
        # READING: a bid that the first half set aside is not scored or tested any further.
        passed = self.left()
        remaining = [n for n in nodes if all(n["id"] not in self.points[b] for b in passed)]
        self.score_all(self.criteria)
        for bid_id in passed:
            missed = below_minimum(remaining, self.weights, self.points[bid_id])
            self.reasons[bid_id] |= missed | self.below_total(bid_id)

    def in_order(self, order: list[str]) -> None:
        """5.10: one test after the other, each over the bids that are left."""
        known = {node["id"]: node for node in all_nodes(self.criteria)}
        for word in order:
            if word in known:
                self.score_all([known[word]])
                for bid_id in self.left():
                    missed = below_minimum([known[word]], self.weights, self.points[bid_id])
                    self.reasons[bid_id] |= missed
        self.score_all(self.criteria)
        if "total" in order:
            for bid_id in self.left():
                self.reasons[bid_id] |= self.below_total(bid_id)

    def score_all(self, nodes: list[Plain]) -> None:
        """Score nodes and all beneath them of the bids that are left, who compete."""
        left = self.left()
        open_ = [n for n in all_nodes(nodes) if all(n["id"] not in self.points[b] for b in left)]
        best = {
            node["id"]: max(panel_share(self.cases[bid_id], node) for bid_id in left)
            for node in open_
            if left and node.get("method", {}).get("type") == "rating-to-best"
        }
        field = Field([self.prices[bid_id] for bid_id in left], best)
        for bid_id in left:
            for node in nodes:
                score(self.cases[bid_id], node, self.prices[bid_id], field, self.points[bid_id])

    def quality(self, bid_id: str) -> Fraction:
        """The sum of the points of a bid."""
        return sum((self.points[bid_id][node["id"]] for node in self.criteria), Fraction(0))

    def below_total(self, bid_id: str) -> set[str]:
        """Return whether a bid misses the minimum of the total: 5.7, and the last of 5.8.

        READING: the sum of the points is what clause 6 left of leaves and nodes; the rounding of
        the stage `total` does not touch it.
        """
        minimum = self.framework.get("minimum-total")
        whole = sum((self.weights[node["id"]] for node in self.criteria), Fraction(0))
        if minimum and below(self.quality(bid_id), Fraction(minimum["percent"]) / 100 * whole):
            return {"minimum-total"}
        return set()


def score(
    case: Case, node: Plain, own: Fraction, field: Field | None, points: Points
) -> Fraction | None:
    """Add the points of a node and of all beneath it to `points`: 5.6, 5.9, 5.15, 5.16, 6.2.

    Without a field whatever has a relative method beneath it gets no points (None). What has points
    already keeps them: a relative method saw the bids that were left then (5.10).
    """
    if "criteria" in node:
        parts = [score(case, sub, own, field, points) for sub in node["criteria"]]
        if None in parts:
            return None
        whole = sum((p for p in parts if p is not None), Fraction(0))
        if node.get("how") == "consensus":
            whole = panel_share(case, node) * case.weights[node["id"]]
        result = rounded(case.framework, "node", whole)
    elif node["id"] in points:
        return points[node["id"]]
    else:
        method = node["method"]
        if field is None and is_relative(method):
            return None
        share = share_of(case, node, own, field)
        result = rounded(case.framework, "criterion", worth_of(case, node, own, share))
    points[node["id"]] = result
    return result


def worth_of(case: Case, node: Plain, own: Fraction, share: Fraction) -> Fraction:
    """Return what a share of a leaf is worth, in points or in euros: 5.6, 5.15, 5.16."""
    weight, method = case.weights[node["id"]], node["method"]
    match method["type"]:
        case "fact-addition":
            return share
        case "fact-discount":
            return min(share * own, weight) if method["maximum"] == "weight" else share * own
    return share * weight


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
