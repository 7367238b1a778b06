"""The words of the web page, in two languages. `SCRIPT` are those that its script says."""

from __future__ import annotations

from aanbesteding.texts import Text

SKIP = Text("Naar de inhoud", "Skip to the content")
CONTRIBUTIONS = Text("Waar de punten vandaan komen", "Where the points come from")
CONTRIBUTIONS_EUROS = Text("Waar de waarde vandaan komt", "Where the value comes from")
IN_NUMBERS = Text("Dezelfde getallen in een tabel", "The same numbers in a table")
RANKING = Text("Rangorde", "Ranking")
ALT = Text(
    "Een staaf per inschrijving in de volgorde van de rangorde, met een deel per criterium; de "
    "tabel hieronder heeft elk getal. {bars}",
    "A bar for each bid in the order of the ranking, with a part for each criterion; the table "
    "below has every number. {bars}",
)
ALT_BAR = Text(
    "{name}: samen {sum}, het meest door {title}.", "{name}: together {sum}, most from {title}."
)
SENSITIVITY = Text("Waar de gunning van afhangt", "What the award hinges on")
DRAWN_BESIDE = Text(
    "De loting die hierboven besliste, telt in deze vergelijking niet mee: wie gelijk eindigde, "
    "staat hier gelijk.",
    "The drawing of lots that decided above does not count in this comparison: bids that ended "
    "equal stand equal here.",
)
SHORT = Text("In het kort", "In short")
QUOTED = Text("«{title}»", "“{title}”")
LEFT_OUT = Text(
    "Niet op deze pagina: {titles}. «aanbesteding sensitivity» heeft ze, met dezelfde bestanden; "
    "de oordelen hier zeggen daar niets over.",
    "Not on this page: {titles}. “aanbesteding sensitivity” has them, with the same files; the "
    "verdicts here say nothing of those.",
)
MORE_ROWS = Text(
    "Deze tabel heeft nog {count} rijen; «aanbesteding sensitivity» heeft ze alle, als json of csv.",
    "This table has {count} more rows; “aanbesteding sensitivity” has them all, as json or csv.",
)
COMPARISON = Text("Andere kaders naast elkaar", "Other frameworks side by side")
NO_SCRIPT = Text(
    "Met andere gewichten rekenen kan alleen waar het script van deze pagina mag draaien. Al het "
    "andere is compleet zonder.",
    "Trying other weights needs the script of this page. All the rest is complete without it.",
)
TITLE_ONE = Text("{outcome} {title}", "{outcome} {title}")
TITLE_LOT = Text("{lot}: {names}", "{lot}: {names}")
NOBODY = Text("niemand", "nobody")
TITLE_MORE = Text("{outcomes}. {title}", "{outcomes}. {title}")
FOOT = Text(
    "Gemaakt met aanbesteding {version} uit de bestanden hieronder. Deze pagina haalt niets van "
    "een netwerk en stuurt niets weg.",
    "Made with aanbesteding {version} from the files below. This page fetches nothing from a "
    "network and sends nothing.",
)
FILE = Text("bestand", "file")
FILES = Text("Bestanden en hun hashes (SHA-256)", "Files and their hashes (SHA-256)")

TRY = Text("Andere gewichten proberen", "Try other weights")
TRY_NOTE = Text(
    "Dit verandert niets aan de gunning: die volgt uit de aangekondigde gewichten. Elke uitkomst "
    "hieronder is met dezelfde methoden, afronding, minimumscores en regels voor gelijke totalen "
    "exact berekend.",
    "This changes nothing about the award, which follows from the announced weights. Every outcome "
    "below is calculated exactly, with the same methods, rounding, minimum scores and rules for "
    "equal totals.",
)
CRITERIA = Text("Criteria", "Criteria")
BELOW = Text("Onder {title}", "Under {title}")
RESET = Text("Terug naar de aangekondigde gewichten", "Back to the announced weights")
SHARE = Text("Deel deze weging", "Share this weighting")
LINK = Text("Adres van deze weging", "Address of this weighting")
OUTCOME_HERE = Text("Rangorde met deze gewichten", "Ranking with these weights")

