"""The linter: its rules, its runs, its formats."""
