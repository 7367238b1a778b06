"""The page of price-graduated."""

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
    given={"inflection": "1.0250", "gentle": "0.1", "steep": "1", "out-of-range": "clamp"},
    # Median 110, bend 112.75. 110: 10 × 0.1 = 1. 200: 12.75 × 0.1 + 87.25 × 1 = 88.525.
    cases=(Case(("100",), "1"), Case(("110",), "99/100"), Case(("200",), "459/4000")),
    shown=("90", "100", "110", "120", "150", "180", "220"),
    span=("80", "240"),
    lines=(Line(("100", "110")), Line(("100", "150")), Line(("80", "110"))),
    keys={
        "inflection": "Waar de helling verandert, als veelvoud van de mediaan van de prijzen (Schotland: 1.025).",
        "gentle": "Wat elk procent boven de laagste prijs tot daar kost, in procent (Schotland: 0.1).",
        "steep": "Wat elk procent boven de laagste prijs daarna kost, in procent.",
        "out-of-range": "Onder 0: `clamp` tot 0, `extrapolate` of `not-announced`.",
    },
    rules=(
        LOWEST,
        Rule(
            "gentle",
            Text(
                "Tot de knik kost elk procent boven de laagste prijs `gentle` procent van het gewicht.",
                "Up to the bend each per cent above the lowest price costs `gentle` per cent of the weight.",
            ),
        ),
        Rule(
            "steep",
            Text(
                "Voorbij de knik kost elk procent van de laagste prijs `steep` procent van het gewicht.",
                "Beyond the bend each per cent of the lowest price costs `steep` per cent of the weight.",
            ),
        ),
        Rule(
            "bend",
            Text(
                "De knik ligt bij de mediaan × `inflection`, of bij de laagste prijs als die hoger is.",
                "The bend lies at the median × `inflection`, or at the lowest price where that is higher.",
            ),
        ),
        CLAMP_ZERO,
        EXTRAPOLATE,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`inflection` ligt boven nul; anders is het fout AB108.",
                "`inflection` lies above zero; otherwise it is fault AB108.",
            ),
        ),
        ZERO_PRICE,
    ),
)
