"""Rules on frameworks and dossiers: one module per rule, one row in the table below."""

from __future__ import annotations

from aanbesteding.checking.rule import Rule
from aanbesteding.checking.rules import (
    award_fits,
    bid_facts,
    bid_lots,
    bid_members,
    bid_price,
    bid_price_form,
    declarations,
    draws,
    duplicate_ids,
    expression_names,
    fact_declarations,
    mark_on_scale,
    marks_known,
    method_fits_fact,
    node_or_leaf,
    panel_needed,
    price_forms,
    provenance,
    ranges,
    references,
    requirement_tests,
    sheet_kind,
    unique_bids,
    value_methods,
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
        value_methods,
        price_forms,
        provenance,
        unique_bids,
        bid_lots,
        bid_members,
        declarations,
        bid_facts,
        bid_price,
        bid_price_form,
        sheet_kind,
        marks_known,
        mark_on_scale,
        draws,
    )
    for rule in module.RULES
)
