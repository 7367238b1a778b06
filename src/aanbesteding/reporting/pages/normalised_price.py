"""The page of normalised-price."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"most": "20"},
    meaning=Text(
        "De prijs wordt gedeeld door een coëfficiënt die groter is naarmate een inschrijving meer eigenschappen heeft. De laagste wint; betaald wordt de echte prijs.",
        "The price is divided by a coefficient that grows with the features that a bid has. The lowest wins; what is paid is the real price.",
    ),
    # Half of 20 % is 10 %: 1 + 0.10/0.80 = 1.125, 90,000/1.125. All: 1 + 0.2/0.8 = 1.25, 95,000/1.25.
    cases=(Case(("50", "90000"), "80000"), Case(("100", "95000"), "76000")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="0"), Line(quality="50"), Line(quality="100")),
    keys={
        "most": "Wat alle eigenschappen samen waard zijn, in procent van de gunning; onder 100.",
    },
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is prijs / (1 + q × most / (1 − most)); q is de kwaliteit als deel van alle punten, most een deel van 1.",
                "The total is price / (1 + q × most / (1 − most)); q is the quality as a part of all points, most a part of 1.",
            ),
        ),
        LOWEST_WINS,
        Rule(
            "bounds",
            Text(
                "`most` ligt van 0 tot onder 100; anders is het fout AB105.",
                "`most` lies from 0 to below 100; otherwise it is fault AB105.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Is de coëfficiënt nul of minder, dan stopt de beoordeling met fout AB424.",
                "Where the coefficient is zero or less the evaluation stops with fault AB424.",
            ),
        ),
    ),
)
