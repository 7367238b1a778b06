"""Announced rounding against `decimal`, and numbers for the eye."""

from __future__ import annotations

import decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbesteding.exact import display
from aanbesteding.exact.rounding import RoundingMode, round_to

SETTINGS = settings(max_examples=120, deadline=None)
F = Fraction

IN_DECIMAL: dict[RoundingMode, str] = {
    "half-up": decimal.ROUND_HALF_UP,
    "half-down": decimal.ROUND_HALF_DOWN,
    "half-even": decimal.ROUND_HALF_EVEN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "ceiling": decimal.ROUND_CEILING,
    "floor": decimal.ROUND_FLOOR,
}
MODES = st.sampled_from(get_args(RoundingMode))
FRACTIONS = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9)
# Values that lie on or next to a half at up to six digits.
NEAR_HALVES = st.builds(
    lambda halves, digits, off: F(halves, 2 * 10**digits) + off,
    st.integers(-(10**9), 10**9),
    st.integers(0, 6),
    st.sampled_from([F(0), F(1, 10**12), F(-1, 10**12), F(1, 3 * 10**12)]),
)


def quantized(value: Fraction, digits: int, mode: RoundingMode) -> Fraction:
    """Round by `decimal`, which needs a decimal that ends: exact ones as they are.

    A fraction that does not end is cut off far behind the digits, and a sign of life is put
    behind the cut: that it lies above or below a half is then still true.
    """
    with decimal.localcontext() as context:
        context.prec = 100
        cut = F(int(value * 10**40), 10**40)
        if cut != value:
            cut += F(1 if value > 0 else -1, 10**41)
        exact = decimal.Decimal(cut.numerator) / decimal.Decimal(cut.denominator)
        assert F(exact) == cut
        step = decimal.Decimal(1).scaleb(-digits)
        return F(exact.quantize(step, rounding=IN_DECIMAL[mode]))


def test_every_mode_is_compared() -> None:
    assert set(IN_DECIMAL) == set(get_args(RoundingMode))


@SETTINGS
@given(st.one_of(FRACTIONS, NEAR_HALVES), st.integers(0, 6), MODES)
def test_rounding_is_what_decimal_says(value: Fraction, digits: int, mode: RoundingMode) -> None:
    assert round_to(value, digits, mode) == quantized(value, digits, mode)


@SETTINGS
@given(st.one_of(FRACTIONS, NEAR_HALVES), st.integers(0, 6), MODES)
def test_rounding_is_near_and_done_once(value: Fraction, digits: int, mode: RoundingMode) -> None:
    """Less than one step away, and rounding a rounded number changes nothing."""
    rounded = round_to(value, digits, mode)
    assert abs(rounded - value) < F(1, 10**digits)
    assert round_to(rounded, digits, mode) == rounded
    assert (rounded * 10**digits).denominator == 1


# value: half-up half-down half-even up down ceiling floor, to whole numbers
BY_HAND = {
    "5/2": "3 2 2 3 2 3 2",
    "-5/2": "-3 -2 -2 -3 -2 -2 -3",
    "7/2": "4 3 4 4 3 4 3",
    "1/2": "1 0 0 1 0 1 0",
    "-1/2": "-1 0 0 -1 0 0 -1",
    "1/3": "0 0 0 1 0 1 0",
    "-1/3": "0 0 0 -1 0 0 -1",
    "2/3": "1 1 1 1 0 1 0",
    "26/10": "3 3 3 3 2 3 2",
    "4": "4 4 4 4 4 4 4",
    "0": "0 0 0 0 0 0 0",
}


@pytest.mark.parametrize("value", BY_HAND)
def test_whole_numbers_by_hand(value: str) -> None:
    rounded = [round_to(F(value), 0, mode) for mode in get_args(RoundingMode)]
    assert rounded == [F(number) for number in BY_HAND[value].split()]


def test_two_digits_where_python_rounds_otherwise() -> None:
    """`round(2.675, 2)` is 2.67 and `round(F(25, 1000), 2)` 0.02; what is announced is not."""
    assert round_to(F(2675, 1000), 2, "half-up") == F(268, 100)
    assert round_to(F(25, 1000), 2, "half-up") == F(3, 100)
    assert round_to(F(-25, 1000), 2, "half-up") == F(-3, 100)


class TestDecimal:
    """A copy for display, rounded half up, with a point."""

    @pytest.mark.parametrize(
        ("value", "digits", "text"),
        [
            (F(320, 9), 2, "35.56"),  # 35.555…
            (F(1, 3), 0, "0"),
            (F(1, 2), 0, "1"),
            (F(-1, 2), 0, "-1"),
            (F(-1, 1000), 2, "0.00"),  # no minus before a zero
            (F(5, 1000), 2, "0.01"),
            (F(999, 1000), 2, "1.00"),
            (F(7), 3, "7.000"),
            (F(-12345, 10), 1, "-1234.5"),
        ],
    )
    def test_by_hand(self, value: Fraction, digits: int, text: str) -> None:
        assert display.decimal(value, digits) == text

    @SETTINGS
    @given(FRACTIONS, st.integers(0, 6))
    def test_reads_back_as_the_rounded_number(self, value: Fraction, digits: int) -> None:
        text = display.decimal(value, digits)
        assert F(text) == quantized(value, digits, "half-up")
        assert len(text.partition(".")[2]) == digits
        assert text not in ("-0", "-0.0", "-0.00", "-0.000")


