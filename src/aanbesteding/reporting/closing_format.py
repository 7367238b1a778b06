"""The published shape of `sensitivity` of several frameworks: the first, then all compared."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.comparison_format import ComparisonResult
from aanbesteding.reporting.sensitivity_format import SensitivityResult

FORMAT: Literal["aanbesteding/closed-sensitivity/1"] = "aanbesteding/closed-sensitivity/1"


class ClosedResult(TypedDict):
    """The award of the first framework examined, and all frameworks compared."""

    format: Literal["aanbesteding/closed-sensitivity/1"]
    sensitivity: SensitivityResult
    comparison: ComparisonResult
