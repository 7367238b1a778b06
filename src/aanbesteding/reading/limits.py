"""The published limits on what is read (docs/limits.md lists them from here)."""

from __future__ import annotations

from aanbesteding.exact.size import MAX_DIGITS
from aanbesteding.model.price_forms import MAX_LINES, MAX_YEARS
from aanbesteding.texts import Text

MAX_BYTES = 1_000_000
"""Size of one file."""
MAX_NODES = 100_000
"""Values and keys in one file."""
MAX_DEPTH = 32
"""Nesting of one file."""
MAX_FAULTS = 200
"""Faults that are listed of one file; AB025 says when there are more."""
MAX_FINDINGS = 1_000
"""Faults that are listed by one rule on frameworks and dossiers."""
MAX_BIDS = 200
"""Bids in one evaluation."""
MAX_FILES = 2_000
"""YAML files in one folder of bids and scores."""
MAX_CRITERIA = 200
"""Criteria in one lot."""
MAX_SEAL_BYTES = 16_000_000
"""Size of a seal, which holds a framework line by line."""
MAX_RECORD_BYTES = 50_000_000
"""Size of an evaluation record."""
MAX_JSON_DEPTH = 100
"""Nesting of a seal or a record."""
MAX_WORKBOOK_BYTES = 5_000_000
"""Size of a workbook (.xlsx)."""
MAX_UNPACKED = 25_000_000
"""Size of all parts of a workbook together."""
MAX_PARTS = 500
"""Parts of a workbook."""
MAX_CELL_TEXT = 32_767
"""Characters in one cell, as many as a spreadsheet program takes."""
MAX_SHEETS = 100
"""Sheets of a workbook."""
MAX_SHEET_ROWS = 20_000
"""Rows of a sheet or a CSV file."""
MAX_COLUMNS = 250
"""Columns of a sheet or a CSV file."""
MAX_CELLS = 200_000
"""Cells of a workbook or a CSV file that hold something."""

LIMITS: tuple[tuple[Text, int], ...] = (
    (Text("bytes in één bestand", "bytes in one file"), MAX_BYTES),
    (Text("sleutels en waarden in één bestand", "keys and values in one file"), MAX_NODES),
    (Text("niveaus van nesting", "levels of nesting"), MAX_DEPTH),
    (Text("tekens in één tekst", "characters in one text"), 2000),
    (Text("getoonde fouten per bestand", "faults listed per file"), MAX_FAULTS),
    (Text("getoonde fouten per regel van controle", "faults listed per rule"), MAX_FINDINGS),
    (Text("inschrijvingen in één beoordeling", "bids in one evaluation"), MAX_BIDS),
    (Text("bestanden in één map", "files in one folder"), MAX_FILES),
    (Text("criteria in één perceel", "criteria in one lot"), MAX_CRITERIA),
    (Text("bytes in een zegel", "bytes in a seal"), MAX_SEAL_BYTES),
    (Text("bytes in een vastlegging", "bytes in a record"), MAX_RECORD_BYTES),
    (Text("niveaus van nesting in beide", "levels of nesting in both"), MAX_JSON_DEPTH),
    (
        Text(
            "cijfers boven of onder de streep in een uitkomst",
            "digits above or below the line in a result",
        ),
        MAX_DIGITS,
    ),
    (Text("bytes in een werkboek", "bytes in a workbook"), MAX_WORKBOOK_BYTES),
    (Text("bytes in een uitgepakt werkboek", "bytes in an unpacked workbook"), MAX_UNPACKED),
    (Text("onderdelen van een werkboek", "parts of a workbook"), MAX_PARTS),
    (Text("bladen in een werkboek", "sheets in a workbook"), MAX_SHEETS),
    (Text("regels op een blad of in een CSV", "rows in a sheet or a CSV file"), MAX_SHEET_ROWS),
    (Text("kolommen op een blad", "columns in a sheet"), MAX_COLUMNS),
    (Text("cellen in een werkboek of CSV", "cells in a workbook or CSV file"), MAX_CELLS),
    (Text("jaren in één levenscyclus", "years in one life cycle"), MAX_YEARS),
    (Text("regels van één levenscyclus", "lines of one life cycle"), MAX_LINES),
)
