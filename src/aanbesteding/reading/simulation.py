"""A simulation file, read from where the user names it."""

from __future__ import annotations

import os
from pathlib import Path

from aanbesteding.faults import Faults
from aanbesteding.model import simulation
from aanbesteding.model.simulation import Simulation
from aanbesteding.reading.load import Reader


def load_simulation(path: str | os.PathLike[str]) -> Simulation:
    """Read a simulation file.

    Raises `Faults` with everything that is wrong with the file itself; whether it fits a framework
    is seen by `simulate`.
    """
    reader = Reader((simulation.FORMAT,))
    made = reader.read(os.fspath(path), Path(path).name)
    if not isinstance(made, Simulation):
        raise Faults(reader.faults)
    return made
