"""A simulation as JSON."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding import __version__
from aanbesteding.exact.display import MAX_SHOWN, decimal
from aanbesteding.fields import Label, say
from aanbesteding.model.finding import Finding, route_text
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.result_format import FindingResult, Words
from aanbesteding.reporting.simulation_format import (
    FORMAT,
    DrawnFrom,
    EstimateResult,
    SimulatedCriterion,
    SimulatedLot,
    SimulatedPrice,
    SimulationResultJson,
)
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.plan import Input
from aanbesteding.simulating.result import (
    CriterionFigures,
    LotFigures,
    PriceFigures,
    SimulationResult,
)


def simulation_json(result: SimulationResult) -> str:
    """Return the result as JSON text; the same result gives the same bytes."""
    made: SimulationResultJson = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "framework": result.framework.id,
        "framework_version": result.framework.version,
        "given": result.given,
        "seed": None if result.given else result.seed,
        "runs": None if result.given else result.runs,
        "inputs": [
            {"kind": kind, "id": name, "file": origin.name, "sha256": origin.sha256}
            for (kind, name), origin in sorted(result.files.items())
        ],
        "lots": [_lot(result, figures) for figures in result.lots],
    }
    return as_json(made)


def _lot(result: SimulationResult, figures: LotFigures) -> SimulatedLot:
    point = figures.point
    return {
        "id": figures.lot.id,
        "title": _label(figures.lot.title),
        "tenders": figures.tenders,
        "compared": figures.compared,
        "bids": _estimate(figures.bids),
        "ranked": _estimate(figures.ranked),
        "criteria": [_criterion(one) for one in figures.criteria],
        "scales": [
            {
                "id": one.scale,
                "criteria": list(one.criteria),
                "differ": _estimate(one.differ),
                "spread": _estimate(one.spread),
            }
            for one in figures.scales
        ],
        "price": _price(figures.price),
        "point": {"kind": point.kind, "euros": _estimate(point.euros)},
        "tied": _estimate(figures.tied),
        "undecided": _estimate(figures.undecided),
        "no_admissible_bid": _estimate(figures.nobody),
        "without_outcome": dict(figures.without_outcome),
        "drawn_from": [_input(one) for one in figures.inputs],
        "findings": [_finding(result, finding) for finding in figures.findings],
    }


def _criterion(one: CriterionFigures) -> SimulatedCriterion:
    return {
        "id": one.id,
        "title": _label(one.title) if one.title is not None else None,
        "of_price": one.of_price,
        "weight": _number(one.weight),
        "nominal": _number(one.nominal),
        "used_range": _estimate(one.used),
        "effective": _estimate(one.effective),
        "differ": _estimate(one.differ),
        "spread": _estimate(one.spread),
    }


def _price(price: PriceFigures | None) -> SimulatedPrice | None:
    if price is None:
        return None
    return {
        "decisions": price.decisions,
        "decided": _estimate(price.decided),
        "overturned": _estimate(price.overturned),
        "between_equals": _estimate(price.between_equals),
    }


def _input(one: Input) -> DrawnFrom:
    return {
        "subject": one.subject,
        "name": one.name,
        "value": {"nl": one.say("nl"), "en": one.say("en")},
        "basis": one.basis,
        "why": {"nl": one.why.nl, "en": one.why.en},
    }


def _estimate(estimate: Estimate | None) -> EstimateResult | None:
    if estimate is None:
        return None
    error = None if estimate.error is None else _decimal(estimate.error)
    return {
        "value": _decimal(estimate.value),
        "standard_error": error,
        "tenders": estimate.tenders,
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else _decimal(value)


def _decimal(value: Fraction) -> str:
    shown = decimal(value, MAX_SHOWN)
    return shown.rstrip("0").rstrip(".")


def _label(label: Label) -> Words:
    return {"nl": say(label, "nl"), "en": say(label, "en")}


def _finding(result: SimulationResult, finding: Finding) -> FindingResult:
    ref = finding.ref
    origin = result.files.get((ref.kind, ref.id))
    return {
        "code": finding.code.code,
        "slug": finding.code.slug,
        "text": {"nl": finding.what("nl"), "en": finding.what("en")},
        "cure": {"nl": finding.cure("nl"), "en": finding.cure("en")},
        "source": {
            "kind": ref.kind,
            "id": ref.id,
            "key": route_text(ref.route),
            "file": origin.name if origin else None,
            "line": origin.locate(ref.route, False)[0] if origin else None,
        },
    }
