"""How tenderers are told: the days, what a letter may name, and a buyer's own templates."""

from __future__ import annotations

from typing import NamedTuple

from aanbesteding.deciding.standstill import Standstill
from aanbesteding.reporting.letters.templates import Templates


class Told(NamedTuple):
    """What letters rest on besides the evaluation.

    `period` is None where the day of sending is not known; the letters then have blanks.
    `others` lists the rank and total of all bids in every letter.
    """

    period: Standstill | None = None
    others: bool = False
    templates: Templates = Templates()
