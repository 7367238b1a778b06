"""Results on stdout or, whole or not at all, in a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from aanbesteding.cli import codes
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Text


def write_text(text: str, output: Path | None, inputs: Iterable[str] = ()) -> None:
    """Write a result to stdout, or to a file that is then complete. Raises `Faults`."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    _refuse_inputs(output, inputs)
    write_file(text.encode("utf-8"), output)


def write_file(data: bytes, output: Path) -> None:
    """Write a file beside its place and move it there, so that it is never half there."""
    try:
        if output.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        handle, name = tempfile.mkstemp(prefix=".aanbesteding-", dir=output.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
            os.replace(name, output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = Text(*(error.strerror or "?",) * 2)
        raise Faults([Fault(codes.CANNOT_WRITE, Place(str(output)), {"reason": reason})]) from None


def _refuse_inputs(output: Path, inputs: Iterable[str]) -> None:
    for name in inputs:
        if output.exists() and os.path.exists(name) and os.path.samefile(output, name):
            reason = Text("dit is een bestand van de invoer", "this is one of the input files")
            raise Faults([Fault(codes.CANNOT_WRITE, Place(str(output)), {"reason": reason})])


def note(text: str, *, quiet: bool) -> None:
    """Say something on stderr that is not the result."""
    if not quiet:
        sys.stderr.write(text if text.endswith("\n") else text + "\n")
