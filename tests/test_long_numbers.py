"""Exact numbers of thousands of digits: refused in time, or carried whole; and many bids at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.build import F, bid, evaluated, fact, fault_codes, framework, leaf
from tests.program import in_pipe

from aanbesteding.deciding.decide import decide
from aanbesteding.deciding.warnings import Names
from aanbesteding.exact.adding import added
from aanbesteding.exact.interval import power
from aanbesteding.exact.size import MAX_DIGITS, TooLong, fits, refuse_power
from aanbesteding.methods.base import Competition
from aanbesteding.methods.price_rank import PriceRank, share
from aanbesteding.scoring.ranking import rank

LONG = "min(1, (value / (value + a))^66)"  # 66 × 18 digits above and below the line
FACTS = {"a": "123456789010.999983", "b": "123456789011.999983"}


def measured(award: object, formula: str = LONG) -> object:
    """Return a framework with one criterion, whose share is a formula over a fact."""
    method = {
        "type": "fact-expression",
        "fact": "f",
        "share": formula,
        "parameters": {"a": "999999999999.999983"},
        "out-of-range": "clamp",
    }
    return framework(leaf("q", 100, method), award=award, facts=[fact("f")], status="published")


def offers() -> list:
    """Two bids with a long fact."""
    return [bid(name, "99999.97", facts={"f": value}) for name, value in FACTS.items()]


WEIGHTED = {"type": "weighted-value-for-money", "price-weight": 1, "constant": 1000}
SUPER = {"type": "superformula", "reference-price": 100000, "reference-quality": 70}


class TestRefused:
    @pytest.mark.parametrize(
        "award",
        [
            {**WEIGHTED, "quality-weight": 2},  # 2 × 1,200 digits
            {**WEIGHTED, "quality-weight": 199},  # refused before it is worked out
            {**SUPER, "exponent": "1.99"},
            {"type": "award-expression", "total": "quality ^ 3 / price", "better": "high"},
            {"type": "award-expression", "total": "quality ^ 100 / price", "better": "high"},
        ],
    )
    def test_a_total(self, award: object) -> None:
        """No ranking, and no number that nobody can print."""
        assert set(fault_codes(measured(award), offers())) == {"AB425"}

    def test_points(self) -> None:
        """36 digits of the square, a hundred times over, clamped or not."""
        of = measured("points", "(value * value) ^ 100")
        assert set(fault_codes(of, offers())) == {"AB425"}

    def test_a_node(self) -> None:
        """Two criteria of 1,200 digits each, with other denominators, make a sum of 2,400."""
        methods = [
            {"type": "fact-expression", "fact": "f", "share": f"(value / (value + {n}))^66",
             "out-of-range": "clamp"}
            for n in (1, 2)
        ]  # fmt: skip
        of = framework(leaf("q", 50, methods[0]), leaf("r", 50, methods[1]), facts=[fact("f")])
        assert set(fault_codes(of, offers())) == {"AB425"}

    def test_at_the_bound(self) -> None:
        """What just fits is carried, its square is not."""
        assert fits(F(1, 10**1999))
        assert not fits(F(10 ** (MAX_DIGITS + 1)))
        refuse_power(F(10**199), 100)
        with pytest.raises(TooLong):
            refuse_power(F(10**1999), 100)

    def test_what_was_calculated_before_is_calculated_still(self) -> None:
        """81^1.5 = 729: an exact power with a small root."""
        assert power(F(81), F(3, 2)) == (729, 729)


class TestCarried:
    """A long number that fits goes through every file: 1,200 digits above and below the line."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Path:
        """A framework and two bids as files."""
        (tmp_path / "bids").mkdir()
        (tmp_path / "k.yaml").write_text(
            "format: aanbesteding/framework/1\nid: k\nversion: '1'\nlanguage: nl\nroute: tender\n"
            "status: published\ntitle: K\nprice-basis: euro\naward: {type: points}\n"
            "weights: {unit: percent, of: whole}\n"
            "policies: {rounding: none, ties: not-announced, drop-out: rescore,\n"
            "  missing-mark: error, price-sheet: refuse}\n"
            "lots:\n  - {id: l, title: L, assumed: x}\n"
            "facts:\n  - {id: f, title: F, type: number, level: bid, assumed: x}\n"
            "criteria:\n  - {id: q, title: Q, assumed: x, weight: 100, method: {type: fact-expression,\n"
            f"      fact: f, share: '{LONG}', parameters: {{a: 999999999999.999983}},\n"
            "      out-of-range: clamp}}\n",
            encoding="utf-8",
        )
        for name, value in FACTS.items():
            (tmp_path / f"bids/{name}.yaml").write_text(
                f"format: aanbesteding/bid/1\nid: {name}\ntenderer: {{name: N{name}, members: "
                f"[{{organisation: o-{name}, name: N{name}, role: sole}}]}}\n"
                f"facts: {{f: {value}}}\nlots:\n  - {{lot: l, price: 100}}\n",
                encoding="utf-8",
            )
        return tmp_path

    def test_through_closing(self, desk: Path) -> None:
        """The closed quality holds the whole fraction, and is accepted again."""
        closed = in_pipe("score", "k.yaml", "bids", "--quality-only", "--close", "q.yaml", cwd=desk)
        assert closed.code == 0
        assert max(map(len, (desk / "q.yaml").read_text(encoding="utf-8").split())) > 2000
        assert in_pipe("score", "k.yaml", "bids", "--closed", "q.yaml", cwd=desk).code == 0

    @pytest.mark.parametrize("form", ["json", "csv"])
    def test_in_every_form(self, desk: Path, form: str) -> None:
        """Nothing is cut off."""
        assert in_pipe("score", "k.yaml", "bids", "-f", form, cwd=desk).code == 0


