"""`scores-diff`: two entries of the same sheets, with the place of every difference on both sides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.program import in_pipe

SHEET = """\
format: aanbesteding/scores/1
framework: klein
kind: individual
assessor: anna
conflicts:
  - bid: rood
    reason: Familie
marks:
  blauw:
    noord:
      plan:
        mark: 7
        reason: Concreet
      team:
        mark: goed
        reason: Ervaren
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two files with the same sheet."""
    paths = tmp_path / "een.yaml", tmp_path / "twee.yaml"
    for path in paths:
        path.write_text(SHEET, encoding="utf-8")
    return paths


def diff(two: tuple[Path, Path], old: str, new: str, *words: str) -> tuple[int, list[str]]:
    """Change the second file, compare, and return the exit code and lines without the folder."""
    assert old in SHEET
    two[1].write_text(SHEET.replace(old, new, 1), encoding="utf-8")
    told = in_pipe("scores-diff", *map(str, two), *words)
    assert told.err == ""
    return told.code, told.out.replace(f"{two[0].parent}/", "").splitlines()


def test_the_same(two: tuple[Path, Path]) -> None:
    assert diff(two, "7", "7") == (
        0,
        ["Twee invoeren vergeleken", "=" * 24, "Geen verschillen (1 en 1 bladen)."],
    )
    assert diff(two, "7", "7", "--lang", "en")[1][2] == "No differences (1 and 1 sheets)."


def test_the_same_number_written_otherwise(two: tuple[Path, Path]) -> None:
    """7 and 7.0 are one mark, and so is 7,0 in a file with a decimal comma."""
    assert diff(two, "mark: 7", "mark: 7.0")[0] == 0
    comma = SHEET.replace("assessor: anna", "assessor: anna\ndecimal-sign: comma")
    two[1].write_text(comma.replace("mark: 7", "mark: '7,0'"), encoding="utf-8")
    assert in_pipe("scores-diff", *map(str, two)).code == 0


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "mark: 7",
            "mark: 8",
            [
                "- mark of anna for blauw / noord / plan: differs",
                "    een.yaml:12:15: “7”",
                "    twee.yaml:12:15: “8”",
            ],
        ),
        (
            "Ervaren",
            "Ervaren.",
            [
                "- reason of anna for blauw / noord / team: differs",
                "    een.yaml:16:17: “Ervaren”",
                "    twee.yaml:16:17: “Ervaren.”",
            ],
        ),
        (
            "      plan:\n        mark: 7\n        reason: Concreet\n",
            "",
            [
                "- mark of anna for blauw / noord / plan: stands in the first only",
                "    een.yaml:11:7: “7”",
                "    twee.yaml:10:5: not found",
            ],
        ),
        (
            "      team:",
            "      teams:",
            [
                "- mark of anna for blauw / noord / team: stands in the first only",
                "    een.yaml:14:7: “goed”",
                "    twee.yaml:10:5: not found",
                "- mark of anna for blauw / noord / teams: stands in the second only",
                "    een.yaml:10:5: not found",
                "    twee.yaml:14:7: “goed”",
            ],
        ),
        (
            "bid: rood",
            "organisation: rood-bv",
            [
                "- conflict of anna on rood: stands in the first only",
                "    een.yaml:6:5: “rood”",
                "    twee.yaml:8:1: not found",
                "- conflict of anna on rood-bv: stands in the second only",
                "    een.yaml:8:1: not found",
                "    twee.yaml:6:5: “rood-bv”",
            ],
        ),
        (
            "assessor: anna",
            "assessor: bert",
            [
                "- assessor: differs",
                "    een.yaml:4:11: “anna”",
                "    twee.yaml:4:11: “bert”",
            ],
        ),
    ],
)
def test_by_place(two: tuple[Path, Path], old: str, new: str, lines: list[str]) -> None:
    """Lines and columns counted by hand in the sheet above."""
    code, told = diff(two, old, new, "--lang", "en")
    assert code == 1
    assert told[3:] == lines


def test_in_dutch(two: tuple[Path, Path]) -> None:
    _, told = diff(two, "mark: 7", "mark: 8")
    assert told[2:4] == [
        "Aantal verschillen: 1.",
        "- cijfer van anna voor blauw / noord / plan: verschilt",
    ]
    assert told[4] == "    een.yaml:12:15: «7»"


def test_json(two: tuple[Path, Path]) -> None:
    told = json.loads("\n".join(diff(two, "mark: 7", "mark: 8", "--format", "json")[1]))
    assert (told["format"], told["same"]) == ("aanbesteding/scores-diff/1", False)
    assert told["differences"] == [
        {
            "what": "mark",
            "kind": "differs",
            "sheet": "anna",
            "route": ["blauw", "noord", "plan"],
            "first": {"text": "7", "file": "een.yaml", "line": 12, "column": 15},
            "second": {"text": "8", "file": "twee.yaml", "line": 12, "column": 15},
        }
    ]
    assert json.loads("\n".join(diff(two, "7", "7", "-f", "json")[1]))["same"] is True


def test_folders(tmp_path: Path) -> None:
    """Sheets are paired by assessor; bert's is in the second folder only."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "anna.yaml").write_text(SHEET, encoding="utf-8")
    sheet = SHEET.replace("anna", "bert")
    (tmp_path / "b" / "bert.yaml").write_text(sheet, encoding="utf-8")
    told = in_pipe("scores-diff", "a", "b", "--lang", "en", cwd=tmp_path)
    assert told.code == 1
    assert told.out.splitlines()[3:] == [
        "- score sheet of bert: stands in the second only",
        f"    {Path('b') / 'bert.yaml'}:1:1: “bert”",
    ]


def test_what_cannot_be_compared(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Exit code 2, and every fault of both sides: nothing there, no sheets, a sheet twice, damage."""
    told = in_pipe("scores-diff", str(two[0]), str(tmp_path / "weg"))
    assert (told.code, told.out) == (2, "")
    assert "AB001" in told.err
    (tmp_path / "leeg").mkdir()
    told = in_pipe("scores-diff", str(tmp_path / "leeg"), str(tmp_path), "--lang", "en")
    assert told.code == 2
    assert "AB931 there are no score sheets here" in told.err
    assert "AB416 there is another score sheet of “anna”" in told.err
    two[0].write_text(SHEET.replace("mark: 7", "merk: 7"), encoding="utf-8")
    told = in_pipe("scores-diff", *map(str, two))
    assert (told.code, told.out) == (2, "")
    assert f"{two[0]}:12:9: AB030" in told.err


def test_to_a_file(two: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "verschil.txt"
    told = in_pipe("scores-diff", *map(str, two), "-o", str(target))
    assert (told.code, told.out, told.err) == (0, "", f"geschreven: {target}\n")
    assert target.read_text(encoding="utf-8").startswith("Twee invoeren")
    assert in_pipe("scores-diff", *map(str, two), "-o", str(two[1])).code == 2
    assert two[1].read_text(encoding="utf-8") == SHEET
