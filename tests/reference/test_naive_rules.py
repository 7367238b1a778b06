"""The naive engine by hand-calculated examples: clauses 2.6, 2.10 to 2.13, 4.3 to 4.6, 5.9, 5.10, 5.15
and 5.16, 7.5 to 7.9 and 9; every sum in a docstring."""

from __future__ import annotations

from typing import Any

import pytest

from . import drawn
from .measures import Plain, Stops
from .small import F, bid, criterion, framework, leaf, member, result, sheet, stops

LINE = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "100"}
LINE |= {"out-of-range": "extrapolate"}
DRAW = {"ties": {"order": [], "otherwise": "draw"}}


def priced(lot: Plain, **offer: Any) -> F:
    """Return the price of a bid under the lowest price."""
    kader = {
        **framework([], "lowest-price", lot=lot),
        "weights": {"unit": "percent", "of": "whole"},
    }
    total: F = result(kader, bid("a", offer=offer))["totals"]["a"]
    return total


def test_2_10_basket() -> None:
    """10 × 2.50 + 0.5 × (−4) = 23. An item too few or too many, or another form: no."""
    lot = {"basket": [{"id": "x", "quantity": "10"}, {"id": "y", "quantity": "0.5"}]}
    assert priced(lot, **{"unit-prices": {"x": "2.50", "y": "-4"}}) == 23
    kader = framework([], "lowest-price", lot=lot)
    for stated in ({"x": "1"}, {"x": "1", "y": "1", "z": "1"}):
        stops("2.10", kader, bid("a", offer={"unit-prices": stated}))
    stops("2.13", kader, bid("a", "9"))
    stops("2.13", framework([], "lowest-price"), bid("a", offer={"unit-prices": {"x": "1"}}))


PLAN = {"first-year": "1", "last-year": "3", "base-year": "0", "rate": "25"}
PLAN |= {"items": [{"id": "c", "kind": "cost"}, {"id": "i", "kind": "income"}]}


def test_2_11_life_cycle() -> None:
    """125/1.25 + 50/1.25 + 50/1.5625 − 25/1.953125 = 100 + 40 + 32 − 12.8 = 159.2."""
    lines = [
        {"item": "c", "year": "1", "amount": "125"},
        {"item": "c", "from": "1", "to": "2", "amount": "50"},
        {"item": "i", "year": "3", "amount": "-25"},
    ]
    assert priced({"life-cycle": PLAN}, **{"life-cycle": lines}) == F("159.2")
    kader = framework([], "lowest-price", lot={"life-cycle": PLAN})
    for wrong in (
        [lines[0]],
        [*lines, {"item": "i", "year": "1", "amount": "1"}],
        [*lines, {"item": "c", "year": "1", "amount": "-1"}],
        [*lines, {"item": "c", "year": "0", "amount": "1"}],
        [*lines, {"item": "c", "from": "2", "to": "4", "amount": "1"}],
    ):
        stops("2.12", kader, bid("a", offer={"life-cycle": wrong}))


SOCIAL: Plain = {"as": "contract-requirement", "percent": "5", "test": "knock-out"}
SOCIAL |= {"building-blocks": [{"id": "x", "value": "2"}]}


@pytest.mark.parametrize(
    ("offer", "out"),
    [
        ({"value": "5"}, set()),
        ({"value": "4.99"}, {"social-return"}),
        ({"blocks": {"x": "2.5"}}, set()),
        ({"blocks": {"x": "2"}, "value": "5"}, {"social-return"}),
    ],
)
def test_4_6_social_return(offer: Plain, out: set[str]) -> None:
    """5 % of 100 is 5; 2.5 × 2 = 5 and 2 × 2 = 4, whatever is stated beside it."""
    kader = framework(leaf(LINE), social_return=SOCIAL)
    found = result(kader, bid("a", "100", offer={"social-return": offer}))
    assert found["excluded"].get("a", set()) == out


