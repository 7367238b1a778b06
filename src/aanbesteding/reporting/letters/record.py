"""The evaluation record (proces-verbaal): who assessed what, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aanbesteding import __version__
from aanbesteding.deciding.decision import LotDecision
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.fingerprint import grouped
from aanbesteding.model.roles import ROLES
from aanbesteding.reporting import words as common
from aanbesteding.reporting.blocks import Blank, Block, Column, Heading, Para, Table
from aanbesteding.reporting.decision_notices import Notices
from aanbesteding.reporting.decision_report import not_decided
from aanbesteding.reporting.derivation import Derivation
from aanbesteding.reporting.letters import words
from aanbesteding.reporting.letters.letter import Letter, common_texts, trial
from aanbesteding.reporting.letters.told import Told
from aanbesteding.reporting.score_report import finding_blocks, lot_blocks
from aanbesteding.reporting.standstill_report import standstill_blocks
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.texts import Lang, Text


def record(
    evaluation: Evaluation, decided: Sequence[LotDecision], told: Told, lang: Lang
) -> Letter:
    """Return the evaluation record on some lots."""
    tender = say(evaluation.framework.title, lang)
    texts = {
        **common_texts(evaluation, told, lang),
        "tender": tender,
        "subject": words.RECORD_SUBJECT.say(lang, tender=tender),
    }
    parts = {
        "trial": tuple(trial(evaluation, words.NO_RECORD_YET, lang)),
        "record": tuple(_Record(evaluation, decided, told, lang).blocks()),
    }
    return Letter("record", "", texts, parts)


class _Record:
    """The parts of a record, in their order."""

    def __init__(
        self, evaluation: Evaluation, decided: Sequence[LotDecision], told: Told, lang: Lang
    ) -> None:
        self.evaluation, self.decided, self.told, self.lang = evaluation, decided, told, lang
        self.framework, self.dossier = evaluation.framework, evaluation.dossier
        self.members = self.framework.panel.assessors if self.framework.panel else ()

    def blocks(self) -> Iterator[Block]:
        yield from self._procedure()
        yield from self._course()
        yield from self._panel()
        yield from self._received()
        yield from self._assessed()
        yield from self._files()
        yield from self._signatures()
        yield from self._annex()

    def _procedure(self) -> Iterator[Block]:
        lang, framework = self.lang, self.framework
        yield Heading(words.PROCEDURE.say(lang), 2)
        yield Para(Blank(words.BLANK_PROCEDURE.say(lang)))
        yield Para(
            common.ABOUT.say(
                lang,
                id=framework.id,
                version=framework.version,
                status=common.STATUS[framework.status].say(lang),
                route=common.ROUTE[framework.route].say(lang),
                award=AWARDS[framework.award.type].name.say(lang),
            )
        )
        yield Para(words.PRICE_BASIS.say(lang, basis=say(framework.price_basis, lang)))

    def _course(self) -> Iterator[Block]:
        lang, framework = self.lang, self.framework
        yield Heading(words.COURSE.say(lang), 2)
        seal = self.evaluation.files.get(("seal", framework.id))
        if seal is not None:
            yield Para(words.SEALED.say(lang, file=seal.name), bullet=True)
        if framework.panel is not None and framework.panel.anonymous:
            yield Para(words.ANONYMOUS.say(lang), bullet=True)
        closed = self.dossier.closed_under(framework.id)
        if closed is not None:
            yield Para(common.CLOSED.say(lang, hash=closed.hash), bullet=True)
        yield Para(Blank(words.BLANK_OPENING.say(lang)), bullet=True)
        if self.members:
            yield Para(Blank(words.BLANK_MEETINGS.say(lang)), bullet=True)

    def _panel(self) -> Iterator[Block]:
        lang, panel = self.lang, self.framework.panel
        yield Heading(words.PANEL.say(lang), 2)
        if panel is None:
            yield Para(words.NO_PANEL.say(lang))
            return
        blank = Blank(words.BLANK_NAME.say(lang))
        rows = tuple((one.id, say(one.title, lang), blank) for one in panel.assessors)
        yield Table(self._columns(words.ID, words.CAPACITY, words.PERSON), rows)
        yield Para(words.COMBINE[panel.combine].say(lang))
        sheets = [s for s in self.dossier.sheets if s.framework == self.framework.id]
        declared = [(sheet, one) for sheet in sheets for one in sheet.conflicts]
        yield Para((words.CONFLICTS if declared else words.NO_CONFLICTS).say(lang))
        for sheet, one in declared:
            who = sheet.assessor or words.JOINTLY.say(lang)
            said = {"assessor": who, "subject": one.subject, "reason": one.reason.strip()}
            yield Para(words.CONFLICT.say(lang, **said), bullet=True)

    def _received(self) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.RECEIVED.say(lang), 2)
        titles = {lot.id: say(lot.title, lang) for lot in self.framework.lots}
        rows = tuple(
            (
                bid.id,
                bid.shown_name,
                "; ".join(
                    words.ROLE.say(lang, name=one.name, role=ROLES[one.role].say(lang))
                    for one in bid.tenderer.members
                ),
                ", ".join(titles.get(offer.lot, offer.lot) for offer in bid.lots),
            )
            for bid in self.dossier.bids
        )
        yield Table(self._columns(common.BID, common.NAME, words.PARTIES, words.LOTS), rows)

    def _assessed(self) -> Iterator[Block]:
        lang, evaluation = self.lang, self.evaluation
        yield Heading(words.ASSESSMENT.say(lang), 2)
        yield Para(words.STATED_REASONS.say(lang))
        yield from finding_blocks(evaluation.findings, lang)
        for decision in self.decided:
            yield from _under(lot_blocks(evaluation, decision.lot, lang), 1)
            yield Heading(words.OUTCOME.say(lang), 4)
            if decision.beneficiaries:
                yield from Notices(evaluation, decision, lang).award_blocks()
            else:
                yield from not_decided(decision, lang)
        if self.told.period is not None:
            yield from standstill_blocks(self.told.period, lang, 2, on_paper=True)

    def _files(self) -> Iterator[Block]:
        lang, files = self.lang, self.evaluation.files
        yield Heading(words.FILES.say(lang), 2)
        yield Para(words.FILES_NOTE.say(lang, version=__version__))
        if not files:
            yield Para(words.IN_CODE.say(lang))
            return
        rows = tuple(
            (words.KINDS[kind].say(lang), origin.name, grouped(origin.sha256))
            for (kind, _), origin in sorted(files.items(), key=lambda item: item[0])
        )
        yield Table(self._columns(words.KIND, words.FILE, words.HASH), rows)
        yield Para(Blank(words.BLANK_HASH.say(lang)))

    def _signatures(self) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.SIGNATURES.say(lang), 2)
        yield Para(words.SIGNED.say(lang))
        capacities = [say(one.title, lang) for one in self.members]
        blanks = [
            Blank(text.say(lang)) for text in (words.BLANK_NAME, words.BLANK_DAY, words.BLANK_SIGN)
        ]
        rows = tuple((who, *blanks) for who in (words.DRAWN_UP.say(lang), *capacities))
        titles = (words.CAPACITY, words.PERSON, words.DAY, words.SIGNATURE)
        yield Table(self._columns(*titles), rows)

    def _annex(self) -> Iterator[Block]:
        lang = self.lang
        yield Heading(words.ANNEX.say(lang), 2)
        for decision in self.decided:
            lot = decision.lot
            title = say(lot.lot.title, lang)
            for result in (*lot.ranking, *lot.excluded):
                fields = {"name": result.name, "bid": result.bid, "lot": title}
                yield Heading(words.DERIVATION.say(lang, **fields), 3)
                blocks = Derivation(self.evaluation, lot, result, lang).blocks()
                yield from _under((b for b in blocks if not _is_title(b)), 1)

    def _columns(self, *titles: Text) -> tuple[Column, ...]:
        return tuple(Column(title.say(self.lang)) for title in titles)


def _is_title(block: Block) -> bool:
    """Whether a block is what the heading above a derivation has said already."""
    return isinstance(block, Heading) and block.level < 3


def _under(blocks: Iterator[Block], levels: int) -> Iterator[Block]:
    """Yield blocks with their headings so many levels deeper."""
    for block in blocks:
        yield block._replace(level=block.level + levels) if isinstance(block, Heading) else block
