"""Forms that are filled in as a person would: openpyxl types, LibreOffice saves again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import yaml

from aanbesteding import Evaluation, Faults, load_bids
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.scores import ScoreSheet

ROOT = Path(__file__).parent.parent.parent
LEIDEN = ROOT / "criteria/manifest-leiden.yaml"
BIDS = ROOT / "bids/leiden"
SHEETS = BIDS / "scores/manifest-leiden"
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    OFFICE is None and "CI" not in os.environ, reason="LibreOffice (soffice) is not installed"
)


def score_form(run, place: Path, *words: str | Path, framework=LEIDEN, bids=BIDS) -> Path:
    """Write a score form."""
    done = run("new", "scores", "--framework", framework, "--bids", bids, "--xlsx", place, *words)
    assert (done.code, done.out) == (0, ""), done.err
    return place


def number_or_text(text: str) -> object:
    """Return what a spreadsheet makes of what somebody types."""
    return (
        float(text) if re.fullmatch(r"-?\d+\.\d+", text) else int(text) if text.isdigit() else text
    )


def fill_scores(place: Path, sheets: Iterable[ScoreSheet]) -> None:
    """Type marks and reasons into a form, row by row."""
    book = openpyxl.load_workbook(place)
    for sheet in sheets:
        page = book[(sheet.assessor or "consensus")[:31]]
        against = {conflict.bid: conflict.reason for conflict in sheet.conflicts}
        for row in page.iter_rows(min_row=1):
            bid, lot, criterion = (cell.value for cell in row[:3])
            if criterion in ("(belangenconflict)", "(conflict)") and bid in against:
                row[5].value, row[6].value = "ja", against[bid]
            mark = sheet.marks.get(bid, {}).get(lot, {}).get(criterion)
            if mark is not None:
                row[5].value, row[6].value = number_or_text(mark.mark), mark.reason
    book.save(place)


def leiden_sheets() -> tuple[ScoreSheet, ...]:
    """Return the score sheets of Leiden from their YAML files."""
    dossier = load_bids(BIDS)
    return tuple(sheet for sheet in dossier.sheets if sheet.framework == "manifest-leiden")


def filled_form(run, place: Path) -> Path:
    """Write the form of Leiden and fill it in with the marks of the YAML files."""
    score_form(run, place)
    fill_scores(place, leiden_sheets())
    return place


def change(place: Path, edit: Callable[[openpyxl.Workbook], object]) -> Path:
    """Change a workbook with openpyxl."""
    book = openpyxl.load_workbook(place)
    edit(book)
    book.save(place)
    return place


def patch(place: Path, part: str, edit: Callable[[bytes], bytes]) -> Path:
    """Change the XML of a part of a workbook."""
    parts = parts_of(place)
    parts[part] = edit(parts[part])
    return archive_of(place, parts)


def parts_of(place: Path) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(place) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive_of(place: Path, parts: dict[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return place


def office(place: Path | list[Path], folder: Path, *kinds: str) -> Path | list[Path]:
    """Open a file, or several, in LibreOffice and save it as each of these kinds in turn."""
    places = place if isinstance(place, list) else [place]
    assert OFFICE is not None, "LibreOffice (soffice) is not installed"
    for number, kind in enumerate(kinds):
        out = folder / f"office-{number}"
        command = [
            OFFICE,
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{folder}/profile",
        ]
        command += ["--convert-to", kind, "--outdir", str(out), *map(str, places)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        places = sorted(out.iterdir())
    return places if len(places) > 1 else places[0]


def office_csv(place: Path, folder: Path) -> list[Path]:
    """Have LibreOffice save the sheets of the assessors as CSV: UTF-8, semicolons, every sheet."""
    out = office(
        place,
        folder,
        "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1",
    )
    return sorted(path for path in out if "-beoordelaar-" in path.name)


def bids_only(folder: Path, bids: Path = BIDS) -> Path:
    """Copy bids without their score sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(bids.glob("*.yaml")):
        shutil.copy(path, folder)
    return folder


