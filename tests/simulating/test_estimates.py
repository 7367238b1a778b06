"""Means, ratios and their standard errors, by hand; and the numbers that are drawn."""

from __future__ import annotations

import hashlib
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS

from aanbesteding.simulating.estimates import mean, ratio, root
from aanbesteding.simulating.sources import Listed, Steps
from aanbesteding.simulating.streams import drawn

F = Fraction
TINY = F(1, 10**9)


class TestEstimates:
    def test_mean_of_three(self):
        """1, 2, 3: mean 2, s² = (1 + 0 + 1)/2 = 1, error √(1/3) = 0.577350269…"""
        found = mean([1, 2, 3], sampled=True)
        assert (found.value, found.tenders) == (2, 3)
        assert abs(found.error - F("0.577350269189")) < TINY

    def test_share_of_four(self):
        """1, 0, 0, 1: p = 1/2, error √(p(1 − p)/(n − 1)) = √(0.25/3) = 0.288675134…"""
        found = mean([1, 0, 0, 1], sampled=True)
        assert found.value == F(1, 2)
        assert abs(found.error - F("0.288675134594")) < TINY

    def test_ratio(self):
        """Tops 1, 3, bottoms 2, 4: r = 4/6 = 2/3; rests 1 − 4/3 = −1/3 and 3 − 8/3 = 1/3.

        Σ rest² = 2/9; √(2/9 / (2 × 1)) = 1/3, divided by the mean bottom 3: 1/9.
        """
        found = ratio([1, 3], [2, 4], sampled=True)
        assert found.value == F(2, 3)
        assert abs(found.error - F(1, 9)) < TINY

    def test_nothing_and_zero(self):
        """No tenders, or nothing to divide by, is no figure at all."""
        assert mean([], sampled=True) is None
        assert ratio([1, 2], [0, 0], sampled=True) is None
        assert ratio([], [], sampled=False) is None

    def test_what_is_not_sampled_is_exact_and_has_no_error(self):
        """1/3 stays 1/3; a sampled 1/3 is cut off after twelve decimals."""
        third = F(1, 3)
        assert mean([third], sampled=False) == (third, None, 1)
        assert mean([third, third], sampled=True).value == F(333333333333, 10**12)

    def test_one_sampled_tender_is_no_estimate(self):
        """Nobody can say how sure it is; bids that are there are a figure."""
        assert mean([5], sampled=True) is None
        assert mean([5], sampled=False) == (5, None, 1)

    @given(st.fractions(min_value=0, max_value=10**9))
    @SETTINGS
    def test_root(self, value):
        """The root is at most the true one, and less than 10⁻¹² below it."""
        found = root(value)
        assert found**2 <= value < (found + F(1, 10**12)) ** 2


class TestStreams:
    def test_the_published_rule(self):
        """SHA-256 of seed and names, times the count, over 2^256: counted here on its own."""
        text = "7\x1flot\x1f3\x1fprice"
        number = int(hashlib.sha256(text.encode()).hexdigest(), 16)
        assert drawn(7, 1000, "lot", "3", "price") == number * 1000 // 2**256

    def test_every_outcome_is_about_as_likely(self):
        """6000 throws of a die: each side 1000 times, within 5 × √(6000 × 5/36) ≈ 144."""
        seen = Counter(drawn(1, 6, str(n)) for n in range(6000))
        assert set(seen) == set(range(6))
        assert all(abs(count - 1000) < 145 for count in seen.values())

    @pytest.mark.parametrize("count", [1, 2, 10**12])
    def test_never_out_of_range(self, count):
        assert all(0 <= drawn(5, count, str(n)) < count for n in range(100))


class TestSources:
    def test_steps(self):
        """10, 12, 14, 16: 17 is not on a step, so there are four numbers."""
        found = Steps(F(10), F(17), F(2))
        assert [found.text(n) for n in range(found.count)] == ["10", "12", "14", "16"]
        assert found.say("nl") == "10 t/m 16, per 2"

    def test_text_has_a_point_and_no_zeros(self):
        found = Steps(F(100), F(101), F(1, 2))
        assert [found.text(n) for n in range(3)] == ["100", "100.5", "101"]

    def test_chances(self):
        """2 : 1 : 3 makes six places: a, a, b, c, c, c."""
        found = Listed(("a", "b", "c"), (2, 1, 3))
        assert "".join(found.text(n) for n in range(found.count)) == "aabccc"
        assert found.say("en") == "a, b, c (chances as 2 : 1 : 3)"
