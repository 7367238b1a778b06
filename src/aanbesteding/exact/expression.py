"""A safe arithmetic over named quantities: `40 * lowest / price`, exact and without `eval`.

The grammar, loosest first: comparisons (`<`, `<=`, `>`, `>=`, `=`), `+` and `-`, `*` and `/` (also
`×` and `÷`), unary `-`, `^` with a whole exponent, parentheses, numbers, names, and the functions
`min(…)`, `max(…)`, `abs(x)` and `if(condition, then, else)`. A comparison stands only as the
condition of an `if`; an `if` evaluates only the branch that it takes.

>>> Expression.parse("if(price <= 2 * lowest, 1 - price / (2 * lowest), 0)").evaluate(
...     {"price": Fraction(150), "lowest": Fraction(100)})
Fraction(1, 4)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.number import NotANumber, Number

MAX_LENGTH = 500
MAX_DEPTH = 32
MAX_POWER = 100
MAX_SIZE = 200
"""How many numbers may be multiplied into one: `(price * price)^50` is 100. Beyond it results have
thousands of digits."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9][0-9.]*)|(?P<name>[a-z][a-z0-9_]*)"
    r"|(?P<sign><=|>=|[-+*/^(),<>=×÷]))"
)
_COMPARE = {"<", "<=", ">", ">=", "="}
FUNCTIONS = {"min": (1, 50), "max": (1, 50), "abs": (1, 1), "if": (3, 3)}


class ExpressionError(ValueError):
    """The text is no expression; `at` is the 0-based character where that shows."""

    def __init__(self, reason: str, at: int, text: str) -> None:
        super().__init__(f"{reason} at {at}: {text}")
        self.reason, self.at, self.text = reason, at, text


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Part:
    """A node: a number, a name, or an operation on parts."""

    kind: str
    at: int
    value: Fraction | None = None
    name: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression."""

    text: str
    root: Part
    names: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Parse a text. Raises `ExpressionError` with the place of the first mistake."""
        if len(text) > MAX_LENGTH:
            raise ExpressionError("too-long", MAX_LENGTH, "")
        parser = _Parser(text)
        root = parser.whole()
        return cls(text, root, tuple(dict.fromkeys(parser.names)))

    @property
    def spaced(self) -> str:
        """The text in one spelling, for derivations: `40*lowest÷price` is `40 * lowest / price`."""
        written, operand = "", False
        for token in _tokens(self.text)[:-1]:
            sign = {"×": "*", "÷": "/"}.get(token.text, token.text)
            if token.kind == "sign" and sign not in "()":
                if sign == ",":
                    sign = ", "
                elif operand and sign != "^":
                    sign = f" {sign} "
                operand = False
            else:
                operand = sign != "("
            written += sign
        return written

    @property
    def size(self) -> int:
        """How many numbers its value is made of at most, repeated factors counted each time."""
        return _size(self.root)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction:
        """Return the exact value. Raises `ZeroDivisionError`, and `KeyError` for a name."""
        return _value(self.root, values)


