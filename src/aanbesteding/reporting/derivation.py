"""The whole derivation of one bid: every number back to its formula, its inputs and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aanbesteding.exact.display import digits_that_tell_apart, euros, shortest
from aanbesteding.fields import say
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.cited import Cited
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import Framework, NumericScale
from aanbesteding.model.origin import Ref
from aanbesteding.model.values import mark_worth
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.draw_report import RANK_BY_DRAW, day_of, draw_of
from aanbesteding.reporting.forms import meanings
from aanbesteding.reporting.formula import result_text, step_text
from aanbesteding.reporting.score_report import amount
from aanbesteding.scoring.evaluation import (
    BidResult,
    Evaluation,
    GivenMark,
    LotResult,
    NodeScore,
    Traced,
)
from aanbesteding.texts import Lang


def derivation_blocks(
    evaluation: Evaluation, bid: str, lots: Iterable[LotResult], lang: Lang
) -> Iterator[Block]:
    """Yield the derivation of a bid in every lot that it is for."""
    for lot in lots:
        result = lot.result(bid)
        if result is not None:
            yield from Derivation(evaluation, lot, result, lang).blocks()


class Derivation:
    """The derivation of one bid in one lot."""

    def __init__(
        self, evaluation: Evaluation, lot: LotResult, result: BidResult, lang: Lang
    ) -> None:
        self.evaluation, self.lot, self.result, self.lang = evaluation, lot, result, lang
        framework = evaluation.framework
        self.nodes: dict[str, Node] = {
            node.criterion.id: node for node in walk(framework, *criteria_of(framework, lot.index))
        }

    def blocks(self) -> Iterator[Block]:
        """Yield the whole derivation."""
        lang, result = self.lang, self.result
        yield Heading(words.DERIVATION.say(lang, name=result.name, id=result.bid), 1)
        yield Heading(words.LOT.say(lang, title=say(self.lot.lot.title, lang)))
        if result.price is not None:
            price = euros(result.price, lang)
            yield Heading(f"{words.PRICE.say(lang)}: {price}", 3)
            for traced in result.price_steps:
                yield self._step(traced, 1)
        for node in result.nodes:
            yield from self._node(node)
        yield from self._outcome()
        yield from self._flags()

    def _flags(self) -> Iterator[Block]:
        """Yield the flags about this bid, each with how its bound came about."""
        mine = [flag for flag in self.lot.flags if flag.bid == self.result.bid]
        if mine:
            yield Heading(words.FLAGS.say(self.lang), 3)
        for flag in mine:
            found = flag.finding
            text = f"{found.code.code} {found.what(self.lang)} {self._where((found.ref,))}"
            yield Para(text.rstrip(), "warning", bullet=True)
            if flag.step is not None:
                yield self._step(Traced("flag", flag.step, flag.refs), 1)

    def _node(self, score: NodeScore) -> Iterator[Block]:
        lang = self.lang
        node = self.nodes[score.criterion]
        no_greatest = score.share is None and not score.children  # 5.15, 5.16
        title = (words.SCORE_OPEN if no_greatest else words.SCORE).say(
            lang,
            title=say(node.criterion.title, lang),
            points=result_text(score.points, lang),
            weight=shortest(score.weight, lang),
        )
        if node.depth == 0:
            yield Heading(title, 3)
        else:
            yield Para(title, "good", indent=node.depth)
        inside = node.depth + 1
        for line in provenance(self.evaluation.framework, node.criterion, lang):
            yield Para(line, "muted", indent=inside)
        if node.method is not None:
            method = METHODS[node.method.id]
            checked = "" if method.source.verified else f" ({words.UNVERIFIED.say(lang)})"
            source = f"{method.name.say(lang)}; {method.source.text.say(lang)}{checked}"
            yield Para(source, "muted", indent=inside)
        for mark in score.marks:
            yield Para(self._mark(mark, score.criterion), indent=inside, bullet=True)
        if score.children:
            for child in score.children:
                yield from self._node(child)
        for traced in score.steps:
            yield self._step(traced, inside)

    def _meaning(self, mark: GivenMark, criterion: str) -> str | None:
        """What a mark on a numeric scale means; a labelled mark says it itself."""
        framework = self.evaluation.framework
        on = self.nodes[criterion].scale
        scale = next((scale for scale in framework.scales if scale.id == on), None)
        if not isinstance(scale, NumericScale):
            return None
        sign = framework.decimal_sign  # 8 and 8.0 are the same mark
        return next(
            (
                text
                for listed, text in meanings(scale, self.lang).items()
                if mark_worth(scale, listed, sign) == mark.worth
            ),
            None,
        )

    def _mark(self, mark: GivenMark, criterion: str) -> str:
        lang = self.lang
        meaning = self._meaning(mark, criterion)
        text = words.MARK.say(
            lang,
            assessor=mark.assessor,
            mark=f"{mark.mark} = {meaning.strip()}" if meaning else mark.mark,
            worth=shortest(mark.worth * 100, lang),
            reason=mark.reason.strip(),
            where=self._where((mark.ref,)),
        )
        return text if mark.counts else f"{text} ({words.BESIDE.say(lang)})"

    def _step(self, traced: Traced, indent: int) -> Para:
        stage = words.STAGES[traced.stage].say(self.lang)
        text = f"{stage}: {step_text(traced.step, self.lang)} {self._where(traced.refs)}"
        return Para(text.rstrip(), indent=indent, bullet=True)

    def _where(self, refs: Iterable[Ref]) -> str:
        """Return the places of inputs: `[bids.yaml:12]`."""
        places = []
        for ref in refs:
            origin = self.evaluation.files.get((ref.kind, ref.id))
            if origin is not None:
                places.append(origin.where(ref.route))
        unique = list(dict.fromkeys(places))
        return f"[{', '.join(unique)}]" if unique else ""

    def _outcome(self) -> Iterator[Block]:
        lang, result = self.lang, self.result
        yield Heading(words.OUTCOME.say(lang), 3)
        for reason in result.reasons:
            yield Para(f"{reason.say(lang)} {self._where(reason.refs)}", "warning", bullet=True)
        for traced in result.total_steps:
            yield self._step(traced, 0)
        if result.rank is None or result.total is None:
            return
        award = AWARDS[self.evaluation.framework.award.type]
        totals = [other.total for other in self.lot.ranking if other.total is not None]
        total = amount(award, result.total, lang, digits_that_tell_apart(totals))
        shared = sum(other.rank == result.rank for other in self.lot.ranking) > 1
        text = words.TIED_RANK if shared else words.RANKED
        ranked = text.say(lang, rank=result.rank, count=len(self.lot.ranking))
        yield Para(f"{words.TOTAL.say(lang)}: {total}. {ranked}", "good")
        if (drawn := draw_of(self.lot, result.bid)) is not None:
            said = RANK_BY_DRAW.say(lang, date=day_of(drawn, lang), held_by=drawn.held_by)
            yield Para(f"{said} {self._where((drawn.ref,))}".rstrip(), "good")


def provenance(framework: Framework, cited: Cited, lang: Lang) -> Iterator[str]:
    """Yield where something in a framework comes from: its passage, and what is assumed."""
    if cited.source is not None:
        titles = {document.id: say(document.title, lang) for document in framework.sources}
        yield words.SOURCE.say(
            lang,
            document=titles.get(cited.source.document, cited.source.document),
            place=f", {cited.source.place}" if cited.source.place else "",
            passage=cited.source.passage.strip(),
        )
    if cited.assumed is not None:
        yield words.ASSUMPTION.say(lang, reason=cited.assumed)
