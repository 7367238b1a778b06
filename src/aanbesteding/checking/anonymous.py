"""Opening an anonymous assessment: aliases become bids before anything is calculated."""

from __future__ import annotations

from dataclasses import replace

from aanbesteding.model.aliases import resolved
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework


def opened(framework: Framework, dossier: Dossier) -> Dossier:
    """Return the dossier with the aliases in its sheets replaced, where the panel is anonymous.

    What is no alias in a sheet counts for nothing, and the rules report it.
    """
    if framework.panel is None or not framework.panel.anonymous or dossier.opened:
        return dossier
    key = dossier.key_of(framework.id)
    aliases = key.aliases if key is not None else {}
    sheets = tuple(
        resolved(sheet, aliases) if sheet.framework == framework.id else sheet
        for sheet in dossier.sheets
    )
    return replace(dossier, sheets=sheets, opened=True)
