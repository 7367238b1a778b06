"""The example of a page, calculated by the engine's own method: its cases, table and curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from aanbesteding.exact.number import Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Competition, Method, OutsideRange, Step
from aanbesteding.reporting.pages import PAGES
from aanbesteding.reporting.pages.base import Case, Line, Page

WHOLE = Fraction(100)  # under the ways of award all criteria of the examples are worth 100 points


class Drawn(NamedTuple):
    """A line of a curve: where, and the outcome there; None where there is none."""

    line: Line
    points: tuple[tuple[Fraction, Fraction | None], ...]


def row_of(name: str) -> Method | Award:
    """Return a row of the catalogue."""
    return METHODS[name] if name in METHODS else AWARDS[name]


@lru_cache(maxsize=64)
def parameters(name: str) -> Any:
    """Return the parameters of the example of a page, as the reader would make them."""
    given = {"type": name, **PAGES[name].given}
    kind = row_of(name).parameters
    return kind.model_validate(given, by_alias=True)


def worked(name: str) -> list[tuple[Case, Step]]:
    """Return the cases of a page with the step that the engine makes of each."""
    page, row = PAGES[name], row_of(name)
    if isinstance(row, Award):
        offers = [(Fraction(case.inputs[0]), Fraction(case.inputs[1])) for case in page.cases]
        return [
            (case, _total(row, quality, price, offers))
            for case, (quality, price) in zip(page.cases, offers, strict=True)
        ]
    others = [case.inputs for case in page.cases]
    return [
        (case, _step(row, page.given, case.inputs, [i[0] for i in others])) for case in page.cases
    ]


def outcome(name: str, line: Line, value: str | Fraction) -> Fraction | None:
    """Return the share (or total) at a price, fact, mark or quality; None where there is none."""
    page, row = PAGES[name], row_of(name)
    try:
        if isinstance(row, Award):
            number = Fraction(value)
            quality = Fraction(line.quality or 0) if row.uses_price else number
            price = number if row.uses_price else Fraction(1)
            rivals = [(Fraction(page.rival[0]), Fraction(page.rival[1]))] if page.rival else []
            return _total(row, quality, price, [(quality, price), *rivals]).result
        inputs: tuple[str | Fraction, ...] = (value,)
        if row.id == "rating-scale":
            inputs = (value, *line.others)
        given = {**page.given, **({"combine": line.combine} if line.combine else {})}
        return _step(row, given, inputs, [value, *line.others]).result
    except (OutsideRange, NoTotal, ZeroDivisionError):
        return None


def drawn(name: str, samples: int) -> list[Drawn]:
    """Return the lines of the curve of a page, each at so many places from end to end."""
    page = PAGES[name]
    low, high = (Fraction(end) for end in page.span)
    places = [low + (high - low) * n / (samples - 1) for n in range(samples)]
    return [Drawn(line, tuple((x, outcome(name, line, x)) for x in places)) for line in page.lines]


def has_curve(name: str) -> bool:
    """Whether what a method measures is a number, so that there is a curve to draw."""
    return not any(value in ("ja", "nee") for value in PAGES[name].shown)


def _step(
    row: Method,
    given: Mapping[str, Any],
    inputs: Sequence[str | Fraction],
    others: Sequence[str | Fraction],
) -> Step:
    """Return the step of a method; `others` are what relative methods see, the own included."""
    made = parameters(row.id)
    value = inputs[0]
    if row.measures == "marks":
        worths = tuple(Fraction(mark) / 100 for mark in inputs)
        if not row.relative:
            return row.share(given["combine"], worths, None)
        seen = tuple(Fraction(mark) / 100 for mark in others)
        return row.share(made, worths[0], Competition((), seen))
    if row.measures == "fact":
        fact = value == "ja" if value in ("ja", "nee") else Number.of(Fraction(value))
        return row.share(made, fact, None)
    prices = tuple(Fraction(price) for price in others)
    return row.share(made, Number.of(Fraction(value)), Competition(prices, prices))


def _total(
    row: Award, quality: Fraction, price: Fraction, offers: Sequence[tuple[Fraction, Fraction]]
) -> Step:
    best = max(quality for quality, _ in offers)
    lowest = min(price for _, price in offers)
    return row.total(parameters(row.id), Offered(quality, WHOLE, price, best, lowest))


__all__ = ["Drawn", "Page", "drawn", "has_curve", "outcome", "parameters", "row_of", "worked"]
