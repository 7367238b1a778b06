"""The table of behaviour rules: one module per rule, one row here."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.linting.behaviour import (
    below_rounding,
    dominated_bid,
    irrelevant_bid,
    minimum_never_fails,
    minimum_never_reached,
    price_always_decides,
    price_never_decides,
    quality_outweighs_price,
    readings_differ,
    token_price,
    weak_member,
)
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework


def silent(row: Advice) -> Advice:
    """Return a rule that says nothing more where its search itself goes wrong.

    A framework is right or wrong by the checks; that a probe of ours fails is no fault of it.
    """

    def check(framework: Framework) -> Iterator[Finding]:
        try:
            yield from row.check(framework)
        except Exception:  # noqa: BLE001 - never a traceback for a framework that is right
            return

    return row._replace(check=check)


ADVICE: tuple[Advice, ...] = tuple(
    silent(row)
    for module in (
        minimum_never_fails,
        minimum_never_reached,
        below_rounding,
        price_never_decides,
        price_always_decides,
        quality_outweighs_price,
        irrelevant_bid,
        dominated_bid,
        token_price,
        readings_differ,
        weak_member,
    )
    for row in module.ADVICE
)
