"""AB133 to AB136: a lot announces one form of price, and one that can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.methods.awards.award_expression import AwardExpression
from aanbesteding.methods.awards.superformula import Superformula
from aanbesteding.methods.price_expression import PriceExpression
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.price_forms import MAX_YEARS, LifeCycle
from aanbesteding.texts import Text

FORM = coded(
    "AB133",
    "two-price-forms",
    ("perceel «{lot}»: {problem}", "lot “{lot}”: {problem}"),
    ("kondig één vorm van de prijs aan", "announce one form of the price"),
)
YEARS = coded(
    "AB134",
    "impossible-life-cycle",
    (
        "deze levenscyclus kan niet: {problem}",
        "this life cycle is impossible: {problem}",
    ),
    ("verbeter de jaren of de rente", "mend the years or the rate"),
)
QUANTITY = coded(
    "AB135",
    "quantity-of-nothing",
    (
        "de hoeveelheid van «{item}» is nul; dan telt zijn prijs niet mee",
        "the quantity of “{item}” is zero; then its price does not count",
    ),
    (
        "schat een hoeveelheid boven nul, of haal het uit het mandje",
        "estimate a quantity above zero, or take it out of the basket",
    ),
)
POWER = coded(
    "AB136",
    "discounted-power",
    (
        "deze formule maakt van de verdisconteerde prijzen een breuk van meer dan {limit} cijfers",
        "this formula makes a fraction of more than {limit} digits of the discounted prices",
    ),
    ("gebruik een lagere macht, of minder jaren", "use a lower power, or fewer years"),
)
BOTH = Text(
    "er is een «basket» en een «life-cycle»", "there is a “basket” and there is a “life-cycle”"
)
FIXED = Text(
    "de prijs staat vast; een «basket» of «life-cycle» hoort daar niet bij",
    "the price is fixed; a “basket” or “life-cycle” does not go with that",
)
BACKWARDS = Text("«last-year» ligt voor «first-year»", "“last-year” lies before “first-year”")
BASE = Text("«base-year» ligt na «first-year»", "“base-year” lies after “first-year”")
LONG = Text(
    f"«last-year» ligt meer dan {MAX_YEARS} jaar na «base-year»",
    f"“last-year” lies more than {MAX_YEARS} years after “base-year”",
)
MAX_POWERED = 2000
"""The most digits of a number that a formula makes of discounted prices."""


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield lots with two forms of price."""
    for index, lot in enumerate(framework.lots):
        key = "basket" if lot.basket is not None else "life-cycle"
        ref = in_framework(framework, "lots", index, key)
        if lot.basket is not None and lot.life_cycle is not None:
            yield at(FORM, ref, lot=lot.id, problem=BOTH, of_key=True)
        elif framework.award.type == "fixed-price" and (lot.basket or lot.life_cycle):
            yield at(FORM, ref, lot=lot.id, problem=FIXED, of_key=True)


def check_life_cycle(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield life cycles without years, or with a rate that divides by zero."""
    for index, lot in enumerate(framework.lots):
        if lot.life_cycle is not None:
            for problem, key in _of_years(lot.life_cycle):
                ref = in_framework(framework, "lots", index, "life-cycle", *key)
                yield at(YEARS, ref, problem=problem)


def _of_years(plan: LifeCycle) -> Iterator[tuple[Text, Route]]:
    if plan.last_year < plan.first_year:
        yield BACKWARDS, ("last-year",)
    elif plan.last_year - plan.base_year > MAX_YEARS:
        yield LONG, ("last-year",)
    if plan.base_year > plan.first_year:
        yield BASE, ("base-year",)


def check_basket(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield items of a basket that count nothing."""
    for index, lot in enumerate(framework.lots):
        for number, item in enumerate(lot.basket or ()):
            if item.quantity == 0:
                ref = in_framework(framework, "lots", index, "basket", number, "quantity")
                yield at(QUANTITY, ref, item=item.id)


def check_power(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield formulas whose outcome over discounted prices is too long to be shown."""
    for index, lot in enumerate(framework.lots):
        if lot.life_cycle is None:
            continue
        most = MAX_POWERED // (lot.life_cycle.digits + 20)
        for node in walk(framework, *criteria_of(framework, index)):
            method = node.criterion.method
            if isinstance(method, PriceExpression) and method.expression.size > most:
                ref = in_framework(framework, *node.route, "method", "share")
                yield at(POWER, ref, limit=MAX_POWERED)
        if isinstance(framework.award, AwardExpression) and framework.award.expression.size > most:
            ref = in_framework(framework, "award", "total")
            yield at(POWER, ref, limit=MAX_POWERED)
        if isinstance(framework.award, Superformula) and framework.award.exponent > most:
            ref = in_framework(framework, "award", "exponent")
            yield at(POWER, ref, limit=MAX_POWERED)


RULES = (
    Rule(FORM, check, on_framework=True),
    Rule(YEARS, check_life_cycle, on_framework=True),
    Rule(QUANTITY, check_basket, on_framework=True),
    Rule(POWER, check_power, on_framework=True),
)
