"""Bids that drop out, and one that was never made: by hand, and against plain recomputation."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    ROOT,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lot,
    made,
    marks,
    member,
    rounding,
)

from aanbesteding import Faults, evaluate, load_bids, load_framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.rivalry.extra import extras
from aanbesteding.sensitivity.rivalry.left_out import absences
from aanbesteding.sensitivity.rivals import SECTION
from aanbesteding.sensitivity.sections import SECTIONS

F = Fraction
QUALITY = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 60}
QUALITY |= {"out-of-range": "clamp"}
BAND = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}
THREE = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}


def case_of(method, offers, *, lot_keys=None, policies=None, members=None, award="points", **more):
    """A lot with 60 points for the fact f and 40 for the price; offers are (price, f)."""
    criteria = [leaf("k", 60, QUALITY)] + ([leaf("prijs", 40, method)] if method else [])
    of = framework(
        *criteria,
        facts=[fact("f")],
        lots=[lot(**(lot_keys or {}))],
        policies=policies,
        award=award,
        **more,
    )
    bids = [
        bid(name, price, facts={"f": f}, members=(members or {}).get(name))
        for name, (price, f) in offers.items()
    ]
    return Case(evaluated(of, bids), 0)


def answer(case):
    return SECTION.run(case, Options())


def codes(case):
    return [one.code for one in answer(case).said]


def table(case, key="left-out"):
    return next((one for one in answer(case).tables if one.key == key), None)


def rows(case):
    return {cells[0]: cells[1:] for cells in table(case).rows}


class TestLeftOut:
    def test_the_known_reversal(self):
        """B 74.2, A 72, C 60; without C A 88 and B 87. Without A or B the two left keep their
        order: B 74.2 and C 60, A 72 and C 60. Kept: B stays."""
        case = case_of(PROPORTIONAL, THREE)
        assert rows(case) == {
            ("b",): (False, ("a",), ("a",), ("a",)),
            ("a",): (False, ("b",), ("b",), ("b",)),
            ("c",): (True, ("b",), ("a",), ("b",)),
        }
        assert table(case).strong == {2}
        assert codes(case)[:2] == ["drop-out-policy", "reversal"]
        (first, *_) = answer(case).weak
        assert (first.size, first.hinges, first.said.code) == (0, True, "loser-decides")
        assert first.said.say("en") == (
            "Bod c does not win, but without that bid and with all worked out again the contract "
            "would not have gone to Bod b but to Bod a."
        )

    def test_what_the_framework_announces(self):
        """Rescore: A gets it. Not announced: unknown where the two differ."""
        case = case_of(PROPORTIONAL, THREE, policies={"drop-out": "rescore"})
        assert rows(case)[("c",)] == (True, ("b",), ("a",), ("a",))
        case = case_of(PROPORTIONAL, THREE, policies={"drop-out": "not-announced"})
        assert rows(case)[("c",)] == (True, ("b",), ("a",), None)
        assert rows(case)[("a",)][-1] == ("b",)

    def test_a_pair_that_turns_the_order_though_neither_does_alone(self):
        """C and D ask the same and are equal: one of them is enough to keep the lowest price at 60.
        Without both A passes B, as without C before."""
        case = case_of(PROPORTIONAL, {**THREE, "d": (60, 20)})
        assert [cells[1] for cells in table(case).rows[:4]] == [False] * 4
        assert table(case).rows[4] == (("c", "d"), True, ("b",), ("a",), ("b",))
        weak = [one for one in answer(case).weak if one.said.code == "loser-decides"]
        assert len(weak) == 1
        assert weak[0].said.say("nl").startswith("Bod c en Bod d winnen niet")

    def test_absolute_methods_give_the_certificate(self):
        case = case_of(BAND, THREE)
        assert codes(case) == ["drop-out-policy", "no-reversal", "absolute", "extra-cannot-matter"]
        assert not any(cells[1] for cells in table(case).rows)
        assert answer(case).weak == ()

    def test_relative_without_a_reversal(self):
        """Equal on all but the price: who is cheaper stays before."""
        case = case_of(PROPORTIONAL, {"a": (100, 30), "b": (120, 30), "c": (150, 30)})
        assert "no-reversal" in codes(case)
        assert "absolute" not in codes(case)

    def test_who_shares_an_organisation_can_come_back(self):
        """A and B share one and are excluded, which leaves C. Without A B is there again, and wins:
        for C, though all is absolute, that is another order."""
        policies = {"same-organisation": {"tenderer": "refuse", "beside": "flag"}}
        same = {"a": [member(org="x")], "b": [member(org="x")]}
        case = case_of(
            BAND, {"a": (100, 60), "b": (110, 60), "c": (150, 30)}, policies=policies, members=same
        )
        assert rows(case)[("a",)] == (True, ("c",), ("b",), ("c",))
        assert "absolute-but-shared" in codes(case)
        assert [one.said.code for one in answer(case).weak] == ["loser-decides"] * 2

    def test_marks_of_who_is_gone_stay_in_the_sheets(self):
        of = framework(leaf("k", 60, RATED), leaf("p", 40, PROPORTIONAL))
        sheet = marks("p", {"a": {"k": 8}, "b": {"k": "8.5"}, "c": {"k": 3}})
        case = Case(evaluated(of, [bid("a"), bid("b", 110), bid("c", 60)], [sheet]), 0)
        assert all(one.rescore is not None for one in absences(case).singles)

    def test_no_outcome_without_one(self):
        """Five of 100 and two of 170: the mean is 120, and 170 lies 41.7 % above it. Without one of
        170 the mean is 670/6 = 111.67 and 170 lies 52.2 % above; beyond 50 % nothing is announced."""
        method = {"type": "price-average", "at-mean": 50, "per-percent": 1}
        offers = dict.fromkeys("abcde", (100, 48)) | {"y": (170, 20), "z": (170, 20)}
        case = case_of({**method, "out-of-range": "not-announced"}, offers)
        without = [one.bids for one in absences(case).singles if one.rescore is None]
        assert without == [("y",), ("z",)]
        assert rows(case)[("y",)][0] is None
        assert rows(case)[("y",)][2] is None
        assert "no-reversal-found" in codes(case)
        assert "no-outcome-without" in codes(case)

    def test_no_admissible_bid_and_one(self):
        case = case_of(BAND, {"a": (190, 48)}, lot_keys={"ceiling": 180})
        assert codes(case) == ["no-admissible-bid"]
        case = case_of(BAND, {"a": (170, 48)}, lot_keys={"ceiling": 180})
        assert rows(case) == {("a",): (False, (), (), ())}

    def test_all_equal(self):
        case = case_of(PROPORTIONAL, {"a": (100, 48), "b": (100, 48), "c": (100, 48)})
        assert rows(case)[("a",)] == (False, ("b", "c"), ("b", "c"), ("b", "c"))

    def test_pairs_are_capped_and_said_to_be(self, monkeypatch):
        monkeypatch.setattr("aanbesteding.sensitivity.rivalry.left_out.MOST", 2)
        case = case_of(PROPORTIONAL, {**THREE, "d": (200, 1)})
        found = absences(case)
        assert (found.tried, found.all_pairs) == (1, 6)
        assert "pairs-capped" in codes(case)


class TestExtra:
    def test_of_the_docstring(self):
        """A 48 + 0.4p, B 55 + 0.32p: B is ahead under 87.50, down to where nothing else changes. The
        extra bid has 0 + 40: it is never ahead of B's 55."""
        case = case_of(PROPORTIONAL, {"a": (100, 48), "b": (125, 55)})
        found = extras(case)
        worst = [one for one in found.switches if one.quality == "worst"]
        assert [(one.low, one.high, one.holders) for one in worst] == [
            (1, 8749, ("b",)),
            (8750, 8750, ("a", "b")),
        ]
        assert (found.low, found.high) == (1, 25000)
        (loser,) = [one for one in answer(case).weak if one.said.code == "extra-bid-decides"]
        assert (loser.size, loser.hinges) == (0, True)
        assert table(case, "extra-bid").rows[0][1:] == (F("0.01"), F("87.49"), ("b",))

    def test_the_best_quality_kept_from_winning_by_its_price(self):
        """A has 5 and costs 180: 60 + 8 = 68. B has 4 and costs 155: 48 + 18 = 66. Beside an extra
        10 A has 30 + 8 and B 24 + 18 = 42. The extra bid has 60 + 40 × (200 − p)/100 = 140 − 0.4p:
        less than 42 where p > 245."""
        to_best = {"type": "rating-to-best", "scale": "cijfers"}
        band = {**BAND, "out-of-range": "extrapolate"}
        of = framework(leaf("k", 60, to_best), leaf("p", 40, band))
        sheet = marks("p", {"a": {"k": 5}, "b": {"k": 4}})
        case = Case(evaluated(of, [bid("a", 180), bid("b", 155)], [sheet]), 0)
        best = [one for one in extras(case).switches if one.quality == "best"]
        assert case.holders == ("a",)
        assert [(one.low, one.high, one.holders) for one in best] == [(24501, 36000, ("b",))]

    def test_nothing_found(self):
        case = case_of(PROPORTIONAL, {"a": (100, 50), "b": (120, 30)})
        assert codes(case)[-1] == "no-extra-bid"
        assert table(case, "extra-bid") is None

    def test_a_minimum_score_is_passed(self):
        """Below 25 % of k a bid is set aside: the extra one has the least that is admitted."""
        least = {"percent": 25}
        of = framework(
            leaf("k", 60, QUALITY, minimum=least), leaf("p", 40, PROPORTIONAL), facts=[fact("f")]
        )
        bids = [bid("a", 100, facts={"f": 48}), bid("b", 125, facts={"f": 55})]
        found = extras(Case(evaluated(of, bids), 0))
        assert next(one.holders for one in found.switches if one.quality == "worst") == ("b",)

    def test_a_sheet_with_a_decimal_comma(self):
        of = framework(leaf("k", 60, RATED), leaf("p", 40, PROPORTIONAL))
        given = {
            name: {LOT: {"k": {"mark": m, "reason": "r"}}} for name, m in (("a", "8"), ("b", "9,5"))
        }
        value = {"format": "aanbesteding/scores/1", "framework": "kader", "decimal-sign": "comma"}
        sheet = made(ScoreSheet, {**value, "kind": "individual", "assessor": "p", "marks": given})
        # a 48 + 40 = 88, b 57 + 40 × 100/135 = 86.6; from the lowest p: a 48 + 0.4p, b 57 + 0.296p
        case = Case(evaluated(of, [bid("a", 100), bid("b", 135)], [sheet]), 0)
        worst = [one for one in extras(case).switches if one.quality == "worst"]
        # equal at p = 9 / (0.4 − 40/135) = 86.785..
        assert (worst[0].low, worst[0].high, worst[0].holders) == (1, 8678, ("b",))

    def test_a_basket_and_a_fixed_price(self):
        basket = [{"id": "uur", "title": "uur", "quantity": 3}]
        of = framework(
            leaf("k", 60, QUALITY),
            leaf("p", 40, PROPORTIONAL),
            facts=[fact("f")],
            lots=[lot(basket=basket)],
        )
        bids = [
            bid("a", lots=[{"lot": LOT, "unit-prices": {"uur": 100}}], facts={"f": 48}),
            bid("b", lots=[{"lot": LOT, "unit-prices": {"uur": 125}}], facts={"f": 55}),
        ]
        found = extras(Case(evaluated(of, bids), 0))
        assert (found.switches[0].low, found.switches[0].high) == (1, 26249)  # 3 × 87.50
        of = framework(
            leaf("k", 100, {"type": "rating-to-best", "scale": "cijfers"}),
            award="fixed-price",
            lots=[lot(fixed_price=100)],
        )
        sheet = marks("p", {"a": {"k": 5}, "b": {"k": 4}})
        case = Case(evaluated(of, [bid("a", 100), bid("b", 100)], [sheet]), 0)
        assert codes(case)[-1] == "no-extra-bid"


