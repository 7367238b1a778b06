"""AB226: under the weighted value for money a great weight of quality lets trifles decide."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.linting.shown import both
from aanbesteding.methods.awards.weighted_value_for_money import WeightedValueForMoney
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

HIGH = coded(
    "AB226",
    "quality-weight-above-70",
    (
        "kwaliteit weegt {percent} %: boven ongeveer 70 % beslist bij deze gunning een klein verschil in kwaliteit over elk prijsverschil",
        "quality weighs {percent} %: above about 70 % a small difference in quality decides over any difference in price under this award",
    ),
    ("kies een lager gewicht, of een andere gunning", "choose a lower weight, or another award"),
)
MOST = Fraction(7, 10)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the weight of quality where it is more than 70 % of both together."""
    award = framework.award
    if not isinstance(award, WeightedValueForMoney):
        return
    whole = award.quality_weight + award.price_weight
    if whole and award.quality_weight > MOST * whole:
        fields = {"percent": both(award.quality_weight / whole * 100)}
        yield Finding(HIGH, in_framework(framework, "award", "quality-weight"), fields)


ADVICE = (
    Advice(
        HIGH,
        "warning",
        check,
        read(
            "pakket tessa, «weighted value for money index»: vermijd gewichten boven ongeveer 70 %",
            "package tessa, “weighted value for money index”: avoid weights above about 70 %",
        ),
        example=Example("quality-weight: 80", "quality-weight: 60"),
    ),
)
