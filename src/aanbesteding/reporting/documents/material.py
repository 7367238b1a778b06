"""What all documents of `report` are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from aanbesteding.reporting.letters.told import Told
from aanbesteding.scoring.evaluation import Evaluation, LotResult


@dataclass(frozen=True, slots=True)
class Material:
    """An evaluation and the lots of it that a report is about.

    A document that shows more (a decision, how an award could have gone otherwise) asks for that
    itself, so that nobody waits for what is not written. `told` is how tenderers are told.
    """

    evaluation: Evaluation
    lots: tuple[LotResult, ...]
    told: Told = field(default_factory=Told)
    beside: tuple[Evaluation, ...] = ()
    """The same bids under other frameworks, which a document can set beside it."""
