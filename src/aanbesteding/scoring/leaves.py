"""The score of one bid on one criterion without subcriteria (clauses 5.1, 5.5, 5.6)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import euros
from aanbesteding.exact.rounding import round_to
from aanbesteding.methods.base import OutsideRange, PriceField, Step
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework, RoundingStep
from aanbesteding.model.origin import Ref, Route
from aanbesteding.scoring import codes
from aanbesteding.scoring.candidate import Candidate, measure_criterion
from aanbesteding.scoring.evaluation import GivenMark, NodeScore, Traced
from aanbesteding.scoring.panel import Panel
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
    traced: list[Traced] = []
    for step in announced.get(stage, ()):
        before = value * scale
        after = round_to(before, int(step.digits), step.mode)
        fields = (("digits", int(step.digits)), ("mode", _MODES[step.mode]))
        made = Step("round(value)", (("value", before),), after, _ROUNDED, fields)
        traced.append(Traced("rounding", made))
        value = after / scale
    return value, tuple(traced)


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
        self._places: dict[Route, tuple[Ref, Ref]] = {}

    def leaf(self, node: Node, candidate: Candidate, field: PriceField | None) -> NodeScore:
        """Return the score of a bid on a leaf; 0 where a fault keeps it from being scored."""
        row = node.method
        assert row is not None
        share, traced, marks = self._share(node, candidate, field)
        steps = traced
        if marks or row.measures == "marks":
            share, more = rounded(share, "mark", self.roundings, 100)
            steps += more
        points = share * node.weight
        made = Step("share * weight", (("share", share), ("weight", node.weight)), points)
        steps += (Traced("points", made, (self._refs(node)[1],)),)
        points, more = rounded(points, "criterion", self.roundings)
        return NodeScore(
            node.criterion.id, node.weight, points, share, row.relative, steps + more, marks, ()
        )

    def _share(
        self, node: Node, candidate: Candidate, field: PriceField | None
    ) -> tuple[Fraction, tuple[Traced, ...], tuple[GivenMark, ...]]:
        row, parameters = node.method, node.criterion.method
        assert row is not None
        assert parameters is not None
        if row.measures == "marks":
            step, traced, marks = self.panel.share(node, candidate.bid.id, self.lot.id)
            return (step.result if step else Fraction(0)), (traced,), marks
        before: tuple[Traced, ...] = ()
        value: Any = candidate.price
        refs = candidate.priced.traced[-1].refs
        if field is not None:
            refs += field.refs
        try:
            if row.measures == "fact":
                measured = measure_criterion(node, self.facts, candidate)
                value, before, refs = measured.value, measured.traced, measured.refs
            step = row.share(parameters, value, field)
        except OutsideRange as outside:
            said = shown(outside.value) if row.measures == "fact" else both(euros, value)
            fields = {"criterion": node.criterion.id, "value": said}
            where = in_framework(self.framework, *node.route, "method", "out-of-range")
            self.faults.append(Finding(codes.OUTSIDE_RANGE, where, fields))
            return Fraction(0), before, ()
        except ZeroDivisionError:
            fields = {"criterion": node.criterion.id, "lot": self.lot.id}
            where = in_framework(self.framework, *node.route, "method")
            self.faults.append(Finding(codes.ZERO_PRICE, where, fields))
            return Fraction(0), before, ()
        return step.result, (*before, Traced("share", step, (*refs, self._refs(node)[0]))), ()

    def _refs(self, node: Node) -> tuple[Ref, Ref]:
        """Return where the method and the weight of a node stand; the same for every bid."""
        found = self._places.get(node.route)
        if found is None:
            method = in_framework(self.framework, *node.route, "method")
            weight = in_framework(self.framework, *node.route, "weight")
            found = self._places[node.route] = (method, weight)
        return found
