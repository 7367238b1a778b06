"""The table of advice: one module per rule, one row here."""

from __future__ import annotations

from functools import cache

from aanbesteding.checking import RULES
from aanbesteding.checking.scenario_codes import CODES as SCENARIO
from aanbesteding.faults import Code
from aanbesteding.linting import codes
from aanbesteding.linting.behaviour import rows as behaviour
from aanbesteding.linting.rule import Rows, Severity
from aanbesteding.linting.rules import (
    assumed_published,
    average_optimum,
    coarse_rounding,
    drop_out_open,
    empty_assumption,
    equal_labels,
    even_median,
    experimental_published,
    ground_roles,
    hidden_weights,
    knock_out_and_scored,
    labels_without_meaning,
    malus_to_best,
    minimum_only_zero,
    missing_mark_averaged,
    motivation_placeholder,
    no_controls,
    out_of_range_open,
    parts_in_text,
    place_missing,
    price_basis_vat,
    price_ends,
    price_sheet_open,
    published_open,
    quality_weight_high,
    requirement_bounds,
    rounding_open,
    same_fact,
    same_organisation_open,
    same_title,
    scale_ends,
    scale_order,
    seal_beside,
    single_assessor,
    source_untraceable,
    tie_on_mixed_relative,
    ties_open,
    ties_that_cannot_decide,
    uneven_marks,
    untranslated,
    unused,
    unused_source,
    wmo_price,
)
from aanbesteding.methods.base import Source
from aanbesteding.reading import number_codes
from aanbesteding.reading.codes import CODES as READING
from aanbesteding.reading.sheet_codes import CODES as SHEETS

ADVICE = Rows(
    row
    for module in (
        rounding_open,
        ties_open,
        drop_out_open,
        out_of_range_open,
        price_sheet_open,
        hidden_weights,
        knock_out_and_scored,
        ties_that_cannot_decide,
        equal_labels,
        experimental_published,
        seal_beside,
        parts_in_text,
        average_optimum,
        wmo_price,
        missing_mark_averaged,
        single_assessor,
        even_median,
        scale_order,
        uneven_marks,
        scale_ends,
        labels_without_meaning,
        minimum_only_zero,
        quality_weight_high,
        motivation_placeholder,
        requirement_bounds,
        ground_roles,
        tie_on_mixed_relative,
        same_organisation_open,
        published_open,
        price_basis_vat,
        unused,
        same_title,
        same_fact,
        price_ends,
        malus_to_best,
        coarse_rounding,
        assumed_published,
        unused_source,
        place_missing,
        no_controls,
        source_untraceable,
        untranslated,
        empty_assumption,
        behaviour,
    )
    for row in module.ADVICE
)
assert number_codes  # adds its rows to the table of reading


@cache
def all_codes() -> dict[str, Code]:
    """Return every code that `check` can report, sorted."""
    found = dict(READING) | codes.CODES | {rule.code.code: rule.code for rule in RULES}
    found |= SHEETS | SCENARIO | {row.code.code: row.code for row in ADVICE}
    return dict(sorted(found.items()))


@cache
def _severities() -> dict[str, Severity]:
    found: dict[str, Severity] = {
        rule.code.code: "warning" for rule in RULES if rule.on_activities == "all"
    }
    return codes.SEVERITY | found | {row.code.code: row.severity for row in ADVICE}


def severity_of(code: str) -> Severity:
    """Return the severity of a code; what stops an evaluation is an error."""
    return _severities().get(code, "error")


@cache
def sources() -> dict[str, Source]:
    """Return what rules rest on, by code."""
    return {row.code.code: row.source for row in ADVICE if row.source is not None}


def can_be_ignored(code: str) -> bool:
    """Whether a comment may silence a code: advice can, faults cannot."""
    return code in ADVICE.codes
