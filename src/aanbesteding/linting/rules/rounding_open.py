"""AB201: the framework does not say whether anything is rounded."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

OPEN = coded(
    "AB201",
    "rounding-open",
    (
        "het kader zegt niet of er wordt afgerond: de ene rekenaar rondt af, de andere niet",
        "the framework does not say whether anything is rounded: one reader rounds, another does not",
    ),
    (
        "kondig `rounding: none` aan, of de stappen met «stage», «digits» en «mode»",
        "announce `rounding: none`, or the steps with “stage”, “digits” and “mode”",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the open policy."""
    if framework.policies.rounding == "not-announced":
        yield Finding(OPEN, in_framework(framework, "policies", "rounding"))


ADVICE = (
    Advice(
        OPEN,
        "warning",
        check,
        read(
            "Commissie van Aanbestedingsexperts, advies 209 (2015): laat de tekst meer dan één "
            "berekening toe, dan is willekeur niet uitgesloten",
            "Dutch committee of procurement experts, advice 209 (2015): where a text allows more "
            "than one calculation, arbitrariness is not excluded",
        ),
        example=Example(
            "policies: {rounding: not-announced, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: refuse}",
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: refuse}",
        ),
    ),
)
