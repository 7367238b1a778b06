"""The page of award-on-value."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    meaning=Text(
        "Kwaliteit is vooraf in euro's uitgedrukt en gaat van de prijs af; wat overblijft is de fictieve inschrijfsom. De laagste wint; betaald wordt de echte prijs.",
        "Quality is valued in euros beforehand and taken off the price; what is left is the fictitious price. The lowest wins; what is paid is the real price.",
    ),
    # 80,000 − 1,500; 79,000 − 0.
    cases=(Case(("1500", "80000"), "78500"), Case(("0", "79000"), "79000")),
    shown=("70000", "75000", "78500", "79000", "80000", "85000", "90000"),
    span=("70000", "90000"),
    lines=(Line(quality="0"), Line(quality="1500"), Line(quality="5000")),
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is de prijs − de som van de kwaliteitswaarden in euro's.",
                "The total is the price − the sum of the quality values in euros.",
            ),
        ),
        LOWEST_WINS,
        Rule(
            "negative",
            Text(
                "Een totaal onder nul mag.",
                "A total below zero is allowed.",
            ),
        ),
        Rule(
            "bounds",
            Text(
                "De gewichten zijn in euro's; anders is het fout AB105.",
                "The weights are in euros; otherwise it is fault AB105.",
            ),
        ),
    ),
)
