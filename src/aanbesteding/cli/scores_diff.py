"""`aanbesteding scores-diff`: two entries of the same score sheets side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.output import note, write_text
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.checking.sheets_diff import Sheets

WRITTEN = Text("geschreven: {path}", "written: {path}")


def scores_diff(
    first: Path,
    second: Path,
    form: Literal["text", "json"],
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Compare and print; return 0 when both are the same, 1 when anything differs."""
    from aanbesteding.checking.sheets_diff import differences
    from aanbesteding.reporting.diff_report import diff_blocks, diff_json
    from aanbesteding.reporting.plain import plain_text

    faults: list[Fault] = []
    sides = [_sheets(path, faults) for path in (first, second)]
    if faults:
        raise Faults(faults)
    found = differences(*sides)
    if form == "json":
        text = diff_json(found)
    else:
        text = plain_text(diff_blocks(found, len(sides[0]), len(sides[1]), lang))
    write_text(text, output, [first, second])
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    return 1 if found else 0


def _sheets(path: Path, faults: list[Fault]) -> Sheets:
    """Read the score sheets of one side; bids in the same folder are passed over."""
    from aanbesteding.checking.rules.unique_bids import SHEET_TWICE
    from aanbesteding.checking.sheets_diff import by_name
    from aanbesteding.model.finding import sheet_id
    from aanbesteding.reading.codes import NO_FILES
    from aanbesteding.reading.load import read_dossier

    dossier, problems = read_dossier(path)
    problems = [fault for fault in problems if fault.code is not NO_FILES]
    sheets = by_name(dossier.sheets)
    for sheet in dossier.sheets:
        kept = sheets[sheet.framework, sheet_id(sheet)]
        if kept is not sheet and sheet.origin and kept.origin:
            fields = {"text": sheet_id(sheet), "other": kept.origin.path}
            problems.append(Fault(SHEET_TWICE, sheet.origin.place(("kind",)), fields))
    if not sheets and not problems:
        problems.append(Fault(codes.NO_SHEETS, Place(str(path))))
    faults += problems
    return sheets
