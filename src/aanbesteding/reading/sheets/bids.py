"""A sheet with bids: a row for each key of the file format, a column for each bid."""

from __future__ import annotations

import re
from typing import Any

from aanbesteding.model import bid
from aanbesteding.model.origin import Route
from aanbesteding.reading import limits
from aanbesteding.reading import sheet_codes as codes
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.cells import word
from aanbesteding.reading.sheets.grid import At, Grid
from aanbesteding.reading.sheets.table import Table, read_head

_PART = re.compile(r"([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\[([1-9][0-9]{0,2})\])?")


def bid_tables(grid: Grid) -> list[Table]:
    """Return what a sheet says of every bid; faults of the sheet itself are in the first."""
    head = Table(grid)
    header = read_head(head)
    if not header:
        return [head]
    _columns(head, header)
    keys = _keys(head, header)
    filled = sorted({column for row, column in grid.cells if row > header and column > 2})
    tables = [_bid(head, column, keys) for column in filled[: limits.MAX_BIDS + 1]]
    if not tables:
        at = (header, layout.FIRST_BID)
        fields = {"column": layout.BID, "unless": ""}
        head.faults.append(grid.fault(codes.CELL_EMPTY, at, **fields))
        head.plain.clear()
        return [head]
    tables[0].faults[:0] = head.faults
    return tables


def _columns(table: Table, header: int) -> None:
    grid = table.grid
    for column, name in enumerate(layout.BID_COLUMNS, start=1):
        if not layout.means(grid.text(header, column), name):
            fields = {"expected": name, "text": grid.text(header, column)}
            table.faults.append(grid.fault(codes.COLUMN, (header, column), **fields))


def _keys(table: Table, header: int) -> dict[int, Route]:
    """Return the routes of the rows; a key that stands there twice or is none is a fault."""
    grid = table.grid
    found: dict[int, Route] = {}
    seen: dict[Route, int] = {}
    for row in range(header + 1, grid.rows + 1):
        text = grid.text(row, 1)
        route = _route(text)
        if not text:
            if any((row, column) in grid.cells for column in range(1, grid.columns + 1)):
                fields = {"column": layout.KEY, "unless": ""}
                table.faults.append(grid.fault(codes.CELL_EMPTY, (row, 1), **fields))
        elif route is None:
            table.faults.append(grid.fault(codes.NOT_A_KEY, (row, 1), text=text))
        elif route in seen:
            table.faults.append(grid.fault(codes.ROW_TWICE, (row, 1), row=text, line=seen[route]))
        elif any(_inside(route, other) for other in seen):
            table.faults.append(grid.fault(codes.NOT_A_KEY, (row, 1), text=text))
        else:
            seen[route] = row
            found[row] = route
    return found


def _inside(route: Route, other: Route) -> bool:
    """Whether one of two routes leads through the other: then one is a value and a block."""
    length = min(len(route), len(other))
    return route[:length] == other[:length]


def _route(text: str) -> Route | None:
    """Return the route of a key as people write it: `lots[1].price`.

    >>> _route("lots[1].price"), _route("lots[0]"), _route("Lots")
    (('lots', 0, 'price'), None, None)
    """
    route: list[str | int] = []
    for part in text.split("."):
        match = _PART.fullmatch(part)
        if match is None:
            return None
        route.append(match[1])
        if match[2] is not None:
            route.append(int(match[2]) - 1)
    return tuple(route)


def _bid(head: Table, column: int, keys: dict[int, Route]) -> Table:
    """Return what one column says; an empty cell is a key that is not there."""
    grid = head.grid
    table = Table(grid)
    said: list[tuple[Route, str, At, At]] = []
    table.stands(("format",), (1, 2), (1, 1))
    for row, route in keys.items():
        if (row, column) in grid.cells:
            text = word(grid, (row, column), table.faults)
            if text:
                said.append((route, text, (row, column), (row, 1)))
    for at in sorted(at for at in grid.cells if at[1] == column and at[0] not in keys):
        if at[0] > min(keys, default=0):
            table.faults.append(grid.fault(codes.OUTSIDE, at, text=grid.text(*at)))
    for route, text, at, key in _numbered(said):
        table.put(route, text, at, key)
    table.plain = {"format": bid.FORMAT, **_listed(table.plain)}
    if "decimal-sign" in head.plain:
        table.plain["decimal-sign"] = head.plain["decimal-sign"]
        table.stands(("decimal-sign",), head.cell_of(("decimal-sign",)))
    return table


def _numbered(said: list[tuple[Route, str, At, At]]) -> list[tuple[Route, str, At, At]]:
    """Renumber the items of lists, so that a block that was left empty leaves no gap."""
    places: dict[Route, list[int]] = {}
    for route, *_ in said:
        for depth, part in enumerate(route):
            if isinstance(part, int):
                used = places.setdefault(route[:depth], [])
                if part not in used:
                    used.append(part)

    def moved(route: Route) -> Route:
        return tuple(
            sorted(places[route[:depth]]).index(part) if isinstance(part, int) else part
            for depth, part in enumerate(route)
        )

    return [(moved(route), text, at, key) for route, text, at, key in said]


def _listed(block: Any) -> Any:
    """Return content in which blocks with numbers for keys are lists."""
    if not isinstance(block, dict):
        return block
    made = {key: _listed(value) for key, value in block.items()}
    if made and all(isinstance(key, int) for key in made):
        return tuple(made[key] for key in sorted(made))
    return made
