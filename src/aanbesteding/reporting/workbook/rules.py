"""The sheets in words: what was announced, what was read, and how to use the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.fields import Model, kebab, say
from aanbesteding.reporting import words as said_before
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.styles import Kind, Shape
from aanbesteding.reporting.workbook.tables import FIRST
from aanbesteding.texts import Lang, Text


class Announced(NamedTuple):
    """Where the numbers of the rules stand that formulas need; by lot where they are of a lot."""

    points: str | None
    minimum_total: str | None
    fixed: dict[str, str]
    rates: dict[str, str]
    winners: dict[str, str]
    ceilings: dict[str, str]
    floors: dict[str, str]
    choices: dict[str, str]
    """By fact the cells with what can be chosen."""


ABOUT_WIDTH = 76
"""What fits on an upright page in every font."""
AMOUNTS = ("ceiling", "floor", "fixed-price", "estimate")
"""The keys of a lot that are amounts in euros."""
Line = tuple[str, str, str | Fraction, str]
"""A subject, a key, a value, and where it comes from."""


def rules(sheet: Sheet, case: Case) -> Announced:
    """Write what was announced about the calculation, per lot too, and what was read."""
    lang, framework = sheet.lang, case.framework
    sheet.title(words.RULES_TITLE)
    heads = (
        Head(words.SUBJECT, 30),
        Head(words.KEY, 26),
        Head(words.VALUE, 50),
        Head(words.ORIGIN, 60),
    )
    sheet.heads(FIRST - 1, heads, named=(0, 1))
    cells: dict[tuple[str, str], str] = {}
    lines = [*_framework(case, lang), *_lots(case, lang)]
    choices = _choices(sheet, case, FIRST + len(lines))
    lines += [*_facts(case, lang), *_documents(case, lang)]
    for row, (subject, key, value, origin) in enumerate(lines, start=FIRST):
        sheet.text(row, 0, subject)
        sheet.text(row, 1, key)
        if isinstance(value, Fraction):
            shape: Shape = "euros" if key in AMOUNTS else "number"
            sheet.number(row, 2, value, "label" if key == "estimate" else "input", shape)
        else:
            sheet.text(row, 2, value, shape="wrapped")
        sheet.text(row, 3, origin, "muted", "wrapped")
        cells[subject, key] = sheet.at(row, 2)
    sheet.finish()
    own = framework.id
    lots = [lot.lot.lot.id for lot in case.lots]

    def by_lot(key: str) -> dict[str, str]:
        return {lot: cells[lot, key] for lot in lots if (lot, key) in cells}

    return Announced(
        cells.get((own, "weights.total")),
        cells.get((own, "minimum-total")),
        by_lot("fixed-price"),
        by_lot("life-cycle.rate"),
        by_lot("winners"),
        by_lot("ceiling"),
        by_lot("floor"),
        choices,
    )


def _facts(case: Case, lang: Lang) -> Iterator[Line]:
    """Yield what can be chosen, the choices of a fact under each other."""
    for fact in case.framework.facts:
        for number, choice in enumerate(fact.choices or (), start=1):
            yield fact.id, f"choices {number}", choice, say(fact.title, lang)


def _choices(sheet: Sheet, case: Case, row: int) -> dict[str, str]:
    """Return where the choices of every fact stand, if they begin in a row."""
    found = {}
    for fact in case.framework.facts:
        if fact.choices:
            found[fact.id] = sheet.span(row, row + len(fact.choices) - 1, 2)
            row += len(fact.choices)
    return found


def _framework(case: Case, lang: Lang) -> Iterator[Line]:
    framework = case.framework
    own = framework.id
    yield own, "title", say(framework.title, lang), ""
    yield own, "version", framework.version, ""
    yield own, "status", said_before.STATUS[framework.status].say(lang), ""
    yield own, "route", said_before.ROUTE[framework.route].say(lang), ""
    yield own, "price-basis", say(framework.price_basis, lang), ""
    award = case.award
    yield own, "award", award.name.say(lang), award.source.text.say(lang)
    if framework.weights is not None:
        yield own, "weights.unit", framework.weights.unit, ""
        yield own, "weights.of", framework.weights.of, ""
        if framework.weights.total is not None:
            yield own, "weights.total", framework.weights.total, ""
    if framework.minimum_total is not None:
        yield own, "minimum-total", framework.minimum_total.percent, ""
    yield from ((own, key, value, "") for key, value in _flat("policies", framework.policies))


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield everything that was announced, with the keys of the file."""
    if value is None:
        return
    if isinstance(value, Model):
        for field in type(value).model_fields:
            yield from _flat(f"{name}.{kebab(field)}", getattr(value, field))
    elif isinstance(value, tuple) and any(isinstance(one, Model) for one in value):
        for number, one in enumerate(value, start=1):
            yield from _flat(f"{name} {number}", one)
    elif isinstance(value, tuple):
        yield name, ", ".join(str(one) for one in value)
    else:
        yield name, str(getattr(value, "written", value))


