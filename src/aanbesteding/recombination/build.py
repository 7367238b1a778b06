"""From a framework and bids to a problem in whole numbers, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.checking.offered import (
    Described,
    Offered,
    activities,
    answers_lead,
    descriptions,
    exclusion,
)
from aanbesteding.checking.run import WARNINGS, check_activities, check_dossier, check_framework
from aanbesteding.faults import Faults
from aanbesteding.fields import say
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_framework, origins
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.model.recombination import Recombination
from aanbesteding.recombination.codes import NO_ACTIVITIES, NO_RULES
from aanbesteding.recombination.limits import limits_of
from aanbesteding.recombination.pairs import doubles_of, pairs_of
from aanbesteding.recombination.problem import Activity, Cell, Organisation, Problem
from aanbesteding.texts import Text


class LeftOut(NamedTuple):
    """An organisation that cannot take part, with what it offered."""

    organisation: str
    name: str
    ground: Text
    """The title of the exclusion ground that applies to it."""
    activities: tuple[str, ...]
    """The ids of its activities, sorted."""
    ref: Ref
    """The declaration that says so."""


@dataclass(frozen=True, slots=True)
class Built:
    """A problem, and what a reader must know of how it came about."""

    problem: Problem
    left_out: tuple[LeftOut, ...]
    """By id of the organisation."""
    warnings: tuple[Finding, ...]
    """What does not stop a recombination, such as demand that no activity reaches."""


def problem_of(framework: Framework, dossier: Dossier) -> Built:
    """Return the recombination that a framework asks of the activities in the bids.

    Only bids are looked at, no marks. Organisations, activities and cells are in the order of
    their ids, so that the order of files changes nothing. Raises `Faults` with everything that is
    wrong with the framework, the bids and the activities.
    """
    bids = Dossier(dossier.bids, broken=dossier.broken)
    found = check_framework(framework)
    block = framework.recombination
    if block is None:
        fields = {"text": framework.id}
        found.append(Finding(NO_RULES, in_framework(framework, "id"), fields))
    found = found or check_dossier(framework, bids) or check_activities(framework, bids)
    warnings = tuple(one for one in found if one.code in WARNINGS)
    _stop(framework, bids, [one for one in found if one.code not in WARNINGS])
    assert block is not None  # AB701
    described = descriptions(bids)
    left_out = tuple(_left_out(framework, bids, described))
    out = {one.organisation for one in left_out}
    offered = [one for one in activities(bids) if one.activity.organisation not in out]
    if not offered:
        ref = in_framework(framework, "recombination")
        _stop(framework, bids, [Finding(NO_ACTIVITIES, ref, of_key=True)])
    offered.sort(key=lambda one: one.activity.id)
    names = sorted({one.activity.organisation for one in offered})
    problem, wrong = _problem(framework, block, offered, [described[name][0] for name in names])
    _stop(framework, bids, wrong)
    return Built(problem, left_out, warnings)


def _stop(framework: Framework, dossier: Dossier, found: list[Finding]) -> None:
    if found:
        files = origins(framework, dossier)
        raise Faults(fault_of(finding, files) for finding in found)


def _left_out(
    framework: Framework, dossier: Dossier, described: dict[str, list[Described]]
) -> Iterator[LeftOut]:
    for name in sorted(described):
        first = described[name][0]  # AB471: every bid says the same
        ground = exclusion(framework, first.member)
        if ground is not None:
            title = Text(say(ground.title, "nl"), say(ground.title, "en"))
            theirs = sorted(
                one.activity.id for one in activities(dossier) if one.activity.organisation == name
            )
            ref = first.ref("declarations", ground.id)
            yield LeftOut(name, first.member.name, title, tuple(theirs), ref)


def _problem(
    framework: Framework,
    block: Recombination,
    offered: list[Offered],
    described: list[Described],
) -> tuple[Problem, list[Finding]]:
    volunteers = block.rules.volunteers
    kinds = volunteers.kinds if volunteers is not None else ()
    organisations = tuple(
        Organisation(
            one.member.organisation,
            one.member.name,
            newcomer=bool(one.member.newcomer),
            volunteers=one.member.kind in kinds,
            may_lead=answers_lead(framework, one.member),
        )
        for one in described
    )
    numbers = {one.id: number for number, one in enumerate(organisations)}
    themes = tuple(lot.id for lot in framework.lots)
    cells = tuple(_cells(block, themes, offered))
    chosen_from = tuple(_activities(offered, themes, cells, numbers))
    pairs, wrong = pairs_of(framework, block, offered)
    doubles = doubles_of(block, offered, themes, cells)
    limits = limits_of(block, themes, numbers)
    return Problem(themes, cells, organisations, chosen_from, pairs, doubles, limits), wrong


def _cells(
    block: Recombination, themes: tuple[str, ...], offered: Iterable[Offered]
) -> Iterator[Cell]:
    """Yield the cells that are asked for, and those without demand in which there can be doubles.

    The order is that of theme, district and target group.
    """
    asked = {
        (themes.index(demand.theme), district, demand.target_group): (
            int(people),
            int(demand.points * 1000),
        )
        for demand in block.demand
        for district, people in demand.people.items()
    }
    kinds: dict[tuple[int, str, str], list[str]] = {}
    for one in offered if block.duplication is not None else ():
        for reach in one.activity.reach:
            if reach.people:
                key = (themes.index(one.activity.theme), reach.district, reach.target_group)
                kinds.setdefault(key, []).append(one.activity.kind)
    for key, found in kinds.items():
        if len(set(found)) < len(found):
            asked.setdefault(key, (0, 0))
    for key in sorted(asked):
        yield Cell(*key, *asked[key])


def _activities(
    offered: Iterable[Offered],
    themes: tuple[str, ...],
    cells: tuple[Cell, ...],
    organisations: dict[str, int],
) -> Iterator[Activity]:
    places = {cell[:3]: number for number, cell in enumerate(cells) if cell.demand}
    for one in offered:
        activity = one.activity
        theme = themes.index(activity.theme)
        reach = {
            places[key]: int(part.people)
            for part in activity.reach
            if part.people and (key := (theme, part.district, part.target_group)) in places
        }
        yield Activity(
            activity.id,
            activity.title,
            organisations[activity.organisation],
            theme,
            activity.kind,
            tuple(sorted(reach.items())),
            people=sum(int(part.people) for part in activity.reach),
            cost=int(activity.cost * 100),
            volunteers=int(activity.volunteers),
            existing=activity.relation == "existing",
            growth=Fraction(activity.growth or 0) / 100,
        )
