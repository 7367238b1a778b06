"""A comparison of frameworks as JSON: every number exact, or with its standard error."""

from __future__ import annotations

from aanbesteding import __version__
from aanbesteding.reporting.comparison_format import (
    FORMAT,
    ComparisonResult,
    FrameworkCompared,
    LotComparedResult,
    QuestionResult,
)
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.sensitivity_json import label_words, sentence, table, words
from aanbesteding.routes.compare import Asked, Comparison, LotCompared
from aanbesteding.scoring.evaluation import Evaluation


def comparison_json(found: Comparison) -> str:
    """Return the comparison as JSON text; the same files give the same bytes."""
    files = {key: origin for one in found.evaluations for key, origin in one.files.items()}
    made: ComparisonResult = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "frameworks": [
            _framework(letter, one)
            for letter, one in zip(found.letters, found.evaluations, strict=True)
        ],
        "seed": found.options.seed,
        "inputs": [
            {"kind": kind, "id": name, "file": origin.name, "sha256": origin.sha256}
            for (kind, name), origin in sorted(files.items())
        ],
        "overall": {
            "sentences": [sentence(one) for one in (*found.summary, *found.overall.said)],
            "tables": [table(grid) for grid in found.overall.tables],
        },
        "lots": [_lot(lot) for lot in found.lots],
    }
    return as_json(made)


def _framework(letter: str, one: Evaluation) -> FrameworkCompared:
    under = one.framework
    return {
        "letter": letter,
        "id": under.id,
        "version": under.version,
        "title": label_words(under.title),
        "route": under.route,
    }


def _lot(compared: LotCompared) -> LotComparedResult:
    lot = compared.lot
    questions = [_question(asked) for asked in compared.questions]
    return {"id": lot.id, "title": words(lot.title), "questions": questions}


def _question(asked: Asked) -> QuestionResult:
    return {
        "id": asked.id,
        "title": words(asked.title),
        "frameworks": [side.letter for side in asked.sides],
        "sentences": [sentence(one) for one in asked.answer.said],
        "tables": [table(grid) for grid in asked.answer.tables],
    }
