"""What libyaml says of a text that is no YAML, in our words."""

from __future__ import annotations

from aanbesteding.texts import Text

# The words of libyaml, mapped to ours: (fragment, problem, hint).
PROBLEMS: tuple[tuple[str, Text, Text], ...] = (
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
OTHER = (
    Text("de tekst klopt niet als YAML", "the text does not parse as YAML"),
    Text(
        "kijk naar inspringing, aanhalingstekens en haakjes op en vlak boven deze regel",
        "look at indentation, quotes and brackets on and just above this line",
    ),
)
