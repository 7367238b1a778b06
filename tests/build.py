"""Small frameworks, bids and score sheets, made through the models just as the reader makes them.

Numbers and words are given as text or as whole numbers, keys are written as in a file; in keyword
arguments `_` stands for `-`. What a test does not care about has one value for all tests: one lot
`perceel`, weights in per cent of the whole, nothing rounded, ties decided by nothing.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import settings
from tests.reference.rounding import round_to

from aanbesteding import Dossier, Evaluation, Faults, evaluate
from aanbesteding.methods.base import Step
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reporting.formula import note_text, step_text
from aanbesteding.scoring.evaluation import BidResult, LotResult

ROOT = Path(__file__).parent.parent
SETTINGS = settings(  # EXAMPLES=3000 looks longer
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    derandomize="CI" in os.environ,
)
LOT = "perceel"
F = Fraction

WORDS = {  # a labelled scale with a malus
    "type": "labelled",
    "id": "woorden",
    "marks": [
        {"mark": "goed", "percent": 100},
        {"mark": "voldoende", "percent": 60},
        {"mark": "matig", "percent": 25},
        {"mark": "geen", "percent": 0},
        {"mark": "slecht", "percent": -50},
    ],
}
MARKS = {  # a numeric scale: 0 to 10 in halves, worth mark / 10
    "type": "numeric",
    "id": "cijfers",
    "lowest": 0,
    "highest": 10,
    "step": "0.5",
    "zero-at": 0,
    "full-at": 10,
}
POLICIES = {
    "rounding": "none",
    "ties": {"order": [], "otherwise": "draw"},
    "drop-out": "keep-ranking",
    "missing-mark": "error",
    "price-sheet": "refuse",
}
RATED = {"type": "rating-scale", "scale": "cijfers"}
PROPORTIONAL = {"type": "price-proportional"}


def plain(value: Any) -> Any:
    """Return what the reader hands to the models: text, tuples and dictionaries."""
    if isinstance(value, Mapping):
        return {key.replace("_", "-"): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(inner) for inner in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    assert isinstance(value, str | int), value
    return str(value)


def made(model: type, value: Mapping[str, Any]) -> Any:
    """Make a model of plain data, as `reading.validation` does."""
    sign = value.get("decimal-sign", value.get("decimal_sign"))
    context = {"decimal-sign": sign}
    return model.model_validate(plain(value), context=context, by_alias=True, by_name=False)


# --- frameworks -----------------------------------------------------------------------------


def leaf(name: str, weight: Any, method: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return a criterion with a method."""
    parts = {"id": name, "title": name, "assumed": "test", "weight": weight}
    return {**parts, "method": method, **more}


