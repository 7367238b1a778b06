"""The summary of a comparison: a page in plain words, before any table.

It takes no side: each route has its strongest point, chosen by a rule (`outcomes.strongest`), and
what would have to be true for the other to be ahead is in break-evens that stand further on.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from aanbesteding.exact.display import euros, is_exact, number, shortest
from aanbesteding.model.basis import Basis, basis_of
from aanbesteding.reporting import comparison_words as words
from aanbesteding.reporting import scenario_tables as years
from aanbesteding.routes.blend import stretches
from aanbesteding.routes.compare import Comparison
from aanbesteding.routes.outcomes.chosen import Chosen
from aanbesteding.routes.outcomes.measured import Measured
from aanbesteding.routes.outcomes.outcomes import Yardstick
from aanbesteding.routes.outcomes.strongest import Lead, leads
from aanbesteding.routes.outcomes.tell import better_by, exchange_of, name_of
from aanbesteding.routes.plainly import blend_of
from aanbesteding.routes.regret import regrets
from aanbesteding.routes.standings import named
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Said, said
from aanbesteding.texts import LANGUAGES, Text, fill

SUMMARY = words.SUMMARY
TURNS = 5
"""The most assumptions of a scenario that the summary names."""
PARTS = ("continuity", "newcomers")
Row = tuple[Chosen, Measured]


class Chapter(NamedTuple):
    """A part of the summary."""

    id: str
    title: Text
    said: tuple[Said, ...]


class Routes(NamedTuple):
    """The two outcomes that the summary is about, by the rules of the second."""

    yardstick: Yardstick
    award: Row
    plan: Row


def summary(found: Comparison) -> tuple[Chapter, ...]:
    """Return the summary: what, both strongest points, break-evens, assumptions, and no verdict."""
    routes = _routes(found)
    other = routes.plan[0].letter if routes is not None else "B"
    pair = ("A", other) if other != "A" else ("A", "B")
    first, second = words.TENDER, words.RECOMBINATION
    if found.outcomes is None and found.scenario is None and not _two_routes(found, pair):
        first, second = (_filled(words.STRONGEST, letter=letter) for letter in pair)
    return (
        Chapter("what", words.WHAT, tuple(_what(found, routes))),
        Chapter("first", first, tuple(_strongest(found, routes, pair))),
        Chapter("second", second, tuple(_strongest(found, routes, (pair[1], pair[0])))),
        Chapter("turns", words.TURNS, tuple(_turns(found, routes, pair))),
        Chapter("assumed", words.ASSUMED, tuple(_assumed(found))),
        Chapter("verdict", words.VERDICT, tuple(_verdict())),
    )


def _two_routes(found: Comparison, pair: tuple[str, str]) -> bool:
    """Whether the first is a tender and the second a recombination."""
    by_letter = dict(zip(found.letters, found.evaluations, strict=True))
    routes = tuple(by_letter[letter].framework.route for letter in pair)
    return routes == ("tender", "recombination")


def _routes(found: Comparison) -> Routes | None:
    for yardstick in found.outcomes.yardsticks if found.outcomes is not None else ():
        award = next((row for row in yardstick.rows if row[0].kind == "award"), None)
        plans = (row for row in yardstick.rows if row[0].kind == "plan")
        plan = next((row for row in plans if row[0].letter == yardstick.letter), None)
        if award is not None and plan is not None:
            return Routes(yardstick, award, plan)
    return None


def _what(found: Comparison, routes: Routes | None) -> Iterator[Said]:
    bids = {bid.id for one in found.evaluations for bid in one.dossier.bids}
    yield _said("bids", words.BIDS, count=len(bids), frameworks=len(found.evaluations))
    same = shared = 0
    for compared in found.lots:
        firsts = [(side.letter, side, side.first) for side in compared.lot.there]
        choices = [
            _filled(words.CHOICE, letter=letter, names=named(side, bids))
            for letter, side, bids in firsts
        ]
        listed = Text("; ".join(one.nl for one in choices), "; ".join(one.en for one in choices))
        yield _said("chooses", words.CHOOSES, lot=compared.lot.title, choices=listed)
        everywhere = len(firsts) == len(found.evaluations)
        shared += everywhere
        who = {frozenset(bids) for _, _, bids in firsts}
        same += everywhere and len(who) == 1 and who != {frozenset()}  # nobody is no first
    if shared:
        some = words.SAME if 0 < same < len(found.lots) else words.SAME_EVERYWHERE
        text = some if same else words.SAME_NOWHERE
        yield _said("same-first", text, same=same, lots=len(found.lots))
    else:
        yield _said("no-lot", words.NO_LOT)
    if routes is not None:
        a, b = routes.award[0].letter, routes.plan[0].letter
        yield _said("two-outcomes", words.TWO_OUTCOMES, a=a, b=b)
        search = routes.yardstick.search
        if search is not None and search.status != "optimal":
            yield _said("not-proven", words.NOT_PROVEN, letter=b, better=better_by(search))
        for chosen, _ in routes.yardstick.rows:
            if chosen.kind == "plan" and chosen.letter != b:
                yield _said("another-plan", words.ANOTHER_PLAN, letter=chosen.letter)
        yield from _as_bids(routes)
    elif found.outcomes is None and any(
        one.framework.recombination is not None for one in found.evaluations
    ):
        yield _said("some-lots", words.SOME_LOTS)
    for one in years.summary(found.scenario) if found.scenario is not None else ():
        if one.code in ("now", "chance"):
            yield _said(one.code, words.OVER_YEARS, sentence=_small(_both(one)))


def _as_bids(routes: Routes) -> Iterator[Said]:
    """Say how often the coalitions, assessed as bids, earn more than the winners of the award."""
    rows = [row for grid in routes.yardstick.totals.tables for row in grid.rows]
    for letter in dict.fromkeys((routes.award[0].letter, routes.plan[0].letter)):
        pairs = [
            (award, plan)
            for _, under, _, award, _, plan, _ in rows
            if under == letter and isinstance(award, Fraction) and isinstance(plan, Fraction)
        ]
        lots = sum(row[1] == letter for row in rows)
        more = sum(plan > award for award, plan in pairs)
        if pairs:
            text = words.AS_BIDS if len(pairs) == lots else words.AS_BIDS_SOME
            yield _said("as-bids", text, letter=letter, more=more, both=len(pairs), lots=lots)


def _strongest(found: Comparison, routes: Routes | None, pair: tuple[str, str]) -> Iterator[Said]:
    """Say in what the route of the first of two letters is strongest."""
    tender = pair[0] == "A"
    if routes is not None and routes.yardstick.built is not None:
        one, other = (routes.award, routes.plan) if tender else (routes.plan, routes.award)
        problem = routes.yardstick.built.problem
        yield from _measures(one[0], leads(problem, one[1], other[1]))
    yield _short(found, pair)
    if found.scenario is not None:
        code = "strongest-tender" if tender else "strongest-recombination"
        for helps in years.summary(found.scenario):
            if helps.code == code:
                yield _said(code, words.HELPS, **dict(helps.fields))


def _measures(one: Chosen, ahead: tuple[Lead, ...]) -> Iterator[Said]:
    name = _capital(name_of(one))
    if not ahead:
        yield _said("nothing-ahead", words.NOTHING, name=name)
        return
    first, *rest = ahead
    yield _said(
        "ahead",
        words.AHEAD,
        name=name,
        measure=words.MEASURES[first.measure],
        own=_amount(first, first.own),
        its=_amount(first, first.its),
    )
    if first.measure == "cost" and one.price is not None:
        yield _said("paid", words.PAID, price=both(euros, one.price))
        if one.price >= first.its:
            yield _said("paid-gone", words.PAID_GONE, its=both(euros, first.its))
    if rest:
        told = [_also(lead) for lead in rest]
        listed = Text("; ".join(t.nl for t in told), "; ".join(t.en for t in told))
        yield _said("also-ahead", words.ALSO, name=name_of(one), measures=listed)


def _also(lead: Lead) -> Text:
    own, its = (_amount(lead, amount) for amount in (lead.own, lead.its))
    return _filled(words.ALSO_ONE, measure=words.MEASURES[lead.measure], own=own, its=its)


def _short(found: Comparison, pair: tuple[str, str]) -> Said:
    """Say where, by the measure of a framework, the first of the other is farthest behind."""
    letter, other = pair
    behind = [
        (one.part, compared.lot.title, one.chosen.case.name(one.bid))
        for compared in found.lots
        for one in regrets(compared.lot)
        if (one.yardstick.letter, one.chosen.letter) == (letter, other) and one.part
    ]
    if not behind:
        return _said("not-short", words.NOT_SHORT, letter=letter, other=other)
    part, lot, bid = max(behind, key=lambda each: each[0])
    return _said(
        "short", words.SHORT, letter=letter, other=other, lot=lot, bid=bid, part=_percent(part)
    )


def _turns(found: Comparison, routes: Routes | None, pair: tuple[str, str]) -> Iterator[Said]:
    turned = tuple(_blends(found, pair))
    yield from turned or (_said("no-turn", words.NO_TURN, a=pair[0], b=pair[1]),)
    if routes is not None:
        yield from exchange_of(routes.yardstick)
    if found.scenario is not None:
        inside = [one for one in years.turnings(found.scenario) if one.code == "turns-within"]
        for one in inside[:TURNS]:
            yield _said(one.code, words.OVER_YEARS, sentence=_small(_both(one)))
        if len(inside) > TURNS:
            yield _said("more-turns", words.MORE_TURNS, count=len(inside) - TURNS)


def _blends(found: Comparison, pair: tuple[str, str]) -> Iterator[Said]:
    """Say in every lot where the first changes in a blend of two frameworks."""
    for compared in found.lots:
        sides = next(
            (both for both in compared.lot.pairs if tuple(side.letter for side in both) == pair),
            None,
        )
        blend = blend_of(*sides) if sides is not None else None
        if sides is None or blend is None or isinstance(blend, Said):
            continue
        for before, after in pairwise(stretches(blend.lines)):
            yield _said(
                "blend-turns",
                words.BLEND_TURNS,
                lot=compared.lot.title,
                other=pair[1],
                part=_near(before.high),
                before=named(sides[0], before.first),
                after=named(sides[0], after.first),
            )


def _assumed(found: Comparison) -> Iterator[Said]:
    for letter, one in zip(found.letters, found.evaluations, strict=True):
        yield from _basis(Text(letter, letter), basis_of(one.framework))
    if found.scenario is not None:
        yield from _basis(_capital(words.SCENARIO), basis_of(found.scenario.scenario))


def _basis(name: Text, basis: Basis) -> Iterator[Said]:
    if not basis.all:
        return
    yield _said(
        "assumed",
        words.COUNTED,
        name=name,
        all=basis.all,
        assumed=basis.assumed,
        sourced=basis.sourced,
        part=_percent(Fraction(basis.assumed, basis.all)),
    )
    if basis.neither:
        yield _said("no-basis", words.NO_BASIS, count=basis.neither)


def _verdict() -> Iterator[Said]:
    yield _said("own-measure", words.OWN_MEASURE)
    yield _said("no-verdict", words.NO_VERDICT)


def _amount(lead: Lead, amount: Fraction) -> Text:
    if lead.measure == "cost":
        return both(euros, amount)
    return _percent(amount) if lead.measure in PARTS else both(shortest, amount)


def _percent(part: Fraction) -> Text:
    return Text(*(f"{number(part * 100, lang, 1)} %" for lang in LANGUAGES))


def _near(part: Fraction) -> Text:
    """Return a part in per cent with one decimal; ≈ where that is not exact."""
    sign = "" if is_exact(part * 100, 1) else "≈ "
    return Text(*(f"{sign}{number(part * 100, lang, 1)} %" for lang in LANGUAGES))


def _both(one: Said) -> Text:
    return Text(*(one.say(lang) for lang in LANGUAGES))


def _small(text: Text) -> Text:
    return Text(text.nl[:1].lower() + text.nl[1:], text.en[:1].lower() + text.en[1:])


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
