"""The part of the generator that holds drawings of lots, and lets bids drop out."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import NamedTuple

from .drawing import Chance
from .drawn import Results, moved_up, situation
from .measures import Plain, Stops
from .naive import naive

WRONG = 0.15
"""The part of the records that get something wrong."""


class Aftermath(NamedTuple):
    """What comes after an evaluation: records of draws, and the bids that drop out, with theirs."""

    records: list[Plain]
    gone: list[str]
    records_then: list[Plain]


def aftermath(seed: int, framework: Plain, bids: list[Plain], sheets: list[Plain]) -> Aftermath:
    """Return what comes after the evaluation of a seed; nothing where that stops."""
    try:
        found = naive(framework, bids, sheets)
    except Stops:
        return Aftermath([], [], [])
    return Draws(random.Random(f"after {seed}")).after(framework, bids, sheets, found)


class Draws(Chance):
    """Holds drawings of lots."""

    def after(
        self, framework: Plain, bids: list[Plain], sheets: list[Plain], found: Results
    ) -> Aftermath:
        """Return records for the award as it is, and others for when bids drop out of it."""
        records = self.records(framework, found, self.wrong())
        gone = self.some([bid["id"] for bid in bids])[:2] if len(bids) > 1 else []
        if gone and self.chance(0.5):  # who is the cheapest in some lot
            prices = self.pick([one["prices"] for one in found.values() if one["prices"]])
            gone = [min(prices, key=lambda name: prices[name])]
        if self.chance(0.5):  # somebody who shares a rank, if there is anybody
            ties = [draw["bids"] for draw in self.possible(framework, found)]
            gone = [self.pick(self.pick(ties))] if ties and len(bids) > 1 else gone
        return Aftermath(records, gone, self.then(framework, bids, sheets, found, gone))

    def then(
        self,
        framework: Plain,
        bids: list[Plain],
        sheets: list[Plain],
        found: Results,
        gone: list[str],
    ) -> list[Plain]:
        """Return records for one of the situations of clause 9.5."""
        left = [bid for bid in bids if bid["id"] not in gone]
        kept = {lot["id"]: moved_up(lot, found[lot["id"]], gone) for lot in framework["lots"]}
        situations = [found, found, kept]
        with suppress(Stops):
            situations.append(naive({**framework, "controls": []}, left, sheets))
        return self.records(framework, self.pick(situations), self.wrong())

    def wrong(self) -> bool:
        """Decide whether something is wrong with a record."""
        return self.chance(WRONG)

    def possible(self, framework: Plain, found: Results) -> list[Plain]:
        """Return every situation for which lots can be drawn."""
        if isinstance(framework["policies"]["ties"], str):
            return []
        return [
            {"lot": lot, **now}
            for lot, result in found.items()
            for rank in dict(result["ranking"])
            if (now := situation(framework, result, rank))
        ]

    def records(self, framework: Plain, found: Results, wrong: bool) -> list[Plain]:
        """Return records of drawings, where a draw was announced."""
        ties = framework["policies"]["ties"]
        possible = self.possible(framework, found)
        if not possible or (ties["otherwise"] != "draw" and not wrong):
            return []
        draws = [self.held(now) for now in self.some(possible)]
        record = {"format": "aanbesteding/draw/1", "framework": framework["id"], "draws": draws}
        if wrong:
            self.spoil_draw(record, self.pick(draws))
        return [record]

    def held(self, now: Plain) -> Plain:
        """Return a drawing for a situation."""
        outcome = list(now["bids"])
        self.rng.shuffle(outcome)
        drawn = {**now, "date": "2026-03-14", "held-by": "N. Naam, notaris", "outcome": outcome}
        return {key: value for key, value in drawn.items() if value}

    def spoil_draw(self, record: Plain, draw: Plain) -> None:
        """Put one thing wrong: 7.7 and 7.8."""
        kind = self.pick(["total", "rank", "word", "bids", "outcome", "date", "twice", "framework"])
        if kind == "total":
            draw["total"] = "12345/7"
        elif kind == "rank":
            draw["rank"] = str(int(draw["rank"]) + 1)
        elif kind == "word":
            draw["tie-breaks"] = {**draw.get("tie-breaks", {}), "price": "12345/7"}
        elif kind == "bids" and len(draw["bids"]) > 2:
            for key in ("bids", "outcome"):
                draw[key] = [name for name in draw[key] if name != draw["bids"][0]]
        elif kind == "bids":
            for key in ("bids", "outcome"):
                draw[key] = [*draw[key], "bod-99"]
        elif kind == "outcome":
            draw["outcome"] = [*draw["outcome"][:-1], draw["outcome"][0]]
        elif kind == "date":
            draw["date"] = self.pick(["2026-02-29", "2026-13-01", "14-3-2026"])
        elif kind == "twice":
            record["draws"].append({**draw, "outcome": draw["outcome"][::-1]})
        else:
            record["framework"] = "een-ander-kader"
