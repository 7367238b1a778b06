"""Which prices of the field a relative price method uses, and which bids set them."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from aanbesteding.methods.price_expression import PriceExpression
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.flags.base import Field
from aanbesteding.texts import Text

Statistic = Literal["lowest", "highest", "mean", "median", "rank"]

USES: dict[str, tuple[Statistic, ...]] = {
    "price-proportional": ("lowest",),
    "price-linear-lowest": ("lowest",),
    "price-linear-range": ("lowest", "highest"),
    "price-log": ("lowest",),
    "price-average": ("mean",),
    "price-graduated": ("lowest", "median"),
    "price-rank": ("rank",),
}
NAMES: dict[str, Text] = {
    "lowest": Text("de laagste prijs", "the lowest price"),
    "highest": Text("de hoogste prijs", "the highest price"),
    "mean": Text("de gemiddelde prijs", "the mean price"),
    "median": Text("de mediaan van de prijzen", "the median of the prices"),
    "rank": Text("de rang naar prijs", "the rank by price"),
}
LOW, HIGH = ("lowest", "mean"), ("highest", "mean")  # how far out a price is, moves these


def relative_leaves(field: Field) -> dict[str, tuple[Statistic, ...]]:
    """Return the criteria with a relative price method, and the statistics that each uses.

    A method that is not in the table is taken to use both ends.
    """
    found: dict[str, tuple[Statistic, ...]] = {}
    for node in field.nodes:
        row, parameters = node.method, node.criterion.method
        if row is None or parameters is None or row.measures != "price" or not node.relative:
            continue
        if isinstance(parameters, PriceExpression):
            found[node.criterion.id] = _named(parameters)
        else:
            found[node.criterion.id] = USES.get(row.id, ("lowest", "highest"))
    return found


def _named(parameters: PriceExpression) -> tuple[Statistic, ...]:
    words: tuple[Statistic, ...] = ("lowest", "highest", "mean", "median")
    return tuple(word for word in words if parameters.names_any(word))


def setters(field: Field, used: set[Statistic]) -> list[tuple[Candidate, list[Statistic]]]:
    """Return the bids that set the statistics in use: at most four, whatever the number of bids.

    A mean has no bid that sets it; the two that pull hardest are at the ends. All ranks are counted
    from the lowest price. The middle is one bid or two. A price that several bids share is set by
    none of them: leaving one out changes no end.
    """
    by_price = sorted(field.competing, key=lambda candidate: candidate.price)
    shared = Counter(candidate.price for candidate in by_price)
    found: dict[int, list[Statistic]] = {}
    low, high = 0, len(by_price) - 1
    places: list[tuple[int, tuple[Statistic, ...]]] = [
        (low, ("lowest", "mean", "rank")),
        (high, ("highest", "mean")),
        (high // 2, ("median",)),
        ((high + 1) // 2, ("median",)),
    ]
    for place, kinds in places:
        mine = [kind for kind in kinds if kind in used]
        if mine and shared[by_price[place].price] == 1:
            known = found.setdefault(place, [])
            known += [kind for kind in mine if kind not in known]
    return [(by_price[place], kinds) for place, kinds in found.items()]
