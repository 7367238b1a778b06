"""The sensitivity of an award as a report: the summary first, then the sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aanbesteding.exact.display import count
from aanbesteding.fields import say
from aanbesteding.reporting import sensitivity_words as words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.cells import LEFT, Names, digits_of, shown
from aanbesteding.reporting.words import LOT
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.sensitivity.answer import Answer, Grid, Sampled, Section
from aanbesteding.sensitivity.sections import SECTIONS
from aanbesteding.texts import Lang, Text

FIRST, STRONG = 20, 10
"""Of a long table the first so many rows are shown, and so many that stand out beyond them."""


def sensitivity_blocks(found: Sensitivity, lang: Lang) -> Iterator[Block]:
    """Yield the report."""
    title = say(found.evaluation.framework.title, lang)
    yield Heading(words.TITLE.say(lang, title=title), 1)
    if len(found.sections) < len(SECTIONS):
        names = ", ".join(section.title.say(lang) for section in found.sections)
        yield Para(words.SOME.say(lang, sections=names), "muted")
    for lot in found.lots:
        yield from _lot(lot, lang)


def _lot(lot: LotSensitivity, lang: Lang) -> Iterator[Block]:
    yield Heading(LOT.say(lang, title=say(lot.case.base.lot.title, lang)))
    yield from summary_blocks(lot, lang)
    for section, answer in lot.answers:
        yield Heading(section.title.say(lang), 3)
        yield from section_blocks(lot, section, answer, lang)


def summary_blocks(lot: LotSensitivity, lang: Lang) -> Iterator[Block]:
    """Yield what the award of a lot hinges on."""
    result = lot.case.base
    outcome = lot.summary
    yield Para(outcome.outcome.say(lang), "warning" if outcome.hinges else "good")
    if outcome.points:
        yield Para(words.WEAKEST.say(lang))
        for weak in outcome.points:
            yield Para(weak.said.say(lang), "warning" if weak.hinges else "plain", bullet=True)
    elif len(result.ranking) > 1:
        yield Para(words.NOTHING_WEAK.say(lang))


def section_blocks(
    lot: LotSensitivity,
    section: Section,
    answer: Answer,
    lang: Lang,
    more: Text = words.MORE_ROWS,
) -> Iterator[Block]:
    """Yield the question of a section and its answer, with long tables shortened.

    `more` says of how many rows, and where they are.
    """
    yield Para(section.question.say(lang), "muted")
    short, left_out = shortened(answer)
    yield from answer_blocks(short, lot.case, lang, left_out, more)


def shortened(answer: Answer) -> tuple[Answer, dict[str, int]]:
    """Return what a section says with its long tables shortened, and of how many rows, by key."""
    short = answer._replace(tables=tuple(_shortened(grid) for grid in answer.tables))
    pairs = zip(answer.tables, short.tables, strict=True)
    return short, {grid.key: len(grid.rows) - len(kept.rows) for grid, kept in pairs}


def _shortened(grid: Grid) -> Grid:
    """Return a long table with its first rows, and of those beyond them the first that stand out.

    Sections put first what comes first: the ranking, the heaviest, what lies furthest apart.
    """
    beyond = sorted(row for row in grid.strong if row >= FIRST)[:STRONG]
    kept = [*range(min(FIRST, len(grid.rows))), *beyond]
    if len(grid.rows) - len(kept) <= STRONG:
        return grid  # so few rows more are sooner read than asked for
    strong = frozenset(place for place, row in enumerate(kept) if row in grid.strong)
    return grid._replace(rows=tuple(grid.rows[row] for row in kept), strong=strong)


def answer_blocks(
    answer: Answer,
    case: Names | None,
    lang: Lang,
    left_out: Mapping[str, int] | None = None,
    said_of_more: Text = words.MORE_ROWS,
) -> Iterator[Block]:
    """Yield what one section says: its sentences, then its tables.

    `left_out` says of how many rows a table was shortened, by its key.
    """
    for sentence in answer.said:
        yield Para(sentence.say(lang), bullet=True)
    for grid in answer.tables:
        if grid.rows:
            yield Heading(grid.title.say(lang), 4)
            table, alike = _without_alike(_table(grid, case, lang))
            yield table
            if more := (left_out or {}).get(grid.key):
                yield Para(said_of_more.say(lang, count=count(more, lang)), "muted")
            if alike:
                yield Para(words.ALIKE.say(lang, columns="; ".join(alike)), "muted")
            if any(isinstance(cell, Sampled) for row in grid.rows for cell in row):
                yield Para(words.SAMPLED.say(lang), "muted")
            if grid.note is not None:
                yield Para(grid.note.say(lang), "muted")


def _table(grid: Grid, case: Names | None, lang: Lang) -> Table:
    columns = tuple(
        Column(
            column.title.say(lang),
            right=column.kind not in LEFT,
            short=column.short.say(lang) if column.short else "",
        )
        for column in grid.columns
    )
    digits = [
        digits_of(column, [row[index] for row in grid.rows])
        for index, column in enumerate(grid.columns)
    ]
    rows = tuple(
        tuple(
            shown(cell, column.kind, places, case, lang)
            for cell, column, places in zip(row, grid.columns, digits, strict=True)
        )
        for row in grid.rows
    )
    return Table(columns, rows, grid.fixed, grid.strong)


def _without_alike(table: Table) -> tuple[Table, list[str]]:
    """Leave out the columns that say the same in every row; what they say follows the table.

    Columns with the same title go together, so that it stays clear which is meant.
    """
    if len(table.rows) < 2:
        return table, []
    says: dict[str, set[str]] = {}
    for column, *cells in zip(table.columns, *table.rows, strict=True):
        says.setdefault(column.title, set()).update(cells)
    same = {title for title, cells in says.items() if len(cells) == 1}
    kept = [
        index
        for index, column in enumerate(table.columns)
        if index < table.fixed or column.title not in same
    ]
    left_out = {column.title for column in table.columns[table.fixed :]} & same
    if not left_out or len(kept) == table.fixed:
        return table, []
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    columns = tuple(table.columns[index] for index in kept)
    said = [f"{title}: {min(cells)}" for title, cells in says.items() if title in left_out]
    return Table(columns, rows, table.fixed, table.strong), said
