"""Who would get the contract under every other price method, and every other way of award.

The method of the price criterion is replaced by each other method of the catalogue, with parameters
from the lot's ceiling and floor (`derived`), and the lot is evaluated again. All else stays: the
quality, the weights, admission, minimum scores, rounding and ties.

Example: quality 60, price 40, a ceiling of € 120 and a floor of € 80. A asks € 80 and has 40 points
for quality, B asks € 96 and has 50. With `price-proportional` A has 40 + 40 = 80 and B
50 + 40 × 80/96 = 83.33: B is first. With `price-bandwidth` from 80 to 120 B has 50 + 40 × 24/40 =
74: A is first, by 6 points.

For another award the price criterion gets no weight and the others share its weight in their
proportions; the quality that remains is held against the price as the award does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from aanbesteding.fields import Model, value_of
from aanbesteding.linting.behaviour.open_points import put
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import Node, criteria_of
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.wording import in_euros
from aanbesteding.sensitivity.answer import (
    Answer,
    Cell,
    Column,
    Grid,
    Options,
    Said,
    Section,
    said,
    total_of,
)
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.derived import (
    DERIVED,
    Span,
    award_parameters,
    described,
    parameters_of,
    span_of,
)
from aanbesteding.sensitivity.weights_moved import CannotMove, without
from aanbesteding.texts import Text

HOLDER = Column(
    "holders", Text("wie de opdracht krijgt", "who gets the contract"), "bids", Text("wie", "who")
)
SAME = Column("same", Text("dezelfde als nu", "the same as now"), "yes", Text("zelfde", "same"))
NO_PARAMETERS = Text("geen af te leiden", "none can be derived")
NOTE = Text(
    "Staan er meer inschrijvingen dan er opdrachten zijn, dan moet er worden geloot. Een streepje: "
    "zo is er geen uitkomst.",
    "More bids than there are contracts: lots must be drawn. A dash: there is no outcome so.",
)


def run(case: Case, options: Options) -> Answer:
    """Answer for a lot."""
    span = span_of(case)
    if span is None:
        return Answer(
            (said("no-bid", "Er is geen toegelaten inschrijving.", "No bid is admitted."),)
        )
    priced = [n for n in case.nodes if n.method is not None and n.method.measures == "price"]
    told: list[Said] = []
    tables: list[Grid] = []
    if priced:
        grid = _methods(case, priced, span)
        told += [*_counted(case, grid, "methods")]
        tables.append(grid)
    else:
        name = AWARDS[case.framework.award.type].name
        told.append(
            said(
                "no-price-criterion",
                "Geen criterium meet de prijs (gunning: {award}); er is dus geen prijsmethode om "
                "te vervangen.",
                "No criterion measures the price (award: {award}), so there is no price method to "
                "replace.",
                award=name,
            )
        )
    other, more = _awards(case, priced, span)
    if other is not None:
        told += _counted(case, other, "awards")
        tables.append(other)
    if tables:
        told.insert(0, _where_from(span))
    return Answer((*told, *more), tuple(tables))


# --- methods --------------------------------------------------------------------------------


def _methods(case: Case, priced: Sequence[Node], span: Span) -> Grid:
    """Return the announced method and every other one, each with who would get the contract."""
    announced = {node.method.id for node in priced if node.method is not None}
    rows = [_announced(case, priced)]
    for method in DERIVED:
        if announced == {method}:
            continue
        parameters = parameters_of(method, span)
        if parameters is None:
            rows.append((METHODS[method].name, NO_PARAMETERS, None, None, None))
            continue
        framework = case.framework
        for node in priced:
            framework = put(framework, (*node.route, "method"), parameters)
        result = case.again(framework)
        rows.append(_row(case, METHODS[method].name, described(parameters), result))
    columns = (
        Column("method", Text("prijsmethode", "price method"), "words"),
        Column("parameters", Text("parameters", "parameters"), "words"),
        HOLDER,
        SAME,
        Column("gap", Text("voorsprong", "lead"), "points"),
    )
    title = Text("Onder elke prijsmethode", "Under every price method")
    return Grid("methods", title, columns, tuple(rows), _strong(rows), 1, NOTE)


Row = tuple[Cell, ...]


def _announced(case: Case, priced: Sequence[Node]) -> Row:
    name = next(node.method.name for node in priced if node.method is not None)
    stated = Text(
        f"{name.nl} (aangekondigd)" if len(priced) == 1 else "zoals aangekondigd",
        f"{name.en} (announced)" if len(priced) == 1 else "as announced",
    )
    words = [described(node.criterion.method) for node in priced if node.criterion.method]
    parameters = Text(" / ".join(w.nl for w in words), " / ".join(w.en for w in words))
    return _row(case, stated, parameters, case.base)


def _row(case: Case, name: Text, parameters: Text, result: LotResult | None) -> Row:
    if result is None:
        return (name, parameters, None, None, None)
    found = holders(result)
    return (name, parameters, found, found == case.holders, lead(result))


def _strong(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows in which another gets the contract."""
    return frozenset(number for number, row in enumerate(rows) if row[3] is False)


