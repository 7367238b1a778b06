"""What is said of how far assessors agree, and how far their marks lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import BID, CRITERION, Answer, Cell, Column, Grid, Said, said
from aanbesteding.sensitivity.judges.agreement import alpha
from aanbesteding.sensitivity.margin.marks import Given, Marks
from aanbesteding.texts import Text


def _units(marks: Marks) -> dict[str, list[list[Fraction]]]:
    """Return by criterion what the individual marks of every bid are worth."""
    found: dict[str, list[list[Fraction]]] = {}
    for (_, criterion), judged in marks.judged.items():
        worths = [judged.ladder.worth(mark.place) for mark in judged.beside]
        if len(worths) > 1:
            found.setdefault(criterion, []).append(worths)
    return found


def agreement(marks: Marks) -> Answer:
    """Say how far assessors agree, by scale and by criterion."""
    units = _units(marks)
    if not units:
        none = said(
            "nothing-to-compare",
            "Nergens gaven twee beoordelaars dezelfde inschrijving een cijfer; hoe eensgezind "
            "zij waren en hoever zij uiteenliepen is niet te zeggen.",
            "Nowhere did two assessors give the same bid a mark; how far they agreed or lay "
            "apart cannot be said.",
        )
        return Answer((none,))
    by_scale: dict[str, list[list[Fraction]]] = {}
    for criterion, found in units.items():
        by_scale.setdefault(marks.nodes[criterion].scale or "", []).extend(found)
    numbers = (
        Column("units", Text("vergeleken", "compared"), "count"),
        Column("marks", Text("cijfers", "marks"), "count"),
        Column("alpha", Text("Krippendorffs alfa", "Krippendorff's alpha"), "number"),
        Column("remark", Text("opmerking", "remark"), "words"),
    )
    note = Text(
        "1 is volledige overeenstemming, 0 wat toeval zou geven. De rangorde van de schaal telt; "
        "«vergeleken» is wat twee of meer beoordelaars beoordeelden, per inschrijving en "
        "criterium.",
        "1 is perfect agreement, 0 what chance would give. The order of the scale counts; "
        "“compared” is what two or more assessors judged, by bid and criterion.",
    )
    scale = Column("scale", Text("schaal", "scale"), "name")
    first = Text("Overeenstemming per schaal", "Agreement by scale")
    second = Text("Overeenstemming per criterium", "Agreement by criterion")
    grids = (
        Grid("agreement", first, (scale, *numbers), _rows(by_scale), note=note),
        Grid("agreement-by-criterion", second, (CRITERION, *numbers), _rows(units)),
    )
    return Answer(tuple(_agreed(by_scale)), grids)


def _rows(units: dict[str, list[list[Fraction]]]) -> tuple[tuple[Cell, ...], ...]:
    same = Text("alle cijfers gelijk: niet bepaald", "all marks the same: undefined")
    made = []
    for name, found in units.items():
        number = alpha(found)
        remark = same if number is None else None
        made.append((name, len(found), sum(len(one) for one in found), number, remark))
    return tuple(made)


def _agreed(units: dict[str, list[list[Fraction]]]) -> Iterator[Said]:
    for name, found in units.items():
        number = alpha(found)
        if number is None:
            yield said(
                "alpha-undefined",
                "Op de schaal «{scale}» gaf iedereen overal hetzelfde cijfer; alfa is dan niet "
                "bepaald.",
                "On the scale “{scale}” everyone gave the same mark everywhere; then alpha is "
                "undefined.",
                scale=name,
            )
        else:
            yield said(
                "alpha",
                "Op de schaal «{scale}» is de overeenstemming tussen beoordelaars (alfa) {alpha}.",
                "On the scale “{scale}” the agreement between assessors (alpha) is {alpha}.",
                scale=name,
                alpha=both(lambda value, lang: shortest(value, lang, 3), number),
            )


def spread(marks: Marks) -> Answer:
    """Say how far the marks of one bid on one criterion lie apart."""
    rows = [row for judged in marks.judged.values() if (row := _row(marks, judged.beside))]
    rows.sort(key=lambda row: (-_worth(row), row[:2]))
    compared = sum(len(judged.beside) > 1 for judged in marks.judged.values())
    if not compared:
        return Answer()
    told = said(
        "spread",
        "Bij {apart} van de {compared} keer dat meer beoordelaars hetzelfde beoordeelden, liepen "
        "hun cijfers uiteen.",
        "In {apart} of the {compared} cases in which several assessors judged the same, their "
        "marks differed.",
        apart=len(rows),
        compared=compared,
    )
    columns = (
        CRITERION,
        BID,
        Column("lowest", Text("laagste cijfer", "lowest mark"), "name"),
        Column("highest", Text("hoogste cijfer", "highest mark"), "name"),
        Column("spread", Text("verschil in waarde", "difference in worth"), "part"),
        Column("steps", Text("stappen", "steps"), "count"),
    )
    title = Text("Hoever cijfers uiteenlopen", "How far marks lie apart")
    return Answer((told,), (Grid("spread", title, columns, tuple(rows), fixed=2),))


def _worth(row: Sequence[Cell]) -> Fraction:
    assert isinstance(row[4], Fraction)
    return row[4]


def _row(marks: Marks, given: tuple[Given, ...]) -> tuple[Cell, ...] | None:
    """Return how far the marks of one bid on one criterion lie apart; None where they do not."""
    if len(given) < 2:
        return None
    ladder = marks.ladder(given[0])
    low = min(given, key=lambda mark: ladder.worth(mark.place))
    high = max(given, key=lambda mark: ladder.worth(mark.place))
    apart = ladder.worth(high.place) - ladder.worth(low.place)
    steps = max(one.place for one in given) - min(one.place for one in given)
    if not (apart or steps):
        return None
    return low.criterion, low.bid, marks.text(low), marks.text(high), apart, steps
