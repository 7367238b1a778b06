"""What becomes of the ranking under another framework, criterion by criterion.

Example: A has 40 points for quality and 40 for price, B 50 and 32. With price at 30 instead of 40
(and quality at 70 instead of 60) A has 46.67 + 30 = 76.67 and B 58.33 + 24 = 82.33: both first. Of
B's difference of 0.33, quality makes + 8.33 and price − 8.

Where the total is a sum, the differences of its parts add up to the difference of totals, exactly;
what rounding makes of it stands in a row of its own. Under award on value the total is the price
less the worth of the quality, so the parts are the price and each worth below zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
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
from aanbesteding.sensitivity.case import Case, Holders
from aanbesteding.sensitivity.other_framework import for_other
from aanbesteding.simulating.components import PRICE, components_of
from aanbesteding.texts import Text

__all__ = ("difference", "for_other", "lots_apart")

UNITS: Mapping[str, Kind] = {
    "points": "points",
    "euro": "euros",
    "euro-per-point": "euros",
    "index": "number",
}
ROUNDING = "rounding"
SUMS = ("points", "fixed-price", "award-on-value", "lowest-price")
"""The awards of which the total is a sum of its parts."""


def difference(
    before: Evaluation, after: Evaluation, index: int, lot_of: type[Case] = Case
) -> Answer:
    """Compare a lot of one evaluation with the same lot, by its id, of another.

    Drawings of lots are left out of both, but for a `lot_of` that has them. Where the other has no
    such lot, only that is said.
    """
    name = before.lots[index].lot.id
    place = next((n for n, lot in enumerate(after.lots) if lot.lot.id == name), None)
    if place is None:
        return Answer(
            (
                said(
                    "lot-gone",
                    "Perceel {lot} is er in het andere kader niet.",
                    "The other framework has no lot {lot}.",
                    lot=name,
                ),
            )
        )
    pair = _Pair(lot_of(before, index), lot_of(after, place))
    tables = (_ranking(pair), *_criteria(pair))
    return Answer(tuple(_sentences(pair)), tables)


def lots_apart(before: Evaluation, after: Evaluation) -> tuple[Said, ...]:
    """Say which lots only the other evaluation has."""
    known = {lot.lot.id for lot in before.lots}
    return tuple(
        said(
            "lot-new",
            "Perceel {lot} is er alleen in het andere kader.",
            "Only the other framework has lot {lot}.",
            lot=lot.lot.id,
        )
        for lot in after.lots
        if lot.lot.id not in known
    )


class _Pair(NamedTuple):
    """The same lot under two frameworks."""

    before: Case
    after: Case

    @property
    def both(self) -> tuple[tuple[BidResult, BidResult], ...]:
        """The bids that are ranked in both, in the order of the first."""
        later = {bid.bid: bid for bid in self.after.base.ranking}
        return tuple((bid, later[bid.bid]) for bid in self.before.base.ranking if bid.bid in later)

    @property
    def same_unit(self) -> bool:
        """Whether the totals are in the same unit."""
        return _award(self.before).unit == _award(self.after).unit

    @property
    def sums(self) -> bool:
        """Whether both totals are sums of parts in one unit."""
        return self.same_unit and all(_award(case).id in SUMS for case in self)


def _award(case: Case) -> Award:
    return AWARDS[case.framework.award.type]


# --- the two rankings -----------------------------------------------------------------------


def _ranking(pair: _Pair) -> Grid:
    then = {bid.bid: bid for bid in pair.before.base.ranking}
    now = {bid.bid: bid for bid in pair.after.base.ranking}
    rows: list[tuple[Cell, ...]] = []
    for name in dict.fromkeys((*then, *now)):
        one, other = then.get(name), now.get(name)
        gap = None
        if one is not None and other is not None and pair.same_unit:
            gap = total_of(other) - total_of(one)
        ranks = [bid.rank if bid is not None else None for bid in (one, other)]
        totals = [total_of(bid) if bid is not None else None for bid in (one, other)]
        rows.append((name, *ranks, *totals, gap))
    kinds = [UNITS[_award(case).unit] for case in pair]
    columns = (
        BID,
        Column("rank-before", Text("rang was", "rank was"), "count"),
        Column("rank-after", Text("rang wordt", "rank becomes"), "count"),
        Column("total-before", Text("totaal was", "total was"), kinds[0]),
        Column("total-after", Text("totaal wordt", "total becomes"), kinds[1]),
        Column("difference", Text("verschil", "difference"), kinds[1]),
    )
    moved = frozenset(number for number, row in enumerate(rows) if row[1] != row[2])
    title = Text("De twee rangordes", "The two rankings")
    return Grid("ranking", title, columns, tuple(rows), moved)


# --- criterion by criterion -----------------------------------------------------------------


def _criteria(pair: _Pair) -> Iterator[Grid]:
    """Yield the parts of the totals of bids that are ranked in both, if there are any."""
    parts = [_parts_of(case, as_sum=pair.sums) for case in pair]
    names = tuple(dict.fromkeys(name for of_case in parts for name in of_case))
    if not pair.both or not names:
        return
    rows: list[tuple[Cell, ...]] = []
    for one, other in pair.both:
        change = Fraction(0)
        for name in names:
            worth = [
                of_case[name](bid) if name in of_case else None
                for of_case, bid in zip(parts, (one, other), strict=True)
            ]
            gap = (worth[1] or Fraction(0)) - (worth[0] or Fraction(0))
            change += gap
            rows.append((one.bid, name, _title(pair, name), *worth, gap))
        rest = total_of(other) - total_of(one) - change
        if pair.sums and rest:
            rounded = [
                total_of(bid) - sum((part(bid) for part in of_case.values()), Fraction(0))
                for of_case, bid in zip(parts, (one, other), strict=True)
            ]
            title = Text("afronding", "rounding")
            rows.append((one.bid, ROUNDING, title, *rounded, rest))
    yield _criteria_grid(pair, tuple(rows))


Part = Callable[[BidResult], Fraction]


def _parts_of(case: Case, *, as_sum: bool) -> dict[str, Part]:
    """Return what the total of a lot is made of, by criterion; as signed parts of a sum, or not."""
    award = _award(case)
    found: dict[str, Part] = {}
    sign = -1 if as_sum and award.id == "award-on-value" else 1
    for part in components_of(case.framework, case.nodes):
        found[part.id] = _price if part.node is None else _points(part.id, sign)
    return found


def _price(bid: BidResult) -> Fraction:
    assert bid.price is not None
    return bid.price


def _points(name: str, sign: int) -> Part:
    return lambda bid: sign * bid.points(name)


def _title(pair: _Pair, name: str) -> Text:
    """Return the title of a criterion, in the framework after where both have it."""
    for case in reversed(pair):
        for node in case.nodes:
            if node.criterion.id == name:
                return Text(say(node.criterion.title, "nl"), say(node.criterion.title, "en"))
    assert name == PRICE
    return Text("prijs", "price")


def _criteria_grid(pair: _Pair, rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    kinds = [_kind(case) for case in pair]
    columns = (
        BID,
        Column("criterion", Text("criterium", "criterion"), "name"),
        Column("title", Text("naam", "name"), "words"),
        Column("before", Text("was", "was"), kinds[0]),
        Column("after", Text("wordt", "becomes"), kinds[1]),
        Column("difference", Text("verschil", "difference"), kinds[1]),
    )
    title = Text("Per criterium", "Criterion by criterion")
    note = Text(
        "De verschillen van een inschrijving tellen op tot het verschil van haar totaal.",
        "The differences of a bid add up to the difference of its total.",
    )
    if not pair.sums:
        note = Text(
            "Het totaal is niet in beide kaders een som van dezelfde eenheid; deze verschillen "
            "tellen dus niet op tot het verschil van het totaal.",
            "The total is not a sum in the same unit in both frameworks, so these differences do "
            "not add up to the difference of totals.",
        )
    return Grid("criteria", title, columns, rows, fixed=3, note=note)


def _kind(case: Case) -> Kind:
    award = _award(case)
    return "euros" if award.in_euros or not award.uses_quality else "points"


# --- sentences ------------------------------------------------------------------------------


def _sentences(pair: _Pair) -> Iterator[Said]:
    before, after = pair
    if before.holders == after.holders:
        yield said(
            "same-holders",
            "Dat verandert niet wie de opdracht krijgt: {who}.",
            "That does not change who gets the contract: {who}.",
            who=_who(before, before.holders),
        )
    else:
        yield said(
            "other-holders",
            "Wie de opdracht krijgt, was: {before}; het wordt: {after}.",
            "Who gets the contract was: {before}; it becomes: {after}.",
            before=_who(before, before.holders),
            after=_who(after, after.holders),
        )
    if _order(before.base) == _order(after.base):
        yield said("same-order", "De volgorde verandert niet.", "The order does not change.")
    if not pair.same_unit:
        yield said(
            "other-unit",
            "De totalen staan in verschillende eenheden en zijn niet te vergelijken.",
            "The totals are in different units and cannot be compared.",
        )
    yield from _set_aside(before, after)
    yield from _missing(before, after)


def _order(result: LotResult) -> list[tuple[int | None, str]]:
    return [(bid.rank, bid.bid) for bid in result.ranking]


def _who(case: Case, found: Holders) -> Text:
    if not found:
        return Text("niemand", "nobody")
    names = ", ".join(case.name(bid) for bid in found)
    if len(found) > case.base.contracts:
        return Text(f"loting tussen {names}", f"a draw between {names}")
    return Text(names, names)


def _set_aside(before: Case, after: Case) -> Iterator[Said]:
    """Say which bids are admitted in one and set aside in the other, and why."""
    for case, other, code, text in (
        (
            after,
            before,
            "now-set-aside",
            Text(
                "{bid} deed mee en valt nu af: {reasons}.",
                "{bid} was ranked and is now set aside: {reasons}.",
            ),
        ),
        (
            before,
            after,
            "now-admitted",
            Text(
                "{bid} viel af en doet nu mee; de reden was: {reasons}.",
                "{bid} was set aside and is now ranked; the reason was: {reasons}.",
            ),
        ),
    ):
        ranked = {bid.bid for bid in other.base.ranking}
        for bid in case.base.excluded:
            if bid.bid in ranked:
                reasons = Text(
                    "; ".join(reason.say("nl") for reason in bid.reasons),
                    "; ".join(reason.say("en") for reason in bid.reasons),
                )
                yield Said(code, text, (("bid", bid.name), ("reasons", reasons)))


def _missing(before: Case, after: Case) -> Iterator[Said]:
    """Say which criteria stand in one of the two only."""
    names = [[node.criterion.id for node in case.nodes] for case in (before, after)]
    for case, own, others, code, text in (
        (before, names[0], names[1], "criterion-gone", Text("vervallen: {names}", "gone: {names}")),
        (after, names[1], names[0], "criterion-new", Text("nieuw: {names}", "new: {names}")),
    ):
        titles = [case.title(name) for name in own if name not in others]
        if titles:
            joined = Text(", ".join(t.nl for t in titles), ", ".join(t.en for t in titles))
            yield Said(
                code, Text(f"Criteria {text.nl}.", f"Criteria {text.en}."), (("names", joined),)
            )
