"""The naive engine by hand-calculated examples, clauses 1 to 4; every sum in its docstring."""

from __future__ import annotations

from typing import Any

import pytest

from .measures import Plain
from .naive import naive
from .small import (
    PROPORTIONAL,
    YES_NO,
    F,
    bid,
    criterion,
    framework,
    leaf,
    member,
    points,
    result,
    sheet,
    stops,
)


def test_1_1_every_lot_on_its_own() -> None:
    """Lot x: a 50/50 × 100 = 100, b 50/100 × 100 = 50. Lot y: only b, 100/100 × 100 = 100."""
    kader = framework(leaf(PROPORTIONAL), lots=[{"id": "x"}, {"id": "y"}, {"id": "z"}])
    a, b = bid("a"), bid("b")
    a["lots"] = [{"lot": "x", "price": "50"}]
    b["lots"] = [{"lot": "x", "price": "100"}, {"lot": "y", "price": "100"}]
    found = naive(kader, [a, b], [])
    assert found["x"]["totals"] == {"a": 100, "b": 50}
    assert found["y"]["totals"] == {"b": 100}
    assert found["z"]["status"] == "no-admissible-bid"


def test_1_1_a_lot_may_have_its_own_criteria() -> None:
    """Own criterion: no, so 0; the shared one would have given 100/100 × 100 = 100."""
    kader = framework(leaf(PROPORTIONAL), lot={"criteria": leaf(YES_NO)})
    assert result(kader, bid("a", "100", nieuw="nee"))["totals"] == {"a": 0}


def test_1_2_partners_are_sole_lead_and_member() -> None:
    """10 of the lead + 20 of the member; not the 40 of the subcontractor: 30."""
    three = [member("lead", "10"), member("member", "20"), member("subcontractor", "40")]
    assert counted("sum", three) == 30


# --- 2 the price -----------------------------------------------------------------------------

SHEET = {"lines": [{"quantity": "2", "unit-price": "12.50"}, {"quantity": "3", "unit-price": "-5"}]}


@pytest.mark.parametrize(
    ("policy", "total", "expected"),
    [
        ("refuse", None, "10"),
        ("refuse", "10.00", "10"),
        ("unit-prices", "11", "10"),
        ("stated-total", "11", "11"),
        ("refuse", "11", None),
        ("not-announced", "11", None),
    ],
)
def test_2_1_and_2_2_price_sheets(policy: str, total: str | None, expected: str | None) -> None:
    """2 × 12.50 + 3 × −5 = 25 − 15 = 10; a stated total of 11 differs from it."""
    kader = framework([], "lowest-price", policies={"price-sheet": policy})
    stated = {**SHEET, **({"total": total} if total else {})}
    offer = bid("a", offer={"price-sheet": stated})
    if expected is None:
        stops("2.2", kader, offer)
    else:
        assert result(kader, offer)["totals"] == {"a": F(expected)}


def test_2_3_under_fixed_price_the_lot_has_the_price() -> None:
    """The price says nothing: 0 % of 100 for no, 100 % of 100 for yes."""
    kader = framework(leaf(YES_NO), "fixed-price", lot={"fixed-price": "80"})
    found = result(kader, bid("a", nieuw="nee"), bid("b", "80"))
    assert (found["totals"], found["excluded"]) == ({"a": 0, "b": 100}, {})


def test_2_4_prices_that_stop() -> None:
    """1 × −1 = −1 < 0. And 0/0, or (0 − 0)/(0.5 × 0), where the lowest price is 0."""
    sheet = {"lines": [{"quantity": "1", "unit-price": "-1"}]}
    stops("2.4", framework([], "lowest-price"), bid("a", offer={"price-sheet": sheet}))
    stops("2.4", framework(leaf(PROPORTIONAL)), bid("a", "0"), bid("b", "5"))
    linear = {"type": "price-linear-lowest", "zero-at": "50", "out-of-range": "clamp"}
    stops("2.4", framework(leaf(linear)), bid("a", "0"), bid("b", "5"))


def test_2_4_a_price_of_zero_that_nothing_divides_by() -> None:
    """(50 − 0)/(50 − 0) = 1, so 100 points."""
    bandwidth = {
        "type": "price-bandwidth",
        "zero-at": "50",
        "full-at": "0",
        "out-of-range": "clamp",
    }
    assert result(framework(leaf(bandwidth)), bid("a", "0"))["totals"] == {"a": 100}


# --- 3 facts ---------------------------------------------------------------------------------


