"""Which columns the sheet of scores has, in the order of the criteria."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from aanbesteding.model.criteria import Node
from aanbesteding.model.policies import RoundingStep
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, LotCase
from aanbesteding.reporting.workbook.styles import Shape
from aanbesteding.texts import Lang, Text

Kind = Literal["name", "price", "passed", "measured", "share", "points", "quality"]


class Column(NamedTuple):
    """A column. It shows nothing for a bid that did not pass `gate` tests.

    `step` is the announced rounding that makes it of the column before it, and `number` which one
    that is; of a `passed` column `number` says which test it is. `last` is the one that counts on.
    """

    kind: Kind
    key: str
    title: Text
    gate: int = 0
    node: Node | None = None
    step: RoundingStep | None = None
    number: int = 0
    last: bool = False
    shape: Shape = "points"
    width: int = 13

    def head(self, lang: Lang) -> str:
        """Return the head of the column."""
        return self.title.say(lang, number=self.number or self.gate)


class Layout:
    """The columns of a lot, and where each stands by its key.

    A criterion has `measured:`, `share:` and `points:` columns and their rounded ones; `last:`
    names the points that count on, `last-share:` the share that does.
    """

    def __init__(self, case: Case, lot: LotCase) -> None:
        self._case, self._lot = case, lot
        self.columns: tuple[Column, ...] = (*self._front(), *self._criteria(), self._quality())
        self.at: dict[str, int] = {}
        for place, column in enumerate(self.columns):
            self.at[column.key] = place
            if column.last and column.node is not None:
                name = column.node.criterion.id
                self.at[f"last-{column.kind}:{name}"] = place
                if column.kind == "points":
                    self.at[f"last:{name}"] = place

    def _front(self) -> Iterator[Column]:
        yield Column("name", "bid", words.BID, width=24)
        yield Column("name", "name", words.NAME, width=30)
        yield Column("price", "price", words.PRICE, shape="euros", width=17)
        for number in range(1, len(self._lot.tests) + 1):
            key = f"passed:{number}"
            yield Column("passed", key, words.PASSED, number - 1, number=number, shape="whole")
        for gate in sorted(self._price_gates()):
            key = f"price:{gate}"
            title = words.COMPETING_PRICE
            yield Column("price", key, title, gate, number=gate, shape="euros", width=17)

    def _price_gates(self) -> set[int]:
        """After how many tests a relative method looks at the prices; never before the first."""
        gates = {
            self._lot.tests_before(node)
            for node in self._lot.nodes
            if node.relative and node.method is not None and node.method.measures == "price"
        }
        return gates - {0}

    def _criteria(self) -> Iterator[Column]:
        for node in self._lot.nodes:
            gate, name = self._lot.tests_before(node), node.criterion.id
            if node.scored:
                yield from self._shares(node, gate)
            euros = self._case.award.in_euros
            title, more = (words.EUROS, words.EUROS_ROUNDED) if euros else POINTS
            stage = "criterion" if node.method is not None else "node"
            steps = self._case.roundings.get(stage, ())
            shape: Shape = "euros" if euros else "points"
            made = Column("points", f"points:{name}", title, gate, node, shape=shape)
            yield made._replace(last=not steps)
            yield from _rounded(made._replace(title=more), steps)

    def _shares(self, node: Node, gate: int) -> Iterator[Column]:
        name, method = node.criterion.id, node.method
        measures = "marks" if method is None else method.measures
        panel = measures == "marks"
        if measures != "price":
            shape: Shape = "share" if panel else "number"
            yield Column("measured", f"measured:{name}", words.MEASURED, gate, node, shape=shape)
        rounds = method is not None and panel and not node.relative
        steps = self._case.roundings.get("mark", ()) if rounds else ()
        amount = method is not None and method.worth == "euro"
        shape = "euros" if amount else "share"
        made = Column("share", f"share:{name}", words.SHARE, gate, node, shape=shape)
        yield made._replace(last=not steps)
        yield from _rounded(made._replace(title=words.SHARE_ROUNDED), steps)

    def _quality(self) -> Column:
        gate = max((self._lot.tests_before(node) for node in self._lot.nodes), default=0)
        shape: Shape = "euros" if self._case.award.in_euros else "points"
        return Column("quality", "quality", words.QUALITY, gate, shape=shape, width=15)


POINTS = (words.POINTS, words.POINTS_ROUNDED)


def _rounded(column: Column, steps: tuple[RoundingStep, ...]) -> Iterator[Column]:
    """Yield a column for every announced rounding, each of the one before it."""
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        key = f"{column.key}#{number}"
        yield column._replace(key=key, step=step, number=number, last=last)
