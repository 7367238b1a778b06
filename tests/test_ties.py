"""Ties: 300 pairs of bids with exactly equal totals that binary floats would tell apart, and others.

Each pair is found by going through a grid of prices and marks. The formula of its award is written
once, for any kind of number: with fractions the two totals are equal, with Python floats they are
not. The engine must report a tie.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from typing import Any, NamedTuple

import pytest
from tests.build import (
    RATED,
    F,
    bid,
    fact,
    framework,
    leaf,
    lines,
    lot,
    marks,
    node,
    ranks,
    rounding,
    the_lot,
    totals,
)
from tests.reference.drawing import text

from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.evaluation import LotResult

PER_FAMILY = 14
CLAMP = {"out-of-range": "clamp"}
WIDE = {"out-of-range": "extrapolate"}
PRICES = [
    "60",
    "75",
    "90",
    "96",
    "100",
    "108",
    "120",
    "125",
    "144",
    "150",
    "160",
    "180",
    "192",
    "240",
]
MARKS = ["1.5", "2", "3.5", "4", "5.5", "6", "7", "8.5", "9"]
VALUES = ["12.3", "24.6", "33.3", "45.1", "49.2", "66.6", "71.4", "89.2"]


class Offer(NamedTuple):
    """A price, the mark on one criterion and the fact, in per cent, on the other."""

    price: str
    mark: str
    fact: str


PER_CENT = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100}
PER_CENT |= {"out-of-range": "extrapolate"}
EUROS = {"unit": "euro", "of": "whole"}
OTHERS = {"c": Offer("60", "1", "10"), "d": Offer("240", "10", "100")}
"""Two bids beside each pair: the lowest and the highest price, and the best quality."""


class Others(NamedTuple):
    """What a formula sees of all bids together, in one kind of number."""

    prices: list[Any]
    qualities: list[Any]
    marks: list[Any]

    @property
    def lowest(self) -> Any:
        return min(self.prices)

    @property
    def mean(self) -> Any:
        return sum(self.prices) / len(self.prices)

    @property
    def median(self) -> Any:
        ordered, count = sorted(self.prices), len(self.prices)
        return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


Number = Callable[[str], Any]
"""`float` or `Fraction`: makes a number of a text."""
Total = Callable[[Number, Any, Any, Any, Others], Any]
"""The total by: a kind of number, the price, the quality, the mark, and the others."""


@dataclass(frozen=True)
class Family:
    """A way of award with its formula; `weights` are of the mark and of the fact."""

    name: str
    total: Total
    award: dict[str, Any]
    method: dict[str, Any] | None = None
    weights: tuple[str, str] = ("37.5", "62.5")
    judged: str = "rating-scale"
    solves: str = "fact"
    measured: dict[str, Any] = field(default_factory=lambda: PER_CENT)

    def quality(self, number: Number, offer: Offer) -> Any:
        """The points of the mark and the fact."""
        on_mark, on_fact = (number(weight) for weight in self.weights)
        return on_mark * (number(offer.mark) / 10) + on_fact * (number(offer.fact) / 100)

    def of(self, number: Number, offer: Offer, beside: list[Offer]) -> Any:
        """The total of an offer among others, in one kind of number."""
        everyone = [offer, *beside]
        others = Others(
            [number(one.price) for one in everyone],
            [self.quality(number, one) for one in everyone],
            [number(one.mark) for one in everyone],
        )
        price, mark = number(offer.price), number(offer.mark)
        return self.total(number, price, self.quality(number, offer), mark, others)

    def result(self, offers: dict[str, Offer]) -> LotResult:
        """What the engine makes of bids."""
        on_mark, on_fact = self.weights
        tree = [
            leaf("k", on_mark, {"type": self.judged, "scale": "cijfers"}),
            leaf("l", on_fact, self.measured),
        ]
        if self.method:
            tree.append(leaf("prijs", 40, self.method))
        award = self.award
        fixed = award["type"] == "fixed-price"
        of = framework(
            *tree,
            award=award,
            facts=[fact("f")],
            lots=[lot(**({"fixed_price": 9} if fixed else {}))],
            **({"weights": EUROS} if award["type"] == "award-on-value" else {}),
        )
        sheet = marks("p", {name: {"k": offer.mark} for name, offer in offers.items()})
        bids = [
            bid(name, None if fixed else offer.price, facts={"f": offer.fact})
            for name, offer in offers.items()
        ]
        return the_lot(of, bids, [sheet])


def priced(kind: str, part: Callable[[Number, Any, Others], Any], **parameters: Any) -> Family:
    """A family under `points`: 40 for the price, 60 for quality."""

    def total(number: Number, price: Any, quality: Any, mark: Any, others: Others) -> Any:
        return quality + number("40") * part(number, price, others)

    method = {"type": kind, **{key.replace("_", "-"): value for key, value in parameters.items()}}
    return Family(kind, total, {"type": "points"}, method, ("20", "40"))


def awarded(
    kind: str, by: Callable[[Number, Any, Any, Others], Any], solves: str = "fact", **keys: Any
) -> Family:
    """A family under another award."""
    award = {"type": kind, **{key.replace("_", "-"): value for key, value in keys.items()}}

    def whole(number: Number, price: Any, quality: Any, mark: Any, others: Others) -> Any:
        return by(number, price, quality, others)

    return Family(kind, whole, award, solves=solves)


def threshold(number: Number, price: Any, others: Others) -> Any:
    return min(1, (number("200") - price) / (number("200") - number("100")))


def graduated(number: Number, price: Any, others: Others) -> Any:
    bend = max(others.median * number("1.1"), others.lowest)
    lost = number("0.1") * (min(price, bend) - others.lowest)
    return 1 - (lost + number("0.3") * (max(price, bend) - bend)) / others.lowest


def by_rank(number: Number, price: Any, others: Others) -> Any:
    table = [number(text) / 100 for text in ("100", "70.1", "40.3", "9.9")]
    return table[sum(other < price for other in others.prices)]


def logarithm(number: Number, price: Any, others: Others) -> Any:
    """1 − log(price / lowest) / log 4, here at prices of 1, 2 and 4 times the lowest only."""
    if number is float:
        return 1 - math.log(price / others.lowest) / math.log(4)
    return {1: F(1), 2: F(1, 2), 4: F(0)}[price / others.lowest]


def best_mark(number: Number, price: Any, quality: Any, mark: Any, others: Others) -> Any:
    rest = quality - number("37.5") * (mark / 10)
    return number("37.5") * (mark / max(others.marks)) + rest


def with_formula(number: Number, price: Any, quality: Any, mark: Any, others: Others) -> Any:
    """The fact counts for 0.8 of its part of the quality, and for 0.1 whatever it is."""
    on_mark = number("37.5") * (mark / 10)
    return on_mark + number("62.5") * (
        number("0.8") * ((quality - on_mark) / number("62.5")) + number("0.1")
    )


FAMILIES = [
    priced("price-proportional", lambda n, price, o: o.lowest / price),
    priced(
        "price-bandwidth",
        lambda n, price, o: (n("250") - price) / (n("250") - n("50")),
        zero_at=250,
        full_at=50,
        **CLAMP,
    ),
    priced(
        "price-linear-lowest",
        lambda n, price, o: 1 - (price - o.lowest) / (n("400") / 100 * o.lowest),
        zero_at=400,
        **CLAMP,
    ),
    priced(
        "price-linear-range",
        lambda n, price, o: (max(o.prices) - price) / (max(o.prices) - o.lowest),
        when_equal=100,
    ),
    priced("price-threshold", threshold, reserve=200, threshold=100, **WIDE),
    priced("price-parabolic", lambda n, p, o: 1 - (p / n("300")) ** 2, reserve=300, **CLAMP),
    priced("price-log", logarithm, zero_at=4, **CLAMP),
    priced(
        "price-average",
        lambda n, price, o: (n("50") + n("0.3") * 100 * (o.mean - price) / o.mean) / 100,
        at_mean=50,
        per_percent="0.3",
        **CLAMP,
    ),
    priced("price-graduated", graduated, inflection="1.1", gentle="0.1", steep="0.3", **WIDE),
    priced("price-rank", by_rank, table=["100", "70.1", "40.3", "9.9"], beyond=0),
    priced(
        "price-expression",
        lambda n, price, o: n("0.7") * (o.lowest / price) + n("0.1"),
        share="0.7 * (lowest / price) + 0.1",
        **CLAMP,
    ),
    Family("rating-to-best", best_mark, {"type": "points"}, judged="rating-to-best"),
    Family(
        "fact-expression",
        with_formula,
        {"type": "points"},
        measured={
            "type": "fact-expression",
            "fact": "f",
            "share": "0.8 * (value / 100) + 0.1",
            **WIDE,
        },
    ),
    Family("fixed-price", lambda n, price, quality, _, o: quality, {"type": "fixed-price"}),
    awarded("award-on-value", lambda n, price, quality, o: price - quality),
    awarded("price-per-quality", lambda n, price, quality, o: price / quality),
    awarded("value-for-money", lambda n, price, q, o: q / price * n("100"), constant=100),
    awarded(
        "weighted-value-for-money",
        lambda n, price, quality, o: quality**2 / price * n("10"),
        solves="price",
        quality_weight=60,
        price_weight=30,
        constant=10,
    ),
    awarded(
        "utility-index",
        lambda n, price, q, o: (1 - (max(o.qualities) - q) / 100 * n("0.8")) / price * o.lowest,
        quality_weight=40,
        price_weight=50,
    ),
    awarded(
        "mark-up",
        lambda n, price, quality, o: price * (1 + (1 - quality / 100) * (n("40") / n("50"))),
        quality_weight=40,
        price_weight=50,
    ),
    awarded(
        "willingness-to-pay", lambda n, p, q, o: p - 100 * (q / 100) * n("1.6"), per_percent="1.6"
    ),
    awarded(
        "normalised-price",
        lambda n, price, q, o: price / (1 + q / 100 * n("0.8") / (1 - n("0.8"))),
        most=80,
    ),
    awarded(
        "superformula",
        lambda n, price, q, o: price / n("100") + n("0.7") / (q / 100),
        solves="price",
        reference_price=100,
        reference_quality=70,
        exponent=1,
    ),
    awarded(
        "award-expression",
        lambda n, price, q, o: price / (1 + n("0.8") * (q / 100)),
        total="price / (1 + bonus * (quality / whole))",
        better="low",
        parameters={"bonus": "0.8"},
    ),
]


class Pair(NamedTuple):
    """Two offers with the same total."""

    one: Offer
    other: Offer
    total: F


def decimal(value: F, digits: int) -> str | None:
    """A fraction above zero as a decimal number, if it has so few digits."""
    if value <= 0 or value > 1000 or (value * 10**digits).denominator > 1:
        return None
    return text(value)


def solved(family: Family, one: Offer, other: Offer) -> Offer | None:
    """The other offer with its price or its fact such that both totals are equal.

    The total, or one divided by it, rises in a straight line with either; two points give it.
    """
    beside = list(OTHERS.values())
    goal = family.of(F, one, [other, *beside])

    def at(value: str) -> F:
        found: F = family.of(F, other._replace(**{family.solves: value}), [one, *beside])
        return found

    low, high, half = at("60"), at("100"), at("80")
    if 2 * half != low + high:
        low, high, goal = 1 / low, 1 / high, 1 / goal
    if low == high:
        return None
    value = 60 + (goal - low) / (high - low) * 40
    written = decimal(value, 2 if family.solves == "price" else 6)
    fits = written and (value >= 60 if family.solves == "price" else value <= 100)
    return other._replace(**{family.solves: written}) if written and fits else None


STATED = list(product(MARKS, MARKS, VALUES, VALUES))[::101]
"""Marks and facts to try for each two prices."""
NICE = [
    (mark, other_mark, text((goal - F("3.75") * F(mark)) * F("1.6")), text(rest))
    for goal, mark, other_mark in product([F(35), F(56), F(70)], MARKS[:7:2], MARKS[1:7:2])
    if (rest := (F(28) - F("3.75") * F(other_mark)) * F("1.6")) > 0
]
"""The same with qualities of 28, 35, 56 and 70, by which 70 can be divided."""


def pairs(family: Family) -> Iterator[Pair]:
    """Yield pairs of a family that only floats tell apart, few of the same two prices."""
    beside = list(OTHERS.values())
    stated: Iterable[tuple[str, ...]] = NICE if family.solves == "price" else STATED
    for cheap, dear in combinations(PRICES, 2):
        left = 2
        if family.name == "price-log":
            if not {cheap, dear} <= {"60", "120", "240"}:
                continue
            left, stated = 7, product(MARKS, MARKS, VALUES, VALUES[::3])
        for tried, (mark, other_mark, own_fact, other_fact) in enumerate(stated):
            one = Offer(cheap, mark, own_fact)
            other = solved(family, one, Offer(dear, other_mark, other_fact))
            if other and one[1:] != other[1:]:
                total = family.of(F, one, [other, *beside])
                assert total == family.of(F, other, [one, *beside])
                binary = [
                    family.of(float, *of)
                    for of in ((one, [other, *beside]), (other, [one, *beside]))
                ]
                if binary[0] != binary[1]:
                    assert math.isclose(*binary, rel_tol=1e-12, abs_tol=1e-12)
                    yield Pair(one, other, total)
                    left -= 1
            if left == 0 or (left == 2 and tried == 12):
                break


def ties_of(result: LotResult) -> set[frozenset[str]]:
    """The groups that share a rank in the end."""
    return {frozenset(group) for tie in result.ties for _, group in tie.open}


def test_there_are_three_hundred_pairs() -> None:
    """A family for every award and every price method, two of quality, and one of price sheets."""
    names = {family.name for family in FAMILIES}
    expected = {*AWARDS, *(kind for kind in METHODS if kind.startswith("price-"))}
    of_quality = {"rating-to-best", "fact-expression"}
    assert names | {"points", "lowest-price"} == expected | of_quality
    assert PER_FAMILY * (len(FAMILIES) + 1) >= 300


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_pair_that_floats_tell_apart_is_a_tie(family: Family) -> None:
    """The formula on fractions gives one total, on floats two; the engine gives the one, and a tie."""
    found = list(islice(pairs(family), PER_FAMILY))
    assert len(found) == PER_FAMILY
    for pair in found:
        result = family.result({"a": pair.one, "b": pair.other, **OTHERS})
        given = totals(result)
        assert given["a"] == given["b"] == pair.total, pair
        by_bid = {name: rank for rank, name in ranks(result)}
        assert by_bid["a"] == by_bid["b"], pair
        assert any({"a", "b"} <= group for group in ties_of(result)), pair
        assert (result.status == "draw-needed") is (by_bid["a"] == 1)


def test_price_sheets_that_floats_tell_apart_are_ties() -> None:
    """3 × 0.1 is 0.3 and 7 × 1.1 is 7.7, but not in binary: the sheet and the amount have one price."""
    found = 0
    of = framework(award="lowest-price")
    for quantity, cents in product(range(2, 60), (10, 70, 110, 130, 230, 290, 410)):
        unit, amount = text(F(cents, 100)), text(F(quantity * cents, 100))
        if quantity * float(unit) == float(amount):
            continue
        sheet = lines((quantity, unit))
        result = the_lot(of, [bid("a", sheet=sheet), bid("b", amount), bid("c", 999)])
        assert ranks(result) == [(1, "a"), (1, "b"), (3, "c")]
        assert totals(result)["a"] == F(quantity * cents, 100)
        assert result.status == "draw-needed"
        found += 1
    assert found >= PER_FAMILY


# --- three and more, ranks below the first, rounding --------------------------------------------


def test_seven_bids_that_are_one_tie() -> None:
    """33.3 × k/10 + 22.2 × l/10 + 44.5 × 7/10 = 62.23 for each; in floats they are three numbers.

    For instance 3 and 9.5: 9.99 + 21.09 + 31.15; 4 and 8: 13.32 + 17.76 + 31.15.
    """
    given = [
        ("3", "9.5"),
        ("4", "8"),
        ("5", "6.5"),
        ("6", "5"),
        ("7", "3.5"),
        ("8", "2"),
        ("9", "0.5"),
    ]
    binary = {33.3 * (float(k) / 10) + 22.2 * (float(m) / 10) + 44.5 * (7 / 10) for k, m in given}
    assert len(binary) == 3
    of = framework(*(leaf(n, w, RATED) for n, w in (("k", "33.3"), ("l", "22.2"), ("m", "44.5"))))
    by = {name: {"k": k, "l": m, "m": 7} for name, (k, m) in zip("abcdefg", given, strict=True)}
    result = the_lot(of, [bid(name) for name in by], [marks("p", by)])
    assert set(totals(result).values()) == {F("62.23")}
    assert ranks(result) == [(1, name) for name in "abcdefg"]
    assert ties_of(result) == {frozenset("abcdefg")}
    assert result.status == "draw-needed"


@pytest.mark.parametrize(
    ("prices", "expected", "status"),
    [
        ((5, 6, 6, 7), [1, 2, 2, 4], "ranked"),
        ((5, 5, 5, 7), [1, 1, 1, 4], "draw-needed"),
        ((5, 6, 6, 6, 7), [1, 2, 2, 2, 5], "ranked"),
        ((5, 5, 6, 6, 7, 7), [1, 1, 3, 3, 5, 5], "draw-needed"),
        ((5, 6, 7, 7), [1, 2, 3, 3], "ranked"),
    ],
)
def test_ranks_are_counted_on(prices: tuple[int, ...], expected: list[int], status: str) -> None:
    """A tie below the first rank is a tie all the same; only one at the top needs a draw."""
    bids = [bid(name, price) for name, price in zip("abcdef", prices, strict=False)]
    result = the_lot(framework(award="lowest-price"), bids)
    assert [rank for rank, _ in ranks(result)] == expected
    assert result.status == status
    sizes = sorted(len(group) for group in ties_of(result))
    assert sizes == sorted(n for rank in set(expected) if (n := expected.count(rank)) > 1)


def test_a_word_that_breaks_a_part_of_a_tie() -> None:
    """All have 50; by price c is before a and b, who stay level: 1, 2, 2, and d with 40 is fourth."""
    of = framework(
        leaf("k", 100, RATED), policies={"ties": {"order": ["price"], "otherwise": "draw"}}
    )
    by = {"a": {"k": 5}, "b": {"k": 5}, "c": {"k": 5}, "d": {"k": 4}}
    bids = [bid("a", 9), bid("b", "9.00"), bid("c", 8), bid("d", 1)]
    result = the_lot(of, bids, [marks("p", by)])
    assert ranks(result) == [(1, "c"), (2, "a"), (2, "b"), (4, "d")]
    assert (result.ties[0].decided_by, ties_of(result)) == (("price",), {frozenset("ab")})


WORTH = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100, **WIDE}
ROOT = {"type": "weighted-value-for-money", "quality-weight": 1, "price-weight": 2, "constant": 1}


@pytest.mark.parametrize(
    ("award", "step", "by"),
    [
        # 104, 105 and 106 for 3 points: 34.67, 35 and 35.33.
        (
            {"type": "price-per-quality"},
            rounding("total", 0),
            {"a": (104, 3), "b": (105, 3), "c": (106, 3)},
        ),
        # 70.4, 70.1 and 69.5 points, the last half up.
        (
            {"type": "points"},
            rounding("criterion", 0),
            {"a": (9, "70.4"), "b": (9, "70.1"), "c": (9, "69.5")},
        ),
        (
            {"type": "points"},
            rounding("node", 0, "down"),
            {"a": (9, "70.4"), "b": (9, 70), "c": (9, "70.999999")},
        ),
        # The roots of 50, 51 and 49.5, divided by 5: 1.4142…, 1.4283… and 1.4071…
        (ROOT, rounding("total", 1), {"a": (5, 50), "b": (5, 51), "c": (5, "49.5")}),
    ],
)
def test_ties_that_only_an_announced_rounding_makes(award: Any, step: Any, by: Any) -> None:
    """Without it three ranks; with it one, and a draw is needed. Nothing else is rounded."""
    bids = [bid(name, price, facts={"f": worth}) for name, (price, worth) in by.items()]
    for policy, places in (("none", [1, 2, 3]), ([step], [1, 1, 1])):
        of = framework(
            node("n", 100, leaf("k", 100, WORTH)),
            award=award,
            facts=[fact("f")],
            policies={"rounding": policy},
        )
        result = the_lot(of, bids)
        assert [rank for rank, _ in ranks(result)] == places
        assert result.status == ("ranked" if places == [1, 2, 3] else "draw-needed")


def test_ties_that_only_rounded_marks_make() -> None:
    """Means of 7.33, 7.17 and 7.17, to whole per cents 73, 72 and 72: b and c were equal already;
    to tens of a per cent nothing changes. With d at 7.25, 72.5 %, half down: b, c and d are level."""
    by = {"a": (7, 7, 8), "b": (7, 7, "7.5"), "c": (7, "7.5", 7), "d": ("7.25", "7.25", "7.25")}
    quarter = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.25"}
    sheets = [
        marks(who, {name: {"k": given[n]} for name, given in by.items()})
        for n, who in enumerate("pqr")
    ]
    for steps, expected in (
        ("none", [(1, "a"), (2, "d"), (3, "b"), (3, "c")]),
        ([rounding("mark", 0, "half-down")], [(1, "a"), (2, "b"), (2, "c"), (2, "d")]),
    ):
        of = framework(
            leaf("k", 100, {"type": "rating-scale", "scale": "s"}),
            panel="pqr",
            scales=[quarter | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": steps},
        )
        assert ranks(the_lot(of, [bid(name) for name in by], sheets)) == expected


# --- numbers that are no fraction ---------------------------------------------------------------


@pytest.mark.parametrize(("base", "weight", "mark"), [(2, 30, 7), (4, 60, 7), (8, 60, "5.333333")])
def test_logarithms_in_two_writings(base: int, weight: int, mark: Any) -> None:
    """log 3 = log 1.5 + log 2: at 300 instead of 150 a bid loses weight / log₂(base), and 60 points
    of quality make that good: 30 = 60 × (0.7 − 0.2). With base 8 it loses 60/3 = 20, for which one
    third is needed: 60 × (0.5333333 − 0.2) = 19.999998 is too little, and b is behind.
    """
    method = {"type": "price-log", "zero-at": base, **WIDE}
    tree = [leaf("p", weight, method), leaf("k", 60, WORTH)]
    whole = {"unit": "points", "of": "whole", "total": weight + 60}
    of = framework(*tree, weights=whole, facts=[fact("f")])
    marked = {"a": (150, 20), "b": (300, F(str(mark)) * 10), "c": (100, 0)}
    bids = [bid(name, price, facts={"f": text(F(f))}) for name, (price, f) in marked.items()]
    result = the_lot(of, bids)
    places = {name: rank for rank, name in ranks(result)}
    assert (places["a"] == places["b"]) is (base != 8)
    assert places["a"] <= places["b"]
    for one in result.ranking:
        assert one.bid == "c" or one.nodes[0].radius > 0


def test_roots_in_other_writings() -> None:
    """√50/5, √2/1, √8/2, √18/3, √32/4, √72/6 and √98/7 are all √2; floats see two numbers."""
    by = {
        "a": (5, 50),
        "b": (1, 2),
        "c": (2, 8),
        "d": (3, 18),
        "e": (4, 32),
        "f": (6, 72),
        "g": (7, 98),
    }
    assert len({math.sqrt(quality) / price for price, quality in by.values()}) > 1
    of = framework(leaf("k", 100, WORTH), award=ROOT, facts=[fact("f")])
    bids = [bid(name, price, facts={"f": quality}) for name, (price, quality) in by.items()]
    result = the_lot(of, [*bids, bid("h", 7, facts={"f": "98.000001"})])
    assert ranks(result) == [(1, "h"), *((2, name) for name in by)]
    assert ties_of(result) == {frozenset(by)}


def test_a_sum_of_roots_in_two_writings() -> None:
    """√4.5 + √0.5 = 3/√2 + 1/√2 = 2 × √2 = √2 + √2; and 450.000001 is dearer."""
    award = {"type": "superformula", "reference-price": 100, "reference-quality": 50}
    of = framework(leaf("k", 100, WORTH), award={**award, "exponent": "0.5"}, facts=[fact("f")])
    by = {"a": ("450", 100), "b": ("200", 25), "c": ("450.01", 100)}
    result = the_lot(of, [bid(n, price, facts={"f": f}) for n, (price, f) in by.items()])
    assert ranks(result) == [(1, "a"), (1, "b"), (3, "c")]


# --- what is no tie -----------------------------------------------------------------------------


@pytest.mark.parametrize("depth", [5, 10, 12])
def test_a_weight_of_a_millionth_of_a_millionth_decides(depth: int) -> None:
    """Weights of 0.000001 of the parent: at the fifth level 10⁻³⁰ of all, at the tenth 10⁻⁶⁰."""
    yes_no = {"type": "fact-yes-no", "fact": "f", "if-yes": 100, "if-no": 0}
    tree = leaf("deep", "0.000001", yes_no)
    for level in range(depth - 1):
        tree = node(f"n{level}", "0.000001", tree, leaf(f"r{level}", "0.999999", RATED))
    of = framework(
        tree,
        leaf("r", "0.999999", RATED),
        weights={"unit": "fraction", "of": "parent"},
        facts=[fact("f", "yes-no")],
    )
    names = ["r", *(f"r{level}" for level in range(depth - 1))]
    sheet = marks("p", {name: dict.fromkeys(names, 5) for name in "ab"})
    result = the_lot(of, [bid("a", facts={"f": False}), bid("b", facts={"f": True})], [sheet])
    assert ranks(result) == [(1, "b"), (2, "a")]
    found = totals(result)
    assert found["a"] is not None
    assert found["b"] is not None
    assert found["b"] - found["a"] == F(1, 10 ** (6 * depth))
    assert float(found["a"]) == float(found["b"])
    assert result.ties == ()


@pytest.mark.parametrize("power", [5, 9])
def test_a_share_of_a_formula_that_differs_by_as_little(power: int) -> None:
    """0.5 − 1 × 0.000001⁵ is less than 0.5 by 10⁻³⁰; with the ninth power by 10⁻⁵⁴."""
    own = {"type": "price-expression", "share": f"0.5 - (price - lowest) * tiny^{power}", **CLAMP}
    of = framework(leaf("p", 100, {**own, "parameters": {"tiny": "0.000001"}}))
    result = the_lot(of, [bid("a", 101), bid("b", 100)])
    assert ranks(result) == [(1, "b"), (2, "a")]
    assert len({float(total) for total in totals(result).values() if total is not None}) == 1


@pytest.mark.parametrize(("extra", "tied"), [("0", True), ("tiny^5 / 10", False)])
def test_numbers_that_are_no_fraction_and_differ_by_as_little(extra: str, tied: bool) -> None:
    """The logarithms of two writings, 30 points apart, and a third criterion of 10 × 10⁻³¹ = 10⁻³⁰:
    that is far more than their enclosures are wide, and it decides.
    """
    log = {"type": "price-log", "zero-at": 2, **WIDE}
    own = {"type": "price-expression", "share": f"if(price > 200, {extra}, 0)", **CLAMP}
    of = framework(
        leaf("p", 30, log),
        leaf("k", 60, WORTH),
        leaf("t", 10, {**own, "parameters": {"tiny": "0.000001"}}),
        facts=[fact("f")],
    )
    by = {"a": (150, 20), "b": (300, 70), "c": (100, 0)}
    result = the_lot(of, [bid(name, price, facts={"f": f}) for name, (price, f) in by.items()])
    places = {name: rank for rank, name in ranks(result)}
    assert (places["a"] == places["b"]) is tied
    assert places["b"] <= places["a"]