# --- plain recomputation ----------------------------------------------------------------------

RELATIVE = [
    PROPORTIONAL,
    {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"},
    {"type": "price-linear-range", "when-equal": 60},
    {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": "extrapolate"},
    {"type": "price-rank", "table": [100, 60, 25], "beyond": 0},
    BAND,
]


def points(method, price, field):
    """The share of a price, from the definition of the method."""
    low, high, mean = min(field), max(field), F(sum(field), len(field))
    match method["type"]:
        case "price-proportional":
            return F(low, price)
        case "price-linear-lowest":
            return max(F(0), 1 - F(price - low, low))
        case "price-linear-range":
            return F(60, 100) if low == high else F(high - price, high - low)
        case "price-average":
            return (50 + (mean - price) / mean * 100) / 100
        case "price-rank":
            rank = sum(other < price for other in field)
            return F([100, 60, 25][rank] if rank < 3 else 0, 100)
    return max(F(0), min(F(1), F(200 - price, 100)))


def order(method, offers):
    """The bids in groups of equal totals, the best first, by plain sums."""
    field = [price for price, _ in offers.values()]
    totals = {n: f + 40 * points(method, p, field) for n, (p, f) in offers.items()}
    levels = sorted(set(totals.values()), reverse=True)
    return [{n for n, total in totals.items() if total == level} for level in levels]


@pytest.mark.parametrize("seed", range(60))
def test_against_plain_sums(seed):
    rng = random.Random(seed)
    method = RELATIVE[seed % len(RELATIVE)]
    names = "abcde"[: rng.choice([1, 2, 3, 4, 5])]
    offers = {n: (rng.randrange(60, 200, 5), rng.randrange(0, 61, 4)) for n in names}
    case = case_of(method, offers)
    before = order(method, offers)
    found = absences(case)
    done = {one.bids: one for one in (*found.singles, *found.pairs)}
    groups = [(name,) for name in names]
    groups += [tuple(pair) for pair in combinations(names, 2)]
    for gone in groups:
        left = {n: offer for n, offer in offers.items() if n not in gone}
        kept = [group - set(gone) for group in before if group - set(gone)]
        after = order(method, left) if left else []
        one = done.get(gone) or done.get(gone[::-1])
        if one is None:  # only what changes no order is left to be said
            assert kept == after
            continue
        assert one.turns == (kept != after)
        assert set(one.kept) == (kept[0] if kept else set())
        assert set(one.rescored) == (after[0] if after else set())


@pytest.mark.parametrize("seed", range(12))
def test_an_extra_bid_against_every_price(seed):
    """Prices of 20 to 60 cents, the extra bid with f = 0: who are first by plain sums."""
    rng = random.Random(seed)
    method = RELATIVE[seed % 5]
    offers = {n: (rng.randrange(20, 60), rng.randrange(20, 61, 4)) for n in "abc"}
    as_text = {n: (f"0.{price}", f) for n, (price, f) in offers.items()}
    case = case_of(method, as_text)
    now = order(method, offers)[0]
    expected = {}
    for price in range(1, 2 * max(p for p, _ in offers.values()) + 1):
        first = order(method, {**offers, "x": (price, 0)})[0]
        if "x" not in first and first != now:
            expected[price] = first
    found = {
        price: set(one.holders)
        for one in extras(case).switches
        if one.quality == "worst"
        for price in range(one.low, one.high + 1)
    }
    assert found == expected  # the grid is finer than a cent here, so nothing is missed


EXAMPLES = sorted(path.stem for path in (ROOT / "criteria" / "voorbeelden").glob("*.yaml"))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("which", ["prices", "rivals"])
def test_the_examples_have_an_answer(name, which):
    """Every example of the project: no crash, every sentence and cell in both languages."""
    (section,) = [one for one in SECTIONS if one.id == which]
    of = load_framework(ROOT / "criteria" / "voorbeelden" / f"{name}.yaml")
    folder = Path(ROOT / "bids" / "voorbeelden" / name)
    try:
        evaluation = evaluate(of, load_bids(folder))
    except (Faults, FileNotFoundError):
        pytest.skip("no evaluation without further files")
    for index in range(len(of.lots)):
        found = section.run(Case(evaluation, index), Options())
        assert found.said
        for one in (*found.said, *(weak.said for weak in found.weak)):
            assert one.say("nl")
            assert "{" not in one.say("en")
        for grid in found.tables:
            assert all(len(cells) == len(grid.columns) for cells in grid.rows)


def test_rounding_and_two_contracts():
    """Whole points, two contracts: who hold without each, from the engine over fewer bids."""
    policies = {
        "rounding": [rounding("total", 0)],
        "ties": {"order": ["price"], "otherwise": "draw"},
    }
    offers = {**THREE, "d": (90, 40), "e": (130, 52)}
    case = case_of(PROPORTIONAL, offers, policies=policies, lot_keys={"winners": 2})
    for one in absences(case).singles:
        left = {n: offer for n, offer in offers.items() if n not in one.bids}
        again = case_of(PROPORTIONAL, left, policies=policies, lot_keys={"winners": 2})
        assert one.rescored == again.holders == holders(again.base)
