"""AB205: the framework does not say which price counts when a sheet does not add up."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

OPEN = coded(
    "AB205",
    "price-sheet-open",
    (
        "het kader zegt niet welke prijs telt als een prijzenblad niet optelt tot het genoemde totaal",
        "the framework does not say which price counts when a price sheet does not add up to its stated total",
    ),
    (
        "kondig `price-sheet: unit-prices`, `stated-total` of `refuse` aan",
        "announce `price-sheet: unit-prices`, `stated-total` or `refuse`",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the open policy."""
    if framework.policies.price_sheet == "not-announced":
        yield Finding(OPEN, in_framework(framework, "policies", "price-sheet"))


ADVICE = (
    Advice(
        OPEN,
        "warning",
        check,
        example=Example(
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: not-announced}",
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: refuse}",
        ),
    ),
)
