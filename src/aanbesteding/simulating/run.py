"""Simulating: draw tenders, evaluate each with the engine, and average what they show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from aanbesteding.checking.run import check_framework
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.finding import fault_of, origins
from aanbesteding.model.framework import Framework
from aanbesteding.model.simulation import MAX_SEED, Simulation
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.simulating import codes
from aanbesteding.simulating.check import faults_of
from aanbesteding.simulating.components import Component, components_of
from aanbesteding.simulating.estimates import Estimate, mean, ratio
from aanbesteding.simulating.observe import Observer, Seen
from aanbesteding.simulating.plan import DEFAULT_SEED, Input, LotPlan, plans
from aanbesteding.simulating.point import by_formula, kind_of
from aanbesteding.simulating.result import (
    CriterionFigures,
    LotFigures,
    PointValue,
    PriceFigures,
    ScaleFigures,
    SimulationResult,
)
from aanbesteding.simulating.tender import Drawer, Outcome, evaluated
from aanbesteding.simulating.warnings import findings_of

RUNS = 300
"""Simulated tenders per lot where nobody says how many."""
LEAST_RUNS, MOST_RUNS = 2, 100_000

Progress = Callable[[int, int], None]
"""Told after every tender how many are done, and of how many."""


def simulate(
    framework: Framework,
    simulation: Simulation | None = None,
    *,
    runs: int = RUNS,
    seed: int | None = None,
    lots: Iterable[str] | None = None,
    progress: Progress = lambda done, total: None,
) -> SimulationResult:
    """Draw `runs` tenders for each lot and return what they show.

    `seed` goes before the seed of the file, and that before `DEFAULT_SEED`; the same seed, files
    and version give the same result. Raises `Faults` for a framework or a simulation that is not
    right, and for a number of runs or a seed out of bounds.
    """
    files = origins(framework)
    if simulation is not None and simulation.origin is not None:
        files["simulation", framework.id] = simulation.origin
    faults = _number_faults(runs, seed)
    faults += [fault_of(finding, files) for finding in check_framework(framework)]
    if simulation is not None and not faults:
        faults += faults_of(framework, simulation, files)
    if faults:
        raise Faults(faults)
    stated = simulation.seed if simulation else None
    used = seed if seed is not None else int(stated) if stated is not None else DEFAULT_SEED
    wanted = [
        plan for plan in plans(framework, simulation) if lots is None or plan.lot.id in set(lots)
    ]
    steps = _Steps(progress, len(wanted) * runs)
    made = [_simulated(plan, used, runs, steps) for plan in wanted]
    known = seed is not None or stated is not None
    return SimulationResult(framework, False, used, known, runs, tuple(made), files)


def of_evaluation(evaluation: Evaluation, lots: Iterable[str] | None = None) -> SimulationResult:
    """Return the same figures for bids that are there: one tender per lot, nothing sampled."""
    framework = evaluation.framework
    wanted = None if lots is None else set(lots)
    made = tuple(
        _figures(framework, lot.index, (), [Outcome(lot, ())], sampled=False)
        for lot in evaluation.lots
        if wanted is None or lot.lot.id in wanted
    )
    return SimulationResult(framework, True, 0, False, 1, made, evaluation.files)


class _Steps:
    """Counts the tenders that are done, over all lots."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress = progress
        self.total = total
        self.done = 0

    def step(self) -> None:
        """Count one, and say so."""
        self.done += 1
        self.progress(self.done, self.total)


def _number_faults(runs: int, seed: int | None) -> list[Fault]:
    here = Place("aanbesteding")
    found = []
    if not LEAST_RUNS <= runs <= MOST_RUNS:
        fields = {"text": runs, "least": LEAST_RUNS, "most": MOST_RUNS}
        found.append(Fault(codes.RUNS, here, fields))
    if seed is not None and not 0 <= seed <= MAX_SEED:
        found.append(Fault(codes.SEED, here, {"text": seed, "most": MAX_SEED}))
    return found


def _simulated(plan: LotPlan, seed: int, runs: int, steps: _Steps) -> LotFigures:
    drawer = Drawer(plan, seed)

    def outcomes() -> Iterable[Outcome]:
        for number in range(runs):
            yield evaluated(plan, drawer.dossier(number))
            steps.step()

    return _figures(plan.framework, plan.index, plan.inputs, outcomes(), sampled=True)


