"""AB245 to AB247: the ends of a price formula do not go with the ceiling and the floor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.shown import amount, in_cents
from aanbesteding.methods.base import OutsideRange
from aanbesteding.methods.price_bandwidth import PriceBandwidth
from aanbesteding.methods.price_parabolic import PriceParabolic
from aanbesteding.methods.price_threshold import PriceThreshold
from aanbesteding.model.criteria import Node, all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.texts import Text

BEYOND = coded(
    "AB245",
    "price-range-beyond-bounds",
    (
        "in perceel «{lot}» krijgt elke toegelaten prijs tussen {least} % en {most} % van het gewicht: het gewicht van de prijs wordt niet helemaal gebruikt",
        "in the lot “{lot}” every admitted price gets between {least} % and {most} % of the weight: the weight of price is not used in full",
    ),
    (
        "laat de punten lopen van het plafond tot de bodem, of pas het gewicht aan",
        "let the points run from the ceiling to the floor, or change the weight",
    ),
)
DEAD = coded(
    "AB246",
    "price-range-short-of-ceiling",
    (
        "in perceel «{lot}» {effect} een prijs tussen {zero} en het plafond van {ceiling}",
        "in the lot “{lot}” a price between {zero} and the ceiling of {ceiling} {effect}",
    ),
    (
        "laat nul punten samenvallen met het plafond",
        "let zero points coincide with the ceiling",
    ),
)
NO_CEILING = coded(
    "AB247",
    "no-ceiling-beyond-zero-points",
    (
        "perceel «{lot}» heeft geen plafond, en boven {zero} kost een hogere prijs geen punten meer",
        "the lot “{lot}” has no ceiling, and above {zero} a higher price costs no more points",
    ),
    (
        "kondig een plafond aan, of `out-of-range: reject` of `extrapolate`",
        "announce a ceiling, or `out-of-range: reject` or `extrapolate`",
    ),
)
SAME = Text("krijgt nul punten, hoe hoog ook", "gets zero points, however high")
OUT = Text("valt af, ook al laat het plafond haar toe", "is rejected, though the ceiling admits it")
Ends = tuple[Fraction, Fraction, str, str]


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every lot whose bounds a price criterion of it does not go with."""
    for node in all_nodes(framework):
        ends = _ends(node)
        if ends is not None:
            for index, lot in enumerate(framework.lots):
                of_lot = node.route[0] == "lots"
                if node.route[1] == index if of_lot else lot.criteria is None:
                    yield from _of_lot(framework, node, lot, ends)


def _ends(node: Node) -> Ends | None:
    """Return the prices with no and with all points, the policy beyond, and the key of the first."""
    method = node.criterion.method
    if isinstance(method, PriceBandwidth):
        return method.zero_at, method.full_at, method.out_of_range, "zero-at"
    if isinstance(method, PriceThreshold):
        return method.reserve, method.threshold, method.out_of_range, "reserve"
    if isinstance(method, PriceParabolic):
        return method.reserve, Fraction(0), method.out_of_range, "reserve"
    return None


def _of_lot(framework: Framework, node: Node, lot: Lot, ends: Ends) -> Iterator[Finding]:
    zero, full, beyond, key = ends
    ref = in_framework(framework, *node.route, "method", key)
    fields: dict[str, object] = {"lot": lot.id, "zero": amount(zero)}
    if lot.ceiling is None:
        if beyond == "clamp":
            yield Finding(NO_CEILING, ref, fields)
        return
    if zero < lot.ceiling and beyond in ("clamp", "reject"):
        effect = SAME if beyond == "clamp" else OUT
        yield Finding(DEAD, ref, {**fields, "ceiling": amount(lot.ceiling), "effect": effect})
    floor = lot.floor or Fraction(0)
    if zero > lot.ceiling or full < floor:
        least, most = _share(node, min(zero, lot.ceiling)), _share(node, max(full, floor))
        if least is not None and most is not None:
            fields = {"lot": lot.id, "least": in_cents(least), "most": in_cents(most)}
            yield Finding(BEYOND, ref, fields)


def _share(node: Node, price: Fraction) -> Fraction | None:
    """Return what the method gives for a price, in per cent."""
    assert node.method is not None
    try:
        return node.method.share(node.criterion.method, price, None).result * 100
    except OutsideRange:
        return None


ADVICE = (
    Advice(
        BEYOND,
        "info",
        check,
        example=Example(
            "method: {type: price-bandwidth, zero-at: 200000, full-at: 50000, out-of-range: clamp}",
            "method: {type: price-bandwidth, zero-at: 100000, full-at: 50000, out-of-range: clamp}",
        ),
    ),
    Advice(
        DEAD,
        "warning",
        check,
        example=Example(
            "method: {type: price-bandwidth, zero-at: 90000, full-at: 50000, out-of-range: clamp}",
            "method: {type: price-bandwidth, zero-at: 100000, full-at: 50000, out-of-range: clamp}",
        ),
    ),
    Advice(
        NO_CEILING,
        "warning",
        check,
        example=Example(
            "lots: [{id: perceel, title: Perceel, assumed: Eigen indeling}]",
            "lots: [{id: perceel, title: Perceel, ceiling: 100000, assumed: Eigen indeling}]",
        ),
    ),
)
