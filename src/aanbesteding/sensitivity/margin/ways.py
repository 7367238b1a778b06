"""What one bid can come to when marks of it move: higher, lower, and out by a minimum score.

Everything in the calculation of a bid rises with its marks: the mean and the median of what they
are worth, roundings, sums over the tree, and the total of the awards in `MODELLED`. So the most
that a node can come to with k steps is worked out of the most that is beneath it can come to, and
a minimum score is met exactly where the most meets it (clauses 5.6 to 5.9 and 6.2).

What others play a part in, such as points on a relative price, is taken as `result` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from aanbesteding.exact.size import TooLong
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.base import EXACT
from aanbesteding.model.criteria import Node, criteria_of
from aanbesteding.model.framework import Criterion
from aanbesteding.scoring.evaluation import BidResult, LotResult
from aanbesteding.scoring.leaves import rounded, roundings
from aanbesteding.scoring.ranking import chain
from aanbesteding.scoring.stages import stages
from aanbesteding.sensitivity.margin import rows
from aanbesteding.sensitivity.margin.marks import Judged, Marks, Moves, Within, share_of
from aanbesteding.sensitivity.margin.rows import Number, Plan, Row, Sign, Value

SUMS = ("points", "fixed-price", "award-on-value")
"""Awards in which equal differences of points are equal differences of totals."""
Key = Value
"""Sorts bids, the better the greater: 0, the total, then what decides between equal totals.

