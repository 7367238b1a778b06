"""Small tenders for weights, and the same tenders evaluated under other weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.build import MARKS, RATED, bid, evaluated, framework, leaf, marks, node

from aanbesteding import Evaluation
from aanbesteding.model.criteria import unit_total
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of

F = Fraction
FINE = MARKS | {"step": "0.1"}


def tender(rows: Mapping[str, Sequence[int]], *criteria: dict[str, Any], **more: Any) -> Evaluation:
    """Evaluate bids by marks out of 100 on the criteria without subcriteria, in their order."""
    names = list(_leaves(criteria))
    of = framework(*criteria, **{"scales": [FINE], **more})
    given = {
        name: {
            c: str(F(mark, 10)) if mark % 10 == 0 else f"{mark // 10}.{mark % 10}"
            for c, mark in zip(names, row, strict=True)
        }
        for name, row in rows.items()
    }
    return evaluated(of, [bid(name) for name in rows], [marks("p", given)])


def _leaves(criteria: Sequence[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for one in criteria:
        found += _leaves(one["criteria"]) if "criteria" in one else [one["id"]]
    return found


def flat(*weights: int, names: str = "klmnopq") -> list[dict[str, Any]]:
    """Return judged criteria k, l, m … with these weights."""
    return [leaf(name, weight, RATED) for name, weight in zip(names, weights, strict=False)]


def table(evaluation: Evaluation) -> Shares:
    """Return the shares of the first lot, which has them."""
    found = shares_of(evaluation, 0)
    assert isinstance(found, Shares), found
    return found


def again(evaluation: Evaluation, weights: Mapping[str, Fraction]) -> LotResult:
    """Evaluate with other weights of the whole for what is scored."""
    of = evaluation.framework
    total = unit_total(of) if of.weights.of == "parent" else None

    def whole(one: Criterion) -> Fraction:
        if one.id in weights:
            return weights[one.id]
        return sum((whole(child) for child in one.criteria or ()), F(0))

    def changed(siblings: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        most = sum((whole(one) for one in siblings), F(0))
        made = []
        for one in siblings:
            stated = whole(one)
            if total is not None:  # what weighs nothing may be divided in any way
                stated = total * stated / most if most else total / len(siblings)
            below = changed(one.criteria) if one.criteria and not one.by_consensus else one.criteria
            made.append(one.model_copy(update={"weight": stated, "criteria": below}))
        return tuple(made)

    other: Framework = of.model_copy(update={"criteria": changed(of.criteria)})
    return evaluated(other, evaluation.dossier.bids, evaluation.dossier.sheets).lots[0]


def moved(shares: Shares, criterion: str, weight: Fraction) -> dict[str, Fraction]:
    """Return the weights of what is scored when one criterion gets a weight of the whole.

    Written apart from the package: top down, every criterion by its part of its parent.
    """
    found: dict[str, Fraction] = {}

    def down(siblings: Any, most: Fraction) -> None:
        here = next((one for one in siblings if one.criterion == criterion), None)
        for one in siblings:
            got = most * (one.part or 0)
            if one is here:
                got = weight
            elif here is not None:
                got = (most - weight) * one.part / (1 - here.part)
            if one.children:
                down(one.children, got)
            else:
                found[one.criterion] = got

    down(shares.tops, shares.whole)
    return found


def firsts(shares: Shares, weights: Mapping[str, Fraction]) -> set[str]:
    """Return who have the highest total under these weights, by plain sums."""
    totals = {
        name: sum(weights[c] * s for c, s in zip(shares.leaves, row, strict=True))
        for name, row in shares.table.items()
    }
    return {name for name, total in totals.items() if total == max(totals.values())}


def order(shares: Shares, weights: Mapping[str, Fraction]) -> list[set[str]]:
    """Return the bids by total under these weights, the best first."""
    totals = {
        name: sum(weights[c] * s for c, s in zip(shares.leaves, row, strict=True))
        for name, row in shares.table.items()
    }
    levels = sorted(set(totals.values()), reverse=True)
    return [{name for name, total in totals.items() if total == level} for level in levels]


@st.composite
def tenders(draw: st.DrawFn, least: int = 2) -> Evaluation:
    """Small tenders: two to four bids, flat or with subcriteria, of the whole or of the parent."""
    shape = draw(st.sampled_from(["flat", "whole", "parent"]))
    if shape == "parent":
        p, q, r = (
            20 * draw(st.integers(0, 5)),
            20 * draw(st.integers(0, 2)),
            draw(st.integers(0, 3)),
        )
        stated: dict[str, Any] = {"unit": "percent", "of": "parent"}
        criteria = _tree(q, 100 - q - 20 * r, p, 100 - p, 20 * r)
    else:
        four = draw(st.tuples(*[st.integers(0, 4)] * 4).filter(any))
        stated = {"unit": "points", "of": "whole", "total": sum(four)}
        criteria = flat(*four)
        if shape == "whole":
            criteria = _tree(four[0], four[1] + four[2], *four[1:])
    row = st.lists(st.integers(0, 5).map(lambda step: 20 * step), min_size=4, max_size=4)
    rows = {name: draw(row) for name in "abcd"[: draw(st.integers(least, 4))]}
    return tender(rows, *criteria, weights=stated)


def _tree(k: int, t: int, *inner_and_last: int) -> list[dict[str, Any]]:
    first, second, third, fourth = flat(k, *inner_and_last)
    return [first, node("t", t, second, third), fourth]
