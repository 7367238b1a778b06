"""Two entries of the same score sheets side by side: what differs, and where in both files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.faults import Place
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.origin import Route
from aanbesteding.model.scores import Mark, ScoreSheet

What = Literal["sheet", "framework", "assessor", "conflict", "mark", "reason"]
Kind = Literal["differs", "only-first", "only-second"]


class Side(NamedTuple):
    """What one side says, and where; `text` is empty where it says nothing."""

    text: str
    place: Place


class Difference(NamedTuple):
    """One thing that two score sheets do not have alike."""

    what: What
    kind: Kind
    sheet: str
    """The assessor, or `consensus`."""
    route: tuple[str, ...]
    """Bid, lot and criterion of a mark; the bid or organisation of a conflict; else nothing."""
    first: Side
    second: Side


Sheets = Mapping[tuple[str, str], ScoreSheet]
"""Score sheets by framework and assessor."""


def differences(first: Sheets, second: Sheets) -> list[Difference]:
    """Return every difference between two sets of sheets, in the order of framework, sheet, mark.

    Where both sides are a single sheet the two are compared whatever their names are. Numbers that
    are equal (6 and 6.0) do not differ; words and reasons are compared letter by letter.
    """
    if len(first) == len(second) == 1:
        (one,), (other,) = first.values(), second.values()
        return [*_heads(one, other), *_of_pair(one, other)]
    found: list[Difference] = []
    for key in sorted({*first, *second}):
        left, right = first.get(key), second.get(key)
        if left is not None and right is not None:
            found += _of_pair(left, right)
        else:
            found.append(_missing("sheet", key[1], (), left, right, (), key[1]))
    return found


def _heads(one: ScoreSheet, other: ScoreSheet) -> Iterator[Difference]:
    if one.framework != other.framework:
        sides = [_side(sheet, ("framework",), sheet.framework) for sheet in (one, other)]
        yield Difference("framework", "differs", sheet_id(one), (), sides[0], sides[1])
    if sheet_id(one) != sheet_id(other):
        sides = [
            _side(sheet, ("assessor" if sheet.assessor else "kind",), sheet_id(sheet))
            for sheet in (one, other)
        ]
        yield Difference("assessor", "differs", sheet_id(one), (), sides[0], sides[1])


def _of_pair(one: ScoreSheet, other: ScoreSheet) -> Iterator[Difference]:
    yield from _conflicts(one, other)
    left, right = _marks(one), _marks(other)
    for route in sorted({*left, *right}):
        mark, again = left.get(route), right.get(route)
        here = ("marks", *route)
        if mark is None or again is None:
            only = (one if mark else None), (other if again else None)
            text = mark.mark if mark else again.mark if again else ""
            yield _missing("mark", sheet_id(one), route, *only, here, text, (one, other))
            continue
        if not _same(mark.mark, one, again.mark, other):
            yield _differs("mark", one, other, route, mark.mark, again.mark)
        if mark.reason != again.reason:
            yield _differs("reason", one, other, route, mark.reason, again.reason)


def _differs(
    what: What, one: ScoreSheet, other: ScoreSheet, route: tuple[str, ...], left: str, right: str
) -> Difference:
    here: Route = ("marks", *route, what)
    sides = _side(one, here, left), _side(other, here, right)
    return Difference(what, "differs", sheet_id(one), route, *sides)


def _conflicts(one: ScoreSheet, other: ScoreSheet) -> Iterator[Difference]:
    left = {conflict.subject: index for index, conflict in enumerate(one.conflicts)}
    right = {conflict.subject: index for index, conflict in enumerate(other.conflicts)}
    for subject in sorted({*left, *right}):
        at, again = left.get(subject), right.get(subject)
        if at is None or again is None:
            only = (one if at is not None else None), (other if again is not None else None)
            here: Route = ("conflicts", at if at is not None else again or 0)
            route = (subject,)
            yield _missing("conflict", sheet_id(one), route, *only, here, subject, (one, other))
            continue
        said, twice = one.conflicts[at].reason, other.conflicts[again].reason
        if said != twice:
            sides = (
                _side(one, ("conflicts", at, "reason"), said),
                _side(other, ("conflicts", again, "reason"), twice),
            )
            yield Difference("conflict", "differs", sheet_id(one), (subject,), *sides)


def _missing(
    what: What,
    sheet: str,
    route: tuple[str, ...],
    left: ScoreSheet | None,
    right: ScoreSheet | None,
    here: Route,
    text: str,
    both: tuple[ScoreSheet, ScoreSheet] | None = None,
) -> Difference:
    """Return what stands on one side only; of the other side as near as its file comes to it."""
    if left is not None:
        gone = _nearest(both[1], route) if both else Side("", Place(""))
        return Difference(
            what, "only-first", sheet, route, _side(left, here, text, of_key=True), gone
        )
    assert right is not None
    gone = _nearest(both[0], route) if both else Side("", Place(""))
    return Difference(
        what, "only-second", sheet, route, gone, _side(right, here, text, of_key=True)
    )


def _nearest(sheet: ScoreSheet, route: tuple[str, ...]) -> Side:
    """Return the place in a sheet where a mark would stand: at its lot, its bid, or the marks."""
    here: list[str] = ["marks"] if sheet.marks else []
    level: Mapping[str, Any] = sheet.marks
    for part in route[:2] if len(route) == 3 else ():
        if part not in level:
            break
        here.append(part)
        level = level[part]
    return _side(sheet, tuple(here), "", of_key=True)


def _marks(sheet: ScoreSheet) -> dict[tuple[str, ...], Mark]:
    return {
        (bid, lot, criterion): mark
        for bid, lots in sheet.marks.items()
        for lot, marks in lots.items()
        for criterion, mark in marks.items()
    }


def _same(one: str, sheet: ScoreSheet, other: str, of: ScoreSheet) -> bool:
    """Whether two marks are the same word or the same number, each by its file's decimal sign."""
    if one == other and sheet.decimal_sign == of.decimal_sign:
        return True
    try:
        return Number.parse(one, sheet.decimal_sign) == Number.parse(other, of.decimal_sign)
    except NotANumber:
        return one == other


def _side(sheet: ScoreSheet, route: Route, text: str, *, of_key: bool = False) -> Side:
    origin = sheet.origin
    if origin is None:
        return Side(text, Place(f"<scores {sheet_id(sheet)}>"))
    return Side(text, origin.place(route, of_key))


def by_name(sheets: Iterable[ScoreSheet]) -> dict[tuple[str, str], ScoreSheet]:
    """Return sheets by framework and assessor."""
    return {(sheet.framework, sheet_id(sheet)): sheet for sheet in sheets}
