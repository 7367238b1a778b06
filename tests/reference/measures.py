"""Clauses 2, 3 and 5.1 to 5.5 of docs/scoring.md, for the second engine: see `naive`.

What is measured of one bid on one thing, and which share of a weight that earns; prices are in
`prices`. Where the page can be read in more than one way a comment says READING.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

Plain = dict[str, Any]  # what a YAML reader makes of a file, all scalars as text
Points = dict[str, Fraction]
Value = Any  # of a fact or a price: a Fraction, a bool or a choice

PARTNERS = ("sole", "lead", "member")  # 1.2
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")


class Stops(Exception):
    """The rules say that the evaluation stops with a fault; `clause` says which rule."""

    def __init__(self, clause: str, what: str) -> None:
        super().__init__(f"{clause}: {what}")
        self.clause = clause


class Case(NamedTuple):
    """One bid in one lot, and all that is needed to judge it."""

    framework: Plain
    lot: Plain
    sheets: list[Plain]
    bid: Plain
    offer: Plain
    weights: Points


def stated_price(case: Case) -> Fraction | None:
    """Return the price that the bid states."""
    if "price-sheet" not in case.offer:
        return Fraction(case.offer["price"]) if "price" in case.offer else None
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


def fact_value(case: Case, use: Plain) -> Value:
    """Return the value of the fact that a method or a requirement (`use`) looks at."""
    fact = next(fact for fact in case.framework["facts"] if fact["id"] == use["fact"])

    def read(whose: Plain) -> Value:
        text = whose["facts"][fact["id"]]
        if fact["type"] == "number":
            return Fraction(text)
        return is_yes(text) if fact["type"] == "yes-no" else text

    if fact["level"] in ("bid", "lot"):  # 3.1
        return read(case.bid if fact["level"] == "bid" else case.offer)
    members = case.bid["tenderer"]["members"]
    counted = [m for m in members if m["role"] in (*PARTNERS, *use.get("roles", []))]  # 3.2
    match use["members"]:
        case "lead":
            return next(read(m) for m in members if m["role"] in ("sole", "lead"))
        case "any":
            return any(read(m) for m in counted)
        case "all":
            return all(read(m) for m in counted)
        case "sum":
            return sum(read(m) for m in counted)
        case "share-weighted":  # 3.3: a sole tenderer has 100 %
            partners = [m for m in members if m["role"] in PARTNERS]
            shares = [100 if m["role"] == "sole" else Fraction(m["share"]) for m in partners]
            return sum(s * read(m) / 100 for s, m in zip(shares, partners, strict=True))
        case "weakest":
            return min((read(m) for m in counted), key=lambda value: merit(use, value))
        case _:  # strongest
            return max((read(m) for m in counted), key=lambda value: merit(use, value))


def is_yes(text: str) -> bool:
    """Return whether a yes-no field says yes."""
    return text in ("ja", "true")


def merit(use: Plain, value: Value) -> tuple[bool, Fraction]:
    """Return how good a member's value is for a requirement or under a criterion's method: 3.2."""
    if "type" not in use:
        return meets(use, value), Fraction(0)
    if use.get("out-of-range") == "reject" and is_outside(use, value):
        # READING: a value that gets the bid rejected is the weakest there is, on either side
        # of the range, just as for a requirement a value that fails it.
        return False, Fraction(0)
    # READING: under `not-announced` one member's value outside the range stops the evaluation,
    # for nobody can say then which of the values has the lowest or the highest score.
    return True, absolute_share(use, value)


def meets(requirement: Plain, value: Value) -> bool:
    """Say whether a value meets a requirement; the bounds themselves do: 4.1 b."""
    return (
        ("at-least" not in requirement or value >= Fraction(requirement["at-least"]))
        and ("at-most" not in requirement or value <= Fraction(requirement["at-most"]))
        and ("answer" not in requirement or value == is_yes(requirement["answer"]))
        and ("one-of" not in requirement or value in requirement["one-of"])
    )


def is_outside(method: Plain, value: Value) -> bool:
    """Say whether a value lies outside the range that a method announces; the ends do not."""
    if method["type"] == "fact-table":
        return not any(row_holds(row, value) for row in method["rows"])
    if method["type"] == "fact-curve":
        ends = [Fraction(point["at"]) for point in method["points"]]
    else:
        ends = [Fraction(method["zero-at"]), Fraction(method["full-at"])]
    return not min(ends) <= value <= max(ends)


def row_holds(row: Plain, value: Value) -> bool:
    """5.1: the row with `from` ≤ value < `below`, or whose `is` is the choice."""
    if "is" in row:
        return bool(row["is"] == value)
    above = "from" not in row or value >= Fraction(row["from"])
    return above and ("below" not in row or value < Fraction(row["below"]))


def absolute_share(method: Plain, value: Value) -> Fraction:
    """Return the share for a fact: 5.1, 5.5."""
    if method["type"] == "fact-yes-no":
        return Fraction(method["if-yes"] if value else method["if-no"]) / 100
    beyond = method["out-of-range"]
    if beyond == "not-announced" and is_outside(method, value):
        raise Stops("5.5", f"{method['type']}: outside the range")
    if method["type"] == "fact-table":
        held = [row for row in method["rows"] if row_holds(row, value)]
        return Fraction(held[0]["percent"]) / 100 if held else Fraction(0)
    if method["type"] == "fact-curve":
        curve = [(Fraction(point["at"]), Fraction(point["percent"])) for point in method["points"]]
        x: Fraction = min(max(value, curve[0][0]), curve[-1][0])  # 5.5: clamp
        for (x1, y1), (x2, y2) in pairwise(curve):
            if x1 <= x <= x2:
                return (y1 + (x - x1) * (y2 - y1) / (x2 - x1)) / 100
    zero, full = Fraction(method["zero-at"]), Fraction(method["full-at"])
    share = Fraction((zero - value) / (zero - full))
    return min(max(share, Fraction(0)), Fraction(1)) if beyond == "clamp" else share


def worth(framework: Plain, method: Plain, mark: str) -> Fraction:
    """Return what a mark is worth: 5.2."""
    scale = next(scale for scale in framework["scales"] if scale["id"] == method["scale"])
    for labelled in scale.get("marks", []):
        if labelled["mark"] == mark:
            return Fraction(labelled["percent"]) / 100
    if scale["type"] == "numeric" and NUMBER.fullmatch(mark):
        value = Fraction(mark)
        low, high = Fraction(scale["lowest"]), Fraction(scale["highest"])
        if low <= value <= high and (value - low) % Fraction(scale["step"]) == 0:
            zero, full = Fraction(scale["zero-at"]), Fraction(scale["full-at"])
            return (value - zero) / (full - zero)
    raise Stops("5.2", f"the mark {mark} is not on the scale")


def mark_on(sheet: Plain, case: Case, node: Plain) -> str | None:
    """Return the mark on a sheet, or None when it is missing."""
    marks = sheet.get("marks", {}).get(case.bid["id"], {}).get(case.lot["id"], {})
    return marks[node["id"]]["mark"] if node["id"] in marks else None


def has_conflict(sheet: Plain, case: Case) -> bool:
    """Say whether the assessor of a sheet declares a conflict of interest on the bid."""
    return any(conflict["bid"] == case.bid["id"] for conflict in sheet.get("conflicts", []))


def check_marks(case: Case, nodes: list[Plain]) -> None:
    """Stop on marks that may not be there: off the scale (5.2), or in spite of a conflict (5.4).

    READING: both are faults wherever the mark stands, also with a bid that is excluded (whose
    marks are merely not needed) and also individual marks where the consensus counts.
    """
    for sheet in case.sheets:
        for node in nodes:
            mark = mark_on(sheet, case, node)
            if mark is not None:
                worth(case.framework, node["method"], mark)
                if has_conflict(sheet, case):
                    raise Stops("5.4", "a mark in spite of a conflict of interest")


def panel_share(case: Case, node: Plain) -> Fraction:
    """Return the share that the panel's marks make: 5.3 and 5.4."""
    method, panel = node["method"], case.framework["panel"]
    combine = method.get("combine", panel["combine"])
    used = [sheet for sheet in case.sheets if sheet["kind"] == "consensus"]
    if combine != "consensus":
        judges = method.get("assessors") or [assessor["id"] for assessor in panel["assessors"]]
        used = [sheet for sheet in case.sheets if sheet.get("assessor") in judges]
        # READING: the mark that a conflict forbids is not missing, also under `error`.
        used = [sheet for sheet in used if not has_conflict(sheet, case)]
    marks = [mark_on(sheet, case, node) for sheet in used]
    if None in marks and case.framework["policies"]["missing-mark"] == "error":
        raise Stops("5.4", "a mark is missing")
    worths = sorted(worth(case.framework, method, mark) for mark in marks if mark is not None)
    if not worths:  # READING: also under `error`, when all who judge have a conflict
        raise Stops("5.4", "there is no mark at all")
    if combine == "median":
        middle = len(worths) // 2
        worths = [worths[middle]] if len(worths) % 2 else worths[middle - 1 : middle + 1]
    return sum(worths, Fraction(0)) / len(worths)
