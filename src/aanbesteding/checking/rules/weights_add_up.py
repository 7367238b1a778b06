"""AB101: weights add up to what they are parts of, exactly.

Of the whole, in percent: 60 + 40 = 100, and a criterion of 60 with subcriteria 35 and 25. Of the
parent: the same subcriteria are 60 and 40.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.adding import added
from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.model.criteria import all_nodes, trees, unit_total
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

SUM = coded(
    "AB101",
    "weights-do-not-add-up",
    (
        "de gewichten {below} tellen op tot {found} in plaats van {expected}",
        "the weights {below} add up to {found} instead of {expected}",
    ),
    ("verbeter de gewichten; er wordt niets herschaald", "mend the weights; nothing is rescaled"),
)
TOP = Text("van de criteria", "of the criteria")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every sum that is not exactly right."""
    weights = framework.weights
    if weights is None:
        return
    total = unit_total(framework)
    for criteria, route in trees(framework):
        if total is not None:
            yield from _compare(framework, criteria, route, total, TOP)
    for node in all_nodes(framework):
        if node.criterion.criteria:
            expected = node.criterion.weight if weights.of == "whole" else total
            if expected is not None:
                name = node.criterion.id
                below = Text(f"onder «{name}»", f"under “{name}”")
                route = (*node.route, "criteria")
                yield from _compare(framework, node.criterion.criteria, route, expected, below)


def _compare(
    framework: Framework,
    criteria: tuple[Criterion, ...],
    route: Route,
    expected: Fraction,
    below: Text,
) -> Iterator[Finding]:
    found = added(criterion.weight for criterion in criteria)
    if found != expected:
        yield at(
            SUM,
            in_framework(framework, *route),
            below=below,
            found=Text(shortest(found, "nl"), shortest(found, "en")),
            expected=Text(shortest(expected, "nl"), shortest(expected, "en")),
            of_key=True,
        )


RULES = (Rule(SUM, check, on_framework=True),)
