"""Clause 6 of docs/scoring.md, for the second engine: announced rounding."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from .measures import Plain, Stops
from .near import TOUCH, Near


def rounded(framework: Plain, stage: str, value: Fraction) -> Fraction:
    """Round at a stage, if that was announced: 6.1, 6.2."""
    rounding = framework["policies"]["rounding"]
    for step in [] if isinstance(rounding, str) else rounding:
        if step["stage"] == stage:
            value = settled(value, int(step["digits"]), step["mode"])
    return value


def settled(value: Fraction, digits: int, mode: str) -> Fraction:
    """Round, or stop where a number that is no fraction lies too near a border: 7.1."""
    if isinstance(value, Near):
        ends = {round_to(Fraction(value + off), digits, mode) for off in (-TOUCH, TOUCH)}
        if len(ends) > 1:
            raise Stops("7.1", "the rounding cannot be decided")
    return round_to(Fraction(value), digits, mode)


def round_to(value: Fraction, digits: int, mode: str) -> Fraction:
    """Round to a number of decimals: 6.3."""
    scaled = value * 10**digits
    below = floor(scaled)
    rest, half = scaled - below, Fraction(1, 2)
    to_above = {
        "ceiling": True,
        "floor": False,
        "up": scaled > 0,
        "down": scaled < 0,
        "half-up": rest > half or (rest == half and scaled > 0),
        "half-down": rest > half or (rest == half and scaled < 0),
        "half-even": rest > half or (rest == half and below % 2 == 1),
    }[mode]
    return Fraction(below + (1 if rest and to_above else 0), 10**digits)
