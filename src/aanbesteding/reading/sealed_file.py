"""Reading files that carry their own fingerprint: seals and records."""

from __future__ import annotations

from typing import TypeVar

from aanbesteding.faults import Faults
from aanbesteding.model.fingerprint import fingerprint, grouped
from aanbesteding.model.origin import FileModel, Origin
from aanbesteding.reading.document import Document
from aanbesteding.reading.json_tree import JsonTree
from aanbesteding.reading.sealed_text import first_difference, sealed_text
from aanbesteding.reading.validation import validate

M = TypeVar("M", bound=FileModel)


def parse(model: type[M], document: Document, loose: tuple[str, ...] = ()) -> tuple[M, JsonTree]:
    """Make a model of a document. Raises `Faults` with everything that is wrong with it.

    `loose` names the entries whose inside is not judged here.
    """
    tree = JsonTree(document, loose)
    if not isinstance(tree.plain, dict):
        tree.plain = {}  # every key is then missing, and each of them is said
    made, faults = validate(model, tree)
    if made is None:
        raise Faults(faults)
    made._origin = Origin(
        document.name, document.path, document.sha256, tree.position, document.line_of_text
    )
    return made, tree


def altered_at(tree: JsonTree) -> int | None:
    """Return the offset of the first character that is not as the program wrote it, if any.

    A changed value shows at the fingerprint at the end; a changed layout where it was changed.
    """
    content = {key: value for key, value in tree.plain.items() if key != "sha256"}
    written = sealed_text(content)
    at = first_difference(written, tree.document.text)
    if at is None and fingerprint(written.encode("utf-8")) != grouped(tree.document.sha256):
        return 0  # a byte order mark is no part of the text
    return at
