"""How often a route is ahead: by the area of a range, again with the same seed, and its stop."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.routes.scenario.build import scenario

from aanbesteding.model.scenario import assumptions
from aanbesteding.routes.scenario.chance import Source, chance
from aanbesteding.routes.scenario.given import difference, given_of
from aanbesteding.routes.scenario.turning import sign

F = Fraction

# 2 years, sure to come, no loss, no growth, € 1 a point: the tender 100 − 17 a year, the other
# 90 − 13, then V − 11. The lead is 6 + 83 − (V − 11) = 100 − V.
SIMPLE = {
    "general.horizon": 2,
    "general.point-value": 1,
    "tender.transition-loss": 0,
    "recombination.transition-loss": 0,
    "recombination.failure": 0,
    "recombination.growth": 0,
    "recombination.value-per-year": 95,
}
RANGE = {"recombination.value-per-year": (90, 110)}
VALUE = "recombination.value-per-year"


def draws(kind, error=1, most=20000):
    return f"{{distribution: {kind}, seed: 7, error: {error}, most: {most}}}"


class TestShares:
    def test_uniform(self, tmp_path):
        """V from 90 to 110 all alike: half of it is below 100."""
        made = chance(scenario(tmp_path, SIMPLE, RANGE, draws=draws("uniform")))
        assert abs(made.tender - F(1, 2)) < 4 * made.tender_error
        assert made.tender + made.recombination + made.equal == 1
        assert made.stopped

    def test_triangular(self, tmp_path):
        """Most often 95 of 90 to 110: above 100 is (110 − 100)² / (20 × 15) = 1/3."""
        made = chance(scenario(tmp_path, SIMPLE, RANGE, draws=draws("triangular")))
        assert abs(made.recombination - F(1, 3)) < 4 * made.recombination_error

    def test_without_ranges_it_is_sure(self, tmp_path):
        """Always ahead, after the least number of draws; the error is not 0: q = 1001/1002."""
        made = chance(scenario(tmp_path, SIMPLE, draws=draws("uniform")))
        assert (made.draws, made.tender, made.recombination) == (1000, 1, 0)
        q = F(1001, 1002)
        assert abs(made.tender_error**2 - q * (1 - q) / 1000) < F(1, 10**9)

    def test_equal_is_counted_by_itself(self, tmp_path):
        """V = 100 exactly: nobody is ahead in any draw, though no bound shows it."""
        made = chance(scenario(tmp_path, SIMPLE | {VALUE: 100}, draws=draws("uniform")))
        assert (made.tender, made.recombination, made.equal) == (0, 0, 1)

    def test_the_same_again(self, tmp_path):
        one = scenario(tmp_path, SIMPLE, RANGE, draws=draws("triangular"))
        assert chance(one) == chance(one)

    def test_stopped_before_it_was_sure_enough(self, tmp_path):
        made = chance(scenario(tmp_path, SIMPLE, RANGE, draws=draws("uniform", "0.01", 1000)))
        assert (made.draws, made.stopped) == (1000, False)


class TestDraws:
    @pytest.mark.parametrize("kind", ["uniform", "triangular"])
    def test_within_the_range_and_spread_over_it(self, tmp_path, kind):
        """The mean is (90 + 110) / 2, or (90 + 95 + 110) / 3; the ends are never passed."""
        made = scenario(tmp_path, SIMPLE, RANGE, draws=draws(kind))
        source = Source(made, VALUE, dict(assumptions(made))[VALUE])
        found = [source.drawn(number) for number in range(4000)]
        assert 90 < min(found) < 91.5
        assert 108 < max(found) < 110
        mean = sum(found) / len(found)
        assert abs(mean - (100 if kind == "uniform" else F(295, 3))) < F(1, 2)

    @pytest.mark.parametrize("kind", ["uniform", "triangular"])
    def test_whole_numbers(self, tmp_path, kind):
        """3, 4 or 5 bidders: a third each; or 2/9, 5/9 and 2/9 of a triangle from 2.5 by 4 to 5.5.

        Below 3.5 lies 1² / (3 × 1.5) = 2/9 of it.
        """
        name = "tender.bidders"
        made = scenario(tmp_path, SIMPLE | {name: 4}, {name: (3, 5)}, draws=draws(kind))
        source = Source(made, name, dict(assumptions(made))[name])
        found = [source.drawn(number) for number in range(3000)]
        assert set(found) == {3, 4, 5}
        part = F(found.count(3), 3000)
        assert abs(part - (F(1, 3) if kind == "uniform" else F(2, 9))) < F(1, 25)

    def test_every_draw_as_by_fractions(self, tmp_path):
        """Draws with the same years are worked out together; each as it would be alone."""
        ranges = {
            "general.horizon": (2, 6),
            "recombination.preparation": (0, 2),
            "recombination.value-per-year": (80, 120),
            "tender.bidders": (0, 9),
            "tender.growth": (-20, 20),
            "general.discount": (-50, 50),
        }
        made = scenario(tmp_path, {"general.point-value": 1, "general.horizon": 4}, ranges)
        sources = [Source(made, name, one) for name, one in assumptions(made)]
        alone = [
            sign(difference(given_of({one.name: one.drawn(n) for one in sources}), euros=True))
            for n in range(1000)
        ]
        found = chance(made)
        assert (found.tender, found.recombination) == (
            F(alone.count(1), found.draws),
            F(alone.count(-1), found.draws),
        )
        assert 0 < found.tender < 1