def node(name: str, weight: Any, *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a criterion with subcriteria."""
    parts = {"id": name, "title": name, "assumed": "test", "weight": weight}
    return {**parts, "criteria": list(criteria), **more}


def fact(name: str, kind: str = "number", level: str = "bid", **more: Any) -> dict[str, Any]:
    """Return a declaration of a fact."""
    parts = {"id": name, "title": name, "assumed": "test"}
    return {**parts, "type": kind, "level": level, **more}


def lot(name: str = LOT, **more: Any) -> dict[str, Any]:
    """Return a lot."""
    return {"id": name, "title": name, "assumed": "test", **more}


def requirement(fact: str, **more: Any) -> dict[str, Any]:
    """Return a requirement, with the id `eis` and the name of its fact."""
    return {"id": f"eis-{fact}", "title": f"eis {fact}", "assumed": "test", "fact": fact, **more}


def framework(
    *criteria: dict[str, Any],
    award: str | Mapping[str, Any] = "points",
    panel: Iterable[str] = ("p",),
    combine: str = "mean",
    policies: Mapping[str, Any] | None = None,
    panel_keys: Mapping[str, Any] | None = None,
    **more: Any,
) -> Framework:
    """Return a framework. `more` are keys of the framework itself; an award can have parameters."""
    given = {"type": award} if isinstance(award, str) else plain(award)
    award = given["type"]
    value: dict[str, Any] = {
        "format": "aanbesteding/framework/1",
        "id": "kader",
        "version": 1,
        "language": "nl",
        "route": "tender",
        "status": "draft",
        "title": "Kader",
        "price-basis": "alles",
        "award": given,
        "policies": POLICIES | plain(policies or {}),
        "lots": [lot()],
        "scales": [WORDS, MARKS],
        "panel": {"assessors": [{"id": p, "title": p} for p in panel], "combine": combine}
        | plain(panel_keys or {}),
    }
    if award == "lowest-price":
        value["award"] = {"motivation": "test", **given}
    else:
        unit = "euro" if award == "award-on-value" else "percent"
        value["weights"] = {"unit": unit, "of": "whole"}
    if criteria:
        value["criteria"] = list(criteria)
    return made(Framework, value | plain(more))


def rounding(stage: str, digits: int, mode: str = "half-up") -> dict[str, Any]:
    """Return an announced rounding."""
    return {"stage": stage, "digits": digits, "mode": mode}


# --- bids and marks -------------------------------------------------------------------------


def member(role: str = "sole", org: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a member of a tenderer."""
    return {"organisation": org or role, "name": (org or role).title(), "role": role, **more}


def bid(
    name: str,
    price: Any = 100,
    *,
    members: Iterable[dict[str, Any]] | None = None,
    facts: Mapping[str, Any] | None = None,
    here: Mapping[str, Any] | None = None,
    sheet: Mapping[str, Any] | None = None,
    lots: Iterable[dict[str, Any]] | None = None,
    **more: Any,
) -> Bid:
    """Return a bid, for the one lot unless `lots` says otherwise.

    `facts` are of the bid, `here` of the lot, `sheet` is a price sheet instead of a price; a price
    of None leaves it out.
    """
    offer: dict[str, Any] = {"lot": LOT}
    if sheet is not None:
        offer["price-sheet"] = sheet
    elif price is not None:
        offer["price"] = price
    if here:
        offer["facts"] = here
    value = {
        "format": "aanbesteding/bid/1",
        "id": name,
        "tenderer": {
            "name": f"Bod {name}",
            "members": list(members or [member(org=f"org-{name}")]),
        },
        "lots": list(lots or [offer]),
        **more,
    }
    return made(Bid, value | ({"facts": facts} if facts else {}))


def lines(*pairs: tuple[Any, Any], total: Any = None) -> dict[str, Any]:
    """Return a price sheet of (quantity, unit price), and what it states as its total."""
    sheet: dict[str, Any] = {
        "lines": [{"item": "iets", "quantity": q, "unit-price": u} for q, u in pairs]
    }
    return sheet if total is None else {**sheet, "total": total}


def marks(assessor: str | None, by_bid: Mapping[str, Any], **more: Any) -> ScoreSheet:
    """Return a score sheet for the one lot: `{bid: {criterion: mark}}`; None is the consensus."""
    given = {
        name: {LOT: {c: {"mark": m, "reason": f"waarom {c}"} for c, m in on.items()}}
        for name, on in by_bid.items()
    }
    value: dict[str, Any] = {"format": "aanbesteding/scores/1", "framework": "kader"}
    value |= {"kind": "individual", "assessor": assessor} if assessor else {"kind": "consensus"}
    return made(ScoreSheet, {**value, "marks": given, **more})


# --- evaluating -----------------------------------------------------------------------------


def evaluated(of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet] = ()) -> Evaluation:
    """Evaluate under a framework."""
    return evaluate(of, Dossier(tuple(bids), tuple(sheets)))


def the_lot(of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet] = ()) -> LotResult:
    """Return the result of the first lot."""
    return evaluated(of, bids, sheets).lots[0]


def fault_codes(of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet] = ()) -> list[str]:
    """Return the codes of the faults that stop an evaluation; none when it goes on."""
    try:
        evaluated(of, bids, sheets)
    except Faults as stop:
        return [fault.code.code for fault in stop.faults]
    return []


def ranks(result: LotResult) -> list[tuple[int | None, str]]:
    """Return the ranking as (rank, bid)."""
    return [(found.rank, found.bid) for found in result.ranking]


def totals(result: LotResult) -> dict[str, Fraction | None]:
    """Return the totals of the admitted bids, the best first."""
    return {found.bid: found.total for found in result.ranking}


def shares(result: LotResult, criterion: str) -> dict[str, Fraction | None]:
    """Return the shares of the admitted bids on a criterion."""
    return {
        found.bid: score.share
        for found in result.ranking
        for score in found.walk()
        if score.criterion == criterion
    }


def reasons(result: LotResult) -> dict[str, list[tuple[str, str]]]:
    """Return why bids were excluded or set aside: (kind, subject)."""
    return {
        found.bid: [(reason.kind, reason.subject) for reason in found.reasons]
        for found in result.excluded
    }


def of_bid(result: LotResult, name: str) -> BidResult:
    """Return what became of a bid that is there."""
    found = result.result(name)
    assert found is not None
    return found


