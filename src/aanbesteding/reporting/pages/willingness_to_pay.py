"""The page of willingness-to-pay."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"per-percent": "1000"},
    meaning=Text(
        "Elk procent kwaliteit is een aangekondigd bedrag waard, dat van de prijs afgaat. De laagste wint; betaald wordt de echte prijs.",
        "Each per cent of quality is worth an announced amount, which is taken off the price. The lowest wins; what is paid is the real price.",
    ),
    # 90,000 − 75 × 1,000; 80,000 − 60 × 1,000.
    cases=(Case(("75", "90000"), "15000"), Case(("60", "80000"), "20000")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    keys={"per-percent": "Wat één procent kwaliteit waard is, in euro's."},
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is prijs − 100 × q × per-percent; q is de kwaliteit als deel van alle punten.",
                "The total is price − 100 × q × per-percent; q is the quality as a part of all points.",
            ),
        ),
        LOWEST_WINS,
        Rule(
            "negative",
            Text("Een totaal onder nul mag.", "A total below zero is allowed."),
        ),
    ),
)
