"""What a section answers: sentences and tables as data, before a language or a form is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, TypeVar

from aanbesteding import texts
from aanbesteding.exact.display import count
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Lang, Text, fill

One = TypeVar("One")
Kind = Literal[
    "bid",  # the id of a bid; shown by its name
    "bids",  # the ids of bids, a tuple of text
    "criterion",  # the id of a criterion; shown by its title
    "name",  # any other name: an assessor, a scale, a fact, a mark
    "words",  # a `Text`
    "points",
    "euros",
    "weight",  # in the unit of the framework's weights
    "part",  # 0 to 1, shown in per cent
    "number",  # a plain number, such as a coefficient
    "count",  # a whole number
    "yes",  # yes or no
]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A number that was estimated by drawing; `error` is its standard error."""

    value: Fraction
    error: Fraction


Cell = Fraction | int | bool | str | Text | tuple[str, ...] | Sampled | None
"""None where there is no number; it is shown as a dash."""


class Column(NamedTuple):
    """A column: its key in JSON and CSV, its title, and what stands in it.

    `short` is the title where room is scarce.
    """

    key: str
    title: Text
    kind: Kind
    short: Text | None = None


BID = Column("bid", texts.BID, "bid")
CRITERION = Column("criterion", texts.CRITERION, "criterion")


class Grid(NamedTuple):
    """A table. `strong` are the rows that stand out; the first `fixed` columns name a row."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[int] = frozenset()
    fixed: int = 1
    note: Text | None = None
    """What a reader must know of the numbers, below the table."""


class Said(NamedTuple):
    """A sentence with its fields; a `Text` is said in the language too, a count in its digits.

    `code` names the sentence in JSON, in kebab-case.
    """

    code: str
    text: Text
    fields: tuple[tuple[str, object], ...] = ()

    def say(self, lang: Lang) -> str:
        """Say it in a language."""
        return self.text.say(lang, **{name: _filled(value, lang) for name, value in self.fields})


def _filled(value: object, lang: Lang) -> object:
    """Return a field as it is said; what is a number but no count is given as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return count(value, lang)
    return fill(value, lang)


class Weak(NamedTuple):
    """A change by which the contract would go to another, for the summary.

    `size` is how large the change is, as a part of what could change (0 to 1): 0 where no number
    changes at all, such as another reading or a bid that drops out. `hinges` is whether an award
    that such a change overturns is said to hinge on it (docs/sensitivity.md says when).
    """

    size: Fraction
    hinges: bool
    said: Said


class Answer(NamedTuple):
    """What a section has to say of one lot."""

    said: tuple[Said, ...] = ()
    tables: tuple[Grid, ...] = ()
    weak: tuple[Weak, ...] = ()


class Options(NamedTuple):
    """What a user asks of all sections. Only section `space` draws."""

    seed: int = 0
    error: Fraction = Fraction(1, 200)
    """The standard error at which drawing stops."""
    most: int = 1_000_000
    """The most weightings that are drawn."""
    within: Fraction = Fraction(10)
    """How far weights may lie from the published ones, in per cent of the whole."""
    brief: bool = False
    """Without what takes most of the time of `panel`, what each single mark weighs, and of `rivals`,
    what a bid could do that was never made."""
    progress: Callable[[str, int, int], None] = lambda what, done, total: None
    """Called with what is being done, and how much of it is done."""


class Ticks:
    """Tells how far a section is, that asks so many questions."""

    def __init__(self, what: str, options: Options, total: int) -> None:
        self._what, self._options, self._total = what, options, total
        self._done = 0

    def tick(self) -> None:
        """Say that one more question is asked."""
        self._options.progress(self._what, self._done, self._total)
        self._done += 1

    def each(self, asked: Iterable[One]) -> Iterator[One]:
        """Go through questions, and tell at each."""
        for one in asked:
            self.tick()
            yield one


class Section(NamedTuple):
    """A row in the table of sections."""

    id: str
    title: Text
    question: Text
    """The question that it answers."""
    run: Callable[[Case, Options], Answer]


def said(code: str, nl: str, en: str, **fields: object) -> Said:
    """Make a sentence."""
    return Said(code, Text(nl, en), tuple(fields.items()))


def total_of(result: BidResult) -> Fraction:
    """Return the total of a ranked bid."""
    assert result.total is not None
    return result.total
