"""What whoever sends the notices should see first: findings that change nothing (D13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aanbesteding.deciding import codes
from aanbesteding.deciding.dates import told
from aanbesteding.deciding.decision import CriterionRow, LotDecision
from aanbesteding.model.bid import Bid
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.scoring.evaluation import Evaluation

SHORTEST_NAME = 4
"""Letters; a shorter name of a tenderer is found in too many words."""


def decision_findings(
    evaluation: Evaluation, lots: Iterable[LotDecision], sent: date | None = None
) -> tuple[Finding, ...]:
    """Return the warnings of a decision, each once; `sent` is the day of sending, if known."""
    found: dict[tuple[object, ...], Finding] = {}
    for finding in _all(evaluation, lots, sent):
        key = (finding.code.code, finding.ref, *sorted(finding.fields.items()))
        found.setdefault(key, finding)
    return tuple(found.values())


def _all(
    evaluation: Evaluation, lots: Iterable[LotDecision], sent: date | None
) -> Iterator[Finding]:
    framework = evaluation.framework
    if framework.status == "draft":
        yield Finding(codes.DRAFT, in_framework(framework, "status"))
    names = Names(evaluation.dossier.bids)
    for lot in lots:
        if sent is not None:
            yield from _drawn_later(evaluation, lot, sent)
        for winner in lot.winners:
            yield from _of_rows(winner.bid, winner.bid, winner.rows, names)
        for notice in lot.losing:
            for compared in notice.comparisons:
                yield from _of_rows(notice.bid, compared.beside.bid, compared.rows, names)
        for set_aside in lot.excluded:
            yield from _of_rows(set_aside.bid, "", set_aside.rows, names)


def _drawn_later(evaluation: Evaluation, lot: LotDecision, sent: date) -> Iterator[Finding]:
    for drawn in lot.lot.draws:
        day = date.fromisoformat(drawn.date)
        if day > sent:
            fields = {"lot": lot.lot.lot.id, "drawn": told(day), "sent": told(sent)}
            yield Finding(codes.DRAWN_LATER, in_framework(evaluation.framework, "lots"), fields)


def _of_rows(
    bid: str, winner: str, rows: Iterable[CriterionRow], names: Names
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
            for name in names.of_others(quote.reason, bid):
                yield Finding(codes.NAMES_OTHER, quote.ref, {**said, "name": name})
            for other in row.winner_quotes:
                same = quote.reason.strip() == other.reason.strip()
                if quote.capacity == other.capacity and same and quote.worth != other.worth:
                    fields = {**said, "winner": winner}
                    yield Finding(codes.SAME_REASON, quote.ref, fields)


class Names:
    """The names by which a reason could mean a tenderer: its own and its members'.

    They are found by their first letters: with many bids there are as many names, and as many
    reasons again to look for them in.
    """

    def __init__(self, bids: Iterable[Bid]) -> None:
        self.own: dict[str, frozenset[str]] = {}
        self.by_start: dict[str, list[tuple[int, str, str, str]]] = {}
        place = 0
        for bid in bids:
            listed = (bid.tenderer.name, *(member.name for member in bid.tenderer.members))
            names = [name for name in dict.fromkeys(listed) if len(name) >= SHORTEST_NAME]
            self.own[bid.id] = frozenset(name.casefold() for name in names)
            for name in names:
                folded = name.casefold()
                row = (place, bid.id, name, folded)
                self.by_start.setdefault(folded[:SHORTEST_NAME], []).append(row)
                place += 1

    def of_others(self, reason: str, bid: str) -> list[str]:
        """Return the names of other tenderers than the bid's own in a reason, in their order."""
        text = reason.casefold()
        own = self.own.get(bid, frozenset())
        starts = {text[at : at + SHORTEST_NAME] for at in range(len(text) - SHORTEST_NAME + 1)}
        found = sorted(
            (place, name)
            for start in starts & self.by_start.keys()
            for place, other, name, folded in self.by_start[start]
            if other != bid and folded not in own and folded in text
        )
        return list(dict.fromkeys(name for _, name in found))
