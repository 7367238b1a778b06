"""What a simulation found: frozen data that reports print and nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.fields import Label
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.origin import Origin
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.plan import Input

PointKind = Literal["by-formula", "local", "no-price", "no-points", "flat"]


class CriterionFigures(NamedTuple):
    """What a criterion (or, with `of_price`, the price in the total itself) did.

    `weight` is the announced weight in points or euros, `nominal` its part of all weights (0 to
    1); both are None for a price that has no weight. `used` is the mean used range, `effective`
    the part of all used ranges, `differ` the share of pairs of bids with other points, and
    `spread` the mean used range as a part of what the criterion could make.
    """

    id: str
    title: Label | None
    of_price: bool
    weight: Fraction | None
    nominal: Fraction | None
    used: Estimate | None
    effective: Estimate | None
    differ: Estimate | None
    spread: Estimate | None


class ScaleFigures(NamedTuple):
    """How well a scale tells bids apart, over all criteria that are judged on it."""

    scale: str
    title: Label | None
    criteria: tuple[str, ...]
    differ: Estimate | None
    spread: Estimate | None


class PriceFigures(NamedTuple):
    """In which share of the decisions the price was decisive.

    A decision is a tender with one winner among two or more ranked bids. `overturned`: without
    price another bid would have won; `between_equals`: without price it would have been equal
    with others; `decided` is the sum of both.
    """

    decisions: int
    decided: Estimate | None
    overturned: Estimate | None
    between_equals: Estimate | None


class PointValue(NamedTuple):
    """What one point is worth in euros, and how that was found; `euros` None where it has none."""

    kind: PointKind
    euros: Estimate | None


@dataclass(frozen=True, slots=True)
class LotFigures:
    """The figures of one lot over its tenders.

    `compared` counts the tenders with two or more ranked bids; what compares bids rests on those.
    `without_outcome` counts per code the tenders in which the framework gave none.
    """

    lot: Lot
    index: int
    inputs: tuple[Input, ...]
    tenders: int
    compared: int
    bids: Estimate | None
    ranked: Estimate | None
    criteria: tuple[CriterionFigures, ...]
    scales: tuple[ScaleFigures, ...]
    price: PriceFigures | None
    point: PointValue
    tied: Estimate | None
    undecided: Estimate | None
    nobody: Estimate | None
    failed: int
    without_outcome: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SimulationResult:
    """A simulation under one framework; with `given` bids nothing was sampled."""

    framework: Framework
    given: bool
    seed: int
    seed_given: bool
    runs: int
    lots: tuple[LotFigures, ...]
    files: Mapping[tuple[str, str], Origin]
