"""What a kind of document of `report` declares about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from aanbesteding.reporting.documents.material import Material
from aanbesteding.texts import Lang, Text


class Document(NamedTuple):
    """A kind of document: the word of its option, its place, what it needs, and what makes it.

    `names` is the file name in the whole set or, where `many` files are made, their folder there.
    `library` is the module of the extra `report` without which it cannot be made. `make` returns
    the files: for one file under any one name, for many by their path in their folder, with `/`.
    `template` is how the names of the templates end that it is filled in from, if it is.
    """

    word: str
    title: Text
    names: Text
    many: bool
    library: str | None
    make: Callable[[Material, Lang], Mapping[str, bytes]]
    template: str | None = None
