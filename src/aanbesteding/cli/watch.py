"""`aanbesteding score --watch`: rank again whenever a file changes, and show what moved.

Files are looked at, not waited for: no library is needed, and an editor that writes a new file in
the place of the old one is noticed as well. A change counts once the files have been the same for
one look, so that half a save is not ranked. docs/decisions/0028-watching.md says why.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated
from aanbesteding.cli.output import note, show
from aanbesteding.cli.score import code_of, how_to_draw
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Faults
from aanbesteding.reading.limits import MAX_BYTES
from aanbesteding.texts import LANGUAGES, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aanbesteding.scoring.evaluation import Evaluation

STEP = 0.3
"""Seconds between two looks at the files."""
LONGEST = 10
"""The most looks that a change is waited for: files that never rest are ranked all the same."""
SECOND = 10**9
"""In nanoseconds."""
NAMED = 5
"""The most files that are named as changed."""
FAULTY = 2
NOT_WITH_WATCH = Text(
    "--watch toont tekst en legt niets vast: zonder --format, --output, --without, --quality-only, "
    "--close, --seal, --seal-date, --show-difference en --record",
    "--watch shows text and records nothing: without --format, --output, --without, "
    "--quality-only, --close, --seal, --seal-date, --show-difference and --record",
)
ITSELF = Text(
    "wat --watch toont, zou in «{path}» komen, dat zelf wordt gelezen; kies een plaats buiten de "
    "invoer",
    "what --watch shows would go into “{path}”, which is read itself; choose a place outside the "
    "input",
)
NO_BIDS = Text("--watch hoort bij INSCHRIJVINGEN", "--watch goes with BIDS")
WAITING = Text(
    "Wacht op een wijziging in de bestanden; Ctrl-C stopt.",
    "Waiting for a change in the files; Ctrl-C stops.",
)
CHANGED = Text("Gewijzigd: {names}", "Changed: {names}")
CHANGED_MORE = Text(
    "Gewijzigd: {names} en nog {count} andere", "Changed: {names} and {count} others"
)

Look = tuple[int, int, int, int, int, int]
"""When a file was last written and changed, its size, which file it is, who may read it, its sum.

The sum is of its bytes where times are in whole seconds, as on some drives: two saves within one
second would look the same there. Elsewhere it is 0.
"""
Files = dict[str, Look | None]
"""All files of the input by their paths; None for one that is not there."""


class _Last(NamedTuple):
    """The last run that ranked, if any, and the exit code of the last run."""

    evaluation: Evaluation | None
    code: int


def only_watches(files: Sources, *, other: bool) -> None:
    """Refuse what does not go with looking at files. Raises `Faults`.

    Among it that stdout or stderr is one of the files: every ranking would be a change.
    """
    if other:
        raise usage(NOT_WITH_WATCH, "aanbesteding score")
    if not files.bids:
        raise usage(NO_BIDS, "aanbesteding score")
    if (path := _written_to(files)) is not None:
        said = (ITSELF.say(lang, path=path) for lang in LANGUAGES)
        raise usage(Text(*said), "aanbesteding score")


def _written_to(files: Sources) -> str | None:
    """Return the file of the input that stdout or stderr goes to, if any."""
    streams = []
    for number in (1, 2):
        with suppress(OSError):  # closed
            streams.append(os.fstat(number))
    for path in _paths(files):
        with suppress(OSError, ValueError):
            if any(os.path.samestat(os.stat(path), one) for one in streams):
                return path
    return None


def watch(files: Sources, lots: list[str], lang: Lang, *, quiet: bool) -> int:
    """Rank, and again at every change, until Ctrl-C; return the exit code of the last run.

    Raises `KeyboardInterrupt` where it comes before the first run is done.
    """
    last: _Last | None = None
    try:
        seen = _looked(files)
        last = _run(files, lots, None, [], lang, quiet=quiet)
        while True:
            now = _next(files, seen)
            names = _changed(seen, now)
            seen = now
            last = _run(files, lots, last.evaluation, names, lang, quiet=quiet)
    except KeyboardInterrupt:
        if last is None:
            raise
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # after the ^C that a terminal shows
        return last.code


def _run(
    files: Sources,
    lots: list[str],
    before: Evaluation | None,
    names: list[str],
    lang: Lang,
    *,
    quiet: bool,
) -> _Last:
    """Rank once: all of it the first time, later what moved; faults are shown and kept nowhere."""
    from aanbesteding.reporting.blocks import Heading
    from aanbesteding.reporting.fault_text import faults_text
    from aanbesteding.reporting.score_report import score_blocks
    from aanbesteding.reporting.watch_report import watch_blocks

    if names:
        if not sys.stdout.isatty():
            sys.stdout.write("\n")  # a terminal has this line before every heading
        show([Heading(_said(names, lang))])
    try:
        evaluation = evaluated(files)
        chosen = chosen_lots(evaluation, lots)
    except Faults as error:
        sys.stderr.write(faults_text(error.faults, lang))
        note(WAITING.say(lang), quiet=quiet)
        return _Last(before, FAULTY)
    finally:
        gc.enable()  # reading puts it off, for a run that ends soon
    if before is None:
        show(score_blocks(evaluation, lang, chosen))
    else:
        show(watch_blocks(before, evaluation, [lot.lot.id for lot in chosen], lang))
    how_to_draw(evaluation, chosen, files, lang, quiet=quiet)
    note(WAITING.say(lang), quiet=quiet)
    return _Last(evaluation, code_of(chosen))


def _next(files: Sources, seen: Files) -> Files:
    """Wait until the files are others than those seen, and have been so for one look."""
    now = seen
    while now == seen:
        time.sleep(STEP)
        now = _looked(files)
    for _ in range(LONGEST):
        time.sleep(STEP)
        later = _looked(files)
        if later == now:
            break
        now = later
    return now


def _looked(files: Sources) -> Files:
    """Return how all files of the input are at this moment."""
    return {path: _look(path) for path in _paths(files)}


def _paths(files: Sources) -> Iterator[str]:
    """Yield every file that is read, and those that would be if they were there."""
    from aanbesteding.reading.load import files_in
    from aanbesteding.reading.seal import seal_place

    yield os.fspath(files.framework)
    yield os.fspath(files.seal or seal_place(os.fspath(files.framework)))
    for root in (*files.bids, *files.draws, files.closed, files.aliases):
        if root is None:
            continue
        try:
            yield from (path for _, path in files_in(os.fspath(root)))
        except Faults:  # a folder that cannot be read; ranking says so
            yield os.fspath(root)


def _look(path: str) -> Look | None:
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    stamps = (found.st_mtime_ns, found.st_ctime_ns)
    return *stamps, found.st_size, found.st_ino, found.st_mode, _sum(path, found)


def _sum(path: str, found: os.stat_result) -> int:
    """Return a sum of the bytes of a file whose times are in whole seconds, else 0."""
    if found.st_mtime_ns % SECOND or not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        return 0
    try:
        with open(path, "rb") as file:
            return crc32(file.read(MAX_BYTES))
    except OSError:  # ranking says so
        return 0


def _changed(before: Files, after: Files) -> list[str]:
    """Return the files that are new, gone or others than they were, by their paths."""
    every = sorted(before.keys() | after.keys())
    return [path for path in every if before.get(path) != after.get(path)]


def _said(names: list[str], lang: Lang) -> str:
    from aanbesteding.exact.display import count

    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    text = CHANGED_MORE if more > 0 else CHANGED
    return text.say(lang, names=shown, count=count(max(more, 0), lang))
