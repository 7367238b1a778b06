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


UNREAD = "…"
"""Instead of a reason that cannot be read, so that its mark is checked; more is not done then."""
MAX_SPANS = 50
"""The most groups of empty rows that a message lists."""


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
    marks = [row for row in rows if not _is_special(row)]
    empty = [row for row in marks if not _mark(table, row) and row.bid not in conflicts]
    _all_empty(table, marks, empty)
    return table


def _is(row: _Row, label: Text) -> bool:
    return layout.means(row.criterion, label)


def _is_special(row: _Row) -> bool:
    return _is(row, layout.CONFLICT) or _is(row, layout.PRESENT)


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
            _empty(table, (line, column), name)
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
        if special and row.lot:
            at = (line, layout.LOT_AT)
            table.faults.append(grid.fault(codes.OUTSIDE, at, text=row.lot))
        seen[identity] = line
        found.append(row)
    return found


def _plain(criterion: str) -> str:
    """Return a criterion, or for a row about something else one word in every language."""
    for label in (layout.CONFLICT, layout.PRESENT):
        if layout.means(criterion, label):
            return label.en
    return criterion


def _mark(table: Table, row: _Row) -> bool:
    """Read a mark with its reason; return whether anything is filled in."""
    grid = table.grid
    mark_at, reason_at = row.at(layout.MARK_AT), row.at(layout.REASON_AT)
    mark = word(grid, mark_at, table.faults)
    reason = value(grid, reason_at, table.faults)
    if mark == "" and reason == "":
        return False
    if mark is not None and layout.means(mark, layout.NO_MARK):
        if reason:
            table.faults.append(grid.fault(codes.NOT_TOGETHER, reason_at, problem=REASON_FOR_NONE))
        return True
    if mark == "":
        _empty(table, mark_at, layout.MARK, "" if reason else OR_NONE)
    if reason == "":
        _empty(table, reason_at, layout.REASON)
    route = ("marks", row.bid, row.lot, row.criterion)
    table.stands(route[:2], row.at(layout.BID_AT))
    table.stands(route[:3], row.at(layout.LOT_AT))
    table.stands(route, row.at(layout.CRITERION_AT))
    if mark:
        table.put((*route, "mark"), mark, mark_at)
        table.put((*route, "reason"), reason or UNREAD, reason_at)
    return True


def _empty(table: Table, at: At, column: Text, unless: Text | str = "") -> None:
    """Note a cell that should have been filled in."""
    fields = {"column": column, "unless": unless}
    table.faults.append(table.grid.fault(codes.CELL_EMPTY, at, **fields))


def _all_empty(table: Table, marks: list[_Row], empty: list[_Row]) -> None:
    """Note the rows on which nothing is filled in: in one fault, or all others drown."""
    if len(empty) == 1:
        _empty(table, empty[0].at(layout.MARK_AT), layout.MARK, OR_NONE)
        _empty(table, empty[0].at(layout.REASON_AT), layout.REASON)
    elif empty:
        fields = {"count": len(empty), "rows": _spans(marks, empty)}
        at = empty[0].at(layout.MARK_AT)
        table.faults.append(table.grid.fault(codes.ROWS_EMPTY, at, **fields))


def _spans(marks: list[_Row], empty: list[_Row]) -> str:
    """Return the numbers of rows; of those with no mark filled in between, the first and last."""
    lines = {row.line for row in empty}
    spans: list[list[int]] = []
    follows = False
    for row in marks:
        if row.line in lines and follows:
            spans[-1][1:] = [row.line]
        elif row.line in lines:
            spans.append([row.line])
        follows = row.line in lines
    shown = ["–".join(map(str, span)) for span in spans[:MAX_SPANS]]
    return ", ".join([*shown, "…"] if len(spans) > MAX_SPANS else shown)


def _conflict(table: Table, row: _Row) -> bool:
    """Read whether there is a conflict; return whether there is."""
    grid = table.grid
    mark_at, reason_at = row.at(layout.MARK_AT), row.at(layout.REASON_AT)
    said = word(grid, mark_at, table.faults)
    reason = value(grid, reason_at, table.faults)
    if said is None:
        return False
    yes = layout.means(said, layout.YES)
    if said and not yes and not layout.means(said, layout.NO):
        problem = Text(*(NOT_YES_NO.say(lang, text=said) for lang in LANGUAGES))
        table.faults.append(grid.fault(codes.NOT_TOGETHER, mark_at, problem=problem))
        return False
    if yes and reason == "":
        _empty(table, reason_at, layout.REASON)
    if reason and not yes:
        table.faults.append(grid.fault(codes.NOT_TOGETHER, reason_at, problem=WITHOUT_CONFLICT))
    if not yes:
        return False
    listed: tuple[dict[str, str], ...] = table.plain.get("conflicts", ())
    route = ("conflicts", len(listed))
    table.stands(route[:1], row.at(layout.BID_AT))
    table.stands(route, row.at(layout.BID_AT))
    table.stands((*route, "bid"), row.at(layout.BID_AT))
    table.stands((*route, "reason"), reason_at)
    table.plain["conflicts"] = (*listed, {"bid": row.bid, "reason": reason or UNREAD})
    return True


def _present(table: Table, row: _Row) -> None:
    """Read who were there: their identifiers, with commas between them."""
    at, mark_at = row.at(layout.REASON_AT), row.at(layout.MARK_AT)
    if beside := table.grid.text(*mark_at):
        table.faults.append(table.grid.fault(codes.OUTSIDE, mark_at, text=beside))
    text = value(table.grid, at, table.faults)
    if not text:
        return
    names = tuple(name.strip() for name in text.split(","))
    table.put(("present", row.bid), names, at, row.at(layout.BID_AT))
    table.stands(("present",), row.at(layout.BID_AT))
