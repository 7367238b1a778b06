"""The page of fact-bandwidth."""

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
    given={
        "fact": "volunteers",
        "zero-at": "50",
        "full-at": "250",
        "out-of-range": "clamp",
    },
    # (50 − 150)/(50 − 250) = 100/200; (50 − 100)/(−200) = 1/4.
    cases=(Case(("50",), "0"), Case(("100",), "1/4"), Case(("150",), "1/2"), Case(("250",), "1")),
    shown=("0", "50", "100", "150", "200", "250", "300"),
    span=("0", "300"),
    keys={
        "zero-at": "De waarde, in de eenheid van het feit, die geen punten krijgt.",
        "full-at": "De waarde, in de eenheid van het feit, die alle punten krijgt.",
        "out-of-range": "Buiten het bereik: `clamp`, `extrapolate`, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Tussen de einden is het aandeel (zero-at − waarde) / (zero-at − full-at).",
                "Between the ends the share is (zero-at − value) / (zero-at − full-at).",
            ),
        ),
        Rule(
            "ends",
            Text(
                "Bij `full-at` is het aandeel 1, bij `zero-at` 0; beide liggen binnen het bereik.",
                "At `full-at` the share is 1, at `zero-at` 0; both lie inside the range.",
            ),
        ),
        Rule(
            "direction",
            Text(
                "`zero-at` mag de hoogste waarde zijn: dan is minder beter.",
                "`zero-at` may be the higher value: then less is better.",
            ),
        ),
        CLAMP,
        EXTRAPOLATE,
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`zero-at` en `full-at` verschillen; anders is het fout AB108.",
                "`zero-at` and `full-at` differ; otherwise it is fault AB108.",
            ),
        ),
    ),
)
