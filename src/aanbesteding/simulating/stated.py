"""What a simulation file states for a lot: the entry that names the lot goes before one for all."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol, TypeVar

from aanbesteding.model.framework import FactDeclaration, Lot, NumericScale, Scale
from aanbesteding.model.simulation import FactDraw, PriceDraw, Simulation
from aanbesteding.simulating.defaults import euro_step, fact_step
from aanbesteding.simulating.sources import Listed, Source, Steps


class _ForLot(Protocol):
    @property
    def lot(self) -> str | None:
        """The lot that it is for; None for all others."""
        ...


E = TypeVar("E", bound=_ForLot)


def stated_price(simulation: Simulation | None, lot: Lot) -> Steps | None:
    """Return the range of prices that the file states for a lot, if it does."""
    found = _for_lot(simulation.prices if simulation else (), lot.id)
    return price_steps(found, lot) if found else None


def price_steps(stated: PriceDraw, lot: Lot) -> Steps | None:
    """Return a stated range of prices in euros; None where it is none."""
    low, high = stated.from_, stated.to
    if stated.from_percent is not None and stated.to_percent is not None and lot.ceiling:
        if low is not None or high is not None:
            return None
        first, last = (
            lot.ceiling * part / 100 for part in (stated.from_percent, stated.to_percent)
        )
        first, last = -(-first * 100 // 1) / Fraction(100), last * 100 // 1 / Fraction(100)
    elif low is None or high is None or _has_percent(stated):
        return None
    else:
        first, last = Fraction(low), Fraction(high)
    step = euro_step(first, last) if stated.step is None else Fraction(stated.step)
    return Steps(first, last, step) if step > 0 and first <= last else None


def _has_percent(stated: PriceDraw) -> bool:
    return stated.from_percent is not None or stated.to_percent is not None


def stated_marks(
    simulation: Simulation | None, lot: str, criterion: str, scale: Scale
) -> Listed | None:
    """Return the marks that the file states for a criterion in a lot, if it does."""
    stated = simulation.criteria if simulation else ()
    found = _for_lot((one for one in stated if one.criterion == criterion), lot)
    if found is None or simulation is None:
        return None
    words = tuple(one.mark for one in found.marks)
    if isinstance(scale, NumericScale):
        words = _with_points(words, simulation)
    return Listed(words, tuple(int(one.chance) for one in found.marks))


def stated_fact(simulation: Simulation | None, lot: str, fact: FactDeclaration) -> Source | None:
    """Return what the file states for a fact in a lot, if it does."""
    stated = simulation.facts if simulation else ()
    found = _for_lot((one for one in stated if one.fact == fact.id), lot)
    source = fact_source(found, fact) if found else None
    if isinstance(source, Listed) and fact.type == "number" and simulation is not None:
        return Listed(_with_points(source.words, simulation), source.chances)
    return source


def _with_points(numbers: tuple[str, ...], simulation: Simulation) -> tuple[str, ...]:
    """Write numbers as drawn bids and score sheets have them: with a decimal point."""
    if simulation.decimal_sign != "comma":
        return numbers
    return tuple(text.replace(",", ".") for text in numbers)


def fact_source(stated: FactDraw, fact: FactDeclaration) -> Source | None:
    """Return a stated range or list of values; None where it is neither or both."""
    if stated.values is not None:
        if (stated.from_, stated.to, stated.step) != (None, None, None):
            return None
        words = tuple(one.value for one in stated.values)
        return Listed(words, tuple(int(one.chance) for one in stated.values))
    if stated.from_ is None or stated.to is None:
        return None
    first, last = Fraction(stated.from_), Fraction(stated.to)
    step = fact_step(fact, first, last) if stated.step is None else Fraction(stated.step)
    return Steps(first, last, step) if step > 0 and first <= last else None


def _for_lot(stated: Iterable[E], lot: str) -> E | None:
    found = list(stated)
    own = next((one for one in found if one.lot == lot), None)
    return own or next((one for one in found if one.lot is None), None)
