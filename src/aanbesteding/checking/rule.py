"""What a rule is: a code, and a function that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from aanbesteding.faults import Code
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.texts import Text

MAX_SHOWN = 50
"""The most names that a message lists."""

Check = Callable[[Framework, Dossier], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule: every finding carries its code and breaks the evaluation off.

    `on_framework` rules look at the framework alone and get an empty dossier.
    `on_activities` rules look at what only a recombination uses, so that an award does not depend
    on them: `each` activity by itself or with those of its kind in other bids; or what `all` the
    bids together offer. The latter are warnings in `check`, which may be given some of the bids.
    `warns` says that a recombination does not stop at it either.
    """

    code: Code
    check: Check
    on_framework: bool
    on_activities: Literal["each", "all"] | None = None
    warns: bool = False


def unknown(kind: Text, text: str, known: list[str], guess: Text) -> dict[str, Any]:
    """Return the fields of a message about a reference to nothing."""
    shown = ", ".join(known[:MAX_SHOWN]) or "–"
    more = ", …" if len(known) > MAX_SHOWN else ""
    return {"kind": kind, "text": text, "known": shown + more, "guess": guess}


def at(finding_code: Code, ref: Ref, *, of_key: bool = False, **fields: object) -> Finding:
    """Make a finding."""
    return Finding(finding_code, ref, fields, of_key)
