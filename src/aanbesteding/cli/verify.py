"""`aanbesteding verify`: the same evaluation again, compared with its record byte for byte."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import chosen_lots, with_seal
from aanbesteding.cli.output import write_text
from aanbesteding.cli.sealing import show
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Faults
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.record import Record
    from aanbesteding.reading.json_tree import JsonTree
    from aanbesteding.reading.record import Found
    from aanbesteding.reporting.verification import Verification

Format = Literal["text", "json"]
NO_BIDS = Text(
    "na het KADER horen de INSCHRIJVINGEN; of noem alleen de VASTLEGGING",
    "after the FRAMEWORK come the BIDS; or name the RECORD alone",
)


def verify(
    path: Path,
    framework: Path | None,
    bids: list[Path],
    form: Format,
    output: Path | None,
    lang: Lang,
) -> int:
    """Verify a record and print what came of it; return 0 when everything is the same, else 1."""
    if framework is not None and not bids:
        raise usage(NO_BIDS, "aanbesteding verify")
    made = _verified(path, framework, bids)
    inputs = [
        path,
        *([framework] if framework else []),
        *(Path(found.path) for found in made.files),
        *bids,
    ]
    if form == "json":
        from aanbesteding.reporting.verification_report import verification_json

        write_text(verification_json(made), output, inputs)
    else:
        from aanbesteding.reporting.verification_report import verification_blocks

        show(verification_blocks(made, lang), "text", output, inputs)
    return 0 if made.verified else 1


def _verified(path: Path, framework: Path | None, bids: list[Path]) -> Verification:
    from aanbesteding.reading.record import beneath, load_record, named
    from aanbesteding.reporting.verification import Verification, of_bytes, of_files, of_record
    from aanbesteding.reporting.verification import of_result as compared

    record, tree = load_record(os.fspath(path))
    added: list[str] = []
    if framework is None:
        found = beneath(record, tree)
    else:
        found, added = named(record, tree, os.fspath(framework), map(os.fspath, bids))
    differences = [*of_record(record, tree), *of_files(found, added)]
    ran = not added and all(item.same for item in found)
    if ran:
        again = _again(record, tree, found)
        differences += compared(tree, again)
        differences += [] if differences else of_bytes(tree, again)
    return Verification(record, tuple(found), tuple(differences), ran)


def _again(record: Record, tree: JsonTree, found: list[Found]) -> str:
    """Return the record that the same files give now. Raises `Faults` when they give none."""
    from aanbesteding.reading.record import parse_inputs
    from aanbesteding.reading.seal import seal_faults
    from aanbesteding.reporting.record_text import Circumstances, record_text
    from aanbesteding.scoring.evaluate import evaluate

    inputs = parse_inputs(found)
    if inputs.seal is not None:
        faults = seal_faults(inputs.framework, inputs.seal)
        if faults:
            raise Faults(faults)
    evaluation = with_seal(evaluate(inputs.framework, inputs.dossier), inputs.seal)
    around = Circumstances(
        record.options.lots,
        {(file.kind, file.id): file.path for file in record.inputs.files if file.path is not None},
        record.tool.version,
    )
    lots = chosen_lots(evaluation, list(record.options.lots))
    return record_text(evaluation, lots, around)
