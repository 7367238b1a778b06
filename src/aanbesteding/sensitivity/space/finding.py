"""The shares of one situation: measured where the gate allows, else drawn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from aanbesteding.exact.adding import added
from aanbesteding.sensitivity.answer import Options, Sampled
from aanbesteding.sensitivity.space.exact import centres, first_shares, rank_shares
from aanbesteding.sensitivity.space.situations import Situation
from aanbesteding.sensitivity.space.table import Row, Table

if TYPE_CHECKING:
    from aanbesteding.sensitivity.space.sampled import Estimate

Share = Fraction | Sampled


@dataclass(frozen=True, slots=True)
class Drawn:
    """How much was drawn."""

    count: int
    error: Fraction
    """The largest standard error of a share of the first rank."""


@dataclass(frozen=True, slots=True)
class Found:
    """The shares of one situation, per row of the table and for one of the bids it stands for."""

    situation: Situation
    firsts: tuple[Share, ...]
    contracts: tuple[Share, ...]
    """The share of the weightings in which a bid gets a contract."""
    drawn: Drawn | None
    """None where `firsts` and `contracts` are exact."""


@dataclass(frozen=True, slots=True)
class Full:
    """What is found about all weightings besides."""

    ranks: tuple[tuple[Share, ...], ...]
    """Per row its share of every rank."""
    centres: tuple[tuple[Row, Row | None] | None, ...]
    """Per row the central weights, parts of the whole, and their standard errors if drawn; None
    where it was first under no weighting."""
    drawn: Drawn | None


def value_of(share: Share) -> Fraction:
    """Return the number of a share."""
    return share.value if isinstance(share, Sampled) else share


def find(table: Table, situation: Situation, contracts: int, options: Options) -> Found:
    """Return who is first, and who gets a contract, in which part of the weightings."""
    region = situation.region() if situation.region is not None else None
    if region is not None:
        rows, times = table.whole_rows, table.times
        if contracts == 1:
            whole = first_shares(rows, region)
            if whole is not None:
                firsts = tuple(share / count for share, count in zip(whole, times, strict=True))
                return Found(situation, firsts, firsts, None)
        elif ranks := rank_shares(rows, times, region):
            taken = tuple(sum(row[:contracts], Fraction(0)) for row in ranks)
            return Found(situation, tuple(row[0] for row in ranks), taken, None)
    estimate = _drawn(table, situation, options, centres=False)
    firsts_drawn = tuple(row[0] for row in estimate.shares(1))
    taken_drawn = estimate.within(contracts) if contracts > 1 else firsts_drawn
    return Found(situation, firsts_drawn, taken_drawn, _how_much(estimate))


def of_ranks(situation: Situation, contracts: int, full: Full) -> Found | None:
    """Return that from the shares of all ranks; None where these were drawn."""
    if full.drawn is not None:
        return None
    taken = tuple(tuple(map(value_of, row[:contracts])) for row in full.ranks)
    return Found(
        situation, tuple(row[0] for row in full.ranks), tuple(added(row) for row in taken), None
    )


def find_all(table: Table, situation: Situation, options: Options) -> Full:
    """Return the shares of all ranks, and the central weights."""
    assert situation.region is not None
    region = situation.region()
    if region is not None:
        rows = table.whole_rows
        ranks = rank_shares(rows, table.times, region)
        means = centres(rows, region) if ranks is not None else None
        if ranks is not None and means is not None:
            known = tuple(None if mean is None else (mean, None) for mean in means)
            return Full(ranks, known, None)
    estimate = _drawn(table, situation, options, centres=True)
    count = len(table.rows)
    return Full(
        estimate.shares(), tuple(estimate.centre(row) for row in range(count)), _how_much(estimate)
    )


def _drawn(table: Table, situation: Situation, options: Options, *, centres: bool) -> Estimate:
    from aanbesteding.sensitivity.space.ranker import Ranker
    from aanbesteding.sensitivity.space.sampled import estimate

    return estimate(
        Ranker(table.rows, table.times),
        situation.draw(),
        options.seed,
        situation.number,
        error=options.error,
        most=options.most,
        progress=lambda done, total: options.progress("space", done, total),
        centres=centres,
    )


def _how_much(estimate: Estimate) -> Drawn:
    return Drawn(estimate.drawn, estimate.largest_error())
