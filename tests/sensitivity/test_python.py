"""`analyse` from Python: what docs/python.md shows, and what it refuses."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from tests.program import ROOT

from aanbesteding import Sensitivity, analyse, evaluate, load_bids, load_framework
from aanbesteding.scoring.evaluation import Evaluation


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    framework = load_framework(ROOT / "criteria/voorbeelden/e02-punten.yaml")
    return evaluate(framework, load_bids(ROOT / "bids/voorbeelden/e02-punten"))


def test_the_example_of_the_page_runs_and_prints_what_the_report_says(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (code,) = [block for block in blocks if "import analyse" in block]
    exec(compile(code, "docs/python.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("False The contract goes to Inschrijver C.")
    assert any(line.startswith("weights intervals ") for line in printed)
    assert any(line.startswith("prices prices ") for line in printed)


def test_only_what_is_asked_of_only_these_lots(evaluation):
    found = analyse(evaluation, [0], only=["prices"])
    assert isinstance(found, Sensitivity)
    ((section, _),) = found.lots[0].answers
    assert section.id == "prices"
    assert {type(weak.size) for weak in found.lots[0].summary.points} == {Fraction}
    assert analyse(evaluation, []).lots == ()


def test_what_does_not_exist_is_an_error(evaluation):
    with pytest.raises(ValueError, match="no section colour, smell; there are: weights, space"):
        analyse(evaluation, only=["smell", "prices", "colour"])
    with pytest.raises(IndexError):
        analyse(evaluation, [1])
