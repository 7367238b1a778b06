"""Rules on frameworks and dossiers: one module per rule, one row in the table below."""

from __future__ import annotations

from aanbesteding.checking.rule import Rule
from aanbesteding.checking.rules import (
    aliases,
    award_fits,
    bid_facts,
    bid_lots,
    bid_members,
    bid_price,
    conflicts,
    consensus_nodes,
    declarations,
    duplicate_ids,
    expression_names,
    fact_declarations,
    mark_on_scale,
    marks_known,
    method_fits_fact,
    minimums,
    node_or_leaf,
    panel_needed,
    panel_settings,
    prices_locked,
    provenance,
    ranges,
    references,
    requirement_tests,
    sheet_kind,
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
        provenance,
        consensus_nodes,
        minimums,
        panel_settings,
        unique_bids,
        bid_lots,
        bid_members,
        declarations,
        bid_facts,
        bid_price,
        aliases,
        sheet_kind,
        marks_known,
        mark_on_scale,
        conflicts,
        prices_locked,
    )
    for rule in module.RULES
)
