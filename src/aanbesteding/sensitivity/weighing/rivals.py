"""The smallest changes that put each other bid first, as sentences and tables."""

from __future__ import annotations

from typing import NamedTuple

from aanbesteding.sensitivity.answer import (
    BID,
    CRITERION,
    Answer,
    Cell,
    Column,
    Grid,
    Options,
    Said,
    Weak,
    said,
)
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.weighing.asked import is_first
from aanbesteding.sensitivity.weighing.changes import Reachable, Unreachable, changes
from aanbesteding.sensitivity.weighing.ends import HINGES
from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.sensitivity.weighing.shares import Shares
from aanbesteding.sensitivity.weighing.under import Vector, ask
from aanbesteding.sensitivity.weighing.words import difference_text, names, reason_said, titles
from aanbesteding.texts import Text

COLUMNS = (
    BID,
    Column("possible", Text("kan bovenaan", "can be first"), "yes"),
    Column("largest", Text("grootste verschil", "largest difference"), "weight"),
    Column("total", Text("alle verschillen samen", "all differences together"), "weight"),
    Column("squares", Text("som van kwadraten", "sum of squares"), "number"),
    Column("confirmed", Text("bevestigd", "confirmed"), "yes"),
    Column("better", Text("wie overal meer heeft", "who has more everywhere"), "bids"),
)
TITLE = Text(
    "De kleinste verschuiving van gewichten waarbij een ander bovenaan staat",
    "The smallest change of weights that puts another first",
)
NOTE = Text(
    "De gewichten van alles wat een score krijgt, schuiven vrij: geen wordt kleiner dan 0, en "
    "samen blijven zij gelijk. De inschrijving heeft dan evenveel punten als de beste van de "
    "andere die nu zijn toegelaten; daar begint het. Elke maat heeft haar eigen kleinste "
    "verschuiving: het grootste verschil in één gewicht, de som van alle verschillen (de helft "
    "daarvan verhuist), en de som van de kwadraten. Bevestigd: beoordeeld met alle regels staat de "
    "inschrijving bij elk van die gewichten bovenaan, of deelt zij het hoogste totaal.",
    "The weights of everything that is scored move freely: none becomes less than 0, and together "
    "they stay the same. The bid then has as many points as the best of the others that are "
    "admitted now; that is where it begins. Each measure has its own smallest change: the largest "
    "difference of one weight, the sum of all differences (half of which moves), and the sum of "
    "the squares. Confirmed: evaluated with all rules the bid is first at each of those weights, "
    "or shares the highest total.",
)
NEW = (
    BID,
    CRITERION,
    Column("weight", Text("gewicht", "weight"), "weight"),
    Column("largest", Text("bij het kleinste grootste verschil", "least largest"), "weight"),
    Column("total", Text("bij de kleinste som", "least total"), "weight"),
    Column("squares", Text("bij de kleinste som van kwadraten", "least squares"), "weight"),
)
NEW_TITLE = Text("De gewichten daarbij", "The weights that go with them")
NEW_NOTE = Text(
    "Gewichten zijn delen van het geheel. Van meer gewichten met dezelfde maat staan hier die met "
    "de kleinste som van kwadraten.",
    "Weights are parts of the whole. Of several weights of the same measure these have the least "
    "sum of squares.",
)

NAMED = 3
"""The most criteria that are named as those that change most; the table has all."""


class _Rival(NamedTuple):
    """A rival that can be first, and whether the engine confirms it."""

    found: Reachable
    confirmed: bool


def rivals_of(case: Case, shares: Shares, options: Options) -> Answer:
    """Answer for all weights at once."""
    if shares.contracts > 1:
        return Answer((_several(shares),))
    if len(shares.bids) == 1:
        return Answer((reason_said(case, NoAnswer("one-bid", (("bid", shares.bids[0]),))),))
    found = changes(shares)
    if not found:
        return Answer((_all_share(),))
    able: list[_Rival] = []
    for number, one in enumerate(found):
        options.progress("changes", number, len(found))
        if isinstance(one, Reachable):
            able.append(_Rival(one, _confirmed(case, shares, one)))
    unable = [one for one in found if isinstance(one, Unreachable)]
    rows = _rows({one.found.bid: one for one in able}, found)
    tables: tuple[Grid, ...] = (Grid("changes", TITLE, COLUMNS, rows, note=NOTE),)
    if able:
        new = tuple(row for one in able for row in _new_weights(shares, one.found))
        tables += (Grid("new-weights", NEW_TITLE, NEW, new, fixed=2, note=NEW_NOTE),)
    sure = [one.found for one in able if one.confirmed]
    nearest = min(sure, key=lambda one: one.largest.size, default=None)
    sentences = [*([_nearest_said(case, shares, nearest)] if nearest else [])]
    if unable:
        sentences.append(_unable_said(case, [one.bid for one in unable], len(found)))
    if len(sure) < len(able):
        sentences.append(_unconfirmed(case, [one.found.bid for one in able if not one.confirmed]))
    return Answer(tuple(sentences), tables, _weak(shares, nearest, sentences))


