"""Laws of every award and every price method: better is not worse, others do not matter, units do not.

A law that does not hold for some of them says so here, with the example that breaks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.build import (
    LOT,
    RATED,
    SETTINGS,
    F,
    bid,
    fact,
    framework,
    leaf,
    marks,
    ranks,
    the_lot,
    totals,
)
from tests.reference.rounding import round_to
from tests.test_properties import (
    ABSOLUTE,
    ON_PRICE,
    RELATIVE,
    Tender,
    everything,
    judged,
    remarked,
    repriced,
    reweighted,
    tenders,
)

from aanbesteding import Faults
from aanbesteding.exact.number import Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.evaluation import LotResult

BOTH = {"quality-weight": 40, "price-weight": 60}
KEYS: dict[str, dict[str, Any]] = {
    "points": {},
    "fixed-price": {},
    "award-on-value": {},
    "lowest-price": {},
    "price-per-quality": {},
    "value-for-money": {"constant": 100},
    "weighted-value-for-money": {**BOTH, "constant": 1000},
    "utility-index": BOTH,
    "mark-up": BOTH,
    "willingness-to-pay": {"per-percent": 1},
    "normalised-price": {"most": 30},
    "superformula": {"reference-price": 110, "reference-quality": 70, "exponent": "1.5"},
    "award-expression": {
        "total": "price / (1 + bonus * quality / whole)",
        "better": "low",
        "parameters": {"bonus": "0.5"},
    },
}
RELATIVE_FORMULA = {"total": "(1 - (best - quality) / whole) * lowest / price", "better": "high"}
"""A formula of the framework's own that sees the other bids."""
JUDGED = ["rating-scale", "rating-scale", "rating-to-best", "fact-bandwidth"]
PRICED = sorted(set(AWARDS) - {"points", "fixed-price"})
"""The awards whose total has the price in it."""


def test_every_award_is_here() -> None:
    assert set(KEYS) == set(AWARDS)


def found(tender: Tender) -> LotResult:
    """The result; a tender for which an award has no total (5.8) is passed over."""
    try:
        return tender.result()
    except Faults as stop:
        assert {fault.code.code for fault in stop.faults} <= {"AB424"}  # noqa: PT017
        assume(False)
        raise


def of_award(award: str, **more: Any) -> Any:
    """Tenders under an award; with enough quality that it has a total most of the time."""
    kinds = None if award == "points" else JUDGED
    return tenders(award=award, keys=KEYS[award], bids=2, **{"kinds": kinds, **more})


def place(result: LotResult, name: str) -> int | None:
    """The rank of a bid; None when it is excluded or set aside."""
    return {bid: rank for rank, bid in ranks(result)}.get(name)


def malus_against_the_best(tender: Tender) -> bool:
    """Whether `rating-to-best` stands on the scale that goes below zero."""

    def stands(criteria: Any) -> bool:
        return any(
            stands(one.criteria or ())
            or (
                one.method and one.method.type == "rating-to-best" and one.method.scale == "woorden"
            )
            for one in criteria
        )

    return stands(tender.of.criteria)


# --- better is not worse ------------------------------------------------------------------------


