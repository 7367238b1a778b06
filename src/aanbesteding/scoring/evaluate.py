"""The engine's one entrance: framework and dossier in, evaluation or faults out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

from aanbesteding.checking.anonymous import opened
from aanbesteding.checking.run import check_dossier, check_framework
from aanbesteding.exact.display import is_exact, number, shortest
from aanbesteding.exact.rounding import round_to
from aanbesteding.faults import Faults
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_framework, origins
from aanbesteding.model.framework import Control, Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.closing import differences
from aanbesteding.scoring.draws import draw_lots, held
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.notices import dossier_findings, social_return_findings
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.unrounded import rounding_findings
from aanbesteding.scoring.warnings import conflict_findings, framework_findings
from aanbesteding.scoring.wording import both
from aanbesteding.texts import Text


@contextmanager
def no_cycle_search() -> Iterator[None]:
    """Pause Python's search for reference cycles: a tree has none, and the search doubles the time.

    Everything made here is a tree of tuples that the caller keeps, so there is nothing to find.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def evaluate(framework: Framework, dossier: Dossier) -> Evaluation:
    """Evaluate every lot of a framework over the bids, score sheets and draws of a dossier.

    Returns an `Evaluation` with exact fractions and every step. Raises `Faults` with everything
    that is wrong when the input does not allow a ranking: structure, references, facts, marks,
    formulas without an outcome, controls that differ, draws for another situation.
    """
    evaluation, refused = before_draws(framework, dossier)
    lots, more = draw_lots(framework, evaluation.lots, held(dossier, refused))
    if refused or more:
        raise Faults(fault_of(finding, evaluation.files) for finding in (*refused, *more))
    return replace(evaluation, lots=lots) if dossier.draws else evaluation


@no_cycle_search()
def before_draws(framework: Framework, dossier: Dossier) -> tuple[Evaluation, tuple[Finding, ...]]:
    """Evaluate without the drawings of lots; return also what is wrong with their records.

    Raises `Faults` when anything else is wrong, together with what is wrong with the records.
    """
    dossier = opened(framework, dossier)
    files = origins(framework, dossier)
    findings = check_framework(framework) or check_dossier(framework, dossier)
    of_draws = tuple(finding for finding in findings if finding.ref.kind == "draw")
    if len(findings) > len(of_draws):
        raise Faults(fault_of(finding, files) for finding in findings)
    findings = differences(framework, dossier)
    if findings:
        raise Faults(fault_of(finding, files) for finding in findings)
    panel = Panel(framework, dossier)
    runs = [LotEvaluation(framework, index, dossier, panel) for index in range(len(framework.lots))]
    lots = tuple(run.run() for run in runs)
    findings = [*panel.faults(), *(fault for run in runs for fault in run.faults)]
    warnings = [*framework_findings(framework), *conflict_findings(framework, dossier)]
    warnings += [*social_return_findings(framework), *dossier_findings(framework, dossier)]
    if not findings:
        differs, unused = _controls(framework, lots)
        findings, warnings = differs, [*warnings, *unused]
    if findings:
        raise Faults(fault_of(finding, files) for finding in (*findings, *of_draws))
    lots = tuple(
        replace(lot, findings=(*lot.findings, *more))
        if (more := rounding_findings(run, lot))
        else lot
        for run, lot in zip(runs, lots, strict=True)
    )
    return Evaluation(framework, dossier, lots, tuple(warnings), files), of_draws


def _controls(
    framework: Framework, lots: tuple[LotResult, ...]
) -> tuple[list[Finding], list[Finding]]:
    """Compare with what the author expects: (differences, controls that could not be made)."""
    differs: list[Finding] = []
    unused: list[Finding] = []
    by_id = {lot.lot.id: lot for lot in lots}
    for index, control in enumerate(framework.controls):
        ref = in_framework(framework, "controls", index)
        result = by_id[control.lot].result(control.bid)
        if result is None or result.total is None:
            fields: dict[str, object] = {"bid": control.bid, "lot": control.lot}
            unused.append(Finding(codes.CONTROL_UNUSED, ref, fields))
            continue
        found = _found(control, result)
        if found != control.expect:
            fields = {
                "bid": control.bid,
                "lot": control.lot,
                "expected": _said(control.expect, control),
                "found": _said(found, control),
            }
            differs.append(Finding(codes.CONTROL, ref, fields))
    return differs, unused


def _found(control: Control, result: BidResult) -> Fraction:
    """Return the points or the total, rounded half up as the control says."""
    assert result.total is not None
    value = result.points(control.criterion) if control.criterion else result.total
    return round_to(value, int(control.decimals), "half-up")


def _said(value: Fraction, control: Control) -> Text:
    """Return a number with the control's decimals, or with as many as it has itself."""
    digits = int(control.decimals)
    if not is_exact(value, digits):
        return both(shortest, value)
    return Text(number(value, "nl", digits), number(value, "en", digits))
