"""`aanbesteding new`: a commented example, or a blank form under a framework."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import unknown_name
from aanbesteding.cli.output import write_text
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.framework import Framework

Kind = Literal["framework", "bid", "scores"]
ASSESSOR = Text("beoordelaar", "assessor")
NEEDS = Text(
    "een scoreblad bij een kader vraagt --framework, --bids en --assessor",
    "a score sheet under a framework asks for --framework, --bids and --assessor",
)
OWN = Text(
    "een nieuw kader hangt niet van een ander kader af", "a new framework depends on no other"
)


def new(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    output: Path | None,
    lang: Lang,
) -> int:
    """Write an example, or a form under a framework."""
    inputs = [str(path) for path in (framework, *bids) if path is not None]
    write_text(_text(kind, framework, bids, assessor, lang), output, inputs)
    return 0


def _text(
    kind: Kind, framework: Path | None, bids: list[Path], assessor: str | None, lang: Lang
) -> str:
    if framework is None:
        if bids or assessor:
            raise _usage(NEEDS)
        example = files("aanbesteding.templates") / lang / f"{kind}.yaml"
        return example.read_text(encoding="utf-8")
    if kind == "framework":
        raise _usage(OWN)
    made = _framework(framework)
    from aanbesteding.reporting.forms import bid_form, sheet_form

    if kind == "bid":
        return bid_form(made, lang)
    if not bids or assessor is None:
        raise _usage(NEEDS)
    known = [member.id for member in made.panel.assessors] if made.panel else []
    if assessor not in (*known, "consensus"):
        raise unknown_name(ASSESSOR, assessor, [*known, "consensus"])
    from aanbesteding.reading.load import load_bids

    return sheet_form(made, load_bids(*bids).bids, assessor, lang)


def _framework(path: Path) -> Framework:
    """Read a framework that is right by itself."""
    from aanbesteding.checking.run import check_framework
    from aanbesteding.model.finding import fault_of, origins
    from aanbesteding.reading.load import load_framework

    made = load_framework(path)
    findings = check_framework(made)
    if findings:
        raise Faults(fault_of(finding, origins(made)) for finding in findings)
    return made


def _usage(problem: Text) -> Faults:
    fields = {"problem": problem, "command": "aanbesteding new"}
    return Faults([Fault(codes.USAGE, Place("aanbesteding"), fields)])
