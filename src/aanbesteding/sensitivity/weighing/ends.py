"""The intervals of single weights, as sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.model.criteria import unit_total
from aanbesteding.sensitivity.answer import (
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
from aanbesteding.sensitivity.weighing.asked import Asked, ask_ends
from aanbesteding.sensitivity.weighing.intervals import End, Fixed, Interval
from aanbesteding.sensitivity.weighing.shares import Shares
from aanbesteding.sensitivity.weighing.walk import Walked, walked
from aanbesteding.sensitivity.weighing.words import names, reason_said, titles, weight_text
from aanbesteding.texts import Text

HINGES = Fraction(1, 20)
"""The largest change of one weight, as a part of the whole, on which an award hinges."""

COLUMNS = (
    CRITERION,
    Column("weight", Text("gewicht", "weight"), "weight"),
    Column("low", Text("laagste", "lowest"), "weight"),
    Column("low-to", Text("daaronder krijgt de opdracht", "below it gets the contract"), "bids"),
    Column("high", Text("hoogste", "highest"), "weight"),
    Column("high-to", Text("daarboven krijgt de opdracht", "above it gets the contract"), "bids"),
    Column("order-low", Text("volgorde gelijk vanaf", "order the same from"), "weight"),
    Column("order-high", Text("volgorde gelijk tot", "order the same to"), "weight"),
    Column("confirmed", Text("bevestigd", "confirmed"), "yes"),
)
STATED = (
    Column("stated", Text("gewicht in het kader", "weight as stated"), "weight"),
    Column("stated-low", Text("laagste in het kader", "lowest as stated"), "weight"),
    Column("stated-high", Text("hoogste in het kader", "highest as stated"), "weight"),
)
TITLE = Text(
    "Tussen welke gewichten de opdracht blijft waar zij is",
    "Between which weights the contract stays where it is",
)
NOTE = Text(
    "Eén gewicht schuift; de criteria ernaast geven of nemen naar verhouding, en wat eronder staat "
    "schuift mee. Gewichten zijn delen van het geheel. Een einde is waar totalen precies gelijk "
    "zijn en de regel voor gelijke totalen beslist, of waar een inschrijving een minimumscore gaat "
    "missen of halen. Bevestigd: het perceel is opnieuw beoordeeld met alle regels, hoogstens een "
    "duizendste van het geheel voorbij elk einde (of bij een gewicht dat niet verder kan), en de "
    "opdracht gaat dan zoals hier staat.",
    "One weight moves; the criteria beside it give or take in proportion, and what stands below it "
    "moves along. Weights are parts of the whole. An end is where totals are exactly equal and the "
    "rule for equal totals decides, or where a bid begins to miss or to pass a minimum score. "
    "Confirmed: the lot was evaluated again with all rules, at most a thousandth of the whole "
    "beyond each end (or at a weight that can go no further), and the contract then goes as it "
    "says here.",
)
DIFFERENT = (
    CRITERION,
    Column("tried", Text("gewicht", "weight"), "weight"),
    Column("expected", Text("volgens de som", "by the sum"), "bids"),
    Column("real", Text("met alle regels", "with all rules"), "bids"),
    Column("out", Text("valt af", "is set aside"), "bids"),
    Column("new", Text("komt erbij", "is admitted"), "bids"),
)
MINIMUM_ENDS = (
    CRITERION,
    Column("end", Text("bij gewicht", "at weight"), "weight"),
    Column("out", Text("valt af", "is set aside"), "bids"),
    Column("new", Text("komt erbij", "is admitted"), "bids"),
    Column("to", Text("dan krijgt de opdracht", "then gets the contract"), "bids"),
)
MINIMUM_TITLE = Text(
    "Waar een einde komt door een minimumscore",
    "Where an end is due to a minimum score",
)
DIFFERENT_TITLE = Text(
    "Waar de beoordeling met alle regels anders uitvalt",
    "Where the evaluation with all rules turns out otherwise",
)


class _Nearest(NamedTuple):
    """An end beyond which the engine gives a contract to another."""

    distance: Fraction
    found: Interval
    end: End
    way: int
    real: tuple[str, ...]


def ends_of(case: Case, shares: Shares, options: Options) -> Answer:
    """Answer for single weights."""
    steps = walked(case, shares)
    asked: dict[str, list[Asked]] = {}
    for number, step in enumerate(steps):
        options.progress("weights", number, len(steps))
        if isinstance(step, Walked):
            asked[step.interval.criterion] = list(ask_ends(case, step))
    found = tuple(one if isinstance(one, Fixed) else one.interval for one in steps)
    movable = [one for one in found if isinstance(one, Interval)]
    sentences = [*_fixed(case, found)]
    nearest = _nearest(case, shares, movable, asked)
    weak: tuple[Weak, ...] = ()
    if nearest is not None:
        unsure = any(
            abs(end.weight - one.weight) < nearest.distance and not answer.agrees
            for one in movable
            for end, answer in _ends(one, asked)
        )
        sentence = _nearest_said(case, nearest, unsure=unsure)
        size = nearest.distance / shares.whole
        weak = (Weak(size, size <= HINGES, sentence),)
        sentences.insert(0, sentence)
    elif movable:
        sentences.insert(0, _unmoved(case, shares, movable))
    columns, rows = _table(case, shares, found, asked)
    tables: tuple[Grid, ...] = (Grid("intervals", TITLE, columns, rows, note=NOTE),)
    by_minimum = tuple(_by_minimum(shares, movable))
    if by_minimum:
        tables += (Grid("minimum-ends", MINIMUM_TITLE, MINIMUM_ENDS, by_minimum),)
    different = [one for both_ends in asked.values() for one in both_ends if not one.agrees]
    if different:
        sentences.append(_different_said(different))
        made = tuple(
            (one.criterion, one.weight, tuple(sorted(one.expected)), one.real, one.out, one.new)
            for one in different
        )
        tables += (Grid("intervals-otherwise", DIFFERENT_TITLE, DIFFERENT, made),)
    return Answer(tuple(sentences), tables, weak)


def _table(
    case: Case,
    shares: Shares,
    found: tuple[Interval | Fixed, ...],
    asked: dict[str, list[Asked]],
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    weights = case.framework.weights
    total = unit_total(case.framework) if weights and weights.of == "parent" else None
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        if isinstance(one, Fixed):
            row: tuple[Cell, ...] = (one.criterion, one.weight, *[None] * 7)
            ends: tuple[Fraction, ...] = ()
        else:
            row = (
                one.criterion,
                one.weight,
                one.low.weight,
                taking_over(shares, one.low),
                one.high.weight,
                taking_over(shares, one.high),
                one.order_low.weight,
                one.order_high.weight,
                all(answer.agrees for answer in asked[one.criterion]),
            )
            ends = (one.weight, one.low.weight, one.high.weight)
        if total is not None:
            most = one.most if isinstance(one, Interval) else Fraction(1)
            row += tuple(total * end / most for end in ends) or (None,) * 3
        rows.append(row)
    return COLUMNS + (STATED if total is not None else ()), tuple(rows)


def _by_minimum(shares: Shares, movable: list[Interval]) -> Iterator[tuple[Cell, ...]]:
    for one in movable:
        for end in (one.low, one.high):
            if end.out or end.new:
                yield one.criterion, end.weight, end.out, end.new, taking_over(shares, end)


def taking_over(shares: Shares, end: End) -> tuple[str, ...] | None:
    """Return who get a contract beyond an end and do not have it now for sure; None for nobody."""
    new = tuple(bid for bid in end.beyond if bid not in shares.holders)
    return new or end.beyond or None


def _ends(one: Interval, asked: dict[str, list[Asked]]) -> Iterator[tuple[End, Asked]]:
    return zip((one.low, one.high), asked[one.criterion], strict=True)


def _nearest(
    case: Case, shares: Shares, movable: list[Interval], asked: dict[str, list[Asked]]
) -> _Nearest | None:
    """Return the smallest move of one weight after which the engine gives another outcome."""
    found = [
        _Nearest(abs(end.weight - one.weight), one, end, answer.way, answer.real)
        for one in movable
        for end, answer in _ends(one, asked)
        if not end.is_last and answer.agrees and answer.real != case.holders
    ]
    return min(found, key=lambda one: one.distance, default=None)


def _nearest_said(case: Case, nearest: _Nearest, *, unsure: bool) -> Said:
    """Say what is nearest; `unsure` is whether there is something nearer that is unconfirmed."""
    gone = [bid for bid in nearest.real if bid not in case.holders]
    if not nearest.real:
        return said(
            "one-weight-nobody",
            "Van de gewichten apart is dat van {criterion} het dichtst bij een omslag: weegt het "
            "{side} dan {end} in plaats van {now}, dan haalt geen inschrijving de minimumscores.",
            "Of single weights that of {criterion} is nearest to a change: if it weighs {side} "
            "than {end} instead of {now}, no bid passes the minimum scores.",
            **_amounts(case, nearest),
        )
    fields = {**_amounts(case, nearest), "bids": names(case, gone or nearest.real)}
    if not nearest.distance:
        return said(
            "one-weight-tie",
            "De totalen zijn nu gelijk. Weegt {criterion} ook maar iets {side} dan {now}, dan gaat "
            "de opdracht naar {bids}.",
            "The totals are equal now. If {criterion} weighs {side} than {now}, however little, "
            "the contract goes to {bids}.",
            **fields,
        )
    if unsure:
        return said(
            "one-weight-confirmed",
            "Van de gewichten apart die de beoordeling met alle regels bevestigt, is dat van "
            "{criterion} het dichtst bij een omslag: weegt het {side} dan {end} in plaats van {now}, dan gaat de opdracht naar {bids}.",
            "Of single weights that the evaluation with all rules confirms, that of {criterion} is "
            "nearest to a change: if it weighs {side} than {end} instead of {now}, the contract goes to {bids}.",
            **fields,
        )
    return said(
        "one-weight",
        "Van de gewichten apart is dat van {criterion} het dichtst bij een omslag: weegt het {side} "
        "dan {end} in plaats van {now}, dan gaat de opdracht naar {bids}.",
        "Of single weights that of {criterion} is nearest to a change: if it weighs {side} than "
        "{end} instead of {now}, the contract goes to {bids}.",
        **fields,
    )


def _amounts(case: Case, nearest: _Nearest) -> dict[str, Text]:
    return {
        "criterion": titles(case, [nearest.found.criterion]),
        "now": weight_text(case.framework, nearest.found.weight),
        "end": weight_text(case.framework, nearest.end.weight),
        "side": Text("meer", "more") if nearest.way > 0 else Text("minder", "less"),
    }


def _unmoved(case: Case, shares: Shares, movable: list[Interval]) -> Said:
    """Return the sentence for when no end was found that the engine confirms."""
    if not all(one.low.is_last and one.high.is_last for one in movable):
        return said(
            "one-weight-unsure",
            "Geen einde hieronder waarvoorbij de opdracht naar een ander gaat, wordt door de "
            "beoordeling met alle regels bevestigd.",
            "No end below beyond which the contract goes to another is confirmed by the evaluation "
            "with all rules.",
        )
    if len(shares.bids) <= shares.contracts:
        return said(
            "all-hold",
            "Alle toegelaten inschrijvingen krijgen een opdracht, welk gewicht ook schuift.",
            "All admitted bids get a contract, whichever weight moves.",
        )
    if len(shares.holders) > shares.contracts:
        return said(
            "one-weight-never-parts",
            "Welk gewicht ook schuift, met de andere naar verhouding: het blijft tussen {bids}; "
            "tussen gelijke totalen beslist de aangekondigde regel.",
            "Whichever single weight moves, with the others in proportion: it stays between "
            "{bids}; between equal totals the announced rule decides.",
            bids=names(case, shares.holders),
        )
    return said(
        "one-weight-never",
        "Welk gewicht ook schuift, met de andere naar verhouding: de opdracht blijft bij {bids}.",
        "Whichever single weight moves, with the others in proportion: the contract stays with "
        "{bids}.",
        bids=names(case, shares.holders),
    )


def _fixed(case: Case, found: tuple[Interval | Fixed, ...]) -> Iterator[Said]:
    for one in found:
        if isinstance(one, Fixed):
            yield reason_said(case, one.reason)


def _different_said(different: list[Asked]) -> Said:
    if len(different) == 1:
        return said(
            "intervals-otherwise",
            "Bij één einde valt de beoordeling met alle regels anders uit dan de som van de "
            "punten; het staat in een tabel.",
            "At one end the evaluation with all rules turns out otherwise than the sum of the "
            "points; it is in a table.",
        )
    return said(
        "intervals-otherwise",
        "Bij {count} einden valt de beoordeling met alle regels anders uit dan de som van de "
        "punten; zij staan in een tabel.",
        "At {count} ends the evaluation with all rules turns out otherwise than the sum of the "
        "points; they are in a table.",
        count=len(different),
    )
