"""The facts of a coalition for a lot or for the whole, derived from its members' bids.

A member states what the bids state in which it stands: for a fact of a lot, those for that lot;
where none of them states it for that lot, what they state for other lots. Of several statements
the weakest counts: the lowest number, `nee`, the choice that comes first. From the members the rule
makes one:

- `weakest` and `strongest` of their statements.
- `lead`: the lead's; where it states nothing, that of the member with the greatest share that does.
  Facts for which the framework has no rule follow so too.
- `share-weighted`: Σ share × value / Σ share, over the members that state it, rounded half up to
  the decimals that the fact may have (six where nothing is said).
- `sum`: over the bids in which members stand and that state it for that lot, each bid once.

Example of `share-weighted`, for a pocket calculator. Shares of 60 and 40 with 5 and 8, one decimal:
(60 × 5 + 40 × 8) / 100 = 6.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import decimal
from aanbesteding.exact.number import MAX_DECIMALS, DecimalSign, NotANumber, Number
from aanbesteding.exact.rounding import round_to
from aanbesteding.methods.base import FactValue
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.recombination import DerivedFact
from aanbesteding.model.values import fact_value
from aanbesteding.recombination.consortium.party import Consortium, Party, stated

WHOLE_BID = ""
"""Stands where a lot would, for a fact of the bid as a whole."""


class Known(NamedTuple):
    """What frameworks say of facts: the first that declares one counts."""

    declared: Mapping[str, FactDeclaration]
    rules: Mapping[str, DerivedFact]


class Statement(NamedTuple):
    """What a bid states: the text with a point, and the value under the framework."""

    bid: str
    text: str
    value: FactValue | None
    """None where no framework declares the fact."""


def known_facts(frameworks: Iterable[Framework]) -> Known:
    """Return what frameworks say of facts."""
    declared: dict[str, FactDeclaration] = {}
    rules: dict[str, DerivedFact] = {}
    for framework in frameworks:
        for fact in framework.facts:
            declared.setdefault(fact.id, fact)
        block = framework.recombination
        for row in block.derived.facts if block else ():
            rules.setdefault(row.fact, row)
    return Known(declared, rules)


def plain(text: str, sign: DecimalSign | None) -> str:
    """Return a statement as it is written in a file with a point for the decimals."""
    try:
        return written(Number.parse(text, sign))
    except NotANumber:
        return text


def written(value: Fraction) -> str:
    """Return a number with as many decimals as it has; finer than can be written is rounded.

    >>> written(Fraction(7, 2)), written(Fraction(70))
    ('3.5', '70')
    """
    text = decimal(value, MAX_DECIMALS)
    return text.rstrip("0").rstrip(".")


def facts_of(
    consortium: Consortium, lot: str, known: Known, measured: Callable[[DerivedFact], Fraction]
) -> Iterator[tuple[str, str]]:
    """Yield the facts of a coalition for a lot (or `WHOLE_BID`), by id, with what it states."""
    level = "bid" if lot == WHOLE_BID else "lot"
    there = {name for party in consortium.members for bid in party.bids for name in _at(bid, lot)}
    there |= {
        name
        for name, row in known.rules.items()
        if name in known.declared and known.declared[name].level == level
    }
    for name in sorted(there):
        row = known.rules.get(name)
        if row is not None and row.measure is not None:
            yield name, _rounded(measured(row), known.declared.get(name))
        elif (text := _derived(consortium, lot, name, row, known)) is not None:
            yield name, text


def _at(bid: Bid, lot: str) -> Mapping[str, str]:
    if lot == WHOLE_BID:
        return bid.facts
    offer = bid.offer(lot)
    return offer.facts if offer is not None else {}


def _derived(
    consortium: Consortium, lot: str, name: str, row: DerivedFact | None, known: Known
) -> str | None:
    declared = known.declared.get(name)

    def find(bid: Bid, of: str) -> Statement | None:
        text = _at(bid, of).get(name)
        made = None if text is None else _statement(bid, text, declared)
        # What is no value under the framework is not worked with; a check reports it.
        return None if made is None or (declared and made.value is None) else made

    members = [
        (party, min(found, key=lambda one: _rank(one, declared)))
        for party in consortium.members
        if (found := stated(party, lot, find))
    ]
    if not members:
        return None
    rule = row.rule if row is not None and declared is not None else "lead"
    if rule == "sum":
        bids = {one.bid: one for party, _ in members for one in stated_here(party, lot, find)}
        of = list(bids.values()) or [one for _, one in members]
        return written(sum((_number(one) for one in of), Fraction(0)))
    if rule == "share-weighted":
        shares = sum((party.share or Fraction(0) for party, _ in members), Fraction(0))
        total = sum(((party.share or 0) * _number(one) for party, one in members), Fraction(0))
        return _rounded(total / shares, declared)
    if rule in ("weakest", "strongest"):
        pick = min if rule == "weakest" else max
        return pick((one for _, one in members), key=lambda one: _rank(one, declared)).text
    return min(members, key=lambda one: (not one[0].lead, -(one[0].share or 0)))[1].text


def stated_here(
    party: Party, lot: str, find: Callable[[Bid, str], Statement | None]
) -> list[Statement]:
    """Return what the bids in which a party stands state for this lot itself."""
    return [one for bid in party.bids if (one := find(bid, lot)) is not None]


def _statement(bid: Bid, text: str, declared: FactDeclaration | None) -> Statement:
    value: FactValue | None = None
    if declared is not None:
        try:
            value = fact_value(declared, text, bid.decimal_sign)
        except NotANumber:
            value = None
    is_word = declared is not None and declared.type != "number"
    return Statement(bid.id, text if is_word else plain(text, bid.decimal_sign), value)


def _rank(one: Statement, declared: FactDeclaration | None) -> Fraction:
    """How strong a statement is; what no framework declares is all alike, so the first counts."""
    if isinstance(one.value, bool):
        return Fraction(one.value)
    if isinstance(one.value, Number):
        return Fraction(one.value)
    choices = declared.choices if declared is not None and declared.choices else ()
    return Fraction(choices.index(one.value) if one.value in choices else 0)


def _number(one: Statement) -> Fraction:
    assert isinstance(one.value, Number)  # AB141: only numbers are added up
    return Fraction(one.value)


def _rounded(value: Fraction, declared: FactDeclaration | None) -> str:
    digits = declared.decimals if declared is not None else None
    return written(round_to(value, MAX_DECIMALS if digits is None else int(digits), "half-up"))
