"""The margin of victory: the fewest steps on the panel's scales that change the award.

A step goes to the neighbouring mark; a mark may take several. Marks of the winner may go down and
those of rivals up, by whichever assessor. Two thresholds are told: the fewest steps after which
the contract is no longer certain to stay where it is (an equal total for which lots must be drawn
is enough), and the fewest after which another has it for sure.

Example: quality weighs 60 on a scale of 0 to 10 in whole marks, three assessors, the mean counts.
A step of one assessor is worth 60 / 10 / 3 = 2 points. A leads B by 5 points: with two steps the
gap is 1 point, with three B is 1 point ahead. So the margin is 3 steps; had the lead been 4, then
2 steps would lead to a draw and 3 to another winner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.scoring.panel import CONSENSUS
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
    Ticks,
    Weak,
    said,
)
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.margin.goals import Goal
from aanbesteding.sensitivity.margin.marks import EVERYTHING, Marks, Moves, Within, steps_of
from aanbesteding.sensitivity.margin.solve import Fewest, Solver
from aanbesteding.texts import Text

OTHER, LOST = Goal("other"), Goal("lost")
EXACT = Text("precies", "exact")
IMPOSSIBLE = Text("onmogelijk", "impossible")
DRAW = Text("loting of beter", "draw or better")
CONTRACT = Text("het contract", "the contract")
AWAY = Text("andere uitslag", "other outcome")
NOTE = Text(
    "Een stap gaat naar het cijfer ernaast op de schaal; «loting» is een gelijke stand waarover "
    "geloot moet worden. Een streepje: niet gevonden; de kolom ernaast zegt wat bewezen is.",
    "A step goes to the neighbouring mark on the scale; “draw” is a tie for which lots must be "
    "drawn. A dash: not found; the column beside it says what is proven.",
)


def run(case: Case, options: Options) -> Answer:
    """Answer for one lot."""
    solver = Solver(case)
    marks = solver.marks
    if not marks.judged:
        return Answer(tuple(_nothing(case, marks)))
    others = _rivals(case, marks)
    criteria = list(dict.fromkeys(mark.criterion for mark in marks.counting))
    assessors = list(dict.fromkeys(mark.assessor for mark in marks.counting))
    asked = Ticks("scores", options, 1 + len(others) + len(criteria) + len(assessors))
    asked.tick()
    away = solver.fewest(OTHER, EVERYTHING)
    lost = solver.fewest(LOST, EVERYTHING) if case.holders else away
    rivals = [(bid, *_of_rival(solver, bid)) for bid in asked.each(others)]
    tables = [_margin(rivals)] if rivals else []
    tables += [_criteria(solver, asked.each(criteria)), _assessors(solver, asked.each(assessors))]
    tables.append(_steps(marks, away, rivals))
    told = (_outcome(case, marks, away), *_lost(away, lost))
    left_out = _left_out(case, solver)
    weak = _weak(case, marks, away, told[0])
    return Answer((*told, *left_out), tuple(table for table in tables if table.rows), weak)


def _rivals(case: Case, marks: Marks) -> list[str]:
    """Return the bids that have no contract for sure, in the order of the ranking."""
    sure = {result.bid for result in case.base.winners}
    return [bid for bid in marks.bids if bid not in sure]


def _of_rival(solver: Solver, bid: str) -> tuple[Fewest, Fewest]:
    return (
        solver.fewest(Goal("shares", bid), EVERYTHING),
        solver.fewest(Goal("wins", bid), EVERYTHING),
    )


# --- sentences ----------------------------------------------------------------------------------


def _nothing(case: Case, marks: Marks) -> Iterator[Said]:
    """Say why there are no marks to move."""
    if any(node.scale is not None for node in case.nodes):
        yield said(
            "no-bid-with-marks",
            "Geen inschrijving is toegelaten of alleen op een minimumscore terzijde gelegd; "
            "andere cijfers veranderen niets.",
            "No bid was admitted, or set aside by a minimum score only; other marks change "
            "nothing.",
        )
    else:
        yield said(
            "no-marks",
            "In dit perceel geeft geen beoordelaar cijfers: er zijn geen stappen te zetten.",
            "No assessor gives marks in this lot: there are no steps to take.",
        )


def _outcome(case: Case, marks: Marks, away: Fewest) -> Said:
    """Say the fewest steps to another outcome."""
    if away.impossible:
        return said(
            "margin-impossible",
            "Geen verandering van cijfers, hoe groot ook, verandert wie het contract krijgt.",
            "No change of marks, however large, changes who gets the contract.",
        )
    if away.steps is None:
        return said(
            "margin-at-least",
            "Voor een andere uitslag zijn minstens {steps} nodig; verder is niet gezocht.",
            "Another outcome takes at least {steps}; the search went no further.",
            steps=_counted(away.least or 0),
        )
    fields: dict[str, object] = {
        "steps": _counted(away.steps),
        "moves": _told(case, marks, away.moves),
    }
    if not away.exact:
        return said(
            "margin-between",
            "Minder dan {least} stappen in de cijfers is nooit genoeg; met {steps} is de uitslag zeker anders: {moves}",
            "Fewer than {least} steps in the marks are never enough; with {steps} the outcome is sure to be another: {moves}",
            least=away.least,
            **fields,
        )
    if not case.holders:
        return said(
            "margin-nobody",
            "Nu krijgt niemand het contract; daarvoor zijn minstens {steps} nodig: {moves}",
            "As it is nobody gets the contract; that takes at least {steps}: {moves}",
            **fields,
        )
    return said(
        "margin",
        "De uitslag verandert met {steps}, en met minder niet: {moves}",
        "The outcome changes with {steps}, and with no fewer: {moves}",
        **fields,
    )


def _lost(away: Fewest, lost: Fewest) -> Iterator[Said]:
    """Say what it takes to lose a contract for sure, where that is more."""
    if lost == away or (lost.exact and lost.steps == away.steps):
        return
    if lost.impossible:
        yield said(
            "lost-impossible",
            "Verder dan een loting komt het niet: wie het contract heeft of erom loot, is er met "
            "geen cijfers zeker van dat kwijt.",
            "It goes no further than a draw: whoever has the contract, or draws for it, does not "
            "lose it for sure by any marks.",
        )
    elif lost.steps is not None and lost.exact:
        yield said(
            "lost",
            "Wie het contract heeft of erom loot, raakt het zeker kwijt met {steps}.",
            "Whoever has the contract, or draws for it, loses it for sure with {steps}.",
            steps=_counted(lost.steps),
        )
    else:
        yield said(
            "lost-at-least",
            "Om het contract zeker kwijt te raken zijn minstens {steps} nodig.",
            "To lose the contract for sure takes at least {steps}.",
            steps=_counted(lost.least or 0),
        )


def _left_out(case: Case, solver: Solver) -> Iterator[Said]:
    """Say what the numbers do not cover."""
    playing = set(solver.marks.bids)
    others = [result.bid for result in case.base.excluded if result.bid not in playing]
    if others:
        yield said(
            "not-by-marks",
            "Uitgesloten, of niet volledig beoordeeld, en dus met geen cijfers terug te halen: "
            "{bids}.",
            "Excluded, or not judged on everything, and so not brought back by any marks: {bids}.",
            bids=", ".join(case.name(bid) for bid in others),
        )
    if any(judged.combine == CONSENSUS for judged in solver.marks.judged.values()):
        yield said(
            "joint-marks",
            "Waar een consensuscijfer telt, verschuift dat; de cijfers van de beoordelaars "
            "ernaast tellen niet.",
            "Where a joint mark counts, that is what moves; the assessors' marks beside it do "
            "not count.",
        )
    if not solver.modelled:
        yield said(
            "margin-searched",
            "Hier hangt het totaal van de een af van de cijfers van een ander. De stappen zijn "
            "daarom geteld door ze te proberen, met hoogstens {runs} evaluaties; waar dat niet "
            "genoeg was, staat wat bewezen is.",
            "Here the total of one bid depends on the marks of another. So steps were counted by "
            "trying them, with {runs} evaluations at most; where that was not enough it says "
            "what is proven.",
            runs=solver.search.limit,
        )


def _counted(steps: int) -> Text:
    return Text("1 stap", "1 step") if steps == 1 else Text(f"{steps} stappen", f"{steps} steps")


def _told(case: Case, marks: Marks, moves: Moves) -> Text:
    """Say which marks move."""
    told = []
    for mark, place in moves:
        fields = {
            "assessor": mark.assessor,
            "bid": case.name(mark.bid),
            "now": marks.text(mark),
            "then": marks.text(mark, place),
        }
        title = case.title(mark.criterion)
        told.append(
            Text(
                _MOVE.say("nl", title=title.nl, **fields),
                _MOVE.say("en", title=title.en, **fields),
            )
        )
    return Text("; ".join(one.nl for one in told) + ".", "; ".join(one.en for one in told) + ".")


_MOVE = Text(
    "{assessor} geeft {bid} op «{title}» {then} in plaats van {now}",
    "{assessor} gives {bid} {then} instead of {now} on “{title}”",
)


def _weak(case: Case, marks: Marks, away: Fewest, told: Said) -> tuple[Weak, ...]:
    if away.steps is None or not case.holders:
        return ()
    most = sum(marks.ladder(mark).count - 1 for mark in marks.counting)
    return (Weak(Fraction(away.steps, most), away.steps <= 1, told),)


# --- tables -------------------------------------------------------------------------------------


def _proof(found: Fewest) -> Text:
    """Say how certain a number of steps is."""
    if found.impossible:
        return IMPOSSIBLE
    if found.exact:
        return EXACT
    return Text(f"minstens {found.least}", f"at least {found.least}")


def _cells(first: Fewest, second: Fewest) -> tuple[Cell, ...]:
    return first.steps, _proof(first), second.steps, _proof(second)


_RIVAL = (
    Column("draw", Text("stappen tot loting", "steps to a draw"), "count", Text("loting", "draw")),
    Column("draw-proof", Text("bewezen", "proven"), "words"),
    Column(
        "contract",
        Text("stappen tot het contract", "steps to the contract"),
        "count",
        Text("contract", "contract"),
    ),
    Column("contract-proof", Text("bewezen", "proven"), "words"),
)
_WITHIN = (
    Column(
        "other",
        Text("stappen tot een andere uitslag", "steps to another outcome"),
        "count",
        Text("anders", "other"),
    ),
    Column("other-proof", Text("bewezen", "proven"), "words"),
    Column(
        "lost",
        Text("stappen tot zeker verlies", "steps to a sure loss"),
        "count",
        Text("verlies", "loss"),
    ),
    Column("lost-proof", Text("bewezen", "proven"), "words"),
)


def _margin(rivals: list[tuple[str, Fewest, Fewest]]) -> Grid:
    rows = tuple((bid, *_cells(shares, wins)) for bid, shares, wins in rivals)
    title = Text("De marge per inschrijving", "The margin by bid")
    columns = (BID, *_RIVAL)
    return Grid("margin", title, columns, rows, note=NOTE)


def _criteria(solver: Solver, names: Iterable[str]) -> Grid:
    rows = tuple((name, *_in(solver, Within("criterion", name))) for name in names)
    title = Text("Alleen cijfers op één criterium", "Only marks on one criterion")
    columns = (CRITERION, *_WITHIN)
    return Grid("by-criterion", title, columns, rows)


def _assessors(solver: Solver, names: Iterable[str]) -> Grid:
    rows = tuple((name, *_in(solver, Within("assessor", name))) for name in names)
    title = Text("Alleen cijfers van één beoordelaar", "Only marks of one assessor")
    columns = (Column("assessor", Text("beoordelaar", "assessor"), "name"), *_WITHIN)
    return Grid("by-assessor", title, columns, rows)


def _in(solver: Solver, within: Within) -> tuple[Cell, ...]:
    away = solver.fewest(OTHER, within)
    return _cells(away, solver.fewest(LOST, within) if solver.case.holders else away)


def _steps(marks: Marks, away: Fewest, rivals: list[tuple[str, Fewest, Fewest]]) -> Grid:
    """Return which marks move: to another outcome, and for every rival to the contract."""
    rows = list(_moved(marks, AWAY, None, away.moves))
    for bid, shares, wins in rivals:
        if shares.moves and shares.steps != wins.steps:
            rows += _moved(marks, DRAW, bid, shares.moves)
        rows += _moved(marks, CONTRACT, bid, wins.moves)
    columns = (
        Column("for", Text("waarvoor", "for"), "words"),
        Column("rival", Text("voor wie", "for whom"), "bid"),
        Column("assessor", Text("beoordelaar", "assessor"), "name"),
        CRITERION,
        BID,
        Column("from", Text("van", "from"), "name"),
        Column("to", Text("naar", "to"), "name"),
        Column("steps", Text("stappen", "steps"), "count"),
    )
    title = Text("Welke cijfers dan veranderen", "Which marks change then")
    note = Text(
        "Eén manier met zo weinig stappen; er kunnen er meer zijn.",
        "One way with so few steps; there can be more.",
    )
    return Grid("steps", title, columns, tuple(rows), fixed=2, note=note)


def _moved(marks: Marks, goal: Text, rival: str | None, moves: Moves) -> Iterator[tuple[Cell, ...]]:
    for mark, place in moves:
        yield (
            goal,
            rival,
            mark.assessor,
            mark.criterion,
            mark.bid,
            marks.text(mark),
            marks.text(mark, place),
            steps_of(((mark, place),)),
        )


SECTION = Section(
    "scores",
    Text("Cijfers", "Scores"),
    Text(
        "Hoeveel stappen op de schaal van de beoordelaars veranderen wie het contract krijgt?",
        "How many steps on the assessors' scales change who gets the contract?",
    ),
    run,
)