def lead(result: LotResult) -> Fraction | None:
    """Return by how much the last bid with a contract leads the first without, in the total's unit.

    None where there is no bid without.
    """
    ranking, contracts = result.ranking, result.contracts
    if len(ranking) <= contracts:
        return None
    return abs(total_of(ranking[contracts - 1]) - total_of(ranking[contracts]))


def _where_from(span: Span) -> Said:
    return said(
        "derived",
        "Parameters die niet zijn aangekondigd, volgen uit twee prijzen: {low} ({low_from}) en "
        "{high} ({high_from}); wat daarbuiten valt, wordt afgekapt.",
        "Parameters that were not announced follow from two prices: {low} ({low_from}) and {high} "
        "({high_from}); what lies beyond is cut off.",
        low_from=span.low_from,
        low=in_euros(span.low),
        high_from=span.high_from,
        high=in_euros(span.high),
    )


# --- awards ---------------------------------------------------------------------------------

AWARDS_NOTE = Text(
    "Wie kwaliteit in euro's waardeert (willingness-to-pay) met het verschil tussen beide prijzen, "
    "gunt op waarde. Een criterium op de prijs weegt hier niets; de rest deelt zijn gewicht. ",
    "To value quality in euros (willingness-to-pay) by the difference of the two prices is award "
    "on value. A criterion on the price weighs nothing here; the others share its weight. ",
)


def _awards(case: Case, priced: Sequence[Node], span: Span) -> tuple[Grid | None, tuple[Said, ...]]:
    """Return the other ways of award that have parameters, and why some are left out."""
    if any(n.method is not None and n.method.worth != "weight" for n in case.nodes):
        return None, (_in_euros(),)
    if case.framework.award.type == "fixed-price":
        return None, (_fixed(),)
    quality = _quality_alone(case, priced)
    if quality is None:
        return None, (_no_quality(),)
    rows = []
    left_out = []
    for award, parameters in _other_awards(case, priced, span):
        if parameters is None:
            left_out.append(AWARDS[award].name)
            continue
        result = case.again(quality.model_copy(update={"award": parameters}))
        rows.append(_row(case, AWARDS[award].name, described(parameters), result)[:4])
    columns = (
        Column("award", Text("gunning", "award"), "words"),
        Column("parameters", Text("parameters", "parameters"), "words"),
        HOLDER,
        SAME,
    )
    title = Text("Onder een andere gunning", "Under another way of award")
    note = Text(AWARDS_NOTE.nl + NOTE.nl, AWARDS_NOTE.en + NOTE.en)
    return Grid("awards", title, columns, tuple(rows), _strong(rows), 1, note), _without(left_out)


def _other_awards(
    case: Case, priced: Sequence[Node], span: Span
) -> Iterator[tuple[str, Model | None]]:
    """Yield every other award that sets quality against the price, with its parameters."""
    stated = _stated_weights(case, priced, span)
    for award, row in AWARDS.items():
        if row.uses_price and award not in (case.framework.award.type, "award-on-value"):
            yield award, award_parameters(award, span, stated)


