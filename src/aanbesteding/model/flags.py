"""The price flags that a framework announces. A flag never excludes and never changes a score."""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Percent, Positive
from aanbesteding.model.cited import Cited

Base = Literal["estimate", "ceiling"]


class TrimmedMean(Model):
    """A test against the mean of the prices without the lowest and the highest ones."""

    percent: Percent
    """A price below this percentage of the trimmed mean is flagged."""
    wings: Percent
    """The part of the bids left out at each end, in per cent, rounded up to whole bids."""


class Units(Model):
    """A test in units: percentage points of the lot's estimate or ceiling."""

    of: Base
    """What a unit is a hundredth of: the lot's `estimate` or its `ceiling`."""
    one: Positive
    """With one bid: more units than this below the estimate or ceiling itself."""
    two: Positive
    """With two bids: more units than this below the other bid."""
    three: Positive
    """With three bids: more units than this below the mean of the prices."""
    more: Positive | None = None
    """With four bids or more: units below the mean; without it the test is not made."""


class Flags(Cited):
    """The announced price flags, each a test of its own."""

    below_percent_of_median: Percent | None = None
    """A price below this percentage of the median price."""
    below_percent_of_mean: Percent | None = None
    """A price below this percentage of the mean price."""
    below_percent_of_second_lowest: Percent | None = None
    """A lowest price below this percentage of the next lowest."""
    below_percent_of_estimate: Percent | None = None
    """A price below this percentage of the lot's `estimate`."""
    below_percent_of_trimmed_mean: TrimmedMean | None = None
    """A price below a percentage of the mean without the ends."""
    below_units: Units | None = None
    """A price a number of percentage points below another, counted as in Spain."""
    outlier_factor: Positive | None = None
    """A price this many times as far out as the next, where a relative formula uses it."""
