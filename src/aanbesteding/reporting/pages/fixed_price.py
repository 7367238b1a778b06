"""The page of fixed-price."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import HIGHEST_WINS, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    meaning=Text(
        "De prijs staat vooraf vast en is voor iedereen gelijk; alleen kwaliteit beslist. De meeste punten winnen.",
        "The price is fixed beforehand and the same for everyone; only quality decides. The most points win.",
    ),
    cases=(Case(("70", "100000"), "70"), Case(("65", "100000"), "65")),
    shown=("0", "20", "40", "60", "65", "70", "100"),
    rules=(
        Rule(
            "sum",
            Text(
                "Het totaal is de som van de punten; de prijs telt niet mee.",
                "The total is the sum of the points; the price does not count.",
            ),
        ),
        HIGHEST_WINS,
        Rule(
            "bounds",
            Text(
                "Elk perceel noemt zijn `fixed-price`; anders is het fout AB105.",
                "Each lot states its `fixed-price`; otherwise it is fault AB105.",
            ),
        ),
    ),
)
