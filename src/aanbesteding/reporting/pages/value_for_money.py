"""The page of value-for-money."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import HIGHEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"constant": "100000"},
    meaning=Text(
        "Kwaliteit per euro: de punten gedeeld door de prijs, maal een constante die het getal leesbaar maakt. Het hoogste wint.",
        "Quality per euro: the points divided by the price, times a constant that makes the number readable. The highest wins.",
    ),
    # 80/100,000 × 100,000 = 80; 60/60,000 × 100,000 = 100.
    cases=(Case(("80", "100000"), "80"), Case(("60", "60000"), "100")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    keys={
        "constant": "Ongeveer de verwachte prijs in euro's; verandert de grootte van het getal en nooit de volgorde."
    },
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is de punten / de prijs × `constant`.",
                "The total is the points / the price × `constant`.",
            ),
        ),
        HIGHEST_WINS,
        Rule(
            "constant",
            Text(
                "`constant` verandert de volgorde niet; nul is fout AB105.",
                "`constant` does not change the order; zero is fault AB105.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Een prijs van nul, of minder dan nul punten, stopt de beoordeling met fout AB424.",
                "A price of zero, or fewer than zero points, stops the evaluation with fault AB424.",
            ),
        ),
    ),
)
