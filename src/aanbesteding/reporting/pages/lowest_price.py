"""The page of lowest-price."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"motivation": "Levering van een volledig omschreven standaardproduct."},
    meaning=Text(
        "De laagste toegelaten prijs wint; criteria zijn alleen drempels.",
        "The lowest admitted price wins; criteria are gates only.",
    ),
    cases=(Case(("0", "90000"), "90000"), Case(("0", "95000"), "95000")),
    shown=("80000", "85000", "90000", "95000", "100000", "105000", "110000"),
    span=("80000", "110000"),
    keys={
        "motivation": "Waarom de laagste prijs het criterium is (art. 2.114 lid 4 Aanbestedingswet 2012)."
    },
    rules=(
        Rule("total", Text("Het totaal is de prijs.", "The total is the price.")),
        LOWEST_WINS,
        Rule(
            "motivation",
            Text(
                "Zonder `motivation` wordt het kader geweigerd.",
                "Without `motivation` the framework is refused.",
            ),
        ),
    ),
)
