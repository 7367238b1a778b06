"""The one entrance of this room: an evaluation and a sending date in, a decision out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from aanbesteding.deciding.comparison import Comparer
from aanbesteding.deciding.decision import (
    Beneficiary,
    Decision,
    ExcludedNotice,
    LosingNotice,
    LotDecision,
    Other,
    Status,
    WinnerNotice,
)
from aanbesteding.deciding.rows import Beside
from aanbesteding.deciding.standstill import LEAST_DAYS, standstill
from aanbesteding.deciding.warnings import decision_findings
from aanbesteding.model.policies import TieRule
from aanbesteding.scoring.evaluation import BidResult, Drawn, Evaluation, LotResult
from aanbesteding.texts import Text

DRAW = Text(
    "Gelijke stand op rang {rank}: {names}. Nodig is een loting, zoals aangekondigd; dit "
    "programma loot niet.",
    "Tie for rank {rank}: {names}. A drawing of lots is needed, as announced; this program draws "
    "none.",
)
DRAW_OPEN = Text(
    "Gelijke stand op rang {rank}: {names}. Het kader kondigt niet aan wat dan beslist; een regel "
    "die niet is aangekondigd, past dit programma niet toe.",
    "Tie for rank {rank}: {names}. The framework does not announce what then decides; this program "
    "applies no rule that was not announced.",
)
NONE_ADMISSIBLE = Text(
    "Er is geen geldige inschrijving: alle inschrijvingen zijn uitgesloten of terzijde gelegd.",
    "There is no admissible bid: all bids were excluded or set aside.",
)
NONE_RECEIVED = Text(
    "Er is geen inschrijving ontvangen.",
    "No bid was received.",
)


def decide(
    evaluation: Evaluation,
    sent: date,
    *,
    days: int = LEAST_DAYS,
    closed: Iterable[date] = (),
    lots: Sequence[LotResult] | None = None,
    shows_others: bool = False,
) -> Decision:
    """Return the award decision on the lots of an evaluation (all, unless `lots` names some).

    The notices are sent on `sent` and the standstill is `days` calendar days; `closed` are days
    equated with a holiday by decree. A lot whose winners are not certain gets no notices. With
    `shows_others` every notice lists the rank and total of the other bids. Raises `Faults` for
    a standstill that is too short or cannot be calculated; it reads and writes nothing.
    """
    period = standstill(sent, days, closed)
    chosen = evaluation.lots if lots is None else lots
    decided = decided_lots(evaluation, chosen, shows_others=shows_others)
    findings = decision_findings(evaluation, decided, sent)
    return Decision(evaluation, period, decided, findings, shows_others)


def decided_lots(
    evaluation: Evaluation, lots: Iterable[LotResult], *, shows_others: bool
) -> tuple[LotDecision, ...]:
    """Return the decisions on lots, which depend on no day of sending."""
    return tuple(_lot(evaluation, lot, shows_others=shows_others) for lot in lots)


def _lot(evaluation: Evaluation, lot: LotResult, *, shows_others: bool) -> LotDecision:
    winners = lot.winners if lot.status == "ranked" else ()
    if not winners:
        status: Status = "no-admissible-bid" if not lot.ranking else "draw-needed"
        return LotDecision(lot, status, _needed(evaluation, lot), (), (), (), ())
    framework, count = evaluation.framework, len(lot.ranking)
    comparers = [Comparer(framework, lot, winner) for winner in winners]
    beside = Beside(framework, lot)
    others = tuple(_other(result) for result in lot.ranking) if shows_others else ()
    ranks = Counter(result.rank for result in lot.ranking)
    losing = tuple(
        LosingNotice(
            result.bid,
            result.name,
            result.rank or 0,
            count,
            ranks[result.rank],
            _drawn(lot, result),
            tuple(comparer.compare(result) for comparer in comparers),
            others,
        )
        for result in lot.ranking
        if result not in winners
    )
    excluded = tuple(
        ExcludedNotice(result.bid, result.name, result.reasons, beside.rows(result))
        for result in lot.excluded
    )
    notices = tuple(_winner(lot, winner, beside, others) for winner in winners)
    named = tuple(Beneficiary(winner.bid, winner.name) for winner in winners)
    return LotDecision(lot, "awarded", None, notices, losing, excluded, named)


def _winner(
    lot: LotResult, winner: BidResult, beside: Beside, others: tuple[Other, ...]
) -> WinnerNotice:
    assert winner.total is not None
    assert winner.price is not None
    return WinnerNotice(
        winner.bid,
        winner.name,
        winner.rank or 0,
        len(lot.ranking),
        _drawn(lot, winner),
        winner.total,
        winner.price,
        beside.rows(winner),
        winner.total_steps,
        others,
    )


def _drawn(lot: LotResult, result: BidResult) -> Drawn | None:
    """Return the drawing of lots that gave a bid its rank, if one did."""
    return next((drawn for drawn in lot.draws if result.bid in drawn.bids), None)


def _other(result: BidResult) -> Other:
    assert result.rank is not None
    assert result.total is not None
    return Other(result.bid, result.name, result.rank, result.total)


def _needed(evaluation: Evaluation, lot: LotResult) -> Text:
    """Say why the winners of a lot are not certain, and what it would take."""
    if not lot.ranking:
        return NONE_ADMISSIBLE if lot.excluded else NONE_RECEIVED
    tied = [result for result in lot.ranking if result.bid in lot.contested]
    names, rank = [result.name for result in tied], tied[0].rank if tied else 1
    rule = evaluation.framework.policies.ties
    announced = isinstance(rule, TieRule) and rule.otherwise == "draw"
    text = DRAW if announced else DRAW_OPEN
    nl, en = (
        ", ".join(names[:-1]) + f" {word} " + names[-1] if len(names) > 1 else "".join(names)
        for word in ("en", "and")
    )
    return Text(text.say("nl", names=nl, rank=rank), text.say("en", names=en, rank=rank))
