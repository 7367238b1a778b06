"""Rank correlations: by hand, then against definitions written down another way."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS

from aanbesteding.routes.correlation import (
    Root,
    among,
    mid_ranks,
    overlap,
    spearman,
    tau_b,
)

F = Fraction
HALF = F(1, 2)


def value(root: Root | None) -> Fraction:
    assert root is not None
    assert root.exact is not None
    return root.exact


class TestByHand:
    def test_four_bids_with_a_tie(self):
        """First 1, 2, 3, 4; second 1, 2, 2, 4.

        Six pairs: all but the pair (2nd, 3rd) in the same order, that one tied in the second. So C −
        D = 5, the first ranking tells 6 pairs apart, the second 5: 5/√30, with square 25/30 = 5/6.
        Mid-ranks less 5/2: −3/2, −1/2, 1/2, 3/2 and −3/2, 0, 0, 3/2. Products 9/4 + 9/4 = 9/2; squares
        5 and 9/2: (9/2)/√(5 · 9/2), with square (81/4)/(45/2) = 9/10.
        Overlaps at depths 1 to 4, p = 1/2: 1; top 2 has {a, b} and {a, b, c}, so 2·2/(2 + 3) = 4/5;
        {a, b, c} twice: 1; 1. 1/2 + 4/5·1/4 + 1/8 + 1/16 and the rest, 1/16: 19/20.
        """
        pair = ((1, 2, 3, 4), (1, 2, 2, 4))
        assert tau_b([pair]) == Root(1, F(5, 6))
        assert spearman([pair]) == Root(1, F(9, 10))
        assert overlap([pair], HALF) == F(19, 20)
        assert tau_b([pair]).exact is None
        assert tau_b([pair]).near == F(912870929, 10**9)  # √(5/6) = 0.9128709291…

    def test_the_reverse(self):
        """All pairs in opposite orders: −1 and −1. Overlaps 0 and 1 at depth 1 and 2, the rest 1/4."""
        pair = ((1, 2), (2, 1))
        assert value(tau_b([pair])) == value(spearman([pair])) == -1
        assert overlap([pair], HALF) == HALF

    def test_two_lots_count_pairs_within_each_only(self):
        """One lot of two bids in the same order, one of two in the opposite: (1 − 1)/2 = 0.

        With a third lot in the same order (1 + 1 − 1)/3 = 1/3, and the deviations: each lot ±1/2, so
        products 1/2, 1/2, −1/2 and squares 3/2 and 3/2: (1/2)/(3/2) = 1/3. Overlap: (1 + 1 + 1/2)/3.
        """
        same, opposite = ((1, 2), (1, 2)), ((1, 2), (2, 1))
        assert value(tau_b([same, opposite])) == 0
        assert value(tau_b([same, opposite, same])) == F(1, 3)
        assert value(spearman([same, opposite, same])) == F(1, 3)
        assert overlap([same, opposite, same], HALF) == F(5, 6)

    @pytest.mark.parametrize("pair", [((1, 1, 1), (1, 2, 3)), ((1,), (1,)), ((), ())])
    def test_undefined_where_a_ranking_tells_nothing_apart(self, pair):
        assert tau_b([pair]) is spearman([pair]) is None

    def test_no_overlap_of_fewer_than_two(self):
        assert overlap([((1,), (1,)), ((), ())], HALF) is None

    def test_a_lot_of_one_bid_does_not_count(self):
        assert overlap([((1,), (1,)), ((1, 2), (2, 1))], HALF) == HALF

    def test_ranks_among_some(self):
        assert among((7, 3, 3, 9)) == (3, 1, 1, 4)


def _ranks(values):
    return tuple(1 + sum(other < one for other in values) for one in values)


LISTS = st.integers(2, 6).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(1, 4), min_size=n, max_size=n).map(_ranks)] * 2)
)


class TestLaws:
    @SETTINGS
    @given(LISTS)
    def test_tau_is_the_count_of_all_ordered_pairs(self, pair):
        one, other = pair
        ordered = list(permutations(range(len(one)), 2))

        def sign(x):
            return (x > 0) - (x < 0)

        a = [sign(one[i] - one[j]) for i, j in ordered]
        b = [sign(other[i] - other[j]) for i, j in ordered]
        dot = sum(x * y for x, y in zip(a, b, strict=True))
        squares = sum(x * x for x in a) * sum(y * y for y in b)
        found = tau_b([pair])
        if not squares:
            assert found is None
        else:
            assert found == Root(sign(dot), F(dot * dot, squares))

    @SETTINGS
    @given(LISTS)
    def test_rho_is_pearson_by_raw_sums(self, pair):
        """Written with mid-ranks as the mean of the places, and (nΣxy − ΣxΣy)²/…"""

        def mid(ranks):
            order = sorted(range(len(ranks)), key=lambda n: ranks[n])
            places = {
                rank: [p for p, n in enumerate(order, 1) if ranks[n] == rank] for rank in ranks
            }
            return [F(sum(places[rank]), len(places[rank])) for rank in ranks]

        x, y = map(mid, pair)
        assert tuple(x) == mid_ranks(pair[0])
        n = len(x)
        above = n * sum(a * b for a, b in zip(x, y, strict=True)) - sum(x) * sum(y)
        below = (n * sum(a * a for a in x) - sum(x) ** 2) * (
            n * sum(b * b for b in y) - sum(y) ** 2
        )
        found = spearman([pair])
        if not below:
            assert found is None
        else:
            assert (found.sign, found.square) == ((above > 0) - (above < 0), F(above**2, 1) / below)

    @SETTINGS
    @given(LISTS, st.sampled_from([F(1, 2), F(4, 5), F(9, 10)]))
    def test_overlap_lies_from_0_to_1_and_is_1_for_the_same(self, pair, p):
        assert 0 < overlap([pair], p) <= 1
        assert overlap([(pair[0], pair[0])], p) == 1
        assert overlap([pair], p) == overlap([pair[::-1]], p)

    @SETTINGS
    @given(LISTS, st.sampled_from([F(1, 2), F(4, 5)]))
    def test_overlap_by_sets_and_a_long_tail(self, pair, p):
        """Sets of bids per depth; beyond the last bid depths go on at 1, so far that nothing is left."""
        total, far = F(0), 60
        for d in range(1, far + 1):
            s, t = ({n for n, rank in enumerate(ranks) if rank <= d} for ranks in pair)
            total += (1 - p) * p ** (d - 1) * F(2 * len(s & t), len(s) + len(t))
        assert overlap([pair], p) - total == p**far
