"""Records: reading one, finding the files that it names, and making models of them.

A record may come from anyone, so it cannot make the program read what it likes: without files
named by the user only names beneath the folder of the record or the current folder are looked up,
and a file whose bytes are not the recorded ones is never parsed.
"""

from __future__ import annotations

import ntpath
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.model import aliases, bid, draw, framework, quality, scores
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.fingerprint import fingerprint
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import FileModel
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.record import COMPARED, Record, RecordedFile
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.model.seal import Seal
from aanbesteding.reading import codes, limits, seal_codes
from aanbesteding.reading.document import Document
from aanbesteding.reading.json_tree import JsonTree
from aanbesteding.reading.load import Reader, files_in, read_bytes
from aanbesteding.reading.names import is_sheet, max_bytes
from aanbesteding.reading.seal import parse_seal, seal_place
from aanbesteding.reading.sealed_file import parse
from aanbesteding.texts import Text

FORMATS = {
    "framework": framework.FORMAT,
    "bid": bid.FORMAT,
    "scores": scores.FORMAT,
    "draw": draw.FORMAT,
    "quality": quality.FORMAT,
    "aliases": aliases.FORMAT,
}
"""The format of every kind of file in a record but the seal."""
SEAL_SUFFIX = ".seal"
ONCE: tuple[Literal["framework", "quality", "aliases", "seal"], ...] = (
    "framework",
    "quality",
    "aliases",
    "seal",
)
"""The kinds of which there is one at most."""


class Found(NamedTuple):
    """A recorded file and what was found for it: a path and its bytes."""

    recorded: RecordedFile
    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was found."""
        return fingerprint(self.data)

    @property
    def same(self) -> bool:
        """Whether it is what was recorded."""
        return self.sha256 == self.recorded.sha256


class Inputs(NamedTuple):
    """The models of the recorded files."""

    framework: Framework
    dossier: Dossier
    seal: Seal | None


def load_record(path: str) -> tuple[Record, JsonTree]:
    """Read a record. Raises `Faults` when it cannot be one; whether it was changed is not asked."""
    data = read_bytes(path, limits.MAX_RECORD_BYTES)
    name = os.path.basename(path)
    document = Document.decode(data, path, name, limits.MAX_RECORD_BYTES)
    record, tree = parse(Record, document, COMPARED)
    kinds = Counter(file.kind for file in record.inputs.files)
    if not kinds["framework"] or not kinds["bid"] or any(kinds[kind] > 1 for kind in ONCE):
        place = document.place(*tree.position(("inputs", "files")))
        raise Faults([Fault(seal_codes.INCOMPLETE, place)])
    return record, tree


class _Candidate(NamedTuple):
    """A file that the user named, before it is known which recorded file it is."""

    name: str
    path: str
    kind: str
    data: bytes
    sha256: str


# --- finding the files ----------------------------------------------------------------------------


def beneath(record: Record, tree: JsonTree) -> list[Found]:
    """Return the recorded files as they lie beneath the record's folder or the current one.

    Raises `Faults` for names that lead elsewhere and for files that are not there.
    """
    own = os.path.dirname(tree.document.path) or os.curdir
    found: list[Found] = []
    faults: list[Fault] = []
    for index, file in enumerate(record.inputs.files):
        place = tree.document.place(*tree.position(("inputs", "files", index, "path")))
        try:
            path = _beneath(file, place, (own, os.curdir))
            found.append(Found(file, path, read_bytes(path, _limit(file))))
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(faults)
    return found


def _beneath(file: RecordedFile, place: Place, roots: Iterable[str]) -> str:
    if file.path is None:
        raise Faults([Fault(seal_codes.FILE_MISSING, place, {"file": file.file})])
    if not _stays_below(file.path):
        raise Faults([Fault(seal_codes.PATH_OUTSIDE, place, {"path": file.path})])
    for root in roots:
        path = os.path.normpath(os.path.join(root, *file.path.split("/")))
        if os.path.lexists(path):
            whole, top = os.path.realpath(path), os.path.realpath(root)
            if os.path.commonpath([whole, top]) != top:  # a link on the way leads elsewhere
                raise Faults([Fault(seal_codes.PATH_OUTSIDE, place, {"path": file.path})])
            return path
    raise Faults([Fault(seal_codes.FILE_MISSING, place, {"file": file.path})])


def _stays_below(path: str) -> bool:
    """Whether a recorded name can only lie beneath the folder that it is looked up in."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\0" in part for part in parts):
        return False
    if os.name == "nt" and ("\\" in path or any(ntpath.splitdrive(part)[0] for part in parts)):
        return False
    try:
        os.fsencode(path)
    except UnicodeEncodeError:  # no file can have this name
        return False
    return True


def _limit(file: RecordedFile) -> int:
    return limits.MAX_SEAL_BYTES if file.kind == "seal" else max_bytes(file.file)


