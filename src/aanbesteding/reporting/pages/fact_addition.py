"""The page of fact-addition."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import NOT_ANNOUNCED, REJECT, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"fact": "mki", "factor": "2", "out-of-range": "clamp"},
    weight="0",
    price="1000000",
    # −2 × 60,000; the fictitious price is 1,000,000 + 120,000.
    cases=(Case(("60000",), "-120000"), Case(("45000",), "-90000")),
    shown=("0", "20000", "40000", "45000", "60000", "80000", "100000"),
    span=("0", "100000"),
    keys={
        "factor": "Wat één eenheid van het feit bij de prijs optelt, in euro's; boven 0.",
        "out-of-range": "Een feit onder nul: `clamp` tot 0, `extrapolate`, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "formula",
            Text(
                "De waarde in euro's is − factor × het feit: dat komt bij de prijs op.",
                "The value in euros is − factor × the fact: that is added to the price.",
            ),
        ),
        Rule(
            "clamp",
            Text(
                "`clamp`: een feit onder nul telt als 0.", "`clamp`: a fact below zero counts as 0."
            ),
        ),
        Rule(
            "extrapolate",
            Text(
                "`extrapolate`: een feit onder nul telt zoals het is, en gaat van de prijs af.",
                "`extrapolate`: a fact below zero counts as it is, and is taken off the price.",
            ),
        ),
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "euros",
            Text(
                "Alleen bij een gunning met gewichten in euro's; anders is het fout AB129.",
                "Only with an award whose weights are in euros; otherwise it is fault AB129.",
            ),
        ),
    ),
)
