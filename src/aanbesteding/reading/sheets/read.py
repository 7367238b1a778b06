"""A workbook or a CSV file as the contents of the files that it stands for."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from aanbesteding.faults import Fault, Faults
from aanbesteding.model import bid, scores
from aanbesteding.reading import limits
from aanbesteding.reading.document import Document
from aanbesteding.reading.names import CSV, OTHER_SHEETS
from aanbesteding.reading.sheet_codes import NOT_OURS
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.bids import bid_tables
from aanbesteding.reading.sheets.container import SAVE, too_much, wrong
from aanbesteding.reading.sheets.grid import Grid
from aanbesteding.reading.sheets.index import differences, read_index
from aanbesteding.reading.sheets.scores import score_table
from aanbesteding.reading.sheets.separated import read_separated
from aanbesteding.reading.sheets.table import Table
from aanbesteding.reading.sheets.workbook import read_workbook
from aanbesteding.texts import Text

OTHER_KIND = Text("het is een ander soort spreadsheet", "it is another kind of spreadsheet")
BYTES = Text("bytes", "bytes")
OTHER_FORMAT = Text(
    "de eerste regel noemt geen bekend formulier", "the first row names no form that is known"
)


class Content(NamedTuple):
    """The content of one file, as it stands in cells, and what kind of file that is."""

    format: str
    table: Table


def read_sheets(data: bytes, path: str, name: str) -> tuple[list[Content], list[Fault], str]:
    """Return what is in a spreadsheet, what is wrong with it as a whole, and its fingerprint.

    Raises `Faults` when it cannot be read at all.
    """
    low = path.lower()
    if low.endswith(OTHER_SHEETS):
        raise wrong(path, OTHER_KIND, SAVE)
    if low.endswith(CSV):
        document = Document.decode(data, path, name)
        return _contents(read_separated(document)), [], document.sha256
    if len(data) > limits.MAX_WORKBOOK_BYTES:
        raise too_much(path, limits.MAX_WORKBOOK_BYTES, BYTES)
    grids = read_workbook(data, path)
    listed = read_index(grids, path)
    faults = list(differences(grids, listed, path))
    names = {row.sheet for row in listed if row.about != layout.TEXT_SHEET}
    found = [one for grid in grids if grid.name in names for one in _contents(grid)]
    return found, faults, sha256(data).hexdigest()


def _contents(grid: Grid) -> list[Content]:
    """Return what a sheet says. Raises `Faults` where it is no form."""
    said = grid.text(1, 2)
    if said == layout.SCORES:
        return [Content(scores.FORMAT, score_table(grid))]
    if said == layout.BIDS:
        return [Content(bid.FORMAT, table) for table in bid_tables(grid)]
    raise Faults([grid.fault(NOT_OURS, (1, 2), problem=OTHER_FORMAT)])
