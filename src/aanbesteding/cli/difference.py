"""`aanbesteding diff` and `sensitivity --set`: what another framework does to the ranking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated
from aanbesteding.cli.output import note, show, write_text
from aanbesteding.faults import Fault, Faults
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.difference_report import Difference
    from aanbesteding.scoring.evaluation import Evaluation

Format = Literal["text", "json", "markdown"]
WRITTEN = Text("geschreven: {path}", "written: {path}")


def diff(
    files: Sources,
    other: Path,
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Compare two frameworks over the same bids; return 1 where they order bids otherwise."""
    before = evaluated(files)
    after = _under_other(before, other)
    read = (*files.read, other)
    return _show(before, after, lots, form, output, read, lang, quiet=quiet)


def what_if(
    files: Sources,
    changes: list[str],
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Show what changes of the framework do; return 0, for a question is no difference."""
    from aanbesteding.sensitivity.what_if import applied, parse_change
    from aanbesteding.sensitivity.what_if import evaluated as under

    before = evaluated(files)
    faults: list[Fault] = []
    parsed = []
    for text in changes:
        try:
            parsed.append(parse_change(text, before.framework))
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(faults)
    after = under(before, applied(before.framework, parsed))
    _show(before, after, lots, form, output, files.read, lang, quiet=quiet)
    return 0


def _under_other(before: Evaluation, other: Path) -> Evaluation:
    from aanbesteding.reading.load import load_framework
    from aanbesteding.scoring.evaluate import evaluate
    from aanbesteding.sensitivity.difference import for_other

    framework = load_framework(other)
    return evaluate(framework, for_other(before.dossier, before.framework.id, framework))


def _show(
    before: Evaluation,
    after: Evaluation,
    lots: list[str],
    form: Format,
    output: Path | None,
    read: tuple[Path, ...],
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    from aanbesteding.reporting.difference_report import compared, difference_blocks

    indices = [lot.index for lot in chosen_lots(before, lots)]
    found = compared(before, after, indices)
    if form == "text" and output is None:
        show(difference_blocks(found, lang))
    else:
        write_text(_text(found, form, lang), output, read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    return 0 if found.same_order else 1


def _text(found: Difference, form: Format, lang: Lang) -> str:
    from aanbesteding.reporting.difference_report import difference_blocks, difference_json

    if form == "json":
        return difference_json(found)
    if form == "markdown":
        from aanbesteding.reporting.markdown import markdown_text

        return markdown_text(difference_blocks(found, lang))
    from aanbesteding.reporting.plain import plain_text

    return plain_text(difference_blocks(found, lang))
