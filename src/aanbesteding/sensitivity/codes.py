"""AB95: what can be wrong with a change that is asked for with `--set`."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

NOT_A_CHANGE = coded(
    "AB950",
    "not-a-change",
    ("«{text}» is geen wijziging van het kader", "“{text}” is no change of the framework"),
    (
        "schrijf wat er verandert en waarin: criteria.prijs.weight=40",
        "write what changes and into what: criteria.prijs.weight=40",
    ),
)
UNKNOWN_PLACE = coded(
    "AB951",
    "unknown-place-in-framework",
    (
        "«{text}» is er niet in {place}{guess}",
        "there is no “{text}” in {place}{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
NOT_TO_CHANGE = coded(
    "AB952",
    "place-not-to-be-changed",
    (
        "«{text}» in {place} is niet met --set te wijzigen",
        "“{text}” in {place} cannot be changed with --set",
    ),
    (
        "kies uit: {known}; of vergelijk twee bestanden met `aanbesteding diff`",
        "choose from: {known}; or compare two files with `aanbesteding diff`",
    ),
)
WEIGHT = coded(
    "AB953",
    "weight-cannot-be-changed-so",
    (
        "het gewicht van «{criterion}» kan niet {weight} worden: {problem}",
        "the weight of “{criterion}” cannot become {weight}: {problem}",
    ),
    (
        "kies een ander gewicht, of vergelijk twee bestanden met `aanbesteding diff`",
        "choose another weight, or compare two files with `aanbesteding diff`",
    ),
)
TWICE = coded(
    "AB954",
    "place-set-twice",
    (
        "«{text}» geeft een waarde aan iets dat er al een kreeg met «--set {other}»",
        "“{text}” gives a value to something that was given one with “--set {other}”",
    ),
    ("houd één van beide over", "keep one of the two"),
)
CODES: dict[str, Code] = {
    code.code: code for code in (NOT_A_CHANGE, UNKNOWN_PLACE, NOT_TO_CHANGE, WEIGHT, TWICE)
}
