"""AB218: a mark that was not given changes the outcome without anybody deciding so."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import judges
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

AVERAGED = coded(
    "AB218",
    "missing-mark-averaged",
    (
        "ontbreekt een cijfer, dan tellen alleen de andere: wie niet beoordeelt, verandert zo de uitslag",
        "where a mark is missing only the others count: who does not judge changes the outcome that way",
    ),
    (
        "kondig `missing-mark: error` aan; bij een belangenconflict telt de beoordelaar dan nog steeds niet mee",
        "announce `missing-mark: error`; an assessor with a conflict of interest is still left out then",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the policy where more than one mark on a criterion counts."""
    if framework.policies.missing_mark != "average-of-present":
        return
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, RatingScale):
            combine, count = judges(framework, method)
            if combine != "consensus" and count > 1:
                yield Finding(AVERAGED, in_framework(framework, "policies", "missing-mark"))
                return


ADVICE = (
    Advice(
        AVERAGED,
        "warning",
        check,
        example=Example(
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: average-of-present, price-sheet: refuse}",
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: refuse}",
        ),
    ),
)
