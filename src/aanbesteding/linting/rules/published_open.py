"""AB234: a framework is published while something that can decide it is left open."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.fields import value_of
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import Policies, TieRule

OPEN = coded(
    "AB234",
    "published-with-something-open",
    (
        "het kader is gepubliceerd, en dit is nog niet aangekondigd: {keys}",
        "the framework is published, and this was not announced: {keys}",
    ),
    (
        "kondig het alsnog aan, zolang er nog niemand heeft ingeschreven",
        "announce it after all, as long as nobody has bid yet",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield one finding that lists every `not-announced` by which an outcome can differ."""
    if framework.status == "published":
        keys = dict.fromkeys(_open(framework))
        if keys:
            yield Finding(OPEN, in_framework(framework, "status"), {"keys": ", ".join(keys)})


def _open(framework: Framework) -> Iterator[str]:
    policies: Policies = framework.policies
    left = "not-announced"
    every = all_nodes(framework)
    relative = AWARDS[framework.award.type].sees_others(framework.award)
    ties, same = policies.ties, policies.same_organisation
    if policies.rounding == left:
        yield "rounding"
    if ties == left or (isinstance(ties, TieRule) and ties.otherwise == left):
        yield "ties"
    if policies.drop_out == left and (relative or any(node.relative for node in every)):
        yield "drop-out"
    if policies.price_sheet == left:
        yield "price-sheet"
    if same is not None and left in (same.tenderer, same.beside):
        yield "same-organisation"
    for node in every:
        if value_of(node.criterion.method, "out_of_range") == left:
            yield f"out-of-range ({node.criterion.id})"


ADVICE = (
    Advice(
        OPEN,
        "error",
        check,
        read(
            "Succhi di Frutta: alle voorwaarden duidelijk, precies en ondubbelzinnig; Commissie van "
            "Aanbestedingsexperts, advies 209 (2015)",
            "Succhi di Frutta: all conditions clear, precise and unequivocal; Dutch committee of "
            "procurement experts, advice 209 (2015)",
        ),
        example=Example(
            "status: published",
            "status: draft",
        ),
    ),
)
