"""AB112: a requirement has a test that its fact can pass or fail."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, Requirement
from aanbesteding.texts import Text

TEST = coded(
    "AB112",
    "requirement-test",
    ("eis «{text}»: {problem}", "requirement “{text}”: {problem}"),
    ("verbeter de toets van de eis", "mend the test of the requirement"),
)
EXPECTED = {
    "number": Text(
        "een getal wordt getoetst met «at-least» en/of «at-most»",
        "a number is tested by “at-least” and/or “at-most”",
    ),
    "yes-no": Text("ja of nee wordt getoetst met «answer»", "a yes or no is tested by “answer”"),
    "choice": Text("een keuze wordt getoetst met «one-of»", "a choice is tested by “one-of”"),
}
CHOICE = Text(
    "«one-of» noemt een keuze die er niet is", "“one-of” names a choice that does not exist"
)
NEVER = Text(
    "geen getal voldoet: «at-least» ligt boven «at-most»",
    "no number passes: “at-least” is above “at-most”",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield requirements whose test does not go with the type of the fact."""
    facts = {fact.id: fact for fact in framework.facts}
    for index, requirement in enumerate(framework.requirements):
        fact = facts.get(requirement.fact)
        ref = in_framework(framework, "requirements", index)
        if fact is None:
            continue
        if _tests(requirement) != {fact.type}:
            yield at(TEST, ref, text=requirement.id, problem=EXPECTED[fact.type])
        if not set(requirement.one_of or ()) <= set(fact.choices or ()):
            yield at(TEST, ref, text=requirement.id, problem=CHOICE)
        low, high = requirement.at_least, requirement.at_most
        if low is not None and high is not None and low > high:
            yield at(TEST, ref, text=requirement.id, problem=NEVER)


def _tests(requirement: Requirement) -> set[str]:
    """The types of fact that the stated tests are for."""
    tests = {
        "number": requirement.at_least is not None or requirement.at_most is not None,
        "yes-no": requirement.answer is not None,
        "choice": requirement.one_of is not None,
    }
    return {kind for kind, stated in tests.items() if stated}


RULES = (Rule(TEST, check, on_framework=True),)
