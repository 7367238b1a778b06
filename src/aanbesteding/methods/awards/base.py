"""What a way of award is: what the total of a bid is made of, and whether more or less wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from aanbesteding.fields import Model
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

Better = Literal["high", "low"]


class Offered(NamedTuple):
    """What a total can be made of: points (or euros) of quality, of how many, and the price.

    `best` is the most quality among the bids that are ranked; only relative awards use it.
    """

    quality: Fraction
    whole: Fraction
    price: Fraction
    best: Fraction
    lowest: Fraction


class NoTotal(Exception):
    """The formula has no outcome for this bid: it divides by zero, or less quality would win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A row of the catalogue of ways of award. `total` takes (parameters, what was offered).

    `better` says whether the highest or the lowest total wins; `unit` what a total is in.
    `uses_price` says that the price itself, not a criterion on it, is in the total;
    `takes_price_criterion` that criteria may be measured on the price. `in_euros` awards have
    weights in euros. `relative` awards see other bids. `experimental` ones were reconstructed.
    Where the parameters tell `better` or `relative`, `better_when` and `relative_when` do. `radius`
    tells how far a total can be off by uncertain quality, for a formula that need not rise or fall
    all along with it.
    """

    id: str
    name: Text
    better: Better
    unit: Literal["points", "euro", "euro-per-point", "index"]
    formula: str
    uses_quality: bool
    uses_price: bool
    takes_price_criterion: bool = False
    in_euros: bool = False
    relative: bool = False
    experimental: bool = False
    source: Source
    parameters: type[Model]
    total: Callable[[Any, Offered], Step]
    better_when: Callable[[Any], Better] | None = None
    relative_when: Callable[[Any], bool] | None = None
    radius: Callable[[Any, Offered, Fraction, Fraction], Fraction] | None = None

    def winning(self, parameters: Model) -> Better:
        """Return whether the highest or the lowest total wins under these parameters."""
        return self.better_when(parameters) if self.better_when else self.better

    def sees_others(self, parameters: Model) -> bool:
        """Whether a total depends on other bids under these parameters."""
        return self.relative_when(parameters) if self.relative_when else self.relative
