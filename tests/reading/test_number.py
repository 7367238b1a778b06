"""The one door through which a number comes in: a class per clause of `exact.number`.

Expected values are read digit by digit, by hand or by `by_hand` below.
"""

from __future__ import annotations

import copy
import pickle
import string
import sys
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aanbesteding.exact.number import DecimalSign, NotANumber, Number, diagnose

SETTINGS = settings(max_examples=120, deadline=None)
SIGNS = st.sampled_from([None, "point", "comma"])
OTHER_DIGITS = [
    chr(code)
    for code in range(128, sys.maxunicode + 1)
    if chr(code).isdigit() or chr(code).isnumeric()
]
# Texts that are nearly numbers: what they are made of, in any order.
NEARLY = st.text(alphabet="0123456789.,-+ eE_x:'%€", max_size=20)
NUMBER = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(0, 10**12 - 1),
    st.builds("{}{}".format, st.sampled_from(".,"), st.text(string.digits, min_size=1, max_size=6))
    | st.just(""),
)


def by_hand(text: str, mark: str) -> Fraction:
    """Read digits one by one, as on paper: every digit is ten times what stood to its left."""
    negative = text.startswith("-")
    value, scale, behind = 0, 1, False
    for char in text.removeprefix("-"):
        if char == mark:
            assert not behind
            behind = True
        else:
            assert char in "0123456789"
            value = value * 10 + "0123456789".index(char)
            scale = scale * 10 if behind else scale
    return Fraction(-value if negative else value, scale)


def mark_of(sign: DecimalSign | None) -> str:
    return "," if sign == "comma" else "."


def read(text: str, sign: DecimalSign | None) -> Number | NotANumber:
    try:
        return Number.parse(text, sign)
    except NotANumber as error:
        return error


class TestAnOptionalMinusSign:
    """An optional minus sign."""

    @pytest.mark.parametrize(
        ("text", "value"), [("-40", -40), ("-0", 0), ("-0.5", Fraction(-1, 2)), ("40", 40)]
    )
    def test_minus_is_read(self, text: str, value: Fraction) -> None:
        assert Number.parse(text) == value

    @pytest.mark.parametrize("text", ["+40", "--40", "- 40", "40-", "−40", "‐40", "(40)"])
    def test_no_other_sign_is_read(self, text: str) -> None:
        with pytest.raises(NotANumber):
            Number.parse(text)


class TestAtMostTwelveDigits:
    """At most twelve digits without leading zeros."""

    def test_twelve_digits_are_read(self) -> None:
        assert Number.parse("999999999999") == 10**12 - 1
        assert Number.parse("-100000000000.000001") == -(10**11) - Fraction(1, 10**6)

    def test_thirteen_digits_are_refused(self) -> None:
        with pytest.raises(NotANumber) as error:
            Number.parse("1000000000000")
        assert error.value.reason == "too-long"

    @pytest.mark.parametrize("text", ["014", "00", "-014", "00.5", "000000000000001"])
    def test_leading_zeros_are_refused(self, text: str) -> None:
        with pytest.raises(NotANumber) as error:
            Number.parse(text)
        assert error.value.reason == "leading-zero"

    def test_a_single_zero_is_a_number(self) -> None:
        assert Number.parse("0") == 0
        assert Number.parse("0.10") == Fraction(1, 10)

    @SETTINGS
    @given(st.text(string.digits, min_size=13, max_size=5000), SIGNS)
    def test_no_longer_run_of_digits_is_read(self, text: str, sign: DecimalSign | None) -> None:
        with pytest.raises(NotANumber):
            Number.parse(text, sign)


class TestAtMostSixDecimals:
    """At most six decimals behind one decimal sign."""

    def test_six_decimals_are_read(self) -> None:
        assert Number.parse("0.123456") == Fraction(123456, 1000000)

    def test_seven_decimals_are_refused_even_when_they_are_zeros(self) -> None:
        with pytest.raises(NotANumber) as error:
            Number.parse("1.0000000")
        assert error.value.reason == "too-long"

    @pytest.mark.parametrize("text", ["1..5", "1.5.5", "1,5,5", "1.5,5", "1.", ".5", "."])
    @pytest.mark.parametrize("sign", [None, "point", "comma"])
    def test_anything_but_one_sign_between_digits_is_refused(
        self, text: str, sign: DecimalSign | None
    ) -> None:
        with pytest.raises(NotANumber):
            Number.parse(text, sign)


