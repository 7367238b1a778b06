"""What the name of a file says about it: which files are read, and how."""

from __future__ import annotations

YAML = (".yaml", ".yml")
WORKBOOK, CSV = ".xlsx", ".csv"
OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".fods", ".numbers", ".tsv")
"""Spreadsheets that are not read; one that lies among the bids is not passed over in silence."""
SHEETS = (WORKBOOK, CSV, *OTHER_SHEETS)
SUFFIXES = (*YAML, *SHEETS)
CODINGS = ("utf-8", "utf-16-le", "utf-16-be")
"""How what a CSV file says of itself can be written; only the first is read."""
PASSED_OVER = (".", "~$")
"""What begins the names of hidden files, and of those that say that a workbook is open."""


def is_sheet(path: str) -> bool:
    """Return whether a file is a spreadsheet."""
    return path.lower().endswith(SHEETS)


def max_bytes(path: str) -> int:
    """Return how large a file may be."""
    from aanbesteding.reading import limits  # it comes with the models, which help does without

    return limits.MAX_WORKBOOK_BYTES if path.lower().endswith(WORKBOOK) else limits.MAX_BYTES
