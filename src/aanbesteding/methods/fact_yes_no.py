"""A fact that is met or not: yes gets one percentage, no the other.

With 100 % for yes and −50 % for no, and a weight of 8 points: yes gets 8, no −4.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Percent
from aanbesteding.methods.base import Competition, FactParameters, Method, Source, Step
from aanbesteding.texts import Text

FORMULA = "percent / 100"


class FactYesNo(FactParameters):
    """A fact that is met or not. Absolute."""

    type: Literal["fact-yes-no"]
    if_yes: Percent
    """What a yes is worth, in per cent of the criterion's weight."""
    if_no: Percent
    """What a no is worth, in per cent of the criterion's weight; negative is a malus."""


def share(parameters: FactYesNo, value: bool, field: Competition | None) -> Step:
    """Return the announced percentage for the answer, divided by 100."""
    percent = parameters.if_yes if value else parameters.if_no
    note = Text("antwoord: ja", "answer: yes") if value else Text("antwoord: nee", "answer: no")
    return Step(FORMULA, (("percent", percent),), percent / 100, note)


METHOD = Method(
    id="fact-yes-no",
    name=Text("feit: ja of nee", "fact: yes or no"),
    measures="fact",
    relative=False,
    formula=FORMULA,
    explanation=Text(
        "Het aangekondigde percentage voor ja of voor nee.",
        "The announced percentage for yes or for no.",
    ),
    source=Source(Text("aangekondigd percentage", "announced percentage"), False),
    parameters=FactYesNo,
    share=share,
    fact_types=("yes-no",),
)
