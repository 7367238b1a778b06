"""The table of sections: one module per question, one row here, in the order of the report."""

from __future__ import annotations

from aanbesteding.sensitivity import weights
from aanbesteding.sensitivity.answer import Section

SECTIONS: tuple[Section, ...] = (weights.SECTION,)
