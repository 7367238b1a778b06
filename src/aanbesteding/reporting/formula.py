"""A step's formula for people: in words, and with the numbers filled in."""

from __future__ import annotations

import re
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import SYMBOLS, Step
from aanbesteding.texts import Lang, Text, fill

_NAME = re.compile(r"[a-z][a-z0-9]*")
_FUNCTIONS = {
    "min": Text("min", "min"),
    "max": Text("max", "max"),
    "median": Text("mediaan", "median"),
    "round": Text("afgerond", "rounded"),
}


def in_words(step: Step, lang: Lang) -> str:
    """Return the formula with the names of its quantities: `laagste prijs ÷ prijs`."""

    def name(match: re.Match[str]) -> str:
        symbol = SYMBOLS.get(match.group()) or _FUNCTIONS.get(match.group())
        return symbol.say(lang) if symbol else match.group()

    return _signs(_NAME.sub(name, step.formula))


def filled_in(step: Step, lang: Lang) -> str:
    """Return the formula with its numbers: `400.000 ÷ 450.000`."""
    values = dict(step.values)

    def value(match: re.Match[str]) -> str:
        name = match.group()
        if name in _FUNCTIONS:
            return _FUNCTIONS[name].say(lang)
        if name not in values:
            return name
        shown = exact_text(values[name], lang)
        divides = "/" in shown and step.formula[: match.start()].endswith("/ ")
        return f"({shown})" if divides or values[name] < 0 else shown

    return _signs(_NAME.sub(value, step.formula).replace(", ", "; "))


def exact_text(value: Fraction, lang: Lang) -> str:
    """Return a number as it is: as a decimal where that is exact, else as a fraction.

    >>> exact_text(Fraction(75, 2), "en"), exact_text(Fraction(1, 3), "en")
    ('37.5', '1/3')
    """
    shown = shortest(value, lang)
    return str(Fraction(value)) if shown.startswith("≈") else shown


def result_text(value: Fraction, lang: Lang) -> str:
    """Return a result: the fraction, and the decimal where the fraction is no decimal."""
    shown = shortest(value, lang)
    return f"{Fraction(value)} {shown}" if shown.startswith("≈") else shown


def note_text(step: Step, lang: Lang) -> str:
    """Return what the step says beside its formula."""
    if step.note is None:
        return ""
    fields = {name: fill(value, lang) for name, value in step.fields}
    return step.note.say(lang, **fields)


def step_text(step: Step, lang: Lang) -> str:
    """Return a step as one line: words = numbers = result (note)."""
    if not step.values and step.note is not None:
        return note_text(step, lang)
    if step.formula == "round(value)":
        before = result_text(step.values[0][1], lang)
        return f"{before} → {result_text(step.result, lang)} ({note_text(step, lang)})"
    words, numbers = in_words(step, lang), filled_in(step, lang)
    result = result_text(step.result, lang)
    has_words = any(name in SYMBOLS for name in _NAME.findall(step.formula))
    parts = [words] if has_words and words != numbers else []
    if numbers != exact_text(step.result, lang) or not parts:
        parts.append(numbers)
    if result != parts[-1]:
        parts.append(result)
    note = note_text(step, lang)
    return " = ".join(parts) + (f" ({note})" if note else "")


def _signs(text: str) -> str:
    return text.replace(" * ", " × ").replace(" / ", " ÷ ")
