"""`aanbesteding methods`: the catalogue as a table, or with everything that is known."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from aanbesteding.cli.output import show, write_text
from aanbesteding.texts import Lang

Format = Literal["text", "json", "markdown", "csv"]


def methods(form: Format, output: Path | None, lang: Lang) -> int:
    """Print the list of all methods and ways of award."""
    if form == "text" and output is None and sys.stdout.isatty():  # a pipe gets narrower tables
        from aanbesteding.reporting.method_list import list_blocks

        show(list_blocks(lang))
        return 0
    write_text(_text(form, lang), output, ())
    return 0


def _text(form: Format, lang: Lang) -> str:
    from aanbesteding.reporting import method_list

    if form == "json":
        return method_list.json_text()
    if form == "csv":
        return method_list.csv_text(lang)
    if form == "markdown":
        from aanbesteding.reporting.markdown import markdown_text

        return markdown_text(method_list.list_blocks(lang))
    from aanbesteding.reporting.plain import plain_text

    return plain_text(method_list.list_blocks(lang, fold=True))
