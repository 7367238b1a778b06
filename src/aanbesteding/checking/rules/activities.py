"""AB467 to AB470, AB477: activities are named once and are of what the framework and the bid have."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.offered import Offered, activities
from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import Code, coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

TWICE = coded(
    "AB467",
    "activity-twice",
    (
        "activiteit «{text}» staat er al, in inschrijving «{other}»",
        "activity “{text}” stands there already, in bid “{other}”",
    ),
    ("geef haar een eigen «id», of verwijder er één", "give it an “id” of its own, or delete one"),
)
UNKNOWN = coded(
    "AB468",
    "unknown-in-activity",
    (
        "{kind} «{text}» bestaat niet in dit kader{guess}",
        "there is no {kind} “{text}” in this framework{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
NO_MEMBER = coded(
    "AB469",
    "activity-of-no-member",
    (
        "organisatie «{text}» is geen lid van deze inschrijving{guess}",
        "the organisation “{text}” is no member of this bid{guess}",
    ),
    (
        "kies uit: {known}; of voeg de organisatie toe onder «members»",
        "choose from: {known}; or add the organisation under “members”",
    ),
)
REACH = coded(
    "AB470",
    "reach-twice",
    (
        "wijk «{district}» met doelgroep «{group}» staat twee keer in deze activiteit",
        "district “{district}” with target group “{group}” stands twice in this activity",
    ),
    ("tel ze op, of laat er één weg", "add them up, or leave one out"),
)
GROWTH = coded(
    "AB477",
    "growth-below-nothing",
    (
        "het bereik daalt met meer dan 100 procent per jaar",
        "the reach falls by more than 100 per cent a year",
    ),
    ("geef de groei in procenten: 3, of -10", "give the growth in per cent: 3, or -10"),
)
THEME, DISTRICT = Text("thema", "theme"), Text("wijk", "district")
TARGET_GROUP = Text("doelgroep", "target group")


def check_ids(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second activity with the same id, in whatever bid."""
    first: dict[str, str] = {}
    for one in activities(dossier):
        name = one.activity.id
        if name in first:
            yield at(TWICE, one.ref("id"), text=name, other=first[name])
        first.setdefault(name, one.bid.id)


def check_names(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield activities for a theme, a district or a target group that is not there."""
    if framework.recombination is None:
        return
    themes = [lot.id for lot in framework.lots]
    districts = [place.id for place in framework.recombination.districts]
    groups = [place.id for place in framework.recombination.target_groups]
    for one in activities(dossier):
        named: list[tuple[Text, str, list[str], Route]] = [
            (THEME, one.activity.theme, themes, ("theme",))
        ]
        for index, reach in enumerate(one.activity.reach):
            here: Route = ("reach", index)
            named.append((DISTRICT, reach.district, districts, (*here, "district")))
            named.append((TARGET_GROUP, reach.target_group, groups, (*here, "target-group")))
        for kind, text, known, route in named:
            if text not in known:
                yield _unknown(UNKNOWN, one, route, known, kind, text)


def check_members(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield activities of an organisation that is not in the bid."""
    for one in activities(dossier):
        known = [member.organisation for member in one.bid.tenderer.members]
        text = one.activity.organisation
        if text not in known:
            yield _unknown(NO_MEMBER, one, ("organisation",), known, Text("", ""), text)


def _unknown(
    code: Code, one: Offered, route: Route, known: list[str], kind: Text, text: str
) -> Finding:
    fields = unknown(kind, text, known, did_you_mean(text, known))
    return at(code, one.ref(*route), **fields)


def check_reach(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second number of people in the same district and target group."""
    for one in activities(dossier):
        seen: set[tuple[str, str]] = set()
        for index, reach in enumerate(one.activity.reach):
            cell = (reach.district, reach.target_group)
            if cell in seen:
                yield at(REACH, one.ref("reach", index), district=cell[0], group=cell[1])
            seen.add(cell)


def check_growth(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield activities that would reach fewer people than none."""
    for one in activities(dossier):
        if one.activity.growth is not None and one.activity.growth < -100:
            yield at(GROWTH, one.ref("growth"))


RULES = (
    Rule(TWICE, check_ids, on_framework=False, on_activities="each"),
    Rule(UNKNOWN, check_names, on_framework=False, on_activities="each"),
    Rule(NO_MEMBER, check_members, on_framework=False, on_activities="each"),
    Rule(REACH, check_reach, on_framework=False, on_activities="each"),
    Rule(GROWTH, check_growth, on_framework=False, on_activities="each"),
)
