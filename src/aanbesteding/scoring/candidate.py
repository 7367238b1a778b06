"""A bid in a lot while it is being evaluated, and the facts it is measured by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from aanbesteding.fields import value_of
from aanbesteding.methods import METHODS
from aanbesteding.methods.base import FactParameters, FactValue, OutsideRange
from aanbesteding.model.bid import Bid, Member, relies_on
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import FactDeclaration, Requirement
from aanbesteding.scoring.evaluation import NodeScore, Reason
from aanbesteding.scoring.facts import Measured, measure
from aanbesteding.scoring.prices import Priced

NO_SCORE = Fraction(-(10**12))
"""Ranks a member's value that has no score below every other, so that `weakest` shows it."""


class Grown(NamedTuple):
    """The scores of a bid as far as they are known."""

    tops: tuple[NodeScore, ...] = ()
    """The trees that are complete."""
    scored: Mapping[str, NodeScore] = MappingProxyType({})
    """Every node that has a score, by its id."""
    complete: tuple[NodeScore, ...] = ()
    """The highest nodes that have a score, in the order of the file: `tops` when all have one."""


@dataclass(slots=True)
class Candidate:
    """A bid that takes part in a lot. Lives only during an evaluation."""

    bid: Bid
    offer_index: int
    priced: Priced
    reasons: list[Reason] = field(default_factory=list)
    leaves: dict[str, NodeScore] = field(default_factory=dict)
    grown: Grown = field(default_factory=Grown)
    quality: Fraction | None = None
    """The sum of the points, once it has a total."""

    @property
    def price(self) -> Fraction:
        """The price that counts, in euros."""
        return self.priced.price


def measure_criterion(
    node: Node, facts: Mapping[str, FactDeclaration], candidate: Candidate
) -> Measured:
    """Return the value of the fact that a criterion measures."""
    parameters = node.criterion.method
    assert isinstance(parameters, FactParameters)
    row = METHODS[parameters.type]

    def rank(value: FactValue) -> Fraction:
        try:
            return row.share(parameters, value, None).result
        except OutsideRange:
            if value_of(parameters, "out_of_range") != "reject":
                raise  # nobody announced what it is worth, so it cannot be compared
            return NO_SCORE

    return measure(
        facts[parameters.fact],
        candidate.bid,
        candidate.offer_index,
        parameters.members,
        parameters.roles,
        rank,
    )


def measure_requirement(
    requirement: Requirement, facts: Mapping[str, FactDeclaration], candidate: Candidate
) -> Measured:
    """Return the value of the fact that a requirement tests."""
    return measure(
        facts[requirement.fact],
        candidate.bid,
        candidate.offer_index,
        requirement.members,
        requirement.roles,
        lambda value: Fraction(1 if passes(requirement, value) else 0),
        lambda member: _is_relied_on(requirement, member),
    )


def _is_relied_on(requirement: Requirement, member: Member) -> bool:
    """Whether the capacity of a member counts: allowed, named, and committed."""
    named = requirement.reliance == "allowed" and relies_on(member, requirement.id)
    return named and bool(member.commitment)


def passes(requirement: Requirement, value: FactValue) -> bool:
    """Whether a value meets a requirement; bounds are included."""
    if isinstance(value, bool):
        return value == requirement.answer
    if isinstance(value, str):
        return value in (requirement.one_of or ())
    low, high = requirement.at_least, requirement.at_most
    return (low is None or value >= low) and (high is None or value <= high)