FIRST_ONLY = Text(
    "Getekend zijn de eerste {shown} van de {count} inschrijvingen; de tabel heeft ze alle.",
    "Drawn are the first {shown} of the {count} bids; the table has them all.",
)
NOT_EXAMINED = Text(
    "Waar deze gunning van afhangt, is voor deze pagina niet onderzocht: dat duurt bij zoveel "
    "inschrijvingen lang. «aanbesteding sensitivity» doet het wel.",
    "What this award hinges on was not examined for this page: with so many bids that takes long. "
    "“aanbesteding sensitivity” does it.",
)

# Why something cannot be tried.
MANY_BIDS = Text(
    "Andere gewichten proberen kan hier niet: dit zijn meer dan {most} inschrijvingen, en dan blijft "
    "de rangorde achter bij de schuif.",
    "Other weights cannot be tried here: these are more than {most} bids, and the ranking would lag "
    "behind the slider.",
)
PRICE_ALONE = Text(
    "Andere gewichten proberen heeft hier geen zin: alleen de prijs beslist.",
    "There are no other weights to try here: the price alone decides.",
)
NO_BIDS = Text(
    "Andere gewichten proberen kan hier niet: geen inschrijving is toegelaten.",
    "There are no other weights to try here: no bid is admitted.",
)
ONE = Text(
    "Andere gewichten proberen kan hier niet: geen tweede criterium kan gewicht ruilen met het eerste.",
    "There are no other weights to try here: no second criterion can trade weight with the first.",
)
IRRATIONAL = Text(
    "Andere gewichten proberen kan hier niet: een criterium geeft een irrationeel getal, en wat de "
    "eigen formule van de gunning daarvan maakt, sluit alleen het programma zelf in.",
    "Other weights cannot be tried here: a criterion gives an irrational number, and what the "
    "award's own formula makes of that is enclosed by the program alone.",
)
TOO_MANY = Text(
    "Andere gewichten proberen kan hier niet: de punten hangen af van wie de minimumscores haalt, "
    "en dat kan met andere gewichten te veel kanten op.",
    "Other weights cannot be tried here: points depend on who passes the minimum scores, and with "
    "other weights that can go too many ways.",
)
NOT_DECIMAL = Text(
    "Andere gewichten proberen kan hier niet: de aangekondigde gewichten hebben meer dan zes "
    "decimalen.",
    "Other weights cannot be tried here: the announced weights have more than six decimals.",
)
CONSENSUS = Text(
    "Onder «{title}» staan geen schuiven: het panel gaf daar één cijfer voor het geheel.",
    "There are no sliders under “{title}”: the panel gave one mark for the whole of it.",
)
NO_GREATEST = Text(
    "«{title}» heeft geen schuif: de waarde is een bedrag zonder gewicht.",
    "“{title}” has no slider: its value is an amount without a weight.",
)
NO_PARTS = Text(
    "«{title}» heeft geen schuif: hij weegt niets, en hoe dat over de subcriteria zou gaan is niet "
    "aangekondigd.",
    "“{title}” has no slider: it weighs nothing, and how that would divide over its subcriteria "
    "was not announced.",
)

