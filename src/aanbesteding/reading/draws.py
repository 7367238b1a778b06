"""Records of drawings of lots, read from the files that the user names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from aanbesteding.faults import Fault, Faults
from aanbesteding.model import draw
from aanbesteding.model.draw import DrawRecord
from aanbesteding.reading.load import Reader


def load_draws(*paths: str | os.PathLike[str]) -> tuple[DrawRecord, ...]:
    """Read records of drawings of lots, for `Dossier.with_draws`.

    Raises `Faults` with everything that is wrong with the files; whether lots were drawn for the
    situation that there is, is seen by `evaluate`.
    """
    records, faults = read_draws(paths)
    if faults:
        raise Faults(faults)
    return records


def read_draws(
    paths: Iterable[str | os.PathLike[str]],
) -> tuple[tuple[DrawRecord, ...], list[Fault]]:
    """Read what can be read, and return it with the faults of all files."""
    reader = Reader((draw.FORMAT,))
    read = [reader.read(os.fspath(path), Path(path).name) for path in paths]
    return tuple(made for made in read if isinstance(made, DrawRecord)), reader.faults
