"""What a rule of advice is: a code with a severity, where it rests on, and a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Literal, NamedTuple

from aanbesteding.faults import Code
from aanbesteding.methods.base import Source
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Example(NamedTuple):
    """Lines of a framework on which a rule speaks, and lines on which it is silent."""

    bad: str
    good: str


class Advice(NamedTuple):
    """A rule on a framework that is itself right.

    `error` is for what breaks a rule of law or cannot be meant, `warning` for what can decide an
    award without having been announced, `info` for what a reader should know. `source` is the
    article, ruling or document it rests on; None where it rests on arithmetic alone.
    `costly` rules run the scoring engine on invented bids. `example` is shown by `explain`; both
    stand in the examples of the tests.
    """

    code: Code
    severity: Severity
    check: Callable[[Framework], Iterator[Finding]]
    source: Source | None = None
    costly: bool = False
    example: Example | None = None


def only(code: Code, check: Callable[[Framework], Iterator[Finding]]) -> Callable[..., Any]:
    """Return a check that yields only one of the codes of a check that knows several."""
    return partial(_only, code, check)


def findings_of(advice: Iterable[Advice], framework: Framework) -> list[Finding]:
    """Return what rules say of a framework; a check that several of them share is run once."""
    found: list[Finding] = []
    shared: dict[Callable[[Framework], Iterator[Finding]], set[str]] = {}
    for row in advice:
        if isinstance(row.check, partial) and row.check.func is _only:
            shared.setdefault(row.check.args[1], set()).add(row.code.code)
        else:
            found += row.check(framework)
    for check, codes in shared.items():
        found += (finding for finding in check(framework) if finding.code.code in codes)
    return found


def _only(
    code: Code, check: Callable[[Framework], Iterator[Finding]], framework: Framework
) -> Iterator[Finding]:
    return (finding for finding in check(framework) if finding.code is code)


def advice_code(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    """Write a code with its sentences as (Dutch, English) pairs."""
    return Code(number, slug, Text(*what), Text(*cure))


def read(nl: str, en: str) -> Source:
    """A source that was read."""
    return Source(Text(nl, en), verified=True)


def unread(nl: str, en: str) -> Source:
    """A source that is background knowledge and was not read; shown as unverified."""
    return Source(Text(nl, en), verified=False)
