"""Verifying a record: the same evaluation again from the same files, compared byte for byte."""

from __future__ import annotations

import os
from dataclasses import replace

from aanbesteding.faults import Faults
from aanbesteding.model.record import Record
from aanbesteding.reading.json_tree import JsonTree
from aanbesteding.reading.record import Found, beneath, load_record, named, parse_inputs
from aanbesteding.reading.seal import seal_faults
from aanbesteding.reporting.record_text import Circumstances, record_text
from aanbesteding.reporting.verification import (
    Verification,
    of_bytes,
    of_files,
    of_record,
    of_result,
)
from aanbesteding.scoring.evaluate import evaluate


def verify(
    record: str | os.PathLike[str],
    framework: str | os.PathLike[str] | None = None,
    *others: str | os.PathLike[str],
) -> Verification:
    """Verify a record of `score --record`: every file, every block, every value.

    Without a framework the files are looked for beneath the folder of the record and the current
    folder; else among those named: bids, score sheets, draws, closed quality, a key of aliases.
    Returns what differs, the first difference first. Raises `Faults` for a record that is none, for
    files that are not there, and for input that gives no ranking. It writes nothing.
    """
    made, tree = load_record(os.fspath(record))
    added: list[str] = []
    if framework is None:
        found = beneath(made, tree)
    else:
        found, added = named(made, tree, os.fspath(framework), [os.fspath(path) for path in others])
    differences = [*of_record(made, tree), *of_files(found, added)]
    ran = not added and all(item.same for item in found)
    if ran:
        again = _again(made, tree, found)
        differences += of_result(tree, again)
        differences += [] if differences else of_bytes(tree, again)
    return Verification(made, tuple(found), tuple(differences), ran)


def _again(record: Record, tree: JsonTree, found: list[Found]) -> str:
    """Return the record that the same files give now. Raises `Faults` when they give none."""
    inputs = parse_inputs(found)
    if inputs.seal is not None:
        faults = seal_faults(inputs.framework, inputs.seal)
        if faults:
            raise Faults(faults)
    evaluation = evaluate(inputs.framework, inputs.dossier)
    if inputs.seal is not None and inputs.seal.origin is not None:
        files = {**evaluation.files, ("seal", inputs.framework.id): inputs.seal.origin}
        evaluation = replace(evaluation, files=files)
    asked = record.options.lots
    lots = [lot for lot in evaluation.lots if not asked or lot.lot.id in asked]
    around = Circumstances(
        tuple(lot.lot.id for lot in lots) if asked else (),  # what is no lot then differs
        {(file.kind, file.id): file.path for file in record.inputs.files if file.path is not None},
        record.tool.version,
    )
    return record_text(evaluation, lots, around)