SCRIPT = {
    "proportional": Text(
        "Wat het ene criterium erbij krijgt, gaat naar verhouding van de criteria ernaast af; de "
        "som blijft gelijk.",
        "What one criterion gains, those beside it lose in proportion; the sum stays the same.",
    ),
    "amounts": Text(
        "De gewichten zijn bedragen: een andere waarde laat de andere bedragen zoals ze zijn.",
        "The weights are amounts: another value leaves the other amounts as they are.",
    ),
    "weightOf": Text("Gewicht van {title}, als getal", "Weight of {title}, as a number"),
    "announced": Text("Dit zijn de aangekondigde gewichten.", "These are the announced weights."),
    "first": Text(
        "Met deze gewichten staat {name} op rang 1, met {total}.",
        "With these weights {name} ranks first, with {total}.",
    ),
    "shared": Text(
        "Met deze gewichten delen {names} rang 1, met {total}. Wat dan beslist, is een loting of "
        "wat het kader aankondigt.",
        "With these weights {names} share rank 1, with {total}. What then decides is a drawing of "
        "lots, or what the framework announces.",
    ),
    "drawn": Text(
        "Bij de aangekondigde gewichten besliste een loting; bij andere is er nog niet geloot.",
        "Under the announced weights a drawing of lots decided; under others none was held.",
    ),
    "aside": Text(
        "{name} mist met deze gewichten een minimumscore: {criteria}.",
        "{name} misses a minimum score with these weights: {criteria}.",
    ),
    "back": Text(
        "{name} haalt met deze gewichten de minimumscores en doet mee.",
        "{name} passes the minimum scores with these weights and takes part.",
    ),
    "everything": Text("het totaal", "the total"),
    "nobody": Text(
        "Met deze gewichten haalt niemand de minimumscores.",
        "With these weights nobody passes the minimum scores.",
    ),
    "total": Text(
        "Met deze gewichten heeft de formule van de gunning voor een inschrijving geen uitkomst; "
        "er is dan geen rangorde.",
        "With these weights the formula of the award has no outcome for a bid; there is no "
        "ranking then.",
    ),
    "rounding": Text(
        "Met deze gewichten is niet te beslissen hoe een irrationeel getal wordt afgerond; er is "
        "dan geen rangorde.",
        "With these weights it cannot be decided how an irrational number is rounded; there is no "
        "ranking then.",
    ),
    "long": Text(
        "Met deze gewichten wordt een getal te lang om te tonen; er is dan geen rangorde.",
        "With these weights a number becomes too long to be shown; there is no ranking then.",
    ),
    "discount": Text(
        "Met deze gewichten is het hoogste bedrag van «{criterion}» nul, en dat kan een kader niet "
        "aankondigen; er is dan geen rangorde.",
        "With these weights the greatest amount of “{criterion}” is zero, which no framework can "
        "announce; there is no ranking then.",
    ),
    "unknown": Text(
        "Met deze gewichten doet {bid} mee, maar «{criterion}» is daar niet beoordeeld; er is dan "
        "geen rangorde.",
        "With these weights {bid} takes part, but “{criterion}” was not assessed there; there is "
        "no ranking then.",
    ),
    "whole": Text("{weight} van het geheel", "{weight} of the whole"),
    "spoken": Text("{weight}; {whole}", "{weight}; {whole}"),
    "points": Text("{n} punten", "{n} points"),
    "euro-per-point": Text("{n} per punt", "{n} per point"),
    "up": Text("▲ van {rank}", "▲ from {rank}"),
    "down": Text("▼ van {rank}", "▼ from {rank}"),
    "new": Text("nieuw", "new"),
    "tied": Text("{rank} (gelijk)", "{rank} (tied)"),
    "and": Text("en", "and"),
    "badNumber": Text(
        "Dit is geen getal van {least} tot en met {most} met hoogstens {digits} decimalen.",
        "This is no number from {least} to {most} with at most {digits} decimals.",
    ),
    "badLink": Text(
        "De weging in het adres is onjuist of hoort bij een ander kader; zij is genegeerd.",
        "The weighting in the address is not right, or belongs to another framework; it was "
        "ignored.",
    ),
    "fromLink": Text(
        "De gewichten komen uit het adres van deze pagina.",
        "The weights come from the address of this page.",
    ),
    "copied": Text(
        "Het adres met deze weging is gekopieerd en staat hieronder.",
        "The address with this weighting was copied, and stands below.",
    ),
    "ready": Text(
        "Het adres met deze weging staat hieronder; kopieer het daar.",
        "The address with this weighting stands below; copy it there.",
    ),
}
