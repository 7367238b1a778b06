"""The table of pictures of a recombination: one module each, one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aanbesteding.reporting.plots import coverage, front
from aanbesteding.reporting.plots.style import Picture, svg
from aanbesteding.reporting.recombining.case import Case
from aanbesteding.texts import Lang


class Row(NamedTuple):
    """A picture: the word that is its file name, and what draws it."""

    id: str
    draw: Callable[[Case, Lang], Picture | None]


PLOTS = (Row("coverage", coverage.draw), Row("front", front.draw))


def pictures(case: Case, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the name of a file and the picture that belongs in it, of what was examined."""
    for row in PLOTS:
        made = row.draw(case, lang)
        if made is not None:
            yield f"{row.id}.svg", svg(made, lang)
