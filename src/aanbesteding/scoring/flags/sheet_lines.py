"""Lines of a price sheet that cost nothing or less: they can hide where a price is too low."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.model.bid import PriceLine, PriceSheet
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import OWN, Field, Flag
from aanbesteding.texts import Lang, Text

TEST = "zero-or-negative-line"
MAX_SHOWN = 10
LINE = Text("{n} ({item}: {quantity} × € {unit})", "{n} ({item}: {quantity} × € {unit})")
MORE = Text(" en nog {count}", " and {count} more")


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every ranked bid that has such lines."""
    for candidate in field.ranked:
        sheet = candidate.bid.lots[candidate.offer_index].price_sheet
        odd = _odd(sheet) if sheet else []
        if odd:
            lines = Text(_listed(odd, "nl"), _listed(odd, "en"))
            here = ("lots", candidate.offer_index, "price-sheet", "lines", odd[0][0] - 1)
            fields = {"bid": candidate.bid.id, "lines": lines}
            finding = Finding(codes.LINES, in_bid(candidate.bid, *here), fields)
            yield Flagged(candidate.bid.id, TEST, finding)


def _odd(sheet: PriceSheet) -> list[tuple[int, PriceLine]]:
    return [
        (number, line)
        for number, line in enumerate(sheet.lines, start=1)
        if line.unit_price <= 0 or line.quantity == 0
    ]


def _listed(odd: list[tuple[int, PriceLine]], lang: Lang) -> str:
    shown = [
        LINE.say(
            lang,
            n=number,
            item=line.item,
            quantity=shortest(line.quantity, lang),
            unit=shortest(line.unit_price, lang),
        )
        for number, line in odd[:MAX_SHOWN]
    ]
    more = MORE.say(lang, count=len(odd) - MAX_SHOWN) if len(odd) > MAX_SHOWN else ""
    return ", ".join(shown) + more


TITLE = Text("regel van nul of lager in een prijzenblad", "line of zero or less in a price sheet")
FLAGS = (Flag(TEST, TITLE, codes.LINES, "", OWN, run),)
