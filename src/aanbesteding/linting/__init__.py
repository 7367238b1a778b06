"""Advice on frameworks, bids and score sheets: everything that `check` says beside the faults."""
