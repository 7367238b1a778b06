"""AB139: the rules of a recombination leave a plan possible, and say something."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.recombination import PlanRules
from aanbesteding.texts import Text

RULE = coded(
    "AB139",
    "plan-rule",
    (
        "deze regel van de recombinatie kan niet: {problem}",
        "this rule of the recombination is impossible: {problem}",
    ),
    ("verbeter de regel, of laat haar weg", "mend the rule, or leave it out"),
)
NO_BUDGET = Text(
    "er staat geen budget: noem «total», «themes», of beide",
    "there is no budget: state “total”, “themes”, or both",
)
NOTHING = Text("voor een budget van nul wordt niets gedaan", "a budget of zero buys nothing")
NO_SIZE = Text(
    "«at-least» en «at-most» ontbreken allebei", "“at-least” and “at-most” are both missing"
)
SIZE = Text("«at-least» is groter dan «at-most»", "“at-least” is greater than “at-most”")
ITSELF = Text("een organisatie staat tegenover zichzelf", "an organisation is set against itself")
AGAIN = Text("deze twee organisaties staan er al", "these two organisations stand there already")
GROWTH = Text(
    "meer dan 100 procent krimp per jaar bestaat niet",
    "a fall of more than 100 per cent a year does not exist",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield rules that no plan can keep, and rules that ask nothing."""
    if framework.recombination is None:
        return
    for problem, route in _problems(framework.recombination.rules):
        yield at(RULE, in_framework(framework, "recombination", "rules", *route), problem=problem)


def _problems(rules: PlanRules) -> Iterator[tuple[Text, Route]]:
    yield from _of_budget(rules)
    size = rules.size
    if size is not None and size.at_least is None and size.at_most is None:
        yield NO_SIZE, ("size",)
    if size is not None and size.at_least and size.at_most and size.at_least > size.at_most:
        yield SIZE, ("size", "at-least")
    if rules.growth is not None and rules.growth.percent < -100:
        yield GROWTH, ("growth", "percent")
    seen: set[frozenset[str]] = set()
    for index, apart in enumerate(rules.apart):
        two = frozenset(apart.organisations)
        if len(two) == 1 or two in seen:
            yield ITSELF if len(two) == 1 else AGAIN, ("apart", index, "organisations")
        seen.add(two)


def _of_budget(rules: PlanRules) -> Iterator[tuple[Text, Route]]:
    if rules.budget.total is None and not rules.budget.themes:
        yield NO_BUDGET, ("budget",)
    if rules.budget.total == 0:
        yield NOTHING, ("budget", "total")
    for theme, amount in rules.budget.themes.items():
        if amount == 0:
            yield NOTHING, ("budget", "themes", theme)


RULES = (Rule(RULE, check, on_framework=True),)
