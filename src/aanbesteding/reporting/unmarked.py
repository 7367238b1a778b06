"""Text for a cell of a workbook that its writer does not take for markup."""

from __future__ import annotations


def unmarked(text: str) -> str:
    """Return a text as XlsxWriter writes it whatever it looks like.

    The library writes a text between `<r>` and `</r>` into the file as it is, as markup of its own;
    a space before it prevents that.
    """
    return f" {text}" if text.startswith("<r>") else text