def named(
    record: Record, tree: JsonTree, framework_path: str, roots: Iterable[str]
) -> tuple[list[Found], list[str]]:
    """Return the recorded files among those that the user names, and what is there besides.

    A file is known by its bytes, else by its name. What is there besides are the bids, and the
    score sheets, draws, closed quality and keys under this framework, that the record does not
    name: they would have counted.
    Raises `Faults` for files that cannot be read, and for recorded files that are not there.
    """
    loose: list[_Candidate] = []
    faults: list[Fault] = []
    for name, path, kind in _candidates(framework_path, roots):
        limit = limits.MAX_SEAL_BYTES if kind == "seal" else max_bytes(path)
        try:
            data = read_bytes(path, limit)
        except Faults as error:
            faults += error.faults
        else:
            loose.append(_Candidate(name, path, kind, data, fingerprint(data)))
    found: list[Found] = []
    sheets: list[_Candidate] = []  # a spreadsheet can be several of the recorded files
    left = list(enumerate(record.inputs.files))
    for known in (_by_bytes, _by_name):
        rest = []
        for index, file in left:
            match = next((item for item in (*sheets, *loose) if known(file, item)), None)
            if match is None:
                rest.append((index, file))
                continue
            if match in loose:
                loose.remove(match)
                sheets += [match] if is_sheet(match.path) else []
            found.append(Found(file, match.path, match.data))
        left = rest
    for index, file in left:
        place = tree.document.place(*tree.position(("inputs", "files", index, "file")))
        faults.append(Fault(seal_codes.FILE_MISSING, place, {"file": file.file}))
    if faults:
        raise Faults(faults)
    order = {file: index for index, file in enumerate(record.inputs.files)}
    found.sort(key=lambda item: order[item.recorded])
    own = next(file.id for file in record.inputs.files if file.kind == "framework")
    sealed = any(file.kind == "seal" for file in record.inputs.files)
    others = (item for item in loose if not (sealed and item.kind == "seal"))  # one seal counts
    return found, [item.path for item in others if _would_count(item, own)]


def _candidates(framework_path: str, roots: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (name, path, kind) of everything that the user named, and of the seal beside it.

    Besides folders and bids that can be draws, closed quality, a key of aliases, or a seal that
    lies elsewhere; a record knows which of them it needs.
    """
    yield os.path.basename(framework_path), framework_path, "framework"
    seal, listed = seal_place(framework_path), list(roots)
    named = {os.path.realpath(root) for root in listed}
    if os.path.lexists(seal) and os.path.realpath(seal) not in named:
        yield os.path.basename(seal), seal, "seal"
    for root in listed:
        files = sorted(files_in(os.fspath(root)))
        if len(files) > limits.MAX_FILES:
            things = Text("bestanden", "files")
            fields = {"count": len(files), "things": things, "limit": limits.MAX_FILES}
            raise Faults([Fault(codes.TOO_MANY_FILES, Place(os.fspath(root)), fields)])
        for name, path in files:
            yield name, path, "seal" if name.endswith(SEAL_SUFFIX) else "bid"


def _by_bytes(file: RecordedFile, item: _Candidate) -> bool:
    return item.sha256 == file.sha256


def _by_name(file: RecordedFile, item: _Candidate) -> bool:
    if file.kind in ("framework", "seal") or item.kind in ("framework", "seal"):
        return file.kind == item.kind
    return item.name in (file.file, file.path)


def _would_count(item: _Candidate, framework_id: str) -> bool:
    """Whether a file that the record does not name would have been part of the evaluation."""
    if item.kind != "bid":
        return True
    reader = Reader(tuple(FORMATS.values()))
    try:
        found = reader.parse_all(item.data, item.path, item.name)
    except Faults:
        return True
    return not found or any(_counts(made, framework_id) for made in found)


def _counts(made: FileModel, framework_id: str) -> bool:
    if isinstance(made, ScoreSheet | DrawRecord | QualityRecord | Aliases):
        return made.framework == framework_id
    return True


# --- making models --------------------------------------------------------------------------------


def _is(made: FileModel, file: RecordedFile, framework_id: str) -> bool:
    """Whether something in a spreadsheet is what was recorded."""
    if isinstance(made, ScoreSheet):
        return sheet_id(made) == file.id and made.framework == framework_id
    return isinstance(made, Bid) and made.id == file.id


def parse_inputs(found: Iterable[Found]) -> Inputs:
    """Make models of files that are what was recorded, under their recorded names.

    Raises `Faults` with everything that is wrong with all of them.
    """
    faults: list[Fault] = []
    made: list[object] = []
    found = list(found)
    own = next((file.id for file, _, _ in found if file.kind == "framework"), "")
    for file, path, data in found:
        reader = Reader((FORMATS.get(file.kind, ""),))
        try:
            if file.kind == "seal":
                made.append(parse_seal(Document.decode(data, path, file.file, _limit(file))))
            else:
                models = reader.parse_all(data, path, file.file)
                made += [one for one in models if not is_sheet(path) or _is(one, file, own)]
        except Faults as error:
            faults += error.faults
        faults += reader.faults
    if faults:
        raise Faults(faults)
    dossier = Dossier(
        tuple(item for item in made if isinstance(item, Bid)),
        tuple(item for item in made if isinstance(item, ScoreSheet)),
        closed=tuple(item for item in made if isinstance(item, QualityRecord)),
        keys=tuple(item for item in made if isinstance(item, Aliases)),
    ).with_draws(item for item in made if isinstance(item, DrawRecord))
    whole = next(item for item in made if isinstance(item, Framework))
    seal = next((item for item in made if isinstance(item, Seal)), None)
    return Inputs(whole, dossier, seal)
