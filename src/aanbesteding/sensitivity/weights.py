"""How far weights could have moved before a contract went to another.

One weight at a time, with the criteria beside it in proportion: `weighing.intervals`. All weights
at once, by the smallest change that puts each other bid first: `weighing.changes`. Both are exact,
about sums of points apart from rounding; what the engine says with all rules stands beside them.

Example: quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2: 70 against 68
points. A stays first as long as quality weighs at most 62.5. There both have 68.75 points, and
beyond it B takes over. The change is 2.5 of 100, so the award hinges on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.sensitivity.answer import Answer, Options, Said, Section, said
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.weighing.ends import ends_of
from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.sensitivity.weighing.rivals import rivals_of
from aanbesteding.sensitivity.weighing.shares import Shares, rounded_after_weighing, shares_in
from aanbesteding.sensitivity.weighing.words import names, reason_said
from aanbesteding.texts import Text


def run(case: Case, options: Options) -> Answer:
    """Say how far the weights of a lot could have moved."""
    shares = shares_in(case.framework, case.base)
    if isinstance(shares, NoAnswer):
        return Answer((reason_said(case, shares),))
    ends, rivals = ends_of(case, shares, options), rivals_of(case, shares, options)
    return Answer(
        (*ends.said, *rivals.said, *_left_out(case, shares)),
        (*ends.tables, *rivals.tables),
        (*ends.weak, *rivals.weak),
    )


def _left_out(case: Case, shares: Shares) -> Iterator[Said]:
    """Yield what the sums of points leave out."""
    if rounded_after_weighing(case.framework):
        yield said(
            "apart-from-rounding",
            "Deze gewichten zijn berekend zonder de afronding van punten; of de uitkomst mét "
            "afronding dezelfde is, staat onder «bevestigd».",
            "These weights are calculated without the rounding of points; whether the outcome with "
            "rounding is the same is under “confirmed”.",
        )
    if not set(case.holders) <= set(shares.holders):
        yield said(
            "rounding-decides",
            "Nu beslist de afronding: zonder afronding kreeg {bids} de opdracht. De intervallen "
            "gaan over de volgorde zonder afronding.",
            "As it is, rounding decides: without it {bids} would get the contract. The intervals "
            "are about the order without rounding.",
            bids=names(case, shares.holders),
        )
    if shares.minimums:
        yield said(
            "minimum-scores",
            "Er zijn minimumscores op sommen van punten. De intervallen tellen mee wie ze bij "
            "andere gewichten mist of haalt; de kleinste verschuivingen gaan over de "
            "inschrijvingen die nu zijn toegelaten.",
            "There are minimum scores on sums of points. The intervals count who misses or passes "
            "them under other weights; the smallest changes are about the bids that are admitted "
            "now.",
        )


SECTION = Section(
    "weights",
    Text("Gewichten", "Weights"),
    Text(
        "Hoever hadden de gewichten kunnen schuiven voordat de opdracht naar een ander ging?",
        "How far could the weights have moved before the contract went to another?",
    ),
    run,
)