class TestTheAnnouncedDecimalSign:
    """`sign` is the decimal sign that the file announces; without it the sign is the point."""

    def test_point_is_the_sign_where_none_is_announced(self) -> None:
        assert Number.parse("37.5") == Fraction(75, 2)
        with pytest.raises(NotANumber):
            Number.parse("37,5")

    def test_announced_sign_is_the_only_one(self) -> None:
        assert Number.parse("37.5", "point") == Fraction(75, 2)
        assert Number.parse("37,5", "comma") == Fraction(75, 2)
        for text, sign in (("37,5", "point"), ("37.5", "comma")):
            with pytest.raises(NotANumber) as error:
                Number.parse(text, sign)  # type: ignore[arg-type]
            assert error.value.reason == "decimal-sign"

    def test_whole_numbers_are_the_same_under_every_sign(self) -> None:
        assert Number.parse("40") == Number.parse("40", "point") == Number.parse("40", "comma")


class TestThousandsThatMayBeDecimals:
    """A text that a Dutch reader may take for thousands (`1.234`) is refused unannounced."""

    @pytest.mark.parametrize("text", ["1.234", "12.345", "123.456", "-1.000", "999.999"])
    def test_ambiguous_without_an_announcement(self, text: str) -> None:
        with pytest.raises(NotANumber) as error:
            Number.parse(text)
        assert error.value.reason == "ambiguous"

    def test_clear_with_an_announcement(self) -> None:
        assert Number.parse("1.234", "point") == Fraction(1234, 1000)
        assert Number.parse("1,234", "comma") == Fraction(1234, 1000)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("0.125", Fraction(1, 8)),
            ("1.23", Fraction(123, 100)),
            ("1.2340", Fraction(1234, 1000)),
            ("1234.567", Fraction(1234567, 1000)),
        ],
    )
    def test_clear_when_no_thousands_look_like_that(self, text: str, value: Fraction) -> None:
        assert Number.parse(text) == value


class TestNothingIsGuessed:
    """Whatever else people write is refused, because it means something else to another reader."""

    @SETTINGS
    @given(st.one_of(NEARLY, NUMBER, st.text(max_size=15)), SIGNS)
    @example("1\n", None)
    @example("1\u2028", None)
    @example("０", None)
    def test_a_text_is_refused_or_is_what_its_digits_say(
        self, text: str, sign: DecimalSign | None
    ) -> None:
        number = read(text, sign)
        if isinstance(number, NotANumber):
            assert number.text == text
            assert diagnose(text, sign) == number.reason or number.reason == "ambiguous"
        else:
            assert number == by_hand(text, mark_of(sign))
            assert number.written == text

    @SETTINGS
    @given(NUMBER, SIGNS)
    def test_a_number_by_the_grammar_is_read_or_is_of_the_other_sign(
        self, text: str, sign: DecimalSign | None
    ) -> None:
        number = read(text, sign)
        if isinstance(number, NotANumber):
            other = "," if mark_of(sign) == "." else "."
            assert other in text or number.reason == "ambiguous"
        else:
            assert number == by_hand(text, mark_of(sign))

    @SETTINGS
    @given(st.text(string.digits, max_size=4), st.sampled_from(OTHER_DIGITS), SIGNS, st.data())
    def test_no_other_digit_is_ever_accepted(
        self, digits: str, other: str, sign: DecimalSign | None, data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(digits)))
        with pytest.raises(NotANumber) as error:
            Number.parse(digits[:at] + other + digits[at:], sign)
        assert error.value.reason == "other-digits"

    def test_every_other_digit_of_unicode_is_refused(self) -> None:
        assert len(OTHER_DIGITS) > 1000
        for digit in OTHER_DIGITS:
            with pytest.raises(NotANumber):
                Number.parse(digit)

    @pytest.mark.parametrize(
        "text", ["1e10000000", "9" * 100_000, "1_" * 50_000, "0x" + "F" * 10**5]
    )
    def test_what_would_cost_much_is_refused_unread(self, text: str) -> None:
        """`Fraction("1e10000000")` takes nine seconds, `int` refuses more than 4,300 digits."""
        with pytest.raises(NotANumber):
            Number.parse(text)


