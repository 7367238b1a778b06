"""Why a question about weights has no number for an answer: one sentence per case."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from aanbesteding.texts import Lang, Text, fill

Kind = Literal[
    "no-bid",
    "one-bid",
    "award",
    "euros",
    "price-alone",
    "irrational",
    "alone",
    "siblings-weigh-nothing",
    "parent-weighs-nothing",
    "parts-unknown",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

TEXTS: dict[Kind, Text] = {
    "no-bid": Text(
        "Er is geen toegelaten inschrijving, dus geen totaal dat van een gewicht afhangt.",
        "There is no admissible bid, so no total that depends on a weight.",
    ),
    "one-bid": Text(
        "{bid} is de enige toegelaten inschrijving; zolang dat zo is, beslist geen gewicht.",
        "{bid} is the only admissible bid; as long as it is, no weight decides.",
    ),
    "award": Text(
        "Bij deze gunningsmethodiek is een totaal geen som van punten. Het loopt dus niet recht "
        "met de gewichten mee, en hoever een gewicht kan schuiven is hier niet berekend.",
        "Under this award method a total is not a sum of points. So it is not linear in the "
        "weights, and how far a weight can move is not calculated here.",
    ),
    "euros": Text(
        "Bij gunnen op waarde is een gewicht een bedrag in euro's. Gewichten tellen dan niet op "
        "tot een geheel dat gelijk blijft; hoever een bedrag kan schuiven is hier niet berekend.",
        "Under award on value a weight is an amount in euros. Weights then do not add up to a "
        "whole that stays the same; how far an amount can move is not calculated here.",
    ),
    "price-alone": Text(
        "De prijs alleen beslist; geen gewicht verandert daar iets aan.",
        "The price alone decides; no weight changes anything about that.",
    ),
    "irrational": Text(
        "De score op {criterion} is geen breuk. Een gewicht waarbij totalen precies gelijk zijn, "
        "is er dus ook geen; het is hier niet benaderd.",
        "The score on {criterion} is not a fraction. So neither is a weight at which totals are "
        "exactly equal; it is not approximated here.",
    ),
    "alone": Text(
        "{criterion} staat alleen op zijn plaats en heeft al het gewicht dat er is.",
        "{criterion} stands alone in its place and has all the weight that there is.",
    ),
    "siblings-weigh-nothing": Text(
        "{criterion} heeft al het gewicht op zijn plaats. De andere criteria daar wegen niets en "
        "hebben dus geen onderlinge verhouding.",
        "{criterion} has all the weight in its place. The other criteria there weigh nothing and "
        "so have no proportions.",
    ),
    "parent-weighs-nothing": Text(
        "{criterion} staat onder een criterium dat niets weegt; het verandert geen totaal.",
        "{criterion} stands under a criterion that weighs nothing; it changes no total.",
    ),
    "parts-unknown": Text(
        "{criterion} weegt niets en zijn subcriteria dus ook niet; hun onderlinge verhouding is "
        "nergens aangekondigd.",
        "{criterion} weighs nothing and so do its subcriteria; their proportions are announced "
        "nowhere.",
    ),
}


class NoAnswer(NamedTuple):
    """Why there is no number."""

    kind: Kind
    fields: tuple[tuple[str, object], ...] = ()
    """The names in the sentence: a bid or a criterion."""

    def say(self, lang: Lang) -> str:
        """Say it in a language, with ids for names.

        >>> NoAnswer("one-bid", (("bid", "noord"),)).say("en")
        'noord is the only admissible bid; as long as it is, no weight decides.'
        """
        return TEXTS[self.kind].say(lang, **{name: fill(v, lang) for name, v in self.fields})
