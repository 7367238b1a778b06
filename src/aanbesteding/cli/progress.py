"""A bar on the terminal for a run that takes a while; in a pipe there is none."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 30
PATIENCE = 0.5
"""Seconds before a bar is shown, so that a short run does not flicker."""
WIDEST = 78
"""The most that is shown of a line: one that wraps cannot be taken away."""
STEP = 0.1
"""Seconds between two pictures of it."""


class Line:
    """What a run is doing, on one line that is gone when the run is over."""

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream, self._on = stream, stream.isatty() and not quiet
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def say(self, text: str) -> None:
        """Show what a run is doing, cut to what a narrow screen holds."""
        if self._on and (now := time.monotonic()) >= self._next:
            self._stream.write("\r\x1b[K" + text[:WIDEST])
            self._stream.flush()
            self._next, self._shown = now + STEP, True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


class Bar(Line):
    """How much of a run is done."""

    def show(self, done: int, of: int) -> None:
        """Show how many of how many are done."""
        full = WIDTH * done // max(of, 1)
        self.say(f"[{'#' * full}{'.' * (WIDTH - full)}] {done}/{of}")
