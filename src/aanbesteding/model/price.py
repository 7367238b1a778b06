"""The arithmetic of price sheets, baskets and life-cycle costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from aanbesteding.model.bid import Offer, PriceSheet
from aanbesteding.model.framework import Lot
from aanbesteding.model.price_forms import BasketItem, LifeCycle, LifeCycleLine


def sheet_total(sheet: PriceSheet) -> Fraction:
    """Return Σ quantity × unit price, in euros, not rounded.

    A sheet of 1500 × 18.00 and 50 × 20.00 makes 27,000 + 1,000 = 28,000.
    """
    return sum((line.quantity * line.unit_price for line in sheet.lines), Fraction(0))


def basket_total(basket: Iterable[BasketItem], unit_prices: Mapping[str, Fraction]) -> Fraction:
    """Return Σ announced quantity × stated unit price, in euros, not rounded.

    1500 × 18.00 and 50 × 20.00 make 27,000 + 1,000 = 28,000. Raises `KeyError` for an item
    without a price.
    """
    return sum((item.quantity * unit_prices[item.id] for item in basket), Fraction(0))


def within(plan: LifeCycle, line: LifeCycleLine) -> bool:
    """Whether a line has years, and only announced ones."""
    years = line.years
    return bool(years) and plan.first_year <= years[0] and years[-1] <= plan.last_year


def present_factor(plan: LifeCycle, line: LifeCycleLine) -> Fraction:
    """Return Σ 1 / (1 + rate/100)^(year − base-year) over the years of a line.

    Over several years that is the annuity (g^n − 1) / ((g − 1) × g^k), with g = 1 + rate/100, n
    the number of years and k the years from the base year to the last; n itself at a rate of 0.
    """
    return _annuity(plan.growth, len(line.years), line.years[-1] - int(plan.base_year))


@lru_cache(maxsize=4096)  # all bids of a lot discount the same years
def _annuity(growth: Fraction, count: int, last: int) -> Fraction:
    if count == 1 or growth == 1:
        return count / growth**last
    return (growth**count - 1) / ((growth - 1) * growth**last)


def life_cycle_total(plan: LifeCycle, lines: Iterable[LifeCycleLine]) -> Fraction:
    """Return Σ amount / (1 + rate/100)^(year − base-year), in euros, exactly.

    At 25 % and base year 0: 1,000 in year 0 and 500 in years 1 and 2 make 1,000 + 500/1.25 +
    500/1.5625 = 1,000 + 400 + 320 = 1,720. Every line has years, within those of the plan.
    """
    return sum((line.amount * present_factor(plan, line) for line in lines), Fraction(0))


def announced_price(lot: Lot | None, offer: Offer) -> Fraction | None:
    """Return what a basket or a life cycle comes to; None where it is not there or not whole."""
    if lot is None:
        return None
    if lot.basket is not None and offer.unit_prices is not None:
        if all(item.id in offer.unit_prices for item in lot.basket):
            return basket_total(lot.basket, offer.unit_prices)
    elif lot.life_cycle is not None and offer.life_cycle is not None:
        plan = lot.life_cycle
        if all(within(plan, line) for line in offer.life_cycle):
            return life_cycle_total(plan, offer.life_cycle)
    return None
