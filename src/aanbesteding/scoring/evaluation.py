"""The result of an evaluation: a frozen tree that every later room reads and none changes.

`Evaluation` → `LotResult` per lot → `BidResult` per bid → `NodeScore` per criterion → `Traced`
steps. All numbers are exact fractions. Points are in the unit of the framework's weights (in
euros under award on value).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.methods.base import Step
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.origin import Origin, Ref
from aanbesteding.texts import Lang, Text, fill

Status = Literal["ranked", "draw-needed", "no-admissible-bid"]
Stage = Literal[
    "price", "members", "marks", "share", "rounding", "points", "sum", "beside", "total", "flag"
]
ReasonKind = Literal[
    "exclusion",
    "requirement",
    "price",
    "range",
    "same-organisation",
    "social-return",
    "minimum",
    "minimum-total",
]


class Traced(NamedTuple):
    """A step of a derivation with its stage and the inputs that it read."""

    stage: Stage
    step: Step
    refs: tuple[Ref, ...] = ()


class GivenMark(NamedTuple):
    """A mark that was given on a criterion, with the assessor's own statement of reasons."""

    assessor: str
    """The assessor, or `consensus`."""
    mark: str
    worth: Fraction
    reason: str
    counts: bool
    """Whether it is in the score; individual marks stay beside a consensus."""
    ref: Ref


class NodeScore(NamedTuple):
    """What a bid scores on one criterion."""

    criterion: str
    weight: Fraction
    """The part of the whole, in points (or euros)."""
    points: Fraction
    share: Fraction | None
    """The part of the weight that was earned; None for a node that is the sum of others, and for a
    value without a greatest value to be a part of (5.15, 5.16)."""
    radius: Fraction
    """How far the points can be from an irrational value; 0 for all others."""
    relative: bool
    """Whether other bids play a part in it."""
    steps: tuple[Traced, ...]
    marks: tuple[GivenMark, ...]
    children: tuple[NodeScore, ...]

    def walk(self) -> Iterator[NodeScore]:
        """Yield this node and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Reason(NamedTuple):
    """Why a bid was excluded or set aside. `subject` is the ground, requirement or criterion."""

    kind: ReasonKind
    subject: str
    text: Text
    fields: tuple[tuple[str, object], ...]
    refs: tuple[Ref, ...]

    def say(self, lang: Lang) -> str:
        """Say it in a language."""
        return self.text.say(lang, **{name: fill(value, lang) for name, value in self.fields})


@dataclass(frozen=True, slots=True)
class BidResult:
    """What became of one bid in one lot.

    `rank` and `total` are None for a bid that was excluded or set aside; `nodes` is empty for a
    bid that was excluded before it was scored.
    """

    bid: str
    name: str
    price: Fraction | None
    price_steps: tuple[Traced, ...]
    nodes: tuple[NodeScore, ...]
    total: Fraction | None
    total_steps: tuple[Traced, ...]
    rank: int | None
    reasons: tuple[Reason, ...]

    def walk(self) -> Iterator[NodeScore]:
        """Yield the scores of all criteria, parents first."""
        for node in self.nodes:
            yield from node.walk()

    def points(self, criterion: str) -> Fraction:
        """Return the points on a criterion. Raises `KeyError` for an unknown one."""
        for node in self.walk():
            if node.criterion == criterion:
                return node.points
        raise KeyError(criterion)


class Tie(NamedTuple):
    """Bids with exactly equal totals, or with irrational ones whose order cannot be decided.

    `decided_by` holds the words of the announced chain that told them apart; `open` the groups
    that remain equal, each with the rank that its bids share.
    """

    bids: tuple[str, ...]
    total: Fraction
    decided_by: tuple[str, ...]
    open: tuple[tuple[int, tuple[str, ...]], ...]


class Drawn(NamedTuple):
    """A drawing of lots that a person held, and that put equal bids in order (clause 7.6)."""

    rank: int
    """The rank that the bids shared."""
    bids: tuple[str, ...]
    """The bids in the order in which they were drawn."""
    date: str
    held_by: str
    place: str | None
    witnesses: tuple[str, ...]
    ref: Ref
    """The drawing in its record."""


class Flagged(NamedTuple):
    """What a price flag found. It excludes nobody and changes no score.

    `bid` is None where an announced test could not be made. `step` is the calculation behind it,
    and `refs` the inputs of that.
    """

    bid: str | None
    test: str
    finding: Finding
    step: Step | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class LotResult:
    """The evaluation of one lot."""

    lot: Lot
    index: int
    status: Status
    ranking: tuple[BidResult, ...]
    """The admitted bids, the best first; equal ones in the order of their ids."""
    excluded: tuple[BidResult, ...]
    """The bids that were excluded or set aside, with their reasons."""
    ties: tuple[Tie, ...]
    lowest: Fraction | None
    """The lowest price that relative methods, or a relative award, used."""
    findings: tuple[Finding, ...]
    draws: tuple[Drawn, ...] = ()
    """The drawings of lots that were applied to the ranking, the first rank first."""
    flags: tuple[Flagged, ...] = ()
    """The price flags, about the bids in `ranking`."""

    @property
    def contracts(self) -> int:
        """How many bids get a contract."""
        return int(self.lot.winners or 1)

    @property
    def groups(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The ranks, each with the bids that share it, the first first."""
        shared: dict[int, list[str]] = {}
        for result in self.ranking:
            assert result.rank is not None
            shared.setdefault(result.rank, []).append(result.bid)
        return tuple((rank, tuple(bids)) for rank, bids in shared.items())

    @property
    def winner(self) -> BidResult | None:
        """The bid that ranks first on its own, if there is one and no contract is in doubt."""
        first = self.ranking[:1] if self.status == "ranked" else ()
        alone = sum(result.rank == 1 for result in self.ranking) == 1
        return first[0] if first and alone else None

    @property
    def winners(self) -> tuple[BidResult, ...]:
        """The bids that get a contract whatever becomes of an open tie, the first first."""
        sure = {
            bid
            for rank, bids in self.groups
            if rank + len(bids) - 1 <= self.contracts
            for bid in bids
        }
        return tuple(result for result in self.ranking if result.bid in sure)

    @property
    def contested(self) -> tuple[str, ...]:
        """The equal bids for whom there are fewer contracts than bids, if there are such."""
        for rank, bids in self.groups:
            if rank <= self.contracts < rank + len(bids) - 1:
                return bids
        return ()

    def result(self, bid: str) -> BidResult | None:
        """Return what became of a bid in this lot."""
        return next((r for r in (*self.ranking, *self.excluded) if r.bid == bid), None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of all lots under one framework."""

    framework: Framework
    dossier: Dossier
    lots: tuple[LotResult, ...]
    findings: tuple[Finding, ...]
    files: Mapping[tuple[str, str], Origin] = field(repr=False)
    """The files of the inputs, by kind and id; empty for models made in code."""

    @property
    def is_decided(self) -> bool:
        """Whether every lot has one winner."""
        return all(lot.status == "ranked" for lot in self.lots)
