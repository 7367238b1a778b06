"""Enclosures of logarithms and powers, against `decimal` with 90 digits."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.build import SETTINGS, F

from aanbesteding.exact.interval import MAX_EXPONENT, Interval, exactly, log_ratio, power

NINETY = Context(prec=90)
NARROW = F(1, 10**50)
VALUES = st.fractions(min_value=F(1, 10**6), max_value=10**12, max_denominator=10**6)
BASES = st.fractions(min_value=F(1000001, 1000000), max_value=1000, max_denominator=10**6)
EXPONENTS = st.fractions(min_value=-5, max_value=5, max_denominator=40)


def decimal(value: Fraction) -> Decimal:
    return NINETY.divide(Decimal(value.numerator), Decimal(value.denominator))


def encloses(found: Interval, expected: Decimal, slack: Fraction) -> bool:
    return found.low - slack <= F(expected) <= found.high + slack


class TestLogarithm:
    @SETTINGS
    @given(VALUES, BASES)
    def test_against_decimal(self, value: Fraction, base: Fraction) -> None:
        """ln of a base near 1 loses up to seven of the 90 digits; the quotient has 80 right."""
        expected = NINETY.divide(decimal(value).ln(NINETY), decimal(base).ln(NINETY))
        found = log_ratio(value, base)
        assert encloses(found, expected, F(1, 10**70))
        assert found.radius < NARROW

    @SETTINGS
    @given(
        st.fractions(min_value=F(11, 10), max_value=20, max_denominator=50),
        st.integers(-20, 20),
        st.integers(1, 20),
    )
    def test_a_fraction_is_found(self, root: Fraction, up: int, down: int) -> None:
        """log(r^p)/log(r^q) is p/q, exactly."""
        assert log_ratio(root**up, root**down) == exactly(F(up, down))

    @pytest.mark.parametrize(
        ("value", "base", "expected"),
        [("1", "2", "0"), ("1/4", "2", "-2"), ("8", "4", "3/2"), ("27/8", "9/4", "3/2")],
    )
    def test_by_hand(self, value: str, base: str, expected: str) -> None:
        assert log_ratio(F(value), F(base)) == exactly(F(expected))

    def test_irrational_is_not_taken_for_a_fraction(self) -> None:
        """Log 3/log 2 = 1.58496250072…; 3^q is odd and 2^p even, so it is no fraction."""
        found = log_ratio(F(3), F(2))
        assert F("1.58496250072115618145") < found.low < found.high < F("1.58496250072115618146")

    @SETTINGS
    @given(VALUES, VALUES, BASES)
    def test_a_greater_value_is_told_apart(self, one: F, other: F, base: F) -> None:
        assume(one < other)
        assert log_ratio(one, base).high < log_ratio(other, base).low


class TestPower:
    @SETTINGS
    @given(st.fractions(min_value=F(1, 1000), max_value=1000, max_denominator=1000), EXPONENTS)
    def test_against_decimal(self, value: Fraction, exponent: Fraction) -> None:
        """Up to 1000^5 = 10^15, so 75 - 2 decimals of the 90 digits are right."""
        log = NINETY.multiply(decimal(value).ln(NINETY), decimal(exponent))
        found = power(value, exponent)
        assert encloses(found, log.exp(NINETY), F(1, 10**68))
        assert found.radius < NARROW

    @SETTINGS
    @given(
        st.fractions(min_value=F(1, 50), max_value=50, max_denominator=50),
        st.integers(-12, 12),
        st.integers(1, 12),
    )
    def test_a_fraction_is_found(self, root: Fraction, up: int, down: int) -> None:
        """(r^q)^(p/q) is r^p, exactly."""
        assert power(root**down, F(up, down)) == exactly(root**up)

    def test_by_hand(self) -> None:
        assert power(F(8), F(2, 3)) == exactly(F(4))
        assert power(F(0), F(1, 2)) == exactly(F(0))
        assert power(F(7), F(0)) == exactly(F(1))
        root = power(F(2), F(1, 2))
        assert root.low**2 < 2 < root.high**2

    def test_exponents_are_bounded(self) -> None:
        for exponent in (F(MAX_EXPONENT + 1), F(1, MAX_EXPONENT + 1), F(-MAX_EXPONENT - 1)):
            with pytest.raises(ValueError, match=str(MAX_EXPONENT + 1)):
                power(F(2), exponent)
        assert power(F(1), F(MAX_EXPONENT)) == exactly(F(1))


def test_middle_and_radius() -> None:
    """Between 1 and 2: the middle 3/2, and a half to either end."""
    found = Interval(F(1), F(2))
    assert (found.middle, found.radius) == (F(3, 2), F(1, 2))
    assert exactly(F(5)).radius == 0
