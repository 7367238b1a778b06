"""One file by itself: read strictly, checked, advised on, with its silencing comments applied."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass

from aanbesteding.checking.run import check_framework
from aanbesteding.checking.scenario import scenario_faults
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting.codes import NOT_EXAMINED
from aanbesteding.linting.ignores import Ignore, ignores_in, without_ignored
from aanbesteding.linting.rule import Rows
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.finding import Finding, fault_of, origins
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import FileModel
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.scenario import Scenario
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading import codes, limits
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import KINDS, Reader
from aanbesteding.reading.names import is_sheet

SEAL_SUFFIX = ".seal"


@dataclass(frozen=True, slots=True)
class Summary:
    """What must be known of a file to find out what belongs together.

    `framework` is the one that a file names, `bids` the bids that it is about, and `named` where
    it names the framework: line, column, the text of that line, and the sheet.
    """

    path: str
    kind: str
    id: str
    framework: str = ""
    bids: tuple[str, ...] = ()
    named: tuple[int, int, str, str] = (0, 0, "", "")


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to say about one file, and what is in it; `models` only where they were kept.

    In a spreadsheet there can be several. `broken` is the id in a file that could not be read, for who
    refers to it; in a spreadsheet the ids, with spaces between them.
    """

    path: str
    faults: tuple[Fault, ...]
    summaries: tuple[Summary, ...] = ()
    broken: str = ""
    models: tuple[FileModel, ...] = ()

    @property
    def model(self) -> FileModel | None:
        """What is in a file that holds one thing."""
        return self.models[0] if self.models else None


def check_bytes(data: bytes, path: str, advice: Rows) -> Checked:
    """Check one file by itself.

    `path` is how the user named it. A file that cannot be parsed has faults and no summary.
    """
    if path.endswith(SEAL_SUFFIX):
        return _seal(data, path)
    if is_sheet(path):
        return _sheets(data, path)
    reader = Reader(tuple(KINDS))
    model: FileModel | None = None
    try:
        model = reader.parse(Document.decode(data, path, path))
    except Faults as error:
        reader.faults.extend(error.faults)
    faults = _limited(reader.faults, path)
    ignores: list[Ignore] = []
    if reader.tree is not None:
        ignores, wrong = ignores_in(reader.tree)
        faults += wrong
    mute: frozenset[str] = frozenset()
    if isinstance(model, Framework) and not reader.faults:
        said, mute = _of_framework(model, advice)
        faults += said
    elif isinstance(model, Scenario) and not reader.faults:
        faults += scenario_faults(model)
    faults, unused = without_ignored(faults, ignores)
    if unused and not reader.faults:
        # of a rule that did not look, it cannot be said that its comment silences nothing
        looked = advice.codes.intersection(str(fault.fields["text"]) for fault in unused) - mute
        if looked & advice.beside and isinstance(model, Framework) and not _is_file(model):
            looked -= advice.beside
        faults += [fault for fault in unused if str(fault.fields["text"]) in looked]
    broken = broken_id(data) if model is None else ""
    models = () if model is None else (model,)
    return Checked(path, tuple(faults), _summaries(models, path), broken, models)


def _sheets(data: bytes, path: str) -> Checked:
    """Check a spreadsheet by itself; nothing in it silences a rule."""
    reader = Reader(tuple(KINDS))
    models: tuple[FileModel, ...] = ()
    try:
        models = tuple(reader.parse_all(data, path, path))
    except Faults as error:
        reader.faults.extend(error.faults)
    faults = tuple(_limited(reader.faults, path))
    broken = " ".join(sorted(filter(None, reader.broken)))
    return Checked(path, faults, _summaries(models, path), broken, models)


def _seal(data: bytes, path: str) -> Checked:
    """Check a seal by itself: whether it is one, and whether anybody changed it."""
    from aanbesteding.reading.seal import parse_seal

    try:
        parse_seal(Document.decode(data, path, os.path.basename(path), limits.MAX_SEAL_BYTES))
    except Faults as error:
        return Checked(path, tuple(_limited(list(error.faults), path)))
    return Checked(path, (), (Summary(path, "seal", ""),))


def _of_framework(framework: Framework, advice: Rows) -> tuple[list[Fault], frozenset[str]]:
    """Return the faults of a framework, or the advice on one that has none.

    Returns also the codes of the rules that were not able to look.
    """
    findings: list[Finding] = check_framework(framework)
    mute = advice.codes
    if not findings:
        for check in advice.checks:
            findings += check(framework)
        wanted = {NOT_EXAMINED.code, *advice.codes} if findings else ()
        findings = [finding for finding in findings if finding.code.code in wanted]
        not_examined = (one for one in findings if one.code is NOT_EXAMINED)
        mute = frozenset(str(one.fields["rule"]) for one in not_examined)
    files = origins(framework) if findings else {}
    return [fault_of(finding, files) for finding in findings], mute


def _is_file(framework: Framework) -> bool:
    """Whether anything can lie beside a framework: not beside what was typed."""
    return framework.origin is not None and os.path.isfile(framework.origin.path)


def _limited(faults: list[Fault], path: str) -> list[Fault]:
    ordered = sorted(faults, key=lambda fault: fault.place.sort_key)
    if len(ordered) <= limits.MAX_FAULTS:
        return ordered
    more = Fault(codes.MORE_FAULTS, Place(path), {"limit": limits.MAX_FAULTS})
    return [*ordered[: limits.MAX_FAULTS], more]


def _summaries(models: Iterable[FileModel], path: str) -> tuple[Summary, ...]:
    found = (_summary(model, path) for model in models)
    return tuple(one for one in found if one is not None)


def _summary(model: FileModel | None, path: str) -> Summary | None:
    if isinstance(model, Framework):
        return Summary(path, "framework", model.id)
    if isinstance(model, Bid):
        return Summary(path, "bid", model.id)
    if isinstance(model, ScoreSheet):
        return _under(model, path, "scores", model.framework, tuple(model.marks))
    if isinstance(model, DrawRecord):
        bids = dict.fromkeys(bid for draw in model.draws for bid in draw.bids)
        return _under(model, path, "draw", model.framework, tuple(bids))
    if isinstance(model, Aliases):
        return _under(model, path, "aliases", model.framework, tuple(model.of_bids()))
    if isinstance(model, QualityRecord):
        bids = dict.fromkeys(bid for lot in model.lots.values() for bid in lot)
        return _under(model, path, "quality", model.framework, tuple(bids))
    return None


def _under(
    model: FileModel, path: str, kind: str, framework: str, bids: tuple[str, ...]
) -> Summary:
    """Return the summary of a file that names its framework."""
    named = (0, 0, "", "")
    if model.origin is not None:
        place = model.origin.place(("framework",))
        named = (place.line, place.column, place.source, place.sheet)
    return Summary(path, kind, "", framework, bids, named)


_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def broken_id(data: bytes) -> str:
    """Return the id that stands in a file that could not be read, for who refers to it."""
    found = _ID.search(data)
    return found[1].decode() if found else ""
