"""The catalogue of scoring methods: one module each, and one row here."""

from __future__ import annotations

from aanbesteding.methods import (
    fact_bandwidth,
    fact_curve,
    fact_table,
    fact_yes_no,
    price_bandwidth,
    price_linear_lowest,
    price_proportional,
    rating_scale,
)
from aanbesteding.methods.base import Method

METHODS: dict[str, Method] = {
    module.METHOD.id: module.METHOD
    for module in (
        rating_scale,
        fact_bandwidth,
        fact_curve,
        fact_table,
        fact_yes_no,
        price_bandwidth,
        price_linear_lowest,
        price_proportional,
    )
}
