"""AB0: what can be wrong with a file before anything is known of its meaning."""

from __future__ import annotations

from aanbesteding.faults import Code
from aanbesteding.reading import limits
from aanbesteding.texts import Text

CODES: dict[str, Code] = {}


def _code(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    code = Code(number, slug, Text(*what), Text(*cure))
    CODES[number] = code
    return code


CANNOT_READ = _code(
    "AB001",
    "cannot-read",
    ("het bestand kan niet worden gelezen: {reason}", "the file cannot be read: {reason}"),
    ("controleer de naam en de rechten", "check the name and the permissions"),
)
TOO_LARGE = _code(
    "AB002",
    "file-too-large",
    (
        "het bestand is groter dan {limit} bytes",
        "the file is larger than {limit} bytes",
    ),
    ("splits het bestand", "split the file"),
)
NOT_UTF8 = _code(
    "AB003",
    "not-utf-8",
    (
        "het bestand is geen UTF-8, maar waarschijnlijk {guess}",
        "the file is not UTF-8 but probably {guess}",
    ),
    (
        "sla het op als UTF-8 (in Kladblok en Word: Opslaan als, codering UTF-8)",
        "save it as UTF-8 (in most editors: Save as, encoding UTF-8)",
    ),
)
STRAY_BOM = _code(
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
CONTROL_CHARACTER = _code(
    "AB005",
    "control-character",
    ("verboden teken {char}", "forbidden character {char}"),
    (
        "verwijder het; een bestand bevat alleen zichtbare tekens, regeleinden en tabs binnen tekst",
        "delete it; a file holds visible characters, line ends, and tabs inside text only",
    ),
)
BIDI_CHARACTER = _code(
    "AB006",
    "bidi-character",
    (
        "verborgen teken {char} dat de leesrichting omkeert: wat u ziet is niet wat er staat",
        "hidden character {char} that reverses the direction of text: what you see is not what it says",
    ),
    ("verwijder het", "delete it"),
)
SYNTAX = _code(
    "AB007",
    "yaml-syntax",
    ("dit is geen geldige YAML: {problem}", "this is not valid YAML: {problem}"),
    ("{hint}", "{hint}"),
)
SECOND_DOCUMENT = _code(
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
ANCHOR = _code(
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
MERGE_KEY = _code(
    "AB010",
    "merge-key",
    ("de samenvoegsleutel «<<» is niet toegestaan", "the merge key “<<” is not allowed"),
    ("schrijf de sleutels voluit", "write the keys out"),
)
TAG = _code(
    "AB011",
    "tag",
    ("typeaanduidingen (!) zijn niet toegestaan: «{text}»", "tags (!) are not allowed: “{text}”"),
    (
        "haal de aanduiding weg, of zet aanhalingstekens om tekst die met ! begint",
        "remove the tag, or put quotes around text that begins with !",
    ),
)
TOO_DEEP = _code(
    "AB012",
    "nested-too-deep",
    ("de nesting is dieper dan {limit} niveaus", "the nesting is deeper than {limit} levels"),
    ("maak de structuur vlakker", "flatten the structure"),
)
TOO_MANY_NODES = _code(
    "AB013",
    "too-many-values",
    (
        "het bestand bevat meer dan {limit} sleutels en waarden",
        "the file holds more than {limit} keys and values",
    ),
    ("splits het bestand", "split the file"),
)
DUPLICATE_KEY = _code(
    "AB014",
    "duplicate-key",
    (
        "de sleutel «{key}» staat er al, op regel {line} kolom {column}",
        "the key “{key}” is already there, at line {line} column {column}",
    ),
    ("verwijder of hernoem één van de twee", "delete or rename one of the two"),
)
KEY_NOT_TEXT = _code(
    "AB015",
    "key-not-text",
    ("een sleutel moet gewone tekst zijn", "a key must be plain text"),
    (
        "gebruik een naam als sleutel, geen lijst en geen blok",
        "use a name for a key, not a list or a block",
    ),
)
NOT_NFC = _code(
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
EMPTY_FILE = _code(
    "AB017",
    "empty-file",
    ("het bestand is leeg", "the file is empty"),
    (
        "begin met «format: …»; `aanbesteding new` schrijft een voorbeeld",
        "begin with “format: …”; `aanbesteding new` writes an example",
    ),
)
DIRECTIVE = _code(
    "AB018",
    "directive",
    ("YAML-aanwijzingen (%) zijn niet toegestaan", "YAML directives (%) are not allowed"),
    ("verwijder de regel", "delete the line"),
)
EMPTY_VALUE = _code(
    "AB019",
    "empty-value",
    ("«{key}» heeft geen waarde", "“{key}” has no value"),
    (
        "vul een waarde in, laat de sleutel weg, of zet tekst met een komma tussen aanhalingstekens",
        "fill in a value, leave the key out, or put text with a comma in quotes",
    ),
)
TEXT_TOO_LONG = _code(
    "AB020",
    "text-too-long",
    ("deze tekst is langer dan {limit} tekens", "this text is longer than {limit} characters"),
    ("kort hem in", "shorten it"),
)
UNKNOWN_FORMAT = _code(
    "AB021",
    "unknown-format",
    ("onbekend bestandsformaat «{text}»{guess}", "unknown file format “{text}”{guess}"),
    ("de eerste sleutel is «format: {expected}»", "the first key is “format: {expected}”"),
)
WRONG_KIND = _code(
    "AB022",
    "wrong-kind-of-file",
    ("hier hoort {expected}, maar dit is {found}", "this should be {expected}, but it is {found}"),
    ("geef het juiste bestand op", "name the right file"),
)
NO_FILES = _code(
    "AB023",
    "no-bids",
    ("hier staan geen inschrijvingen", "there are no bids here"),
    (
        "noem de map met de bestanden van de inschrijvingen (*.yaml)",
        "name the folder with the files of the bids (*.yaml)",
    ),
)
TOO_MANY_FILES = _code(
    "AB024",
    "too-many-files",
    ("{count} {things}; de grens is {limit}", "{count} {things}; the limit is {limit}"),
    ("splits de beoordeling", "split the evaluation"),
)
MORE_FAULTS = _code(
    "AB025",
    "more-faults",
    (
        "dit bestand heeft meer fouten dan hier staan; de lijst stopt na {limit}",
        "this file has more faults than are listed here; the list stops after {limit}",
    ),
    ("verbeter deze eerst en controleer opnieuw", "mend these first and check again"),
)
UNKNOWN_KEY = _code(
    "AB030",
    "unknown-key",
    ("onbekende sleutel «{key}»{guess}", "unknown key “{key}”{guess}"),
    (
        "verbeter of verwijder de sleutel; hier kunnen staan: {known}",
        "mend or delete the key; possible here: {known}",
    ),
)
MISSING_KEY = _code(
    "AB031",
    "missing-key",
    ("de sleutel «{key}» ontbreekt", "the key “{key}” is missing"),
    (
        "voeg «{key}:» toe; niets wordt stilzwijgend aangenomen",
        "add “{key}:”; nothing is assumed in silence",
    ),
)
UNKNOWN_WORD = _code(
    "AB032",
    "unknown-word",
    (
        "«{text}» is hier geen mogelijke waarde{guess}",
        "“{text}” is not a possible value here{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
NUMBER = {
    "not-a-number": _code(
        "AB033",
        "not-a-number",
        ("«{text}» is geen getal", "“{text}” is not a number"),
        ("schrijf cijfers, zoals 40 of 37.5", "write digits, such as 40 or 37.5"),
    ),
    "other-digits": _code(
        "AB034",
        "other-digits",
        (
            "«{text}» bevat andere cijfers of getaltekens dan 0 tot en met 9",
            "“{text}” holds digits or numerals other than 0 to 9",
        ),
        ("typ het getal opnieuw met gewone cijfers", "type the number again with ordinary digits"),
    ),
    "thousands": _code(
        "AB035",
        "thousands-separator",
        (
            "«{text}» heeft een scheidingsteken voor duizendtallen",
            "“{text}” has a thousands separator",
        ),
        (
            "schrijf het getal zonder, bijvoorbeeld 1234.56",
            "write the number without, for example 1234.56",
        ),
    ),
    "leading-zero": _code(
        "AB036",
        "leading-zero",
        (
            "«{text}» begint met een nul; dat leest niet iedereen als hetzelfde getal",
            "“{text}” begins with a zero; not everyone reads the same number",
        ),
        ("laat de nul weg", "leave the zero out"),
    ),
    "sexagesimal": _code(
        "AB037",
        "sexagesimal",
        (
            "«{text}» lijkt een tijd; sommige lezers maken er een ander getal van",
            "“{text}” looks like a time; some readers make another number of it",
        ),
        ("schrijf één getal, bijvoorbeeld 1.5", "write one number, for example 1.5"),
    ),
    "exponent": _code(
        "AB038",
        "exponent",
        ("«{text}» heeft een exponent", "“{text}” has an exponent"),
        ("schrijf het getal voluit", "write the number out"),
    ),
    "not-finite": _code(
        "AB039",
        "not-finite",
        ("«{text}» is geen eindig getal", "“{text}” is not a finite number"),
        ("vul het echte getal in", "fill in the real number"),
    ),
    "too-long": _code(
        "AB040",
        "number-too-long",
        (
            "«{text}» heeft meer dan 12 cijfers of meer dan 6 decimalen",
            "“{text}” has more than 12 digits or more than 6 decimals",
        ),
        ("schrijf hoogstens 12 cijfers en 6 decimalen", "write at most 12 digits and 6 decimals"),
    ),
    "unit": _code(
        "AB041",
        "unit-in-number",
        (
            "«{text}» bevat een teken of eenheid bij het getal",
            "“{text}” has a sign or a unit with the number",
        ),
        (
            "schrijf alleen het getal; de sleutel zegt al wat het is",
            "write the number only; the key says what it is",
        ),
    ),
    "ambiguous": _code(
        "AB042",
        "ambiguous-number",
        (
            "«{text}» kan duizendtallen of decimalen betekenen",
            "“{text}” may mean thousands or decimals",
        ),
        (
            "schrijf duizendtallen zonder teken; zijn het decimalen, zet dan «decimal-sign: point» (of comma) bovenaan",
            "write thousands without a sign; if they are decimals, put “decimal-sign: point” (or comma) at the top",
        ),
    ),
    "programming": _code(
        "AB043",
        "programming-notation",
        (
            "«{text}» is een notatie uit programmeertalen",
            "“{text}” is a notation of programming languages",
        ),
        ("schrijf gewone cijfers", "write ordinary digits"),
    ),
    "decimal-sign": _code(
        "AB044",
        "decimal-sign",
        (
            "«{text}» heeft een ander decimaalteken dan dit bestand aankondigt",
            "“{text}” has another decimal sign than this file announces",
        ),
        (
            "gebruik het teken van «decimal-sign» (zonder die sleutel: de punt)",
            "use the sign of “decimal-sign” (without that key: the point)",
        ),
    ),
    "sign": _code(
        "AB045",
        "incomplete-number",
        ("«{text}» is geen volledig getal", "“{text}” is not a complete number"),
        (
            "schrijf 0.5 in plaats van .5, 5 in plaats van 5. en geen plusteken",
            "write 0.5 for .5, 5 for 5. and no plus sign",
        ),
    ),
    "out-of-bounds": _code(
        "AB046",
        "number-out-of-bounds",
        ("{text} ligt buiten de grenzen: {bounds}", "{text} lies out of bounds: {bounds}"),
        ("verbeter het getal", "mend the number"),
    ),
    "too-fine": _code(
        "AB047",
        "too-many-decimals",
        ("{text} heeft meer dan {decimals} decimalen", "{text} has more than {decimals} decimals"),
        ("schrijf hoogstens {decimals} decimalen", "write at most {decimals} decimals"),
    ),
}
NUMBER["empty"] = NUMBER["not-a-number"]
NOT_YES_NO = _code(
    "AB048",
    "not-yes-or-no",
    ("«{text}» is geen ja of nee", "“{text}” is not a yes or a no"),
    ("schrijf ja of nee (of true of false)", "write ja or nee (or true or false)"),
)
BAD_SLUG = _code(
    "AB049",
    "bad-identifier",
    ("«{text}» is geen geldige aanduiding", "“{text}” is not a valid identifier"),
    (
        "gebruik 1 tot 40 kleine letters, cijfers en koppeltekens",
        "use 1 to 40 small letters, digits and hyphens",
    ),
)
WRONG_SHAPE = _code(
    "AB050",
    "wrong-shape",
    ("hier hoort {expected}", "this should be {expected}"),
    ("zie de opbouw in docs/formats.md", "see the layout in docs/formats.md"),
)
WRONG_COUNT = _code(
    "AB051",
    "wrong-count",
    (
        "hier horen {bounds} onderdelen; er staan er {count}",
        "there should be {bounds} items here; there are {count}",
    ),
    ("vul de lijst aan of kort hem in", "complete or shorten the list"),
)
INVALID = _code(
    "AB059",
    "invalid-value",
    ("deze waarde past hier niet", "this value does not fit here"),
    ("zie docs/formats.md", "see docs/formats.md"),
)

# The words of libyaml, mapped to ours: (fragment, problem, hint).
SYNTAX_PROBLEMS: tuple[tuple[str, Text, Text], ...] = (
    (
        "cannot start any token",
        Text(
            "hier staat een teken dat niet kan (een tab, % , @ of `)",
            "a character that cannot stand here (a tab, %, @ or `)",
        ),
        Text(
            "spring in met spaties; zet aanhalingstekens om tekst die met zo'n teken begint",
            "indent with spaces; put quotes around text that begins with such a character",
        ),
    ),
    (
        "found a tab character",
        Text("een tab in de inspringing", "a tab in the indentation"),
        Text("spring in met spaties", "indent with spaces"),
    ),
    (
        "mapping values are not allowed",
        Text("een dubbele punt op een onverwachte plaats", "a colon in an unexpected place"),
        Text(
            "zet aanhalingstekens om tekst met een dubbele punt erin, of verbeter de inspringing",
            "put quotes around text with a colon in it, or mend the indentation",
        ),
    ),
    (
        "could not find expected ':'",
        Text("een regel zonder dubbele punt", "a line without a colon"),
        Text(
            "schrijf «sleutel: waarde», of zet tekst tussen aanhalingstekens",
            "write “key: value”, or put text in quotes",
        ),
    ),
    (
        "did not find expected key",
        Text(
            "de inspringing klopt niet, of een aanhalingsteken sluit te vroeg",
            "the indentation is off, or a quote closes too early",
        ),
        Text(
            "laat sleutels van één niveau in dezelfde kolom beginnen",
            "let keys of one level begin in the same column",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Text("in een lijst ontbreekt een streepje", "a dash is missing in a list"),
        Text(
            "begin elk onderdeel met «- » in dezelfde kolom",
            "begin every item with “- ” in the same column",
        ),
    ),
    (
        "found unexpected end of stream",
        Text("een aanhalingsteken of haakje is niet gesloten", "a quote or bracket is not closed"),
        Text("sluit het", "close it"),
    ),
    (
        "did not find expected ',' or",
        Text("een komma of sluithaakje ontbreekt", "a comma or a closing bracket is missing"),
        Text("vul het aan", "complete it"),
    ),
    (
        "unknown escape character",
        Text("een onbekende code achter een schuine streep", "an unknown code behind a backslash"),
        Text(
            "gebruik enkele aanhalingstekens voor tekst met \\",
            "use single quotes for text with \\",
        ),
    ),
    (
        "Unicode character escape code",
        Text(
            "een code van een teken dat niet bestaat", "a code of a character that does not exist"
        ),
        Text("typ het teken zelf", "type the character itself"),
    ),
    (
        "expected comment or line break",
        Text("er staat iets achter | of >", "something stands behind | or >"),
        Text("begin de tekst op een nieuwe regel", "begin the text on a new line"),
    ),
    (
        "block sequence entries are not allowed",
        Text("een lijst op een onverwachte plaats", "a list in an unexpected place"),
        Text(
            "begin de lijst op een nieuwe regel, ingesprongen",
            "begin the list on a new line, indented",
        ),
    ),
)
SYNTAX_OTHER = (
    Text("de tekst klopt niet als YAML", "the text does not parse as YAML"),
    Text(
        "kijk naar inspringing, aanhalingstekens en haakjes op en vlak boven deze regel",
        "look at indentation, quotes and brackets on and just above this line",
    ),
)

LIMITS: tuple[tuple[Text, int], ...] = (
    (Text("bytes in één bestand", "bytes in one file"), limits.MAX_BYTES),
    (Text("sleutels en waarden in één bestand", "keys and values in one file"), limits.MAX_NODES),
    (Text("niveaus van nesting", "levels of nesting"), limits.MAX_DEPTH),
    (Text("tekens in één tekst", "characters in one text"), 2000),
    (Text("getoonde fouten per bestand", "faults listed per file"), limits.MAX_FAULTS),
    (Text("getoonde fouten per regel van controle", "faults listed per rule"), limits.MAX_FINDINGS),
    (Text("inschrijvingen in één beoordeling", "bids in one evaluation"), limits.MAX_BIDS),
    (Text("bestanden in één map", "files in one folder"), limits.MAX_FILES),
    (Text("criteria in één perceel", "criteria in one lot"), limits.MAX_CRITERIA),
)