def warning_codes(evaluation: Evaluation) -> list[str]:
    """Return the codes of all warnings, of the framework first."""
    found = [*evaluation.findings, *(f for one in evaluation.lots for f in one.findings)]
    return [finding.code.code for finding in found]


# --- arithmetic -----------------------------------------------------------------------------

_MODE = {"half to even": "half-even", "away from zero": "up", "towards zero": "down"}
_MODE |= {"half up": "half-up", "half down": "half-down", "up": "ceiling", "down": "floor"}


def calculate(formula: str, names: Mapping[str, Fraction], step: Step | None = None) -> Fraction:
    """Work out arithmetic exactly: + - × ÷, brackets, `min`, `max`, `median`, and names.

    `round` needs the step that it stands in, which says to how many digits and how.
    """

    def rounded(value: Fraction) -> Fraction:
        assert step is not None
        said = dict(step.fields)
        return round_to(value, said["digits"], _MODE[said["mode"].en])

    functions = {"min": min, "max": max, "median": median, "round": rounded, "rounded": rounded}
    functions |= {"abs": abs}
    formula = re.sub(r"\bif\(", "if_(", formula.replace("^", "**"))
    functions["power"] = power

    def of(part: ast.expr) -> Fraction:
        match part:
            case ast.Constant():
                return Fraction(ast.get_source_segment(formula, part) or "")
            case ast.Name():
                return Fraction(names[part.id])
            case ast.UnaryOp(op=ast.USub()):
                return -of(part.operand)
            case ast.Call(func=ast.Name(id="if_"), args=[ast.Compare() as test, then, other]):
                left, right = of(test.left), of(test.comparators[0])
                holds = {ast.Lt: left < right, ast.LtE: left <= right, ast.Gt: left > right}
                holds |= {ast.GtE: left >= right, ast.Eq: left == right}
                return of(then if holds[type(test.ops[0])] else other)
            case ast.Call(func=ast.Name(id=name)):
                return functions[name](*(of(argument) for argument in part.args))
            case ast.BinOp(op=ast.Add()):
                return of(part.left) + of(part.right)
            case ast.BinOp(op=ast.Sub()):
                return of(part.left) - of(part.right)
            case ast.BinOp(op=ast.Mult()):
                return of(part.left) * of(part.right)
            case ast.BinOp(op=ast.Div()):
                return of(part.left) / of(part.right)
            case ast.BinOp(op=ast.Pow()):
                return Fraction(of(part.left) ** int(of(part.right)))
        raise AssertionError(ast.dump(part))

    return of(ast.parse(formula, mode="eval").body)


def power(value: Fraction, exponent: Fraction) -> Fraction:
    """Return a power: itself where it is a fraction, else to a hundred digits."""
    with localcontext(prec=150):
        base = Decimal(value.numerator) / value.denominator
        near = Fraction(base ** (Decimal(exponent.numerator) / exponent.denominator))
    guess = near.limit_denominator(10**12)
    found = guess**exponent.denominator == value**exponent.numerator
    return guess if found else near


def median(*values: Fraction) -> Fraction:
    """Return the middle one; of an even number the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def filled(step: Step) -> Fraction:
    """Return what the formula of a step comes to with its values filled in."""
    return calculate(step.formula, dict(step.values), step)


def from_text(text: str, step: Step) -> Fraction:
    """Return what a sum comes to as English reports print it: `(4,000 − 1/3) ÷ 2`."""
    plain_sum = text.replace("×", "*").replace("÷", "/").replace(",", "").replace(";", ",")
    return calculate(plain_sum, {}, step)


def printed_numbers(step: Step) -> list[Fraction]:
    """Return what every part in numbers of the printed step comes to, all but words and note.

    A step is printed as words = numbers = result (note), a rounding as before → after (note), and
    a step without numbers as its note alone. A number may be `1/3 ≈ 0.333333`.
    """
    text = step_text(step, "en")
    note = note_text(step, "en")
    if text == note:
        return []
    text = text.removesuffix(f" ({note})") if note else text
    if " → " in text:
        before, text = text.split(" → ")
        assert from_text(before.split(" ≈ ")[0], step) == dict(step.values)["value"]
    sums = [part.split(" ≈ ")[0] for part in text.split(" = ")]
    in_numbers = [p for p in sums if not re.search("[a-z]", re.sub(r"\b[a-z]+(?=\()", "", p))]
    assert in_numbers, text
    return [from_text(part, step) for part in in_numbers]