class TestLocalised:
    """Points and commas change places between Dutch and English."""

    @pytest.mark.parametrize(
        ("text", "nl", "en"),
        [
            ("1234567.89", "1.234.567,89", "1,234,567.89"),
            ("-1234.5", "-1.234,5", "-1,234.5"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("-100000", "-100.000", "-100,000"),
            ("0.05", "0,05", "0.05"),
            ("-0.05", "-0,05", "-0.05"),
        ],
    )
    def test_by_hand(self, text: str, nl: str, en: str) -> None:
        assert display.localised(text, "nl") == nl
        assert display.localised(text, "en") == en

    @SETTINGS
    @given(FRACTIONS, st.integers(0, 6))
    def test_swapping_the_signs_is_all_that_differs(self, value: Fraction, digits: int) -> None:
        dutch, english = display.number(value, "nl", digits), display.number(value, "en", digits)
        assert dutch.translate(str.maketrans(".,", ",.")) == english
        assert english.replace(",", "") == display.decimal(value, digits)


class TestShortest:
    """As few decimals as are true, `≈` when cut off."""

    @pytest.mark.parametrize(
        ("value", "nl"),
        [
            (F(40), "40"),
            (F(75, 2), "37,5"),
            (F(1, 3), "≈ 0,333333"),
            (F(2, 3), "≈ 0,666667"),
            (F(-1, 8), "-0,125"),
            (F(1, 10**6), "0,000001"),
            (F(1, 10**7), "≈ 0,000000"),
            (F(-1, 10**7), "≈ 0,000000"),
            (F(1234567), "1.234.567"),
        ],
    )
    def test_by_hand(self, value: Fraction, nl: str) -> None:
        assert display.shortest(value, "nl") == nl

    @SETTINGS
    @given(FRACTIONS)
    def test_without_a_sign_of_cutting_it_is_the_value_itself(self, value: Fraction) -> None:
        text = display.shortest(value, "en").replace(",", "")
        assert text.startswith("≈") or F(text) == value
        assert text.startswith("≈") != display.is_exact(value, 6)


class TestEuros:
    """Whole euros when there are no cents, else two decimals."""

    @pytest.mark.parametrize(
        ("value", "nl", "en"),
        [
            (F(5400000), "€ 5.400.000", "€ 5,400,000"),
            (F(-151, 100), "€ -1,51", "€ -1.51"),
            (F(1, 2), "€ 0,50", "€ 0.50"),
            (F(1, 3), "€ 0,33", "€ 0.33"),
            (F(0), "€ 0", "€ 0"),
        ],
    )
    def test_by_hand(self, value: Fraction, nl: str, en: str) -> None:
        assert display.euros(value, "nl") == nl
        assert display.euros(value, "en") == en


class TestDigitsThatTellApart:
    """Two totals that differ must not look the same in a table."""

    @pytest.mark.parametrize(
        ("values", "digits"),
        [
            ([], 2),
            ([F(1)], 2),
            ([F(1), F(1)], 2),  # equal values may look equal
            ([F(1), F(2)], 2),
            ([F(1, 3), F(3334, 10000)], 4),  # 0.3333 and 0.3334
            ([F(1, 3), F(3333, 10000)], 5),  # 0.33333 and 0.33330
            ([F(8049, 1000), F(8051, 1000)], 3),  # with two decimals both are 8.05
            ([F(1, 3), F(33333333, 10**8)], 6),  # not told apart by six digits: six is the most
        ],
    )
    def test_by_hand(self, values: list[Fraction], digits: int) -> None:
        assert display.digits_that_tell_apart(values) == digits

    def test_at_least_as_many_as_asked(self) -> None:
        assert display.digits_that_tell_apart([F(1), F(2)], least=0) == 0
        assert display.digits_that_tell_apart([F(4, 10), F(3, 10)], least=0) == 1  # 0 and 0
        assert display.digits_that_tell_apart([F(1), F(2)], least=6) == 6

    @SETTINGS
    @given(st.lists(FRACTIONS, max_size=4), st.integers(0, 6))
    def test_fewest_digits_that_tell_apart_or_six(self, values: list[Fraction], least: int) -> None:
        digits = display.digits_that_tell_apart(values, least)
        distinct = set(values)

        def told_apart(count: int) -> bool:
            return len({display.decimal(value, count) for value in distinct}) == len(distinct)

        assert least <= digits <= 6
        assert told_apart(digits) or digits == 6
        assert not any(told_apart(fewer) for fewer in range(least, digits))
