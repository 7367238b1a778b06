"""The page of price-average."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP,
    EXTRAPOLATE,
    NOT_ANNOUNCED,
    Case,
    Line,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={"at-mean": "50", "per-percent": "1", "out-of-range": "clamp"},
    # The mean is 100: 10 per cent below it adds 10 × 1 to 50, 10 per cent above takes 10.
    cases=(Case(("90",), "3/5"), Case(("100",), "1/2"), Case(("110",), "2/5")),
    shown=("40", "60", "80", "100", "120", "140", "160"),
    span=("30", "200"),
    lines=(Line(("60", "100")), Line(("100", "100")), Line(("100", "160"))),
    keys={
        "at-mean": "Wat een inschrijving op de gemiddelde prijs krijgt, in procent.",
        "per-percent": "Wat elk procent onder het gemiddelde erbij doet, en elk procent erboven eraf, in procent.",
        "out-of-range": "Onder 0 of boven 100 %: `clamp`, `extrapolate` of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is (at-mean + per-percent × 100 × (gemiddelde − prijs) / gemiddelde) / 100; de eigen prijs telt mee in het gemiddelde.",
                "The share is (at-mean + per-percent × 100 × (mean − price) / mean) / 100; the own price counts in the mean.",
            ),
        ),
        Rule(
            "mean",
            Text(
                "Een prijs op het gemiddelde krijgt `at-mean` procent.",
                "A price at the mean gets `at-mean` per cent.",
            ),
        ),
        CLAMP,
        EXTRAPOLATE,
        NOT_ANNOUNCED,
        Rule(
            "zero-mean",
            Text(
                "Zijn alle prijzen nul, dan stopt de beoordeling met fout AB422.",
                "When all prices are zero the evaluation stops with fault AB422.",
            ),
        ),
    ),
)
