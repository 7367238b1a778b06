"""A comparison of frameworks as a report: letters, who is first, each lot, then all of them."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import count
from aanbesteding.fields import say
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.cells import digits_of, shown
from aanbesteding.reporting.comparison_moves import most_moving
from aanbesteding.reporting.comparison_summary import SUMMARY, summary
from aanbesteding.reporting.scenario_report import scenario_blocks
from aanbesteding.reporting.sensitivity_report import answer_blocks
from aanbesteding.reporting.sensitivity_words import MORE_CHANGES
from aanbesteding.reporting.words import LOT
from aanbesteding.routes.compare import Asked, Comparison
from aanbesteding.routes.outcomes import words
from aanbesteding.routes.outcomes.tell import answer_of
from aanbesteding.sensitivity.answer import Answer, Grid
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Dezelfde inschrijvingen onder {count} kaders", "The same bids under {count} frameworks"
)
LEGEND = Text("{letter}: {title} ({id}, {route})", "{letter}: {title} ({id}, {route})")
ROUTES = {
    "tender": Text("aanbesteding", "tender"),
    "recombination": Text("recombinatie", "recombination"),
}
OVERALL = Text("Alle percelen samen", "All lots together")
BETWEEN = Text("{title}: {letters}", "{title}: {letters}")
MORE = Text(
    "Alle criteria van alle inschrijvingen staan, exact, in de uitvoer van het programma als JSON "
    "en CSV.",
    "All criteria of all bids stand, exactly, in the program's output as JSON and CSV.",
)
MOST = 40
"""The most points of a blend in a report."""
EXPLAINED = ("moves", "blend")
"""Tables whose notes stand above them, as without them nobody knows what is asked."""
DETAILS = ("criteria",)
"""Tables that are too long for a report."""


def comparison_blocks(found: Comparison, lang: Lang) -> Iterator[Block]:
    """Yield the report."""
    yield Heading(TITLE.say(lang, count=len(found.evaluations)), 1)
    for letter, one in zip(found.letters, found.evaluations, strict=True):
        under = one.framework
        route = ROUTES[under.route].say(lang)
        title = say(under.title, lang)
        text = LEGEND.say(lang, letter=letter, title=title, id=under.id, route=route)
        yield Para(text, bullet=True)
    yield from _summary(found, lang)
    if found.outcomes is not None:
        yield from _outcomes(answer_of(found.outcomes), found.lots[0].lot.names, lang)
    if found.scenario is not None:
        for block in scenario_blocks(found.scenario, lang):
            yield block._replace(level=block.level + 1) if isinstance(block, Heading) else block
    for compared in found.lots:
        yield Heading(LOT.say(lang, title=compared.lot.title.say(lang)))
        for asked in compared.questions:
            yield from _question(asked, compared.lot.names, lang)
    if found.overall.tables or found.overall.said:
        yield Heading(OVERALL.say(lang))
        grids = tuple(map(_shortened, found.overall.tables))
        yield from answer_blocks(Answer(found.overall.said, grids), found.lots[0].lot.names, lang)


def _summary(found: Comparison, lang: Lang) -> Iterator[Block]:
    yield Heading(SUMMARY.say(lang))
    for chapter in summary(found):
        yield Heading(chapter.title.say(lang), 3)
        for one in chapter.said:
            yield Para(one.say(lang), bullet=len(chapter.said) > 1)


def _outcomes(answer: Answer, names: Case, lang: Lang) -> Iterator[Block]:
    yield Heading(words.TITLE.say(lang))
    for one in answer.said:
        yield Para(one.say(lang), bullet=True)
    measured = [grid for grid in answer.tables if grid.key.startswith("outcomes-")]
    for grid in measured:
        yield Heading(grid.title.say(lang), 3)
        yield across(grid, names, lang)
    if measured:
        yield Para(words.NOTE.say(lang), "muted")
    rest = tuple(grid for grid in answer.tables if grid not in measured)
    yield from answer_blocks(Answer(tables=rest), names, lang)


def across(grid: Grid, names: Case, lang: Lang) -> Table:
    """Return a table on its side: a column for each of its rows, so that they can be compared."""
    heads = [Column("")]
    heads += [Column(str(shown(row[0], "words", 0, names, lang)), right=True) for row in grid.rows]
    rows = []
    for at, column in enumerate(grid.columns[1:], 1):
        cells = [row[at] for row in grid.rows]
        digits = digits_of(column, cells)
        if any(cell is not None for cell in cells):
            told = (shown(cell, column.kind, digits, names, lang) for cell in cells)
            rows.append((column.title.say(lang), *told))
    return Table(tuple(heads), tuple(rows))


def _question(asked: Asked, names: Case, lang: Lang) -> Iterator[Block]:
    letters = ", ".join(side.letter for side in asked.sides)
    yield Heading(BETWEEN.say(lang, title=asked.title.say(lang), letters=letters), 3)
    grids = [grid for grid in asked.answer.tables if grid.key not in DETAILS]
    if asked.id == "moves":
        grids = [part for grid in grids for part in by_bid(grid, names)]
        grids += [most] if (most := most_moving(asked)) is not None else []
    more = sum(len(grid.rows) - MOST for grid in grids if _long(grid))
    grids = [grid._replace(rows=grid.rows[:MOST]) if _long(grid) else grid for grid in grids]
    for grid in grids:
        if grid.key in EXPLAINED and grid.note is not None:
            yield Para(grid.note.say(lang))
    grids = [grid._replace(note=None) if grid.key in EXPLAINED else grid for grid in grids]
    grids = [_shortened(grid) for grid in grids]
    yield from answer_blocks(Answer(asked.answer.said, tuple(grids)), names, lang)
    if more:
        yield Para(MORE_CHANGES.say(lang, count=count(more, lang)), "muted")
    if asked.id == "moves" and grids:
        yield Para(MORE.say(lang), "muted")


def _shortened(grid: Grid) -> Grid:
    """Leave out columns that are for whoever calculates it again; they are in JSON and CSV."""
    return without(grid, "square", "exact") if grid.key == "agreement" else grid


def without(grid: Grid, *keys: str) -> Grid:
    """Return a table without some of its columns."""
    places = [place for place, column in enumerate(grid.columns) if column.key not in keys]
    columns = tuple(grid.columns[place] for place in places)
    rows = tuple(tuple(row[place] for place in places) for row in grid.rows)
    return grid._replace(columns=columns, rows=rows)


def _long(grid: Grid) -> bool:
    return grid.key == "blend-points" and len(grid.rows) > MOST


def by_bid(grid: Grid, names: Case) -> Iterator[Grid]:
    """Yield a table per bid, with its name above it instead of in each row; the note last."""
    bids = list(dict.fromkeys(str(row[0]) for row in grid.rows))
    for bid in bids:
        rows = [(number, row[1:]) for number, row in enumerate(grid.rows) if row[0] == bid]
        strong = frozenset(n for n, (number, _) in enumerate(rows) if number in grid.strong)
        name = names.name(bid)
        yield grid._replace(
            title=Text(name, name),
            columns=grid.columns[1:],
            rows=tuple(row for _, row in rows),
            strong=strong,
            note=grid.note if bid == bids[-1] else None,
        )
