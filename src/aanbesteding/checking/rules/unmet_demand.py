"""AB475: for what the city asks there is an activity to choose."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.offered import available
from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

UNMET = coded(
    "AB475",
    "demand-without-activity",
    (
        "voor thema «{theme}» bereikt geen enkele activiteit doelgroep «{group}» in: {districts}",
        "for theme “{theme}” no activity reaches target group “{group}” in: {districts}",
    ),
    (
        "dat blijft in elk plan onbereikt; zoek aanbod, of laat de vraag weg",
        "no plan reaches them; look for an offer, or leave the demand out",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield demand that no activity of an organisation that may take part reaches at all."""
    block = framework.recombination
    if block is None:
        return
    reached = {
        (one.activity.theme, reach.target_group, reach.district)
        for one in available(framework, dossier)
        for reach in one.activity.reach
        if reach.people > 0
    }
    for index, demand in enumerate(block.demand):
        unmet = [
            district
            for district, people in demand.people.items()
            if people > 0 and (demand.theme, demand.target_group, district) not in reached
        ]
        if unmet:
            ref = in_framework(framework, "recombination", "demand", index)
            where = ", ".join(unmet)
            yield at(UNMET, ref, theme=demand.theme, group=demand.target_group, districts=where)


RULES = (Rule(UNMET, check, on_framework=False, on_activities="all", warns=True),)
