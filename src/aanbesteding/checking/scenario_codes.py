"""AB14: what can be wrong with the numbers of a scenario."""

from __future__ import annotations

from aanbesteding.faults import coded

WRONG_UNIT = coded(
    "AB149",
    "unit-of-an-assumption",
    (
        "«{name}» staat in «{unit}», en dat kan hier niet",
        "“{name}” is in “{unit}”, which it cannot be",
    ),
    ("zet bij «unit»: {expected}", "write at “unit”: {expected}"),
)
TURNED = coded(
    "AB142",
    "range-turned-round",
    (
        "van «{name}» is «low» {low} meer dan «high» {high}",
        "of “{name}”, “low” {low} is above “high” {high}",
    ),
    ("zet het laagste getal bij «low»", "put the lowest number at “low”"),
)
OUTSIDE = coded(
    "AB143",
    "value-outside-its-range",
    (
        "van «{name}» ligt de waarde {value} niet tussen {low} en {high}",
        "of “{name}”, the value {value} does not lie between {low} and {high}",
    ),
    ("verruim het bereik, of pas de waarde aan", "widen the range, or change the value"),
)
IMPOSSIBLE = coded(
    "AB144",
    "impossible-assumption",
    ("«{name}» kan niet {value} zijn", "“{name}” cannot be {value}"),
    (
        "kies {whole} van {least} tot en met {most} ({unit})",
        "choose {whole} from {least} to {most} ({unit})",
    ),
)
TWO_UNITS = coded(
    "AB145",
    "values-in-two-units",
    (
        "«{name}» staat in «{unit}», maar «{other}» in «{others}»",
        "“{name}” is in “{unit}”, but “{other}” in “{others}”",
    ),
    (
        "zet de waarde per jaar van nu en van beide routes in dezelfde eenheid",
        "put the value per year of now and of both routes in the same unit",
    ),
)
NEEDLESS_RATE = coded(
    "AB146",
    "rate-without-points",
    (
        "«{name}» geeft euro's per punt, maar de waarden staan al in euro's",
        "“{name}” gives euros per point, but the values are in euros already",
    ),
    (
        "haal dit getal weg, of zet de waarden in punten",
        "leave this number out, or put the values in points",
    ),
)
NO_COST = coded(
    "AB147",
    "nothing-to-divide-by",
    (
        "«{name}» kan 0 zijn, en zonder euro's per punt wordt waarde door kosten gedeeld",
        "“{name}” can be 0, and without euros per point value is divided by cost",
    ),
    (
        "noem «general.point-value», of laat «low» boven 0 beginnen",
        "state “general.point-value”, or let “low” begin above 0",
    ),
)
NO_DOCUMENT = coded(
    "AB148",
    "unknown-source-of-a-number",
    (
        "{kind} «{text}» bestaat niet in dit bestand{guess}",
        "there is no {kind} “{text}” in this file{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)

CODES = {
    code.code: code
    for code in (
        WRONG_UNIT,
        TURNED,
        OUTSIDE,
        IMPOSSIBLE,
        TWO_UNITS,
        NEEDLESS_RATE,
        NO_COST,
        NO_DOCUMENT,
    )
}
