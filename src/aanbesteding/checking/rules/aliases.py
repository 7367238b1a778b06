"""AB484 to AB487: in an anonymous assessment sheets name bids by an alias, and the key is right."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework, in_sheet
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref, Route
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

REAL_NAME = coded(
    "AB484",
    "bid-named",
    (
        "er wordt anoniem beoordeeld, en dit blad noemt inschrijving «{text}» bij haar eigen «id»",
        "assessment is anonymous, and this sheet names bid “{text}” by its own “id”",
    ),
    (
        "ga na wat deze beoordelaar weet; een blad noemt alleen aliassen",
        "examine what this assessor knows; a sheet names aliases only",
    ),
)
UNKNOWN = coded(
    "AB485",
    "unknown-alias",
    (
        "alias «{text}» staat niet in de sleutel{guess}",
        "alias “{text}” is not in the key{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
KEY = coded(
    "AB486",
    "alias-key-not-right",
    ("de sleutel van aliassen klopt niet: {problem}", "the key of aliases is not right: {problem}"),
    (
        "geef elke inschrijving precies één alias, die niets verraadt",
        "give every bid exactly one alias, which gives nothing away",
    ),
)
NO_KEY = coded(
    "AB487",
    "no-alias-key",
    (
        "het panel beoordeelt anoniem, en de sleutel van aliassen ontbreekt",
        "the panel assesses anonymously, and the key of aliases is missing",
    ),
    (
        "geef haar mee met `--aliases BESTAND`; zie «Aliases» in docs/formats.md",
        "give it with `--aliases FILE`; see “Aliases” in docs/formats.md",
    ),
)
NOT_ANONYMOUS = Text(
    "het panel van dit kader beoordeelt niet anoniem («panel.anonymous»)",
    "the panel of this framework does not assess anonymously (“panel.anonymous”)",
)
TWO_KEYS = Text("er is nog een sleutel voor dit kader", "there is another key for this framework")
NO_BID = Text("inschrijving «{text}» is er niet{guess}", "there is no bid “{text}”{guess}")
TWICE = Text("inschrijving «{text}» heeft nog een alias", "bid “{text}” has another alias")
TELLS = Text(
    "alias «{text}» is de «id» van een inschrijving", "alias “{text}” is the “id” of a bid"
)
WITHOUT = Text("inschrijving «{text}» heeft geen alias", "bid “{text}” has no alias")


def check_names(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield names in sheets that are bids themselves."""
    real = {bid.id for bid in dossier.bids} | dossier.broken
    for sheet, route, name in _unresolved(framework, dossier):
        if name in real:
            ref = in_sheet(sheet, *route)
            yield at(REAL_NAME, ref, of_key=route[0] != "conflicts", text=name)


def check_aliases(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield names in sheets that are in no key."""
    real = {bid.id for bid in dossier.bids} | dossier.broken
    key = dossier.key_of(framework.id)
    known = list(key.aliases) if key else []
    for sheet, route, name in _unresolved(framework, dossier):
        if name not in real and key is not None:
            ref, guess = in_sheet(sheet, *route), did_you_mean(name, known)
            of_key = route[0] != "conflicts"
            yield at(UNKNOWN, ref, of_key=of_key, text=name, guess=guess, known=", ".join(known))


def _unresolved(framework: Framework, dossier: Dossier) -> Iterator[tuple[ScoreSheet, Route, str]]:
    if framework.panel is None or not framework.panel.anonymous:
        return
    for sheet in dossier.sheets:
        for route in sheet.unresolved if sheet.framework == framework.id else ():
            name = route[1]
            if route[0] == "conflicts" and isinstance(name, int):
                name = sheet.conflicts[name].bid or ""
            yield sheet, route, str(name)


def check_key(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what is wrong with the key."""
    key = dossier.key_of(framework.id)
    if key is None:
        return
    bids = [bid.id for bid in dossier.bids]
    for problem, route, of_key in _problems(framework, dossier, key, bids):
        yield at(KEY, Ref("aliases", framework.id, route), of_key=of_key, problem=problem)


def _problems(
    framework: Framework, dossier: Dossier, key: Aliases, bids: list[str]
) -> Iterator[tuple[Text, Route, bool]]:
    if framework.panel is None or not framework.panel.anonymous:
        yield NOT_ANONYMOUS, ("framework",), False
        return
    if sum(other.framework == framework.id for other in dossier.keys) > 1:
        yield TWO_KEYS, ("framework",), False
    real = {*bids, *dossier.broken}
    seen: set[str] = set()
    for alias, bid in key.aliases.items():
        if alias in real:
            yield _said(TELLS, alias), ("aliases", alias), True
        if bid not in real:
            yield _said(NO_BID, bid, did_you_mean(bid, bids)), ("aliases", alias), False
        elif bid in seen:
            yield _said(TWICE, bid), ("aliases", alias), False
        seen.add(bid)
    for bid in bids:
        if bid not in seen:
            yield _said(WITHOUT, bid), ("aliases",), True


def _said(text: Text, name: str, guess: Text | None = None) -> Text:
    near = guess or Text("", "")
    return Text(text.say("nl", text=name, guess=near.nl), text.say("en", text=name, guess=near.en))


def check_there(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield an anonymous panel whose key did not come in."""
    if framework.panel is None or not framework.panel.anonymous:
        return
    sheets = [sheet for sheet in dossier.sheets if sheet.framework == framework.id]
    if sheets and dossier.key_of(framework.id) is None:
        yield at(NO_KEY, in_framework(framework, "panel", "anonymous"))


RULES = (
    Rule(REAL_NAME, check_names, on_framework=False),
    Rule(UNKNOWN, check_aliases, on_framework=False),
    Rule(KEY, check_key, on_framework=False),
    Rule(NO_KEY, check_there, on_framework=False),
)
