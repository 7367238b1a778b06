"""The table of commands, in the order of the program's help: one module each."""

from __future__ import annotations

from aanbesteding.cli.commands import decide, explain, new, schema, score, standstill
from aanbesteding.cli.commands.row import Row

COMMANDS: tuple[Row, ...] = (
    score.COMMAND,
    decide.COMMAND,
    standstill.COMMAND,
    explain.COMMAND,
    new.COMMAND,
    schema.COMMAND,
)