def _lots(case: Case, lang: Lang) -> Iterator[Line]:
    from aanbesteding.reporting.derivation import provenance

    for lot in case.lots:
        of = lot.lot.lot
        origin = " ".join(provenance(case.framework, of, lang))
        yield of.id, "title", say(of.title, lang), origin
        for name in ("ceiling", "floor", "fixed_price", "estimate"):
            amount = getattr(of, name)
            if amount is not None:
                yield of.id, kebab(name), amount, ""
        yield of.id, "winners", Fraction(of.winners or 1), ""
        if of.life_cycle is not None:
            yield of.id, "life-cycle.rate", of.life_cycle.rate, ""
            yield of.id, "life-cycle.base-year", f"{of.life_cycle.base_year}", ""


def _documents(case: Case, lang: Lang) -> Iterator[Line]:
    for document in case.framework.sources:
        parts = (document.date, document.reference)
        origin = ", ".join(part for part in parts if part is not None)
        yield document.id, "source", say(document.title, lang), origin
    for (kind, name), file in sorted(case.evaluation.files.items()):
        yield f"{kind} {name}", "sha-256", file.sha256, file.name


def about(sheet: Sheet, case: Case, names: Sequence[tuple[str, Text]]) -> None:
    """Write how to read the workbook, what is in it, and what there is to warn of."""
    from aanbesteding import __version__

    lang, framework = sheet.lang, case.framework
    sheet.width(0, ABOUT_WIDTH)
    sheet.heading(0, say(framework.title, lang))
    fields = {
        "id": framework.id,
        "version": framework.version,
        "status": said_before.STATUS[framework.status].say(lang),
        "route": said_before.ROUTE[framework.route].say(lang),
        "award": case.award.name.say(lang),
    }
    sheet.text(1, 0, said_before.ABOUT.say(lang, **fields), "muted", "wrapped")
    sheet.text(2, 0, words.MADE_BY.say(lang, version=__version__), "muted")
    sheet.outcome = 3
    row = 4
    for line in words.ABOUT_LINES:
        sheet.text(row, 0, line.say(lang), shape="wrapped")
        row += 1
    row = _legend(sheet, row + 1)
    row = _listed(sheet, row + 1, names)
    _warned(sheet, row + 1, case)
    sheet.finish(landscape=False)


def _legend(sheet: Sheet, row: int) -> int:
    lang = sheet.lang
    sheet.text(row, 0, words.LEGEND.say(lang), "head")
    shapes: tuple[tuple[Kind, str], ...] = (
        ("sample", words.LEGEND_INPUT.say(lang)),
        ("calculated", words.LEGEND_CALCULATED.say(lang)),
        ("value", words.LEGEND_VALUE.say(lang)),
    )
    shape: Shape = "wrapped"
    for number, (kind, text) in enumerate(shapes, start=1):
        sheet.text(row + number, 0, text, kind, shape)
    return row + len(shapes) + 1


def _listed(sheet: Sheet, row: int, names: Sequence[tuple[str, Text]]) -> int:
    sheet.text(row, 0, words.SHEETS.say(sheet.lang), "head")
    for number, (name, what) in enumerate(names, start=1):
        shown = words.LISTED.say(sheet.lang, name=name, what=what.say(sheet.lang))
        sheet.link(row + number, 0, name, shown)
    return row + len(names) + 1


def _warned(sheet: Sheet, row: int, case: Case) -> None:
    lang = sheet.lang
    found = [*case.evaluation.findings, *(f for lot in case.lots for f in lot.lot.findings)]
    found += [flag.finding for lot in case.lots for flag in lot.lot.flags]
    if not found:
        return
    sheet.text(row, 0, said_before.WARNINGS.say(lang), "head")
    for number, finding in enumerate(found, start=1):
        text = f"{finding.code.code} {finding.what(lang)}: {finding.cure(lang)}."
        sheet.text(row + number, 0, text, shape="wrapped")
