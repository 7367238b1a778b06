"""A simulation file: from which ranges plausible bids are drawn, before any real bid exists."""

from __future__ import annotations

from typing import Annotated, Literal

from aanbesteding.exact.number import DecimalSign, Number
from aanbesteding.fields import Count, Exact, Field, Line, Model, Money, Real, Slug, Written
from aanbesteding.model.origin import FileModel

FORMAT = "aanbesteding/simulation/1"

MAX_SEED = 999_999_999_999
"""The greatest seed."""

Chance = Annotated[Number, Exact(minimum=1, maximum=1_000_000, decimals=0)]
Part = Annotated[Number, Exact(minimum=0, maximum=1000)]
Seed = Annotated[Number, Exact(minimum=0, maximum=MAX_SEED, decimals=0)]


class Bidders(Model):
    """How many bids come in for a lot; every number in the range is equally likely."""

    from_: Count
    """The least number of bids."""
    to: Count
    """The greatest number of bids."""


class PriceDraw(Model):
    """From which range the prices for a lot are drawn; every price on a step is equally likely."""

    lot: Slug | None = None
    """The lot; without it every lot that has no range of its own."""
    from_: Money | None = None
    """The lowest price, in euros; or `from-percent`."""
    to: Money | None = None
    """The highest price, in euros; or `to-percent`."""
    from_percent: Part | None = None
    """The lowest price, in per cent of the lot's ceiling."""
    to_percent: Part | None = None
    """The highest price, in per cent of the lot's ceiling."""
    step: Money | None = None
    """The distance between two possible prices, in euros, above 0."""


class MarkChance(Model):
    """How likely a mark is beside the others in its list."""

    mark: Written
    """The mark, as on the scale."""
    chance: Chance
    """Its weight in the draw: 3 beside 1 is drawn three times as often."""


class CriterionDraw(Model):
    """How likely the marks on a criterion are."""

    criterion: Slug
    """The criterion, judged on a scale."""
    lot: Slug | None = None
    """The lot; without it every lot with this criterion that has no list of its own."""
    marks: tuple[MarkChance, ...] = Field(min_length=1, max_length=200)
    """The marks that are drawn; a mark that is not listed is never drawn."""


class ValueChance(Model):
    """How likely the value of a fact is beside the others in its list."""

    value: Written
    """The value, as a bid would state it."""
    chance: Chance
    """Its weight in the draw: 3 beside 1 is drawn three times as often."""


class FactDraw(Model):
    """From which values a fact is drawn: a range of numbers, or a list."""

    fact: Slug
    """The fact, as the framework declares it."""
    lot: Slug | None = None
    """The lot; without it every lot that has no values of its own for this fact."""
    from_: Real | None = None
    """The least value; with `to`, for a number."""
    to: Real | None = None
    """The greatest value."""
    step: Real | None = None
    """The distance between two possible values, above 0."""
    values: tuple[ValueChance, ...] | None = Field(default=None, min_length=1, max_length=200)
    """The values that are drawn, instead of a range."""


class Simulation(FileModel):
    """From which ranges plausible bids under a framework are drawn.

    What is left out follows from the framework or is a default; the report lists each of them as
    an assumption.
    """

    format: Literal["aanbesteding/simulation/1"]
    """The format of this file."""
    framework: Slug
    """The framework under which the bids are drawn."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign of this file, `point` or `comma`; without it the point."""
    description: Line | None = None
    """Where the ranges come from, for the reader."""
    seed: Seed | None = None
    """The number from which everything is drawn: the same seed gives the same bids."""
    bidders: Bidders | None = None
    """How many bids come in for a lot."""
    panel: Literal["agree", "independent"] | None = None
    """`agree`: all assessors give a bid the same mark; `independent`: each draws their own."""
    prices: tuple[PriceDraw, ...] = Field(default=(), max_length=51)
    """The ranges of the prices."""
    criteria: tuple[CriterionDraw, ...] = Field(default=(), max_length=1000)
    """How likely the marks are."""
    facts: tuple[FactDraw, ...] = Field(default=(), max_length=1000)
    """The values of the facts."""
