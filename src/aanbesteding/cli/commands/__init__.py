"""The table of commands, in the order of the program's help: one module each."""

from __future__ import annotations

from aanbesteding.cli.commands import explain, new, schema, score, scores_diff
from aanbesteding.cli.commands.row import Row

COMMANDS: tuple[Row, ...] = (
    score.COMMAND,
    explain.COMMAND,
    new.COMMAND,
    schema.COMMAND,
    scores_diff.COMMAND,
)
