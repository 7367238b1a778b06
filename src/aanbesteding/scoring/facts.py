"""Facts as one value per bid: read at their level, members combined as announced (clause 3)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.number import Number
from aanbesteding.methods.base import FactValue, MembersRule, Role, Step
from aanbesteding.model.bid import PARTNERS, Bid, Member
from aanbesteding.model.finding import in_bid
from aanbesteding.model.framework import FactDeclaration
from aanbesteding.model.origin import Ref
from aanbesteding.model.values import fact_value
from aanbesteding.scoring.evaluation import Traced
from aanbesteding.scoring.wording import shown
from aanbesteding.texts import Text

Rank = Callable[[FactValue], Fraction]
"""How good a value is under the criterion's own method; more is better."""


class Measured(NamedTuple):
    """The value of a fact for a bid, and how it came about."""

    value: FactValue
    traced: tuple[Traced, ...]
    refs: tuple[Ref, ...]


class _Holder(NamedTuple):
    member: Member
    value: FactValue
    ref: Ref


def measure(
    fact: FactDeclaration,
    bid: Bid,
    offer_index: int,
    members: MembersRule | None,
    roles: tuple[Role, ...] | None,
    rank: Rank,
    counts: Callable[[Member], bool] | None = None,
) -> Measured:
    """Return the value of a fact for a bid in one lot. The checks have seen that it is there.

    `counts` tells of members in other roles whose fact counts too.
    """
    if fact.level == "bid":
        return _stated(fact, bid, bid.facts[fact.id], in_bid(bid, "facts", fact.id))
    if fact.level == "lot":
        text = bid.lots[offer_index].facts[fact.id]
        return _stated(fact, bid, text, in_bid(bid, "lots", offer_index, "facts", fact.id))
    assert members is not None
    counted = ("sole", "lead") if members == "lead" else (*PARTNERS, *(roles or ()))
    holders = [
        _Holder(
            member,
            _value(fact, bid, member.facts[fact.id]),
            in_bid(bid, "tenderer", "members", index, "facts", fact.id),
        )
        for index, member in enumerate(bid.tenderer.members)
        if member.role in counted or (counts is not None and counts(member))
    ]
    return _combine(members, holders, rank)


def _stated(fact: FactDeclaration, bid: Bid, text: str, ref: Ref) -> Measured:
    return Measured(_value(fact, bid, text), (), (ref,))


def _value(fact: FactDeclaration, bid: Bid, text: str) -> FactValue:
    value = fact_value(fact, text, bid.decimal_sign)
    assert value is not None  # AB404
    return value


def _combine(rule: MembersRule, holders: list[_Holder], rank: Rank) -> Measured:
    partners = [holder for holder in holders if holder.member.role in PARTNERS]
    if rule == "lead":
        return _one(holders[0], rule)
    if rule == "sum":
        return _sum(holders)
    if rule == "share-weighted":
        return _share_weighted(partners)
    if rule in ("any", "strongest"):
        best = _truth if rule == "any" else rank
        return _one(max(holders, key=lambda holder: best(holder.value)), rule)
    worst = _truth if rule == "all" else rank
    return _one(min(holders, key=lambda holder: worst(holder.value)), rule)


def _truth(value: FactValue) -> Fraction:
    return Fraction(1 if value is True else 0)


_CHOSEN = Text(
    "regel «{rule}»: de opgave van {member} telt", "rule “{rule}”: the statement of {member} counts"
)
_CHOSEN_WORD = Text(
    "regel «{rule}»: de opgave van {member} telt, «{value}»",
    "rule “{rule}”: the statement of {member} counts, “{value}”",
)


def _one(holder: _Holder, rule: MembersRule) -> Measured:
    """The value of one member; the derivation names whose."""
    fields: tuple[tuple[str, object], ...] = (("rule", rule), ("member", holder.member.name))
    if isinstance(holder.value, Number):
        step = Step("value", (("value", holder.value),), holder.value, _CHOSEN, fields)
    else:  # a word is not calculated with; the 1 only says that there is one
        fields += (("value", shown(holder.value)),)
        step = Step("1", (), Fraction(1), _CHOSEN_WORD, fields)
    return Measured(holder.value, (Traced("members", step, (holder.ref,)),), (holder.ref,))


def _sum(holders: list[_Holder]) -> Measured:
    values = tuple((f"m{n}", _number(h)) for n, h in enumerate(holders, start=1))
    total = sum((value for _, value in values), Fraction(0))
    step = Step(" + ".join(name for name, _ in values), values, total)
    return _calculated(step, holders)


def _share_weighted(partners: list[_Holder]) -> Measured:
    values: list[tuple[str, Fraction]] = []
    terms: list[str] = []
    total = Fraction(0)
    for n, holder in enumerate(partners, start=1):
        # AB405 sees to it that lead and members have a share, and that a sole tenderer is all.
        part = holder.member.share if holder.member.share is not None else Fraction(100)
        values += [(f"s{n}", part), (f"m{n}", _number(holder))]
        terms.append(f"s{n} * m{n}")
        total += part * _number(holder)
    step = Step(f"({' + '.join(terms)}) / 100", tuple(values), total / 100)
    return _calculated(step, partners)


def _calculated(step: Step, holders: list[_Holder]) -> Measured:
    refs = tuple(holder.ref for holder in holders)
    return Measured(Number.of(step.result), (Traced("members", step, refs),), refs)


def _number(holder: _Holder) -> Fraction:
    assert isinstance(holder.value, Number)
    return holder.value
