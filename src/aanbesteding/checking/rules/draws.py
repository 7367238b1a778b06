"""AB431 to AB434 and AB438: what is wrong with a record of drawings of lots by itself.

Whether lots were drawn for the situation that there is, only shows after scoring
(`scoring.draws`).
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import MAX_SHOWN, Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.draw import Draw
from aanbesteding.model.finding import Finding, in_draw
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

OTHER_FRAMEWORK = coded(
    "AB431",
    "draw-under-another-framework",
    (
        "deze loting is gehouden bij kader «{text}»; hier is kader «{framework}» gegeven",
        "these lots were drawn under the framework “{text}”; here the framework is “{framework}”",
    ),
    (
        "geef het kader of het proces-verbaal dat erbij hoort",
        "give the framework or the record that belongs to it",
    ),
)
UNKNOWN = coded(
    "AB432",
    "unknown-in-draw",
    ("{kind} «{text}» is er niet{guess}", "there is no {kind} “{text}”{guess}"),
    (
        "kies uit: {known}; wie na de gunning uitvalt, blijft in de map en staat achter --without",
        "choose from: {known}; who drops out after the award stays in the folder and is given to --without",
    ),
)
NOT_ANNOUNCED = coded(
    "AB433",
    "draw-not-announced",
    (
        "het kader kondigt geen loting aan, en dit is er een",
        "the framework announces no draw, and this is one",
    ),
    (
        "is zij in de stukken aangekondigd, neem dat dan op in «policies.ties» (`otherwise: draw`); is zij dat niet, dan mag zij hier niet beslissen",
        "if it was announced in the documents, put that in “policies.ties” (`otherwise: draw`); if it was not, it may not decide here",
    ),
)
OUTCOME = coded(
    "AB434",
    "draw-outcome",
    (
        "de uitslag van de loting klopt niet: {problem}",
        "the outcome of the draw is not right: {problem}",
    ),
    (
        "noem onder «bids» wie gelijk stonden, en onder «outcome» elk van hen één keer, in de volgorde van de loting",
        "name under “bids” who were equal, and under “outcome” each of them once, in the order of the draw",
    ),
)
TWICE = coded(
    "AB438",
    "draw-twice",
    (
        "om rang {rank} in perceel «{lot}» is tussen deze inschrijvingen al een loting opgegeven, in {other}",
        "for rank {rank} in lot “{lot}” a draw between these bids was given already, in {other}",
    ),
    ("geef alleen de loting die geldt", "give only the draw that holds"),
)
LOT, BID = Text("perceel", "lot"), Text("inschrijving in dit perceel", "bid in this lot")
DOUBLE = Text("«{bid}» staat hier twee keer", "“{bid}” stands here twice")
MISSING = Text("«{bid}» ontbreekt in de uitslag", "“{bid}” is missing from the outcome")
STRANGER = Text(
    "«{bid}» staat in de uitslag en niet onder «bids»",
    "“{bid}” is in the outcome and not under “bids”",
)

Drawing = tuple[int, int, Draw]


def _drawings(framework: Framework, dossier: Dossier) -> Iterator[Drawing]:
    """Yield the drawings under this framework, each with the index of its record and its own."""
    for number, record in enumerate(dossier.draws):
        if record.framework == framework.id:
            for index, draw in enumerate(record.draws):
                yield number, index, draw


def check_framework_of_draws(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every record that was made under another framework."""
    for number, record in enumerate(dossier.draws):
        if record.framework != framework.id:
            here = in_draw(number, "framework")
            yield at(OTHER_FRAMEWORK, here, text=record.framework, framework=framework.id)


def check_names(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every lot, and every bid in a lot, that is not there."""
    lots = [lot.id for lot in framework.lots]
    offers: dict[str, list[str]] = {lot: [] for lot in lots}
    for bid in sorted(dossier.bids, key=lambda bid: bid.id):
        for offer in bid.lots:
            offers.setdefault(offer.lot, []).append(bid.id)
    for number, index, draw in _drawings(framework, dossier):
        if draw.lot not in lots:
            fields = unknown(LOT, draw.lot, lots, did_you_mean(draw.lot, lots))
            yield at(UNKNOWN, in_draw(number, "draws", index, "lot"), **fields)
            continue
        known = offers[draw.lot]
        for place, name in enumerate(draw.bids):
            if name not in known and name not in dossier.broken:
                fields = unknown(BID, name, known, did_you_mean(name, known))
                yield at(UNKNOWN, in_draw(number, "draws", index, "bids", place), **fields)


def check_announced(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every drawing, when the framework announces none."""
    ties = framework.policies.ties
    if not (isinstance(ties, TieRule) and ties.otherwise == "draw"):
        for number, index, _ in _drawings(framework, dossier):
            yield at(NOT_ANNOUNCED, in_draw(number, "draws", index))


def check_outcomes(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what keeps an outcome from being an order of the bids that were equal."""
    for number, index, draw in _drawings(framework, dossier):
        for name, bids in (("bids", draw.bids), ("outcome", draw.outcome)):
            for place, bid in enumerate(bids):
                if bid in bids[:place]:
                    yield _problem(DOUBLE, bid, number, index, name, place)
        for bid in [bid for bid in dict.fromkeys(draw.bids) if bid not in draw.outcome][:MAX_SHOWN]:
            yield _problem(MISSING, bid, number, index, "outcome")
        for place, bid in enumerate(draw.outcome):
            if bid not in draw.bids:
                yield _problem(STRANGER, bid, number, index, "outcome", place)


def _problem(said: Text, bid: str, number: int, index: int, *route: str | int) -> Finding:
    problem = Text(said.nl.format(bid=bid), said.en.format(bid=bid))
    return at(OUTCOME, in_draw(number, "draws", index, *route), problem=problem)


def check_twice(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second drawing for the same situation."""
    seen: dict[tuple[str, int, frozenset[str]], str] = {}
    for number, index, draw in _drawings(framework, dossier):
        origin = dossier.draws[number].origin
        here = origin.path if origin else str(number + 1)
        key = (draw.lot, int(draw.rank), frozenset(draw.bids))
        if key in seen:
            where = in_draw(number, "draws", index)
            yield at(TWICE, where, lot=draw.lot, rank=int(draw.rank), other=seen[key])
        seen.setdefault(key, here)


RULES = (
    Rule(OTHER_FRAMEWORK, check_framework_of_draws, on_framework=False),
    Rule(UNKNOWN, check_names, on_framework=False),
    Rule(NOT_ANNOUNCED, check_announced, on_framework=False),
    Rule(OUTCOME, check_outcomes, on_framework=False),
    Rule(TWICE, check_twice, on_framework=False),
)
