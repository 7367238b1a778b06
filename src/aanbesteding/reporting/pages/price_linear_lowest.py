"""The page of price-linear-lowest."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP_ZERO,
    EXTRAPOLATE,
    LOWEST,
    NOT_ANNOUNCED,
    ZERO_PRICE,
    Case,
    Line,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={"zero-at": "50", "out-of-range": "clamp"},
    # 1 − 25/(0.5 × 100) = 1 − 25/50; 1 − 10/50; 1 − 50/50.
    cases=(Case(("100",), "1"), Case(("110",), "4/5"), Case(("125",), "1/2"), Case(("150",), "0")),
    shown=("60", "80", "100", "120", "140", "160", "200"),
    span=("50", "250"),
    lines=(Line(("80",)), Line(("100",)), Line(("150",))),
    keys={
        "zero-at": "Procent boven de laagste prijs waarbij geen punten overblijven (100: twee keer de laagste).",
        "out-of-range": "Boven die prijs: `clamp` tot 0, `extrapolate` onder 0, of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is 1 − (prijs − laagste) / (zero-at/100 × laagste).",
                "The share is 1 − (price − lowest) / (zero-at/100 × lowest).",
            ),
        ),
        LOWEST,
        Rule(
            "zero",
            Text(
                "`zero-at` procent boven de laagste prijs is het aandeel 0.",
                "At `zero-at` per cent above the lowest price the share is 0.",
            ),
        ),
        CLAMP_ZERO,
        EXTRAPOLATE,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`zero-at` ligt boven nul; anders is het fout AB108.",
                "`zero-at` lies above zero; otherwise it is fault AB108.",
            ),
        ),
        ZERO_PRICE,
    ),
)
