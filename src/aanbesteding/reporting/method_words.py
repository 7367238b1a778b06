"""The words of the catalogue and of its pages, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

FORMULA = {
    "weight": Text("Aandeel van het gewicht = {formula}", "Share of the weight = {formula}"),
    "price": Text("Aandeel van de eigen prijs = {formula}", "Share of the own price = {formula}"),
    "euro": Text("Waarde in euro's = {formula}", "Value in euros = {formula}"),
}
TOTAL = Text("Totaal = {formula}", "Total = {formula}")
BETTER = {
    "high": Text("Het hoogste totaal wint.", "The highest total wins."),
    "low": Text("Het laagste totaal wint.", "The lowest total wins."),
}
EXPERIMENTAL = Text(
    "Experimenteel: de formule is gereconstrueerd; niet voor een echte gunning.",
    "Experimental: the formula was reconstructed; not for a real award.",
)
SOURCE = Text("Bron: {source} ({checked}).", "Source: {source} ({checked}).")
VERIFIED = Text("de bron is gelezen", "the source was read")
MEASURES = {
    "marks": Text(
        "Meet wat de cijfers van het panel waard zijn; een cijfer dat meer waard is, is beter.",
        "Measures what the marks of the panel are worth; a mark that is worth more is better.",
    ),
    "fact": Text(
        "Meet een feit van de inschrijving; of meer of minder beter is, volgt uit de aangekondigde getallen.",
        "Measures a fact of the bid; whether more or less is better follows from the announced numbers.",
    ),
    "price": Text(
        "Meet de prijs; een lagere prijs krijgt nooit minder dan een hogere.",
        "Measures the price; a lower price never gets less than a higher one.",
    ),
}
RELATIVE_REVERSAL = Text(
    "Relatief: de uitkomst van een inschrijving hangt van andere af. Een inschrijving die erbij komt of afvalt, kan dus de volgorde van twee andere omkeren (rangorde-omkering; Telgen en Timmer, Conditions for rank reversal in supplier selection, Universiteit Twente, 2016: gelezen).",
    "Relative: the outcome of a bid depends on others. So a bid that joins or drops out can turn round the order of two others (rank reversal; Telgen and Timmer, Conditions for rank reversal in supplier selection, University of Twente, 2016: read).",
)
ABSOLUTE_REVERSAL = Text(
    "Absoluut: alleen de inschrijving zelf telt. Wie erbij komt of afvalt, verandert hier niets aan de punten van anderen, en keert dus ook geen volgorde om.",
    "Absolute: only the bid itself counts. Who joins or drops out changes nothing here in the points of others, and so turns no order round.",
)
AWARD_REVERSAL = Text(
    "Absoluut: het totaal hangt alleen van de inschrijving zelf af. Dat geldt niet meer zodra een criterium een relatieve methode heeft.",
    "Absolute: the total depends on the bid itself alone. That no longer holds as soon as a criterion has a relative method.",
)
PARAMETERS = Text("Sleutels", "Keys")
KEY, POSSIBLE = Text("sleutel", "key"), Text("mogelijke waarden", "possible values")
MEANING = Text("{key}: {meaning}", "{key}: {meaning}")
RULES = Text("Regels", "Rules")
IN_FRAMEWORK = Text("In een kader", "In a framework")
PASTE = Text(
    "Om over te nemen; de getallen zijn die van het voorbeeld.",
    "To be copied; the numbers are those of the example.",
)
EXAMPLE = Text("Rekenvoorbeeld", "Worked example")
INTRODUCTION = {
    "price": Text(
        "Het gewicht is {weight} punten; voor de prijzen {given}:",
        "The weight is {weight} points; for the prices {given}:",
    ),
    "price-relative": Text(
        "Het gewicht is {weight} punten; de toegelaten prijzen zijn {given}:",
        "The weight is {weight} points; the admitted prices are {given}:",
    ),
    "fact": Text(
        "Het gewicht is {weight} punten; voor de waarden {given}:",
        "The weight is {weight} points; for the values {given}:",
    ),
    "in-euros": Text("Voor de waarden {given}:", "For the values {given}:"),
    "marks": Text(
        "Het gewicht is {weight} punten; wat de cijfers van drie beoordelaars waard zijn:",
        "The weight is {weight} points; what the marks of three assessors are worth:",
    ),
    "marks-relative": Text(
        "Het gewicht is {weight} punten; het panel gaf de inschrijvingen {given}:",
        "The weight is {weight} points; the panel gave the bids {given}:",
    ),
    "award": Text(
        "Alle criteria samen zijn 100 punten waard.", "All criteria together are worth 100 points."
    ),
    "award-in-euros": Text(
        "De kwaliteit is in euro's uitgedrukt.", "Quality is expressed in euros."
    ),
}
CASE = Text(
    "{value}: {step}; dat is {share} % van {weight} punten: {points}",
    "{value}: {step}; that is {share} % of {weight} points: {points}",
)
CASE_PRICE = Text(
    "{value}: {step}; dat is {share} % van een prijs van {price}: {points}",
    "{value}: {step}; that is {share} % of a price of {price}: {points}",
)
CASE_EURO = Text("{value}: {step}, in euro's", "{value}: {step}, in euros")
VALUE_COLUMN = Text("waarde in euro's", "value in euros")
OF_PRICE = Text("van {price}", "of {price}")
CASE_AWARD = Text("{offered}: {step}", "{offered}: {step}")
QUALITY = Text("kwaliteit {quality}", "quality {quality}")
TABLE = Text("Tabel", "Table")
CURVE = Text("Lijn", "Curve")
CURVE_OF = Text("Omhoog: {up}. Naar rechts: {across}.", "Upwards: {up}. To the right: {across}.")
SHARE_COLUMN, TOTAL_COLUMN = Text("aandeel", "share"), Text("totaal", "total")
POINTS_COLUMN = Text("van {weight} punten", "of {weight} points")
SHARE_AXIS = {
    "weight": Text("aandeel van het gewicht", "share of the weight"),
    "price": Text("aandeel van de eigen prijs", "share of the own price"),
    "euro": Text("waarde in euro's", "value in euros"),
}
AXES = {
    "price": Text("prijs", "price"),
    "fact": Text("waarde", "value"),
    "marks": Text("cijfer waard", "mark worth"),
    "quality": Text("punten", "points"),
}
LINE = Text("{sign}: {line}", "{sign}: {line}")
BESIDE_PRICES = Text(
    "naast andere prijzen van {others}; de eigen prijs telt mee",
    "beside other prices of {others}; the own price counts too",
)
BESIDE_MARKS = Text(
    "als de beste andere inschrijving {others} heeft", "when the best other bid has {others}"
)
COMBINED = {
    "mean": Text(
        "gemiddelde, naast cijfers die {others} waard zijn", "mean, beside marks worth {others}"
    ),
    "median": Text(
        "mediaan, naast cijfers die {others} waard zijn", "median, beside marks worth {others}"
    ),
}
RIVAL = Text(
    "Naast een andere inschrijving: {quality}, prijs {price}.",
    "Beside another bid: {quality}, price {price}.",
)
ANSWERS = {"ja": Text("ja", "yes"), "nee": Text("nee", "no")}
NO_OUTCOME = "–"
BEYOND_TABLE = Text("–: geen uitkomst.", "–: no outcome.")