def _figures(
    framework: Framework,
    index: int,
    inputs: tuple[Input, ...],
    outcomes: Iterable[Outcome],
    *,
    sampled: bool,
) -> LotFigures:
    nodes = tuple(walk(framework, *criteria_of(framework, index)))
    parts = components_of(framework, nodes)
    whole = sum((node.weight for node in nodes if node.depth == 0), Fraction(0))
    kind = kind_of(framework, parts)
    observer = Observer(framework, parts, whole, slopes=kind == "local")
    seen = [observer.seen(outcome) for outcome in outcomes]
    clear = [one for one in seen if not one.faults]
    compared = [one for one in clear if one.pairs]
    known = Counter(code for one in seen for code in one.faults)
    criteria = tuple(
        _criterion(part, place, compared, sampled=sampled) for place, part in enumerate(parts)
    )
    figures = LotFigures(
        lot=framework.lots[index],
        index=index,
        inputs=inputs,
        tenders=len(seen),
        compared=len(compared),
        bids=mean([one.bids for one in seen], sampled=sampled),
        ranked=mean([one.ranked for one in clear], sampled=sampled),
        criteria=criteria,
        scales=tuple(_scales(framework, parts, compared, sampled=sampled)),
        price=_price(compared, sampled=sampled) if observer.priced else None,
        point=_point(framework, parts, seen, sampled=sampled),
        tied=mean([int(one.tied) for one in clear], sampled=sampled),
        undecided=mean([int(one.undecided) for one in clear], sampled=sampled),
        nobody=mean([int(not one.ranked) for one in clear], sampled=sampled),
        failed=len(seen) - len(clear),
        without_outcome=dict(sorted(known.items())),
        findings=(),
    )
    return findings_of(framework, figures)


def _criterion(
    part: Component, place: int, seen: Sequence[Seen], *, sampled: bool
) -> CriterionFigures:
    ranges = [one.ranges[place] for one in seen]
    all_ranges = [sum(one.ranges, Fraction(0)) for one in seen]
    criterion = part.node.criterion if part.node else None
    return CriterionFigures(
        part.id,
        criterion.title if criterion else None,
        part.on_price,
        part.node.weight if part.node else None,
        part.nominal,
        mean(ranges, sampled=sampled),
        ratio(ranges, all_ranges, sampled=sampled),
        ratio([one.differ[place] for one in seen], [one.pairs for one in seen], sampled=sampled),
        mean([r / part.full for r in ranges], sampled=sampled) if part.full else None,
    )


def _scales(
    framework: Framework, parts: Sequence[Component], seen: Sequence[Seen], *, sampled: bool
) -> Iterable[ScaleFigures]:
    for scale in framework.scales:
        on = [(place, part) for place, part in enumerate(parts) if part.scale == scale.id]
        if not on:
            continue
        differ = [sum(one.differ[place] for place, _ in on) for one in seen]
        pairs = [one.pairs * len(on) for one in seen]
        wide = [(place, part.full) for place, part in on if part.full]
        spreads = [
            sum((one.ranges[place] / full for place, full in wide), Fraction(0)) / len(wide)
            for one in seen
            if wide
        ]
        yield ScaleFigures(
            scale.id,
            scale.title,
            tuple(part.id for _, part in on),
            ratio(differ, pairs, sampled=sampled),
            mean(spreads, sampled=sampled),
        )


def _price(seen: Sequence[Seen], *, sampled: bool) -> PriceFigures:
    decisions = [one.decision for one in seen if one.decision is not None]
    turned = [int(one == "overturned") for one in decisions]
    equal = [int(one == "between-equals") for one in decisions]
    return PriceFigures(
        len(decisions),
        mean([a + b for a, b in zip(turned, equal, strict=True)], sampled=sampled),
        mean(turned, sampled=sampled),
        mean(equal, sampled=sampled),
    )


def _point(
    framework: Framework, parts: Sequence[Component], seen: Sequence[Seen], *, sampled: bool
) -> PointValue:
    kind = kind_of(framework, parts)
    if kind == "by-formula":
        worth = by_formula(framework, parts)
        assert worth is not None
        return PointValue(kind, Estimate(worth, None, 0))
    if kind != "local":
        return PointValue(kind, None)
    slopes = [one.slope for one in seen if one.slope is not None]
    gains, losses = [one.gain for one in slopes], [one.loss for one in slopes]
    found = ratio(gains, losses, sampled=sampled)
    if found is None or found.value <= 0:
        return PointValue("flat", None)
    return PointValue(kind, found)
