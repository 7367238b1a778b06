"""The sensitivity of an award as JSON: every number exact, or with its standard error."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding import __version__
from aanbesteding.exact.display import MAX_SHOWN, decimal
from aanbesteding.fields import Label, say
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.result_format import ExactNumber, Words
from aanbesteding.reporting.sensitivity_format import (
    FORMAT,
    CellResult,
    SectionResult,
    SensitiveLot,
    SensitivityResult,
    SentenceResult,
    TableResult,
    WeakResult,
)
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.sensitivity.answer import Answer, Cell, Grid, Said, Sampled, Section, Weak
from aanbesteding.texts import Text


def sensitivity_json(found: Sensitivity) -> str:
    """Return the result as JSON text; the same result gives the same bytes."""
    return as_json(sensitivity_result(found))


def sensitivity_result(found: Sensitivity) -> SensitivityResult:
    """Return the result as data."""
    evaluation = found.evaluation
    return {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "framework": evaluation.framework.id,
        "framework_version": evaluation.framework.version,
        "seed": found.options.seed,
        "inputs": [
            {"kind": kind, "id": name, "file": origin.name, "sha256": origin.sha256}
            for (kind, name), origin in sorted(evaluation.files.items())
        ],
        "lots": [_lot(lot) for lot in found.lots],
    }


def _lot(lot: LotSensitivity) -> SensitiveLot:
    return {
        "id": lot.case.lot,
        "title": label_words(lot.case.base.lot.title),
        "holders": list(lot.case.holders),
        "outcome": sentence(lot.summary.outcome),
        "hinges": lot.summary.hinges,
        "weakest": [_weak(weak) for weak in lot.summary.points],
        "sections": [_section(section, answer) for section, answer in lot.answers],
    }


def _section(section: Section, answer: Answer) -> SectionResult:
    return {
        "id": section.id,
        "title": words(section.title),
        "sentences": [sentence(one) for one in answer.said],
        "tables": [table(grid) for grid in answer.tables],
        "weak": [_weak(weak) for weak in answer.weak],
    }


def _weak(weak: Weak) -> WeakResult:
    said = sentence(weak.said)
    return {
        "code": said["code"],
        "text": said["text"],
        "size": exact(weak.size),
        "hinges": weak.hinges,
    }


def sentence(one: Said) -> SentenceResult:
    """Return a sentence in both languages."""
    return {"code": one.code, "text": {"nl": one.say("nl"), "en": one.say("en")}}


def table(grid: Grid) -> TableResult:
    """Return a table; the keys of its columns are the keys of its rows."""
    keys = [column.key for column in grid.columns]
    return {
        "key": grid.key,
        "title": words(grid.title),
        "columns": [
            {"key": column.key, "title": words(column.title), "kind": column.kind}
            for column in grid.columns
        ],
        "rows": [
            {key: _cell(cell) for key, cell in zip(keys, row, strict=True)} for row in grid.rows
        ],
        "note": None if grid.note is None else words(grid.note),
    }


def _cell(cell: Cell) -> CellResult:
    if isinstance(cell, Sampled):
        return {"value": exact(cell.value), "standard_error": exact(cell.error)}
    if isinstance(cell, Text):
        return words(cell)
    if isinstance(cell, Fraction):
        return exact(cell)
    return list(cell) if isinstance(cell, tuple) else cell


def exact(value: Fraction) -> ExactNumber:
    """Return a number as a fraction and as a decimal to look at."""
    return {"fraction": str(Fraction(value)), "decimal": decimal(value, MAX_SHOWN)}


def words(text: Text) -> Words:
    """Return a text in both languages."""
    return {"nl": text.nl, "en": text.en}


def label_words(label: Label) -> Words:
    """Return a label of a file in both languages."""
    return {"nl": say(label, "nl"), "en": say(label, "en")}
