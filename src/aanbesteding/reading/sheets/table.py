"""What a sheet says as the content of a file: blocks, lists and texts, each at its cell."""

from __future__ import annotations

from typing import Any

from aanbesteding.faults import Fault, Place
from aanbesteding.model.origin import Origin, Route
from aanbesteding.reading.sheet_codes import NOT_OURS, ROW_TWICE, ROW_UNKNOWN
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.cells import word
from aanbesteding.reading.sheets.grid import At, Grid
from aanbesteding.texts import Text

NO_TABLE = Text(
    "er is geen regel met de namen van de kolommen", "there is no row with the names of the columns"
)


class Table:
    """The content of a file as it is read from cells, and where everything stands."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.plain: dict[str, Any] = {}
        """What is said; empty where nothing is, and the faults say why."""
        self.faults: list[Fault] = []
        self._values: dict[Route, At] = {(): (1, 1)}
        self._keys: dict[Route, At] = {}

    @property
    def document(self) -> Table:
        """What makes places of positions: the sheet itself."""
        return self

    def place(self, line: int, column: int) -> Place:
        """Return the place at a position in the file."""
        return self.grid.spot(line, column)

    def put(self, route: Route, value: Any, at: At, key: At | None = None) -> None:
        """Put a value at a route, and remember its cell and that of its key.

        Blocks on the way are made.
        """
        block: Any = self.plain
        for depth, part in enumerate(route[:-1]):
            self.stands(route[: depth + 1], at, key)
            block = block.setdefault(part, {})
        block[route[-1]] = value
        self.stands(route, at, key)

    def stands(self, route: Route, at: At, key: At | None = None) -> None:
        """Remember where something stands; the first time counts."""
        self._values.setdefault(route, at)
        self._keys.setdefault(route, key or at)

    def origin(self, path: str, name: str, sha256: str) -> Origin:
        """Return where a model that was made of this came from."""
        grid = self.grid
        return Origin(
            name,
            path,
            sha256,
            self.position,
            lambda line: grid.spot(line, 1).source,
            sheet=grid.name,
            source_at=(lambda line, column: grid.spot(line, column).source) if grid.name else None,
        )

    def position(self, route: Route, of_key: bool = False) -> tuple[int, int]:
        """Return the position in the file of a value or its key, or of what is nearest to it."""
        place = self.grid.place(*self.cell_of(route, of_key))
        return place.line, place.column

    def cell_of(self, route: Route, of_key: bool = False) -> At:
        """Return the cell of a value or its key, or of what is nearest to it."""
        known = self._keys if of_key else self._values
        for length in range(len(route), 0, -1):
            if route[:length] in known:
                return known[route[:length]]
        return self._values[()]

    def text_at(self, route: Route) -> str | None:
        """Return the text at a route, None where there is anything else."""
        value: Any = self.plain
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value if isinstance(value, str) else None


def read_head(table: Table) -> int:
    """Read the labels above the columns; return the row with the names of the columns, or 0."""
    grid = table.grid
    seen: dict[str, int] = {}
    for row in range(1, grid.rows + 1):
        label = grid.text(row, 1)
        if any(layout.means(label, name) for name in (layout.BID, layout.KEY)):
            return row
        if not label:
            continue
        key = layout.key_of(label)
        if key is None:
            table.faults.append(grid.fault(ROW_UNKNOWN, (row, 1), row=label))
        elif key in seen:
            table.faults.append(grid.fault(ROW_TWICE, (row, 1), row=label, line=seen[key]))
        else:
            seen[key] = row
            said = word(grid, (row, 2), table.faults)
            if said:
                table.put((key,), said, (row, 2), (row, 1))
            elif said is not None:
                table.stands((key,), (row, 2), (row, 1))
    at = (max(grid.rows, 1), 1)
    table.faults.append(grid.fault(NOT_OURS, at, problem=NO_TABLE))
    table.plain.clear()
    return 0
