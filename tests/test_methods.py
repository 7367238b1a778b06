"""Every scoring method by itself: the numbers of its own documentation, its ends, and its steps."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    PROPORTIONAL,
    RATED,
    SETTINGS,
    F,
    bid,
    calculate,
    filled,
    framework,
    from_text,
    leaf,
    made,
    marks,
    median,
    printed_numbers,
    ranks,
    rounding,
    the_lot,
    totals,
)
from tests.reference.rounding import round_to

from aanbesteding.exact.number import Number
from aanbesteding.exact.rounding import RoundingMode
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Offered
from aanbesteding.methods.base import Competition, OutsideRange, Step
from aanbesteding.reporting.formula import filled_in
from aanbesteding.scoring.leaves import rounded

Cases = list[tuple[Any, str]]
"""What is measured, and the share."""


def parameters(method: str, **more: Any) -> Any:
    """The parameters of a method, as a file gives them."""
    of_fact = {"fact": "f"} if METHODS[method].measures == "fact" else {}
    return made(METHODS[method].parameters, {"type": method, **of_fact, **more})


def competition(bids: Any) -> Competition | None:
    """The other bids: none, a lowest price, or all prices (or shares of a panel)."""
    if bids is None:
        return None
    numbers = tuple(F(n) for n in (bids if isinstance(bids, tuple) else (bids,)))
    return Competition(numbers, numbers)


def shared(method: str, given: Any, measured: Any, lowest: Any = None) -> Step:
    """The step of a method; numbers are taken as they are in a file."""
    value = Number.of(F(measured)) if isinstance(measured, int | Fraction) else measured
    if isinstance(measured, bool):
        value = measured
    return METHODS[method].share(given, value, competition(lowest))


CURVE = parameters(
    "fact-curve",
    points=[
        {"at": 0, "percent": 0},
        {"at": 100000, "percent": 100},
        {"at": 200000, "percent": 0},
    ],
    out_of_range="clamp",
)
TABLE = parameters(
    "fact-table",
    rows=[
        {"from": 0, "below": 10, "percent": 0},
        {"from": 10, "below": 20, "percent": 60},
        {"from": 20, "percent": 100},
    ],
    out_of_range="zero",
)

DISCOUNT = parameters(
    "fact-discount",
    rows=[{"is": "4", "percent": 7}, {"is": "5", "percent": 10}],
    maximum="weight",
    out_of_range="zero",
)
THRESHOLD = parameters("price-threshold", reserve=100, threshold=60, out_of_range="clamp")
PARABOLIC = parameters("price-parabolic", reserve=100, out_of_range="clamp")
AVERAGE = parameters("price-average", at_mean=50, per_percent=1, out_of_range="clamp")
BENT = parameters(
    "price-graduated", inflection="1.0250", gentle="0.1", steep=1, out_of_range="clamp"
)
RANKED = parameters("price-rank", table=[100, 70, 40], beyond=5)
FULL = parameters(
    "fact-expression",
    share="min(1, value / full)",
    parameters={"full": 200},
    out_of_range="not-announced",
)
BEST = (F("0.6"), F("0.75"), F("0.45"))

# Per method: a sentence of its docstring, and what that sentence says: (parameters, measured,
# lowest price) → share. The sentence is looked up in the module, so it cannot drift away.
DOCUMENTED: dict[str, list[tuple[str, Any, Any, Any, str]]] = {
    "rating-scale": [
        (
            "Three assessors give 75 %, 50 % and 100 %: the mean is (75 + 50 + 100)/3 = 75 %",
            "mean",
            (F("0.75"), F("0.5"), F(1)),
            None,
            "0.75",
        ),
        ("the median is 75 %", "median", (F("0.75"), F("0.5"), F(1)), None, "0.75"),
    ],
    "fact-bandwidth": [
        (
            (
                "With nothing at 50 volunteers, everything at 250, and 150 volunteers: "
                "(50 − 150)/(50 − 250) = 50 %"
            ),
            parameters("fact-bandwidth", zero_at=50, full_at=250, out_of_range="clamp"),
            150,
            None,
            "0.5",
        )
    ],
    "fact-curve": [
        (
            (
                "With 100 % at 100,000 and 0 % at 0 and at 200,000: 95,000 gets "
                "0 + (95,000 − 0) × (100 − 0) / (100,000 − 0) = 95 %"
            ),
            CURVE,
            95000,
            None,
            "0.95",
        ),
        ("110,000 gets 100 + 10,000 × (0 − 100)/100,000 = 90 %", CURVE, 110000, None, "0.9"),
    ],
    "fact-table": [
        (
            "With the bands [0, 10) 0 %, [10, 20) 60 % and [20, …) 100 %: a value of 10 gets 60 %",
            TABLE,
            10,
            None,
            "0.6",
        ),
        ("19.99 gets 60 %", TABLE, F("19.99"), None, "0.6"),
        ("20 gets 100 %", TABLE, 20, None, "1"),
    ],
    "fact-yes-no": [
        (
            "With 100 % for yes and −50 % for no, and a weight of 8 points: yes gets 8",
            parameters("fact-yes-no", if_yes=100, if_no=-50),
            True,
            None,
            "8/8",
        ),
        ("no −4", parameters("fact-yes-no", if_yes=100, if_no=-50), False, None, "-4/8"),
    ],
    "fact-discount": [
        ("With 7 % for level 4", DISCOUNT, "4", None, "0.07"),
        ("10 % for level 5", DISCOUNT, "5", None, "0.1"),
    ],
    "fact-addition": [
        (
            "With a factor of 2 and an MKI of € 60,000 the value is 0 − 2 × 60,000 = -120,000",
            parameters("fact-addition", factor=2, out_of_range="clamp"),
            60000,
            None,
            "-120000",
        )
    ],
    "price-bandwidth": [
        (
            (
                "With all points at € 50, none at € 150 and a price of € 100: "
                "(150 − 100)/(150 − 50) = 50 %"
            ),
            parameters("price-bandwidth", zero_at=150, full_at=50, out_of_range="clamp"),
            100,
            None,
            "0.5",
        )
    ],
    "price-linear-lowest": [
        (
            "With `zero-at` 100 % and prices of 100 and 125: 1 − 25/100 = 75 %",
            parameters("price-linear-lowest", zero_at=100, out_of_range="clamp"),
            125,
            100,
            "0.75",
        ),
        (
            "With `zero-at` 50 % the same bid gets 1 − 25/50 = 50 %",
            parameters("price-linear-lowest", zero_at=50, out_of_range="clamp"),
            125,
            100,
            "0.5",
        ),
    ],
    "price-proportional": [
        (
            "With 40 points for price and prices of 100, 105 and 108: 40 × 100/100 = 40",
            parameters("price-proportional"),
            100,
            100,
            "1",
        ),
        ("40 × 100/105 = 38.10", parameters("price-proportional"), 105, 100, "100/105"),
        ("40 × 100/108 = 37.04", parameters("price-proportional"), 108, 100, "100/108"),
    ],
    "rating-to-best": [
        ("60/75 = 80 %", parameters("rating-to-best", scale="s"), F("0.6"), BEST, "0.8"),
        ("75/75 = 100 %", parameters("rating-to-best", scale="s"), F("0.75"), BEST, "1"),
        ("45/75 = 60 %", parameters("rating-to-best", scale="s"), F("0.45"), BEST, "0.6"),
    ],
    "price-linear-range": [
        (
            "prices of 100, 125 and 150: (150 − 100)/(150 − 100) = 100 %",
            parameters("price-linear-range", when_equal=100),
            100,
            (100, 125, 150),
            "1",
        ),
        (
            "(150 − 125)/50 = 50 % and 0 %",
            parameters("price-linear-range", when_equal=100),
            125,
            (100, 125, 150),
            "0.5",
        ),
        ("and 0 %", parameters("price-linear-range", when_equal=100), 150, (100, 125, 150), "0"),
    ],
    "price-threshold": [
        ("a price of 80 gets (100 − 80)/(100 − 60) = 50 %", THRESHOLD, 80, None, "0.5"),
        ("a price of 55 gets all points", THRESHOLD, 55, None, "1"),
    ],
    "price-parabolic": [
        ("a price of 50 gets 1 − (50/100)² = 75 %", PARABOLIC, 50, None, "0.75"),
        ("a price of 80 gets 36 %", PARABOLIC, 80, None, "0.36"),
    ],
    "price-log": [
        (
            "gets 1 − log(1.4142)/log(2), which is 50.00 %",
            parameters("price-log", zero_at=2, out_of_range="clamp"),
            F("141.42"),
            (100, F("141.42")),
            "0.5",
        ),
        (
            "A price of 200 gets exactly 0 %",
            parameters("price-log", zero_at=2, out_of_range="clamp"),
            200,
            100,
            "0",
        ),
    ],
    "price-average": [
        ("90 gets 50 + 10 = 60 %", AVERAGE, 90, (90, 100, 110), "0.6"),
        ("100 gets 50 %", AVERAGE, 100, (90, 100, 110), "0.5"),
        ("110 gets 40 %", AVERAGE, 110, (90, 100, 110), "0.4"),
    ],
    "price-graduated": [
        (
            "110 is 10 % above the lowest and loses 1 point (99 %)",
            BENT,
            110,
            (100, 110, 200),
            "0.99",
        ),
        ("which leaves 11.475 %", BENT, 200, (100, 110, 200), "0.11475"),
    ],
    "price-rank": [
        ("90 is first (100 %)", RANKED, 90, (90, 100, 100, 120), "1"),
        ("both prices of 100 are second (70 %)", RANKED, 100, (90, 100, 100, 120), "0.7"),
        ("120 is fourth", RANKED, 120, (90, 100, 100, 120), "0.05"),
    ],
    "fact-expression": [
        (
            "full = 200, a fact of 150 gets 150/200 = 75 %",
            FULL,
            150,
            None,
            "0.75",
        ),
        ("300 gets 100 %", FULL, 300, None, "1"),
    ],
    "price-expression": [
        (
            "prices of 100 and 125: the second gets 1 − 25/50 = 50 %",
            parameters(
                "price-expression",
                share="max(0, 1 - (price - lowest) / (spread * lowest))",
                parameters={"spread": "0.5"},
                out_of_range="clamp",
            ),
            125,
            (100, 125),
            "0.5",
        )
    ],
}
FLAT = [
    pytest.param(method, *case, id=f"{method}-{n}")
    for method, cases in DOCUMENTED.items()
    for n, case in enumerate(cases)
]


class TestDocumented:
    """The worked example in the docstring of a method's module is what the method calculates."""

    def test_every_method_has_one(self) -> None:
        """A method that is added needs its example here."""
        assert sorted(DOCUMENTED) == sorted(METHODS)

    @pytest.mark.parametrize(("method", "sentence", "given", "measured", "lowest", "share"), FLAT)
    def test_is_what_it_says(
        self, method: str, sentence: str, given: Any, measured: Any, lowest: Any, share: str
    ) -> None:
        """The sentence stands in the docstring, its sum comes out, and the step has that result."""
        module = import_module(f"aanbesteding.methods.{method.replace('-', '_')}")
        assert sentence in " ".join((inspect.getdoc(module) or "").split())
        step = METHODS[method].share(given, measured, competition(lowest))
        if step.radius:  # irrational: `share` is how the docstring rounds it
            assert abs(step.result - F(share)) < F(1, 20000)
        else:
            assert step.result == F(share)
            assert method == "price-log" or filled(step) == F(share)

    @pytest.mark.parametrize("method", METHODS)
    def test_every_sum_in_the_docstring_is_right(self, method: str) -> None:
        """`(50 − 150)/(50 − 250) = 50 %` and the like, worked out: no misprint in a docstring."""
        module = import_module(f"aanbesteding.methods.{method.replace('-', '_')}")
        text = " ".join((inspect.getdoc(module) or "").split()).replace("−", "-")
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
        for found in re.finditer(r"([(\d][\d.()+\-*/× ]*) = (-?\d+(?:\.\d+)?)( %)?", text):
            left, right, per_cent = found.groups()
            value = calculate(left.replace("×", "*"), {})
            if per_cent and "/" in left and abs(value) <= 1:
                value *= 100
            digits = len(right.partition(".")[2])
            assert abs(value - F(right)) * 10**digits <= F(1, 2), found.group()

    def test_the_catalogue_has_the_formula_of_the_step(self) -> None:
        """What `explain price-proportional` prints is what is calculated inside the range."""
        for method, cases in DOCUMENTED.items():
            if method not in ("rating-scale", "price-expression", "fact-expression"):
                _, given, measured, lowest, _ = cases[0]
                assert shared(method, given, measured, lowest).formula == METHODS[method].formula


