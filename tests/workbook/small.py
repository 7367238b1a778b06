"""Small tenders that together have every method, every way of award and every rounding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.build import (
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lines,
    lot,
    marks,
    member,
    node,
    rounding,
)

from aanbesteding import Evaluation
from aanbesteding.exact.rounding import RoundingMode

PRICES = {"a": "80", "b": "97.35", "c": "97.35", "d": "133.33", "e": "210"}
FACTS = {"a": "0", "b": "3.7", "c": "12", "d": "20", "e": "33.333333"}
WORDS = {"a": "=1+1", "b": "b*", "c": "B*", "d": "=1+1", "e": "c?"}
TABLE = [{"below": 3, "percent": -10}, {"from": 3, "below": 12, "percent": "33.3"}]
TABLE += [{"from": 12, "percent": 100}]
CHOICES = [{"is": "=1+1", "percent": 20}, {"is": "b*", "percent": 50}, {"is": "B*", "percent": 70}]
POINTS = [{"at": 0, "percent": 5}, {"at": 10, "percent": 80}, {"at": 30, "percent": 20}]
NAMES = {"parameters": {"k": "1.5"}}
BRANCHES = "if(price <= 1.2 * lowest, 1 - (price - lowest)^2 / highest^2, abs(-0.25) * min(1, lowest/price))"
PRICE_METHODS: list[dict[str, Any]] = [
    {"type": "price-proportional"},
    {"type": "price-linear-range", "when-equal": 60},
    {"type": "price-log", "zero-at": 3, "out-of-range": "extrapolate"},
    {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"},
    {"type": "price-rank", "table": [100, 60], "beyond": 5},
    {"type": "price-expression", "share": BRANCHES, "out-of-range": "clamp"},
    {
        "type": "price-expression",
        "share": "k - (mean + median) ^ -1 * price ^ 0 / 3 × 2 ÷ k",
        "out-of-range": "extrapolate",
        **NAMES,
    },
    *(
        {**method, "out-of-range": beyond}
        for beyond in ("clamp", "extrapolate")
        for method in (
            {"type": "price-linear-lowest", "zero-at": 60},
            {"type": "price-average", "at-mean": 60, "per-percent": 1},
            {"type": "price-bandwidth", "zero-at": 150, "full-at": 90},
            {"type": "price-parabolic", "reserve": 200},
            {"type": "price-threshold", "reserve": 200, "threshold": 90},
            {"type": "price-graduated", "inflection": "1.1", "gentle": "0.5", "steep": 2},
        )
    ),
]
FACT_METHODS: list[dict[str, Any]] = [
    {"type": "fact-bandwidth", "zero-at": 2, "full-at": 30, "out-of-range": "clamp"},
    {"type": "fact-bandwidth", "zero-at": 30, "full-at": 2, "out-of-range": "extrapolate"},
    {"type": "fact-curve", "points": POINTS, "out-of-range": "clamp"},
    {"type": "fact-table", "rows": TABLE, "out-of-range": "zero"},
    {"type": "fact-table", "rows": TABLE, "out-of-range": "reject"},
    {"type": "fact-expression", "share": "value / 40 + 0.1", "out-of-range": "clamp"},
]


def _weighted(methods: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a criterion for every method; the last weighs what is left of a hundred."""
    each = 100 // len(methods)
    rest = 100 - each * (len(methods) - 1)
    weights = [*[each] * (len(methods) - 1), rest]
    return [
        leaf(f"c{n}", w, m) for n, (w, m) in enumerate(zip(weights, methods, strict=True), start=1)
    ]


def methods() -> Iterator[tuple[str, Evaluation]]:
    """Yield tenders that together have every method."""
    of = framework(*_weighted(PRICE_METHODS))
    yield "prices", evaluated(of, [bid(name, price) for name, price in PRICES.items()])
    numbers = [{**method, "fact": "aantal"} for method in FACT_METHODS]
    words = {"type": "fact-table", "fact": "soort", "rows": CHOICES, "out-of-range": "zero"}
    yes = {"type": "fact-yes-no", "fact": "keurmerk", "if-yes": "66.6", "if-no": -5}
    declared = [fact("aantal"), fact("keurmerk", "yes-no", "lot")]
    declared.append(fact("soort", "choice", choices=list(dict.fromkeys(WORDS.values()))))
    of = framework(*_weighted([*numbers, words, yes]), facts=declared)
    bids = [
        bid(
            name,
            price,
            facts={"aantal": FACTS[name], "soort": WORDS[name]},
            here={"keurmerk": "ja" if name in "ace" else "nee"},
        )
        for name, price in PRICES.items()
    ]
    yield "facts", evaluated(of, bids)
    yield "members", _members()
    yield "marks", _marks()
    yield "own-price", _own_price()


