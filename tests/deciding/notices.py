"""Small tenders whose notices can be worked out by hand."""

from __future__ import annotations

from typing import Any

from tests.build import (
    PROPORTIONAL,
    RATED,
    bid,
    framework,
    leaf,
    marks,
)
from tests.deciding.build import decided

from aanbesteding.deciding.decision import Decision
from aanbesteding.model.framework import Framework
from aanbesteding.reporting.decision_report import decision_blocks
from aanbesteding.reporting.plain import plain_text

WORDED = {"type": "rating-scale", "scale": "woorden"}
EVEN = {"quality-weight": 50, "price-weight": 50}
FORMULAS: dict[str, dict[str, Any]] = {
    "price-per-quality": {},
    "value-for-money": {"constant": 100000},
    "weighted-value-for-money": {"quality-weight": 60, "price-weight": 40, "constant": 100000},
    "utility-index": EVEN,
    "mark-up": EVEN,
    "normalised-price": {"most": 20},
    "superformula": {"reference-price": 100000, "reference-quality": 70, "exponent": "1.5"},
}
PUBLISHED = {"status": "published"}
FORTY = {"unit": "points", "of": "whole", "total": 40}


def points(**more: Any) -> Framework:
    """Plan 40, safety 20 and price 40, the price proportional to the lowest."""
    parts = (leaf("plan", 40, RATED), leaf("veilig", 20, RATED), leaf("prijs", 40, PROPORTIONAL))
    return framework(*parts, **more)


def two(of: Framework, **more: Any) -> Decision:
    """Bid a for 100 with marks 8 and 5, bid b for 125 with marks 9 and 10.

    a: 32 + 10 + 40 = 82; b: 36 + 20 + 40 × 100/125 = 88. So b wins by 6.
    """
    given = marks("p", {"a": {"plan": 8, "veilig": 5}, "b": {"plan": 9, "veilig": 10}})
    return decided(of, [bid("a", 100), bid("b", 125)], [given], **more)


def on_value() -> Decision:
    """Award on value: plan 60,000 and safety 40,000; c is set aside by its own minimum.

    a: 500,000 − 60,000 − 24,000 = 416,000. b: 420,000 − 15,000 + 20,000 = 425,000.
    """
    of = framework(
        leaf("plan", 60000, WORDED), leaf("veilig", 40000, WORDED), award="award-on-value"
    )
    given = marks(
        "p",
        {"a": {"plan": "goed", "veilig": "voldoende"}, "b": {"plan": "matig", "veilig": "slecht"}},
    )
    return decided(of, [bid("a", 500000), bid("b", 420000)], [given])


def quality(award: Any, **more: Any) -> Decision:
    """Quality 100 alone: a has 80 for 100,000, b has 60 for 90,000."""
    of = framework(leaf("k", 100, RATED), award=award, **more)
    given = marks("p", {"a": {"k": 8}, "b": {"k": 6}})
    return decided(of, [bid("a", 100000), bid("b", 90000)], [given])


def printed(decision: Decision, lang: Any = "nl", **more: Any) -> str:
    """Return the decision as text."""
    return plain_text(decision_blocks(decision, lang, **more))
