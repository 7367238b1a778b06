"""AB070 to AB094: what can be wrong with a workbook, a CSV file, or a cell of either."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

CODES: dict[str, Code] = {}


def row(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    """Add a code to the table."""
    CODES[number] = code = coded(number, slug, what, cure)
    return code


NOT_A_WORKBOOK = row(
    "AB070",
    "not-a-workbook",
    (
        "dit kan niet als werkboek worden gelezen: {problem}",
        "this cannot be read as a workbook: {problem}",
    ),
    ("{hint}", "{hint}"),
)
TOO_MUCH = row(
    "AB071",
    "workbook-too-large",
    ("dit bestand bevat meer dan {limit} {things}", "this file holds more than {limit} {things}"),
    (
        "begin opnieuw met een formulier van `aanbesteding new`, of splits het",
        "begin again with a form of `aanbesteding new`, or split it",
    ),
)
NOT_OURS = row(
    "AB072",
    "not-a-form",
    (
        "dit is geen formulier van `aanbesteding new`: {problem}",
        "this is no form of `aanbesteding new`: {problem}",
    ),
    (
        "vul een formulier van `aanbesteding new … --xlsx` in; een ander spreadsheet hoort in een andere map",
        "fill in a form of `aanbesteding new … --xlsx`; another spreadsheet belongs in another folder",
    ),
)
CSV_SYNTAX = row(
    "AB073",
    "csv-syntax",
    ("dit is geen geldige CSV: {problem}", "this is not valid CSV: {problem}"),
    (
        "sla het blad opnieuw op als CSV UTF-8; zie docs/spreadsheets.md",
        "save the sheet again as CSV UTF-8; see docs/spreadsheets.md",
    ),
)
SHEET_MISSING = row(
    "AB074",
    "sheet-missing",
    ("het blad «{sheet}» ontbreekt", "the sheet “{sheet}” is missing"),
    (
        "zet het blad terug, of begin opnieuw met een formulier van `aanbesteding new`",
        "put the sheet back, or begin again with a form of `aanbesteding new`",
    ),
)
SHEET_RENAMED = row(
    "AB075",
    "sheet-renamed",
    ("dit blad heette «{was}»", "this sheet was called “{was}”"),
    ("geef het blad zijn naam terug", "give the sheet its name back"),
)
SHEET_EXTRA = row(
    "AB076",
    "sheet-extra",
    ("dit blad stond niet in het formulier", "this sheet was not in the form"),
    (
        "verwijder het of zet het in een ander werkboek; er wordt niets uit gelezen",
        "delete it or keep it in another workbook; nothing is read from it",
    ),
)
CELL_CHANGED = row(
    "AB077",
    "cell-changed",
    ("hier stond «{was}»; nu staat er «{text}»", "this said “{was}”; now it says “{text}”"),
    (
        "zet terug wat er stond; alleen wat ingevuld moet worden, mag veranderen",
        "put back what was there; only what is to be filled in may change",
    ),
)
COLUMN = row(
    "AB078",
    "column-moved",
    (
        "hier hoort de kolom «{expected}»; er staat «{text}»",
        "the column “{expected}” belongs here; it says “{text}”",
    ),
    (
        "zet de kolommen terug zoals zij in het formulier staan",
        "put the columns back as they stand in the form",
    ),
)
ROW_MISSING = row(
    "AB079",
    "row-missing",
    ("de regel «{row}» ontbreekt", "the row “{row}” is missing"),
    (
        "zet de regel terug; in het formulier stond hij op regel {line}",
        "put the row back; in the form it stood in row {line}",
    ),
)
ROW_TWICE = row(
    "AB080",
    "row-twice",
    (
        "de regel «{row}» staat er al, op regel {line}",
        "the row “{row}” is already there, in row {line}",
    ),
    ("verwijder één van de twee", "delete one of the two"),
)
ROW_UNKNOWN = row(
    "AB081",
    "row-unknown",
    ("de regel «{row}» stond niet in het formulier", "the row “{row}” was not in the form"),
    (
        "verwijder de regel, of begin opnieuw met een formulier van `aanbesteding new`",
        "delete the row, or begin again with a form of `aanbesteding new`",
    ),
)
FORMULA = row(
    "AB082",
    "formula-in-cell",
    ("in deze cel staat een formule", "this cell holds a formula"),
    (
        "typ de waarde zelf, of plak haar als waarde: een formule kan later iets anders geven",
        "type the value itself, or paste it as a value: a formula can give something else later",
    ),
)
MERGED = row(
    "AB083",
    "merged-cells",
    ("de cellen {range} zijn samengevoegd", "the cells {range} are merged"),
    ("maak de samenvoeging ongedaan", "undo the merging"),
)
HIDDEN = row(
    "AB084",
    "hidden-cells",
    ("deze {things} is verborgen en bevat iets", "this {things} is hidden and holds something"),
    (
        "maak alles zichtbaar: wat niemand ziet, telt niet mee",
        "make everything visible: what nobody sees does not count",
    ),
)
NOT_A_VALUE = row(
    "AB085",
    "date-or-boolean-in-cell",
    ("deze cel bevat {things}: «{text}»", "this cell holds {things}: “{text}”"),
    (
        "geef de cel de opmaak Tekst of Standaard en typ opnieuw wat er hoort te staan",
        "give the cell the format Text or General and type again what it should say",
    ),
)
NOT_EXACT = row(
    "AB086",
    "number-not-exact",
    (
        "het getal in deze cel is {text}; zoveel cijfers heeft niemand getypt",
        "the number in this cell is {text}; nobody typed that many digits",
    ),
    ("typ het getal met hoogstens 15 cijfers", "type the number with at most 15 digits"),
)
NOT_AS_SHOWN = row(
    "AB087",
    "number-not-as-shown",
    (
        "deze cel bevat «{text}», maar laat door de opmaak «{format}» iets anders zien",
        "this cell holds “{text}”, but shows something else by its format “{format}”",
    ),
    (
        "geef de cel de opmaak Standaard en controleer wat er staat",
        "give the cell the format General and check what it says",
    ),
)
SPACES = row(
    "AB088",
    "spaces-around",
    ("«{text}» begint of eindigt met een spatie", "“{text}” begins or ends with a space"),
    ("verwijder de spatie", "delete the space"),
)
OUTSIDE = row(
    "AB089",
    "outside-the-form",
    ("hier leest niemand: «{text}»", "nobody reads this: “{text}”"),
    (
        "zet het in een cel van het formulier, of verwijder het",
        "put it in a cell of the form, or delete it",
    ),
)
CELL_EMPTY = row(
    "AB090",
    "cell-empty",
    ("«{column}» is niet ingevuld", "“{column}” is not filled in"),
    ("vul de cel in{unless}", "fill in the cell{unless}"),
)
ROWS_EMPTY = row(
    "AB093",
    "rows-empty",
    (
        "op {count} regels is niets ingevuld: {rows}",
        "nothing is filled in on {count} rows: {rows}",
    ),
    (
        "vul cijfer en motivering in; wie op een criterium geen cijfer geeft, kiest «(geen)»",
        "fill in mark and reason; who gives no mark on a criterion chooses “(none)”",
    ),
)
FORM_TOO_LARGE = row(
    "AB094",
    "form-too-large",
    (
        "dit formulier wordt groter dan wat kan worden teruggelezen",
        "this form becomes larger than what can be read back",
    ),
    (
        "maak een formulier per beoordelaar (--assessor) of van een deel van de inschrijvingen (--bids), of met minder ruimte (--columns, --organisations, --lines)",
        "make a form for each assessor (--assessor) or of a part of the bids (--bids), or with less room (--columns, --organisations, --lines)",
    ),
)
NOT_TOGETHER = row(
    "AB091",
    "cells-contradict",
    ("{problem}", "{problem}"),
    ("verander of verwijder één van de twee", "change or delete one of the two"),
)
NOT_A_KEY = row(
    "AB092",
    "not-a-key",
    ("«{text}» is hier geen sleutel", "“{text}” is not a key here"),
    (
        "schrijf de sleutel zoals in docs/spreadsheets.md, zoals lots[1].price",
        "write the key as in docs/spreadsheets.md, such as lots[1].price",
    ),
)
