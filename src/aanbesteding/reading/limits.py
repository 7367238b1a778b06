"""The published limits on what is read (docs/limits.md lists them from here)."""

from __future__ import annotations

MAX_BYTES = 1_000_000
"""Size of one file."""
MAX_NODES = 100_000
"""Values and keys in one file."""
MAX_DEPTH = 32
"""Nesting of one file."""
MAX_FAULTS = 200
"""Faults that are listed of one file; AB025 says when there are more."""
MAX_FINDINGS = 1_000
"""Faults that are listed by one rule on frameworks and dossiers."""
MAX_BIDS = 200
"""Bids in one evaluation."""
MAX_FILES = 2_000
"""YAML files in one folder of bids and scores."""
MAX_CRITERIA = 200
"""Criteria in one lot."""