class TestEnds:
    """On the ends of a range, and just beyond, by every way that a framework may announce."""

    ENDS: tuple[tuple[str, dict[str, Any], Cases, Cases], ...] = (
        (
            "fact-bandwidth",
            {"zero-at": 50, "full-at": 250},
            [(50, "0"), (250, "1")],
            [(F("49.999999"), "0"), (F("250.000001"), "1")],
        ),
        (
            "fact-bandwidth",
            {"zero-at": 250, "full-at": 50},
            [(50, "1"), (250, "0")],
            [(F("49.999999"), "1"), (F("250.000001"), "0")],
        ),
        (
            "price-bandwidth",
            {"zero-at": 200, "full-at": 100},
            [(100, "1"), (200, "0")],
            [(F("99.99"), "1"), (F("200.01"), "0")],
        ),
        (
            "fact-curve",
            {"points": [{"at": 1, "percent": 20}, {"at": 3, "percent": 80}]},
            [(1, "0.2"), (3, "0.8")],
            [(F("0.999999"), "0.2"), (F("3.000001"), "0.8")],
        ),
    )

    @pytest.mark.parametrize(("method", "given", "ends", "beyond"), ENDS)
    def test_clamp(self, method: str, given: Any, ends: Cases, beyond: Cases) -> None:
        """The ends have their share, and beyond them that share stays."""
        clamped = parameters(method, out_of_range="clamp", **given)
        for value, share in [*ends, *beyond]:
            assert shared(method, clamped, value).result == F(share)

    @pytest.mark.parametrize(("method", "given", "ends", "beyond"), ENDS)
    @pytest.mark.parametrize("word", ["reject", "not-announced"])
    def test_no_share(self, word: str, method: str, given: Any, ends: Cases, beyond: Cases) -> None:
        """The ends are inside; a millionth (a cent) beyond there is no share, and it says so."""
        strict = parameters(method, out_of_range=word, **given)
        outside = METHODS[method].outside
        assert outside is not None
        for value, share in ends:
            assert shared(method, strict, value).result == F(share)
            assert not outside(strict, F(value))
        for value, _ in beyond:
            assert outside(strict, F(value))
            with pytest.raises(OutsideRange):
                shared(method, strict, value)

    @pytest.mark.parametrize(("method", "given", "ends", "beyond"), ENDS[:3])
    def test_extrapolate(self, method: str, given: Any, ends: Cases, beyond: Cases) -> None:
        """The line goes on: as far beyond an end as the range is wide, a share of −1 or 2."""
        going_on = parameters(method, out_of_range="extrapolate", **given)
        zero, full = F(given["zero-at"]), F(given["full-at"])
        assert shared(method, going_on, zero + (zero - full)).result == -1
        assert shared(method, going_on, full + (full - zero)).result == 2

    @pytest.mark.parametrize("value", [F("-0.000001"), 30, F("30.000001")])
    def test_table(self, value: Any) -> None:
        """Rows [0, 10) and [20, 30): 30 is in none; neither is what lies between the rows."""
        rows = [{"from": 0, "below": 10, "percent": 50}, {"from": 20, "below": 30, "percent": 100}]
        for outside in (value, 10, F("19.999999")):
            zero = parameters("fact-table", rows=rows, out_of_range="zero")
            assert shared("fact-table", zero, outside).result == 0
            for word in ("reject", "not-announced"):
                with pytest.raises(OutsideRange):
                    shared(
                        "fact-table",
                        parameters("fact-table", rows=rows, out_of_range=word),
                        outside,
                    )

    def test_linear(self) -> None:
        """Nothing left at 25 % above 100: 125 is the end, 125.01 beyond."""
        ways = {"clamp": F(0), "extrapolate": F("-0.0004"), "not-announced": None}
        for word, expected in ways.items():
            given = parameters("price-linear-lowest", zero_at=25, out_of_range=word)
            assert shared("price-linear-lowest", given, 125, 100).result == 0
            if expected is None:
                with pytest.raises(OutsideRange):
                    shared("price-linear-lowest", given, F("125.01"), 100)
            else:
                assert shared("price-linear-lowest", given, F("125.01"), 100).result == expected

    def test_median_and_mean_of_one(self) -> None:
        """One assessor is a panel: the mark itself, under every rule."""
        for combine in ("mean", "median", "consensus"):
            assert METHODS["rating-scale"].share(combine, (F("0.7"),), None).result == F("0.7")


