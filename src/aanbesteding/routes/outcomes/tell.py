"""The outcomes as sentences and tables: a row for each outcome, a table for each yardstick."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import euros, number, shortest
from aanbesteding.exact.rounding import round_to
from aanbesteding.fields import say
from aanbesteding.recombination.asked import Outcome
from aanbesteding.recombination.conflict_words import conflict_said
from aanbesteding.recombination.integer import SOLVER
from aanbesteding.recombination.solver_codes import NO_SOLVER
from aanbesteding.routes.exchange import exchange
from aanbesteding.routes.outcomes import words
from aanbesteding.routes.outcomes.broken import broken
from aanbesteding.routes.outcomes.chosen import Chosen
from aanbesteding.routes.outcomes.measured import Measured
from aanbesteding.routes.outcomes.outcomes import Outcomes, Yardstick
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, Kind, Said, said
from aanbesteding.texts import LANGUAGES, Text, fill

KINDS: dict[str, Kind] = {
    "outcome": "words",
    "value": "points",
    "counted": "count",
    "demand": "count",
    "coverage": "part",
    "people": "count",
    "cost": "euros",
    "connections": "euros",
    "price": "euros",
    "continuity": "part",
    "newcomers": "part",
    "volunteers": "count",
    "doubles": "count",
    "doubled": "points",
    "pairs": "count",
    "synergy": "points",
    "parties": "count",
    "organisations": "count",
    "connected": "count",
    "keeps": "yes",
}
MILLION = 1_000_000
COLUMNS = tuple(Column(key, words.MEASURES[key], kind) for key, kind in KINDS.items())


def answer_of(found: Outcomes) -> Answer:
    """Return all that there is to say about the outcomes."""
    titles = titles_of(found)
    sentences = [*_award(found, titles)]
    for one in found.yardsticks:
        sentences += _plan(one, titles)
    for one in found.yardsticks:
        sentences += _rules(one, titles)
        if any(chosen.kind == "plan" and chosen.letter == one.letter for chosen, _ in one.rows):
            sentences.append(_said("made-for", words.MADE_FOR, letter=one.letter))
        sentences += exchange_of(one)
    tables = [grid_of(one) for one in found.yardsticks if one.rows]
    for one in found.yardsticks:
        sentences += one.totals.said
        tables += one.totals.tables
    return Answer(tuple(sentences), tuple(tables))


def titles_of(found: Outcomes) -> dict[str, Text]:
    """Return the titles of all lots; the first framework that has a lot names it."""
    titles: dict[str, Text] = {}
    for one in found.evaluations:
        for lot in one.framework.lots:
            titles.setdefault(lot.id, Text(say(lot.title, "nl"), say(lot.title, "en")))
    return titles


def name_of(one: Chosen) -> Text:
    """Return the name of an outcome."""
    text = words.NAMES[one.kind]
    return Text(text.say("nl", letter=one.letter), text.say("en", letter=one.letter))


def values_of(one: Chosen, found: Measured) -> dict[str, Cell]:
    """Return an outcome in numbers, by the keys of the columns; money in euros."""
    worth = found.worth
    connections = sum(theme.connections for theme in worth.themes)
    cells: dict[str, Cell] = {
        "outcome": name_of(one),
        "value": Fraction(worth.value, 1000),
        "counted": sum(cell.counted for cell in worth.cells),
        "people": worth.people,
        "cost": Fraction(worth.cost, 100),
        "connections": Fraction(connections, 100),
        "price": one.price,
        "continuity": worth.continuity,
        "newcomers": worth.newcomers,
        "volunteers": worth.volunteers,
        "doubles": sum(double.extra for double in worth.doubles),
        "doubled": Fraction(worth.doubled, 1000),
        "pairs": len(worth.pairs),
        "synergy": Fraction(worth.synergy, 1000),
        "parties": one.parties,
        "organisations": len(worth.organisations),
        "connected": sum(len(group.connected) for group in one.groups),
        "keeps": found.keeps,
    }
    return cells


def grid_of(one: Yardstick) -> Grid:
    """Return the outcomes by the rules of one framework."""
    assert one.built is not None
    demand = sum(cell.demand for cell in one.built.problem.cells)
    rows = []
    for chosen, found in one.rows:
        cells = values_of(chosen, found)
        counted = cells["counted"]
        assert isinstance(counted, int)
        cells |= {"demand": demand, "coverage": Fraction(counted, demand) if demand else None}
        rows.append(tuple(cells[key] for key in KINDS))
    title = _filled(words.UNDER, letter=one.letter)
    return Grid(f"outcomes-{one.letter.lower()}", title, COLUMNS, tuple(rows), note=words.NOTE)


def _award(found: Outcomes, titles: dict[str, Text]) -> Iterator[Said]:
    first = found.evaluations[0]
    for one, lot in zip(found.won, first.lots, strict=True):
        if not one.sure:
            yield _said("award-in-doubt", words.IN_DOUBT, letter="A", lot=titles[one.lot])
            continue
        names = ", ".join(result.name for result in lot.winners)
        yield _said("wins", words.WINS, letter="A", lot=titles[one.lot], names=names)
    if found.award is None:
        return
    yield _said("what-an-award-is", words.WHAT_AN_AWARD_IS, letter="A")
    measured = next((m for y in found.yardsticks for c, m in y.rows if c is found.award), None)
    if measured is not None and found.award.price is not None:
        yield _said(
            "prices",
            words.PRICES,
            price=both(euros, found.award.price),
            cost=both(euros, Fraction(measured.worth.cost, 100)),
        )


def _plan(one: Yardstick, titles: dict[str, Text]) -> Iterator[Said]:
    letter = one.letter
    if one.built is None:
        yield _said("no-activities", words.NO_ACTIVITIES, letter=letter)
    elif one.search is None:
        what = _filled(NO_SOLVER.what, library=SOLVER)
        yield _said("no-solver", words.NO_SOLVER, letter=letter, what=what, cure=NO_SOLVER.cure)
    else:
        text, better = words.STATUS[one.search.status], better_by(one.search)
        yield _said(f"plan-{one.search.status}", text, letter=letter, better=better)
        if one.conflict is not None:
            problem = one.built.problem
            yield from conflict_said(problem, one.conflict, [titles[t] for t in problem.themes])


def better_by(search: Outcome) -> Text:
    """Say by how much a plan could be better at most, rounded upwards; empty where it cannot."""
    if search.best is None or search.bound is None or search.best == search.bound:
        return Text("", "") if search.best == search.bound else words.NOT_KNOWN
    points = both(shortest, Fraction(search.bound - search.best, 1000))
    if search.gap is None:
        return _filled(words.IN_POINTS, points=points)
    gap = both(shortest, round_to(search.gap * 100, 2, "ceiling"))
    return _filled(words.AT_MOST, gap=gap, points=points)


def _rules(one: Yardstick, titles: dict[str, Text]) -> Iterator[Said]:
    if one.built is None:
        return
    for chosen, found in one.rows:
        name = _capital(name_of(chosen))
        if found.missing:
            listed = ", ".join(found.missing)
            yield _said(
                "not-counted", words.MISSING, name=name, letter=one.letter, activities=listed
            )
        rules = tuple(broken(one.built.problem, found, titles))
        if rules:
            listed_rules = Text("; ".join(r.nl for r in rules), "; ".join(r.en for r in rules))
            yield _said("breaks", words.BREAKS, name=name, letter=one.letter, rules=listed_rules)
        elif found.keeps:
            yield _said("keeps", words.KEEPS, name=name, letter=one.letter)


def exchange_of(one: Yardstick) -> Iterator[Said]:
    """Say, of the award and the framework's own plan, at which value of a point they are equal."""
    award = next((row for row in one.rows if row[0].kind == "award"), None)
    plan = next(
        (row for row in one.rows if row[0].letter == one.letter and row[0].kind == "plan"), None
    )
    if award is None or plan is None:
        return
    yield exchange_said(one.letter, award, plan)
    yield from _by_price(award, plan)


