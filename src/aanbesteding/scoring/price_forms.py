"""The price of a basket and of a life cycle, with every step (clauses 2.10 and 2.11)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.methods.base import Step
from aanbesteding.model.bid import Bid
from aanbesteding.model.finding import in_bid, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.price import life_cycle_total
from aanbesteding.model.price_forms import BasketItem, LifeCycle, LifeCycleLine
from aanbesteding.scoring.evaluation import Traced


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
    """Return the step that discounts and adds the lines: a term for each, in their order."""
    values: list[tuple[str, Fraction]] = []
    terms: list[str] = []
    for n, line in enumerate(lines, start=1):
        values.append((f"a{n}", line.amount))
        terms.append(f"a{n}{_discounting(plan, line)}")
    formula = " + ".join(terms)
    if "growth" in formula:
        values.insert(0, ("growth", plan.growth))
    here = ("lots", offer_index, "life-cycle")
    refs = [in_bid(bid, *here, index) for index in range(len(lines))]
    refs.append(in_framework(framework, "lots", lot_index, "life-cycle"))
    step = Step(formula, tuple(values), life_cycle_total(plan, lines))
    return (Traced("price", step, tuple(refs)),)


def _discounting(plan: LifeCycle, line: LifeCycleLine) -> str:
    """What is done to the amount of a line, as `model.price.present_factor` does it."""
    count, last = len(line.years), line.years[-1] - int(plan.base_year)
    if plan.rate == 0:
        return "" if count == 1 else f" * {count}"
    if count == 1:
        return "" if last == 0 else f" / growth^{last}"
    return f" * (growth^{count} - 1) / ((growth - 1) * growth^{last})"
