"""The random tenders of the second engine under two and three frameworks: no exception, exact sums.

The other frameworks are made from the first: other weights, no minimum or ceiling, another award, a
lot less; the bids are the same and every sheet is copied for every framework. Of 400 seeds 233 can
be evaluated; the others are refused with faults, as `score` does. For other seeds:

    SEEDS=400-800 python -m pytest tests/routes/test_random_tenders.py
"""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import random
from collections import defaultdict
from fractions import Fraction
from itertools import combinations

import pytest
from jsonschema import Draft202012Validator
from tests.reference.generate import generate
from tests.reference.to_yaml import to_yaml

from aanbesteding import Faults
from aanbesteding.checking.run import check_framework
from aanbesteding.cli.compare import evaluated_all, told_apart
from aanbesteding.cli.schema import made
from aanbesteding.model.framework import FORMAT, Framework
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import Reader
from aanbesteding.reporting.comparison_csv import comparison_csv
from aanbesteding.reporting.comparison_json import comparison_json
from aanbesteding.reporting.comparison_report import comparison_blocks
from aanbesteding.reporting.markdown import markdown_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.routes.blend import always_equal, first_at, meetings, stretches
from aanbesteding.routes.compare import compare
from aanbesteding.routes.plainly import Blend, blend_of
from aanbesteding.routes.regret import regrets
from aanbesteding.sensitivity.answer import Options, total_of

FROM, TO = (int(part) for part in os.environ.get("SEEDS", "0-40").split("-"))
QUICK = Options(most=1000)


def another(framework, rng, name):
    """Return a framework like it, in which something else counts."""
    kader = copy.deepcopy(framework) | {"id": name}
    trees = [kader.get("criteria")] + [lot.get("criteria") for lot in kader["lots"]]
    for tree in [tree for tree in trees if tree]:
        weights = [one.get("weight") for one in tree]
        if all(weights) and rng.random() < 0.7:
            rng.shuffle(weights)
            for one, weight in zip(tree, weights, strict=True):
                one["weight"] = weight
        if rng.random() < 0.3:
            rng.shuffle(tree)
    for key in ("requirements", "exclusion-grounds", "minimum-total", "flags", "controls"):
        if rng.random() < 0.3:
            kader.pop(key, None)
    if rng.random() < 0.2:
        kader["award"] = {"type": "lowest-price", "motivation": "test"}
        kader.pop("criteria", None)
        kader.pop("weights", None)
        kader.pop("scales", None)
        kader.pop("panel", None)
        for lot in kader["lots"]:
            lot.pop("criteria", None)
    for lot in kader["lots"]:
        for key in ("ceiling", "floor", "winners"):
            if rng.random() < 0.3:
                lot.pop(key, None)
    if len(kader["lots"]) > 1 and rng.random() < 0.3:
        kader["lots"].pop(rng.randrange(len(kader["lots"])))
    if rng.random() < 0.3:
        kader["policies"]["rounding"] = "none"
    return kader


def sound(framework, rng, name):
    """Return another framework with which nothing is wrong by itself."""
    for _ in range(8):
        found = another(framework, rng, name)
        reader = Reader((FORMAT,))
        under = reader.parse(Document.decode(to_yaml(found).encode(), name, name))
        if isinstance(under, Framework) and not check_framework(under):
            return found
    return framework | {"id": name}  # a tender that was spoiled stays so


def written(folder, seed):
    """Write a tender with three frameworks."""
    rng = random.Random(seed)
    kader, bids, sheets = generate(seed)
    kaders = [kader, *(sound(kader, rng, name) for name in ("tweede", "derde"))]
    files = []
    for number, one in enumerate(kaders[: rng.choice([2, 3])]):
        path = folder / f"kader-{number}.yaml"
        path.write_text(to_yaml(one), "utf-8")
        files.append(path)
        for place, sheet in enumerate(sheets if one["award"]["type"] != "lowest-price" else []):
            text = to_yaml(sheet | {"framework": one["id"]})
            (folder / "bids").mkdir(exist_ok=True)
            (folder / "bids" / f"vel-{number}-{place}.yaml").write_text(text, "utf-8")
    (folder / "bids").mkdir(exist_ok=True)
    for bid in bids:
        (folder / "bids" / f"{bid['id']}.yaml").write_text(to_yaml(bid), "utf-8")
    return [*files, folder / "bids"]


def check_moves(lot):
    for asked in lot.questions:
        if asked.id != "moves":
            continue
        for grid in asked.answer.tables:
            sums = defaultdict(lambda: [Fraction(0), Fraction(0)])
            totals = {}
            for bid, letter, *rest in grid.rows:
                numbers = rest[-2:]
                if letter is None and bid not in totals:
                    totals[bid] = numbers
                else:
                    sums[bid] = [a + b for a, b in zip(sums[bid], numbers, strict=True)]
            one, other = asked.sides
            for bid, (apart, less) in totals.items():
                assert apart == other.share(bid) - one.share(bid)
                assert sums[bid] == [apart, less], (grid.key, bid)
            assert not sum(less for _, less in totals.values())


def check_blend(lot):
    for one, other in lot.lot.pairs:
        blend = blend_of(one, other)
        if not isinstance(blend, Blend):
            continue
        lines = blend.lines
        naive = set()
        for x, y in combinations(lines, 2):
            turn = (y.b - y.a) - (x.b - x.a)
            if turn and 0 <= (x.a - y.a) / turn <= 1:
                naive.add((x.a - y.a) / turn)
        assert {point.at for point in meetings(lines)} == naive
        parts = stretches(lines)
        assert (parts[0].low, parts[-1].high) == (0, 1)
        for part in parts:
            middle = (part.low + part.high) / 2
            if part.low < part.high:
                top = max((1 - middle) * line.a + middle * line.b for line in lines)
                assert {*part.first} == {
                    line.bid for line in lines if (1 - middle) * line.a + middle * line.b == top
                }
        for at in [Fraction(n, 60) for n in range(61)]:
            firsts = {bid for part in parts if part.low <= at <= part.high for bid in part.first}
            assert firsts <= {*first_at(lines, at)}
        assert all(len(bids) > 1 for bids in always_equal(lines))


def check_regret(lot):
    for one in regrets(lot.lot):
        under = one.yardstick
        if one.rank is None:
            assert one.bid not in under.ranked
            continue
        totals = [total_of(found) for found in under.ranked.values()]
        best = totals[0]
        assert abs(best - total_of(under.ranked[one.bid])) == one.short
        assert one.short >= 0


SCHEMA = Draft202012Validator(made("comparison"))


@pytest.mark.parametrize("seed", range(FROM, TO))
def test_a_tender_under_several_frameworks(seed, tmp_path):
    try:
        evaluations = evaluated_all(told_apart(written(tmp_path, seed)))[0]
    except Faults as error:
        refused = error.faults
    else:
        refused = ()
    if refused:
        assert all(fault.place for fault in refused)
        return
    found = compare(evaluations, (), QUICK)
    for lot in found.lots:
        check_moves(lot)
        check_blend(lot)
        check_regret(lot)
    text = comparison_json(found)
    SCHEMA.validate(json.loads(text))
    for lang in ("nl", "en"):
        rows = list(
            csv.reader(io.StringIO(comparison_csv(found, lang)[1:]), delimiter=";,"[lang == "en"])
        )
        assert {len(row) for row in rows} == {9}
        blocks = list(comparison_blocks(found, lang))
        assert "{" not in plain_text(blocks)
        markdown_text(blocks)
