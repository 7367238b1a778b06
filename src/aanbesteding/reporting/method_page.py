"""The page of a method or a way of award: what it is, its rules, an example, a table, a curve."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import euros, shortest
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method, Step
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Column, Heading, Listing, Para, Table
from aanbesteding.reporting.bounds import keys, values_text
from aanbesteding.reporting.curve import SIGNS, WIDTH, plot
from aanbesteding.reporting.formula import filled_in, in_words, note_text, result_text
from aanbesteding.reporting.illustrate import drawn, has_curve, outcome, worked
from aanbesteding.reporting.method_words import (
    ABSOLUTE_REVERSAL,
    ANSWERS,
    AWARD_REVERSAL,
    AXES,
    BESIDE_MARKS,
    BESIDE_PRICES,
    BETTER,
    BEYOND_TABLE,
    CASE,
    CASE_AWARD,
    CASE_EURO,
    CASE_PRICE,
    COMBINED,
    CURVE,
    CURVE_OF,
    EXAMPLE,
    EXPERIMENTAL,
    FORMULA,
    IN_FRAMEWORK,
    INTRODUCTION,
    KEY,
    LINE,
    MEANING,
    MEASURES,
    NO_OUTCOME,
    OF_PRICE,
    PARAMETERS,
    PASTE,
    POINTS_COLUMN,
    POSSIBLE,
    QUALITY,
    RELATIVE_REVERSAL,
    RIVAL,
    RULES,
    SHARE_AXIS,
    SHARE_COLUMN,
    SOURCE,
    TABLE,
    TOTAL,
    TOTAL_COLUMN,
    VALUE_COLUMN,
    VERIFIED,
)
from aanbesteding.reporting.pages import PAGES
from aanbesteding.reporting.pages.base import Case, Line, Page
from aanbesteding.reporting.snippet import snippet
from aanbesteding.texts import Lang


def page_blocks(row: Method | Award, lang: Lang, *, curve: bool = True) -> Iterator[Block]:
    """Yield the page of a row of the catalogue; without `curve` a picture can take its place."""
    page = PAGES[row.id]
    yield Heading(f"{row.id}: {row.name.say(lang)}", 1)
    yield from _meaning(row, page, lang)
    yield from _parameters(row, lang)
    yield Heading(RULES.say(lang))
    for rule in page.rules:
        yield Para(rule.text.say(lang), bullet=True)
    yield Heading(IN_FRAMEWORK.say(lang))
    yield Para(PASTE.say(lang))
    yield Listing(snippet(row, page, lang), "yaml")
    yield Heading(EXAMPLE.say(lang))
    yield from _example(row, page, lang)
    yield Heading(TABLE.say(lang))
    yield from _table(row, page, lang)
    if curve and has_curve(row.id):
        yield Heading(CURVE.say(lang))
        yield Para(axes_text(row, lang))
        yield _curve(row, lang)


def _meaning(row: Method | Award, page: Page, lang: Lang) -> Iterator[Block]:
    formula = in_words(Step(row.formula, (), Fraction(0)), lang)
    if isinstance(row, Award):
        if row.experimental:
            yield Para(EXPERIMENTAL.say(lang), "warning")
        assert page.meaning is not None
        yield Para(page.meaning.say(lang))
        yield Para(TOTAL.say(lang, formula=formula))
        yield Para((page.direction or BETTER[row.better]).say(lang))
    else:
        yield Para(row.explanation.say(lang))
        yield Para(FORMULA[row.worth].say(lang, formula=formula))
        yield Para((page.direction or MEASURES[row.measures]).say(lang))
    yield Para(reversal(row, page, lang))
    verified = VERIFIED if row.source.verified else words.UNVERIFIED
    yield Para(SOURCE.say(lang, source=row.source.text.say(lang), checked=verified.say(lang)))


def reversal(row: Method | Award, page: Page, lang: Lang) -> str:
    """Return what other bids can do to the order of two."""
    if page.reversal is not None:
        return page.reversal.say(lang)
    if row.relative:
        return RELATIVE_REVERSAL.say(lang)
    return (AWARD_REVERSAL if isinstance(row, Award) else ABSOLUTE_REVERSAL).say(lang)


def _parameters(row: Method | Award, lang: Lang) -> Iterator[Block]:
    yield Heading(PARAMETERS.say(lang))
    columns = (Column(KEY.say(lang)), Column(POSSIBLE.say(lang)))
    found = list(keys(row))
    yield Table(columns, tuple((key.key, values_text(key, lang)) for key in found))
    for key in found:
        yield Para(MEANING.say(lang, key=key.key, meaning=key.meaning.say(lang)), bullet=True)


def _example(row: Method | Award, page: Page, lang: Lang) -> Iterator[Block]:
    given = [value_text(row, case.inputs[-1], lang) for case in page.cases]
    kind: str = "award" if isinstance(row, Award) else row.measures
    if kind in ("price", "marks") and row.relative:
        kind += "-relative"
    if isinstance(row, Method) and row.worth != "weight":
        kind = "in-euros"
    if isinstance(row, Award) and row.in_euros:
        kind = "award-in-euros"
    fields = {"weight": page.weight, "given": "; ".join(given)}
    yield Para(INTRODUCTION[kind].say(lang, **fields))
    for case, step in worked(row.id):
        text = calculation(step, lang)
        if isinstance(row, Award):
            quality, price = case.inputs
            offered = [quality_text(row, quality, lang)]
            offered += [value_text(row, price, lang)] if row.uses_price else []
            said = CASE_AWARD.say(lang, offered="; ".join(offered), step=text)
        else:
            said = _case(row, page, case, step, lang)
        yield Para(said, bullet=True)


def _case(row: Method, page: Page, case: Case, step: Step, lang: Lang) -> str:
    """Return a line of the example of a method: in points, of the own price, or in euros."""
    value = "; ".join(value_text(row, one, lang) for one in case.inputs)
    text = calculation(step, lang)
    if row.worth == "euro":
        return CASE_EURO.say(lang, value=value, step=text)
    share = shortest(step.result * 100, lang, 2)
    if row.worth == "price":
        price = Fraction(page.price)
        fields = {"price": euros(price, lang), "points": euros(step.result * price, lang)}
        return CASE_PRICE.say(lang, value=value, step=text, share=share, **fields)
    points = shortest(step.result * Fraction(page.weight), lang, 2)
    fields = {"weight": page.weight, "points": points}
    return CASE.say(lang, value=value, step=text, share=share, **fields)


def calculation(step: Step, lang: Lang) -> str:
    """Return a step in numbers, for a pocket calculator: `100 ÷ 105 = 20/21 ≈ 0.952381`."""
    numbers, note = filled_in(step, lang), note_text(step, lang)
    if step.radius:  # no fraction: six decimals, and that they are not all
        shown = f"{numbers} {shortest(step.result, lang)}"
    else:
        result = result_text(step.result, lang)
        shown = result if numbers == result else f"{numbers} = {result}"
    return f"{shown} ({note})" if note else shown


def _table(row: Method | Award, page: Page, lang: Lang) -> Iterator[Block]:
    many = len(page.lines) > 1
    if many:
        yield from _legend(row, page, lang)
    if page.rival is not None:
        quality, price = (
            quality_text(row, page.rival[0], lang),
            value_text(row, page.rival[1], lang),
        )
        yield Para(RIVAL.say(lang, quality=quality, price=price))
    title = (TOTAL_COLUMN if isinstance(row, Award) else SHARE_COLUMN).say(lang)
    if isinstance(row, Method) and row.worth == "euro":
        title = VALUE_COLUMN.say(lang)
    columns = [Column(AXES[x_kind(row)].say(lang), right=True)]
    columns += [Column(f"{title} {sign}" if many else title, right=True) for sign in _signs(page)]
    weight = None
    if isinstance(row, Method) and row.worth == "price":
        weight = Fraction(page.price)
        columns.append(Column(OF_PRICE.say(lang, price=euros(weight, lang)), right=True))
    elif isinstance(row, Method) and row.worth == "weight" and not many:
        weight = Fraction(page.weight)
        columns.append(Column(POINTS_COLUMN.say(lang, weight=page.weight), right=True))
    rows = []
    for value in page.shown:
        found = [outcome(row.id, line, value) for line in page.lines]
        cells = [value_text(row, value, lang), *(outcome_text(row, one, lang) for one in found)]
        if weight is not None and found[0] is not None:
            cells.append(shortest(found[0] * weight, lang, 2))
        rows.append(tuple(cells))
    yield Table(tuple(columns), tuple(rows))
    if any(outcome(row.id, line, value) is None for line in page.lines for value in page.shown):
        yield Para(BEYOND_TABLE.say(lang))


def _legend(row: Method | Award, page: Page, lang: Lang) -> Iterator[Block]:
    for sign, line in zip(_signs(page), page.lines, strict=True):
        yield Para(LINE.say(lang, sign=sign, line=line_text(row, line, lang)), bullet=True)


def _signs(page: Page) -> str:
    return SIGNS[: len(page.lines)]


def _curve(row: Method | Award, lang: Lang) -> Listing:
    """Return the drawing, 60 places wide where there is room for that."""

    def across(value: Fraction) -> str:
        return value_text(row, value, lang)

    def up(value: Fraction) -> str:
        return outcome_text(row, value, lang)

    def drawing(places: int) -> tuple[str, ...]:
        return plot([line.points for line in drawn(row.id, places)], across, up)

    full = drawing(WIDTH)
    beside = max(map(len, full)) - WIDTH  # the numbers of the vertical axis
    return Listing(full, redrawn=lambda columns: drawing(max(10, columns - beside)))


def axes_text(row: Method | Award, lang: Lang) -> str:
    """Return what stands along the axes."""
    up = (TOTAL_COLUMN if isinstance(row, Award) else SHARE_AXIS[row.worth]).say(lang)
    return CURVE_OF.say(lang, up=up, across=AXES[x_kind(row)].say(lang))


def x_kind(row: Method | Award) -> str:
    """Return what the curve runs over: the price, the fact, marks, or the quality."""
    if isinstance(row, Award):
        return "price" if row.uses_price else "quality"
    return row.measures


def value_text(row: Method | Award, value: str | Fraction, lang: Lang) -> str:
    """Return a price, fact, mark or quality for people."""
    if value in ANSWERS:
        return ANSWERS[str(value)].say(lang)
    number, kind = Fraction(value), x_kind(row)
    if kind == "price":
        return euros(number, lang)
    return shortest(number, lang) + (" %" if kind == "marks" else "")


def quality_text(row: Method | Award, quality: str, lang: Lang) -> str:
    """Return the quality of a bid: points, or euros under award on value."""
    in_euros = isinstance(row, Award) and row.in_euros
    shown = euros(Fraction(quality), lang) if in_euros else words.POINTS.say(lang, n=quality)
    return QUALITY.say(lang, quality=shown)


def outcome_text(row: Method | Award, found: Fraction | None, lang: Lang) -> str:
    """Return a share in per cent, or a total in what it is in."""
    if found is None:
        return NO_OUTCOME
    if isinstance(row, Method) and row.worth != "euro":
        return shortest(found * 100, lang, 2) + " %"
    if isinstance(row, Method) or row.unit in ("euro", "euro-per-point"):
        exact = (found * 100).denominator == 1
        return euros(found, lang) if exact else "≈ " + euros(found, lang)
    return shortest(found, lang, 3)


def line_text(row: Method | Award, line: Line, lang: Lang) -> str:
    """Return what sets a line of the curve apart from the others."""
    if line.quality:
        return quality_text(row, line.quality, lang)
    if line.combine:
        others = "; ".join(value_text(row, other, lang) for other in line.others)
        return COMBINED[line.combine].say(lang, others=others)
    others = "; ".join(value_text(row, other, lang) for other in line.others)
    beside = BESIDE_MARKS if x_kind(row) == "marks" else BESIDE_PRICES
    return beside.say(lang, others=others)
