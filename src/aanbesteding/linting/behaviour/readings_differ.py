"""AB310: two readings of what is left open give different winners."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, arenas, first_of
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.left_open import OPEN
from aanbesteding.linting.behaviour.open_points import (
    Bids,
    OpenPoint,
    Reading,
    open_points,
)
from aanbesteding.linting.behaviour.reversal import reversal
from aanbesteding.linting.rule import Advice, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

DIFFER = coded(
    "AB310",
    "readings-differ",
    (
        "perceel {lots}: dit is opengelaten, en het beslist wie wint: gelezen als «{one}» {first}, gelezen als «{other}» {second}",
        "lot {lots}: this is left open, and it decides who wins: read as “{one}” {first}, read as “{other}” {second}",
    ),
    (
        "kondig aan welke lezing geldt; het voorbeeld laat zien wat er van afhangt",
        "announce which reading holds; the example shows what depends on it",
    ),
)
WINS = Text("wint {bid}", "{bid} wins")
DRAW = Text("moet er worden geloot tussen {bids}", "lots must be drawn between {bids}")
TRIES = 16
ONE, OTHER = "reading-1", "reading-2"


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every open point on whose reading an award hinges."""
    done: set[tuple[str | int, ...]] = set()
    for arena in arenas(framework):
        for point in open_points(arena):
            if point.route in done:
                continue
            found = _parted(arena, point)
            if found is not None:
                done.add(point.route)
                yield found
        if framework.policies.drop_out == OPEN and ("drop-out",) not in done:
            found = _dropped(arena)
            if found is not None:
                done.add(("drop-out",))
                yield found


def _parted(arena: Arena, point: OpenPoint) -> Finding | None:
    """Return the first bids on which two readings part, those with a sure winner first."""
    second: tuple[Bids, Reading, Reading] | None = None
    for bids in islice(point.bids(arena), TRIES):
        firsts = [
            (reading, first_of(arena.run(*bids, framework=reading.framework)))
            for reading in point.readings
        ]
        for (one, first), (other, last) in combinations(firsts, 2):
            if not first or not last or first == last:
                continue
            if len(first) == len(last) == 1:
                return _finding(arena, point, bids, one, other)
            second = second or (bids, one, other)
    return _finding(arena, point, *second) if second else None


def _finding(
    arena: Arena, point: OpenPoint, bids: Bids, one: Reading, other: Reading
) -> Finding | None:
    firsts = [
        first_of(arena.confirmed(*bids, framework=reading.framework)) for reading in (one, other)
    ]
    if not all(firsts) or firsts[0] == firsts[1]:
        return None
    fields = {
        "lots": arena.lots,
        "one": one.words,
        "other": other.words,
        "first": _outcome(firsts[0]),
        "second": _outcome(firsts[1]),
    }
    readings = {ONE: (point.route, one.words), OTHER: (point.route, other.words)}
    files = evidence(arena, {"bids": bids}, readings)
    return Finding(DIFFER, in_framework(arena.announced, *point.route), fields, evidence=files)


def _outcome(first: tuple[str, ...]) -> Text:
    text, fields = (WINS, {"bid": first[0]}) if len(first) == 1 else (DRAW, {"bids": ""})
    fields = fields if len(first) == 1 else {"bids": ", ".join(first)}
    return Text(text.say("nl", **fields), text.say("en", **fields))


def _dropped(arena: Arena) -> Finding | None:
    """Return the drop-out policy where a bid that drops out decides between two others.

    With C the second bid goes before the first; without C scored again it is the other way round.
    """
    found = reversal(arena)
    if found is None:
        return None
    a, b, c = found
    beside, without = first_of(arena.confirmed(a, b, c)), first_of(arena.confirmed(a, b))
    if not beside or not without or beside == without:
        return None
    route = ("policies", "drop-out")
    fields = {
        "lots": arena.lots,
        "one": "keep-ranking",
        "other": "rescore",
        "first": _outcome(beside),
        "second": _outcome(without),
    }
    readings = {ONE: (route, "keep-ranking"), OTHER: (route, "rescore")}
    files = evidence(arena, {"bids": found}, readings, ("--without", c.id))
    return Finding(DIFFER, in_framework(arena.announced, *route), fields, evidence=files)


ADVICE = (
    Advice(
        DIFFER,
        "warning",
        check,
        read(
            "Commissie van Aanbestedingsexperts, advies 209 (2015): laat de tekst meer dan één "
            "berekening toe, dan is willekeur niet uitgesloten",
            "Dutch committee of procurement experts, advice 209 (2015): where a text allows more "
            "than one calculation, arbitrariness is not excluded",
        ),
        costly=True,
    ),
)
