"""AB412, AB418: marks are for bids, lots and criteria that exist, by those who may give them."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.conflicts import conflicted_bids
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import BID, Text

UNKNOWN = coded(
    "AB412",
    "mark-for-nothing",
    ("{kind} «{text}» is er niet{guess}", "there is no {kind} “{text}”{guess}"),
    ("kies uit: {known}", "choose from: {known}"),
)
CONFLICT = coded(
    "AB418",
    "mark-despite-conflict",
    (
        "«{assessor}» verklaarde een belangenconflict bij «{bid}» en beoordeelt die inschrijving toch",
        "“{assessor}” declared a conflict of interest on “{bid}” and marks that bid all the same",
    ),
    ("verwijder de cijfers of de verklaring", "delete the marks or the declaration"),
)
OFFER = Text("aanbod van deze inschrijving voor perceel", "offer in this bid for lot")
CRITERION = Text(
    "criterium dat deze beoordelaar beoordeelt:", "criterion that this assessor judges:"
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield marks for bids, lots or criteria that are not there to be marked."""
    offers = {bid.id: [offer.lot for offer in bid.lots] for bid in dossier.bids}
    lots = {lot.id: index for index, lot in enumerate(framework.lots)}
    for sheet in dossier.sheets:
        if sheet.framework != framework.id:
            continue
        judged = {name: _judged(framework, index, sheet) for name, index in lots.items()}
        named = [
            (conflict.bid, ("conflicts", i, "bid"))
            for i, conflict in enumerate(sheet.conflicts)
            if conflict.bid is not None
        ]
        for bid, route in [*named, *((bid, ("marks", bid)) for bid in sheet.marks)]:
            if bid not in offers and bid not in dossier.broken:
                yield _unknown(sheet, BID, bid, list(offers), route)
        for bid, by_lot in sheet.marks.items():
            for lot, marks in by_lot.items() if bid in offers else ():
                if lot not in offers[bid]:
                    yield _unknown(sheet, OFFER, lot, offers[bid], ("marks", bid, lot))
                elif lot in lots:
                    for criterion in marks:
                        if criterion not in judged[lot]:
                            here = ("marks", bid, lot, criterion)
                            yield _unknown(sheet, CRITERION, criterion, judged[lot], here)


def _judged(framework: Framework, lot: int, sheet: ScoreSheet) -> list[str]:
    """The criteria of a lot that a sheet may have marks for."""
    judged: list[str] = []
    for node in walk(framework, *criteria_of(framework, lot)):
        method = node.criterion.method
        if node.criterion.by_consensus or (
            isinstance(method, RatingScale)
            and (
                sheet.kind == "consensus"
                or method.assessors is None
                or sheet.assessor in (None, *method.assessors)  # AB417 says that there is nobody
            )
        ):  # individual marks on it stand beside the joint one
            judged.append(node.criterion.id)
    return judged


def _unknown(
    sheet: ScoreSheet, kind: Text, text: str, known: list[str], route: tuple[str | int, ...]
) -> Finding:
    fields = unknown(kind, text, known, did_you_mean(text, known))
    of_key = route[0] == "marks"
    return at(UNKNOWN, in_sheet(sheet, *route), of_key=of_key, **fields)


def check_conflicts(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield marks on bids on which the assessor declared a conflict of interest."""
    for sheet in dossier.sheets:
        if sheet.framework == framework.id:
            for bid in conflicted_bids(sheet, dossier.bids):
                if sheet.marks.get(bid):
                    yield at(
                        CONFLICT,
                        in_sheet(sheet, "marks", bid),
                        of_key=True,
                        assessor=sheet.assessor or "consensus",
                        bid=bid,
                    )


RULES = (
    Rule(UNKNOWN, check, on_framework=False),
    Rule(CONFLICT, check_conflicts, on_framework=False),
)
