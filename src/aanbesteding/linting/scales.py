"""What the marks of a scale are worth, and who gives them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from aanbesteding.methods.rating_scale import Combine, RatingScale
from aanbesteding.model.framework import Framework, LabelledScale, Scale


class Worths(NamedTuple):
    """What the marks of a scale are worth (1 is all points), without going through them all.

    `second` is the least but one and `gap` the least difference between two; without a second worth
    they are the least itself and 0.
    """

    least: Fraction
    second: Fraction
    most: Fraction
    gap: Fraction


def ends(scale: Scale) -> tuple[Fraction, Fraction]:
    """Return what the worst and the best mark of a scale are worth (1 is all points)."""
    if isinstance(scale, LabelledScale):
        found = [label.percent for label in scale.marks]
        return min(found) / 100, max(found) / 100
    whole = scale.full_at - scale.zero_at
    worst, best = sorted((mark - scale.zero_at) / whole for mark in (scale.lowest, scale.highest))
    return worst, best


def is_whole(scale: Scale) -> bool:
    """Whether the best mark of a scale is worth exactly all points; nothing is divided for it."""
    if isinstance(scale, LabelledScale):
        return max(label.percent for label in scale.marks) == 100
    best = scale.highest if scale.full_at > scale.zero_at else scale.lowest
    return best == scale.full_at


def worths(scale: Scale) -> Worths:
    """Return what the marks of a scale are worth."""
    if isinstance(scale, LabelledScale):
        found = sorted({label.percent / 100 for label in scale.marks})
        if len(found) == 1:
            return Worths(found[0], found[0], found[0], Fraction(0))
        gap = min(high - low for low, high in pairwise(found))
        return Worths(found[0], found[1], found[-1], gap)
    least, most = ends(scale)
    gap = abs(scale.step / (scale.full_at - scale.zero_at))
    return Worths(least, least + gap, most, gap)


def judges(framework: Framework, method: RatingScale) -> tuple[Combine, int]:
    """Return how the marks on a criterion are combined, and how many there are of each bid."""
    panel = framework.panel
    if panel is None:
        return "mean", 0
    named = method.assessors or tuple(assessor.id for assessor in panel.assessors)
    return method.combine or panel.combine, len(set(named))
