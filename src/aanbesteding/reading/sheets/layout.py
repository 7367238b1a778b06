"""How forms are laid out: what the writer of a form and its reader both go by.

A sheet begins with a head, a label in column A and its value in column B; then comes a row with
the names of the columns, then the rows. What a label says in either language is understood.
"""

from __future__ import annotations

from typing import NamedTuple

from aanbesteding.texts import LANGUAGES, Text

INDEX = "_aanbesteding"
"""The hidden sheet that says what the form held when it was made."""
WORKBOOK = "aanbesteding/workbook/1"
SCORES = "aanbesteding/score-table/1"
BIDS = "aanbesteding/bid-table/1"
FORMAT_KEY = "format"

HEAD: dict[str, Text] = {
    FORMAT_KEY: Text(FORMAT_KEY, FORMAT_KEY),
    "framework": Text("kader", "framework"),
    "framework-version": Text("versie", "version"),
    "kind": Text("soort", "kind"),
    "assessor": Text("beoordelaar", "assessor"),
    "decimal-sign": Text("decimaalteken", "decimal sign"),
}
"""The labels of the head, by the keys of the file format."""

BID = Text("inschrijving", "bid")
LOT = Text("perceel", "lot")
CRITERION = Text("criterium", "criterion")
TITLE = Text("omschrijving", "description")
SCALE = Text("mogelijk", "possible")
MARK = Text("cijfer", "mark")
REASON = Text("motivering", "reason")
SCORE_COLUMNS = (BID, LOT, CRITERION, TITLE, SCALE, MARK, REASON)
BID_AT, LOT_AT, CRITERION_AT, TITLE_AT, MARK_AT, REASON_AT = 1, 2, 3, 4, 6, 7

KEY = Text("sleutel", "key")
BID_COLUMNS = (KEY, TITLE)
"""What stands before the columns of bids, one for each."""
FIRST_BID = 3

CONFLICT = Text("(belangenconflict)", "(conflict)")
"""Instead of a criterion: whether the assessor has a conflict of interest on the bid."""
PRESENT = Text("(aanwezig)", "(present)")
"""Instead of a criterion: who were there when the panel judged the bid."""
NO_MARK = Text("(geen)", "(none)")
"""Instead of a mark: none is given, on purpose."""
YES, NO = Text("ja", "yes"), Text("nee", "no")

HEAD_ROW, TABLE_ROW, TEXT_SHEET = "head", "row", "text"
"""What a row of the index is about."""
INDEX_WIDTH = 8
"""The columns of the index: the sheet, what it is about, the row, and cells of the form."""


class Listed(NamedTuple):
    """A row of the index: the sheet, what it is about, the row in the form, and what it says."""

    sheet: str
    about: str
    line: int
    cells: tuple[str, ...]


def means(text: str, label: Text) -> bool:
    """Return whether a text is a label, in whichever language."""
    return text.strip().casefold() in (label.nl.casefold(), label.en.casefold())


def key_of(label: str) -> str | None:
    """Return the key that a label of the head stands for."""
    return next((key for key, text in HEAD.items() if means(label, text)), None)


def both(text: Text) -> tuple[str, ...]:
    """Return a label in all languages."""
    return tuple(text.say(lang) for lang in LANGUAGES)
