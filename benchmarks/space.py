"""All weightings: rank acceptability against what numpy takes at least, and against peers.

One thread. The floor does no more than is needed for a rank matrix: exponentials and a matrix
product in 32 bits, `<` for every pair, one count; it has no exact totals, no exact ties, and
streams that depend on its blocks. Every peer must find the same shares, or the ratio means nothing.
"""

from __future__ import annotations

import random
from fractions import Fraction

from benchmarks import peers
from benchmarks.timing import by_turns

Rows = list[tuple[int, ...]]
MARKS = 1000
NOTHING, DEFAULT = Fraction(0), Fraction(1, 200)
"""Standard errors: one that is never reached, and that of `--error`."""
SMALL, LARGE, LARGEST = (10, 8, 10**5), (50, 20, 10**6), (200, 50, 10**5)


def _rows(bids: int, criteria: int) -> Rows:
    """Return marks from 0 to 1000, the same in every run."""
    chance = random.Random(5)
    return [tuple(chance.randint(0, MARKS) for _ in range(criteria)) for _ in range(bids)]


def _ours(rows: Rows, count: int, error: Fraction = NOTHING) -> list[float]:
    """Return the shares of the first rank, of so many weightings or until this standard error."""
    from aanbesteding.sensitivity.space.draws import anywhere
    from aanbesteding.sensitivity.space.ranker import Ranker
    from aanbesteding.sensitivity.space.sampled import estimate

    ranker = Ranker([[Fraction(mark, MARKS) for mark in row] for row in rows], [1] * len(rows))
    found = estimate(ranker, anywhere(len(rows[0])), 0, 0, error=error, most=count)
    shares: list[float] = (found.counts[:, 0] / found.drawn).tolist()
    return shares


def _floor(rows: Rows, count: int, block: int = 16384) -> list[float]:
    """Return the same in as little time as numpy takes."""
    import numpy as np

    marks = np.array(rows, dtype=np.float32)
    bids, criteria = marks.shape
    chance = np.random.Generator(np.random.SFC64(1))
    counts = np.zeros(bids * bids, dtype=np.int64)
    for start in range(0, count, block):
        size = min(block, count - start)
        totals = marks @ chance.standard_exponential((criteria, size), dtype=np.float32)
        above = np.repeat(np.arange(bids, dtype=np.uint8)[:, None], size, axis=1)
        less = np.empty(size, dtype=np.bool_)
        one = less.view(np.uint8)
        for i in range(bids):
            for j in range(i + 1, bids):
                np.less(totals[i], totals[j], out=less)
                np.add(above[i], one, out=above[i])
                np.subtract(above[j], one, out=above[j])
        cells = above.astype(np.intp) + (np.arange(bids) * bids)[:, None]
        counts += np.bincount(cells.ravel(), minlength=bids * bids)
    shares: list[float] = (counts.reshape(bids, bids)[:, 0] / count).tolist()
    return shares


def _agree(ours: list[float], theirs: list[float], count: int) -> None:
    """Raise where two estimates differ by more than six standard errors of the difference."""
    for one, other in zip(ours, theirs, strict=True):
        allowed = 6 * (2 * max(one * (1 - one), 1 / count) / count) ** 0.5
        assert abs(one - other) <= allowed, (one, other)


def _against_floor(size: tuple[int, int, int]) -> tuple[float, float]:
    bids, criteria, count = size
    rows = _rows(bids, criteria)
    _agree(_ours(rows, count), _floor(rows, count), count)
    return by_turns(lambda: _ours(rows, count), lambda: _floor(rows, count))


def small_against_floor() -> tuple[float, float]:
    """Compare 10 bids × 8 criteria × 10⁵ weightings."""
    return _against_floor(SMALL)


def large_against_floor() -> tuple[float, float]:
    """Compare 50 × 20 × 10⁶."""
    return _against_floor(LARGE)


def largest_against_floor() -> tuple[float, float]:
    """Compare 200 × 50 × 10⁵."""
    return _against_floor(LARGEST)


