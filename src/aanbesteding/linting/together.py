"""A framework with everything under it: rules on the dossier, and what only an evaluation shows."""

from __future__ import annotations

from collections.abc import Callable

from aanbesteding.checking.run import check_activities, check_dossier
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.groups import Group
from aanbesteding.linting.rule import Rows
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.finding import Finding, fault_of, origins
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import FileModel
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading.codes import TOO_MANY_FILES
from aanbesteding.reading.limits import MAX_BIDS
from aanbesteding.texts import Text

BIDS = Text("inschrijvingen", "bids")


def check_group(
    group: Group, read: Callable[[str], bytes], broken: frozenset[str], *, whole: bool
) -> list[Fault]:
    """Check bids, score sheets, draws, keys and closed quality against their framework.

    `broken` names the bids that could not be read. `whole` says that every file of the group is
    right by itself: only then an evaluation is tried, and only when marks came in or none are
    needed. What it refuses (a missing mark, a draw for another situation, a control that differs)
    is reported; how it ranks is not.
    """
    if len(group.bids) > MAX_BIDS:
        return [_too_many(len(group.bids), group)]
    try:
        framework = check_bytes(read(group.framework), group.framework, Rows()).model
        paths = dict.fromkeys((*group.bids, *group.under))  # a spreadsheet can be both, or more
        models = [m for path in paths for m in check_bytes(read(path), path, Rows()).models]
    except Faults as error:  # a file that was there a moment ago
        return list(error.faults)
    if not isinstance(framework, Framework):
        return []
    dossier = _dossier(models, broken)
    if len(dossier.bids) > MAX_BIDS:
        return [_too_many(len(dossier.bids), group)]
    files = origins(framework, dossier)
    faults = [fault_of(found, files) for found in check_dossier(framework, dossier)]
    about = [fault_of(found, files) for found in _of_activities(framework, dossier)]
    if faults or not whole or not _can_be_evaluated(framework, dossier):
        return faults + about
    return _evaluated(framework, dossier) + about


def _too_many(count: int, group: Group) -> Fault:
    fields = {"count": count, "things": BIDS, "limit": MAX_BIDS}
    return Fault(TOO_MANY_FILES, Place(group.framework), fields)


def _of_activities(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return what there is to say of activities, where any came in: bids may not list them yet."""
    offered = any(bid.activities for bid in dossier.bids)
    return check_activities(framework, dossier) if offered else []


def _dossier(models: list[FileModel], broken: frozenset[str]) -> Dossier:
    dossier = Dossier(
        tuple(model for model in models if isinstance(model, Bid)),
        tuple(model for model in models if isinstance(model, ScoreSheet)),
        broken,
        closed=tuple(model for model in models if isinstance(model, QualityRecord)),
        keys=tuple(model for model in models if isinstance(model, Aliases)),
    )
    return dossier.with_draws(model for model in models if isinstance(model, DrawRecord))


def _can_be_evaluated(framework: Framework, dossier: Dossier) -> bool:
    """Whether marks came in, or none are needed; before that, that they are missing is no fault."""
    return bool(dossier.bids) and bool(
        dossier.sheets or dossier.closed or dossier.draws or framework.panel is None
    )


def _evaluated(framework: Framework, dossier: Dossier) -> list[Fault]:
    from aanbesteding.scoring.evaluate import evaluate

    try:
        evaluate(framework, dossier)
    except Faults as error:
        return list(error.faults)
    return []
