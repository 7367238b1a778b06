"""What a simulation shows of a framework that its author should know (AB670 to AB676)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.simulating import codes
from aanbesteding.simulating.defaults import NO_PRICE_KNOWN
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.result import CriterionFigures, LotFigures
from aanbesteding.texts import Text

CLEAR = 2
"""Weights turn round when they are more than this many standard errors of both apart."""


def findings_of(framework: Framework, figures: LotFigures) -> LotFigures:
    """Return the figures with what there is to say about them."""
    found = tuple(_found(framework, figures))
    return replace(figures, findings=found)


def _found(framework: Framework, figures: LotFigures) -> Iterator[Finding]:
    lot = figures.lot.id
    here = in_framework(framework, "lots", figures.index)
    places = _places(framework, figures.index)
    if figures.without_outcome:
        names = list(figures.without_outcome)
        fields: dict[str, object] = {"lot": lot, "count": figures.failed}
        fields |= {"total": figures.tenders, "codes": ", ".join(names), "first": names[0]}
        yield Finding(codes.NO_OUTCOME, here, fields)
    if figures.nobody is not None and figures.nobody.value:
        count = int(figures.nobody.value * figures.nobody.tenders)
        fields = {"lot": lot, "count": count, "total": figures.tenders}
        yield Finding(codes.NOBODY, here, fields)
    for one in figures.criteria:
        if one.differ is not None and one.differ.value == 0 and one.id in places:
            fields = {"lot": lot, "criterion": one.id, "count": figures.compared}
            yield Finding(codes.NEVER_DIFFERS, places[one.id], fields)
    yield from _of_price(framework, figures)
    for heavy in figures.criteria:
        light = _turned(heavy, figures)
        if light is not None and heavy.id in places:
            fields = {"lot": lot, "heavy": heavy.id, "light": light.id}
            yield Finding(codes.ORDER_TURNS, places[heavy.id], fields)


def _of_price(framework: Framework, figures: LotFigures) -> Iterator[Finding]:
    """Yield what there is to say on the price."""
    lot, here = figures.lot.id, in_framework(framework, "lots", figures.index)
    if figures.price is None:
        return
    for given in figures.inputs:
        if given.subject == "price" and given.why == NO_PRICE_KNOWN:
            said = Text(given.say("nl"), given.say("en"))
            yield Finding(codes.PRICE_INVENTED, here, {"lot": lot, "range": said})
    if (
        figures.price.decided is None or figures.price.decided.error is None
    ):  # one tender says little
        return
    decided = figures.price.decided.value
    if decided in (0, 1):
        code = codes.PRICE_ALWAYS if decided else codes.PRICE_NEVER
        if decided == 0 or framework.award.type != "lowest-price":  # there it is announced
            yield Finding(code, here, {"lot": lot, "count": figures.price.decisions})


def _turned(heavy: CriterionFigures, figures: LotFigures) -> CriterionFigures | None:
    """Return the criterion that weighs less on paper and clearly most in the outcome beside it."""
    found = [
        light
        for light in figures.criteria
        if heavy.nominal is not None and light.nominal is not None
        if light.nominal < heavy.nominal and _above(light.effective, heavy.effective)
    ]
    return max(found, key=lambda one: one.effective.value if one.effective else 0, default=None)


def _above(high: Estimate | None, low: Estimate | None) -> bool:
    if high is None or low is None:
        return False
    margin = CLEAR * ((high.error or 0) + (low.error or 0))
    return high.value - low.value > margin


def _places(framework: Framework, index: int) -> dict[str, Ref]:
    nodes = walk(framework, *criteria_of(framework, index))
    return {node.criterion.id: in_framework(framework, *node.route) for node in nodes}
