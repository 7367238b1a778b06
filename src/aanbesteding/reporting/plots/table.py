"""The table of pictures of the sensitivity of a lot: one module each, one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aanbesteding.reporting.plots import acceptability, blend, tornado, winner_map
from aanbesteding.reporting.plots.style import Picture, svg
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.texts import Lang


class Row(NamedTuple):
    """A picture: the word in its file name, and what draws it."""

    id: str
    draw: Callable[[LotSensitivity, Lang], Picture | None]


PLOTS = (
    Row("weights", tornado.draw),
    Row("ranks", acceptability.draw),
    Row("winners", winner_map.draw),
    Row("blend", blend.draw),
)


def pictures(found: Sensitivity, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the name of a file and the picture that belongs in it.

    What cannot be drawn of a lot is passed over; the sections of the report say why.
    """
    for lot in found.lots:
        for row in PLOTS:
            made = row.draw(lot, lang)
            if made is not None:
                yield f"{lot.case.lot}-{row.id}.svg", svg(made, lang)
