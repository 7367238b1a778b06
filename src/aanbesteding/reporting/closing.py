"""The sensitivity of an award closed by a comparison of frameworks, in every form."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.reporting.blocks import Block, Heading
from aanbesteding.reporting.closing_format import FORMAT, ClosedResult
from aanbesteding.reporting.comparison_csv import comparison_csv
from aanbesteding.reporting.comparison_json import comparison_result
from aanbesteding.reporting.comparison_report import comparison_blocks
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.sensitivity_csv import sensitivity_csv
from aanbesteding.reporting.sensitivity_json import sensitivity_result
from aanbesteding.reporting.sensitivity_report import sensitivity_blocks
from aanbesteding.routes.compare import Comparison
from aanbesteding.sensitivity.analyse import Sensitivity
from aanbesteding.texts import Lang


def both_blocks(examined: Sensitivity, compared: Comparison, lang: Lang) -> Iterator[Block]:
    """Yield both reports as one; the second has no title of the first level of its own."""
    yield from sensitivity_blocks(examined, lang)
    for block in comparison_blocks(compared, lang):
        yield block._replace(level=block.level + 1) if isinstance(block, Heading) else block


def both_json(examined: Sensitivity, compared: Comparison) -> str:
    """Return both as one JSON text."""
    made: ClosedResult = {
        "format": FORMAT,
        "sensitivity": sensitivity_result(examined),
        "comparison": comparison_result(compared),
    }
    return as_json(made)


def both_csv(examined: Sensitivity, compared: Comparison, lang: Lang) -> str:
    """Return both as CSV, one after the other: each has its own row of titles."""
    return sensitivity_csv(examined, lang) + comparison_csv(compared, lang).removeprefix("\ufeff")