@pytest.mark.parametrize("award", sorted(AWARDS))
def test_a_higher_mark_never_lowers_the_rank(award: str) -> None:
    """Under every award, the relative ones included: who is better marked pushes nobody else up.

    Under `rating-to-best` and `utility-index` a better best lowers the others, never itself. Not where
    a scale with a malus is measured against the best: the example that breaks it is below.
    """

    @SETTINGS
    @given(of_award(award), st.integers(0, 4), st.integers(0, 3), st.integers(1, 20))
    def law(tender: Tender, pick: int, which: int, steps: int) -> None:
        scales = judged(tender.of)
        assume(scales and not malus_against_the_best(tender))
        name = tender.bids[pick % len(tender.bids)].id
        criterion = sorted(scales)[which % len(scales)]
        scale = scales[criterion]

        def raised(who: str, on: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
            if who != name:
                return {who: on}
            mark = on[LOT][criterion]
            better = scale[min(scale.index(mark.mark) + steps, len(scale) - 1)]
            return {who: {LOT: {**on[LOT], criterion: mark.model_copy(update={"mark": better})}}}

        before = found(tender)
        sheets = (remarked(tender.sheets[0], raised), *tender.sheets[1:])
        after = found(tender._replace(sheets=sheets))
        was, now = place(before, name), place(after, name)
        if was is not None:
            assert now is not None
            assert now <= was

    law()


@pytest.mark.parametrize(("mark", "order"), [("matig", "ab"), ("goed", "ba")])
def test_where_a_higher_mark_does_lower_the_rank(mark: str, order: str) -> None:
    """Not a law: divided by a better best, the malus of another becomes lighter.

    a is the best, so it has 30 with 25 % as with 100 %. b: −50/25 × 30 + 70 = 10, then −15 + 70 = 55.
    """
    to_best = {"type": "rating-to-best", "scale": "woorden"}
    of = framework(leaf("k", 30, to_best), leaf("m", 70, RATED))
    sheet = marks("p", {"a": {"k": mark, "m": 0}, "b": {"k": "slecht", "m": 10}})
    result = the_lot(of, [bid("a"), bid("b")], [sheet])
    assert ranks(result) == [(1, order[0]), (2, order[1])]
    assert totals(result) == {"a": 30, "b": 10 if mark == "matig" else 55}


@pytest.mark.parametrize("award", PRICED)
def test_a_lower_price_never_lowers_the_rank(award: str) -> None:
    """Under every award that has the price in its total. Where a dearer bid would win (a negative
    quality divided by the price, for instance) clause 5.8 gives no total."""

    @SETTINGS
    @given(of_award(award), st.integers(0, 4), st.sampled_from([1, 5, 20, 79]))
    def law(tender: Tender, pick: int, discount: int) -> None:
        _cheaper(tender, pick, discount)

    law()


@pytest.mark.parametrize("kind", [kind for kind in ON_PRICE if kind != "price-expression"])
def test_a_lower_price_never_lowers_the_rank_by_points(kind: str) -> None:
    """Under every price method but a formula of the framework's own, which can be any formula.

    Others may gain or lose by it under the relative methods, but never more than the bid itself.
    """

    @SETTINGS
    @given(
        of_award("points", kinds=[kind, "rating-scale"]),
        st.integers(0, 4),
        st.sampled_from([1, 5, 20, 79]),
    )
    def law(tender: Tender, pick: int, discount: int) -> None:
        _cheaper(tender, pick, discount)

    law()


def _cheaper(tender: Tender, pick: int, discount: int) -> None:
    index = pick % len(tender.bids)
    cheaper = repriced(tender.bids[index], lambda price: price - discount)
    bids = (*tender.bids[:index], cheaper, *tender.bids[index + 1 :])
    was, now = (place(found(one), cheaper.id) for one in (tender, tender._replace(bids=bids)))
    if was is not None:
        assert now is not None
        assert now <= was


def test_where_a_lower_price_does_lower_the_rank() -> None:
    """Not a law: a formula can be written so that the dearer bid gets more: 150/200, not 100/200."""
    method = {"type": "price-expression", "share": "price / 200", "out-of-range": "clamp"}
    of = framework(leaf("p", 100, method))
    assert ranks(the_lot(of, [bid("a", 100), bid("b", 150)])) == [(1, "b"), (2, "a")]


@pytest.mark.parametrize(
    "method",
    [
        {"type": "price-rank", "table": ["50", "100"], "beyond": 0},
        {"type": "price-rank", "table": ["50"], "beyond": 60},
        {"type": "price-linear-range", "when-equal": -20},
        {"type": "price-linear-range", "when-equal": 120},
    ],
)
def test_a_method_that_would_break_the_law_is_refused(method: dict[str, Any]) -> None:
    """50 % for the cheapest and more for the next; or, once two prices are equal, less than before.

    At 100 beside 80 the dearer has 0 %; at 80 it would have `when-equal`, and that is −20 %; and at
    100 beside 100 the cheaper has 120 %, at 99 only 100 %.
    """
    of = framework(leaf("p", 100, method))
    with pytest.raises(Faults) as stop:
        the_lot(of, [bid("a", 100), bid("b", 80)])
    assert {fault.code.code for fault in stop.value.faults} == {"AB108"}


# --- others do not matter -----------------------------------------------------------------------


@pytest.mark.parametrize("award", sorted(set(AWARDS) - {"utility-index"}))
def test_under_absolute_methods_a_bid_that_leaves_changes_nothing(award: str) -> None:
    """Points, totals and the order of the others stay; so does an extra bid that loses change nothing.

    Not under `utility-index`, which measures quality against the best: tests/test_awards.py has the
    example that turns two bids round.
    """
    kinds = [kind for kind in ABSOLUTE if award == "points" or kind not in ON_PRICE]

    @SETTINGS
    @given(of_award(award, kinds=kinds), st.integers(0, 4))
    def law(tender: Tender, pick: int) -> None:
        assert not AWARDS[award].sees_others(tender.of.award)
        name = tender.bids[pick % len(tender.bids)].id
        before, after = found(tender), found(tender.without(name))
        was, now = everything(before), everything(after)
        for other, (_, total, given_points, why) in now.items():
            assert was[other][1:] == (total, given_points, why)
        order = [bid for _, bid in ranks(before) if bid != name]
        assert [bid for _, bid in ranks(after)] == order
        loses = place(before, name) != 1
        if loses and order:  # an extra bid that loses: the same winners with and without it
            winners = [bid for rank, bid in ranks(before) if rank == 1]
            assert [bid for rank, bid in ranks(after) if rank == 1] == winners

    law()


# --- the known reversal: A (100, 48), B (125, 55) and C (60, 20) at 40 price points -----------------

OFFERS = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}
REVERSAL: list[tuple[dict[str, Any], dict[str, str], dict[str, str]]] = [
    (
        {"type": "price-proportional"},
        {"b": "74.2", "a": "72", "c": "60"},
        {"a": "88", "b": "87"},
    ),
    (
        {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "extrapolate"},
        {"a": "184/3", "c": "60", "b": "155/3"},
        {"a": "88", "b": "85"},
    ),
    (
        {"type": "price-bandwidth", "zero-at": 150, "full-at": 50, "out-of-range": "clamp"},
        {"a": "68", "b": "65", "c": "56"},
        {"a": "68", "b": "65"},
    ),
]


