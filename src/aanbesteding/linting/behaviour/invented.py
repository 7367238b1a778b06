"""Invented bids and their score sheets: complete under the framework, as data and as models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from aanbesteding.linting.behaviour.levers import (
    CONSENSUS,
    CannotInvent,
    Lever,
    Profile,
    written,
)
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.scores import ScoreSheet

REASON = "voorbeeld van aanbesteding check / example by aanbesteding check"
CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Invented:
    """A bid of our own making: a price and a place on every lever."""

    id: str
    price: Fraction
    profile: Profile
    beside: Mapping[str, str] | None = None
    """The facts of a weak member, where the bid is a consortium: the lead has 90 %, this 10 %."""
    stated: Mapping[str, str] = field(default_factory=dict)
    """Values of facts that are no option of a lever."""
    total: Fraction | None = None
    """A total that the price sheet states, other than the sum of its lines."""


class Writer:
    """Writes invented bids down for one lot of a framework. Raises `CannotInvent`."""

    def __init__(self, framework: Framework, lot: Lot, levers: tuple[Lever, ...]) -> None:
        self.framework = framework
        self.lot = lot
        self.levers = levers
        self.facts = {fact.id: fact for fact in framework.facts}
        self._offer = _form(lot)

    def attainable(self, price: Fraction) -> Fraction:
        """Return the price at or just below `price` that a bid can state in the lot's form."""
        return self._offer.snap(price)

    def bid(self, one: Invented) -> dict[str, Any]:
        """Return a bid as the data of its file."""
        stated = self._stated(one)
        by_level: dict[str, dict[str, str]] = {"member": {}, "bid": {}, "lot": {}}
        for name, text in stated.items():
            by_level[self.facts[name].level][name] = text
        offer: dict[str, Any] = {"lot": self.lot.id, **self._price(one)}
        if by_level["lot"]:
            offer["facts"] = by_level["lot"]
        offer |= self._elements(one.price) | self._social_return(one.price)
        members: list[dict[str, Any]] = [self._member(one.id, "sole", by_level["member"])]
        if one.beside is not None:
            lead = self._member(one.id, "lead", by_level["member"])
            weak = self._member(f"{one.id}-zwak", "member", {**by_level["member"], **one.beside})
            members = [{**lead, "share": "90"}, {**weak, "share": "10"}]
        made: dict[str, Any] = {
            "format": "aanbesteding/bid/1",
            "id": one.id,
            "tenderer": {"name": _name(one.id), "members": tuple(members)},
        }
        if by_level["bid"]:
            made["facts"] = by_level["bid"]
        return {**made, "lots": (offer,)}

    def sheets(
        self, bids: Iterable[Invented], names: Mapping[str, str] | None = None
    ) -> list[dict[str, Any]]:
        """Return the score sheets for bids as the data of their files.

        `names` gives bids another name on the sheets, where a panel assesses anonymously.
        """
        bids = tuple(bids)
        by_judge: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
        for lever in self.levers:
            if lever.key[0] == "fact":
                continue
            for place, judge in enumerate(lever.judges):
                for one in bids:
                    name = names[one.id] if names else one.id
                    mark = lever.options[one.profile[lever.key][place]]
                    marks = by_judge.setdefault(judge, {}).setdefault(name, {})
                    said = {"mark": mark, "reason": REASON}
                    marks.setdefault(self.lot.id, {})[lever.key[1]] = said
        return [self._sheet(judge, marks) for judge, marks in by_judge.items()]

    def _sheet(self, judge: str, marks: dict[str, Any]) -> dict[str, Any]:
        sheet = {"format": "aanbesteding/scores/1", "framework": self.framework.id}
        whose = {"kind": "individual", "assessor": judge}
        return {**sheet, **({"kind": CONSENSUS} if judge == CONSENSUS else whose), "marks": marks}

    def _stated(self, one: Invented) -> dict[str, str]:
        stated = {
            lever.key[1]: lever.options[one.profile[lever.key][0]]
            for lever in self.levers
            if lever.key[0] == "fact"
        }
        return {**stated, **one.stated}

    def _member(self, name: str, role: str, facts: dict[str, str]) -> dict[str, Any]:
        grounds = self.framework.exclusion_grounds
        declared = {ground.id: "nee" for ground in grounds if role in ground.applies_to}
        member: dict[str, Any] = {"organisation": name, "name": _name(name), "role": role}
        if declared:
            member["declarations"] = declared
        return {**member, "facts": facts} if facts else member

    def _price(self, one: Invented) -> dict[str, Any]:
        if one.total is not None:
            line = {"item": "alles", "quantity": "1", "unit-price": written(one.price, 2)}
            return {"price-sheet": {"lines": (line,), "total": written(one.total, 2)}}
        return self._offer.data(one.price)

    def _elements(self, price: Fraction) -> dict[str, Any]:
        block = self.framework.real_price
        if block is None or not block.holds_for(self.lot.id):
            return {}
        amounts = {element.id: Fraction(element.minimum or 0) for element in block.elements}
        first = block.elements[0].id
        amounts[first] = max(amounts[first], price - sum(amounts.values()) + amounts[first])
        return {"cost-elements": {name: written(value, 2) for name, value in amounts.items()}}

    def _social_return(self, price: Fraction) -> dict[str, Any]:
        block = self.framework.social_return
        if block is None or block.as_ != "contract-requirement":
            return {}
        offered = Fraction(block.percent or 0) / 100 * price + CENT
        return {"social-return": {"value": written(offered, 2)}}


