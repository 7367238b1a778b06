"""The page of weighted-value-for-money."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import HIGHEST_WINS, Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"quality-weight": "60", "price-weight": "40", "constant": "1000000"},
    meaning=Text(
        "Kwaliteit per euro, waarbij kwaliteit eerst tot een macht wordt verheven: het gewicht van kwaliteit gedeeld door dat van prijs. Het hoogste wint.",
        "Quality per euro, with quality first raised to a power: the weight of quality divided by that of price. The highest wins.",
    ),
    # 60/40 = 1.5. 64^1.5 = 64 × 8 = 512; 50^1.5 = 50 × 7.07106781… = 353.553391.
    cases=(Case(("64", "100000"), "5120"), Case(("50", "100000"), "3535.533906")),
    shown=("60000", "70000", "80000", "90000", "100000", "110000", "120000"),
    span=("60000", "120000"),
    lines=(Line(quality="60"), Line(quality="80"), Line(quality="100")),
    keys={
        "quality-weight": "Het gewicht van kwaliteit; boven ongeveer 70 % laat een klein verschil beslissen.",
    },
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is de punten tot de macht (quality-weight / price-weight) / de prijs × `constant`.",
                "The total is the points to the power (quality-weight / price-weight) / the price × `constant`.",
            ),
        ),
        HIGHEST_WINS,
        Rule(
            "irrational",
            Text(
                "Is de macht geen breuk, dan wordt zij ingesloten tot op minder dan 10⁻⁵⁰; totalen die elkaar daarbinnen raken, zijn gelijk.",
                "Where the power is no fraction it is enclosed to less than 10⁻⁵⁰; totals that touch within that are equal.",
            ),
        ),
        Rule(
            "bounds",
            Text(
                "`price-weight` en `constant` zijn niet nul, en van de exponent als breuk zijn teller en noemer hoogstens 200; anders is het fout AB105.",
                "`price-weight` and `constant` are not zero, and of the exponent as a fraction numerator and denominator are at most 200; otherwise it is fault AB105.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Een prijs van nul, of minder dan nul punten, stopt de beoordeling met fout AB424; nul punten bij `quality-weight` nul ook, en anders geven nul punten het totaal 0.",
                "A price of zero, or fewer than zero points, stops the evaluation with fault AB424; so do zero points with a `quality-weight` of zero, and otherwise zero points have the total 0.",
            ),
        ),
    ),
)
