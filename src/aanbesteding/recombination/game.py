"""What groups of a coalition's members are worth: the value of their activities alone.

Of a group S the activities of the plan that are its members' count, and no others:

    v(S) = Σ cells value × min(demand, reach of S) + Σ pairs of S − Σ doubles value × (number − 1)⁺

All of that is a sum per member and a sum of parts with a ceiling, factor × min(ceiling, Σ amounts
of S). A cell that cannot have too many is a sum per member. A pair that is worth w is
w × (Σ − min(1, Σ)) with amounts of 1, and a double that costs w is −w × (Σ − min(1, Σ)).

Example, for a pocket calculator. A cell asks for 100 people, each worth 3; a reaches 60 and b 60. A
pair of theirs adds 50. v(a) = 180, v(b) = 180, v(a and b) = 300 + 50 = 350. As sums and parts: own
50 and 0 for the pair's one and other, 50 for the other too, and the parts 3 × min(100, Σ) and
−50 × min(1, Σ): for both 100 + 300 − 50 = 350, for a alone 50 + 180 − 50 = 180.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.recombination.problem import Coalition, Plan, Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 22
"""With so many members or fewer every group is looked at: 2²² are 4 million."""
MOST_WIDE = 14
"""The same, where values are so large that they do not fit in 60 bits."""
BITS = 60


class Ceiling(NamedTuple):
    """A part of the value: factor × min(ceiling, Σ amounts)."""

    players: tuple[int, ...]
    amounts: tuple[int, ...]
    ceiling: int
    factor: int


@dataclass(frozen=True, slots=True)
class Game:
    """What groups are worth, in thousandths of a point. Members are numbered from 0."""

    own: tuple[int, ...]
    parts: tuple[Ceiling, ...]

    def value(self, group: Iterable[int]) -> int:
        """Return what a group is worth."""
        there = set(group)
        return sum(self.own[one] for one in there) + sum(
            part.factor
            * min(
                part.ceiling,
                sum(n for one, n in zip(part.players, part.amounts, strict=True) if one in there),
            )
            for part in self.parts
        )

    @property
    def wide(self) -> bool:
        """Whether values do not fit in 60 bits."""
        most = sum(map(abs, self.own)) + sum(
            abs(part.factor) * max(part.ceiling, sum(part.amounts)) for part in self.parts
        )
        return most.bit_length() > BITS

    @property
    def most(self) -> int:
        """The most members of which every group can be looked at."""
        return MOST_WIDE if self.wide else MOST

    def table(self) -> NDArray[Any]:
        """Return what every group is worth; member n is there if bit n of the place is 1."""
        import numpy as np

        kind: Any = object if self.wide else np.int64
        count = len(self.own)
        made = _sums(self.own, kind)
        cube = made.reshape((2,) * count)
        for part in self.parts:
            sums = _sums(part.amounts, kind)
            worth = np.minimum(sums, part.ceiling) * part.factor
            shape = [1] * count
            for one in part.players:
                shape[count - 1 - one] = 2  # the last axis is bit 0
            cube += worth.reshape(shape)
        return made


def _sums(amounts: Sequence[int], kind: Any) -> NDArray[Any]:
    """Return Σ amounts of every group."""
    import numpy as np

    made: NDArray[Any] = np.zeros(1, dtype=kind)
    for one in amounts:
        made = np.concatenate([made, made + one])
    return made


def game_of(problem: Problem, plan: Plan, coalition: Coalition) -> Game:
    """Return what groups of the members of a coalition are worth with their chosen activities."""
    place = {one: n for n, one in enumerate(coalition.members)}
    player = {
        n: place[problem.activities[n].organisation]
        for n in plan.chosen
        if problem.activities[n].theme in coalition.themes
    }
    made = _Making(len(place))
    _cells(problem, player, made)
    for pair in problem.pairs:
        if pair.first in player and pair.second in player:
            made.surplus([player[pair.first], player[pair.second]], pair.value)
    for double in problem.doubles:
        made.surplus([player[n] for n in double.activities if n in player], -double.value)
    return made.game()


def _cells(problem: Problem, player: dict[int, int], made: _Making) -> None:
    reached: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for n, one in player.items():
        for cell, people in problem.activities[n].reach:
            reached[cell][one] += people
    for cell, amounts in sorted(reached.items()):
        asked = problem.cells[cell]
        made.ceiling(dict(amounts), asked.demand, asked.value)


class _Making:
    """A game that is put together; parts that are alike become one."""

    def __init__(self, count: int) -> None:
        self.own = [0] * count
        self.parts: dict[tuple[tuple[int, ...], tuple[int, ...], int], int] = defaultdict(int)

    def ceiling(self, amounts: dict[int, int], ceiling: int, factor: int) -> None:
        """Add factor × min(ceiling, Σ amounts)."""
        there = {one: n for one, n in sorted(amounts.items()) if n}
        if sum(there.values()) <= ceiling:
            for one, n in there.items():
                self.own[one] += n * factor
        elif len(there) == 1:
            self.own[next(iter(there))] += ceiling * factor
        elif ceiling:
            key = tuple(there), tuple(there.values()), ceiling
            self.parts[key] += factor

    def surplus(self, players: list[int], factor: int) -> None:
        """Add factor × (number − 1)⁺ for the activities of these players, one for each."""
        amounts: dict[int, int] = defaultdict(int)
        for one in players:
            amounts[one] += 1
            self.own[one] += factor
        self.ceiling(dict(amounts), 1, -factor)

    def game(self) -> Game:
        """Return the game."""
        parts = (Ceiling(*key, factor) for key, factor in sorted(self.parts.items()) if factor)
        return Game(tuple(self.own), tuple(parts))