def counted(rule: str, members: list[Plain], roles: tuple[str, ...] = (), **more: Any) -> F:
    """Return what a rule makes of `mensen`: on this line the points are the value itself."""
    method = {"type": "fact-bandwidth", "fact": "mensen", "members": rule, "roles": roles}
    method |= {"zero-at": "0", "full-at": "100", "out-of-range": "extrapolate", **more}
    return points(method, members=members)


def test_3_1_levels() -> None:
    """Yes on the bid: 100. On the lot 25 hours of 100: 25. Of the sole member 40 of 100: 40."""
    line = {"zero-at": "0", "full-at": "100", "out-of-range": "clamp"}
    assert points(YES_NO) == 100
    assert points({"type": "fact-bandwidth", "fact": "uren", **line}, uren="25") == 25
    assert counted("lead", [member("sole", "40")]) == 40


def test_3_2_members_of_numbers() -> None:
    """Lead 10 (60 %), member 30 (40 %), subcontractor 100.

    Lead: 10. Sum: 10 + 30 = 40, with the subcontractor 140. Weakest: 10; strongest: 30, with the
    subcontractor 100. By share: 60 × 10/100 + 40 × 30/100 = 6 + 12 = 18, with or without.
    """
    three = [
        member("subcontractor", "100"),
        member("member", "30", share="40"),
        member("lead", "10", share="60"),
    ]
    beside = ("subcontractor",)
    assert counted("lead", three) == counted("lead", three, beside) == 10
    assert counted("sum", three) == 40
    assert counted("sum", three, beside) == 140
    assert counted("weakest", three) == 10
    assert counted("strongest", three) == 30
    assert counted("strongest", three, beside) == 100
    assert counted("share-weighted", three) == counted("share-weighted", three, beside) == 18


def test_3_2_weakest_is_what_the_method_scores_lowest() -> None:
    """Less is better from 100 down to 0: 30 people score 70, 10 people 90. Weakest is 70."""
    two = [member("lead", "10"), member("member", "30")]
    line: Plain = {"zero-at": "100", "full-at": "0"}
    assert counted("weakest", two, **line) == 70
    assert counted("strongest", two, **line) == 90


def test_3_2_a_value_outside_is_weaker_than_any_inside() -> None:
    """5 of 10 is half; 15 lies outside, whichever way. Strongest 50, weakest: rejected."""
    two = [member("lead", "5"), member("member", "15")]
    method = {"type": "fact-bandwidth", "fact": "mensen", "zero-at": "0", "full-at": "10"}
    strongest = {**method, "members": "strongest", "out-of-range": "reject"}
    assert points(strongest, members=two) == 50
    weakest = framework(leaf({**strongest, "members": "weakest"}))
    assert result(weakest, bid("a", "1", members=two))["excluded"] == {"a": {"d"}}
    silent = framework(leaf({**strongest, "out-of-range": "not-announced"}))
    stops("5.5", silent, bid("a", "1", members=two))


def test_3_2_members_of_yes_and_no() -> None:
    """Lead no, member yes: any 100, all 0, lead 0, weakest 0, strongest 100.

    Where no is worth 100 and yes 0 it is the other way round: weakest 0 is the yes.
    """
    two = [member("lead", keurmerk="nee"), member("member", keurmerk="true")]
    method = {**YES_NO, "fact": "keurmerk"}
    expected = {"any": 100, "all": 0, "lead": 0, "weakest": 0, "strongest": 100}
    for rule, score in expected.items():
        assert points({**method, "members": rule}, members=two) == score
    turned = {**method, "if-yes": "0", "if-no": "100"}
    assert points({**turned, "members": "weakest"}, members=two) == 0
    assert points({**turned, "members": "any"}, members=two) == 0


def test_3_2_weakest_and_strongest_for_a_requirement() -> None:
    """At most 20: the 30 fails and the 10 passes, so weakest fails and strongest passes."""
    two = [member("lead", "10"), member("member", "30")]
    for rule, excluded in (("weakest", {"a": {"b"}}), ("strongest", {})):
        demand = {"id": "e", "fact": "mensen", "members": rule, "at-most": "20"}
        kader = framework([], "lowest-price", requirements=[demand])
        assert result(kader, bid("a", "1", members=two))["excluded"] == excluded


@pytest.mark.parametrize("stated", [{}, {"share": "100"}, {"share": "50"}])
def test_3_3_a_sole_tenderer_has_all(stated: dict[str, str]) -> None:
    """100 × 40/100 = 40, whatever share it states."""
    assert counted("share-weighted", [member("sole", "40", **stated)]) == 40


