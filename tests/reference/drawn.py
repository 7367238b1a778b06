"""Clauses 7.4 to 7.9 and 9 of docs/scoring.md, for the second engine: draws, and bids that drop out.

A draw is what stands under `draws` in a record. See `naive` for the shape of a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from .measures import Plain, Points, Stops
from .naive import naive, status_of
from .rounding import round_to

Results = dict[str, Plain]


def situation(framework: Plain, result: Plain, rank: int) -> Plain | None:
    """Return what lots are drawn for at a rank, if bids share it: 7.6 and 7.9."""
    shared = sorted(bid_id for place, bid_id in result["ranking"] if place == rank)
    if len(shared) < 2:
        return None
    ties = framework["policies"]["ties"]
    one = shared[0]
    own = result["points"][one] | {"price": result["prices"][one]}
    return {
        "rank": str(rank),
        "bids": shared,
        "total": spoken(result["totals"][one]),
        "tie-breaks": {word: spoken(own[word]) for word in ties["order"]},
    }


def spoken(value: Fraction) -> str:
    """Write a fraction as it stands in a record: 7.9."""
    if max(len(str(abs(value.numerator))), len(str(value.denominator))) > 40:
        value = round_to(Fraction(value), 20, "half-up")
    return str(Fraction(value))


def fits(framework: Plain, result: Plain, draw: Plain) -> bool:
    """Say whether this is the situation that lots were drawn for: 7.6."""
    now = situation(framework, result, int(draw["rank"]))
    if now is None or now["bids"] != sorted(draw["bids"]):
        return False
    breaks: Points = {word: Fraction(text) for word, text in draw.get("tie-breaks", {}).items()}
    return Fraction(now["total"]) == Fraction(draw["total"]) and breaks == {
        word: Fraction(text) for word, text in now["tie-breaks"].items()
    }


def in_order(framework: Plain, lot: Plain, result: Plain, draws: Iterable[Plain]) -> Plain:
    """Return a result in which each drawing that fits has settled its rank: 7.6."""
    ranks = {bid_id: place for place, bid_id in result["ranking"]}
    for draw in draws:
        if fits(framework, result, draw):
            for number, bid_id in enumerate(draw["outcome"]):
                ranks[bid_id] = int(draw["rank"]) + number
    return ranked_anew(lot, result, ranks)


def ranked_anew(lot: Plain, result: Plain, ranks: dict[str, int]) -> Plain:
    """Return a result with other ranks, and the status that follows from them: 7.4 and 7.5."""
    ranking = sorted((place, bid_id) for bid_id, place in ranks.items())
    return {**result, "ranking": ranking, "status": status_of(lot, ranking)}


def check_records(framework: Plain, bids: list[Plain], records: list[Plain]) -> None:
    """Stop on a record that can be wrong by itself: 7.8."""
    ties = framework["policies"]["ties"]
    seen = []
    for record in records:
        if record["framework"] != framework["id"]:
            raise Stops("7.8", "another framework")
        for draw in record["draws"]:
            present = {b["id"] for b in bids for offer in b["lots"] if offer["lot"] == draw["lot"]}
            if not set(draw["bids"]) <= present:
                raise Stops("7.8", "a lot or a bid that is not there")
            if isinstance(ties, str) or ties["otherwise"] != "draw":
                raise Stops("7.8", "no draw was announced")
            if sorted(draw["outcome"]) != sorted(set(draw["bids"])):
                raise Stops("7.8", "an outcome that is not each of the bids once")
            key = (draw["lot"], draw["rank"], sorted(draw["bids"]))
            if key in seen:
                raise Stops("7.8", "a second draw")
            seen.append(key)
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", draw["date"]) or not is_day(draw["date"]):
                raise Stops("7.8", "no day of the calendar")


def is_day(text: str) -> bool:
    """Say whether the calendar has this day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def with_draws(
    framework: Plain, bids: list[Plain], sheets: list[Plain], records: list[Plain]
) -> Results:
    """Evaluate with drawings of lots: 7.6 to 7.8."""
    found = naive(framework, bids, sheets)
    check_records(framework, bids, records)
    draws = [draw for record in records for draw in record["draws"]]
    if not all(fits(framework, found[draw["lot"]], draw) for draw in draws):
        raise Stops("7.7", "lots were drawn for another situation")
    return {
        lot["id"]: in_order(framework, lot, found[lot["id"]], of_lot(draws, lot))
        for lot in framework["lots"]
    }


def of_lot(draws: list[Plain], lot: Plain) -> list[Plain]:
    """Return the drawings about a lot."""
    return [draw for draw in draws if draw["lot"] == lot["id"]]


def drop_out(
    framework: Plain,
    bids: list[Plain],
    sheets: list[Plain],
    records: list[Plain],
    gone: list[str],
) -> Results:
    """Return what becomes of each lot that a bid that drops out was for: 9."""
    before = naive(framework, bids, sheets)
    check_records(framework, bids, records)
    draws = [draw for record in records for draw in record["draws"]]
    left = [bid for bid in bids if bid["id"] not in gone]
    # 9.3: as if the dropped bids had not been there, and without the controls.
    after = naive({**framework, "controls": []}, left, sheets)
    made: Results = {}
    for lot in framework["lots"]:
        here, was, redone = of_lot(draws, lot), before[lot["id"]], after[lot["id"]]
        drawn = in_order(framework, lot, was, here)
        kept = moved_up(lot, drawn, gone)
        for draw in here:  # 9.5
            if not any(fits(framework, one, draw) for one in (was, kept, redone)):
                raise Stops("9.5", "a drawing for none of these situations")
        dropped = [
            bid["id"]
            for bid in bids
            if bid["id"] in gone and any(offer["lot"] == lot["id"] for offer in bid["lots"])
        ]
        if dropped:
            keep = in_order(framework, lot, kept, here)
            anew = in_order(framework, lot, redone, here)
            made[lot["id"]] = {
                "before": drawn,
                "keep-ranking": keep,
                "rescore": anew,
                "decided": is_decided(framework, lot, keep, anew),
            }
    return made


def moved_up(lot: Plain, result: Plain, gone: list[str]) -> Plain:
    """Return a result without some bids, the others in the order that they had: 9.2."""
    left = [(place, bid_id) for place, bid_id in result["ranking"] if bid_id not in gone]
    places = {bid_id: 1 + sum(other < place for other, _ in left) for place, bid_id in left}
    kept = {
        key: {bid_id: value for bid_id, value in result[key].items() if bid_id not in gone}
        for key in ("totals", "points", "excluded", "prices")
    }
    return ranked_anew(lot, {**result, **kept}, places)


def is_decided(framework: Plain, lot: Plain, keep: Plain, anew: Plain) -> bool:
    """Say whether it is certain who gets a contract: 9.4."""
    policy = framework["policies"]["drop-out"]
    if policy != "not-announced":
        return bool({"keep-ranking": keep, "rescore": anew}[policy]["status"] == "ranked")
    both = [winners(lot, one) for one in (keep, anew)]
    return keep["status"] == anew["status"] == "ranked" and both[0] == both[1]


def winners(lot: Plain, result: Plain) -> set[str]:
    """Return who gets a contract, of a lot that is ranked."""
    contracts = int(lot.get("winners", "1"))
    return {bid_id for place, bid_id in result["ranking"] if place <= contracts}
