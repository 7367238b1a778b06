"""What a rule of advice is: a code with a severity, where it rests on, and a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

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
    stand in the examples of the tests. Rules that share a `check` take their own codes from it.
    `beside` rules look at what lies beside the file, so they cannot speak of what was typed.
    """

    code: Code
    severity: Severity
    check: Callable[[Framework], Iterator[Finding]]
    source: Source | None = None
    costly: bool = False
    example: Example | None = None
    beside: bool = False


class Rows(tuple[Advice, ...]):  # noqa: SLOT001 - what follows from it is kept beside it
    """Rows of the table of advice: those that are run."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """Their codes."""
        return frozenset(row.code.code for row in self)

    @cached_property
    def checks(self) -> tuple[Callable[[Framework], Iterator[Finding]], ...]:
        """Their functions, each once: several rows can share one."""
        return tuple(dict.fromkeys(row.check for row in self))

    @cached_property
    def beside(self) -> frozenset[str]:
        """The codes of those that look at what lies beside the file."""
        return frozenset(row.code.code for row in self if row.beside)


def read(nl: str, en: str) -> Source:
    """A source that was read."""
    return Source(Text(nl, en), verified=True)


def unread(nl: str, en: str) -> Source:
    """A source that is background knowledge and was not read; shown as unverified."""
    return Source(Text(nl, en), verified=False)
