"""The program as a user has it: a process of its own, in a pipe or on a terminal."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "aanbesteding")
COLOUR = re.compile("\x1b\\[[0-9;]*m")


class Done(NamedTuple):
    """What a process did; on a terminal `err` is in `out`."""

    code: int
    out: str
    err: str = ""


def environment(**more: str) -> dict[str, str]:
    """Return the environment of whoever runs the tests without what changes output."""
    ours = ("AANBESTEDING_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHON")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept, "TERM": "xterm-256color", **more}


def in_pipe(
    *arguments: object,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Done:
    """Run `aanbesteding` with its output in pipes."""
    done = subprocess.run(
        [*command, *map(os.fspath, map(_word, arguments))],
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def on_terminal(
    *arguments: object,
    columns: int = 80,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Done:
    """Run `aanbesteding` on a pseudo-terminal of so many columns."""
    pytest.importorskip("pty", reason="no pseudo-terminals here")
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        [*command, *map(os.fspath, map(_word, arguments))],
        cwd=cwd,
        env=environment(**(env or {})),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    received = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not data:
            break
        received += data
    os.close(ours)
    return Done(process.wait(timeout=60), received.decode("utf-8").replace("\r\n", "\n"))


def inputs(folder: str | Path) -> list[str]:
    """Return what an example is evaluated with: its folder of bids with their sheets.

    That of a whole procedure also holds what came before and after: there it is the bids with their
    prices, the sheets, the key of aliases and the closed quality, but no draw.
    """
    parts = [
        Path(folder) / name
        for name in ("inschrijvingen", "scores", "sleutel.yaml", "kwaliteit.yaml")
    ]
    return [str(part) for part in parts] if (ROOT / parts[0]).exists() else [str(folder)]


def file_of(folder: str | Path, name: str) -> Path:
    """Return where a file of an example lies, by the name that a result gives it."""
    for given in map(ROOT.joinpath, inputs(folder)):
        if (path := given if given.name == name else given / name).is_file():
            return path
    raise FileNotFoundError(name)


def _word(argument: object) -> str | os.PathLike[str]:
    return argument if isinstance(argument, str | os.PathLike) else str(argument)
