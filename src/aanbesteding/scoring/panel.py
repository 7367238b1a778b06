"""The panel's marks on one criterion, and the share they make (clauses 5.2 to 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from aanbesteding.exact.number import DecimalSign
from aanbesteding.methods import rating_scale
from aanbesteding.methods.base import Step
from aanbesteding.methods.rating_scale import Combine, RatingScale
from aanbesteding.model.conflicts import conflicted_bids
from aanbesteding.model.criteria import Node
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet, sheet_id
from aanbesteding.model.framework import Framework, Scale
from aanbesteding.model.origin import Ref
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.model.values import mark_worth
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import GivenMark, Traced
from aanbesteding.texts import Text

CONSENSUS: Literal["consensus"] = "consensus"


class Panel:
    """The score sheets of a dossier, by assessor, and what is missing in them."""

    def __init__(self, framework: Framework, dossier: Dossier) -> None:
        self.framework = framework
        self.scales: Mapping[str, Scale] = {scale.id: scale for scale in framework.scales}
        self.sheets: dict[str, ScoreSheet] = {
            sheet_id(sheet): sheet for sheet in dossier.sheets if sheet.framework == framework.id
        }
        self.conflicts = {
            name: conflicted_bids(sheet, dossier.bids) for name, sheet in self.sheets.items()
        }
        self.foreign = sorted({s.framework for s in dossier.sheets if s.framework != framework.id})
        self.missing: dict[tuple[str, str, str], list[str]] = {}
        self._worths: dict[tuple[str, str, DecimalSign | None], Fraction | None] = {}

    def share(
        self, node: Node, bid: str, lot: str
    ) -> tuple[Step | None, Traced, tuple[GivenMark, ...]]:
        """Return the panel's step on a criterion (None when marks are missing), and all marks."""
        parameters = node.criterion.method
        panel = self.framework.panel
        assert panel is not None
        combine: Combine = CONSENSUS
        named = tuple(assessor.id for assessor in panel.assessors)
        if isinstance(parameters, RatingScale):
            combine = parameters.combine or panel.combine
            named = parameters.assessors or named
        everyone = tuple(dict.fromkeys(named))  # who is named twice still judges once
        expected = (CONSENSUS,) if combine == CONSENSUS else everyone
        scale = self.scales[node.scale or ""]
        given: list[GivenMark] = []
        for assessor in dict.fromkeys((*everyone, *expected)):
            counts = assessor in expected
            joint = counts and combine == CONSENSUS
            mark = self._mark(
                assessor, bid, lot, node.criterion.id, scale, counts=counts, joint=joint
            )
            if mark is not None:
                given.append(mark)
        counted = [mark for mark in given if mark.counts]
        expected = tuple(name for name in expected if not self.has_conflict(name, bid)) or expected
        may_average = self.framework.policies.missing_mark == "average-of-present"
        if not counted or (len(counted) < len(expected) and not (may_average)):
            present = {mark.assessor for mark in counted}
            for assessor in expected:
                if assessor not in present:
                    key = (assessor, bid, lot)
                    self.missing.setdefault(key, []).append(node.criterion.id)
            return None, Traced("marks", Step("m1", (), Fraction(0))), tuple(given)
        step = rating_scale.share(combine, tuple(m.worth for m in counted), None)
        traced = Traced("marks", step, tuple(mark.ref for mark in counted))
        return step, traced, tuple(given)

    def has_conflict(self, assessor: str, bid: str) -> bool:
        """Whether an assessor declared a conflict of interest on a bid, and does not judge it."""
        return bid in self.conflicts.get(assessor, ())

    def lacks(self, bid: str, lot: str) -> bool:
        """Whether a mark that a bid needs in a lot was found to be missing."""
        return any(key[1:] == (bid, lot) for key in self.missing)

    def _mark(
        self,
        assessor: str,
        bid: str,
        lot: str,
        criterion: str,
        scale: Scale,
        *,
        counts: bool,
        joint: bool,
    ) -> GivenMark | None:
        sheet = self.sheets.get(assessor)
        if sheet is None or (sheet.kind == CONSENSUS) is not joint:
            return None  # an assessor may be called `consensus`: the sheet says whose marks it has
        mark = sheet.marks.get(bid, {}).get(lot, {}).get(criterion)
        if mark is None:
            return None
        key = (scale.id, mark.mark, sheet.decimal_sign)
        if key not in self._worths:
            self._worths[key] = mark_worth(scale, mark.mark, sheet.decimal_sign)
        worth = self._worths[key]
        assert worth is not None  # AB413
        ref = in_sheet(sheet, "marks", bid, lot, criterion, "mark")
        return GivenMark(assessor, mark.mark, worth, mark.reason, counts, ref)

    def faults(self) -> list[Finding]:
        """Return what is missing: one finding per sheet, or per bid and lot in a sheet."""
        found: list[Finding] = []
        for assessor in sorted({key[0] for key in self.missing} - set(self.sheets)):
            near = did_you_mean(self.framework.id, self.foreign)
            fields = {"assessor": assessor, "framework": self.framework.id, "others": near}
            ref = Ref("framework", self.framework.id, ("panel",))
            found.append(Finding(codes.MISSING_SHEET, ref, fields))
        for (assessor, bid, lot), criteria in self.missing.items():
            if sheet := self.sheets.get(assessor):
                names = ", ".join(criteria)
                fields = {
                    "assessor": assessor,
                    "bid": bid,
                    "lot": lot,
                    "criteria": Text(names, names),
                }
                ref = in_sheet(sheet, "marks", bid, lot)
                found.append(Finding(codes.MISSING_MARK, ref, fields, of_key=True))
        return found
