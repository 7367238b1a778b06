"""The price of a bid for a lot (clause 2)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import euros
from aanbesteding.methods.base import Step
from aanbesteding.model.bid import Bid, PriceSheet
from aanbesteding.model.finding import Finding, in_bid, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.price import sheet_total
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import Traced
from aanbesteding.scoring.price_forms import of_basket, of_life_cycle
from aanbesteding.texts import Text


class Priced(NamedTuple):
    """A price in euros, how it came about, and what there is to say about it."""

    price: Fraction
    stated: Fraction | None
    traced: tuple[Traced, ...]
    findings: tuple[Finding, ...] = ()


def price_of(framework: Framework, lot_index: int, bid: Bid, offer_index: int) -> Priced:
    """Return the price of a bid for a lot, as the framework announces."""
    offer, lot = bid.lots[offer_index], framework.lots[lot_index]
    if lot.fixed_price is not None:
        stated: Fraction | None = offer.price
        findings: tuple[Finding, ...] = ()
        if stated is None and offer.price_sheet is not None:
            of_sheet = _of_sheet(framework, bid, offer_index, offer.price_sheet)
            stated, findings = of_sheet.price, of_sheet.findings
        ref = in_framework(framework, "lots", lot_index, "fixed-price")
        step = Step("price", (("price", lot.fixed_price),), lot.fixed_price)
        return Priced(lot.fixed_price, stated, (Traced("price", step, (ref,)),), findings)
    if lot.basket is not None or lot.life_cycle is not None:
        return _announced(framework, lot_index, bid, offer_index)
    if offer.price is not None:
        ref = in_bid(bid, "lots", offer_index, "price")
        step = Step("price", (("price", offer.price),), offer.price)
        return Priced(offer.price, offer.price, (Traced("price", step, (ref,)),))
    assert offer.price_sheet is not None  # AB408
    return _of_sheet(framework, bid, offer_index, offer.price_sheet)


def _announced(framework: Framework, lot_index: int, bid: Bid, offer_index: int) -> Priced:
    """Return the price in the form that the lot announces; AB491 to AB495 saw that it is whole."""
    offer, lot = bid.lots[offer_index], framework.lots[lot_index]
    places = (framework, lot_index, bid, offer_index)
    if lot.basket is not None:
        assert offer.unit_prices is not None
        traced = of_basket(*places, lot.basket, offer.unit_prices)
    else:
        assert lot.life_cycle is not None
        assert offer.life_cycle is not None
        traced = of_life_cycle(*places, lot.life_cycle, offer.life_cycle)
    price = traced[-1].step.result
    return Priced(price, price, traced)


def _of_sheet(framework: Framework, bid: Bid, offer_index: int, sheet: PriceSheet) -> Priced:
    ref = in_bid(bid, "lots", offer_index, "price-sheet")
    values: list[tuple[str, Fraction]] = []
    terms: list[str] = []
    for n, line in enumerate(sheet.lines, start=1):
        values += [(f"q{n}", line.quantity), (f"u{n}", line.unit_price)]
        terms.append(f"q{n} * u{n}")
    added = sheet_total(sheet)
    traced = Traced("price", Step(" + ".join(terms), tuple(values), added), (ref,))
    if sheet.total is None or sheet.total == added:
        return Priced(added, added, (traced,))
    by_total = framework.policies.price_sheet == "stated-total"
    price: Fraction = sheet.total if by_total else added
    counts = (
        Text("het genoemde totaal", "the stated total")
        if by_total
        else Text("de optelling van de regels", "the sum of the lines")
    )
    finding = Finding(
        codes.SHEET_DIFFERS,
        ref,
        {
            "bid": bid.id,
            "sum": Text(euros(added, "nl"), euros(added, "en")),
            "total": Text(euros(sheet.total, "nl"), euros(sheet.total, "en")),
            "counts": counts,
        },
    )
    if not by_total:
        return Priced(price, price, (traced,), (finding,))
    stated_ref = in_bid(bid, "lots", offer_index, "price-sheet", "total")
    stated = Traced("price", Step("price", (("price", price),), price, counts), (stated_ref,))
    return Priced(price, price, (traced, stated), (finding,))