def test_2_6_no_offer_or_another_block() -> None:
    """Under a knock-out; a contract check asks for none, and its shortage is no reason."""
    stops("2.6", framework(leaf(LINE), social_return=SOCIAL), bid("a", "100"))
    other = {"social-return": {"blocks": {"y": "1"}}}
    stops("2.6", framework(leaf(LINE), social_return=SOCIAL), bid("a", "100", offer=other))
    check = framework(leaf(LINE), social_return={**SOCIAL, "test": "contract-check"})
    assert not result(check, bid("a", "100"))["excluded"]


def required(*members: Plain, **more: Any) -> set[str]:
    """Return why a bid is out under a requirement of 10 people."""
    demand = {"id": "eis", "fact": "mensen", "at-least": "10", **more}
    found = result(
        framework(leaf(LINE), requirements=[demand]), bid("a", "1", members=list(members))
    )
    why: set[str] = found["excluded"].get("a", set())
    return why


def test_4_3_each_by_itself() -> None:
    """10 and 9 together are 19, but 9 is not 10; who has no such role is not asked."""
    both = [member("lead", "10"), member("member", "9")]
    assert required(*both, **{"applies-to": ["lead", "member"]}) == {"b"}
    assert not required(*both, **{"applies-to": ["lead"]})
    assert not required(*both, **{"applies-to": ["subcontractor"]})


@pytest.mark.parametrize(
    ("reliance", "commitment", "named", "out"),
    [
        ("allowed", "ja", "eis", set()),
        ("allowed", "nee", "eis", {"b"}),
        ("allowed", "ja", "een-andere", {"b"}),
        ("not-allowed", "ja", "eis", {"b"}),
    ],
)
def test_4_4_reliance(reliance: str, commitment: str, named: str, out: set[str]) -> None:
    """6 + 4 = 10 where the 4 of the relied-upon entity count, else 6."""
    other = member("relied-upon", "4", commitment=commitment, **{"for": [named]})
    assert required(member("sole", "6"), other, members="sum", reliance=reliance) == out


def test_4_5_the_same_organisation() -> None:
    """x is a partner in a and b, and beside in c: `tenderer` is about a and b, `beside` about all."""
    for policy, out in (("tenderer", {"a", "b"}), ("beside", {"a", "b", "c"})):
        same = {"tenderer": "flag", "beside": "flag", policy: "refuse"}
        kader = framework(leaf(LINE), policies={"same-organisation": same})
        bids = [
            bid("a", "1", members=[member("sole", organisation="x")]),
            bid("b", "1", members=[member("sole", organisation="x")]),
            bid(
                "c",
                "1",
                members=[
                    member("sole", organisation="y"),
                    member("subcontractor", organisation="x"),
                ],
            ),
            bid("d", "1", members=[member("sole", organisation="z")]),
        ]
        found = result(kader, *bids)["excluded"]
        assert found == {name: {"same-organisation"} for name in out}


def test_5_9_a_node_by_consensus() -> None:
    """The joint mark `matig` is 40 % of 100, whatever the sum: 80 × 1 + 20 × 1 = 100."""
    judged = {"type": "rating-scale", "scale": "woorden", "assessors": ["p"]}
    node = criterion("n", "100", how="consensus", scale="woorden")
    node["criteria"] = [criterion("k", "80", judged), criterion("l", "20", judged)]
    marks: Plain = {"k": {"mark": "goed"}, "l": {"mark": "goed"}}
    own = {"kind": "individual", "assessor": "p", "marks": {"a": {"perceel": marks}}}
    joint: Plain = {"kind": "consensus", "marks": {"a": {"perceel": {"n": {"mark": "matig"}}}}}
    found = result(framework([node]), bid("a", "1"), sheets=(own, joint))
    assert found["points"]["a"] == {"k": 80, "l": 20, "n": 40}
    assert found["totals"] == {"a": 40}
    stops("5.4", framework([node]), bid("a", "1"), sheets=(own,))


