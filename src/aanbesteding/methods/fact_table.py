"""A fact looked up in a table of bands or of named choices.

With the bands [0, 10) 0 %, [10, 20) 60 % and [20, …) 100 %: a value of 10 gets 60 %, 19.99
gets 60 %, 20 gets 100 %. A band holds its `from` and not its `below`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import Field, Model, Percent, Real, Written
from aanbesteding.methods.base import (
    Competition,
    FactParameters,
    FactValue,
    Method,
    OutsideRange,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "percent / 100"


class Row(Model):
    """A row: a named choice (`is`), or a band from a value up to, not including, another."""

    is_: Written | None = None
    """The choice that this row is for; only for a fact of the type `choice`."""
    from_: Real | None = None
    """The lowest value in the band; without it the band has no lower end."""
    below: Real | None = None
    """The value at which the next band begins; without it the band has no upper end."""
    percent: Percent
    """What the row is worth, in per cent of the criterion's weight; negative is a malus."""

    def holds(self, value: FactValue) -> bool:
        """Whether the row is the one for `value`."""
        if self.is_ is not None or isinstance(value, str):
            return self.is_ == value
        return (self.from_ is None or value >= self.from_) and (
            self.below is None or value < self.below
        )

    @property
    def label(self) -> str:
        """The row as people write an interval."""
        if self.is_ is not None:
            return self.is_
        low = f"[{self.from_.written}" if self.from_ is not None else "⟨…"
        high = f"{self.below.written}⟩" if self.below is not None else "…⟩"
        return f"{low}; {high}"


class FactTable(FactParameters):
    """A fact looked up in a table. Absolute."""

    type: Literal["fact-table"]
    rows: tuple[Row, ...] = Field(min_length=1, max_length=200)
    """The rows; they may not overlap."""
    out_of_range: Literal["zero", "reject", "not-announced"]
    """A value in no row: `zero` points, `reject` the bid, or `not-announced`."""


def share(parameters: FactTable, value: FactValue, field: Competition | None) -> Step:
    """Return the percentage of the row that holds the value, divided by 100."""
    return looked_up(parameters.rows, parameters.out_of_range, value)


def looked_up(rows: tuple[Row, ...], beyond: str, value: FactValue) -> Step:
    """Return percent / 100 of the row that holds a value; in no row, as announced in `beyond`."""
    for row in rows:
        if row.holds(value):
            note = Text("rij «{row}» van de tabel", "row “{row}” of the table")
            values = (("percent", row.percent),)
            return Step(FORMULA, values, row.percent / 100, note, (("row", row.label),))
    if beyond != "zero":
        raise OutsideRange(value)
    note = Text("staat in geen rij van de tabel", "is in no row of the table")
    return Step(FORMULA, (("percent", Fraction(0)),), Fraction(0), note)


def outside(parameters: FactTable, value: Number) -> bool:
    """Whether no row holds the value."""
    return not any(row.holds(value) for row in parameters.rows)


METHOD = Method(
    id="fact-table",
    name=Text("feit volgens een tabel", "fact by a table"),
    measures="fact",
    relative=False,
    formula=FORMULA,
    explanation=Text(
        "Het percentage van de rij waarin de waarde valt. Een rij loopt van en met `from` tot "
        "`below`, of noemt een keuze.",
        "The percentage of the row that holds the value. A row runs from and including `from` "
        "up to `below`, or names a choice.",
    ),
    source=Source(
        Text(
            "opzoeken in een tabel",
            "table look-up",
        ),
        False,
    ),
    parameters=FactTable,
    share=share,
    outside=outside,
    fact_types=("number", "choice"),
)
