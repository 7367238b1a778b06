"""What a framework announces about admission beyond grounds and requirements, and its answers.

Reliance on the capacity of others, the same organisation in competing bids, the cost elements of
a real price, and social return. Every block is optional; without it nothing is tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Field, Label, Model, Money, Percent, Positive, Slug
from aanbesteding.model.cited import Cited

Reliance = Literal["allowed", "not-allowed"]
"""Whether a bid may rely on another organisation's capacity for a requirement."""

SamePolicy = Literal["refuse", "flag", "not-announced"]


class SameOrganisation(Model):
    """What is announced about one organisation in several bids for the same lot."""

    tenderer: SamePolicy
    """As sole tenderer, lead or member in two bids: `refuse` excludes those bids, `flag` warns."""
    beside: SamePolicy
    """As subcontractor or relied-upon entity in one bid, and in any role in another."""


class CostElement(Model):
    """An element of the cost that a bid must specify, such as staff or overhead."""

    id: Slug
    """Its identifier; bids name it."""
    title: Label
    """What it covers."""
    minimum: Money | None = None
    """The announced least amount in euros; a bid below it is flagged, not excluded."""


class RealPrice(Cited):
    """The cost elements from which a real price (reële prijs) is built up."""

    lots: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    """The lots whose bids must specify their cost; without it all lots."""
    elements: tuple[CostElement, ...] = Field(min_length=1, max_length=50)
    """The elements that every bid specifies, in euros, on the basis of `price-basis`."""
    minimum_total: Money | None = None
    """The announced least sum in euros; a bid below it is flagged. The lot's `floor` excludes."""

    def holds_for(self, lot: str) -> bool:
        """Whether bids for a lot must specify their cost."""
        return self.lots is None or lot in self.lots


class BuildingBlock(Model):
    """An effort that counts towards social return (bouwblok), with its announced value."""

    id: Slug
    """Its identifier; bids name it."""
    title: Label
    """What the effort is."""
    value: Money
    """What one of it is worth, in euros."""


class SocialReturn(Cited):
    """Social return: an obligation in the contract, or something that a criterion scores."""

    as_: Literal["contract-requirement", "criterion"]
    """An obligation of every contract, or the subject of an award criterion; never both."""
    percent: Percent | None = None
    """The obligation in per cent of the price; only as `contract-requirement`."""
    test: Literal["knock-out", "contract-check"] | None = None
    """A bid that offers less: `knock-out` excludes it, `contract-check` flags it."""
    building_blocks: tuple[BuildingBlock, ...] = ()
    """The efforts that a bid can offer; only as `contract-requirement`."""
    criterion: Slug | None = None
    """The criterion that scores it; only as `criterion`."""


class SocialReturnOffer(Model):
    """What a bid offers as social return for a lot."""

    value: Money | None = None
    """The value in euros, as the bid states it."""
    blocks: dict[Slug, Positive] = Field(default_factory=dict)
    """Per building block how many of it; their announced values are added up."""


def offered_value(announced: SocialReturn, offer: SocialReturnOffer) -> Fraction | None:
    """Return the social return that a bid offers, in euros; None where it states nothing.

    The building blocks count where there are any, else the stated value: 2 blocks of € 20,000 and
    1 of € 5,000 make € 45,000, whatever value is stated beside them.
    """
    if not offer.blocks:
        return offer.value
    return blocks_value(announced, offer.blocks)


def blocks_value(announced: SocialReturn, blocks: Mapping[str, Fraction]) -> Fraction:
    """Return Σ quantity × announced value, in euros."""
    values = {block.id: block.value for block in announced.building_blocks}
    return sum((count * values[name] for name, count in blocks.items()), Fraction(0))
