"""The same lot under other weights: the framework as it would then read.

Example: quality weighs 60, of which plan 20 and team 40, and price 40. Where quality goes to 75,
plan weighs 25, team 50 and price 25. With weights of the parent the file says for plan and team
what it said: 33⅓ and 66⅔ per cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from aanbesteding.model.criteria import unit_total
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.weighing.shares import ZERO, Branch, Shares

Vector = tuple[Fraction, ...]
"""Weights of the whole for what is scored, in the order of `Shares.leaves`."""


def ask(case: Case, shares: Shares, weights: Vector) -> LotResult | None:
    """Evaluate the lot with other weights."""
    return case.again(framework=framework_under(case, shares, weights))


def framework_under(case: Case, shares: Shares, weights: Vector) -> Framework:
    """Return the framework of a case with other weights."""
    by_leaf = dict(zip(shares.leaves, weights, strict=True))
    return reweighted(case.framework, case.index, by_leaf)


def moved(shares: Shares, criterion: str, weight: Fraction) -> Vector:
    """Return the weights of what is scored where one criterion gets a weight, all in proportion.

    Only for a criterion that can be moved (`Interval`); the order is that of `Shares.leaves`.
    """
    found: dict[str, Fraction] = {}

    def down(siblings: Sequence[Branch], most: Fraction) -> None:
        here = next((one for one in siblings if one.criterion == criterion), None)
        for one in siblings:
            part = one.part or ZERO
            if here is None:
                now = most * part
            elif one is here:
                now = weight
            else:
                assert here.part is not None
                now = (most - weight) * part / (1 - here.part)
            found[one.criterion] = now
            down(one.children, now)

    down(shares.tops, shares.whole)
    return tuple(found[leaf] for leaf in shares.leaves)


def reweighted(framework: Framework, index: int, weights: Mapping[str, Fraction]) -> Framework:
    """Return the framework with other weights, of the whole, for what is scored in a lot.

    What has subcriteria weighs what they weigh together. What the subcriteria of a node by
    consensus weigh decides nothing; they keep their proportions. Below a node that weighs nothing
    the file keeps what it said.
    """
    stated = (
        unit_total(framework) if framework.weights and framework.weights.of == "parent" else None
    )

    def whole(one: Criterion) -> Fraction:
        if one.id in weights:
            return weights[one.id]
        return sum((whole(child) for child in one.criteria or ()), ZERO)

    def below(one: Criterion) -> tuple[Criterion, ...] | None:
        if one.criteria is None or (one.id in weights and stated is not None):
            return one.criteria
        return scaled(one, weights[one.id]) if one.id in weights else changed(one.criteria)

    def changed(siblings: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        most = sum((whole(one) for one in siblings), ZERO)
        made = []
        for one in siblings:
            weight = whole(one)
            if stated is not None:
                weight = stated * weight / most if most else one.weight
            made.append(one.model_copy(update={"weight": weight, "criteria": below(one)}))
        return tuple(made)

    own = framework.lots[index].criteria
    if own is None:
        assert framework.criteria is not None  # it has scores
        return framework.model_copy(update={"criteria": changed(framework.criteria)})
    lot = framework.lots[index].model_copy(update={"criteria": changed(own)})
    lots = (*framework.lots[:index], lot, *framework.lots[index + 1 :])
    return framework.model_copy(update={"lots": lots})


def scaled(node: Criterion, weight: Fraction) -> tuple[Criterion, ...]:
    """Return the subcriteria of a node at another weight of it, in their proportions."""
    children = node.criteria or ()
    made = []
    for one in children:
        now = one.weight * weight / node.weight if node.weight else weight / len(children)
        update = {"weight": now, "criteria": scaled(one, now) if one.criteria else None}
        made.append(one.model_copy(update=update))
    return tuple(made)
