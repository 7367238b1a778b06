"""Clause 8: results that the author of a framework expects."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    node,
    warning_codes,
)

from aanbesteding import Faults

TREE = (node("n", 60, leaf("k", 60, RATED)), leaf("prijs", 40, PROPORTIONAL))
SHEET = marks("p", {"a": {"k": 6}, "b": {"k": 4}})
BIDS = (bid("a", 450000), bid("b", 400000))


def control(expect: object, decimals: int = 0, **more: Any) -> dict[str, Any]:
    """A control of bid a."""
    return {"lot": LOT, "bid": "a", "expect": expect, "decimals": decimals, **more}


def found(*controls: dict[str, Any]) -> list[str]:
    """The faults of an evaluation with these controls."""
    return fault_codes(framework(*TREE, controls=list(controls)), BIDS, [SHEET])


class TestControl:
    """8.1 A control compares a bid's points on a criterion, or its total, rounded half up to
    `decimals`, with what the author expects. A difference is a fault, and there is no ranking. A
    control of a bid that is not there, or that was excluded or set aside, is not made; a warning says
    so.
    """

    @pytest.mark.parametrize(
        ("expect", "decimals"),
        [("35.56", 2), ("35.6", 1), (36, 0), ("35.555556", 6), ("35.5600", 2)],
    )
    def test_points_on_a_criterion(self, expect: str, decimals: int) -> None:
        """40 × 400000/450000 = 35.5555…: 36, 35.6, 35.56 or 35.555556 by the number of decimals."""
        assert found(control(expect, decimals, criterion="prijs")) == []

    @pytest.mark.parametrize(
        ("expect", "decimals"),
        [("35.55", 2), ("35.57", 2), (35, 0), ("35.56", 1), ("35.555555", 6)],
    )
    def test_points_that_differ(self, expect: str, decimals: int) -> None:
        """35.55 is cut off and not rounded; 35.56 is not what one decimal gives (35.6)."""
        assert found(control(expect, decimals, criterion="prijs")) == ["AB430"]

    def test_half_goes_up(self) -> None:
        """A 5 of 73 points is 36.5, in whole points 37; not 36, though that is the even one."""
        tree = (leaf("k", 73, RATED), leaf("l", 27, RATED))
        sheet = marks("p", {"a": {"k": 5, "l": 0}})
        for expect, faults in ((37, []), (36, ["AB430"])):
            of = framework(*tree, controls=[control(expect, 0, criterion="k")])
            assert fault_codes(of, [bid("a")], [sheet]) == faults

    def test_half_goes_away_from_zero(self) -> None:
        """A malus of −50 % on 73 points is −36.5, in whole points −37."""
        worded = {"type": "rating-scale", "scale": "woorden"}
        tree = (leaf("k", 73, worded), leaf("l", 27, RATED))
        sheet = marks("p", {"a": {"k": "slecht", "l": 0}})
        for expect, faults in ((-37, []), (-36, ["AB430"])):
            of = framework(*tree, controls=[control(expect, 0, criterion="k")])
            assert fault_codes(of, [bid("a")], [sheet]) == faults

    def test_points_on_a_node(self) -> None:
        """n holds k: 36."""
        assert found(control(36, criterion="n")) == []
        assert found(control(37, criterion="n")) == ["AB430"]

    def test_the_total(self) -> None:
        """36 + 35.5555… = 71.5555…: 71.56."""
        assert found(control("71.56", 2)) == []
        assert found(control("71.55", 2)) == ["AB430"]

    def test_the_expectation_itself_is_not_rounded(self) -> None:
        """In whole points a has 72. An author who writes 71.6 does not expect 72."""
        assert found(control("71.6", 0)) == ["AB430"]
        assert found(control("72.0", 0)) == []

    def test_euros(self) -> None:
        """E9: 80000 − 0.6 × 2500 = 78500."""
        of = framework(leaf("k", 2500, RATED), award="award-on-value", controls=[control(78500)])
        assert fault_codes(of, [bid("a", 80000)], [marks("p", {"a": {"k": 6}})]) == []
        assert fault_codes(of, [bid("a", 80001)], [marks("p", {"a": {"k": 6}})]) == ["AB430"]

    def test_every_difference_is_reported(self) -> None:
        """Three controls of which two differ: two faults, and no ranking."""
        wrong = [control(1), control(36, criterion="k"), control(2, criterion="prijs")]
        assert found(*wrong) == ["AB430", "AB430"]

    def test_the_message_says_both_numbers(self) -> None:
        """Expected 71.55, found 71.56; and 71.6 is shown as it was written, not as 72."""
        for expect, decimals, said in (("71.55", 2, "71.55"), ("71.6", 0, "71.6")):
            of = framework(*TREE, controls=[control(expect, decimals)])
            with pytest.raises(Faults) as stop:
                evaluated(of, BIDS, [SHEET])
            (fault,) = stop.value.faults
            assert f"should get {said} and gets {'71.56' if decimals else '72'}" in fault.what("en")
            assert said.replace(".", ",") in fault.what("nl")

    def test_a_bid_that_is_not_there(self) -> None:
        """A control of bid z: a warning (AB608), and the ranking stands."""
        of = framework(*TREE, controls=[{**control(1), "bid": "z"}])
        assert warning_codes(evaluated(of, BIDS, [SHEET])) == ["AB608"]

    def test_a_bid_that_was_excluded(self) -> None:
        """Bid c is above the ceiling: its control is not made."""
        of = framework(*TREE, lots=[lot(ceiling=450000)], controls=[{**control(1), "bid": "c"}])
        result = evaluated(of, [*BIDS, bid("c", 450001)], [SHEET])
        assert warning_codes(result) == ["AB608"]

    @pytest.mark.parametrize("criterion", [{}, {"criterion": "k"}])
    def test_a_bid_that_was_set_aside(self, criterion: dict[str, str]) -> None:
        """Bid c has 0 of the 30 points that it needs: no control, not even of the criterion."""
        low = leaf("k", 60, RATED, minimum={"percent": 50})
        given = {**control(1), "bid": "c", **criterion}
        of = framework(low, leaf("prijs", 40, PROPORTIONAL), controls=[given])
        sheet = marks("p", {"a": {"k": 6}, "b": {"k": 5}, "c": {"k": 0}})
        result = evaluated(of, [*BIDS, bid("c")], [sheet])
        assert warning_codes(result) == ["AB608"]

    def test_a_criterion_that_does_not_exist(self) -> None:
        """That is a fault of the framework (AB103)."""
        assert found(control(1, criterion="kwaliteit")) == ["AB103"]
