"""The totals of clause 5.8, for the second engine: see `naive`."""

from __future__ import annotations

from fractions import Fraction

from .formula import value
from .measures import Plain, Stops
from .near import power

LOW = (  # 5.8: the awards of which the lowest total is the better
    *("award-on-value", "lowest-price", "price-per-quality", "mark-up"),
    *("willingness-to-pay", "normalised-price", "superformula"),
)
_NOT_NUMBERS = ("type", "motivation")
_NEED_QUALITY = ("price-per-quality", "superformula")
_NOT_BELOW_ZERO = ("value-for-money", "weighted-value-for-money")
_NEED_PRICE = (*("value-for-money", "weighted-value-for-money", "utility-index", "superformula"),)


def is_low(award: Plain) -> bool:
    """Say whether the lowest total is the better."""
    if award["type"] == "award-expression":
        return bool(award["better"] == "low")
    return award["type"] in LOW


def by_formula(award: Plain, known: dict[str, Fraction]) -> Fraction:
    """Return the value of the framework's own formula."""
    parameters = {name: Fraction(text) for name, text in award.get("parameters", {}).items()}
    try:
        return value(award["total"], known | parameters)
    except ZeroDivisionError:
        raise Stops("5.8", award["type"]) from None


def total_of(
    award: Plain,
    quality: Fraction,
    whole: Fraction,
    price: Fraction,
    best: Fraction,
    lowest: Fraction,
) -> Fraction:
    """Return the total, or stop where the page says that there is none."""
    kind = award["type"]
    if kind == "award-expression":
        known = {"price": price, "quality": quality, "whole": whole}
        return by_formula(award, {**known, "best": best, "lowest": lowest})
    key = {name: Fraction(text) for name, text in award.items() if name not in _NOT_NUMBERS}
    if kind in _NEED_QUALITY and quality <= 0:
        raise Stops("5.8", kind)
    if kind in _NOT_BELOW_ZERO and quality < 0:
        raise Stops("5.8", kind)
    if kind in _NEED_PRICE and price == 0:
        raise Stops("5.8", kind)
    ratio = key["quality-weight"] / key["price-weight"] if "price-weight" in key else Fraction(0)
    match kind:
        case "award-on-value":
            return price - quality
        case "lowest-price":
            return price
        case "price-per-quality":
            return price / quality
        case "value-for-money":
            return quality / price * key["constant"]
        case "weighted-value-for-money":
            if quality == ratio == 0:
                raise Stops("5.8", kind)
            return power(quality, ratio) / price * key["constant"]
        case "utility-index":
            index = 1 - (best - quality) / whole * ratio
            if index < 0:
                raise Stops("5.8", kind)
            return index / price * lowest
        case "mark-up":
            return price * bracket(kind, 1 + (1 - quality / whole) * ratio)
        case "willingness-to-pay":
            return price - 100 * quality / whole * key["per-percent"]
        case "normalised-price":
            most = key["most"] / 100
            return price / bracket(kind, 1 + quality / whole * most / (1 - most))
        case "superformula":
            reference = key["reference-quality"] / 100
            return power(price / key["reference-price"], key["exponent"]) + power(
                reference / (quality / whole), key["exponent"]
            )
    return quality  # points, fixed-price


def bracket(kind: str, found: Fraction) -> Fraction:
    """Return the expression in brackets, which must be above zero."""
    if found <= 0:
        raise Stops("5.8", kind)
    return found
