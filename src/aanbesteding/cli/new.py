"""`aanbesteding new`: a commented example, or a blank form under a framework."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import unknown_name
from aanbesteding.cli.output import cannot_write, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Faults
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework

Kind = Literal["framework", "bid", "scores"]
ASSESSOR = Text("beoordelaar", "assessor")
NEEDS = Text(
    "een scoreblad bij een kader vraagt --framework, --bids en --assessor",
    "a score sheet under a framework asks for --framework, --bids and --assessor",
)
NOTHING = Text(
    "voor deze beoordelaar valt er niets te beoordelen",
    "there is nothing for this assessor to judge",
)
EXISTS = Text("het bestaat al", "it is there already")
COMMAND = "aanbesteding new"
SHEETS_ONLY = Text(
    "--bids, --assessor en --aliases horen bij een scoreblad",
    "--bids, --assessor and --aliases go with a score sheet",
)
NOT_ANONYMOUS = Text(
    "--aliases hoort bij een kader waarvan het panel anoniem beoordeelt",
    "--aliases goes with a framework whose panel assesses anonymously",
)
DRAWS_ONLY = Text(
    "--draw, --closed, --seal-file, --without en --all-ties horen bij een loting",
    "--draw, --closed, --seal-file, --without and --all-ties go with a draw",
)
OWN = Text(
    "een nieuw kader hangt niet van een ander kader af", "a new framework depends on no other"
)


def only_for_draws(*options: object, all_ties: bool) -> None:
    """Raise `Faults` for options that have no meaning here, rather than pass them over."""
    if any(options) or all_ties:
        raise usage(DRAWS_ONLY, COMMAND)


def new(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    output: Path | None,
    lang: Lang,
    key: Path | None = None,
) -> int:
    """Write an example, or a form under a framework; never over a file that is there."""
    text = _text(kind, framework, bids, assessor, lang, key)
    if output is not None and os.path.lexists(output):
        raise cannot_write(str(output), EXISTS)
    write_text(text, output, ())
    return 0


def _text(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    lang: Lang,
    key: Path | None,
) -> str:
    if kind != "scores" and (bids or assessor or key):
        raise usage(SHEETS_ONLY, COMMAND)
    if framework is None:
        if bids or assessor or key:
            raise usage(NEEDS, COMMAND)
        example = files("aanbesteding.templates") / lang / f"{kind}.yaml"
        return example.read_text(encoding="utf-8")
    if kind == "framework":
        raise usage(OWN, COMMAND)
    made = checked_framework(framework)
    from aanbesteding.reporting.forms import bid_form, sheet_form

    if kind == "bid":
        return bid_form(made, lang)
    if not bids or assessor is None:
        raise usage(NEEDS, COMMAND)
    known = [member.id for member in made.panel.assessors] if made.panel else []
    if assessor not in (*known, "consensus"):
        raise unknown_name(ASSESSOR, assessor, [*known, "consensus"])
    anonymous = made.panel is not None and bool(made.panel.anonymous)
    if key is not None and not anonymous:
        raise usage(NOT_ANONYMOUS, COMMAND)
    from aanbesteding.reading.load import load_bids

    dossier = load_bids(*bids, *([key] if key else []))
    aliases = _aliases(made, dossier) if anonymous else None
    sheet = sheet_form(made, dossier.bids, assessor, lang, aliases)
    if not sheet:
        raise usage(NOTHING, COMMAND)
    return sheet


def _aliases(framework: Framework, dossier: Dossier) -> dict[str, str]:
    """Return the alias of every bid from a key that is right."""
    from aanbesteding.checking.rules import aliases
    from aanbesteding.model.finding import Finding, fault_of, in_framework, origins

    findings = list(aliases.check_key(framework, dossier))
    key = dossier.key_of(framework.id)
    if key is None:
        findings.append(Finding(aliases.NO_KEY, in_framework(framework, "panel", "anonymous")))
    if findings or key is None:
        files = origins(framework, dossier)
        raise Faults(fault_of(finding, files) for finding in findings)
    return key.of_bids()


def checked_framework(path: Path) -> Framework:
    """Read a framework that is right by itself."""
    from aanbesteding.checking.run import check_framework
    from aanbesteding.model.finding import fault_of, origins
    from aanbesteding.reading.load import load_framework

    made = load_framework(path)
    findings = check_framework(made)
    if findings:
        raise Faults(fault_of(finding, origins(made)) for finding in findings)
    return made