def _weak(shares: Shares, nearest: Reachable | None, sentences: list[Said]) -> tuple[Weak, ...]:
    if nearest is None:
        return ()
    size = nearest.largest.size / shares.whole
    return (Weak(size, size <= HINGES, sentences[0]),)


def _confirmed(case: Case, shares: Shares, found: Reachable) -> bool:
    vectors: set[Vector] = {one.weights for one in (found.largest, found.total, found.squares)}
    return all(is_first(ask(case, shares, weights), found.bid) for weights in vectors)


def _rows(
    able: dict[str, _Rival], found: tuple[Reachable | Unreachable, ...]
) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        if isinstance(one, Unreachable):
            better = tuple(bid for bid, _ in one.mixture)
            rows.append((one.bid, False, None, None, None, None, better))
        else:
            sizes = (one.largest.size, one.total.size, one.squares.size)
            rows.append((one.bid, True, *sizes, able[one.bid].confirmed, None))
    return tuple(rows)


def _new_weights(shares: Shares, found: Reachable) -> list[tuple[Cell, ...]]:
    columns = (shares.weights, found.largest.weights, found.total.weights, found.squares.weights)
    return [
        (found.bid, leaf, *row)
        for leaf, row in zip(shares.leaves, zip(*columns, strict=True), strict=True)
    ]


def _nearest_said(case: Case, shares: Shares, nearest: Reachable) -> Said:
    bid = names(case, [nearest.bid])
    if not nearest.largest.size:
        return said(
            "many-weights-tie",
            "{bid} heeft nu al evenveel punten als de eerste; alleen de regel voor gelijke "
            "totalen, of de afronding, houdt hen uit elkaar.",
            "{bid} has as many points as the first as it is; only the rule for equal totals, or "
            "rounding, tells them apart.",
            bid=bid,
        )
    changed = [
        leaf
        for leaf, old, new in zip(
            shares.leaves, shares.weights, nearest.largest.weights, strict=True
        )
        if abs(new - old) == nearest.largest.size
    ]
    fields = {
        "size": difference_text(case.framework, nearest.largest.size),
        "bid": bid,
        "criteria": titles(case, changed),
    }
    nl = (
        "Schuiven alle gewichten tegelijk, elk hoogstens {size}, dan kan {bid} gelijk komen met de "
        "beste van de andere, en iets verder erboven."
    )
    en = (
        "If all weights move at once, each by {size} at most, {bid} can draw level with the best "
        "of the others, and a little further pass it."
    )
    if len(changed) <= NAMED:
        nl += " Het meest verandert {criteria}."
        en += " The largest changes are in {criteria}."
    return said("many-weights", nl, en, **fields)


def _unable_said(case: Case, bids: list[str], count: int) -> Said:
    if len(bids) == count:
        return said(
            "no-weights-for-any",
            "Geen gewichten, welke ook, zetten een andere inschrijving bovenaan.",
            "No weights whatever put another bid first.",
        )
    return said(
        "no-weights",
        "Met geen enkele gewichten staat een van deze bovenaan: {bids}. De tabel noemt wie "
        "gezamenlijk overal meer hebben.",
        "No weights whatever put any of these first: {bids}. The table names who together have "
        "more everywhere.",
        bids=names(case, bids),
    )


def _unconfirmed(case: Case, bids: list[str]) -> Said:
    return said(
        "changes-otherwise",
        "Met alle regels, dus ook afronding en minimumscores, staat niet bij elk van de gevonden "
        "gewichten bovenaan: {bids}.",
        "With all rules, rounding and minimum scores included, these are not first at each of the "
        "weights that were found: {bids}.",
        bids=names(case, bids),
    )


def _all_share() -> Said:
    return said(
        "no-rival",
        "Alle toegelaten inschrijvingen delen de eerste plaats; er is geen andere die erboven kan "
        "komen.",
        "All admitted bids share the first place; there is no other that could pass them.",
    )


def _several(shares: Shares) -> Said:
    return said(
        "several-contracts",
        "Er zijn {count} opdrachten. Wat er nodig is om één bepaalde inschrijving bovenaan te "
        "zetten, is daarom niet berekend; de intervallen gaan over wie samen de opdrachten "
        "krijgen.",
        "There are {count} contracts. So what it takes to put one bid first is not calculated; the "
        "intervals are about who get the contracts together.",
        count=shares.contracts,
    )
