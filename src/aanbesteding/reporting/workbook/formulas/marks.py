"""The panel's methods. What the panel gives is combined on the sheet of the marks."""

from __future__ import annotations

from aanbesteding.reporting.workbook.formulas.base import Builder, Leaf


def panel(leaf: Leaf) -> str:
    """F15: what the panel gave, as it is."""
    return leaf.value


def to_best(leaf: Leaf) -> str:
    """F16: the part of the best; all get 0 where the best has 0 or less."""
    best = leaf.rivals.best
    return f"IF({best}<=0,0,{leaf.value}/{best})"


FORMULAS: dict[str, Builder | None] = {"rating-scale": panel, "rating-to-best": to_best}
