"""`aanbesteding schema`: the JSON Schema of a file format."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from aanbesteding.cli.commands.schema import KINDS, Kind
from aanbesteding.cli.output import write_text

INPUTS: dict[str, str] = {
    "framework": "model.framework:Framework",
    "bid": "model.bid:Bid",
    "scores": "model.scores:ScoreSheet",
    "draw": "model.draw:DrawRecord",
    "aliases": "model.aliases:Aliases",
    "quality": "model.quality:QualityRecord",
    "seal": "model.seal:Seal",
    "simulation": "model.simulation:Simulation",
    "scenario": "model.scenario:Scenario",
}
"""The formats of files that are read: module and model."""
OUTPUTS: dict[str, str] = {
    "result": "reporting.result_format:Result",
    "drop-out": "reporting.drop_out_format:DropOutResult",
    "record": "reporting.record_format:RecordFile",
    "simulated": "reporting.simulation_format:SimulationResultJson",
    "sensitivity": "reporting.sensitivity_format:SensitivityResult",
    "difference": "reporting.sensitivity_format:DifferenceResult",
    "comparison": "reporting.comparison_format:ComparisonResult",
    "closed-sensitivity": "reporting.closing_format:ClosedResult",
    "scenario-result": "reporting.scenario_format:ScenarioResult",
    "recombination": "reporting.recombining.format:RecombinationResult",
    "decision": "reporting.decision_format:DecisionResult",
    "check": "reporting.lint.json_format:CheckResult",
}
"""The formats that only the program writes: module and type."""
assert {*INPUTS, *OUTPUTS} == {*KINDS}


def schema(kind: Kind, sign: Literal["point", "comma"], output: Path | None) -> int:
    """Print a schema."""
    write_text(json.dumps(made(kind, sign), ensure_ascii=False, indent=2) + "\n", output, ())
    return 0


def made(kind: Kind, sign: Literal["point", "comma"] = "point") -> dict[str, Any]:
    """Return a schema, of a format that is read or of one that is only written."""
    from aanbesteding.reading.schema import DIALECT, json_schema

    if kind in INPUTS:
        model = _named(INPUTS[kind])
        return json_schema(model, sign if "decimal_sign" in model.model_fields else "point")
    from pydantic import TypeAdapter

    return {"$schema": DIALECT, **TypeAdapter(_named(OUTPUTS[kind])).json_schema()}


def _named(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(f"aanbesteding.{module}"), name)