def exchange_said(
    letter: str, one: tuple[Chosen, Measured], other: tuple[Chosen, Measured]
) -> Said:
    """Say at which value of a point two outcomes are equal."""
    (value, cost), (its_value, its_cost) = (points_and_euros(each[1]) for each in (one, other))
    found = exchange((value, cost), (its_value, its_cost))
    more, less = (other, one) if found.above == "other" else (one, other)
    kind = "rate" if found.rate is not None else "equal" if found.above == "equal" else "always"
    return _said(
        f"exchange-{kind}",
        words.EXCHANGE[kind],
        letter=letter,
        more=name_of(more[0]),
        less=name_of(less[0]),
        value=both(shortest, abs(value - its_value)),
        cost=both(euros, abs(cost - its_cost)),
        rate=Text("", "") if found.rate is None else both(euros, found.rate),
    )


def _by_price(award: tuple[Chosen, Measured], plan: tuple[Chosen, Measured]) -> Iterator[Said]:
    """Say the same with what the city pays for the award, and what the rest of it must be worth."""
    price = award[0].price
    (value, cost), other = points_and_euros(award[1]), points_and_euros(plan[1])
    if price is None or price <= cost or value == other[0]:
        return
    found = exchange((value, price), other)
    more, less = (plan, award) if found.above == "other" else (award, plan)
    names = {"more": name_of(more[0]), "less": name_of(less[0]), "price": both(euros, price)}
    if found.rate is None:
        yield _said("exchange-by-price", words.EXCHANGE["prices-always"], **names)
    else:
        rate = both(euros, found.rate)
        yield _said("exchange-by-price", words.EXCHANGE["prices"], rate=rate, **names)
    if value < other[0] and cost:
        rest, short = price - cost, other[0] - value
        yield _said(
            "rest-must-be-worth",
            words.EXCHANGE["rest"],
            plan=name_of(plan[0]),
            rest=both(euros, rest),
            value=both(shortest, short),
            needed=_rounded(short / rest * MILLION),
            listed=_rounded(value / cost * MILLION),
        )


def points_and_euros(found: Measured) -> tuple[Fraction, Fraction]:
    """Return value in points and cost in euros."""
    return Fraction(found.worth.value, 1000), Fraction(found.worth.cost, 100)


def _rounded(value: Fraction) -> Text:
    return Text(*(number(value, lang, 1) for lang in ("nl", "en")))


def _capital(text: Text) -> Text:
    return Text(text.nl[:1].upper() + text.nl[1:], text.en[:1].upper() + text.en[1:])


def _filled(text: Text, **fields: object) -> Text:
    made = (
        text.say(lang, **{name: fill(value, lang) for name, value in fields.items()})
        for lang in LANGUAGES
    )
    return Text(*made)


def _said(code: str, text: Text, **fields: object) -> Said:
    return said(code, text.nl, text.en, **fields)
