"""Simulation files made through their model, and figures that are easy to compare."""

from __future__ import annotations

from typing import Any

from tests.build import LOT, framework, leaf, lot, made

from aanbesteding.model.framework import Framework
from aanbesteding.model.simulation import Simulation
from aanbesteding.simulating.result import CriterionFigures, LotFigures

RATED = {"type": "rating-scale", "scale": "cijfers"}
BAND = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}


def simulation(**more: Any) -> Simulation:
    """Return a simulation file."""
    head = {"format": "aanbesteding/simulation/1", "framework": "kader"}
    found = made(Simulation, {**head, **more})
    assert isinstance(found, Simulation)
    return found


def chances(criterion: str, **marks: int) -> dict[str, Any]:
    """Return how likely marks are: `chances("a", m10=1, m0=3)`."""
    listed = [{"mark": name.lstrip("m"), "chance": chance} for name, chance in marks.items()]
    return {"criterion": criterion, "marks": listed}


def quality_and_price(quality: int = 60, price: int = 40, **more: Any) -> Framework:
    """Return a framework with one judged criterion and the price on a bandwidth."""
    return framework(
        leaf("kwaliteit", quality, RATED),
        leaf("prijs", price, BAND),
        **{"lots": [lot(floor=100, ceiling=200)], **more},
    )


def of(figures: LotFigures, name: str) -> CriterionFigures:
    """Return the figures of a criterion."""
    return next(one for one in figures.criteria if one.id == name)


def codes(figures: LotFigures) -> list[str]:
    """Return the codes of the warnings."""
    return [finding.code.code for finding in figures.findings]


__all__ = ["BAND", "LOT", "RATED", "chances", "codes", "of", "quality_and_price", "simulation"]
