"""AB481 to AB483: a conflict names one subject, and keeps its assessor out of a joint mark too."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.conflicts import conflicted_bids
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

AT_CONSENSUS = coded(
    "AB481",
    "conflict-at-consensus",
    (
        "«{assessor}» heeft een belangenconflict bij «{bid}» en was er volgens «present» bij toen het panel die inschrijving beoordeelde",
        "“{assessor}” has a conflict of interest on “{bid}” and was there, says “present”, when the panel judged that bid",
    ),
    (
        "laat het panel deze inschrijving zonder die beoordelaar beoordelen, of herstel wat er niet klopt",
        "have the panel judge this bid without that assessor, or mend what is not right",
    ),
)
PRESENT = coded(
    "AB482",
    "present-not-right",
    ("«present» klopt niet: {problem}", "“present” is not right: {problem}"),
    (
        "noem in een consensusblad per inschrijving de beoordelaars, elk één keer",
        "name in a consensus sheet the assessors per bid, each once",
    ),
)
SUBJECT = coded(
    "AB483",
    "conflict-without-subject",
    (
        "dit belangenconflict noemt {problem}",
        "this conflict of interest names {problem}",
    ),
    (
        "geef «bid» of «organisation», niet beide",
        "give “bid” or “organisation”, not both",
    ),
)
NEITHER = Text("inschrijving noch organisatie", "neither a bid nor an organisation")
BOTH = Text("een inschrijving en een organisatie", "both a bid and an organisation")
NOT_HERE = Text("dit is een individueel blad", "this is an individual sheet")
TWICE = Text("«{text}» staat er twee keer", "“{text}” stands there twice")
STRANGER = Text("«{text}» zit niet in het panel{guess}", "“{text}” is not in the panel{guess}")
NO_BID = Text("inschrijving «{text}» is er niet{guess}", "there is no bid “{text}”{guess}")


def check_consensus(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield joint marks on bids that an assessor with a conflict helped to judge."""
    ours = [sheet for sheet in dossier.sheets if sheet.framework == framework.id]
    joint = [sheet for sheet in ours if sheet.kind == "consensus"]
    if not joint:
        return
    declared: dict[str, list[str]] = {}
    for sheet in ours:
        if sheet.kind == "individual" and sheet.assessor is not None:
            for bid in conflicted_bids(sheet, dossier.bids):
                declared.setdefault(bid, []).append(sheet.assessor)
    for sheet in joint:
        for bid, there in (sheet.present or {}).items():
            for assessor in declared.get(bid, ()):
                if assessor in there and sheet.marks.get(bid):
                    ref = in_sheet(sheet, "present", bid, there.index(assessor))
                    yield at(AT_CONSENSUS, ref, assessor=assessor, bid=bid)


def check_present(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what is wrong with the list of who were there."""
    panel = [a.id for a in framework.panel.assessors] if framework.panel else []
    bids = [bid.id for bid in dossier.bids]
    for sheet in dossier.sheets:
        if sheet.framework == framework.id and sheet.present is not None:
            for problem, route, of_key in _problems(sheet, panel, [*bids, *dossier.broken]):
                ref = in_sheet(sheet, "present", *route)
                yield at(PRESENT, ref, of_key=of_key, problem=problem)


def _problems(
    sheet: ScoreSheet, panel: list[str], bids: list[str]
) -> Iterator[tuple[Text, Route, bool]]:
    if sheet.kind == "individual":
        yield NOT_HERE, (), True
        return
    for bid, there in (sheet.present or {}).items():
        if bid not in bids:
            yield _said(NO_BID, bid, did_you_mean(bid, bids)), (bid,), True
        for index, name in enumerate(there):
            if name not in panel:
                yield _said(STRANGER, name, did_you_mean(name, panel)), (bid, index), False
            elif name in there[:index]:
                yield _said(TWICE, name), (bid, index), False


def _said(text: Text, name: str, guess: Text | None = None) -> Text:
    near = guess or Text("", "")
    return Text(text.say("nl", text=name, guess=near.nl), text.say("en", text=name, guess=near.en))


def check_subject(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield conflicts that name nothing, or two things."""
    for sheet in dossier.sheets:
        for index, conflict in enumerate(
            sheet.conflicts if sheet.framework == framework.id else ()
        ):
            if (conflict.bid is None) == (conflict.organisation is None):
                problem = NEITHER if conflict.bid is None else BOTH
                yield at(SUBJECT, in_sheet(sheet, "conflicts", index), problem=problem)


RULES = (
    Rule(AT_CONSENSUS, check_consensus, on_framework=False),
    Rule(PRESENT, check_present, on_framework=False),
    Rule(SUBJECT, check_subject, on_framework=False),
)
