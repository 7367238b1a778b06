"""AB214 to AB216: a price formula under which a cheaper bid earns less, or no more.

The method itself is asked: what do six bids around a mean get, each with these six as the field?
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.linting.shown import in_cents
from aanbesteding.methods.base import Competition, OutsideRange
from aanbesteding.methods.price_average import PriceAverage
from aanbesteding.methods.price_expression import PriceExpression
from aanbesteding.model.criteria import Node, all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import LANGUAGES, Lang, Text

Shares = list[tuple[Fraction, Fraction]]

OPTIMUM = coded(
    "AB214",
    "optimum-at-the-average",
    (
        "de gemiddelde prijs krijgt de meeste punten, en wie goedkoper is krijgt minder ({evidence})",
        "the mean price gets the most points, and who is cheaper gets fewer ({evidence})",
    ),
    (
        "laat een lagere prijs altijd meer punten geven, liefst op een vooraf vaste bandbreedte",
        "let a lower price always earn more, preferably on a bandwidth that is fixed in advance",
    ),
)
PLATEAU = coded(
    "AB215",
    "plateau-below-the-average",
    (
        "vanaf de gemiddelde prijs naar beneden krijgt iedereen evenveel ({evidence}): de prijs beslist dan alleen wie boven het gemiddelde zit",
        "from the mean price downwards all get the same ({evidence}): the price then only decides who is above the mean",
    ),
    (
        "laat de punten doorlopen onder het gemiddelde, of kies een vaste bandbreedte",
        "let the points go on below the mean, or choose a fixed bandwidth",
    ),
)
CHEAPER = coded(
    "AB216",
    "cheaper-earns-less",
    (
        "een lagere prijs krijgt hier minder punten dan een hogere ({evidence})",
        "a lower price gets fewer points here than a higher one ({evidence})",
    ),
    (
        "is dat bedoeld, zeg dan in de omschrijving waarom; verbeter anders de formule",
        "if that is meant, say in the description why; else mend the formula",
    ),
)
EVIDENCE = Text(
    "bij prijzen van {prices} krijgt {cheap} {little} % en {dear} {much} %",
    "with prices of {prices}, {cheap} gets {little} % and {dear} gets {much} %",
)
FIELD = (70, 80, 99, 100, 101, 150)
"""Six prices around their mean of 100, whose median is 99.5."""
MEAN = FIELD.index(100)
MAX_BASES = 12


def check(framework: Framework) -> Iterator[Finding]:
    """Yield what the formulas do around the mean, at prices of the size that the framework has."""
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, PriceAverage | PriceExpression):
            for finding in _of_method(framework, node):
                yield finding
                break


def _of_method(framework: Framework, node: Node) -> Iterator[Finding]:
    ref = in_framework(framework, *node.route, "method")
    by_mean = node.relative
    samples = [shares for base in _bases(framework, node) if (shares := _shares(node, base))]
    for shares in samples:
        mean, others = shares[MEAN], shares[:MEAN] + shares[MEAN + 1 :]
        if by_mean and all(share < mean[1] for _, share in others):
            yield Finding(OPTIMUM, ref, {"evidence": _evidence(shares, shares[0], mean)})
    for shares in samples:
        for cheap, dear in pairwise(shares):
            if cheap[1] < dear[1]:
                yield Finding(CHEAPER, ref, {"evidence": _evidence(shares, cheap, dear)})
    for shares in samples:
        below, above = shares[: MEAN + 1], shares[MEAN + 1 :]
        level = {share for _, share in below}
        if by_mean and len(level) == 1 and all(share < below[0][1] for _, share in above):
            yield Finding(PLATEAU, ref, {"evidence": _evidence(shares, shares[0], shares[MEAN])})


def _bases(framework: Framework, node: Node) -> list[Fraction]:
    """Return mean prices of the size that the lots and the formula name, else of any size."""
    named = [
        value for lot in framework.lots for value in (lot.ceiling, lot.floor, lot.estimate) if value
    ]
    method = node.criterion.method
    if isinstance(method, PriceExpression):
        named += [value for value in method.parameters.values() if value > 100]
    bases = [Fraction(value) * part for value in named for part in (Fraction(2, 3), Fraction(1))]
    return list(dict.fromkeys(bases or [Fraction(10) ** n for n in (3, 5, 7)]))[:MAX_BASES]


def _shares(node: Node, base: Fraction) -> Shares:
    """Return the prices of a field and what each gets; nothing where the formula has no outcome."""
    assert node.method is not None
    prices = tuple(base * part / 100 for part in FIELD)
    field = Competition(prices, prices)
    try:
        return [
            (price, node.method.share(node.criterion.method, price, field).result)
            for price in prices
        ]
    except (OutsideRange, ArithmeticError, ValueError):
        return []


def _evidence(
    shares: Shares, cheap: tuple[Fraction, Fraction], dear: tuple[Fraction, Fraction]
) -> Text:
    prices = [in_cents(price) for price, _ in shares]
    values = {
        "prices": Text(*("; ".join(price.say(lang) for price in prices) for lang in LANGUAGES)),
        "cheap": in_cents(cheap[0]),
        "little": in_cents(cheap[1] * 100),
        "dear": in_cents(dear[0]),
        "much": in_cents(dear[1] * 100),
    }
    return Text(*(EVIDENCE.say(lang, **_in(lang, values)) for lang in LANGUAGES))


def _in(lang: Lang, values: dict[str, Text]) -> dict[str, object]:
    return {name: value.say(lang) for name, value in values.items()}


ADVICE = (
    Advice(
        OPTIMUM,
        "error",
        check,
        read(
            "voorzieningenrechter Den Haag (recht.nl): de gemiddelde prijs van alle inschrijvingen "
            "als optimum is niet toegestaan",
            "interim relief judge The Hague (recht.nl): the mean price of all bids as the optimum is "
            "not allowed",
        ),
        example=Example(
            "share: 1 - abs(price - mean) / mean",
            "share: (mean * 2 - price) / (mean * 2)",
        ),
    ),
    Advice(
        PLATEAU,
        "warning",
        check,
        example=Example("at-mean: 100", "at-mean: 50"),
    ),
    Advice(
        CHEAPER,
        "warning",
        check,
        example=Example("share: if(price < 70000, 0, 1)", "share: if(price < 70000, 1, 0)"),
    ),
)
