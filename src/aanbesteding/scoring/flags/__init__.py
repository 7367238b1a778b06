"""Price flags: one module per flag, one table. They say something and change nothing."""

from __future__ import annotations

from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import (
    below_percent,
    cost_sheet,
    drives_formula,
    outlier,
    sheet_lines,
    social_value,
    token_price,
    trimmed_mean,
    units,
)
from aanbesteding.scoring.flags.base import Field, Flag

FLAGS: tuple[Flag, ...] = tuple(
    flag
    for module in (
        below_percent,
        trimmed_mean,
        units,
        token_price,
        sheet_lines,
        outlier,
        drives_formula,
        cost_sheet,
        social_value,
    )
    for flag in module.FLAGS
)


def flags_of(field: Field) -> tuple[Flagged, ...]:
    """Return what every test finds in a lot, in the order of the table; nothing without bids."""
    if not field.ranked:
        return ()
    return tuple(found for flag in FLAGS for found in flag.run(field))
