"""AB628 to AB639: price flags. None of them excludes a bid or changes a score."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

EXPLAIN = (
    "vraag om uitleg voordat u oordeelt; het signaal zelf sluit niemand uit",
    "ask for an explanation before you judge; the flag itself excludes nobody",
)

SOCIAL_SHORT = coded(
    "AB628",
    "social-return-short",
    (
        "«{bid}» biedt {offered} aan social return; het contract vraagt {obligation} ({percent} % van {price})",
        "“{bid}” offers {offered} of social return; the contract asks for {obligation} ({percent} % of {price})",
    ),
    (
        "regel dit in het contract; het is niet als knock-out aangekondigd",
        "settle this in the contract; it was not announced as a knock-out",
    ),
)
SOCIAL_DIFFERS = coded(
    "AB629",
    "social-return-differs",
    (
        "«{bid}»: de bouwblokken zijn samen {sum} waard en de inschrijving noemt {value}; de bouwblokken tellen",
        "“{bid}”: the building blocks are worth {sum} together and the bid states {value}; the blocks count",
    ),
    (
        "laat dit ophelderen binnen de regels van de aanbesteding",
        "have this clarified within the rules of the tender",
    ),
)
BELOW = coded(
    "AB630",
    "price-below-percentage",
    (
        "«{bid}»: prijs {price} ligt onder {bound}, {percent} % van {what} ({base})",
        "“{bid}”: price {price} is below {bound}, {percent} % of {what} ({base})",
    ),
    EXPLAIN,
)
UNITS = coded(
    "AB631",
    "price-below-units",
    (
        "«{bid}»: prijs {price} ligt meer dan {units} eenheden van {unit} onder {what} ({base}), dus onder {bound}",
        "“{bid}”: price {price} is more than {units} units of {unit} below {what} ({base}), so below {bound}",
    ),
    EXPLAIN,
)
TRIMMED = coded(
    "AB632",
    "price-below-trimmed-mean",
    (
        "«{bid}»: prijs {price} ligt onder {bound}, {percent} % van het gemiddelde ({mean}) zonder de {count} laagste en {count} hoogste",
        "“{bid}”: price {price} is below {bound}, {percent} % of the mean ({mean}) without the {count} lowest and {count} highest",
    ),
    EXPLAIN,
)
LINES = coded(
    "AB633",
    "zero-or-negative-line",
    (
        "«{bid}»: prijzenblad met een hoeveelheid nul of een eenheidsprijs van nul of lager: {lines}",
        "“{bid}”: a price sheet with a quantity of zero or a unit price of zero or less: {lines}",
    ),
    EXPLAIN,
)
TOKEN = coded(
    "AB634",
    "token-price",
    (
        "«{bid}»: de prijs is {price}, hoogstens één euro",
        "“{bid}”: the price is {price}, one euro at most",
    ),
    EXPLAIN,
)
DRIVES = coded(
    "AB635",
    "price-drives-formula",
    (
        "«{bid}» bepaalt met {price} wat «{criteria}» van de anderen maakt ({what}): hun volgorde is {order} en zonder deze inschrijving {other}",
        "“{bid}” settles with {price} what “{criteria}” makes of the others ({what}): their order is {order}, and without this bid {other}",
    ),
    (
        "onderzoek deze prijs; met een absolute methode bestaat dit niet. Het signaal sluit niemand uit",
        "examine this price; an absolute method does not have this. The flag excludes nobody",
    ),
)
OUTLIER = coded(
    "AB636",
    "price-outlier",
    (
        "«{bid}»: de prijs {price} is een uitschieter, {relation}, en «{criteria}» rekent daarmee",
        "“{bid}”: the price {price} is an outlier, {relation}, and “{criteria}” calculates with it",
    ),
    EXPLAIN,
)
NOT_RUN = coded(
    "AB637",
    "flag-not-run",
    (
        "signaal «{test}» is voor perceel «{lot}» niet getoetst: {reason}",
        "the flag “{test}” was not tested for lot “{lot}”: {reason}",
    ),
    (
        "dat er geen signaal is, zegt hier niets over de prijzen",
        "that there is no flag says nothing about the prices here",
    ),
)
COST_DIFFERS = coded(
    "AB638",
    "cost-elements-differ",
    (
        "«{bid}»: de kostenelementen zijn samen {sum} en de prijs is {price}",
        "“{bid}”: the cost elements make {sum} together and the price is {price}",
    ),
    (
        "laat dit ophelderen; het programma herstelt geen prijs en de prijs telt",
        "have this clarified; the program mends no price and the price counts",
    ),
)
COST_LOW = coded(
    "AB639",
    "cost-element-low",
    (
        "«{bid}»: {what} is {amount}; aangekondigd is minstens {minimum}",
        "“{bid}”: {what} is {amount}; at least {minimum} was announced",
    ),
    EXPLAIN,
)

CODES: dict[str, Code] = {
    code.code: code for code in list(globals().values()) if isinstance(code, Code)
}
