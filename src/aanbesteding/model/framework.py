"""The assessment framework (beoordelingskader): what is asked, and how it is assessed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator

from aanbesteding.exact.number import DecimalSign
from aanbesteding.fields import (
    Count,
    Digits,
    Field,
    Label,
    Model,
    Money,
    Percent,
    Positive,
    Real,
    Slug,
    Written,
    YesNo,
)
from aanbesteding.methods.base import MembersRule, Role
from aanbesteding.methods.rating_scale import Combine
from aanbesteding.model.admission import RealPrice, Reliance, SocialReturn
from aanbesteding.model.cited import Cited, Document
from aanbesteding.model.flags import Flags
from aanbesteding.model.methods import AwardField, Method
from aanbesteding.model.origin import FileModel
from aanbesteding.model.policies import Policies
from aanbesteding.model.price_forms import BasketItem, LifeCycle
from aanbesteding.model.recombination import Recombination

FORMAT = "aanbesteding/framework/1"


class Lot(Cited):
    """A lot (perceel): one contract, awarded on its own."""

    id: Slug
    """Its identifier; bids name it."""
    title: Label
    """Its name."""
    ceiling: Money | None = None
    """The highest admitted price in euros (plafondbedrag); the ceiling itself is admitted."""
    floor: Money | None = None
    """The lowest admitted price in euros; the floor itself is admitted."""
    fixed_price: Money | None = None
    """The price in euros that applies to every bid; only with the award `fixed-price`."""
    basket: tuple[BasketItem, ...] | None = Field(default=None, min_length=1, max_length=500)
    """The items of which a bid states the unit prices; the price is Σ quantity × unit price."""
    life_cycle: LifeCycle | None = None
    """The life-cycle cost that is the price: discounted amounts by year."""
    winners: Count | None = None
    """How many bids get a contract, in the order of the ranking; without it one."""
    estimate: Money | None = None
    """The estimated price in euros; only price flags use it."""
    criteria: tuple[Criterion, ...] | None = Field(default=None, min_length=1)
    """The criteria of this lot, where lots differ; else they stand at the top."""


class Labelled(Model):
    """One mark on a labelled scale."""

    mark: Written
    """The mark as assessors write it."""
    percent: Percent
    """What it is worth, in per cent of the criterion's weight; negative is a malus."""
    meaning: Label | None = None
    """What it takes to get this mark."""


class LabelledScale(Model):
    """A rating scale of named marks."""

    type: Literal["labelled"]
    id: Slug
    """Its identifier; criteria name it."""
    title: Label | None = None
    """Its name."""
    marks: tuple[Labelled, ...] = Field(min_length=2, max_length=100)
    """The marks, from the best to the worst."""


class Meaning(Model):
    """What a mark on a numeric scale stands for."""

    mark: Written
    """The mark, as on the scale."""
    meaning: Label
    """What it takes to get this mark."""


class NumericScale(Model):
    """A rating scale of numbers in equal steps."""

    type: Literal["numeric"]
    id: Slug
    """Its identifier; criteria name it."""
    title: Label | None = None
    """Its name."""
    lowest: Real
    """The lowest mark that may be given."""
    highest: Real
    """The highest mark that may be given."""
    step: Positive
    """The distance between two marks."""
    zero_at: Real
    """The mark that is worth 0 %."""
    full_at: Real
    """The mark that is worth 100 %."""
    meanings: tuple[Meaning, ...] = Field(default=(), max_length=100)
    """What it takes to get a mark; marks that are not listed have no such text."""


Scale = Annotated[LabelledScale | NumericScale, Discriminator("type")]


class FactDeclaration(Cited):
    """A fact that bids state and that criteria or requirements use."""

    id: Slug
    """Its identifier; bids and criteria name it."""
    title: Label
    """What is stated."""
    type: Literal["number", "yes-no", "choice"]
    """`number`, `yes-no` (ja, nee) or one of the `choices`."""
    level: Literal["member", "bid", "lot"]
    """Who states it: every member of the tenderer, the bid as a whole, or the bid per lot."""
    decimals: Digits | None = None
    """The most decimals a number may have; 0 for people and things."""
    unit: Label | None = None
    """What the number counts."""
    choices: tuple[Written, ...] | None = Field(default=None, min_length=2)
    """The choices, from the weakest to the strongest."""


class Minimum(Model):
    """A minimum score: a bid below it is set aside."""

    percent: Percent
    """The least share of the points of the criterion, in per cent; this share itself passes."""


class Criterion(Cited):
    """An award criterion: a node of the tree, with subcriteria or with a method."""

    id: Slug
    """Its identifier; scores name it."""
    title: Label
    """What is assessed."""
    description: Label | None = None
    """What the assessors look at."""
    weight: Positive
    """Its weight, in the unit of `weights`; with award on value its greatest value in euros, and 0
    where it has no greatest value."""
    minimum: Minimum | None = None
    """The minimum score."""
    method: Method | None = None
    """How it is scored; only where it has no subcriteria."""
    how: Literal["arithmetic", "consensus"] | None = None
    """How a criterion with subcriteria comes about: their sum, or the panel's joint mark on it."""
    scale: Slug | None = None
    """The scale of the panel's joint mark; only with `how: consensus`."""
    criteria: tuple[Criterion, ...] | None = Field(default=None, min_length=1)
    """Its subcriteria."""

    @property
    def by_consensus(self) -> bool:
        """Whether the panel's joint mark makes it, and not the sum of its subcriteria."""
        return self.how == "consensus" and self.criteria is not None


