"""`aanbesteding simulate`: what a framework does with plausible bids, before any bid exists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import unknown_name
from aanbesteding.cli.output import note, show, words_of, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import LOT, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.simulating.result import SimulationResult
    from aanbesteding.simulating.run import Progress

Format = Literal["text", "json", "csv", "markdown"]
COMMAND = "aanbesteding simulate"
WRITTEN = Text("geschreven: {path}", "written: {path}")
BUSY = Text("simulatie: {done} van {total}", "simulation: {done} of {total}")
BOTH = Text(
    "--bids trekt niets, en gaat dus niet samen met --simulation, --seed of --runs",
    "--bids draws nothing, and so does not go with --simulation, --seed or --runs",
)
SAME_FILE = Text(
    "--plot en --output noemen hetzelfde bestand", "--plot and --output name the same file"
)


def simulate(
    framework: Path,
    simulation: Path | None,
    bids: list[Path],
    runs: int | None,
    seed: int | None,
    lots: list[str],
    plot: Path | None,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Simulate and print; return 0. What a simulation shows is no fault of the command."""
    _sensible(simulation, bids, runs, seed, plot, output)
    result = (
        _given(framework, bids, lots)
        if bids
        else _drawn(framework, simulation, runs, seed, lots, lang, quiet=quiet)
    )
    inputs = [framework, *bids, *([simulation] if simulation else [])]
    if plot is not None:
        from aanbesteding.reporting.simulation_svg import simulation_svg

        write_text(simulation_svg(result, lang), plot, inputs)
        note(WRITTEN.say(lang, path=plot), quiet=quiet)
    if form == "text" and output is None:
        from aanbesteding.reporting.simulation_report import simulation_blocks

        show(simulation_blocks(result, lang))
    else:
        write_text(_text(result, form, lang), output, inputs)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if form in ("json", "csv"):
        for figures in result.lots:
            for finding in figures.findings:
                note(f"{finding.code.code} {finding.what(lang)}", quiet=quiet)
    return 0


def _sensible(
    simulation: Path | None,
    bids: list[Path],
    runs: int | None,
    seed: int | None,
    plot: Path | None,
    output: Path | None,
) -> None:
    """Raise `Faults` for options that do not go together."""
    if bids and (simulation is not None or runs is not None or seed is not None):
        raise usage(BOTH, COMMAND)
    if plot is None:
        return
    if output is not None and plot.absolute() == output.absolute():
        raise usage(SAME_FILE, COMMAND)
    if plot.suffix.lower() != ".svg":
        from aanbesteding.simulating.codes import NOT_SVG

        raise Faults([Fault(NOT_SVG, Place("aanbesteding"), {"text": plot.name})])


def _given(framework: Path, bids: list[Path], lots: list[str]) -> SimulationResult:
    from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated
    from aanbesteding.simulating.run import of_evaluation

    evaluation = evaluated(Sources(framework, tuple(bids)))
    return of_evaluation(evaluation, [lot.lot.id for lot in chosen_lots(evaluation, lots)])


def _drawn(
    framework: Path,
    simulation: Path | None,
    runs: int | None,
    seed: int | None,
    lots: list[str],
    lang: Lang,
    *,
    quiet: bool,
) -> SimulationResult:
    from aanbesteding.reading.load import load_framework
    from aanbesteding.reading.simulation import load_simulation
    from aanbesteding.simulating.run import RUNS
    from aanbesteding.simulating.run import simulate as run

    faults: list[Fault] = []
    made = stated = None
    try:
        made = load_framework(framework)
    except Faults as error:
        faults += error.faults
    try:
        stated = load_simulation(simulation) if simulation else None
    except Faults as error:
        faults += error.faults
    if made is None or faults:
        raise Faults(faults)
    known = [lot.id for lot in made.lots]
    for name in lots:
        if name not in known:
            raise unknown_name(LOT, name, known)
    return run(
        made,
        stated,
        runs=RUNS if runs is None else runs,
        seed=seed,
        lots=lots or None,
        progress=_progress(lang, quiet=quiet),
    )


def _progress(lang: Lang, *, quiet: bool) -> Progress:
    """Return what shows the progress on a terminal, on one line that goes away at the end."""
    shown = -1

    def silent(done: int, total: int) -> None:
        """Say nothing."""

    def told(done: int, total: int) -> None:
        nonlocal shown
        if done == total:
            sys.stderr.write("\r\x1b[K")
        elif done * 50 // total > shown:
            shown = done * 50 // total
            sys.stderr.write("\r" + BUSY.say(lang, done=done, total=total))
        else:
            return
        sys.stderr.flush()

    return silent if quiet or not sys.stderr.isatty() else told


def _text(result: SimulationResult, form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.simulation_json import simulation_json

        return simulation_json(result)
    if form == "csv":
        from aanbesteding.reporting.simulation_csv import simulation_csv

        return simulation_csv(result, lang)
    from aanbesteding.reporting.simulation_report import simulation_blocks

    blocks = simulation_blocks(result, lang)
    return words_of(blocks, form)
