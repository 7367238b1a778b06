"""What whoever sends the notices should see first: findings that change nothing (D13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aanbesteding.deciding import codes
from aanbesteding.deciding.decision import CriterionRow, LotDecision
from aanbesteding.model.bid import Bid
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.scoring.evaluation import Evaluation

SHORTEST_NAME = 4
"""Letters; a shorter name of a tenderer is found in too many words."""


def decision_findings(evaluation: Evaluation, lots: Iterable[LotDecision]) -> tuple[Finding, ...]:
    """Return the warnings of a decision, each once."""
    found: dict[tuple[object, ...], Finding] = {}
    for finding in _all(evaluation, lots):
        key = (finding.code.code, finding.ref, *sorted(finding.fields.items()))
        found.setdefault(key, finding)
    return tuple(found.values())


def _all(evaluation: Evaluation, lots: Iterable[LotDecision]) -> Iterator[Finding]:
    framework = evaluation.framework
    if framework.status == "draft":
        yield Finding(codes.DRAFT, in_framework(framework, "status"))
    names = {bid.id: _names(bid) for bid in evaluation.dossier.bids}
    for lot in lots:
        for winner in lot.winners:
            yield from _of_rows(winner.bid, winner.bid, winner.rows, names)
        for notice in lot.losing:
            for compared in notice.comparisons:
                yield from _of_rows(notice.bid, compared.beside.bid, compared.rows, names)
        for set_aside in lot.excluded:
            yield from _of_rows(set_aside.bid, "", set_aside.rows, names)


def _of_rows(
    bid: str, winner: str, rows: Iterable[CriterionRow], names: dict[str, tuple[str, ...]]
) -> Iterator[Finding]:
    for row in rows:
        for quote in row.quotes:
            said: dict[str, object] = {
                "assessor": quote.capacity,
                "criterion": row.criterion,
                "bid": bid,
            }
            if not any(char.isalpha() for char in quote.reason):
                yield Finding(codes.NO_WORDS, quote.ref, {**said, "reason": quote.reason.strip()})
            for name in _named(quote.reason, bid, names):
                yield Finding(codes.NAMES_OTHER, quote.ref, {**said, "name": name})
            for other in row.winner_quotes:
                same = quote.reason.strip() == other.reason.strip()
                if quote.capacity == other.capacity and same and quote.worth != other.worth:
                    fields = {**said, "winner": winner}
                    yield Finding(codes.SAME_REASON, quote.ref, fields)


def _names(bid: Bid) -> tuple[str, ...]:
    """Return the names by which a reason could mean a tenderer: its own and its members'."""
    listed = (bid.tenderer.name, *(member.name for member in bid.tenderer.members))
    return tuple(name for name in dict.fromkeys(listed) if len(name) >= SHORTEST_NAME)


def _named(reason: str, bid: str, names: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the names of other tenderers than the bid's own in a reason."""
    text = reason.casefold()
    own = {name.casefold() for name in names.get(bid, ())}
    others = (name for other, listed in names.items() if other != bid for name in listed)
    found = (name for name in others if name.casefold() in text and name.casefold() not in own)
    return list(dict.fromkeys(found))
