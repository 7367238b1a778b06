"""Measurements: ratios against a peer or a floor in one run, printed by `python -m benchmarks`."""
