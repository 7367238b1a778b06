"""A losing bid beside the winner: what made the difference, exactly (D7 to D9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from aanbesteding.deciding.decision import (
    Beneficiary,
    Comparison,
    Contribution,
    CriterionRow,
    PriceRole,
    PriceRow,
    Side,
    TieBreak,
    WhatIf,
)
from aanbesteding.deciding.rows import Beside, adds_up
from aanbesteding.exact.size import TooLong, shown_whole
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.awards.willingness_to_pay import WillingnessToPay
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import BidResult, LotResult, NodeScore
from aanbesteding.scoring.leaves import rounded, roundings
from aanbesteding.scoring.ranking import chain
from aanbesteding.texts import Text

PRICE, DRAW = "price", "draw"
THE_PRICE = Text("de laagste prijs", "the lowest price")
THE_DRAW = Text("loting", "a drawing of lots")
ZERO = Fraction(0)


class Rates(NamedTuple):
    """What a point and a euro of price make of a total that adds up, in the better direction."""

    point: Fraction
    euro: Fraction


class Comparer:
    """Compares the bids of one lot with a winner."""

    def __init__(self, framework: Framework, lot: LotResult, winner: BidResult) -> None:
        self.framework, self.lot, self.winner = framework, lot, winner
        self.award = AWARDS[framework.award.type]
        self.beside = Beside(framework, lot)
        top = (node.weight for node in self.beside.nodes if node.depth == 0)
        self.whole = sum(top, ZERO)
        self.rates = self._rates()

    def compare(self, own: BidResult) -> Comparison:
        """Return a bid that was ranked beside the winner."""
        assert own.total is not None
        assert self.winner.total is not None
        rows = self.beside.rows(own, self.winner)
        price = self._price(own, rows)
        sign = 1 if self.award.winning(self.framework.award) == "high" else -1
        difference = sign * (self.winner.total - own.total)
        contributions = tuple(self._contributions(own, rows, price))
        # An award that were to add something else is not said to add up.
        additive = bool(self.rates) and sum((c.amount for c in contributions), ZERO) == difference
        sides = list(self._sides(rows, price))
        return Comparison(
            Beneficiary(self.winner.bid, self.winner.name),
            own.total,
            self.winner.total,
            difference,
            additive,
            contributions if additive else (),
            price,
            rows,
            tuple(_sorted(side for side in sides if side.size > 0)),
            tuple(_turned(side) for side in _sorted(side for side in sides if side.size < 0)),
            tuple(side.criterion for side in sides if side.size == 0 and side.criterion),
            None if self.rates else self._what_if(own),
            self._tie_break(own),
            own.total_steps,
            self.winner.total_steps,
        )

    def _rates(self) -> Rates | None:
        """Return what points and euros are worth under an award that adds up, else None."""
        award = self.framework.award
        if isinstance(award, WillingnessToPay):
            per_point = 100 * award.per_percent / self.whole if self.whole else ZERO
            return Rates(per_point, Fraction(1))
        return {
            "points": Rates(Fraction(1), ZERO),
            "fixed-price": Rates(Fraction(1), ZERO),
            "award-on-value": Rates(Fraction(1), Fraction(1)),
            "lowest-price": Rates(ZERO, Fraction(1)),
        }.get(award.type)

    def _price(self, own: BidResult, rows: Iterable[CriterionRow]) -> PriceRow:
        assert own.price is not None
        assert self.winner.price is not None
        on_price = [row.advantage for row in rows if row.scored and row.measures == "price"]
        role: PriceRole = "none"
        if self.award.uses_price:
            role = "total" if self.rates else "formula"
        elif on_price:
            role = "criterion"
        points = sum((found for found in on_price if found is not None), ZERO)
        return PriceRow(
            own.price,
            self.winner.price,
            own.price - self.winner.price,
            role,
            points if on_price else None,
        )

    def _contributions(
        self, own: BidResult, rows: Iterable[CriterionRow], price: PriceRow
    ) -> Iterator[Contribution]:
        if self.rates is None:
            return
        for row in rows:
            amount = (row.advantage or ZERO) * self.rates.point
            if row.scored and amount:
                yield Contribution("criterion", row.criterion, amount)
        if price.difference and self.rates.euro:
            yield Contribution("price", None, price.difference * self.rates.euro)
        effect = self._rounding(self.winner) - self._rounding(own)
        if effect:
            yield Contribution("rounding", None, effect)

    def _rounding(self, result: BidResult) -> Fraction:
        """Return by how much the announced rounding of nodes and total made a total better."""
        assert self.rates is not None
        assert result.total is not None
        exact = next(t.step.result for t in result.total_steps if t.stage == "total")
        sign = 1 if self.award.winning(self.framework.award) == "high" else -1
        in_nodes = sum((_node_rounding(node) for node in result.nodes), ZERO)
        return in_nodes * self.rates.point + sign * (result.total - exact)

    def _sides(self, rows: Iterable[CriterionRow], price: PriceRow) -> Iterator[Side]:
        """Yield all that counts, seen from the winner; sizes below zero are the bid's own."""
        for row in rows if self.award.uses_quality else ():
            if row.scored and row.winner_points is not None and row.advantage is not None:
                amount = row.advantage * self.rates.point if self.rates else None
                yield Side(row.criterion, row.winner_points, row.points, row.advantage, amount)
        if self.award.uses_price:
            amount = price.difference * self.rates.euro if self.rates else None
            yield Side(None, price.winner, price.own, price.difference, amount)

    def _what_if(self, own: BidResult) -> WhatIf | None:
        """Return the totals with one half of the winner's offer, by the award's own formula."""
        assert own.price is not None
        assert self.winner.price is not None
        mine, best = _quality(own), _quality(self.winner)
        try:
            return WhatIf(
                self._total(mine, self.winner.price),
                self._total(best, own.price),
            )
        except (NoTotal, TooLong):
            return None

    def _total(self, quality: Fraction, price: Fraction) -> Fraction:
        offered = Offered(
            quality=quality,
            whole=self.whole,
            price=price,
            best=self._best,
            lowest=self._lowest,
        )
        step = self.award.total(self.framework.award, offered)
        shown_whole(step.result)
        return rounded(step.result, "total", roundings(self.framework))[0]

    @cached_property
    def _best(self) -> Fraction:
        return max(_quality(result) for result in self.lot.ranking)

    @cached_property
    def _lowest(self) -> Fraction:
        return min(result.price for result in self.lot.ranking if result.price is not None)

    def _tie_break(self, own: BidResult) -> TieBreak | None:
        """Return the announced word that told a bid from the winner, when their totals did not."""
        if not any({own.bid, self.winner.bid} <= set(tie.bids) for tie in self.lot.ties):
            return None
        titles = {node.criterion.id: node.criterion.title for node in self.beside.nodes}
        for word in chain(self.framework):
            if word == PRICE:
                if own.price != self.winner.price:
                    return TieBreak(word, THE_PRICE, own.price, self.winner.price)
            elif own.points(word) != self.winner.points(word):
                title = Text(say(titles[word], "nl"), say(titles[word], "en"))
                return TieBreak(word, title, own.points(word), self.winner.points(word))
        pair = {own.bid, self.winner.bid}
        drawn = next((drawn for drawn in self.lot.draws if pair <= set(drawn.bids)), None)
        return TieBreak(DRAW, THE_DRAW, None, None, drawn)


def _quality(result: BidResult) -> Fraction:
    return sum((node.points for node in result.nodes), ZERO)


def _node_rounding(node: NodeScore) -> Fraction:
    """Return what the rounding of a node and of those below it added to the points."""
    if not adds_up(node):
        return ZERO
    below = sum((child.points for child in node.children), ZERO)
    return node.points - below + sum((_node_rounding(child) for child in node.children), ZERO)


def _sorted(sides: Iterable[Side]) -> list[Side]:
    """The greatest first; where the award does not add up, the price (other units) comes last."""

    def size(side: Side) -> tuple[bool, Fraction]:
        last = side.criterion is None and side.amount is None
        return last, -abs(side.size if side.amount is None else side.amount)

    return sorted(sides, key=size)


def _turned(side: Side) -> Side:
    """Return an item seen from the other bid."""
    amount = None if side.amount is None else -side.amount
    return Side(side.criterion, side.worse, side.better, -side.size, amount)
