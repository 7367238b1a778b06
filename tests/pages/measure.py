"""What the classes of tests/pages have in common: one bid measured, and the out-of-range words.

Everything goes through the whole engine: a framework with one criterion, bids, the award.
"""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from pydantic import ValidationError
from tests.build import F, bid, fact, fault_codes, framework, leaf, of_bid, reasons, shares, the_lot

from aanbesteding import Faults
from aanbesteding.methods import METHODS


def case(
    page: str, given: dict[str, Any], value: Any, others: tuple[Any, ...] = (), kind: str = ""
) -> tuple[Any, list[Any]]:
    """A framework with one criterion of 100, and a bid `a` of that value among others."""
    method = {"type": page, **given}
    if METHODS[page].measures == "price":
        bids = [bid(f"b{n}", price) for n, price in enumerate(others)]
        return framework(leaf("k", 100, method)), [*bids, bid("a", value)]
    declared = fact("f", kind or METHODS[page].fact_types[0])
    if kind == "choice":
        declared["choices"] = ["rood", "blauw", "geel"]
    if METHODS[page].worth != "weight":
        leaf_ = leaf("k", 0, {**method, "fact": "f"})
        of = framework(leaf_, facts=[declared], award="award-on-value")
        return of, [bid("a", 200000, facts={"f": value})]
    of = framework(leaf("k", 100, {**method, "fact": "f"}), facts=[declared])
    return of, [bid("a", facts={"f": value})]


def share(
    page: str, given: dict[str, Any], value: Any, others: tuple[Any, ...] = (), kind: str = ""
) -> Any:
    """The share of a bid of that value among others."""
    found = the_lot(*case(page, given, value, others, kind))
    if METHODS[page].worth == "euro":  # an amount has no share
        return next(score.points for score in of_bid(found, "a").walk() if score.criterion == "k")
    return shares(found, "k")["a"]


def stops(page: str, given: dict[str, Any], value: Any, others: tuple[Any, ...] = ()) -> set[str]:
    """The codes with which an evaluation stops; of a key that the model refuses, its reason."""
    try:
        return set(fault_codes(*case(page, given, value, others)))
    except ValidationError as error:
        return {part["type"] for part in error.errors()}


class Method:
    """A page of a method: `given` its parameters, `others` the other prices of the field."""

    page: ClassVar[str]
    given: ClassVar[dict[str, Any]] = {}
    others: ClassVar[tuple[Any, ...]] = ()

    def at(self, value: Any, *others: Any, kind: str = "", **changed: Any) -> Any:
        """The share at a value, with keys changed."""
        keys = {key.replace("_", "-"): word for key, word in changed.items()}
        return share(self.page, {**self.given, **keys}, value, others or self.others, kind)

    def fault(self, value: Any, *others: Any, **changed: Any) -> set[str]:
        """The codes that stop the evaluation."""
        keys = {key.replace("_", "-"): word for key, word in changed.items()}
        return stops(self.page, {**self.given, **keys}, value, others or self.others)


class Outside(Method):
    """`beyond`: values outside the range, with the share on the line and at the nearest end."""

    beyond: ClassVar[dict[Any, tuple[str, str]]]

    def test_clamp(self) -> None:
        for value, (_, end) in self.beyond.items():
            assert self.at(value, out_of_range="clamp") == F(end)

    def test_not_announced(self) -> None:
        for value in self.beyond:
            assert self.fault(value, out_of_range="not-announced") == {"AB421"}


class Line(Outside):
    """A range whose formula can go on beyond it."""

    def test_extrapolate(self) -> None:
        for value, (line, _) in self.beyond.items():
            assert self.at(value, out_of_range="extrapolate") == F(line)


class Rejecting(Outside):
    """A range outside which a bid can be excluded; only absolute methods have that."""

    def test_reject(self) -> None:
        for value in self.beyond:
            given = {**self.given, "out-of-range": "reject"}
            found = the_lot(*case(self.page, given, value, self.others))
            assert reasons(found) == {"a": [("range", "k")]}
            assert found.status == "no-admissible-bid"


def zero_lowest(page: str, given: dict[str, Any]) -> None:
    """A bid of zero euros beside one of 100."""
    with pytest.raises(Faults) as stop:
        the_lot(*case(page, given, 100, (0,)))
    assert {fault.code.code for fault in stop.value.faults} == {"AB422"}
