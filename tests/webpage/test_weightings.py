"""A thousand random weightings in a real browser: what the page shows is what the engine says.

Exact totals as fractions, and ranks, under the repository's own frameworks and under random tenders
with subcriteria, rounding, minimum scores, ties, relative methods and awards of every kind.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest
from tests.build import RATED, bid, evaluated, framework, leaf, marks, node, rounding

from aanbesteding.methods.awards import AWARDS

from .pages import (
    EXAMPLES,
    LEIDEN,
    checked,
    data_of,
    engine,
    example,
    html,
    random_tender,
    weighting,
)

SEEDS = (
    *(3, 4, 8, 9, 10, 11, 12, 17, 18, 21, 22, 24, 31, 36, 39, 46, 47, 48, 51, 54, 56, 57, 58, 66),
    *(84, 86, 100, 102, 124, 128, 134, 137, 143, 149, 191, 218, 272, 300, 303),
)
"""The first random tenders that between them have every award and all of `FEATURES`."""
if "PAGE_SEEDS" in os.environ:  # more of them look longer
    SEEDS = tuple(range(int(os.environ["PAGE_SEEDS"])))
EACH = 12
"""Weightings of each lot of a random tender."""
OWN = 18
"""Weightings of each lot of the repository's own frameworks."""
FEATURES = {"rounding", "subcriteria", "fields", "minimum", "joint", "chain", "relative"}
SHOWN = """([index, weightings]) => weightings.map((units) => {
  const bench = benches[index];
  bench.weighing.units = units.map(BigInt);
  bench.show();
  return [...bench.find("ranking").rows].map((row) => [
    row.cells[0].textContent.split(" ")[0], row.dataset.bid, row.cells[2].title]);
})"""


def differences(page, evaluation, data, seed, count, answer):
    """Return (weightings compared, those with a ranking, what differs)."""
    chance = Random(seed)
    compared = ranked = 0
    wrong = []
    by_id = {lot.lot.id: lot for lot in evaluation.lots}
    for index, of_lot in enumerate(data["lots"]):
        lot = by_id[of_lot["id"]]
        drawn = [weighting(chance, of_lot) for _ in range(count)]
        scale = 10 ** of_lot["digits"]
        units = [[str(int(weight * scale)) for weight in one] for one in drawn]
        for weights, shown in zip(drawn, page.evaluate(SHOWN, [index, units]), strict=True):
            expected = answer(evaluation, lot, weights)
            compared += 1
            ranked += bool(expected)
            if shown != expected:
                wrong.append((lot.lot.id, [str(weight) for weight in weights], shown, expected))
    return compared, ranked, wrong


@pytest.mark.parametrize("name", [*LEIDEN, *EXAMPLES])
def test_the_frameworks_of_this_repository(name, opened):
    text = html(example(name))
    data = data_of(text)
    page = opened(text)
    if data is None:
        assert page.locator(".try").count() == 0
        return
    compared, ranked, wrong = differences(page, example(name), data, name, OWN, checked)
    assert wrong == []
    assert compared >= OWN
    assert ranked


@pytest.mark.parametrize("award", ["points", "weighted-value-for-money"])
@pytest.mark.parametrize("stages", [[], [rounding("criterion", 1), rounding("total", 0)]])
def test_irrational_points_and_totals(award, stages, opened):
    """log(120/100) and quality to the power 3/2 are no fractions; the script encloses them too."""
    log = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
    index = {"type": award, "quality-weight": 60, "price-weight": 40, "constant": 1000}
    under = framework(
        leaf("a", 50, log if award == "points" else RATED),
        node("b", 50, leaf("c", 30, RATED), leaf("d", 20, RATED)),
        award="points" if award == "points" else index,
        policies={"rounding": stages or "none"},
    )
    names = {"x": 100, "y": 120, "z": 150}
    given = {name: {"c": 9 - n, "d": 5 + n} for n, name in enumerate(names)}
    if award != "points":
        given = {name: {**judged, "a": 5} for name, judged in given.items()}
    bids = [bid(name, price) for name, price in names.items()]
    evaluation = evaluated(under, bids, [marks("p", given)])
    text = html(evaluation)
    assert award != "points" or "~" in text
    compared, ranked, wrong = differences(
        opened(text), evaluation, data_of(text), award, 20, checked
    )
    assert wrong == []
    assert ranked > compared / 2


def test_random_tenders(opened, tmp_path):
    awards = Counter()
    features = Counter()
    count = 0
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        evaluation = random_tender(seed, folder)
        text = html(evaluation) if evaluation is not None else ""
        data = data_of(text)
        if data is None:
            continue
        page = opened(text)
        compared, _, wrong = differences(page, evaluation, data, seed, EACH, engine)
        assert wrong == [], seed
        page.context.close()
        count += compared
        awards[data["rules"]["award"]["type"]] += compared
        features.update({"rounding"} if data["rules"]["rounding"] else ())
        features.update({"chain"} if data["rules"]["chain"] else ())
        for lot in data["lots"]:
            features.update({"fields"} if len(lot["fields"]) > 1 else ())
            for one in lot["nodes"]:
                found = {"subcriteria"} if one["parent"] >= 0 else set()
                features.update({*found, *(FEATURES & one.keys())})
    assert count >= 500
    assert set(awards) == set(AWARDS)
    assert all(features[name] >= 3 for name in FEATURES), features
