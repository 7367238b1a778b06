"""Values in messages, in both languages."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import euros, is_exact, shortest
from aanbesteding.fields import say
from aanbesteding.methods.base import FactValue
from aanbesteding.texts import Text


def both(function: Any, *arguments: object) -> Text:
    """Return what a display function makes of its arguments, in both languages."""
    return Text(function(*arguments, "nl"), function(*arguments, "en"))


def in_euros(value: Fraction) -> Text:
    """Return euros for a message that compares amounts: to the cent, and finer where that differs.

    A price of € 38.33 below a bound of 115/3 must not be said to be below € 38.33.
    """
    if is_exact(value, 2):
        return both(euros, value)
    return Text(f"€ {shortest(value, 'nl')}", f"€ {shortest(value, 'en')}")


def titled(label: Any) -> Text:
    """Return a label of a file in both languages."""
    return Text(say(label, "nl"), say(label, "en"))


def shown(value: FactValue | Fraction) -> Text:
    """Return the value of a fact for a message."""
    if isinstance(value, bool):
        return Text("ja", "yes") if value else Text("nee", "no")
    if isinstance(value, str):
        return Text(value, value)
    return both(shortest, value)
