"""What there is to say about an outcome that stands: findings that never change a score."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.conflicts import conflicted_bids
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework, in_sheet, sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.model.scores import Conflict
from aanbesteding.scoring import codes
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Tie
from aanbesteding.scoring.organisations import shared_findings
from aanbesteding.scoring.panel_findings import weights_without_effect


def conflict_findings(framework: Framework, dossier: Dossier) -> tuple[Finding, ...]:
    """Return the conflicts of interest for which an assessor's marks were done without."""
    found: list[Finding] = []
    for sheet in dossier.sheets:
        if sheet.framework != framework.id:
            continue
        bids = conflicted_bids(sheet, dossier.bids)
        for bid, index in bids.items():
            reason = sheet.conflicts[index].reason.rstrip(".")
            fields = {"assessor": sheet_id(sheet), "bid": bid, "reason": reason}
            found.append(Finding(codes.CONFLICT, in_sheet(sheet, "conflicts", index), fields))
        for index, conflict in enumerate(sheet.conflicts):
            if conflict.organisation is not None and not _takes_part(conflict, dossier):
                fields = {"assessor": sheet_id(sheet), "organisation": conflict.organisation}
                ref = in_sheet(sheet, "conflicts", index, "organisation")
                found.append(Finding(codes.CONFLICT_NOWHERE, ref, fields))
    return (*found, *_present_unsaid(framework, dossier))


def _present_unsaid(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield joint marks of which it is not known that nobody with a conflict gave them."""
    ours = [sheet for sheet in dossier.sheets if sheet.framework == framework.id]
    for joint in (sheet for sheet in ours if sheet.kind == "consensus"):
        for sheet in (one for one in ours if one.kind == "individual" and one.conflicts):
            for bid in conflicted_bids(sheet, dossier.bids):
                if joint.marks.get(bid) and bid not in (joint.present or {}):
                    fields = {"assessor": sheet_id(sheet), "bid": bid}
                    yield Finding(codes.PRESENT_UNSAID, in_sheet(joint, "marks", bid), fields, True)


def _takes_part(conflict: Conflict, dossier: Dossier) -> bool:
    return any(
        member.organisation == conflict.organisation
        for bid in dossier.bids
        for member in bid.tenderer.members
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
    found += weights_without_effect(framework)
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
    contracts = int(lot.winners or 1)
    if contracts > 1 and 0 < admitted <= contracts:
        fields: dict[str, object] = {"lot": lot.id, "contracts": contracts, "bids": admitted}
        found.append(
            Finding(codes.FEWER_BIDS, in_framework(framework, "lots", lot_index, "winners"), fields)
        )
    rule = framework.policies.ties
    announced = isinstance(rule, TieRule) and rule.otherwise == "draw"
    if any(tie.open for tie in ties) and not announced:
        found.append(Finding(codes.TIES_OPEN, in_framework(framework, "policies", "ties")))
    found += shared_findings(framework, lot_index, candidates)
    return tuple(found)
