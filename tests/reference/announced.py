"""Clause 2 of docs/scoring.md, for the second engine: the price, in each of its forms."""

from __future__ import annotations

from fractions import Fraction

from .measures import Case, Plain, Stops

FORMS = ("price", "price-sheet", "unit-prices", "life-cycle")


def price(case: Case) -> Fraction:
    """Return the price that counts."""
    stated = stated_price(case)
    if stated is not None and stated < 0:
        # 2.4. READING: under `fixed-price` as well, and for a bid that is excluded anyway.
        raise Stops("2.4", "a price below zero")
    if case.framework["award"]["type"] == "fixed-price":  # 2.3
        return Fraction(case.lot["fixed-price"])
    assert stated is not None
    return stated


def stated_price(case: Case) -> Fraction | None:
    """Return the price that the bid states, in the form that the lot announces: 2.13."""
    forms = [form for form in FORMS if form in case.offer]
    wanted = {"basket": "unit-prices", "life-cycle": "life-cycle"}
    for kind, form in wanted.items():
        if kind in case.lot:
            if forms != [form]:
                raise Stops("2.13", "the price has another form")
            return of_basket(case) if kind == "basket" else of_life_cycle(case)
    if set(forms) & set(wanted.values()):
        raise Stops("2.13", "the price has another form")
    if "price-sheet" not in case.offer:
        return Fraction(case.offer["price"]) if "price" in case.offer else None
    return of_sheet(case)


def of_sheet(case: Case) -> Fraction:
    """Return the price of a sheet: 2.1 and 2.2."""
    sheet, total = case.offer["price-sheet"], Fraction(0)
    for line in sheet["lines"]:  # 2.1
        total += Fraction(line["quantity"]) * Fraction(line["unit-price"])
    if "total" in sheet and Fraction(sheet["total"]) != total:  # 2.2
        match case.framework["policies"]["price-sheet"]:
            case "stated-total":
                return Fraction(sheet["total"])
            case "refuse" | "not-announced":
                raise Stops("2.2", "the sheet and its total differ")
    return total


def of_basket(case: Case) -> Fraction:
    """Return announced quantity × stated unit price over the items: 2.10."""
    stated = case.offer["unit-prices"]
    if set(stated) != {item["id"] for item in case.lot["basket"]}:
        raise Stops("2.10", "an item without a price, or one that was not announced")
    return sum(
        (Fraction(item["quantity"]) * Fraction(stated[item["id"]]) for item in case.lot["basket"]),
        Fraction(0),
    )


def of_life_cycle(case: Case) -> Fraction:
    """Return the amounts of all years, each brought back to the base year: 2.11 and 2.12."""
    plan, lines = case.lot["life-cycle"], case.offer["life-cycle"]
    kinds = {item["id"]: item["kind"] for item in plan["items"]}
    if {line["item"] for line in lines} != set(kinds):
        raise Stops("2.12", "an item without a line, or one that was not announced")
    first, last = int(plan["first-year"]), int(plan["last-year"])
    total = Fraction(0)
    for line in lines:
        amount = Fraction(line["amount"])
        if amount < 0 if kinds[line["item"]] == "cost" else amount > 0:
            raise Stops("2.12", "an amount of the wrong sign")
        for year in years(line):
            if not first <= year <= last:
                raise Stops("2.12", "a year outside the plan")
            since = year - int(plan["base-year"])
            total += amount / (1 + Fraction(plan["rate"]) / 100) ** since
    return total


def years(line: Plain) -> range:
    """Return the years in which the amount of a line falls."""
    if "year" in line:
        return range(int(line["year"]), int(line["year"]) + 1)
    return range(int(line["from"]), int(line["to"]) + 1)
