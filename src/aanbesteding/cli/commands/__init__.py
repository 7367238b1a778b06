"""The table of commands, in the order of the program's help: one module each."""

from __future__ import annotations

from aanbesteding.cli.commands import (
    check,
    compare,
    decide,
    diff,
    explain,
    methods,
    new,
    recombine,
    report,
    scenario,
    schema,
    score,
    scores_diff,
    sensitivity,
    simulate,
    standstill,
    verify,
)
from aanbesteding.cli.commands.row import Row

COMMANDS: tuple[Row, ...] = (
    score.COMMAND,
    check.COMMAND,
    sensitivity.COMMAND,
    diff.COMMAND,
    compare.COMMAND,
    recombine.COMMAND,
    simulate.COMMAND,
    scenario.COMMAND,
    explain.COMMAND,
    methods.COMMAND,
    decide.COMMAND,
    report.COMMAND,
    standstill.COMMAND,
    scores_diff.COMMAND,
    verify.COMMAND,
    new.COMMAND,
    schema.COMMAND,
)
