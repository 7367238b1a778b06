"""LibreOffice as a calculator: it opens workbooks, calculates everything anew, and saves them.

Before it does, every stored result of a formula is replaced by nonsense: a program that trusts
what it finds in the file shows the nonsense, and the tests fail.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.changes import HEAD as CHANGES_HEAD
from aanbesteding.reporting.workbook.control import HEAD

PROGRAM = shutil.which("soffice")
POISON = "424242"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" \
xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" \
oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_RESULT = re.compile(r"(<c [^>]*>)<f>(.*?)</f><v>[^<]*</v>", re.DOTALL)
Edit = Callable[[str, str], str]
"""Changes the XML of a part of a workbook, by its name."""


def needs_program() -> None:
    """Skip where LibreOffice is not there; fail on a build server, where it has to be."""
    if PROGRAM is None:
        assert "CI" not in os.environ, "LibreOffice (soffice) is missing: run .ci/programs"
        pytest.skip("LibreOffice (soffice) is not installed: Debian's libreoffice-calc-nogui")


def edited(data: bytes, edit: Edit) -> bytes:
    """Return a workbook with the XML of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            text = old.read(item).decode("utf-8")
            new.writestr(item, edit(item.filename, text))
    return out.getvalue()


def poisoned(data: bytes) -> bytes:
    """Return a workbook in which every stored result is nonsense, as the programs would read it."""

    def spoil(name: str, text: str) -> str:
        if not name.startswith("xl/worksheets/"):
            return text
        spoiled, count = _RESULT.subn(rf"\1<f>\2</f><v>{POISON}</v>", text)
        assert count == text.count("<f>"), name
        return spoiled

    return edited(data, spoil)


Sheets = dict[str, list[list[Any]]]


def read(data: bytes) -> Sheets:
    """Return the cells of every sheet, by an independent reader."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Sheets]:
    """Return what LibreOffice makes of workbooks, all in one run."""
    needs_program()
    profile, given, made = folder / "profile", folder / "given", folder / "made"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    given.mkdir()
    for name, data in books.items():
        (given / f"{name}.xlsx").write_bytes(poisoned(data))
    where = f"-env:UserInstallation={profile.as_uri()}"
    words_ = [PROGRAM, where, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", made]
    subprocess.run(
        [*map(str, words_), *(str(path) for path in sorted(given.iterdir()))],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {name: read((made / f"{name}.xlsx").read_bytes()) for name in books}


def differing(sheets: Sheets, lang: str = "nl") -> list[str]:
    """Return the rows of the control sheet that are not equal: numbers by their exact fractions.

    The verdict of the sheet itself must say the same. A row without a fraction or a decimal has a
    word of the ranking.
    """
    rows = sheets[words.CONTROL.say(lang)]
    found = []
    assert len(rows) > HEAD + 1, "nothing was compared"
    for row in rows[HEAD + 1 :]:
        exact = Fraction(row[4]) if row[4] else None
        again = row[7]
        same = isinstance(again, int | float) if row[5] else str(again) == str(row[6])
        if same and exact is not None:
            same = abs(Fraction(again) - exact) <= Fraction(1, 10**9) * max(1, abs(exact))
        said = row[8] == words.EQUAL.say(lang)
        if not (same and said):
            found.append(" ".join(map(str, row)))
    assert rows[2][1] == len(rows) - HEAD - 1
    verdict = words.BROKEN if found else words.ALL_EQUAL
    if not unexpected(sheets, lang):
        assert rows[4][0] == verdict.say(lang)
    assert (rows[3][1] == 0) == (found == [])
    return found


def unexpected(sheets: Sheets, lang: str = "nl") -> list[str]:
    """Return the cells of input that are said to be changed, or that could not be as they are."""
    rows = sheets[words.CHANGES.say(lang)]
    yes, no = words.YES.say(lang), words.NO.say(lang)
    found = [row for row in rows[CHANGES_HEAD + 1 :] if row[6] == yes or row[7] == no]
    assert rows[2][2] == sum(row[6] == yes for row in found)
    assert rows[3][2] == sum(row[7] == no for row in found)
    return [" ".join(map(str, row)) for row in found]
