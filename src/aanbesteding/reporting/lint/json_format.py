"""The published shape of what `check --format json` prints, `aanbesteding/check/1`.

The builder is typed by these classes, and `aanbesteding schema check` prints them as a JSON Schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.linting.rule import Severity

FORMAT: Literal["aanbesteding/check/1"] = "aanbesteding/check/1"


class ToolResult(TypedDict):
    """The program."""

    name: Literal["aanbesteding"]
    version: str


class WordsResult(TypedDict):
    """A sentence in Dutch and in English."""

    nl: str
    en: str


class SourceResult(TypedDict):
    """What a rule rests on; not `verified` where the source was not read."""

    nl: str
    en: str
    verified: bool


class FindingResult(TypedDict):
    """One finding. `line` and `column` count from 1, and are null for a file as a whole.

    In a workbook `cell` names the sheet and the cell, and line and column are those of the cell.
    `evidence` holds the files of a counter-example by their names, where there is one.
    """

    code: str
    slug: str
    severity: Severity
    path: str
    line: int | None
    column: int | None
    what: WordsResult
    cure: WordsResult
    source: SourceResult | None
    cell: NotRequired[str]
    evidence: NotRequired[dict[str, str]]


class CheckResult(TypedDict):
    """The report: how many files were checked, and how many of them without their framework."""

    format: Literal["aanbesteding/check/1"]
    tool: ToolResult
    files: int
    alone: int
    findings: list[FindingResult]
