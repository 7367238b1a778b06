"""`aanbesteding score --without`: what becomes of the award when bids drop out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import Sources, read_all, refuse_unknown
from aanbesteding.cli.output import note, show, words_of, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import BID, LOT, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.scoring.drop_out import DropOut, LotDropOut

Format = Literal["text", "json", "csv", "markdown"]
NO_BIDS = Text("--without hoort bij INSCHRIJVINGEN", "--without goes with BIDS")
SHOWS = Text(
    "--without laat zien wat er zou gebeuren; --seal, --seal-date, --show-difference en --record "
    "horen bij een gunning",
    "--without shows what would happen; --seal, --seal-date, --show-difference and --record go "
    "with an award",
)
WRITTEN = Text("geschreven: {path}", "written: {path}")


def only_shows(*, sealing: bool, record: Path | None) -> None:
    """Refuse what does not go with looking at what would happen. Raises `Faults`."""
    if sealing or record is not None:
        raise usage(SHOWS, "aanbesteding score")


def drop_out(
    files: Sources,
    without: list[str],
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Print it; return 0 when it is certain in every chosen lot who gets the contract, else 1."""
    from aanbesteding.scoring.drop_out import drop_out as calculate

    if not files.bids:
        raise usage(NO_BIDS, "aanbesteding score")
    of, dossier, _ = read_all(files)
    refuse_unknown(
        (BID, without, [bid.id for bid in dossier.bids]), (LOT, lots, [lot.id for lot in of.lots])
    )
    made = calculate(of, dossier, without)
    chosen = tuple(lot for lot in made.lots if not lots or lot.lot.id in lots)
    if not chosen:
        offered = ", ".join(lot.lot.id for lot in made.lots)
        fields = {"bid": ", ".join(without), "lots": ", ".join(lots), "known": offered}
        raise Faults([Fault(codes.NO_OFFER, Place("aanbesteding"), fields)])
    if form == "text" and output is None:
        from aanbesteding.reporting.drop_out_report import drop_out_blocks

        show(drop_out_blocks(made, lang, chosen))
    else:
        write_text(_text(made, chosen, form, lang), output, files.read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    return 0 if all(lot.is_decided for lot in chosen) else 1


def _text(made: DropOut, lots: tuple[LotDropOut, ...], form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.drop_out_data import drop_out_json

        return drop_out_json(made, lots)
    if form == "csv":
        from aanbesteding.reporting.drop_out_data import drop_out_csv

        return drop_out_csv(made, lots, lang)
    from aanbesteding.reporting.drop_out_report import drop_out_blocks

    blocks = drop_out_blocks(made, lang, lots)
    return words_of(blocks, form)