def _stated_weights(
    case: Case, priced: Sequence[Node], span: Span
) -> tuple[Fraction, Fraction] | None:
    """Return what quality and price weigh against each other; None where nothing says so.

    Under award on value all quality in euros, against the difference of the two prices.
    """
    award = case.framework.award
    whole = sum((node.weight for node in case.nodes if node.depth == 0), Fraction(0))
    if priced:
        weight = sum((node.weight for node in priced), Fraction(0))
        return whole - weight, weight
    if AWARDS[award.type].in_euros:
        return whole, span.high - span.low
    quality, price = value_of(award, "quality_weight"), value_of(award, "price_weight")
    if isinstance(quality, Fraction) and isinstance(price, Fraction):
        return Fraction(quality), Fraction(price)
    most = value_of(award, "most")
    return (Fraction(most), 100 - Fraction(most)) if isinstance(most, Fraction) else None


def _quality_alone(case: Case, priced: Sequence[Node]) -> Framework | None:
    """Return the framework in which no price criterion weighs; None without other weights."""
    framework = case.framework
    if not any(n.weight for n in case.nodes if n.scored and n not in priced):
        return None
    if not AWARDS[framework.award.type].uses_quality:
        return None
    names = frozenset(node.criterion.id for node in priced)
    try:
        framework = without(framework, names, criteria_of(framework, case.index)[1])
    except CannotMove:
        return None
    ties = framework.policies.ties
    if isinstance(ties, TieRule) and names & set(ties.order):
        words = ("price" if word in names else word for word in ties.order)
        rule = ties.model_copy(update={"order": tuple(dict.fromkeys(words))})
        framework = put(framework, ("policies", "ties"), rule)
    return framework


def _no_quality() -> Said:
    return said(
        "price-alone",
        "Naast de prijs weegt niets mee; er valt dus niets anders te wegen.",
        "Nothing weighs beside the price, so there is nothing to weigh otherwise.",
    )


def _fixed() -> Said:
    return said(
        "fixed-price",
        "De prijs ligt vast; geen gunning kan hem anders wegen.",
        "The price is fixed; no award can weigh it otherwise.",
    )


def _in_euros() -> Said:
    return said(
        "values-in-euros",
        "Een criterium is hier zelf een bedrag of een deel van de prijs; dat kan alleen onder "
        "gunnen op waarde.",
        "A criterion is itself an amount or a part of the price here; that is possible under award "
        "on value only.",
    )


def _without(names: Sequence[Text]) -> tuple[Said, ...]:
    if not names:
        return ()
    words = Text(", ".join(n.nl for n in names), ", ".join(n.en for n in names))
    return (
        said(
            "awards-left-out",
            "Niet doorgerekend, omdat de parameters nergens uit volgen: {awards}.",
            "Not worked out, because their parameters follow from nothing: {awards}.",
            awards=words,
        ),
    )


# --- counting -------------------------------------------------------------------------------

WHAT: Mapping[str, Text] = {
    "methods": Text("andere prijsmethoden", "other price methods"),
    "awards": Text("andere gunningen", "other ways of award"),
}


def _counted(case: Case, grid: Grid, what: str) -> tuple[Said, ...]:
    """Say under how many rows the same bid gets the contract; the announced row aside."""
    rows = grid.rows[1:] if what == "methods" else grid.rows
    known = [row for row in rows if row[3] is not None]
    same = sum(row[3] is True for row in known)
    found = [
        said(
            f"same-under-{what}",
            "Onder {same} van de {count} {what} met een uitkomst gaat de opdracht naar dezelfde.",
            "Under {same} of the {count} {what} with an outcome the contract goes to the same.",
            same=same,
            count=len(known),
            what=WHAT[what],
        )
    ]
    if len(known) < len(rows):
        found.append(
            said(
                f"no-outcome-under-{what}",
                "Onder {count} is er met deze inschrijvingen geen uitkomst.",
                "Under {count} there is no outcome with these bids.",
                count=len(rows) - len(known),
            )
        )
    return tuple(found)


SECTION = Section(
    "methods",
    Text("Een andere prijsmethode", "Another price method"),
    Text(
        "Wie kreeg de opdracht als de prijs anders werd omgerekend?",
        "Who would get the contract if the price were converted otherwise?",
    ),
    run,
)
