"""AB228, AB229: a requirement that nobody, or that everybody, meets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.fields import say
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.shown import both
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

NOBODY = coded(
    "AB228",
    "requirement-nobody-meets",
    (
        "eis «{requirement}» vraagt minstens {bound} van «{fact}» in {unit}: meer dan 100 gaat niet",
        "the requirement “{requirement}” asks at least {bound} of “{fact}” in {unit}: more than 100 is not possible",
    ),
    ("verbeter de grens, of de eenheid van het feit", "mend the bound, or the unit of the fact"),
)
EVERYBODY = coded(
    "AB229",
    "requirement-everybody-meets",
    (
        "aan eis «{requirement}» voldoet iedereen: {reason}",
        "everybody meets the requirement “{requirement}”: {reason}",
    ),
    ("verscherp de eis, of verwijder haar", "sharpen the requirement, or remove it"),
)
ALL = Text("zij laat elke keuze toe", "it admits every choice")
NOTHING = Text("minder dan 0 bestaat hier niet", "less than 0 does not exist here")
_PERCENT = re.compile(r"^(%|procent|per ?cent|percentage)\b|^%", re.IGNORECASE)
_COUNT = re.compile(
    r"^%|\b(procent|per ?cent|euros?|fte|mensen|personen|people|jaar|years?|uur|hours?)\b",
    re.IGNORECASE,
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the requirements of which the bound decides nothing, as their unit or choices tell."""
    facts = {fact.id: fact for fact in framework.facts}
    for index, requirement in enumerate(framework.requirements):
        fact = facts[requirement.fact]
        unit = say(fact.unit, "nl") if fact.unit is not None else ""
        ref = in_framework(framework, "requirements", index)
        low = requirement.at_least
        fields: dict[str, object] = {"requirement": requirement.id}
        if requirement.one_of is not None and set(requirement.one_of) == set(fact.choices or ()):
            yield Finding(EVERYBODY, ref, {**fields, "reason": ALL})
        elif low is not None and low > 100 and _PERCENT.search(unit):
            yield Finding(
                NOBODY, ref, {**fields, "bound": both(low), "fact": fact.id, "unit": unit}
            )
        elif low is not None and low <= 0 and requirement.at_most is None and _COUNT.search(unit):
            yield Finding(EVERYBODY, ref, {**fields, "reason": NOTHING})


ADVICE = (
    Advice(
        NOBODY,
        "warning",
        check,
        example=Example(
            "- {id: dekking, title: Dekking, fact: dekking, at-least: 120, assumed: Eigen grens}",
            "- {id: dekking, title: Dekking, fact: dekking, at-least: 90, assumed: Eigen grens}",
        ),
    ),
    Advice(
        EVERYBODY,
        "warning",
        check,
        example=Example(
            "- {id: keurmerk, title: Keurmerk, fact: keurmerk, one-of: [geen, basis, volledig], assumed: Eigen grens}",
            "- {id: keurmerk, title: Keurmerk, fact: keurmerk, one-of: [basis, volledig], assumed: Eigen grens}",
        ),
    ),
)
