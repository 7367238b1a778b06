"""`aanbesteding new draw`: a blank record for each drawing of lots that is needed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli.evaluation import Sources, read_all, refuse_unknown
from aanbesteding.cli.new import COMMAND, EXISTS
from aanbesteding.cli.output import cannot_write, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.texts import BID, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.scoring.evaluation import Evaluation

NEEDS = Text("een loting vraagt --framework en --bids", "a draw asks for --framework and --bids")
SHEETS_ONLY = Text("--assessor hoort bij een scoreblad", "--assessor goes with a score sheet")
NOT_ANNOUNCED = Text(
    "het kader kondigt geen loting aan («policies.ties»)",
    "the framework announces no draw (“policies.ties”)",
)
DROP_OUT_OPEN = Text(
    "het kader kondigt niet aan wat bij uitval geldt («policies.drop-out»), dus ook niet waarom "
    "dan wordt geloot",
    "the framework does not announce what holds at drop-out (“policies.drop-out”), nor therefore "
    "what lots are then drawn for",
)
NO_DRAW = Text("er is geen loting nodig", "no draw is needed")
NO_DRAW_BUT = Text(
    "er is geen loting nodig; voor een gelijke stand lager in de rangorde is er --all-ties",
    "no draw is needed; for a tie lower in the ranking there is --all-ties",
)


def new_draw(
    files: Sources | None,
    without: list[str],
    assessor: str | None,
    output: Path | None,
    lang: Lang,
    *,
    every: bool,
) -> int:
    """Write blank records, never over a file that is there."""
    if assessor is not None:
        raise usage(SHEETS_ONLY, COMMAND)
    if files is None or not files.bids:
        raise usage(NEEDS, COMMAND)
    of, dossier, _ = read_all(files)
    ties = of.policies.ties
    if isinstance(ties, str) or ties.otherwise != "draw":
        raise usage(NOT_ANNOUNCED, COMMAND)
    evaluation = _evaluation(of, dossier, without)
    from aanbesteding.reporting.draw_form import draw_form

    text = draw_form(evaluation, lang, every=every)
    if not text:
        lower = any(draw_form(evaluation, lang, every=True))
        raise usage(NO_DRAW_BUT if lower else NO_DRAW, COMMAND)
    if output is not None and os.path.lexists(output):
        raise cannot_write(str(output), EXISTS)
    write_text(text, output, ())
    return 0


def _evaluation(of: Framework, dossier: Dossier, without: list[str]) -> Evaluation:
    """Return the award as it is, or what the announced policy makes of it without some bids."""
    if not without:
        from aanbesteding.scoring.evaluate import evaluate

        return evaluate(of, dossier)
    from aanbesteding.scoring.drop_out import drop_out

    refuse_unknown((BID, without, [bid.id for bid in dossier.bids]))
    if of.policies.drop_out == "not-announced":
        raise usage(DROP_OUT_OPEN, COMMAND)
    made = drop_out(of, dossier, without)
    left = {lot.lot.id: lot.outcome for lot in made.lots}
    lots = tuple(left.get(lot.lot.id) or lot for lot in made.evaluation.lots)
    return replace(made.evaluation, lots=lots)