def test_5_10_announced_order() -> None:
    """First the price: c at 50 is the lowest, and b at 100 misses 60 %. Then the hours: c misses them.
    a keeps what it has of 50/75; by 5.7 the hours come first, and 75/75 is all."""
    kader = framework(
        [
            criterion("p", "50", {"type": "price-proportional"}, minimum={"percent": "60"}),
            criterion("u", "50", LINE, minimum={"percent": "50"}),
        ],
        policies={"minimums-order": ["p", "u"]},
    )
    bids = [bid("a", "75", uren="60"), bid("b", "100", uren="80"), bid("c", "50", uren="10")]
    found = result(kader, *bids)
    assert found["totals"] == {"a": F(50) * 2 / 3 + 30}
    assert found["excluded"] == {"b": {"minimum:p"}, "c": {"minimum:u"}}
    del kader["policies"]["minimums-order"]
    assert result(kader, *bids)["totals"] == {"a": 80, "b": F("37.5") + 40}


def valued(method: Plain, weight: str, price: str, uren: str) -> F:
    """Return the fictitious price under one value in euros."""
    euros = {"unit": "euro", "of": "whole"}
    kader = framework([criterion("k", weight, method)], "award-on-value", weights=euros)
    total: F = result(kader, bid("a", price, uren=uren))["totals"]["a"]
    return total


def test_5_15_discount_on_the_own_price() -> None:
    """10 % of 200 is 20: 180; at most 15: 185."""
    rows = [{"from": "3", "percent": "10"}]
    method = {"type": "fact-discount", "fact": "uren", "rows": rows, "out-of-range": "zero"}
    assert valued({**method, "maximum": "none"}, "0", "200", "3") == 180
    assert valued({**method, "maximum": "weight"}, "15", "200", "3") == 185
    assert valued({**method, "maximum": "weight"}, "15", "200", "2") == 200


def test_5_16_addition() -> None:
    """100 + 0.5 × 30 = 115; of −30 it is 85, or clamped 100, or not admitted, or a fault."""
    method = {"type": "fact-addition", "fact": "uren", "factor": "0.5"}
    for hours, beyond, expected in (
        ("30", "reject", 115),
        ("-30", "extrapolate", 85),
        ("-30", "clamp", 100),
    ):
        assert valued({**method, "out-of-range": beyond}, "0", "100", hours) == expected
    for beyond, fault in (("reject", KeyError), ("not-announced", Stops)):
        with pytest.raises(fault):
            valued({**method, "out-of-range": beyond}, "0", "100", "-30")


def four(**lot: str) -> Plain:
    """A framework of one yes-no in which many are equal; a, b and c have 100, d and e 0."""
    answer = {"type": "fact-yes-no", "fact": "nieuw", "if-yes": "100", "if-no": "0"}
    return {**framework(leaf(answer), policies={**DRAW, "drop-out": "rescore"}, lot=lot), "id": "k"}


BIDS = [bid(name, "1", nieuw="ja" if name in "abc" else "nee") for name in "abcde"]


@pytest.mark.parametrize(
    ("winners", "status"),
    [
        *(("1", "draw-needed"), ("2", "draw-needed"), ("3", "ranked")),
        *(("4", "draw-needed"), ("5", "ranked"), ("6", "ranked")),
    ],
)
def test_7_5_several_winners(winners: str, status: str) -> None:
    """Ranks 1, 1, 1, 4, 4."""
    assert result(four(winners=winners), *BIDS)["status"] == status


def draws(*outcomes: str, **more: Any) -> list[Plain]:
    """A record of draws for rank 1 or 4."""
    made = [
        {
            "lot": "perceel",
            "rank": "1" if "a" in outcome else "4",
            "bids": sorted(outcome),
            "total": "100" if "a" in outcome else "0",
            "date": "2026-03-14",
            "outcome": list(outcome),
            **more,
        }
        for outcome in outcomes
    ]
    return [{"framework": "k", "draws": made}]


def test_7_6_a_draw() -> None:
    """The ranks that they shared and those after it; the others stay."""
    found = drawn.with_draws(four(), BIDS, [], draws("bca", "ed"))["perceel"]
    assert found["ranking"] == [(1, "b"), (2, "c"), (3, "a"), (4, "e"), (5, "d")]
    assert found["status"] == "ranked"
    two = drawn.with_draws(four(winners="4"), BIDS, [], draws("ed"))["perceel"]
    assert (two["ranking"][0:3], two["status"]) == ([(1, "a"), (1, "b"), (1, "c")], "ranked")


