"""Rules on frameworks and dossiers: one module per rule, one row in the table below."""

from __future__ import annotations

from aanbesteding.checking.rule import Rule
from aanbesteding.checking.rules import (
    award_fits,
    bid_facts,
    bid_lots,
    bid_members,
    bid_price,
    cost_elements,
    declarations,
    duplicate_ids,
    expression_names,
    fact_declarations,
    flag_bounds,
    mark_on_scale,
    marks_known,
    method_fits_fact,
    node_or_leaf,
    panel_needed,
    provenance,
    ranges,
    real_price_block,
    references,
    reliance,
    requirement_members,
    requirement_tests,
    sheet_kind,
    social_return_block,
    social_return_offers,
    unique_bids,
    weight_units,
    weights_add_up,
)

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (
        duplicate_ids,
        references,
        node_or_leaf,
        award_fits,
        weight_units,
        weights_add_up,
        panel_needed,
        fact_declarations,
        method_fits_fact,
        ranges,
        expression_names,
        requirement_tests,
        requirement_members,
        real_price_block,
        social_return_block,
        flag_bounds,
        provenance,
        unique_bids,
        bid_lots,
        bid_members,
        declarations,
        bid_facts,
        bid_price,
        reliance,
        cost_elements,
        social_return_offers,
        sheet_kind,
        marks_known,
        mark_on_scale,
    )
    for rule in module.RULES
)
