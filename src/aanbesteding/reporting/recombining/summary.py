"""What a recombination comes to, in sentences; and why there is no plan, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.exact.rounding import round_to
from aanbesteding.recombination.asked import Status
from aanbesteding.recombination.conflict_words import conflict_said
from aanbesteding.reporting.recombining.case import (
    Case,
    listed,
    plain,
    said_count,
    said_money,
    said_part,
    said_points,
)
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Said, said
from aanbesteding.texts import Text

PROVEN: dict[Status, Text] = {
    "optimal": Text(
        "bewezen het beste dat deze regels toelaten", "proven the best that these rules allow"
    ),
    "within-gap": Text(
        "bewezen hooguit {gap} % minder waard dan het beste dat kan",
        "proven to be worth at most {gap} % less than the best that can be",
    ),
    "stopped": Text(
        "het beste dat in de tijd is gevonden; meer dan {gap} % beter kan niet",
        "the best that was found in the time; more than {gap} % better cannot be",
    ),
    "none": Text("", ""),
    "none-found": Text("", ""),
}
UNKNOWN_GAP = Text(
    "het beste dat in de tijd is gevonden; hoeveel beter er kan, is niet bekend",
    "the best that was found in the time; how much better there can be is not known",
)
NOT_SETTLED = (
    "Of er een even goed plan is dat goedkoper is, is niet uitgezocht.",
    "Whether there is an equally good plan that is cheaper was not examined.",
)


def summary(case: Case) -> tuple[Said, ...]:
    """Return the summary, the outcome first."""
    return tuple(_summary(case) if case.found.outcome.plan is not None else _no_plan(case))


def _no_plan(case: Case) -> Iterator[Said]:
    if case.found.outcome.status == "none-found":
        yield said(
            "none-found",
            "In de tijd is geen plan gevonden; dat er geen is, is niet bewezen. Geef meer tijd met --time-limit.",
            "No plan was found in the time; that there is none is not proven. Give more time with --time-limit.",
        )
        return
    yield said(
        "no-plan",
        "Geen plan houdt zich aan alle regels; dat is bewezen.",
        "No plan keeps all rules; that is proven.",
    )
    if case.found.conflict is not None:
        yield from conflict_said(case.problem, case.found.conflict, case.themes)


def _summary(case: Case) -> Iterator[Said]:
    outcome, plan, worth = case.found.outcome, case.plan, case.worth
    yield said(
        "plan",
        "Het plan is {value} punten waard en kost {cost} per jaar: {proven}.",
        "The plan is worth {value} points and costs {cost} a year: {proven}.",
        value=said_points(worth.value),
        cost=said_money(worth.cost),
        proven=_proven(case),
    )
    if outcome.status == "optimal" and outcome.settled == "any":
        yield said("not-settled", *NOT_SETTLED)
    yield said(
        "chosen",
        "Gekozen zijn {chosen} van de {count} activiteiten, van {organisations} organisaties in {coalitions} {word}.",
        "Chosen are {chosen} of the {count} activities, of {organisations} organisations in {coalitions} {word}.",
        chosen=said_count(len(plan.chosen)),
        count=said_count(len(case.problem.activities)),
        organisations=said_count(len({m for one in plan.coalitions for m in one.members})),
        coalitions=said_count(len(plan.coalitions)),
        word=Text("coalitie", "coalition")
        if len(plan.coalitions) == 1
        else Text("coalities", "coalitions"),
    )
    yield from _facts(case)
    for one in case.built.left_out:
        yield said(
            "organisation-left-out",
            "{organisation} doet niet mee: uitsluitingsgrond «{ground}» is van toepassing ({count} activiteiten).",
            "{organisation} takes no part: the exclusion ground “{ground}” applies ({count} activities).",
            organisation=one.name,
            ground=one.ground,
            count=said_count(len(one.activities)),
        )


def _proven(case: Case) -> Text:
    outcome = case.found.outcome
    if outcome.gap is None and outcome.status == "stopped":
        return UNKNOWN_GAP
    gap = both(shortest, round_to((outcome.gap or Fraction(0)) * 100, 2, "ceiling"))
    text = PROVEN[outcome.status]
    return Text(text.nl.format(gap=gap.nl), text.en.format(gap=gap.en))


def _facts(case: Case) -> Iterator[Said]:
    facts = case.found.facts
    if facts is None:
        return
    yield said(
        "covered",
        "Van de gevraagde {demand} mensen bereikt het {counted} ({part} %): {themes}.",
        "Of the {demand} people asked for it reaches {counted} ({part} %): {themes}.",
        demand=said_count(facts.covered.demand),
        counted=said_count(facts.covered.counted),
        part=said_part(facts.covered.part),
        themes=listed(
            _of_theme(case.theme(n), one.part) for n, one in enumerate(facts.themes) if one.demand
        ),
    )
    if facts.newcomers.part is not None:
        yield said(
            "newcomers",
            "Van de kosten van de activiteiten is {part} % voor nieuwe spelers{least}.",
            "Of the cost of the activities {part} % is for newcomers{least}.",
            part=said_part(facts.newcomers.part),
            least=_least(facts.newcomers.least),
        )
    if facts.continuity.part is not None:
        yield said(
            "continuity",
            "Van de mensen in bestaande activiteiten houdt {part} % die activiteit{least}.",
            "Of the people in existing activities {part} % keep that activity{least}.",
            part=said_part(facts.continuity.part),
            least=_least(facts.continuity.least),
        )
    yield said(
        "volunteers",
        "Vrijwilligers: {volunteers}; aangesloten vrijwilligersorganisaties: {connected}.",
        "Volunteers: {volunteers}; volunteer organisations that are connected: {connected}.",
        volunteers=said_count(facts.volunteers),
        connected=said_count(facts.connected),
    )
    avoided = facts.doubles_avoided
    yield said(
        "doubles",
        "Van {offered} dubbelingen in wat is aangeboden, blijven er {left}; vermeden zijn er {avoided} ({value} punten).",
        "Of {offered} duplicates in what is offered {left} remain; {avoided} are avoided ({value} points).",
        offered=said_count(facts.doubles_offered.number),
        left=said_count(facts.doubles.number),
        avoided=said_count(avoided.number),
        value=said_points(avoided.value),
    )
    yield said(
        "synergies",
        "Samen in een coalitie voegen {number} paren activiteiten {value} punten toe.",
        "Together in a coalition {number} pairs of activities add {value} points.",
        number=said_count(facts.synergies.number),
        value=said_points(facts.synergies.value),
    )


def _of_theme(theme: Text, part: Fraction | None) -> Text:
    share = said_part(part)
    return Text(f"{theme.nl} {share.nl} %", f"{theme.en} {share.en} %")


def _least(least: Fraction | None) -> Text:
    if least is None:
        return plain("")
    share = both(shortest, least * 100)
    return Text(f" (gevraagd: ten minste {share.nl} %)", f" (asked: at least {share.en} %)")
