"""The page of price-parabolic."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP_ZERO,
    EXTRAPOLATE,
    NOT_ANNOUNCED,
    REJECT,
    Case,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={"reserve": "100", "out-of-range": "clamp"},
    # 1 − 0.5² = 1 − 0.25; 1 − 0.8² = 1 − 0.64 = 0.36 = 9/25.
    cases=(Case(("50",), "3/4"), Case(("80",), "9/25"), Case(("100",), "0")),
    shown=("0", "20", "40", "50", "60", "80", "100"),
    span=("0", "120"),
    keys={
        "reserve": "De prijs in euro's die geen punten krijgt.",
        "out-of-range": "Daarboven: `clamp` tot 0, `extrapolate` onder 0, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text("Het aandeel is 1 − (prijs / reserve)².", "The share is 1 − (price / reserve)²."),
        ),
        Rule(
            "ends",
            Text(
                "Bij een prijs van nul is het aandeel 1, bij `reserve` 0.",
                "At a price of zero the share is 1, at `reserve` 0.",
            ),
        ),
        CLAMP_ZERO,
        EXTRAPOLATE,
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`reserve` ligt boven nul; anders is het fout AB108.",
                "`reserve` lies above zero; otherwise it is fault AB108.",
            ),
        ),
    ),
)
