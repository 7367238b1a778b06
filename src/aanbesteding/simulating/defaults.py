"""What is drawn where no simulation file says it: derived from the framework, or assumed.

docs/simulation.md lists these rules; every use of one is shown in the output.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from aanbesteding.exact.display import MAX_SHOWN, decimal
from aanbesteding.methods.base import FactParameters
from aanbesteding.methods.fact_bandwidth import FactBandwidth
from aanbesteding.methods.fact_curve import FactCurve
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.methods.fact_table import FactTable
from aanbesteding.methods.price_bandwidth import PriceBandwidth
from aanbesteding.methods.price_threshold import PriceThreshold
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import (
    FactDeclaration,
    Framework,
    LabelledScale,
    Lot,
    Requirement,
    Scale,
)
from aanbesteding.simulating.sources import Listed, Source, Steps
from aanbesteding.texts import Text

Basis = Literal["framework", "assumption"]
Derived = tuple[Steps, Basis, Text]

BIDDERS = (3, 6)
BIDDERS_WHY = Text("geen simulatiebestand", "no simulation file")
PANEL_WHY = BIDDERS_WHY
MARKS_WHY = Text("elk cijfer van de schaal is even waarschijnlijk", "every mark is equally likely")
ADMISSION = Text(
    "geen uitsluitingsgrond is van toepassing; kostenelementen en social return zijn precies "
    "zoals gevraagd",
    "no exclusion ground applies; cost elements and social return are exactly as asked",
)

FLOOR_OF_CEILING = Fraction(7, 10)
"""The lowest price where only a ceiling is announced, as a part of it."""
CEILING_OF_FLOOR = Fraction(10, 7)
"""The highest price where only a floor is announced, as a multiple of it."""
AROUND_ESTIMATE = (Fraction(8, 10), Fraction(12, 10))
NOTHING_KNOWN = (Fraction(80_000), Fraction(120_000))
FACT_UNKNOWN = (Fraction(0), Fraction(100))

_FIXED = Text("vaste prijs", "fixed price")
_BOUNDS = Text("bodemprijs en plafond", "floor and ceiling")
_BAND = Text(
    "bandbreedte van het prijscriterium, binnen bodemprijs en plafond",
    "bandwidth of the price criterion, within floor and ceiling",
)
_CEILING = Text("70 tot 100 % van het plafond", "70 to 100 % of the ceiling")
_FLOOR = Text("100 tot 143 % van de bodemprijs", "100 to 143 % of the floor")
_ESTIMATE = Text("80 tot 120 % van de raming", "80 to 120 % of the estimate")
NO_PRICE_KNOWN = Text(
    "het kader noemt geen enkele prijs; kies zelf een bereik",
    "the framework states no price at all; choose a range yourself",
)
_RANGE = Text("bereik van de methode van «{name}»", "range of the method of “{name}”")
_ROWS = Text(
    "elke rij van de tabel van «{name}» even vaak", "every row of the table of “{name}” alike"
)
_MEETS = Text("voldoet net aan de eis", "just meets the requirement")
_CHOICES = Text("elke mogelijkheid even vaak", "every possibility equally likely")
_UNUSED = Text("het kader rekent er niet mee", "the framework does not use it")
_UNKNOWN = Text(
    "het kader noemt geen bereik; kies het zelf",
    "the framework states no range; choose it yourself",
)


def price(lot: Lot, nodes: Iterable[Node]) -> Derived:
    """Return the range of prices of a lot, and what it rests on."""
    if lot.fixed_price is not None:
        return Steps(lot.fixed_price, lot.fixed_price, Fraction(1)), "framework", _FIXED
    if lot.floor is not None and lot.ceiling is not None and lot.floor <= lot.ceiling:
        return _euros(lot.floor, lot.ceiling), "framework", _BOUNDS
    if band := _band(nodes):
        low = max(band[0], lot.floor or Fraction(0))
        high = band[1] if lot.ceiling is None else min(band[1], lot.ceiling)
        if low <= high:
            return _euros(low, high), "framework", _BAND
    if lot.ceiling is not None:
        return _euros(lot.ceiling * FLOOR_OF_CEILING, lot.ceiling), "assumption", _CEILING
    if lot.floor is not None:
        return _euros(lot.floor, lot.floor * CEILING_OF_FLOOR), "assumption", _FLOOR
    if lot.estimate is not None:
        low, high = (lot.estimate * part for part in AROUND_ESTIMATE)
        return _euros(low, high), "assumption", _ESTIMATE
    return _euros(*NOTHING_KNOWN), "assumption", NO_PRICE_KNOWN


def _band(nodes: Iterable[Node]) -> tuple[Fraction, Fraction] | None:
    for node in nodes:
        method = node.criterion.method
        if isinstance(method, PriceBandwidth):
            low, high = sorted((Fraction(method.zero_at), Fraction(method.full_at)))
            return low, high
        if isinstance(method, PriceThreshold):
            return Fraction(method.threshold), Fraction(method.reserve)
    return None


def _euros(low: Fraction, high: Fraction) -> Steps:
    """Return a range of whole euros, or of cents where it is less than a thousand euros wide."""
    low, high = -(-low * 100 // 1) / Fraction(100), high * 100 // 1 / Fraction(100)
    return Steps(low, max(low, high), euro_step(low, high))


def euro_step(low: Fraction, high: Fraction) -> Fraction:
    """Return the distance between two prices where nobody says it."""
    return Fraction(1) if high - low >= 1000 else Fraction(1, 100)


def marks(scale: Scale) -> Source:
    """Return every mark of a scale, each equally likely."""
    if isinstance(scale, LabelledScale):
        return Listed.evenly([label.mark for label in scale.marks])
    return Steps(scale.lowest, scale.highest, scale.step)


def fact(
    framework: Framework, nodes: Iterable[Node], declared: FactDeclaration
) -> tuple[Source, Basis, Text]:
    """Return what a fact is drawn from: the criterion's range, or what the requirement asks."""
    asked = [found for found in framework.requirements if found.fact == declared.id]
    node = next((found for found in nodes if _measures(found, declared.id)), None)
    if declared.type != "number":
        return _words(declared, asked, node)
    low, high = _least(asked), _most(asked)
    if node is None:
        fixed = low if low is not None else high
        always = Fraction(0) if fixed is None else fixed
        return (
            _numbers(declared, always, always),
            "framework" if asked else "assumption",
            (_MEETS if asked else _UNUSED),
        )
    name = {"name": node.criterion.id}
    method = node.criterion.method
    if isinstance(method, FactTable | FactDiscount):
        values = [value for row in method.rows if (value := _inside(row, declared)) is not None]
        values = [value for value in values if _within(value, low, high)]
        if values:
            words = tuple(dict.fromkeys(_written(value) for value in values))
            return Listed.evenly(words), "framework", _named(_ROWS, name)
    ends = _ends(method)
    first, last = ends or FACT_UNKNOWN
    first = max(first, first if low is None else low)
    last = min(last, last if high is None else high)
    numbers = _numbers(declared, first, max(first, last))
    if ends is None:
        return numbers, "assumption", _UNKNOWN
    return numbers, "framework", _named(_RANGE, name)


