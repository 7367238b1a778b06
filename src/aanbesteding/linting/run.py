"""Files and folders in, everything there is to say about them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aanbesteding.checking.run import check_dossier
from aanbesteding.faults import Fault, Faults
from aanbesteding.linting.diagnostic import Diagnostic, in_order
from aanbesteding.linting.file import Checked, Summary, broken_id, check_bytes
from aanbesteding.linting.groups import Group, groups
from aanbesteding.linting.rule import Advice
from aanbesteding.linting.table import ADVICE, severity_of
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import fault_of, origins
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading.codes import CANNOT_READ
from aanbesteding.reading.load import read_bytes, yaml_files

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run. `unreadable` says that a file could not be read at all."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    unreadable: bool


def paths_in(roots: Iterable[str]) -> tuple[list[str], list[Fault]]:
    """Return every file under the roots once, in a fixed order, and the folders that refused."""
    found: dict[str, None] = {}
    faults: list[Fault] = []
    for root in roots:
        try:
            found.update(dict.fromkeys(path for _, path in sorted(yaml_files(root))))
        except Faults as error:
            faults += error.faults
    return list(found), faults


def check_paths(
    roots: Iterable[str],
    *,
    stdin: Callable[[], bytes] = bytes,
    advice: tuple[Advice, ...] = ADVICE,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Check files and folders (`-` is standard input), each alone and what belongs together.

    Nothing raises: a file that cannot be read is a finding, and the run goes on.
    """
    roots = list(roots)
    paths, faults = paths_in(root for root in roots if root != STDIN)
    if STDIN in roots:
        paths.append(STDIN)
    run = _Run(advice, stdin)
    for number, path in enumerate(paths, start=1):
        run.one(path)
        progress(number, len(paths))
    wrong = {fault.place.path for fault in run.faults if severity_of(fault.code.code) == "error"}
    for group in groups(run.summaries):
        if group.framework not in wrong:  # bids under a framework that is wrong say nothing
            run.together(group)
    faults += run.faults
    unreadable = any(fault.code is CANNOT_READ for fault in faults)
    return Report(in_order([Diagnostic.of(f) for f in faults]), len(paths), unreadable)


class _Run:
    """One run: what was said, and what is known of every file."""

    def __init__(self, advice: tuple[Advice, ...], stdin: Callable[[], bytes]) -> None:
        self.advice, self.stdin = advice, stdin
        self.faults: list[Fault] = []
        self.summaries: list[Summary] = []
        self.broken: set[str] = set()
        self._typed: bytes | None = None

    def _bytes(self, path: str) -> bytes:
        if path != STDIN:
            return read_bytes(path)
        if self._typed is None:
            self._typed = self.stdin()
        return self._typed

    def one(self, path: str) -> None:
        """Check one file by itself."""
        try:
            data = self._bytes(path)
        except Faults as error:
            self.faults += error.faults
            return
        checked = check_bytes(data, path, self.advice)
        self.faults += checked.faults
        if checked.summary is None:
            self.broken.add(broken_id(data))
        else:
            self.summaries.append(checked.summary)

    def together(self, group: Group) -> None:
        """Check the bids and score sheets of a framework against it."""
        framework = self._again(group.framework).model
        if not isinstance(framework, Framework):
            return
        models = [self._again(path).model for path in (*group.bids, *group.sheets)]
        bids = tuple(model for model in models if isinstance(model, Bid))
        sheets = tuple(model for model in models if isinstance(model, ScoreSheet))
        dossier = Dossier(bids, sheets, frozenset(self.broken))
        files = origins(framework, dossier)
        self.faults += [fault_of(found, files) for found in check_dossier(framework, dossier)]

    def _again(self, path: str) -> Checked:
        """Read a file once more: of thousands of files only one group is held at a time."""
        return check_bytes(self._bytes(path), path, ())
