"""The same lot under several frameworks: what is set side by side.

Lots belong together by their id. Frameworks are told apart by a letter, in the order in which they
were given: A, B, C.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.scoring.evaluation import BidResult, Evaluation
from aanbesteding.sensitivity.answer import total_of
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.weighing.shares import SUMS
from aanbesteding.texts import Text

LETTERS = "ABCDEFGH"
MOST = len(LETTERS)
"""The most frameworks that are set side by side."""


@dataclass(frozen=True, eq=False)
class Side:
    """A lot under one framework."""

    letter: str
    case: Case

    @property
    def key(self) -> str:
        """The letter as it stands in keys."""
        return self.letter.lower()

    @cached_property
    def award(self) -> Award:
        """What a total is made of."""
        return AWARDS[self.case.framework.award.type]

    @property
    def sums(self) -> bool:
        """Whether a total is a sum of points, so that it is a part of a whole."""
        return self.award.id in SUMS and self.whole > 0

    @cached_property
    def whole(self) -> Fraction:
        """The sum of all weights."""
        return sum((node.weight for node in self.case.nodes if node.depth == 0), Fraction(0))

    @cached_property
    def ranked(self) -> dict[str, BidResult]:
        """The admitted bids by id, the best first; drawings of lots are left out."""
        return {result.bid: result for result in self.case.base.ranking}

    def share(self, bid: str) -> Fraction:
        """Return the announced total of an admitted bid as a part of the whole."""
        return total_of(self.ranked[bid]) / self.whole

    def rank(self, bid: str) -> int:
        """Return the rank of an admitted bid."""
        rank = self.ranked[bid].rank
        assert rank is not None
        return rank

    @cached_property
    def first(self) -> tuple[str, ...]:
        """Who are first; more than one where they share that rank, nobody without a bid."""
        return tuple(bid for bid in self.ranked if self.rank(bid) == 1)


@dataclass(frozen=True)
class Lot:
    """A lot under every framework; None where a framework lacks it."""

    id: str
    title: Text
    sides: tuple[Side | None, ...]

    @property
    def there(self) -> tuple[Side, ...]:
        """The lot under the frameworks that have it."""
        return tuple(side for side in self.sides if side is not None)

    @property
    def pairs(self) -> Iterator[tuple[Side, Side]]:
        """Every two frameworks that have it, in the order in which they were given."""
        return combinations(self.there, 2)

    @property
    def names(self) -> Case:
        """A case that knows the names of the bids of this lot."""
        return self.there[0].case


def lots_of(evaluations: Sequence[Evaluation], only: Sequence[str] = ()) -> tuple[Lot, ...]:
    """Return the lots of all frameworks, or only some, in the order of the first that has them."""
    ids = dict.fromkeys(lot.lot.id for one in evaluations for lot in one.lots)
    return tuple(_lot(evaluations, name) for name in ids if not only or name in only)


def _lot(evaluations: Sequence[Evaluation], name: str) -> Lot:
    sides: list[Side | None] = []
    for letter, evaluation in zip(LETTERS, evaluations, strict=False):
        at = next((lot.index for lot in evaluation.lots if lot.lot.id == name), None)
        sides.append(None if at is None else Side(letter, Case(evaluation, at)))
    title = next(side.case.base.lot.title for side in sides if side is not None)
    return Lot(name, Text(say(title, "nl"), say(title, "en")), tuple(sides))


def common(one: Side, other: Side) -> tuple[str, ...]:
    """Return the bids that both admit, in the order of the first."""
    return tuple(bid for bid in one.ranked if bid in other.ranked)
