"""The hidden sheet of a form, and what differs between it and the sheets that came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading import limits
from aanbesteding.reading import sheet_codes as codes
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.grid import Grid
from aanbesteding.reading.sheets.layout import Listed
from aanbesteding.texts import Text

NO_INDEX = Text("het verborgen blad ontbreekt", "the hidden sheet is missing")
OTHER_INDEX = Text(
    "het formulier is van een andere versie van het programma",
    "the form is of another version of the program",
)
SHEET = Text("een blad", "sheet")
ROW = Text("rij", "row")
COLUMN = Text("kolom", "column")


def read_index(grids: Iterable[Grid], path: str) -> list[Listed]:
    """Return what the form held when it was made. Raises `Faults` where that cannot be told."""
    grid = next((grid for grid in grids if grid.name == layout.INDEX), None)
    if grid is None:
        raise Faults([Fault(codes.NOT_OURS, Place(path), {"problem": NO_INDEX})])
    found: list[Listed] = []
    if grid.text(1, 1) == layout.WORKBOOK:
        for row in range(2, grid.rows + 1):
            texts = [grid.text(row, column) for column in range(1, layout.INDEX_WIDTH + 1)]
            sheet, about, line, *cells = texts
            if about in (layout.HEAD_ROW, layout.TABLE_ROW, layout.TEXT_SHEET) and line.isdecimal():
                found.append(Listed(sheet, about, int(line[:9]), tuple(cells)))
    if not found:
        raise Faults([Fault(codes.NOT_OURS, Place(path), {"problem": OTHER_INDEX})])
    return found


def differences(grids: list[Grid], listed: list[Listed], path: str) -> Iterator[Fault]:
    """Yield what is not as it was: sheets, heads, rows, and what could mislead who looks at it."""
    names = list(dict.fromkeys(row.sheet for row in listed))
    there = {grid.name: grid for grid in grids if grid.name != layout.INDEX}
    strange = {name: grid for name, grid in there.items() if name not in names and grid.cells}
    for name in names:
        rows = [row for row in listed if row.sheet == name]
        if name in there:
            yield from _of_sheet(there[name], rows)
            continue
        renamed = next((grid for grid in strange.values() if _has_head(grid, rows)), None)
        if renamed is None:
            yield Fault(codes.SHEET_MISSING, Place(path), {"sheet": name})
        else:
            del strange[renamed.name]
            yield Fault(codes.SHEET_RENAMED, Place(path, sheet=renamed.name), {"was": name})
    for name in strange:
        yield Fault(codes.SHEET_EXTRA, Place(path, sheet=name))


def _has_head(grid: Grid, rows: list[Listed]) -> bool:
    head = [row for row in rows if row.about == layout.HEAD_ROW]
    return all(grid.text(row.line, 2) == row.cells[1] for row in head)


def _of_sheet(grid: Grid, rows: list[Listed]) -> Iterator[Fault]:
    yield from _misleading(grid)
    head = [row.line for row in rows if row.about == layout.HEAD_ROW]
    for at in sorted(at for at in grid.cells if at[0] <= max(head, default=0)):
        if at[1] > 2 and at[1] != layout.TITLE_AT:  # there the form explains itself
            yield grid.fault(codes.OUTSIDE, at, text=grid.text(*at))
    for row in rows:
        if row.about == layout.HEAD_ROW:
            for column, was in enumerate(row.cells[:2], start=1):
                if (text := grid.text(row.line, column)) != was:
                    fields = {"was": was, "text": text[: limits.MAX_FAULTS]}
                    yield grid.fault(codes.CELL_CHANGED, (row.line, column), **fields)
    yield from _of_rows(grid, [row for row in rows if row.about == layout.TABLE_ROW])


def _misleading(grid: Grid) -> Iterator[Fault]:
    if grid.hidden:
        yield Fault(codes.HIDDEN, grid.place(0, 0), {"things": SHEET})
    for at, text in grid.notes:
        yield grid.fault(codes.OUTSIDE, at, text=text)
    for at, span in grid.merged:
        yield grid.fault(codes.MERGED, at, range=span)
    seen: set[tuple[str, int]] = set()
    for at in sorted(grid.cells):
        for things, number, hidden in (
            (ROW, at[0], grid.hidden_rows),
            (COLUMN, at[1], grid.hidden_columns),
        ):
            if number in hidden and (things.en, number) not in seen:
                seen.add((things.en, number))
                yield grid.fault(codes.HIDDEN, at, things=things)


def _of_rows(grid: Grid, rows: list[Listed]) -> Iterator[Fault]:
    """Yield rows that are not those of the form, whatever order they are in now."""
    if not rows:
        return
    width = max(len(_parts(row.cells)) for row in rows)
    was = {row.line: _padded(row.cells, width) for row in rows}
    now = _rows_now(grid, min(was), width)
    found, form = set(now.values()), set(was.values())
    by_name = {_name(cells): cells for cells in was.values() if cells not in found}
    for line, cells in _strangers(was, now):
        before = by_name.get(_name(cells)) or was.get(line)
        if before is not None and before not in found:  # the cells of this row were changed
            found.add(before)
            for column, (old, new) in enumerate(zip(before, cells, strict=True), start=1):
                if old != new:
                    yield grid.fault(codes.CELL_CHANGED, (line, column), was=old, text=new)
        elif cells not in form:  # of a second one, its reader says so
            yield grid.fault(codes.ROW_UNKNOWN, (line, 1), row=_shown(cells))
    for line, cells in was.items():
        if cells not in found:
            fields = {"row": _shown(cells), "line": line}
            place = Place(grid.place(1, 1).path, sheet=grid.name)
            yield Fault(codes.ROW_MISSING, place, fields)


def _name(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells that say which row it is: all but what explains them, or the key alone."""
    return cells[: layout.TITLE_AT - 1] if len(cells) > len(layout.BID_COLUMNS) else cells[:1]


def _rows_now(grid: Grid, first: int, width: int) -> dict[int, tuple[str, ...]]:
    found = {}
    for line in range(first, grid.rows + 1):
        cells = tuple(grid.text(line, column) for column in range(1, width + 1))
        if any(cells):
            found[line] = cells
    return found


def _strangers(
    was: dict[int, tuple[str, ...]], now: dict[int, tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows that are not in the form, and copies of rows that are where they were."""
    home = {cells: line for line, cells in was.items()}
    for line, cells in now.items():
        at = home.get(cells)
        if at is None or (at != line and now.get(at) == cells):
            yield line, cells


def _parts(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a row of the index up to the last that holds something."""
    last = max((at for at, text in enumerate(cells, start=1) if text), default=0)
    return cells[:last]


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * width)[:width]


def _shown(cells: tuple[str, ...]) -> str:
    return " / ".join(text for text in _name(cells) if text) or " / ".join(filter(None, cells))
