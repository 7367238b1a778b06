"""Results on stdout or, whole or not at all, in a file."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli import codes
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading.names import SUFFIXES
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.blocks import Block

INPUT = Text("dit is een bestand van de invoer", "this is one of the input files")
TAKEN_BACK = Text("weer verwijderd: {path}", "removed again: {path}")
NOT_REGULAR = Text("het is geen gewoon bestand", "it is not a regular file")
REASONS = {
    0: Text("de uitvoer is gesloten", "the output is closed"),
    errno.EACCES: Text("geen toestemming", "no permission"),
    errno.EEXIST: Text("er is al iets met die naam", "something has that name already"),
    errno.EISDIR: Text("het is een map", "it is a folder"),
    errno.ENAMETOOLONG: Text("de naam is te lang", "the name is too long"),
    errno.ENOENT: Text("de map bestaat niet", "the folder does not exist"),
    errno.ENOSPC: Text("er is geen ruimte meer", "there is no space left"),
    errno.ENOTDIR: Text("een deel van het pad is geen map", "a part of the path is not a folder"),
    errno.EPERM: Text("geen toestemming", "no permission"),
    errno.EROFS: Text("hier kan alleen worden gelezen", "this place can only be read"),
}


def write_text(text: str, output: Path | None, inputs: Iterable[str | os.PathLike[str]]) -> None:
    """Write a result to stdout, or to a file that is then complete. Raises `Faults`.

    `inputs` are the files and folders that were read; none of them is overwritten.
    """
    if output is not None:
        write_file(text.encode("utf-8"), output, inputs)
        return
    sys.stdout.write(text)
    sys.stdout.flush()


def write_file(data: bytes, output: Path, inputs: Iterable[str | os.PathLike[str]] = ()) -> None:
    """Write a file beside its place and move it there, so that it is never half there.

    None of the `inputs` is overwritten.
    """
    may_be_written(output, inputs)
    try:
        place = output.resolve()  # of a link, what it leads to is renewed
        handle, name = tempfile.mkstemp(prefix=".aanbesteding-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(str(output), error) from None


def may_be_written(output: Path, inputs: Iterable[str | os.PathLike[str]] = ()) -> None:
    """Raise `Faults` where a file cannot be written or may not: it is one of the `inputs`."""
    if _is_input(output, inputs):
        raise cannot_write(str(output), INPUT)
    if os.path.isdir(output):
        raise cannot_write(str(output), REASONS[errno.EISDIR])
    if os.path.lexists(output) and not os.path.isfile(output):
        raise cannot_write(str(output), NOT_REGULAR)  # moving would replace a device or a pipe


@contextmanager
def all_or_nothing(lang: Lang, *, quiet: bool) -> Iterator[list[Path]]:
    """Give a list for new evidence; what is on it goes when what is written after it fails.

    Not when a reader of stdout stops reading: then everything was made.
    """
    new: list[Path] = []
    try:
        yield new
    except BrokenPipeError:
        raise
    except (Faults, OSError):
        for path in new:
            path.unlink(missing_ok=True)
            note(TAKEN_BACK.say(lang, path=path), quiet=quiet)
        raise


def _is_input(output: Path, inputs: Iterable[str | os.PathLike[str]]) -> bool:
    """Whether a file is among the inputs, or lies in a folder of inputs, under whatever name."""
    if not os.path.exists(output):
        return False
    places = [output]
    if output.name.lower().endswith(SUFFIXES):  # else no folder was read for it
        places += output.resolve().parents
    found = [name for name in inputs if os.path.exists(name)]
    return any(os.path.samefile(place, name) for place in places for name in found)


def cannot_write(path: str, why: OSError | Text) -> Faults:
    """Return the fault of a place that takes no result, with the reason in two languages."""
    if isinstance(why, OSError):
        said = why.strerror or ""
        why = REASONS.get(why.errno or 0, Text(said, said))
    return Faults([Fault(codes.CANNOT_WRITE, Place(path), {"reason": why})])


def note(text: str, *, quiet: bool) -> None:
    """Say something on stderr that is not the result."""
    from aanbesteding.reporting.clean import clean

    if not quiet:
        sys.stderr.write(clean(text) + "\n")


def show(blocks: Iterable[Block]) -> None:
    """Show a report on stdout: on a terminal cut to fit, in a pipe as plain text."""
    if sys.stdout.isatty():
        from aanbesteding.reporting.terminal import console, print_blocks

        print_blocks(blocks, console(sys.stdout))
    else:
        write_text(words_of(blocks, "text"), None, ())


def put(
    blocks: Iterable[Block],
    form: str,
    output: Path | None,
    inputs: Iterable[str | os.PathLike[str]],
) -> None:
    """Show a report on stdout, or write it as Markdown or to a file, as is asked for."""
    if form == "text" and output is None:
        show(blocks)
    else:
        write_text(words_of(blocks, form), output, inputs)


def words_of(blocks: Iterable[Block], form: str) -> str:
    """Return a report as Markdown where that is the form, else as plain text."""
    if form == "markdown":
        from aanbesteding.reporting.markdown import markdown_text

        return markdown_text(blocks)
    from aanbesteding.reporting.plain import plain_text

    return plain_text(blocks)
