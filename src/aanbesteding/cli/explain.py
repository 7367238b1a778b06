"""`aanbesteding explain`: a bid's derivation, a method, a way of award, or a code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated, unknown_name
from aanbesteding.cli.output import put
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import BID, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.blocks import Block

Format = Literal["text", "markdown"]
THING = Text("methode, gunning, signaal of code", "method, award, flag or code")
THINGS = Text(
    "wat `aanbesteding methods` toont, de signalen in docs/flags.md, de codes in docs/codes.md; "
    "bij een inschrijving horen een kader en de inschrijvingen: "
    "`aanbesteding explain INSCHRIJVING KADER INSCHRIJVINGEN`",
    "what `aanbesteding methods` shows, the flags in docs/flags.md, the codes in docs/codes.md; "
    "with a bid come a framework and the bids: `aanbesteding explain BID FRAMEWORK BIDS`",
)
NO_BIDS = Text("INSCHRIJVINGEN ontbreekt", "BIDS is missing")
NO_FRAMEWORK = Text("--lot hoort bij een KADER", "--lot goes with a FRAMEWORK")
ONLY_FILES = Text(
    "--draw, --closed, --aliases en --seal-file horen bij een KADER",
    "--draw, --closed, --aliases and --seal-file go with a FRAMEWORK",
)


def explain(
    what: str,
    files: Sources | None,
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
) -> int:
    """Print the explanation of a thing."""
    blocks = list(_blocks(what, files, lots, lang))
    put(blocks, form, output, files.read if files else ())
    return 0


def files_of(framework: Path | None, named: Sources) -> Sources | None:
    """Return the files, or None without a framework. Raises `Faults` for files that have none."""
    if framework is not None:
        return named
    if named.draws or named.closed or named.aliases or named.seal:
        raise usage(ONLY_FILES, "aanbesteding explain")
    return None


def _blocks(what: str, files: Sources | None, lots: list[str], lang: Lang) -> Iterable[Block]:
    if files is not None:
        if not files.bids:
            raise usage(NO_BIDS, "aanbesteding explain")
        return _derivation(what, files, lots, lang)
    from aanbesteding.reporting import catalogue

    known = catalogue.codes() | codes.CODES
    if what.upper() in known:
        return catalogue.code_blocks(known[what.upper()], lang)
    from aanbesteding.reporting.flag_pages import flag_page, flags

    name, methods, awards = what.lower(), catalogue.methods(), catalogue.awards()
    signals = flags()
    if name in methods:
        return catalogue.method_blocks(methods[name], lang)
    if name in awards:
        return catalogue.award_blocks(awards[name], lang)
    if name in signals:
        return flag_page(signals[name], lang)
    if lots:
        raise usage(NO_FRAMEWORK, "aanbesteding explain")
    names = sorted([*methods, *awards])
    raise unknown_name(THING, what, [*names, *signals, *known], THINGS)


def _derivation(what: str, files: Sources, lots: list[str], lang: Lang) -> Iterable[Block]:
    from aanbesteding.reporting.derivation import derivation_blocks

    evaluation = evaluated(files)
    known = [bid.id for bid in evaluation.dossier.bids]
    if what not in known:
        raise unknown_name(BID, what, known)
    offered = [lot.lot.id for lot in evaluation.lots if lot.result(what)]
    chosen = [lot for lot in chosen_lots(evaluation, lots) if lot.lot.id in offered]
    if not chosen:
        fields = {"bid": what, "lots": ", ".join(lots), "known": ", ".join(offered)}
        raise Faults([Fault(codes.NO_OFFER, Place("aanbesteding"), fields)])
    return derivation_blocks(evaluation, what, chosen, lang)
