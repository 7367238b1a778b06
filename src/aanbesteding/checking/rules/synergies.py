"""AB138: a synergy names two activities or two kinds, and every pair once."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.recombination import Synergy
from aanbesteding.texts import Text

SYNERGY = coded(
    "AB138",
    "synergy",
    ("deze synergie klopt niet: {problem}", "this synergy is not right: {problem}"),
    (
        "noem onder «activities» twee verschillende activiteiten, of onder «kinds» twee soorten; elk paar één keer",
        "name two different activities under “activities”, or two kinds under “kinds”; each pair once",
    ),
)
BOTH = Text(
    "zij noemt activiteiten en soorten; kies één van beide",
    "it names activities and kinds; choose one of the two",
)
NEITHER = Text("zij noemt geen activiteiten en geen soorten", "it names no activities and no kinds")
ITSELF = Text("een activiteit met zichzelf", "an activity with itself")
AGAIN = Text("dit paar staat er al", "this pair stands there already")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield synergies of nothing, of an activity with itself, and pairs that stand there twice."""
    seen: set[tuple[str, ...]] = set()
    for index, synergy in enumerate(
        framework.recombination.synergies if framework.recombination else ()
    ):
        key, names = _named(synergy)
        problem = _problem(synergy)
        pair = (key, *sorted(names))
        if problem is None and pair in seen:
            problem = AGAIN
        if problem is not None:
            route: Route = ("recombination", "synergies", index)
            route = (*route, key) if names else route
            yield at(SYNERGY, in_framework(framework, *route), problem=problem)
        else:
            seen.add(pair)


def _named(synergy: Synergy) -> tuple[str, tuple[str, ...]]:
    if synergy.activities is not None:
        return "activities", synergy.activities
    return "kinds", synergy.kinds or ()


def _problem(synergy: Synergy) -> Text | None:
    if synergy.activities is not None and synergy.kinds is not None:
        return BOTH
    if synergy.activities is None and synergy.kinds is None:
        return NEITHER
    named = synergy.activities
    return ITSELF if named is not None and named[0] == named[1] else None


RULES = (Rule(SYNERGY, check, on_framework=True),)
