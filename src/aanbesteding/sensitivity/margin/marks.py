"""The marks that a panel gave in one lot, where each stands on its scale, and other marks instead.

A step goes to the neighbouring mark: on a labelled scale one place in the list, on a numeric scale
the announced step (clauses 5.2 and 5.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, Literal, NamedTuple

from aanbesteding.exact.number import DecimalSign
from aanbesteding.linting.behaviour.levers import written
from aanbesteding.methods import rating_scale
from aanbesteding.methods.rating_scale import Combine, RatingScale
from aanbesteding.model.criteria import Node
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.framework import LabelledScale, Scale
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.evaluation import BidResult, GivenMark
from aanbesteding.scoring.panel import CONSENSUS, Panel
from aanbesteding.sensitivity.case import Case

BY_MINIMUM = ("minimum", "minimum-total")
"""The reasons that marks can take away."""


LONG = 10**12
"""Points with a denominator beyond this are calculated as they are."""


class Given(NamedTuple):
    """A mark of one assessor, or a joint mark, of a bid on a criterion."""

    bid: str
    criterion: str
    assessor: str
    """The assessor, or `consensus`."""
    place: int
    """Its place on the scale, from 0."""


class Within(NamedTuple):
    """Which marks may move: those on one criterion, those of one assessor, or all."""

    kind: Literal["all", "criterion", "assessor"] = "all"
    name: str = ""

    def allows(self, mark: Given) -> bool:
        """Whether a mark may move."""
        if self.kind == "criterion":
            return mark.criterion == self.name
        return self.kind == "all" or mark.assessor == self.name


EVERYTHING = Within()


Moves = tuple[tuple[Given, int], ...]
"""Marks that change, each with its new place; every mark at most once."""


@dataclass(frozen=True)
class Ladder:
    """The marks of a scale by their place, in the order of the scale."""

    scale: Scale

    @cached_property
    def count(self) -> int:
        """How many marks the scale has."""
        if isinstance(self.scale, LabelledScale):
            return len(self.scale.marks)
        return int((self.scale.highest - self.scale.lowest) / self.scale.step) + 1

    def worth(self, place: int) -> Fraction:
        """Return what the mark at a place is worth (1 is all points)."""
        if isinstance(self.scale, LabelledScale):
            return self.scale.marks[place].percent / 100
        mark = self.scale.lowest + place * self.scale.step
        return (mark - self.scale.zero_at) / (self.scale.full_at - self.scale.zero_at)

    @cached_property
    def unit(self) -> int:
        """In how many parts a whole is divided, so that every mark is worth a number of them."""
        places = range(self.count) if isinstance(self.scale, LabelledScale) else (0, 1)
        return lcm(*(self.worth(place).denominator for place in places))

    def parts(self, place: int) -> int:
        """Return what the mark at a place is worth, in parts of 1 / `unit`."""
        if isinstance(self.scale, LabelledScale):
            return self._parts[place]
        first, second = self._parts
        return first + place * (second - first)

    @cached_property
    def _parts(self) -> tuple[int, ...]:
        """What the marks are worth; of a numeric scale the first two, the others follow."""
        places = range(self.count) if isinstance(self.scale, LabelledScale) else (0, 1)
        return tuple(int(self.worth(place) * self.unit) for place in places)

    @cached_property
    def gain(self) -> int | None:
        """What each place gives over the one before it, where that is the same for all: numbers."""
        if isinstance(self.scale, LabelledScale):
            return None
        first, second = self._parts
        return second - first

    def place(self, mark: GivenMark) -> int:
        """Return the place of a mark that was given."""
        if isinstance(self.scale, LabelledScale):
            return [label.mark for label in self.scale.marks].index(mark.mark)
        number = self.scale.zero_at + mark.worth * (self.scale.full_at - self.scale.zero_at)
        return int((number - self.scale.lowest) / self.scale.step)

    def text(self, place: int, sign: DecimalSign | None) -> str:
        """Return a mark as a sheet with this decimal sign writes it."""
        if isinstance(self.scale, LabelledScale):
            return self.scale.marks[place].mark
        number = written(self.scale.lowest + place * self.scale.step)
        return number.replace(".", ",") if sign == "comma" else number

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The places of the mark that is worth least, and of the one that is worth most."""
        if isinstance(self.scale, LabelledScale):
            places = range(self.count)
            return min(places, key=self.parts), max(places, key=self.parts)
        last = self.count - 1
        return (0, last) if self.parts(last) >= self.parts(0) else (last, 0)


class Judged(NamedTuple):
    """What a panel gave one bid on one criterion."""

    node: Node
    ladder: Ladder
    combine: Combine
    marks: tuple[Given, ...]
    """The marks that count."""
    beside: tuple[Given, ...]
    """The individual marks, whether they count or not."""


def share_of(judged: Judged, places: Mapping[Given, int]) -> Fraction:
    """Return what the panel gives a bid on a criterion (clause 5.3), with marks at other places."""
    worths = (judged.ladder.worth(places.get(mark, mark.place)) for mark in judged.marks)
    return rating_scale.share(judged.combine, tuple(worths), None).result