# --- 4 admission -----------------------------------------------------------------------------


def test_4_1_a_exclusion_in_the_roles_it_applies_to() -> None:
    """The subcontractor of a says yes, but the ground is not for it; the lead of b does count."""
    ground = {"id": "fraude", "applies-to": ["sole", "lead"]}
    kader = framework([], "lowest-price", exclusion_grounds=[ground])
    guilty: Plain = {"declarations": {"fraude": "ja"}}
    a = bid("a", "1", members=[member("sole"), member("subcontractor", **guilty)])
    b = bid("b", "1", members=[member("lead", **guilty), member("member")])
    assert result(kader, a, b)["excluded"] == {"b": {"a"}}


@pytest.mark.parametrize(
    ("demand", "passes", "fails"),
    [
        ({"fact": "uren", "at-least": "5", "at-most": "7"}, ["5", "6", "7"], ["4.99", "7.01"]),
        ({"fact": "nieuw", "answer": "nee"}, ["nee", "false"], ["ja", "true"]),
        ({"fact": "keus", "one-of": ["a", "b"]}, ["a", "b"], ["c"]),
    ],
)
def test_4_1_b_requirements(demand: Plain, passes: list[str], fails: list[str]) -> None:
    """5 ≤ 5 and 7 ≤ 7 pass, 4.99 < 5 and 7.01 > 7 do not; a no is a no; c is not in (a, b)."""
    kader = framework([], "lowest-price", requirements=[{"id": "e", **demand}])
    for value in passes:
        assert result(kader, bid("a", "1", **{demand["fact"]: value}))["excluded"] == {}
    for value in fails:
        found = result(kader, bid("a", "1", **{demand["fact"]: value}))
        assert found["excluded"] == {"a": {"b"}}


def test_4_1_c_ceiling_and_floor_are_admitted_themselves() -> None:
    """Between 50 and 100: 50 and 100 are in, 49.99 and 100.01 are out."""
    kader = framework([], "lowest-price", lot={"ceiling": "100", "floor": "50"})
    bids = [bid("a", "50"), bid("b", "100"), bid("c", "49.99"), bid("d", "100.01")]
    assert result(kader, *bids)["excluded"] == {"c": {"c"}, "d": {"c"}}


def test_4_1_c_another_price_than_the_fixed_one() -> None:
    """80.00 is 80; 79.99 is not."""
    kader = framework(leaf(YES_NO), "fixed-price", lot={"fixed-price": "80"})
    found = result(kader, bid("a", "80.00"), bid("b", "79.99"), bid("c"))
    assert found["excluded"] == {"b": {"c"}}


def test_4_1_d_reject() -> None:
    """Bandwidth 0 to 10: 10 is on the bound, 10.5 outside."""
    method = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "10"}
    kader = framework(leaf({**method, "out-of-range": "reject"}))
    found = result(kader, bid("a", "1", uren="10"), bid("b", "1", uren="10.5"))
    assert (found["totals"], found["excluded"]) == ({"a": 100}, {"b": {"d"}})


def test_4_1_every_reason_is_reported() -> None:
    """A yes on the ground, a no on the requirement, 101 > 100, and 101 outside 100 to 50."""
    price = {"type": "price-bandwidth", "zero-at": "100", "full-at": "50", "out-of-range": "reject"}
    kader = framework(
        leaf(price),
        lot={"ceiling": "100"},
        requirements=[{"id": "e", "fact": "nieuw", "answer": "ja"}],
        exclusion_grounds=[{"id": "g", "applies-to": ["sole"]}],
    )
    a = bid("a", "101", nieuw="nee", members=[member("sole", declarations={"g": "ja"})])
    assert result(kader, a)["excluded"] == {"a": set("abcd")}


def test_4_2_an_excluded_bid_needs_no_marks_and_sets_no_lowest_price() -> None:
    """b at 60 is out, so 100 is the lowest: 40 + 60 × 100/100 = 100 (and not 40 + 36)."""
    demand = {"id": "e", "fact": "nieuw", "answer": "ja"}
    rating = {"type": "rating-scale", "scale": "woorden", "assessors": ["p"]}
    kader = framework(
        [criterion("k", "40", rating), criterion("prijs", "60", PROPORTIONAL)],
        requirements=[demand],
    )
    a, b = bid("a", "100"), bid("b", "60", nieuw="nee")
    assert result(kader, a, b, sheets=(sheet("p", a="goed"),))["totals"] == {"a": 100}


# --- 5 scores --------------------------------------------------------------------------------
