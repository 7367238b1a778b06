"""AB408 to AB410: every offer has one price, in one form, that is clear."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.display import euros
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.model.price import announced_price, sheet_total
from aanbesteding.texts import Text

NO_PRICE = coded(
    "AB408",
    "price-missing",
    ("perceel «{lot}»: {problem}", "lot “{lot}”: {problem}"),
    ("geef «price» of «price-sheet», niet beide", "give “price” or “price-sheet”, not both"),
)
SHEET = coded(
    "AB409",
    "price-sheet-differs",
    (
        "perceel «{lot}»: de regels tellen op tot {sum}, het blad noemt {total}; het kader zegt niet wat telt",
        "lot “{lot}”: the lines add up to {sum}, the sheet states {total}; the framework does not say which counts",
    ),
    (
        "laat dit ophelderen binnen de regels van de aanbesteding; het programma herstelt geen prijs",
        "have this clarified within the rules of the tender; the program mends no price",
    ),
)
NEGATIVE = coded(
    "AB410",
    "negative-price",
    (
        "perceel «{lot}»: de prijs is {price}, onder nul",
        "lot “{lot}”: the price is {price}, below zero",
    ),
    ("controleer het prijzenblad", "check the price sheet"),
)
NONE = Text("er is geen prijs", "there is no price")
BOTH = Text("de prijs staat er twee keer", "the price is there twice")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield offers without a price or with two."""
    fixed = framework.award.type == "fixed-price"
    other = {lot.id for lot in framework.lots if lot.basket or lot.life_cycle}  # AB491
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            if offer.lot in other:
                continue
            ref = in_bid(bid, "lots", index)
            if offer.price is None and offer.price_sheet is None and not fixed:
                yield at(NO_PRICE, ref, lot=offer.lot, problem=NONE)
            if offer.price is not None and offer.price_sheet is not None:
                yield at(NO_PRICE, ref, lot=offer.lot, problem=BOTH)


def check_sheet(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield sheets whose stated total differs where nothing announced says which counts."""
    if framework.policies.price_sheet not in ("refuse", "not-announced"):
        return
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            sheet = offer.price_sheet
            if sheet is None or sheet.total is None:
                continue
            added = sheet_total(sheet)
            if added != sheet.total:
                yield at(
                    SHEET,
                    in_bid(bid, "lots", index, "price-sheet", "total"),
                    lot=offer.lot,
                    sum=Text(euros(added, "nl"), euros(added, "en")),
                    total=Text(euros(sheet.total, "nl"), euros(sheet.total, "en")),
                )


def check_negative(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield sheets, baskets and life cycles that make a price below zero."""
    lots = {lot.id: lot for lot in framework.lots}
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            found = announced_price(lots.get(offer.lot), offer)
            key = "unit-prices" if offer.unit_prices is not None else "life-cycle"
            sheet = offer.price_sheet
            if sheet is not None:
                by_total = framework.policies.price_sheet == "stated-total"
                stated = sheet.total if by_total else None
                found, key = sheet_total(sheet) if stated is None else stated, "price-sheet"
            if found is not None and found < 0:
                shown = Text(euros(found, "nl"), euros(found, "en"))
                ref = in_bid(bid, "lots", index, key)
                yield at(NEGATIVE, ref, lot=offer.lot, price=shown)


RULES = (
    Rule(NO_PRICE, check, on_framework=False),
    Rule(SHEET, check_sheet, on_framework=False),
    Rule(NEGATIVE, check_negative, on_framework=False),
)
