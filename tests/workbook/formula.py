"""Formulas of a spreadsheet taken apart, as the format of Excel writes them: English, with commas.

It accepts only what the workbook may use. Anything else (another function, an array in braces, an
`@`, a reference to another file, a comma as decimal sign) is a fault and not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FUNCTIONS = {  # the least and the most arguments, from Excel 2007
    "ABS": (1, 1),
    "AND": (1, 255),
    "AVERAGE": (1, 255),
    "COUNT": (1, 255),
    "COUNTA": (1, 255),
    "COUNTIF": (2, 2),
    "EXACT": (2, 2),
    "IF": (2, 3),
    "IFERROR": (2, 2),
    "INDEX": (2, 3),
    "INT": (1, 1),
    "ISBLANK": (1, 1),
    "ISNUMBER": (1, 1),
    "LN": (1, 1),
    "LOG10": (1, 1),
    "MATCH": (2, 3),
    "MAX": (1, 255),
    "MEDIAN": (1, 255),
    "MIN": (1, 255),
    "NA": (0, 0),
    "OR": (1, 255),
    "POWER": (2, 2),
    "ROUND": (2, 2),
    "ROUNDDOWN": (2, 2),
    "ROUNDUP": (2, 2),
    "SIGN": (1, 1),
    "SUM": (1, 255),
    "SUMPRODUCT": (1, 255),
}
TAKES_RANGE = {"AVERAGE", "COUNT", "COUNTA", "MAX", "MEDIAN", "MIN", "SUM", "SUMPRODUCT"}
"""What takes a range in every argument; COUNTIF and INDEX do in the first, MATCH in the second."""
WHERE = {"COUNTIF": 0, "INDEX": 0, "MATCH": 1}
_TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)
  | (?P<ref>(?:'(?P<sheet>[^'\[\]]+)'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![A-Za-z0-9(]))
  | (?P<call>[A-Z][A-Z0-9.]*)\(
  | (?P<word>TRUE|FALSE)
  | (?P<sign><=|>=|<>|[-+*/^&=<>])
  | (?P<mark>[(),])
    """,
    re.VERBOSE,
)


class Use(NamedTuple):
    """A cell or a range in a formula, by its sheet ("" for its own)."""

    sheet: str
    cells: str


class Open(NamedTuple):
    """A function, or a bracket (no name), that is open, and how many commas it had."""

    name: str
    commas: int
    empty: bool


class Taken(NamedTuple):
    """What was found in a formula: what is wrong, what it refers to, how deep it goes."""

    wrong: tuple[str, ...]
    uses: tuple[Use, ...]
    depth: int


def taken_apart(formula: str) -> Taken:
    """Return what is in a formula; see the module for what is wrong."""
    wrong = [*_size(formula)]
    uses: list[Use] = []
    opened: list[Open] = []
    place = depth = 0
    while place < len(formula):
        found = _TOKEN.match(formula, place)
        if found is None:
            return Taken((*wrong, f"not understood: {formula[place : place + 30]}"), (), depth)
        place, token = found.end(), found.group()
        if opened and token != ")":
            opened[-1] = opened[-1]._replace(empty=False)
        if found["text"] and len(token) - 2 > 255:
            wrong.append(f"text of {len(token) - 2} characters")
        elif found["ref"]:
            uses.append(Use(found["sheet"] or "", token.rpartition("!")[2].replace("$", "")))
            if ":" in token:
                after = formula[place : place + 1]
                wrong += _range(opened, token, alone=after in (",", ")"))
        elif found["call"]:
            opened.append(Open(found["call"], 0, empty=True))
            if found["call"] not in FUNCTIONS:
                wrong.append(f"function {found['call']}")
        elif token == "(":
            opened.append(Open("", 0, empty=True))
        elif token == "," and opened:
            opened[-1] = opened[-1]._replace(commas=opened[-1].commas + 1)
        elif token == ")":
            wrong += _arguments(opened.pop())
        depth = max(depth, sum(bool(one.name) for one in opened))
    if opened:
        wrong.append("a bracket stays open")
    return Taken((*wrong, *(f"{depth} levels" for _ in "x" if depth > 64)), tuple(uses), depth)


def _size(formula: str) -> Iterator[str]:
    if len(formula) > 8192:
        yield f"{len(formula)} characters"


def _arguments(one: Open) -> Iterator[str]:
    if one.name in FUNCTIONS:
        least, most = FUNCTIONS[one.name]
        count = 0 if one.empty else one.commas + 1
        if not least <= count <= most:
            yield f"{one.name} with {count} arguments"
    elif one.commas:
        yield "a comma between brackets"


def _range(opened: list[Open], token: str, *, alone: bool) -> Iterator[str]:
    """Say where an older Excel would take one cell of a range, or would want an array formula.

    A range stands alone as an argument that takes one, or somewhere in a SUMPRODUCT with no IF,
    AND or OR in between: those make one value of it.
    """
    names = [one.name for one in opened]
    if names and alone:
        last = opened[-1]
        if last.name in TAKES_RANGE or WHERE.get(last.name) == last.commas:
            return
    within = (
        names[len(names) - names[::-1].index("SUMPRODUCT") :] if "SUMPRODUCT" in names else None
    )
    if within is None or set(within) & {"IF", "AND", "OR", "IFERROR", "MAX", "MIN"}:
        yield f"{token} where one cell is taken of a range"
