"""The same lot with an assessor left out, or with the marks combined in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from aanbesteding.linting.behaviour.open_points import put
from aanbesteding.methods.rating_scale import Combine, RatingScale
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.panel import CONSENSUS
from aanbesteding.sensitivity.case import Case

WAYS: tuple[Combine, ...] = ("mean", "median", CONSENSUS)


class Panels(NamedTuple):
    """Who judges what in a lot by individual marks, as announced."""

    case: Case
    rated: tuple[Node, ...]
    """The criteria that are rated on a scale, whoever's marks count."""
    judges: Mapping[str, tuple[str, ...]]
    """By criterion of which individual marks count: the assessors who judge it."""


class Without(NamedTuple):
    """The lot without one assessor; no result where it has no outcome."""

    assessor: str
    result: LotResult | None
    unjudged: tuple[str, ...]
    """The criteria that nobody is left to judge."""


def panels_of(case: Case) -> Panels:
    """Return who judges what."""
    panel = case.framework.panel
    rated = tuple(node for node in case.nodes if isinstance(node.criterion.method, RatingScale))
    judges: dict[str, tuple[str, ...]] = {}
    everyone = tuple(assessor.id for assessor in panel.assessors) if panel else ()
    for node in rated:
        method = node.criterion.method
        assert isinstance(method, RatingScale)
        if combine_of(case.framework, node) != CONSENSUS:
            judges[node.criterion.id] = tuple(dict.fromkeys(method.assessors or everyone))
    return Panels(case, rated, judges)


def combine_of(framework: Framework, node: Node) -> Combine:
    """Return how the marks on a criterion that is rated on a scale make one."""
    method = node.criterion.method
    assert isinstance(method, RatingScale)
    assert framework.panel is not None  # AB109
    return method.combine or framework.panel.combine


def without(panels: Panels, assessor: str) -> Without:
    """Return the lot as if one assessor had not been on the panel.

    A criterion that nobody is left to judge has no score, and then the lot has no outcome.
    """
    case, framework = panels.case, panels.case.framework
    unjudged = tuple(name for name, who in panels.judges.items() if set(who) == {assessor})
    if unjudged:
        return Without(assessor, None, unjudged)
    assert framework.panel is not None
    left = tuple(one for one in framework.panel.assessors if one.id != assessor)
    made: Framework = put(framework, ("panel", "assessors"), left)
    for node in panels.rated:
        method = node.criterion.method
        assert isinstance(method, RatingScale)
        if assessor in (method.assessors or ()):
            rest = tuple(one for one in method.assessors or () if one != assessor)
            made = put(made, (*node.route, "method", "assessors"), rest or None)
    sheets = tuple(
        sheet
        for sheet in case.dossier.sheets
        if not (
            sheet.framework == framework.id
            and sheet.kind == "individual"
            and sheet_id(sheet) == assessor
        )
    )
    return Without(assessor, case.again(made, replace(case.dossier, sheets=sheets)), ())


def combined(panels: Panels, way: Combine) -> LotResult | None:
    """Return the lot with the marks on every rated criterion combined in one way.

    None where the marks for it were not given. A node by consensus keeps its joint mark.
    """
    made: Framework = put(panels.case.framework, ("panel", "combine"), way)
    for node in panels.rated:
        made = put(made, (*node.route, "method", "combine"), way)
    return panels.case.again(made)
