"""The page of price-expression."""

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
    given={
        "share": "max(0, 1 - (price - lowest) / (spread * lowest))",
        "parameters": {"spread": "0.5"},
        "out-of-range": "clamp",
    },
    # 1 − 25/(0.5 × 100) = 1/2; 1 − 50/50 = 0; 1 − 60/50 is below 0 and the formula takes 0.
    cases=(Case(("100",), "1"), Case(("125",), "1/2"), Case(("150",), "0"), Case(("160",), "0")),
    shown=("60", "80", "100", "120", "140", "160", "200"),
    span=("50", "250"),
    lines=(Line(("80",)), Line(("100",)), Line(("150",))),
    keys={
        "share": "Het aandeel van het gewicht over `price`, `lowest`, `highest`, `mean`, `median` en de parameters.",
        "parameters": "De aangekondigde getallen die de formule noemt.",
        "out-of-range": "Onder 0 of boven 1: `clamp`, `extrapolate` of `not-announced`.",
    },
    direction=Text(
        "Meet de prijs; of lager beter is, zegt de formule en niemand anders: probeer haar met meer prijzen.",
        "Measures the price; whether lower is better the formula says and nobody else: try it with several prices.",
    ),
    reversal=Text(
        "Zodra de formule `lowest`, `highest`, `mean` of `median` noemt, is zij relatief: dan kan een inschrijving die erbij komt of afvalt, de volgorde van twee andere omkeren. Noemt zij alleen `price`, dan is zij absoluut.",
        "As soon as the formula names `lowest`, `highest`, `mean` or `median` it is relative: then a bid that joins or drops out can turn round the order of two others. When it names only `price` it is absolute.",
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
                "De formule kent `price`, `lowest`, `highest`, `mean`, `median` en de namen onder `parameters`; een andere naam is fout AB115.",
                "The formula knows `price`, `lowest`, `highest`, `mean`, `median` and the names under `parameters`; any other name is fault AB115.",
            ),
        ),
        Rule(
            "relative",
            Text(
                "De methode is relatief als de formule een prijs van anderen noemt, en anders absoluut.",
                "The method is relative when the formula names a price of others, and absolute otherwise.",
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
