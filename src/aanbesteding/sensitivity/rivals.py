"""Section rivals: whether it matters who else takes part.

Each bid and each pair is left out, and the order of the others is compared with what it was. Where
points depend on other bids, a bid that was never made is put beside them as well. `left_out` and
`extra` have examples that can be worked out by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from aanbesteding.linting.behaviour.levers import CannotInvent
from aanbesteding.sensitivity.answer import (
    Answer,
    Cell,
    Column,
    Grid,
    Options,
    Said,
    Section,
    Weak,
)
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pricing.trial import in_euros
from aanbesteding.sensitivity.rivalry import words
from aanbesteding.sensitivity.rivalry.extra import Extras, extras
from aanbesteding.sensitivity.rivalry.left_out import Absences, LeftOut, absences, sees_others
from aanbesteding.texts import Text

LEFT_OUT = (
    Column("left-out", Text("valt uit", "drops out"), "bids"),
    Column(
        "order-changes",
        Text("volgorde van de anderen verandert", "order of the others changes"),
        "yes",
        Text("andere volgorde", "other order"),
    ),
    Column(
        "keep-ranking",
        Text("opdracht als de anderen opschuiven", "contract when the others move up"),
        "bids",
        Text("opschuiven", "move up"),
    ),
    Column(
        "rescore",
        Text("opdracht bij herberekening", "contract when all is worked out again"),
        "bids",
        Text("herberekenen", "again"),
    ),
    Column(
        "announced",
        Text("opdracht volgens het kader", "contract by the framework"),
        "bids",
        Text("volgens het kader", "by the framework"),
    ),
)
EXTRA_BID = Text(
    "Een extra inschrijving die niet wint en toch beslist",
    "An extra bid that does not win and decides all the same",
)
EXTRA = (
    Column("quality", Text("kwaliteit", "quality"), "words"),
    Column("from", Text("prijs van", "price from"), "euros"),
    Column("to", Text("tot en met", "up to"), "euros"),
    Column("holders", Text("de opdracht gaat naar", "the contract goes to"), "bids"),
)


def run(case: Case, options: Options) -> Answer:
    """Answer the section for one lot."""
    if not case.base.ranking:
        return Answer((words.none_admitted(),))
    tick = partial(options.progress, "rivals")
    found = absences(case, tick)
    sentences: list[Said] = [words.policy(case), *words.certificate(case, found)]
    tables = [_left_out(case, found)]
    weak = list(_weak(case, found))
    if not sees_others(case):
        sentences.append(words.no_extra_needed())
        return Answer(tuple(sentences), tuple(tables), tuple(weak))
    if options.brief:
        return Answer(tuple(sentences), tuple(tables), tuple(weak))
    try:
        extra = extras(case, tick)
    except CannotInvent:
        sentences.append(words.cannot_invent())
    else:
        sentences += words.looked_for_extra(case, extra)
        tables += _extra(extra)
        weak += _weak_by_extra(case, extra)
    return Answer(tuple(sentences), tuple(tables), tuple(weak))


def _left_out(case: Case, found: Absences) -> Grid:
    """Return a row for each bid, and for each pair that changes something."""
    shown = [*found.singles, *(one for one in found.pairs if one.turns or one.rescore is None)]
    return Grid(
        "left-out",
        Text("Als inschrijvingen uitvallen", "When bids drop out"),
        LEFT_OUT,
        tuple(_row(case, one) for one in shown),
        frozenset(n for n, one in enumerate(shown) if one.turns),
        note=words.NOTE,
    )


def _row(case: Case, one: LeftOut) -> tuple[Cell, ...]:
    by_policy = {"keep-ranking": one.kept, "rescore": one.rescored}
    announced = by_policy.get(case.framework.policies.drop_out)
    if case.framework.policies.drop_out == "not-announced" and one.kept == one.rescored:
        announced = one.kept  # both policies agree
    turns = None if one.rescore is None else one.turns
    return (one.bids, turns, one.kept, one.rescored, announced)


def _extra(found: Extras) -> Iterator[Grid]:
    rows = tuple(
        (words.QUALITY[one.quality], in_euros(one.low), in_euros(one.high), one.holders)
        for one in found.switches
    )
    if rows:
        yield Grid("extra-bid", EXTRA_BID, EXTRA, rows)


def _weak(case: Case, found: Absences) -> Iterator[Weak]:
    """Yield bids without a contract whose absence gives it to another.

    Of pairs only those of which neither does so alone.
    """
    alone: set[str] = set()
    for one in (*found.singles, *found.pairs):
        others = not set(one.bids) & set(case.holders)
        if not others or one.rescored in (None, case.holders) or alone & set(one.bids):
            continue
        if len(one.bids) == 1:
            alone |= set(one.bids)
        yield Weak(Fraction(0), True, words.loser_decides(case, one))


def _weak_by_extra(case: Case, found: Extras) -> Iterator[Weak]:
    for one in found.switches[:1]:
        yield Weak(Fraction(0), True, words.extra_decides(case, one))


SECTION = Section(
    "rivals",
    Text("Concurrenten", "Rivals"),
    Text(
        "Maakt het uit wie er verder meedoet?",
        "Does it matter who else takes part?",
    ),
    run,
)
