"""What became of a ranking since the last one: the lots in which anything moved, the rest named.

Drawings of lots count. What moved is what `diff` says of two evaluations, without the rows that are
the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aanbesteding.exact.display import count
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.finding import Finding
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.difference_report import Difference, changed_blocks, compared
from aanbesteding.reporting.score_report import finding_blocks, outcome_blocks, score_blocks
from aanbesteding.reporting.sensitivity_report import answer_blocks
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.sensitivity.answer import Answer, Grid
from aanbesteding.sensitivity.case import Case, Drawn
from aanbesteding.texts import Lang, Text

NOTHING = Text(
    "Er verandert niets in de uitslag.",
    "Nothing changes in the result.",
)
OTHER_LOTS = Text("De percelen zijn andere dan eerst.", "The lots are others than before.")
SAME_LOTS = Text("Ongewijzigd: {lots}.", "Unchanged: {lots}.")
MOVED = {
    "ranking": Text("Wat verschoof in de rangorde", "What moved in the ranking"),
    "criteria": Text("Wat verschoof per criterium", "What moved, criterion by criterion"),
}
MORE = Text(
    "Er zijn nog {count} rijen; `diff` en `score` tonen alles.",
    "There are {count} more rows; `diff` and `score` show everything.",
)
NO_MORE = Text("Geldt niet meer: {code} {what}.", "No longer so: {code} {what}.")
GONE = Text("Doet niet meer mee: {names}.", "No longer takes part: {names}.")
MOST = 30
"""The most rows of a table."""


def watch_blocks(
    before: Evaluation, after: Evaluation, lots: Sequence[str], lang: Lang
) -> Iterator[Block]:
    """Yield what moved in these lots, by their ids; all of the report where the lots are others."""
    if [lot.lot.id for lot in before.lots] != [lot.lot.id for lot in after.lots]:
        yield Para(OTHER_LOTS.say(lang), "warning")
        yield from score_blocks(after, lang, [lot for lot in after.lots if lot.lot.id in lots])
        return
    indices = [lot.index for lot in before.lots if lot.lot.id in lots]
    found = compared(before, after, indices, Drawn)
    if found.changed.rows:
        yield from changed_blocks(found, lang)
    yield from _findings(before.findings, after.findings, lang)
    moved = {place: tuple(_lot(found, place, lang)) for place in range(len(indices))}
    if not any(moved.values()):
        yield Para(NOTHING.say(lang), "good")
        return
    for place, blocks in moved.items():
        if blocks:
            yield Heading(words.LOT.say(lang, title=_title(found, place, lang)))
            yield from blocks
    if same := [_title(found, place, lang) for place, blocks in moved.items() if not blocks]:
        yield Para(SAME_LOTS.say(lang, lots=", ".join(same)), "muted")


def _title(found: Difference, place: int, lang: Lang) -> str:
    return say(found.lots[place][0].base.lot.title, lang)


def _lot(found: Difference, place: int, lang: Lang) -> Iterator[Block]:
    """Yield what moved in a lot; nothing where nothing did."""
    case, answer = found.lots[place]
    before, after = case.base, found.after.lots[case.index]
    tables = [_moved(grid) for grid in answer.tables]
    holders = {one.code for one in answer.said} & {"other-holders", "other-unit"}
    told = before.status != after.status or bool(holders) or any(grid.rows for grid in tables)
    if told:
        yield from answer_blocks(Answer(answer.said), case, lang)
        award = AWARDS[found.after.framework.award.type]
        yield from outcome_blocks(found.after, award, after, lang)
        for grid in tables:
            yield from _table(grid, case, lang)
    yield from _excluded(before, after, lang)
    yield from _findings(before.findings, after.findings, lang)
    flags, others = (tuple(flag.finding for flag in lot.flags) for lot in (before, after))
    yield from _findings(flags, others, lang)


def _moved(grid: Grid) -> Grid:
    """Keep the rows of which anything differs between before and after."""
    keys = [column.key for column in grid.columns]
    pairs = [
        (keys.index(one), keys.index(other))
        for one, other in (
            ("rank-before", "rank-after"),
            ("total-before", "total-after"),
            ("before", "after"),
        )
        if one in keys
    ]
    rows = [row for row in grid.rows if any(row[one] != row[other] for one, other in pairs)]
    strong = frozenset(n for n, row in enumerate(rows) if grid.rows.index(row) in grid.strong)
    return grid._replace(title=MOVED[grid.key], rows=tuple(rows), strong=strong, note=None)


def _table(grid: Grid, case: Case, lang: Lang) -> Iterator[Block]:
    shown = grid._replace(rows=grid.rows[:MOST])
    yield from answer_blocks(Answer(tables=(shown,)), case, lang)
    if len(grid.rows) > MOST:
        yield Para(MORE.say(lang, count=count(len(grid.rows) - MOST, lang)), "muted")


def _excluded(before: LotResult, after: LotResult, lang: Lang) -> Iterator[Block]:
    """Yield who is excluded now for reasons that are new, and who takes no part any more."""
    known = {one.bid: [reason.say(lang) for reason in one.reasons] for one in before.excluded}
    for one in after.excluded:
        reasons = [reason.say(lang) for reason in one.reasons]
        if known.get(one.bid) != reasons:
            for reason in reasons:
                yield Para(f"{one.name} ({one.bid}): {reason}", bullet=True)
    there = {one.bid for one in (*after.ranking, *after.excluded)}
    gone = [one.name for one in (*before.ranking, *before.excluded) if one.bid not in there]
    if gone:
        yield Para(GONE.say(lang, names=", ".join(gone)), bullet=True)


def _findings(before: Sequence[Finding], after: Sequence[Finding], lang: Lang) -> Iterator[Block]:
    """Yield the findings that are new, and what was found before and is found no more."""
    yield from finding_blocks(_new(before, after, lang), lang)
    for one in _new(after, before, lang):
        text = NO_MORE.say(lang, code=one.code.code, what=one.what(lang))
        yield Para(text, "good", bullet=True)


def _new(before: Sequence[Finding], after: Sequence[Finding], lang: Lang) -> tuple[Finding, ...]:
    """Return the findings that say something that was not said before."""
    known = {(one.code.code, one.what(lang)) for one in before}
    return tuple(one for one in after if (one.code.code, one.what(lang)) not in known)
