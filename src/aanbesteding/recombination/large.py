"""The search for a plan of a city: first a good plan and a bound on its own, then the parts.

`docs/decisions/0022-solving-a-city.md` has what was tried, with figures. In this order, until the
gap that was asked for is proven:

1. The program without whole numbers. The prices that it puts on the conditions give a bound, worked
   out anew in whole numbers; its choice, rounded, is where the search of `improve` begins.
2. The conditions that join coalitions are priced and every coalition is solved by itself, two at a
   time. What they cannot pass adds up to a bound.
3. The whole program, from the best plan so far.

The work that is done in every step is counted, not timed, so that only a time limit makes the
answer depend on the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from fractions import Fraction
from threading import Event
from typing import TYPE_CHECKING

from aanbesteding.recombination.asked import gap_between
from aanbesteding.recombination.descent import descended
from aanbesteding.recombination.improve import STEPS, improved
from aanbesteding.recombination.integer import Found, Relaxed, Report, maximise, relaxed
from aanbesteding.recombination.known import Known
from aanbesteding.recombination.multipliers import Part, bound_of, taken_apart

if TYPE_CHECKING:
    from aanbesteding.recombination.run import Run

LARGE = 200
"""With more activities than this, a plan with the most value is looked for in this way."""
CORES = 2
WORK = 300
"""How often the solver may ask, of one coalition, whether to go on."""
FINE = Fraction(1, 1_000)
"""The gap at which a coalition by itself is done."""

Tell = Callable[[Report], bool]


class Large:
    """The search under one sharing; it knows the best plan and the least bound so far."""

    def __init__(self, run: Run, begin: Known | None, tell: Tell) -> None:
        self.run, self.tell = run, tell
        self.best = begin
        self.bound: int | None = None
        self.stopped = False

    def search(self) -> tuple[Found, Known | None]:
        """Return what was found: `done` where the gap is proven, else `stopped` or `none`."""
        for _ in self._steps():
            if self._enough():
                return Found("done", self._chosen(), self.bound), self.best
            if self.stopped or self.run.left() == 0:
                return Found("stopped", self._chosen(), self.bound), self.best
        found, at = self.run.whole(self.best, self._heard)
        if at is not None and (self.best is None or at.key < self.best.key):
            self.best = at
        return found._replace(bound=self._least(found.bound)), self.best

    def _steps(self) -> Iterator[None]:
        run = self.run
        eased = self._eased()
        if eased is None:
            self._improve([])
            yield
            return
        self.bound = bound_of(run.program, run.aims[0].factors, eased.prices)
        self._say()
        count = len(run.problem.activities)
        begin = [n for n in range(count) if eased.values[n] > 0.5]
        if not eased.finished and self.best is not None:
            begin = list(self.best.plan.chosen)
        self._improve(begin)
        yield
        if len(run.sharing) > 1:
            self._improve(self._parts(eased))
            yield

    def _eased(self) -> Relaxed | None:
        """Solve without whole numbers; where that takes too long, find prices in another way."""
        run, left = self.run, self.run.left()
        left = None if left is None else left // 2  # the rest is for prices and a plan
        eased = relaxed(run.program, run.aims[0].factors, left)
        if eased is None or eased.finished:
            return eased
        rest = (run.left() or 0) // 2
        return descended(run.program, run.aims[0].factors, lambda: (run.left() or 0) <= rest)

    def _improve(self, begin: list[int]) -> None:
        run = self.run
        for choice in improved(run.problem, run.sharing, run.asked, begin, self._over, STEPS):
            if (at := run.made(choice)) is not None:
                if self.best is None or at.key < self.best.key:
                    self.best = at
                break
        self._say()

    def _parts(self, eased: Relaxed) -> list[int]:
        """Solve every coalition by itself, and return what is chosen in them together."""
        run, stop = self.run, Event()
        home = {theme: n for n, block in enumerate(run.sharing) for theme in block}
        homes = [home[one.theme] for one in run.problem.activities]
        apart = taken_apart(run.program, run.aims[0].factors, eased.prices, homes)
        chosen: list[int] = []
        with ThreadPoolExecutor(CORES) as pool:
            work = [pool.submit(_solve, part, run.left, stop) for part in apart.parts]
            try:
                self._await(work)
            finally:
                stop.set()
        bound = apart.constant
        for part, one in zip(apart.parts, work, strict=True):
            found = one.result()
            bound += part.bound if found.bound is None else min(found.bound, part.bound)
            chosen += [part.activities[n] for n in found.chosen or ()]
        self.bound = self._least(bound)
        return sorted(chosen)

    def _await(self, work: list[Future[Found]]) -> None:
        while wait(work, timeout=1).not_done:
            self._say()
            if self.stopped:
                return

    def _over(self) -> bool:
        """Tell how far it is; whether there is no time for more."""
        self._say()
        return self.stopped or self.run.left() == 0

    def _say(self) -> None:
        best = None if self.best is None else self.best.aims[0] - self.run.aims[0].constant
        self.stopped = self.tell(Report(best, self.bound)) or self.stopped

    def _heard(self, said: Report) -> bool:
        return self.tell(Report(said.best, self._least(said.bound)))

    def _least(self, bound: int | None) -> int | None:
        known = [one for one in (bound, self.bound) if one is not None]
        return min(known, default=None)

    def _chosen(self) -> tuple[int, ...] | None:
        return self.best.plan.chosen if self.best is not None else None

    def _enough(self) -> bool:
        gap = gap_between(self.best.aims[0], self.bound) if self.best is not None else None
        return gap is not None and gap <= self.run.asked.gap


def _solve(part: Part, left: Callable[[], int | None], stop: Event) -> Found:
    """Solve one coalition as far as the work allows."""
    asked = 0

    def enough(_: Report) -> bool:
        nonlocal asked
        asked += 1
        return asked > WORK or stop.is_set()

    return maximise(
        part.program, part.aim, len(part.activities), gap=FINE, milliseconds=left(), report=enough
    )
