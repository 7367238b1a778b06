"""No clause of docs/decision.md without its class: words and rows are all accounted for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.build import ROOT
from tests.clauses.test_every_clause import is_class, words

PAGE = (ROOT / "docs" / "decision.md").read_text("utf-8")
NUMBER = re.compile(r"D\d+\b")


def clauses() -> dict[str, str]:
    """The clauses by number, each from its number to the next or to a heading."""
    found: dict[str, str] = {}
    number = ""
    for line in PAGE.splitlines():
        match = NUMBER.match(line)
        if line.startswith("## "):
            number = ""
        elif match:
            number = match.group()
            assert number not in found, f"{number} is there twice"
        if number:
            found[number] = found.get(number, "") + line + "\n"
    return found


def classes() -> dict[str, ast.ClassDef]:
    """The test classes whose docstring begins with the number of a clause."""
    found: dict[str, ast.ClassDef] = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for part in ast.parse(path.read_text("utf-8")).body:
            match = NUMBER.match(ast.get_docstring(part) or "") if is_class(part) else None
            if match and isinstance(part, ast.ClassDef):
                assert match.group() not in found, f"{match.group()} has two classes"
                found[match.group()] = part
    return found


CLAUSES, CLASSES = clauses(), classes()


def test_every_clause_has_a_class() -> None:
    """Twenty clauses, and every class is about one that exists."""
    assert len(CLAUSES) == 20
    assert sorted(CLASSES) == sorted(CLAUSES)


@pytest.mark.parametrize("number", sorted(CLAUSES))
def test_the_class_says_what_the_clause_says(number: str) -> None:
    """The docstring of the class is the clause, word for word; tables are in the tests."""
    assert words(ast.get_docstring(CLASSES[number]) or "") == words(CLAUSES[number])


@pytest.mark.parametrize("number", sorted(CLAUSES))
def test_every_row_has_a_test(number: str) -> None:
    """A row of a table has a test with its name, and every test says what it is about."""
    tests = [part for part in CLASSES[number].body if isinstance(part, ast.FunctionDef)]
    names = [test.name for test in tests if test.name.startswith("test_")]
    assert names
    assert all(ast.get_docstring(test) for test in tests)
    for row in re.findall(r"^\| `([a-z-]+)` ", CLAUSES[number], flags=re.MULTILINE):
        start = "test_" + row.replace("-", "_")
        assert any(name.startswith(start) for name in names), f"{number}: nothing for {row}"
