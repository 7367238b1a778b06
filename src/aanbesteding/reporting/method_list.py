"""The whole catalogue: a table for people, CSV for a spreadsheet, JSON with everything."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterator
from typing import Any, get_args

from aanbesteding import __version__
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Measure, Method
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.bounds import Key, keys
from aanbesteding.reporting.csv_text import guarded
from aanbesteding.reporting.illustrate import worked
from aanbesteding.reporting.pages import PAGES
from aanbesteding.texts import Lang, Text

FORMAT = "aanbesteding/methods/1"
NAME_WIDTH = 36  # so that a table of the plain text stays within 80 columns

TITLE = Text("Scoremethoden en gunningen", "Scoring methods and ways of award")
GROUPS: dict[str, Text] = {
    "marks": Text("Methoden op cijfers van het panel", "Methods on marks of the panel"),
    "fact": Text("Methoden op een feit", "Methods on a fact"),
    "price": Text("Methoden op de prijs", "Methods on the price"),
    "award": Text("Manieren van gunnen", "Ways of award"),
}
ID, NAME = Text("id", "id"), Text("naam", "name")
MEASURES = Text("meet", "measures")
MEASURED = {
    "marks": Text("cijfers", "marks"),
    "fact": Text("feit", "fact"),
    "price": Text("prijs", "price"),
    "quality": Text("kwaliteit", "quality"),
    "quality-and-price": Text("kwaliteit en prijs", "quality and price"),
}
KIND = Text("soort", "kind")
RELATIVE, ABSOLUTE = Text("relatief", "relative"), Text("absoluut", "absolute")
EITHER = Text("naar keuze", "either")
BETTER = Text("wint", "wins")
WINS = {"high": Text("hoog", "high"), "low": Text("laag", "low"), "": Text("", "")}
SOURCE, READ = Text("bron", "source"), Text("bron gelezen", "source read")
FORMULA = Text("formule", "formula")
YES, NO = Text("ja", "yes"), Text("nee", "no")
LEGEND = (
    Text("Absoluut: alleen de inschrijving zelf telt.", "Absolute: only the bid itself counts."),
    Text(
        "Relatief: andere inschrijvingen tellen mee; een derde kan een volgorde omkeren.",
        "Relative: other bids play a part; a third can turn an order round.",
    ),
)
MORE = Text(
    "Alles over één ervan: aanbesteding explain ID.",
    "Everything about one of them: aanbesteding explain ID.",
)


def list_blocks(lang: Lang, *, fold: bool = False) -> Iterator[Block]:
    """Yield the list in groups; `fold` breaks long names over rows for a text of 80 columns."""
    yield Heading(TITLE.say(lang), 1)
    for para in (*LEGEND, MORE):
        yield Para(para.say(lang))
    for group in (*get_args(Measure), "award"):
        rows = rows_of(group)
        yield Heading(GROUPS[group].say(lang))
        columns = [Column(ID.say(lang)), Column(NAME.say(lang)), Column(KIND.say(lang))]
        if group == "award":
            columns.append(Column(BETTER.say(lang)))
        cells = [
            (row.id, row.name.say(lang), kind(row).say(lang), WINS[better(row)].say(lang))
            for row in rows
        ]
        listed = [made for cell in cells for made in (_folded(cell) if fold else [cell])]
        yield Table(tuple(columns), tuple(row[: len(columns)] for row in listed))


def rows_of(group: str) -> list[Method | Award]:
    """Return the rows of a group of the list."""
    if group == "award":
        return [*AWARDS.values()]
    return [row for row in METHODS.values() if row.measures == group]


def _folded(cells: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    first, *rest = textwrap.wrap(cells[1], NAME_WIDTH)
    yield (cells[0], first, *cells[2:])
    for more in rest:
        yield ("", more, *("" for _ in cells[2:]))


def kind(row: Method | Award) -> Text:
    """Return whether other bids play a part; `EITHER` where the parameters decide that."""
    if isinstance(row, Method) and row.relative_when is not None:
        return EITHER
    return RELATIVE if row.relative else ABSOLUTE


def better(row: Method | Award) -> str:
    """Return what wins under a way of award; of a method nothing."""
    return row.better if isinstance(row, Award) else ""


def _all() -> list[Method | Award]:
    return [*METHODS.values(), *AWARDS.values()]


def measured(row: Method | Award) -> str:
    """Return what is measured: a word of `MEASURED`."""
    if isinstance(row, Method):
        return row.measures
    if row.uses_quality and row.uses_price:
        return "quality-and-price"
    return "price" if row.uses_price else "quality"


def csv_text(lang: Lang) -> str:
    """Return the list as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    columns = (ID, NAME, MEASURES, KIND, BETTER, FORMULA, SOURCE, READ)
    writer.writerow([column.say(lang) for column in columns])
    for row in _all():
        cells = [
            row.id,
            row.name.say(lang),
            MEASURED[measured(row)].say(lang),
            kind(row).say(lang),
            WINS[better(row)].say(lang),
            row.formula,
            row.source.text.say(lang),
            (YES if row.source.verified else NO).say(lang),
        ]
        writer.writerow([guarded(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def json_text() -> str:
    """Return everything that is known of every method and way of award, as JSON."""
    made = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "methods": [_json(row) for row in METHODS.values()],
        "awards": [_json(row) for row in AWARDS.values()],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _json(row: Method | Award) -> dict[str, Any]:
    page = PAGES[row.id]
    made: dict[str, Any] = {"id": row.id, "name": _both(row.name)}
    if isinstance(row, Award):
        assert page.meaning is not None
        made["explanation"] = _both(page.meaning)
        made |= {"better": row.better, "unit": row.unit, "experimental": row.experimental}
    else:
        made["explanation"] = _both(row.explanation)
        made["fact_types"] = list(row.fact_types)
    made |= {
        "measures": measured(row),
        "relative": row.relative,
        "relative_by_parameters": isinstance(row, Method) and row.relative_when is not None,
        "formula": row.formula,
        "parameters": [_key(key) for key in keys(row)],
        "rules": [{"id": rule.id, "text": _both(rule.text)} for rule in page.rules],
        "source": {"text": _both(row.source.text), "verified": row.source.verified},
        "example": {"weight": page.weight, "parameters": page.given, "cases": _cases(row)},
    }
    return made


def _cases(row: Method | Award) -> list[dict[str, Any]]:
    """Return the cases with what the engine makes of them, as a fraction."""
    outcome = "total" if isinstance(row, Award) else "share"
    return [
        {
            "inputs": list(case.inputs),
            outcome: case.outcome if step.radius else str(step.result),
            "irrational": bool(step.radius),
        }
        for case, step in worked(row.id)
    ]


def _key(key: Key) -> dict[str, Any]:
    bounds = {"minimum": key.minimum, "maximum": key.maximum, "decimals": key.decimals}
    return {
        "key": key.key,
        "required": key.required,
        "meaning": _both(key.meaning),
        "kind": _both(key.kind),
        **({"values": list(key.words)} if key.words else {}),
        **{name: bound for name, bound in bounds.items() if bound is not None},
    }


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
