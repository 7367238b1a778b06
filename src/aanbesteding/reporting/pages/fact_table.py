"""The page of fact-table."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import NOT_ANNOUNCED, REJECT, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={
        "fact": "years",
        "rows": (
            {"from": "0", "below": "10", "percent": "0"},
            {"from": "10", "below": "20", "percent": "60"},
            {"from": "20", "percent": "100"},
        ),
        "out-of-range": "zero",
    },
    cases=(
        Case(("9.99",), "0"),
        Case(("10",), "3/5"),
        Case(("19.99",), "3/5"),
        Case(("20",), "1"),
    ),
    shown=("0", "5", "9.99", "10", "15", "19.99", "20"),
    span=("0", "30"),
    keys={
        "rows": "De rijen: elk een vak van en met `from` tot `below`, of een keuze (`is`), met wat die waard is (`percent`). Rijen overlappen niet.",
        "out-of-range": "Een waarde in geen enkele rij: `zero` (geen punten), `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "row",
            Text(
                "Het aandeel is het percentage van de rij waarin de waarde valt.",
                "The share is the percentage of the row that holds the value.",
            ),
        ),
        Rule(
            "ends",
            Text(
                "Een rij bevat haar `from` en niet haar `below`.",
                "A row holds its `from` and not its `below`.",
            ),
        ),
        Rule(
            "choice",
            Text(
                "Een rij met `is` geldt voor precies die keuze.",
                "A row with `is` is for exactly that choice.",
            ),
        ),
        Rule(
            "zero",
            Text(
                "`zero`: een waarde in geen enkele rij krijgt 0.",
                "`zero`: a value in no row gets 0.",
            ),
        ),
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "Rijen zijn niet leeg en overlappen niet; anders is het fout AB108.",
                "Rows are not empty and do not overlap; otherwise it is fault AB108.",
            ),
        ),
    ),
)
