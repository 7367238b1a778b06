"""The coalitions of a plan as the data of bid files and score sheets, and whether they are accepted.

Each coalition is one bid. Its members are partners, with their shares; organisations that are only
connected are subcontractors without a share. The price of a lot is what its theme costs in the plan:
its activities, and the connections on its budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.faults import Fault, Faults
from aanbesteding.fields import say
from aanbesteding.linting.behaviour.invented import bid_model, sheet_model
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_framework, origins, sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.recombination import DerivedFact, MarkRule
from aanbesteding.model.scores import Mark, ScoreSheet
from aanbesteding.recombination.codes import NO_MARK, NOT_ACCEPTED
from aanbesteding.recombination.consortium.facts import (
    WHOLE_BID,
    Known,
    facts_of,
    known_facts,
    plain,
    written,
)
from aanbesteding.recombination.consortium.marks import (
    DerivedMark,
    conflict_with,
    derived_marks,
    rule_of,
)
from aanbesteding.recombination.consortium.measures import measured
from aanbesteding.recombination.consortium.names import names_of
from aanbesteding.recombination.consortium.panels import without_marks
from aanbesteding.recombination.consortium.party import Consortium, Party, consortia
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.recombination.worth import Worth
from aanbesteding.scoring.evaluate import evaluate
from aanbesteding.texts import LANGUAGES, Lang, Text

Data = Mapping[str, Any]
LONGEST = 1_900
"""Characters of a name or a reason; a file holds a few more."""
DERIVED = Text(
    "Afgeleid: coalitie {number} van de recombinatie onder kader {framework}, versie {version}.",
    "Derived: coalition {number} of the recombination under framework {framework}, version {version}.",
)
NAME = Text("Coalitie {themes}", "Coalition {themes}")
RULES: dict[MarkRule, Text] = {
    "weakest": Text("het laagste cijfer van de leden", "the lowest mark of the members"),
    "strongest": Text("het hoogste cijfer van de leden", "the highest mark of the members"),
    "lead": Text("het cijfer van de penvoerder", "the mark of the lead"),
    "middle": Text(
        "het midden van de leden, gewogen naar aandeel", "the middle of the members, by share"
    ),
}
REASON = Text("Afgeleid, {rule}: {marks}.", "Derived, {rule}: {marks}.")
OF_MEMBER = Text("{member} ({share} %) {mark}", "{member} ({share} %) {mark}")
CONFLICT = Text(
    "Afgeleid: verklaard bij inschrijving {bid}, waarin een lid van deze coalitie staat.",
    "Derived: declared on bid {bid}, in which a member of this coalition stands.",
)


class Made(NamedTuple):
    """What is to be written."""

    bids: tuple[Data, ...]
    """The data of a bid file per coalition, in the order of the plan."""
    sheets: tuple[tuple[str, Data], ...]
    """Per framework and assessor the data of a score sheet: the marks that were given, and after
    those the derived ones. The framework stands first."""
    names: tuple[Text, ...]
    """What each bid is called, in both languages; the file has one of them."""
    unmarked: tuple[str, ...]
    """Frameworks that have something judged, and of which no score sheet came in: under those the
    bids have no marks yet."""


class Request(NamedTuple):
    """A plan, and all that its bids are derived from."""

    framework: Framework
    """The framework of the plan."""
    under: tuple[Framework, ...]
    """Other frameworks, under which its bids must be accepted too."""
    dossier: Dossier
    problem: Problem
    plan: Plan
    worth: Worth
    lang: Lang
    """The language of the reasons that are written down."""

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """All frameworks, each once, that of the plan first."""
        found = {self.framework.id: self.framework}
        for one in self.under:
            found.setdefault(one.id, one)
        return tuple(found.values())


def made(asked: Request) -> Made:
    """Return the bids and the score sheets of a plan.

    Raises `Faults` where nobody has a mark that the rule could use (AB704), and where `score` would
    not accept what was made (AB705): then nothing is to be written.
    """
    found = consortia(asked.problem, asked.plan, asked.dossier)
    names = names_of(asked.framework, asked.dossier, asked.problem, asked.plan)
    bids = tuple(_bid(asked, one, name) for one, name in zip(found, names, strict=True))
    sheets: list[tuple[str, Data]] = []
    missing: list[Fault] = []
    for framework in asked.frameworks:
        rule = rule_of(framework, asked.framework)
        for sheet in asked.dossier.sheets:
            if sheet.framework == framework.id:
                data = _sheet(asked, framework, sheet, rule, list(zip(found, names, strict=True)))
                missing += _missing(framework, sheet, data)
                sheets.append((framework.id, data.data))
    if missing:
        raise Faults(missing)
    _accepted(asked, bids, [sheet for _, sheet in sheets])
    called = (
        Text(*(_called(asked.framework, asked.problem, one, lang) for lang in LANGUAGES))
        for one in found
    )
    return Made(bids, tuple(sheets), tuple(called), without_marks(asked.frameworks, asked.dossier))


def _bid(asked: Request, one: Consortium, name: str) -> Data:
    known = known_facts(asked.frameworks)
    about = {
        "number": one.number + 1,
        "framework": asked.framework.id,
        "version": asked.framework.version,
    }
    data: dict[str, Any] = {
        "format": "aanbesteding/bid/1",
        "id": name,
        "decimal-sign": "point",
        "derived": _cut(DERIVED.say(asked.lang, **about)),
        "tenderer": {
            "name": _called(asked.framework, asked.problem, one, asked.lang),
            "members": (
                *(_member(party, sole=len(one.members) == 1) for party in one.members),
                *(_member(party, sole=False) for party in one.connected),
            ),
        },
    }
    facts = _facts(asked, one, known, WHOLE_BID, one.themes[0])
    return {**data, **facts, "lots": tuple(_offer(asked, one, known, t) for t in one.themes)}


def _called(framework: Framework, problem: Problem, one: Consortium, lang: Lang) -> str:
    """Return what the bid of a coalition is called: by the titles of its themes."""
    titles = {lot.id: say(lot.title, lang) for lot in framework.lots}
    themes = ", ".join(titles[problem.themes[theme]] for theme in one.themes)
    return _cut(NAME.say(lang, themes=themes))


def _member(party: Party, *, sole: bool) -> Data:
    member = party.described.member
    role = "subcontractor" if party.share is None else "lead" if party.lead else "member"
    data: dict[str, Any] = {
        "organisation": member.organisation,
        "name": member.name,
        "role": "sole" if sole else role,
    }
    if party.share is not None and not sole:
        data["share"] = written(party.share)
    if member.kind is not None:
        data["kind"] = member.kind
    if member.newcomer is not None:
        data["newcomer"] = _word(value=member.newcomer)
    if member.declarations:
        data["declarations"] = {
            ground: _word(value=applies) for ground, applies in member.declarations.items()
        }
    if member.facts:
        sign = party.described.bid.decimal_sign
        data["facts"] = {name: plain(text, sign) for name, text in member.facts.items()}
    return data


def _word(*, value: bool) -> str:
    return "ja" if value else "nee"


def _facts(asked: Request, one: Consortium, known: Known, lot: str, theme: int) -> Data:
    def on_plan(row: DerivedFact) -> Fraction:
        assert row.measure is not None
        return measured(row.measure, asked.problem, asked.plan, asked.dossier, one.coalition, theme)

    facts = dict(facts_of(one, lot, known, on_plan))
    return {"facts": facts} if facts else {}


def _offer(asked: Request, one: Consortium, known: Known, theme: int) -> Data:
    lot = asked.problem.themes[theme]
    price = Fraction(asked.worth.themes[theme].cost, 100)
    return {"lot": lot, "price": written(price), **_facts(asked, one, known, lot, theme)}


class _Sheet(NamedTuple):
    data: Data
    missing: tuple[tuple[str, str, str], ...]
    """Bid, lot and criterion without a mark."""


def _sheet(
    asked: Request,
    framework: Framework,
    sheet: ScoreSheet,
    rule: MarkRule,
    found: list[tuple[Consortium, str]],
) -> _Sheet:
    marks: dict[str, Any] = {bid: _given(lots) for bid, lots in sheet.marks.items()}
    conflicts = [_conflict(one.bid, one.organisation, one.reason) for one in sheet.conflicts]
    missing = []
    for one, name in found:
        bid = conflict_with(sheet, one, asked.dossier)
        if bid is not None:
            conflicts.append(_conflict(name, None, CONFLICT.say(asked.lang, bid=bid)))
            continue
        lots: dict[str, Any] = {}
        for theme in one.themes:
            lot = asked.problem.themes[theme]
            derived = list(derived_marks(framework, sheet, one, lot, rule))
            missing += [(name, lot, mark.criterion) for mark in derived if mark.mark is None]
            if derived:
                lots[lot] = {
                    mark.criterion: {
                        "mark": mark.mark or "",
                        "reason": reason_of(mark, rule, asked.lang),
                    }
                    for mark in derived
                }
        if lots:
            marks[name] = lots
    data: dict[str, Any] = {
        "format": "aanbesteding/scores/1",
        "framework": framework.id,
        "kind": sheet.kind,
    }
    if sheet.assessor is not None:
        data["assessor"] = sheet.assessor
    if sheet.decimal_sign is not None:
        data["decimal-sign"] = sheet.decimal_sign
    if conflicts:
        data["conflicts"] = tuple(conflicts)
    if sheet.present:
        data["present"] = dict(sheet.present)
    return _Sheet({**data, "marks": marks}, tuple(missing))


def _given(lots: Mapping[str, Mapping[str, Mark]]) -> Data:
    return {
        lot: {
            criterion: {"mark": mark.mark, "reason": mark.reason}
            for criterion, mark in marks.items()
        }
        for lot, marks in lots.items()
    }


def _conflict(bid: str | None, organisation: str | None, reason: str) -> Data:
    subject = {"bid": bid} if bid is not None else {"organisation": organisation}
    return {**subject, "reason": reason}


def reason_of(derived: DerivedMark, rule: MarkRule, lang: Lang) -> str:
    """Say how a mark was derived: the rule, and the mark of each member that has one."""
    told = [
        OF_MEMBER.say(
            lang, member=one.party.name, share=_percent(one.party.share, lang), mark=one.mark
        )
        for one in derived.members
    ]
    text = REASON.say(lang, rule=RULES[rule].say(lang), marks="; ".join(told))
    return _cut(text)


def _cut(text: str) -> str:
    """Cut a text that follows from names of any length to what a bid or a sheet can hold."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _percent(share: Fraction | None, lang: Lang) -> str:
    text = written(share or Fraction(0))
    return text.replace(".", ",") if lang == "nl" else text


