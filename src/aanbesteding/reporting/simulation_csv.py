"""A simulation as CSV: one row per figure, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.reporting.csv_text import guarded, plain_number
from aanbesteding.reporting.simulation_words import title_of
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.result import LotFigures, SimulationResult
from aanbesteding.texts import LOT, Lang, Text

COLUMNS = (
    LOT,
    Text("cijfer", "figure"),
    Text("onderdeel", "part"),
    Text("titel", "title"),
    Text("eenheid", "unit"),
    Text("waarde", "value"),
    Text("standaardfout", "standard error"),
    Text("aanbestedingen", "tenders"),
)
Row = tuple[Text, str, str, Text, Estimate | None]
PER_CENT, POINTS, EURO, COUNT = (
    Text("%", "%"),
    Text("punten", "points"),
    Text("euro", "euros"),
    Text("aantal", "number"),
)
NOMINAL = Text("nominaal gewicht", "nominal weight")
EFFECTIVE = Text("effectief gewicht", "effective weight")
USED_RANGE = Text("gebruikt bereik", "used range")
DIFFER = Text("onderscheid", "told apart")
SPREAD = Text("benut deel", "used part")


def simulation_csv(result: SimulationResult, lang: Lang) -> str:
    """Return the figures as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for figures in result.lots:
        for figure, part, title, unit, found in _rows(result, figures, lang):
            if found is None:
                continue
            scale = 100 if unit is PER_CENT else 1
            error = None if found.error is None else found.error * scale
            writer.writerow(
                [
                    figures.lot.id,
                    figure.say(lang),
                    part,
                    guarded(title),
                    unit.say(lang),
                    plain_number(found.value * scale, lang),
                    plain_number(error, lang),
                    str(found.tenders),
                ]
            )
    return "\ufeff" + out.getvalue()


def _rows(result: SimulationResult, figures: LotFigures, lang: Lang) -> Iterator[Row]:
    unit = EURO if result.framework.award.type in ("award-on-value", "lowest-price") else POINTS
    for one in figures.criteria:
        title = title_of(one, lang)
        yield NOMINAL, one.id, title, PER_CENT, _exact(one.nominal)
        yield EFFECTIVE, one.id, title, PER_CENT, one.effective
        yield USED_RANGE, one.id, title, unit, one.used
        yield DIFFER, one.id, title, PER_CENT, one.differ
        yield SPREAD, one.id, title, PER_CENT, one.spread
    for scale in figures.scales:
        yield DIFFER, scale.scale, "", PER_CENT, scale.differ
        yield SPREAD, scale.scale, "", PER_CENT, scale.spread
    price = figures.price
    if price is not None:
        yield Text("prijs besliste", "price decided"), "", "", PER_CENT, price.decided
        yield (
            Text("zonder prijs een andere winnaar", "another winner without price"),
            "",
            "",
            PER_CENT,
            price.overturned,
        )
        yield (
            Text("zonder prijs gelijken", "equals without price"),
            "",
            "",
            PER_CENT,
            price.between_equals,
        )
    yield Text("waarde van een punt", "value of a point"), "", "", EURO, figures.point.euros
    yield Text("gelijk totaal op rang 1", "equal totals at rank 1"), "", "", PER_CENT, figures.tied
    undecided = Text("rang 1 onbeslist", "rank 1 undecided")
    yield undecided, "", "", PER_CENT, figures.undecided
    nobody = Text("geen geldige inschrijving", "no admissible bid")
    yield nobody, "", "", PER_CENT, figures.nobody
    yield Text("inschrijvingen", "bids"), "", "", COUNT, figures.bids
    yield Text("gerangschikte inschrijvingen", "ranked bids"), "", "", COUNT, figures.ranked


def _exact(value: Fraction | None) -> Estimate | None:
    return None if value is None else Estimate(value, None, 0)