def growth() -> tuple[float, float]:
    """Compare 200 × 50 with 50 × 20, until the standard error that is asked for by default."""
    large, small = (_rows(bids, criteria) for bids, criteria, _ in (LARGEST, LARGE))
    most = LARGE[2]
    return by_turns(lambda: _ours(large, most, DEFAULT), lambda: _ours(small, most, DEFAULT))


# --- peers --------------------------------------------------------------------------------------

_BEGIN = """
import json, sys, time
import numpy as np
given = json.load(sys.stdin)
marks = np.array(given["rows"], dtype=float) / given["marks"]
types = np.ones(marks.shape[1])
count = given["count"]
"""
_END = """
print(json.dumps({"seconds": time.process_time() - start, "shares": [float(x) for x in shares]}))
"""
PYSENSMCDA = f"""{_BEGIN}
from pysensmcda.smaa import simulate
simulate(lambda m, w, t: m @ w, marks, types, num_samples=100, store="accumulate")
start = time.process_time()
found = simulate(lambda m, w, t: m @ w, marks, types, num_samples=count, store="accumulate", seed=1)
shares = found.rank_acceptability()[:, 0]
{_END}"""
PYMCDM = f"""{_BEGIN}
from pymcdm.methods import WSM
method = WSM(lambda column, cost: column)
start = time.process_time()
hits = np.zeros(len(marks))
for weights in np.random.default_rng(1).dirichlet(types, count):
    hits += method.rank(method(marks, weights, types, validation=False)) == 1
shares = hits / count
{_END}"""
PYSENSMCDA_EXACT = f"""{_BEGIN}
from pysensmcda.smaa import exact_acceptability
start = time.process_time()
shares = exact_acceptability(marks, types, scaling="none", weight_bounds=False).acceptability
{_END}"""


def _against_peer(program: str, size: tuple[int, int, int], part: int = 1) -> tuple[float, float]:
    """Compare with a peer that draws only 1/part of the weightings; its time is times that."""
    bids, criteria, count = size
    rows, few = _rows(bids, criteria), count // part
    theirs = peers.run(program, {"rows": rows, "marks": MARKS, "count": few})
    _agree(_ours(rows, count), theirs["shares"], few)
    ours, _ = by_turns(lambda: _ours(rows, count), lambda: None)
    return ours, theirs["seconds"] * part


def small_against_pysensmcda() -> tuple[float, float]:
    """Compare 10 × 8 × 10⁵ with its simulation, with a bare matrix product as the method."""
    return _against_peer(PYSENSMCDA, SMALL)


def large_against_pysensmcda() -> tuple[float, float]:
    """Compare 50 × 20 × 10⁶."""
    return _against_peer(PYSENSMCDA, LARGE)


def small_against_pymcdm() -> tuple[float, float]:
    """Compare 10 × 8 × 10⁵ with a loop over its weighted sum, checks off."""
    return _against_peer(PYMCDM, SMALL)


def large_against_pymcdm() -> tuple[float, float]:
    """Compare 50 × 20 × 10⁶ with a fiftieth of that, times fifty."""
    return _against_peer(PYMCDM, LARGE, part=50)


def exact_against_pysensmcda() -> tuple[float, float]:
    """Compare exact shares of the first rank, 10 bids × 8 criteria; the peer takes minutes."""
    from aanbesteding.sensitivity.space.cones import everything
    from aanbesteding.sensitivity.space.exact import first_shares

    rows = _rows(10, 8)
    theirs = peers.run(PYSENSMCDA_EXACT, {"rows": rows, "marks": MARKS, "count": 0})
    ours = first_shares(rows, everything(8))
    assert ours is not None
    assert sum(ours) == 1
    for one, other in zip(ours, theirs["shares"], strict=True):
        assert abs(float(one) - other) < 1e-6
    seconds, _ = by_turns(lambda: first_shares(rows, everything(8)), lambda: None)
    return seconds, theirs["seconds"]
