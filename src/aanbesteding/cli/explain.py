"""`aanbesteding explain`: a bid's derivation, a method, or a code."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import chosen_lots, evaluated, unknown_name
from aanbesteding.cli.output import write_text
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.blocks import Block

Format = Literal["text", "markdown"]
_CODE = re.compile(r"AB\d{3}", re.IGNORECASE)
BID = Text("inschrijving", "bid")
THING = Text("code, methode of inschrijving", "code, method or bid")


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

        write_text(markdown_text(blocks), output)
    else:
        from aanbesteding.reporting.plain import plain_text

        write_text(plain_text(blocks), output)
    return 0


def _blocks(
    what: str, framework: Path | None, bids: list[Path], lots: list[str], lang: Lang
) -> Iterable[Block]:
    if framework is not None:
        from aanbesteding.reporting.derivation import derivation_blocks

        evaluation = evaluated(framework, bids)
        known = [bid.id for bid in evaluation.dossier.bids]
        if what not in known:
            raise unknown_name(BID, what, known)
        return derivation_blocks(evaluation, what, chosen_lots(evaluation, lots), lang)
    from aanbesteding.reporting import catalogue

    codes = catalogue.codes()
    if _CODE.fullmatch(what) and what.upper() in codes:
        return catalogue.code_blocks(codes[what.upper()], lang)
    methods = catalogue.methods()
    if what in methods:
        return catalogue.method_blocks(methods[what], lang)
    raise unknown_name(THING, what, [*sorted(methods), *sorted(codes)])