# --- every step of every method ---------------------------------------------------------------

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
POSITIVE = st.fractions(min_value="0.001", max_value=1000, max_denominator=1000)
PERCENT = st.integers(-100, 150)
EXACT = [method for method in METHODS if method != "price-log"]  # test_price_methods has that one
SUMS = ("award-on-value", "fixed-price", "lowest-price", "points")
FORMULAS = (
    "max(0, 1 - (price - lowest) / (spread * lowest))",
    "min(1, 2*lowest÷price) - 0.25 × mean/highest",
    "if(price <= 1.5 * median, (lowest / price)^2, -abs(1 - price / mean))",
    "price^-1 * lowest",
)


@st.composite
def steps(draw: Any) -> Step:
    """A step of some method or award, or of a rounding, over arbitrary numbers."""
    kind = draw(st.sampled_from([*EXACT, "rounding", "total"]))
    clamp = {"out_of_range": "clamp"}
    if kind == "rounding":
        mode = draw(st.sampled_from(get_args(RoundingMode)))
        of = framework(policies={"rounding": [rounding("total", draw(st.integers(0, 6)), mode)]})
        announced = {"total": of.policies.rounding}
        return rounded(draw(NUMBERS), "total", announced)[1][0].step  # type: ignore[arg-type]
    if kind == "total":
        award = AWARDS[draw(st.sampled_from(SUMS))]  # test_awards has the others
        one, price = draw(NUMBERS), draw(POSITIVE)
        return award.total(None, Offered(one, F(100), price, F(100), price))
    if kind == "rating-scale":
        worths = tuple(draw(st.lists(NUMBERS, min_size=1, max_size=6)))
        return METHODS[kind].share(draw(st.sampled_from(["mean", "median"])), worths, None)
    if kind == "fact-table":
        rows = [{"below": 0, "percent": draw(PERCENT)}, {"from": 5, "percent": draw(PERCENT)}]
        return shared(kind, parameters(kind, rows=rows, out_of_range="zero"), draw(NUMBERS))
    if kind == "fact-discount":
        rows = [{"below": 0, "percent": draw(PERCENT)}, {"from": 5, "percent": draw(PERCENT)}]
        given = parameters(kind, rows=rows, maximum="none", out_of_range="zero")
        return shared(kind, given, draw(NUMBERS))
    if kind == "fact-addition":
        beyond = draw(st.sampled_from(["clamp", "extrapolate"]))
        given = parameters(kind, factor=draw(st.integers(1, 5)), out_of_range=beyond)
        return shared(kind, given, draw(NUMBERS))
    if kind == "fact-yes-no":
        given = parameters(kind, if_yes=draw(PERCENT), if_no=draw(PERCENT))
        return shared(kind, given, draw(st.booleans()))
    if kind == "fact-curve":
        ats = sorted(draw(st.sets(st.integers(-500, 500), min_size=2, max_size=5)))
        points = [{"at": at, "percent": draw(PERCENT)} for at in ats]
        return shared(kind, parameters(kind, points=points, **clamp), draw(NUMBERS))
    if kind == "fact-expression":
        share = draw(st.sampled_from(["value / 3 - 1", "min(1, (value - 2)^2)", "abs(value)"]))
        return shared(kind, parameters(kind, share=share, **clamp), draw(NUMBERS))
    if kind.endswith("bandwidth"):
        full, width = draw(st.integers(0, 500)), draw(st.integers(1, 500))
        beyond = draw(st.sampled_from(["clamp", "extrapolate"]))
        given = parameters(kind, zero_at=full + width, full_at=full, out_of_range=beyond)
        return shared(kind, given, draw(NUMBERS))
    lowest = draw(POSITIVE)
    price = lowest + draw(st.fractions(min_value=0, max_value=1000, max_denominator=1000))
    if kind == "price-linear-lowest":
        beyond = draw(st.sampled_from(["clamp", "extrapolate"]))
        given = parameters(kind, zero_at=draw(st.integers(1, 300)), out_of_range=beyond)
        return shared(kind, given, price, lowest)
    if kind == "price-proportional":
        return shared(kind, parameters(kind), price, lowest)
    return draw(newer(kind, price, (lowest, price, *draw(st.lists(POSITIVE, max_size=3)))))


