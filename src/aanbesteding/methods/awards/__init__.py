"""The catalogue of ways of award: one module each, and one row here."""

from __future__ import annotations

from aanbesteding.methods.awards import (
    award_expression,
    award_on_value,
    fixed_price,
    lowest_price,
    mark_up,
    normalised_price,
    points,
    price_per_quality,
    superformula,
    utility_index,
    value_for_money,
    weighted_value_for_money,
    willingness_to_pay,
)
from aanbesteding.methods.awards.base import Award

AWARDS: dict[str, Award] = {
    module.AWARD.id: module.AWARD
    for module in (
        points,
        award_on_value,
        lowest_price,
        fixed_price,
        price_per_quality,
        value_for_money,
        weighted_value_for_money,
        utility_index,
        mark_up,
        willingness_to_pay,
        normalised_price,
        superformula,
        award_expression,
    )
}
