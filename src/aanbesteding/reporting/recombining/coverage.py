"""How far demand is met: every cell as a table, and as a map that shades without colour."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from textwrap import wrap
from typing import NamedTuple

from aanbesteding.exact.display import decimal
from aanbesteding.recombination.analysis import Covered
from aanbesteding.reporting.blocks import Block, Heading, Listing, Para
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.plain import width
from aanbesteding.reporting.recombining.case import Case
from aanbesteding.reporting.recombining.plan import THEME
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid
from aanbesteding.texts import Lang, Text

SHADES = ("  ", "░░", "▒▒", "▓▓", "██")
"""From less than a quarter to all of the demand."""
NO_DEMAND = "·"
COLUMNS = 80
"""The width of a map in a pipe or a file."""
CELL = 14
"""The width of a column of a map; a longer word in a title is broken."""
LONGEST_NAME = 24
"""A longer name of a district is cut."""
DISTRICT = Text("wijk", "district")
ALL = Text("alle wijken", "all districts")
TOGETHER = Text("samen", "together")
LEGEND = Text(
    "{none} minder dan een kwart, {low} vanaf een kwart, {half} vanaf de helft, {high} vanaf driekwart, {full} alles van de vraag; {nothing} geen vraag.",
    "{none} less than a quarter, {low} from a quarter, {half} from a half, {high} from three quarters, {full} all of the demand; {nothing} no demand.",
)


def coverage(case: Case) -> Answer:
    """Return every cell that is asked for."""
    facts = case.found.facts
    rows: list[tuple[Cell, ...]] = []
    for cell, one in zip(
        case.problem.cells, facts.cells if facts else (), strict=facts is not None
    ):
        if cell.demand:
            rows.append(
                (
                    case.theme(cell.theme),
                    case.district(cell.district),
                    case.target_group(cell.target_group),
                    cell.demand,
                    one.reached,
                    one.counted,
                    one.part,
                )
            )
    columns = (
        THEME,
        Column("district", DISTRICT, "words"),
        Column("target-group", Text("doelgroep", "target group"), "words"),
        Column("demand", Text("gevraagd", "asked"), "count"),
        Column("reached", Text("bereikt", "reached"), "count"),
        Column("counted", Text("telt mee", "counts"), "count"),
        Column("part", Text("deel van de vraag", "part of the demand"), "part"),
    )
    title = Text("Dekking van de vraag", "Coverage of the demand")
    return Answer((), (Grid("coverage", title, columns, tuple(rows), fixed=3),))


def shade(part: Fraction) -> str:
    """Return two characters that say how far demand is met; more ink is more.

    >>> shade(Fraction(1, 5)), shade(Fraction(1, 2)), shade(Fraction(99, 100)), shade(Fraction(1))
    ('  ', '▒▒', '▓▓', '██')
    """
    return SHADES[min(4, int(part * 4))]


def percent(part: Fraction) -> str:
    """Return a part in whole per cent; only what is all of it is 100, and only nothing is 0.

    >>> percent(Fraction(999, 1000)), percent(Fraction(1, 1000)), percent(Fraction(1, 2))
    ('99', '1', '50')
    """
    whole = int(decimal(part * 100, 0))
    if whole == 100 and part < 1:
        whole = 99
    if whole == 0 and part > 0:
        whole = 1
    return str(whole)


def coverage_map(case: Case, lang: Lang) -> Iterator[Block]:
    """Yield a map per theme, districts × target groups, with shades and per cents."""
    if case.found.facts is None:
        return
    for theme in range(len(case.problem.themes)):
        grid = theme_map(case, theme, lang)
        if grid is not None:
            yield Heading(case.theme(theme).say(lang), 4)
            yield Listing(drawn(grid, COLUMNS), redrawn=partial(drawn, grid))
    none, low, half, high, full = (f"[{one}]" for one in SHADES)
    yield Para(
        LEGEND.say(lang, none=none, low=low, half=half, high=high, full=full, nothing=NO_DEMAND),
        "muted",
    )


class Map(NamedTuple):
    """The map of a theme: titles of columns, and rows that begin with their name."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def theme_map(case: Case, theme: int, lang: Lang) -> Map | None:
    """Return the map of one theme; None where nothing is asked for."""
    facts = case.found.facts
    assert facts is not None
    cells = {
        (cell.district, cell.target_group): one
        for cell, one in zip(case.problem.cells, facts.cells, strict=True)
        if cell.theme == theme and cell.demand
    }
    if not cells:
        return None
    block = case.framework.recombination
    assert block is not None
    districts = [one.id for one in block.districts if any(one.id == d for d, _ in cells)]
    groups = [one.id for one in block.target_groups if any(one.id == g for _, g in cells)]
    titles = (on_one_line(case.target_group(one).say(lang)) for one in groups)
    by_district = {name: one for at, name, one in facts.districts if at == theme}
    by_group = {name: one for at, name, one in facts.target_groups if at == theme}
    rows = [
        (
            on_one_line(case.district(name).say(lang)),
            *(shown(cells.get((name, group))) for group in groups),
            shown(by_district[name]),
        )
        for name in districts
    ]
    last = (*(shown(by_group[group]) for group in groups), shown(facts.themes[theme]))
    rows.append((ALL.say(lang), *last))
    return Map((DISTRICT.say(lang), *titles, TOGETHER.say(lang)), tuple(rows))


def drawn(grid: Map, columns: int) -> tuple[str, ...]:
    """Return a map as lines no wider than a screen of so many columns.

    Titles stand over the cells on lines of their own; what does not fit beside each other comes
    below, with the names of the districts again.
    """
    first = min(max(width(row[0]) for row in (grid.titles, *grid.rows)), LONGEST_NAME)
    fit = max(1, (columns - first) // (CELL + 2))
    lines: list[str] = []
    for start in range(1, len(grid.titles), fit):
        part = range(start, min(start + fit, len(grid.titles)))
        titles = [wrap(grid.titles[n], CELL) for n in part]
        height = max(len(one) for one in titles)
        titles = [[""] * (height - len(one)) + one for one in titles]
        names = [*[""] * (height - 1), grid.titles[0]]
        lines += [""] * bool(lines)
        for n in range(height):
            lines.append(_line(names[n], [one[n] for one in titles], first))
        lines += [_line(row[0], [row[n] for n in part], first) for row in grid.rows]
    return tuple(lines)


def _line(name: str, cells: list[str], first: int) -> str:
    short = name if width(name) <= first else name[: first - 1] + "…"
    padded = ["  " + " " * (CELL - width(cell)) + cell for cell in cells]
    return (short + " " * (first - width(short)) + "".join(padded)).rstrip()


def shown(one: Covered | None) -> str:
    """Return a cell of the map."""
    if one is None or one.part is None:
        return NO_DEMAND
    return f"{shade(one.part)} {percent(one.part):>3} %"
