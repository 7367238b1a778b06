"""AB906: what can be in the way of a recombination, apart from its input files."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

NO_SOLVER = coded(
    "AB906",
    "no-solver",
    (
        "er is niets om een recombinatie mee te berekenen: {library} ontbreekt of laadt niet",
        "nothing works out a recombination: {library} is missing or does not load",
    ),
    (
        "installeer aanbesteding met de extra «recombine»: pip install 'aanbesteding[recombine]'",
        "install aanbesteding with the extra “recombine”: pip install 'aanbesteding[recombine]'",
    ),
)
CODES: dict[str, Code] = {NO_SOLVER.code: NO_SOLVER}
