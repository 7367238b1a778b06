"""Drawn weightings: uniform where they should be, and the bids always in the exact order."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from itertools import islice, pairwise
from math import log, sqrt

import numpy as np
import pytest
from tests.sensitivity.build import flat, node, table, tender

from aanbesteding.sensitivity.space.bounds import bounds_of, conditions
from aanbesteding.sensitivity.space.cones import everything
from aanbesteding.sensitivity.space.draws import (
    BLOCK,
    WHOLE,
    anywhere,
    around,
    in_order,
    near,
    streams,
    tree,
)
from aanbesteding.sensitivity.space.exact import centres, cone_of, rank_shares, whole_rows
from aanbesteding.sensitivity.space.network import ascending, network
from aanbesteding.sensitivity.space.ranker import Ranker
from aanbesteding.sensitivity.space.sampled import Estimate, estimate, standard_error

F = Fraction


def drawn(draw, blocks=4, seed=0):
    return np.concatenate([draw(one) for one in islice(streams(seed, 7), blocks)], axis=1)


def whole_and_right(weights):
    assert (weights == np.rint(weights)).all()
    assert (weights >= 0).all()
    assert (weights.sum(axis=0) == WHOLE).all()


def near_to(values, expected, errors=5.0):
    """Whether a mean of draws is within so many of its standard errors of what is expected."""
    spread = values.std() / sqrt(values.size)
    return abs(values.mean() - expected) <= errors * spread


class TestNetwork:
    @pytest.mark.parametrize("count", range(1, 13))
    def test_every_row_of_zeros_and_ones(self, count):
        """A network that sorts those sorts everything."""
        columns = np.arange(1 << count, dtype=np.uint32)
        rows = np.array([(columns >> n) & 1 for n in range(count)], dtype=np.uint32)
        expected = np.sort(rows, axis=0)
        assert (np.array(ascending(rows.copy())) == expected).all()

    @pytest.mark.parametrize("count", [20, 49, 50, 64, 100, 200])
    def test_many(self, count):
        rows = np.random.default_rng(1).integers(0, 50, (count, 200), dtype=np.uint32)
        assert (np.array(ascending(rows.copy())) == np.sort(rows, axis=0)).all()
        assert len(network(count)) < count * (count - 1) / 2


class TestDraws:
    def test_uniform(self):
        """P(w > t) = (1 − t)^(m − 1); the largest of three is (1 + 1/2 + 1/3)/3 on average."""
        weights = drawn(anywhere(3)) / WHOLE
        whole_and_right(weights * WHOLE)
        for row in weights:
            for t in (0.1, 0.3, 0.6, 0.9):
                assert near_to(row > t, (1 - t) ** 2)
        assert near_to(weights.max(axis=0), 11 / 18)
        assert near_to(weights.min(axis=0), 1 / 9)

    def test_uniforms_divided_by_their_sum_are_not_uniform(self):
        """The usual mistake is seen by the same test."""
        raw = np.random.default_rng(0).random((3, 4 * BLOCK))
        wrong = raw / raw.sum(axis=0)
        assert not near_to(wrong.max(axis=0), 11 / 18, errors=30)

    def test_a_seed_says_it_all(self):
        first, again = drawn(anywhere(5), 2), drawn(anywhere(5), 2)
        assert (first == again).all()
        assert (first != drawn(anywhere(5), 2, seed=1)).any()
        one, two = first[:, :BLOCK], first[:, BLOCK:]
        assert (one != two).any()

    def test_these_weights_on_every_machine(self):
        """Worked out from the bits of PCG64 with plain integers."""
        raw = next(streams(3, 7)).random_raw(2 * BLOCK)
        bits = raw.astype("<u8").view("<u4")[: 3 * BLOCK].reshape(3, BLOCK).tolist()
        for n in (0, 1, 4095):
            cuts = sorted(row[n] // 256 for row in bits)
            ends = [0, *cuts, WHOLE]
            expected = [b - a for a, b in pairwise(ends)]
            assert anywhere(4)(next(streams(3, 7)))[:, n].tolist() == expected

    def test_tree(self):
        """k beside t, that has l and m: l is a product of two uniform parts, U·V.

        Its mean is 1/4, and P(UV > 1/2) = 1/2 − (ln 2)/2. Of k it is P(k > 1/2) = 1/2.
        """
        shares = table(tender({"a": (10, 20, 30), "b": (30, 20, 10)}, *in_tree()))
        weights = drawn(tree(shares.tops), 8) / WHOLE
        whole_and_right(weights * WHOLE)
        k, one, _ = weights
        assert near_to(k > 0.5, 0.5)
        assert near_to(one, 0.25)
        assert near_to(one > 0.5, 0.5 - log(2) / 2)

    def test_tree_of_one_level_is_flat(self):
        shares = table(tender({"a": (10, 20, 30), "b": (30, 20, 10)}, *flat(20, 30, 50)))
        assert (drawn(tree(shares.tops)) == drawn(anywhere(3))).all()

    @pytest.mark.parametrize(
        ("parts", "within"),
        [
            ((60, 40), 10),
            ((50, 30, 20), 10),
            ((90, 5, 5), 8),
            ((98, 1, 1), 60),
            ((100, 0, 0), 5),
            ((40, 20, 20, 10, 10), 15),
            ((34, 33, 33), 100),
        ],
    )
    def test_near(self, parts, within):
        """The mean of each weight is that of the exact region, and nothing lies beyond it."""
        bounds = bounds_of([F(p, 100) for p in parts], F(within, 100))
        weights = drawn(near(bounds), 3)
        whole_and_right(weights)
        region = cone_of(len(parts), conditions(bounds))
        rows = [tuple(0 for _ in parts)]
        middle = centres(rows, region)[0]
        for row, one, mean in zip(weights, bounds, middle, strict=True):
            assert one.low * WHOLE <= row.min()
            assert row.max() <= one.high * WHOLE
            assert near_to(row / WHOLE, float(mean))

    def test_near_with_many_criteria(self):
        parts = [F(1, 50)] * 50
        weights = drawn(near(bounds_of(parts, F(1, 100))), 1)
        whole_and_right(weights)
        assert all(near_to(row / WHOLE, 0.02) for row in weights)

    def test_order(self):
        """Of three: the largest is 11/18 on average, then 5/18, then 2/18; equals in any order."""
        weights = drawn(in_order(((1,), (2,), (0,)), 3)) / WHOLE
        whole_and_right(weights * WHOLE)
        assert (weights[1] >= weights[2]).all()
        assert (weights[2] >= weights[0]).all()
        for row, mean in zip(weights, (2 / 18, 11 / 18, 5 / 18), strict=True):
            assert near_to(row, mean)
        loose = drawn(in_order(((2,), (0, 1)), 3)) / WHOLE
        assert (loose[2] >= loose[:2].max(axis=0)).all()
        assert near_to(loose[0], 3.5 / 18)
        assert near_to(loose[1], 3.5 / 18)
        assert near_to(loose[0] > loose[1], 0.5)

    def test_around(self):
        """Mean p, variance p·(1 − p)/101."""
        weights = drawn(around([40.0, 50.0, 0.0, 10.0])) / WHOLE
        whole_and_right(weights * WHOLE)
        assert (weights[2] == 0).all()
        for row, part in zip(weights, (0.4, 0.5, 0.0, 0.1), strict=True):
            assert near_to(row, part) or part == 0
            assert near_to((row - part) ** 2, part * (1 - part) / 101) or part == 0


def in_tree():
    k, one, two = flat(40, 36, 24)
    return k, node("t", 60, one, two)


def naive(rows, times, weights):
    """Return where each row begins and how many share it, per weighting, with fractions."""
    found = Counter()
    for column in weights.T.tolist():
        totals = [sum(int(w) * s for w, s in zip(column, row, strict=True)) for row in rows]
        for bid, total in enumerate(totals):
            above = sum(k for k, other in zip(times, totals, strict=True) if other > total)
            span = sum(k for k, other in zip(times, totals, strict=True) if other == total)
            found[bid, above, span] += 1
    return found


def counted(ranker, *blocks):
    counts = np.zeros((ranker.count, ranker.total), dtype=np.int64)
    shared = Counter()
    for weights in blocks:
        ranker.places(weights).add_to(counts, shared)
    found = Counter({tuple(place): n for place, n in shared.items()})
    for (bid, start), n in np.ndenumerate(counts):
        if n:
            found[bid, start, ranker.times[bid]] += int(n)
    return found


class TestRanker:
    @pytest.mark.parametrize("seed", range(30))
    def test_order_is_exact(self, seed):
        """Coarse marks and coarse weights tie often; fine ones differ by less than the grid."""
        chance = random.Random(seed)
        bids, count = chance.randint(2, 7), chance.randint(2, 5)
        rows = set()
        while len(rows) < bids:
            rows.add(tuple(F(chance.randint(-2, 4), 3) for _ in range(count)))
        if seed % 3 == 0:  # so near to each other that marks on a grid cannot tell them apart
            shift = {row: F(n, 10**12 + 39) for n, row in enumerate(sorted(rows))}
            rows = {tuple(value + shift[row] for value in row) for row in rows}
        rows = sorted(rows, key=lambda row: chance.random())
        times = [chance.choice([1, 1, 3]) if seed % 2 else 1 for _ in rows]
        coarse = np.array([[chance.randint(0, 4) for _ in range(150)] for _ in range(count)])
        weights = np.concatenate([coarse.astype(float), drawn(anywhere(count), 1)[:, :50]], axis=1)
        assert counted(Ranker(rows, times), weights) == naive(rows, times, weights)

    def test_nearer_than_the_grid(self):
        """B has 1e-15 more than A on one criterion and 2e-15 less on the other."""
        step = F(1, 10**15)
        rows = [(F(1, 3), F(1, 3)), (F(1, 3) + step, F(1, 3) - 2 * step), (F(0), F(1))]
        weights = drawn(anywhere(2), 1)
        assert counted(Ranker(rows, [1, 1, 1]), weights) == naive(rows, [1, 1, 1], weights)

    def test_published_weights_give_the_published_ranks(self):
        chance = random.Random(4)
        for _ in range(25):
            weights = [chance.randint(0, 5) for _ in range(4)]
            weights[0] += 1
            marks = {n: [20 * chance.randint(0, 5) for _ in range(4)] for n in "abcdef"}
            unit = {"unit": "points", "of": "whole", "total": sum(weights)}
            shares = table(tender(marks, *flat(*weights), weights=unit))
            rows = sorted(set(shares.table.values()))
            times = [list(shares.table.values()).count(row) for row in rows]
            column = np.array([[float(w)] for w in shares.weights])
            found = counted(Ranker(rows, times), column)
            for row, start, span in found:
                group = next(g for g in shares.groups if rows[row] in {shares.table[b] for b in g})
                before = sum(len(g) for g in shares.groups[: shares.groups.index(group)])
                assert (start, span) == (before, len(group))

    def test_any_division_into_blocks(self):
        rows = [(F(1), F(0), F(1, 2)), (F(0), F(1), F(1, 2)), (F(1, 2), F(1, 2), F(1, 2))]
        weights = drawn(anywhere(3), 2)
        ranker = Ranker(rows, [1, 2, 1])
        whole = counted(ranker, weights)
        assert counted(ranker, *np.array_split(weights, 37, axis=1)) == whole


class TestEstimate:
    @pytest.mark.parametrize("seed", range(6))
    def test_within_five_standard_errors_of_exact(self, seed):
        chance = random.Random(seed)
        count = chance.randint(2, 4)
        rows = []
        while len(rows) < 4:
            row = tuple(F(chance.randint(0, 5), 5) for _ in range(count))
            rows += [row] if row not in rows else []
        times = [1, 2, 1, 1]
        parts = [F(n + 1, count * (count + 1) // 2) for n in range(count)]
        bounds = bounds_of(parts, F(1, 10))
        order = tuple((n,) for n in reversed(range(count)))
        steps = [[F((n == a) - (n == b)) for n in range(count)] for (a,), (b,) in pairwise(order)]
        for draw, region in (
            (anywhere(count), everything(count)),
            (near(bounds), cone_of(count, conditions(bounds))),
            (in_order(order, count), cone_of(count, steps)),
        ):
            exact = rank_shares(whole_rows(rows), times, region)
            found = estimate(
                Ranker(rows, times), draw, seed, 7, error=F(1, 100), most=10**6, centres=True
            )
            for row, expected in zip(found.shares(), exact, strict=True):
                for one, value in zip(row, expected, strict=True):
                    assert abs(one.value - value) <= 5 * one.error
            shares = found.shares()
            assert all(sum(one.value for one in row) == 1 for row in shares)
            for rank in range(5):
                assert sum(k * r[rank].value for k, r in zip(times, shares, strict=True)) == 1
            middle = centres(whole_rows(rows), region)
            for bid in range(4):
                centre = found.centre(bid)
                if centre is None or middle[bid] is None or found.firsts[bid] < 100:
                    continue
                assert sum(centre[0]) == 1
                for mean, error, value in zip(*centre, middle[bid], strict=True):
                    assert abs(mean - value) <= 5 * error + F(1, 10**6)

    def test_stops_at_the_error_or_the_most(self):
        ranker = Ranker([(F(1), F(0)), (F(0), F(1))], [1, 1])
        seen = []
        found = estimate(
            ranker,
            anywhere(2),
            0,
            0,
            error=F(1, 200),
            most=10**6,
            progress=lambda *a: seen.append(a),
        )
        assert found.drawn == 3 * BLOCK  # a half each: 1/(2·√N) ≤ 1/200 from N = 10,000
        assert found.largest_error() <= F(1, 200)
        assert seen[-1] == (3 * BLOCK, 3 * BLOCK)
        assert all(done <= total for done, total in seen)
        assert estimate(ranker, anywhere(2), 0, 0, error=F(0), most=5000).drawn == 5000

    def test_more_drawings_begin_with_the_same(self):
        ranker = Ranker([(F(1), F(0)), (F(0), F(1))], [1, 1])
        few = estimate(ranker, anywhere(2), 0, 0, error=F(0), most=BLOCK)
        rest = Estimate(ranker, 2)
        rest.add(anywhere(2)(list(islice(streams(0, 0), 2))[1]), centres=False)
        both = estimate(ranker, anywhere(2), 0, 0, error=F(0), most=2 * BLOCK)
        assert (few.counts + rest.counts == both.counts).all()

    def test_standard_error(self):
        """With one hit and one miss more: 50 of 98 is 51/100; √(0.2499/98) = 0.0504975…, rounded up."""
        assert standard_error(50, 98, 1) == F(50498, 10**6)
        assert standard_error(50, 98, 2) == F(50498, 2 * 10**6)

    def test_first_two_ranks(self):
        ranker = Ranker([(F(1), F(0)), (F(0), F(1)), (F(2, 5), F(2, 5))], [1, 1, 1])
        found = estimate(ranker, anywhere(2), 0, 0, error=F(1, 200), most=10**6)
        third = found.within(2)[2]
        assert abs(third.value - F(4, 5)) <= 5 * third.error
