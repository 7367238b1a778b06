"""AB491 to AB495: a bid states its price in the announced form, whole and within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.bid import Bid, Offer
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.price_forms import LifeCycle, LifeCycleLine
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

FORM = coded(
    "AB491",
    "price-form",
    ("perceel «{lot}»: {problem}", "lot “{lot}”: {problem}"),
    (
        "geef de prijs in de vorm die het kader aankondigt",
        "state the price in the form that the framework announces",
    ),
)
BASKET_ITEM = coded(
    "AB492",
    "basket-item",
    ("het mandje van perceel «{lot}»: {problem}", "the basket of lot “{lot}”: {problem}"),
    (
        "geef van elk onderdeel van het mandje één prijs; er wordt niets aangevuld of weggelaten",
        "state one price for each item of the basket; nothing is filled in or left out",
    ),
)
COST_ITEM = coded(
    "AB493",
    "life-cycle-item",
    (
        "de levenscycluskosten van perceel «{lot}»: {problem}",
        "the life-cycle cost of lot “{lot}”: {problem}",
    ),
    (
        "noem elke aangekondigde post, desnoods met bedrag 0, en geen andere",
        "state each announced item, if need be with an amount of 0, and no other",
    ),
)
YEAR = coded(
    "AB494",
    "life-cycle-year",
    (
        "de jaren van deze regel kloppen niet: {problem}",
        "the years of this line are wrong: {problem}",
    ),
    (
        "geef «year», of «from» en «to», binnen de aangekondigde jaren",
        "give “year”, or “from” and “to”, within the announced years",
    ),
)
SIGN = coded(
    "AB495",
    "life-cycle-sign",
    ("post «{item}»: {problem}", "item “{item}”: {problem}"),
    ("verbeter het teken van het bedrag", "mend the sign of the amount"),
)
WANTS_BASKET = Text(
    "het kader kondigt een mandje aan; geef «unit-prices» en geen andere prijs",
    "the framework announces a basket; give “unit-prices” and no other price",
)
WANTS_LIFE_CYCLE = Text(
    "het kader kondigt levenscycluskosten aan; geef «life-cycle» en geen andere prijs",
    "the framework announces a life-cycle cost; give “life-cycle” and no other price",
)
NO_BASKET = Text(
    "het kader kondigt geen mandje aan; «unit-prices» hoort hier niet",
    "the framework announces no basket; “unit-prices” does not belong here",
)
NO_LIFE_CYCLE = Text(
    "het kader kondigt geen levenscycluskosten aan; «life-cycle» hoort hier niet",
    "the framework announces no life-cycle cost; “life-cycle” does not belong here",
)
MISSING = Text("«{item}» ontbreekt{guess}", "“{item}” is missing{guess}")
UNKNOWN = Text("«{item}» is niet aangekondigd{guess}", "“{item}” was not announced{guess}")
ONE_OR_TWO = Text(
    "er staat geen jaar, of meer dan één opgave", "there is no year, or more than one statement"
)
BACKWARDS = Text("«to» ligt voor «from»", "“to” lies before “from”")
OUTSIDE = Text(
    "{year} ligt buiten de aangekondigde jaren {first} tot en met {last}",
    "{year} lies outside the announced years {first} to {last}",
)
COST = Text("kosten zijn niet lager dan nul", "a cost is not below zero")
INCOME = Text(
    "opbrengsten en restwaarde staan er als bedrag van nul of lager",
    "income and residual value are written as an amount of zero or below",
)

KEYS = ("price", "price-sheet", "unit-prices", "life-cycle")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield offers whose price has another form than the lot announces."""
    for lot, bid, index, offer in _offers(framework, dossier):
        stated = _stated(offer)
        wanted, problem = None, WANTS_BASKET
        if lot.basket is not None:
            wanted = "unit-prices"
        elif lot.life_cycle is not None:
            wanted, problem = "life-cycle", WANTS_LIFE_CYCLE
        here = ("lots", index)
        if wanted is not None and wanted not in stated:
            yield at(FORM, in_bid(bid, *here), lot=lot.id, problem=problem)
        for key in stated:
            if wanted is None and key in ("unit-prices", "life-cycle"):
                problem = NO_BASKET if key == "unit-prices" else NO_LIFE_CYCLE
            elif wanted is None or key == wanted or wanted not in stated:
                continue
            yield at(FORM, in_bid(bid, *here, key), lot=lot.id, problem=problem, of_key=True)


