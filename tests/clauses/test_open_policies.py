"""What a framework leaves open is never filled in: it is written `not-announced` and reported.

No clause of its own: clauses 2.2, 5.5, 6.1 and 7.2 say what happens. Here is that each policy warns
(or stops) exactly when it matters, and that the ranking is the same as without the gap.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    framework,
    leaf,
    lines,
    marks,
    ranks,
    warning_codes,
)

BIDS = (bid("a", 100), bid("b", 90))
SHEET = marks("p", {"a": {"k": 6}, "b": {"k": 7}})
RELATIVE = (leaf("k", 60, RATED), leaf("prijs", 40, PROPORTIONAL))
ABSOLUTE = (leaf("k", 100, RATED),)


def warned(tree: tuple[Any, ...], **policies: Any) -> list[str]:
    """The warnings under policies."""
    return warning_codes(evaluated(framework(*tree, policies=policies), BIDS, [SHEET]))


class TestOpenPolicies:
    """Each `not-announced` gives its warning where it plays a part, and changes no number."""

    def test_nothing_open(self) -> None:
        """All is announced: no warning."""
        assert warned(RELATIVE) == []

    @pytest.mark.parametrize("tree", [RELATIVE, ABSOLUTE])
    def test_rounding(self, tree: tuple[Any, ...]) -> None:
        """Always: somebody may round a number (AB601)."""
        assert warned(tree, rounding="not-announced") == ["AB601"]

    def test_drop_out(self) -> None:
        """With a relative method another winner may follow from rescoring (AB603); else not."""
        assert warned(RELATIVE, drop_out="not-announced") == ["AB603"]
        assert warned(ABSOLUTE, drop_out="not-announced") == []
        assert warned(RELATIVE, drop_out="rescore") == []

    def test_ties(self) -> None:
        """70 and 60 points: there is no tie, so nothing to warn for."""
        assert warned(ABSOLUTE, ties="not-announced") == []

    def test_price_sheet(self) -> None:
        """No sheet that differs: nothing to warn for."""
        assert warned(ABSOLUTE, price_sheet="not-announced") == []

    def test_everything_open(self) -> None:
        """The ranking and the totals are those of a framework in which nothing is open."""
        gaps = {
            "rounding": "not-announced",
            "ties": "not-announced",
            "drop-out": "not-announced",
            "price-sheet": "not-announced",
        }
        told = evaluated(framework(*RELATIVE), BIDS, [SHEET])
        silent = evaluated(framework(*RELATIVE, policies=gaps), BIDS, [SHEET])
        assert warning_codes(silent) == ["AB601", "AB603"]
        assert told.lots[0].ranking == silent.lots[0].ranking

    def test_warnings_of_bids_and_of_lots_together(self) -> None:
        """A sheet that differs (AB605), a tie that nothing decides (AB602), a partner in both (AB604)."""
        of = framework(
            award="lowest-price",
            policies={"ties": "not-announced", "price-sheet": "unit-prices"},
        )
        twice = [{"organisation": "x", "name": "X", "role": "sole"}]
        bids = [
            bid("a", members=twice, sheet=lines((2, 50), total=101)),
            bid("b", 100, members=twice),
        ]
        result = evaluated(of, bids)
        assert ranks(result.lots[0]) == [(1, "a"), (1, "b")]
        assert sorted(warning_codes(result)) == ["AB602", "AB604", "AB605"]
