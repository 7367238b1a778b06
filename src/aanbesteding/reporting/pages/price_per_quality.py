"""The page of price-per-quality."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    meaning=Text(
        "Wat een punt kwaliteit kost: de prijs gedeeld door de punten. Het laagste bedrag per punt wint, meestal na een minimum voor kwaliteit.",
        "What a point of quality costs: the price divided by the points. The lowest amount per point wins, usually after a minimum on quality.",
    ),
    # 100,000/80 = 1,250; 90,000/60 = 1,500.
    cases=(Case(("80", "100000"), "1250"), Case(("60", "90000"), "1500")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    rules=(
        Rule(
            "total",
            Text("Het totaal is de prijs / de punten.", "The total is the price / the points."),
        ),
        LOWEST_WINS,
        Rule(
            "no-total",
            Text(
                "Nul punten of minder stopt de beoordeling met fout AB424.",
                "Zero points or fewer stop the evaluation with fault AB424.",
            ),
        ),
    ),
)
