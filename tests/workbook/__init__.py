"""The workbook, recalculated by a real spreadsheet program."""
