"""The page of price-rank."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"table": ("100", "70", "40"), "beyond": "0"},
    # 90 is first; both of 100 have one lower price: second; 120 has three: fourth, not in the table.
    cases=(
        Case(("90",), "1"),
        Case(("100",), "7/10"),
        Case(("100",), "7/10"),
        Case(("120",), "0"),
    ),
    shown=("80", "90", "95", "100", "110", "120", "130"),
    span=("70", "140"),
    lines=(Line(("90", "100", "100")), Line(("80", "100", "120")), Line(("110", "120", "130"))),
    direction=Text(
        "Meet de prijs; een lagere prijs heeft een betere rang, en wat een rang waard is, zegt de tabel.",
        "Measures the price; a lower price has a better rank, and what a rank is worth the table says.",
    ),
    keys={
        "table": "Wat de eerste, tweede, … rang waard is, in procent.",
        "beyond": "Wat elke latere rang waard is, in procent.",
    },
    rules=(
        Rule(
            "rank",
            Text(
                "De rang is 1 + het aantal lagere prijzen; het aandeel is het percentage van die rij van `table`.",
                "The rank is 1 + the number of lower prices; the share is the percentage in that row of `table`.",
            ),
        ),
        Rule(
            "shared",
            Text(
                "Gelijke prijzen delen de betere rang, en de volgende rang telt door.",
                "Equal prices share the better rank, and the next rank is counted on.",
            ),
        ),
        Rule(
            "beyond",
            Text(
                "Na de laatste rij geldt `beyond`.",
                "After the last row `beyond` holds.",
            ),
        ),
        Rule(
            "falling",
            Text(
                "Een latere rang is nooit meer waard dan de vorige, ook `beyond` niet; anders is het fout AB108.",
                "A later rank is never worth more than the one before, nor is `beyond`; otherwise it is fault AB108.",
            ),
        ),
        Rule(
            "distance",
            Text(
                "Hoeveel goedkoper een inschrijving is, telt niet: een cent is genoeg voor een rang.",
                "How much cheaper a bid is does not count: a cent is enough for a rank.",
            ),
        ),
    ),
)
