"""A bar on the terminal for a run that takes a while; in a pipe there is none."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 30
PATIENCE = 0.5
"""Seconds before a bar is shown, so that a short run does not flicker."""
STEP = 0.1
"""Seconds between two pictures of it."""


class Bar:
    """How far a run is, on one line that is gone when the run is over."""

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream, self._on = stream, stream.isatty() and not quiet
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def show(self, done: int, of: int) -> None:
        """Show how many of how many are done."""
        if not self._on or (now := time.monotonic()) < self._next:
            return
        full = WIDTH * done // max(of, 1)
        self._stream.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done}/{of}")
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
