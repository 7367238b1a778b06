"""Who would get the contract under every reading of what the framework leaves open.

An open point is a value `not-announced`. The engine decides nothing there: it rounds nothing,
leaves equal totals equal, excludes nobody for an organisation in two bids. Each reading puts a
value in its place, and the lot is evaluated again.

Example: totals of 70.004 and 70.003 with `rounding: not-announced`. Read as `none` the first has
the contract; read as rounded to two decimals both have 70.00, and lots must be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple, get_args

from aanbesteding.linting.behaviour.left_open import OPEN, left_open, tie_rules
from aanbesteding.linting.behaviour.open_points import put
from aanbesteding.model.admission import SamePolicy
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import TieRule
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.answer import (
    Answer,
    Column,
    Grid,
    Options,
    Said,
    Section,
    Weak,
    said,
)
from aanbesteding.sensitivity.case import Case, Holders, holders
from aanbesteding.sensitivity.weights_moved import at_route
from aanbesteding.texts import Text

MOST = 64
"""The most combinations of readings that are all evaluated."""


class Point(NamedTuple):
    """What is left open: where it stands, as `--set` names it, and its readings."""

    name: str
    route: Route
    values: Mapping[str, Any]


class Outcome(NamedTuple):
    """Who gets the contract under a reading; `found` is None where there is no outcome."""

    words: tuple[str, ...]
    """The reading of each point, in their order."""
    found: Holders | None


def run(case: Case, options: Options) -> Answer:
    """Answer for a lot."""
    points = tuple(points_of(case))
    told = list(_drop_out(case.framework))
    if not points:
        return Answer((_nothing_open(dropped=bool(told)), *told))
    single = [[_under(case, (point,), (words,)) for words in point.values] for point in points]
    tables = [_readings(case, points, single)]
    weak = [
        _weak(case, (point,), other)
        for point, outcomes in zip(points, single, strict=True)
        if (other := _first_other(case, outcomes)) is not None
    ]
    told.insert(0, _depends(len(points), len(weak)))
    count = prod(len(point.values) for point in points)
    if len(points) > 1 and count > MOST:
        told.append(_too_many(count))
    elif len(points) > 1:
        every = [_under(case, points, words) for words in product(*(p.values for p in points))]
        others = [one for one in every if one.found != case.holders]
        told.append(_counted(every, others))
        if others:
            tables.append(_combinations(case, points, others))
        if not weak and (other := _first_other(case, others)) is not None:
            weak.append(_weak(case, points, other))
    return Answer(tuple(told), tuple(tables), tuple(weak))


def points_of(case: Case) -> Iterator[Point]:
    """Yield what the framework leaves open for the lot, with its readings; drop-out aside."""
    framework, lot = case.framework, case.base.lot
    weights = {node.criterion.id: node.weight for node in case.nodes if node.scored and node.weight}
    priced = framework.award.type != "fixed-price"
    for route, values, _ in left_open(framework, lot, case.nodes, weights, priced=priced):
        yield Point(key_of(framework, route), route, values)
    ties = framework.policies.ties
    if isinstance(ties, TieRule) and ties.otherwise == OPEN:
        rules = tie_rules(ties.order, weights, priced=priced)
        yield Point("policies.ties", ("policies", "ties"), rules)
    for group in ("tenderer", "beside"):
        if getattr(framework.policies.same_organisation, group, None) == OPEN:
            route = ("policies", "same-organisation", group)
            words = {word: word for word in get_args(SamePolicy) if word != OPEN}
            yield Point(".".join(route), route, words)


def key_of(framework: Framework, route: Route) -> str:
    """Return a place as `--set` names it: criteria by their ids, wherever they stand."""
    place = max((n for n, part in enumerate(route) if isinstance(part, int)), default=None)
    if place is None:
        return ".".join(map(str, route))
    name = at_route(framework, route[: place + 1]).id
    return ".".join(map(str, ("criteria", name, *route[place + 1 :])))


def _under(case: Case, points: Sequence[Point], words: Sequence[str]) -> Outcome:
    """Evaluate under a reading of each of these points; the others stay open."""
    framework = case.framework
    for point, word in zip(points, words, strict=True):
        framework = put(framework, point.route, point.values[word])
    result: LotResult | None = case.again(framework)
    return Outcome(tuple(words), None if result is None else holders(result))


def _first_other(case: Case, outcomes: Sequence[Outcome]) -> Outcome | None:
    return next((one for one in outcomes if one.found not in (None, case.holders)), None)


# --- tables ---------------------------------------------------------------------------------

NOTE = Text(
    "Staan er meer inschrijvingen dan er opdrachten zijn, dan moet er worden geloot. Een streepje: "
    "zo is er geen uitkomst.",
    "More bids than there are contracts: lots must be drawn. A dash: there is no outcome so.",
)
HOLDERS = Column("holders", Text("wie de opdracht krijgt", "who gets the contract"), "bids")
SAME = Column("same", Text("dezelfde als nu", "the same as now"), "yes")


def _readings(case: Case, points: Sequence[Point], single: Sequence[Sequence[Outcome]]) -> Grid:
    rows = [
        (point.name, one.words[0], one.found, None if one.found is None else _same(case, one))
        for point, outcomes in zip(points, single, strict=True)
        for one in outcomes
    ]
    columns = (
        Column("point", Text("wat openstaat", "what is open"), "name"),
        Column("reading", Text("gelezen als", "read as"), "name"),
        HOLDERS,
        SAME,
    )
    strong = frozenset(number for number, row in enumerate(rows) if row[3] is False)
    title = Text("Elke lezing van wat openstaat", "Every reading of what is left open")
    return Grid("readings", title, columns, tuple(rows), strong, 2, NOTE)


def _combinations(case: Case, points: Sequence[Point], others: Sequence[Outcome]) -> Grid:
    columns = (
        Column("reading", Text("samen gelezen als", "read together as"), "name"),
        HOLDERS,
    )
    rows = tuple((_together(points, one.words), one.found) for one in others)
    title = Text(
        "Combinaties van lezingen met een andere uitkomst",
        "Combinations of readings with another outcome",
    )
    return Grid("combinations", title, columns, rows, frozenset(), 1, NOTE)


def _same(case: Case, outcome: Outcome) -> bool:
    return outcome.found == case.holders


def _together(points: Sequence[Point], words: Sequence[str]) -> str:
    return "; ".join(f"{p.name} = {word}" for p, word in zip(points, words, strict=True))


# --- sentences ------------------------------------------------------------------------------


def _drop_out(framework: Framework) -> tuple[Said, ...]:
    if framework.policies.drop_out != OPEN:
        return ()
    return (
        said(
            "drop-out-open",
            "Ook wat geldt als een inschrijving wegvalt, staat open; wat dat uitmaakt, staat bij "
            "de inschrijvingen die wegvallen (rivals).",
            "What holds when a bid drops out is left open too; what that changes stands with the "
            "bids that drop out (rivals).",
        ),
    )


def _nothing_open(*, dropped: bool) -> Said:
    if dropped:
        return said(
            "nothing-else-open",
            "Verder laat het kader niets open dat de rangorde raakt.",
            "Else the framework leaves nothing open that touches the ranking.",
        )
    return said(
        "nothing-open",
        "Het kader laat niets open dat de rangorde raakt.",
        "The framework leaves nothing open that touches the ranking.",
    )


def _depends(count: int, deciding: int) -> Said:
    if not deciding:
        return said(
            "readings-agree",
            "Het kader laat {count} {points} open; elk op zich gelezen gaat de opdracht onder elke "
            "lezing naar dezelfde.",
            "The framework leaves {count} {points} open; read one by one, under every reading the "
            "contract goes to the same.",
            count=count,
            points=_points(count),
        )
    return said(
        "readings-differ",
        "Het kader laat {count} {points} open; bij {deciding} daarvan hangt van de lezing af wie "
        "de opdracht krijgt.",
        "The framework leaves {count} {points} open; for {deciding} of these who gets the contract "
        "depends on the reading.",
        count=count,
        points=_points(count),
        deciding=deciding,
    )


def _points(count: int) -> Text:
    return Text("punt", "point") if count == 1 else Text("punten", "points")


def _too_many(count: int) -> Said:
    return said(
        "too-many-combinations",
        "Samen zijn er {count} combinaties van lezingen; die zijn niet allemaal doorgerekend, "
        "alleen elke lezing op zich.",
        "Together there are {count} combinations of readings; these were not all worked out, only "
        "each reading by itself.",
        count=count,
    )


def _counted(every: Sequence[Outcome], others: Sequence[Outcome]) -> Said:
    return said(
        "combinations",
        "In {same} van de {count} combinaties van lezingen gaat de opdracht naar dezelfde.",
        "In {same} of the {count} combinations of readings the contract goes to the same.",
        same=len(every) - len(others),
        count=len(every),
    )


def _weak(case: Case, points: Sequence[Point], outcome: Outcome) -> Weak:
    assert outcome.found is not None
    fields = {"open": _plain(points), "reading": _together(points, outcome.words)}
    contracts = case.base.contracts
    if not outcome.found:
        told = said(
            "reading-nobody",
            "Het kader laat open {open}. Gelezen als {reading} krijgt niemand de opdracht.",
            "The framework leaves open {open}. Read as {reading} nobody gets the contract.",
            **fields,
        )
    elif len(outcome.found) > contracts:
        told = said(
            "reading-draw",
            "Het kader laat open {open}. Gelezen als {reading} moet er worden geloot tussen {bids}.",
            "The framework leaves open {open}. Read as {reading} lots must be drawn between {bids}.",
            bids=_names(case, outcome.found),
            **fields,
        )
    else:
        told = said(
            "reading-other",
            "Het kader laat open {open}. Gelezen als {reading} gaat de opdracht naar {bids}.",
            "The framework leaves open {open}. Read as {reading} the contract goes to {bids}.",
            bids=_names(case, outcome.found),
            **fields,
        )
    return Weak(Fraction(0), hinges=True, said=told)


_PLAIN = (
    ("policies.rounding", Text("hoe wordt afgerond", "how is rounded")),
    ("policies.ties", Text("wat bij gelijke totalen beslist", "what decides between equal totals")),
    (
        "policies.same-organisation",
        Text(
            "wat geldt voor een organisatie in meer inschrijvingen",
            "what holds for an organisation in more bids",
        ),
    ),
)
"""What is left open, for who does not know the keys; other keys are named as they are."""


def _plain(points: Sequence[Point]) -> Text:
    words = []
    for point in points:
        known = (text for key, text in _PLAIN if point.name.startswith(key))
        words.append(next(known, Text(f"«{point.name}»", f"“{point.name}”")))
    once = list(dict.fromkeys(words))
    return Text(" en ".join(one.nl for one in once), " and ".join(one.en for one in once))


def _names(case: Case, bids: Sequence[str]) -> str:
    return ", ".join(case.name(bid) for bid in bids)


SECTION = Section(
    "readings",
    Text("Wat het kader openlaat", "What the framework leaves open"),
    Text(
        "Wie kreeg de opdracht bij een andere lezing van wat niet is aangekondigd?",
        "Who would get the contract under another reading of what was not announced?",
    ),
    run,
)
