"""No clause of docs/scoring.md without its class: words, rows and letters are all accounted for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.build import ROOT

PAGE = (ROOT / "docs" / "scoring.md").read_text("utf-8")
NUMBER = re.compile(r"\d+\.\d+\b")


def clauses() -> dict[str, str]:
    """The clauses of the page by their number, each from its number to the next or to a heading."""
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


def is_class(part: ast.stmt) -> bool:
    """Whether a statement is a test class."""
    return isinstance(part, ast.ClassDef) and part.name.startswith("Test")


def examples(part: ast.ClassDef) -> list[ast.FunctionDef]:
    """The tests in a class."""
    return [f for f in part.body if isinstance(f, ast.FunctionDef) and f.name.startswith("test_")]


def words(text: str) -> list[str]:
    """A text without its tables, as words."""
    return [word for line in text.splitlines() if not line.startswith("|") for word in line.split()]


CLAUSES, CLASSES = clauses(), classes()


def test_every_clause_has_a_class() -> None:
    """And every class is about a clause that exists."""
    assert len(CLAUSES) >= 26
    assert sorted(CLASSES) == sorted(CLAUSES)


def test_every_paragraph_belongs_to_a_clause() -> None:
    """Under a numbered heading nothing stands before the first clause, so nothing can escape."""
    for section in re.split(r"^## \d", PAGE, flags=re.MULTILINE)[1:]:
        first = section.split("\n", 1)[1].strip()
        assert NUMBER.match(first), first[:60]


@pytest.mark.parametrize("number", sorted(CLAUSES))
def test_the_class_says_what_the_clause_says(number: str) -> None:
    """The docstring of the class is the clause, word for word; tables are in the tests."""
    assert words(ast.get_docstring(CLASSES[number]) or "") == words(CLAUSES[number])


@pytest.mark.parametrize("number", sorted(CLAUSES))
def test_every_row_and_letter_has_a_test(number: str) -> None:
    """A row of a table or a lettered item has a test with its name: `test_share_weighted…`."""
    rows = re.findall(r"^\| `([a-z-]+)` ", CLAUSES[number], flags=re.MULTILINE)
    letters = re.findall(r"^([a-z])\. \*(\w+)\*", CLAUSES[number], flags=re.MULTILINE)
    wanted = [*rows, *(f"{letter}_{word.lower()}" for letter, word in letters)]
    names = [test.name for test in examples(CLASSES[number])]
    for wish in wanted:
        start = "test_" + wish.replace("-", "_")
        assert any(name.startswith(start) for name in names), f"{number}: nothing for {wish}"


@pytest.mark.parametrize("number", sorted(CLAUSES))
def test_every_test_is_a_worked_example(number: str) -> None:
    """Every test has a docstring, and most have numbers in it that can be worked out by hand."""
    said = [ast.get_docstring(test) or "" for test in examples(CLASSES[number])]
    assert said
    assert all(said)
    assert sum(bool(re.search(r"\d", text)) for text in said) * 2 >= len(said)
