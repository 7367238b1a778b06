"""AB401, AB416: every bid and every score sheet comes in once."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref

TWICE = coded(
    "AB401",
    "duplicate-bid",
    ("inschrijving «{text}» staat ook in {other}", "bid “{text}” also stands in {other}"),
    (
        "verwijder één van beide, of geef haar een andere «id»",
        "delete one of the two, or give it another “id”",
    ),
)
SHEET_TWICE = coded(
    "AB416",
    "duplicate-score-sheet",
    (
        "van «{text}» is er nog een scoreblad, in {other}",
        "there is another score sheet of “{text}”, in {other}",
    ),
    ("voeg de bladen samen tot één bestand", "merge the sheets into one file"),
)


def check_bids(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second bid with the same id."""
    seen: set[str] = set()
    for bid in dossier.bids:
        if bid.id in seen:  # the finding stands at the first, the message names the second
            other = bid.origin.path if bid.origin else bid.id
            yield at(TWICE, Ref("bid", bid.id, ("id",)), text=bid.id, other=other)
        seen.add(bid.id)


def check_sheets(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second sheet of the same assessor under this framework."""
    seen: set[str] = set()
    for sheet in dossier.sheets:
        if sheet.framework != framework.id:
            continue
        key = sheet_id(sheet)
        if key in seen:
            other = sheet.origin.path if sheet.origin else key
            yield at(SHEET_TWICE, Ref("scores", key, ("kind",)), text=key, other=other)
        seen.add(key)


CODES = (TWICE, SHEET_TWICE)
RULES = (
    Rule(TWICE, check_bids, on_framework=False),
    Rule(SHEET_TWICE, check_sheets, on_framework=False),
)
