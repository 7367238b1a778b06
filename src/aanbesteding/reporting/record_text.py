"""An evaluation record as text: what `score --record` writes and `verify` makes again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from aanbesteding import __version__
from aanbesteding.exact.number import Number
from aanbesteding.fields import Model, kebab
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.formulas import formula_in
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.fingerprint import grouped
from aanbesteding.model.record import FORMAT
from aanbesteding.reading.sealed_text import block_hashes, sealed_text
from aanbesteding.reporting.json_result import JsonResult, exact, optional
from aanbesteding.reporting.record_format import (
    CarriedRecord,
    FileRecord,
    LotMethods,
    MethodsBlock,
    OutcomeLot,
)
from aanbesteding.scoring.evaluation import Evaluation, LotResult

BLOCKS = ("tool", "options", "inputs", "carried", "methods", "outcome", "result")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a record holds besides the evaluation itself.

    `lots` are the lots asked for; `paths` says where files lay, by kind and id; `version` is that
    of the program that wrote the record.
    """

    lots: tuple[str, ...] = ()
    paths: Mapping[tuple[str, str], str] = field(default_factory=dict)
    version: str = __version__


def record_text(evaluation: Evaluation, lots: Iterable[LotResult], around: Circumstances) -> str:
    """Return the record of an evaluation; the same evaluation gives the same bytes.

    Every file in `evaluation.files` is recorded, so whatever else an evaluation rests on is in
    the record as soon as it is there.
    """
    chosen = tuple(lots)
    result = JsonResult(evaluation).result(chosen)
    content: dict[str, Any] = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": around.version},
        "options": {"lots": list(around.lots)},
        "inputs": {"files": _files(evaluation, around.paths)},
        "carried": {"hashes": _carried(evaluation)},
        "methods": _methods(evaluation, chosen),
        "outcome": {"lots": [_outcome(lot) for lot in chosen]},
        "result": {k: v for k, v in result.items() if k not in ("format", "tool", "inputs")},
    }
    content["hashes"] = block_hashes(content, BLOCKS)
    return sealed_text(content)


def _files(evaluation: Evaluation, paths: Mapping[tuple[str, str], str]) -> list[FileRecord]:
    found: list[FileRecord] = []
    for (kind, name), origin in sorted(evaluation.files.items(), key=lambda item: item[0]):
        sha256 = grouped(origin.sha256)
        file: FileRecord = {"kind": kind, "id": name, "file": origin.name, "sha256": sha256}
        if (kind, name) in paths:
            file["path"] = paths[kind, name]
        found.append(file)
    return found


def _carried(evaluation: Evaluation) -> list[CarriedRecord]:
    """Return the hash of the quality that was closed before the prices were opened, if it was."""
    closed = evaluation.dossier.closed_under(evaluation.framework.id)
    return [{"name": "quality", "sha256": closed.hash}] if closed else []


def _methods(evaluation: Evaluation, lots: Iterable[LotResult]) -> MethodsBlock:
    framework = evaluation.framework
    award = AWARDS[framework.award.type]
    return {
        "award": {
            "id": award.id,
            "relative": award.sees_others(framework.award),
            "better": award.winning(framework.award),
            "formula": formula_in(award.formula, framework.award),
            "parameters": plain(framework.award),
        },
        "weights": plain(framework.weights) if framework.weights else {},
        "policies": plain(framework.policies),
        "panel": plain(framework.panel) if framework.panel else {},
        "scales": [plain(scale) for scale in framework.scales],
        "lots": [_criteria(evaluation, lot) for lot in lots],
    }


def _criteria(evaluation: Evaluation, lot: LotResult) -> LotMethods:
    framework = evaluation.framework
    nodes = walk(framework, *criteria_of(framework, lot.index))
    return {
        "id": lot.lot.id,
        "criteria": [
            {
                "criterion": node.criterion.id,
                "weight": exact(node.weight),
                "method": node.method.id if node.method else None,
                "relative": node.relative,
                "formula": node.method.formula if node.method else None,
                "parameters": plain(node.criterion.method) if node.criterion.method else {},
            }
            for node in nodes
        ],
    }


def _outcome(lot: LotResult) -> OutcomeLot:
    return {
        "id": lot.lot.id,
        "status": lot.status,
        "winner": lot.winner.bid if lot.winner else None,
        "winners": [result.bid for result in lot.winners] if lot.status == "ranked" else [],
        "ranking": [
            {
                "rank": result.rank,
                "bid": result.bid,
                "name": result.name,
                "total": optional(result.total),
            }
            for result in lot.ranking
        ],
        "excluded": [
            {
                "bid": result.bid,
                "name": result.name,
                "reasons": [reason.kind for reason in result.reasons],
            }
            for result in lot.excluded
        ],
    }


def plain(value: Any) -> Any:
    """Return a model as blocks, lists and texts with the keys of the file; numbers as written."""
    if isinstance(value, Model):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields)
        return {kebab(name): plain(inner) for name, inner in fields if inner is not None}
    if isinstance(value, tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, Number):
        return value.written
    if isinstance(value, Fraction):
        return str(value)
    return value


def own_hash(text: str) -> str:
    """Return the SHA-256 that stands at the end of a record."""
    return text.rsplit('"', 2)[1]
