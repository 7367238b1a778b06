"""A comparison of frameworks as JSON: every number exact, or with its standard error."""

from __future__ import annotations

from aanbesteding import __version__
from aanbesteding.reporting.comparison_format import (
    FORMAT,
    AnswerResult,
    ChapterResult,
    ComparisonResult,
    FrameworkCompared,
    LotComparedResult,
    QuestionResult,
)
from aanbesteding.reporting.comparison_summary import Chapter, summary
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.scenario_json import scenario_result
from aanbesteding.reporting.sensitivity_json import label_words, sentence, table, words
from aanbesteding.routes.compare import Asked, Comparison, LotCompared
from aanbesteding.routes.outcomes.tell import answer_of
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer


def comparison_json(found: Comparison) -> str:
    """Return the comparison as JSON text; the same files give the same bytes."""
    return as_json(comparison_result(found))


def comparison_result(found: Comparison) -> ComparisonResult:
    """Return the comparison as data."""
    files = {key: origin for one in found.evaluations for key, origin in one.files.items()}
    return {
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
        "summary": [_chapter(one) for one in summary(found)],
        "outcomes": None if found.outcomes is None else _answer(answer_of(found.outcomes)),
        "scenario": None if found.scenario is None else scenario_result(found.scenario),
        "overall": _answer(found.overall),
        "lots": [_lot(lot) for lot in found.lots],
    }


def _answer(answer: Answer) -> AnswerResult:
    return {
        "sentences": [sentence(one) for one in answer.said],
        "tables": [table(grid) for grid in answer.tables],
    }


def _chapter(one: Chapter) -> ChapterResult:
    return {
        "id": one.id,
        "title": words(one.title),
        "sentences": [sentence(each) for each in one.said],
    }


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
