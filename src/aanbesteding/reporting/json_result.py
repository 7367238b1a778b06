"""An evaluation as JSON: every exact number, every step, every source line, every input's hash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

from aanbesteding import __version__
from aanbesteding.exact.display import MAX_SHOWN, decimal
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import assumed_share
from aanbesteding.model.finding import Finding, route_text
from aanbesteding.model.origin import Ref
from aanbesteding.reporting.clean import UNSAFE
from aanbesteding.reporting.result_format import (
    FORMAT,
    BidResultJson,
    CriterionResult,
    DrawResult,
    ExactNumber,
    FindingResult,
    FlagResult,
    InputResult,
    LotResultJson,
    MarkResult,
    Result,
    SourceLine,
    StepResult,
    TieResult,
    Words,
)
from aanbesteding.scoring.evaluation import (
    BidResult,
    Evaluation,
    Flagged,
    GivenMark,
    LotResult,
    NodeScore,
    Traced,
)
from aanbesteding.texts import Text, fill


def json_text(evaluation: Evaluation, lots: Iterable[LotResult]) -> str:
    """Return the result as JSON text; the same evaluation gives the same bytes."""
    return as_json(JsonResult(evaluation).result(lots))


def as_json(result: object) -> str:
    """Return data as JSON text in which nothing steers a terminal."""
    text = json.dumps(result, ensure_ascii=False, indent=2)
    # JSON escapes what steers a terminal only below U+0020; file names can hold all of it.
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


class JsonResult:
    """Builds the JSON result of an evaluation."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self._lines: dict[Ref, SourceLine] = {}
        self._derived = {bid.id: bid.derived for bid in evaluation.dossier.bids}

    def result(self, lots: Iterable[LotResult]) -> Result:
        """Return the whole."""
        framework = self.evaluation.framework
        award = AWARDS[framework.award.type]
        closed = self.evaluation.dossier.closed_under(framework.id)
        return {
            "format": FORMAT,
            "tool": {"name": "aanbesteding", "version": __version__},
            "framework": {
                "id": framework.id,
                "version": framework.version,
                "title": {"nl": say(framework.title, "nl"), "en": say(framework.title, "en")},
                "route": framework.route,
                "status": framework.status,
                "award": award.id,
                "better": award.winning(framework.award),
                "unit": award.unit,
                "assumed_share": exact(assumed_share(framework)),
            },
            "quality_closed": closed.hash if closed else None,
            "inputs": self._inputs(),
            "lots": [self._lot(lot) for lot in lots],
            "findings": [self._finding(finding) for finding in self.evaluation.findings],
        }

    def _inputs(self) -> list[InputResult]:
        return [
            {"kind": kind, "id": name, "file": origin.name, "sha256": origin.sha256}
            for (kind, name), origin in sorted(self.evaluation.files.items())
        ]

    def _lot(self, lot: LotResult) -> LotResultJson:
        return {
            "id": lot.lot.id,
            "title": {"nl": say(lot.lot.title, "nl"), "en": say(lot.lot.title, "en")},
            "status": lot.status,
            "winner": lot.winner.bid if lot.winner else None,
            "contracts": lot.contracts,
            "winners": [result.bid for result in lot.winners],
            "lowest_price": optional(lot.lowest),
            "ranking": [self._bid(result) for result in lot.ranking],
            "excluded": [self._bid(result) for result in lot.excluded],
            "ties": self.ties(lot),
            "draws": self.draws(lot),
            "findings": [self._finding(finding) for finding in lot.findings],
            "flags": [self._flag(flag) for flag in lot.flags],
        }

    def ties(self, lot: LotResult) -> list[TieResult]:
        """Return the equal totals of a lot, and what the announced chain made of them."""
        return [
            {
                "bids": list(tie.bids),
                "total": exact(tie.total),
                "decided_by": list(tie.decided_by),
                "open": [{"rank": rank, "bids": list(bids)} for rank, bids in tie.open],
            }
            for tie in lot.ties
        ]

    def draws(self, lot: LotResult) -> list[DrawResult]:
        """Return the drawings of lots that were applied, each with its file and line."""
        return [
            {
                "rank": drawn.rank,
                "bids": list(drawn.bids),
                "date": drawn.date,
                "held_by": drawn.held_by,
                "place": drawn.place,
                "witnesses": list(drawn.witnesses),
                "source": self._source(drawn.ref),
            }
            for drawn in lot.draws
        ]

    def _flag(self, flag: Flagged) -> FlagResult:
        step = None if flag.step is None else self._step(Traced("flag", flag.step, flag.refs))
        found = self._finding(flag.finding)
        return {"bid": flag.bid, "test": flag.test, "step": step, **found}

    def _bid(self, result: BidResult) -> BidResultJson:
        derived = self._derived.get(result.bid)
        made: BidResultJson = {
            "id": result.bid,
            "name": result.name,
            "rank": result.rank,
            "price": optional(result.price),
            "total": optional(result.total),
            "criteria": [self._criterion(node) for node in result.nodes],
            "steps": [self._step(step) for step in (*result.price_steps, *result.total_steps)],
            "reasons": [
                {
                    "kind": reason.kind,
                    "subject": reason.subject,
                    "text": {"nl": reason.say("nl"), "en": reason.say("en")},
                    "sources": [self._source(ref) for ref in reason.refs],
                }
                for reason in result.reasons
            ],
        }
        if derived is not None:
            made["derived"] = derived
        return made

    def _criterion(self, node: NodeScore) -> CriterionResult:
        return {
            "id": node.criterion,
            "weight": exact(node.weight),
            "points": exact(node.points),
            "share": optional(node.share),
            "relative": node.relative,
            "marks": [self._mark(mark) for mark in node.marks],
            "steps": [self._step(step) for step in node.steps],
            "criteria": [self._criterion(child) for child in node.children],
        }

    def _mark(self, mark: GivenMark) -> MarkResult:
        return {
            "assessor": mark.assessor,
            "mark": mark.mark,
            "worth": exact(mark.worth),
            "reason": mark.reason,
            "counts": mark.counts,
            "source": self._source(mark.ref),
        }

    def _step(self, traced: Traced) -> StepResult:
        step = traced.step
        return {
            "stage": traced.stage,
            "formula": step.formula,
            "values": {name: exact(value) for name, value in step.values},
            "result": exact(step.result),
            "note": _filled(step.note, dict(step.fields)) if step.note else None,
            "sources": [self._source(ref) for ref in traced.refs],
        }

    def _finding(self, finding: Finding) -> FindingResult:
        return {
            "code": finding.code.code,
            "slug": finding.code.slug,
            "text": {"nl": finding.what("nl"), "en": finding.what("en")},
            "cure": {"nl": finding.cure("nl"), "en": finding.cure("en")},
            "source": self._source(finding.ref),
        }

    def _source(self, ref: Ref) -> SourceLine:
        if ref not in self._lines:
            origin = self.evaluation.files.get((ref.kind, ref.id))
            line: SourceLine = {
                "kind": ref.kind,
                "id": ref.id,
                "key": route_text(ref.route),
                "file": origin.name if origin else None,
                "line": origin.locate(ref.route, False)[0] if origin else None,
            }
            if origin is not None and (cell := origin.cell(ref.route)):
                line["cell"] = cell
            self._lines[ref] = line
        return self._lines[ref]


def exact(value: Fraction) -> ExactNumber:
    """Return a number as its fraction and a decimal copy."""
    text = str(Fraction(value))
    shown = decimal(value, MAX_SHOWN)
    return {"fraction": text, "decimal": shown.rstrip("0").rstrip(".") if "." in shown else shown}


def optional(value: Fraction | None) -> ExactNumber | None:
    """Return a number, or null where there is none."""
    return None if value is None else exact(value)


def _filled(text: Text, fields: dict[str, object]) -> Words:
    return {
        "nl": text.say("nl", **{name: fill(value, "nl") for name, value in fields.items()}),
        "en": text.say("en", **{name: fill(value, "en") for name, value in fields.items()}),
    }
