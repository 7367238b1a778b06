"""The score of one bid on one criterion without subcriteria (clauses 5.1, 5.5, 5.6)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.exact.display import euros
from aanbesteding.exact.rounding import round_to
from aanbesteding.exact.size import TooLong
from aanbesteding.methods.base import EXACT, Competition, OutsideRange, Step
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Ref, Route
from aanbesteding.model.policies import RoundingStep
from aanbesteding.scoring import codes
from aanbesteding.scoring.candidate import Candidate, measure_criterion
from aanbesteding.scoring.evaluation import GivenMark, NodeScore, Traced
from aanbesteding.scoring.own_values import own_value
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.size import too_long
from aanbesteding.scoring.wording import both, shown
from aanbesteding.texts import Text

Roundings = Mapping[str, tuple[RoundingStep, ...]]

_MODES: dict[str, Text] = {
    "half-up": Text("half omhoog", "half up"),
    "half-down": Text("half omlaag", "half down"),
    "half-even": Text("half naar even", "half to even"),
    "up": Text("van nul af", "away from zero"),
    "down": Text("naar nul toe", "towards zero"),
    "ceiling": Text("omhoog", "up"),
    "floor": Text("omlaag", "down"),
}
_NOTHING = Step("0", (), EXACT)
_ROUNDED = Text(
    "afgerond op {digits} decimalen, {mode}, zoals aangekondigd",
    "rounded to {digits} decimals, {mode}, as announced",
)


def roundings(framework: Framework) -> Roundings:
    """Return the announced rounding steps by stage."""
    announced = framework.policies.rounding
    steps: dict[str, tuple[RoundingStep, ...]] = {}
    for step in () if isinstance(announced, str) else announced:
        steps[step.stage] = (*steps.get(step.stage, ()), step)
    return steps


def rounded(
    value: Fraction, stage: str, announced: Roundings, scale: int = 1
) -> tuple[Fraction, tuple[Traced, ...]]:
    """Apply the announced rounding of a stage to value × scale, and return value and steps."""
    steps = announced.get(stage)
    if steps is None:
        return value, ()
    traced: list[Traced] = []
    for step in steps:
        before = value * scale if scale != 1 else value
        after = round_to(before, int(step.digits), step.mode)
        fields = (("digits", int(step.digits)), ("mode", _MODES[step.mode]))
        made = Step("round(value)", (("value", before),), after, _ROUNDED, fields)
        traced.append(Traced("rounding", made))
        value = after / scale if scale != 1 else after
    return value, tuple(traced)


class Measurement(NamedTuple):
    """What was measured of a bid on a criterion, and how; None where that failed."""

    value: Any
    traced: tuple[Traced, ...]
    refs: tuple[Ref, ...]
    marks: tuple[GivenMark, ...] = ()


class Scorer:
    """Scores criteria of one lot, and gathers the faults that show while doing so."""

    def __init__(
        self,
        framework: Framework,
        lot_index: int,
        facts: Mapping[str, FactDeclaration],
        panel: Panel,
    ) -> None:
        self.framework = framework
        self.lot = framework.lots[lot_index]
        self.facts = facts
        self.panel = panel
        self.roundings = roundings(framework)
        self.faults: list[Finding] = []
        self.measurements: dict[tuple[Route, str], Measurement] = {}
        self.keeps = False
        self._places: dict[Route, tuple[Ref, Ref]] = {}

    def score(self, node: Node, candidate: Candidate, field: Competition | None) -> NodeScore:
        """Return the score of a bid on a leaf, or of a node by consensus without its children."""
        if node.method is None:
            return self.joint(node, candidate)
        return self.leaf(node, candidate, field)

    def joint(self, node: Node, candidate: Candidate) -> NodeScore:
        """Return what the panel's joint mark on a node gives (clause 5.9)."""
        step, traced, marks = self.panel.share(node, candidate.bid.id, self.lot.id)
        share = step.result if step else Fraction(0)
        points = share * node.weight
        made = Step("share * weight", (("share", share), ("weight", node.weight)), points)
        steps = (traced, Traced("points", made, (self._refs(node)[1],)))
        points, more = rounded(points, "node", self.roundings)
        exact = Fraction(0)
        return NodeScore(
            node.criterion.id, node.weight, points, share, exact, False, steps + more, marks, ()
        )

    def leaf(self, node: Node, candidate: Candidate, field: Competition | None) -> NodeScore:
        """Return the score of a bid on a leaf; 0 where a fault keeps it from being scored."""
        row = node.method
        assert row is not None
        measured = self.measured(node, candidate)
        step = self._share(node, candidate, measured.value, field)
        steps = measured.traced
        share, radius = step.result, step.radius
        if row.measures != "marks" or node.relative:
            where = (*measured.refs, *(field.refs if field else ()), self._refs(node)[0])
            steps += (Traced("points" if row.worth == "euro" else "share", step, where),)
        # 6.2: what the panel gave is rounded, not a ratio to the best.
        if row.measures == "marks" and not node.relative and "mark" in self.roundings:
            share, more = self.rounded(node, share, radius, "mark", 100)
            steps += more
        part: Fraction | None = share
        if row.worth == "weight":
            points = share * node.weight
            made = Step("share * weight", (("share", share), ("weight", node.weight)), points)
            steps += (Traced("points", made, (self._refs(node)[1],)),)
        else:
            points, made_steps, part = own_value(node, share, candidate.price)
            if made_steps:
                where = (*candidate.priced.traced[-1].refs, self._refs(node)[1])
                steps += tuple(Traced("points", one, where) for one in made_steps)
        if radius:
            radius *= node.weight
        if "criterion" in self.roundings:
            points, more = self.rounded(node, points, radius, "criterion")
            radius = EXACT
            steps += more
        return NodeScore(
            node.criterion.id,
            node.weight,
            points,
            part,
            radius,
            node.relative,
            steps,
            measured.marks,
            (),
        )

    def measured(self, node: Node, candidate: Candidate) -> Measurement:
        """Return what a criterion measures of a bid: its price, a fact, or the panel's share.

        A relative method asks twice: first for all bids together, then for each. Where rounding is
        announced it is asked once more without. Who evaluates a lot many times `keeps` it all.
        """
        if not (self.keeps or node.relative or self.roundings):
            return self._measure(node, candidate)
        key = (node.route, candidate.bid.id)
        if key not in self.measurements:
            self.measurements[key] = self._measure(node, candidate)
        return self.measurements[key]

    def _measure(self, node: Node, candidate: Candidate) -> Measurement:
        row = node.method
        assert row is not None
        if row.measures == "marks":
            step, traced, marks = self.panel.share(node, candidate.bid.id, self.lot.id)
            return Measurement(step.result if step else Fraction(0), (traced,), (), marks)
        if row.measures == "price":
            return Measurement(candidate.price, (), candidate.priced.traced[-1].refs)
        try:
            return Measurement(*measure_criterion(node, self.facts, candidate))
        except OutsideRange as outside:
            self._outside(node, candidate, shown(outside.value))
        except ZeroDivisionError:  # a formula ranks the members of a consortium
            self._divides_by_zero(node, candidate)
        except TooLong:
            self._too_long(node, candidate)
        return Measurement(None, (), ())

    def part_of_price(self, node: Node, candidate: Candidate) -> Fraction:
        """Return the part of its own price that a bid's fact is worth, whatever the price is."""
        value = self.measured(node, candidate).value
        return self._share(node, candidate, value, None).result

    def _share(
        self, node: Node, candidate: Candidate, value: Any, field: Competition | None
    ) -> Step:
        """Return the method's step on what was measured; a fault where it has none."""
        row, parameters = node.method, node.criterion.method
        assert row is not None
        if value is None:
            return _NOTHING
        if row.measures == "marks" and not node.relative:
            return Step("share", (("share", value),), value)
        try:
            return row.share(parameters, value, field)
        except OutsideRange:
            said = shown(value) if row.measures == "fact" else both(euros, value)
            self._outside(node, candidate, said)
        except ZeroDivisionError:
            self._divides_by_zero(node, candidate)
        except TooLong:
            self._too_long(node, candidate)
        return _NOTHING

    def _too_long(self, node: Node, candidate: Candidate) -> None:
        where = in_framework(self.framework, *node.route, "method")
        found = too_long(node.criterion.id, candidate.bid.id, self.lot.id, where)
        self.faults.append(found)

    def _divides_by_zero(self, node: Node, candidate: Candidate) -> None:
        fields = self._subject(node, candidate)
        where = in_framework(self.framework, *node.route, "method")
        self.faults.append(Finding(codes.ZERO_PRICE, where, fields))

    def _outside(self, node: Node, candidate: Candidate, said: Text) -> None:
        fields = {**self._subject(node, candidate), "value": said}
        where = in_framework(self.framework, *node.route, "method", "out-of-range")
        self.faults.append(Finding(codes.OUTSIDE_RANGE, where, fields))

    def _subject(self, node: Node, candidate: Candidate) -> dict[str, object]:
        return {"criterion": node.criterion.id, "bid": candidate.bid.id, "lot": self.lot.id}

    def rounded(
        self, node: Node, value: Fraction, radius: Fraction, stage: str, scale: int = 1
    ) -> tuple[Fraction, tuple[Traced, ...]]:
        """Round as announced; a fault where an irrational value is too near a half to decide."""
        result, traced = rounded(value, stage, self.roundings, scale)
        if traced and radius:
            ends = {
                rounded(end, stage, self.roundings, scale)[0]
                for end in (value - radius, value + radius)
            }
            if len(ends) > 1:
                where = in_framework(self.framework, *node.route)
                self.faults.append(
                    Finding(codes.UNDECIDABLE, where, {"criterion": node.criterion.id})
                )
        return result, traced

    def _refs(self, node: Node) -> tuple[Ref, Ref]:
        """Return where the method and the weight of a node stand; the same for every bid."""
        found = self._places.get(node.route)
        if found is None:
            method = in_framework(self.framework, *node.route, "method")
            weight = in_framework(self.framework, *node.route, "weight")
            found = self._places[node.route] = (method, weight)
        return found
