"""What happens when bids drop out after the award, under both policies (clause 9).

Nothing here changes an award: it says what the announced policy makes of it, and beside that what
the other policy would have made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from aanbesteding.faults import Faults
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.scoring.closing import without
from aanbesteding.scoring.draws import Held, against, draw_lots, held
from aanbesteding.scoring.evaluate import before_draws
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult, Tie
from aanbesteding.scoring.ranking import status_of

Policy = Literal["keep-ranking", "rescore"]


@dataclass(frozen=True, slots=True)
class LotDropOut:
    """What becomes of one lot when bids drop out of it."""

    lot: Lot
    dropped: tuple[str, ...]
    """The bids that drop out and that were for this lot."""
    announced: Policy | None
    """What the framework announces; None when it announces nothing."""
    before: LotResult
    """The award as it was."""
    keep_ranking: LotResult
    """The others in the order that they had, moved up."""
    rescore: LotResult
    """The lot evaluated as if the bids had not been there."""

    @property
    def outcome(self) -> LotResult | None:
        """What the announced policy makes of it; None when none is announced."""
        by_policy = {"keep-ranking": self.keep_ranking, "rescore": self.rescore}
        return by_policy[self.announced] if self.announced else None

    @property
    def without_part(self) -> tuple[str, ...]:
        """Those of the dropped that had been excluded or set aside."""
        out = {result.bid for result in self.before.excluded}
        return tuple(bid for bid in self.dropped if bid in out)

    @property
    def winner_differs(self) -> bool:
        """Whether the two policies give the contract to others, or put it in doubt for others."""
        return awarded(self.keep_ranking) != awarded(self.rescore)

    @property
    def order_differs(self) -> bool:
        """Whether the two policies rank the others differently."""
        return self.keep_ranking.groups != self.rescore.groups

    @property
    def is_decided(self) -> bool:
        """Whether it is known who gets the contract."""
        if self.outcome is not None:
            return self.outcome.status == "ranked"
        both = (self.keep_ranking.status, self.rescore.status)
        return both == ("ranked", "ranked") and not self.winner_differs


@dataclass(frozen=True, slots=True)
class DropOut:
    """What becomes of an award when bids drop out: the lots that they were for."""

    evaluation: Evaluation
    """The award as it was."""
    bids: tuple[str, ...]
    """The bids that drop out."""
    announced: Policy | None
    lots: tuple[LotDropOut, ...]


def awarded(lot: LotResult) -> tuple[frozenset[str], frozenset[str]]:
    """Return who gets a contract, and between whom it is in doubt."""
    return frozenset(result.bid for result in lot.winners), frozenset(lot.contested)


def drop_out(framework: Framework, dossier: Dossier, bids: Iterable[str]) -> DropOut:
    """Return what becomes of the award when bids drop out of it.

    Each drawing of lots in the dossier counts in the situation that it was held for: the award as
    it was, or what is left of it under either policy. Raises `KeyError` for a bid that is not in
    the dossier, and `Faults` where `evaluate` would, or where a drawing fits no situation.
    """
    gone = tuple(dict.fromkeys(bids))
    known = {bid.id for bid in dossier.bids}
    for bid in gone:
        if bid not in known:
            raise KeyError(bid)
    before, at_fault = before_draws(framework, dossier)
    drawings = held(dossier, at_fault)
    after = _as_if_never_there(framework, dossier, gone)
    announced = framework.policies.drop_out
    policy: Policy | None = None if announced == "not-announced" else announced
    refused: list[Finding] = [*at_fault]
    made: list[LotDropOut] = []
    lots: list[LotResult] = []
    for lot, rescored in zip(before.lots, after.lots, strict=True):
        here = [one for one in drawings if one.draw.lot == lot.lot.id]
        (awarded_lot,), _ = draw_lots(framework, [lot], here)
        kept = moved_up(awarded_lot, gone)
        (keep,), _ = draw_lots(framework, [kept], here)
        (redone,), _ = draw_lots(framework, [rescored], here)
        dropped = tuple(bid for bid in gone if lot.result(bid))
        refused += _fitting_nothing(framework, here, (lot, kept, rescored))
        lots.append(awarded_lot)
        if dropped:
            made.append(LotDropOut(lot.lot, dropped, policy, awarded_lot, keep, redone))
    if refused:
        raise Faults(fault_of(finding, before.files) for finding in refused)
    return DropOut(replace(before, lots=tuple(lots)), gone, policy, tuple(made))


def left_over(dossier: Dossier, gone: Collection[str]) -> Dossier:
    """Return a dossier as if some bids had not been there.

    The marks of who dropped out stand in the sheets as they were given; nobody is blamed for them.
    What was closed before the prices were opened was held against all bids when the award as it
    was, was evaluated; here what is left of it counts.
    """
    left = tuple(bid for bid in dossier.bids if bid.id not in gone)
    closed = tuple(without(record, gone) for record in dossier.closed)
    broken = dossier.broken | set(gone)
    return replace(dossier, bids=left, broken=broken, closed=closed, draws=())


def _as_if_never_there(framework: Framework, dossier: Dossier, gone: tuple[str, ...]) -> Evaluation:
    """Evaluate without some bids. The controls are those of the award as it was."""
    plain = framework.model_copy(update={"controls": ()})
    return before_draws(plain, left_over(dossier, gone))[0]


def _fitting_nothing(
    framework: Framework, drawings: list[Held], possible: tuple[LotResult, ...]
) -> list[Finding]:
    """Return why drawings that fit no situation do not fit the award as it was."""
    found: list[Finding] = []
    for one in drawings:
        reasons = [list(against(framework, lot, one)) for lot in possible]
        found += reasons[0] if all(reasons) else []
    return found


def moved_up(lot: LotResult, gone: Collection[str]) -> LotResult:
    """Return a lot without some bids, the others in the order and with the totals that they had."""
    ranking: list[BidResult] = []
    for _, bids in lot.groups:
        rank = len(ranking) + 1
        left = [bid for bid in bids if bid not in gone]
        ranking += [replace(r, rank=rank) for r in lot.ranking if r.bid in left]
    excluded = tuple(result for result in lot.excluded if result.bid not in gone)
    made = replace(lot, ranking=tuple(ranking), excluded=excluded)
    ties = tuple(tie for was in lot.ties if (tie := _without(was, made, gone)) is not None)
    return replace(made, ties=ties, status=status_of(made.groups, made.contracts))


def _without(tie: Tie, lot: LotResult, gone: Collection[str]) -> Tie | None:
    left = tuple(bid for bid in tie.bids if bid not in gone)
    if len(left) < 2:
        return None
    still = tuple(one for one in lot.groups if len(one[1]) > 1 and one[1][0] in left)
    return tie._replace(bids=left, open=still)
