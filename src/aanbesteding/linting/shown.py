"""Numbers in the messages of rules, in both languages."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import euros, shortest
from aanbesteding.exact.rounding import round_to
from aanbesteding.texts import Text


def both(value: Fraction) -> Text:
    """Show a number with as few decimals as are true."""
    return Text(shortest(value, "nl"), shortest(value, "en"))


def in_cents(value: Fraction) -> Text:
    """Show a number in at most two decimals; a finding itself rests on the exact one."""
    return both(round_to(value, 2, "half-up"))


def amount(value: Fraction) -> Text:
    """Show an amount in euros."""
    return Text(euros(value, "nl"), euros(value, "en"))
