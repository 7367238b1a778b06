"""What this section needs of a lot: what each bid earns on each criterion, and the weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul

from aanbesteding.scoring.leaves import roundings
from aanbesteding.sensitivity.answer import Said, said
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.space.exact import whole_rows
from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.sensitivity.weighing.shares import AFTER_WEIGHING, Branch, shares_of
from aanbesteding.texts import Text

Row = tuple[Fraction, ...]


@dataclass(frozen=True)
class Table:
    """The bids of a lot, those with equal shares on every criterion together."""

    bids: tuple[tuple[str, ...], ...]
    """Per row the bids for which it stands, in the order of the ranking."""
    rows: tuple[Row, ...]
    """Per row the share on each criterion; no two are equal."""
    leaves: tuple[str, ...]
    """The criteria that are scored."""
    parts: Row
    """What each of them weighs, a part of the whole."""
    whole: Fraction
    """The sum of all weights, in their unit."""
    tops: tuple[Branch, ...]
    """The tree of weights."""

    @cached_property
    def whole_rows(self) -> tuple[tuple[int, ...], ...]:
        """The rows in a unit in which they are whole numbers."""
        return whole_rows(self.rows)

    @property
    def times(self) -> tuple[int, ...]:
        """Per row for how many bids it stands."""
        return tuple(len(bids) for bids in self.bids)

    @property
    def order(self) -> tuple[tuple[int, ...], ...]:
        """The criteria by weight, the heaviest first; those that weigh the same together."""
        return tuple(
            tuple(n for n, part in enumerate(self.parts) if part == level)
            for level in sorted(set(self.parts), reverse=True)
        )

    @property
    def deep(self) -> bool:
        """Whether dividing weights place by place in the tree is not the same as all at once."""
        return any(top.children for top in self.tops)

    def row_of(self, bid: str) -> int:
        """Return the row that stands for a bid."""
        return next(n for n, bids in enumerate(self.bids) if bid in bids)

    def lead(self, one: int, other: int) -> Row:
        """Return what a row leads another by, per criterion."""
        return tuple(a - b for a, b in zip(self.rows[one], self.rows[other], strict=True))

    def first_at(self, row: int, weights: Row) -> bool:
        """Whether no row has a higher total than this one under these weights, exactly."""
        (whole,) = whole_rows((weights,))
        totals: list[int] = [sum(map(mul, whole, one)) for one in self.whole_rows]
        return totals[row] == max(totals)


def table_of(case: Case) -> Table | NoAnswer:
    """Return the table of a lot, or why its totals are no sum of weights times shares."""
    shares = shares_of(case.evaluation, case.index)
    if isinstance(shares, NoAnswer):
        return shares
    together: dict[Row, list[str]] = {}
    for bid in shares.bids:
        together.setdefault(shares.table[bid], []).append(bid)
    return Table(
        tuple(map(tuple, together.values())),
        tuple(together),
        shares.leaves,
        tuple(weight / shares.whole for weight in shares.weights),
        shares.whole,
        shares.tops,
    )


def no_table(case: Case, reason: NoAnswer) -> Said:
    """Return the sentence that says why there is no table, with names instead of ids."""

    def named(name: str, value: object) -> object:
        if name == "bid":
            return case.name(str(value))
        return case.title(str(value)) if name == "criterion" else value

    told = NoAnswer(reason.kind, tuple((name, named(name, v)) for name, v in reason.fields))
    return Said(f"no-weights-{reason.kind}", Text(told.say("nl"), told.say("en")))


def _by_points(case: Case, table: Table) -> set[str]:
    """Return who would get a contract by the sums of points alone, or share the last one."""
    rows = zip(table.bids, table.rows, strict=True)
    totals = {
        bid: sum((w * s for w, s in zip(table.parts, row, strict=True)), Fraction(0))
        for bids, row in rows
        for bid in bids
    }
    least = sorted(totals.values(), reverse=True)[: case.base.contracts][-1]
    return {bid for bid, total in totals.items() if total >= least}


def left_out(case: Case, table: Table) -> Iterator[Said]:
    """Yield what the shares of this section do not know."""
    if any(stage in AFTER_WEIGHING for stage in roundings(case.framework)):
        yield said(
            "rounding-left-out",
            "Punten worden hier niet afgerond: bij andere gewichten zou anders worden afgerond.",
            "Points are not rounded here: under other weights they would be rounded otherwise.",
        )
    if not set(case.holders) <= _by_points(case, table):
        yield said(
            "rounding-decides",
            "Nu beslist de afronding: zonder afronding kreeg een ander de opdracht.",
            "As it is, rounding decides: without it another would get the contract.",
        )
    on_sums = any(node.criterion.minimum is not None and not node.scored for node in case.nodes)
    if on_sums or case.framework.minimum_total is not None:
        yield said(
            "minimum-left-out",
            "Wie een minimumscore op een som van punten haalt, is hier wie die nu haalt.",
            "Who gets a minimum score on a sum of points is here who gets it now.",
        )
    equal = [bids for bids in table.bids if len(bids) > 1]
    for bids in equal:
        yield said(
            "equal-bids",
            "{bids} scoren op elk criterium gelijk, en delen hier bij elke weging hun rang: ieder "
            "telt voor zijn deel. Een aangekondigde volgorde bij gelijke totalen telt niet mee.",
            "{bids} score the same on every criterion, and share their rank here under every "
            "weighting: each counts for its part. An announced order for equal totals is left out.",
            bids=", ".join(map(case.name, bids)),
        )
