"""What all parts of the generator share: a source of chance, and what was decided about a tender."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from .measures import Plain

T = TypeVar("T")
BESIDE = ["subcontractor", "relied-upon"]
CHOICES = ["brons", "zilver", "goud"]


def text(number: Fraction) -> str:
    """Write a decimal fraction by the grammar of the files.

    With exactly three decimals `1.125` reads as thousands, so a zero is added then.
    """
    millionths = abs(number) * 10**6
    assert millionths.denominator == 1, "no more than six decimals"
    whole, decimals = divmod(millionths.numerator, 10**6)
    written = f"{'-' if number < 0 else ''}{whole}.{decimals:06}"
    written = written.rstrip("0").rstrip(".")
    return written + "0" if len(written.partition(".")[2]) == 3 else written


class FactUse(NamedTuple):
    """A fact that was declared, and the values that bids state for it."""

    fact: Plain
    values: list[str]


class Chance:
    """One source of chance for a tender, and what the rest depends on."""

    def __init__(self, rng: random.Random) -> None:
        """Begin with nothing."""
        self.rng = rng
        self.facts: list[FactUse] = []
        self.extra_roles: dict[str, set[str]] = {}
        self.scales: list[Plain] = []
        self.award = ""
        self.factor = 1
        self.prices: list[str] = []
        self.hull = ("", "")
        self.span = ""
        self.multiple = ""
        self.slope = ""
        self.panel: list[str] = []
        self.far = False
        self.by_consensus = False
        self.boundless = False
        self.bare = False
        self.quality_only = False
        self.bounded = 0
        self.unit = ""
        self.of = ""
        self.total = Fraction(0)

    def chance(self, part: float) -> bool:
        """Return True in this part of the cases."""
        return self.rng.random() < part

    def pick(self, options: Sequence[T]) -> T:
        """Draw one."""
        return self.rng.choice(options)

    def some(self, options: Sequence[T], least: int = 1) -> list[T]:
        """Draw some, in the order in which they stand."""
        drawn = self.rng.sample(range(len(options)), self.rng.randint(least, len(options)))
        return [options[index] for index in sorted(drawn)]

    def label(self, words: str) -> str | Plain:
        """Return a text in one language or in two."""
        return {"nl": words, "en": words} if self.chance(0.1) else words

    def price(self) -> str:
        """Draw a price from the grid."""
        return text(Fraction(self.pick(self.prices)) * self.factor)
