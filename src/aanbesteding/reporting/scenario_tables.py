"""What a scenario says, as sentences and tables: before a language or a form is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from aanbesteding.model.scenario import KINDS, assumptions
from aanbesteding.reporting import scenario_words as words
from aanbesteding.routes.exchange import exchange
from aanbesteding.routes.scenario.analyse import Found
from aanbesteding.routes.scenario.course import Amount, Year
from aanbesteding.routes.scenario.turning import Turn, Turning
from aanbesteding.sensitivity.answer import Cell, Column, Grid, Kind, Said, said
from aanbesteding.texts import LANGUAGES, Lang, Text


def both(make: Callable[[Lang], str]) -> Text:
    """Say something in both languages."""
    return Text(*(make(lang) for lang in LANGUAGES))


def turning_within(found: Found) -> int:
    """Return at how many assumptions with a range the order turns within it."""
    names = {bar.name for bar in found.bars}
    return sum(
        any(turn.within for turn in one.turns) for one in found.turnings if one.name in names
    )


def summary(found: Found) -> Iterator[Said]:
    """Yield who is ahead, how often, what turns it, and the strongest point of each side."""
    yield _said("now", words.NOW, lead=_lead(found, found.lead))
    made = found.chance
    yield _said(
        "chance",
        words.CHANCE,
        draws=made.draws,
        tender=_share(made.tender, made.tender_error),
        recombination=_share(made.recombination, made.recombination_error),
    )
    if found.bars:
        some = turning_within(found)
        yield _said("turns", words.TURNS_WITHIN, all=len(found.bars), some=some)
    for side in ("tender", "recombination"):
        best = found.best[side]
        if best is None:
            yield _said("no-ranges", words.NO_RANGES)
            break
        yield _said(
            f"strongest-{side}",
            words.POINT,
            side=words.STRONGEST[side],
            title=_title(found, best.name),
            value=_shown(found, best.name, best.number),
            now=_now(found, best.name),
            lead=_lead(found, best.lead),
        )
    yield from _rate(found)
    draws = found.scenario.draws
    yield _said(
        "drawn", words.DRAWN, seed=str(int(draws.seed)), kind=words.KIND[draws.distribution]
    )
    if not made.stopped:
        yield _said("stopped", words.STOPPED, draws=made.draws)


def _rate(found: Found) -> Iterator[Said]:
    """Say at which value of a point both are equal, where the file gives none."""
    if found.euros:
        return
    one, other = (
        (made.value, made.city + made.bidders)
        for made in (found.outcomes[side] for side in ("tender", "recombination"))
    )
    equal = exchange(one, other)
    sides = {"one": words.TENDER, "other": words.RECOMBINATION}
    if equal.rate is not None:
        rate = equal.rate
        yield _said(
            "point-value",
            words.POINT_VALUE,
            rate=both(lambda lang: words.money(rate, lang)),
            below=sides[equal.below],
            above=sides[equal.above],
        )
    elif equal.above != "equal":
        yield _said("no-point-value", words.NO_POINT_VALUE, side=sides[equal.above])


def replaced(found: Found) -> Iterator[Said]:
    """Yield what was given another value."""
    before = dict(assumptions(found.before))
    for name, one in assumptions(found.scenario):
        old = before[name]
        if one.value == old.value:
            continue
        inside = old.low <= one.value <= old.high
        text = words.REPLACED if inside else words.WIDENED
        yield _said("replaced" if inside else "widened", text, name=name, value=_now(found, name))


def turnings(found: Found) -> Iterator[Said]:
    """Yield where the order turns, assumption by assumption: those within their range first."""
    inside = [one for one in found.turnings if any(turn.within for turn in one.turns)]
    beyond = [one for one in found.turnings if one.turns and one not in inside]
    rest = [one for one in found.turnings if not one.turns]
    for one in (*inside, *beyond, *rest):
        yield from _turning(found, one)


def _turning(found: Found, one: Turning) -> Iterator[Said]:
    head = {"title": _title(found, one.name), "now": _now(found, one.name)}
    for turn in one.turns:
        yield _turn(found, one, turn, head)
    if not one.matters:
        yield _said("no-matter", words.NO_MATTER, **head)
        return
    for root in one.equal:
        at = both(lambda lang, root=root: words.placed(found.scenario, one.name, root, lang))  # type: ignore[misc]
        across = any(turn.at.low <= root.low and root.high <= turn.at.high for turn in one.turns)
        yield _said("equal", words.EQUAL_AT if across else words.SAME, at=at, **head)
    if one.sign and not one.equal and not one.turns:
        kind = KINDS[one.name]
        ends = {"least": Fraction(kind.least), "most": Fraction(kind.most)}
        shown = {key: _shown(found, one.name, end) for key, end in ends.items()}
        yield _said("never", words.NEVER, side=words.SIDES[one.sign], **head, **shown)


def _turn(found: Found, one: Turning, turn: Turn, head: dict[str, Text]) -> Said:
    fields: dict[str, object] = {
        "before": words.SIDES[turn.before],
        "after": words.SIDES[turn.after],
        "where": Text("", "") if turn.within else words.OUTSIDE,
        **head,
    }
    code = "turns-within" if turn.within else "turns-beyond"
    if KINDS[one.name].whole:
        fields["one"] = _shown(found, one.name, turn.at.low)
        fields["other"] = _shown(found, one.name, turn.at.high)
        return _said(code, words.STEPS, **fields)
    fields["at"] = both(lambda lang: words.placed(found.scenario, one.name, turn.at, lang))
    return _said(code, words.TURNS, **fields)


def outcomes(found: Found) -> Grid:
    """Return what each route brings and costs over all years."""
    measure = "net" if found.euros else "per-million"
    worth: Kind = "euros" if found.scenario.tender.value_per_year.unit == "euros" else "points"
    columns = (
        _column("route", "words"),
        _column("value", worth),
        _column("city", "euros"),
        _column("bidders", "euros"),
        _column(measure, "euros" if found.euros else "number"),
    )
    rows = tuple((words.ROUTES[name], *made) for name, made in found.outcomes.items())
    note = words.NET if found.euros else words.RATIO
    return Grid("outcomes", words.OUTCOMES, columns, rows, note=note)


def years(found: Found) -> Grid:
    """Return both routes year by year, not discounted."""
    worth: Kind = "euros" if found.scenario.tender.value_per_year.unit == "euros" else "points"
    columns = (
        _column("year", "count"),
        _column("factor", "part"),
        _column("tender-value", worth),
        _column("tender-cost", "euros"),
        _column("recombination-value", worth),
        _column("recombination-cost", "euros"),
    )
    rate = 1 + Fraction(found.scenario.general.discount.value) / 100
    rows = tuple(
        (number + 1, 1 / rate**number, *_year(one), *_year(other))
        for number, (one, other) in enumerate(
            zip(found.course.tender, found.course.recombination, strict=True)
        )
    )
    return Grid("years", words.YEARS, columns, rows, note=words.YEARS_NOTE)


def tornado(found: Found) -> Grid:
    """Return the lead at both ends of each range, the widest first."""
    kind: Kind = "euros" if found.euros else "number"
    columns = (
        _column("id", "name"),
        _column("title", "words"),
        _column("low", "words"),
        _column("at-low", kind),
        _column("high", "words"),
        _column("at-high", kind),
    )
    rows = tuple(
        (
            bar.name,
            _title(found, bar.name),
            _shown(found, bar.name, bar.low),
            bar.at_low,
            _shown(found, bar.name, bar.high),
            bar.at_high,
        )
        for bar in found.bars
    )
    return Grid("tornado", words.TORNADO, columns, rows, note=words.TORNADO_NOTE)


def listed(found: Found) -> Grid:
    """Return all assumptions."""
    columns = (
        _column("id", "name"),
        _column("title", "words"),
        _column("value", "words"),
        _column("low", "words"),
        _column("high", "words"),
        _column("basis", "words"),
    )
    rows: list[tuple[Cell, ...]] = []
    for name, one in assumptions(found.scenario):
        ends = (Fraction(end) for end in (one.value, one.low, one.high))
        basis = words.ASSUMED if one.source is None else words.SOURCE
        if one.source is not None and one.assumed is not None:
            basis = words.BOTH
        shown = (_shown(found, name, end) for end in ends)
        rows.append((name, _title(found, name), *shown, basis))
    return Grid("assumptions", words.ASSUMPTIONS, columns, tuple(rows), note=words.ASSUMPTIONS_NOTE)


def over(found: Found) -> Said:
    """Say over which years."""
    discount = _now(found, "general.discount")
    horizon = int(found.scenario.general.horizon.value)
    return _said("over", words.OVER, years=horizon, discount=discount)


def _year(year: Year) -> tuple[Fraction, Fraction]:
    return _exact(year.value), _exact(year.city + year.bidders)


def _exact(amount: Amount) -> Fraction:
    assert isinstance(amount, Fraction)
    return amount


def _column(key: str, kind: Kind) -> Column:
    return Column(key, words.COLUMNS[key], kind)


def _said(code: str, text: Text, **fields: object) -> Said:
    return said(code, text.nl, text.en, **fields)


def _title(found: Found, name: str) -> Text:
    return both(lambda lang: words.title_of(found.scenario, name, lang))


def _now(found: Found, name: str) -> Text:
    return _shown(found, name, Fraction(dict(assumptions(found.scenario))[name].value))


def _shown(found: Found, name: str, value: Fraction) -> Text:
    return both(lambda lang: words.shown(found.scenario, name, value, lang))


def _lead(found: Found, value: Fraction) -> Text:
    return both(lambda lang: words.lead_of(value, lang, in_euros=found.euros))


def _share(value: Fraction, error: Fraction) -> Text:
    return both(lambda lang: words.share(value, error, lang))
