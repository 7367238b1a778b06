"""AB104: a criterion has either subcriteria or a method."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.criteria import all_nodes, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.reading.limits import MAX_CRITERIA
from aanbesteding.texts import Text

NODE_OR_LEAF = coded(
    "AB104",
    "node-or-leaf",
    ("criterium «{text}» heeft {found}", "criterion “{text}” has {found}"),
    ("geef het óf subcriteria, óf een methode", "give it either subcriteria or a method"),
)
TOO_MANY = coded(
    "AB114",
    "too-many-criteria",
    (
        "perceel «{lot}» heeft {count} criteria; de grens is {limit}",
        "lot “{lot}” has {count} criteria; the limit is {limit}",
    ),
    ("voeg criteria samen", "merge criteria"),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield criteria with both, and criteria with neither."""
    for node in all_nodes(framework):
        criterion = node.criterion
        if (criterion.method is None) == (criterion.criteria is None):
            found = (
                Text("subcriteria noch een methode", "neither subcriteria nor a method")
                if criterion.method is None
                else Text("zowel subcriteria als een methode", "both subcriteria and a method")
            )
            yield at(
                NODE_OR_LEAF, in_framework(framework, *node.route), text=criterion.id, found=found
            )


def check_number(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield lots with more criteria than the published limit."""
    for index, lot in enumerate(framework.lots):
        count = sum(1 for _ in walk(framework, *criteria_of(framework, index)))
        if count > MAX_CRITERIA:
            ref = in_framework(framework, "lots", index)
            yield at(TOO_MANY, ref, lot=lot.id, count=count, limit=MAX_CRITERIA)


RULES = (
    Rule(NODE_OR_LEAF, check, on_framework=True),
    Rule(TOO_MANY, check_number, on_framework=True),
)