class _Parser:
    """Recursive descent; one method a level of the grammar."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.position = 0
        self.depth = 0
        self.names: list[str] = []

    @property
    def token(self) -> _Token:
        return self.tokens[self.position]

    def take(self, *texts: str) -> _Token | None:
        """Take the next token when it is one of these signs."""
        token = self.token
        if token.kind == "sign" and token.text in texts:
            self.position += 1
            return token
        return None

    def need(self, text: str) -> None:
        if self.take(text) is None:
            raise self.mistake("expected-" + {"(": "open", ")": "close", ",": "comma"}[text])

    def mistake(self, reason: str) -> ExpressionError:
        return ExpressionError(reason, self.token.at, self.token.text)

    def whole(self) -> Part:
        root = self.sum()
        if self.token.kind != "end":
            raise self.mistake("unexpected")
        if _size(root) > MAX_SIZE:
            raise ExpressionError("too-great", 0, "")
        return root

    def condition(self) -> Part:
        left = self.sum()
        sign = self.take(*_COMPARE)
        if sign is None:
            raise self.mistake("expected-comparison")
        return Part(sign.text, sign.at, parts=(left, self.sum()))

    def sum(self) -> Part:
        left = self.product()
        while sign := self.take("+", "-"):
            left = Part(sign.text, sign.at, parts=(left, self.product()))
        return left

    def product(self) -> Part:
        left = self.unary()
        while sign := self.take("*", "/", "×", "÷"):
            kind = {"×": "*", "÷": "/"}.get(sign.text, sign.text)
            left = Part(kind, sign.at, parts=(left, self.unary()))
        return left

    def unary(self) -> Part:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.mistake("too-deep")
        if sign := self.take("-"):
            made = Part("negative", sign.at, parts=(self.unary(),))
        else:
            made = self.power()
        self.depth -= 1
        return made

    def power(self) -> Part:
        base = self.atom()
        sign = self.take("^")
        if sign is None:
            return base
        minus = self.take("-") is not None
        exponent = self.token
        if exponent.kind != "number" or not exponent.text.isdigit():
            raise self.mistake("whole-exponent")
        if int(exponent.text) > MAX_POWER:
            raise self.mistake("great-exponent")
        value = Fraction(-int(exponent.text) if minus else int(exponent.text))
        made = Part("^", sign.at, value, parts=(base,))
        if _size(made) > MAX_SIZE:
            raise self.mistake("great-exponent")
        self.position += 1
        return made

    def atom(self) -> Part:
        token = self.token
        if self.take("("):
            inside = self.sum()
            self.need(")")
            return inside
        if token.kind == "number":
            self.position += 1
            try:
                return Part("number", token.at, Number.parse(token.text, "point"))
            except NotANumber:
                raise ExpressionError("bad-number", token.at, token.text) from None
        if token.kind == "name":
            self.position += 1
            if token.text in FUNCTIONS:
                return self.call(token)
            self.names.append(token.text)
            return Part("name", token.at, name=token.text)
        raise self.mistake("expected-value")

    def call(self, token: _Token) -> Part:
        self.need("(")
        parts = [self.condition() if token.text == "if" else self.sum()]
        while self.take(","):
            parts.append(self.sum())
        self.need(")")
        least, most = FUNCTIONS[token.text]
        if not least <= len(parts) <= most:
            raise ExpressionError("arguments", token.at, token.text)
        return Part(token.text, token.at, parts=tuple(parts))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise ExpressionError("unknown-sign", at, text[at])
        kind = str(match.lastgroup)
        found.append(_Token(kind, match.group(kind), match.start(kind)))
        position = match.end()
    return [*found, _Token("end", "", end)]


def _size(part: Part) -> int:
    """Return how many numbers the value is made of at most, repeated factors counted each time."""
    own = sum(_size(inner) for inner in part.parts) or 1
    return own * max(1, abs(int(part.value))) if part.kind == "^" and part.value else own


def _value(part: Part, values: Mapping[str, Fraction]) -> Fraction:
    if part.kind == "number":
        assert part.value is not None
        return part.value
    if part.kind == "name":
        return values[part.name]
    if part.kind == "if":
        left, right = (_value(inner, values) for inner in part.parts[0].parts)
        return _value(part.parts[1 if holds(part.parts[0].kind, left, right) else 2], values)
    numbers = [_value(inner, values) for inner in part.parts]
    return _calculated(part, numbers)


def _calculated(part: Part, numbers: list[Fraction]) -> Fraction:
    match part.kind:
        case "+":
            return numbers[0] + numbers[1]
        case "-":
            return numbers[0] - numbers[1]
        case "*":
            return numbers[0] * numbers[1]
        case "/":
            return numbers[0] / numbers[1]
        case "negative":
            return -numbers[0]
        case "^":
            assert part.value is not None
            return Fraction(numbers[0] ** int(part.value))
        case "min":
            return min(numbers)
        case "max":
            return max(numbers)
        case _:
            return abs(numbers[0])


def holds(comparison: str, left: Fraction, right: Fraction) -> bool:
    """Whether a comparison is true of two numbers."""
    match comparison:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case _:
            return left == right
