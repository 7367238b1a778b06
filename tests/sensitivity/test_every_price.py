"""Prices at which others would have won, against every cent of a small range."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import bid, evaluated, fact, framework, leaf, lot, rounding
from tests.test_laws import PRICED, of_award
from tests.test_properties import tenders

from aanbesteding import Faults
from aanbesteding.exact.number import Number
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pricing.limits import limits
from aanbesteding.sensitivity.pricing.search import last_true
from aanbesteding.sensitivity.pricing.trial import state_of
from aanbesteding.sensitivity.sections import SECTIONS

F = Fraction
QUALITY = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 60}
QUALITY |= {"out-of-range": "extrapolate"}
RANK = {"none": None, "out": None, "loses": 0, "draws": 1, "wins": 2}
MOST = 115
METHODS = [
    {"type": "price-bandwidth", "zero-at": "0.95", "full-at": "0.25", "out-of-range": "clamp"},
    {"type": "price-bandwidth", "zero-at": "0.95", "full-at": "0.25", "out-of-range": "reject"},
    {"type": "price-threshold", "reserve": "0.95", "threshold": "0.50", "out-of-range": "reject"},
    {"type": "price-parabolic", "reserve": "0.95", "out-of-range": "extrapolate"},
    {"type": "price-proportional"},
    {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"},
    {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "not-announced"},
    {"type": "price-linear-range", "when-equal": 60},
    {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": "clamp"},
    {"type": "price-average", "at-mean": 50, "per-percent": 2, "out-of-range": "extrapolate"},
    {"type": "price-rank", "table": [100, 60, 25], "beyond": 0},
    {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"},
    {
        "type": "price-graduated",
        "inflection": 1,
        "gentle": "0.1",
        "steep": 1,
        "out-of-range": "clamp",
    },
    {
        "type": "price-graduated",
        "inflection": 3,
        "gentle": 1,
        "steep": "0.1",
        "out-of-range": "clamp",
    },
    {"type": "price-expression", "share": "2 - price / lowest", "out-of-range": "extrapolate"},
    {
        "type": "price-expression",
        "share": "abs(price - mean) / mean",
        "out-of-range": "extrapolate",
    },
]
AWARDS = [
    {"type": "lowest-price"},
    {"type": "award-on-value"},
    {"type": "price-per-quality"},
    {"type": "value-for-money", "constant": 1},
    {"type": "mark-up", "quality-weight": 60, "price-weight": 40},
    {"type": "utility-index", "quality-weight": 30, "price-weight": 70},
    {"type": "willingness-to-pay", "per-percent": "0.01"},
    {"type": "normalised-price", "most": 40},
    {"type": "superformula", "reference-price": "0.50", "reference-quality": 70, "exponent": 1},
    {
        "type": "award-expression",
        "total": "price - quality / 50 + abs(price - lowest)",
        "better": "low",
    },
]


def cents(number):
    return f"{number // 100}.{number % 100:02d}"


def random_case(seed):
    """A small tender with prices from 20 to 100 cents."""
    rng = random.Random(seed)
    by_points = rng.random() < 0.6
    award = {"type": "points"} if by_points else AWARDS[rng.randrange(len(AWARDS))]
    euros = award["type"] == "award-on-value"
    least = {"minimum": {"percent": rng.choice([10, 25])}} if rng.random() < 0.25 else {}
    criteria = [leaf("k", "0.4" if euros else 60, QUALITY)]
    rows = [{"from": 0, "below": 30, "percent": 10}, {"from": 30, "percent": 25}]
    if by_points:
        picked = rng.sample(METHODS, rng.choice([1, 1, 2]))
        shares = [40] if len(picked) == 1 else [25, 15]
        criteria += [
            leaf(f"p{n}", w, m, **(least if n == 0 else {}))
            for n, (w, m) in enumerate(zip(shares, picked, strict=True))
        ]
    elif euros and rng.random() < 0.5:
        table = {"type": "fact-discount", "fact": "f", "rows": rows}
        if rng.random() < 0.5:
            criteria.append(leaf("d", 0, table | {"maximum": "none", "out-of-range": "zero"}))
        else:
            criteria.append(
                leaf("d", "0.2", table | {"maximum": "weight", "out-of-range": "zero"}, **least)
            )
    elif not euros:
        criteria.append(leaf("m", 40, {**QUALITY, "fact": "g"}))
    stages = rng.sample(["criterion", "total"], rng.choice([0, 0, 0, 1, 2]))
    words = rng.sample(["price", criteria[-1]["id"]], rng.choice([0, 1, 2]))
    policies = {
        "rounding": [rounding(stage, rng.choice([0, 1, 2])) for stage in stages] or "none",
        "ties": {"order": words, "otherwise": "draw"},
    }
    if by_points and least and rng.random() < 0.5:
        policies["minimums-order"] = ["p0"]
    if award["type"] == "lowest-price":
        criteria, policies["ties"] = [], {"order": [], "otherwise": "draw"}
    keys = {}
    if rng.random() < 0.3:
        keys["ceiling"] = cents(rng.randrange(50, 100))
    if rng.random() < 0.3:
        keys["floor"] = cents(rng.randrange(10, 40))
    if rng.random() < 0.3:
        keys["winners"] = 2
    of = framework(
        *criteria, award=award, policies=policies, facts=[fact("f"), fact("g")], lots=[lot(**keys)]
    )
    if not criteria:
        of = of.model_copy(update={"facts": ()})
    bids = [
        bid(
            name,
            cents(rng.randrange(20, 100, rng.choice([1, 5, 20]))),
            facts={"f": rng.randrange(10, 61, 5), "g": rng.randrange(10, 61, 5)}
            if criteria
            else None,
        )
        for name in "abcd"[: rng.choice([1, 2, 3, 3, 4])]
    ]
    try:
        return Case(evaluated(of, bids), 0)
    except Exception as stop:
        from aanbesteding import Faults

        if not isinstance(stop, Faults):
            raise
        return None


def repriced(case, name, number):
    """What becomes of a bid at another price, by a dossier that states it."""
    others = [one for one in case.dossier.bids if one.id != name]
    (mine,) = [one for one in case.dossier.bids if one.id == name]
    offer = mine.lots[0].model_copy(update={"price": Number.of(F(number, 100))})
    bids = (*others, mine.model_copy(update={"lots": (offer,)}))
    return state_of(case.again(dossier=replace(case.dossier, bids=bids)), name)


def last(states, low, high, wanted):
    return max((n for n in range(low, high + 1) if states[n] in wanted), default=None)


@pytest.mark.parametrize("part", range(6))
def test_against_every_cent(part):
    seen = 0
    for seed in range(part * 5, part * 5 + 5):
        case = random_case(seed)
        if case is None:
            continue
        for limit in limits(case).bids:
            states = [repriced(case, limit.bid, n) for n in range(MOST + 1)]
            own = int(limit.price * 100)
            assert states[own] == limit.now, seed
            if limit.wins is not None and limit.wins <= MOST:
                assert states[limit.wins] == "wins", seed
            for piece in limit.elsewhere:
                held = {states[n] for n in range(piece.low, min(piece.high, MOST) + 1)}
                assert held <= {"wins"}, (seed, limit)
            if not limit.certain:
                continue
            seen += 1
            ranks = [RANK[state] for state in states if RANK[state] is not None]
            assert ranks == sorted(ranks, reverse=True), (seed, limit.bid, states)
            if limit.now == "wins":
                wins = last(states, own, MOST, {"wins"})
                assert wins == min(limit.wins, MOST), (seed, limit)
                draws = last(states, wins, MOST, {"draws"})
                assert draws == limit.draws or (limit.draws or 0) > MOST, (seed, limit)
            else:
                wins = last(states, 0, own, {"wins"})
                draws = last(states, 0 if wins is None else wins, own, {"draws"})
                nearest = last(states, own, MOST, {"wins"}) if limit.low > own else wins
                assert (limit.wins is None) == (nearest is None), (seed, limit, states)
                if limit.low <= own:
                    assert (limit.wins, limit.draws) == (wins, draws), (seed, limit)
    assert seen > 2


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.one_of(tenders(), *(of_award(award) for award in PRICED)))
def test_on_arbitrary_tenders(tender):
    """Marks, panels, consortia, minimums, rounding: the price that is found wins, a cent more not;
    where none is found, neither the lowest price nor one halfway does."""
    try:
        case = Case(tender.evaluation(), 0)
    except Faults:
        return
    for section in SECTIONS:
        for one in section.run(case, Options()).said:
            assert "{" not in one.say("en")
    if case.framework.lots[0].fixed_price is not None:
        return
    for limit in limits(case).bids:
        own = int(limit.price * 100)
        if limit.wins is None:
            for number in (limit.low, (limit.low + own) // 2, own):
                assert repriced(case, limit.bid, number) != "wins"
            continue
        assert repriced(case, limit.bid, limit.wins) == "wins"
        if limit.wins < own or (limit.now == "wins" and not limit.unlimited):
            assert repriced(case, limit.bid, limit.wins + 1) != "wins"
        if limit.draws is not None:
            assert repriced(case, limit.bid, limit.draws) == "draws"


@pytest.mark.parametrize("seed", range(40))
def test_the_search_finds_the_switch_and_asks_little(seed):
    rng = random.Random(seed)
    high = 10 ** rng.randrange(1, 15)
    switch = rng.randrange(high)
    asked = set()

    def holds(n):
        asked.add(n)
        return n <= switch

    curve = rng.choice(
        [
            None,
            lambda n: F(switch - n) + F(1, 2),
            lambda n: F(switch + 1, n + 1) - 1,
            lambda n: F((switch - n) // 1000),
            lambda n: None if n % 3 else F(switch - n),
            lambda n: F(switch - n) ** 3,
        ]
    )
    assert last_true(0, high, holds, curve) == switch
    assert len(asked) <= high.bit_length() + 5
