"""Lots to ask questions of: the examples of the repository, and small ones on the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.build import (
    PROPORTIONAL,
    RATED,
    ROOT,
    bid,
    evaluated,
    framework,
    leaf,
    lot,
    marks,
    member,
    node,
    rounding,
)

from aanbesteding import Evaluation
from aanbesteding.cli.evaluation import Sources
from aanbesteding.cli.evaluation import evaluated as read
from aanbesteding.sensitivity.answer import Answer, Grid
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Text

EXAMPLES = sorted(path.stem for path in (ROOT / "criteria/voorbeelden").glob("[ef]*.yaml"))
BAND = {"type": "price-bandwidth", "full_at": 80, "zero_at": 120, "out_of_range": "clamp"}


@cache
def example(name: str) -> Evaluation:
    """Evaluate an example of the repository."""
    return read(
        Sources(
            ROOT / f"criteria/voorbeelden/{name}.yaml",
            (Path(ROOT / "bids/voorbeelden" / name),),
        )
    )


def edges() -> Iterator[tuple[str, Evaluation]]:
    """Yield tenders on the edge, by name."""
    two = [leaf("k", 60, RATED), leaf("p", 40, BAND)]
    same = marks("p", {"a": {"k": 5}, "b": {"k": 5}, "c": {"k": 5}})
    three = [bid("a", 90), bid("b", 90), bid("c", 90)]
    yield "nobody", evaluated(framework(*two), [])
    yield "nobody-admitted", evaluated(framework(*two, lots=[lot(ceiling=50)]), three, [same])
    yield "one", evaluated(framework(*two), three[:1], [marks("p", {"a": {"k": 5}})])
    yield "all-equal", evaluated(framework(*two), three, [same])
    yield "two-contracts", evaluated(framework(*two, lots=[lot(winners=2)]), three, [same])
    free = [bid("a", 0), bid("b", 0)]
    yield (
        "free",
        evaluated(framework(*two), free, [marks("p", {"a": {"k": 5}, "b": {"k": 6}})]),
    )
    alone = framework(leaf("p", 100, PROPORTIONAL))
    yield "price-alone", evaluated(alone, [bid("a", 90), bid("b", 80)])
    beneath = framework(leaf("k", 60, RATED), node("q", 40, leaf("p", 40, BAND)))
    yield "price-beneath", evaluated(beneath, three, [same])
    weightless = framework(leaf("k", 0, RATED), leaf("p", 100, BAND))
    yield "no-weight", evaluated(weightless, three, [same])
    lowest = framework(award="lowest-price")
    yield "lowest-price", evaluated(lowest, [bid("a", 90), bid("b", 80)])
    fixed = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=100)])
    yield "fixed-price", evaluated(fixed, [bid("a", None), bid("b", None)], [same_of("ab")])
    log = {"type": "price-log", "zero_at": 2, "out_of_range": "clamp"}
    irrational = framework(leaf("k", 60, RATED), leaf("p", 40, log))
    yield "irrational", evaluated(irrational, [bid("a", 90), bid("b", 97)], [same_of("ab")])
    open_all = framework(
        leaf("k", 60, RATED),
        leaf("p", 40, {**BAND, "out_of_range": "not-announced"}),
        policies={
            "rounding": "not-announced",
            "ties": "not-announced",
            "price-sheet": "not-announced",
            "drop-out": "not-announced",
            "same-organisation": {"tenderer": "not-announced", "beside": "not-announced"},
        },
    )
    shared = [bid("a", 90), bid("b", 95, members=[member(org="org-a")]), bid("c", 100)]
    yield "all-open", evaluated(open_all, shared, [same])
    stepped = {"rounding": [rounding("criterion", 1), rounding("total", 0)]}
    yield "rounded", evaluated(framework(*two, policies=stepped), three, [same])


def same_of(names: str) -> object:
    """Return a sheet with the same mark for each of these bids."""
    return marks("p", {name: {"k": 5} for name in names})


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every lot of every example and edge, by name."""
    for name in EXAMPLES:
        evaluation = example(name)
        for index in range(len(evaluation.lots)):
            yield f"{name}-{index}", Case(evaluation, index)
    for name, evaluation in edges():
        yield name, Case(evaluation, 0)


def table(answer: Answer, key: str) -> Grid:
    """Return a table of an answer by its key."""
    return next(grid for grid in answer.tables if grid.key == key)


def codes(answer: Answer) -> list[str]:
    """Return the codes of the sentences of an answer."""
    return [one.code for one in answer.said]


def check_form(answer: Answer) -> None:
    """Hold that every sentence can be said and every row has all cells, in both languages."""
    for one in [*answer.said, *(weak.said for weak in answer.weak)]:
        for lang in ("nl", "en"):
            assert not re.search(r"\{[a-z_]+\}", one.say(lang))
    for grid in answer.tables:
        for row in grid.rows:
            assert len(row) == len(grid.columns)
            for cell, column in zip(row, grid.columns, strict=True):
                assert column.kind != "words" or cell is None or isinstance(cell, Text)
    for weak in answer.weak:
        assert 0 <= weak.size <= 1
