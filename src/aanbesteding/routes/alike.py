"""In which part of the weightings of one framework its first is the first of the other.

The weights of the one vary, its methods and marks stay; the first of the other is the one by its
announced weights. The parts are those of section *space* of `sensitivity`: exact where that can be,
else drawn, with their standard error.

Example: under A x is first where quality weighs less than 62.5 %, so in 62.5 % of all weightings,
and y in the rest. Under B y is first. Then both name y in 37.5 % of all weightings of A.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.routes.sides import Side
from aanbesteding.routes.standings import named
from aanbesteding.sensitivity.answer import (
    Answer,
    Cell,
    Column,
    Grid,
    Options,
    Said,
    Sampled,
    said,
)
from aanbesteding.sensitivity.space.finding import Found, Share, find, value_of
from aanbesteding.sensitivity.space.situations import situations
from aanbesteding.sensitivity.space.table import Table, no_table, table_of
from aanbesteding.sensitivity.space.tables import MIXED, shown
from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.texts import Text

NOTE = Text(
    "In welk deel van de wegingen het ene kader de eerste van het andere noemt. Alle wegingen: "
    "elke verdeling van gewichten over de criteria, alle even vaak. Per plaats in de boom: zo "
    "verdeeld over de hoofdcriteria, en daarbinnen opnieuw. Binnen: geen gewicht verandert meer. "
    "Zelfde volgorde van belang: wat nu zwaarder weegt, blijft minstens even zwaar. Rond de "
    "aangekondigde: vooral kleine veranderingen. " + MIXED.nl,
    "In what part of the weightings the one framework names the first of the other. All "
    "weightings: every division of weights over the criteria, all alike. Place by place in the "
    "tree: divided so over the main criteria, and within those again. Within: no weight changes by "
    "more. Same order of importance: what weighs more now weighs at least as much. Around the "
    "announced: mostly small changes. " + MIXED.en,
)


class Spaces:
    """The parts of all weightings in which each bid is first, found once per lot and framework."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._known: dict[Side, tuple[Table, tuple[Found, ...]] | Said] = {}

    def of(self, side: Side) -> tuple[Table, tuple[Found, ...]] | Said:
        """Return what is found, or the sentence that says why nothing is."""
        if side not in self._known:
            self._known[side] = self._find(side)
        return self._known[side]

    def _find(self, side: Side) -> tuple[Table, tuple[Found, ...]] | Said:
        table = table_of(side.case)
        if isinstance(table, NoAnswer):
            told = no_table(side.case, table)
            text = Text(f"{side.letter}: {told.text.nl}", f"{side.letter}: {told.text.en}")
            return Said(told.code, text, told.fields)
        if len(table.leaves) == 1 or len(table.rows) == 1:
            return said(
                "nothing-varies",
                "{letter}: bij elke weging is de uitkomst dezelfde.",
                "{letter}: the outcome is the same under every weighting.",
                letter=side.letter,
            )
        ways = situations(table, self.options.within)
        return table, tuple(find(table, way, 1, self.options) for way in ways)


def alike(one: Side, other: Side, spaces: Spaces) -> Answer:
    """Return the part of the weightings of each in which its first is the first of the other."""
    sentences: list[Said] = []
    rows: list[tuple[Cell, ...]] = []
    for varied, fixed in ((one, other), (other, one)):
        if not fixed.first or not varied.first:
            continue
        found = spaces.of(varied)
        if isinstance(found, Said):
            sentences.append(found)
            continue
        sentences += _sentences(varied, fixed)
        rows += _rows(varied, fixed, *found)
    columns = (
        Column("varied", Text("gewichten van", "weights of"), "name", Text("van", "of")),
        Column("weightings", Text("wegingen", "weightings"), "words"),
        Column("first", Text("eerste onder het andere", "first under the other"), "bids"),
        Column("part", Text("ook hier eerste", "first here too"), "part"),
    )
    title = Text("Waar beide dezelfde eerste noemen", "Where both name the same first")
    return Answer(
        tuple(sentences), (Grid("same-first", title, columns, tuple(rows), fixed=3, note=NOTE),)
    )


def _sentences(varied: Side, fixed: Side) -> Iterator[Said]:
    kept = [bid for bid in fixed.first if bid not in varied.ranked]
    if kept:
        yield said(
            "first-not-admitted",
            "{who}, eerste onder {fixed}, is onder {varied} niet toegelaten en is daar dus bij "
            "geen weging eerste.",
            "{who}, first under {fixed}, is not admitted under {varied}, and so is first there "
            "under no weighting.",
            who=", ".join(map(fixed.case.name, kept)),
            fixed=fixed.letter,
            varied=varied.letter,
        )
    if len(fixed.first) > 1:
        yield said(
            "any-of-equal-firsts",
            "Onder {fixed} delen {who} de eerste plaats; geteld is waar een van hen eerste is.",
            "Under {fixed} {who} share the first place; counted is where one of them is first.",
            fixed=fixed.letter,
            who=named(fixed, fixed.first),
        )


def _rows(
    varied: Side, fixed: Side, table: Table, found: tuple[Found, ...]
) -> Iterator[tuple[Cell, ...]]:
    rows = [table.row_of(bid) for bid in fixed.first if bid in varied.ranked]
    for one in found:
        part = _together([one.firsts[row] for row in rows])
        yield (varied.letter, one.situation.title, fixed.first, shown(part))


def _together(shares: list[Share]) -> Share:
    """Return the sum; standard errors are added, which is no less than theirs together."""
    total = sum(map(value_of, shares), Fraction(0))
    errors = [share.error for share in shares if isinstance(share, Sampled)]
    return Sampled(total, sum(errors, Fraction(0))) if errors else total
