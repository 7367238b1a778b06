"""A buyer's own templates: which files they are, and what each kind must have in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reporting.letters import codes
from aanbesteding.reporting.letters.fields import Field, fields_of
from aanbesteding.reporting.letters.kinds import KINDS, Kind

WORD, TYPST = ".docx", ".typ"


class Templates(NamedTuple):
    """The files of a folder by their paths in it; `folder` is as the user named it."""

    folder: str = ""
    files: Mapping[str, bytes] = {}

    def of_kind(self, ending: str) -> Iterator[tuple[Kind, bytes]]:
        """Yield the templates of one format, by the kind of document."""
        for kind in KINDS:
            if kind + ending in self.files:
                yield kind, self.files[kind + ending]

    def lacking(self, endings: Iterable[str]) -> list[str]:
        """Return the templates that are not there, of the formats that are made."""
        names = [kind + ending for ending in endings for kind in KINDS]
        return [name for name in names if self.folder and name not in self.files]

    def refuse_others(self, endings: Iterable[str]) -> None:
        """Raise `Faults` for Word files that are no template, and where no template is used.

        `endings` are those of the formats that are made. Other files can be what templates use.
        """
        known = [kind + WORD for kind in KINDS]
        wrong = [
            Fault(
                codes.UNKNOWN_TEMPLATE,
                Place(os.path.join(self.folder, name)),
                {"name": name, "guess": did_you_mean(name, known), "known": ", ".join(known)},
            )
            for name in self.files
            if name.lower().endswith((WORD, ".docm", ".dotx", ".dotm")) and name not in known
        ]
        made = tuple(endings)
        if not any(True for ending in made for _ in self.of_kind(ending)):
            wrong.append(Fault(codes.NO_TEMPLATES, Place(self.folder)))
        if wrong:
            raise Faults(wrong)


def missing_parts(kind: Kind, named: set[str]) -> list[Field]:
    """Return the parts that a template must show and does not name."""
    return [field for field in fields_of(kind) if field.needed and field.name not in named]