@st.composite
def newer(draw: Any, kind: str, price: Fraction, prices: tuple[Fraction, ...]) -> Step:
    """A step of a method that sees all prices, or of one with a reserve price."""
    given: dict[str, Any] = {}
    if kind not in ("price-linear-range", "price-rank", "rating-to-best"):
        given["out_of_range"] = draw(st.sampled_from(["clamp", "extrapolate"]))
    whole = st.integers(1, 500)
    if kind == "rating-to-best":
        return shared(kind, parameters(kind, scale="s"), price, prices)
    if kind == "price-linear-range":
        given["when_equal"] = draw(PERCENT)
    elif kind == "price-rank":
        given |= {"table": draw(st.lists(PERCENT, min_size=1, max_size=4)), "beyond": draw(PERCENT)}
    elif kind == "price-parabolic":
        given["reserve"] = draw(whole)
    elif kind == "price-threshold":
        threshold = draw(whole)
        given |= {"reserve": threshold + draw(whole), "threshold": threshold}
    elif kind == "price-average":
        given |= {"at_mean": draw(PERCENT), "per_percent": draw(whole)}
    elif kind == "price-graduated":
        given |= {"inflection": draw(whole), "gentle": draw(whole), "steep": draw(whole)}
    else:
        given |= {"share": draw(st.sampled_from(FORMULAS)), "parameters": {"spread": "0.5"}}
    return shared(kind, parameters(kind, **given), price, prices)


