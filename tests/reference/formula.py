"""The formulas of frameworks, for the second engine: read as Python reads arithmetic.

A formula differs from Python in its signs only: `^` for powers, `×` and `÷`, `=` that compares, and
`if(…)` as a function, of which the branch that is not taken is not worked out (clause 5.1).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

QUANTITIES = ("price", "lowest", "highest", "mean", "median")
FUNCTIONS: dict[str, Callable[..., Fraction]] = {"min": min, "max": max, "abs": abs}
ACTS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a ** int(b),
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
}


def names(formula: str) -> set[str]:
    """Return the quantities of clause 5.1 that a formula names."""
    return set(re.findall(r"[a-z][a-z0-9_]*", formula)) & set(QUANTITIES)


def value(formula: str, known: Mapping[str, Fraction]) -> Fraction:
    """Return what a formula comes to. Raises `ZeroDivisionError`."""
    for ours, theirs in (("^", "**"), ("×", "*"), ("÷", "/"), ("if", "if_"), ("\n", " ")):
        formula = re.sub(r"\bif\b" if ours == "if" else re.escape(ours), theirs, formula)
    formula = re.sub(r"(?<![<>])=", "==", formula).strip()

    def of(part: ast.AST) -> Any:
        match part:
            case ast.Constant():
                return Fraction(ast.get_source_segment(formula, part) or "")
            case ast.Name(id=name):
                return known[name]
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -of(inner)
            case ast.BinOp(left=left, op=op, right=right):
                return ACTS[type(op)](of(left), of(right))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return ACTS[type(op)](of(left), of(right))
            case ast.Call(func=ast.Name(id="if_"), args=[test, then, other]):
                return of(then if of(test) else other)
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return FUNCTIONS[name](*(of(argument) for argument in arguments))
        raise AssertionError(ast.dump(part))

    found: Fraction = of(ast.parse(formula, mode="eval").body)
    return found
