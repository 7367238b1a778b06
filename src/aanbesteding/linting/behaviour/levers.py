"""What decides the quality of a bid: the marks that a panel can give, the facts that it can state.

A lever has options from the worst to the best. A mark has an option for every assessor by himself.
Between the announced points of a fact lie only a few options; a mark has all that its scale has,
and of a scale with more than a hundred marks some hundred evenly spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

from aanbesteding.exact.display import decimal
from aanbesteding.exact.number import MAX_DECIMALS, Number
from aanbesteding.methods.base import FactParameters, FactValue, OutsideRange
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import FactDeclaration, Framework, LabelledScale, Scale
from aanbesteding.model.values import fact_value, mark_worth
from aanbesteding.scoring.candidate import passes

MAX_MARKS = 101
MAX_RUNGS = 500
CONSENSUS = "consensus"

Key = tuple[Literal["mark", "fact"], str]
"""A lever: the criterion that is judged, or the fact that is stated."""


class CannotInvent(Exception):
    """No complete bid can be made: no value of a fact is admitted, or a price cannot be built."""


@dataclass(frozen=True)
class Lever:
    """What one judge, or each of several, can give; or what a bid can state."""

    key: Key
    options: tuple[str, ...]
    """As they are written in a file, from the worst to the best."""
    shares: tuple[Fraction, ...]
    """What each is worth, as a share of the weight."""
    judges: tuple[str, ...]
    """The assessors, or `consensus`; for a fact one nameless judge."""
    nodes: tuple[Node, ...]
    """The criteria that it decides; none where it decides nothing."""

    @property
    def best(self) -> int:
        """The index of the best option."""
        return len(self.options) - 1


def written(value: Fraction, decimals: int = MAX_DECIMALS) -> str:
    """Write a number as a file takes it, cut off at the decimals.

    Three decimals after a point are a thousand to a Dutch reader; they get a zero more.

    >>> written(Fraction(1, 3), 2), written(Fraction(5, 4)), written(Fraction(1, 8))
    ('0.33', '1.25', '0.1250')
    """
    scaled = value * 10**decimals
    cut = Fraction(scaled.numerator // scaled.denominator, 10**decimals)
    places = next(n for n in range(decimals + 1) if (cut * 10**n).denominator == 1)
    return decimal(cut, 4 if places == 3 else places)


def levers_of(framework: Framework, nodes: list[Node]) -> tuple[Lever, ...]:
    """Return every lever of a lot. Raises `CannotInvent` where a fact has no admitted value."""
    return (*_marks(framework, nodes), *_facts(framework, nodes))


# --- marks ----------------------------------------------------------------------------------


def mark_options(scale: Scale) -> list[tuple[str, Fraction]]:
    """Return the marks of a scale in the order of the file, each with what it is worth."""
    if isinstance(scale, LabelledScale):
        return [(label.mark, label.percent / 100) for label in scale.marks]
    count = int((scale.highest - scale.lowest) / scale.step)
    picked = range(count + 1)
    if count + 1 > MAX_MARKS:
        picked = range(0, count + 1, -(-count // (MAX_MARKS - 1)))
    texts = [written(scale.lowest + n * scale.step) for n in (*picked, count)]
    worths = [(text, mark_worth(scale, text, None)) for text in dict.fromkeys(texts)]
    return [(text, worth) for text, worth in worths if worth is not None]


def _marks(framework: Framework, nodes: list[Node]) -> Iterator[Lever]:
    scales = {scale.id: scale for scale in framework.scales}
    below: list[tuple[str | int, ...]] = []
    for node in nodes:
        name = node.scale
        mute = any(node.route[: len(top)] == top for top in below)
        if node.criterion.by_consensus:
            below.append(node.route)
        if name is None:
            continue
        ordered = sorted(mark_options(scales[name]), key=lambda option: option[1])
        unique = {worth: text for text, worth in reversed(ordered)}  # of equal ones the first
        worths = tuple(sorted(unique))
        texts = tuple(unique[worth] for worth in worths)
        judges = _judges(framework, node)
        yield Lever(("mark", node.criterion.id), texts, worths, judges, () if mute else (node,))


def _judges(framework: Framework, node: Node) -> tuple[str, ...]:
    parameters, panel = node.criterion.method, framework.panel
    assert panel is not None  # AB109
    everyone = tuple(assessor.id for assessor in panel.assessors)
    if not isinstance(parameters, RatingScale):
        return (CONSENSUS,)
    if (parameters.combine or panel.combine) == "consensus":
        return (CONSENSUS,)
    return tuple(dict.fromkeys(parameters.assessors or everyone))


# --- facts ----------------------------------------------------------------------------------


def _facts(framework: Framework, nodes: list[Node]) -> Iterator[Lever]:
    measured: dict[str, list[Node]] = {}
    for node in nodes:
        if isinstance(node.criterion.method, FactParameters):
            measured.setdefault(node.criterion.method.fact, []).append(node)
    asked = {requirement.fact for requirement in framework.requirements}
    for fact in framework.facts:
        if fact.id in measured or fact.id in asked:
            yield _fact(framework, fact, measured.get(fact.id, []))


def _fact(framework: Framework, fact: FactDeclaration, nodes: list[Node]) -> Lever:
    asked = [one for one in framework.requirements if one.fact == fact.id]
    found: dict[Fraction, str] = {}
    for text in fact_texts(framework, fact, nodes):
        value = fact_value(fact, text, None)
        if value is None or not all(passes(requirement, value) for requirement in asked):
            continue
        worth = worth_of(nodes, value)
        if worth is not None:
            found.setdefault(worth, text)
    if not found:
        raise CannotInvent(fact.id)
    worths = tuple(sorted(found))
    texts = tuple(found[worth] for worth in worths)
    return Lever(("fact", fact.id), texts, worths, ("",), tuple(nodes))


def worth_of(nodes: Iterable[Node], value: FactValue) -> Fraction | None:
    """Return how much criteria give for a value, in points; None where one of them gives nothing.

    With a single criterion it is the share of its weight.
    """
    total = Fraction(0)
    nodes = tuple(nodes)
    for node in nodes:
        parameters: Any = node.criterion.method
        assert node.method is not None
        beyond = getattr(parameters, "out_of_range", "")
        refuses = node.method.outside is not None and beyond in ("reject", "not-announced")
        if refuses and node.method.outside is not None and node.method.outside(parameters, value):
            return None
        try:
            share = node.method.share(parameters, value, None).result
        except (OutsideRange, ZeroDivisionError):
            return None
        total += share * (node.weight or 1) if len(nodes) > 1 else share
    return total


def fact_texts(framework: Framework, fact: FactDeclaration, nodes: list[Node]) -> list[str]:
    """Return the values of a fact that are worth a try, in a fixed order."""
    if fact.type == "yes-no":
        return ["ja", "nee"]
    if fact.type == "choice":
        return list(fact.choices or ())
    decimals = MAX_DECIMALS if fact.decimals is None else int(fact.decimals)
    points = {Fraction(0), Fraction(1)}
    for requirement in framework.requirements:
        if requirement.fact == fact.id:
            points |= {b for b in (requirement.at_least, requirement.at_most) if b is not None}
    for node in nodes:
        points |= set(_announced(node.criterion.method))
    if not any(point > 1 for point in points):
        points |= {Fraction(10), Fraction(100)}
    ordered = sorted(Fraction(point) for point in points)
    between = [one + (other - one) * n / 4 for one, other in pairwise(ordered) for n in (1, 2, 3)]
    unit = Fraction(1, 10**decimals)
    around = [ordered[0] - unit, *(point - unit for point in ordered), ordered[-1] + unit]
    every = {written(point, decimals) for point in (*ordered, *between, *around)}
    return sorted((text for text in every if _fits(text)), key=Number.parse)


def _fits(text: str) -> bool:
    return len(text.lstrip("-").split(".")[0]) <= 12


def _announced(parameters: Any) -> Iterator[Fraction]:
    """Yield the values that a method announces."""
    for name in ("zero_at", "full_at"):
        if isinstance(getattr(parameters, name, None), Fraction):
            yield getattr(parameters, name)
    for point in getattr(parameters, "points", ()):
        yield point.at
    for row in getattr(parameters, "rows", ()):
        yield from (end for end in (row.from_, row.below) if end is not None)


# --- profiles -------------------------------------------------------------------------------

Profile = Mapping[Key, tuple[int, ...]]
"""Per lever the index of the option of every judge."""


def at_best(levers: Iterable[Lever]) -> Profile:
    """Return the best that a bid can be."""
    return {lever.key: (lever.best,) * len(lever.judges) for lever in levers}


def at_worst(levers: Iterable[Lever]) -> Profile:
    """Return the worst that a bid can be; what decides nothing stays at its best."""
    return {lever.key: (0 if lever.nodes else lever.best,) * len(lever.judges) for lever in levers}


def with_option(profile: Profile, lever: Lever, option: int) -> Profile:
    """Return a profile with one option of one lever by every judge."""
    return {**profile, lever.key: (option,) * len(lever.judges)}


def ladder(levers: Iterable[Lever]) -> list[Profile]:
    """Return profiles from the worst to the best, one option of one judge at a time.

    All levers rise together, so that minimum scores of criteria are passed on the way. Where that
    would make too many rungs, the judges of a lever rise together too, and by more options.
    """
    levers = tuple(levers)
    profile = dict(at_worst(levers))
    levers = tuple(lever for lever in levers if lever.nodes)
    rungs: list[Profile] = [dict(profile)]
    highest = max((lever.best for lever in levers), default=0)
    together = sum(lever.best * len(lever.judges) for lever in levers) > MAX_RUNGS
    stride = -(-sum(lever.best for lever in levers) // MAX_RUNGS) if together else 1
    for step in (*range(1, highest, max(stride, 1)), highest) if highest else ():
        for lever in levers:
            up = step * lever.best // highest
            if together and profile[lever.key][0] < up:
                profile[lever.key] = (up,) * len(lever.judges)
                rungs.append(dict(profile))
            for judge in range(len(lever.judges)):
                now = profile[lever.key]
                if now[judge] < up:
                    profile[lever.key] = (*now[:judge], up, *now[judge + 1 :])
                    rungs.append(dict(profile))
    return rungs
