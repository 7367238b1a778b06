"""AB441 to AB449: what can be wrong with a seal or with an evaluation record."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

CODES: dict[str, Code] = {}


def row(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    """Add a code to the table."""
    CODES[number] = code = coded(number, slug, what, cure)
    return code


ALTERED = row(
    "AB441",
    "seal-altered",
    (
        "het zegel is veranderd nadat het werd geschreven",
        "the seal has been changed since it was written",
    ),
    (
        "zet het oorspronkelijke zegel terug; een zegel wordt nooit met de hand aangepast",
        "put the original seal back; a seal is never changed by hand",
    ),
)
DIFFERS = row(
    "AB442",
    "differs-from-seal",
    (
        "het kader is niet meer zoals het werd verzegeld ({seal}): {reason}",
        "the framework is no longer as it was sealed ({seal}): {reason}",
    ),
    (
        "zet het verzegelde kader terug; `aanbesteding score KADER --show-difference` toont het verschil",
        "put the sealed framework back; `aanbesteding score FRAMEWORK --show-difference` shows the difference",
    ),
)
OTHER_FRAMEWORK = row(
    "AB443",
    "seal-of-another-framework",
    (
        "dit zegel is van het kader «{sealed}», niet van «{found}»",
        "this seal is of the framework “{sealed}”, not of “{found}”",
    ),
    ("noem het zegel dat bij dit kader hoort", "name the seal that belongs to this framework"),
)
DRAFT = row(
    "AB444",
    "draft-not-sealed",
    (
        "dit kader is een concept; alleen wat gepubliceerd is, wordt verzegeld",
        "this framework is a draft; only what is published is sealed",
    ),
    (
        "schrijf bij de publicatie «status: published» en verzegel dan",
        "write “status: published” when it is published, and seal it then",
    ),
)
JSON_SYNTAX = row(
    "AB445",
    "json-syntax",
    ("dit is geen geldige JSON: {problem}", "this is not valid JSON: {problem}"),
    (
        "zet het bestand terug zoals het programma het schreef",
        "put the file back as the program wrote it",
    ),
)
PATH_OUTSIDE = row(
    "AB446",
    "path-outside",
    (
        "«{path}» leidt buiten de map van de vastlegging en de huidige map; het wordt niet gelezen",
        "“{path}” leads outside the folder of the record and the current folder; it is not read",
    ),
    (
        "noem de bestanden zelf: `aanbesteding verify VASTLEGGING KADER INSCHRIJVINGEN`",
        "name the files yourself: `aanbesteding verify RECORD FRAMEWORK BIDS`",
    ),
)
BAD_FINGERPRINT = row(
    "AB447",
    "bad-fingerprint",
    ("«{text}» is geen SHA-256 in groepen van vier", "“{text}” is not a SHA-256 in groups of four"),
    (
        "een SHA-256 is 64 cijfers en letters a tot f, zestien groepen van vier met één spatie ertussen",
        "a SHA-256 is 64 digits and letters a to f, sixteen groups of four with one space between",
    ),
)
FILE_MISSING = row(
    "AB448",
    "recorded-file-missing",
    (
        "het bestand «{file}» van de vastlegging is hier niet te vinden",
        "the file “{file}” of the record cannot be found here",
    ),
    (
        "zet het terug, of noem de bestanden: `aanbesteding verify VASTLEGGING KADER INSCHRIJVINGEN`",
        "put it back, or name the files: `aanbesteding verify RECORD FRAMEWORK BIDS`",
    ),
)
INCOMPLETE = row(
    "AB449",
    "record-incomplete",
    (
        "een vastlegging noemt één kader, ten minste één inschrijving en hoogstens één zegel",
        "a record names one framework, at least one bid and at most one seal",
    ),
    (
        "zet het bestand terug zoals het programma het schreef",
        "put the file back as the program wrote it",
    ),
)
