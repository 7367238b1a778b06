"""What a scenario says as JSON: every number exact, or with its standard error."""

from __future__ import annotations

from typing import cast

from aanbesteding import __version__
from aanbesteding.model.scenario import Assumption, assumptions
from aanbesteding.reporting import scenario_tables as tables
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.scenario_format import (
    FORMAT,
    AssumptionResult,
    ChanceResult,
    ScenarioResult,
    Side,
    TurnResult,
)
from aanbesteding.reporting.sensitivity_json import exact, label_words, sentence, table
from aanbesteding.routes.scenario.analyse import Found
from aanbesteding.routes.scenario.turning import Turn, Turning, sign

SIDES = {1: "tender", -1: "recombination", 0: None}


def scenario_json(found: Found) -> str:
    """Return the result as JSON text; the same result gives the same bytes."""
    return as_json(scenario_result(found))


def scenario_result(found: Found) -> ScenarioResult:
    """Return the result as data."""
    scenario = found.scenario
    origin = scenario.origin
    known = dict(assumptions(scenario))
    grids = (tables.outcomes(found), tables.years(found), tables.tornado(found))
    return {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "scenario": scenario.id,
        "title": label_words(scenario.title),
        "inputs": [
            {"kind": "scenario", "id": scenario.id, "file": origin.name, "sha256": origin.sha256}
        ]
        if origin
        else [],
        "measure": "net-euros" if found.euros else "value-per-million-euros",
        "lead": exact(found.lead),
        "ahead": cast("Side | None", SIDES[sign(found.lead)]),
        "summary": [sentence(one) for one in tables.summary(found)],
        "replaced": [sentence(one) for one in tables.replaced(found)],
        "break_even": [sentence(one) for one in tables.turnings(found)],
        "chance": _chance(found),
        "assumptions": [_assumption(known[one.name], one) for one in found.turnings],
        "tables": [table(grid) for grid in grids],
    }


def _chance(found: Found) -> ChanceResult:
    made, asked = found.chance, found.scenario.draws
    return {
        "draws": made.draws,
        "seed": int(asked.seed),
        "distribution": asked.distribution,
        "tender": exact(made.tender),
        "tender_error": exact(made.tender_error),
        "recombination": exact(made.recombination),
        "recombination_error": exact(made.recombination_error),
        "equal": exact(made.equal),
        "reached": made.stopped,
    }


def _assumption(one: Assumption, turning: Turning) -> AssumptionResult:
    return {
        "id": turning.name,
        "title": label_words(one.title),
        "unit": one.unit,
        "value": exact(one.value),
        "low": exact(one.low),
        "high": exact(one.high),
        "assumed": one.assumed,
        "source": one.source.document if one.source else None,
        "matters": turning.matters,
        "turns": [_turn(turn) for turn in turning.turns],
    }


def _turn(turn: Turn) -> TurnResult:
    return {
        "low": exact(turn.at.low),
        "high": exact(turn.at.high),
        "exact": turn.at.exact,
        "before": cast("Side", SIDES[turn.before]),
        "after": cast("Side", SIDES[turn.after]),
        "within": turn.within,
    }
