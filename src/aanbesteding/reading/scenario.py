"""A scenario, read from where the user names it."""

from __future__ import annotations

import os
from pathlib import Path

from aanbesteding.faults import Faults
from aanbesteding.model import scenario
from aanbesteding.model.scenario import Scenario
from aanbesteding.reading.load import Reader


def load_scenario(path: str | os.PathLike[str]) -> Scenario:
    """Read a scenario.

    Raises `Faults` with everything that is wrong with the file itself; whether its numbers make
    sense is seen by `checking.scenario`.
    """
    reader = Reader((scenario.FORMAT,))
    made = reader.read(os.fspath(path), Path(path).name)
    if not isinstance(made, Scenario):
        raise Faults(reader.faults)
    return made
