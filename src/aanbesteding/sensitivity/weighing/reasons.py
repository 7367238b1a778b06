"""Why a question about weights has no number for an answer: one sentence per case."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from aanbesteding.texts import Lang, Text, fill

Kind = Literal[
    "no-bid",
    "one-bid",
    "award",
    "rounding",
    "irrational",
    "minimum",
    "alone",
    "siblings-weigh-nothing",
    "parent-weighs-nothing",
    "parts-unknown",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

TEXTS: dict[Kind, Text] = {
    "no-bid": Text(
        "perceel {lot}: er is geen toegelaten inschrijving, dus niets dat van een gewicht afhangt",
        "lot {lot}: there is no admissible bid, so nothing that depends on a weight",
    ),
    "one-bid": Text(
        "perceel {lot}: {bid} is de enige toegelaten inschrijving; geen gewicht verandert dat",
        "lot {lot}: {bid} is the only admissible bid; no weight changes that",
    ),
    "award": Text(
        "perceel {lot}: de gunning {award} is geen som van punten, dus totalen lopen niet recht "
        "met de gewichten mee",
        "lot {lot}: the award {award} is not a sum of points, so totals are not linear in the "
        "weights",
    ),
    "rounding": Text(
        "perceel {lot}: punten worden afgerond ({stages}), dus totalen lopen niet recht met de "
        "gewichten mee",
        "lot {lot}: points are rounded ({stages}), so totals are not linear in the weights",
    ),
    "irrational": Text(
        "perceel {lot}: de score op {criterion} is geen breuk, dus een gewicht waarbij totalen "
        "precies gelijk zijn, is er ook geen",
        "lot {lot}: the score on {criterion} is not a fraction, and so neither is a weight at "
        "which totals are exactly equal",
    ),
    "minimum": Text(
        "perceel {lot}: of een inschrijving het minimum op {criterion} haalt, hangt zelf van "
        "gewichten af",
        "lot {lot}: whether a bid gets the minimum on {criterion} depends on weights itself",
    ),
    "alone": Text(
        "{criterion} staat alleen op zijn plaats; het heeft al het gewicht dat er is",
        "{criterion} stands alone in its place; it has all the weight that there is",
    ),
    "siblings-weigh-nothing": Text(
        "{criterion} heeft al het gewicht op zijn plaats; de andere criteria daar wegen niets en "
        "hebben dus geen onderlinge verhouding",
        "{criterion} has all the weight in its place; the other criteria there weigh nothing and "
        "so have no proportions",
    ),
    "parent-weighs-nothing": Text(
        "{criterion} staat onder een criterium dat niets weegt; het verandert geen totaal",
        "{criterion} stands under a criterion that weighs nothing; it changes no total",
    ),
    "parts-unknown": Text(
        "{criterion} weegt niets en zijn subcriteria dus ook niet; hun onderlinge verhouding is "
        "nergens aangekondigd",
        "{criterion} weighs nothing and so do its subcriteria; their proportions are announced "
        "nowhere",
    ),
}


class NoAnswer(NamedTuple):
    """Why there is no number."""

    kind: Kind
    fields: tuple[tuple[str, object], ...]
    """The names in the sentence: a lot, a bid, a criterion, an award, the rounded stages."""

    def say(self, lang: Lang) -> str:
        """Say it in a language.

        >>> NoAnswer("one-bid", (("lot", "L1"), ("bid", "noord"))).say("en")
        'lot L1: noord is the only admissible bid; no weight changes that'
        """
        return TEXTS[self.kind].say(lang, **{name: fill(v, lang) for name, v in self.fields})
