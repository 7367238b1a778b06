"""The letters on a decision: one to each tenderer per lot, as texts and parts of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aanbesteding.deciding.dates import in_full
from aanbesteding.deciding.decision import (
    ExcludedNotice,
    LosingNotice,
    LotDecision,
    WinnerNotice,
)
from aanbesteding.deciding.standstill import Standstill
from aanbesteding.fields import say
from aanbesteding.reporting import decision_words
from aanbesteding.reporting.blocks import Blank, Block, Heading, Para
from aanbesteding.reporting.decision_notices import Notices
from aanbesteding.reporting.letters import words
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.reporting.letters.told import Told
from aanbesteding.reporting.standstill_report import period_text
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.texts import Lang, Text


class Letter(NamedTuple):
    """A document to send or to keep: its kind, its texts and parts by the names of the fields.

    `path` is its place in a folder, without what its format adds to it.
    """

    kind: Kind
    path: str
    texts: dict[str, str]
    parts: dict[str, tuple[Block, ...]]


def letters(
    evaluation: Evaluation, decided: Iterable[LotDecision], told: Told, lang: Lang
) -> Iterator[Letter]:
    """Yield the letters on every lot that is decided, the winners' first."""
    for lot in decided:
        notices = Notices(evaluation, lot, lang)
        for winner in lot.winners:
            yield _letter(evaluation, "winner", notices, winner, notices.chosen(winner), told)
        for losing in lot.losing:
            yield _letter(evaluation, "losing", notices, losing, notices.lost(losing), told)
        for excluded in lot.excluded:
            said = notices.not_admitted(excluded)
            yield _letter(evaluation, "excluded", notices, excluded, said, told)


def _letter(
    evaluation: Evaluation,
    kind: Kind,
    notices: Notices,
    notice: WinnerNotice | LosingNotice | ExcludedNotice,
    said: Iterator[Block],
    told: Told,
) -> Letter:
    lang, framework, lot = notices.lang, evaluation.framework, notices.of.lot.lot
    named = {"tender": say(framework.title, lang), "lot": say(lot.title, lang)}
    texts = {
        **named,
        **common_texts(evaluation, told, lang),
        "subject": words.SUBJECT.say(lang, **named),
        "opening": words.OPENING[kind].say(lang, **named),
        "lot_id": lot.id,
        "tenderer": notice.name,
        "lead": _lead(evaluation, notice.bid),
        "bid": notice.bid,
        "winner": notices.winner,
    }
    parts = {
        "trial": tuple(trial(evaluation, decision_words.TRIAL, lang)),
        "notice": (
            Heading(words.DECISION.say(lang), 2),
            *notices.basis(),
            *said,
        ),
        "standstill": tuple(standstill_part(told.period, lang)),
    }
    return Letter(kind, f"{on_disk(lot.id)}/{on_disk(notice.bid)}", texts, parts)


DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


def on_disk(name: str) -> str:
    """Return an id as the name of a file; some of them Windows takes for a device.

    No id ends in a hyphen, so that it cannot become another's name.

    >>> on_disk("aux"), on_disk("auxilium")
    ('aux-', 'auxilium')
    """
    return f"{name}-" if name in DEVICES else name


def _lead(evaluation: Evaluation, bid: str) -> str:
    """Return the name of the member of a consortium to whom it is written, else nothing."""
    bids = (one for one in evaluation.dossier.bids if one.id == bid)
    leads = (
        member.name for one in bids for member in one.tenderer.members if member.role == "lead"
    )
    return next(leads, "")


def common_texts(evaluation: Evaluation, told: Told, lang: Lang) -> dict[str, str]:
    """Return what letters and the record can both name."""
    period, framework = told.period, evaluation.framework
    return {
        "framework": framework.id,
        "version": framework.version,
        "sent": period.sent.isoformat() if period else "",
        "date": in_full(period.sent, lang) if period else words.BLANK_DATE.say(lang),
        "first_day": in_full(period.first, lang) if period else words.BLANK_PERIOD.say(lang),
        "last_day": in_full(period.last, lang) if period else words.BLANK_PERIOD.say(lang),
        "contract_day": in_full(period.contract, lang) if period else words.BLANK_PERIOD.say(lang),
    }


def trial(evaluation: Evaluation, text: Text, lang: Lang) -> Iterator[Block]:
    """Yield that this is a trial, where the framework was not published."""
    if evaluation.framework.status == "draft":
        yield Para(text.say(lang), "warning")


def standstill_part(period: Standstill | None, lang: Lang) -> Iterator[Block]:
    """Yield the exact description of the standstill; what is not known is a blank."""
    yield Heading(decision_words.STANDSTILL.say(lang), 2)
    if period is None:
        yield Para(Blank(words.BLANK_PERIOD.say(lang)))
    else:
        yield Para(period_text(period, lang), "good")
        for step in period.steps:
            if step.kind not in ("sent", "stays"):
                yield Para(step.say(lang), bullet=True)
    yield Para(Blank(words.BLANK_REMEDY.say(lang)))
