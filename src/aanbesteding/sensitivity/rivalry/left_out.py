"""Each bid and each pair left out, under both policies of clause 9.

That the award changes when its winner drops out is no reversal; a reversal is that the others
change places among each other, though nothing about them changed.

Example, price 40 points in proportion to the lowest: A (€ 100, quality 48), B (€ 125, 55) and
C (€ 60, 20) have 48 + 24 = 72, 55 + 19.2 = 74.2 and 60. Without C A has 88 and B 55 + 32 = 87.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from aanbesteding.exact.size import TooLong
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.base import Competition, OutsideRange
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.drop_out import left_over, moved_up
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Flagged, LotResult
from aanbesteding.scoring.flags.alone import order_of, quick_order
from aanbesteding.scoring.lots import Contest, LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.sensitivity.case import Case, Holders, holders
from aanbesteding.sensitivity.rerun import Rerun

Score = tuple[Fraction, Fraction]
"""The share of a weight, and how far it can be off."""
MOST = 60
"""The most bids of which every pair is left out: 1,770 pairs."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What becomes of a lot without one or two bids."""

    bids: tuple[str, ...]
    keep: LotResult
    """The others in the order that they had, moved up."""
    rescore: LotResult | None
    """The lot as if the bids had not been there; None where that has no outcome."""

    @property
    def turns(self) -> bool:
        """Whether the others are ranked differently when all is worked out again."""
        return self.rescore is not None and self.keep.groups != self.rescore.groups

    @property
    def kept(self) -> Holders:
        """Who hold when the others move up."""
        return holders(self.keep)

    @property
    def rescored(self) -> Holders | None:
        """Who hold when all is worked out again."""
        return None if self.rescore is None else holders(self.rescore)


@dataclass(frozen=True, slots=True)
class Absences:
    """Everything that was left out."""

    singles: tuple[LeftOut, ...]
    """Each bid that was for the lot: the ranking first, then the others."""
    pairs: tuple[LeftOut, ...]
    """The pairs that were tried and can change the order of the others."""
    tried: int
    """How many pairs were tried."""
    worked_out: bool
    """Whether pairs were worked out at all; where bids have nothing to do with each other there is
    no need."""
    all_pairs: int
    """How many pairs there are."""


def sees_others(case: Case) -> bool:
    """Whether points or totals depend on other bids."""
    award = case.framework.award
    return any(node.relative for node in case.nodes) or AWARDS[award.type].sees_others(award)


def depends(case: Case) -> bool:
    """Whether a bid can matter to another: by its points, or because it shares an organisation."""
    return sees_others(case) or refuses(case)


def refuses(case: Case) -> bool:
    """Whether who shares an organisation with another bid is refused."""
    shared = case.framework.policies.same_organisation
    return shared is not None and "refuse" in (shared.tenderer, shared.beside)


def absences(case: Case, tick: Callable[[int, int], None] = lambda done, total: None) -> Absences:
    """Leave out each bid, and each pair where bids depend on each other.

    `tick` is called with how much is done, and of how much.
    """
    rerun = Rerun(case)
    names = [one.bid for one in (*case.base.ranking, *case.base.excluded)]
    pairs = list(combinations(names[:MOST], 2)) if depends(case) else []
    total = len(names) + len(pairs)
    singles = []
    for number, name in enumerate(names):
        tick(number, total)
        singles.append(_without(case, rerun, (name,)))
    same = _Same(case) if pairs else None
    paired = []
    for number, pair in enumerate(pairs, start=len(names)):
        tick(number, total)
        if same is None or not same.without(pair):
            paired.append(_without(case, rerun, pair))
    every = len(names) * (len(names) - 1) // 2
    return Absences(tuple(singles), tuple(paired), len(pairs), depends(case), every)


def _without(case: Case, rerun: Rerun, bids: tuple[str, ...]) -> LeftOut:
    again = rerun.result(dossier=left_over(case.dossier, bids))
    return LeftOut(bids, moved_up(case.base, bids), again)


class _Kept(LotEvaluation):
    """The engine, which keeps the bids that were compared."""

    competitors: Sequence[Candidate] = ()

    def _flags(self, contest: Contest, result: LotResult) -> tuple[Flagged, ...]:
        self.competitors = contest.competitors
        return ()


class _Same:
    """Tells of which pairs it is certain that they change nothing about the order of the others.

    What is left is scored again on the relative criteria alone. Where no score changes, nothing
    else can; where nothing is rounded and no minimum is tested, the order follows from the
    differences. All other pairs are left to the engine.
    """

    def __init__(self, case: Case) -> None:
        self._case, framework = case, case.framework
        with no_cycle_search():
            panel = Panel(framework, case.dossier)
            self._run = _Kept(framework, case.index, case.dossier, panel)
            self._run.run()
        self._relative = [node for node in case.nodes if node.relative]
        staged = framework.policies.minimums_order is not None
        sees = AWARDS[framework.award.type].sees_others(framework.award)
        self._asked = not (staged or sees or refuses(case))
        self._order = order_of((one.rank, one.bid) for one in case.base.ranking)
        found = self._scores(self._run.competitors)
        self._known = list(found) if self._asked else []

    def without(self, pair: Sequence[str]) -> bool:
        """Whether the others keep their order for certain."""
        left = [one for one in self._run.competitors if one.bid.id not in pair]
        if not self._asked or not left or any(step is None for _, step in self._known):
            return False
        known = (found for found in self._known if found[0] not in pair)
        if all(found == before for found, before in zip(self._scores(left), known, strict=True)):
            return True
        kept = (group - set(pair) for group in self._order)
        return quick_order(self._run, left) == tuple(group for group in kept if group)

    def _scores(self, bids: Sequence[Candidate]) -> Iterator[tuple[str, Score | None]]:
        """Yield what bids score on the relative criteria; None where there is no score."""
        prices = tuple(one.price for one in bids)
        for node in self._relative:
            assert node.method is not None
            values = [self._run.scorer.measured(node, one).value for one in bids]
            field = Competition(prices, tuple(values))
            for one, value in zip(bids, values, strict=True):
                try:
                    step = node.method.share(node.criterion.method, value, field)
                except (OutsideRange, ZeroDivisionError, TooLong):
                    yield one.bid.id, None
                else:
                    yield one.bid.id, (step.result, step.radius)