def compared(method: dict[str, Any], names: str) -> LotResult:
    """The result of some of the three bids, with 60 points for quality."""
    quality = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 60}
    of = framework(
        leaf("k", 60, {**quality, "out-of-range": "clamp"}),
        leaf("prijs", 40, method),
        facts=[fact("f")],
    )
    return the_lot(of, [bid(n, OFFERS[n][0], facts={"f": OFFERS[n][1]}) for n in names])


@pytest.mark.parametrize(("method", "three", "two"), REVERSAL, ids=lambda part: part.get("type"))
def test_the_known_reversal(
    method: dict[str, Any], three: dict[str, str], two: dict[str, str]
) -> None:
    """Proportional: B 55 + 40 × 60/125 = 74.2, A 48 + 24 = 72; without C: A 88, B 55 + 32 = 87. On
    the bandwidth A 48 + 20 = 68, B 55 + 10 = 65 and C 20 + 36 = 56, with or without C. From the
    lowest: A 48 + 40 × (1 − 40/60), B 55 + 40 × (1 − 65/60); without C: A 88, B 55 + 30.
    """
    for names, expected in (("abc", three), ("ab", two)):
        result = compared(method, names)
        assert totals(result) == {name: F(total) for name, total in expected.items()}
        assert [name for _, name in ranks(result)] == list(expected)
    flips = next(iter(three)) != next(iter(two))
    assert flips is (method["type"] == "price-proportional")
    absolute = {name: three[name] for name in two} == two
    assert absolute is (method["type"] == "price-bandwidth")


def test_the_known_reversal_by_logarithm() -> None:
    """A = 3: 69.40, 68.28 and 60.00; without C 88.00 and 86.88. The difference stays 1.12, exactly the
    same number, for it is 48 − 55 + 40 × log 1.25 / log 3 both times."""
    method = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
    differences = []
    for names, expected in (("abc", "69.40 68.28 60.00"), ("ab", "88.00 86.88")):
        found_totals = totals(compared(method, names))
        numbers = [found_totals[name] or F(0) for name in names]
        assert [round_to(number, 2, "half-up") for number in numbers] == [
            F(text) for text in expected.split()
        ]
        differences.append(numbers[0] - numbers[1])
    assert abs(differences[0] - differences[1]) < F(1, 10**45)
    assert round_to(differences[0], 2, "half-up") == F("1.12")


# --- units do not matter ------------------------------------------------------------------------

EUROS = {"per-percent", "reference-price"}
"""The keys of awards that are in euros."""


@pytest.mark.parametrize("award", [a for a in PRICED if a != "award-on-value"])
def test_scaling_all_euros_keeps_the_ranking(award: str) -> None:
    """In thousands of euros or another currency: prices and all that is announced in euros."""

    @SETTINGS
    @given(of_award(award, rounded=False), st.sampled_from([F(2), F(1000), F(1, 8), F("1.21")]))
    def law(tender: Tender, factor: Fraction) -> None:
        scaled = {
            name.replace("-", "_"): Number.of(F(str(value)) * factor)
            for name, value in KEYS[award].items()
            if name in EUROS
        }
        of = tender.of.model_copy(update={"award": tender.of.award.model_copy(update=scaled)})
        bids = tuple(repriced(one, lambda price: price * factor) for one in tender.bids)
        before, after = found(tender), found(Tender(of, bids, tender.sheets))
        assert ranks(after) == ranks(before)
        assert after.status == before.status

    law()


