"""The page of price-proportional."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST, ZERO_PRICE, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    # 100/105 = 20/21 and 100/108 = 25/27.
    cases=(Case(("100",), "1"), Case(("105",), "20/21"), Case(("108",), "25/27")),
    shown=("60", "80", "100", "120", "150", "200", "300"),
    span=("50", "300"),
    lines=(Line(("80",)), Line(("100",)), Line(("150",))),
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is de laagste prijs / de eigen prijs.",
                "The share is the lowest price / the own price.",
            ),
        ),
        LOWEST,
        Rule(
            "double",
            Text(
                "Twee keer de laagste prijs krijgt de helft: het aandeel wordt nooit 0, hoe duur de inschrijving ook is.",
                "Twice the lowest price gets half: the share is never 0, however dear the bid.",
            ),
        ),
        Rule(
            "reversal",
            Text(
                "Een kansloze derde kan de volgorde van twee anderen omkeren. Met 40 punten voor de prijs, A (€ 100 en 48 punten voor kwaliteit) en B (€ 125 en 55) wint A met 88 tegen 87; komt C (€ 60 en 20) erbij, dan gaat B met 74,2 voor A met 72.",
                "A third bid without a chance can turn round the order of two others. With 40 points for the price, A (€ 100 and 48 points for quality) and B (€ 125 and 55), A wins by 88 to 87; when C (€ 60 and 20) joins, B with 74.2 goes before A with 72.",
            ),
        ),
        ZERO_PRICE,
    ),
)
