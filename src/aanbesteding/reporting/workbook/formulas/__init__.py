"""Every method and way of award as a formula of a spreadsheet: one row each.

What no spreadsheet can express has `None`; its numbers stand in the workbook as values, marked so.
"""

from __future__ import annotations

from aanbesteding.reporting.workbook.formulas import awards, facts, marks, prices
from aanbesteding.reporting.workbook.formulas.base import AwardBuilder, Builder

FORMULAS: dict[str, Builder | None] = {**marks.FORMULAS, **facts.FORMULAS, **prices.FORMULAS}
AWARD_FORMULAS: dict[str, AwardBuilder | None] = {**awards.FORMULAS}
