"""What there is to say about an outcome that stands: findings that never change a score."""

from __future__ import annotations

from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework, in_sheet, sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.scoring import codes
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Tie
from aanbesteding.scoring.organisations import shared_findings


def conflict_findings(framework: Framework, dossier: Dossier) -> tuple[Finding, ...]:
    """Return the conflicts of interest for which an assessor's marks were done without."""
    return tuple(
        Finding(
            codes.CONFLICT,
            in_sheet(sheet, "conflicts", index),
            {
                "assessor": sheet_id(sheet),
                "bid": conflict.bid,
                "reason": conflict.reason.rstrip("."),
            },
        )
        for sheet in dossier.sheets
        if sheet.framework == framework.id
        for index, conflict in enumerate(sheet.conflicts)
    )


def framework_findings(framework: Framework) -> tuple[Finding, ...]:
    """Return what the framework leaves open that the calculation had to settle."""
    found: list[Finding] = []
    if framework.policies.rounding == "not-announced":
        found.append(Finding(codes.ROUNDING_OPEN, in_framework(framework, "policies", "rounding")))
    relative = [node.criterion.id for node in all_nodes(framework) if node.relative]
    relative += [framework.award.type] if AWARDS[framework.award.type].relative else []
    if relative and framework.policies.drop_out == "not-announced":
        ref = in_framework(framework, "policies", "drop-out")
        found.append(Finding(codes.DROP_OUT_OPEN, ref, {"criteria": ", ".join(relative)}))
    award = AWARDS[framework.award.type]
    if award.experimental:
        ref = in_framework(framework, "award", "type")
        found.append(Finding(codes.EXPERIMENTAL, ref, {"award": award.id}))
    return tuple(found)


def lot_findings(
    framework: Framework,
    lot_index: int,
    candidates: list[Candidate],
    admitted: int,
    ties: tuple[Tie, ...],
) -> tuple[Finding, ...]:
    """Return what there is to say about a lot."""
    lot = framework.lots[lot_index]
    here = in_framework(framework, "lots", lot_index)
    found = [finding for candidate in candidates for finding in candidate.priced.findings]
    if not candidates:
        found.append(Finding(codes.NO_BID, here, {"lot": lot.id}))
    if admitted == 1:
        found.append(Finding(codes.ONE_BID, here, {"lot": lot.id}))
    rule = framework.policies.ties
    announced = isinstance(rule, TieRule) and rule.otherwise == "draw"
    if any(tie.open for tie in ties) and not announced:
        found.append(Finding(codes.TIES_OPEN, in_framework(framework, "policies", "ties")))
    found += shared_findings(framework, lot_index, candidates)
    return tuple(found)
