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
from aanbesteding.linting.codes import NOT_EXAMINED
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework


def guarded(row: Advice) -> Advice:
    """Return a rule that says so where its search itself goes wrong (AB067).

    That a probe of ours fails is no fault of the framework, and no reason to stop the run.
    """

    def check(framework: Framework) -> Iterator[Finding]:
        try:
            yield from row.check(framework)
        except Exception as error:  # noqa: BLE001 - never a traceback for a framework that is right
            fields = {"rule": row.code.code, "problem": f"{type(error).__name__}: {error}"}
            yield Finding(NOT_EXAMINED, in_framework(framework, "id"), fields)

    return row._replace(check=check)


ADVICE: tuple[Advice, ...] = tuple(
    guarded(row)
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
