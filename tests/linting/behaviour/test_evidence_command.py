"""`check --evidence FOLDER`: whole or not at all, and nothing of a user is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.linting.behaviour.test_rules import EXAMPLES
from tests.program import in_pipe

BAD = EXAMPLES / "AB308-dominated-bid-wins" / "bad-formula.yaml"
GOOD = EXAMPLES / "AB308-dominated-bid-wins" / "good-formula.yaml"


@pytest.mark.parametrize(
    ("lang", "run", "written"),
    [("nl", "Draai de opdrachten", "geschreven"), ("en", "Run the commands", "written")],
)
def test_both_languages(lang: str, run: str, written: str, tmp_path: Path) -> None:
    folder = tmp_path / "e"
    done = in_pipe("check", BAD, "--select", "AB308", "--evidence", folder, "--lang", lang)
    assert done.code == 1
    assert done.err == f"{written}: {folder}\n"
    assert run in (folder / "AB308-1" / "finding.txt").read_text(encoding="utf-8")
    assert sorted(os.listdir(tmp_path)) == ["e"]


def test_an_empty_folder_is_filled_and_quiet_says_nothing(tmp_path: Path) -> None:
    done = in_pipe("check", BAD, "--select", "AB308", "--evidence", tmp_path, "--quiet")
    assert done.err == ""
    assert os.listdir(tmp_path) == ["AB308-1"]


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "de map is niet leeg"), ("en", "the folder is not empty")]
)
def test_a_folder_that_holds_something_is_refused(lang: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "bid.yaml").write_text("mine", encoding="utf-8")
    done = in_pipe("check", BAD, "--evidence", tmp_path, "--lang", lang)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert (tmp_path / "bid.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "e").write_text("mine", encoding="utf-8")
    done = in_pipe("check", BAD, "--evidence", tmp_path / "e", "--lang", "en")
    assert done.code == 2
    assert (tmp_path / "e").read_text(encoding="utf-8") == "mine"


def test_a_place_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    done = in_pipe("check", BAD, "--evidence", tmp_path / "no" / "e", "--lang", "en")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "geen bevinding heeft een tegenvoorbeeld"), ("en", "no finding has")]
)
def test_without_findings_nothing_is_made(lang: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "e"
    done = in_pipe("check", GOOD, "--evidence", folder, "--lang", lang)
    assert said in done.err
    assert os.listdir(tmp_path) == []
