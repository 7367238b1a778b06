"""A sheet with marks: one row for each bid, lot and criterion becomes a score sheet."""

from __future__ import annotations

from typing import NamedTuple

from aanbesteding.model import scores
from aanbesteding.reading import sheet_codes as codes
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.cells import value, word
from aanbesteding.reading.sheets.grid import At, Grid
from aanbesteding.reading.sheets.table import Table, read_head
from aanbesteding.texts import LANGUAGES, Text

OR_NONE = Text(
    "; wie op dit criterium geen cijfer geeft, kiest «(geen)»",
    "; who gives no mark on this criterion chooses “(none)”",
)
REASON_WITHOUT_MARK = Text(
    "er staat een motivering, maar geen cijfer", "there is a reason, but no mark"
)
REASON_FOR_NONE = Text(
    "er staat een motivering bij een cijfer dat niet is gegeven",
    "there is a reason for a mark that was not given",
)
WITHOUT_CONFLICT = Text(
    "er staat een motivering, maar geen «ja»", "there is a reason, but no “yes”"
)
NOT_YES_NO = Text("«{text}» is geen ja of nee", "“{text}” is not a yes or a no")


class _Row(NamedTuple):
    """What identifies a row, and its number."""

    line: int
    bid: str
    lot: str
    criterion: str

    def at(self, column: int) -> At:
        return self.line, column


def score_table(grid: Grid) -> Table:
    """Return what a sheet with marks says; its faults are in the table."""
    table = Table(grid)
    header = read_head(table)
    if not header:
        return table
    _columns(table, header)
    table.stands(("marks",), (header, layout.MARK_AT))
    table.put(("format",), scores.FORMAT, (1, 2), (1, 1))
    rows = list(_rows(table, header))
    conflicts = {row.bid for row in rows if _is(row, layout.CONFLICT) and _conflict(table, row)}
    for row in rows:
        if _is(row, layout.PRESENT):
            _present(table, row)
        elif not _is(row, layout.CONFLICT):
            _mark(table, row, judged=row.bid not in conflicts)
    return table


def _is(row: _Row, label: Text) -> bool:
    return layout.means(row.criterion, label)


def _columns(table: Table, header: int) -> None:
    """Note every column that does not stand where it should, and what stands beside the table."""
    grid = table.grid
    for column, name in enumerate(layout.SCORE_COLUMNS, start=1):
        if not layout.means(grid.text(header, column), name):
            fields = {"expected": name, "text": grid.text(header, column)}
            table.faults.append(grid.fault(codes.COLUMN, (header, column), **fields))
    for at in sorted(grid.cells):
        if at[0] >= header and at[1] > len(layout.SCORE_COLUMNS):
            table.faults.append(grid.fault(codes.OUTSIDE, at, text=grid.text(*at)))


def _rows(table: Table, header: int) -> list[_Row]:
    """Return the rows that hold anything, each once."""
    grid = table.grid
    found: list[_Row] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line in range(header + 1, grid.rows + 1):
        if not any(
            grid.at(line, column).text for column in range(1, len(layout.SCORE_COLUMNS) + 1)
        ):
            continue
        ids = [
            word(grid, (line, column), table.faults)
            for column in (layout.BID_AT, layout.LOT_AT, layout.CRITERION_AT)
        ]
        if None in ids:
            continue
        row = _Row(line, *(text or "" for text in ids))
        special = any(_is(row, label) for label in (layout.CONFLICT, layout.PRESENT))
        empty = [
            (column, name)
            for column, name in ((1, layout.BID), (2, layout.LOT), (3, layout.CRITERION))
            if not row[column] and not (special and name is layout.LOT)
        ]
        for column, name in empty:
            fields = {"column": name, "unless": ""}
            table.faults.append(grid.fault(codes.CELL_EMPTY, (line, column), **fields))
        if empty:
            continue
        identity = (row.bid, row.lot, _plain(row.criterion))
        if identity in seen:
            twice: dict[str, object] = {
                "row": " / ".join(part for part in row[1:] if part),
                "line": seen[identity],
            }
            table.faults.append(grid.fault(codes.ROW_TWICE, (line, 1), **twice))
            continue
        seen[identity] = line
        found.append(row)
    return found


