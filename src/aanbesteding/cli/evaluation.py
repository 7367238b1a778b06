"""What commands that evaluate have in common: reading everything, and choosing lots."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli import codes
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.model.seal import Seal
    from aanbesteding.scoring.evaluation import Evaluation, LotResult


def evaluated(
    framework: Path,
    bids: list[Path],
    seal: Path | None = None,
    draws: list[Path] | None = None,
    closed: Path | None = None,
) -> Evaluation:
    """Read a framework, bids and draws and evaluate them.

    Raises `Faults` with all faults of all files. A framework that has a seal, the one named or
    the one beside it, must be what was sealed. `closed` is a file with closed quality, which must
    be of this framework.
    """
    from aanbesteding.scoring.evaluate import evaluate

    made, dossier, sealed = read_all(framework, bids, draws or [], seal, closed)
    return with_seal(evaluate(made, dossier), sealed)


def read_all(
    framework: Path,
    bids: list[Path],
    draws: list[Path],
    seal: Path | None = None,
    closed: Path | None = None,
) -> tuple[Framework, Dossier, Seal | None]:
    """Read a framework, its seal, bids and draws. Raises `Faults` with all faults of all files."""
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
        made = load_framework(framework)
    except Faults as error:
        faults += error.faults
    try:
        sealed = found_seal(framework, seal)
    except Faults as error:
        faults += error.faults
    if made is not None and sealed is not None:
        from aanbesteding.reading.seal import seal_faults

        faults += seal_faults(made, sealed)
    dossier, more = read_dossier(*bids, *([closed] if closed else []))
    faults += more
    if draws:
        from aanbesteding.reading.draws import read_draws

        records, more = read_draws(draws)
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
    if closed is not None and dossier.closed_under(made.id) is None:
        place = Place(str(closed))
        raise Faults([Fault(codes.OTHER_CLOSED, place, {"framework": made.id})])
    return made, dossier, sealed


def with_seal(evaluation: Evaluation, seal: Seal | None) -> Evaluation:
    """Return an evaluation with the seal of its framework among its files."""
    from dataclasses import replace

    if seal is None or seal.origin is None:
        return evaluation
    files = {**evaluation.files, ("seal", evaluation.framework.id): seal.origin}
    return replace(evaluation, files=files)


def chosen_lots(evaluation: Evaluation, names: list[str]) -> tuple[LotResult, ...]:
    """Return the lots asked for, all when none are. Raises `Faults` for an unknown one."""
    known = [lot.lot.id for lot in evaluation.lots]
    for name in names:
        if name not in known:
            raise unknown_name(Text("perceel", "lot"), name, known)
    return tuple(lot for lot in evaluation.lots if not names or lot.lot.id in names)


def unknown_name(kind: Text, text: str, known: list[str], listed: Text | None = None) -> Faults:
    """Return the fault of a name on the command line that does not exist."""
    from aanbesteding.reading.keys import did_you_mean

    fields = {
        "kind": kind,
        "text": text,
        "known": listed or ", ".join(known),
        "guess": did_you_mean(text, known),
    }
    return Faults([Fault(codes.UNKNOWN_NAME, Place("aanbesteding"), fields)])
