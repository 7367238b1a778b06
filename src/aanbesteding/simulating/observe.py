"""What one tender shows: used ranges, pairs told apart, what decided, ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal, NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import BidResult, LotResult, NodeScore
from aanbesteding.scoring.ranking import chain, rank
from aanbesteding.simulating.components import Component
from aanbesteding.simulating.point import Slope, slope
from aanbesteding.simulating.tender import Outcome

Decision = Literal["quality", "overturned", "between-equals"]


class Seen(NamedTuple):
    """What one tender shows. Lists are in the order of the components.

    `ranges` (max − min of the points) and `differ` (pairs of bids with other points) are empty
    where fewer than two bids were ranked.
    """

    faults: tuple[str, ...]
    bids: int
    ranked: int
    ranges: tuple[Fraction, ...] = ()
    differ: tuple[int, ...] = ()
    pairs: int = 0
    tied: bool = False
    undecided: bool = False
    decision: Decision | None = None
    slope: Slope | None = None


@dataclass(frozen=True, slots=True)
class _Quality:
    """A bid as it would be ranked if price were left out."""

    id: str
    total: Fraction
    radius: Fraction
    scores: dict[str, NodeScore]

    def tie_value(self, word: str) -> tuple[Fraction, Fraction]:
        """The points on a criterion."""
        score = self.scores[word]
        return score.points, score.radius


class Observer:
    """Looks at the tenders of one lot."""

    def __init__(
        self,
        framework: Framework,
        parts: Sequence[Component],
        whole: Fraction,
        *,
        slopes: bool,
    ) -> None:
        self.framework = framework
        self.parts = tuple(parts)
        self.whole = whole
        self.slopes = slopes
        words = chain(framework)
        prices = {part.id for part in self.parts if part.on_price}
        self.words = tuple(word for word in words if word != "price" and word not in prices)
        uses = AWARDS[framework.award.type].uses_price
        fixed = framework.award.type == "fixed-price"
        self.priced = not fixed and (uses or bool(prices) or "price" in words)

    def seen(self, outcome: Outcome) -> Seen:
        """Return what a tender shows; nothing but its faults where it has no outcome."""
        result = outcome.result
        bids = len(result.ranking) + len(result.excluded)
        if outcome.faults:
            return Seen(outcome.faults, bids, 0)
        ranked = result.ranking
        first = [bid for bid in ranked if bid.rank == 1]
        seen = Seen(
            (),
            bids,
            len(ranked),
            tied=any(first[0].bid in tie.bids for tie in result.ties) if first else False,
            undecided=len(first) > 1,
            slope=slope(self.framework, self.parts, self.whole, ranked) if self.slopes else None,
        )
        if len(ranked) < 2:
            return seen
        scores = [{node.criterion: node for node in bid.walk()} for bid in ranked]
        points = [self._points(part, ranked, scores) for part in self.parts]
        return seen._replace(
            ranges=tuple(max(values) - min(values) for values in points),
            differ=tuple(sum(a != b for a, b in combinations(values, 2)) for values in points),
            pairs=len(ranked) * (len(ranked) - 1) // 2,
            decision=self._decision(result, scores) if len(first) == 1 else None,
        )

    def _points(
        self, part: Component, ranked: Sequence[BidResult], scores: list[dict[str, NodeScore]]
    ) -> list[Fraction]:
        if part.node is None:
            return [bid.price for bid in ranked if bid.price is not None]
        return [of_bid[part.id].points for of_bid in scores]

    def _decision(self, result: LotResult, scores: list[dict[str, NodeScore]]) -> Decision | None:
        """Return what decided: rank on quality alone, and see whether the winner still wins."""
        if not self.priced:
            return None
        quality = [part.id for part in self.parts if not part.on_price]
        bare = [
            _Quality(
                bid.bid,
                sum((of_bid[name].points for name in quality), Fraction(0)),
                sum((of_bid[name].radius for name in quality), Fraction(0)),
                of_bid,
            )
            for bid, of_bid in zip(result.ranking, scores, strict=True)
        ]
        best = rank(bare, self.words, high=True).groups[0][1]
        if result.ranking[0].bid not in best:
            return "overturned"
        return "quality" if len(best) == 1 else "between-equals"
