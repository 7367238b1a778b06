"""A bid that was never made: at which prices it changes who wins without winning itself.

It is invented with a quality, and evaluated beside the real bids at every price that is tried.

Example, price 40 points in proportion to the lowest: A (€ 100, quality 48) has 88 and B (€ 125, 55)
has 55 + 32 = 87. An extra bid without quality at € p below 100 leaves A 48 + 0.4 × p and B
55 + 0.32 × p. They are equal at p = 87.50; below that B wins. The extra bid has 40 and does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from aanbesteding.linting.behaviour.arena import MAX_SIZE, first_true
from aanbesteding.linting.behaviour.invented import Invented, Writer, bid_model, sheet_model
from aanbesteding.linting.behaviour.levers import (
    CannotInvent,
    Profile,
    at_best,
    at_worst,
    ladder,
    levers_of,
)
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.framework import NumericScale
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Case, Holders, holders
from aanbesteding.sensitivity.pricing.bounds import bounds, ends
from aanbesteding.sensitivity.pricing.search import POINTS, pieces
from aanbesteding.sensitivity.pricing.trial import in_euros
from aanbesteding.sensitivity.rerun import Rerun

Quality = Literal["worst", "best"]


class Switch(NamedTuple):
    """Prices in cents, both ends included, at which an extra bid changes who holds."""

    quality: Quality
    low: int
    high: int
    holders: Holders


@dataclass(frozen=True, slots=True)
class Extras:
    """What an extra bid can do."""

    switches: tuple[Switch, ...]
    tried: tuple[Quality, ...]
    low: int
    """The lowest price that was tried, in cents."""
    high: int
    """The highest."""


class _Maker:
    """Invents bids for a lot, and puts them in a dossier. Raises `CannotInvent`."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lot = case.framework.lots[case.index]
        self.levers = levers_of(case.framework, list(case.nodes))
        if sum(len(lever.judges) for lever in self.levers) > MAX_SIZE:
            raise CannotInvent(case.lot)
        self.writer = Writer(case.framework, self.lot, self.levers)
        numeric = {scale.id for scale in case.framework.scales if isinstance(scale, NumericScale)}
        self.numeric = {node.criterion.id for node in case.nodes if node.scale in numeric}

    def dossier(self, name: str, cents: int, profile: Profile) -> Dossier:
        """Return the dossier with an extra bid and its marks."""
        one = Invented(name, self.writer.attainable(in_euros(cents)), profile)
        bid = bid_model(self.writer.bid(one))
        marks = [sheet_model(data) for data in self.writer.sheets([one])]
        real = self.case.dossier
        return replace(real, bids=(*real.bids, bid), sheets=tuple(self._merged(marks)))

    def _merged(self, added: Iterable[ScoreSheet]) -> Iterable[ScoreSheet]:
        """Return the real sheets with the marks of the extra bid on them."""
        left = {sheet_id(sheet): sheet for sheet in added}
        for sheet in self.case.dossier.sheets:
            if sheet.framework != self.case.framework.id or sheet_id(sheet) not in left:
                yield sheet
                continue
            more = left.pop(sheet_id(sheet))
            if sheet.decimal_sign == "comma":
                more = self._with_comma(more)
            yield sheet.model_copy(update={"marks": {**sheet.marks, **more.marks}})
        yield from left.values()

    def _with_comma(self, sheet: ScoreSheet) -> ScoreSheet:
        """Return a sheet whose numbers have the comma that the real sheet announces."""
        marks = {
            bid: {
                lot: {
                    name: mark.model_copy(update={"mark": re.sub(r"\.(?=\d+$)", ",", mark.mark)})
                    if name in self.numeric
                    else mark
                    for name, mark in given.items()
                }
                for lot, given in by_lot.items()
            }
            for bid, by_lot in sheet.marks.items()
        }
        return sheet.model_copy(update={"marks": marks})

    def unused(self, word: str) -> str:
        """Return a name that no real bid has."""
        taken = {bid.id for bid in self.case.dossier.bids}
        taken |= {
            one.organisation for bid in self.case.dossier.bids for one in bid.tenderer.members
        }
        while word in taken:
            word += "-x"
        return word

    def admissible(self, cents: int) -> Profile | None:
        """Return the worst quality that is ranked at a price, or else None."""
        rungs = ladder(self.levers)
        name = self.unused("extra")

        def ranked(number: int) -> bool:
            result = self.case.again(dossier=self.dossier(name, cents, rungs[number]))
            return result is not None and any(one.bid == name for one in result.ranking)

        worst = at_worst(self.levers)
        if rungs and rungs[0] == worst and ranked(0):
            return worst
        found = first_true(0, len(rungs) - 1, ranked)
        return None if found is None else rungs[found]


def extras(case: Case, tick: Callable[[int, int], None] = lambda done, total: None) -> Extras:
    """Look for prices at which an extra bid changes who wins without winning itself.

    With the worst quality that is admitted, and with the best. Raises `CannotInvent` where no bid
    can be made up that is admitted. `tick` is called with how many prices were tried, and of about
    how many.
    """
    maker, rerun = _Maker(case), Rerun(case)
    prices = [int(one.price * 100 // 1) for one in case.base.ranking if one.price is not None]
    low, high = _range(case, prices)
    middle = min(max(sorted(prices)[len(prices) // 2], low), high)
    worst = maker.admissible(middle)
    if worst is None:
        raise CannotInvent(case.lot)
    profiles: list[tuple[Quality, Profile]] = [("worst", worst)]
    best = at_best(maker.levers)
    if best != worst:
        profiles.append(("best", best))
    marked = [at for at in (*prices, *ends(case)) if low <= at <= high]
    total = len(profiles) * (POINTS + 1 + 3 * len(marked))
    found: list[Switch] = []
    for quality, profile in profiles:
        name = maker.unused(f"extra-{quality}")
        beside = _Beside(rerun, maker.dossier(name, high, profile), name, case.holders)

        def turned(cents: int, beside: _Beside = beside) -> Holders | None:
            tick(min(rerun.runs, total), total)
            return beside.turned(cents)

        for start, end, held in pieces(low, high, marked, turned):
            if held is not None:
                found.append(Switch(quality, start, end, held))
    return Extras(tuple(found), tuple(quality for quality, _ in profiles), low, high)


def _range(case: Case, prices: list[int]) -> tuple[int, int]:
    """Return between which prices an extra bid is tried, in cents."""
    lot, between = case.framework.lots[case.index], bounds(case)
    if lot.fixed_price is not None:
        fixed = int(lot.fixed_price * 100 // 1)
        return fixed, fixed
    low = max(between.low, 1)
    return low, max(2 * max(prices) if between.high is None else between.high, low)


class _Beside:
    """An extra bid beside the real ones, at one price after the other."""

    def __init__(self, rerun: Rerun, dossier: Dossier, name: str, now: Holders) -> None:
        self._rerun, self._dossier, self._name, self._now = rerun, dossier, name, now
        self._seen: dict[int, Holders | None] = {}

    def turned(self, cents: int) -> Holders | None:
        """Return who hold instead of those who do now; None where nothing changes.

        None too where the extra bid holds itself, or shares the last contract, is not ranked, or
        has no outcome.
        """
        if cents not in self._seen:
            result = self._rerun.result({self._name: in_euros(cents)}, self._dossier)
            self._seen[cents] = self._changed(result)
        return self._seen[cents]

    def _changed(self, result: LotResult | None) -> Holders | None:
        if result is None or not any(one.bid == self._name for one in result.ranking):
            return None
        held = holders(result)
        return None if self._name in held or held == self._now else held
