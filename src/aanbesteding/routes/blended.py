"""A blend as a framework of its own, with the bids and the score sheets that belong to it.

It has two criteria at the top, one per framework, that weigh 1 − λ and λ of the whole; what stood
at the top stands beneath them. Everything that has an id gets the letter of its framework in front:
criteria, scales, facts and assessors; a bid states each fact under both names. Nothing is rounded
and nobody is kept out: the bids are those that both frameworks admit (see `routes.plainly`). The
weights are in points, so many that all of them are whole.

So the engine itself can say what a blend gives; and so can `score`, as long as the weights have no
more digits than a file may hold.

Example: A weighs quality 60 of 100, B care 1 of 4. In the blend with λ = 1/3 quality weighs 2/3 ×
3/5 = 2/5 of the whole and care 1/3 × 1/4 = 1/12; of 60 points that is 24 and 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from aanbesteding.exact.number import Number
from aanbesteding.methods.base import FactParameters
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import criteria_of
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Assessor, Criterion, Framework, Panel, Weights
from aanbesteding.model.policies import TieRule
from aanbesteding.model.scores import Mark, ScoreSheet
from aanbesteding.routes.plainly import admitting_all, only_bids
from aanbesteding.routes.sides import Side, common

LONGEST = 40
"""The letters of an id."""
NAME = "blend"


class Blended(NamedTuple):
    """A framework of two, and the dossier that belongs to it."""

    framework: Framework
    dossier: Dossier
    whole: Fraction
    """The sum of its weights, in points."""


def blended(one: Side, other: Side, blend: Fraction) -> Blended | None:
    """Return two frameworks as one, for one lot; 0 < `blend` < 1 is the weight of the second.

    None where no single framework can say it: a total that is no sum of points, two ways to
    establish the price that both count, or a joint mark with two decimal signs.
    """
    sides = (_Part(one, 1 - blend), _Part(other, blend))
    if not all(side.sums for side in (one, other)) or not _one_price(one, other):
        return None
    names = common(one, other)
    sheets = _sheets(sides, names)
    if sheets is None:
        return None
    whole = Fraction(lcm(*(w.denominator for part in sides for w in part.weights.values())))
    priced = other if _counts_price(other) and not _counts_price(one) else one
    under = admitting_all(priced.case.framework)
    lot = under.lots[priced.case.index].model_copy(
        update={"criteria": None, "winners": None, "source": None, "assumed": NAME}
    )
    made = under.model_copy(
        update={
            "id": NAME,
            "policies": under.policies.model_copy(
                update={
                    "ties": TieRule(order=(), otherwise="draw"),
                    "missing_mark": "average-of-present",
                    "drop_out": "rescore",
                }
            ),
            "weights": Weights(unit="points", of="whole", total=Number.of(whole)),
            "lots": (lot,),
            "panel": _panel(sides),
            "scales": tuple(scale for part in sides for scale in part.scales),
            "facts": tuple(fact for part in sides for fact in part.facts),
            "criteria": tuple(part.top(whole) for part in sides),
            "sources": (),
            "social_return": None,
            "recombination": None,
        }
    )
    bids = only_bids(priced.case.dossier, names, one.case.lot).bids
    facts = [{bid.id: bid for bid in side.case.dossier.bids} for side in (one, other)]
    return Blended(
        made,
        replace(Dossier(tuple(_bid(b, sides, facts) for b in bids), sheets), opened=True),
        whole,
    )


class _Part:
    """One of the two frameworks: what it becomes in the blend."""

    def __init__(self, side: Side, part: Fraction) -> None:
        self.side, self.part = side, part
        self.case = side.case
        self.framework = side.case.framework
        self.criteria, _ = criteria_of(self.framework, side.case.index)
        self.weights = {
            node.criterion.id: node.weight / side.whole * part for node in side.case.nodes
        }
        self.names = _names(side)

    def top(self, whole: Fraction) -> Criterion:
        """Return everything of this framework as one criterion."""
        return Criterion(
            id=self.side.key,
            title=self.framework.title,
            weight=Number.of(self.part * whole),
            assumed=f"{self.side.letter}",
            criteria=tuple(self._under(one, whole) for one in self.criteria),
        )

    def _under(self, one: Criterion, whole: Fraction) -> Criterion:
        below = one.criteria
        scale = one.scale
        return one.model_copy(
            update={
                "id": self.names[one.id],
                "weight": Number.of(self.weights[one.id] * whole),
                "minimum": None,
                "source": None,
                "assumed": one.assumed or f"{self.side.letter}",
                "method": self._method(one.method),
                "scale": None if scale is None else self.names[scale],
                "criteria": below and tuple(self._under(child, whole) for child in below),
            }
        )

    def _method(self, method: Any) -> Any:
        if isinstance(method, RatingScale):
            panel = self.framework.panel
            assert panel is not None
            everyone = method.assessors or tuple(one.id for one in panel.assessors)
            return method.model_copy(
                update={
                    "scale": self.names[method.scale],
                    "combine": method.combine or panel.combine,
                    "assessors": tuple(self.names[name] for name in everyone),
                }
            )
        if isinstance(method, FactParameters):
            return method.model_copy(update={"fact": self.names[method.fact]})
        return method

    @property
    def scales(self) -> Iterator[Any]:
        """The scales that its criteria use, under their new names."""
        used = {node.scale for node in self.case.nodes}
        for scale in self.framework.scales:
            if scale.id in used:
                yield scale.model_copy(update={"id": self.names[scale.id]})

    @property
    def facts(self) -> Iterator[Any]:
        """The facts that its criteria measure, under their new names."""
        for fact in self.framework.facts:
            if fact.id in self.measured:
                update = {"id": self.names[fact.id], "source": None, "assumed": self.side.letter}
                yield fact.model_copy(update=update)

    @property
    def measured(self) -> set[str]:
        """The facts that its criteria measure."""
        methods = (node.criterion.method for node in self.case.nodes)
        return {method.fact for method in methods if isinstance(method, FactParameters)}

    def stated(self, facts: Mapping[str, str]) -> dict[str, str]:
        """Return what a bid states, under the new names."""
        return {self.names[name]: said for name, said in facts.items() if name in self.measured}


def _names(side: Side) -> dict[str, str]:
    """Return the new name of every id of a framework that the blend uses."""
    under = side.case.framework
    panel = under.panel.assessors if under.panel else ()
    ids = [node.criterion.id for node in side.case.nodes]
    ids += [one.id for group in (under.scales, under.facts, panel) for one in group]
    made: dict[str, str] = {}
    for number, name in enumerate(dict.fromkeys(ids)):
        long = f"{side.key}-{name}"
        made[name] = long if len(long) <= LONGEST else f"{side.key}-{name[:30]}-{number}"
    return made


def _panel(parts: Iterable[_Part]) -> Panel | None:
    found = [
        Assessor(id=part.names[one.id], title=one.title)
        for part in parts
        if part.framework.panel is not None
        for one in part.framework.panel.assessors
    ]
    return Panel(assessors=tuple(found), combine="mean") if found else None


# --- the price ------------------------------------------------------------------------------


def _counts_price(side: Side) -> bool:
    return any(node.method and node.method.measures == "price" for node in side.case.nodes)


def _one_price(one: Side, other: Side) -> bool:
    """Whether the price of a bid is established in one way, as far as it counts."""
    if not (_counts_price(one) and _counts_price(other)):
        return True
    return all(one.ranked[bid].price == other.ranked[bid].price for bid in common(one, other)) and (
        _how_priced(one) == _how_priced(other)
    )


def _how_priced(side: Side) -> tuple[object, ...]:
    lot = side.case.base.lot
    policy = side.case.framework.policies.price_sheet
    return lot.basket, lot.life_cycle, lot.fixed_price, policy, side.award.id


# --- bids and sheets ------------------------------------------------------------------------


def _bid(bid: Bid, parts: tuple[_Part, _Part], of: list[dict[str, Bid]]) -> Bid:
    """Return a bid that states every fact under the names of both frameworks."""
    both = [(part, bids[bid.id]) for part, bids in zip(parts, of, strict=True)]
    lot = parts[0].case.lot
    offers = [(part, found.offer(lot)) for part, found in both]
    members = []
    for number, member in enumerate(bid.tenderer.members):
        stated = [(part, found.tenderer.members[number].facts) for part, found in both]
        gone: dict[str, Any] = {"declarations": {}, "for_": None, "commitment": None}
        members.append(member.model_copy(update={"facts": _joined(stated), **gone}))
    here = _joined((part, offer.facts) for part, offer in offers if offer is not None)
    unasked: dict[str, Any] = {"cost_elements": {}, "social_return": None}
    return bid.model_copy(
        update={
            "tenderer": bid.tenderer.model_copy(update={"members": tuple(members)}),
            "facts": _joined((part, found.facts) for part, found in both),
            "lots": tuple(o.model_copy(update={"facts": here, **unasked}) for o in bid.lots),
            "activities": (),
        }
    )


def _joined(stated: Iterable[tuple[_Part, Mapping[str, str]]]) -> dict[str, str]:
    return {name: said for part, facts in stated for name, said in part.stated(facts).items()}


def _sheets(parts: tuple[_Part, _Part], bids: tuple[str, ...]) -> tuple[ScoreSheet, ...] | None:
    """Return the sheets of both; the joint marks of both stand on one sheet."""
    found: list[ScoreSheet] = []
    joint: ScoreSheet | None = None
    for part in parts:
        for sheet in part.case.dossier.sheets:
            if sheet.framework != part.framework.id:
                continue
            made = sheet.model_copy(
                update={
                    "framework": NAME,
                    "assessor": sheet.assessor and part.names.get(sheet.assessor),
                    "marks": _marks(sheet, part, bids),
                    "conflicts": tuple(one for one in sheet.conflicts if one.bid in (None, *bids)),
                    "present": None,
                }
            )
            if sheet.kind == "individual":
                found.append(made)
            elif joint is None:
                joint = made
            elif joint.decimal_sign != made.decimal_sign:
                return None
            else:
                marks = {
                    bid: {
                        lot: {**on, **made.marks.get(bid, {}).get(lot, {})}
                        for lot, on in by.items()
                    }
                    for bid, by in joint.marks.items()
                }
                joint = joint.model_copy(update={"marks": {**made.marks, **marks}})
    return (*found, joint) if joint is not None else tuple(found)


def _marks(
    sheet: ScoreSheet, part: _Part, bids: tuple[str, ...]
) -> dict[str, dict[str, dict[str, Mark]]]:
    lot = part.case.lot
    return {
        bid: {
            lot: {
                part.names[name]: mark
                for name, mark in by_lot.get(lot, {}).items()
                if name in part.names
            }
        }
        for bid, by_lot in sheet.marks.items()
        if bid in bids and lot in by_lot
    }
