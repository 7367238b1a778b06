"""Prices that follow from what the framework announces: baskets and life-cycle costs."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import (
    Amount,
    Exact,
    Field,
    Label,
    Model,
    Positive,
    Slug,
)

MAX_YEARS = 100
"""The most years of a life cycle, counted from its base year."""
MAX_LINES = 200
"""The most lines of a life cycle in one bid."""

Year = Annotated[Number, Exact(minimum=0, maximum=9999, decimals=0)]
Rate = Annotated[Number, Exact(minimum=-99, maximum=100, decimals=2)]


class BasketItem(Model):
    """An item of a price basket, with the quantity that the framework announces."""

    id: Slug
    """Its identifier; bids state a unit price under it."""
    title: Label
    """What is priced."""
    quantity: Positive
    """How many are reckoned with, above 0; the same for every bid."""
    unit: Label | None = None
    """What one of it is: an hour, a visit, a kilogram."""


class CostItem(Model):
    """A cost, or an income such as a residual value, that counts in the life-cycle cost."""

    id: Slug
    """Its identifier; bids state amounts under it."""
    title: Label
    """What it is."""
    kind: Literal["cost", "income"]
    """A `cost` has amounts of 0 and above, an `income` (residual value) of 0 and below."""


class LifeCycle(Model):
    """What is announced about the life-cycle cost: years, discount rate, and what counts."""

    first_year: Year
    """The first year in which amounts may fall; 0 where the years are counted."""
    last_year: Year
    """The last year in which amounts may fall."""
    base_year: Year
    """The year whose amounts count in full: year t is divided by (1 + rate/100)^(t − base-year)."""
    rate: Rate
    """The discount rate, in per cent a year; 0 does not discount."""
    items: tuple[CostItem, ...] = Field(min_length=1, max_length=200)
    """What counts; a bid states each of them and nothing else."""

    @property
    def growth(self) -> Fraction:
        """1 + rate/100: what an amount of one year is divided by to stand in the year before."""
        return 1 + self.rate / 100

    @property
    def digits(self) -> int:
        """The digits that discounting can add to the numerator and the denominator of a price."""
        years = int(self.last_year - self.base_year)
        return years * len(str(max(self.growth.numerator, self.growth.denominator)))


class LifeCycleLine(Model):
    """An amount in one year, or the same amount in each of several years."""

    item: Slug
    """The item, as the framework announces it."""
    year: Year | None = None
    """The year in which the amount falls."""
    from_: Year | None = None
    """With `to`: the first of the years in which the amount falls every year."""
    to: Year | None = None
    """The last of those years, this year included."""
    amount: Amount
    """The amount in euros per year; an income is written below zero."""

    @property
    def years(self) -> range:
        """The years in which the amount falls; none where the line does not say."""
        if self.year is not None:
            return range(int(self.year), int(self.year) + 1)
        if self.from_ is None or self.to is None:
            return range(0)
        return range(int(self.from_), int(self.to) + 1)
