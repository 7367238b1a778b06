"""A decision, or a standstill, as JSON: what letters and other reports are printed from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from aanbesteding.deciding.decision import (
    Beneficiary,
    Comparison,
    CriterionRow,
    Decision,
    ExcludedNotice,
    LosingNotice,
    LotDecision,
    Other,
    Quote,
    Side,
    TieBreak,
    WinnerNotice,
)
from aanbesteding.deciding.standstill import Standstill
from aanbesteding.reporting.clean import UNSAFE
from aanbesteding.reporting.decision_format import (
    FORMAT,
    Chosen,
    ComparisonResult,
    DecisionResult,
    DrawingResult,
    ExcludedNoticeResult,
    LosingNoticeResult,
    LotDecisionResult,
    OtherResult,
    QuotedLine,
    QuoteResult,
    RowResult,
    SideResult,
    StandstillResult,
    TieBreakResult,
    WinnerNoticeResult,
)
from aanbesteding.reporting.json_result import JsonResult, exact, optional
from aanbesteding.reporting.result_format import BidResultJson, LotResultJson, StepResult, Words
from aanbesteding.scoring.evaluation import Drawn
from aanbesteding.texts import Text


def decision_json(decision: Decision) -> str:
    """Return a decision as JSON text; the same decision gives the same bytes."""
    return _text(decision_result(decision))


def standstill_json(period: Standstill) -> str:
    """Return a standstill as JSON text, in the shape that it has in a decision."""
    return _text(standstill_result(period))


def decision_result(decision: Decision) -> DecisionResult:
    """Return the whole."""
    findings = (*decision.findings, *decision.evaluation.findings)
    told = JsonResult(replace(decision.evaluation, findings=findings))
    whole = told.result(lot.lot for lot in decision.lots)
    return {
        "format": FORMAT,
        "tool": whole["tool"],
        "framework": whole["framework"],
        "inputs": whole["inputs"],
        "standstill": standstill_result(decision.standstill),
        "shows_others": decision.shows_others,
        "lots": [
            _Lot(decision, result).lot(lot)
            for lot, result in zip(decision.lots, whole["lots"], strict=True)
        ],
        "findings": whole["findings"],
    }


def standstill_result(period: Standstill) -> StandstillResult:
    """Return a standstill with every step of the count."""
    return {
        "sent": period.sent.isoformat(),
        "days": period.days,
        "closed": [day.isoformat() for day in period.closed],
        "first": period.first.isoformat(),
        "counted": period.counted.isoformat(),
        "last": period.last.isoformat(),
        "extended": period.last != period.counted,
        "contract": period.contract.isoformat(),
        "steps": [
            {
                "kind": step.kind,
                "day": step.day.isoformat(),
                "text": {"nl": step.say("nl"), "en": step.say("en")},
                "source": _words(step.source.text),
                "verified": step.source.verified,
            }
            for step in period.steps
        ],
    }


class _Lot:
    """Builds the JSON of one lot; steps, sources and findings are those of the JSON result."""

    def __init__(self, decision: Decision, result: LotResultJson) -> None:
        self.files = decision.evaluation.files
        self.result = result
        self.bids: Mapping[str, BidResultJson] = {
            bid["id"]: bid for bid in (*result["ranking"], *result["excluded"])
        }

    def lot(self, lot: LotDecision) -> LotDecisionResult:
        """Return the decision on the lot."""
        undecided = () if lot.beneficiaries else lot.lot.excluded
        return {
            "id": lot.lot.lot.id,
            "title": self.result["title"],
            "status": lot.status,
            "needed": _words(lot.needed) if lot.needed else None,
            "beneficiaries": [_chosen(one) for one in lot.beneficiaries],
            "draws": [_drawing(drawn) for drawn in lot.lot.draws],
            "winners": [self._winner(notice) for notice in lot.winners],
            "losing": [self._losing(notice) for notice in lot.losing],
            "excluded": [self._excluded(notice) for notice in lot.excluded],
            "set_aside": [
                self._excluded(ExcludedNotice(bid.bid, bid.name, bid.reasons, ()))
                for bid in undecided
            ],
            "findings": self.result["findings"],
        }

    def _winner(self, notice: WinnerNotice) -> WinnerNoticeResult:
        return {
            "bid": notice.bid,
            "name": notice.name,
            "rank": notice.rank,
            "ranked": notice.ranked,
            "drawn": _drawing(notice.drawn) if notice.drawn else None,
            "total": exact(notice.total),
            "price": exact(notice.price),
            "criteria": [self._row(row) for row in notice.rows],
            "steps": self._steps(notice.bid),
            "others": [_other(other) for other in notice.others],
        }

    def _losing(self, notice: LosingNotice) -> LosingNoticeResult:
        return {
            "bid": notice.bid,
            "name": notice.name,
            "rank": notice.rank,
            "ranked": notice.ranked,
            "shared": notice.shared,
            "drawn": _drawing(notice.drawn) if notice.drawn else None,
            "comparisons": [self._compared(notice.bid, one) for one in notice.comparisons],
            "others": [_other(other) for other in notice.others],
        }

    def _compared(self, bid: str, compared: Comparison) -> ComparisonResult:
        return {
            "beside": _chosen(compared.beside),
            "total": exact(compared.total),
            "winner_total": exact(compared.winner_total),
            "difference": exact(compared.difference),
            "additive": compared.additive,
            "contributions": [
                {"kind": part.kind, "criterion": part.criterion, "amount": exact(part.amount)}
                for part in compared.contributions
            ],
            "price": {
                "own": exact(compared.price.own),
                "winner": exact(compared.price.winner),
                "difference": exact(compared.price.difference),
                "role": compared.price.role,
                "points": optional(compared.price.points),
            },
            "advantages": [_side(side) for side in compared.advantages],
            "disadvantages": [_side(side) for side in compared.disadvantages],
            "equal": list(compared.equal),
            "what_if": _what_if(compared),
            "tie_break": _tie_break(compared.tie_break) if compared.tie_break else None,
            "criteria": [self._row(row) for row in compared.rows],
            "steps": self._steps(bid),
            "winner_steps": self._steps(compared.beside.bid),
        }

    def _excluded(self, notice: ExcludedNotice) -> ExcludedNoticeResult:
        return {
            "bid": notice.bid,
            "name": notice.name,
            "reasons": [
                {
                    "kind": reason["kind"],
                    "subject": reason["subject"],
                    "text": reason["text"],
                    "sources": reason["sources"],
                }
                for reason in self.bids[notice.bid]["reasons"]
            ],
            "criteria": [self._row(row) for row in notice.rows],
        }

    def _steps(self, bid: str) -> list[StepResult]:
        """Return how the total came about, without how the price did."""
        return [step for step in self.bids[bid]["steps"] if step["stage"] != "price"]

    def _row(self, row: CriterionRow) -> RowResult:
        return {
            "id": row.criterion,
            "title": _words(row.title),
            "depth": row.depth,
            "weight": exact(row.weight),
            "scored": row.scored,
            "measures": row.measures,
            "method": _words(row.method) if row.method else None,
            "points": exact(row.points),
            "winner_points": optional(row.winner_points),
            "advantage": optional(row.advantage),
            "reasons": [self._quote(quote) for quote in row.quotes],
            "winner_reasons": [self._quote(quote) for quote in row.winner_quotes],
        }

    def _quote(self, quote: Quote) -> QuoteResult:
        origin = self.files.get((quote.ref.kind, quote.ref.id))
        line = origin.locate(quote.ref.route, False)[0] if origin else None
        source: QuotedLine = {"file": origin.name if origin else None, "line": line}
        if origin is not None and (cell := origin.cell(quote.ref.route)):
            source["cell"] = cell
        return {
            "capacity": _words(quote.capacity),
            "mark": quote.mark,
            "worth": exact(quote.worth),
            "reason": quote.reason,
            "source": source,
        }


def _chosen(one: Beneficiary) -> Chosen:
    return {"bid": one.bid, "name": one.name}


def _drawing(drawn: Drawn) -> DrawingResult:
    return {
        "rank": drawn.rank,
        "date": drawn.date,
        "held_by": drawn.held_by,
        "place": drawn.place,
        "witnesses": list(drawn.witnesses),
    }


def _side(side: Side) -> SideResult:
    return {
        "criterion": side.criterion,
        "better": exact(side.better),
        "worse": exact(side.worse),
        "size": exact(side.size),
        "amount": optional(side.amount),
    }


def _what_if(compared: Comparison) -> Any:
    found = compared.what_if
    if found is None:
        return None
    return {
        "with_winners_price": exact(found.with_winners_price),
        "with_winners_quality": exact(found.with_winners_quality),
    }


def _tie_break(found: TieBreak) -> TieBreakResult:
    return {
        "word": found.word,
        "title": _words(found.title),
        "own": optional(found.own),
        "winner": optional(found.winner),
        "drawn": _drawing(found.drawn) if found.drawn else None,
    }


def _other(other: Other) -> OtherResult:
    return {
        "bid": other.bid,
        "name": other.name,
        "rank": other.rank,
        "total": exact(Fraction(other.total)),
    }


def _words(text: Text) -> Words:
    return {"nl": text.nl, "en": text.en}


def _text(result: Mapping[str, Any]) -> str:
    text = json.dumps(result, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
