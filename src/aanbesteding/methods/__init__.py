"""The catalogue of scoring methods: one module each, and one row here."""

from __future__ import annotations

from aanbesteding.methods import (
    fact_addition,
    fact_bandwidth,
    fact_curve,
    fact_discount,
    fact_expression,
    fact_table,
    fact_yes_no,
    price_average,
    price_bandwidth,
    price_expression,
    price_graduated,
    price_linear_lowest,
    price_linear_range,
    price_log,
    price_parabolic,
    price_proportional,
    price_rank,
    price_threshold,
    rating_scale,
    rating_to_best,
)
from aanbesteding.methods.base import Method

METHODS: dict[str, Method] = {
    module.METHOD.id: module.METHOD
    for module in (
        rating_scale,
        rating_to_best,
        fact_bandwidth,
        fact_curve,
        fact_expression,
        fact_table,
        fact_yes_no,
        fact_discount,
        fact_addition,
        price_average,
        price_bandwidth,
        price_expression,
        price_graduated,
        price_linear_lowest,
        price_linear_range,
        price_log,
        price_parabolic,
        price_proportional,
        price_rank,
        price_threshold,
    )
}
