"""Scenarios for tests, made of plain numbers."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.number import Number
from aanbesteding.model.scenario import KINDS, Scenario
from aanbesteding.reading.scenario import load_scenario

F = Fraction
EXAMPLE = {
    "general.horizon": 3,
    "general.discount": 0,
    "current.value-per-year": 90,
    "current.cost-per-year": 10,
    "tender.procedure-cost": 6,
    "tender.bidders": 2,
    "tender.bid-cost": 1,
    "tender.first-term": 1,
    "tender.extension": 1,
    "tender.extension-chance": 0,
    "tender.first-change": 1,
    "tender.later-change": F(1, 2),
    "tender.transition-loss": 20,
    "tender.recovery": 50,
    "tender.value-per-year": 100,
    "tender.growth": 0,
    "tender.cost-per-year": 9,
    "recombination.preparation": 1,
    "recombination.preparation-share": 50,
    "recombination.failure": F(1, 4),
    "recombination.fallback-delay": 0,
    "recombination.transition-loss": 10,
    "recombination.recovery": 50,
    "recombination.value-per-year": 110,
    "recombination.growth": 10,
    "recombination.cost-per-year": 10,
    "recombination.measuring-cost": 1,
}
"""The worked example of `course`."""


def text(numbers=None, ranges=None, unit="points", extra="", draws=None):
    """A scenario file of numbers; without a range it has none."""
    numbers = EXAMPLE | (numbers or {})
    draws = draws or "{distribution: uniform, seed: 1, error: 2, most: 1000}"
    lines = ["format: aanbesteding/scenario/1", "id: proef", "title: Proef", f"draws: {draws}"]
    block = ""
    for name in KINDS:
        if name not in numbers:
            continue
        head, _, key = name.partition(".")
        if head != block:
            lines.append(f"{head}:")
            block = head
        units = KINDS[name].units
        number = Number.of(F(numbers[name]))
        low, high = (ranges or {}).get(name, (number, number))
        said = unit if unit in units else units[0]
        value, low, high = (f'"{float(one):.6f}"' for one in (number, low, high))
        lines.append(
            f"  {key}: {{title: {key}, unit: {said}, value: {value}, low: {low}, high: {high}, "
            "assumed: proef}"
        )
    return "\n".join([*lines, extra]) + "\n"


def scenario(tmp_path, *args, **kwargs) -> Scenario:
    """The same, read."""
    path = tmp_path / "scenario.yaml"
    path.write_text(text(*args, **kwargs), encoding="utf-8")
    return load_scenario(path)
