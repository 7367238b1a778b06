"""Files and folders in, everything there is to say about them out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting import codes
from aanbesteding.linting.cache import Cache
from aanbesteding.linting.diagnostic import Diagnostic, in_order
from aanbesteding.linting.file import Checked, Summary, check_bytes
from aanbesteding.linting.groups import Grouping, grouped
from aanbesteding.linting.many import check_many, read_file
from aanbesteding.linting.rule import Rows
from aanbesteding.linting.table import ADVICE, severity_of
from aanbesteding.linting.together import check_group
from aanbesteding.reading.codes import CANNOT_READ
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reading.load import files_in

STDIN = "-"
HERE = os.path.join(os.curdir, "")
MIN_CACHED = 50
"""Runs of fewer files leave no cache in the current folder."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run.

    `unreadable` says that a file could not be read at all, `alone` how many bids, score sheets,
    draws and the like had no framework here, so that they were checked by themselves only.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    unreadable: bool
    alone: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: nothing here changes what is found in a file.

    `framework` is the path of the framework that all bids are checked against. `excluded` says of
    a file in a folder that it is passed over. `cache` is a folder, `jobs` a number of processes
    (0: what pays). `progress` is told how many files are done, of how many.
    """

    framework: str | None = None
    excluded: Callable[[str], bool] = lambda path: False
    cache: str | None = None
    jobs: int = 0
    progress: Callable[[int, int], None] = lambda done, of: None


def paths_in(
    roots: Iterable[str], excluded: Callable[[str], bool] = lambda path: False
) -> tuple[list[str], list[Fault]]:
    """Return every file under the roots once, in a fixed order, and what is wrong with the roots.

    What is excluded is passed over in folders; a file that is named is checked.
    """
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for root in roots:
        try:
            inside = [path.removeprefix(HERE) for _, path in sorted(files_in(root))]
        except Faults as error:
            faults += error.faults
            continue
        if os.path.isdir(root):
            inside = [path for path in inside if not excluded(path)]
            if not inside:
                faults.append(Fault(codes.NOTHING, Place(root)))
        for path in inside:
            found.setdefault(identity(path), path)
    return list(found.values()), faults


def identity(path: str) -> str:
    """Return what two spellings of the same file have in common; the file may be a link."""
    folder, name = os.path.split(path)
    return os.path.join(_real(os.getcwd(), folder), name)


@lru_cache(maxsize=4096)
def _real(here: str, folder: str) -> str:
    return os.path.realpath(os.path.join(here, folder))


def check_paths(
    roots: Iterable[str],
    *,
    stdin: Callable[[], bytes] = bytes,
    advice: Rows = ADVICE,
    options: Options | None = None,
) -> Report:
    """Check files and folders (`-` is standard input), each alone and what belongs together.

    Nothing raises: a file that cannot be read is a finding, and the run goes on.
    """
    options = options or Options()
    roots = list(roots)
    if options.framework is not None:
        roots.append(options.framework)
    paths, faults = paths_in((root for root in roots if root != STDIN), options.excluded)
    run = _Run(advice, options)
    run.all(paths)
    if STDIN in roots:
        run.typed(stdin())
    faults += run.faults
    grouping = grouped(run.summaries, run.against)
    faults += run.together(grouping)
    strays, elsewhere = _strays(grouping, run.broken)
    faults += strays
    unreadable = any(fault.code is CANNOT_READ for fault in faults)
    files = len(paths) + (STDIN in roots)
    diagnostics = in_order([Diagnostic.of(fault) for fault in faults])
    return Report(diagnostics, files, unreadable, len(grouping.bids) + elsewhere)


def _strays(grouping: Grouping, broken: set[str]) -> tuple[list[Fault], int]:
    """Return a finding for every name that is nearly that of a framework that is there.

    Returns also how many files name another framework, which may well be kept elsewhere.
    """
    faults, elsewhere = [], 0
    for one in grouping.strays:
        if one.framework in broken:
            continue
        guess = did_you_mean(one.framework, grouping.frameworks)
        if guess.nl:
            fields = {"text": one.framework, "guess": guess}
            faults.append(Fault(codes.OTHER_FRAMEWORK, Place(one.path, *one.named), fields))
        else:
            elsewhere += 1
    return faults, elsewhere


class _Run:
    """One run: what was said, and what is known of every file."""

    def __init__(self, advice: Rows, options: Options) -> None:
        self.advice, self.options = advice, options
        self.faults: list[Fault] = []
        self.summaries: list[Summary] = []
        self.broken: set[str] = set()
        self._typed: bytes | None = None
        self.against = options.framework

    def all(self, paths: list[str]) -> None:
        """Check every file by itself."""
        of = len(paths)
        if self.against not in (None, STDIN):  # as it was spelled where it was named first
            same = identity(str(self.against))
            self.against = next((path for path in paths if identity(path) == same), None)
        store = Cache(self.options.cache, self.advice) if self.options.cache else None
        done = check_many(
            paths, self.advice, store, self.options.jobs, lambda n: self.options.progress(n, of)
        )
        for checked in done:
            self._take(checked)

    def typed(self, data: bytes) -> None:
        """Check standard input by itself."""
        self._typed = data
        self._take(replace(check_bytes(data, STDIN, self.advice), models=()))

    def _take(self, checked: Checked) -> None:
        self.faults += checked.faults
        self.summaries += checked.summaries
        self.broken.update(checked.broken.split())

    def _bytes(self, path: str) -> bytes:
        return self._typed or b"" if path == STDIN else read_file(path)

    def together(self, grouping: Grouping) -> list[Fault]:
        """Check what belongs together; of thousands of files one group is held at a time."""
        wrong = {f.place.path for f in self.faults if severity_of(f.code.code) == "error"}
        broken = frozenset(self.broken)
        found: list[Fault] = []
        for one in self.summaries:
            if one.kind == "framework" and one.path != STDIN:
                found += _against_seal(one.path)
        for group in grouping.groups:
            if group.framework not in wrong:  # bids under a framework that is wrong say nothing
                whole = not broken and not wrong.intersection((*group.bids, *group.under))
                found += check_group(group, self._bytes, broken, whole=whole)
        return found


def _against_seal(path: str) -> list[Fault]:
    """Return what is wrong when a framework has a seal beside it and is not what was sealed."""
    from aanbesteding.reading.seal import load_seal, seal_faults, seal_place

    beside = seal_place(path)
    if not os.path.lexists(beside):
        return []
    from aanbesteding.model.framework import Framework

    try:
        seal = load_seal(beside)
        framework = check_bytes(read_file(path), path, Rows()).model
    except Faults as error:
        return list(error.faults)
    return seal_faults(framework, seal) if isinstance(framework, Framework) else []