class TestSteps:
    """A step is a formula that anybody can work out: filling in its values gives its result."""

    @SETTINGS
    @given(steps())
    def test_filling_in_gives_the_result(self, step: Step) -> None:
        """Exactly, by a reader of arithmetic that knows nothing of the methods."""
        assert filled(step) == step.result

    @SETTINGS
    @given(steps())
    def test_the_printed_sum_gives_the_result(self, step: Step) -> None:
        """What a report prints can be typed over: it comes to the printed result."""
        assert from_text(filled_in(step, "en"), step) == step.result
        assert set(printed_numbers(step)) <= {step.result}

    @SETTINGS
    @given(steps())
    def test_the_dutch_sum_is_the_english_one(self, step: Step) -> None:
        """The same numbers with points and commas the other way round."""
        swapped = filled_in(step, "nl").translate(str.maketrans(".,", ",."))
        assert from_text(
            swapped.replace("mediaan", "median")
            .replace("afgerond", "rounded")
            .replace("als(", "if("),
            step,
        ) == (step.result)

    def test_every_name_has_a_value_and_every_value_a_name(self) -> None:
        """Nothing is filled in twice, nothing left over."""
        for step in documented_steps():
            names = set(re.findall(r"\b[a-z][a-z0-9]*\b", step.formula)) - {
                "min",
                "max",
                "median",
                "log",
            }
            assert names == {name for name, _ in step.values}
            assert len(step.values) == len(dict(step.values))

    def test_division_by_a_fraction_is_printed_with_brackets(self) -> None:
        """1/3 ÷ (2/3) is a half; typed over without brackets, 1/3 ÷ 2/3 would be 1/18."""
        step = Step("lowest / price", (("lowest", F(1, 3)), ("price", F(2, 3))), F(1, 2))
        assert filled_in(step, "en") == "1/3 ÷ (2/3)"
        assert printed_numbers(step) == [F(1, 2), F(1, 2)]

    def test_the_reader_of_arithmetic_itself(self) -> None:
        """Points before lines, brackets first, the middle of an even number: 5.5."""
        assert calculate("1 + 2 * 3 - 8 / (6 - 2)", {}) == 5
        assert calculate("max(0, min(1, -0.25))", {}) == 0
        assert calculate("median(2, 9, 8, 3)", {}) == median(F(2), F(9), F(8), F(3)) == F("5.5")
        assert calculate("a / b", {"a": F(1), "b": F(3)}) == F(1, 3)