class TestSmallPowers:
    """A power far below one has as many true digits as a great one."""

    def test_two_small_values_are_told_apart(self) -> None:
        """0.001^99.5 ≈ 10⁻²⁹⁸·⁵ and 0.002^99.5 is 2^99.5 times that: both begin after 60 zeros."""
        small, great = (power(F(n, 1000), F(199, 2)) for n in (1, 2))
        assert 0 < small.low <= small.high < great.low
        assert small.low**2 <= F(1, 1000) ** 199 <= small.high**2


class Row(NamedTuple):
    """A bid for the ranking."""

    id: str
    total: Fraction
    radius: Fraction

    def tie_value(self, word: str) -> tuple[Fraction, Fraction]:
        """Nothing is announced."""
        raise AssertionError(word)


def test_a_wide_interval_is_not_parted_from_what_it_touches() -> None:
    """a is 0 ± 5 and c is 4 ± 0.1: they touch, though b (1 ± 0.1) between them does not touch c."""
    rows = [Row("a", F(0), F(5)), Row("b", F(1), F(1, 10)), Row("c", F(4), F(1, 10))]
    for high in (True, False):
        assert rank(rows, (), high=high).groups == ((1, ("a", "b", "c")),)
    apart = [Row("a", F(0), F(1)), Row("b", F(3), F(1)), Row("c", F(6), F(1))]
    assert rank(apart, (), high=True).groups == ((1, ("c",)), (2, ("b",)), (3, ("a",)))


def test_added() -> None:
    """1/2 + 1/3 − 1/6 + 2 = 8/3, in lowest terms."""
    assert added([F(1, 2), F(1, 3), F(-1, 6), F(2)]) == F(8, 3)
    assert added([]) == 0


class Counted(Fraction):
    """A price that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: object) -> bool:
        Counted.compared += 1
        return super().__lt__(other)


def test_ranks_of_many_prices_are_not_counted_one_by_one() -> None:
    """Four times the bids cost about four times the comparisons, and not sixteen."""
    parameters = PriceRank.model_validate(
        {"type": "price-rank", "table": ("100", "50"), "beyond": "0"}
    )

    def comparisons(count: int) -> int:
        prices = tuple(Counted(n * 7919 % 10007) for n in range(1, count + 1))
        field = Competition(prices)
        Counted.compared = 0
        assert sum(share(parameters, price, field).result for price in prices) == F(3, 2)
        return Counted.compared

    assert comparisons(800) < 6 * comparisons(200)


def test_names_in_reasons() -> None:
    """In the order of the bids; not the bid's own, and none of fewer than four letters."""
    bids = [bid(name) for name in ("een", "twee", "drie")]  # called «Bod een» and so on
    names = Names(bids)
    assert names.of_others("Beter dan bod drie en BOD EEN.", "twee") == ["Bod een", "Bod drie"]
    assert names.of_others("Zoals bod twee zelf zegt", "twee") == []
    assert names.of_others("", "twee") == []


def test_a_decision_over_an_award_that_does_not_add_up() -> None:
    """With the price of b and the own quality: 100 × 2 / 50 = 4; the other way round 80 × 2/100."""
    method = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100,
              "out-of-range": "clamp"}  # fmt: skip
    of = framework(
        leaf("q", 100, method),
        award={"type": "value-for-money", "constant": 2},
        facts=[fact("f")],
        status="published",
    )
    bids = [bid("a", 100, facts={"f": 100}), bid("b", 50, facts={"f": 80})]
    found = decide(evaluated(of, bids), date(2026, 11, 20)).lots[0].losing[0].comparison.what_if
    assert found is not None
    assert (found.with_winners_price, found.with_winners_quality) == (4, F(8, 5))