def bid_model(data: dict[str, Any]) -> Bid:
    """Return the model of a bid, as the reader makes it."""
    return Bid.model_validate(data, by_alias=True, by_name=False)


def sheet_model(data: dict[str, Any]) -> ScoreSheet:
    """Return the model of a score sheet, as the reader makes it."""
    return ScoreSheet.model_validate(data, by_alias=True, by_name=False)


def _name(identifier: str) -> str:
    return identifier.replace("-", " ").capitalize()


# --- the form of a price --------------------------------------------------------------------


class _Plain:
    """One amount in euros and cents."""

    def snap(self, price: Fraction) -> Fraction:
        return Fraction(price * 100 // 1, 100)

    def data(self, price: Fraction) -> dict[str, Any]:
        return {"price": written(price, 2)}


class _Fixed(_Plain):
    """The framework's own price; a bid states none."""

    def __init__(self, price: Fraction) -> None:
        self.price = price

    def snap(self, price: Fraction) -> Fraction:
        return self.price

    def data(self, price: Fraction) -> dict[str, Any]:
        return {}


class _Basket(_Plain):
    """The same unit price for every item of a basket."""

    def __init__(self, lot: Lot) -> None:
        assert lot.basket is not None
        self.items = [item.id for item in lot.basket]
        self.quantity = sum((item.quantity for item in lot.basket), Fraction(0))

    def snap(self, price: Fraction) -> Fraction:
        return self.quantity * Fraction(price / self.quantity * 10**6 // 1, 10**6)

    def data(self, price: Fraction) -> dict[str, Any]:
        unit = written(price / self.quantity)
        return {"unit-prices": dict.fromkeys(self.items, unit)}


class _LifeCycle(_Plain):
    """The whole amount on the first item of cost, in the first year; nothing on the others."""

    def __init__(self, lot: Lot) -> None:
        found = lot.life_cycle
        assert found is not None
        self.items = found.items
        self.cost = next((item.id for item in found.items if item.kind == "cost"), None)
        if self.cost is None:
            raise CannotInvent(lot.id)
        self.year = int(max(found.first_year, found.base_year))
        self.factor = found.growth ** (self.year - int(found.base_year))

    def snap(self, price: Fraction) -> Fraction:
        return Fraction(price * self.factor * 100 // 1, 100) / self.factor

    def data(self, price: Fraction) -> dict[str, Any]:
        lines = [
            {
                "item": item.id,
                "year": str(self.year),
                "amount": written(price * self.factor if item.id == self.cost else Fraction(0), 2),
            }
            for item in self.items
        ]
        return {"life-cycle": tuple(lines)}


def _form(lot: Lot) -> _Plain:
    if lot.fixed_price is not None:
        return _Fixed(lot.fixed_price)
    if lot.basket is not None:
        return _Basket(lot)
    return _LifeCycle(lot) if lot.life_cycle is not None else _Plain()
