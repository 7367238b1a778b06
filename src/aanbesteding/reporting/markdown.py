"""Blocks as Markdown: data cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aanbesteding.reporting.blocks import Block, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$]|:(?=//)|(?<=\bwww)\.)", re.IGNORECASE)
_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+#=]))(.)")


def escaped(text: str) -> str:
    r"""Return a text in which nothing is markup.

    >>> print(escaped("Zorg [noord] | <b>"), escaped("- 1"), escaped("1. Prijs"))
    Zorg \[noord\] \| \<b\> \- 1 1\. Prijs
    """
    shown = _MARKUP.sub(r"\\\1", on_one_line(text).lstrip(" "))
    return _START.sub(r"\1\\\2", shown)


def markdown_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as Markdown; what is indented becomes a nested list."""
    parts: list[str] = []
    listing = False
    for block in blocks:
        if isinstance(block, Para) and (block.bullet or block.indent):
            line = _item(block)
            if listing:
                parts[-1] += "\n" + line
            else:
                parts.append(line)
            listing = True
            continue
        listing = False
        if isinstance(block, Heading):
            parts.append("#" * block.level + " " + escaped(block.text))
        elif isinstance(block, Para):
            parts.append(escaped(block.text))
        elif isinstance(block, Listing):
            parts.append(_listing(block))
        else:
            parts.append(_table(block))
    return "\n\n".join(parts) + "\n"


def _listing(listing: Listing) -> str:
    lines = [clean(line) for line in listing.lines]
    ticks = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, ticks + 1)
    return "\n".join([fence + listing.language, *lines, fence])


def _item(para: Para) -> str:
    text = escaped(para.text)
    strong = f"**{text}**" if para.tone == "good" else text
    return "  " * max(para.indent - 1, 0) + "- " + strong


def _table(table: Table) -> str:
    head = "| " + " | ".join(escaped(column.title) for column in table.columns) + " |"
    rule = "| " + " | ".join("---:" if c.right else "---" for c in table.columns) + " |"
    rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join([head, rule, *rows])


def _cell(text: str) -> str:
    # Leading spaces show the depth in the tree; Markdown would drop them.
    bare = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(bare)) + escaped(bare)
