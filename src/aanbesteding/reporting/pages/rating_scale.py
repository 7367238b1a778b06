"""The page of rating-scale."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import Case, Line, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={"scale": "cijfers", "combine": "mean"},
    # (75 + 50 + 100)/3 = 75; (100 + 50 + 50)/3 = 66 2/3.
    cases=(
        Case(("75", "50", "100"), "3/4"),
        Case(("100", "50", "50"), "2/3"),
        Case(("60", "60", "60"), "3/5"),
    ),
    shown=("0", "25", "50", "60", "75", "90", "100"),
    lines=(Line(("75", "50"), combine="mean"), Line(("75", "50"), combine="median")),
    rules=(
        Rule(
            "mean",
            Text(
                "`mean`: het aandeel is het gemiddelde van wat de cijfers waard zijn.",
                "`mean`: the share is the mean of what the marks are worth.",
            ),
        ),
        Rule(
            "median",
            Text(
                "`median`: het aandeel is het middelste; bij een even aantal het gemiddelde van de middelste twee.",
                "`median`: the share is the middle one; of an even number the mean of the two in the middle.",
            ),
        ),
        Rule(
            "consensus",
            Text(
                "`consensus`: alleen het gezamenlijke cijfer telt; de afzonderlijke cijfers blijven ernaast staan.",
                "`consensus`: only the joint mark counts; the individual marks stay beside it.",
            ),
        ),
        Rule(
            "scale",
            Text(
                "Een cijfer dat niet op de schaal staat, is fout AB413.",
                "A mark that is not on the scale is fault AB413.",
            ),
        ),
        Rule(
            "missing",
            Text(
                "Een cijfer dat ontbreekt, is met `missing-mark: error` een fout en nooit een nul.",
                "A missing mark is a fault under `missing-mark: error`, and never a zero.",
            ),
        ),
    ),
)
