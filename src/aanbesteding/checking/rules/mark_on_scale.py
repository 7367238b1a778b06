"""AB413: every mark is on the scale of its criterion."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.number import DecimalSign
from aanbesteding.faults import coded
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet
from aanbesteding.model.framework import Framework, Scale
from aanbesteding.model.values import mark_worth, scale_marks
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

OFF_SCALE = coded(
    "AB413",
    "mark-not-on-scale",
    (
        "cijfer «{text}» staat niet op schaal «{scale}»{guess}",
        "mark “{text}” is not on the scale “{scale}”{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)

OTHER_SIGN: dict[DecimalSign, Text] = {
    "comma": Text(
        "; met een decimale komma wel: schrijf een punt, of `decimal-sign: comma` bovenaan (in een "
        "CSV `decimaalteken;comma`)",
        "; with a decimal comma it is: write a point, or `decimal-sign: comma` at the top (in a CSV "
        "`decimal sign;comma`)",
    ),
    "point": Text(
        "; met een decimale punt wel, maar dit bestand kondigt de komma aan",
        "; with a decimal point it is, but this file announces the comma",
    ),
}
"""Instead of a guess: what is wrong with a mark that is on the scale by this sign."""


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield marks that their scale does not have."""
    off: dict[tuple[str, str, DecimalSign | None], bool] = {}  # marks repeat: look each up once
    by_lot = {lot.id: _scales(framework, index) for index, lot in enumerate(framework.lots)}
    for sheet in dossier.sheets:
        if sheet.framework != framework.id:
            continue
        for bid, lots in sheet.marks.items():
            for lot, marks in lots.items():
                for criterion, mark in marks.items():
                    scale = by_lot.get(lot, {}).get(criterion)
                    if scale is None:
                        continue
                    key = (scale.id, mark.mark, sheet.decimal_sign)
                    if key not in off:
                        off[key] = mark_worth(scale, mark.mark, sheet.decimal_sign) is None
                    if off[key]:
                        known = scale_marks(scale)
                        yield at(
                            OFF_SCALE,
                            in_sheet(sheet, "marks", bid, lot, criterion, "mark"),
                            text=mark.mark,
                            scale=scale.id,
                            known=", ".join(known),
                            guess=_other_sign(scale, mark.mark, sheet.decimal_sign)
                            or did_you_mean(mark.mark, known),
                        )


def _other_sign(scale: Scale, text: str, sign: DecimalSign | None) -> Text | None:
    """Return what to do where the mark is on the scale by the other decimal sign, else nothing."""
    other: DecimalSign = "point" if sign == "comma" else "comma"
    return OTHER_SIGN[other] if mark_worth(scale, text, other) is not None else None


def _scales(framework: Framework, lot: int) -> dict[str, Scale]:
    scales = {scale.id: scale for scale in framework.scales}
    return {
        node.criterion.id: scales[name]
        for node in walk(framework, *criteria_of(framework, lot))
        if (name := node.scale or "") in scales
    }


RULES = (Rule(OFF_SCALE, check, on_framework=False),)
