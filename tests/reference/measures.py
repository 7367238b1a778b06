"""Clauses 3 and 5.1 to 5.5 of docs/scoring.md, for the second engine: see `naive`.

What is measured of one bid on one thing, and which share of a weight that earns; the price itself
is in `announced`, what it earns in `prices`. Where the page can be read in more than one way a comment says READING.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from . import formula

Plain = dict[str, Any]  # what a YAML reader makes of a file, all scalars as text
Points = dict[str, Fraction]
Value = Any  # of a fact or a price: a Fraction, a bool or a choice

JUDGED = ("rating-scale", "rating-to-best")  # 5.1: what the panel's marks make
PARTNERS = ("sole", "lead", "member")  # 1.2
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")


class Stops(Exception):
    """The rules say that the evaluation stops with a fault; `clause` says which rule."""

    def __init__(self, clause: str, what: str) -> None:
        super().__init__(clause, what)
        self.clause = clause

    def __str__(self) -> str:
        return "{}: {}".format(*self.args)


class Case(NamedTuple):
    """One bid in one lot, and all that is needed to judge it."""

    framework: Plain
    lot: Plain
    sheets: list[Plain]
    bid: Plain
    offer: Plain
    weights: Points

    @property
    def members(self) -> list[Plain]:
        """The members of the tenderer."""
        found: list[Plain] = self.bid["tenderer"]["members"]
        return found


def fact_value(case: Case, use: Plain) -> Value:
    """Return the value of the fact that a method or a requirement (`use`) looks at."""
    fact = declared(case, use)

    def read(whose: Plain) -> Value:
        return value_of(case, use, whose)

    if fact["level"] in ("bid", "lot"):  # 3.1
        return read(case.bid if fact["level"] == "bid" else case.offer)
    members = case.members
    roles = (*PARTNERS, *use.get("roles", []))
    counted = [m for m in members if m["role"] in roles or relied_on(use, m)]  # 3.2 and 4.4
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


def declared(case: Case, use: Plain) -> Plain:
    """Return the declaration of the fact that a method or a requirement looks at."""
    found: Plain = next(f for f in case.framework["facts"] if f["id"] == use["fact"])
    return found


def value_of(case: Case, use: Plain, whose: Plain) -> Value:
    """Return what a bid, an offer or a member states."""
    fact = declared(case, use)
    text = whose["facts"][fact["id"]]
    if fact["type"] == "number":
        return Fraction(text)
    return is_yes(text) if fact["type"] == "yes-no" else text


def relied_on(use: Plain, member: Plain) -> bool:
    """Say whether a bid relies on a member for a requirement: 4.4."""
    return (
        use.get("reliance") == "allowed"
        and member["role"] == "relied-upon"
        and use["id"] in member.get("for", [])
        and is_yes(member["commitment"])
    )


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
    if method["type"] in ("fact-table", "fact-discount"):
        return not any(row_holds(row, value) for row in method["rows"])
    if method["type"] == "fact-addition":  # 5.16
        return bool(value < 0)
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


def by_formula(method: Plain, value: Fraction) -> Fraction:
    """Return the share by a formula of the framework's own: 5.1, 5.5."""
    known = {name: Fraction(text) for name, text in method.get("parameters", {}).items()}
    try:
        share = formula.value(method["share"], {**known, "value": value})
    except ZeroDivisionError:
        raise Stops("5.1", "fact-expression: division by zero") from None
    if 0 <= share <= 1 or method["out-of-range"] == "extrapolate":
        return share
    if method["out-of-range"] == "not-announced":
        raise Stops("5.5", "fact-expression: outside the range")
    return Fraction(0) if share < 0 else Fraction(1)


def absolute_share(method: Plain, value: Value) -> Fraction:
    """Return the share for a fact, or the euros of a `fact-addition`: 5.1, 5.5, 5.15, 5.16."""
    if method["type"] == "fact-expression":
        return by_formula(method, value)
    if method["type"] == "fact-yes-no":
        return Fraction(method["if-yes"] if value else method["if-no"]) / 100
    beyond = method["out-of-range"]
    if beyond == "not-announced" and is_outside(method, value):
        raise Stops("5.5", f"{method['type']}: outside the range")
    if method["type"] == "fact-addition":
        counted: Fraction = max(value, Fraction(0)) if beyond == "clamp" else value
        return -Fraction(method["factor"]) * counted
    if method["type"] in ("fact-table", "fact-discount"):
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


def judging(node: Plain) -> Plain | None:
    """Return how a panel judges a node: by its method, or jointly by 5.9; None where it does not."""
    if node.get("how") == "consensus":
        return {"scale": node["scale"], "combine": "consensus"}
    method: Plain | None = node.get("method")
    return method if method and method["type"] in JUDGED else None


def mark_on(sheet: Plain, case: Case, node: Plain) -> str | None:
    """Return the mark on a sheet, or None when it is missing."""
    marks = sheet.get("marks", {}).get(case.bid["id"], {}).get(case.lot["id"], {})
    return marks[node["id"]]["mark"] if node["id"] in marks else None


def has_conflict(sheet: Plain, case: Case) -> bool:
    """Say whether the assessor of a sheet declares a conflict of interest on the bid: 5.12."""
    parties = {member.get("organisation") for member in case.members}
    return any(
        conflict["bid"] == case.bid["id"]
        if "bid" in conflict
        else conflict["organisation"] in parties
        for conflict in sheet.get("conflicts", [])
    )


def check_marks(case: Case, nodes: list[Plain]) -> None:
    """Stop on marks that may not be there: off the scale (5.2), or in spite of a conflict (5.4).

    READING: both are faults wherever the mark stands, also with a bid that is excluded (whose
    marks are merely not needed) and also individual marks where the consensus counts.
    """
    for sheet in case.sheets:
        for node in nodes:
            mark = mark_on(sheet, case, node)
            if mark is not None:
                worth(case.framework, judging(node) or {}, mark)
                if has_conflict(sheet, case):
                    raise Stops("5.4", "a mark in spite of a conflict of interest")


def panel_share(case: Case, node: Plain) -> Fraction:
    """Return the share that the panel's marks make: 5.3, 5.4 and 5.9."""
    method, panel = judging(node) or {}, case.framework["panel"]
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
