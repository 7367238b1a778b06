"""The report on bids that drop out after the award: both policies beside the award as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aanbesteding.exact.display import digits_that_tell_apart
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.draw_report import listed
from aanbesteding.reporting.score_report import amount
from aanbesteding.scoring.drop_out import DropOut, LotDropOut
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.texts import Lang, Text

TITLE = Text("Uitval na gunning: {names}", "Drop-out after the award: {names}")
UNDER = Text(
    "{title}; kader {id}, versie {version}.", "{title}; framework {id}, version {version}."
)
ANNOUNCED = {
    "keep-ranking": Text(
        "Aangekondigd is «keep-ranking»: de rangorde blijft staan, en wie lager stond schuift op.",
        "Announced is “keep-ranking”: the ranking stands, and who stood lower moves up.",
    ),
    "rescore": Text(
        "Aangekondigd is «rescore»: er wordt beoordeeld alsof de inschrijving er niet was geweest.",
        "Announced is “rescore”: the bids are evaluated as if the bid had not been there.",
    ),
    None: Text(
        "Het kader kondigt niet aan wat bij uitval geldt. Beide wegen staan hier; geen is gekozen.",
        "The framework does not announce what holds at drop-out. Both ways are shown; neither is "
        "chosen.",
    ),
}
BEFORE = Text("was", "was")
DROPPED = Text("valt uit", "drops out")
NOT_RANKED = "–"
OUTCOME = {
    "keep-ranking": Text(
        "Zoals aangekondigd (keep-ranking) {said}.", "As announced (keep-ranking), {said}."
    ),
    "rescore": Text("Zoals aangekondigd (rescore) {said}.", "As announced (rescore), {said}."),
    None: Text(
        "Niets is aangekondigd, dus niets is hier gekozen.",
        "Nothing was announced, so nothing is chosen here.",
    ),
}
DIFFERS = Text(
    "De winnaar hangt van de weg af: blijft de rangorde staan (keep-ranking), dan {keep}; wordt "
    "opnieuw beoordeeld (rescore), dan {rescore}.",
    "The winner depends on the way: if the ranking stands (keep-ranking), {keep}; if bids are "
    "evaluated again (rescore), {rescore}.",
)
SAME = Text(
    "De winnaar hangt niet van de weg af: of de rangorde blijft staan (keep-ranking) of opnieuw "
    "wordt beoordeeld (rescore), in beide gevallen {keep}.",
    "The winner does not depend on the way: whether the ranking stands (keep-ranking) or bids are "
    "evaluated again (rescore), {keep}.",
)
ORDER = Text(
    "Onder de winnaar verschilt de rangorde wel.", "Below the winner the ranking does differ."
)
WINS = Text("wint {names}", "{names} wins")
WIN = Text("krijgen {names} een contract", "{names} get a contract")
LOTS = Text("is een loting nodig tussen {names}", "lots must be drawn between {names}")
BOTH = Text(
    "krijgt {names} een contract en is om de rest een loting nodig tussen {tied}",
    "{names} gets a contract and for the rest lots must be drawn between {tied}",
)
UNDECIDED = Text(
    "beslist niets aangekondigds tussen {names}", "nothing announced decides between {names}"
)
NOBODY = Text("blijft er geen geldige inschrijving over", "no admissible bid is left")
NO_PART = Text(
    "Al uitgesloten of terzijde gelegd: {names}. Aan de uitkomst verandert dit niets.",
    "Excluded or set aside already: {names}. This changes nothing in the outcome.",
)
COUNTED = Text(
    "Al terzijde gelegd, maar meegeteld in de scores van anderen: {names}. Bij rescore verandert "
    "daardoor iets.",
    "Set aside already, but counted in the scores of others: {names}. Therefore something changes "
    "under rescore.",
)
FREED = Text(
    "Al uitgesloten: {names}, om een organisatie die ook in een andere inschrijving staat. Bij "
    "rescore verandert daardoor iets.",
    "Excluded already: {names}, for an organisation that is in another bid too. Therefore "
    "something changes under rescore.",
)
ALREADY = Text(
    "Al uitgesloten of terzijde gelegd: {names}.", "Excluded or set aside already: {names}."
)
STANDS = Text(
    "De volgorde van de loting van {date} blijft bij keep-ranking staan.",
    "The order of the draw of {date} stands under keep-ranking.",
)
LAPSES = Text(
    "De loting van {date} was om een andere gelijke stand; bij rescore is een nieuwe nodig.",
    "The draw of {date} was for another tie; under rescore a new one is needed.",
)
NOW_IN = Text(
    "{name} ({bid}) wordt bij rescore niet meer uitgesloten of terzijde gelegd.",
    "{name} ({bid}) is no longer excluded or set aside under rescore.",
)
NOW_OUT = Text(
    "{name} ({bid}) valt bij rescore af: {reason}.",
    "{name} ({bid}) is set aside under rescore: {reason}.",
)


def drop_out_blocks(made: DropOut, lang: Lang, lots: Iterable[LotDropOut]) -> Iterator[Block]:
    """Yield the report on some lots."""
    framework = made.evaluation.framework
    names = {bid.id: bid.shown_name for bid in made.evaluation.dossier.bids}
    gone = listed([f"{names[bid]} ({bid})" for bid in made.bids], lang)
    yield Heading(TITLE.say(lang, names=gone), 1)
    about = {"title": say(framework.title, lang), "id": framework.id, "version": framework.version}
    yield Para(UNDER.say(lang, **about), "muted")
    yield Para(ANNOUNCED[made.announced].say(lang), "plain" if made.announced else "warning")
    award = AWARDS[framework.award.type]
    for lot in lots:
        yield Heading(words.LOT.say(lang, title=say(lot.lot.title, lang)))
        yield from LotReport(made, lot, award, lang).blocks()


class LotReport:
    """The report on one lot."""

    def __init__(self, made: DropOut, lot: LotDropOut, award: Award, lang: Lang) -> None:
        self.lot, self.award, self.lang = lot, award, lang
        self.names = {bid.id: bid.shown_name for bid in made.evaluation.dossier.bids}
        self.draws = made.evaluation.framework.policies.ties

    def blocks(self) -> Iterator[Block]:
        """Yield the outcome in sentences, and the three rankings side by side."""
        lot, lang = self.lot, self.lang
        keep, rescore = self.said(lot.keep_ranking), self.said(lot.rescore)
        if lot.without_part:
            names = listed([self.names[bid] for bid in lot.without_part], lang)
            yield Para(self._already().say(lang, names=names))
        said = rescore if lot.announced == "rescore" else keep
        told = OUTCOME[lot.announced].say(lang, said=said)
        yield Para(told, "good" if lot.is_decided else "warning")
        if lot.winner_differs:
            yield Para(DIFFERS.say(lang, keep=keep, rescore=rescore), "warning")
        else:
            yield Para(SAME.say(lang, keep=keep))
            if lot.order_differs:
                yield Para(ORDER.say(lang))
        yield from self._draws()
        yield self._table()
        yield from self._admission()

    def _already(self) -> Text:
        """What to say of bids that had no part in the award: whether that changes anything."""
        lot = self.lot
        if len(lot.without_part) < len(lot.dropped):
            return ALREADY
        if _totals(lot.keep_ranking) == _totals(lot.rescore):
            return NO_PART
        shared = any(
            reason.kind == "same-organisation"
            for result in lot.before.excluded
            if result.bid in lot.without_part
            for reason in result.reasons
        )
        return FREED if shared else COUNTED

    def said(self, lot: LotResult) -> str:
        """Say who gets the contract, as a part of a sentence."""
        lang = self.lang
        winners = listed([result.name for result in lot.winners], lang)
        tied = listed([self.names[bid] for bid in lot.contested], lang)
        if winners and tied:
            return BOTH.say(lang, names=winners, tied=tied)
        if winners:
            return (WINS if len(lot.winners) == 1 else WIN).say(lang, names=winners)
        if not tied:
            return NOBODY.say(lang)
        announced = not isinstance(self.draws, str) and self.draws.otherwise == "draw"
        return (LOTS if announced else UNDECIDED).say(lang, names=tied)

    def _draws(self) -> Iterator[Block]:
        gone = set(self.lot.dropped)
        held = {drawn.ref for drawn in self.lot.rescore.draws}
        for drawn in self.lot.before.draws:
            left = set(drawn.bids) - gone
            if gone & set(drawn.bids) and len(left) > 1:
                yield Para(STANDS.say(self.lang, date=drawn.date))
            if drawn.ref not in held and left & set(self.lot.rescore.contested):
                yield Para(LAPSES.say(self.lang, date=drawn.date))

    def _table(self) -> Table:
        lang, lot = self.lang, self.lot
        stages = (lot.before, lot.keep_ranking, lot.rescore)
        totals = [r.total for one in stages for r in one.ranking if r.total is not None]
        digits = digits_that_tell_apart(totals)
        titles = (BEFORE.say(lang), "keep-ranking", "rescore")
        columns = (
            Column(words.BID.say(lang)),
            Column(words.NAME.say(lang)),
            *(Column(title, right=True) for title in titles),
        )
        rows = []
        order = [result.bid for one in stages for result in one.ranking]
        for bid in dict.fromkeys([*order, *lot.dropped]):
            cells = [self._cell(one, bid, digits) for one in stages]
            tail = f" ({DROPPED.say(lang)})" if bid in lot.dropped else ""
            rows.append((bid, self.names[bid] + tail, *cells))
        winners = {r.bid for r in lot.outcome.winners} if lot.outcome else set()
        strong = frozenset(i for i, row in enumerate(rows) if row[0] in winners)
        return Table(columns, tuple(rows), fixed=2, strong=strong)

    def _cell(self, lot: LotResult, bid: str, digits: int) -> str:
        """Return a rank with the total, or a dash for who is not in the ranking."""
        result = lot.result(bid)
        if result is None or result.rank is None or result.total is None:
            return NOT_RANKED
        return f"{result.rank} ({amount(self.award, result.total, self.lang, digits)})"

    def _admission(self) -> Iterator[Block]:
        """Yield who is admitted or set aside only when the lot is evaluated anew."""
        lot, lang = self.lot, self.lang
        before = {result.bid for result in lot.before.ranking}
        for result in lot.rescore.ranking:
            if result.bid not in before:
                yield Para(NOW_IN.say(lang, name=result.name, bid=result.bid), "warning")
        for result in lot.rescore.excluded:
            if result.bid in before:
                for reason in result.reasons:
                    fields = {"name": result.name, "bid": result.bid, "reason": reason.say(lang)}
                    yield Para(NOW_OUT.say(lang, **fields), "warning", bullet=True)


def _totals(lot: LotResult) -> list[tuple[object, ...]]:
    return [(result.bid, result.rank, result.total) for result in lot.ranking]