@pytest.mark.parametrize(
    ("clause", "record"),
    [
        ("7.7", draws("ab")),
        ("7.7", draws("abc", rank="2")),
        ("7.7", draws("abc", total="99")),
        ("7.7", draws("abc", **{"tie-breaks": {"price": "1"}})),
        ("7.8", [{**draws("abc")[0], "framework": "m"}]),
        ("7.8", draws("abcf")),
        ("7.8", draws("abc", outcome=["a", "b", "b"])),
        ("7.8", draws("abc", "cba")),
        ("7.8", draws("abc", date="2026-02-29")),
    ],
)
def test_7_7_and_7_8_refused(clause: str, record: list[Plain]) -> None:
    """The same with another situation, or wrong by itself."""
    with pytest.raises(Stops) as caught:
        drawn.with_draws(four(), BIDS, [], record)
    assert caught.value.clause == clause


def test_7_9_long_fractions() -> None:
    """41 digits below the line: 10⁻⁴⁰ is 0 to 20 decimals; 10⁻³⁹ has 40 and stays."""
    assert drawn.spoken(F(1, 10**40)) == "0"
    assert drawn.spoken(F(1, 10**39)) == f"1/{10**39}"


def test_9_drop_out() -> None:
    """With c (60): a 48 + 40 × 60/100 = 72, b 55 + 40 × 60/125 = 74.2. Without: a 88, b 87."""
    kader = framework(
        [criterion("p", "40", {"type": "price-proportional"}), criterion("u", "60", LINE)],
        policies={**DRAW, "drop-out": "not-announced"},
    )
    prices = {"a": ("100", "80"), "b": ("125", "91.666666"), "c": ("60", "33.333333")}
    bids = [bid(name, price, uren=hours) for name, (price, hours) in prices.items()]
    found = drawn.drop_out(kader, bids, [], [], ["c"])["perceel"]
    assert found["before"]["ranking"] == [(1, "b"), (2, "a"), (3, "c")]
    assert found["keep-ranking"]["ranking"] == [(1, "b"), (2, "a")]
    assert found["rescore"]["ranking"] == [(1, "a"), (2, "b")]
    assert found["rescore"]["totals"]["a"] == 88
    assert not found["decided"]
    kader["policies"]["drop-out"] = "rescore"
    assert drawn.drop_out(kader, bids, [], [], ["c"])["perceel"]["decided"]


def test_9_5_draws_and_drop_out() -> None:
    """b, c, a were drawn and b drops out: c before a, and a draw again when all is scored again."""
    found = drawn.drop_out(four(), BIDS, [], draws("bca"), ["b"])["perceel"]
    assert found["keep-ranking"]["ranking"] == [(1, "c"), (2, "a"), (3, "d"), (3, "e")]
    assert found["rescore"]["ranking"] == [(1, "a"), (1, "c"), (3, "d"), (3, "e")]
    then = drawn.drop_out(four(), BIDS, [], draws("ca"), ["b"])["perceel"]
    for policy in ("keep-ranking", "rescore"):
        assert then[policy]["ranking"][:2] == [(1, "c"), (2, "a")]
    assert then["before"]["ranking"][0:2] == [(1, "a"), (1, "b")]
    with pytest.raises(Stops):
        drawn.drop_out(four(), BIDS, [], draws("ab"), ["b"])


def test_5_12_whose_conflict() -> None:
    """A conflict on an organisation is one on every bid in which it takes part, in any role."""
    judged = {"type": "rating-scale", "scale": "woorden", "assessors": ["p"]}
    marked = sheet("p", a="goed") | {"conflicts": [{"organisation": "x"}]}
    other = [member("sole", organisation="y"), member("subcontractor", organisation="x")]
    stops("5.4", framework(leaf(judged)), bid("a", "1", members=other), sheets=(marked,))
