"""Admission: which bids take part, and every reason why another does not (clause 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aanbesteding.exact.display import euros, shortest
from aanbesteding.fields import value_of
from aanbesteding.methods.base import FactValue
from aanbesteding.model.admission import offered_value
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import in_bid, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Ref
from aanbesteding.model.roles import ROLES
from aanbesteding.scoring.candidate import Candidate, measure_criterion
from aanbesteding.scoring.evaluation import Reason
from aanbesteding.scoring.requirements import requirement_reasons
from aanbesteding.scoring.wording import both, in_euros, shown, titled
from aanbesteding.texts import Text

EXCLUSION = Text(
    "uitsluitingsgrond «{title}» is van toepassing op {member} ({role})",
    "the exclusion ground “{title}” applies to {member} ({role})",
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
SOCIAL_RETURN = Text(
    "biedt {offered} aan social return; verplicht is {obligation} ({percent} % van {price})",
    "offers {offered} of social return; {obligation} is required ({percent} % of {price})",
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
        *requirement_reasons(framework, facts, candidate),
        *(_price(framework, lot_index, candidate) if price else ()),
        *_ranges(nodes, facts, candidate, framework),
        *_social_return(framework, candidate),
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
                    (
                        ("title", titled(ground.title)),
                        ("member", member.name),
                        ("role", ROLES[member.role]),
                    ),
                    (
                        in_bid(candidate.bid, *where),
                        in_framework(framework, "exclusion-grounds", number),
                    ),
                )


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
        if value_of(parameters, "out_of_range") != "reject":
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


def _social_return(framework: Framework, candidate: Candidate) -> Iterator[Reason]:
    """Yield a reason where social return is a knock-out and a bid offers too little (4.6)."""
    block = framework.social_return
    if block is None or block.test != "knock-out":
        return
    stated = candidate.bid.lots[candidate.offer_index].social_return
    offered = offered_value(block, stated) if stated else None
    assert offered is not None  # AB465
    assert block.percent is not None  # AB118
    obligation = block.percent / 100 * candidate.price
    if offered < obligation:
        fields = (
            ("offered", in_euros(offered)),
            ("obligation", in_euros(obligation)),
            ("percent", both(shortest, block.percent)),
            ("price", in_euros(candidate.price)),
        )
        here = in_bid(candidate.bid, "lots", candidate.offer_index, "social-return")
        refs = (here, in_framework(framework, "social-return", "percent"))
        yield Reason("social-return", "social-return", SOCIAL_RETURN, fields, refs)
