"""An award decision as blocks: the standstill, and per lot the notices to the tenderers."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.deciding.decision import Decision, LotDecision
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.finding import Finding
from aanbesteding.reporting import decision_words as words
from aanbesteding.reporting import words as common
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.decision_notices import Notices
from aanbesteding.reporting.standstill_report import period_text, standstill_blocks
from aanbesteding.texts import Lang


def decision_blocks(decision: Decision, lang: Lang, *, places: bool = False) -> Iterator[Block]:
    """Yield the whole decision; with `places` every quotation has its file and line."""
    framework = decision.evaluation.framework
    award = AWARDS[framework.award.type]
    yield Heading(words.TITLE.say(lang, title=say(framework.title, lang)), 1)
    if framework.status == "draft":
        yield Para(words.TRIAL.say(lang), "warning")
    yield Para(
        common.ABOUT.say(
            lang,
            id=framework.id,
            version=framework.version,
            status=common.STATUS[framework.status].say(lang),
            route=common.ROUTE[framework.route].say(lang),
            award=award.name.say(lang),
        ),
        "muted",
    )
    yield Para(words.TOOL.say(lang), "muted")
    of_lots = [finding for lot in decision.lots for finding in lot.lot.findings]
    yield from _findings([*decision.findings, *decision.evaluation.findings, *of_lots], lang)
    yield from standstill_blocks(decision.standstill, lang, 2)
    for lot in decision.lots:
        yield from _Lot(decision, lot, lang, places=places).blocks()


def _findings(findings: list[Finding], lang: Lang) -> Iterator[Block]:
    if findings:
        yield Heading(words.FOR_SENDER.say(lang), 3)
    for finding in findings:
        text = f"{finding.code.code} {finding.what(lang)}: {finding.cure(lang)}."
        yield Para(text, "warning", bullet=True)


class _Lot:
    """The part of the report on one lot."""

    def __init__(self, decision: Decision, lot: LotDecision, lang: Lang, *, places: bool) -> None:
        self.lot, self.lang = lot, lang
        period = period_text(decision.standstill, lang)
        self.notices = Notices(decision.evaluation, lot, lang, period, places=places)

    def blocks(self) -> Iterator[Block]:
        lang, lot, notices = self.lang, self.lot, self.notices
        yield Heading(common.LOT.say(lang, title=say(lot.lot.lot.title, lang)))
        if not lot.beneficiaries:
            yield from not_decided(lot, lang)
            return
        yield from notices.award_blocks()
        for winner in lot.winners:
            yield self._to(winner.name, winner.bid)
            yield from notices.chosen(winner)
        for losing in lot.losing:
            yield self._to(losing.name, losing.bid)
            yield from notices.lost(losing)
        for excluded in lot.excluded:
            yield self._to(excluded.name, excluded.bid)
            yield from notices.not_admitted(excluded)

    def _to(self, name: str, bid: str) -> Heading:
        return Heading(words.TO.say(self.lang, name=name, bid=bid), 3)


def not_decided(lot: LotDecision, lang: Lang) -> Iterator[Block]:
    """Yield why a lot is not decided, and the reasons against its bids."""
    yield Para(words.NOT_DECIDED.say(lang), "warning")
    if lot.needed is not None:
        yield Para(lot.needed.say(lang), "warning")
    if lot.lot.excluded:
        yield Para(words.EXCLUDED.say(lang))
    for result in lot.lot.excluded:
        for reason in result.reasons:
            yield Para(f"{result.name} ({result.bid}): {reason.say(lang)}.", bullet=True)
