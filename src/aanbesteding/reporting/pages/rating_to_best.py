"""The page of rating-to-best."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"scale": "cijfers", "combine": "mean"},
    # 60/75 = 4/5; 75/75 = 1; 45/75 = 3/5.
    cases=(Case(("60",), "4/5"), Case(("75",), "1"), Case(("45",), "3/5")),
    shown=("0", "20", "45", "60", "75", "90", "100"),
    lines=(Line(("50",)), Line(("75",)), Line(("100",))),
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is het aandeel van het panel / het hoogste aandeel onder de inschrijvingen.",
                "The share is the panel's share / the highest such share among the bids.",
            ),
        ),
        Rule(
            "best",
            Text(
                "De beste inschrijving krijgt 1, ook als het panel haar niet alles gaf.",
                "The best bid gets 1, also when the panel did not give it everything.",
            ),
        ),
        Rule(
            "none",
            Text(
                "Haalt niemand meer dan nul, dan krijgt iedereen 0.",
                "When nobody gets above zero everyone gets 0.",
            ),
        ),
    ),
)
