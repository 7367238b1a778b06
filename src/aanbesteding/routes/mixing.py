"""The blend of two frameworks in sentences and tables: who is first, and where places change."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from aanbesteding.exact.display import MAX_SHOWN, shortest
from aanbesteding.routes.blend import always_equal, first_at, meetings, stretches
from aanbesteding.routes.plainly import Blend, blend_of
from aanbesteding.routes.sides import Side
from aanbesteding.routes.standings import named
from aanbesteding.scoring.leaves import roundings
from aanbesteding.sensitivity.answer import Answer, Column, Grid, Said, said
from aanbesteding.texts import LANGUAGES, Text

NOTE = Text(
    "Een menging telt beide kaders, elk met een gewicht: van alles op het eerste (0 %) tot alles "
    "op het tweede (100 %).",
    "A blend counts both frameworks, each with a weight: from all of the first (0 %) to all of the "
    "second (100 %).",
)


def mixing(one: Side, other: Side) -> Answer:
    """Return the blend of two frameworks, from all of the first to all of the second."""
    found = blend_of(one, other)
    if isinstance(found, Said):
        return Answer((found,))
    return Answer(
        tuple(_sentences(one, other, found)), (_firsts(one, other, found), _points(found))
    )


def _sentences(one: Side, other: Side, blend: Blend) -> Iterator[Said]:
    parts = stretches(blend.lines)
    if len(parts) == 1:
        yield said(
            "blend-one-first",
            "Bij elke menging van {a} en {b} staat {who} eerste.",
            "In every blend of {a} and {b}, {who} is first.",
            a=one.letter,
            b=other.letter,
            who=named(one, parts[0].first),
        )
    for before, after in pairwise(parts):
        yield said(
            "blend-turns",
            "Weegt {b} minder dan {part} %, dan staat {before} voor {after}; weegt het meer, dan "
            "andersom. Precies daar zijn zij gelijk.",
            "As long as {b} weighs less than {part} %, {before} is ahead of {after}; beyond that "
            "it is the other way round. Exactly there they are equal.",
            b=other.letter,
            part=_percent(before.high * 100),
            before=named(one, before.first),
            after=named(one, after.first),
        )
    for bids in always_equal(blend.lines):
        yield said(
            "blend-equal",
            "{bids} verdienen onder beide evenveel, en zijn bij elke menging gelijk.",
            "{bids} earn the same under both, and are equal in every blend.",
            bids=", ".join(map(one.case.name, bids)),
        )
    yield from _left_out(one, other, blend)


def _percent(part: Fraction) -> Text:
    """Return a percentage with two decimals, with more where it would seem 0 or 100."""
    seen = Fraction(1, 100) <= part <= Fraction(9999, 100)
    return Text(*(shortest(part, lang, 2 if seen else MAX_SHOWN) for lang in LANGUAGES))


def _left_out(one: Side, other: Side, blend: Blend) -> Iterator[Said]:
    """Say what a blend is without."""
    rounded = [side.letter for side in (one, other) if roundings(side.case.framework)]
    if rounded:
        yield said(
            "blend-not-rounded",
            "De menging is zonder de afronding die {letters} aankondigt.",
            "The blend is without the rounding that {letters} announces.",
            letters=Text(" en ".join(rounded), " and ".join(rounded)),
        )
    apart = [bid for bid in {**one.ranked, **other.ranked} if not _shared(one, other, bid)]
    if apart:
        relative = any(node.relative for side in (one, other) for node in side.case.nodes)
        yield said(
            "blend-of-common-relative" if relative else "blend-of-common",
            "De menging gaat over wie beide toelaten; niet mee doen: {bids}."
            + (" Relatieve methoden zien alleen wie mee doet." if relative else ""),
            "The blend is of those that both admit; left out: {bids}."
            + (" Relative methods see only those that take part." if relative else ""),
            bids=", ".join((one if bid in one.ranked else other).case.name(bid) for bid in apart),
        )
    for at, side in enumerate((one, other)):
        ends = first_at(blend.lines, Fraction(at))
        if {*ends} != {*side.first}:
            yield said(
                "blend-end-differs",
                "Met alles op {letter} staat hier {here} eerste, en niet {announced} zoals onder "
                "{letter} zelf: door wat hiervoor staat, of doordat een aangekondigde volgorde bij "
                "gelijke totalen hier niet geldt.",
                "With all weight on {letter} first here is {here}, and not {announced} as under "
                "{letter} itself: by what is said above, or as an announced order for equal totals "
                "does not apply here.",
                letter=side.letter,
                here=named(one, ends),
                announced=named(side, side.first),
            )


def _shared(one: Side, other: Side, bid: str) -> bool:
    return bid in one.ranked and bid in other.ranked


def _firsts(one: Side, other: Side, blend: Blend) -> Grid:
    columns = (
        Column("from", Text("van", "from"), "part"),
        Column("to", Text("tot", "to"), "part"),
        Column("first", Text("eerste", "first"), "bids"),
    )
    rows = tuple((part.low, part.high, part.first) for part in stretches(blend.lines))
    title = Text(
        f"Wie eerste is, naar het gewicht van {other.letter} tegen {one.letter}",
        f"Who is first, by the weight of {other.letter} against {one.letter}",
    )
    return Grid("blend", title, columns, rows, fixed=2, note=NOTE)


def _points(blend: Blend) -> Grid:
    turns = {part.high for part in stretches(blend.lines)[:-1]}
    columns = (
        Column("at", Text("gewicht", "weight"), "part"),
        Column("equal", Text("precies gelijk", "exactly equal"), "bids"),
        Column("turns", Text("wisselt de eerste", "first changes"), "yes"),
    )
    rows = tuple(
        (point.at, group, point.at in turns and group == point.first)
        for point in meetings(blend.lines)
        for group in point.equal
    )
    title = Text("Waar de volgorde wisselt", "Where the order changes")
    return Grid("blend-points", title, columns, rows)
