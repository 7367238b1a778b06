"""What pictures of the sensitivity of a lot have in common: its name, and the units of axes."""

from __future__ import annotations

from aanbesteding.fields import say
from aanbesteding.reporting import words
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.texts import Lang, Text

WEIGHT = {
    "percent": Text("gewicht (%)", "weight (%)"),
    "points": Text("gewicht (punten)", "weight (points)"),
    "fraction": Text("gewicht (deel van 1)", "weight (part of 1)"),
    "euro": Text("gewicht (€)", "weight (€)"),
}
WEIGHT_OF = {
    "percent": Text("gewicht van {title} (%)", "weight of {title} (%)"),
    "points": Text("gewicht van {title} (punten)", "weight of {title} (points)"),
    "fraction": Text("gewicht van {title} (deel van 1)", "weight of {title} (part of 1)"),
    "euro": Text("gewicht van {title} (€)", "weight of {title} (€)"),
}
TOTAL = {
    "percent": Text("totaal (punten)", "total (points)"),
    "points": Text("totaal (punten)", "total (points)"),
    "fraction": Text("totaal (deel van 1)", "total (part of 1)"),
    "euro": Text("totaal (€)", "total (€)"),
}


def lot_of(lot: LotSensitivity, lang: Lang) -> str:
    """Return which lot a picture is about."""
    return words.LOT.say(lang, title=say(lot.case.evaluation.lots[lot.case.index].lot.title, lang))


def unit_of(lot: LotSensitivity) -> str:
    """Return what the weights of the framework are in."""
    weights = lot.case.framework.weights
    return weights.unit if weights is not None else "percent"
