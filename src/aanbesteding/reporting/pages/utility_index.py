"""The page of utility-index."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import HIGHEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"quality-weight": "60", "price-weight": "40"},
    meaning=Text(
        "Eén min wat de kwaliteit achterblijft bij de beste, gewogen, en dat per euro. De laagste prijs maakt er een leesbaar getal van. Het hoogste wint.",
        "One minus what quality falls short of the best, weighted, and that per euro. The lowest price makes it a readable number. The highest wins.",
    ),
    # N = 60/40 = 1.5. (1 − 0.10 × 1.5)/100,000 × 90,000 = 0.85 × 0.9; the best and lowest gets 1.
    cases=(Case(("80", "100000"), "0.765"), Case(("90", "90000"), "1")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    rival=("90", "90000"),
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is (1 − (beste − q) × quality-weight / price-weight) / prijs × laagste; q is de kwaliteit als deel van alle punten, beste de hoogste q.",
                "The total is (1 − (best − q) × quality-weight / price-weight) / price × lowest; q is the quality as a part of all points, best the highest q.",
            ),
        ),
        HIGHEST_WINS,
        Rule(
            "reversal",
            Text(
                "Een derde met betere kwaliteit kan de volgorde van twee anderen omkeren. Met gewichten 60 en 40: A (80 punten, € 100) haalt 0,6 en B (60, € 60) 0,7; komt C (100, € 1.000) erbij, dan haalt A 0,42 en B 0,4.",
                "A third with better quality can turn round the order of two others. With weights 60 and 40: A (80 points, € 100) gets 0.6 and B (60, € 60) 0.7; when C (100, € 1,000) joins, A gets 0.42 and B 0.4.",
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
                "Een prijs van nul stopt de beoordeling met fout AB424.",
                "A price of zero stops the evaluation with fault AB424.",
            ),
        ),
    ),
)
