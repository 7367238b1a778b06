"""What follows from a framework, worked out once and forgotten together with the framework."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import ref

from aanbesteding.model.framework import Framework

T = TypeVar("T")


class Remembered(Generic[T]):
    """The answer of a function for the last framework that it was asked about.

    Dozens of rules ask the same by turns, and models are frozen. The framework is not kept alive:
    letting go of it while its memory is still at hand is much cheaper than a file later.
    """

    def __init__(self, make: Callable[[Framework], T]) -> None:
        self._make = make
        self._last: tuple[ref[Framework], T] | None = None

    def __call__(self, framework: Framework) -> T:
        """Return what the function returns for this framework."""
        last = self._last
        if last is not None and last[0]() is framework:
            return last[1]
        made = self._make(framework)
        self._last = (ref(framework, self._forget), made)
        return made

    def _forget(self, gone: ref[Framework]) -> None:
        if self._last is not None and self._last[0] is gone:
            self._last = None