def refused(*paths: Path) -> list[str]:
    """Return what is wrong, as `place code what` without the folder."""
    with pytest.raises(Faults) as error:
        load_bids(*paths)
    return [
        f"{fault.place.where.removeprefix(str(fault.place.path.rpartition('/')[0]) + '/')} "
        f"{fault.code.code} {fault.what('en')}"
        for fault in error.value.faults
    ]


def codes(*paths: Path) -> set[str]:
    """Return the codes of what is wrong."""
    with pytest.raises(Faults) as error:
        load_bids(*paths)
    return {fault.code.code for fault in error.value.faults}


def content(sheet: ScoreSheet) -> dict[str, object]:
    """Return everything in a score sheet but where it was read."""
    return sheet.model_dump()


def by_assessor(dossier: Dossier) -> dict[str, ScoreSheet]:
    """Return sheets by their assessors."""
    return {sheet.assessor or "consensus": sheet for sheet in dossier.sheets}


def yaml_of(path: Path) -> object:
    """Return a YAML file as plain data, texts only."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


NOT_IN_THE_FORM = ("description", "kind", "newcomer", "activities")


def pruned(value: object, facts: set[str]) -> object:
    """Return a bid without what a form does not ask: what is for the reader, and other facts."""
    if isinstance(value, list):
        return [pruned(one, facts) for one in value]
    if isinstance(value, dict):
        return {
            key: {name: one for name, one in below.items() if name in facts}
            if key == "facts"
            else pruned(below, facts)
            for key, below in value.items()
            if key not in NOT_IN_THE_FORM
        }
    return value


def facts_in(place: Path) -> set[str]:
    """Return the facts that a form asks."""
    page = openpyxl.load_workbook(place).worksheets[1]
    keys = (str(row[0].value) for row in page.iter_rows())
    return {key.rpartition(".")[2] for key in keys if "facts." in key}


def normal(value: object) -> object:
    """Return content in which 21.0 is 21: a cell that holds a number knows no zeros behind it."""
    if isinstance(value, dict):
        return {key: normal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [normal(one) for one in value]
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+([.][0-9]+)?", value):
        return Fraction(value)
    return value


def keys_of(value: object, at: str = "") -> Iterable[tuple[str, str]]:
    """Yield the keys of a file as the form writes them, with their texts."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from keys_of(one, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from keys_of(one, f"{at}[{number}]")
    else:
        yield at, str(value)


def fill_bids(place: Path, bids: Iterable[object], lots: tuple[str, ...] = ()) -> None:
    """Type bids into a form, each in its column; a key that the form lacks is an error."""
    book = openpyxl.load_workbook(place)
    page = book.worksheets[1]
    rows = {row[0].value: row[0].row for row in page.iter_rows(min_row=5)}
    facts = facts_in(place)
    for column, bid in enumerate(bids, start=3):
        for at, text in keys_of(pruned(bid, facts)):
            key, match = at, re.match(r"lots\[(\d+)\]", at)
            if match and lots:  # the form has a place for every lot of the framework
                number = lots.index(bid["lots"][int(match[1]) - 1]["lot"]) + 1
                key = f"lots[{number}]{at[match.end() :]}"
            if at != "format":
                page.cell(rows[key], column).value = number_or_text(text)
    book.save(place)


def as_text(place: Path, text: str) -> None:
    """Make a text of what openpyxl took for a formula."""

    def edit(book: openpyxl.Workbook) -> None:
        for page in book.worksheets:
            for row in page.iter_rows():
                for cell in row:
                    if cell.value == text:
                        cell.data_type = "s"

    change(place, edit)


def standings(evaluation: Evaluation) -> list[object]:
    """Return who stands where, with exact totals."""
    return [
        (lot.lot.id, [(one.bid, one.rank, one.total) for one in lot.ranking])
        for lot in evaluation.lots
    ]


def exact(text: str) -> Fraction:
    """Return a number as an exact fraction."""
    return Fraction(text)
