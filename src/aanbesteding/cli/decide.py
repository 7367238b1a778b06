"""`aanbesteding decide`: the award decision, notice by notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.dates import the_standstill
from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated, unknown_name
from aanbesteding.cli.output import note, put, write_text
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import BID, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.deciding.decision import Decision
    from aanbesteding.deciding.standstill import Standstill
    from aanbesteding.scoring.evaluation import Evaluation, LotResult

Format = Literal["text", "json", "markdown"]
WRITTEN = Text("geschreven: {path}", "written: {path}")


def decide(
    files: Sources,
    sent: str,
    days: str,
    closed: list[str],
    lots: list[str],
    bid: str | None,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    others: bool,
    sources: bool,
    quiet: bool,
) -> int:
    """Decide and print; return 0 when every chosen lot is awarded, else 1."""
    evaluation, period = _read(files, sent, days, closed)
    decision = _decided(evaluation, period, chosen_lots(evaluation, lots), bid, others=others)
    if form == "json":
        from aanbesteding.reporting.decision_json import decision_json

        write_text(decision_json(decision), output, files.read)
    else:
        from aanbesteding.reporting.decision_report import decision_blocks

        blocks = decision_blocks(decision, lang, places=sources)
        put(blocks, form, output, files.read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if form == "json":
        _warn(decision, lang, quiet=quiet)
    return 0 if decision.is_complete else 1


def show_standstill(
    sent: str, days: str, closed: list[str], form: Format, output: Path | None, lang: Lang
) -> int:
    """Print a standstill alone."""
    period = the_standstill(sent, days, closed)
    if form == "json":
        from aanbesteding.reporting.decision_json import standstill_json

        write_text(standstill_json(period), output, ())
        return 0
    from aanbesteding.reporting.standstill_report import standstill_blocks

    put(standstill_blocks(period, lang), form, output, ())
    return 0


def _read(files: Sources, sent: str, days: str, closed: list[str]) -> tuple[Evaluation, Standstill]:
    """Evaluate and count. Raises `Faults` with what is wrong with the files and with the days."""
    faults: list[Fault] = []
    evaluation = period = None
    try:
        period = the_standstill(sent, days, closed)
    except Faults as error:
        faults += error.faults
    try:
        evaluation = evaluated(files)
    except Faults as error:
        faults += error.faults
    if evaluation is None or period is None:
        raise Faults(faults)
    return evaluation, period


def _decided(
    evaluation: Evaluation,
    period: Standstill,
    lots: tuple[LotResult, ...],
    bid: str | None,
    *,
    others: bool,
) -> Decision:
    from aanbesteding.deciding.decide import decide as decided

    decision = decided(
        evaluation,
        period.sent,
        days=period.days,
        closed=period.closed,
        lots=lots,
        shows_others=others,
    )
    if bid is None:
        return decision
    known = [one.id for one in evaluation.dossier.bids]
    if bid not in known:
        raise unknown_name(BID, bid, known)
    if not any(lot.result(bid) for lot in lots):
        offered = [lot.lot.id for lot in evaluation.lots if lot.result(bid)]
        fields = {
            "bid": bid,
            "lots": ", ".join(lot.lot.id for lot in lots),
            "known": ", ".join(offered),
        }
        raise Faults([Fault(codes.NO_OFFER, Place("aanbesteding"), fields)])
    return decision.only(bid)


def _warn(decision: Decision, lang: Lang, *, quiet: bool) -> None:
    """Say on stderr what whoever reads only the data would miss."""
    evaluation = decision.evaluation
    of_lots = [finding for lot in decision.lots for finding in lot.lot.findings]
    for finding in [*decision.findings, *evaluation.findings, *of_lots]:
        note(f"{finding.code.code} {finding.what(lang)}", quiet=quiet)