class Marks:
    """All marks in a lot of the bids that marks can help: neither excluded nor without a mark."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.panel = Panel(case.framework, case.dossier)
        self.nodes: dict[str, Node] = {node.criterion.id: node for node in case.nodes}
        self._ladders: dict[str, Ladder] = {}
        self.bids: list[str] = []
        """The bids that are ranked, and those that only a minimum score set aside."""
        self.judged: dict[tuple[str, str], Judged] = {}
        """By bid and criterion."""
        self.rows: dict[tuple[object, ...], Any] = {}
        """What was worked out of the marks of a bid on a criterion."""
        base = case.base
        for result in (*base.ranking, *base.excluded):
            if _in_play(result):
                found = self._of_bid(result.bid)
                if found is not None:
                    self.bids.append(result.bid)
                    self.judged.update(found)

    def _of_bid(self, bid: str) -> dict[tuple[str, str], Judged] | None:
        """Return what the panel gave a bid; None where a mark that counts is missing."""
        found: dict[tuple[str, str], Judged] = {}
        for name, node in self.nodes.items():
            if node.scale is None:
                continue
            step, _, given = self.panel.share(node, bid, self.case.lot)
            if step is None:
                return None
            ladder = self._ladders.setdefault(node.scale, Ladder(self.panel.scales[node.scale]))
            placed = [(mark, Given(bid, name, mark.assessor, ladder.place(mark))) for mark in given]
            combine = self.combine(node)
            found[bid, name] = Judged(
                node,
                ladder,
                combine,
                tuple(one for mark, one in placed if mark.counts),
                tuple(one for mark, one in placed if not (mark.counts and combine == CONSENSUS)),
            )
        return found

    def combine(self, node: Node) -> Combine:
        """Return how the marks on a criterion make one."""
        panel = self.case.framework.panel
        assert panel is not None  # AB109
        method = node.criterion.method
        return (method.combine or panel.combine) if isinstance(method, RatingScale) else CONSENSUS

    @cached_property
    def unit(self) -> int:
        """In how many parts a point is divided, so that most points are a number of them."""
        rounding = self.case.framework.policies.rounding
        digits = [0] if isinstance(rounding, str) else [int(step.digits) for step in rounding]
        weights = (node.weight.denominator for node in self.nodes.values())
        judged = (2 * one.ladder.unit * len(one.marks) for one in self.judged.values())
        fixed = (
            score.points.denominator
            for result in (*self.case.base.ranking, *self.case.base.excluded)
            for score in result.walk()
            if score.points.denominator < LONG
        )
        return lcm(100 * 10 ** max(digits), lcm(*weights) * lcm(*judged), *fixed)

    @property
    def counting(self) -> Iterator[Given]:
        """The marks that count, by bid and criterion."""
        return (mark for judged in self.judged.values() for mark in judged.marks)

    def ladder(self, mark: Given) -> Ladder:
        """Return the scale of a mark."""
        return self.judged[mark.bid, mark.criterion].ladder

    def text(self, mark: Given, place: int | None = None) -> str:
        """Return a mark as its sheet writes it; with `place`, the mark at that place."""
        sheet = self.panel.sheets[mark.assessor]
        if place is None:
            return str(sheet.marks[mark.bid][self.case.lot][mark.criterion].mark)
        return self.ladder(mark).text(place, sheet.decimal_sign)

    def dossier(self, moves: Moves) -> Dossier:
        """Return the dossier with other marks at some places."""
        by_sheet: dict[str, dict[tuple[str, str], str]] = {}
        for mark, place in moves:
            texts = by_sheet.setdefault(mark.assessor, {})
            texts[mark.bid, mark.criterion] = self.text(mark, place)
        dossier, framework = self.case.dossier, self.case.framework.id
        sheets = tuple(
            _changed(sheet, self.case.lot, by_sheet[sheet_id(sheet)])
            if sheet.framework == framework and sheet_id(sheet) in by_sheet
            else sheet
            for sheet in dossier.sheets
        )
        return replace(dossier, sheets=sheets)


def _in_play(result: BidResult) -> bool:
    return all(reason.kind in BY_MINIMUM for reason in result.reasons)


def _changed(sheet: ScoreSheet, lot: str, texts: Mapping[tuple[str, str], str]) -> ScoreSheet:
    """Return a sheet with other marks, by bid and criterion."""
    marks = dict(sheet.marks)
    for (bid, criterion), text in texts.items():
        lots = dict(marks[bid])
        given = dict(lots[lot])
        given[criterion] = given[criterion].model_copy(update={"mark": text})
        lots[lot] = given
        marks[bid] = lots
    return sheet.model_copy(update={"marks": marks})


def steps_of(moves: Moves) -> int:
    """Return how many steps marks move in all."""
    return sum(abs(place - mark.place) for mark, place in moves)