def test_scaling_all_euros_keeps_the_ranking_under_award_on_value() -> None:
    """There the weights are euros too."""

    @SETTINGS
    @given(of_award("award-on-value", rounded=False), st.sampled_from([2, 7, 1000]))
    def law(tender: Tender, factor: int) -> None:
        of = tender.of.model_copy(update={"criteria": reweighted(tender.of.criteria, factor)})
        bids = tuple(repriced(one, lambda price: price * factor) for one in tender.bids)
        before, after = found(tender), found(Tender(of, bids, tender.sheets))
        assert ranks(after) == ranks(before)
        for name, total in totals(before).items():
            assert totals(after)[name] == (total or 0) * factor

    law()


@pytest.mark.parametrize("award", sorted(set(AWARDS) - {"award-on-value", "lowest-price"}))
def test_multiplying_all_weights_keeps_the_ranking(award: str) -> None:
    """100 points or 700: what counts of quality is its part of the whole, or its proportion."""

    @SETTINGS
    @given(of_award(award, rounded=False), st.sampled_from([2, 7, 10]))
    def law(tender: Tender, factor: int) -> None:
        assert tender.of.weights is not None
        unit = {"unit": "points", "total": Number.of(100 * factor)}
        weights = tender.of.weights.model_copy(update=unit)
        criteria = reweighted(tender.of.criteria, factor)
        of = tender.of.model_copy(update={"weights": weights, "criteria": criteria})
        assert ranks(found(tender._replace(of=of))) == ranks(found(tender))

    law()


def test_a_constant_changes_no_order() -> None:
    """Of `value-for-money` and `weighted-value-for-money`: it is there for the eye."""

    @SETTINGS
    @given(
        st.sampled_from(["value-for-money", "weighted-value-for-money"]).flatmap(
            lambda award: of_award(award, rounded=False)
        ),
        st.sampled_from(["0.01", "3", "100000"]),
    )
    def law(tender: Tender, constant: str) -> None:
        award = tender.of.award.model_copy(update={"constant": Number.of(F(constant))})
        of = tender.of.model_copy(update={"award": award})
        assert ranks(found(tender._replace(of=of))) == ranks(found(tender))

    law()


def test_relative_is_what_depends_on_others() -> None:
    """Of every method and award that calls itself relative a bid can be changed by another, and of no
    other: A at 100 beside a dear bid, then beside a cheap and better one."""
    parameters: dict[str, dict[str, Any]] = {
        "price-linear-lowest": {"zero-at": 900, "out-of-range": "clamp"},
        "price-linear-range": {"when-equal": 10},
        "price-log": {"zero-at": 9, "out-of-range": "clamp"},
        "price-average": {"at-mean": 50, "per-percent": "0.1", "out-of-range": "clamp"},
        "price-graduated": {
            "inflection": 1,
            "gentle": "0.1",
            "steep": "0.2",
            "out-of-range": "clamp",
        },
        "price-rank": {"table": [100, 60], "beyond": 0},
        "price-bandwidth": {"zero-at": 400, "full-at": 50, "out-of-range": "clamp"},
        "price-threshold": {"reserve": 400, "threshold": 50, "out-of-range": "clamp"},
        "price-parabolic": {"reserve": 400, "out-of-range": "clamp"},
        "price-expression": {"share": "lowest / price", "out-of-range": "clamp"},
        "price-proportional": {},
    }
    assert set(parameters) == set(ON_PRICE)
    for kind, given_keys in parameters.items():
        of = framework(leaf("p", 100, {"type": kind, **given_keys}))
        beside = [totals(the_lot(of, [bid("a", 100), bid("b", n)]))["a"] for n in (150, 80)]
        assert (beside[0] != beside[1]) is (kind in RELATIVE) is METHODS[kind].relative, kind
    for award, keys in [*KEYS.items(), ("award-expression", RELATIVE_FORMULA)]:
        if award in ("points", "fixed-price", "lowest-price"):
            continue
        rated = leaf("k", 100, {"type": "rating-scale", "scale": "cijfers"})
        euro = {"weights": {"unit": "euro", "of": "whole"}} if award == "award-on-value" else {}
        of = framework(rated, award={"type": award, **keys}, **euro)
        alone = []
        for mark in (5, 9):
            sheet = marks("p", {"a": {"k": 6}, "b": {"k": mark}})
            alone.append(totals(the_lot(of, [bid("a", 100), bid("b", 150)], [sheet]))["a"])
        sees = AWARDS[award].sees_others(of.award)
        assert (alone[0] != alone[1]) is sees, award
        assert sees is (award == "utility-index" or keys is RELATIVE_FORMULA), award
