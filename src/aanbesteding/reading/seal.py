"""Seals: reading one, and comparing a framework with it."""

from __future__ import annotations

import os
from typing import NamedTuple

from aanbesteding.faults import Fault, Faults
from aanbesteding.model.fingerprint import fingerprint, grouped
from aanbesteding.model.framework import Framework
from aanbesteding.model.seal import Seal
from aanbesteding.reading import limits, seal_codes
from aanbesteding.reading.changes import Change, changes
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import read_bytes
from aanbesteding.reading.sealed_file import altered_at, parse
from aanbesteding.reading.tree import Tree
from aanbesteding.texts import Text

LAYOUT = Text(
    "alleen opmerkingen en opmaak verschillen, geen enkele waarde",
    "only comments and layout differ; no value does",
)
ONE = Text("één waarde verschilt: {where}", "one value differs: {where}")
MORE = Text(
    "{count} waarden verschillen, als eerste {where}", "{count} values differ, the first is {where}"
)


class Comparison(NamedTuple):
    """A framework beside its seal.

    `changes` is None when one of the two texts is no YAML, so that only lines can be compared.
    """

    seal: Seal
    sealed: Document
    found: Document
    changes: tuple[Change, ...] | None

    @property
    def same(self) -> bool:
        """Whether the framework is the one that was sealed, to the byte."""
        return grouped(self.found.sha256) == self.seal.framework.sha256

    @property
    def line(self) -> int:
        """The first line, counted from 1, at which the texts differ; line ends count as well."""
        pairs = zip(self.sealed.lines, self.found.lines, strict=False)
        same = next((n for n, (one, other) in enumerate(pairs) if one != other), None)
        if same is None:
            same = min(len(self.sealed.lines), len(self.found.lines))
            same = 0 if len(self.sealed.lines) == len(self.found.lines) else same
        return same + 1


def seal_place(framework: str) -> str:
    """Return where the seal of a framework lies: beside it, ending in `.seal`.

    >>> seal_place("criteria/kader.yaml")
    'criteria/kader.seal'
    """
    return os.path.splitext(framework)[0] + ".seal"


def load_seal(path: str) -> Seal:
    """Read a seal and see that nobody changed it. Raises `Faults`."""
    data = read_bytes(path, limits.MAX_SEAL_BYTES)
    return parse_seal(Document.decode(data, path, os.path.basename(path), limits.MAX_SEAL_BYTES))


def parse_seal(document: Document) -> Seal:
    """Make a seal of a document and see that nobody changed it. Raises `Faults`."""
    seal, tree = parse(Seal, document)
    at = altered_at(tree)
    if at is None and fingerprint(seal.sealed_bytes) != seal.framework.sha256:
        at = 0  # whoever made this also made its own fingerprint again
    if at is not None:
        raise Faults([Fault(seal_codes.ALTERED, tree.place_at(at))])
    return seal


def seal_faults(framework: Framework, seal: Seal) -> list[Fault]:
    """Return what is wrong when a framework is not the one that was sealed, to the byte."""
    origin = framework.origin
    assert origin is not None
    assert seal.origin is not None
    if framework.id != seal.framework.id:
        place = seal.origin.place(("framework", "id"))
        ids = {"sealed": seal.framework.id, "found": framework.id}
        return [Fault(seal_codes.OTHER_FRAMEWORK, place, ids)]
    if grouped(origin.sha256) == seal.framework.sha256:
        return []
    compared = compare(origin.path, seal)
    fields = {"seal": seal.origin.path, "reason": _reason(compared.changes or ())}
    return [Fault(seal_codes.DIFFERS, compared.found.place(*_first(compared)), fields)]


def compare(path: str, seal: Seal) -> Comparison:
    """Put a framework beside its seal. Raises `Faults` when the framework is no text at all."""
    found = Document.decode(read_bytes(path), path, os.path.basename(path))
    assert seal.origin is not None
    sealed = Document.decode(seal.sealed_bytes, seal.origin.path, seal.origin.name)
    try:
        differ = tuple(changes(Tree(sealed).plain, Tree(found).plain))
    except Faults:
        return Comparison(seal, sealed, found, None)
    return Comparison(seal, sealed, found, differ)


def _first(compared: Comparison) -> tuple[int, int]:
    """Return the position of the first change: of a value, else of a line."""
    if compared.changes:
        return Tree(compared.found).position(compared.changes[0].route_after)
    return compared.line, 1


def _reason(differ: tuple[Change, ...]) -> Text:
    if not differ:
        return LAYOUT
    text, where = ONE if len(differ) == 1 else MORE, differ[0].where
    return Text(*(words.format(count=len(differ), where=where) for words in text))
