"""The panel: without one of its members, combined otherwise, how far it agrees, what a mark weighs.

Worked examples stand with the formulas, in `judges.agreement` and `judges.swing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from aanbesteding.exact.display import euros, shortest
from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import (
    BID,
    CRITERION,
    Answer,
    Cell,
    Column,
    Grid,
    Kind,
    Options,
    Said,
    Section,
    Weak,
    said,
)
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.judges.apart import agreement, spread
from aanbesteding.sensitivity.judges.other import (
    WAYS,
    Panels,
    Without,
    combine_of,
    combined,
    panels_of,
    without,
)
from aanbesteding.sensitivity.judges.swing import Swing, Swings, swings
from aanbesteding.sensitivity.margin.marks import Marks
from aanbesteding.texts import Text

RUNS = 600
"""The most evaluations for what single marks weigh."""
SHOWN = 10
"""So many of the heaviest marks are shown."""
WAY = {
    "mean": Text("gemiddelde", "mean"),
    "median": Text("mediaan", "median"),
    "consensus": Text("consensus", "consensus"),
}
HEAVIEST = Text("De cijfers die het zwaarst wegen", "The marks that weigh most")
HOLDERS = Column("holders", Text("wie het contract krijgt", "who gets the contract"), "bids")
CHANGED = Column("changed", Text("andere uitslag", "other outcome"), "yes")
ASSESSOR = Column("assessor", Text("beoordelaar", "assessor"), "name")


def run(case: Case, options: Options) -> Answer:
    """Answer for one lot."""
    if not any(node.scale is not None for node in case.nodes):
        none = said(
            "no-panel",
            "In dit perceel geeft geen panel cijfers.",
            "No panel gives marks in this lot.",
        )
        return Answer((none,))
    marks, panels = Marks(case), panels_of(case)
    parts = [_left_out(panels), _combined(panels), agreement(marks)]
    parts += [spread(marks)]
    if not options.brief:
        found = swings(marks, RUNS, partial(options.progress, "panel"))
        parts += [_weighing(marks, found)]
    return Answer(
        tuple(one for part in parts for one in part.said),
        tuple(table for part in parts for table in part.tables if table.rows),
        tuple(weak for part in parts for weak in part.weak),
    )


def _got(case: Case, result: LotResult) -> Text:
    """Say who gets the contract under an outcome."""
    found = holders(result)
    if not found:
        return Text("krijgt niemand het contract", "nobody gets the contract")
    names = ", ".join(case.name(bid) for bid in found)
    if len(found) > result.contracts:
        return Text(f"moet er geloot worden ({names})", f"lots must be drawn ({names})")
    if len(found) > 1:
        return Text(f"gaan de contracten naar {names}", f"the contracts go to {names}")
    return Text(f"gaat het contract naar {names}", f"the contract goes to {names}")


# --- one assessor less --------------------------------------------------------------------------


def _left_out(panels: Panels) -> Answer:
    case = panels.case
    assert case.framework.panel is not None  # AB109
    counting = {name for who in panels.judges.values() for name in who}
    if not counting:
        joint = said(
            "only-joint-marks",
            "Alleen consensuscijfers tellen; een beoordelaar weglaten verandert daaraan niets.",
            "Only joint marks count; leaving out an assessor changes nothing about them.",
        )
        return Answer((joint,))
    everyone = dict.fromkeys(assessor.id for assessor in case.framework.panel.assessors)
    found = [without(panels, name) for name in everyone if name in counting]
    told: list[Said] = []
    weak: list[Weak] = []
    for one in found:
        sentence = _without(case, one)
        if sentence is None:
            continue
        told.append(sentence)
        if one.result is not None:
            weak.append(Weak(Fraction(0), hinges=True, said=sentence))
    if all(one.result is not None for one in found) and not weak:
        told.append(
            said(
                "without-anyone-the-same",
                "Welke beoordelaar ook wordt weggelaten, de uitslag blijft gelijk.",
                "Whichever assessor is left out, the outcome stays the same.",
            )
        )
    silent = [name for name in everyone if name not in counting]
    if silent:
        told.append(
            said(
                "assessors-without-effect",
                "De cijfers van {assessors} tellen in dit perceel nergens mee.",
                "The marks of {assessors} count nowhere in this lot.",
                assessors=", ".join(silent),
            )
        )
    title = Text("Zonder één beoordelaar", "Without one assessor")
    rows = tuple((one.assessor, *_outcome(case, one.result)) for one in found)
    grid = Grid("without", title, (ASSESSOR, HOLDERS, CHANGED), rows)
    return Answer(tuple(told), (grid,), tuple(weak))


def _outcome(case: Case, result: LotResult | None) -> tuple[Cell, Cell]:
    if result is None:
        return None, None
    return holders(result), holders(result) != case.holders


def _without(case: Case, one: Without) -> Said | None:
    """Say what is different without an assessor; None where nothing is."""
    if one.unjudged:
        titles = [case.title(name) for name in one.unjudged]
        return said(
            "nobody-left",
            "Zonder {assessor} beoordeelt niemand {criteria}; dan is er geen uitslag.",
            "Without {assessor} nobody judges {criteria}; then there is no outcome.",
            assessor=one.assessor,
            criteria=Text(
                ", ".join(f"«{title.nl}»" for title in titles),
                ", ".join(f"“{title.en}”" for title in titles),
            ),
        )
    if one.result is None:
        return said(
            "without-no-outcome",
            "Zonder {assessor} is er geen uitslag: dan ontbreekt een cijfer, bijvoorbeeld omdat "
            "wie overblijft belangenverstrengeling meldde.",
            "Without {assessor} there is no outcome: then a mark is missing, for instance because "
            "those who are left declared a conflict of interest.",
            assessor=one.assessor,
        )
    if holders(one.result) == case.holders:
        return None
    return said(
        "without-assessor",
        "Zonder {assessor} {got}.",
        "Without {assessor} {got}.",
        assessor=one.assessor,
        got=_got(case, one.result),
    )


# --- combined otherwise -------------------------------------------------------------------------


def _combined(panels: Panels) -> Answer:
    case = panels.case
    announced = {combine_of(case.framework, node) for node in panels.rated}
    told: list[Said] = []
    rows: list[tuple[Cell, ...]] = []
    for way in WAYS if panels.rated else ():
        result = combined(panels, way)
        rows.append((WAY[way], announced == {way}, *_outcome(case, result)))
        if result is None:
            told.append(
                said(
                    "combined-no-outcome",
                    "Met {way} is er geen uitslag: daarvoor zijn niet alle cijfers gegeven.",
                    "With {way} there is no outcome: not all marks for it were given.",
                    way=WAY[way],
                )
            )
        elif holders(result) != case.holders:
            # It was not announced so, and therefore it is no weak point of the award.
            sentence = said(
                "combined-otherwise",
                "Met {way} in plaats van wat is aangekondigd {got}.",
                "With {way} instead of what was announced {got}.",
                way=WAY[way],
                got=_got(case, result),
            )
            told.append(sentence)
    if any(node.criterion.by_consensus for node in case.nodes):
        told.append(
            said(
                "joint-nodes-kept",
                "Een hoofdcriterium met een consensuscijfer houdt dat cijfer.",
                "A criterion with subcriteria and a joint mark keeps that mark.",
            )
        )
    columns = (
        Column("combine", Text("samengevoegd door", "combined by"), "words"),
        Column("announced", Text("aangekondigd", "announced"), "yes"),
        HOLDERS,
        CHANGED,
    )
    title = Text("Anders samengevoegd", "Combined otherwise")
    return Answer(tuple(told), (Grid("combined", title, columns, tuple(rows)),))


# --- the heaviest mark --------------------------------------------------------------------------


def _weighing(marks: Marks, found: Swings) -> Answer:
    case = marks.case
    unit = AWARDS[case.framework.award.type].unit
    kind: Kind = {"points": "points", "euro": "euros"}.get(unit, "number")  # type: ignore[assignment]
    told = list(_heaviest(case, found, kind))
    columns = (
        ASSESSOR,
        CRITERION,
        BID,
        Column("mark", Text("cijfer", "mark"), "name"),
        Column("swing", Text("verschuift de voorsprong", "moves the lead"), kind),
        CHANGED,
    )
    rows = tuple(
        (one.mark.assessor, one.mark.criterion, one.mark.bid, marks.text(one.mark), *one[1:])
        for one in found.found[:SHOWN]
    )
    note = Text(
        "Het cijfer van het ene uiteinde van de schaal naar het andere; de voorsprong is die van "
        "de eerste op de beste ander. Een streepje: aan een uiteinde is er geen voorsprong.",
        "The mark from one end of the scale to the other; the lead is that of the first over the "
        "best other. A dash: at one end there is no lead.",
    )
    return Answer(tuple(told), (Grid("heaviest", HEAVIEST, columns, rows, fixed=3, note=note),))


def _heaviest(case: Case, found: Swings, kind: Kind) -> Iterator[Said]:
    if not found.found:
        return
    leading = [one for one in found.found if one.swing is not None]
    if not leading:
        yield said(
            "no-lead",
            "Er is geen eerste met een ander achter zich, en dus geen voorsprong die een cijfer "
            "kan verschuiven.",
            "There is no first bid with another behind it, and so no lead that a mark can move.",
        )
    for top in leading[:1]:
        yield said(
            "heaviest",
            "Het zwaarst weegt het cijfer van {assessor} voor {bid} op «{title}»: over de hele "
            "schaal verschuift het de voorsprong van de eerste met {swing}.",
            "The mark of {assessor} for {bid} on “{title}” weighs most: over the whole scale it "
            "moves the lead of the first by {swing}.",
            assessor=top.mark.assessor,
            bid=case.name(top.mark.bid),
            title=case.title(top.mark.criterion),
            swing=_unit(top, kind),
        )
    alone = sum(one.changes for one in found.found)
    yield said(
        "marks-alone",
        "Cijfers die in hun eentje, aan een uiteinde van de schaal, de uitslag veranderen: "
        "{alone} van de {tried}.",
        "Marks that change the outcome on their own, at an end of the scale: {alone} of {tried}.",
        tried=len(found.found),
        alone=alone,
    )
    if not found.all:
        yield said(
            "marks-not-all",
            "Niet alle cijfers zijn geprobeerd: het zijn er te veel. De zwaarste gingen voor.",
            "Not all marks were tried: there are too many. The heaviest came first.",
        )


def _unit(one: Swing, kind: Kind) -> Text:
    assert one.swing is not None
    if kind == "euros":
        return both(euros, one.swing)
    number = both(shortest, one.swing)
    return Text(f"{number.nl} punten", f"{number.en} points") if kind == "points" else number


SECTION = Section(
    "panel",
    Text("Panel", "Panel"),
    Text(
        "Wat als een beoordelaar er niet was, of de cijfers anders waren samengevoegd?",
        "What if an assessor had not been there, or the marks had been combined otherwise?",
    ),
    run,
)
