"""The criteria of the framework that is being looked at, walked once for all rules together."""

from __future__ import annotations

from aanbesteding.model.criteria import Node, all_nodes
from aanbesteding.model.framework import Framework

_LAST: list[tuple[Framework, tuple[Node, ...]]] = []
"""The framework of the moment and its criteria: rules follow each other on the same one, and a
framework is frozen. Only one is kept, so memory stays flat over thousands of files."""


def nodes(framework: Framework) -> tuple[Node, ...]:
    """Return every criterion in the file once, parents before their subcriteria."""
    for known, found in _LAST:
        if known is framework:
            return found
    made = tuple(all_nodes(framework))
    _LAST[:] = [(framework, made)]
    return made
