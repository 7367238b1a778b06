"""What a draw chooses from: a range of numbers in equal steps, or a list of words with chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from aanbesteding.exact.display import MAX_SHOWN, decimal, euros, shortest
from aanbesteding.texts import Lang, Text

_RANGE = Text("{low} t/m {high}, per {step}", "{low} to {high}, in steps of {step}")
_ONE = Text("altijd {low}", "always {low}")
_EVENLY = Text("{values}: elk even vaak", "{values}: each equally likely")
_WEIGHTED = Text("{values} (kans als {chances})", "{values} (chances as {chances})")
_MOST_LISTED = 7


@dataclass(frozen=True, slots=True)
class Steps:
    """The numbers low, low + step, … as far as `high`; each is equally likely."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return int((self.high - self.low) // self.step) + 1

    def number(self, place: int) -> Fraction:
        """Return the number at a place, 0 the first."""
        return self.low + place * self.step

    def text(self, place: int) -> str:
        """Return the number at a place as a file has it, with a decimal point."""
        shown = decimal(self.number(place), MAX_SHOWN)
        return shown.rstrip("0").rstrip(".")

    def say(self, lang: Lang, *, money: bool = False) -> str:
        """Say the range."""
        show = euros if money else shortest
        last = self.number(self.count - 1)
        fields = {"low": show(self.low, lang), "high": show(last, lang)}
        if last == self.low:
            return _ONE.say(lang, **fields)
        return _RANGE.say(lang, **fields, step=show(self.step, lang))


@dataclass(frozen=True)
class Listed:
    """Words, each with how often it is drawn beside the others."""

    words: tuple[str, ...]
    chances: tuple[int, ...]

    @classmethod
    def evenly(cls, words: Sequence[str]) -> Listed:
        """Return a list in which every word is as likely as any other."""
        return cls(tuple(words), (1,) * len(words))

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(accumulate(self.chances))

    @property
    def count(self) -> int:
        """The sum of all chances."""
        return self._ends[-1]

    def text(self, place: int) -> str:
        """Return the word at a place, 0 … count − 1."""
        return next(word for word, end in zip(self.words, self._ends, strict=True) if place < end)

    def say(self, lang: Lang, *, money: bool = False) -> str:
        """Say the list, shortened where it is long."""
        shown = ", ".join(self.words[:_MOST_LISTED])
        shown += ", …" if len(self.words) > _MOST_LISTED else ""
        if len(self.words) == 1:
            return _ONE.say(lang, low=shown)
        if len(set(self.chances)) == 1:
            return _EVENLY.say(lang, values=shown)
        chances = " : ".join(str(chance) for chance in self.chances[:_MOST_LISTED])
        chances += " : …" if len(self.words) > _MOST_LISTED else ""
        return _WEIGHTED.say(lang, values=shown, chances=chances)


Source = Steps | Listed
