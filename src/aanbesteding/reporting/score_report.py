"""The report of an evaluation as blocks: per lot the ranking, the points, what was excluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.exact.display import digits_that_tell_apart, euros, number, shortest
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.model.criteria import assumed_share, criteria_of, walk
from aanbesteding.model.finding import Finding
from aanbesteding.model.policies import TieRule
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.draw_report import (
    BY_DRAW,
    INSIDE,
    WINNERS,
    draw_of,
    drawn_blocks,
    listed,
)
from aanbesteding.scoring.evaluation import BidResult, Evaluation, Flagged, LotResult, Tie
from aanbesteding.texts import Lang, Text


def score_blocks(evaluation: Evaluation, lang: Lang, lots: Iterable[LotResult]) -> Iterator[Block]:
    """Yield the report on some lots of an evaluation."""
    yield Heading(say(evaluation.framework.title, lang), 1)
    yield from about_blocks(evaluation, lang)
    for lot in lots:
        yield from lot_blocks(evaluation, lot, lang)


def about_blocks(evaluation: Evaluation, lang: Lang) -> Iterator[Block]:
    """Yield what holds for all lots: the framework, what was assumed or closed, warnings."""
    framework = evaluation.framework
    award = AWARDS[framework.award.type]
    yield Para(
        words.ABOUT.say(
            lang,
            id=framework.id,
            version=framework.version,
            status=words.STATUS[framework.status].say(lang),
            route=words.ROUTE[framework.route].say(lang),
            award=award.name.say(lang),
        ),
        "muted",
    )
    share = assumed_share(framework)
    if share:
        percent = shortest(share * 100, lang, 1)
        yield Para(words.ASSUMED.say(lang, percent=percent), "muted")
    closed = evaluation.dossier.closed_under(framework.id)
    if closed is not None:
        yield Para(words.CLOSED.say(lang, hash=closed.hash), "muted")
    yield from finding_blocks(evaluation.findings, lang)


def lot_blocks(evaluation: Evaluation, lot: LotResult, lang: Lang) -> Iterator[Block]:
    """Yield the report on one lot."""
    award = AWARDS[evaluation.framework.award.type]
    yield lot_heading(lot, lang)
    yield from outcome_blocks(evaluation, award, lot, lang)
    if lot.ranking:
        yield ranking_table(award, lot, lang)
        yield from points_blocks(evaluation, award, lot, lang)
    yield from beside_blocks(lot, lang)


def lot_heading(lot: LotResult, lang: Lang) -> Heading:
    """Return the title of a lot with the prices between which bids are admitted."""
    bounds = [
        text.say(lang, amount=euros(amount, lang))
        for text, amount in ((words.CEILING, lot.lot.ceiling), (words.FLOOR, lot.lot.floor))
        if amount is not None
    ]
    tail = f" ({', '.join(bounds)})" if bounds else ""
    return Heading(words.LOT.say(lang, title=say(lot.lot.title, lang)) + tail)


def beside_blocks(lot: LotResult, lang: Lang) -> Iterator[Block]:
    """Yield what stands beside a ranking: who is not in it and why, warnings, price flags."""
    if lot.excluded:
        yield Heading(words.EXCLUDED.say(lang), 3)
        for result in lot.excluded:
            for reason in result.reasons:
                yield Para(f"{result.name} ({result.bid}): {reason.say(lang)}", bullet=True)
    yield from finding_blocks(lot.findings, lang)
    yield from flag_blocks(lot.flags, lang)


def finding_blocks(findings: tuple[Finding, ...], lang: Lang) -> Iterator[Block]:
    """Yield warnings, each with what to do."""
    if findings:
        yield Heading(words.WARNINGS.say(lang), 3)
    for finding in findings:
        text = f"{finding.code.code} {finding.what(lang)}: {finding.cure(lang)}."
        yield Para(text, "warning", bullet=True)


def flag_blocks(flags: Iterable[Flagged], lang: Lang) -> Iterator[Block]:
    """Yield the price flags under a heading that says that they exclude nobody."""
    findings = [flag.finding for flag in flags]
    if findings:
        yield Heading(words.FLAGS.say(lang), 3)
    for found in findings:
        text = f"{found.code.code} {found.what(lang)}: {found.cure(lang)}."
        yield Para(text, "warning", bullet=True)


def amount(award: Award, value: Fraction, lang: Lang, digits: int) -> str:
    """Return a total for the eye: euros with their sign; points and an index as they are."""
    if award.unit in ("euro", "euro-per-point"):
        places = 0 if digits == 2 and value.denominator == 1 else digits
        return "€ " + number(value, lang, places)
    return number(value, lang, digits)


def _said(award: Award, value: Fraction, lang: Lang, digits: int) -> str:
    shown = amount(award, value, lang, digits)
    said = {"points": words.POINTS, "euro-per-point": words.PER_POINT}.get(award.unit)
    return said.say(lang, n=shown) if said else shown


def _digits(lot: LotResult) -> int:
    totals = [result.total for result in lot.ranking if result.total is not None]
    return digits_that_tell_apart(totals)


def outcome_blocks(
    evaluation: Evaluation, award: Award, lot: LotResult, lang: Lang
) -> Iterator[Block]:
    """Yield who is first and by how much, and what decided between equal totals."""
    rule = evaluation.framework.policies.ties
    announced = isinstance(rule, TieRule) and rule.otherwise == "draw"
    names = {result.bid: result.name for result in lot.ranking}
    digits = _digits(lot)
    if lot.status == "no-admissible-bid":
        yield Para(words.NO_ADMISSIBLE.say(lang), "warning")
    winner = lot.winner
    if lot.contracts > 1 and lot.winners:
        yield Para(WINNERS.say(lang, names=listed([r.name for r in lot.winners], lang)), "good")
    elif winner is not None and winner.total is not None:
        total = _said(award, winner.total, lang, digits)
        second = lot.ranking[1] if len(lot.ranking) > 1 else None
        if second is not None and second.total is not None and second.total != winner.total:
            margin = _said(award, abs(winner.total - second.total), lang, digits)
            fields = {"total": total, "margin": margin, "second": second.name}
            yield Para(words.LEAD.say(lang, name=winner.name, **fields), "good")
        else:
            yield Para(words.WINNER.say(lang, name=winner.name, total=total), "good")
    yield from drawn_blocks(lot, lang)
    for tie in lot.ties:
        yield from _tie(award, lot, tie, names, lang, digits, announced=announced)


def _tie(
    award: Award,
    lot: LotResult,
    tie: Tie,
    names: dict[str, str],
    lang: Lang,
    digits: int,
    *,
    announced: bool,
) -> Iterator[Block]:
    for rank, bids in tie.open:
        text: Text = INSIDE if rank <= lot.contracts else words.TIE_OPEN
        if bids == lot.contested:
            text = words.DRAW if announced else words.DRAW_OPEN
        joined = listed([names[bid] for bid in bids], lang)
        yield Para(text.say(lang, rank=rank, names=joined), "warning")
    if tie.decided_by:
        yield Para(
            words.TIE_DECIDED.say(
                lang,
                total=_said(award, tie.total, lang, digits),
                names=listed([names[bid] for bid in tie.bids], lang),
                words=", ".join(tie.decided_by),
            ),
            "warning",
        )


def ranking_table(award: Award, lot: LotResult, lang: Lang) -> Table:
    """Return the ranking of a lot; those who get a contract stand out."""
    digits = _digits(lot)
    columns = (
        Column(words.RANK.say(lang), right=True),
        Column(words.BID.say(lang)),
        Column(words.NAME.say(lang)),
        Column(words.TOTAL.say(lang), right=True),
        Column(words.PRICE.say(lang), right=True),
    )
    shared = {bid for tie in lot.ties for _, bids in tie.open for bid in bids}
    rows = []
    for result in lot.ranking:
        assert result.total is not None
        assert result.price is not None
        tied = f" ({words.TIED.say(lang)})" if result.bid in shared else ""
        tied = f" ({BY_DRAW.say(lang)})" if draw_of(lot, result.bid) else tied
        rows.append(
            (
                f"{result.rank}",
                result.bid,
                result.name + tied,
                amount(award, result.total, lang, digits),
                euros(result.price, lang),
            )
        )
    sure = range(len(lot.winners)) if lot.status == "ranked" else range(0)
    strong = frozenset(sure)
    return Table(columns, tuple(rows), fixed=3, strong=strong)


def _short(result: BidResult, lot: LotResult) -> str:
    """Return the shortest title that tells a bid apart: its rank, with its id when shared."""
    shared = sum(other.rank == result.rank for other in lot.ranking) > 1
    return f"{result.rank} {result.bid}" if shared else f"{result.rank}"


def points_blocks(
    evaluation: Evaluation, award: Award, lot: LotResult, lang: Lang
) -> Iterator[Block]:
    """Yield the table of points: criteria down, bids across in the order of the ranking."""
    framework = evaluation.framework
    nodes = list(walk(framework, *criteria_of(framework, lot.index)))
    if not nodes:
        return
    in_euros = award.in_euros
    yield Heading((words.EUROS_PER_CRITERION if in_euros else words.PER_CRITERION).say(lang), 3)
    columns = [Column(words.CRITERION.say(lang)), Column(words.WEIGHT.say(lang), right=True)]
    columns += [Column(f"{r.rank} {r.bid}", right=True, short=_short(r, lot)) for r in lot.ranking]
    rows = []
    for node in nodes:
        title = "  " * node.depth + say(node.criterion.title, lang)
        points = [number(r.points(node.criterion.id), lang) for r in lot.ranking]
        open_ended = node.method is not None and node.method.worth != "weight" and not node.weight
        rows.append((title, "–" if open_ended else shortest(node.weight, lang), *points))
    yield Table(tuple(columns), tuple(rows), fixed=2)
