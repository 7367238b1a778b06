"""AB311: a member that is worse than the lead by itself makes the bid of the lead better.

By hand, a fact on the line from 0 (0 %) to 10 (100 %) that members add up: 5 alone gives 50 %, 2.5
alone gives 25 %, and together 7.5 gives 75 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, ahead, arenas
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Lever, with_option
from aanbesteding.linting.rule import Advice
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

HELPS = coded(
    "AB311",
    "weak-member-helps",
    (
        "perceel {lots}: een zwak lid erbij helpt: op «{criterion}» wint een combinatie van {strong} en {weak} van {strong} alleen, door de regel «{rule}»",
        "lot {lots}: adding a weak member helps: on “{criterion}” a consortium of {strong} and {weak} wins from {strong} alone, by the rule “{rule}”",
    ),
    (
        "ga na of dat de bedoeling is; `weakest` of `share-weighted` beloont geen zwak lid",
        "consider whether that is meant; `weakest` or `share-weighted` rewards no weak member",
    ),
)
TRIES = 12


def check(framework: Framework) -> Iterator[Finding]:
    """Yield criteria whose rule for consortia rewards a member that is worse by itself."""
    for arena in arenas(framework):
        for lever in arena.moving:
            if lever.key[0] == "fact" and len(lever.nodes) == 1:
                yield from _helped(arena, lever)


def _helped(arena: Arena, lever: Lever) -> Iterator[Finding]:
    node = lever.nodes[0]
    parameters = node.criterion.method
    if not isinstance(parameters, FactParameters) or parameters.members is None:
        return
    if parameters.members in ("lead", "weakest"):
        return
    for strong, weak in islice(_couples(lever), TRIES):
        alone = arena.bid(1, arena.high, with_option(arena.best, lever, strong))
        worse = arena.bid(2, arena.high, with_option(arena.best, lever, weak))
        joint = replace(
            arena.bid(0, arena.high, alone.profile), beside={lever.key[1]: lever.options[weak]}
        )
        if not ahead(arena.run(joint, alone), joint.id, alone.id):
            continue
        if not _shown(arena, joint, alone, worse):
            continue
        fields = {
            "lots": arena.lots,
            "criterion": node.criterion.id,
            "strong": lever.options[strong],
            "weak": lever.options[weak],
            "rule": parameters.members,
        }
        ref = in_framework(arena.announced, *node.route, "method", "members")
        files = evidence(arena, {"bids": (joint, alone, worse)})
        yield Finding(HELPS, ref, fields, evidence=files)
        return


def _couples(lever: Lever) -> Iterator[tuple[int, int]]:
    """Yield a strong option and a weaker one: first from the middle, where there is room above."""
    middle = lever.best // 2
    for strong in dict.fromkeys((middle, lever.best - 1, lever.best, 1)):
        for weak in dict.fromkeys((strong // 2, strong - 1, 0)):
            if 0 <= weak < strong:
                yield strong, weak


def _shown(arena: Arena, joint: Invented, alone: Invented, worse: Invented) -> bool:
    """Whether the whole engine ranks the consortium first and the weak member alone last."""
    result = arena.confirmed(joint, alone, worse)
    if not ahead(result, joint.id, alone.id):
        return False
    return ahead(result, alone.id, worse.id)


ADVICE = (Advice(HELPS, "info", check, costly=True),)
