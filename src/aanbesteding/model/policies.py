"""What a framework announces about everything that could be calculated otherwise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from aanbesteding.exact.rounding import RoundingMode
from aanbesteding.fields import Digits, Field, Model, Slug
from aanbesteding.model.admission import SameOrganisation


class RoundingStep(Model):
    """An announced rounding."""

    stage: Literal["mark", "criterion", "node", "total"]
    """What is rounded: the panel's percentage, a criterion's points, a node's points, the total."""
    digits: Digits
    """The number of decimals."""
    mode: RoundingMode
    """How a remainder is treated; `half-up` is what school teaches."""


def _word_or_list(value: object) -> str:
    return "word" if isinstance(value, str) else "steps"


Rounding = Annotated[
    Annotated[Literal["none", "not-announced"], Tag("word")]
    | Annotated[tuple[RoundingStep, ...], Field(min_length=1, max_length=4), Tag("steps")],
    Discriminator(_word_or_list),
]
"""`none`, `not-announced`, or the announced steps."""


class TieRule(Model):
    """What decides between equal totals."""

    order: tuple[Slug, ...]
    """Criteria, the first first; more points win. The word `price` stands for the lowest price."""
    otherwise: Literal["draw", "not-announced"]
    """What happens when all of them are equal too."""


def _word_or_rule(value: object) -> str:
    return "word" if isinstance(value, str) else "rule"


Ties = Annotated[
    Annotated[Literal["not-announced"], Tag("word")] | Annotated[TieRule, Tag("rule")],
    Discriminator(_word_or_rule),
]
"""The announced rule for equal totals, or `not-announced`."""


class Policies(Model):
    """What the framework announces about everything that could be calculated otherwise."""

    rounding: Rounding
    """Which numbers are rounded, and how."""
    ties: Ties
    """What decides between equal totals."""
    drop_out: Literal["keep-ranking", "rescore", "not-announced"]
    """What happens to the others when a bid drops out after the award."""
    missing_mark: Literal["error", "average-of-present"]
    """A mark that was not given: an `error`, or the combination of the marks that were given."""
    price_sheet: Literal["unit-prices", "stated-total", "refuse", "not-announced"]
    """Which price counts when a sheet's lines and its stated total differ."""
    minimums_order: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    """The minimum scores in the order in which they are tested: criteria, and `total` last."""
    prices: Literal["locked"] | None = None
    """`locked`: there is no ranking unless the quality was closed before the prices were opened."""
    same_organisation: SameOrganisation | None = None
    """What happens to bids for one lot that share an organisation; without it they are flagged."""