def check_basket(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield items of a basket that have no price, and prices of no item."""
    for lot, bid, index, offer in _offers(framework, dossier):
        if lot.basket is not None and offer.unit_prices is not None:
            known, given = [item.id for item in lot.basket], list(offer.unit_prices)
            here = ("lots", index, "unit-prices")
            for item, problem in _compared(known, given):
                where = in_bid(bid, *here, *([item] if item in given else []))
                yield at(BASKET_ITEM, where, lot=lot.id, problem=problem, of_key=item in given)


def check_items(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield items of a life cycle without an amount, and amounts of no item."""
    for lot, bid, index, plan, lines in _life_cycles(framework, dossier):
        given = [line.item for line in lines]
        for item, problem in _compared(
            [item.id for item in plan.items], list(dict.fromkeys(given))
        ):
            inside = (given.index(item), "item") if item in given else ()
            where = in_bid(bid, "lots", index, "life-cycle", *inside)
            yield at(COST_ITEM, where, lot=lot.id, problem=problem)


def check_years(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield lines whose years are none, two, backwards or outside what is announced."""
    for _, bid, index, plan, lines in _life_cycles(framework, dossier):
        for number, line in enumerate(lines):
            problem = _of_years(plan, line)
            if problem is not None:
                yield at(YEAR, in_bid(bid, "lots", index, "life-cycle", number), problem=problem)


def check_signs(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield costs below zero and incomes above it."""
    for _, bid, index, plan, lines in _life_cycles(framework, dossier):
        kinds = {item.id: item.kind for item in plan.items}
        for number, line in enumerate(lines):
            where = in_bid(bid, "lots", index, "life-cycle", number, "amount")
            if kinds.get(line.item) == "cost" and line.amount < 0:
                yield at(SIGN, where, item=line.item, problem=COST)
            if kinds.get(line.item) == "income" and line.amount > 0:
                yield at(SIGN, where, item=line.item, problem=INCOME)


def _offers(framework: Framework, dossier: Dossier) -> Iterator[tuple[Lot, Bid, int, Offer]]:
    lots = {lot.id: lot for lot in framework.lots}
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            if offer.lot in lots:
                yield lots[offer.lot], bid, index, offer


def _life_cycles(
    framework: Framework, dossier: Dossier
) -> Iterator[tuple[Lot, Bid, int, LifeCycle, Sequence[LifeCycleLine]]]:
    for lot, bid, index, offer in _offers(framework, dossier):
        if lot.life_cycle is not None and offer.life_cycle is not None:
            yield lot, bid, index, lot.life_cycle, offer.life_cycle


def _stated(offer: Offer) -> list[str]:
    """The keys under which an offer states a price."""
    values = (offer.price, offer.price_sheet, offer.unit_prices, offer.life_cycle)
    return [key for key, value in zip(KEYS, values, strict=True) if value is not None]


def _compared(known: list[str], given: list[str]) -> Iterator[tuple[str, Text]]:
    """Yield what is missing and what is unknown, each with the likeliest other name."""
    unknown = [item for item in given if item not in known]
    missing = [item for item in known if item not in given]
    for item in missing:
        yield item, _said(MISSING, item, did_you_mean(item, unknown))
    for item in unknown:
        yield item, _said(UNKNOWN, item, did_you_mean(item, missing))


def _said(text: Text, item: str, guess: Text) -> Text:
    return Text(
        text.say("nl", item=item, guess=guess.nl), text.say("en", item=item, guess=guess.en)
    )


def _of_years(plan: LifeCycle, line: LifeCycleLine) -> Text | None:
    several = line.from_ is not None or line.to is not None
    if (line.year is not None) is several or (several and (line.from_ is None or line.to is None)):
        return ONE_OR_TWO
    if not line.years:
        return BACKWARDS
    for year in (line.years[0], line.years[-1]):
        if not plan.first_year <= year <= plan.last_year:
            fields = {"year": year, "first": int(plan.first_year), "last": int(plan.last_year)}
            return Text(OUTSIDE.say("nl", **fields), OUTSIDE.say("en", **fields))
    return None


RULES = (
    Rule(FORM, check, on_framework=False),
    Rule(BASKET_ITEM, check_basket, on_framework=False),
    Rule(COST_ITEM, check_items, on_framework=False),
    Rule(YEAR, check_years, on_framework=False),
    Rule(SIGN, check_signs, on_framework=False),
)
