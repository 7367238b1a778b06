"""AB124, AB125, AB128: minimum scores can be met, and their announced order is whole."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.model.criteria import Node, all_nodes, trees, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, Minimum
from aanbesteding.model.origin import Route
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

TOO_HIGH = coded(
    "AB124",
    "minimum-too-high",
    (
        "de minimumscore van {percent} % ligt boven alle punten van het criterium",
        "the minimum score of {percent} % is above all points of the criterion",
    ),
    ("een minimumscore is hoogstens 100 %", "a minimum score is at most 100 %"),
)
ORDER = coded(
    "AB125",
    "minimums-order",
    (
        "de volgorde van de minimumscores klopt niet: {problem}",
        "the order of the minimum scores is not right: {problem}",
    ),
    (
        "noem elke minimumscore één keer, en «total» als laatste",
        "name every minimum score once, and “total” as the last",
    ),
)
PRICE_FIRST = coded(
    "AB128",
    "price-before-quality",
    (
        "de prijzen blijven dicht tot de kwaliteit vaststaat, maar toets «{text}» heeft de prijs nodig en komt vóór «{later}»",
        "prices stay locked until the quality is closed, but the test “{text}” needs the price and comes before “{later}”",
    ),
    (
        "zet de toetsen zonder prijs vooraan in «minimums-order», of verwijder «prices: locked»",
        "put the tests without a price first in “minimums-order”, or delete “prices: locked”",
    ),
)
TOTAL = "total"
TWICE = Text("«{text}» staat er twee keer", "“{text}” stands there twice")
NOT_LAST = Text("na «total» komt niets meer", "nothing comes after “total”")
NO_MINIMUM = Text("«{text}» heeft geen minimumscore", "“{text}” has no minimum score")
NOT_NAMED = Text(
    "de minimumscore van «{text}» staat er niet in", "the minimum score of “{text}” is not in it"
)
UNKNOWN = Text(
    "criterium «{text}» bestaat niet in dit kader{guess}; kies uit: {known}",
    "there is no criterion “{text}” in this framework{guess}; choose from: {known}",
)
TAKEN = Text(
    "een criterium heet «total», en dat woord is hier de minimumscore van het totaal",
    "a criterion is called “total”, and here that word is the minimum of the total",
)
HERE: Route = ("policies", "minimums-order")


def check_height(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield minimum scores above all points."""
    found: list[tuple[Minimum | None, Route]] = [
        (node.criterion.minimum, (*node.route, "minimum", "percent"))
        for node in all_nodes(framework)
    ]
    found.append((framework.minimum_total, ("minimum-total", "percent")))
    for minimum, route in found:
        if minimum is not None and minimum.percent > 100:
            percent = Text(shortest(minimum.percent, "nl"), shortest(minimum.percent, "en"))
            yield at(TOO_HIGH, in_framework(framework, *route), percent=percent)


def check_order(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what is wrong with the announced order of the minimum scores."""
    order = framework.policies.minimums_order
    if order is None:
        return
    for problem, route in _problems(framework, order):
        yield at(ORDER, in_framework(framework, *route), problem=problem)


def _problems(framework: Framework, order: tuple[str, ...]) -> Iterator[tuple[Text, Route]]:
    nodes = all_nodes(framework)
    every = list(dict.fromkeys(node.criterion.id for node in nodes))
    bound = {node.criterion.id for node in nodes if node.criterion.minimum}
    if TOTAL in every:
        yield TAKEN, HERE
        return
    if framework.minimum_total is not None:
        bound.add(TOTAL)
    for index, word in enumerate(order):
        route = (*HERE, index)
        if word in order[:index]:
            yield _say(TWICE, text=word), route
        elif word != TOTAL and word not in every:
            fields = unknown(Text("", ""), word, every, did_you_mean(word, every))
            yield _say(UNKNOWN, **fields), route
        elif word not in bound:
            yield _say(NO_MINIMUM, text=word), route
        elif word == TOTAL and index < len(order) - 1:
            yield NOT_LAST, route
    for word in (*every, TOTAL):
        if word in bound and word not in order:
            yield _say(NOT_NAMED, text=word), HERE


def _say(sentence: Text, **fields: object) -> Text:
    def of(lang: int) -> dict[str, object]:
        return {k: v[lang] if isinstance(v, Text) else v for k, v in fields.items()}

    return Text(sentence.say("nl", **of(0)), sentence.say("en", **of(1)))


def check_locked(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield tests on the price that come before tests on quality, where prices are locked."""
    order = framework.policies.minimums_order
    if order is None or framework.policies.prices != "locked":
        return
    for criteria, route in trees(framework):
        nodes = list(walk(framework, criteria, route))
        by_id = {node.criterion.id: node for node in nodes}
        here = [word for word in order if word in by_id]
        priced = {word for word in here if needs_price(by_id[word], nodes)}
        for index, word in enumerate(here):
            later = [other for other in here[index:] if other not in priced]
            if word in priced and later:
                ref = in_framework(framework, *HERE, order.index(word))
                yield at(PRICE_FIRST, ref, text=word, later=later[0])


def needs_price(node: Node, nodes: list[Node]) -> bool:
    """Whether the price, or a part of it, stands at or beneath a node."""
    return any(
        other.method is not None
        and (other.method.measures == "price" or other.method.worth == "price")
        and other.route[: len(node.route)] == node.route
        for other in nodes
    )


RULES = (
    Rule(TOO_HIGH, check_height, on_framework=True),
    Rule(ORDER, check_order, on_framework=True),
    Rule(PRICE_FIRST, check_locked, on_framework=True),
)
