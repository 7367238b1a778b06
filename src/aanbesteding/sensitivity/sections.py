"""The table of sections: one module per question, one row here, in the order of the report."""

from __future__ import annotations

from aanbesteding.sensitivity import (
    effective,
    methods,
    panel,
    prices,
    readings,
    rivals,
    scores,
    weights,
)
from aanbesteding.sensitivity.answer import Section
from aanbesteding.sensitivity.space import section as space

SECTIONS: tuple[Section, ...] = (
    weights.SECTION,
    space.SECTION,
    scores.SECTION,
    prices.SECTION,
    rivals.SECTION,
    panel.SECTION,
    methods.SECTION,
    readings.SECTION,
    effective.SECTION,
)
