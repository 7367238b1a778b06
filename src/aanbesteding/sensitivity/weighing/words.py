"""Names and amounts of weight in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.model.framework import Framework
from aanbesteding.sensitivity.answer import Said
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.weighing.reasons import TEXTS, NoAnswer
from aanbesteding.texts import Text

DIGITS = 3
UNITS = {
    "percent": Text(" %", " %"),
    "points": Text(" punten", " points"),
    "fraction": Text("", ""),
    "euro": Text(" euro", " euros"),
}


def weight_text(framework: Framework, weight: Fraction) -> Text:
    """Return a weight with its unit, in both languages."""
    unit = UNITS[framework.weights.unit if framework.weights else "fraction"]
    return Text(
        shortest(weight, "nl", DIGITS) + unit.nl,
        shortest(weight, "en", DIGITS) + unit.en,
    )


def difference_text(framework: Framework, weight: Fraction) -> Text:
    """Return a difference of weights with its unit: per cent differ by percentage points."""
    if framework.weights is None or framework.weights.unit != "percent":
        return weight_text(framework, weight)
    return Text(
        shortest(weight, "nl", DIGITS) + " procentpunt",
        shortest(weight, "en", DIGITS) + " percentage points",
    )


def names(case: Case, bids: Iterable[str]) -> Text:
    """Return the names of bids as they are said in a sentence."""
    found = [case.name(bid) for bid in bids]
    return Text(_listed(found, "en"), _listed(found, "and"))


def titles(case: Case, criteria: Iterable[str]) -> Text:
    """Return the titles of criteria as they are said in a sentence."""
    found = [case.title(one) for one in criteria]
    return Text(
        _listed([f"«{one.nl}»" for one in found], "en"),
        _listed([f"“{one.en}”" for one in found], "and"),
    )


def _listed(words: list[str], word: str) -> str:
    return f" {word} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def reason_said(case: Case, reason: NoAnswer) -> Said:
    """Return the sentence of a reason, with names and titles instead of ids."""
    fields = tuple(
        (name, case.name(str(value)) if name == "bid" else titles(case, [str(value)]))
        for name, value in reason.fields
    )
    return Said(reason.kind, TEXTS[reason.kind], fields)
