"""What the winner of one framework costs under another: the points that it is short of the best.

Regret is the best total under a framework less the total there of the first of another, in the unit
of that framework, as announced. Where totals are sums of points it stands as a part of the whole
too. In euros it stands where the framework itself gives a rate: under award on value, where a total
is in euros, and on a straight price line with announced ends, where a point is the same amount
everywhere (`simulating.point`). Elsewhere no rate was announced, and none is made up.

Example: under B the best has 75 of 100 points and the first of A has 68: 7 points, 7 % of the
whole. B gives 40 points on a bandwidth from € 80 to € 120, so a point is € 40 / 40 = € 1: € 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import shortest
from aanbesteding.routes.sides import Lot, Side
from aanbesteding.sensitivity.answer import (
    BID,
    Answer,
    Cell,
    Column,
    Grid,
    Kind,
    Said,
    said,
    total_of,
)
from aanbesteding.simulating.components import components_of
from aanbesteding.simulating.point import by_formula
from aanbesteding.texts import LANGUAGES, Text


class Regret(NamedTuple):
    """What one bid is short of the best under a framework."""

    yardstick: Side
    chosen: Side
    """The framework under which the bid is first."""
    bid: str
    rank: int | None
    """None where it is not admitted."""
    short: Fraction | None
    """In the unit of a total there."""
    part: Fraction | None
    euros: Fraction | None


def regrets(lot: Lot) -> tuple[Regret, ...]:
    """Return the regret of the first of every framework under every other."""
    return tuple(
        _regret(yardstick, chosen, bid)
        for yardstick in lot.there
        for chosen in lot.there
        if chosen is not yardstick
        for bid in chosen.first
    )


def _regret(yardstick: Side, chosen: Side, bid: str) -> Regret:
    if bid not in yardstick.ranked:
        return Regret(yardstick, chosen, bid, None, None, None, None)
    totals = [total_of(result) for result in yardstick.ranked.values()]
    own = total_of(yardstick.ranked[bid])
    high = yardstick.award.winning(yardstick.case.framework.award) == "high"
    short = max(totals) - own if high else own - min(totals)
    part = short / yardstick.whole if yardstick.sums else None
    rate = rate_of(yardstick)
    euros = None if rate is None else short * rate
    return Regret(yardstick, chosen, bid, yardstick.rank(bid), short, part, euros)


def rate_of(side: Side) -> Fraction | None:
    """Return what one unit of a total is worth in euros; None where no rate was announced."""
    if side.award.unit == "euro":
        return Fraction(1)
    if not side.sums:
        return None
    return by_formula(side.case.framework, components_of(side.case.framework, side.case.nodes))


def regret(lot: Lot) -> Answer:
    """Return what the first of each framework is short of the best under the others."""
    found = regrets(lot)
    rows = tuple(_row(one) for one in found)
    columns = (
        Column("yardstick", Text("onder", "under"), "name"),
        Column("chosen", Text("eerste van", "first of"), "name"),
        BID,
        Column("rank", Text("rang", "rank"), "count"),
        Column("short", Text("tekort", "short"), _kind(lot.there)),
        Column("part", Text("deel", "part"), "part"),
        Column("euros", Text("in euro's", "in euros"), "euros"),
    )
    title = Text(
        "Wat de eerste van het ene kader onder het andere tekortkomt",
        "What the first of one framework is short under another",
    )
    note = Text(
        "Tekort op de beste daar, in punten van dat kader en als deel van zijn geheel. Euro's "
        "alleen waar het kader zelf een vaste prijs per punt geeft.",
        "Short of the best there, in points of that framework and as a part of its whole. Euros "
        "only where the framework itself gives a fixed price per point.",
    )
    grid = Grid("regret", title, columns, rows, fixed=3, note=note)
    return Answer(tuple(_sentences(lot, found)), (grid,))


def _kind(sides: Sequence[Side]) -> Kind:
    """Return the unit of totals, a plain number where the frameworks differ in it."""
    if all(side.sums for side in sides):
        return "points"
    return "euros" if all(side.award.unit == "euro" for side in sides) else "number"


def _row(one: Regret) -> tuple[Cell, ...]:
    letters = one.yardstick.letter, one.chosen.letter
    return (*letters, one.bid, one.rank, one.short, one.part, one.euros)


def _sentences(lot: Lot, found: Sequence[Regret]) -> Iterator[Said]:
    for one in found:
        if one.part is not None:
            yield _in_words(one, one.part)
        if one.rank is None:
            yield said(
                "regret-not-admitted",
                "{bid}, eerste onder {chosen}, is onder {letter} niet toegelaten; een tekort is er "
                "dan niet.",
                "{bid}, first under {chosen}, is not admitted under {letter}; then there is no "
                "shortfall.",
                bid=one.chosen.case.name(one.bid),
                chosen=one.chosen.letter,
                letter=one.yardstick.letter,
            )
    for side in lot.there:
        if side.sums and rate_of(side) is None:
            yield said(
                "no-rate",
                "{letter} geeft geen vaste prijs per punt, dus daar staat niets in euro's.",
                "{letter} gives no fixed price per point, so nothing stands in euros there.",
                letter=side.letter,
            )


def _in_words(one: Regret, part: Fraction) -> Said:
    """Say what one first is short, as a part of the whole of the other framework."""
    if not part:
        return said(
            "regret-none",
            "{bid}, eerste onder {chosen}, komt onder {letter} niets tekort.",
            "{bid}, first under {chosen}, is short of nothing under {letter}.",
            bid=one.chosen.case.name(one.bid),
            chosen=one.chosen.letter,
            letter=one.yardstick.letter,
        )
    return said(
        "regret-short",
        "{bid}, eerste onder {chosen}, staat onder {letter} op plaats {rank}, met {part} % van het "
        "geheel minder dan de beste daar.",
        "{bid}, first under {chosen}, is in place {rank} under {letter}, with {part} % of the "
        "whole less than the best there.",
        bid=one.chosen.case.name(one.bid),
        chosen=one.chosen.letter,
        letter=one.yardstick.letter,
        rank=one.rank,
        part=Text(*(shortest(part * 100, lang, 2) for lang in LANGUAGES)),
    )