def documented_steps() -> Iterator[Step]:
    """The steps of all documented examples."""
    for method, cases in DOCUMENTED.items():
        for _, params, measured, lowest, _ in cases:
            yield METHODS[method].share(params, measured, competition(lowest))


# --- published and derived tables -------------------------------------------------------------


def linear(zero_at: int) -> dict[str, Any]:
    """F2: linear from the lowest, going on below zero."""
    return {"type": "price-linear-lowest", "zero-at": zero_at, "out-of-range": "extrapolate"}


F4 = {"type": "price-bandwidth", "zero-at": 150, "full-at": 50, "out-of-range": "reject"}


class TestRankReversal:
    """40 points for the price; (price, quality points): A (100, 48), B (125, 55), C (60, 20).

    C wins nowhere. Under the relative formulas it decides all the same who of A and B wins.
    """

    def totals(self, method: dict[str, Any], names: str) -> dict[str, F]:
        """The totals to two decimals, the best first."""
        sixty = {"type": "numeric", "id": "s", "lowest": 0, "highest": 60, "step": 1}
        of = framework(
            leaf("kwaliteit", 60, {"type": "rating-scale", "scale": "s"}),
            leaf("kosten", 40, method),
            scales=[sixty | {"zero-at": 0, "full-at": 60}],
        )
        bids = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}
        sheet = marks("p", {name: {"kwaliteit": bids[name][1]} for name in names})
        result = the_lot(of, [bid(name, bids[name][0]) for name in names], [sheet])
        assert [rank for rank, _ in ranks(result)] == list(range(1, len(names) + 1))
        return {
            name: round_to(total or F(0), 2, "half-up") for name, total in totals(result).items()
        }

    def test_f1(self) -> None:
        """With C: A 48 + 40 × 60/100 = 72, B 55 + 40 × 60/125 = 74.20, C 60. Without: 88 and 87."""
        assert self.totals(PROPORTIONAL, "abc") == {
            "b": F("74.20"),
            "a": F("72.00"),
            "c": F("60.00"),
        }
        assert self.totals(PROPORTIONAL, "ab") == {"a": F("88.00"), "b": F("87.00")}

    def test_f2(self) -> None:
        """With C: A 48 + 40 × (1 − 40/60) = 61.33, B 55 + 40 × (1 − 65/60) = 51.67, C 60."""
        assert self.totals(linear(100), "abc") == {
            "a": F("61.33"),
            "c": F("60.00"),
            "b": F("51.67"),
        }
        assert self.totals(linear(100), "ab") == {"a": F("88.00"), "b": F("85.00")}

    def test_f4(self) -> None:
        """From 50 to 150: A 48 + 40 × 50/100 = 68, B 55 + 40 × 25/100 = 65, with and without C."""
        assert self.totals(F4, "abc") == {"a": F("68.00"), "b": F("65.00"), "c": F("56.00")}
        assert self.totals(F4, "ab") == {"a": F("68.00"), "b": F("65.00")}

    def test_only_relative_methods_say_that_they_are(self) -> None:
        """The catalogue marks those under which another bid can turn the order round."""
        assert {name for name, method in METHODS.items() if method.relative} == {
            "price-average",
            "price-expression",
            "price-graduated",
            "price-linear-lowest",
            "price-linear-range",
            "price-log",
            "price-proportional",
            "price-rank",
            "rating-to-best",
        }


