"""The page of fact-discount."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import NOT_ANNOUNCED, REJECT, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={
        "fact": "level",
        "rows": (
            {"from": "1", "below": "2", "percent": "1"},
            {"from": "2", "below": "3", "percent": "2"},
            {"from": "3", "below": "4", "percent": "4"},
            {"from": "4", "below": "5", "percent": "7"},
            {"from": "5", "percent": "10"},
        ),
        "maximum": "none",
        "out-of-range": "zero",
    },
    weight="0",
    price="200000",
    # 7 % and 10 % of 200,000 are 14,000 and 20,000; level 0 is in no row.
    cases=(Case(("0",), "0"), Case(("4",), "7/100"), Case(("5",), "1/10")),
    shown=("0", "1", "2", "3", "4", "5", "6"),
    span=("0", "6"),
    keys={
        "rows": "De rijen, elk met een percentage van de eigen prijs; zij overlappen niet.",
        "maximum": "`weight`: de waarde is nooit hoger dan het gewicht van het criterium; `none`, met een gewicht van 0.",
        "out-of-range": "Een waarde in geen enkele rij: `zero` (geen korting), `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "price",
            Text(
                "De waarde in euro's is het percentage van de rij, van de eigen prijs.",
                "The value in euros is the percentage of the row, of the own price.",
            ),
        ),
        Rule(
            "maximum",
            Text(
                "Met `maximum: weight` is de waarde hoogstens het gewicht; met `none` is het gewicht 0 en is er geen hoogste waarde.",
                "With `maximum: weight` the value is at most the weight; with `none` the weight is 0 and there is no greatest value.",
            ),
        ),
        Rule(
            "weakest",
            Text(
                "Met `members: weakest` telt in een combinatie de laagste trede.",
                "With `members: weakest` the lowest level in a consortium counts.",
            ),
        ),
        Rule(
            "zero",
            Text(
                "`zero`: een waarde in geen enkele rij geeft geen korting.",
                "`zero`: a value in no row gives no discount.",
            ),
        ),
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "De hoogste percentages van alle kortingen in een perceel zijn samen minder dan 100; anders is het fout AB132.",
                "The greatest percentages of all discounts in a lot are together below 100; otherwise it is fault AB132.",
            ),
        ),
        Rule(
            "euros",
            Text(
                "Alleen bij een gunning met gewichten in euro's; anders is het fout AB129.",
                "Only with an award whose weights are in euros; otherwise it is fault AB129.",
            ),
        ),
    ),
)