def _measures(node: Node, name: str) -> bool:
    method = node.criterion.method
    return isinstance(method, FactParameters) and method.fact == name


def _ends(method: object) -> tuple[Fraction, Fraction] | None:
    if isinstance(method, FactBandwidth):
        low, high = sorted((Fraction(method.zero_at), Fraction(method.full_at)))
        return low, high
    if isinstance(method, FactCurve):
        return method.points[0].at, method.points[-1].at
    return None


def _inside(row: object, declared: FactDeclaration) -> Fraction | None:
    """Return a value in a row of a table: its first, or the last before the next row."""
    low, below = getattr(row, "from_", None), getattr(row, "below", None)
    if low is not None:
        return Fraction(low)
    return None if below is None else Fraction(below) - fact_step(declared, Fraction(0), below)


def _words(
    declared: FactDeclaration, asked: list[Requirement], node: Node | None
) -> tuple[Source, Basis, Text]:
    known = ("ja", "nee") if declared.type == "yes-no" else tuple(declared.choices or ())
    passing = [word for word in known if all(_passes(one, word) for one in asked)] or list(known)
    if node is None and not asked:
        return Listed.evenly(passing[:1]), "assumption", _UNUSED
    why = _MEETS if len(passing) < len(known) else _CHOICES
    return Listed.evenly(passing), "framework" if asked else "assumption", why


def _passes(requirement: Requirement, word: str) -> bool:
    if requirement.answer is not None:
        return (word == "ja") is requirement.answer
    return requirement.one_of is None or word in requirement.one_of


def _least(asked: list[Requirement]) -> Fraction | None:
    return max((one.at_least for one in asked if one.at_least is not None), default=None)


def _most(asked: list[Requirement]) -> Fraction | None:
    return min((one.at_most for one in asked if one.at_most is not None), default=None)


def _within(value: Fraction, low: Fraction | None, high: Fraction | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _numbers(declared: FactDeclaration, low: Fraction, high: Fraction) -> Steps:
    step = fact_step(declared, low, high)
    # The first value must have no more decimals than the fact may have.
    first = -(-low // step) * step
    return Steps(first, max(first, high), step)


def fact_step(declared: FactDeclaration, low: Fraction, high: Fraction) -> Fraction:
    """Return the distance between two values of a fact where nobody says it."""
    if declared.decimals is not None:
        return Fraction(1, 10 ** int(declared.decimals))
    return Fraction(1) if high - low >= 10 else Fraction(1, 100)


def _written(value: Fraction) -> str:
    shown = decimal(value, MAX_SHOWN)
    return shown.rstrip("0").rstrip(".")


def _named(text: Text, name: dict[str, str]) -> Text:
    return Text(text.nl.format(**name), text.en.format(**name))
