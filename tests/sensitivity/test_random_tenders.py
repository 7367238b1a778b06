"""Every section on the random tenders of the second engine: awards and methods of every kind.

Held is what must hold of any answer: it can be said in both languages and every form, it follows its
schema, and who holds the contract without a bid is what the engine says of files without that bid.
"""

from __future__ import annotations

import csv
import io
import json
import os
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator
from tests.reference.generate import generate
from tests.reference.test_agreement import write
from tests.sensitivity.cases import check_form

from aanbesteding import Faults, evaluate, load_bids, load_framework
from aanbesteding.cli.schema import made
from aanbesteding.reporting.markdown import markdown_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.sensitivity_csv import sensitivity_csv
from aanbesteding.reporting.sensitivity_json import sensitivity_json
from aanbesteding.reporting.sensitivity_report import sensitivity_blocks
from aanbesteding.sensitivity.analyse import analyse
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import holders
from aanbesteding.sensitivity.sections import SECTIONS

SEEDS = range(int(os.environ.get("SENSITIVITY_SEEDS", "8")))  # more of them look longer
QUICK = [section.id for section in SECTIONS if section.id != "scores"]
"""Counting steps with the engine takes a minute on some of these; it has tests of its own."""
FEW = Options(most=1000, error=Fraction(1, 20))
VALID = Draft202012Validator(made("sensitivity"))


@pytest.fixture(params=SEEDS)
def folder(request, tmp_path):
    write(tmp_path, *generate(request.param))
    return tmp_path


def evaluated(folder):
    return evaluate(load_framework(folder / "framework.yaml"), load_bids(folder / "bids"))


def test_every_answer_can_be_said_in_every_form(folder):
    try:
        evaluation = evaluated(folder)
    except Faults:
        return
    found = analyse(evaluation, only=QUICK, options=FEW)
    for lot in found.lots:
        for section, answer in lot.answers:
            check_form(answer)
            assert answer.said or any(grid.rows for grid in answer.tables), section.id
    assert list(VALID.iter_errors(json.loads(sensitivity_json(found)))) == []
    for lang, delimiter in (("nl", ";"), ("en", ",")):
        assert plain_text(sensitivity_blocks(found, lang))
        assert markdown_text(sensitivity_blocks(found, lang))
        text = sensitivity_csv(found, lang).removeprefix("\ufeff")
        assert {len(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)} == {8}


def test_without_a_bid_the_contract_goes_where_the_engine_gives_it(folder):
    try:
        evaluation = evaluated(folder)
    except Faults:
        return
    for number, lot in enumerate(analyse(evaluation, only=["rivals"], options=FEW).lots):
        for grid in (grid for grid in lot.answers[0][1].tables if grid.key == "left-out"):
            keys = [column.key for column in grid.columns]
            for row in (dict(zip(keys, cells, strict=True)) for cells in grid.rows):
                expected = without(evaluation, number, row["left-out"])
                assert tuple(sorted(row["rescore"] or ())) == expected


def without(evaluation, number, gone):
    """Return who would hold the contracts of a lot had these bids not come in."""
    dossier = evaluation.dossier
    sheets = []
    for sheet in dossier.sheets:
        kept = {"marks": {bid: on for bid, on in sheet.marks.items() if bid not in gone}}
        kept["conflicts"] = tuple(one for one in sheet.conflicts if one.bid not in gone)
        if sheet.present is not None:
            kept["present"] = {bid: on for bid, on in sheet.present.items() if bid not in gone}
        sheets.append(sheet.model_copy(update=kept))
    bids = tuple(bid for bid in dossier.bids if bid.id not in gone)
    other = type(dossier)(bids, tuple(sheets))
    framework = evaluation.framework.model_copy(update={"controls": (), "flags": None})
    try:
        return holders(evaluate(framework, other).lots[number])
    except Faults:
        return ()