def _members() -> Evaluation:
    """Every rule that makes one value of those of the members."""
    band = {"type": "fact-bandwidth", "zero-at": 0, "full-at": 50, "out-of-range": "clamp"}
    rules = ("lead", "sum", "share-weighted", "weakest", "strongest")
    leaves = [{**band, "fact": "aantal", "members": rule} for rule in rules]
    table = {"type": "fact-table", "fact": "aantal", "rows": TABLE, "out-of-range": "reject"}
    leaves += [{**table, "members": "weakest"}]
    answer = {"type": "fact-yes-no", "fact": "keurmerk", "if-yes": 80, "if-no": 0}
    leaves += [{**answer, "members": rule} for rule in ("any", "all", "weakest")]
    leaves += [{**band, "fact": "aantal", "members": "sum", "roles": ["subcontractor"]}]
    stated = fact("aantal", level="member"), fact("keurmerk", "yes-no", "member")
    of = framework(*_weighted(leaves), facts=stated)

    def one(role: str, org: str, number: str, answer: str, **more: Any) -> dict[str, Any]:
        return member(role, org, facts={"aantal": number, "keurmerk": answer}, **more)

    parts = [("lead", "x", "0.1", "ja"), ("member", "y", "0.2", "nee"), ("member", "z", "7", "ja")]
    both = [one(*part, share=s) for part, s in zip(parts, ("33.3", "33.3", "33.4"), strict=True)]
    both.append(one("subcontractor", "w", "30", "nee"))
    alone = [one("sole", "v", "12", "ja")]
    return evaluated(of, [bid("a", 80, members=both), bid("b", 90, members=alone)])


def _marks() -> Evaluation:
    """Means, medians and consensus, on words and on numbers, and marks against the best."""
    best = {"type": "rating-to-best", "scale": "cijfers"}
    of = framework(
        leaf("gemiddeld", 20, RATED),
        leaf("midden", 20, {**RATED, "combine": "median"}),
        leaf("woorden", 20, {"type": "rating-scale", "scale": "woorden"}),
        leaf("beste", 20, best),
        node(
            "samen",
            10,
            leaf("s1", 5, {**RATED, "combine": "consensus"}),
            leaf("s2", 5, {**RATED, "combine": "consensus"}),
            how="consensus",
            scale="cijfers",
        ),
        leaf("prijs", 10, PROPORTIONAL),
        panel=("p", "q", "r", "s"),
        panel_keys={"anonymous": False},
        policies={"missing-mark": "average-of-present"},
    )

    def sheet(name: str | None, one: str, two: str, word: str) -> Any:
        joint = {"samen": "6.5", "s1": "7", "s2": "0"}
        given = {"gemiddeld": one, "midden": two, "woorden": word, "beste": one}
        on = given if name else joint
        other = {**on, **({"beste": "0.5", "gemiddeld": "10"} if name else {"samen": "9"})}
        return marks(name, {"a": on, "b": other})

    sheets = [
        sheet("p", "7.5", "6", "goed"),
        sheet("q", "6", "9.5", "slecht"),
        sheet("r", "8", "2", "matig"),
        sheet(None, "", "", ""),
    ]
    late = {"a": {"gemiddeld": "0.5", "midden": "4", "woorden": "geen", "beste": "3"}}
    sheets.append(marks("s", late))
    return evaluated(of, [bid("a", 80), bid("b", 97)], sheets)


def _own_price() -> Evaluation:
    """Values in euros that are no part of a weight, under award on value."""
    rows = [{"from": 3, "below": 12, "percent": "3.3"}, {"from": 12, "percent": 7}]
    discount = {"type": "fact-discount", "fact": "trede", "rows": rows, "out-of-range": "zero"}
    addition = {"type": "fact-addition", "fact": "trede", "factor": "1.37", "out-of-range": "clamp"}
    of = framework(
        leaf("korting", "2.5", {**discount, "maximum": "weight"}),
        leaf("open", 0, {**discount, "maximum": "none"}),
        leaf("erbij", 0, addition),
        leaf("kwaliteit", 50, RATED),
        award="award-on-value",
        facts=[fact("trede")],
    )
    given = {name: {"kwaliteit": "7.5"} for name in PRICES}
    bids = [bid(name, price, facts={"trede": FACTS[name]}) for name, price in PRICES.items()]
    return evaluated(of, bids, [marks("p", given)])


AWARDS: dict[str, dict[str, Any]] = {
    "points": {},
    "award-on-value": {},
    "price-per-quality": {},
    "value-for-money": {"constant": "100000"},
    "weighted-value-for-money": {"quality-weight": 60, "price-weight": 40, "constant": 1000},
    "utility-index": {"quality-weight": 40, "price-weight": 60},
    "mark-up": {"quality-weight": 40, "price-weight": 60},
    "willingness-to-pay": {"per-percent": "1.25"},
    "normalised-price": {"most": 20},
    "superformula": {"reference-price": 100, "reference-quality": 70, "exponent": "0.3"},
    "award-expression": {
        "total": "if(quality = best, 1, k) * (price - lowest) + whole - quality",
        "better": "low",
        "parameters": {"k": "1.1"},
    },
    "lowest-price": {},
    "fixed-price": {},
}