Points and totals are in parts of a point (`Marks.unit`).
"""
WORST: Key = (-1,)
"""Of a bid for which the award has no outcome; the engine decides what that means."""
TOTAL = "total"
NONE: frozenset[str] = frozenset()


class Way(NamedTuple):
    """A number of steps, and the marks that move."""

    steps: int
    plan: Plan = ()

    @property
    def moves(self) -> Moves:
        """The marks that move."""
        return rows.Best((), self.plan).moves


def is_modelled(marks: Marks) -> bool:
    """Whether the total of a bid rises with its marks and depends on no other bid's marks.

    Where bids that come and go change what others score, that is so as long as nobody does.
    """
    framework = marks.case.framework
    award = AWARDS[framework.award.type]
    if award.sees_others(framework.award) or framework.award.type == "award-expression":
        return False
    if any(node.relative and node.scale is not None for node in marks.nodes.values()):
        return False
    if framework.policies.minimums_order is None:
        return True
    relative = any(node.relative for node in marks.nodes.values())
    return not relative and len(Ways(marks, marks.case.base).known) == len(marks.bids)


class Ways:
    """What the bids of a lot can come to, with other points as `result` has them."""

    def __init__(self, marks: Marks, result: LotResult) -> None:
        case = marks.case
        self.marks = marks
        self.result = result
        self.framework = case.framework
        self.tops = criteria_of(case.framework, case.index)[0]
        self.roundings = roundings(case.framework)
        self.award = AWARDS[case.framework.award.type]
        self.high = self.award.winning(case.framework.award) == "high"
        self.whole = sum((marks.nodes[top.id].weight for top in self.tops), Fraction(0))
        self.known = {
            bid: found
            for bid in marks.bids
            if (found := result.result(bid)) is not None and self._is_known(found)
        }
        """The bids of which all points are known that marks do not give."""
        self._given: dict[tuple[str, str, Sign], Row] = {}
        self.words = self._words()
        self.greatest = dict(self._greatest())
        """By relative criterion on marks: the highest share, as things are."""
        offers = [(_quality(found), found.price or EXACT) for found in result.ranking]
        self.best = max((quality for quality, _ in offers), default=EXACT)
        self.cheapest = min((price for _, price in offers), default=EXACT)
        self.loose = bool(chain(case.framework)) and not self.words
        """Whether what decides between equal totals is left to the engine."""
        self.unit = marks.unit
        self.straight = self.framework.award.type in SUMS and TOTAL not in self.roundings
        """Whether a difference in points is that difference in the total."""
        named = {name for name, node in marks.nodes.items() if node.criterion.minimum}
        whole = {TOTAL} if case.framework.minimum_total is not None else set()
        self.all = frozenset(named | whole)
        first = stages(case.framework, list(marks.nodes.values()))[0]
        self.early = frozenset(node.criterion.id for node in first.minimums)
        """The minimum scores that decide who competes (clause 5.7)."""

    def _is_known(self, found: BidResult) -> bool:
        scored = {score.criterion for score in found.walk()}
        return all(
            name in scored or node.scale is not None or not node.scored
            for name, node in self.marks.nodes.items()
        )

    def _greatest(self) -> Iterator[tuple[str, Fraction]]:
        """Yield the share of the best bid, which `rating-to-best` divides by (clause 5.1)."""
        for name, node in self.marks.nodes.items():
            if node.relative and node.scale is not None:
                found = (self.marks.judged[bid, name] for bid in self.known)
                yield name, max((EXACT, *(share_of(judged, {}) for judged in found)))

    def _words(self) -> tuple[str, ...]:
        """Return what decides between equal totals, where that can be carried along exactly."""
        if self.framework.award.type not in SUMS or {"node", "total"} & set(self.roundings):
            return ()
        if any(node.criterion.by_consensus for node in self.marks.nodes.values()):
            return ()
        if any(self.radii.values()):
            return ()
        return chain(self.framework)

    @cached_property
    def radii(self) -> dict[str, Fraction]:
        """Per bid how far its points can be off."""
        return {
            bid: sum((score.radius for score in found.walk() if not score.children), EXACT)
            for bid, found in self.known.items()
        }

    # --- the tree of one bid ------------------------------------------------------------------

    def quality(
        self, bid: str, sign: Sign, within: Within, cap: int | None, tests: frozenset[str] = NONE
    ) -> Row:
        """Return the row of the points of a bid, where it meets these minimum scores."""

        def below(criteria: Iterable[Criterion]) -> Row:
            found = [of(criterion) for criterion in criteria]
            return rows.joined(found, cap) if found else rows.constant(self._value(sign))

        def of(criterion: Criterion) -> Row:
            node = self.marks.nodes[criterion.id]
            row = self._scored(bid, node, sign, within, cap) if node.scored else None
            if row is None:
                row = rows.mapped(below(criterion.criteria or ()), self._rounding("node", sign))
            elif criterion.criteria and tests:  # beneath a joint mark only minimums count
                nothing = rows.mapped(below(criterion.criteria), lambda _: self._value(sign))
                row = rows.joined((row, nothing), cap)
            if criterion.id in tests and criterion.minimum is not None:
                bound = criterion.minimum.percent / 100 * node.weight
                row = _at_least(row, bound * self.unit, sign)
            return row

        row = below(self.tops)
        minimum = self.framework.minimum_total
        if TOTAL in tests and minimum is not None:
            row = _at_least(row, minimum.percent / 100 * self.whole * self.unit, sign)
        return row

    def _value(self, sign: Sign, points: Fraction = EXACT, words: Iterable[str] = ()) -> Value:
        """Return points, and those that decide between equal totals, in parts of a point."""
        parts = sign * points * self.unit
        number = parts.numerator if parts.denominator == 1 else parts
        carried = set(words)
        return (number, *(number if word in carried else 0 for word in self.words))

    def _points(self, number: Number) -> Fraction:
        return Fraction(number) / self.unit

    def _scored(self, bid: str, node: Node, sign: Sign, within: Within, cap: int | None) -> Row:
        """Return the row of what is scored itself: by the panel, or as others have it."""
        name = node.criterion.id
        if (bid, name) not in self.marks.judged:
            if (bid, name, sign) not in self._given:
                points = self.known[bid].points(name) if bid in self.known else EXACT
                value = self._value(sign, points, self._carried(node))
                self._given[bid, name, sign] = rows.constant(value)
            return self._given[bid, name, sign]
        judged = self.marks.judged[bid, name]
        if cap is not None:  # with more steps than its marks can take nothing more happens
            cap = min(cap, (judged.ladder.count - 1) * len(judged.marks))
        moving = tuple(one for one in judged.marks if within.allows(one))
        key = (bid, name, sign, moving, moving and cap, self.words, self.greatest.get(name))
        known: dict[tuple[object, ...], Row] = self.marks.rows
        if key not in known:
            known[key] = self._row(bid, node, sign, within, cap)
        return known[key]

    def _carried(self, node: Node) -> list[str]:
        return [w for w in self.words if w != "price" and self._is_beneath(node, w)]

    def _row(self, bid: str, node: Node, sign: Sign, within: Within, cap: int | None) -> Row:
        name = node.criterion.id
        words = self._carried(node)
        row, unit = _parts(self.marks.judged[bid, name], sign, within, cap)

        def points_of(value: Value) -> Value:
            share = sign * Fraction(value[0]) / unit
            if name in self.greatest:
                top = self.greatest[name]
                share = min(share / top, Fraction(1)) if top else EXACT
            if node.method is None:
                points = rounded(share * node.weight, "node", self.roundings)[0]
            else:
                if not node.relative:
                    share = rounded(share, "mark", self.roundings, 100)[0]
                points = rounded(share * node.weight, "criterion", self.roundings)[0]
            return self._value(sign, points, words)

        if name in self.greatest or {"mark", "node", "criterion"} & set(self.roundings):
            return rows.mapped(row, points_of)
        exact = node.weight * self.unit / unit
        factor = exact.numerator if exact.denominator == 1 else exact
        factors = (factor, *(factor if word in words else 0 for word in self.words))
        how = rows.changed if factor else rows.mapped
        return how(row, lambda value: tuple([value[0] * one for one in factors]))

    def _is_beneath(self, node: Node, word: str) -> bool:
        above = self.marks.nodes[word].route
        return node.route[: len(above)] == above

    def _rounding(self, stage: str, sign: Sign) -> Callable[[Value], Value]:
        if stage not in self.roundings:
            return lambda value: value

        def change(value: Value) -> Value:
            points = sign * self._points(value[0])
            return self._value(sign, rounded(points, stage, self.roundings)[0])

        return change

    # --- what a bid can come to -----------------------------------------------------------------

    def highest(self, bid: str, within: Within, cap: int | None) -> Row:
        """Return the best keys of a bid, admitted."""
        row = self.quality(bid, 1, within, cap, self.all)
        return self._keyed(bid, row, 1)

    def lowest(self, bid: str, within: Within, cap: int | None) -> Row:
        """Return the worst keys of a bid, whatever its minimums; the greater keys first."""
        row = self.quality(bid, -1, within, cap)
        return self._keyed(bid, row, -1, WORST)

    def _keyed(self, bid: str, row: Row, sign: Sign, otherwise: Key | None = None) -> Row:
        """Return the keys of a row of points; where the award has none, another or nothing.

        Where a point more of quality is always a point more, one key tells all.
        """
        first = next((best.value for best in row if best is not None), None)
        key = None if first is None else self._key(bid, first, sign)
        if first is None or key is None or not self.straight:
            return rows.mapped(row, lambda value: self._key(bid, value, sign) or otherwise)
        start = key[1] - sign * first[0]
        return rows.changed(
            row, lambda value: (0, start + sign * value[0], *self._carry(bid, value, sign))
        )

    def _key(self, bid: str, value: Value, sign: Sign) -> Key | None:
        """Return the key of a bid with this quality; None where the award has no outcome.

        What is irrational is taken at the end that helps: a row may promise too much, not too
        little.
        """
        price = self.known[bid].price or EXACT
        quality = sign * (self._points(value[0]) + self.radii[bid])
        best, lowest = max(self.best, quality), min(self.cheapest, price)
        offered = Offered(quality, self.whole, price, best, lowest)
        try:
            step = self.award.total(self.framework.award, offered)
        except (NoTotal, TooLong):
            return None
        total = step.result + (sign if self.high else -sign) * step.radius
        total = rounded(total, "total", self.roundings)[0]
        parts = (total if self.high else -total) * self.unit
        number = parts.numerator if parts.denominator == 1 else parts  # whole numbers compare fast
        return (0, number, *self._carry(bid, value, sign))

    def _carry(self, bid: str, value: Value, sign: Sign) -> Iterator[Number]:
        """Yield what decides between equal totals."""
        for word, part in zip(self.words, value[1:], strict=True):
            yield -(self.known[bid].price or EXACT) if word == "price" else sign * part

    def out(self, bid: str, within: Within, cap: int | None, tests: frozenset[str]) -> Way | None:
        """Return the fewest steps by which a bid misses one of these minimum scores, if any do."""
        found: list[Way] = []
        for name in sorted(tests - {TOTAL}):
            node = self.marks.nodes[name]
            minimum = node.criterion.minimum
            assert minimum is not None
            row = self._row_of(bid, node, within, cap)
            found += _below(row, minimum.percent / 100 * node.weight * self.unit)
        total = self.framework.minimum_total
        if TOTAL in tests and total is not None:
            row = self.quality(bid, -1, within, cap)
            found += _below(row, total.percent / 100 * self.whole * self.unit)
        return min(found, key=lambda way: way.steps, default=None)

    def back(self, bid: str, within: Within, cap: int | None) -> Way | None:
        """Return the fewest steps by which a bid meets the minimum scores that come first."""
        row = self.quality(bid, 1, within, cap, self.early)
        ways = (Way(steps, best.plan) for steps, best in enumerate(row) if best is not None)
        return next(ways, None)

    def _row_of(self, bid: str, node: Node, within: Within, cap: int | None) -> Row:
        """Return the row of the lowest points on one node."""
        if node.scored:
            return self._scored(bid, node, -1, within, cap)
        children = [
            self._row_of(bid, self.marks.nodes[child.id], within, cap)
            for child in node.criterion.criteria or ()
        ]
        return rows.mapped(rows.joined(children, cap), self._rounding("node", -1))


def _quality(found: BidResult) -> Fraction:
    return sum((node.points for node in found.nodes), Fraction(0))


def _parts(judged: Judged, sign: Sign, within: Within, cap: int | None) -> tuple[Row, int]:
    """Return the row of the panel's share (clause 5.3), and in how many parts a whole is divided.

    Marks that may not move stay.
    """
    each = [
        rows.of_mark(mark, judged.ladder, sign, cap)
        if within.allows(mark)
        else rows.constant((sign * judged.ladder.parts(mark.place),))
        for mark in judged.marks
    ]
    if judged.combine == "median":
        return rows.median(each, cap), judged.ladder.unit
    return rows.joined(each, cap), judged.ladder.unit * len(each)


def _at_least(row: Row, bound: Fraction, sign: Sign) -> Row:
    return rows.mapped(row, lambda value: value if sign * value[0] >= bound else None)


def _below(row: Row, bound: Fraction) -> list[Way]:
    """Return the fewest steps by which a lowered row comes below a minimum, if it ever does."""
    for steps, best in enumerate(row):
        if best is not None and -best.value[0] < bound:
            return [Way(steps, best.plan)]
    return []
