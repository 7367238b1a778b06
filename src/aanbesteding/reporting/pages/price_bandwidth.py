"""The page of price-bandwidth."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP,
    EXTRAPOLATE,
    NOT_ANNOUNCED,
    REJECT,
    Case,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={"zero-at": "150", "full-at": "50", "out-of-range": "clamp"},
    # (150 − 75)/(150 − 50) = 75/100; (150 − 100)/100 = 50/100.
    cases=(
        Case(("50",), "1"),
        Case(("75",), "3/4"),
        Case(("100",), "1/2"),
        Case(("150",), "0"),
        Case(("160",), "0"),
    ),
    shown=("40", "50", "75", "100", "125", "150", "160"),
    span=("30", "170"),
    keys={
        "zero-at": "De prijs in euro's die geen punten krijgt.",
        "full-at": "De prijs in euro's die alle punten krijgt.",
        "out-of-range": "Buiten de bandbreedte: `clamp`, `extrapolate`, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Tussen `full-at` en `zero-at` is het aandeel (zero-at − prijs) / (zero-at − full-at).",
                "Between `full-at` and `zero-at` the share is (zero-at − price) / (zero-at − full-at).",
            ),
        ),
        Rule(
            "ends",
            Text(
                "Bij `full-at` is het aandeel 1, bij `zero-at` 0; beide prijzen liggen binnen de bandbreedte.",
                "At `full-at` the share is 1, at `zero-at` 0; both prices lie inside the bandwidth.",
            ),
        ),
        CLAMP,
        EXTRAPOLATE,
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`zero-at` ligt boven `full-at`; gelijk of andersom is fout AB108.",
                "`zero-at` lies above `full-at`; equal or the other way round is fault AB108.",
            ),
        ),
    ),
)
