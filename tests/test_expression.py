"""The arithmetic of `price-expression`: its grammar, its mistakes, and exactness."""

from __future__ import annotations

import operator
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS, F, bid, calculate, fault_codes, framework, leaf

from aanbesteding.exact.expression import MAX_LENGTH, MAX_SIZE, Expression, ExpressionError

NAMES = {"price": F(150), "lowest": F(100), "a_b": F(1, 3), "x1": F(-2)}


def value(text: str) -> Fraction:
    return Expression.parse(text).evaluate(NAMES)


class TestGrammar:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1 + 2 * 3", "7"),
            ("(1 + 2) * 3", "9"),
            ("8 - 4 - 2", "2"),
            ("8 / 4 / 2", "1"),
            ("8 ÷ 4 × 2", "4"),
            ("2 * 3^2", "18"),
            ("-3^2", "-9"),
            ("(-3)^2", "9"),
            ("2^-2", "1/4"),
            ("2 - -3", "5"),
            ("--3", "3"),
            ("0.1 + 0.2", "0.3"),
            ("1/3*3", "1"),
            ("price/lowest", "3/2"),
            ("a_b * x1", "-2/3"),
            ("min(3, 1, 2)", "1"),
            ("max(price, lowest) - abs(x1)", "148"),
            ("if(price <= 150, 1, 0)", "1"),
            ("if(price < 150, 1, 0)", "0"),
            ("if(price > lowest, if(1 = 2, 5, 6), 7)", "6"),
            ("if(1 >= 2, 1 / 0, 9)", "9"),
            ("if(lowest = 100, 2, nowhere)", "2"),
            ("x1^0", "1"),
            (" 1\n+\t1 ", "2"),
        ],
    )
    def test_value(self, text: str, expected: str) -> None:
        assert value(text) == F(expected)

    @pytest.mark.parametrize(
        ("text", "reason", "at"),
        [
            ("", "expected-value", 0),
            ("   ", "expected-value", 0),
            ("1 +", "expected-value", 3),
            ("1 + * 2", "expected-value", 4),
            ("(1 + 2", "expected-close", 6),
            ("1 + 2)", "unexpected", 5),
            ("2 price", "unexpected", 2),
            ("2price", "unexpected", 1),
            ("1 < 2", "unexpected", 2),
            ("price = 2", "unexpected", 6),
            ("if(price, 1, 2)", "expected-comparison", 8),
            ("if(1 < 2 < 3, 1, 2)", "expected-close", 9),
            ("if(1 < 2, 3)", "arguments", 0),
            ("1 + abs(1, 2)", "arguments", 4),
            ("min()", "expected-value", 4),
            ("max + 1", "expected-open", 4),
            ("0,5 * price", "unexpected", 1),
            ("1.2.3", "bad-number", 0),
            ("1 + 01", "bad-number", 4),
            ("1.1234567", "bad-number", 0),
            ("1234567890123", "bad-number", 0),
            ("2^0.5", "whole-exponent", 2),
            ("2^price", "whole-exponent", 2),
            ("2^(3)", "whole-exponent", 2),
            ("2^101", "great-exponent", 2),
            ("9^9^9", "unexpected", 3),
            ("((2^10)^10)^10", "great-exponent", 12),
            ("2^" + "9" * 400, "great-exponent", 2),
            ("2 & 3", "unknown-sign", 2),
            ("PRICE", "unknown-sign", 0),
            ("_price", "unknown-sign", 0),
            ("price.real", "unknown-sign", 5),
            ("__import__('os')", "unknown-sign", 0),
            ("price[0]", "unknown-sign", 5),
            ("1 + １", "unknown-sign", 4),
            ("2 ** 3", "expected-value", 3),
            ("1" + " " * MAX_LENGTH, "too-long", MAX_LENGTH),
            ("(" * 249 + "1" + ")" * 250, "too-deep", 32),
            ("-" * 499 + "1", "too-deep", 32),
            ("min(" * 99 + "1" + ")" * 99, "too-deep", 128),
        ],
    )
    def test_mistake(self, text: str, reason: str, at: int) -> None:
        """The reason, and the 0-based place of the first mistake."""
        with pytest.raises(ExpressionError) as found:
            Expression.parse(text)
        assert (found.value.reason, found.value.at) == (reason, at)

    def test_thirty_two_levels_are_the_most(self) -> None:
        assert value("(" * 31 + "1" + ")" * 31) == 1
        with pytest.raises(ExpressionError, match="too-deep"):
            value("(" * 32 + "1" + ")" * 32)

    def test_size(self) -> None:
        """(price / lowest)^100 is made of 200 numbers, the most; one more is refused."""
        assert value("(price/lowest)^100") == F(3, 2) ** 100
        assert value("+".join(["1"] * MAX_SIZE)) == MAX_SIZE
        for text in ("(price/lowest)^100 + 1", "+".join(["1"] * (MAX_SIZE + 1))):
            with pytest.raises(ExpressionError, match="too-great"):
                value(text)

    def test_names_come_once_and_in_order(self) -> None:
        found = Expression.parse("if(b < a, b, max(c, a))")
        assert found.names == ("b", "a", "c")

    def test_a_name_that_is_not_given(self) -> None:
        with pytest.raises(KeyError):
            value("nowhere")

    @pytest.mark.parametrize("text", ["1 / 0", "0^-1", "1 / (price - 150)"])
    def test_division_by_zero(self, text: str) -> None:
        with pytest.raises(ZeroDivisionError):
            value(text)

    @pytest.mark.parametrize(
        ("text", "spaced"),
        [
            ("40*lowest÷price", "40 * lowest / price"),
            ("-(a - -b)^-2", "-(a - -b)^-2"),
            ("if(a<=b,1,max( 2 ,3))", "if(a <= b, 1, max(2, 3))"),
        ],
    )
    def test_one_spelling(self, text: str, spaced: str) -> None:
        assert Expression.parse(text).spaced == spaced


