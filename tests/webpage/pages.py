"""Pages to test with, and the engine's answer to a weighting."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.build import ROOT
from tests.program import inputs
from tests.reference.generate import generate
from tests.reference.to_yaml import write

from aanbesteding import Evaluation, Faults, analyse, evaluate, load_bids, load_framework
from aanbesteding.exact.number import Number
from aanbesteding.linting.behaviour.open_points import put
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import Framework
from aanbesteding.reporting.documents import html as document
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.webpage import Extras, page
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.texts import Lang

Rows = list[list[str]]
"""Rank, bid and exact total; no rows where there is no outcome."""
LEIDEN = ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")
EXAMPLES = sorted(path.stem for path in (ROOT / "criteria" / "voorbeelden").glob("*.yaml"))
HOSTILE = (
    '</script><img src=x onerror="alert(1)">\u202e\'"{name}&amp;\u2028'
    "]]><!--`${alert(1)}` $& javascript:alert(1)"
)


@cache
def example(name: str) -> Evaluation:
    """Evaluate a framework of this repository with its bids."""
    folder = "" if name in LEIDEN else "voorbeelden/"
    bids = ["bids/leiden"] if name in LEIDEN else inputs(f"bids/voorbeelden/{name}")
    framework = load_framework(ROOT / "criteria" / f"{folder}{name}.yaml")
    return evaluate(framework, load_bids(*(ROOT / path for path in bids)))


def random_tender(seed: int, folder: Path) -> Evaluation | None:
    """Evaluate a random tender of the second engine; None where it must stop."""
    write(folder, *generate(seed))
    try:
        return evaluate(load_framework(folder / "framework.yaml"), load_bids(folder / "bids"))
    except Faults:
        return None


def html(
    evaluation: Evaluation, lang: str = "nl", *, sensitive: bool = False, lots: int | None = None
) -> str:
    """Make the page on all lots, or on the first ones."""
    shown = evaluation.lots[:lots]
    places = [lot.index for lot in shown]
    found = analyse(evaluation, places, ("weights", "readings")) if sensitive else None
    return page(evaluation, shown, lang, Extras(found))


def data_of(text: str) -> Any:
    """Return what the script of a page knows; None where it has no sliders."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text)
    return json.loads(found[1]) if found else None


def whole(evaluation: Evaluation, lang: Lang = "nl") -> str:
    """Make the page as the command does, with all that it asks of sensitivity."""
    return document.make(Material(evaluation, evaluation.lots), lang)["html"].decode()


def nodes_of(evaluation: Evaluation, lot: LotResult) -> tuple[Node, ...]:
    """Return the criteria of a lot."""
    framework = evaluation.framework
    return tuple(walk(framework, *criteria_of(framework, lot.index)))


def weighting(chance: Random, data: dict[str, Any]) -> list[Fraction]:
    """Draw weights of the groups that can be moved, as the page states them; the ends as well."""
    weights = [Fraction(node["weight"]) for node in data["nodes"]]
    scale = 10 ** data["digits"]
    for group in data["groups"]:
        moved = [place for place in group["nodes"] if weights[place] or group["free"]]
        total = int(sum(weights[place] for place in moved) * scale)
        if group["free"]:
            parts = [chance.randint(1, 2 * total) if weights[place] else 0 for place in moved]
        else:
            inner = [chance.choice([0, total, *[chance.randint(0, total)] * 3]) for _ in moved[1:]]
            parts = [b - a for a, b in pairwise([0, *sorted(inner), total])]
        for place, part in zip(moved, parts, strict=True):
            weights[place] = Fraction(part, scale)
    return weights


def under(evaluation: Evaluation, lot: LotResult, weights: Sequence[Fraction]) -> Framework:
    """Return the framework with other weights as its file would state them.

    The page states the weights of subcriteria at the announced weight of what stands above them; in
    a file with weights of the whole they grow and shrink with it.
    """
    framework = evaluation.framework
    nodes = nodes_of(evaluation, lot)
    whole = framework.weights is not None and framework.weights.of == "whole"
    stated: dict[tuple[str | int, ...], Fraction] = {}
    for node, weight in zip(nodes, weights, strict=True):
        above = next((one for one in nodes if one.route == node.route[:-2]), None)
        now = weight
        if whole and above is not None:
            announced = Fraction(above.criterion.weight)
            now = weight * stated[above.route] / announced if announced else Fraction(0)
        stated[node.route] = now
        framework = put(framework, (*node.route, "weight"), Number.of(now))
    # Quality that was closed was closed under the announced weights.
    policies = framework.policies.model_copy(update={"prices": None})
    return framework.model_copy(update={"controls": (), "flags": None, "policies": policies})


def checked(evaluation: Evaluation, lot: LotResult, weights: Sequence[Fraction]) -> Rows:
    """Return what `evaluate` makes of other weights, every check of the framework included."""
    dossier = replace(evaluation.dossier, closed=())
    try:
        found = evaluate(under(evaluation, lot, weights), dossier)
    except Faults:
        return []
    return rows(found.lots[lot.index])


def engine(evaluation: Evaluation, lot: LotResult, weights: Sequence[Fraction]) -> Rows:
    """Return what the engine makes of them for this lot alone, which takes a third of the time."""
    framework = under(evaluation, lot, weights)
    panel = Panel(framework, evaluation.dossier)
    run = LotEvaluation(framework, lot.index, evaluation.dossier, panel)
    if any(_has_no_amount(node) for node in run.nodes):
        return []  # AB130: no framework can announce it
    found = run.run()
    return [] if run.faults or panel.faults() else rows(found)


def rows(lot: LotResult) -> Rows:
    """Return rank, bid and exact total of all ranked bids."""
    return [[str(one.rank), one.bid, str(Fraction(one.total or 0))] for one in lot.ranking]


def _has_no_amount(node: Node) -> bool:
    method = node.criterion.method
    bounded = isinstance(method, FactDiscount) and method.maximum == "weight"
    return bounded and not node.criterion.weight
