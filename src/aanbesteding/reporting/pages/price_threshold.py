"""The page of price-threshold."""

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
    given={"reserve": "100", "threshold": "60", "out-of-range": "clamp"},
    # (100 − 80)/(100 − 60) = 20/40; (100 − 90)/40 = 10/40.
    cases=(
        Case(("55",), "1"),
        Case(("60",), "1"),
        Case(("80",), "1/2"),
        Case(("90",), "1/4"),
        Case(("100",), "0"),
    ),
    shown=("50", "60", "70", "80", "90", "100", "110"),
    span=("40", "120"),
    keys={
        "reserve": "De prijs in euro's die geen punten krijgt.",
        "threshold": "De prijs in euro's vanaf waar, naar beneden, alle punten worden gegeven.",
        "out-of-range": "Boven de reserveprijs: `clamp` tot 0, `extrapolate` onder 0, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Tussen `threshold` en `reserve` is het aandeel (reserve − prijs) / (reserve − threshold).",
                "Between `threshold` and `reserve` the share is (reserve − price) / (reserve − threshold).",
            ),
        ),
        Rule(
            "threshold",
            Text(
                "Op en onder `threshold` is het aandeel 1, wat `out-of-range` ook zegt; bij `reserve` is het 0.",
                "At and below `threshold` the share is 1, whatever `out-of-range` says; at `reserve` it is 0.",
            ),
        ),
        CLAMP_ZERO,
        EXTRAPOLATE,
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`reserve` ligt boven `threshold`; anders is het fout AB108.",
                "`reserve` lies above `threshold`; otherwise it is fault AB108.",
            ),
        ),
    ),
)
