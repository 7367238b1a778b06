"""The page of mark-up."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"quality-weight": "40", "price-weight": "60"},
    meaning=Text(
        "De prijs gaat omhoog naarmate er kwaliteit ontbreekt, in verhouding tot de gewichten. De laagste wint; betaald wordt de echte prijs.",
        "The price is raised by what quality falls short, in proportion to the weights. The lowest wins; what is paid is the real price.",
    ),
    # 90,000 × (1 + 0.25 × 40/60) = 90,000 × 7/6; nothing missing: the price itself.
    cases=(Case(("75", "90000"), "105000"), Case(("100", "104999"), "104999")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is prijs × (1 + (1 − q) × quality-weight / price-weight); q is de kwaliteit als deel van alle punten.",
                "The total is price × (1 + (1 − q) × quality-weight / price-weight); q is the quality as a part of all points.",
            ),
        ),
        LOWEST_WINS,
        Rule(
            "whole",
            Text(
                "Wie alle punten haalt, houdt zijn eigen prijs; haalt iemand er geen, dan gaat zijn prijs omhoog met het deel quality-weight / price-weight.",
                "Who gets all points keeps the own price; for who gets none it is raised by the part quality-weight / price-weight.",
            ),
        ),
        Rule(
            "bounds",
            Text(
                "`price-weight` is niet nul; anders is het fout AB105.",
                "`price-weight` is not zero; otherwise it is fault AB105.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Ligt de kwaliteit zo ver boven alle punten dat de factor nul of minder wordt, dan stopt de beoordeling met fout AB424.",
                "Where quality lies so far above all points that the factor becomes zero or less, the evaluation stops with fault AB424.",
            ),
        ),
    ),
)
