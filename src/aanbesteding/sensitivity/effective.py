"""What each criterion really weighed with these bids, and what a point is worth in euros.

The *used range* of a criterion is the most points on it less the fewest, among the ranked bids; its
*effective weight* is its part of all used ranges. Both are the figures of `simulate --bids`.

Example: quality weighs 60, price 40. A has 40 and 40 points, B 50 and 32. The ranges are 10 and 8:
on paper quality is 60 % of the whole, here it makes 10/18 = 55.6 % of the differences.

What a point is worth is read from the price: what a bid could ask more (or would have to ask less)
if it had one point more (or less) and still as many in all. With 40 points on a bandwidth from € 80
to € 120 a point is € 40 / 40 = € 1.00. Where the line is not straight it is the slope at the bid's
own price, over one cent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from aanbesteding.exact.display import euros, number
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal
from aanbesteding.methods.base import OutsideRange
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.lots import Contest, LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import (
    BID,
    CRITERION,
    Answer,
    Cell,
    Column,
    Grid,
    Options,
    Said,
    Section,
    said,
)
from aanbesteding.sensitivity.case import Case
from aanbesteding.simulating.components import PRICE, Component, components_of
from aanbesteding.simulating.point import CENT, by_formula, kind_of, points_at, slope_of_total
from aanbesteding.simulating.result import CriterionFigures
from aanbesteding.simulating.run import of_evaluation
from aanbesteding.texts import Lang, Text


def run(case: Case, options: Options) -> Answer:
    """Answer for a lot."""
    if not case.base.ranking:
        return Answer(
            (said("no-bid", "Er is geen toegelaten inschrijving.", "No bid is admitted."),)
        )
    parts = components_of(case.framework, case.nodes)
    told, tables = _weights(case, parts)
    more, points = _points(case, parts)
    return Answer((*told, *more), (*tables, *points))


# --- effective weights ----------------------------------------------------------------------


def _weights(case: Case, parts: Sequence[Component]) -> tuple[list[Said], list[Grid]]:
    """Return the used ranges and effective weights of criteria, and of those at the top."""
    if len(case.base.ranking) < 2:
        told = said(
            "one-bid",
            "Er is één toegelaten inschrijving; er is geen verschil waarvan een criterium een deel "
            "kan zijn.",
            "There is one admitted bid; there is no difference that a criterion can be a part of.",
        )
        return [told], []
    figures = of_evaluation(case.evaluation, [case.lot]).lots[0]
    tables = [_criteria(case, figures.criteria)]
    if any(node.depth == 0 and not node.scored for node in case.nodes) and parts:
        tables.append(_tops(case, parts))
    return list(_sentences(case, figures.criteria)), tables


def _criteria(case: Case, figures: Sequence[CriterionFigures]) -> Grid:
    rows = tuple(
        (
            one.id,
            one.weight,
            one.nominal,
            one.used.value if one.used else None,
            one.effective.value if one.effective else None,
        )
        for one in figures
    )
    title = Text("Gewicht op papier en in deze aanbesteding", "Weight on paper and in this tender")
    return Grid("criteria", title, _columns(case), rows)


def _tops(case: Case, parts: Sequence[Component]) -> Grid:
    """Return the same of the criteria at the top, each as the sum of what is beneath it."""
    ranked = case.base.ranking
    tops = [node for node in case.nodes if node.depth == 0]
    whole = sum((node.weight for node in tops), Fraction(0))
    amounts = AWARDS[case.framework.award.type].in_euros
    used = [_range([bid.points(node.criterion.id) for bid in ranked]) for node in tops]
    names = [node.criterion.id for node in tops]
    if any(part.node is None for part in parts):
        names.append(PRICE)
        used.append(_range([bid.price for bid in ranked if bid.price is not None]))
    everything = sum(used, Fraction(0))
    weights: list[Fraction | None] = [node.weight for node in tops]
    weights += [None] * (len(names) - len(tops))
    rows = tuple(
        (
            name,
            weight,
            None if weight is None or amounts or not whole else weight / whole,
            spread,
            spread / everything if everything else None,
        )
        for name, weight, spread in zip(names, weights, used, strict=True)
    )
    title = Text("Hetzelfde per hoofdcriterium", "The same for the criteria at the top")
    note = Text(
        "Verschillen beneden kunnen elkaar opheffen; deze bereiken zijn dus geen som van die van "
        "de subcriteria.",
        "Differences below can cancel each other, so these ranges are no sums of those of the "
        "subcriteria.",
    )
    return Grid("top-criteria", title, _columns(case), rows, note=note)


def _range(values: Sequence[Fraction]) -> Fraction:
    return max(values) - min(values)


def _columns(case: Case) -> tuple[Column, ...]:
    award = AWARDS[case.framework.award.type]
    amounts = award.in_euros or not award.uses_quality
    return (
        CRITERION,
        Column("weight", Text("gewicht", "weight"), "weight"),
        Column(
            "nominal",
            Text("deel van alle gewicht", "part of all weight"),
            "part",
            Text("deel", "part"),
        ),
        Column("used", Text("gebruikt bereik", "used range"), "euros" if amounts else "points"),
        Column(
            "effective",
            Text("effectief gewicht", "effective weight"),
            "part",
            Text("effectief", "effective"),
        ),
    )


def _sentences(case: Case, figures: Sequence[CriterionFigures]) -> Iterator[Said]:
    """Say what made most of the difference, and what made none."""
    worth = {one.id: one.effective.value for one in figures if one.effective is not None}
    if not worth:
        yield said(
            "no-differences",
            "Alle toegelaten inschrijvingen hebben op alles evenveel punten.",
            "All admitted bids have equal points on everything.",
        )
        return
    most = max(worth, key=lambda name: worth[name])
    paper = next(one.nominal for one in figures if one.id == most)
    if paper is None:
        yield said(
            "most-difference",
            "{criterion} maakt het meeste verschil: {part} % van alle verschillen.",
            "{criterion} makes most of the difference: {part} % of all differences.",
            criterion=case.title(most),
            part=both(_percent, worth[most]),
        )
    else:
        yield said(
            "most-difference",
            "{criterion} maakt het meeste verschil: {part} % van alle verschillen, bij {paper} % "
            "van het gewicht.",
            "{criterion} makes most of the difference: {part} % of all differences, with {paper} % "
            "of the weight.",
            criterion=case.title(most),
            part=both(_percent, worth[most]),
            paper=both(_percent, paper),
        )
    for one in figures:
        if one.used is not None and not one.used.value and one.weight:
            yield said(
                "no-difference-on",
                "Op {criterion} heeft iedereen evenveel punten; dat gewicht maakt geen verschil.",
                "On {criterion} all have equal points; that weight makes no difference.",
                criterion=case.title(one.id),
            )
    award = AWARDS[case.framework.award.type]
    if award.uses_price and not any(one.of_price for one in figures):
        yield said(
            "price-not-in-points",
            "De prijs staat hier niet in punten en is dus geen deel van deze gewichten.",
            "The price is not in points here, so it is no part of these weights.",
        )


def _percent(part: Fraction, lang: Lang) -> str:
    return number(part * 100, lang, 1)


# --- euros per point ------------------------------------------------------------------------


def _points(case: Case, parts: Sequence[Component]) -> tuple[list[Said], list[Grid]]:
    """Return what one point is worth in euros, for each bid at its own price."""
    kind = kind_of(case.framework, parts)
    if kind == "no-points":
        told = said(
            "no-points",
            "Er zijn geen punten die tegen de prijs opwegen.",
            "There are no points to weigh against the price.",
        )
        return [told], []
    if kind == "no-price":
        told = said(
            "no-price",
            "De prijs telt niet mee in het totaal; een punt is dus geen bedrag waard.",
            "The price is no part of the total, so a point is worth no amount.",
        )
        return [told], []
    if any(
        part.node and part.node.method and part.node.method.id == "price-rank" for part in parts
    ):
        told = said(
            "by-rank",
            "Punten naar rang verspringen; een punt is er geen vast bedrag waard.",
            "Points by rank jump; a point is worth no steady amount there.",
        )
        return [told], []
    rows = tuple(_worth(case, parts))
    return list(_said_of_points(case, parts, rows)), [_grid(rows)]


def _said_of_points(
    case: Case, parts: Sequence[Component], rows: Sequence[Sequence[Cell]]
) -> Iterator[Said]:
    worth = by_formula(case.framework, parts)
    if worth is not None and AWARDS[case.framework.award.type].in_euros:
        yield said(
            "euro-is-euro",
            "De gewichten zijn in euro's: een euro is een euro.",
            "The weights are in euros: a euro is a euro.",
        )
    elif worth is not None:
        yield said(
            "point-by-formula",
            "Eén punt is {euros} waard, bij elke prijs binnen het bereik.",
            "One point is worth {euros}, at every price within the range.",
            euros=both(euros, worth),
        )
    if all(row[2] is None and row[3] is None for row in rows):
        yield said(
            "flat",
            "Bij geen enkele prijs verandert een cent iets aan de punten.",
            "At none of the prices a cent changes the points.",
        )
    if any(node.method is not None and node.method.worth == "price" for node in case.nodes):
        yield said(
            "discount-kept",
            "Een korting die een deel van de eigen prijs is, blijft hier gelijk.",
            "A discount that is a part of the own price stays as it is here.",
        )
    if case.framework.policies.rounding not in ("none", "not-announced"):
        yield said(
            "before-rounding",
            "Dit is vóór de afronding.",
            "This is before rounding.",
        )


def _grid(rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    columns = (
        BID,
        Column("price", Text("prijs", "price"), "euros"),
        Column("dearer", Text("euro per punt, duurder", "euros per point, dearer"), "euros"),
        Column("cheaper", Text("euro per punt, goedkoper", "euros per point, cheaper"), "euros"),
    )
    note = Text(
        "Wat één punt waard is rond de eigen prijs: gemeten over één cent duurder en één cent "
        "goedkoper, de anderen blijven gelijk. Een streepje: daar kost of levert een cent geen "
        "punten. Onder nul: wie duurder is, krijgt meer punten.",
        "What one point is worth around the own price: measured over one cent dearer and one cent "
        "cheaper, the others stay as they are. A dash: a cent costs or gains no points there. "
        "Below zero: the dearer gets more points.",
    )
    title = Text("Wat een punt waard is", "What a point is worth")
    return Grid("points", title, columns, rows, note=note)


def _worth(case: Case, parts: Sequence[Component]) -> Iterator[tuple[Cell, ...]]:
    whole = sum((node.weight for node in case.nodes if node.depth == 0), Fraction(0))
    prices = competing(case)
    in_total = AWARDS[case.framework.award.type].uses_price
    for bid in case.base.ranking:
        found: list[Fraction | None] = []
        for step in (CENT, -CENT):
            if in_total:
                found.append(_of_total(case, whole, bid, step))
            else:
                found.append(_of_criteria(parts, bid, prices, step))
        yield (bid.bid, bid.price, *found)


def _of_total(case: Case, whole: Fraction, bid: BidResult, step: Fraction) -> Fraction | None:
    """Return what a point more, or less, is worth under an award with the price in its total."""
    if bid.price is None or bid.price + step < 0:
        return None
    try:
        slope = slope_of_total(case.framework, whole, case.base.ranking, bid.bid, step)
    except (NoTotal, ZeroDivisionError):
        return None
    return slope.gain / slope.loss if slope.loss else None


def _of_criteria(
    parts: Sequence[Component], bid: BidResult, prices: Mapping[str, Fraction], step: Fraction
) -> Fraction | None:
    """Return the euros per point that the criteria on the price lose, or gain, over a step."""
    if bid.price is None or bid.price + step < 0:
        return None
    others = [price for name, price in prices.items() if name != bid.bid]
    try:
        lost = points_at(parts, bid.price, others) - points_at(parts, bid.price + step, others)
    except (OutsideRange, ZeroDivisionError):
        return None
    return step / lost if lost else None


class _Watched(LotEvaluation):
    """An evaluation that keeps who competed."""

    competitors: Sequence[Candidate] = ()

    def contest(self, admitted: list[Candidate]) -> Contest:
        """Keep the bids of which the prices determine relative points."""
        found = super().contest(admitted)
        self.competitors = found.competitors
        return found


def competing(case: Case) -> Mapping[str, Fraction]:
    """Return the prices that relative methods see (clause 5.7), by bid."""
    with no_cycle_search():
        panel = Panel(case.framework, case.dossier)
        lot = _Watched(case.framework, case.index, case.dossier, panel)
        lot.run()
    return {one.bid.id: one.price for one in lot.competitors}


SECTION = Section(
    "effective",
    Text("Wat werkelijk woog", "What really weighed"),
    Text(
        "Hoeveel verschil maakte elk criterium, en wat is een punt waard?",
        "How much difference did each criterion make, and what is a point worth?",
    ),
    run,
)
