"""Scoring: 5,000 bids on 20 criteria, against a loop that only multiplies and adds fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding import evaluate
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from benchmarks.timing import by_turns

BIDS, JUDGED, WEIGHT = 5000, 10, 5


def _framework() -> dict[str, Any]:
    judged = [
        {"id": f"oordeel-{n}", "title": "x", "weight": WEIGHT, "assumed": "x",
         "method": {"type": "rating-scale", "scale": "tien"}}
        for n in range(JUDGED)
    ]  # fmt: skip
    measured = [
        {"id": f"feit-{n}", "title": "x", "weight": WEIGHT, "assumed": "x",
         "method": {"type": "fact-bandwidth", "fact": f"feit-{n}", "zero-at": 0, "full-at": 97,
                    "out-of-range": "clamp"}}
        for n in range(JUDGED - 1)
    ]  # fmt: skip
    price = {
        "id": "prijs", "title": "x", "weight": WEIGHT, "assumed": "x",
        "method": {"type": "price-proportional"},
    }  # fmt: skip
    return {
        "format": "aanbesteding/framework/1", "id": "meting", "version": "1", "language": "nl",
        "route": "tender", "status": "draft", "title": "x", "price-basis": "x",
        "award": {"type": "points"}, "weights": {"unit": "percent", "of": "whole"},
        "policies": {
            "rounding": "none", "ties": {"order": (), "otherwise": "draw"},
            "drop-out": "keep-ranking", "missing-mark": "error", "price-sheet": "refuse",
        },
        "panel": {"combine": "mean", "assessors": ({"id": "a", "title": "x"},)},
        "scales": ({"type": "numeric", "id": "tien", "lowest": 0, "highest": 10, "step": 1,
                    "zero-at": 0, "full-at": 10},),
        "facts": tuple(
            {"id": f"feit-{n}", "title": "x", "type": "number", "level": "bid", "assumed": "x"}
            for n in range(JUDGED - 1)
        ),
        "lots": ({"id": "een", "title": "x", "assumed": "x"},),
        "criteria": (*judged, *measured, price),
    }  # fmt: skip


class Tender(NamedTuple):
    """Bids that were drawn, and the numbers in them: marks and facts by bid, and prices."""

    framework: Framework
    dossier: Dossier
    marks: list[list[int]]
    facts: list[list[int]]
    prices: list[int]


def tender(count: int) -> Tender:
    """Return a tender of so many bids on 20 criteria, the same every time."""
    chance = random.Random(1)
    marks = [[chance.randint(0, 10) for _ in range(JUDGED)] for _ in range(count)]
    facts = [[chance.randint(0, 99) for _ in range(JUDGED - 1)] for _ in range(count)]
    prices = [chance.randint(50_000, 99_999) for _ in range(count)]
    framework = Framework.model_validate(_framework())
    bids = tuple(
        Bid.model_validate(
            {
                "format": "aanbesteding/bid/1", "id": f"b{i}",
                "tenderer": {"name": "x", "members": (
                    {"organisation": f"b{i}", "name": "x", "role": "sole"},)},
                "facts": {f"feit-{n}": str(value) for n, value in enumerate(facts[i])},
                "lots": ({"lot": "een", "price": prices[i]},),
            }
        )
        for i in range(count)
    )  # fmt: skip
    given = {
        f"b{i}": {"een": {
            f"oordeel-{n}": {"mark": str(value), "reason": "x"} for n, value in enumerate(marks[i])
        }}
        for i in range(count)
    }  # fmt: skip
    sheet = ScoreSheet.model_validate(
        {"format": "aanbesteding/scores/1", "framework": "meting", "kind": "individual",
         "assessor": "a", "marks": given}
    )  # fmt: skip
    return Tender(framework, Dossier(bids, (sheet,)), marks, facts, prices)


def against_loop() -> tuple[float, float]:
    """Compare a whole evaluation, every step kept, with the bare arithmetic of the same sums."""
    framework, dossier, marks, facts, prices = tender(BIDS)
    lowest = min(prices)

    def loop() -> list[Fraction]:
        totals = []
        for i in range(BIDS):
            total = Fraction(0)
            for mark in marks[i]:
                total += Fraction(mark, 10) * WEIGHT
            for fact in facts[i]:
                total += min(Fraction(1), Fraction(fact, 97)) * WEIGHT
            total += Fraction(lowest, prices[i]) * WEIGHT
            totals.append(total)
        return totals

    result = evaluate(framework, dossier).lots[0]
    expected = loop()
    for ranked in result.ranking:  # the two computations agree, or the ratio means nothing
        assert ranked.total == expected[int(ranked.bid[1:])]
    return by_turns(lambda: evaluate(framework, dossier), loop, rounds=2)
