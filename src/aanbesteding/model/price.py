"""The arithmetic of a price sheet."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.model.bid import PriceSheet


def sheet_total(sheet: PriceSheet) -> Fraction:
    """Return Σ quantity × unit price, in euros, not rounded.

    A sheet of 1500 × 18.00 and 50 × 20.00 makes 27,000 + 1,000 = 28,000.
    """
    return sum((line.quantity * line.unit_price for line in sheet.lines), Fraction(0))
