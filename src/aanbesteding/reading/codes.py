"""AB0: what can be wrong with a file before anything is known of its meaning."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

CODES: dict[str, Code] = {}


def row(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    """Add a code to the table."""
    code = coded(number, slug, what, cure)
    CODES[number] = code
    return code


CANNOT_READ = row(
    "AB001",
    "cannot-read",
    ("het bestand kan niet worden gelezen: {reason}", "the file cannot be read: {reason}"),
    ("controleer de naam en de rechten", "check the name and the permissions"),
)
TOO_LARGE = row(
    "AB002",
    "file-too-large",
    (
        "het bestand is groter dan {limit} bytes",
        "the file is larger than {limit} bytes",
    ),
    ("splits het bestand", "split the file"),
)
NOT_UTF8 = row(
    "AB003",
    "not-utf-8",
    (
        "het bestand is geen UTF-8, maar waarschijnlijk {guess}",
        "the file is not UTF-8 but probably {guess}",
    ),
    (
        "sla het op als UTF-8 (in Kladblok en Word: Opslaan als, codering UTF-8; in Excel: CSV UTF-8)",
        "save it as UTF-8 (in most editors: Save as, encoding UTF-8; in Excel: CSV UTF-8)",
    ),
)
STRAY_BOM = row(
    "AB004",
    "stray-bom",
    (
        "midden in de tekst staat een onzichtbaar bytevolgordeteken (U+FEFF)",
        "an invisible byte order mark (U+FEFF) stands in the middle of the text",
    ),
    (
        "verwijder het teken; alleen aan het begin is het toegestaan",
        "delete the character; only the beginning may have one",
    ),
)
CONTROL_CHARACTER = row(
    "AB005",
    "control-character",
    ("verboden teken {char}", "forbidden character {char}"),
    (
        "verwijder het; een bestand bevat alleen zichtbare tekens, regeleinden en tabs binnen tekst",
        "delete it; a file holds visible characters, line ends, and tabs inside text only",
    ),
)
BIDI_CHARACTER = row(
    "AB006",
    "bidi-character",
    (
        "verborgen teken {char} dat de leesrichting omkeert: wat u ziet is niet wat er staat",
        "hidden character {char} that reverses the direction of text: what you see is not what it says",
    ),
    ("verwijder het", "delete it"),
)
SYNTAX = row(
    "AB007",
    "yaml-syntax",
    ("dit is geen geldige YAML: {problem}", "this is not valid YAML: {problem}"),
    ("{hint}", "{hint}"),
)
SECOND_DOCUMENT = row(
    "AB008",
    "second-document",
    (
        "hier begint een tweede document in hetzelfde bestand",
        "a second document begins here in the same file",
    ),
    (
        "geef elk document een eigen bestand; verwijder «---» of «...»",
        "give each document a file of its own; delete “---” or “...”",
    ),
)
ANCHOR = row(
    "AB009",
    "anchor-or-alias",
    (
        "verwijzingen (& en *) zijn niet toegestaan: «{text}»",
        "anchors and aliases (& and *) are not allowed: “{text}”",
    ),
    (
        "schrijf de waarde voluit, of zet aanhalingstekens om tekst die met & of * begint",
        "write the value out, or put quotes around text that begins with & or *",
    ),
)
MERGE_KEY = row(
    "AB010",
    "merge-key",
    ("de samenvoegsleutel «<<» is niet toegestaan", "the merge key “<<” is not allowed"),
    ("schrijf de sleutels voluit", "write the keys out"),
)
TAG = row(
    "AB011",
    "tag",
    ("typeaanduidingen (!) zijn niet toegestaan: «{text}»", "tags (!) are not allowed: “{text}”"),
    (
        "haal de aanduiding weg, of zet aanhalingstekens om tekst die met ! begint",
        "remove the tag, or put quotes around text that begins with !",
    ),
)
TOO_DEEP = row(
    "AB012",
    "nested-too-deep",
    ("de nesting is dieper dan {limit} niveaus", "the nesting is deeper than {limit} levels"),
    ("maak de structuur vlakker", "flatten the structure"),
)
TOO_MANY_NODES = row(
    "AB013",
    "too-many-values",
    (
        "het bestand bevat meer dan {limit} sleutels en waarden",
        "the file holds more than {limit} keys and values",
    ),
    ("splits het bestand", "split the file"),
)
DUPLICATE_KEY = row(
    "AB014",
    "duplicate-key",
    (
        "de sleutel «{key}» staat er al, op regel {line} kolom {column}",
        "the key “{key}” is already there, at line {line} column {column}",
    ),
    ("verwijder of hernoem één van de twee", "delete or rename one of the two"),
)
KEY_NOT_TEXT = row(
    "AB015",
    "key-not-text",
    ("een sleutel moet gewone tekst zijn", "a key must be plain text"),
    (
        "gebruik een naam als sleutel, geen lijst en geen blok",
        "use a name for a key, not a list or a block",
    ),
)
NOT_NFC = row(
    "AB016",
    "key-not-normalised",
    (
        "de sleutel «{key}» is met losse accenttekens geschreven",
        "the key “{key}” is written with detached accents",
    ),
    (
        "typ hem opnieuw, met samengestelde letters (Unicode NFC)",
        "type it again, with composed letters (Unicode NFC)",
    ),
)
EMPTY_FILE = row(
    "AB017",
    "empty-file",
    ("het bestand is leeg", "the file is empty"),
    (
        "begin met «format: …»; `aanbesteding new` schrijft een voorbeeld",
        "begin with “format: …”; `aanbesteding new` writes an example",
    ),
)
DIRECTIVE = row(
    "AB018",
    "directive",
    ("YAML-aanwijzingen (%) zijn niet toegestaan", "YAML directives (%) are not allowed"),
    ("verwijder de regel", "delete the line"),
)
EMPTY_VALUE = row(
    "AB019",
    "empty-value",
    ("«{key}» heeft geen waarde", "“{key}” has no value"),
    (
        "vul een waarde in, laat de sleutel weg, of zet tekst met een komma tussen aanhalingstekens",
        "fill in a value, leave the key out, or put text with a comma in quotes",
    ),
)
TEXT_TOO_LONG = row(
    "AB020",
    "text-too-long",
    ("deze tekst is langer dan {limit} tekens", "this text is longer than {limit} characters"),
    ("kort hem in", "shorten it"),
)
UNKNOWN_FORMAT = row(
    "AB021",
    "unknown-format",
    ("onbekend bestandsformaat «{text}»{guess}", "unknown file format “{text}”{guess}"),
    ("de eerste sleutel is «format: {expected}»", "the first key is “format: {expected}”"),
)
WRONG_KIND = row(
    "AB022",
    "wrong-kind-of-file",
    ("hier hoort {expected}, maar dit is {found}", "this should be {expected}, but it is {found}"),
    ("geef het juiste bestand op", "name the right file"),
)
NO_FILES = row(
    "AB023",
    "no-bids",
    ("hier staan geen inschrijvingen", "there are no bids here"),
    (
        "noem de map met de bestanden van de inschrijvingen (*.yaml)",
        "name the folder with the files of the bids (*.yaml)",
    ),
)
TOO_MANY_FILES = row(
    "AB024",
    "too-many-files",
    ("{count} {things}; de grens is {limit}", "{count} {things}; the limit is {limit}"),
    ("splits de beoordeling", "split the evaluation"),
)
MORE_FAULTS = row(
    "AB025",
    "more-faults",
    (
        "dit bestand heeft meer fouten dan hier staan; de lijst stopt na {limit}",
        "this file has more faults than are listed here; the list stops after {limit}",
    ),
    ("verbeter deze eerst en controleer opnieuw", "mend these first and check again"),
)
UNKNOWN_KEY = row(
    "AB030",
    "unknown-key",
    ("onbekende sleutel «{key}»{guess}", "unknown key “{key}”{guess}"),
    (
        "verbeter of verwijder de sleutel; hier kunnen staan: {known}",
        "mend or delete the key; possible here: {known}",
    ),
)
MISSING_KEY = row(
    "AB031",
    "missing-key",
    ("de sleutel «{key}» ontbreekt", "the key “{key}” is missing"),
    (
        "voeg «{key}:» toe; niets wordt stilzwijgend aangenomen",
        "add “{key}:”; nothing is assumed in silence",
    ),
)
UNKNOWN_WORD = row(
    "AB032",
    "unknown-word",
    (
        "«{text}» is hier geen mogelijke waarde{guess}",
        "“{text}” is not a possible value here{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
NOT_YES_NO = row(
    "AB048",
    "not-yes-or-no",
    ("«{text}» is geen ja of nee", "“{text}” is not a yes or a no"),
    ("schrijf ja of nee (of true of false)", "write ja or nee (or true or false)"),
)
BAD_SLUG = row(
    "AB049",
    "bad-identifier",
    ("«{text}» is geen geldige aanduiding", "“{text}” is not a valid identifier"),
    (
        "gebruik 1 tot 40 kleine letters, cijfers en {sign}",
        "use 1 to 40 small letters, digits and {sign}",
    ),
)
WRONG_SHAPE = row(
    "AB050",
    "wrong-shape",
    ("hier hoort {expected}", "this should be {expected}"),
    ("zie de opbouw in docs/formats.md", "see the layout in docs/formats.md"),
)
WRONG_COUNT = row(
    "AB051",
    "wrong-count",
    (
        "het aantal onderdelen is hier {bounds}; nu is het {count}",
        "the number of items here is {bounds}; it is {count} now",
    ),
    ("vul de lijst aan of kort hem in", "complete or shorten the list"),
)
EXPRESSION = row(
    "AB052",
    "bad-expression",
    (
        "de formule klopt niet bij teken {at}: {reason}",
        "the formula is wrong at character {at}: {reason}",
    ),
    ("verbeter de formule; zie docs/formulas.md", "mend the formula; see docs/formulas.md"),
)
NOT_A_DATE = row(
    "AB439",
    "not-a-date",
    ("«{text}» is geen dag van de kalender", "“{text}” is not a day of the calendar"),
    (
        "schrijf jaar-maand-dag, zoals 2026-03-14",
        "write year-month-day, such as 2026-03-14",
    ),
)
INVALID = row(
    "AB059",
    "invalid-value",
    ("deze waarde past hier niet", "this value does not fit here"),
    ("zie docs/formats.md", "see docs/formats.md"),
)