class TestANumberRemembersHowItWasWritten:
    """It calculates as any fraction; results are plain; `written` is only for display."""

    @SETTINGS
    @given(NUMBER)
    def test_round_trip(self, text: str) -> None:
        sign: DecimalSign = "comma" if "," in text else "point"
        number = Number.parse(text, sign)
        assert number.written == text
        assert Number.parse(number.written, sign) == number
        for twin in (pickle.loads(pickle.dumps(number)), copy.copy(number), copy.deepcopy(number)):
            assert (twin, twin.written, type(twin)) == (number, text, Number)

    def test_results_are_plain_fractions(self) -> None:
        total = Number.parse("0.10") + Number.parse("0.20")
        assert total == Fraction(3, 10)
        assert type(total) is Fraction

    def test_different_spellings_are_equal_numbers(self) -> None:
        assert Number.parse("0.5") == Number.parse("0.50") == Fraction(1, 2)
        assert len({Number.parse("0.5"), Number.parse("0.50"), Fraction(1, 2)}) == 1
        assert repr(Number.parse("0.50")) == "Number('0.50')"

    def test_numbers_from_code_are_exact(self) -> None:
        assert Number.of(Fraction(1, 3)).written == "1/3"
        assert Number.of(40).written == "40"


# What people write, and what is wrong with it: without an announcement, with a point, with a
# comma. One word holds for all three; `ok` is a number.
DIAGNOSES: list[tuple[str, str]] = [
    ("40", "ok"),
    ("37.5", "ok ok decimal-sign"),
    ("37,5", "decimal-sign decimal-sign ok"),
    ("0.125", "ok ok decimal-sign"),
    ("0,125", "decimal-sign decimal-sign ok"),
    ("1.234", "ambiguous ok thousands"),
    ("1,234", "ambiguous thousands ok"),
    ("-12.345", "ambiguous ok thousands"),
    ("1234.567", "ok ok decimal-sign"),
    ("1.2345", "ok ok decimal-sign"),
    ("1.234.567", "thousands"),
    ("1,234,567", "thousands"),
    ("1.234,56", "thousands"),
    ("1,234.56", "thousands"),
    ("1 234", "thousands"),
    ("1\u00a0234,56", "thousands"),
    ("1\u202f234", "thousands"),
    ("1'234", "thousands"),
    ("1’234’567", "thousands"),
    ("", "empty"),
    ("   ", "empty"),
    ("nan", "not-finite"),
    (".NaN", "not-finite"),
    ("-.inf", "not-finite"),
    ("+Infinity", "not-finite"),
    ("1e3", "exponent"),
    ("1,5E-3", "exponent"),
    ("1e10000000", "exponent"),
    ("0x1F", "programming"),
    ("0b101", "programming"),
    ("0o17", "programming"),
    ("1_000", "programming"),
    ("1:30", "sexagesimal"),
    ("190:20:30.15", "sexagesimal"),
    ("014", "leading-zero"),
    ("00,5", "leading-zero"),
    ("-007", "leading-zero"),
    ("50%", "unit"),
    ("50 %", "unit"),
    ("5‰", "unit"),
    ("€ 5", "unit"),
    ("€ 1.234,56", "unit"),
    ("EUR 5", "unit"),
    ("5 euro", "unit"),
    ("40 fte", "unit"),
    ("5,-", "unit"),
    (" 40", "unit"),
    ("40\n", "unit"),
    ("+40", "sign"),
    (".5", "sign"),
    ("5.", "sign"),
    ("5-", "sign"),
    ("1234567890123", "too-long"),
    ("0.1234567", "too-long"),
    ("１２", "other-digits"),
    ("١٢", "other-digits"),
    ("½", "other-digits"),
    ("10²", "other-digits"),
    ("1/3", "not-a-number"),
    ("1.2.2024", "not-a-number"),
    ("veertig", "not-a-number"),
    ("no", "not-a-number"),
    ("-", "not-a-number"),
    ("−5", "not-a-number"),
    ("4 0", "not-a-number"),
    ("1.23,4", "not-a-number"),
]


@pytest.mark.parametrize(("text", "expected"), DIAGNOSES)
def test_diagnosis(text: str, expected: str) -> None:
    words = expected.split() if " " in expected else [expected] * 3
    signs: tuple[DecimalSign | None, ...] = (None, "point", "comma")
    for sign, word in zip(signs, words, strict=True):
        number = read(text, sign)
        if isinstance(number, NotANumber):
            assert number.reason == word
        else:
            assert word == "ok"
            assert number == by_hand(text, mark_of(sign))