def _plain(criterion: str) -> str:
    """Return a criterion, or for a row about something else one word in every language."""
    for label in (layout.CONFLICT, layout.PRESENT):
        if layout.means(criterion, label):
            return label.en
    return criterion


def _mark(table: Table, row: _Row, *, judged: bool) -> None:
    grid, before = table.grid, len(table.faults)
    mark_at, reason_at = row.at(layout.MARK_AT), row.at(layout.REASON_AT)
    mark = word(grid, mark_at, table.faults)
    reason = value(grid, reason_at, table.faults)
    if len(table.faults) > before or (not mark and not reason and not judged):
        return
    if mark is not None and layout.means(mark, layout.NO_MARK):
        if reason:
            table.faults.append(grid.fault(codes.NOT_TOGETHER, reason_at, problem=REASON_FOR_NONE))
        return
    if not mark:
        fields = {"column": layout.MARK, "unless": "" if reason else OR_NONE}
        table.faults.append(grid.fault(codes.CELL_EMPTY, mark_at, **fields))
    if not reason:
        fields = {"column": layout.REASON, "unless": ""}
        table.faults.append(grid.fault(codes.CELL_EMPTY, reason_at, **fields))
    route = ("marks", row.bid, row.lot, row.criterion)
    table.stands(route[:2], row.at(layout.BID_AT))
    table.stands(route[:3], row.at(layout.LOT_AT))
    table.stands(route, row.at(layout.CRITERION_AT))
    if mark and reason:
        table.put((*route, "mark"), mark, mark_at)
        table.put((*route, "reason"), reason, reason_at)


def _conflict(table: Table, row: _Row) -> bool:
    """Read whether there is a conflict; return whether there is."""
    grid, before = table.grid, len(table.faults)
    mark_at, reason_at = row.at(layout.MARK_AT), row.at(layout.REASON_AT)
    said = word(grid, mark_at, table.faults)
    reason = value(grid, reason_at, table.faults)
    if len(table.faults) > before:
        return False
    yes = said is not None and layout.means(said, layout.YES)
    if said and not yes and not layout.means(said, layout.NO):
        problem = Text(*(NOT_YES_NO.say(lang, text=said) for lang in LANGUAGES))
        table.faults.append(grid.fault(codes.NOT_TOGETHER, mark_at, problem=problem))
        return False
    if yes and not reason:
        fields = {"column": layout.REASON, "unless": ""}
        table.faults.append(grid.fault(codes.CELL_EMPTY, reason_at, **fields))
    if reason and not yes:
        table.faults.append(grid.fault(codes.NOT_TOGETHER, reason_at, problem=WITHOUT_CONFLICT))
    if not yes or not reason:
        return yes
    listed: tuple[dict[str, str], ...] = table.plain.get("conflicts", ())
    route = ("conflicts", len(listed))
    table.stands(route[:1], row.at(layout.BID_AT))
    table.stands(route, row.at(layout.BID_AT))
    table.stands((*route, "bid"), row.at(layout.BID_AT))
    table.stands((*route, "reason"), reason_at)
    table.plain["conflicts"] = (*listed, {"bid": row.bid, "reason": reason})
    return True


def _present(table: Table, row: _Row) -> None:
    """Read who were there: their identifiers, with commas between them."""
    at = row.at(layout.REASON_AT)
    text = value(table.grid, at, table.faults)
    if not text:
        return
    names = tuple(name.strip() for name in text.split(","))
    table.put(("present", row.bid), names, at, row.at(layout.BID_AT))
    table.stands(("present",), row.at(layout.BID_AT))
