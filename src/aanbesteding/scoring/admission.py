"""Admission: which bids take part, and every reason why another does not (clause 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aanbesteding.exact.display import euros, shortest
from aanbesteding.methods.base import FactValue
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import in_bid, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework, Requirement
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.candidate import (
    Candidate,
    measure_criterion,
    measure_requirement,
    passes,
)
from aanbesteding.scoring.evaluation import Reason
from aanbesteding.scoring.wording import both, shown, titled
from aanbesteding.texts import Text

EXCLUSION = Text(
    "uitsluitingsgrond «{title}» is van toepassing op {member}",
    "the exclusion ground “{title}” applies to {member}",
)
REQUIREMENT = Text(
    "voldoet niet aan eis «{title}»: {value} in plaats van {expected}",
    "does not meet the requirement “{title}”: {value} instead of {expected}",
)
CEILING = Text(
    "prijs {price} ligt boven het plafond van {bound}",
    "price {price} is above the ceiling of {bound}",
)
FLOOR = Text(
    "prijs {price} ligt onder de bodemprijs van {bound}",
    "price {price} is below the floor of {bound}",
)
FIXED = Text(
    "prijs {price} is niet de vaste prijs van {bound}",
    "price {price} is not the fixed price of {bound}",
)
RANGE = Text(
    "{value} ligt buiten het aangekondigde bereik van «{title}»",
    "{value} lies outside the announced range of “{title}”",
)


def reasons_against(
    framework: Framework,
    lot_index: int,
    nodes: list[Node],
    facts: Mapping[str, FactDeclaration],
    candidate: Candidate,
    *,
    price: bool = True,
) -> list[Reason]:
    """Return every reason to exclude a bid; none means that it is admitted.

    Without `price` the price is not tested, because it is not open yet.
    """
    return [
        *_exclusions(framework, candidate),
        *_requirements(framework, facts, candidate),
        *(_price(framework, lot_index, candidate) if price else ()),
        *_ranges(nodes, facts, candidate, framework),
    ]


def _exclusions(framework: Framework, candidate: Candidate) -> Iterator[Reason]:
    for number, ground in enumerate(framework.exclusion_grounds):
        for index, member in enumerate(candidate.bid.tenderer.members):
            if member.role in ground.applies_to and member.declarations[ground.id]:
                where = ("tenderer", "members", index, "declarations", ground.id)
                yield Reason(
                    "exclusion",
                    ground.id,
                    EXCLUSION,
                    (("title", titled(ground.title)), ("member", member.name)),
                    (
                        in_bid(candidate.bid, *where),
                        in_framework(framework, "exclusion-grounds", number),
                    ),
                )


def _requirements(
    framework: Framework, facts: Mapping[str, FactDeclaration], candidate: Candidate
) -> Iterator[Reason]:
    for number, requirement in enumerate(framework.requirements):
        measured = measure_requirement(requirement, facts, candidate)
        if not passes(requirement, measured.value):
            yield Reason(
                "requirement",
                requirement.id,
                REQUIREMENT,
                (
                    ("title", titled(requirement.title)),
                    ("value", shown(measured.value)),
                    ("expected", _expected(requirement)),
                ),
                (*measured.refs, in_framework(framework, "requirements", number)),
            )


def _expected(requirement: Requirement) -> Text:
    if requirement.answer is not None:
        return shown(requirement.answer)
    if requirement.one_of is not None:
        return Text(" / ".join(requirement.one_of), " / ".join(requirement.one_of))
    low, high = requirement.at_least, requirement.at_most
    parts_nl = [f"minstens {shortest(low, 'nl')}"] if low is not None else []
    parts_en = [f"at least {shortest(low, 'en')}"] if low is not None else []
    if high is not None:
        parts_nl.append(f"hoogstens {shortest(high, 'nl')}")
        parts_en.append(f"at most {shortest(high, 'en')}")
    return Text(" en ".join(parts_nl), " and ".join(parts_en))


def _price(framework: Framework, lot_index: int, candidate: Candidate) -> Iterator[Reason]:
    lot = framework.lots[lot_index]
    stated = candidate.priced.stated
    price = candidate.price if stated is None else stated
    bounds = (
        (CEILING, lot.ceiling, lot.ceiling is not None and price > lot.ceiling),
        (FLOOR, lot.floor, lot.floor is not None and price < lot.floor),
        (FIXED, lot.fixed_price, lot.fixed_price is not None and price != lot.fixed_price),
    )
    for text, bound, broken in bounds:
        if broken and bound is not None:
            yield Reason(
                "price",
                lot.id,
                text,
                (("price", both(euros, price)), ("bound", both(euros, bound))),
                (
                    in_bid(candidate.bid, "lots", candidate.offer_index),
                    in_framework(framework, "lots", lot_index),
                ),
            )


def _ranges(
    nodes: list[Node],
    facts: Mapping[str, FactDeclaration],
    candidate: Candidate,
    framework: Framework,
) -> Iterator[Reason]:
    for node in nodes:
        row, parameters = node.method, node.criterion.method
        if row is None or row.outside is None or parameters is None:
            continue
        if getattr(parameters, "out_of_range", None) != "reject":
            continue
        if row.measures == "price":
            value: FactValue | Any = candidate.price
            said = both(euros, value)
            refs: tuple[Ref, ...] = ()
        else:
            measured = measure_criterion(node, facts, candidate)
            value, refs = measured.value, measured.refs
            said = shown(value)
        if row.outside(parameters, value):
            fields = (("title", titled(node.criterion.title)), ("value", said))
            here = in_framework(framework, *node.route, "method")
            yield Reason("range", node.criterion.id, RANGE, fields, (*refs, here))
