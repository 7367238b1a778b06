"""The Shapley value: what a member adds on average, over all orders in which members can join.

    φ(i) = Σ over groups S without i of |S|! (n − |S| − 1)! / n! × (v(S and i) − v(S))

Example, for a pocket calculator. v(a) = 180, v(b) = 180, v(a and b) = 350. If a comes first it adds
180, if it comes after b 350 − 180 = 170: on average 175. So does b: together 350.

Every group is looked at up to 22 members. With more, the value is a sum per member and parts with a
ceiling (`game`), and the Shapley value of a sum is the sum of the Shapley values: a part in which
22 members or fewer have a share is exact all the same. For the other parts orders are drawn.

Lloyd Shapley, A value for n-person games (1953): unverified.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial, isqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.recombination.game import Ceiling, Game
from aanbesteding.simulating.streams import drawn

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOW = 24
"""Sums are taken of the lowest 24 bits and of the others apart, so that 64 bits hold them."""
AT_ONCE = 1_000
"""How many orders are worked out at once."""
SCALE = 10**3
"""Standard errors are whole thousandths of the unit of value, rounded up."""


class Shapley(NamedTuple):
    """Shapley values, in thousandths of a point; they sum to the value of all."""

    values: tuple[Fraction, ...]
    errors: tuple[Fraction, ...] | None
    """Standard errors; None where the values are exact."""
    drawn: int
    """How many orders were drawn; 0 where the values are exact."""


def shapley(game: Game, drawings: int, seed: int, *names: str) -> Shapley:
    """Return the Shapley value of every member.

    `drawings` orders are drawn from the seed and the names, where that is needed.
    """
    count = len(game.own)
    if count <= game.most:
        return Shapley(shapley_of(game.table(), count), None, 0)
    values = [Fraction(one) for one in game.own]
    large: list[Ceiling] = []
    for part in game.parts:
        if len(part.players) > game.most:
            large.append(part)
            continue
        alone = Game((0,) * len(part.players), (part._replace(players=_numbers(part)),))
        for one, value in zip(
            part.players, shapley_of(alone.table(), len(part.players)), strict=True
        ):
            values[one] += value
    if not large:
        return Shapley(tuple(values), None, 0)
    means, errors = _sampled(game, large, max(2, drawings), seed, names)
    together = tuple(one + other for one, other in zip(values, means, strict=True))
    return Shapley(together, errors, max(2, drawings))


def _numbers(part: Ceiling) -> tuple[int, ...]:
    return tuple(range(len(part.players)))


def shapley_of(table: NDArray[Any], count: int) -> tuple[Fraction, ...]:
    """Return the Shapley values of a table of what every group is worth, exactly."""
    import numpy as np

    if count == 0:
        return ()
    sizes: NDArray[Any] = np.zeros(1, dtype=np.int8)
    for _ in range(count - 1):
        sizes = np.concatenate([sizes, sizes + 1])
    order = np.argsort(sizes, kind="stable")
    starts = np.searchsorted(sizes[order], np.arange(count))
    weights = [factorial(size) * factorial(count - size - 1) for size in range(count)]
    made = []
    for one in range(count):
        pairs = table.reshape(-1, 2, 1 << one)
        added = (pairs[:, 1, :] - pairs[:, 0, :]).reshape(-1)[order]
        high = np.add.reduceat(added >> LOW, starts)
        low = np.add.reduceat(added & ((1 << LOW) - 1), starts)
        sums = [(int(more) << LOW) + int(less) for more, less in zip(high, low, strict=True)]
        total = sum(weight * added for weight, added in zip(weights, sums, strict=True))
        made.append(Fraction(total, factorial(count)))
    return tuple(made)


def _sampled(
    game: Game, parts: list[Ceiling], drawings: int, seed: int, names: tuple[str, ...]
) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """Return what members add to these parts on average over drawn orders, with standard errors.

    In each order the additions sum to the value of all, so that the averages do so too.
    """
    import numpy as np

    count = len(game.own)
    kind: Any = object if game.wide else np.int64
    sums: list[int] = [0] * count
    squares: list[int] = [0] * count
    for begin in range(0, drawings, AT_ONCE):
        end = min(begin + AT_ONCE, drawings)
        orders = np.array([_order(count, seed, *names, str(n)) for n in range(begin, end)])
        added = np.zeros(orders.shape, dtype=kind)
        for part in parts:
            amounts = np.zeros(count, dtype=kind)
            amounts[list(part.players)] = part.amounts
            reached = np.minimum(np.cumsum(amounts[orders], axis=1), part.ceiling)
            steps = np.diff(reached, axis=1, prepend=0) * part.factor
            here = np.zeros(orders.shape, dtype=kind)
            np.put_along_axis(here, orders, steps, axis=1)
            added += here
        for one in range(count):
            column = [int(value) for value in added[:, one]]
            sums[one] += sum(column)
            squares[one] += sum(value * value for value in column)
    means = tuple(Fraction(one, drawings) for one in sums)
    return means, tuple(
        _error(total, square, drawings) for total, square in zip(sums, squares, strict=True)
    )


def _order(count: int, seed: int, *names: str) -> list[int]:
    """Return an order of so many, each as likely as any other."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = drawn(seed, last + 1, "shapley", *names, str(last))
        order[last], order[other] = order[other], order[last]
    return order


def _error(total: int, squares: int, drawings: int) -> Fraction:
    """Return the standard error of a mean: √((Σx² − (Σx)²/m) / (m − 1) / m), rounded up."""
    variance = Fraction(squares * drawings - total * total, drawings * drawings * (drawings - 1))
    scaled = -(-variance.numerator * SCALE * SCALE // variance.denominator)
    root = isqrt(scaled)
    return Fraction(root if root * root == scaled else root + 1, SCALE)
