"""Every way of award by itself: the numbers of its own documentation, its ends, and its steps."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    PROPORTIONAL,
    SETTINGS,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    filled,
    framework,
    leaf,
    lot,
    of_bid,
    printed_numbers,
    ranks,
    rounding,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Offered
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.reporting.catalogue import award_blocks
from aanbesteding.reporting.csv_text import csv_text
from aanbesteding.reporting.derivation import derivation_blocks
from aanbesteding.reporting.json_result import json_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.score_report import score_blocks
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel

LINE = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100}
LINE |= {"out-of-range": "extrapolate"}
SIXTY = {"quality-weight": 60, "price-weight": 40}
FORTY = {"quality-weight": 40, "price-weight": 60}
NEW: dict[str, dict[str, Any]] = {
    "price-per-quality": {},
    "value-for-money": {"constant": 100000},
    "weighted-value-for-money": {**SIXTY, "constant": 1000000},
    "utility-index": SIXTY,
    "mark-up": FORTY,
    "willingness-to-pay": {"per-percent": 1000},
    "normalised-price": {"most": 20},
    "superformula": {"reference-price": 100000, "reference-quality": 70, "exponent": 1},
    "award-expression": {
        "total": "price / (1 + bonus * quality / whole)",
        "better": "low",
        "parameters": {"bonus": "0.5"},
    },
}
ABSOLUTE = sorted(set(NEW) - {"utility-index"})


def under(award: str, **more: Any) -> Framework:
    """A framework under an award: one criterion of 100, worth the fact f in per cent."""
    parameters = {"type": award, **NEW.get(award, {}), **more.pop("parameters", {})}
    return framework(leaf("k", 100, LINE), award=parameters, facts=[fact("f")], **more)


def bids(**by: tuple[Any, Any]) -> list[Bid]:
    """Bids by their quality and price."""
    return [bid(name, price, facts={"f": quality}) for name, (quality, price) in by.items()]


def result(
    award: str, parameters: dict[str, Any] | None = None, **by: tuple[Any, Any]
) -> LotResult:
    """The result of bids by their quality and price."""
    return the_lot(under(award, parameters=parameters or {}), bids(**by))


@pytest.mark.parametrize(
    ("award", "by", "expected", "order"),
    [
        ("price-per-quality", {"a": (80, 100000), "b": (60, 90000)}, {"a": 1250, "b": 1500}, "ab"),
        ("value-for-money", {"a": (80, 100000), "b": (60, 60000)}, {"a": 80, "b": 100}, "ba"),
        # 64^1.5 = 512; 81^1.5 = 729, per 1,000,000 × a million.
        (
            "weighted-value-for-money",
            {"a": (64, 100000), "b": (81, 1000000)},
            {"a": 5120, "b": 729},
            "ab",
        ),
        # b: (1 − 0) / 90,000 × 90,000 = 1.
        ("utility-index", {"a": (80, 100000), "b": (90, 90000)}, {"a": F("0.765"), "b": 1}, "ba"),
        # b: nothing missing, so its own price.
        ("mark-up", {"a": (75, 90000), "b": (100, 104999)}, {"a": 105000, "b": 104999}, "ba"),
        # b: 80,000 − 60 × 1,000 = 20,000.
        (
            "willingness-to-pay",
            {"a": (75, 90000), "b": (60, 80000)},
            {"a": 15000, "b": 20000},
            "ab",
        ),
        # Half of 20 % is 10 %. b: 1 + 0.20/0.80 = 1.25, and 95,000 / 1.25 = 76,000.
        ("normalised-price", {"a": (50, 90000), "b": (100, 95000)}, {"a": 80000, "b": 76000}, "ba"),
        # 1.2 + 0.7/0.5 = 2.6; 1 + 0.7/1 = 1.7.
        (
            "superformula",
            {"a": (50, 120000), "b": (100, 100000)},
            {"a": F("2.6"), "b": F("1.7")},
            "ba",
        ),
        # 140,000 / (1 + 0.5 × 0.8) = 140,000 / 1.4; b: 151,500 / 1.5.
        (
            "award-expression",
            {"a": (80, 140000), "b": (100, 151500)},
            {"a": 100000, "b": 101000},
            "ab",
        ),
    ],
)
def test_documented_numbers(award: str, by: Any, expected: Any, order: str) -> None:
    found = result(award, **by)
    assert totals(found) == expected
    assert ranks(found) == [(1, order[0]), (2, order[1])]


def test_documented_numbers_of_the_first_four() -> None:
    """80,000 − 1,500 = 78,500; 90,000 and 95,000; 70 and 65 points; 48 + 38 = 86."""
    worth = framework(leaf("k", 1500, LINE), award="award-on-value", facts=[fact("f")])
    assert totals(the_lot(worth, bids(a=(100, 80000)))) == {"a": 78500}
    cheap = the_lot(framework(award="lowest-price"), [bid("b", 95000), bid("a", 90000)])
    assert totals(cheap) == {"a": 90000, "b": 95000}
    fixed = under("fixed-price", lots=[lot(fixed_price=100000)])
    found = the_lot(fixed, bids(a=(65, None), b=(70, None)))
    assert ranks(found) == [(1, "b"), (2, "a")]
    assert totals(found) == {"b": 70, "a": 65}
    price = leaf("p", 40, PROPORTIONAL)  # 40 × 95/100 = 38 beside 60 × 0.8 = 48
    both = framework(leaf("k", 60, LINE), price, award="points", facts=[fact("f")])
    assert totals(the_lot(both, bids(a=(80, 100), b=(0, 95)))) == {"a": 86, "b": 40}


def test_e15_superformula_is_an_exact_tie() -> None:
    """100,000 at 70 %: 1 + 1 = 2. 130,000 at 100 %: 1.3 + 0.7 = 2."""
    found = result("superformula", a=(70, 100000), b=(100, 130000))
    assert totals(found) == {"a": 2, "b": 2}
    assert (ranks(found), found.status) == ([(1, "a"), (1, "b")], "draw-needed")


def test_superformula_with_other_exponents() -> None:
    """n = 2: 1.5² + (0.7/0.5)² = 2.25 + 1.96. n = 1/2: √(4) + √(0.7/0.7) = 3, found exactly."""
    assert totals(result("superformula", {"exponent": 2}, a=(50, 150000))) == {"a": F("4.21")}
    assert totals(result("superformula", {"exponent": "0.5"}, a=(70, 400000))) == {"a": 3}


@pytest.mark.parametrize("award", sorted(NEW))
@pytest.mark.parametrize("by", [(64, 90000), (50, 70000), (1, 1), (110, 130000)])
def test_steps_filled_in_give_their_result(award: str, by: tuple[int, int]) -> None:
    """By a second way of raising to a power; irrational totals lie within the radius.

    For the utility index quality counts 40 beside 60, so that 1 point has a total beside 90:
    1 − 0.89 × 40/60 = 0.40667.
    """
    other = {"superformula": {"exponent": "1.5"}, "utility-index": FORTY}.get(award, {})
    for parameters in [other] if award == "utility-index" else [{}, other]:
        found = result(award, parameters, a=by, b=(90, 100000))
        for traced in [step for one in found.ranking for step in one.total_steps]:
            step = traced.step
            assert abs(filled(step) - step.result) <= step.radius
            assert step.radius < F(1, 10**40)
            if step.radius == 0:
                assert set(printed_numbers(step)) == {step.result}


def test_an_irrational_total() -> None:
    """50^1.5 = 353.553390593…, per 100,000 × 1,000,000 = 3535.53390593…"""
    of = under("weighted-value-for-money")
    found = evaluated(of, bids(a=(50, 100000), b=(64, 100000)))
    total = of_bid(found.lots[0], "a").total
    assert total is not None
    assert F("3535.53390593") < total < F("3535.53390594")
    text = plain_text(derivation_blocks(found, "a", found.lots, "en"))
    assert "power(quality value, exponent)" in text
    assert "≈ 3,535.533906" in text
    assert max(len(word) for word in text.split()) < 60


def test_rounding_of_an_irrational_total_is_announced_and_done() -> None:
    of = under("weighted-value-for-money", policies={"rounding": [rounding("total", 2)]})
    assert totals(the_lot(of, bids(a=(50, 100000)))) == {"a": F("3535.53")}


@pytest.mark.parametrize(
    ("award", "by"),
    [
        *[(award, (0, 100)) for award in ("price-per-quality", "superformula")],
        *[(award, (50, 0)) for award in ("value-for-money", "weighted-value-for-money")],
        *[(award, (50, 0)) for award in ("utility-index", "superformula")],
        # Where less quality or a higher price would win: -10 points are not € -10 a point.
        *[(award, (-10, 100)) for award in ("price-per-quality", "value-for-money")],
        ("weighted-value-for-money", (-10, 100)),
        ("mark-up", (300, 100)),  # 1 − 2 × 40/60 < 0
        ("normalised-price", (-400, 100)),  # 1 − 0.8/0.8 = 0
    ],
)
def test_no_total(award: str, by: tuple[int, int]) -> None:
    """A fault and no ranking, also when the other bids have a total."""
    assert fault_codes(under(award), bids(a=by, b=(50, 100))) == ["AB424"]


def test_no_utility_index_where_the_dearer_bid_would_win() -> None:
    """60 points from the best: 1 − 0.6 × 1.5 = 0.1; at 1 − 0.7 × 1.5 = −0.05 a price of 100 would make
    −0.05 and one of 200 −0.025, which is more. At 2/3 from the best it is 0 for every price."""
    two: dict[str, tuple[Any, Any]] = {"a": (100, 100), "b": (40, 100)}
    assert totals(result("utility-index", **two)) == {"a": 1, "b": F("0.1")}
    for price in (100, 200):
        by = bids(a=(100, 100), b=(30, price))
        assert fault_codes(under("utility-index"), by) == ["AB424"]
    thirds = {"quality-weight": 50, "price-weight": 50}
    none_left = result("utility-index", thirds, a=(100, 100), b=(0, 100), c=(0, 200))
    assert totals(none_left) == {"a": 1, "b": 0, "c": 0}


@pytest.mark.parametrize(
    ("award", "by", "total"),
    [
        ("price-per-quality", (50, 0), 0),
        ("value-for-money", (0, 100), 0),
        ("weighted-value-for-money", (0, 100), 0),
        ("mark-up", (50, 0), 0),
        ("mark-up", (0, 90000), 150000),
        ("willingness-to-pay", (50, 0), -50000),
        ("willingness-to-pay", (0, 100), 100),
        ("normalised-price", (50, 0), 0),
        ("normalised-price", (0, 100), 100),
    ],
)
def test_zero_with_a_total(award: str, by: tuple[int, int], total: int) -> None:
    """90,000 × (1 + 40/60) = 150,000; 0 − 50 × 1,000."""
    assert totals(result(award, a=by)) == {"a": total}


def test_utility_index_is_relative_in_the_best_quality() -> None:
    """Without c: a = 1/100 × 60 = 0.6 and b = (1 − 0.2 × 1.5)/60 × 60 = 0.7. With c of 100 % for
    1,000: a = (1 − 0.3)/100 × 60 = 0.42, b = (1 − 0.6)/60 × 60 = 0.4; c = 0.06 turns them round.
    """
    two = {"a": (80, 100), "b": (60, 60)}
    assert totals(result("utility-index", **two)) == {"b": F("0.7"), "a": F("0.6")}
    three = result("utility-index", **two, c=(100, 1000))
    assert totals(three) == {"a": F("0.42"), "b": F("0.4"), "c": F("0.06")}
    assert AWARDS["utility-index"].relative
    open_ = under("utility-index", policies={"drop-out": "not-announced"})
    assert "AB603" in warning_codes(evaluated(open_, bids(**two)))


OFFERS = st.tuples(st.integers(1, 120), st.integers(1, 30).map(lambda n: n * 5000))


@SETTINGS
@given(st.sampled_from(ABSOLUTE), st.lists(OFFERS, min_size=3, max_size=5))
def test_of_absolute_awards_the_order_of_the_rest_stays(
    award: str, offers: list[tuple[int, int]]
) -> None:
    assert not AWARDS[award].sees_others(under(award).award)
    by = dict(zip("abcde", offers, strict=False))
    whole = totals(result(award, **by))
    for gone in by:
        rest = {name: offer for name, offer in by.items() if name != gone}
        expected = {name: total for name, total in whole.items() if name != gone}
        assert list(totals(result(award, **rest)).items()) == list(expected.items())


def test_an_irrational_criterion_widens_the_total_as_much_as_the_award_does() -> None:
    """One point is worth € 1,000,000 / 100 here: what is enclosed in points is so in the total."""
    award = AWARDS["value-for-money"]
    of = under("value-for-money", parameters={"constant": 1000000})
    run = LotEvaluation(of, 0, Dossier(()), Panel(of, Dossier(())))
    offered = Offered(F(50), F(100), F(100), F(50), F(100))
    step = award.total(of.award, offered)
    assert run._radius(step, offered, F(1, 10**50), F(0)) == F(1, 10**46)


# --- what people see ------------------------------------------------------------------------


@pytest.mark.parametrize("award", sorted(AWARDS))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_page_of_an_award(award: str, lang: Any) -> None:
    row = AWARDS[award]
    text = plain_text(award_blocks(row, lang))
    assert text.startswith(f"{award}: {row.name.say(lang)}")
    unread = {"nl": "niet uit een gelezen bron", "en": "not from a source that was read"}[lang]
    assert (unread in text) is not row.source.verified
    experimental = {"nl": "Experimenteel", "en": "Experimental"}[lang]
    assert (experimental in text) is row.experimental
    assert not row.experimental or not row.source.verified


def test_only_the_experimental_award_warns() -> None:
    for award in NEW:
        found = warning_codes(evaluated(under(award), bids(a=(70, 100000), b=(80, 90000))))
        assert ("AB610" in found) is (award == "superformula")


@pytest.mark.parametrize(
    ("award", "unit", "said"),
    [
        ("price-per-quality", "euro-per-point", "€ 1,250 per point; € 250 per point ahead"),
        ("value-for-money", "index", "Bod a, 80.00; 20.00 ahead"),
        ("willingness-to-pay", "euro", "Bod a, € 20,000; € 10,000 ahead"),
    ],
)
def test_units_in_reports(award: str, unit: str, said: str) -> None:
    """100,000/80 = 1,250 and 90,000/60 = 1,500; 80 and 60; 20,000 and 30,000."""
    price = 100000 if award == "value-for-money" else 90000
    found = evaluated(under(award), bids(a=(80, 100000), b=(60, price)))
    assert said in plain_text(score_blocks(found, "en", found.lots))
    data = json.loads(json_text(found, found.lots))
    assert data["framework"]["unit"] == unit
    total = F(data["lots"][0]["ranking"][0]["total"]["fraction"])
    assert total == of_bid(found.lots[0], "a").total
    assert '"total"' in csv_text(found, found.lots, "en")
    assert (
        "points"
        not in plain_text(derivation_blocks(found, "a", found.lots, "en"))
        .split("Outcome")[1]
        .split("Total")[-1]
    )
