"""The page of price-linear-range."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"when-equal": "100"},
    # (150 − 125)/(150 − 100) = 25/50; (150 − 140)/50 = 10/50.
    cases=(Case(("100",), "1"), Case(("125",), "1/2"), Case(("140",), "1/5"), Case(("150",), "0")),
    shown=("80", "100", "120", "140", "150", "180", "200"),
    span=("60", "220"),
    lines=(Line(("100", "150")), Line(("80", "150")), Line(("100", "200"))),
    keys={
        "when-equal": "Wat iedere inschrijving krijgt, in procent, als alle prijzen gelijk zijn en er geen lijn is."
    },
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is (hoogste − prijs) / (hoogste − laagste).",
                "The share is (highest − price) / (highest − lowest).",
            ),
        ),
        Rule(
            "ends",
            Text(
                "De laagste prijs krijgt 1, de hoogste 0.",
                "The lowest price gets 1, the highest 0.",
            ),
        ),
        Rule(
            "equal",
            Text(
                "Zijn alle prijzen gelijk, dan krijgt iedereen `when-equal` procent; zo ook een enige inschrijving.",
                "When all prices are equal everyone gets `when-equal` per cent; so does a single bid.",
            ),
        ),
        Rule(
            "between",
            Text(
                "`when-equal` ligt van 0 tot en met 100; anders zou wie zijn prijs tot die van de enige ander verlaagt, punten verliezen, en is het fout AB108.",
                "`when-equal` lies from 0 to 100; otherwise who lowers a price to that of the only other would lose points, and it is fault AB108.",
            ),
        ),
    ),
)
