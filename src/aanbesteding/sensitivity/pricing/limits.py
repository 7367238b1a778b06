"""For each bid the highest price at which it wins, to the cent.

Of a bid that does not win it lies at or below its own price; of one that wins at or above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.scoring.evaluation import BidResult, LotResult
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pricing.bounds import (
    MOST,
    Bounds,
    bounds,
    cheaper_is_never_worse,
    ends,
)
from aanbesteding.sensitivity.pricing.search import last_true, pieces
from aanbesteding.sensitivity.pricing.trial import HOLDS, State, Trial, state_of
from aanbesteding.sensitivity.rerun import Rerun


class Piece(NamedTuple):
    """Prices in cents, both ends included, at which the same becomes of a bid."""

    low: int
    high: int
    state: State


@dataclass(frozen=True, slots=True)
class Limit:
    """What a bid's price could have been."""

    bid: str
    price: Fraction
    """Its own price, in euros."""
    now: State
    """What becomes of it as things are."""
    wins: int | None
    """The price in cents at which it wins: the highest, or the lowest for a bid whose own price
    lies below what is admitted. None where there is none."""
    draws: int | None
    """The highest price in cents at which it shares the last contract, if that is another one."""
    low: int
    """The lowest price that was tried."""
    at_low: LotResult | None
    """The lot at that price."""
    beyond: LotResult | None
    """For a bid that wins: the lot one cent above `wins` and `draws`."""
    unlimited: bool
    """For a bid that wins: whether it does at every higher price that is admitted."""
    certain: bool = True
    """Whether one price parts won from lost; else prices were tried, and there may be others."""
    elsewhere: tuple[Piece, ...] = ()
    """The other prices at which it wins, where there may be such and as far as they were found."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of all bids of a lot."""

    bids: tuple[Limit, ...]
    runs: int
    """How often the lot was evaluated."""


