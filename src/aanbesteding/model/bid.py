"""A bid (inschrijving): who offers what, for which lots, at which price."""

from __future__ import annotations

from typing import Literal

from aanbesteding.exact.number import DecimalSign
from aanbesteding.fields import (
    Amount,
    Field,
    Line,
    Model,
    Money,
    Percent,
    Positive,
    Real,
    Slug,
    Written,
    YesNo,
)
from aanbesteding.methods.base import Role
from aanbesteding.model.activities import MAX_ACTIVITIES, Activity
from aanbesteding.model.admission import SocialReturnOffer
from aanbesteding.model.origin import FileModel
from aanbesteding.model.price_forms import MAX_LINES, LifeCycleLine

FORMAT = "aanbesteding/bid/1"

PARTNERS: tuple[Role, ...] = ("sole", "lead", "member")
"""The roles that together are the tenderer; the others stand beside it."""
DERIVED_SIGN = "†"
"""Stands behind the name of a bid that nobody made (AB647)."""


class Member(Model):
    """An organisation in a bid, in one role."""

    organisation: Slug
    """Its identifier; the same organisation has the same one in every bid."""
    name: Line
    """Its name."""
    role: Role
    """`sole`, or in a consortium one `lead` and `member`s; `subcontractor`, `relied-upon`."""
    share: Percent | None = None
    """Its part in the consortium in per cent; the parts of lead and members make 100."""
    kind: Slug | None = None
    """The kind of organisation, for the reader."""
    newcomer: YesNo | None = None
    """Whether it is new in this city's work, for the reader."""
    declarations: dict[Slug, YesNo] = Field(default_factory=dict)
    """Per exclusion ground whether it applies to this organisation: `nee` is good."""
    facts: dict[Slug, Written] = Field(default_factory=dict)
    """The facts that it states."""
    for_: tuple[Slug, ...] | None = Field(default=None, min_length=1, max_length=200)
    """The requirements for which a `relied-upon` entity is relied upon."""
    commitment: YesNo | None = None
    """Whether a `relied-upon` entity has committed itself (verbintenis)."""


def relies_on(member: Member, requirement: str) -> bool:
    """Whether a bid relies on a member for a requirement."""
    return member.role == "relied-upon" and requirement in (member.for_ or ())


class PriceLine(Model):
    """A line of a price sheet."""

    item: Line
    """What is priced."""
    quantity: Positive
    """How many."""
    unit_price: Real
    """The price of one, in euros."""


class PriceSheet(Model):
    """A price built up from lines."""

    lines: tuple[PriceLine, ...] = Field(min_length=1, max_length=500)
    """The lines."""
    total: Amount | None = None
    """The total that the bid states, in euros."""


class Offer(Model):
    """What is offered for one lot."""

    lot: Slug
    """The lot."""
    price: Money | None = None
    """The price in euros, where it is one amount."""
    price_sheet: PriceSheet | None = None
    """The price as a sheet of lines."""
    unit_prices: dict[Slug, Real] | None = None
    """The price of one of every item of the basket that the lot announces, in euros."""
    life_cycle: tuple[LifeCycleLine, ...] | None = Field(
        default=None, min_length=1, max_length=MAX_LINES
    )
    """The amounts by year, where the lot announces a life-cycle cost."""
    facts: dict[Slug, Written] = Field(default_factory=dict)
    """The facts stated for this lot."""
    cost_elements: dict[Slug, Money] = Field(default_factory=dict)
    """Per cost element the amount in euros, where the framework asks for it."""
    social_return: SocialReturnOffer | None = None
    """What is offered as social return."""


class Tenderer(Model):
    """Who makes the bid: one organisation, or a consortium (combinatie)."""

    name: Line
    """The name under which it bids."""
    members: tuple[Member, ...] = Field(min_length=1, max_length=100)
    """One `sole` organisation, or a `lead` and `member`s; and who stands beside them."""

    @property
    def partners(self) -> tuple[Member, ...]:
        """The organisations that together are the tenderer."""
        return tuple(member for member in self.members if member.role in PARTNERS)

    @property
    def is_consortium(self) -> bool:
        """Whether several organisations bid jointly."""
        return any(member.role == "lead" for member in self.members)


class Bid(FileModel):
    """A bid for one or more lots."""

    format: Literal["aanbesteding/bid/1"]
    """The format of this file."""
    id: Slug
    """Its identifier; score sheets name it."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign of this file, `point` or `comma`; without it the point."""
    description: Line | None = None
    """What the bid is about, for the reader."""
    tenderer: Tenderer
    """Who makes the bid."""
    facts: dict[Slug, Written] = Field(default_factory=dict)
    """The facts stated for the bid as a whole."""
    lots: tuple[Offer, ...] = Field(min_length=1, max_length=50)
    """What is offered, per lot."""
    activities: tuple[Activity, ...] = Field(default=(), max_length=MAX_ACTIVITIES)
    """What its organisations do; only a recombination looks at it."""
    derived: Line | None = None
    """How this bid was derived from others; absent in a bid that somebody made."""

    @property
    def shown_name(self) -> str:
        """The name of the tenderer in results, with a dagger where the bid was derived."""
        name = self.tenderer.name
        return name if self.derived is None else f"{name} {DERIVED_SIGN}"

    def offer(self, lot: str) -> Offer | None:
        """Return what is offered for `lot`, or None."""
        return next((offer for offer in self.lots if offer.lot == lot), None)
