"""What commands that evaluate have in common: reading everything, and choosing lots."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aanbesteding.cli import codes
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import LOT, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.model.seal import Seal
    from aanbesteding.scoring.evaluation import Evaluation, LotResult


class Sources(NamedTuple):
    """The files that an evaluation rests on, as a command line names them.

    `bids` are files and folders with bids and score sheets; `draws` records of drawings of lots;
    `closed` is quality that was closed before prices were opened; `aliases` the key of an anonymous
    assessment; `seal` the seal, where it does not lie beside the framework.
    """

    framework: Path
    bids: tuple[Path, ...]
    draws: tuple[Path, ...] = ()
    closed: Path | None = None
    aliases: Path | None = None
    seal: Path | None = None

    @property
    def read(self) -> tuple[Path, ...]:
        """Everything that is read, which no result may overwrite."""
        from aanbesteding.cli.sealing import seal_path

        single = (self.closed, self.aliases, seal_path(self.framework, self.seal))
        there = (path for path in single if path is not None)
        return (self.framework, *self.bids, *self.draws, *there)

    @property
    def read_with_bids(self) -> tuple[Path, ...]:
        """What options name and is read as bids and score sheets are."""
        return tuple(path for path in (self.closed, self.aliases) if path is not None)


def named_files(
    framework: Path,
    bids: list[Path] | None,
    draws: list[Path] | None = None,
    closed: Path | None = None,
    aliases: Path | None = None,
    seal: Path | None = None,
) -> Sources:
    """Return the files that the options name that all commands share (see `cli.options`)."""
    return Sources(framework, tuple(bids or ()), tuple(draws or ()), closed, aliases, seal)


def evaluated(of: Sources) -> Evaluation:
    """Read everything and evaluate it. Raises `Faults` with all faults of all files.

    A framework that has a seal, the one named or the one beside it, must be what was sealed.
    Closed quality and the key of aliases must be of this framework.
    """
    from aanbesteding.scoring.evaluate import evaluate

    made, dossier, sealed = read_all(of)
    return with_seal(evaluate(made, dossier), sealed)


def read_all(of: Sources) -> tuple[Framework, Dossier, Seal | None]:
    """Read the framework, its seal, and all else. Raises `Faults` with all faults of all files."""
    import gc

    from aanbesteding.checking.anonymous import opened
    from aanbesteding.checking.run import check_dossier, check_framework
    from aanbesteding.cli.sealing import found_seal
    from aanbesteding.model.finding import fault_of, origins
    from aanbesteding.reading.load import load_framework, read_dossier

    gc.disable()  # a short run makes much and throws nothing away
    made = sealed = None
    faults: list[Fault] = []
    try:
        made = load_framework(of.framework)
    except Faults as error:
        faults += error.faults
    try:
        sealed = found_seal(of.framework, of.seal)
    except Faults as error:
        faults += error.faults
    if made is not None and sealed is not None:
        from aanbesteding.reading.seal import seal_faults

        faults += seal_faults(made, sealed)
    dossier, more = read_dossier(*of.bids, *of.read_with_bids)
    faults += more
    if of.draws:
        from aanbesteding.reading.draws import read_draws

        records, more = read_draws(of.draws)
        dossier = dossier.with_draws(records)
        faults += more
    if made is not None and faults:
        # What could be read is judged too, so that one round is enough.
        dossier = opened(made, dossier)
        findings = check_framework(made) or check_dossier(made, dossier)
        files = origins(made, dossier)
        faults += [fault_of(finding, files) for finding in findings]
    if made is None or faults:
        raise Faults(faults)
    refuse_others(made, dossier, of)
    return made, dossier, sealed


def refuse_others(made: Framework, dossier: Dossier, of: Sources) -> None:
    """Refuse a file that is not what its option says, or not of this framework."""
    faults: list[Fault] = []
    for path, models, code in (
        (of.closed, dossier.closed, codes.OTHER_CLOSED),
        (of.aliases, dossier.keys, codes.OTHER_ALIASES),
    ):
        if path is None:
            continue
        ours = (model.origin for model in models if model.framework == made.id)
        if not any(origin and origin.path == os.fspath(path) for origin in ours):
            faults.append(Fault(code, Place(str(path)), {"framework": made.id}))
    if faults:
        raise Faults(faults)


def with_seal(evaluation: Evaluation, seal: Seal | None) -> Evaluation:
    """Return an evaluation with the seal of its framework among its files."""
    from dataclasses import replace

    if seal is None or seal.origin is None:
        return evaluation
    files = {**evaluation.files, ("seal", evaluation.framework.id): seal.origin}
    return replace(evaluation, files=files)


def chosen_lots(evaluation: Evaluation, names: list[str]) -> tuple[LotResult, ...]:
    """Return the lots asked for, all when none are. Raises `Faults` for all unknown ones."""
    refuse_unknown((LOT, names, [lot.lot.id for lot in evaluation.lots]))
    return tuple(lot for lot in evaluation.lots if not names or lot.lot.id in names)


def refuse_unknown(*asked: tuple[Text, list[str], list[str]]) -> None:
    """Raise `Faults` with every name that does not exist, of each kind: (kind, names, known)."""
    wrong = [
        fault
        for kind, names, known in asked
        for name in names
        if name not in known
        for fault in unknown_name(kind, name, known).faults
    ]
    if wrong:
        raise Faults(wrong)


MAX_NAMES = 2000
"""The most names that one word on a command line is compared with."""


def unknown_name(kind: Text, text: str, known: list[str], listed: Text | None = None) -> Faults:
    """Return the fault of a name on the command line that does not exist."""
    from aanbesteding.reading.keys import did_you_mean

    fields = {
        "kind": kind,
        "text": text,
        "known": listed or ", ".join(known),
        "guess": did_you_mean(text, known, MAX_NAMES),
    }
    return Faults([Fault(codes.UNKNOWN_NAME, Place("aanbesteding"), fields)])
