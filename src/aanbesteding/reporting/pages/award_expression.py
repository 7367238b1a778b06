"""The page of award-expression."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={
        "total": "price / (1 + bonus * quality / whole)",
        "parameters": {"bonus": "0.5"},
        "better": "low",
    },
    meaning=Text(
        "Een formule uit het kader zelf, met +, -, *, /, ^, min, max, abs en if.",
        "A formula from the framework itself, with +, -, *, /, ^, min, max, abs and if.",
    ),
    direction=Text(
        "Of het hoogste of het laagste totaal wint, kondigt het kader aan met `better`; hier het laagste.",
        "Whether the highest or the lowest total wins the framework announces with `better`; here the lowest.",
    ),
    reversal=Text(
        "Zodra de formule `best` of `lowest` noemt, is zij relatief: dan kan een inschrijving die erbij komt of afvalt, de volgorde van twee andere omkeren.",
        "As soon as the formula names `best` or `lowest` it is relative: then a bid that joins or drops out can turn round the order of two others.",
    ),
    # 140,000 / (1 + 0.5 × 0.8) = 140,000 / 1.4; 110,000 / (1 + 0.5 × 0.2) = 110,000 / 1.1.
    cases=(Case(("80", "140000"), "100000"), Case(("20", "110000"), "100000")),
    shown=("80000", "90000", "100000", "110000", "120000", "130000", "140000"),
    span=("80000", "140000"),
    lines=(Line(quality="20"), Line(quality="60"), Line(quality="100")),
    keys={
        "total": "Het totaal over `price`, `quality`, `whole`, `best`, `lowest` en de parameters.",
        "parameters": "De aangekondigde getallen die de formule noemt.",
        "better": "Of het hoogste (`high`) of het laagste (`low`) totaal wint.",
    },
    rules=(
        Rule(
            "total",
            Text(
                "Het totaal is de waarde van de formule; `quality` is de som van de punten, `whole` de som van de gewichten, `price` de prijs.",
                "The total is the value of the formula; `quality` is the sum of the points, `whole` the sum of the weights, `price` the price.",
            ),
        ),
        Rule(
            "others",
            Text(
                "`best` is de hoogste kwaliteit en `lowest` de laagste prijs van de gerangschikte inschrijvingen.",
                "`best` is the greatest quality and `lowest` the lowest price of the bids that are ranked.",
            ),
        ),
        Rule(
            "better",
            Text(
                "`better: high` laat het hoogste totaal winnen, `better: low` het laagste.",
                "With `better: high` the highest total wins, with `better: low` the lowest.",
            ),
        ),
        Rule(
            "quantities",
            Text(
                "Een naam die niets aankondigt, is fout AB115.",
                "A name that nothing announces is fault AB115.",
            ),
        ),
        Rule(
            "no-total",
            Text(
                "Delen door nul stopt de beoordeling met fout AB424.",
                "Dividing by zero stops the evaluation with fault AB424.",
            ),
        ),
    ),
)
