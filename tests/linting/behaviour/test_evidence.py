"""The counter-example of every finding, written by `check --evidence` and run by `score`.

Each example of a rule, and each kind of framework: the program writes the folders, their commands
are run as they stand in a process of their own, and what comes out is what the finding claims.
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from tests.linting.behaviour.test_rules import BAD, EXAMPLES, KINDS
from tests.linting.build import in_folder

PATHS = [EXAMPLES / name for name in BAD] + sorted(KINDS.glob("*.yaml"))
A, B, C = "voorbeeld-a", "voorbeeld-b", "voorbeeld-c"


def outcomes(folder: Path) -> list[dict[str, Any]]:
    """Run the commands of a folder as they stand, and return what each says of the lot."""
    found = []
    for command in (folder / "commands.txt").read_text(encoding="utf-8").splitlines():
        name, *words = shlex.split(command)
        assert name == "aanbesteding"
        closes = "--quality-only" in words
        done = in_folder(*words, *([] if closes else ["--format", "json"]), cwd=folder)
        assert done.code in (0, 1), (command, done.err)
        if not closes:
            (lot,) = json.loads(done.out)["lots"]
            found.append(lot)
    return found


def order(lot: dict[str, Any]) -> list[tuple[int, str]]:
    return [(result["rank"], result["id"]) for result in lot["ranking"]]


def first(lot: dict[str, Any]) -> list[str]:
    return [bid for rank, bid in order(lot) if rank == 1]


def totals(lot: dict[str, Any]) -> dict[str, str]:
    return {result["id"]: result["total"]["fraction"] for result in lot["ranking"]}


def subjects(lot: dict[str, Any], bid: str) -> list[str]:
    (result,) = [r for r in (*lot["ranking"], *lot["excluded"]) if r["id"] == bid]
    return [reason["kind"] for reason in result["reasons"]]


def claim(code: str, said: str, lots: list[dict[str, Any]]) -> None:
    """Assert what a finding claims."""
    if code == "AB301":  # the worst bid of all is not set aside
        assert A in totals(lots[0])
        assert subjects(lots[0], A) == []
    elif code == "AB302":  # the best bid of all is
        assert lots[0]["status"] == "no-admissible-bid"
        assert all("minimum" in kind for kind in subjects(lots[0], B))
    elif code == "AB303":
        assert len(set(totals(lots[0]).values())) == 1
        assert len(totals(lots[0])) == 2
    elif code == "AB307":
        without, beside = lots
        ahead = [bid for _, bid in order(without)]
        assert order(without)[0][0] < order(without)[1][0]
        mine = [bid for _, bid in order(beside) if bid in ahead]
        assert mine == ahead[::-1]
        assert len(order(beside)) == 3
        assert first(beside) == [ahead[1]]
        named = re.findall(r"voorbeeld-[a-c]", said)
        assert named[:2] == ahead
    elif code == "AB310":
        winners = [re.findall(r"voorbeeld-[a-h]", part) for part in said.split("gelezen als")[1:]]
        if "before" in lots[0]:
            kept, again = lots[0]["keep_ranking"]["winners"], lots[1]["rescore"]["winners"]
            assert [kept, again] == winners
        else:
            assert [first(lot) for lot in lots] == winners
        assert winners[0] != winners[1]
    elif code == "AB311":
        assert [bid for _, bid in order(lots[0])] == [A, B, C]
        assert len({rank for rank, _ in order(lots[0])}) == 3
    else:  # AB304, AB305, AB306, AB308, AB309: A wins from B
        assert first(lots[0]) == [A]
        assert B in totals(lots[0])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_commands_show_what_the_finding_claims(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    options = ("--select", "AB3", "--lang", "nl", "--evidence", folder)
    done = in_folder("check", path, *options, "--format", "json", cwd=tmp_path)
    assert done.code == 1
    assert done.err.strip().endswith(str(folder))
    findings = json.loads(done.out)["findings"]
    assert len(findings) == len(list(folder.iterdir()))
    numbers: dict[str, int] = {}
    for finding in findings:
        code = finding["code"]
        numbers[code] = numbers.get(code, 0) + 1
        case = folder / f"{code}-{numbers[code]}"
        for name, text in finding["evidence"].items():
            assert (case / name).read_text(encoding="utf-8") == text
        said = finding["what"]["nl"]
        assert said in (case / "finding.txt").read_text(encoding="utf-8")
        claim(code, said, outcomes(case))
