"""The page of superformula."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import LOWEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"reference-price": "100000", "reference-quality": "70", "exponent": "1"},
    meaning=Text(
        "Prijs en kwaliteit worden elk met een referentie-inschrijving vergeleken en tot een macht verheven; de som van de referentie zelf is 2. De laagste som wint.",
        "Price and quality are each compared with a reference bid and raised to a power; the sum of the reference itself is 2. The lowest sum wins.",
    ),
    # 130,000/100,000 + 70/100 = 1.3 + 0.7; 1 + 1; 1.2 + 0.7/0.5 = 2.6.
    cases=(
        Case(("100", "130000"), "2"),
        Case(("70", "100000"), "2"),
        Case(("50", "120000"), "2.6"),
    ),
    shown=("60000", "80000", "100000", "110000", "120000", "130000", "140000"),
    span=("60000", "140000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    keys={
        "reference-price": "De prijs van de referentie-inschrijving, in euro's.",
        "reference-quality": "De kwaliteit van de referentie-inschrijving, in procent van alle punten.",
        "exponent": "n: hoe steil prijs en kwaliteit tegen elkaar ruilen.",
    },
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is (prijs / reference-price) ^ exponent + (reference-quality / q) ^ exponent; q is de kwaliteit als deel van alle punten.",
                "The total is (price / reference-price) ^ exponent + (reference-quality / q) ^ exponent; q is the quality as a part of all points.",
            ),
        ),
        LOWEST_WINS,
        Rule(
            "reference",
            Text(
                "De referentie zelf heeft als totaal precies 2, bij elke exponent.",
                "The reference itself has a total of exactly 2, with every exponent.",
            ),
        ),
        Rule(
            "experimental",
            Text(
                "Wie deze gunning gebruikt, krijgt waarschuwing AB610: de formule is een reconstructie.",
                "Who uses this award gets warning AB610: the formula is a reconstruction.",
            ),
        ),
        Rule(
            "bounds",
            Text(
                "`reference-price`, `reference-quality` en `exponent` liggen boven nul, en van de exponent als breuk zijn teller en noemer hoogstens 200; anders is het fout AB105.",
                "`reference-price`, `reference-quality` and `exponent` lie above zero, and of the exponent as a fraction numerator and denominator are at most 200; otherwise it is fault AB105.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Een prijs van nul, of nul punten of minder, stopt de beoordeling met fout AB424.",
                "A price of zero, or zero points or fewer, stops the evaluation with fault AB424.",
            ),
        ),
    ),
)
