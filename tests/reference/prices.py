"""The price methods of clauses 5.1 and 5.5, for the second engine: see `naive`.

A function per method gives its share before anything is done about its range; `price_share` does
that. Where the page can be read in more than one way a comment says READING.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from .formula import names, value
from .measures import Plain, Points, Stops
from .near import log_ratio

NEED_OTHERS = (  # 5.1: the methods that use what other bids have
    *("price-proportional", "price-linear-lowest", "price-linear-range", "price-log"),
    *("price-average", "price-graduated", "price-rank", "rating-to-best"),
)
FROM_ZERO_TO_ONE = ("price-bandwidth", "price-average", "price-expression")  # 5.5
ON_PRICE_ALONE = ("price-bandwidth", "price-threshold", "price-parabolic")
_OTHERS_IN_FORMULA = {"lowest", "highest", "mean", "median"}


class Field(NamedTuple):
    """What the bids of clause 5.7 have together."""

    prices: list[Fraction]
    best: Points
    """Per criterion the highest share that the panel gives."""

    @property
    def lowest(self) -> Fraction:
        """The lowest price."""
        return min(self.prices)

    @property
    def highest(self) -> Fraction:
        """The highest price."""
        return max(self.prices)

    @property
    def mean(self) -> Fraction:
        """The mean price."""
        return sum(self.prices, Fraction(0)) / len(self.prices)

    @property
    def median(self) -> Fraction:
        """The price in the middle, or the mean of the two there."""
        ordered, count = sorted(self.prices), len(self.prices)
        return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def is_relative(method: Plain) -> bool:
    """Say whether a method uses what other bids have: 5.1."""
    if method["type"] == "price-expression":
        return bool(names(method["share"]) & _OTHERS_IN_FORMULA)
    return method["type"] in NEED_OTHERS


def number(method: Plain, name: str) -> Fraction:
    """Return a parameter."""
    return Fraction(method[name])


def bandwidth(method: Plain, own: Fraction, field: Field) -> Fraction:
    """All at `full-at`, none at `zero-at`."""
    zero = number(method, "zero-at")
    return (zero - own) / (zero - number(method, "full-at"))


def linear_lowest(method: Plain, own: Fraction, field: Field) -> Fraction:
    """Every per cent above the lowest costs the same."""
    return 1 - (own - field.lowest) / (number(method, "zero-at") / 100 * field.lowest)


def linear_range(method: Plain, own: Fraction, field: Field) -> Fraction:
    """From the lowest to the highest."""
    if field.lowest == field.highest:
        return number(method, "when-equal") / 100
    return (field.highest - own) / (field.highest - field.lowest)


def threshold(method: Plain, own: Fraction, field: Field) -> Fraction:
    """From the reserve price to the threshold, and no more than all."""
    reserve = number(method, "reserve")
    return min((reserve - own) / (reserve - number(method, "threshold")), Fraction(1))


def logarithm(method: Plain, own: Fraction, field: Field) -> Fraction:
    """One minus the logarithm on the base `zero-at`."""
    return 1 - log_ratio(own / field.lowest, number(method, "zero-at"))


def average(method: Plain, own: Fraction, field: Field) -> Fraction:
    """So much at the mean, and so much for each per cent from it."""
    away = (field.mean - own) / field.mean * 100
    return (number(method, "at-mean") + number(method, "per-percent") * away) / 100


def graduated(method: Plain, own: Fraction, field: Field) -> Fraction:
    """Gently down to the bend, steeply from there."""
    bend = max(field.median * number(method, "inflection"), field.lowest)
    gentle = number(method, "gentle") * (min(own, bend) - field.lowest)
    steep = number(method, "steep") * (max(own, bend) - bend)
    return 1 - (gentle + steep) / field.lowest


def by_rank(method: Plain, own: Fraction, field: Field) -> Fraction:
    """What the table says of the rank."""
    cheaper = sum(price < own for price in field.prices)
    table = [*method["table"], *[method["beyond"]] * len(field.prices)]
    return Fraction(table[cheaper]) / 100


def expression(method: Plain, own: Fraction, field: Field) -> Fraction:
    """What the formula of the framework comes to."""
    known = {name: Fraction(text) for name, text in method.get("parameters", {}).items()}
    known["price"] = own
    for name in names(method["share"]) - {"price"}:
        known[name] = getattr(field, name)
    return value(method["share"], known)


SHARES: dict[str, Callable[[Plain, Fraction, Field], Fraction]] = {
    "price-bandwidth": bandwidth,
    "price-proportional": lambda method, own, field: field.lowest / own,
    "price-linear-lowest": linear_lowest,
    "price-linear-range": linear_range,
    "price-threshold": threshold,
    "price-parabolic": lambda method, own, field: 1 - (own / number(method, "reserve")) ** 2,
    "price-log": logarithm,
    "price-average": average,
    "price-graduated": graduated,
    "price-rank": by_rank,
    "price-expression": expression,
}


def price_share(method: Plain, own: Fraction, field: Field | None) -> Fraction:
    """Return the share for a price: 2.4, 5.1, 5.5. Absolute methods need no field."""
    kind = method["type"]
    try:
        share = SHARES[kind](method, own, field or Field([], {}))
    except ZeroDivisionError:
        # 2.4, and 5.1 of a formula: a division by zero is a fault.
        clause = "5.1" if kind == "price-expression" else "2.4"
        raise Stops(clause, f"{kind}: division by zero") from None
    return in_range(kind, method.get("out-of-range", "extrapolate"), share)


def in_range(kind: str, beyond: str, share: Fraction) -> Fraction:
    """Return what becomes of a share outside the announced range: 5.5."""
    outside = share < 0 or (share > 1 and kind in FROM_ZERO_TO_ONE)
    if not outside or beyond == "extrapolate":
        return share
    if beyond == "not-announced":
        raise Stops("5.5", f"{kind}: outside the range")
    return Fraction(0) if share < 0 else Fraction(1)


def is_outside_price(method: Plain, own: Fraction) -> bool:
    """Say whether a price lies outside the range that an absolute method announces: 4.1 d."""
    if method["type"] == "price-bandwidth":
        return not number(method, "full-at") <= own <= number(method, "zero-at")
    return own > number(method, "reserve")
