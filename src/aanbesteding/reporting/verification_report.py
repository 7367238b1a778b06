"""What verifying a record gave, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from typing_extensions import TypedDict

from aanbesteding import __version__
from aanbesteding.faults import Fault, Place
from aanbesteding.reporting import verification_codes as codes
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.clean import UNSAFE
from aanbesteding.reporting.result_format import Words
from aanbesteding.reporting.verification import Difference, Verification
from aanbesteding.texts import Lang, Text

FORMAT: Literal["aanbesteding/verification/1"] = "aanbesteding/verification/1"
TITLE = Text("Controle van een vastlegging", "Verification of a record")
VERIFIED = Text(
    "Geverifieerd: dezelfde bestanden geven dezelfde vastlegging, byte voor byte.",
    "Verified: the same files give the same record, byte for byte.",
)
DIFFERS = Text("Verschilt. Het eerste verschil:", "Differs. The first difference:")
OTHERS = Text("Verder:", "Furthermore:")
NOT_RUN = Text(
    "De beoordeling is niet herhaald: dit zijn niet de vastgelegde bestanden.",
    "The evaluation was not repeated: these are not the recorded files.",
)
WINNER = Text("Perceel «{lot}»: eerste is «{bid}».", "Lot “{lot}”: first is “{bid}”.")
WINNERS = Text("Perceel «{lot}»: contracten voor {bid}.", "Lot “{lot}”: contracts for {bid}.")
NO_WINNER = Text("Perceel «{lot}»: geen eerste.", "Lot “{lot}”: none is first.")
RECORD = Text("Hash van de vastlegging:", "Hash of the record:")
STATED = Text("Hash die de vastlegging noemt:", "Hash that the record states:")
FILES = Text("Bestanden", "Files")
FILE = {
    "framework": Text("kader «{id}», {file}", "framework “{id}”, {file}"),
    "bid": Text("inschrijving «{id}», {file}", "bid “{id}”, {file}"),
    "scores": Text("scoreblad «{id}», {file}", "score sheet “{id}”, {file}"),
    "draw": Text("loting {id}, {file}", "draw {id}, {file}"),
    "quality": Text(
        "vastgestelde kwaliteit bij «{id}», {file}", "closed quality under “{id}”, {file}"
    ),
    "aliases": Text("sleutel van aliassen bij «{id}», {file}", "key of aliases of “{id}”, {file}"),
    "seal": Text("zegel van «{id}», {file}", "seal of “{id}”, {file}"),
}
OTHER_FILE = Text("{kind} «{id}», {file}", "{kind} “{id}”, {file}")
CHANGED = Text("veranderd", "changed")
CURE = Text("doe: {cure}", "do: {cure}")
PLACED = Text("{path}, regel {line}: {what}", "{path}, line {line}: {what}")
WHOLE = Text("{path}: {what}", "{path}: {what}")


class FileJson(TypedDict):
    """A recorded file, what its hash was, and what it is now."""

    kind: str
    id: str
    file: str
    recorded: str
    found: str
    same: bool


class DifferenceJson(TypedDict):
    """A difference. `pointer` is a JSON pointer into the record."""

    code: str
    slug: str
    text: Words
    cure: Words
    line: int
    pointer: str | None
    recorded: Any
    found: Any


class VersionsJson(TypedDict):
    """The versions of the program that wrote the record and that verified it."""

    recorded: str
    now: str


class VerificationJson(TypedDict):
    """What verifying a record gave; the first of `differences` is the first difference."""

    format: Literal["aanbesteding/verification/1"]
    verified: bool
    repeated: bool
    record: str
    version: VersionsJson
    files: list[FileJson]
    differences: list[DifferenceJson]
    warnings: list[DifferenceJson]


def verification_blocks(made: Verification, lang: Lang) -> Iterator[Block]:
    """Yield the report: the verdict, the first difference, and the hashes of everything."""
    yield Heading(TITLE.say(lang), 1)
    if made.verified:
        yield Para(VERIFIED.say(lang), "good")
        yield from _outcome(made, lang)
    for index, difference in enumerate(made.differences):
        if index < 2:
            yield Para((OTHERS if index else DIFFERS).say(lang), "plain" if index else "warning")
        yield from _fault(difference.fault, lang)
    if not made.ran:
        yield Para(NOT_RUN.say(lang), "muted")
    if made.other_version:
        yield from _fault(other_version(made), lang)
    codes_found = {difference.fault.code for difference in made.differences}
    altered = codes_found & {codes.BLOCK_ALTERED, codes.RECORD_ALTERED}
    yield Para((STATED if altered else RECORD).say(lang))
    yield Para(made.record.sha256)
    yield Heading(FILES.say(lang), 2)
    for found in made.files:
        file = found.recorded
        text = FILE.get(file.kind, OTHER_FILE)
        named = text.say(lang, kind=file.kind, id=file.id, file=file.file)
        yield Para(named if found.same else f"{named} ({CHANGED.say(lang)})", bullet=True)
        yield Para(file.sha256)


def _outcome(made: Verification, lang: Lang) -> Iterator[Block]:
    for lot in made.record.outcome["lots"]:
        text = WINNER if lot["winner"] is not None else NO_WINNER
        winners = lot["winners"]
        several = len(winners) > 1
        text, bids = (WINNERS, ", ".join(winners)) if several else (text, lot["winner"])
        yield Para(text.say(lang, lot=lot["id"], bid=bids), bullet=True)


def _fault(fault: Fault, lang: Lang) -> Iterator[Block]:
    text = PLACED if fault.place.line else WHOLE
    what = f"{fault.code.code} {fault.what(lang)}"
    said = text.say(lang, path=fault.place.path, line=fault.place.line, what=what)
    yield Para(said, "warning", bullet=True)
    yield Para(CURE.say(lang, cure=fault.cure(lang)), "muted", indent=1)


def other_version(made: Verification) -> Fault:
    """Return the warning that another version of the program wrote the record."""
    origin = made.record.origin
    assert origin is not None
    line, column = origin.locate(("tool", "version"), False)
    place = Place(origin.path, line, column)
    fields = {"recorded": made.record.tool.version, "now": __version__}
    return Fault(codes.OTHER_VERSION, place, fields)


def verification_json(made: Verification) -> str:
    """Return the report as JSON text; the same files give the same bytes."""
    notes = [Difference(other_version(made))] if made.other_version else []
    result: VerificationJson = {
        "format": FORMAT,
        "verified": made.verified,
        "repeated": made.ran,
        "record": made.record.sha256,
        "version": {"recorded": made.record.tool.version, "now": __version__},
        "files": [
            {
                "kind": found.recorded.kind,
                "id": found.recorded.id,
                "file": found.recorded.file,
                "recorded": found.recorded.sha256,
                "found": found.sha256,
                "same": found.same,
            }
            for found in made.files
        ],
        "differences": [_difference(difference) for difference in made.differences],
        "warnings": [_difference(note) for note in notes],
    }
    text = json.dumps(result, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _difference(difference: Difference) -> DifferenceJson:
    fault = difference.fault
    return {
        "code": fault.code.code,
        "slug": fault.code.slug,
        "text": {"nl": fault.what("nl"), "en": fault.what("en")},
        "cure": {"nl": fault.cure("nl"), "en": fault.cure("en")},
        "line": fault.place.line,
        "pointer": difference.pointer,
        "recorded": difference.recorded,
        "found": difference.found,
    }
