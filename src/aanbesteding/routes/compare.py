"""The same bids under two or more frameworks: every question, for every lot and every pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from aanbesteding.recombination.asked import Asked as Search
from aanbesteding.routes.agreement import agreement, ranks_of
from aanbesteding.routes.alike import Spaces, alike
from aanbesteding.routes.correlation import Pair
from aanbesteding.routes.mixing import mixing
from aanbesteding.routes.moves import moves
from aanbesteding.routes.outcomes.outcomes import Outcomes, outcomes
from aanbesteding.routes.regret import regret
from aanbesteding.routes.scenario.analyse import Found
from aanbesteding.routes.sides import LETTERS, Lot, Side, lots_of
from aanbesteding.routes.standings import standings
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Options
from aanbesteding.texts import Text

Question = Literal["rankings", "agreement", "regret", "moves", "blend", "same-first"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a lot, under all frameworks or under two, and what was found."""

    id: Question
    title: Text
    sides: tuple[Side, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class LotCompared:
    """A lot and every question about it."""

    lot: Lot
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All frameworks by their letters, the lots, and what is asked over all of them."""

    evaluations: tuple[Evaluation, ...]
    options: Options
    overall: Answer
    lots: tuple[LotCompared, ...]
    outcomes: Outcomes | None = None
    """What the award and the plans will do; None where no framework has recombination rules, and
    where only some lots were asked for, as a plan is one for all lots."""
    scenario: Found | None = None
    """The two routes over the years, where that was asked for too."""

    @property
    def letters(self) -> str:
        """The letters of the frameworks."""
        return LETTERS[: len(self.evaluations)]


RANKINGS = Text("Rangordes", "Rankings")
AGREEMENT = Text("Gelijkenis", "Likeness")
REGRET = Text("Tekort onder het andere kader", "Shortfall under the other framework")
MOVES = Text("Wat verschuift er", "What moves")
BLEND = Text("Menging", "Blend")
SAME = Text("Dezelfde eerste bij andere gewichten", "The same first under other weights")


def compare(
    evaluations: Sequence[Evaluation],
    only: Sequence[str] = (),
    options: Options | None = None,
    search: Search | None = None,
) -> Comparison:
    """Compare two to eight evaluations of the same bids, on all lots or only some.

    `search` says how long plans are looked for, and how good is good enough.
    Raises `Faults` for activities that cannot be recombined.
    """
    asked = options or Options()
    spaces = Spaces(asked)
    lots = lots_of(evaluations, only)
    found = tuple(LotCompared(lot, tuple(_questions(lot, spaces))) for lot in lots)
    done = None if only else outcomes(evaluations, asked, search)
    return Comparison(tuple(evaluations), asked, _overall(evaluations, lots), found, done)


def _questions(lot: Lot, spaces: Spaces) -> list[Asked]:
    every, pairs = lot.there, list(lot.pairs)
    asked = [Asked("rankings", RANKINGS, every, standings(lot))]
    if not pairs:
        return asked
    ranks = [(_pair(one, other), [ranks_of(one, other)]) for one, other in pairs]
    asked.append(Asked("agreement", AGREEMENT, every, agreement(ranks)))
    asked.append(Asked("regret", REGRET, every, regret(lot)))
    for pair in pairs:
        asked.append(Asked("moves", MOVES, pair, moves(*pair)))
        asked.append(Asked("blend", BLEND, pair, mixing(*pair)))
        asked.append(Asked("same-first", SAME, pair, alike(*pair, spaces)))
    return asked


def _pair(one: Side, other: Side) -> str:
    return f"{one.letter} – {other.letter}"


def _overall(evaluations: Sequence[Evaluation], lots: Sequence[Lot]) -> Answer:
    """Return how alike the rankings are over all lots that two frameworks have."""
    if len(lots) < 2:
        return Answer()
    found: list[tuple[str, list[Pair]]] = []
    for one, other in combinations(LETTERS[: len(evaluations)], 2):
        pairs = [
            ranks_of(*sides)
            for lot in lots
            for sides in lot.pairs
            if (sides[0].letter, sides[1].letter) == (one, other)
        ]
        if pairs:
            found.append((f"{one} – {other}", pairs))
    return agreement(found)
