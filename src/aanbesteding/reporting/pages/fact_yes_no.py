"""The page of fact-yes-no."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"fact": "living-wage", "if-yes": "100", "if-no": "-50"},
    weight="8",
    # 8 × 100 % = 8; 8 × −50 % = −4.
    cases=(Case(("ja",), "1"), Case(("nee",), "-1/2")),
    shown=("ja", "nee"),
    keys={
        "if-yes": "Wat een ja waard is, in procent van het gewicht van het criterium.",
        "if-no": "Wat een nee waard is, in procent van het gewicht; negatief is een malus.",
    },
    rules=(
        Rule(
            "answer",
            Text(
                "Het aandeel is `if-yes` procent bij ja en `if-no` procent bij nee.",
                "The share is `if-yes` per cent for yes and `if-no` per cent for no.",
            ),
        ),
        Rule(
            "malus",
            Text(
                "Een percentage onder nul is een malus: de punten zijn negatief.",
                "A percentage below zero is a malus: the points are negative.",
            ),
        ),
    ),
)
