"""AB204: a method does not say what counts beyond its announced range."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.fields import value_of
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

OPEN = coded(
    "AB204",
    "out-of-range-open",
    (
        "criterium «{criterion}» zegt niet wat er buiten het aangekondigde bereik geldt",
        "criterion “{criterion}” does not say what counts beyond its announced range",
    ),
    (
        "kondig met «out-of-range» aan of een waarde daarbuiten wordt begrensd, doorgerekend of geweerd",
        "announce with “out-of-range” whether a value beyond it is clamped, extrapolated or rejected",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every method that leaves it open; an evaluation stops when a value lies there."""
    for node in all_nodes(framework):
        if value_of(node.criterion.method, "out_of_range") == "not-announced":
            ref = in_framework(framework, *node.route, "method", "out-of-range")
            yield Finding(OPEN, ref, {"criterion": node.criterion.id})


ADVICE = (
    Advice(
        OPEN,
        "warning",
        check,
        example=Example(
            "method: {type: price-bandwidth, zero-at: 100000, full-at: 50000, out-of-range: not-announced}",
            "method: {type: price-bandwidth, zero-at: 100000, full-at: 50000, out-of-range: clamp}",
        ),
    ),
)
