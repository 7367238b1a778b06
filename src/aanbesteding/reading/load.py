"""Files and folders in, models out; or `Faults` with everything that is wrong with all of them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.model import aliases, bid, draw, framework, quality, scenario, scores, simulation
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import FileModel, Origin
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.scenario import Scenario
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.model.simulation import Simulation
from aanbesteding.reading import codes, limits
from aanbesteding.reading.document import Document
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reading.names import CODINGS, CSV, PASSED_OVER, SUFFIXES, is_sheet, max_bytes
from aanbesteding.reading.tree import Tree
from aanbesteding.reading.validation import rest_of, validate
from aanbesteding.texts import Text

KINDS: dict[str, tuple[type[FileModel], Text]] = {
    framework.FORMAT: (Framework, Text("een beoordelingskader", "an assessment framework")),
    bid.FORMAT: (Bid, Text("een inschrijving", "a bid")),
    scores.FORMAT: (ScoreSheet, Text("een scoreblad", "a score sheet")),
    draw.FORMAT: (DrawRecord, Text("een proces-verbaal van loting", "a record of a draw")),
    aliases.FORMAT: (Aliases, Text("een sleutel van aliassen", "a key of aliases")),
    simulation.FORMAT: (Simulation, Text("een simulatie", "a simulation")),
    scenario.FORMAT: (Scenario, Text("een scenario", "a scenario")),
    quality.FORMAT: (QualityRecord, Text("een vastgestelde kwaliteit", "a closed quality")),
}
SPREADSHEET = Text("een spreadsheet", "a spreadsheet")
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)  # of a file that is no YAML


@dataclass
class Reader:
    """Reads files of given kinds and gathers the faults of all of them."""

    expected: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    tree: Tree | None = None
    """The last file that was parsed."""

    def read(self, path: str, name: str) -> FileModel | None:
        """Read one file that is one model; on any fault return None and remember it."""
        before = len(self.faults)
        made, data = None, b""
        if is_sheet(path):
            fields = {"expected": " / ".join(self.expected), "found": SPREADSHEET}
            self.faults.append(Fault(codes.WRONG_KIND, Place(path), fields))
            return None
        try:
            data = read_bytes(path)
            made = self.parse(Document.decode(data, path, name))
        except Faults as error:
            self.faults.extend(error.faults)
        if made is None and (found := _ID.search(data)):
            self.broken.add(found[1].decode())
        self._limit(before, path)
        return made

    def read_all(self, path: str, name: str) -> list[FileModel]:
        """Read one file with the models in it: one, or in a spreadsheet any number."""
        if not is_sheet(path):
            made = self.read(path, name)
            return [] if made is None else [made]
        before, found = len(self.faults), list[FileModel]()
        try:
            found = self.parse_all(read_bytes(path, max_bytes(path)), path, name)
        except Faults as error:
            self.faults.extend(error.faults)
        self._limit(before, path)
        return found

    def parse_all(self, data: bytes, path: str, name: str) -> list[FileModel]:
        """Make models of the bytes of a file. Raises `Faults` when they cannot be read at all.

        Of a sheet with marks that has faults there is a model of the rest.
        """
        if not is_sheet(path):
            made = self.parse(Document.decode(data, path, name))
            return [] if made is None else [made]
        from aanbesteding.reading.sheets.read import read_sheets  # nobody else waits for it

        contents, faults, sha256 = read_sheets(data, path, name)
        self.faults.extend(faults)
        found: list[FileModel] = []
        for kind, table in contents:
            if kind not in self.expected:
                fields = {"expected": " / ".join(self.expected), "found": kind}
                self.faults.append(table.grid.fault(codes.WRONG_KIND, (1, 2), **fields))
                continue
            if not table.plain:
                self.faults.extend(table.faults)
                continue
            model, wrong = validate(KINDS[kind][0], table)
            self.faults.extend(wrong)
            if model is None:
                self.broken.add(table.text_at(("id",)) or "")
                # of a form that is not finished the marks that are there are checked all the same
                model = rest_of(ScoreSheet, table) if kind == scores.FORMAT else None
            if model is not None:
                model._origin = table.origin(path, name, sha256)
                found.append(model)
        return found

    def _limit(self, before: int, path: str) -> None:
        """List no more faults of one file than a person reads."""
        of_file = sorted(self.faults[before:], key=lambda fault: fault.place.sort_key)
        if len(of_file) > limits.MAX_FAULTS:
            more = Fault(codes.MORE_FAULTS, Place(path), {"limit": limits.MAX_FAULTS})
            self.faults[before:] = [*of_file[: limits.MAX_FAULTS], more]

    def parse(self, document: Document) -> FileModel | None:
        """Make a model of a document. Raises `Faults` when it is no YAML at all."""
        tree = self.tree = Tree(document)
        model = self._kind(tree)
        if model is None:
            return None
        made, faults = validate(model, tree)
        self.faults.extend(faults)
        if made is None:
            self.broken.add(tree.text_at(("id",)) or "")
            return None
        origin = Origin(
            document.name,
            document.path,
            document.sha256,
            tree.position,
            document.line_of_text,
            document.whole_text,
        )
        made._origin = origin
        return made

    def _kind(self, tree: Tree) -> type[FileModel] | None:
        plain = tree.plain
        stated = plain.get("format") if isinstance(plain, dict) else None
        expected = " / ".join(self.expected)
        if not isinstance(plain, dict):
            where = tree.document.place(*tree.position(()))
            shape = {"expected": Text("een blok met sleutels", "a block of keys")}
            self.faults.append(Fault(codes.WRONG_SHAPE, where, shape))
        elif "format" in plain and not isinstance(stated, str):
            where = tree.document.place(*tree.position(("format",)))
            if stated is not None:  # else the tree says that it is empty
                word = {"expected": Text("één woord", "one word")}
                self.faults.append(Fault(codes.WRONG_SHAPE, where, word))
        elif stated is None:
            where = tree.document.place(1, 1)
            self.faults.append(Fault(codes.MISSING_KEY, where, {"key": "format"}))
        elif stated not in KINDS:
            where = tree.document.place(*tree.position(("format",)))
            guess = did_you_mean(stated, KINDS)
            fields = {"text": stated, "guess": guess, "expected": expected}
            self.faults.append(Fault(codes.UNKNOWN_FORMAT, where, fields))
        elif stated not in self.expected:
            where = tree.document.place(*tree.position(("format",)))
            fields = {"expected": expected, "found": stated}
            self.faults.append(Fault(codes.WRONG_KIND, where, fields))
        else:
            return KINDS[stated][0]
        self.faults.extend(tree.faults)
        return None


def load_framework(path: str | os.PathLike[str]) -> Framework:
    """Read an assessment framework from a file.

    Raises `Faults` with everything that is wrong with the file itself; whether the framework
    makes sense is checked by `evaluate`.
    """
    reader = Reader((framework.FORMAT,))
    made = reader.read(os.fspath(path), Path(path).name)
    if not isinstance(made, Framework):
        raise Faults(reader.faults)
    return made


def load_bids(*paths: str | os.PathLike[str]) -> Dossier:
    """Read bids and score sheets from files and folders (recursively).

    Raises `Faults` with everything that is wrong with all files.
    """
    dossier, faults = read_dossier(*paths)
    if faults:
        raise Faults(faults)
    return dossier


def read_dossier(*paths: str | os.PathLike[str]) -> tuple[Dossier, list[Fault]]:
    """Read what can be read, and return it with the faults of all files.

    With any fault it serves to check what is in it, and nothing can be ranked: a score sheet may
    have come from a form that is not finished.
    """
    reader = Reader((bid.FORMAT, scores.FORMAT, quality.FORMAT, aliases.FORMAT))
    bids: list[Bid] = []
    sheets: list[ScoreSheet] = []
    closed: list[QualityRecord] = []
    keys: list[Aliases] = []
    for root in paths:
        try:
            files = sorted(files_in(os.fspath(root)))
        except Faults as error:
            reader.faults.extend(error.faults)
            continue
        if len(files) > limits.MAX_FILES:
            things = Text("bestanden", "files")
            fields = {"count": len(files), "things": things, "limit": limits.MAX_FILES}
            reader.faults.append(Fault(codes.TOO_MANY_FILES, Place(os.fspath(root)), fields))
            continue
        for name, path in files:
            for made in reader.read_all(path, name):
                if isinstance(made, Bid):
                    bids.append(made)
                elif isinstance(made, ScoreSheet):
                    sheets.append(made)
                elif isinstance(made, QualityRecord):
                    closed.append(made)
                elif isinstance(made, Aliases):
                    keys.append(made)
    if not bids and not reader.faults:
        place = Place(os.fspath(paths[0]) if paths else "")
        reader.faults.append(Fault(codes.NO_FILES, place))
    if len(bids) > limits.MAX_BIDS:
        things = Text("inschrijvingen", "bids")
        fields = {"count": len(bids), "things": things, "limit": limits.MAX_BIDS}
        reader.faults.append(Fault(codes.TOO_MANY_FILES, Place(os.fspath(paths[0])), fields))
    dossier = Dossier(
        tuple(bids),
        tuple(sheets),
        frozenset(reader.broken),
        closed=tuple(closed),
        keys=tuple(keys),
    )
    return dossier, reader.faults


def files_in(root: str) -> Iterator[tuple[str, str]]:
    """Yield (name relative to the root, path) of the YAML files and spreadsheets.

    Links are not followed; a link to a folder is yielded too, so that reading refuses it.
    """
    if not os.path.isdir(root):
        yield os.path.basename(root), root
        return
    for folder, subfolders, names in os.walk(root, onerror=_cannot_walk, followlinks=False):
        subfolders[:] = sorted(sub for sub in subfolders if not sub.startswith("."))
        links = [sub for sub in subfolders if os.path.islink(os.path.join(folder, sub))]
        below = Path(os.path.relpath(folder, root)).as_posix()
        for name in (*names, *links):
            is_ours = name.lower().endswith(SUFFIXES) or name in links
            path = os.path.join(folder, name)
            if is_ours and not name.startswith(PASSED_OVER) and not _is_other_csv(path):
                yield (name if below == "." else f"{below}/{name}"), path


def _is_other_csv(path: str) -> bool:
    """Whether a CSV file has nothing of a form in it: tables lie about everywhere, results too."""
    if not path.lower().endswith(CSV) or _size(path) is None:
        return False
    try:
        with open(path, "rb") as file:
            begin = file.read(4096)
    except OSError:  # reading it says why
        return False
    return not any("aanbesteding/".encode(coding) in begin for coding in CODINGS)


def read_bytes(path: str, limit: int = limits.MAX_BYTES) -> bytes:
    """Return the bytes of a file that is no link, one more than the limit at most.

    Raises `Faults` with the reason when it cannot be read.
    """
    try:
        size = _size(path)
        if size is None:
            raise _cannot_read(path, _why_not(path))
        with open(path, "rb") as file:
            data = file.read(min(size, limit) + 1)  # no room for a megabyte each time
            return data + file.read(limit + 1 - len(data)) if len(data) > size else data
    except OSError as error:
        raise _cannot_read(path, Text(*(error.strerror or "?",) * 2)) from None


def _size(path: str) -> int | None:
    """Return the size of a file, None where there is no regular file."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _cannot_walk(error: OSError) -> None:
    raise _cannot_read(str(error.filename), Text(*(error.strerror or "?",) * 2))


def _why_not(path: str) -> Text:
    if os.path.islink(path):
        return Text("het is een koppeling", "it is a link")
    if os.path.isdir(path):
        return Text("het is een map", "it is a folder")
    if os.path.exists(path):
        return Text("het is geen gewoon bestand", "it is not a regular file")
    return Text("het bestaat niet", "it does not exist")


def _cannot_read(path: str, reason: Text) -> Faults:
    return Faults([Fault(codes.CANNOT_READ, Place(path), {"reason": reason})])
