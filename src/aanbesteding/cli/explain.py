"""`aanbesteding explain`: a bid's derivation, a method, a way of award, or a code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import chosen_lots, evaluated, unknown_name
from aanbesteding.cli.output import write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.blocks import Block

Format = Literal["text", "markdown"]
BID = Text("inschrijving", "bid")
THING = Text("methode, gunning, signaal of code", "method, award, flag or code")
THINGS = Text(
    "{methods}, de signalen in docs/flags.md, de codes in docs/codes.md; bij een "
    "inschrijving horen een kader en de inschrijvingen: `aanbesteding explain "
    "INSCHRIJVING KADER INSCHRIJVINGEN`",
    "{methods}, the flags in docs/flags.md, the codes in docs/codes.md; with a bid come "
    "a framework and the bids: `aanbesteding explain BID FRAMEWORK BIDS`",
)
NO_BIDS = Text("INSCHRIJVINGEN ontbreekt", "BIDS is missing")
NO_FRAMEWORK = Text("--lot hoort bij een KADER", "--lot goes with a FRAMEWORK")


def explain(
    what: str,
    framework: Path | None,
    bids: list[Path],
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
) -> int:
    """Print the explanation of a thing."""
    blocks = list(_blocks(what, framework, bids, lots, lang))
    if form == "text" and output is None and sys.stdout.isatty():
        from aanbesteding.reporting.terminal import console, print_blocks

        print_blocks(blocks, console(sys.stdout))
        return 0
    if form == "markdown":
        from aanbesteding.reporting.markdown import markdown_text

        text = markdown_text(blocks)
    else:
        from aanbesteding.reporting.plain import plain_text

        text = plain_text(blocks)
    write_text(text, output, [*([framework] if framework else []), *bids])
    return 0


def _blocks(
    what: str, framework: Path | None, bids: list[Path], lots: list[str], lang: Lang
) -> Iterable[Block]:
    if framework is not None:
        if not bids:
            raise usage(NO_BIDS, "aanbesteding explain")
        return _derivation(what, framework, bids, lots, lang)
    from aanbesteding.reporting import catalogue

    known = catalogue.codes() | codes.CODES
    if what.upper() in known:
        return catalogue.code_blocks(known[what.upper()], lang)
    methods = catalogue.methods()
    if what in methods:
        return catalogue.method_blocks(methods[what], lang)
    awards = catalogue.awards()
    if what in awards:
        return catalogue.award_blocks(awards[what], lang)
    from aanbesteding.reporting.flag_pages import flag_page, flags

    signals = flags()
    if what in signals:
        return flag_page(signals[what], lang)
    if lots:
        raise usage(NO_FRAMEWORK, "aanbesteding explain")
    names = sorted([*methods, *awards])
    listed = Text(*(text.format(methods=", ".join(names)) for text in THINGS))
    raise unknown_name(THING, what, [*names, *signals, *known], listed)


def _derivation(
    what: str, framework: Path, bids: list[Path], lots: list[str], lang: Lang
) -> Iterable[Block]:
    from aanbesteding.reporting.derivation import derivation_blocks

    evaluation = evaluated(framework, bids)
    known = [bid.id for bid in evaluation.dossier.bids]
    if what not in known:
        raise unknown_name(BID, what, known)
    offered = [lot.lot.id for lot in evaluation.lots if lot.result(what)]
    chosen = [lot for lot in chosen_lots(evaluation, lots) if lot.lot.id in offered]
    if not chosen:
        fields = {"bid": what, "lots": ", ".join(lots), "known": ", ".join(offered)}
        raise Faults([Fault(codes.NO_OFFER, Place("aanbesteding"), fields)])
    return derivation_blocks(evaluation, what, chosen, lang)
