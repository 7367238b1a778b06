"""What the script of the page calculates with: the announced rules, and what weights do not change.

All numbers are exact fractions as text, such as `31/80`; an approximated share is `31/80~1/1000`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any, NamedTuple

from aanbesteding.exact.expression import Part
from aanbesteding.fields import say, value_of
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.award_expression import AwardExpression
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.model.criteria import Node, criteria_of, unit_total, walk
from aanbesteding.model.framework import Framework
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.shares import Share, Shares, Unweighted, unweighted
from aanbesteding.reporting.webpage.sliders import MOST_BIDS, Sliders, Why, sliders_of
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.scoring.leaves import roundings
from aanbesteding.scoring.ranking import chain
from aanbesteding.scoring.stages import stages
from aanbesteding.texts import Lang

Data = dict[str, Any]


class LotRules(NamedTuple):
    """What the script knows of a lot, and the sliders that the page has for it."""

    data: Data
    sliders: Sliders


def rules_of(framework: Framework, lang: Lang) -> Data:
    """Return what holds for all lots, with the words that the script says."""
    row = AWARDS[framework.award.type]
    award = {**_parameters(framework), "type": row.id, "unit": row.unit}
    award |= {
        "high": row.winning(framework.award) == "high",
        "usesQuality": row.uses_quality,
        "seesOthers": row.sees_others(framework.award),
    }
    minimum = framework.minimum_total
    return {
        "lang": lang,
        "award": award,
        "rounding": {
            stage: [[int(one.digits), one.mode] for one in steps]
            for stage, steps in roundings(framework).items()
        },
        "chain": list(chain(framework)),
        "minimumTotal": _text(minimum.percent) if minimum else None,
        "words": {name: text.say(lang) for name, text in words.SCRIPT.items()},
    }


def lot_rules(evaluation: Evaluation, lot: LotResult, lang: Lang) -> LotRules:
    """Return what the script knows of a lot; nothing where no weight can be moved."""
    framework = evaluation.framework
    if len(lot.ranking) + len(lot.excluded) > MOST_BIDS:
        return LotRules({}, Sliders((), 0, (Why(words.MANY_BIDS),)))
    nodes = tuple(walk(framework, *criteria_of(framework, lot.index)))
    found = unweighted(evaluation, lot)
    sliders = sliders_of(framework, lot, nodes, found)
    if not sliders.groups:
        return LotRules({}, sliders)
    place = {node.criterion.id: index for index, node in enumerate(nodes)}
    data: Data = {
        "id": lot.lot.id,
        "digits": sliders.digits,
        "groups": [{"nodes": list(group.places), "free": group.free} for group in sliders.groups],
        "nodes": _nodes(framework, nodes, lang),
        "bids": [
            {
                "id": one.bid.id,
                "name": on_one_line(one.bid.shown_name),
                "price": _text(one.price),
                "shares": _row(nodes, found.shares[one.bid.id], relative=False),
            }
            for one in found.bids
        ],
        "stages": [
            {
                "scored": [place[node.criterion.id] for node in stage.scored],
                "minimums": [place[node.criterion.id] for node in stage.minimums],
                "total": stage.total,
            }
            for stage in stages(framework, list(nodes))
        ],
        "fields": _fields(nodes, found),
        "ranks": {one.bid: one.rank for one in lot.ranking},
        "drawn": bool(lot.draws),
    }
    data["mark"] = _mark(data)
    return LotRules(data, sliders)


def _nodes(framework: Framework, nodes: Sequence[Node], lang: Lang) -> list[Data]:
    weights = framework.weights
    whole = unit_total(framework) if weights and weights.of == "parent" else None
    routes = {node.route: index for index, node in enumerate(nodes)}
    made: list[Data] = []
    for node in nodes:
        parent = routes[node.route[:-2]] if node.depth else -1
        total = None
        if parent >= 0:
            total = nodes[parent].criterion.weight if whole is None else whole
        method, minimum = node.criterion.method, node.criterion.minimum
        one: Data = {
            "id": node.criterion.id,
            "title": on_one_line(say(node.criterion.title, lang)),
            "parent": parent,
            "weight": _text(node.criterion.weight),
            "sum": None if total is None else _text(total),
            "scored": node.scored,
            "joint": node.method is None and node.scored,
            "relative": node.relative,
            "worth": node.method.worth if node.method and node.method.worth != "weight" else None,
            "capped": isinstance(method, FactDiscount) and method.maximum == "weight",
            "minimum": _text(minimum.percent) if minimum else None,
        }
        made.append(
            {key: value for key, value in one.items() if value is not None and value is not False}
        )
    return made


def _fields(nodes: Sequence[Node], found: Unweighted) -> Data:
    """Return per set of competing bids, by their places, the relative shares by criterion."""
    places = {one.bid.id: index for index, one in enumerate(found.bids)}
    relative = [index for index, node in enumerate(nodes) if node.relative]
    return {
        ",".join(str(places[bid]) for bid in bids): {
            index: [_share(shares[bid].get(nodes[index].criterion.id)) for bid in bids]
            for index in relative
        }
        for bids, shares in found.fields.items()
    }


def _row(nodes: Iterable[Node], shares: Shares, *, relative: bool) -> list[str | int]:
    return [
        _share(shares.get(node.criterion.id)) if node.relative is relative else 0 for node in nodes
    ]


def _share(share: Share | None) -> str | int:
    if share is None:
        return 0
    return _text(share.value) + (f"~{_text(share.radius)}" if share.radius else "")


def _text(value: Fraction) -> str:
    return str(Fraction(value))


def _parameters(framework: Framework) -> Data:
    """Return the parameters of the award; of a formula its tree."""
    award = framework.award
    if isinstance(award, AwardExpression):
        return {
            "formula": _formula(award.expression.root),
            "names": list(award.expression.names),
            "size": award.expression.size,
            "parameters": {name: _text(value) for name, value in award.parameters.items()},
        }
    given = {name: value_of(award, name) for name in type(award).model_fields}
    return {name: _text(value) for name, value in given.items() if isinstance(value, Fraction)}


def _formula(part: Part) -> list[Any]:
    if part.kind == "name":
        return ["name", part.name]
    if part.kind == "number":
        return ["number", _text(part.value or Fraction(0))]
    inner = [_formula(one) for one in part.parts]
    return [part.kind, *inner, *([str(int(part.value or 0))] if part.kind == "^" else [])]


def _mark(data: Mapping[str, Any]) -> str:
    """Return a mark of the tree of criteria and its weights; a link holds it."""
    tree = [(one["id"], one["weight"], one["parent"]) for one in data["nodes"]]
    return sha256(repr((data["id"], tree)).encode()).hexdigest()[:10]
