"""The notices of one lot as blocks: what each tenderer is told, for whatever holds it."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.deciding.decision import (
    Comparison,
    ExcludedNotice,
    LosingNotice,
    LotDecision,
    WinnerNotice,
)
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.base import Step
from aanbesteding.methods.formulas import formula_in
from aanbesteding.reporting import decision_words as words
from aanbesteding.reporting import words as common
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.decision_figures import Figures
from aanbesteding.reporting.decision_notice import Notice
from aanbesteding.reporting.draw_report import day_of, listed
from aanbesteding.reporting.formula import in_words
from aanbesteding.scoring.evaluation import Drawn, Evaluation
from aanbesteding.texts import Lang


class Notices:
    """The notices of a lot that is decided.

    With `places` every quotation has its file and line. `period` is the sentence on the standstill
    that stands in each notice; empty where it stands elsewhere.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        of: LotDecision,
        lang: Lang,
        period: str = "",
        *,
        places: bool = False,
    ) -> None:
        self.of, self.lang, self.period = of, lang, period
        self.framework = evaluation.framework
        self.award = AWARDS[self.framework.award.type]
        self.files = evaluation.files if places else {}
        self.winner = listed([one.name for one in of.beneficiaries], lang)

    def award_blocks(self) -> Iterator[Block]:
        """Yield who gets the lot, how totals come about, and which lots were drawn."""
        lang = self.lang
        title = say(self.of.lot.lot.title, lang)
        yield Para(words.AWARD.say(lang, lot=title, name=self.winner), "good")
        yield from self.basis()

    def basis(self) -> Iterator[Block]:
        """Yield how totals come about, which lots were drawn, and whether this is tried out."""
        lang = self.lang
        yield Para(self._how())
        for drawn in self.of.lot.draws:
            said = {"rank": drawn.rank, "date": day_of(drawn, lang), "held_by": drawn.held_by}
            yield Para(words.LOTS_DRAWN.say(lang, **said))
        if self.award.experimental:
            yield Para(words.EXPERIMENTAL.say(lang), "warning")

    def _period(self) -> Iterator[Block]:
        if self.period:
            yield Para(self.period)

    def _how(self) -> str:
        """Say how the total comes about and what the better one is."""
        if self.award.unit == "points":
            return words.ADDS_UP.say(self.lang)
        chosen = self.framework.award
        announced = formula_in(self.award.formula, chosen)
        formula = in_words(Step(announced, (), 0), self.lang)  # type: ignore[arg-type]
        return words.FORMULA[self.award.winning(chosen)].say(self.lang, formula=formula)

    def chosen(self, notice: WinnerNotice) -> Iterator[Block]:
        """Yield what a winner is told."""
        lang = self.lang
        figures = Figures(self.award, lang, notice.rows, (notice.total,))
        said = figures.total(notice.total)
        fields = {"name": notice.name, "total": said, "winner": self.winner}
        fields |= {"rank": str(notice.rank), "count": str(notice.ranked)}
        alone = len(self.of.beneficiaries) == 1
        yield Para((words.CHOSEN if alone else words.ONE_OF).say(lang, **fields))
        yield from self._rank_drawn(notice.drawn)
        yield from self._period()
        part = Notice(figures, self.files, self.winner)
        yield from part.total_step(words.HOW_OWN, notice.steps)
        yield from part.own_table(notice.rows)
        yield from part.motivation(notice.rows, notice.name)
        yield from self._others(notice)

    def lost(self, notice: LosingNotice) -> Iterator[Block]:
        """Yield what a tenderer is told whose bid ranks below the winners."""
        lang = self.lang
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
            yield from self._period()
        yield from part.table(compared)
        yield from part.advantages(compared)
        yield from part.price(compared)
        yield from part.motivation(compared.rows, notice.name, again=again)

    def _rank_drawn(self, drawn: Drawn | None) -> Iterator[Block]:
        if drawn is not None:
            said = words.RANK_DRAWN.say(
                self.lang, date=day_of(drawn, self.lang), held_by=drawn.held_by
            )
            yield Para(said)

    def not_admitted(self, notice: ExcludedNotice) -> Iterator[Block]:
        """Yield what a tenderer is told whose bid was excluded or set aside."""
        lang = self.lang
        yield Para(words.NOT_ADMITTED.say(lang, name=notice.name, winner=self.winner))
        yield Para(words.REASONS.say(lang))
        for reason in notice.reasons:
            said = reason.say(lang)
            yield Para(f"{said[:1].upper()}{said[1:]}.", bullet=True)
        yield from self._period()
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
