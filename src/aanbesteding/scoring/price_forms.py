"""The price of a basket and of a life cycle, with every step (clauses 2.10 and 2.11)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.methods.base import Step
from aanbesteding.model.bid import Bid
from aanbesteding.model.finding import in_bid, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.price import amounts_by_year
from aanbesteding.model.price_forms import BasketItem, LifeCycle, LifeCycleLine
from aanbesteding.scoring.evaluation import Traced
from aanbesteding.texts import Text

_YEAR = Text("t{year}, de bedragen van jaar {year}", "t{year}, the amounts of year {year}")


def of_basket(
    framework: Framework,
    lot_index: int,
    bid: Bid,
    offer_index: int,
    basket: tuple[BasketItem, ...],
    unit_prices: Mapping[str, Fraction],
) -> tuple[Traced, ...]:
    """Return the step from the announced quantities and the stated unit prices to the price."""
    values: list[tuple[str, Fraction]] = []
    terms: list[str] = []
    total = Fraction(0)
    for n, item in enumerate(basket, start=1):
        values += [(f"q{n}", item.quantity), (f"u{n}", unit_prices[item.id])]
        terms.append(f"q{n} * u{n}")
        total += item.quantity * unit_prices[item.id]
    refs = (
        in_bid(bid, "lots", offer_index, "unit-prices"),
        in_framework(framework, "lots", lot_index, "basket"),
    )
    return (Traced("price", Step(" + ".join(terms), tuple(values), total), refs),)


def of_life_cycle(
    framework: Framework,
    lot_index: int,
    bid: Bid,
    offer_index: int,
    plan: LifeCycle,
    lines: tuple[LifeCycleLine, ...],
) -> tuple[Traced, ...]:
    """Return a step for the amounts of every year, and one that discounts and adds them."""
    here = ("lots", offer_index, "life-cycle")
    base, factor = int(plan.base_year), plan.growth
    traced: list[Traced] = []
    values: list[tuple[str, Fraction]] = [("growth", factor)]
    terms: list[str] = []
    total = Fraction(0)
    for year, amounts in amounts_by_year(lines).items():
        named = tuple((f"a{n}", amount) for n, (_, amount) in enumerate(amounts, start=1))
        added = sum((amount for _, amount in amounts), Fraction(0))
        formula = " + ".join(name for name, _ in named)
        refs = tuple(in_bid(bid, *here, index) for index, _ in amounts)
        step = Step(formula, named, added, _YEAR, (("year", year),))
        traced.append(Traced("price", step, refs))
        values.append((f"t{year}", added))
        terms.append(f"t{year}" if year == base else f"t{year} / growth^{year - base}")
        total += added / factor ** (year - base)
    if not any("growth" in term for term in terms):
        values = values[1:]
    where = (in_bid(bid, *here), in_framework(framework, "lots", lot_index, "life-cycle"))
    traced.append(Traced("price", Step(" + ".join(terms), tuple(values), total), where))
    return tuple(traced)
