"""The rules, one module each; the table is in `aanbesteding.linting.table`."""
