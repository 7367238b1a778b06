"""AB033 to AB047: why a text is no number, by the reason that `exact.number` gives."""

from __future__ import annotations

from aanbesteding.reading.codes import row

NUMBER = {
    "not-a-number": row(
        "AB033",
        "not-a-number",
        ("«{text}» is geen getal", "“{text}” is not a number"),
        ("schrijf cijfers, zoals 40 of 37.5", "write digits, such as 40 or 37.5"),
    ),
    "other-digits": row(
        "AB034",
        "other-digits",
        (
            "«{text}» bevat andere cijfers of getaltekens dan 0 tot en met 9",
            "“{text}” holds digits or numerals other than 0 to 9",
        ),
        ("typ het getal opnieuw met gewone cijfers", "type the number again with ordinary digits"),
    ),
    "thousands": row(
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
    "leading-zero": row(
        "AB036",
        "leading-zero",
        (
            "«{text}» begint met een nul; dat leest niet iedereen als hetzelfde getal",
            "“{text}” begins with a zero; not everyone reads the same number",
        ),
        ("laat de nul weg", "leave the zero out"),
    ),
    "sexagesimal": row(
        "AB037",
        "sexagesimal",
        (
            "«{text}» lijkt een tijd; sommige lezers maken er een ander getal van",
            "“{text}” looks like a time; some readers make another number of it",
        ),
        ("schrijf één getal, bijvoorbeeld 1.5", "write one number, for example 1.5"),
    ),
    "exponent": row(
        "AB038",
        "exponent",
        ("«{text}» heeft een exponent", "“{text}” has an exponent"),
        ("schrijf het getal voluit", "write the number out"),
    ),
    "not-finite": row(
        "AB039",
        "not-finite",
        ("«{text}» is geen eindig getal", "“{text}” is not a finite number"),
        ("vul het echte getal in", "fill in the real number"),
    ),
    "too-long": row(
        "AB040",
        "number-too-long",
        (
            "«{text}» heeft meer dan 12 cijfers of meer dan 6 decimalen",
            "“{text}” has more than 12 digits or more than 6 decimals",
        ),
        ("schrijf hoogstens 12 cijfers en 6 decimalen", "write at most 12 digits and 6 decimals"),
    ),
    "unit": row(
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
    "ambiguous": row(
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
    "programming": row(
        "AB043",
        "programming-notation",
        (
            "«{text}» is een notatie uit programmeertalen",
            "“{text}” is a notation of programming languages",
        ),
        ("schrijf gewone cijfers", "write ordinary digits"),
    ),
    "decimal-sign": row(
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
    "sign": row(
        "AB045",
        "incomplete-number",
        ("«{text}» is geen volledig getal", "“{text}” is not a complete number"),
        (
            "schrijf 0.5 in plaats van .5, 5 in plaats van 5. en geen plusteken",
            "write 0.5 for .5, 5 for 5. and no plus sign",
        ),
    ),
    "out-of-bounds": row(
        "AB046",
        "number-out-of-bounds",
        ("{text} ligt buiten de grenzen: {bounds}", "{text} lies out of bounds: {bounds}"),
        ("verbeter het getal", "mend the number"),
    ),
    "too-fine": row(
        "AB047",
        "too-many-decimals",
        ("{text} heeft meer dan {decimals} decimalen", "{text} has more than {decimals} decimals"),
        ("schrijf hoogstens {decimals} decimalen", "write at most {decimals} decimals"),
    ),
}
NUMBER["empty"] = NUMBER["not-a-number"]