def limits(case: Case, tick: Callable[[int, int], None] = lambda done, total: None) -> Limits:
    """Return the limit of every bid that was priced, in the order of the ranking.

    `tick` is called with how many bids are done, and of how many.
    """
    rerun = Rerun(case)
    between, certain = bounds(case), cheaper_is_never_worse(case)
    found = []
    bids = [one for one in (*case.base.ranking, *case.base.excluded) if one.price is not None]
    prices = [int(one.price * 100 // 1) for one in bids if one.price is not None]
    marked = (*prices, *ends(case))
    for number, one in enumerate(bids):
        tick(number, len(bids))
        trial = Trial(rerun, one.bid)
        made = _straight(trial, one, case.base, between) if certain else None
        found.append(made or _scanned(trial, one, case.base, between, marked))
    return Limits(tuple(found), rerun.runs)


# --- where cheaper is never worse -----------------------------------------------------------


def _straight(trial: Trial, bid: BidResult, base: LotResult, between: Bounds) -> Limit | None:
    """Return the limit of a bid; None where prices without an outcome are in the way."""
    now, price = state_of(base, bid.bid), bid.price
    assert price is not None
    if now == "wins":
        return _up(trial, price, between)
    own = int(price * 100 // 1)
    if own < between.low:  # below the floor: the floor is the nearest price
        return _at(trial, price, now, between.low)
    return _down(
        trial, price, now, between.low, own if between.high is None else min(own, between.high)
    )


def _at(trial: Trial, price: Fraction, now: State, low: int) -> Limit | None:
    """Look at one price."""
    state = trial.state(low)
    if state == "none":
        return None
    wins = low if state == "wins" else None
    draws = low if state == "draws" else None
    return Limit(trial.bid, price, now, wins, draws, low, trial.result(low), None, False)


def _down(trial: Trial, price: Fraction, now: State, low: int, high: int) -> Limit | None:
    """Look for the highest price, at most the own one, at which a bid wins."""
    if high < low or (trial.state(high) == "none" and high > low):
        return None
    low = _lowest_with_outcome(trial, low, high)
    wins = _last(trial, low, high, trial.wins)
    if wins is None:
        draws = _last(trial, low, high, trial.holds)
    else:  # a tie is seldom wider than a cent
        tied = wins < high and trial.holds(wins + 1)
        draws = _last(trial, wins + 1, high, trial.holds) if tied else None
    return Limit(trial.bid, price, now, wins, draws, low, trial.result(low), None, False)


def _last(trial: Trial, low: int, high: int, asked: Callable[[int], bool]) -> int | None:
    """Return the highest number at which what is asked holds; None where it holds nowhere."""
    if asked(high):
        return high
    if not asked(low):
        return None
    return last_true(low, high, asked, trial.lead)


def _lowest_with_outcome(trial: Trial, low: int, high: int) -> int:
    """Return the lowest price that has an outcome; a price of nothing often has none."""

    def has_none(cents: int) -> bool:
        return trial.state(cents) == "none"

    if low >= high or not has_none(low):
        return low
    return low + 1 if not has_none(low + 1) else last_true(low + 1, high, has_none) + 1


def _up(trial: Trial, price: Fraction, between: Bounds) -> Limit:
    """Look for the highest price, at least the own one, at which a bid still wins."""
    own, top = int(price * 100 // 1), MOST if between.high is None else between.high
    if own >= top or trial.wins(top):
        wins = max(own, top)
        beyond = trial.result(wins + 1) if between.high is not None else None
        return Limit(trial.bid, price, "wins", wins, None, own, None, beyond, unlimited=True)
    low, high, step = own, own, max(own // 64, 1)
    while high < top:
        high = min(high + step, top)
        if not trial.wins(high):
            break
        low, step = high, step * 4
    wins = last_true(low, high, lambda cents: cents <= own or trial.wins(cents), trial.lead)
    last = wins
    if trial.holds(wins + 1):  # a tie is seldom wider than a cent
        last = wins + 1
        if last < top and trial.holds(last + 1):
            last = top if trial.holds(top) else last_true(last + 1, top, trial.holds)
    draws = None if last == wins else last
    beyond = trial.result(last + 1)
    return Limit(trial.bid, price, "wins", wins, draws, own, None, beyond, unlimited=False)


# --- where it can be ------------------------------------------------------------------------


def _scanned(
    trial: Trial, bid: BidResult, base: LotResult, between: Bounds, marked: Iterable[int]
) -> Limit:
    """Try many prices, and find to the cent where the outcome switches between two of them."""
    price, now = bid.price, state_of(base, bid.bid)
    assert price is not None
    own = int(price * 100 // 1)
    marked = tuple(marked)
    high = 2 * max((own, *marked)) if between.high is None else max(own, between.high)
    found = pieces(min(between.low, own), high, (own, *marked), trial.state)
    parts = [Piece(*piece) for piece in found]
    winning = [piece for piece in parts if piece.state == "wins"]
    holding = [piece for piece in parts if piece.state in HOLDS]
    if now == "wins":
        here = next((piece for piece in winning if piece.low <= own <= piece.high), None)
        last = here.high if here else own
        wins: int | None = last
        draws = next((p.high for p in holding if p.low == last + 1), None)
        unlimited = high in (last, draws)
        beyond = trial.result((draws or last) + 1)
    else:
        here = next((piece for piece in reversed(winning) if piece.low <= own), None)
        wins = min(here.high, own) if here else None
        if own < between.low and winning:  # the nearest above its own price
            here, wins = winning[0], winning[0].low
        tied = [min(p.high, own) for p in holding if p.state == "draws" and p.low <= own]
        draws = max((at for at in tied if wins is None or at > wins), default=None)
        beyond, unlimited = None, False
    others = tuple(piece for piece in winning if piece is not here)
    low = parts[0].low
    at_low = trial.result(low)
    return Limit(trial.bid, price, now, wins, draws, low, at_low, beyond, unlimited, False, others)
