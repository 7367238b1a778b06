"""Social return as an obligation of the contract: offered too little, or two values that differ.

With 5 % and a price of € 1,000,000 the obligation is € 50,000; an offer of € 45,000 is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import Source, Step
from aanbesteding.model.admission import SocialReturnOffer, blocks_value, offered_value
from aanbesteding.model.finding import Finding, in_bid, in_framework
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import Field, Flag
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Text

SHORT, DIFFERS = "social-return-obligation", "social-return-sum"
FORMULA = "percent / 100 * price"


def run_short(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every stated offer below an obligation that is checked in the contract."""
    block = field.framework.social_return
    if block is None or block.test != "contract-check":
        return
    assert block.percent is not None  # AB118
    for candidate, stated in _offers(field):
        offered = offered_value(block, stated)
        values = (("percent", block.percent), ("price", candidate.price))
        step = Step(FORMULA, values, block.percent / 100 * candidate.price)
        if offered is not None and offered < step.result:
            fields = {
                "bid": candidate.bid.id,
                "offered": in_euros(offered),
                "obligation": in_euros(step.result),
                "percent": both(shortest, block.percent),
                "price": in_euros(candidate.price),
            }
            ref = in_bid(candidate.bid, "lots", candidate.offer_index, "social-return")
            finding = Finding(codes.SOCIAL_SHORT, ref, fields)
            here = in_framework(field.framework, "social-return", "percent")
            yield Flagged(candidate.bid.id, SHORT, finding, step, (here, field.offer_of(candidate)))


def run_differs(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every bid whose building blocks are worth something else than it states."""
    block = field.framework.social_return
    if block is None or block.as_ != "contract-requirement":
        return
    for candidate, stated in _offers(field):
        worth = blocks_value(block, stated.blocks)
        if stated.blocks and stated.value is not None and worth != stated.value:
            fields = {
                "bid": candidate.bid.id,
                "sum": in_euros(worth),
                "value": in_euros(stated.value),
            }
            ref = in_bid(candidate.bid, "lots", candidate.offer_index, "social-return")
            finding = Finding(codes.SOCIAL_DIFFERS, ref, fields)
            yield Flagged(candidate.bid.id, DIFFERS, finding)


def _offers(field: Field) -> Iterator[tuple[Candidate, SocialReturnOffer]]:
    for candidate in field.ranked:
        stated = candidate.bid.lots[candidate.offer_index].social_return
        if stated is not None:
            yield candidate, stated


SOURCE = Source(
    Text("gemeentelijke praktijk, 5 % als voorbeeld", "municipal practice, 5 % as an example"), True
)
SHORT_TITLE = Text("social return onder de verplichting", "social return below the obligation")
DIFFERS_TITLE = Text(
    "bouwblokken die de genoemde waarde niet maken", "blocks that do not make the stated value"
)
FLAGS = (
    Flag(SHORT, SHORT_TITLE, codes.SOCIAL_SHORT, FORMULA, SOURCE, run_short),
    Flag(DIFFERS, DIFFERS_TITLE, codes.SOCIAL_DIFFERS, "", SOURCE, run_differs),
)
