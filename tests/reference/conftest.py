"""The second engine runs thousands of tenders."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _searching(not_measured: None) -> None:
    """Measure no coverage here: the first engine has tests of its own for that."""