def _missing(framework: Framework, sheet: ScoreSheet, found: _Sheet) -> Iterator[Fault]:
    files = origins(framework)
    for bid, lot, criterion in found.missing:
        fields = {"bid": bid, "lot": lot, "criterion": criterion, "assessor": sheet_id(sheet)}
        ref = in_framework(framework, "recombination", "derived", "marks")
        yield fault_of(Finding(NO_MARK, ref, fields), files)


def _accepted(asked: Request, bids: Sequence[Data], sheets: Sequence[Data]) -> None:
    """Evaluate the bids that came in and those that were made; raise `Faults` if that cannot be.

    Only what the made ones bring with them is a fault here.
    """
    models = tuple(bid_model(dict(data)) for data in bids)
    dossier = Dossier(
        (*asked.dossier.bids, *models), tuple(sheet_model(dict(data)) for data in sheets)
    )
    names = {bid.id for bid in models}
    found: list[Fault] = []
    for framework in asked.frameworks:
        try:
            evaluate(framework, dossier)
        except Faults as error:
            found += [
                _wrapped(framework, bid, fault)
                for fault in error.faults
                if (bid := _about(fault, names)) is not None
            ]
    if found:
        raise Faults(found)


def _about(fault: Fault, names: set[str]) -> str | None:
    """Return the made bid that a fault is about; None where it is about something else."""
    said = {str(value) for value in fault.fields.values()}
    for name in sorted(names):
        if fault.place.path == f"<bid {name}>" or name in said:
            return name
    return None


def _wrapped(framework: Framework, bid: str, fault: Fault) -> Fault:
    fields = {
        "bid": bid,
        "framework": framework.id,
        "code": fault.code.code,
        "what": Text(fault.what("nl"), fault.what("en")),
    }
    files = origins(framework)
    ref = in_framework(framework, "id")
    return fault_of(Finding(NOT_ACCEPTED, ref, fields), files)
