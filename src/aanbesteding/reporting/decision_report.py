"""An award decision as blocks: the standstill, and per lot the notices to the tenderers."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.deciding.decision import (
    Comparison,
    Decision,
    ExcludedNotice,
    LosingNotice,
    LotDecision,
    WinnerNotice,
)
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.base import Step
from aanbesteding.methods.formulas import formula_in
from aanbesteding.model.finding import Finding
from aanbesteding.reporting import decision_words as words
from aanbesteding.reporting import words as common
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.decision_figures import Figures
from aanbesteding.reporting.decision_notice import Notice
from aanbesteding.reporting.draw_report import listed
from aanbesteding.reporting.formula import in_words
from aanbesteding.reporting.standstill_report import period_text, standstill_blocks
from aanbesteding.scoring.evaluation import Drawn
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
        self.decision, self.lot, self.lang = decision, lot, lang
        self.framework = decision.evaluation.framework
        self.award = AWARDS[self.framework.award.type]
        self.period = period_text(decision.standstill, lang)
        self.files = decision.evaluation.files if places else {}
        self.winner = listed([one.name for one in lot.beneficiaries], lang)

    def blocks(self) -> Iterator[Block]:
        lang, lot = self.lang, self.lot
        title = say(lot.lot.lot.title, lang)
        yield Heading(common.LOT.say(lang, title=title))
        if not lot.beneficiaries:
            yield from self._not_decided()
            return
        yield Para(words.AWARD.say(lang, lot=title, name=self.winner), "good")
        yield Para(self._how())
        for drawn in lot.lot.draws:
            said = {"rank": drawn.rank, "date": drawn.date, "held_by": drawn.held_by}
            yield Para(words.LOTS_DRAWN.say(lang, **said))
        if self.award.experimental:
            yield Para(words.EXPERIMENTAL.say(lang), "warning")
        for winner in lot.winners:
            yield from self._chosen(winner)
        for losing in lot.losing:
            yield from self._lost(losing)
        for excluded in lot.excluded:
            yield from self._not_admitted(excluded)

    def _how(self) -> str:
        """Say how the total comes about and what the better one is."""
        if self.award.unit == "points":
            return words.ADDS_UP.say(self.lang)
        chosen = self.framework.award
        announced = formula_in(self.award.formula, chosen)
        formula = in_words(Step(announced, (), 0), self.lang)  # type: ignore[arg-type]
        return words.FORMULA[self.award.winning(chosen)].say(self.lang, formula=formula)

    def _not_decided(self) -> Iterator[Block]:
        lang, lot = self.lang, self.lot
        yield Para(words.NOT_DECIDED.say(lang), "warning")
        if lot.needed is not None:
            yield Para(lot.needed.say(lang), "warning")
        if lot.lot.excluded:
            yield Para(words.EXCLUDED.say(lang))
        for result in lot.lot.excluded:
            for reason in result.reasons:
                yield Para(f"{result.name} ({result.bid}): {reason.say(lang)}.", bullet=True)

    def _chosen(self, notice: WinnerNotice) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.TO.say(lang, name=notice.name, bid=notice.bid), 3)
        figures = Figures(self.award, lang, notice.rows, (notice.total,))
        said = figures.total(notice.total)
        fields = {"name": notice.name, "total": said, "winner": self.winner}
        fields |= {"rank": str(notice.rank), "count": str(notice.ranked)}
        alone = len(self.lot.beneficiaries) == 1
        yield Para((words.CHOSEN if alone else words.ONE_OF).say(lang, **fields))
        yield from self._rank_drawn(notice.drawn)
        yield Para(self.period)
        part = Notice(figures, self.files, self.winner)
        yield from part.total_step(words.HOW_OWN, notice.steps)
        yield from part.own_table(notice.rows)
        yield from part.motivation(notice.rows, notice.name)
        yield from self._others(notice)

    def _lost(self, notice: LosingNotice) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.TO.say(lang, name=notice.name, bid=notice.bid), 3)
        text = words.LOST if notice.shared == 1 else words.LOST_SHARED
        yield Para(
            text.say(
                lang,
                name=notice.name,
                rank=notice.rank,
                count=notice.ranked,
                shared=notice.shared - 1,
                winner=self.winner,
            )
        )
        told = any(c.tie_break is not None and c.tie_break.drawn for c in notice.comparisons)
        yield from () if told else self._rank_drawn(notice.drawn)
        for index, compared in enumerate(notice.comparisons):
            yield from self._compared(notice, compared, again=index > 0)
        yield from self._others(notice)

    def _compared(
        self, notice: LosingNotice, compared: Comparison, *, again: bool
    ) -> Iterator[Block]:
        """Yield a losing bid beside one winner; `again` when it was set beside another before."""
        lang = self.lang
        if len(notice.comparisons) > 1:
            yield Heading(words.BESIDE.say(lang, name=compared.beside.name), 4)
            yield Para(words.CHOSEN_HERE.say(lang, name=compared.beside.name))
        totals = (compared.total, compared.winner_total)
        figures = Figures(self.award, lang, compared.rows, totals)
        part = Notice(figures, self.files, compared.beside.name)
        yield from part.totals(compared)
        if not again:
            yield Para(self.period)
        yield from part.table(compared)
        yield from part.advantages(compared)
        yield from part.price(compared)
        yield from part.motivation(compared.rows, notice.name, again=again)

    def _rank_drawn(self, drawn: Drawn | None) -> Iterator[Block]:
        if drawn is not None:
            said = words.RANK_DRAWN.say(self.lang, date=drawn.date, held_by=drawn.held_by)
            yield Para(said)

    def _not_admitted(self, notice: ExcludedNotice) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.TO.say(lang, name=notice.name, bid=notice.bid), 3)
        yield Para(words.NOT_ADMITTED.say(lang, name=notice.name, winner=self.winner))
        yield Para(words.REASONS.say(lang))
        for reason in notice.reasons:
            said = reason.say(lang)
            yield Para(f"{said[:1].upper()}{said[1:]}.", bullet=True)
        yield Para(self.period)
        part = Notice(Figures(self.award, lang, notice.rows), self.files, self.winner)
        yield from part.own_table(notice.rows)
        yield from part.motivation(notice.rows, notice.name)

    def _others(self, notice: WinnerNotice | LosingNotice) -> Iterator[Block]:
        lang = self.lang
        if not notice.others:
            return
        yield Heading(words.OTHERS.say(lang), 4)
        shown = Figures(self.award, lang, totals=tuple(other.total for other in notice.others))
        columns = (
            Column(words.RANK.say(lang), right=True),
            Column(words.NAME.say(lang)),
            Column(common.TOTAL.say(lang), right=True),
        )
        rows = tuple((str(o.rank), o.name, shown.total(o.total)) for o in notice.others)
        mine = frozenset(i for i, o in enumerate(notice.others) if o.bid == notice.bid)
        yield Table(columns, rows, strong=mine)
