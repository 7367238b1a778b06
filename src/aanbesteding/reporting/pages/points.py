"""The page of points."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import HIGHEST_WINS, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    meaning=Text(
        "De punten van alle criteria worden opgeteld; de prijs is een van de criteria, met een eigen prijsmethode. De meeste punten winnen.",
        "The points of all criteria are added up; the price is one of the criteria, with a price method of its own. The most points win.",
    ),
    # 48 for quality and 38 for price make 86; 45 and 40 make 85.
    cases=(Case(("86", "95000"), "86"), Case(("85", "90000"), "85")),
    shown=("0", "20", "40", "60", "80", "90", "100"),
    rules=(
        Rule(
            "sum",
            Text(
                "Het totaal is de som van de punten, die voor de prijs inbegrepen.",
                "The total is the sum of the points, those for the price included.",
            ),
        ),
        HIGHEST_WINS,
    ),
)
