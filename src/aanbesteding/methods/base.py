"""What a scoring method is: a row of the catalogue, and the step that it returns.

A method turns what was measured of a bid on one criterion (marks, a fact, the price) into a
*share* of that criterion's weight: 1 is all of it, 0 none, less than 0 a malus. Points are
share × weight; that multiplication is the same for all methods and is done in `scoring`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, NamedTuple

from aanbesteding.exact.number import Number
from aanbesteding.fields import Model, Slug
from aanbesteding.texts import Text

Measure = Literal["marks", "fact", "price"]
Worth = Literal["weight", "price", "euro"]
"""What a method's result is a part of: the criterion's weight, or the bid's own price; or `euro`,
when it is an amount itself. The last two only have a meaning under awards in euros."""
FactValue = Number | bool | str
OutOfRange = Literal["clamp", "extrapolate", "reject", "not-announced"]

MembersRule = Literal["lead", "any", "all", "sum", "weakest", "strongest", "share-weighted"]
"""How the members of a consortium make one value.

`lead`: the lead's. `any`, `all`: yes when one, when every member says yes. `sum`: added up.
`weakest`, `strongest`: the value that scores least, most, under the criterion's own method.
`share-weighted`: Σ share × value, the shares adding up to 100 %.
"""

Role = Literal["sole", "lead", "member", "subcontractor", "relied-upon"]


EXACT = Fraction(0)
"""The radius of a number that is no approximation."""


class Step(NamedTuple):
    """One line of a derivation: a formula, the numbers in it, and the exact result.

    `formula` is arithmetic over the names in `values`; filling them in gives `result`
    (a test holds that for every step of every method). `note` says what no formula can.
    An irrational result is within `radius` of `result`; for all others `radius` is 0.
    """

    formula: str
    values: tuple[tuple[str, Fraction], ...]
    result: Fraction
    note: Text | None = None
    fields: tuple[tuple[str, object], ...] = ()
    radius: Fraction = EXACT


class Source(NamedTuple):
    """Where a formula comes from; `verified` is false where no source was read for it."""

    text: Text
    verified: bool


class OutsideRange(Exception):
    """A value lies outside what the framework announces, which does not say what then counts."""

    def __init__(self, value: FactValue | Fraction) -> None:
        super().__init__(str(value))
        self.value = value


@dataclass(frozen=True)
class Competition:
    """What a relative method may see of the admitted bids of a lot.

    `prices` are in euros. `values` are what the method's own criterion measured of each bid: the
    price, a fact, or the share that the panel gives. `refs` is where the prices are stated.
    """

    prices: tuple[Fraction, ...]
    values: tuple[Fraction, ...] = ()
    refs: tuple[Any, ...] = ()

    @cached_property
    def ordered(self) -> list[Fraction]:
        """The prices, the lowest first."""
        return sorted(self.prices)

    @cached_property
    def lowest(self) -> Fraction:
        """The lowest price."""
        return min(self.prices)

    @cached_property
    def highest(self) -> Fraction:
        """The highest price."""
        return max(self.prices)

    @cached_property
    def mean(self) -> Fraction:
        """The mean of the prices."""
        return sum(self.prices, Fraction(0)) / len(self.prices)

    @cached_property
    def median(self) -> Fraction:
        """The price in the middle; of an even number the mean of the two in the middle."""
        return median(self.prices)


def median(values: Sequence[Fraction]) -> Fraction:
    """Return the value in the middle; of an even number the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


class Parameters(Model):
    """Base of the parameters of a method. The key `type` names the method."""


class FactParameters(Parameters):
    """Base of the parameters of a method that measures a fact."""

    fact: Slug
    """The fact that is measured, as declared under `facts`."""
    members: MembersRule | None = None
    """How the members of a consortium make one value; only for a fact of the level `member`."""
    roles: tuple[Role, ...] | None = None
    """Whose facts count besides those of the sole tenderer, the lead and the members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A row of the catalogue. `share` takes (parameters, what was measured, the price field).

    `symbols` names the quantities of `formula` for people. `outside` tells, for methods over an
    announced range, whether a value lies outside it. `relative` methods see other bids, so an
    irrelevant bid can change the order of two others; `relative_when` tells it by the parameters.
    `worth` says what `share` returns a part of: the weight for nearly all (5.15, 5.16).
    """

    id: str
    name: Text
    measures: Measure
    relative: bool
    formula: str
    explanation: Text
    source: Source
    parameters: type[Parameters]
    share: Callable[[Any, Any, Competition | None], Step]
    outside: Callable[[Any, Any], bool] | None = None
    relative_when: Callable[[Any], bool] | None = None
    fact_types: tuple[str, ...] = ()
    worth: Worth = "weight"


# Names that formulas use, as people say them.
SYMBOLS: dict[str, Text] = {
    "price": Text("prijs", "price"),
    "lowest": Text("laagste prijs", "lowest price"),
    "highest": Text("hoogste prijs", "highest price"),
    "mean": Text("gemiddelde prijs", "mean price"),
    "median": Text("mediaan van de prijzen", "median price"),
    "reserve": Text("reserveprijs", "reserve price"),
    "threshold": Text("drempel", "threshold"),
    "multiple": Text("veelvoud met 0 %", "multiple worth 0 %"),
    "base": Text("percentage bij het gemiddelde", "percentage at the mean"),
    "slope": Text("per procent", "per per cent"),
    "gentle": Text("per procent tot de knik", "per per cent up to the bend"),
    "below": Text("procenten tot de knik", "per cent up to the bend"),
    "steep": Text("per procent na de knik", "per per cent beyond the bend"),
    "above": Text("procenten na de knik", "per cent beyond the bend"),
    "top": Text("beste aandeel", "best share"),
    "zero": Text("waarde met 0 %", "value worth 0 %"),
    "full": Text("waarde met 100 %", "value worth 100 %"),
    "value": Text("waarde", "value"),
    "span": Text("spanbreedte", "span"),
    "percent": Text("percentage", "percentage"),
    "share": Text("aandeel", "share"),
    "weight": Text("gewicht", "weight"),
    "quality": Text("kwaliteitswaarde", "quality value"),
    "total": Text("som", "sum"),
    "mark": Text("cijfer", "mark"),
    "x1": Text("vorig punt", "previous point"),
    "x2": Text("volgend punt", "next point"),
    "y1": Text("percentage vorig punt", "percentage of the previous point"),
    "y2": Text("percentage volgend punt", "percentage of the next point"),
    "quantity": Text("hoeveelheid", "quantity"),
    "unit": Text("eenheidsprijs", "unit price"),
    "whole": Text("som van de gewichten", "sum of the weights"),
    "best": Text("beste kwaliteit", "best quality"),
    "ratio": Text("kwaliteitsgewicht per prijsgewicht", "quality weight per price weight"),
    "exponent": Text("exponent", "exponent"),
    "constant": Text("constante", "constant"),
    "most": Text("hoogste aandeel", "greatest share"),
    "reference": Text("referentieprijs", "reference price"),
    "factor": Text("factor", "factor"),
    "growth": Text("rentefactor", "interest factor"),
    "achieved": Text("behaalde kwaliteit", "achieved quality"),
    "second": Text("op één na laagste prijs", "next lowest price"),
    "estimate": Text("raming", "estimate"),
    "units": Text("aantal eenheden", "number of units"),
    "hundredth": Text("honderdste van raming of plafond", "hundredth of estimate or ceiling"),
}
