"""Other price methods and awards: parameters by hand, winners by an independent calculation."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from statistics import median

import pytest
from tests.build import PROPORTIONAL, RATED, bid, evaluated, framework, leaf, lot, marks, node
from tests.sensitivity.cases import BAND, cases, check_form, codes, table

from aanbesteding.methods import METHODS
from aanbesteding.sensitivity import methods
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.derived import DERIVED, Span, described, parameters_of
from aanbesteding.texts import Text

F = Fraction
NOWHERE = Text("", "")


def span(low, high, bids=3):
    return Span(F(low), F(high), bids, NOWHERE, NOWHERE)


def answer(evaluation):
    return methods.run(Case(evaluation, 0), Options())


def found(evaluation, key="methods"):
    """Return who gets the contract, by the English name of the method or award."""
    return {row[0].en: row[2] for row in table(answer(evaluation), key).rows}


class TestParameters:
    """From € 80 to € 120: see the docstring of `derived`."""

    @pytest.mark.parametrize(
        ("method", "expected"),
        [
            ("price-proportional", {}),
            ("price-linear-lowest", {"zero_at": F(50)}),
            ("price-linear-range", {"when_equal": F(100)}),
            ("price-bandwidth", {"full_at": F(80), "zero_at": F(120)}),
            ("price-threshold", {"threshold": F(80), "reserve": F(120)}),
            ("price-parabolic", {"reserve": F(120)}),
            ("price-log", {"zero_at": F(3, 2)}),
            ("price-average", {"at_mean": F(50), "per_percent": F(5, 2)}),
            # below (102.5 − 80)/80 = 28.125 %, above 17.5/80 = 21.875 %: (100 − 2.8125)/21.875
            (
                "price-graduated",
                {"inflection": F(41, 40), "gentle": F(1, 10), "steep": F(311, 70)},
            ),
            ("price-rank", {"table": (F(100), F(50), F(0)), "beyond": F(0)}),
        ],
    )
    def test_by_hand(self, method, expected):
        made = parameters_of(method, span(80, 120))
        stated = {name: getattr(made, name) for name in type(made).model_fields}
        assert stated.pop("type") == method
        assert stated.pop("out_of_range", "clamp") == "clamp"
        assert stated == expected

    def test_ends_get_all_and_nothing(self):
        """With bids at both ends L gets 100 % and H 0 %, under every method that can do so."""
        from aanbesteding.methods.base import Competition

        field = Competition((F(80), F(100), F(120)), (F(80), F(100), F(120)))
        for method in DERIVED:
            share = METHODS[method].share
            ends = [share(parameters_of(method, span(80, 120)), F(p), field) for p in (80, 120)]
            if method == "price-proportional":
                assert [one.result for one in ends] == [1, F(2, 3)]
            elif method == "price-parabolic":
                assert [one.result for one in ends] == [F(5, 9), 0]
            else:
                assert [one.result for one in ends] == [1, 0], method

    def test_nothing_between(self):
        without = [m for m in DERIVED if parameters_of(m, span(80, 80)) is None]
        assert without == [
            "price-linear-lowest",
            "price-bandwidth",
            "price-threshold",
            "price-log",
            "price-average",
            "price-graduated",
        ]
        assert parameters_of("price-parabolic", span(0, 0)) is None
        assert parameters_of("price-rank", span(80, 80, 1)).table == (100,)

    def test_every_method_on_price_but_a_formula_of_its_own(self):
        on_price = {name for name, row in METHODS.items() if row.measures == "price"}
        assert on_price - set(DERIVED) == {"price-expression"}

    def test_in_words(self):
        said = described(parameters_of("price-bandwidth", span(80000, 120000)))
        assert said.nl == "zero-at € 120.000; full-at € 80.000; out-of-range clamp"
        assert said.en == "zero-at € 120,000; full-at € 80,000; out-of-range clamp"


def small(price_method=PROPORTIONAL, **more):
    """A: € 80 and 36 points; B: € 96 and 48 points, of 60."""
    of = framework(leaf("k", 60, RATED), leaf("p", 40, price_method), **more)
    given = {"a": {"k": 6}, "b": {"k": 8}}
    return evaluated(of, [bid("a", 80), bid("b", 96)], [marks("p", given)])


class TestByHand:
    def test_a_lead_turns_round(self):
        """Announced: A 36 + 40 = 76, B 48 + 40 × 80/96 = 81 1/3. On 80 to 120: B 48 + 24 = 72."""
        grid = table(answer(small(lots=[lot(ceiling=120, floor=80)])), "methods")
        rows = {row[0].en: row[2:] for row in grid.rows}
        assert rows["price proportional to the lowest (announced)"] == (("b",), True, F(16, 3))
        assert rows["price on a fixed bandwidth"] == (("a",), False, F(4))
        assert [n for n, row in enumerate(grid.rows) if row[3] is False] == sorted(grid.strong)

    def test_without_ceiling_and_floor_the_prices_of_the_bids(self):
        """From 80 to 96: A has all 40, B nothing: 76 against 48."""
        given = answer(small())
        assert "lowest price" in given.said[0].say("en")
        row = next(r for r in table(given, "methods").rows if "bandwidth" in r[0].en)
        assert row[1].en == "zero-at € 96; full-at € 80; out-of-range clamp"
        assert row[2:] == (("a",), False, F(28))

    def test_awards(self):
        """Quality 36/60 and 48/60. Price per point of 100: 80/60 = 1.333, 96/80 = 1.2: B.

        Mark-up 60/40: A 80 × (1 + 0.4 × 1.5) = 128, B 96 × (1 + 0.2 × 1.5) = 124.8: B.
        Willingness to pay: 1.5 × 40/100 = € 0.60 a per cent: A 80 − 36 = 44, B 96 − 48 = 48: A.
        Normalised, most 60 %: A 80/(1 + 0.36/0.4) = 42.1, B 96/(1 + 0.48/0.4) = 43.6: A.
        Utility: B 80/96 = 0.833; A 1 − 0.2 × 1.5 = 0.7: B. Weighted: 60^1.5/80 = 5.81, 80^1.5/96
        = 7.45: B.
        """
        assert found(small(lots=[lot(ceiling=120, floor=80)]), "awards") == {
            "lowest price": ("a",),
            "price per quality point": ("b",),
            "value for money (50/50)": ("b",),
            "weighted value for money": ("b",),
            "utility index": ("b",),
            "mark-up for missing quality": ("b",),
            "willingness to pay per per cent": ("a",),
            "normalised price (Prozorro)": ("a",),
        }

    def test_a_price_criterion_beneath_a_node_weighs_nothing_there(self):
        """The same as above: the node of the price is price only."""
        of = framework(
            leaf("k", 60, RATED),
            node("q", 40, leaf("p", 40, PROPORTIONAL)),
            lots=[lot(ceiling=120, floor=80)],
        )
        given = marks("p", {"a": {"k": 6}, "b": {"k": 8}})
        nested = evaluated(of, [bid("a", 80), bid("b", 96)], [given])
        flat = small(lots=[lot(ceiling=120, floor=80)])
        assert found(nested, "awards") == found(flat, "awards")

    def test_a_tie_rule_on_the_price_criterion_is_about_the_price(self):
        """Equal quality: under every award the cheaper wins, no draw is needed for equal totals."""
        policies = {"ties": {"order": ["p"], "otherwise": "draw"}}
        of = framework(leaf("k", 60, RATED), leaf("p", 40, PROPORTIONAL), policies=policies)
        given = marks("p", {"a": {"k": 6}, "b": {"k": 6}})
        result = found(evaluated(of, [bid("a", 90), bid("b", 91)], [given]), "awards")
        assert set(result.values()) == {("a",)}


# --- against plain formulas ------------------------------------------------------------------


def clamp(value):
    return max(0, min(1, value))


def naive(method, price, prices, low, high):
    """Return the share under a method with all points at L and none at H, from the clauses."""
    lowest, top, mean, mid = min(prices), max(prices), sum(prices) / len(prices), (low + high) / 2
    if method == "price-proportional":
        return lowest / price
    if method == "price-linear-range":
        return (top - price) / (top - lowest) if top > lowest else F(1)
    if method in ("price-bandwidth", "price-threshold"):
        return clamp((high - price) / (high - low))
    if method == "price-parabolic":
        return clamp(1 - (price / high) ** 2)
    if method == "price-linear-lowest":
        return clamp(1 - (price - lowest) / ((high / low - 1) * lowest))
    if method == "price-log":
        return F(clamp(1 - math.log(price / lowest) / math.log(high / low))).limit_denominator(
            10**9
        )
    if method == "price-average":
        return clamp(F(1, 2) + mid / (high - low) * (mean - price) / mean)
    if method == "price-rank":
        rank = sum(other < price for other in prices)
        return 1 - F(rank, len(prices) - 1)
    steep = (100 - F(1, 10) * (mid * F("1.025") - low) / low * 100) / (
        (high - mid * F("1.025")) / low * 100
    )
    bend = max(lowest, F(median(prices)) * F("1.025"))
    below, above = min(price, bend) - lowest, max(price, bend) - bend
    return clamp(1 - (F(1, 10) * below + steep * above) / lowest)


@pytest.mark.parametrize("seed", range(12))
def test_winners_as_by_plain_formulas(seed):
    chance = random.Random(seed)
    names = "abcde"[: chance.randint(2, 5)]
    prices = {name: F(chance.randint(80, 120)) for name in names}
    worth = {name: chance.randint(0, 20) for name in names}
    contracts = chance.choice([1, 1, 2])
    of = framework(
        leaf("k", 60, RATED),
        leaf("p", 40, {**BAND, "full_at": 70}),
        lots=[lot(ceiling=120, floor=80, winners=contracts)],
    )
    sheet = marks("p", {n: {"k": f"{w // 2}.{5 * (w % 2)}"} for n, w in worth.items()})
    bids = [bid(name, int(price)) for name, price in prices.items()]
    rows = table(answer(evaluated(of, bids, [sheet])), "methods").rows
    checked = 0
    for method in DERIVED:
        row = next((r for r in rows if r[0] == METHODS[method].name), None)
        if row is None:
            assert method == "price-bandwidth"  # it is the announced one
            continue
        totals = {
            n: F(60 * worth[n], 20)
            + 40 * naive(method, prices[n], list(prices.values()), F(80), F(120))
            for n in names
        }
        ordered = sorted(totals.values(), reverse=True)
        near = abs(ordered[min(contracts, len(names)) - 1] - ordered[-1]) < F(1, 10**6)
        if method == "price-log" and near:
            continue
        last = ordered[min(contracts, len(names)) - 1]
        assert set(row[2]) == {n for n in names if totals[n] >= last}, method
        if len(names) > contracts and method != "price-log":
            assert row[4] == ordered[contracts - 1] - ordered[contracts]
        checked += 1
    assert checked >= 8


# --- edges -----------------------------------------------------------------------------------

ALL = dict(cases())


@pytest.mark.parametrize("name", ALL)
def test_every_example_and_edge(name):
    case = ALL[name]
    given = methods.run(case, Options())
    check_form(given)
    assert given.said
    assert not given.weak
    if not case.base.ranking:
        assert codes(given) == ["no-bid"]
        return
    for grid in given.tables:
        for row in grid.rows:
            assert (row[2] is None) == (row[3] is None)
            assert row[3] in (None, row[2] == case.holders)
    priced = any(n.method and n.method.measures == "price" for n in case.nodes)
    assert priced == ("no-price-criterion" not in codes(given))


def test_what_cannot_be_weighed_otherwise_is_said():
    assert "fixed-price" in codes(methods.run(ALL["fixed-price"], Options()))
    for name in ("lowest-price", "price-alone", "no-weight"):
        assert "price-alone" in codes(methods.run(ALL[name], Options()))
    assert "values-in-euros" in codes(methods.run(ALL["f13b-mki-optellen-0"], Options()))
    assert "no-outcome-under-methods" in codes(methods.run(ALL["free"], Options()))


def test_other_names_same_winners():
    prices, worth = (90, 85, 100), (6, 5, 9)

    def rows(names):
        of = framework(leaf("k", 60, RATED), leaf("p", 40, BAND))
        bids = [bid(n, p) for n, p in zip(names, prices, strict=True)]
        sheet = marks("p", {n: {"k": w} for n, w in zip(names, worth, strict=True)})
        grids = answer(evaluated(of, bids, [sheet])).tables
        return [
            {names.index(one) for one in row[2]} for grid in grids for row in grid.rows if row[2]
        ]

    assert rows("abc") == rows("zyx")
