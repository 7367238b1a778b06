"""A simulation as a report: weights, what decides, ties, and everything that was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import count as counted
from aanbesteding.exact.display import number
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.reporting import simulation_words as words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.words import LOT, WARNINGS
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.plan import Input
from aanbesteding.simulating.result import LotFigures, PriceFigures, SimulationResult
from aanbesteding.texts import Lang


def simulation_blocks(result: SimulationResult, lang: Lang) -> Iterator[Block]:
    """Yield the report."""
    yield Heading(words.TITLE.say(lang, title=say(result.framework.title, lang)), 1)
    if result.given:
        yield Para(words.GIVEN.say(lang))
    else:
        own = "" if result.seed_given else words.OWN_SEED.say(lang)
        yield Para(
            words.SAMPLED.say(lang, runs=counted(result.runs, lang), seed=result.seed, own=own)
        )
    for figures in result.lots:
        yield from _lot(result, figures, lang)
    if any(figures.compared for figures in result.lots):
        yield Heading(words.MEANING.say(lang))
        yield Para(words.LEGEND.say(lang))
        counts = [count for one in result.lots if (count := words.never_or_always(one))]
        if counts and min(counts) >= 3:
            bound = words.percent(Fraction(3, min(counts)), lang)
            yield Para(words.NEVER_OR_ALWAYS.say(lang, count=min(counts), bound=bound))
    if not result.given:
        yield from _inputs(result, lang)


def _lot(result: SimulationResult, figures: LotFigures, lang: Lang) -> Iterator[Block]:
    yield Heading(LOT.say(lang, title=say(figures.lot.title, lang)))
    about = words.ABOUT_GIVEN if result.given else words.ABOUT_LOT
    yield Para(
        about.say(
            lang,
            bids=words.average(figures.bids, lang),
            ranked=words.average(figures.ranked, lang),
            compared=figures.compared,
            tenders=figures.tenders,
        )
    )
    if figures.compared:
        yield _weights(result, figures, lang)
        if _price_apart(result):
            yield Para(words.QUALITY_ONLY.say(lang), "muted")
        if figures.scales:
            yield _scales(figures, lang)
    else:
        yield Para(words.NOTHING_COMPARED.say(lang))
    for line in _lines(result, figures, lang):
        yield Para(line, bullet=True)
    if figures.findings:
        yield Heading(WARNINGS.say(lang), 3)
    for finding in figures.findings:
        yield Para(f"{finding.code.code} {finding.what(lang)}", "warning", bullet=True)


def _price_apart(result: SimulationResult) -> bool:
    award = AWARDS[result.framework.award.type]
    return award.uses_price and award.id not in ("award-on-value", "lowest-price")


def _weights(result: SimulationResult, figures: LotFigures, lang: Lang) -> Table:
    columns = [Column(words.CRITERION.say(lang)), Column(words.NOMINAL.say(lang), right=True)]
    columns.append(Column(words.EFFECTIVE.say(lang), right=True))
    if not result.given:
        columns.append(Column(words.ERROR.say(lang), right=True))
    columns += [Column(text.say(lang), right=True) for text in (words.APART, words.USED)]
    rows = []
    for one in figures.criteria:
        row = [words.title_of(one, lang), words.nominal(one, lang)]
        row.append(_bare(one.effective, lang))
        if not result.given:
            row.append(_error(one.effective, lang))
        rows.append((*row, _bare(one.differ, lang), _bare(one.spread, lang)))
    return Table(tuple(columns), tuple(rows))


def _scales(figures: LotFigures, lang: Lang) -> Table:
    columns = (
        Column(words.SCALE.say(lang)),
        Column(words.APART.say(lang), right=True),
        Column(words.USED.say(lang), right=True),
    )
    rows = tuple(
        (
            say(one.title, lang) if one.title else one.scale,
            words.share(one.differ, lang),
            words.share(one.spread, lang),
        )
        for one in figures.scales
    )
    return Table(columns, rows)


def _bare(estimate: Estimate | None, lang: Lang) -> str:
    return words.NOTHING if estimate is None else words.percent(estimate.value, lang)


def _error(estimate: Estimate | None, lang: Lang) -> str:
    if estimate is None or estimate.error is None:
        return words.NOTHING
    return number(estimate.error * 100, lang, 1)


def _lines(result: SimulationResult, figures: LotFigures, lang: Lang) -> Iterator[str]:
    """Yield the sentences on price, points, ties and admission."""
    yield (
        words.NO_PRICE.say(lang)
        if figures.price is None
        else _decided(figures.price, lang, given=result.given)
    )
    point = figures.point
    on_value = result.framework.award.type == "award-on-value"
    kind = "one-euro" if on_value else point.kind
    worth = words.amount(point.euros, lang) if point.euros else ""
    yield words.POINT[kind].say(lang, euros=worth)
    if not result.given:
        yield words.TIED.say(
            lang,
            tied=words.share(figures.tied, lang),
            undecided=words.share(figures.undecided, lang),
        )
        yield words.NOBODY.say(lang, nobody=words.share(figures.nobody, lang))
    if figures.failed:
        yield words.FAILED.say(
            lang, count=counted(figures.failed, lang), tenders=counted(figures.tenders, lang)
        )


def _decided(price: PriceFigures, lang: Lang, *, given: bool) -> str:
    if not price.decisions:
        return words.NO_DECISION.say(lang)
    if given:
        turned = price.overturned is not None and bool(price.overturned.value)
        equal = price.between_equals is not None and bool(price.between_equals.value)
        kind = "overturned" if turned else "between-equals" if equal else "quality"
        return words.PRICE_DECIDED[kind].say(lang)
    return words.DECIDED.say(
        lang,
        decided=words.share(price.decided, lang),
        count=counted(price.decisions, lang),
        overturned=words.share(price.overturned, lang),
        equal=words.share(price.between_equals, lang),
    )


def _inputs(result: SimulationResult, lang: Lang) -> Iterator[Block]:
    """Yield what was drawn from: first what holds for all lots, then what differs."""
    yield Heading(words.DRAWN_FROM.say(lang))
    said = [[_input(one, lang) for one in figures.inputs] for figures in result.lots]
    everywhere = [line for line in said[0] if all(line in other for other in said)] if said else []
    for line in everywhere:
        yield Para(line, bullet=True)
    for figures, lines in zip(result.lots, said, strict=True):
        rest = [line for line in lines if line not in everywhere]
        if rest:
            yield Para(words.FOR_LOT.say(lang, lot=say(figures.lot.title, lang)))
        for line in rest:
            yield Para(line, bullet=True)


def _input(one: Input, lang: Lang) -> str:
    subject = words.SUBJECTS[one.subject].say(lang, name=one.name)
    why = one.why.say(lang)
    basis = words.BASIS[one.basis].say(lang, why=why) if why else words.ASSUMED.say(lang)
    return f"{subject}: {one.say(lang)} ({basis})"
