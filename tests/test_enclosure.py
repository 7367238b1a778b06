"""Expressions over intervals: the value is always inside, and so are the totals made of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS, F, bid, fact, fault_codes, framework, leaf, the_lot

from aanbesteding.exact.enclosure import enclose
from aanbesteding.exact.expression import Expression
from aanbesteding.exact.interval import Interval, exactly

NUMBERS = st.fractions(min_value=-20, max_value=20, max_denominator=8)


def intervals() -> st.SearchStrategy[Interval]:
    return st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


def of(text: str, **values: Interval) -> Interval:
    return enclose(Expression.parse(text), values)


def between(low: object, high: object) -> Interval:
    return Interval(F(low), F(high))


class TestByHand:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("x + y", -1 + 3, 2 + 4),
            ("x - y", -1 - 4, 2 - 3),
            ("x * y", -4, 8),
            ("x / y", "-1/3", "2/3"),
            ("-x", -2, 1),
            ("x^2", 0, 4),
            ("x^3", -1, 8),
            ("y^-1", "1/4", "1/3"),
            ("x^0", 1, 1),
            ("min(x, y, 1)", -1, 1),
            ("max(x, 0)", 0, 2),
            ("abs(x)", 0, 2),
            ("abs(-y)", 3, 4),
            ("if(x < y, 1, 2)", 1, 1),
            ("if(x < 1, 1, 2)", 1, 2),
            ("if(x = 1, 1, 2)", 1, 2),
            ("if(x = y, 1, 2)", 2, 2),
            ("if(x >= y, 1 / 0, 9)", 9, 9),
        ],
    )
    def test_x_from_minus_1_to_2_and_y_from_3_to_4(
        self, text: str, low: object, high: object
    ) -> None:
        assert of(text, x=between(-1, 2), y=between(3, 4)) == between(low, high)

    @pytest.mark.parametrize("text", ["1 / x", "1 / (x * x - x)", "x^-2"])
    def test_a_divisor_that_may_be_zero(self, text: str) -> None:
        with pytest.raises(ZeroDivisionError):
            of(text, x=between(-1, 2))


@SETTINGS
@given(
    st.sampled_from(
        [
            "x * x - y",
            "if(x < y, x * y, y - x)",
            "if(x = y, 3, x + y)",
            "max(x, min(y, 2)) ^ 2",
            "abs(x - y) / (1 + y ^ 2)",
            "(x / (7 + y ^ 2)) ^ 3",
            "if(x >= y, 1, if(y > 0, 2, 3))",
        ]
    ),
    intervals(),
    intervals(),
    st.fractions(0, 1, max_denominator=6),
    st.fractions(0, 1, max_denominator=6),
)
def test_the_value_is_inside(
    text: str, x: Interval, y: Interval, at: Fraction, to: Fraction
) -> None:
    """Whatever x and y are within their intervals, the value lies within the enclosure."""
    inside = {"x": x.low + at * (x.high - x.low), "y": y.low + to * (y.high - y.low)}
    found = of(text, x=x, y=y)
    assert found.low <= Expression.parse(text).evaluate(inside) <= found.high


@SETTINGS
@given(NUMBERS, NUMBERS)
def test_what_is_known_stays_exact(x: Fraction, y: Fraction) -> None:
    text = "if(x < y, x * y - 3, (y + 1) ^ 2)"
    value = Expression.parse(text).evaluate({"x": x, "y": y})
    assert of(text, x=exactly(x), y=exactly(y)) == exactly(value)


class TestAward:
    """A formula for the total over points that are irrational."""

    LOG: dict[str, Any] = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}  # noqa: RUF012

    def framework(self, total: str) -> Any:
        award = {"type": "award-expression", "total": total, "better": "high"}
        return framework(leaf("prijs", 100, self.LOG), award=award)

    @pytest.mark.parametrize("total", ["quality", "-quality", "abs(quality - 40)", "quality^2"])
    def test_keeps_how_far_it_can_be_off(self, total: str) -> None:
        """1 − log 2 / log 3 = 0.3690…: 36.90 points are irrational, so the total is."""
        result = the_lot(self.framework(total), [bid("a", 100), bid("b", 200)])
        step = result.result("b").total_steps[-1].step  # type: ignore[union-attr]
        assert step.formula == total
        assert result.status == "ranked"

    def test_a_difference_that_cannot_be_decided_is_a_tie(self) -> None:
        """Of € 200 and € 200 the totals are the same number, which no interval tells apart."""
        bids = [bid("a", 100), bid("b", 200), bid("c", 200)]
        result = the_lot(self.framework("quality * 2 - 1"), bids)
        assert [(r.rank, r.bid) for r in result.ranking] == [(1, "a"), (2, "b"), (2, "c")]

    def test_a_divisor_that_may_be_zero_stops(self) -> None:
        """quality of a is 100 exactly; b has no whole number of points, so 1/(q − q) is a fault."""
        found = fault_codes(self.framework("1 / (quality - quality)"), [bid("a", 1), bid("b", 2)])
        assert found == ["AB424", "AB424"]


class TestFact:
    """A formula that divides by zero while it ranks the members of a consortium."""

    def test_is_a_fault_and_no_crash(self) -> None:
        method = {
            "type": "fact-expression",
            "fact": "f",
            "members": "weakest",
            "share": "1 / value",
            "out-of-range": "clamp",
        }
        of = framework(
            leaf("k", 100, method),
            facts=[fact("f", level="member")],
        )
        members = [
            {"organisation": o, "name": o, "role": r, "share": 50, "facts": {"f": v}}
            for o, r, v in (("x", "lead", 0), ("y", "member", 2))
        ]
        assert fault_codes(of, [bid("a", 9, members=members)]) == ["AB422"]
