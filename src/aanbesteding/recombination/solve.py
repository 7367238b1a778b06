"""The best plan that the rules allow, with a proof or a stated gap.

Every way to share the themes out over the coalitions is solved by itself; the best of their plans
is the best plan, and the farthest of their bounds is the bound. A plan that was found is put
together anew in whole numbers, and the verifier looks at it before anybody else does.
"""

from __future__ import annotations

from fractions import Fraction
from time import monotonic_ns

from aanbesteding.recombination.asked import Asked, Outcome, Progress, Settled, Status, gap_between
from aanbesteding.recombination.formulation import connections_cost
from aanbesteding.recombination.integer import Report, must_have_solver
from aanbesteding.recombination.known import Known
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.run import Run
from aanbesteding.recombination.sharing import Sharing, sharings
from aanbesteding.recombination.tabled import Tabled
from aanbesteding.recombination.verify import must_keep

PRECISION = Fraction(1, 10**9)
"""A gap below this is not the time that was too short, but the numbers of the solver."""
SETTLED: tuple[Settled, ...] = ("any", "cheapest", "first")


def solve(problem: Problem, asked: Asked | None = None, tabled: Tabled | None = None) -> Outcome:
    """Return the best plan that keeps the rules and is what was asked, and what is proven of it.

    `tabled` are the tables of this problem, where more is asked about it than once.

    Without a time limit the same problem gives the same plan, whatever the order of the files.
    Raises `Faults` where the solver is not installed (AB906).
    """
    must_have_solver()
    search = _Search(problem, asked or Asked(), tabled)
    for sharing in sharings(len(problem.themes), problem.limits.coalitions):
        search.look(sharing)
    return search.outcome()


def possible(problem: Problem, asked: Asked | None = None) -> bool | None:
    """Return whether there is any plan that keeps the rules and is what was asked.

    None where the time that was asked for is too short to tell. Raises as `solve` does.
    """
    must_have_solver()
    search, unknown = _Search(problem, asked or Asked()), False
    for sharing in sharings(len(problem.themes), problem.limits.coalitions):
        found = Run(problem, sharing, search.asked, search.left).any()
        if found:
            return True
        unknown = unknown or found is None
    return None if unknown else False


class _Search:
    """The search over all sharings. Of the first aim, more is better: a cost is below nothing."""

    def __init__(self, problem: Problem, asked: Asked, tabled: Tabled | None = None) -> None:
        self.problem, self.asked = problem, asked
        self.tabled = tabled or Tabled(problem)
        self.began = monotonic_ns()
        self.best: Known | None = None
        self.bound: int | None = None
        """What no plan can pass under the sharings so far; None if they have none."""
        self.settled: list[tuple[int, Settled]] = []
        """Per sharing what its plan has of the first aim, and how far its equals are told apart."""

    def spent(self) -> int:
        """Return the milliseconds that have gone by."""
        return (monotonic_ns() - self.began) // 1_000_000

    def left(self) -> int | None:
        """Return the milliseconds that are left."""
        limit = self.asked.milliseconds
        return None if limit is None else max(0, limit - self.spent())

    def look(self, sharing: Sharing) -> None:
        """Look for the best plan under one sharing of the themes."""
        run = Run(self.problem, sharing, self.asked, self.left)
        told = self.tabled.answer(run)
        if told is not None:
            self._told(told.at)
            return
        begin = run.begin()
        self._better(begin)
        found, at = run.first(begin, self._report)
        self._better(at)
        if found.status == "none":
            return
        bound = run.most() if found.bound is None else min(found.bound, run.most())
        if at is not None:
            bound = max(bound, at.aims[0])
        self.bound = bound if self.bound is None else max(self.bound, bound)
        if self.best is None or bound < self.best.aims[0]:
            return  # nothing here can be the best
        if at is not None and at.aims[0] == bound and self.asked.settle:
            at = run.settle(at)
            self._better(at)
        self.settled.append((bound, at.settled if at is not None else "any"))

    def _told(self, at: Known | None) -> None:
        """Take in the best plan of a sharing that is known without the solver; None has none."""
        if at is not None:
            self._better(at)
            self.bound = at.aims[0] if self.bound is None else max(self.bound, at.aims[0])
            self.settled.append((at.aims[0], at.settled))

    def _better(self, known: Known | None) -> None:
        """Keep a plan if it is the best so far."""
        if known is not None and (self.best is None or known.key < self.best.key):
            self.best = known

    def _report(self, said: Report) -> bool:
        """Tell how far the search is; say whether to stop, as what is left cannot be the best."""
        constant = -self._fixed()
        bound = None if said.bound is None else said.bound + constant
        best = self.best.aims[0] if self.best is not None else None
        if said.best is not None:
            best = said.best + constant if best is None else max(best, said.best + constant)
        if self.asked.progress is not None:
            ends = [one for one in (bound, self.bound, best) if one is not None]
            amount, end = self._shown(best), self._shown(None if bound is None else max(ends))
            self.asked.progress(Progress(amount, end, gap_between(amount, end), self.spent()))
        return bound is not None and self.best is not None and bound < self.best.aims[0]

    def _fixed(self) -> int:
        """Return what every plan has of the first aim beside what is chosen, in cents."""
        whole = self.asked.aim == "cost" and self.asked.theme is None
        return connections_cost(self.problem) if whole else 0

    def _shown(self, amount: int | None) -> int | None:
        """Return an amount of the first aim as it is called: a cost is more than nothing."""
        return -amount if amount is not None and self.asked.aim == "cost" else amount

    def outcome(self) -> Outcome:
        """Return what was found."""
        if self.best is None:
            return Outcome("none" if self.bound is None else "none-found")
        best = self.best
        must_keep(self.problem, best.plan)
        bound = best.aims[0] if self.bound is None else max(best.aims[0], self.bound)
        amount, end = self._shown(best.aims[0]), self._shown(bound)
        gap = gap_between(amount, end)
        status: Status = "stopped"
        if bound == best.aims[0]:
            status = "optimal"
        elif gap is not None and gap <= max(self.asked.gap, PRECISION):
            status = "within-gap"
        equals = [SETTLED.index(how) for most, how in self.settled if most == best.aims[0]]
        settled = SETTLED[min(equals)] if equals and status == "optimal" else "any"
        return Outcome(status, best.plan, best.worth, amount, end, settled)
