"""The workbook: an evaluation as sheets whose formulas recalculate the award."""
