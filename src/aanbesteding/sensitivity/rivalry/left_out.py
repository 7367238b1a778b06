"""Each bid and each pair left out, under both policies of clause 9.

That the award changes when its winner drops out is no reversal; a reversal is that the others
change places among each other, though nothing about them changed.

Example, price 40 points in proportion to the lowest: A (€ 100, quality 48), B (€ 125, 55) and
C (€ 60, 20) have 48 + 24 = 72, 55 + 19.2 = 74.2 and 60. Without C A has 88 and B 55 + 32 = 87.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.drop_out import left_over, moved_up
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Case, Holders, holders
from aanbesteding.sensitivity.rerun import Rerun

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
    """The pairs that were worked out."""
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
    shared = case.framework.policies.same_organisation
    refuses = shared is not None and "refuse" in (shared.tenderer, shared.beside)
    return sees_others(case) or refuses


def absences(case: Case, tick: Callable[[int, int], None] = lambda done, total: None) -> Absences:
    """Leave out each bid, and each pair where bids depend on each other.

    `tick` is called with how much is done, and of how much.
    """
    rerun = Rerun(case)
    names = [one.bid for one in (*case.base.ranking, *case.base.excluded)]
    pairs = list(combinations(names[:MOST], 2)) if depends(case) else []
    todo: list[tuple[str, ...]] = [*((name,) for name in names), *pairs]
    found = []
    for number, bids in enumerate(todo):
        tick(number, len(todo))
        found.append(_without(case, rerun, bids))
    count = len(names)
    singles, paired = tuple(found[:count]), tuple(found[count:])
    return Absences(singles, paired, depends(case), count * (count - 1) // 2)


def _without(case: Case, rerun: Rerun, bids: tuple[str, ...]) -> LeftOut:
    again = rerun.result(dossier=left_over(case.dossier, bids))
    return LeftOut(bids, moved_up(case.base, bids), again)
