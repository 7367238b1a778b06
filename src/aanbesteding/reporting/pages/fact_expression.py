"""The page of fact-expression."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP,
    EXTRAPOLATE,
    NOT_ANNOUNCED,
    Case,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={
        "fact": "vrijwilligers",
        "share": "min(1, value / full)",
        "parameters": {"full": "200"},
        "out-of-range": "clamp",
    },
    # 50/200 = 1/4; 150/200 = 3/4; 300/200 is above 1 and the formula takes 1.
    cases=(Case(("50",), "1/4"), Case(("150",), "3/4"), Case(("300",), "1")),
    shown=("0", "50", "100", "150", "200", "250", "300"),
    span=("0", "300"),
    keys={
        "share": "Het aandeel van het gewicht over `value` en de parameters.",
        "parameters": "De aangekondigde getallen die de formule noemt.",
        "out-of-range": "Onder 0 of boven 1: `clamp`, `extrapolate` of `not-announced`.",
    },
    direction=Text(
        "Meet een feit; of meer beter is, zegt de formule en niemand anders: probeer haar met meer waarden.",
        "Measures a fact; whether more is better the formula says and nobody else: try it with several values.",
    ),
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is de waarde van de formule, als breuk uitgerekend.",
                "The share is the value of the formula, worked out as a fraction.",
            ),
        ),
        Rule(
            "quantities",
            Text(
                "De formule kent `value` en de namen onder `parameters`; een andere naam is fout AB115.",
                "The formula knows `value` and the names under `parameters`; any other name is fault AB115.",
            ),
        ),
        CLAMP,
        EXTRAPOLATE,
        NOT_ANNOUNCED,
        Rule(
            "division",
            Text(
                "Delen door nul stopt de beoordeling met fout AB422.",
                "Dividing by zero stops the evaluation with fault AB422.",
            ),
        ),
    ),
)
