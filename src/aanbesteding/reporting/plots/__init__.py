"""Pictures, drawn by Vega-Lite: one module per picture, one row in `table`."""
