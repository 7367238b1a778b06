"""The ways of award: what the total of a bid is made of."""

from __future__ import annotations

from aanbesteding.reporting.workbook.formulas.base import AwardBuilder, Totalled
from aanbesteding.reporting.workbook.formulas.expression import translated


def quality_alone(of: Totalled) -> str:
    """Return the sum of the points."""
    return of.quality


def price_alone(of: Totalled) -> str:
    """Return the price."""
    return of.price


def on_value(of: Totalled) -> str:
    """F11: price − quality value."""
    return f"{of.price}-{of.quality}"


def per_quality(of: Totalled) -> str:
    """F10: price / quality."""
    return f"{of.price}/{of.quality}"


def for_money(of: Totalled) -> str:
    """F7: quality / price × constant."""
    return f"{of.quality}/{of.price}*{of.cells.cell('constant')}"


def _ratio(of: Totalled) -> str:
    return f"({of.cells.cell('quality_weight')}/{of.cells.cell('price_weight')})"


def weighted_for_money(of: Totalled) -> str:
    """F9: quality ^ (wQ/wC) / price × constant."""
    return f"POWER({of.quality},{_ratio(of)})/{of.price}*{of.cells.cell('constant')}"


def utility(of: Totalled) -> str:
    """F8: (1 − (best − quality) × N) / price × lowest."""
    short = f"({of.best}-{of.quality})/{of.whole}"
    return f"(1-{short}*{_ratio(of)})/{of.price}*{of.lowest}"


def mark_up(of: Totalled) -> str:
    """F11c: price × (1 + (whole − quality) / whole × wQ/wP)."""
    return f"{of.price}*(1+({of.whole}-{of.quality})/{of.whole}*{_ratio(of)})"


def willingness(of: Totalled) -> str:
    """F11d: price − quality in per cent × amount."""
    return f"{of.price}-{of.quality}/{of.whole}*100*{of.cells.cell('per_percent')}"


def normalised(of: Totalled) -> str:
    """F20: price / (1 + V / (1 − Vmax))."""
    most = f"({of.cells.cell('most')}/100)"
    return f"{of.price}/(1+{of.quality}/{of.whole}*{most}/(1-{most}))"


def superformula(of: Totalled) -> str:
    """F14: (P/Pref)^n + (Qref/Q)^n."""
    cell = of.cells.cell
    good = f"{cell('reference_quality')}/100/({of.quality}/{of.whole})"
    dear = f"{of.price}/{cell('reference_price')}"
    return f"POWER({dear},{cell('exponent')})+POWER({good},{cell('exponent')})"


def expression(of: Totalled) -> str:
    """Return the value of the framework's own formula."""
    names = {name: getattr(of, name) for name in ("price", "quality", "whole", "best", "lowest")}
    return translated(of.parameters, names, of.cells)


FORMULAS: dict[str, AwardBuilder | None] = {
    "points": quality_alone,
    "fixed-price": quality_alone,
    "lowest-price": price_alone,
    "award-on-value": on_value,
    "price-per-quality": per_quality,
    "value-for-money": for_money,
    "weighted-value-for-money": weighted_for_money,
    "utility-index": utility,
    "mark-up": mark_up,
    "willingness-to-pay": willingness,
    "normalised-price": normalised,
    "superformula": superformula,
    "award-expression": expression,
}
