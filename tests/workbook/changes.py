"""Typing in a workbook as an officer would: other numbers and words in the cells of the input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from tests.workbook.calc import edited

Typed = Mapping[tuple[str, str], str]
"""What is typed, by the name of a sheet and a cell: a number, a text in quotes, or nothing."""


def parts(data: bytes) -> dict[str, str]:
    """Return the names of the parts that hold the sheets, by the names of the sheets."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode("utf-8"))
    return {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, start=1)}


def typed(data: bytes, cells: Typed) -> bytes:
    """Return a workbook with other contents in cells that hold no formula; each must be there."""
    sheets = parts(data)

    def change(name: str, text: str) -> str:
        for (sheet, cell), content in cells.items():
            if sheets[sheet] != name:
                continue
            kind, inner = "", f"<v>{content}</v>" if content else ""
            if content.startswith('"'):
                kind, inner = ' t="inlineStr"', f"<is><t>{content[1:-1]}</t></is>"
            old = re.compile(rf'<c r="{cell}"( s="\d+")?(?: t="s")?>(?:<v>[^<]*</v>)</c>')
            text, count = old.subn(rf'<c r="{cell}"\1{kind}>{inner}</c>', text)
            assert count == 1, (sheet, cell)
        return text

    return edited(data, change)
