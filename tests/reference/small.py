"""Small frameworks, bids and sheets as plain dictionaries, for examples by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from .measures import Plain, Stops
from .naive import naive

F = Fraction

YES_NO = {"type": "fact-yes-no", "fact": "nieuw", "if-yes": "100", "if-no": "0"}
PROPORTIONAL = {"type": "price-proportional"}
FACTS = [
    {"id": "nieuw", "type": "yes-no", "level": "bid"},
    {"id": "uren", "type": "number", "level": "lot"},
    {"id": "keus", "type": "choice", "level": "bid", "choices": ["a", "b", "c"]},
    {"id": "mensen", "type": "number", "level": "member"},
    {"id": "keurmerk", "type": "yes-no", "level": "member"},
]
LABELLED = {
    "id": "woorden",
    "type": "labelled",
    "marks": [
        {"mark": "goed", "percent": "100"},
        {"mark": "matig", "percent": "40"},
        {"mark": "slecht", "percent": "-20"},
    ],
}
NUMERIC = {
    "id": "cijfers",
    "type": "numeric",
    "lowest": "1",
    "highest": "10",
    "step": "0.5",
    "zero-at": "4",
    "full-at": "8",
}


def criterion(name: str, weight: str, method: Plain | None = None, **more: Any) -> Plain:
    """Return a criterion."""
    return {"id": name, "weight": weight, **({"method": method} if method else {}), **more}


def leaf(method: Plain) -> list[Plain]:
    """Return one criterion that has all the weight."""
    return [criterion("k", "100", method)]


def framework(criteria: list[Plain], award: str = "points", **more: Any) -> Plain:
    """Return a framework of one lot; of other keys `_` stands for `-`."""
    policies = {"rounding": "none", "ties": "not-announced", "missing-mark": "error"}
    policies |= {"price-sheet": "unit-prices", **more.pop("policies", {})}
    return {
        "award": {"type": award},
        "weights": {"unit": "percent", "of": "whole"},
        "lots": [{"id": "perceel", **more.pop("lot", {})}],
        "criteria": criteria,
        "facts": FACTS,
        "scales": [LABELLED, NUMERIC],
        "panel": {
            "assessors": [{"id": "p"}, {"id": "q"}, {"id": "r"}, {"id": "s"}],
            "combine": more.pop("combine", "mean"),
        },
        "policies": policies,
        **{key.replace("_", "-"): value for key, value in more.items()},
    }


def bid(name: str, price: str | None = None, **more: Any) -> Plain:
    """Return a bid of a sole tenderer, or of the `members` that are given."""
    offer = {"lot": "perceel", "facts": {"uren": more.pop("uren", "0")}, **more.pop("offer", {})}
    facts = {"nieuw": more.pop("nieuw", "ja"), "keus": more.pop("keus", "a")}
    members = more.pop("members", [member("sole")])
    return {
        "id": name,
        "tenderer": {"members": members},
        "facts": facts,
        "lots": [{**offer, **({"price": price} if price else {})}],
        **more,
    }


def member(role: str, mensen: str = "0", keurmerk: str = "nee", **more: Any) -> Plain:
    """Return a member of a tenderer."""
    return {"role": role, "facts": {"mensen": mensen, "keurmerk": keurmerk}, **more}


def sheet(who: str, conflicts: tuple[str, ...] = (), **marks: str) -> Plain:
    """Return a score sheet with one mark per bid on criterion `k`."""
    found: Plain = {"kind": "individual", "assessor": who}
    if who == "consensus":
        found = {"kind": "consensus"}
    on_bids = {name: {"perceel": {"k": {"mark": mark}}} for name, mark in marks.items()}
    return {**found, "conflicts": [{"bid": name} for name in conflicts], "marks": on_bids}


def result(kader: Plain, *bids: Plain, sheets: tuple[Plain, ...] = ()) -> Plain:
    """Return the result of the one lot."""
    found: Plain = naive(kader, list(bids), list(sheets))["perceel"]
    return found


def points(method: Plain, **more: Any) -> F:
    """Return the points, out of 100, of one bid of € 100 under one method."""
    found: F = result(framework(leaf(method)), bid("a", "100", **more))["totals"]["a"]
    return found


def stops(clause: str, kader: Plain, *bids: Plain, sheets: tuple[Plain, ...] = ()) -> None:
    """Hold that the evaluation stops under a clause."""
    with pytest.raises(Stops) as caught:
        result(kader, *bids, sheets=sheets)
    assert caught.value.clause == clause


# --- 1 who takes part ------------------------------------------------------------------------
