"""The one place that knows the solver: HiGHS, through highspy, which is loaded when it is needed.

It runs in one thread with a fixed seed, on a program whose variables and conditions are in the
order of ids, so that the same problem gives the same answer; a time limit breaks that.

HiGHS computes in floating point. What it says is used in two ways only. The activities that it
chooses are taken as a choice, and everything about that choice is worked out anew in whole numbers.
Its bound is rounded to a whole number in the direction that proves less: see `_whole_bound`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from importlib import import_module
from math import floor, isfinite
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.recombination.formulation import Program, aimed
from aanbesteding.recombination.solver_codes import NO_SOLVER

if TYPE_CHECKING:
    import highspy

SOLVER = "highspy"
LEAST, SHARE = 1e-4, 1e-10
"""The tolerance on a bound: this much, and this part of the bound itself."""
WITHIN = 0.8
"""The search may stop when the bound is less than one whole unit away: there is nothing between."""
SMALL = 500
"""With so many variables or fewer a search that begins anew loses more time than it gains."""


class Found(NamedTuple):
    """What the solver says of a program."""

    status: Literal["done", "none", "stopped"]
    chosen: tuple[int, ...] | None
    """The activities of the best solution; None where none was found."""
    bound: int | None
    """What no solution can pass; None where nothing was proven."""


class Report(NamedTuple):
    """What the solver says while it works: its best and its bound, where it has them."""

    best: int | None
    bound: int | None


class Relaxed(NamedTuple):
    """The best solution where nothing needs to be whole: a place to begin, and prices."""

    values: tuple[float, ...]
    """Per variable."""
    prices: tuple[float, ...]
    """Per condition, what one more of its limit is worth. Nothing is taken from them unchecked."""
    finished: bool
    """Whether these are the best; if not, the time was too short for that."""


def must_have_solver() -> None:
    """Raise `Faults` where the solver cannot be loaded, before any long work."""
    try:
        import_module(SOLVER)
    except ImportError:  # not there, or there without a library that it needs itself
        fault = Fault(NO_SOLVER, Place("aanbesteding"), {"library": SOLVER})
        raise Faults([fault]) from None


def maximise(
    program: Program,
    aim: Mapping[int, int],
    activities: int,
    *,
    gap: Fraction = Fraction(0),
    milliseconds: int | None = None,
    start: Iterable[int] | None = None,
    report: Callable[[Report], bool] | None = None,
    relaxed: bool = False,
) -> Found:
    """Look for the solution with the most of an aim.

    `activities` are the first variables of the program. `start` is a choice of them to begin with.
    `report` is called while the solver works, and stops it by returning True. `relaxed` leaves out
    that variables are whole: that gives a bound and no choice.
    """
    if not program.upper:
        return Found("done", (), 0)
    if program.impossible or any(
        low > high for low, high in zip(program.lower, program.upper, strict=True)
    ):
        return Found("none", None, None)
    import highspy

    goal, unit = aimed(program, aim)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    _settings(solver, gap, milliseconds)
    if len(program.upper) <= SMALL:
        solver.setOptionValue("mip_allow_restart", False)
    _must(solver.passModel(_model(program, goal)))
    if relaxed:
        solver.setOptionValue("solve_relaxation", True)
    if start is not None:
        _begin(solver, start, activities)
    kinds = highspy.cb.HighsCallbackType
    listener = _Listener(report, unit, int(kinds.kCallbackMipInterrupt))
    solver.setCallback(listener, None)
    solver.startCallback(kinds.kCallbackMipInterrupt)
    solver.startCallback(kinds.kCallbackSimplexInterrupt)
    status = solver.run()
    if listener.error is not None:
        raise listener.error
    _must(status)
    return _relaxed(solver, unit) if relaxed else _found(solver, activities, unit)


def relaxed(
    program: Program, aim: Mapping[int, int], milliseconds: int | None = None
) -> Relaxed | None:
    """Return the best solution without whole numbers; None without one.

    Where time was up, nothing is chosen and nothing has a price: the solver's prices half-way can
    prove less than none.
    """
    import highspy

    if program.impossible or not program.rows or milliseconds == 0:
        return None
    model = _model(program, aim)
    model.integrality_ = []
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    _settings(solver, Fraction(0), milliseconds)
    _must(solver.passModel(model))
    _must(solver.run())
    status, found = solver.getModelStatus(), solver.getSolution()
    if status == highspy.HighsModelStatus.kTimeLimit:
        return Relaxed((0.0,) * len(program.upper), (0.0,) * len(program.rows), finished=False)
    if status != highspy.HighsModelStatus.kOptimal or not all(map(isfinite, found.row_dual)):
        return None
    return Relaxed(tuple(found.col_value), tuple(-one for one in found.row_dual), finished=True)


def _must(status: highspy.HighsStatus) -> None:
    """Raise where the solver says that it was asked something that it cannot do."""
    import highspy

    if status == highspy.HighsStatus.kError:
        raise RuntimeError(SOLVER)


def _settings(solver: highspy.Highs, gap: Fraction, milliseconds: int | None) -> None:
    settings: dict[str, Any] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": gap.numerator / gap.denominator,
        "mip_abs_gap": WITHIN,
    }
    if milliseconds is not None:
        settings["time_limit"] = milliseconds / 1000
    for name, setting in settings.items():
        solver.setOptionValue(name, setting)


def _model(program: Program, goal: Mapping[int, int]) -> highspy.HighsLp:
    """Return the program as the solver wants it; the aim with its sign turned, as it minimises."""
    import highspy
    import numpy as np

    model, kinds = highspy.HighsLp(), highspy.HighsVarType
    implied = kinds.kImplicitInteger  # type: ignore[attr-defined]  # its stubs lack it
    model.num_col_, model.num_row_ = len(program.upper), len(program.rows)
    costs = np.zeros(len(program.upper))
    for at, factor in goal.items():
        costs[at] = -factor
    model.col_cost_ = costs
    model.col_lower_ = np.array(program.lower, dtype=np.float64)
    model.col_upper_ = np.array(program.upper, dtype=np.float64)
    model.integrality_ = [kinds.kInteger if whole else implied for whole in program.whole]
    ends = [
        [np.inf * sign if end is None else end for end in given]
        for sign, given in (
            (-1, [row.least for row in program.rows]),
            (1, [row.most for row in program.rows]),
        )
    ]
    model.row_lower_ = np.array(ends[0], dtype=np.float64)
    model.row_upper_ = np.array(ends[1], dtype=np.float64)
    terms = [sorted(row.terms) for row in program.rows]
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *map(len, terms)], dtype=np.int32)
    matrix.index_ = np.array([at for row in terms for at, _ in row], dtype=np.int32)
    matrix.value_ = np.array([factor for row in terms for _, factor in row], dtype=np.float64)
    return model


def _begin(solver: highspy.Highs, start: Iterable[int], activities: int) -> None:
    """Give the solver a choice to begin with; it works out the other variables itself."""
    import numpy as np

    values = np.zeros(activities)
    values[list(start)] = 1
    solver.setSolution(activities, np.arange(activities, dtype=np.int32), values)


class _Listener:
    """Hears what the solver says while it works.

    An error here, also an interruption by the user, must not travel through the solver, which is
    not Python: it is kept, the solver is asked to stop, and then it is raised.
    """

    def __init__(self, report: Callable[[Report], bool] | None, unit: int, kind: int) -> None:
        self.report, self.unit, self.kind = report, unit, kind
        self.error: BaseException | None = None

    def __call__(self, kind: Any, message: str, said: Any, answer: Any, data: Any) -> None:
        try:
            stop = self._heard(said) if self.report is not None and kind == self.kind else False
        except BaseException as error:  # noqa: BLE001 - it is raised when the solver has stopped
            self.error, stop = error, True
        if stop:
            answer.user_interrupt = True

    def _heard(self, said: Any) -> bool:
        assert self.report is not None
        best, bound = said.mip_primal_bound, said.mip_dual_bound
        known = floor(-best + 0.5) * self.unit if isfinite(best) and abs(best) < 1e100 else None
        return self.report(Report(known, _whole_bound(bound, self.unit)))


def _whole_bound(least: float, unit: int) -> int | None:
    """Return the bound on the aim that follows from the solver's bound on its opposite.

    Every solution has a whole number of units of the aim, so that a bound may be rounded down to
    whole units. The solver's bound is a floating-point number at the end of many additions: what
    it lacks is taken to be under LEAST plus SHARE of the bound, which is 10⁵ times what one
    addition of doubles of that size loses (2⁻⁵³). Adding that before rounding can only prove less.
    It is an argument about size, not a proof in exact numbers, as the steps of the solver are not
    recorded; the tests compare it with trying everything. Where the aim has over about 10⁹ units
    the whole number itself cannot be proven any more, and a gap of that size is stated.
    """
    if not isfinite(least) or abs(least) > 1e100:
        return None
    return floor(-least + LEAST + SHARE * abs(least)) * unit


def _relaxed(solver: highspy.Highs, unit: int) -> Found:
    """Return the bound of the relaxation; where it is not solved, nothing is proven."""
    import highspy

    status, kinds = solver.getModelStatus(), highspy.HighsModelStatus
    if status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):
        return Found("none", None, None)
    if status != kinds.kOptimal:
        return Found("stopped", None, None)
    return Found("done", None, _whole_bound(solver.getInfo().objective_function_value, unit))


def _found(solver: highspy.Highs, activities: int, unit: int) -> Found:
    import highspy

    status, info = solver.getModelStatus(), solver.getInfo()
    kinds = highspy.HighsModelStatus
    if status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):  # nothing is unbounded here
        return Found("none", None, None)
    chosen = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        values = solver.getSolution().col_value
        chosen = tuple(n for n in range(activities) if values[n] > 0.5)
    return Found(
        "done" if status == kinds.kOptimal else "stopped",
        chosen,
        _whole_bound(info.mip_dual_bound, unit),
    )
