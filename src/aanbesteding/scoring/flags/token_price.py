"""A price of one euro or less: a token, or a mistake."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.model.finding import Finding
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import OWN, Field, Flag
from aanbesteding.scoring.wording import in_euros
from aanbesteding.texts import Text

TEST = "token-price"


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every ranked bid with such a price."""
    for candidate in field.ranked:
        if candidate.price <= 1:
            fields = {"bid": candidate.bid.id, "price": in_euros(candidate.price)}
            finding = Finding(codes.TOKEN, field.offer_of(candidate), fields)
            yield Flagged(candidate.bid.id, TEST, finding)


TITLE = Text("prijs van hoogstens één euro", "price of one euro at most")
FLAGS = (Flag(TEST, TITLE, codes.TOKEN, "", OWN, run),)