def awards() -> Iterator[tuple[str, Evaluation]]:
    """Yield a tender for every way of award."""
    given = marks("p", {"a": {"k": "5.5"}, "b": {"k": 8}, "c": {"k": "9.5"}})
    for name, keys in AWARDS.items():
        fixed = {"lots": [lot(fixed_price=100)]} if name == "fixed-price" else {}
        leaves = [] if name == "lowest-price" else [leaf("k", 100, RATED)]
        of = framework(*leaves, award={"type": name, **keys}, **fixed)
        prices = (None, None, None) if fixed else (80, "97.35", 125)
        bids = [bid(one, price) for one, price in zip("abc", prices, strict=True)]
        yield name, evaluated(of, bids, [given] if leaves else [])


MODES: tuple[RoundingMode, ...] = ("half-up", "half-down", "half-even", "up", "down")
MODES += ("ceiling", "floor")


def roundings() -> Iterator[tuple[str, Evaluation]]:
    """Yield a tender for every way of rounding: halves above and below zero at every stage."""
    for mode in MODES:
        steps = [rounding(stage, 1, mode) for stage in ("criterion", "node", "total")]
        yield mode, _rounded([rounding("mark", 0, mode), *steps])


def _rounded(steps: list[dict[str, Any]]) -> Evaluation:
    names = "abcdefgh"
    line = "(value - 10) / 40"
    method = {"type": "fact-expression", "fact": "n", "share": line, "out-of-range": "extrapolate"}
    of = framework(
        node("q", 60, leaf("k", 40, RATED), leaf("h", 20, method)),
        leaf("p", 40, PROPORTIONAL),
        panel=("p", "q"),
        facts=[fact("n")],
        policies={"rounding": steps},
    )
    one = {name: {"k": f"{n}.5"} for n, name in enumerate(names, start=1)}
    two = {name: {"k": f"{n}"} for n, name in enumerate(names, start=1)}
    facts = ("10.1", "9.9", "10.3", "9.7", "10", "10.02", "9.5", "33.7")
    bids = [
        bid(name, f"{100 + 7 * n}.49", facts={"n": value})
        for n, (name, value) in enumerate(zip(names, facts, strict=True))
    ]
    return evaluated(of, bids, [marks("p", one), marks("q", two)])


def edges() -> Iterator[tuple[str, Evaluation]]:
    """Yield what else can stand in a tender: minimums, ties, contracts, prices by line."""
    three = [bid("a", 80), bid("b", 90), bid("c", 90)]
    same = marks("p", {"a": {"k": 9}, "b": {"k": 6}, "c": {"k": 5}})
    gates = [leaf("k", 60, RATED, minimum={"percent": 60}), leaf("p", 40, PROPORTIONAL)]
    yield "minimum", evaluated(framework(*gates), three, [same])
    order = {"minimums-order": ["k", "total"]}
    of = framework(*gates, policies=order, minimum_total={"percent": 80})
    yield "gates", evaluated(of, three, [same])
    equal = marks("p", {name: {"k": 5} for name in "abc"})
    chain = {"ties": {"order": ["price", "k"], "otherwise": "draw"}}
    fixed = {"type": "price-bandwidth", "zero-at": 200, "full-at": 190, "out-of-range": "clamp"}
    plain = [leaf("k", 60, RATED), leaf("p", 40, fixed)]
    of = framework(*plain, policies=chain, lots=[lot(winners=2)])
    yield "chain", evaluated(of, three, [equal])
    yield "tied", evaluated(framework(*plain), three, [equal])
    yield "ceiling", evaluated(framework(*plain, lots=[lot(ceiling=85)]), three, [equal])
    yield "nobody", evaluated(framework(*plain, lots=[lot(ceiling=50)]), three, [equal])
    cents = ("50000000.03", "10000000.01", "10000000.00", "50000000.02")
    dear = [bid(name, price) for name, price in zip("abcd", cents, strict=True)]
    yield "cents", evaluated(framework(award="lowest-price"), dear)
    sheets = [
        bid("a", None, sheet=lines(("0.1", 3), ("0.7", "1.1"))),
        bid("b", None, sheet=lines(("3", "0.1"), ("1.1", "0.7"))),
    ]
    yield "lines", evaluated(framework(award="lowest-price"), sheets)
    parts = [leaf("k1", 30, RATED), node("k2", 70, leaf("p", 100, PROPORTIONAL))]
    of = framework(node("k", 100, *parts), weights={"unit": "percent", "of": "parent"})
    yield "nested", evaluated(of, three, [marks("p", {n: {"k1": 7} for n in "abc"})])
