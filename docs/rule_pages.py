"""The pages of docs/rules: one for each code that `check` can report, and an index by group.

The examples are files of the tests, quoted whole: what a page shows is what a test runs.
"""

from __future__ import annotations

import re
from pathlib import Path

from aanbesteding.faults import Code
from aanbesteding.linting.table import all_codes, severity_of
from aanbesteding.reporting import catalogue
from aanbesteding.reporting.blocks import Para
from aanbesteding.reporting.rule_page import rule_blocks

TESTS = Path(__file__).parent.parent / "tests"
FOLDERS = (
    TESTS / "checking" / "examples",
    TESTS / "linting" / "rules" / "examples",
    TESTS / "routes" / "scenario" / "examples",
)
GROUPS = {
    "AB0": "Reading a file",
    "AB1": "Structure",
    "AB2": "Law and transparency",
    "AB3": "Behaviour",
    "AB4": "Bids and scores",
    "AB5": "Provenance",
}
EXPECTED = re.compile(r"AB\d+ at (\d+):(\d+)")


def files() -> dict[str, str]:
    """Return every file of docs/rules by its name."""
    codes = all_codes()
    found = {f"{code}.md": page(row) for code, row in codes.items()}
    return found | {"README.md": index(codes)}


def page(code: Code) -> str:
    """Return the page of a code: both languages, what `check` makes of it, examples."""
    lines = [f"# {code.code}", "", f"`{code.slug}`", ""]
    for lang, text, cure in (
        ("nl", code.what.nl, code.cure.nl),
        ("en", code.what.en, code.cure.en),
    ):
        lines.append(f"- {lang}: {safe(text)}. {safe(cure)}.")
    for block in rule_blocks(code.code, "en"):
        if isinstance(block, Para):
            lines += ["", block.text]
    bad = shortest(code, "bad")
    if bad is not None:
        at = EXPECTED.search(first_line(bad))
        assert at is not None
        found_at = f"The finding stands at line {at[1]}, column {at[2]}."
        lines += ["", "## An example with the finding", "", found_at, "", *quoted(bad)]
    good = shortest(code, "good", bad)
    if good is not None:
        lines += ["", "## An example without", "", *quoted(good)]
    return "\n".join(lines) + "\n"


def shortest(code: Code, kind: str, bad: Path | None = None) -> Path | None:
    """Return the shortest example of a kind.

    Of a folder that is the file with the finding, and beside it the file of the same name.
    """
    found: list[Path] = []
    for folder in FOLDERS:
        for path in (folder / f"{code.code}-{code.slug}").glob(f"{kind}-*"):
            if path.is_file():
                found.append(path)
            elif kind == "bad":
                found += [one for one in path.rglob("*.yaml") if EXPECTED.search(first_line(one))]
            elif bad is not None:
                found += [one for one in path.rglob("*.yaml") if one.name == bad.name]
    return min(found, key=lambda one: (one.stat().st_size, str(one)), default=None)


def first_line(path: Path) -> str:
    """Return the line in which a bad example says what is expected in it."""
    return path.read_text(encoding="utf-8").split("\n", 1)[0]


def quoted(path: Path) -> list[str]:
    """Return a file as a block of code."""
    return ["```yaml", *path.read_text(encoding="utf-8").rstrip("\n").split("\n"), "```"]


def index(codes: dict[str, Code]) -> str:
    """Return the index: a table for each group."""
    lines = [
        "# Rules",
        "",
        "Every code that `aanbesteding check` can report. An error in AB0, AB1 or AB4 stops every",
        "evaluation. All else is advice: a comment `# ab: ignore[AB203] reason` silences it at",
        "its line. `aanbesteding explain AB203` shows a page in the terminal.",
    ]
    for group, title in GROUPS.items():
        rows = [row for code, row in codes.items() if code.startswith(group)]
        if rows:
            lines += ["", f"## {group}: {title}", "", "| code | severity | |", "|---|---|---|"]
            lines += [
                f"| [{row.code}]({row.code}.md) | {severity_of(row.code)} | {safe(row.what.en)} |"
                for row in rows
            ]
    return "\n".join(lines) + "\n"


def safe(text: str) -> str:
    """Return a sentence without its fields, for a page."""
    return catalogue.blank(text).replace("<", "&lt;").replace("*", "\\*").replace("|", "\\|")
