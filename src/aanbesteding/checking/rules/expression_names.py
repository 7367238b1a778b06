"""AB115: a formula names only what is announced, and no parameter takes a name that is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.methods.formulas import WithFormula
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

NAMES = coded(
    "AB115",
    "expression-names",
    (
        "in de formule heeft «{text}» geen betekenis: {problem}{guess}",
        "in the formula “{text}” has no meaning: {problem}{guess}",
    ),
    (
        "gebruik {known}, of kondig onder «parameters» een getal met een eigen naam aan",
        "use {known}, or announce a number with a name of its own under “parameters”",
    ),
)
UNKNOWN = Text("niets kondigt het aan", "nothing announces it")
TAKEN = Text(
    "die naam is al die van een grootheid of functie",
    "that name is already one of a quantity or a function",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every name that a formula uses without a meaning, or that has two."""
    for method, route in _formulas(framework):
        known = [*method.KNOWN, *(name for name in method.parameters if name not in method.KNOWN)]
        for name in method.unknown_names():
            fields: dict[str, Any] = {"text": name, "problem": UNKNOWN, "known": ", ".join(known)}
            where = in_framework(framework, *route, method.KEY)
            yield at(NAMES, where, **fields, guess=did_you_mean(name, known))
        for name in method.taken_names():
            fields = {"text": name, "problem": TAKEN, "known": ", ".join(method.KNOWN)}
            where = in_framework(framework, *route, "parameters", name)
            yield at(NAMES, where, of_key=True, **fields, guess=Text("", ""))


def _formulas(framework: Framework) -> Iterator[tuple[WithFormula, Route]]:
    """Yield everything with a formula, and where it stands."""
    if isinstance(framework.award, WithFormula):
        yield framework.award, ("award",)
    for node in all_nodes(framework):
        if isinstance(node.criterion.method, WithFormula):
            yield node.criterion.method, (*node.route, "method")


RULES = (Rule(NAMES, check, on_framework=True),)
