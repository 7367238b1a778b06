"""AB108: ranges have a width, points of a line go up, rows do not overlap, scales have steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.methods.fact_addition import FactAddition
from aanbesteding.methods.fact_bandwidth import FactBandwidth
from aanbesteding.methods.fact_curve import FactCurve
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.methods.fact_table import FactTable, Row
from aanbesteding.methods.price_bandwidth import PriceBandwidth
from aanbesteding.methods.price_graduated import PriceGraduated
from aanbesteding.methods.price_linear_lowest import PriceLinearLowest
from aanbesteding.methods.price_linear_range import PriceLinearRange
from aanbesteding.methods.price_log import PriceLog
from aanbesteding.methods.price_parabolic import PriceParabolic
from aanbesteding.methods.price_rank import PriceRank
from aanbesteding.methods.price_threshold import PriceThreshold
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, NumericScale
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

RANGE = coded(
    "AB108",
    "impossible-range",
    ("deze grenzen kunnen niet: {problem}", "these bounds are impossible: {problem}"),
    ("verbeter de grenzen", "mend the bounds"),
)
NO_WIDTH = Text("«zero-at» en «full-at» zijn gelijk", "“zero-at” and “full-at” are equal")
WRONG_WAY = Text(
    "een hogere prijs zou meer punten geven dan een lagere",
    "a higher price would get more points than a lower one",
)
NO_SLOPE = Text("«zero-at» moet boven nul liggen", "“zero-at” must be above zero")
THRESHOLD = Text("«reserve» moet boven «threshold» liggen", "“reserve” must be above “threshold”")
NO_RESERVE = Text("«reserve» moet boven nul liggen", "“reserve” must be above zero")
NO_MULTIPLE = Text("«zero-at» moet boven één liggen", "“zero-at” must be above one")
NOT_BETWEEN = Text(
    "«when-equal» ligt niet van 0 tot en met 100", "“when-equal” is not from 0 to 100"
)
NO_BEND = Text("«inflection» moet boven nul liggen", "“inflection” must be above zero")
NO_FACTOR = Text("«factor» moet boven nul liggen", "“factor” must be above zero")
NOT_RISING = Text(
    "de punten lopen niet van laag naar hoog", "the points do not run from low to high"
)
OVERLAP = Text("twee rijen gelden voor dezelfde waarde", "two rows hold the same value")
EMPTY_ROW = Text(
    "de rij is leeg: «from» ligt niet onder «below»",
    "the row is empty: “from” is not under “below”",
)
SCALE = Text(
    "een schaal loopt van «lowest» tot het hogere «highest» in stappen boven nul die precies uitkomen",
    "a scale runs from “lowest” to the higher “highest” in steps above zero that fit exactly",
)

IMPOSSIBLE: dict[type, tuple[tuple[Callable[[Any], bool], Text, str], ...]] = {
    PriceBandwidth: (
        (lambda method: method.zero_at == method.full_at, NO_WIDTH, "full-at"),
        (lambda method: method.zero_at < method.full_at, WRONG_WAY, "full-at"),
    ),
    FactBandwidth: ((lambda method: method.zero_at == method.full_at, NO_WIDTH, "full-at"),),
    PriceLinearLowest: ((lambda method: method.zero_at == 0, NO_SLOPE, "zero-at"),),
    PriceThreshold: ((lambda method: method.reserve <= method.threshold, THRESHOLD, "reserve"),),
    PriceParabolic: ((lambda method: method.reserve == 0, NO_RESERVE, "reserve"),),
    PriceLog: ((lambda method: method.zero_at <= 1, NO_MULTIPLE, "zero-at"),),
    PriceLinearRange: (
        (lambda method: not 0 <= method.when_equal <= 100, NOT_BETWEEN, "when-equal"),
    ),
    PriceGraduated: ((lambda method: method.inflection == 0, NO_BEND, "inflection"),),
    FactAddition: ((lambda method: method.factor == 0, NO_FACTOR, "factor"),),
}
"""Per method what its numbers cannot be, why not, and the key to show; the first is said."""


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every range, line, table or scale that cannot work."""
    for problem, route in _problems(framework):
        yield at(RANGE, in_framework(framework, *route), problem=problem)


def _problems(framework: Framework) -> Iterator[tuple[Text, Route]]:
    for node in all_nodes(framework):
        method, route = node.criterion.method, (*node.route, "method")
        for wrong, problem, key in IMPOSSIBLE.get(type(method), ()):
            if wrong(method):
                yield problem, (*route, key)
                break
        of_list = OF_LISTS.get(type(method))
        if of_list is not None:
            yield from of_list(method, route)
    for index, scale in enumerate(framework.scales):
        if isinstance(scale, NumericScale):
            yield from _scale(scale, ("scales", index))


def _points(method: FactCurve, route: Route) -> Iterator[tuple[Text, Route]]:
    for index, (left, right) in enumerate(pairwise(method.points), start=1):
        if left.at >= right.at:
            yield NOT_RISING, (*route, "points", index)


def _ranks(method: PriceRank, route: Route) -> Iterator[tuple[Text, Route]]:
    """Yield where a later rank, which is a higher price, is worth more than the one before it."""
    for index, (better, worse) in enumerate(pairwise(method.table), start=1):
        if worse > better:
            yield WRONG_WAY, (*route, "table", index)
    if method.beyond > method.table[-1]:
        yield WRONG_WAY, (*route, "beyond")


def _rows(method: FactTable | FactDiscount, route: Route) -> Iterator[tuple[Text, Route]]:
    for index, row in enumerate(method.rows):
        if row.from_ is not None and row.below is not None and row.from_ >= row.below:
            yield EMPTY_ROW, (*route, "rows", index)
    for (_, first), (index, second) in combinations(enumerate(method.rows), 2):
        if _overlap(first, second):
            yield OVERLAP, (*route, "rows", index)


def _overlap(first: Row, second: Row) -> bool:
    if first.is_ is not None or second.is_ is not None:
        return first.is_ == second.is_

    def ends_before(one: Row, other: Row) -> bool:
        return one.below is not None and other.from_ is not None and one.below <= other.from_

    return not ends_before(first, second) and not ends_before(second, first)


def _scale(scale: NumericScale, route: Route) -> Iterator[tuple[Text, Route]]:
    if (
        scale.step == 0
        or scale.lowest >= scale.highest
        or ((scale.highest - scale.lowest) / scale.step).denominator != 1
    ):
        yield SCALE, route
    if scale.zero_at == scale.full_at:
        yield NO_WIDTH, (*route, "full-at")


OF_LISTS: dict[type, Callable[[Any, Route], Iterator[tuple[Text, Route]]]] = {
    FactCurve: _points,
    PriceRank: _ranks,
    FactTable: _rows,
    FactDiscount: _rows,
}
"""Per method what is wrong with its points, its rows or its ranks."""

RULES = (Rule(RANGE, check, on_framework=True),)
