"""The engine's one entrance: framework and dossier in, evaluation or faults out."""

from __future__ import annotations

from aanbesteding.checking.run import check_dossier, check_framework
from aanbesteding.exact.display import decimal, localised
from aanbesteding.faults import Faults
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_framework, origins
from aanbesteding.model.framework import Control, Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.warnings import conflict_findings, framework_findings
from aanbesteding.texts import Text


def evaluate(framework: Framework, dossier: Dossier) -> Evaluation:
    """Evaluate every lot of a framework over the bids and score sheets of a dossier.

    Returns an `Evaluation` with exact fractions and every step. Raises `Faults` with everything
    that is wrong when the input does not allow a ranking: structure, references, facts, marks,
    formulas without an outcome, controls that differ.
    """
    files = origins(framework, dossier)
    findings = check_framework(framework) or check_dossier(framework, dossier)
    if findings:
        raise Faults(fault_of(finding, files) for finding in findings)
    panel = Panel(framework, dossier)
    runs = [LotEvaluation(framework, index, dossier, panel) for index in range(len(framework.lots))]
    lots = tuple(run.run() for run in runs)
    findings = [*panel.faults(), *(fault for run in runs for fault in run.faults)]
    warnings = [*framework_findings(framework), *conflict_findings(framework, dossier)]
    if not findings:
        differs, unused = _controls(framework, lots)
        findings, warnings = differs, [*warnings, *unused]
    if findings:
        raise Faults(fault_of(finding, files) for finding in findings)
    return Evaluation(framework, dossier, lots, tuple(warnings), files)


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
        digits = int(control.decimals)
        found, expected = _found(control, result, digits), decimal(control.expect, digits)
        if found != expected:
            fields = {
                "bid": control.bid,
                "lot": control.lot,
                "expected": Text(localised(expected, "nl"), localised(expected, "en")),
                "found": Text(localised(found, "nl"), localised(found, "en")),
            }
            differs.append(Finding(codes.CONTROL, ref, fields))
    return differs, unused


def _found(control: Control, result: BidResult, digits: int) -> str:
    assert result.total is not None
    value = result.points(control.criterion) if control.criterion else result.total
    return decimal(value, digits)
