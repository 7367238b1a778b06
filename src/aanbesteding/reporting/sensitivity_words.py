"""The words of the report on sensitivity, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

TITLE = Text("Gevoeligheid: {title}", "Sensitivity: {title}")
WEAKEST = Text("De zwakste punten, het zwakste eerst:", "The weakest points, the weakest first:")
SOME = Text(
    "Alleen onderzocht: {sections}. De samenvatting zegt niets over de rest.",
    "Only examined: {sections}. The summary says nothing of the rest.",
)
NOTHING_WEAK = Text(
    "Er is geen zwak punt gevonden.",
    "No weak point was found.",
)
ALIKE = Text("In elke rij hetzelfde: {columns}.", "The same in every row: {columns}.")
SAMPLED = Text("± is de standaardfout van een steekproef.", "± is the standard error of a sample.")
YES, NO = Text("ja", "yes"), Text("nee", "no")
NOTHING = "–"
DIFFERENCE = Text("Verschil: {title}", "Difference: {title}")
NO_CHANGE = Text("De kaders zijn gelijk.", "The frameworks are the same.")
MORE_CHANGES = Text(
    "Er zijn er nog {count}; de uitvoer van het programma als JSON heeft ze alle.",
    "There are {count} more; the program's output as JSON has them all.",
)
MORE_ROWS = Text(
    "Deze tabel heeft nog {count} rijen; de uitvoer van het programma als JSON of CSV heeft ze alle.",
    "This table has {count} more rows; the program's output as JSON or CSV has them all.",
)
LOT_COLUMN = Text("perceel", "lot")
SECTION = Text("onderdeel", "section")
TABLE = Text("tabel", "table")
ROW = Text("rij", "row")
COLUMN = Text("kolom", "column")
VALUE = Text("waarde", "value")
FRACTION = Text("als breuk", "as fraction")
ERROR = Text("standaardfout", "standard error")
