"""What can be wrong with a standstill, and what there is to say about a decision."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

# --- faults: there is no decision -----------------------------------------------------------

TOO_SHORT = coded(
    "AB451",
    "standstill-too-short",
    (
        "een opschortende termijn van {days} kalenderdagen is te kort: de wet vraagt er ten minste {least}",
        "a standstill of {days} calendar days is too short: the law asks for at least {least}",
    ),
    ("neem {least} dagen of meer", "take {least} days or more"),
)
TOO_LONG = coded(
    "AB452",
    "standstill-too-long",
    (
        "een opschortende termijn van {days} dagen gaat de grens van {most} te boven",
        "a standstill of {days} days is above the limit of {most}",
    ),
    ("controleer het aantal dagen", "check the number of days"),
)
OUTSIDE_CALENDAR = coded(
    "AB453",
    "date-outside-calendar",
    (
        "{day} valt buiten de jaren {first} tot en met {last}, waarvan de feestdagen zijn uit te rekenen",
        "{day} lies outside the years {first} to {last}, whose holidays can be calculated",
    ),
    ("controleer het jaartal", "check the year"),
)

# --- warnings: the decision stands ----------------------------------------------------------

DRAFT = coded(
    "AB661",
    "decision-on-a-draft",
    (
        "het kader is een concept en niet gepubliceerd; een gunningsbeslissing kan er niet op berusten",
        "the framework is a draft and was not published; an award decision cannot rest on it",
    ),
    (
        "gebruik deze tekst alleen als proef; neem na publicatie «status: published» op",
        "use this text as a trial only; after publication state “status: published”",
    ),
)
NO_WORDS = coded(
    "AB662",
    "reason-without-words",
    (
        "de motivering van «{assessor}» bij «{criterion}» voor «{bid}» bevat geen woorden: «{reason}»",
        "the reason of “{assessor}” on “{criterion}” for “{bid}” holds no words: “{reason}”",
    ),
    (
        "vraag de beoordelaar zijn motivering, van toen en in eigen woorden; vul haar niet zelf aan",
        "ask the assessor for the reason, given then and in the assessor's own words; do not add one",
    ),
)
SAME_REASON = coded(
    "AB663",
    "same-reason-other-mark",
    (
        "«{assessor}» geeft bij «{criterion}» de inschrijvingen «{bid}» en «{winner}» een ander cijfer met dezelfde motivering",
        "on “{criterion}” “{assessor}” gives the bids “{bid}” and “{winner}” different marks with the same reason",
    ),
    (
        "zo verklaart de motivering het verschil niet; leg dit aan de beoordelaar voor",
        "the reason then does not explain the difference; put this to the assessor",
    ),
)
NAMES_OTHER = coded(
    "AB664",
    "reason-names-another-tenderer",
    (
        "de motivering van «{assessor}» bij «{criterion}» voor «{bid}» noemt «{name}», en anderen lezen haar",
        "the reason of “{assessor}” on “{criterion}” for “{bid}” names “{name}”, and others will read it",
    ),
    (
        "ga na of dit vertrouwelijk is en of de inschrijvingen los van elkaar zijn beoordeeld",
        "examine whether this is confidential and whether the bids were judged independently",
    ),
)
DRAWN_LATER = coded(
    "AB990",
    "drawn-after-sending",
    (
        "de loting van {drawn} in perceel «{lot}» is van na de dag van verzending, {sent}",
        "the drawing of lots of {drawn} in lot “{lot}” is from after the day of sending, {sent}",
    ),
    (
        "controleer beide datums: een mededeling kan niet berusten op een loting die nog komt",
        "check both dates: a notice cannot rest on a drawing of lots that is still to come",
    ),
)

CODES: dict[str, Code] = {
    code.code: code for code in list(globals().values()) if isinstance(code, Code)
}
