"""AB425: a number of a result is too long to be shown."""

from __future__ import annotations

from aanbesteding.faults import coded

TOO_LONG = coded(
    "AB425",
    "number-too-long",
    (
        "«{subject}» maakt van inschrijving «{bid}» in perceel «{lot}» een breuk van meer dan {limit} cijfers boven of onder de streep",
        "“{subject}” makes a fraction of more than {limit} digits above or below the line of bid “{bid}” in lot “{lot}”",
    ),
    (
        "gebruik een lagere macht of kortere getallen, of kondig een afronding aan",
        "use a lower power or shorter numbers, or announce a rounding",
    ),
)
CODES = {TOO_LONG.code: TOO_LONG}