Tree = tuple[str, Fraction | None]
"""A text, and what it is worth; None where it divides by zero."""

ACTS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


def joined(left: Tree, sign: str, right: Tree) -> Tree:
    text = f"({left[0]}) {sign} ({right[0]})"
    if left[1] is None or right[1] is None or (sign == "/" and right[1] == 0):
        return text, None
    return text, ACTS[sign](left[1], right[1])


def raised(base: Tree, exponent: int) -> Tree:
    nothing = base[1] is None or (base[1] == 0 and exponent < 0)
    return f"({base[0]})^{exponent}", None if nothing else F(base[1] or 0) ** exponent


def called(function: str, parts: list[Tree]) -> Tree:
    values = [number for _, number in parts]
    text = f"{function}({', '.join(inner for inner, _ in parts)})"
    known = [number for number in values if number is not None]
    if len(known) < len(values):
        return text, None
    return text, {"min": min, "max": max}[function](known)


def chosen(left: Tree, sign: str, right: Tree, then: Tree, other: Tree) -> Tree:
    text = f"if({left[0]} {sign} {right[0]}, {then[0]}, {other[0]})"
    if left[1] is None or right[1] is None:
        return text, None
    return text, (then if COMPARED[sign](left[1], right[1]) else other)[1]


def deeper(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.one_of(
        st.builds(joined, inner, st.sampled_from(sorted(ACTS)), inner),
        st.builds(raised, inner, st.integers(-3, 3)),
        st.builds(lambda part: (f"-({part[0]})", None if part[1] is None else -part[1]), inner),
        st.builds(
            lambda part: (f"abs({part[0]})", None if part[1] is None else abs(part[1])), inner
        ),
        st.builds(called, st.sampled_from(["min", "max"]), st.lists(inner, min_size=1, max_size=3)),
        st.builds(chosen, inner, st.sampled_from(sorted(COMPARED)), inner, inner, inner),
    )


LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from(list(NAMES.items())),
    st.integers(0, 999).map(lambda n: (str(n), F(n))),
    st.integers(1, 999).map(lambda n: (f"0.{n:03}", F(n, 1000))),
)
TREES = st.recursive(LEAVES, deeper, max_leaves=8).filter(lambda tree: len(tree[0]) <= MAX_LENGTH)


class TestExact:
    @SETTINGS
    @given(TREES)
    def test_random_trees(self, tree: Tree) -> None:
        """Python's own arithmetic on fractions gives the same, and so does the one spelling."""
        text, expected = tree
        try:
            found = Expression.parse(text)
        except ExpressionError as error:
            assert error.reason in ("great-exponent", "too-great")  # noqa: PT017
            return
        again = Expression.parse(found.spaced)
        assert again.spaced == found.spaced
        for one in (found, again):
            try:
                assert one.evaluate(NAMES) == expected
            except ZeroDivisionError:
                assert expected is None

    @SETTINGS
    @given(st.lists(st.tuples(st.sampled_from("+-*/"), st.integers(1, 99)), max_size=20))
    def test_precedence(self, parts: list[tuple[str, int]]) -> None:
        """Without brackets, against a reader of Python's grammar."""
        text = "7" + "".join(f" {sign} {number}" for sign, number in parts)
        assert value(text) == calculate(text, {})

    @SETTINGS
    @given(st.text(alphabet="0123.+-*/^()<>=,× abifmnprice_", max_size=60))
    def test_anything_else_is_a_mistake_in_words(self, text: str) -> None:
        """Whatever is typed: a value, or a mistake at a place inside the text."""
        try:
            Expression.parse(text)
        except ExpressionError as error:
            assert 0 <= error.at <= len(text)  # noqa: PT017


def own(share: str, **more: Any) -> dict[str, Any]:
    return {"type": "price-expression", "share": share, "out-of-range": "clamp", **more}


class TestHostile:
    @pytest.mark.parametrize(
        "text", ["1 / (price - 100)", "(price - 100)^-1", "if(price = 100, 1 / 0, 1)"]
    )
    def test_division_by_zero_is_a_fault(self, text: str) -> None:
        of = framework(leaf("prijs", 100, own(text)))
        assert fault_codes(of, [bid("a", 100), bid("b", 120)]) == ["AB422"]

    def test_an_unknown_name_is_a_fault(self) -> None:
        of = framework(leaf("prijs", 100, own("lowst / price")))
        assert fault_codes(of, [bid("a", 100)]) == ["AB115"]

    def test_a_parameter_cannot_replace_the_price(self) -> None:
        of = framework(leaf("prijs", 100, own("lowest / price", parameters={"price": 1})))
        assert fault_codes(of, [bid("a", 100)]) == ["AB115"]

    @pytest.mark.parametrize(
        "text", ["(price/lowest)^100", "*".join(["(price/mean)"] * 38), "+".join(["1/x"] * 100)]
    )
    def test_the_greatest_formulas_are_quick(self, text: str) -> None:
        """Long names and large numbers: done within a second, with all digits."""
        begin = time.process_time()
        great = framework(leaf("prijs", 100, own(text, parameters={"x": "999999999999.999999"})))
        assert fault_codes(great, [bid("a", "999999999999.97"), bid("b", "1.01")]) == []
        assert time.process_time() - begin < 1