class TestPublished:
    """Other rows of the reference, from public sources."""

    def test_dfo(self) -> None:
        """10 − 10 × (Pe − Pb)/Pb: beside 100, 150 gets 5 and 200 gets 0, 250 gets −5."""
        of = framework(
            leaf("kosten", 10, linear(100)),
            weights={"unit": "points", "of": "whole", "total": 10},
        )
        prices = {"a": 100, "b": 150, "c": 200, "d": 250}
        result = the_lot(of, [bid(*pair) for pair in prices.items()])
        assert totals(result) == {"a": 10, "b": 5, "c": 0, "d": -5}

    def test_rijkswaterstaat(self) -> None:
        """100 %, 60 %, 25 %, 0 % and −50 %: of 10000 euros 10000, 6000, 2500, 0 and −5000."""
        of = framework(
            leaf("k", 10000, {"type": "rating-scale", "scale": "woorden"}), award="award-on-value"
        )
        words = ("goed", "voldoende", "matig", "geen", "slecht")
        sheet = marks("p", {word: {"k": word} for word in words})
        result = the_lot(of, [bid(word, 50000) for word in words], [sheet])
        assert list(totals(result).values()) == [40000, 44000, 47500, 50000, 55000]

    def test_twenty_to_twenty_five(self) -> None:
        """10 points at 20 euros, none at 25: 22.50 gets 5. (A published page prints 9: not so.)"""
        band = {"type": "price-bandwidth", "zero-at": 25, "full-at": 20, "out-of-range": "clamp"}
        of = framework(leaf("k", 10, band), weights={"unit": "points", "of": "whole", "total": 10})
        assert totals(the_lot(of, [bid("a", "22.50")])) == {"a": 5}

    def test_a_loss_leader(self) -> None:
        """A price of 1 cent beside 100 and 110 leaves those 0.01 % and 0.0091 % of the points."""
        of = framework(leaf("kosten", 40, PROPORTIONAL), leaf("k", 60, RATED))
        sheet = marks("p", {"a": {"k": 8}, "b": {"k": 8}, "c": {"k": 2}})
        result = the_lot(of, [bid("a", 100), bid("b", 110), bid("c", "0.01")], [sheet])
        found = totals(result)
        assert found["c"] == 52
        assert found["a"] == F("48.004")
