"""Running the rules: all of them, and every finding."""

from __future__ import annotations

from itertools import chain, islice

from aanbesteding.checking import RULES
from aanbesteding.checking.anonymous import opened
from aanbesteding.checking.rule import Rule
from aanbesteding.checking.rules import unique_bids
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.reading.codes import MORE_FAULTS
from aanbesteding.reading.limits import MAX_FINDINGS


def check_framework(framework: Framework) -> list[Finding]:
    """Return everything that is wrong with a framework by itself."""
    nothing = Dossier(())
    at_once = chain.from_iterable(rule.check(framework, nothing) for rule in ON_FRAMEWORKS)
    if next(at_once, None) is None:  # most have no faults: no need to gather them by rule
        return []
    return _run(ON_FRAMEWORKS, framework, nothing)


def check_dossier(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return everything that is wrong with a dossier under a framework that is itself right.

    Of files with the same id only that is said: a finding about one would be shown in the other.
    """
    dossier = opened(framework, dossier)
    findings = _run(ON_DOSSIERS, framework, dossier)
    twice = {finding.ref[:2] for finding in findings if finding.code in unique_bids.CODES}
    return [f for f in findings if f.code in unique_bids.CODES or f.ref[:2] not in twice]


def check_activities(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return what is wrong with the activities under a framework that says how to recombine.

    The dossier is right in all else. What all bids together offer is looked at only when each
    activity is right by itself. Without rules for a recombination there is nothing to check.
    """
    if framework.recombination is None:
        return []
    found = _run(ON_EACH_ACTIVITY, framework, dossier)
    if found or dossier.broken:  # of bids that could not be read, it is not known what they offer
        return found
    return _run(ON_ALL_ACTIVITIES, framework, dossier)


ON_FRAMEWORKS = tuple(rule for rule in RULES if rule.on_framework)
ON_DOSSIERS = tuple(rule for rule in RULES if not rule.on_framework and not rule.on_activities)
ON_EACH_ACTIVITY = tuple(rule for rule in RULES if rule.on_activities == "each")
ON_ALL_ACTIVITIES = tuple(rule for rule in RULES if rule.on_activities == "all")
WARNINGS = frozenset(rule.code for rule in RULES if rule.warns)
"""What neither `check` nor a recombination stops at."""


def _run(rules: tuple[Rule, ...], framework: Framework, dossier: Dossier) -> list[Finding]:
    found: list[Finding] = []
    for rule in rules:
        of_rule = list(islice(rule.check(framework, dossier), MAX_FINDINGS + 1))
        if len(of_rule) > MAX_FINDINGS:
            ref = of_rule.pop().ref._replace(route=())
            of_rule.append(Finding(MORE_FAULTS, ref, {"limit": MAX_FINDINGS}))
        found += of_rule
    return found
