"""The same bids under two or more frameworks: every question, for every lot and every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from aanbesteding.routes.agreement import agreement, ranks_of
from aanbesteding.routes.alike import Spaces, alike
from aanbesteding.routes.correlation import Pair
from aanbesteding.routes.mixing import mixing
from aanbesteding.routes.moves import moves
from aanbesteding.routes.regret import regret
from aanbesteding.routes.sides import LETTERS, Lot, Side, lots_of
from aanbesteding.routes.standings import named, standings
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Options, Said, said
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
    summary: tuple[Said, ...]
    """Who is first on each lot; nothing where there is only one."""
    overall: Answer
    lots: tuple[LotCompared, ...]

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
    evaluations: Sequence[Evaluation], only: Sequence[str] = (), options: Options | None = None
) -> Comparison:
    """Compare two to eight evaluations of the same bids, on all lots or only some."""
    asked = options or Options()
    spaces = Spaces(asked)
    lots = lots_of(evaluations, only)
    found = tuple(LotCompared(lot, tuple(_questions(lot, spaces))) for lot in lots)
    summary = tuple(_summary(lots)) if len(lots) > 1 else ()
    return Comparison(tuple(evaluations), asked, summary, _overall(evaluations, lots), found)


def _summary(lots: Sequence[Lot]) -> Iterator[Said]:
    """Yield who is first on each lot under each framework, and on how many lots that is the same.

    Draws that are still to be held leave more than one first; only the same ones are the same.
    """
    for lot in lots:
        under = [_first(side) for side in lot.there]
        yield said(
            "firsts-of-lot",
            "{lot}: eerste is {firsts}.",
            "{lot}: first is {firsts}.",
            lot=lot.title,
            firsts=Text("; ".join(one.nl for one in under), "; ".join(one.en for one in under)),
        )
    shared = [lot for lot in lots if all(lot.sides)]
    if shared:
        same = [lot for lot in shared if len({frozenset(side.first) for side in lot.there}) == 1]
        yield said(
            "same-firsts",
            "Percelen die alle kaders hebben: {all}. Bij {same} daarvan is de eerste onder alle "
            "kaders dezelfde.",
            "Lots that all frameworks have: {all}. At {same} of them the first is the same under "
            "all frameworks.",
            all=len(shared),
            same=len([lot for lot in same if lot.there[0].first]),
        )
    else:
        yield said(
            "no-lot",
            "Geen perceel staat in alle kaders.",
            "No lot is in all frameworks.",
        )


def _first(side: Side) -> Text:
    who = named(side, side.first)
    return Text(f"{who.nl} onder {side.letter}", f"{who.en} under {side.letter}")


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