class Requirement(Cited):
    """A requirement (knock-out): a bid that does not meet it is excluded."""

    id: Slug
    """Its identifier."""
    title: Label
    """What is required."""
    fact: Slug
    """The fact that shows it."""
    members: MembersRule | None = None
    """How the members of a consortium make one value; only for a fact of the level `member`."""
    roles: tuple[Role, ...] | None = None
    """Whose facts count besides those of the sole tenderer, the lead and the members."""
    applies_to: tuple[Role, ...] | None = Field(default=None, min_length=1)
    """Asked of each member in these roles by itself, instead of `members` and `roles`."""
    reliance: Reliance | None = None
    """Whether the fact of a relied-upon entity that the bid names for it counts too."""
    at_least: Real | None = None
    """The least value that passes."""
    at_most: Real | None = None
    """The greatest value that passes."""
    answer: YesNo | None = None
    """The answer that passes."""
    one_of: tuple[Written, ...] | None = Field(default=None, min_length=1)
    """The choices that pass."""


class ExclusionGround(Cited):
    """An exclusion ground, about which the members make a declaration."""

    id: Slug
    """Its identifier; declarations name it."""
    title: Label
    """What is declared. `ja` says that the ground applies."""
    applies_to: tuple[Role, ...] = Field(min_length=1)
    """The roles that must declare."""


class Weights(Model):
    """What the weights are in."""

    unit: Literal["percent", "points", "fraction", "euro"]
    """`percent` (sum 100), `fraction` (sum 1), `points` (sum `total`), `euro` (award on value)."""
    of: Literal["parent", "whole"]
    """Whether a subcriterion's weight is a part of its parent's or of the whole."""
    total: Positive | None = None
    """The sum of the points of the whole; only with `points`."""


class Assessor(Model):
    """A member of the panel."""

    id: Slug
    """Identifier; score sheets name it."""
    title: Label
    """The capacity in which this assessor judges."""


class SpreadFlag(Model):
    """When individual marks lie so far apart that a report says so; it changes no score."""

    percent_points: Positive | None = None
    """Marks are worth more than this apart, in percentage points."""
    steps: Positive | None = None
    """Marks are more than this number of steps of the scale apart."""


class Panel(Model):
    """The panel (beoordelingscommissie)."""

    assessors: tuple[Assessor, ...] = Field(min_length=1, max_length=50)
    """Its members."""
    combine: Combine
    """How their marks make one."""
    spread_flag: SpreadFlag | None = None
    """From which spread between individual marks a report says so; either of the two."""
    anonymous: YesNo | None = None
    """Whether score sheets name bids by an alias only; the key is a file of its own."""


class Control(Model):
    """A result that the author expects; evaluation stops when it differs."""

    lot: Slug
    """The lot."""
    bid: Slug
    """The bid; a control of a bid that is not there is not checked."""
    criterion: Slug | None = None
    """The criterion; without it the total."""
    expect: Real
    """The expected points, or euros."""
    decimals: Digits
    """The number of decimals to which it must agree, rounded half up."""


class Framework(FileModel):
    """An assessment framework: lots, criteria, and everything announced about the calculation."""

    format: Literal["aanbesteding/framework/1"]
    """The format of this file."""
    id: Slug
    """Its identifier; score sheets name it."""
    version: Written
    """Its version, as the author counts."""
    language: Literal["nl", "en"]
    """The language of the texts that are given in one language."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign of this file, `point` or `comma`; without it the point."""
    route: Literal["tender", "recombination"]
    """The route that the framework belongs to."""
    status: Literal["draft", "published"]
    """Whether it is still being written or has been announced."""
    title: Label
    """Its title."""
    description: Label | None = None
    """What it is for."""
    price_basis: Label
    """What a price covers: period, taxes, indexation."""
    sources: tuple[Document, ...] = ()
    """The documents that criteria cite."""
    award: AwardField
    """How each lot is awarded."""
    weights: Weights | None = None
    """What the weights are in; absent only with the award `lowest-price`."""
    policies: Policies
    """What is announced about rounding, ties, drop-out, missing marks and price sheets."""
    lots: tuple[Lot, ...] = Field(min_length=1, max_length=50)
    """The lots."""
    panel: Panel | None = None
    """The panel; needed where a criterion is judged."""
    scales: tuple[Scale, ...] = ()
    """The rating scales."""
    facts: tuple[FactDeclaration, ...] = ()
    """The facts that bids must state."""
    exclusion_grounds: tuple[ExclusionGround, ...] = ()
    """The exclusion grounds."""
    requirements: tuple[Requirement, ...] = ()
    """The requirements (knock-outs)."""
    criteria: tuple[Criterion, ...] | None = Field(default=None, min_length=1)
    """The award criteria of all lots; lots that differ have their own."""
    minimum_total: Minimum | None = None
    """The minimum total, in per cent of all points."""
    controls: tuple[Control, ...] = ()
    """Results that the author expects."""
    real_price: RealPrice | None = None
    """The cost elements that bids must specify."""
    social_return: SocialReturn | None = None
    """Whether social return is an obligation of the contract or a criterion."""
    flags: Flags | None = None
    """The announced price flags."""
    recombination: Recombination | None = None
    """What a recombination of the same bids must keep, and what it is worth."""
