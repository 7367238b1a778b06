"""AB129 to AB132: values in euros that are no part of a weight stand where they have a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.model.criteria import Node, all_nodes, trees, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

AWARD = coded(
    "AB129",
    "value-without-euros",
    (
        "methode «{method}» geeft een waarde in euro's; de gunning «{award}» telt geen euro's op",
        "the method “{method}” gives a value in euros; the award “{award}” does not add up euros",
    ),
    ("gebruik haar bij gunnen op waarde", "use it under award on value"),
)
WEIGHT = coded(
    "AB130",
    "weight-of-value",
    (
        "het gewicht van «{criterion}» past niet bij de methode: {problem}",
        "the weight of “{criterion}” does not go with its method: {problem}",
    ),
    ("verbeter «weight» of de methode", "mend “weight” or the method"),
)
MINIMUM = coded(
    "AB131",
    "minimum-without-maximum",
    (
        "hier kan geen minimumscore gelden: «{criterion}» heeft geen hoogste waarde om een deel van te nemen",
        "no minimum score can apply here: “{criterion}” has no greatest value to take a part of",
    ),
    (
        "stel de eis als «requirement» aan het feit zelf, of kondig «maximum: weight» aan",
        "make it a “requirement” on the fact itself, or announce “maximum: weight”",
    ),
)
DISCOUNT = coded(
    "AB132",
    "discount-too-great",
    (
        "de kortingen op de eigen prijs kunnen samen {percent} % worden; dan is een hogere prijs niet slechter dan een lagere",
        "the discounts on the own price can together become {percent} %; then a higher price is no worse than a lower one",
    ),
    ("houd het hoogste totaal onder 100 %", "keep the highest total under 100 %"),
)
NO_MAXIMUM = Text(
    "de waarde heeft geen hoogste bedrag, dus is het gewicht 0",
    "the value has no greatest amount, so the weight is 0",
)
MAXIMUM = Text(
    "«maximum: weight» vraagt een hoogste bedrag boven nul",
    "“maximum: weight” needs a greatest amount above zero",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield methods with a value in euros under an award that is not in euros."""
    award = AWARDS[framework.award.type]
    for node in _valued(all_nodes(framework)):
        if not award.in_euros and node.method is not None:
            ref = in_framework(framework, *node.route, "method", "type")
            yield at(AWARD, ref, method=node.method.id, award=award.id)


def check_weight(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield weights that say something else than the method about the greatest value."""
    for node in _valued(all_nodes(framework)):
        bounded, weight = _is_bounded(node), node.criterion.weight
        if bounded is (weight == 0):
            ref = in_framework(framework, *node.route, "weight")
            problem = MAXIMUM if bounded else NO_MAXIMUM
            yield at(WEIGHT, ref, criterion=node.criterion.id, problem=problem)


def check_minimum(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield minimum scores on, or above, a criterion without a greatest value."""
    first: str | None = None
    nodes = all_nodes(framework)
    for node in _valued(nodes):
        if _is_bounded(node):
            continue
        first = first or node.criterion.id
        for other in nodes:
            above = node.route[: len(other.route)] == other.route
            if above and other.criterion.minimum is not None:
                ref = in_framework(framework, *other.route, "minimum")
                yield at(MINIMUM, ref, criterion=node.criterion.id)
    if first is not None and framework.minimum_total is not None:
        yield at(MINIMUM, in_framework(framework, "minimum-total"), criterion=first)


def check_discount(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield trees in which the discounts can make a higher price no worse than a lower one."""
    for criteria, route in trees(framework):
        methods = [
            method
            for node in walk(framework, criteria, route)
            if isinstance(method := node.criterion.method, FactDiscount)
        ]
        most = sum((_greatest(method) for method in methods), Fraction(0))
        if most >= 100:
            shown = Text(shortest(most, "nl"), shortest(most, "en"))
            yield at(DISCOUNT, in_framework(framework, *route), percent=shown, of_key=True)


def _greatest(method: FactDiscount) -> Fraction:
    """The greatest percentage that a table can give; outside its rows that may be 0."""
    most = max(row.percent for row in method.rows)
    return max(most, Fraction(0)) if method.out_of_range == "zero" else most


def _valued(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the criteria whose value is no part of their weight."""
    for node in nodes:
        if node.method is not None and node.method.worth != "weight":
            yield node


def _is_bounded(node: Node) -> bool:
    """Whether the weight is the greatest value."""
    method = node.criterion.method
    return isinstance(method, FactDiscount) and method.maximum == "weight"


RULES = (
    Rule(AWARD, check, on_framework=True),
    Rule(WEIGHT, check_weight, on_framework=True),
    Rule(MINIMUM, check_minimum, on_framework=True),
    Rule(DISCOUNT, check_discount, on_framework=True),
)
