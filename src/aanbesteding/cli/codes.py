"""AB9: what can be wrong with a command, apart from its input files."""

from __future__ import annotations

from aanbesteding.faults import Code
from aanbesteding.texts import Text

CANNOT_WRITE = Code(
    "AB901",
    "cannot-write",
    Text("kan niet schrijven: {reason}", "cannot write: {reason}"),
    Text("kies een ander bestand of een andere map", "choose another file or folder"),
)
UNKNOWN_NAME = Code(
    "AB902",
    "unknown-name",
    Text("{kind} «{text}» is er niet{guess}", "there is no {kind} “{text}”{guess}"),
    Text("kies uit: {known}", "choose from: {known}"),
)
NO_PLOTS = Code(
    "AB905",
    "no-plotting-library",
    Text(
        "er is niets om mee te tekenen: {library} ontbreekt", "nothing draws: {library} is missing"
    ),
    Text(
        "installeer aanbesteding met de extra «plots»: pip install 'aanbesteding[plots]'",
        "install aanbesteding with the extra “plots”: pip install 'aanbesteding[plots]'",
    ),
)
NO_REPORT = Code(
    "AB907",
    "no-report-library",
    Text(
        "dit document kan niet worden gemaakt: {library} ontbreekt",
        "this document cannot be made: {library} is missing",
    ),
    Text(
        "installeer aanbesteding met de extra «report»: pip install 'aanbesteding[report]'",
        "install aanbesteding with the extra “report”: pip install 'aanbesteding[report]'",
    ),
)
NO_EXCEL = Code(
    "AB933",
    "no-workbook-library",
    Text(
        "er is niets om een werkboek mee te schrijven: {library} ontbreekt",
        "nothing writes a workbook: {library} is missing",
    ),
    Text(
        "installeer aanbesteding met de extra «excel»: pip install 'aanbesteding[excel]'",
        "install aanbesteding with the extra “excel”: pip install 'aanbesteding[excel]'",
    ),
)
USAGE = Code(
    "AB903",
    "usage",
    Text("de opdracht klopt niet: {problem}", "the command is not right: {problem}"),
    Text("zie `{command} --help`", "see `{command} --help`"),
)
NO_OFFER = Code(
    "AB904",
    "no-offer",
    Text("inschrijving «{bid}» is er niet voor: {lots}", "bid “{bid}” is not for: {lots}"),
    Text("kies uit: {known}", "choose from: {known}"),
)
NOT_A_DAY = Code(
    "AB920",
    "not-a-day",
    Text("{option}: «{text}» is geen bestaande dag", "{option}: “{text}” is no day that exists"),
    Text(
        "schrijf jaar-maand-dag met cijfers: 2026-11-20",
        "write year-month-day in digits: 2026-11-20",
    ),
)
NOT_A_COUNT = Code(
    "AB921",
    "not-a-number-of-days",
    Text("--days: «{text}» is geen aantal dagen", "--days: “{text}” is no number of days"),
    Text("schrijf een heel getal, 20 of meer", "write a whole number, 20 or more"),
)
OTHER_CLOSED = Code(
    "AB930",
    "closed-under-another-framework",
    Text(
        "wat is vastgesteld, hoort niet bij kader «{framework}»",
        "what was closed does not belong to the framework “{framework}”",
    ),
    Text(
        "geef het bestand dat onder dit kader is geschreven, of geef geen --closed",
        "give the file that was written under this framework, or give no --closed",
    ),
)
NO_SHEETS = Code(
    "AB931",
    "no-score-sheets",
    Text("hier staan geen scorebladen", "there are no score sheets here"),
    Text(
        "geef een scoreblad, of een map met scorebladen", "give a score sheet, or a folder of them"
    ),
)
OTHER_ALIASES = Code(
    "AB932",
    "aliases-of-another-framework",
    Text(
        "hier staat geen sleutel van aliassen bij kader «{framework}»",
        "there is no key of aliases for the framework “{framework}” here",
    ),
    Text(
        "geef met --aliases het bestand waarin de sleutel van dit kader staat",
        "give with --aliases the file that holds the key of this framework",
    ),
)
INTERNAL = Code(
    "AB999",
    "internal-error",
    Text(
        "fout in het programma zelf ({problem}); er is geen uitkomst",
        "fault in the program itself ({problem}); there is no outcome",
    ),
    Text(
        "meld dit aan de makers; met AANBESTEDING_DEBUG=1 komt er een technisch verslag bij",
        "report this to the makers; AANBESTEDING_DEBUG=1 adds a technical report",
    ),
)
CODES = {
    code.code: code
    for code in (
        CANNOT_WRITE,
        UNKNOWN_NAME,
        NO_PLOTS,
        NO_REPORT,
        NO_EXCEL,
        USAGE,
        NO_OFFER,
        NOT_A_DAY,
        NOT_A_COUNT,
        OTHER_CLOSED,
        NO_SHEETS,
        OTHER_ALIASES,
        INTERNAL,
    )
}
