"""AB62: what there is to say about admission that excludes nobody."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

NOT_ASKED = coded(
    "AB621",
    "ground-not-asked-of-role",
    (
        "{member} ({role}) verklaart dat uitsluitingsgrond «{title}» van toepassing is, en het kader vraagt dat niet van die rol",
        "{member} ({role}) declares that the exclusion ground “{title}” applies, and the framework does not ask that of this role",
    ),
    (
        "de verklaring sluit niet uit; ga na of de grond voor deze rol had moeten gelden",
        "the declaration excludes nobody; examine whether the ground should hold for this role",
    ),
)
NOT_COUNTED = coded(
    "AB622",
    "reliance-not-counted",
    (
        "«{bid}» steunt voor eis «{title}» op {member}, en dat telt niet mee ({why})",
        "“{bid}” relies on {member} for the requirement “{title}”, and that does not count ({why})",
    ),
    (
        "de eis is zonder deze opgave getoetst; ga na of de bewijsstukken dat dragen",
        "the requirement was tested without this statement; examine whether the evidence bears that out",
    ),
)
BESIDE = coded(
    "AB623",
    "organisation-beside-two-bids",
    (
        "organisatie «{organisation}» staat in perceel «{lot}» in {bids}, niet overal als inschrijver",
        "organisation “{organisation}” stands in lot “{lot}” in {bids}, not as a tenderer in all",
    ),
    (
        "ga na of de aanbesteding dit toestaat en of de inschrijvingen onafhankelijk zijn",
        "examine whether the tender allows this and whether the bids are independent",
    ),
)
ONE_NAME = coded(
    "AB624",
    "one-name-two-organisations",
    (
        "«{name}» staat hier als «{organisation}» en in inschrijving «{bid}» als «{other}»",
        "“{name}” stands here as “{organisation}” and in bid “{bid}” as “{other}”",
    ),
    (
        "geef dezelfde organisatie overal dezelfde «organisation»; de toets op dubbele deelname ziet er nu twee",
        "give the same organisation the same “organisation” everywhere; the test for double bidding now sees two",
    ),
)
TWO_NAMES = coded(
    "AB625",
    "one-organisation-two-names",
    (
        "organisatie «{organisation}» heet hier «{name}» en in inschrijving «{bid}» «{other}»",
        "organisation “{organisation}” is named “{name}” here and “{other}” in bid “{bid}”",
    ),
    (
        "ga na of het één organisatie is; dezelfde «organisation» telt als dezelfde",
        "examine whether it is one organisation; the same “organisation” counts as the same",
    ),
)
NOT_USED = coded(
    "AB626",
    "statement-not-asked",
    (
        "«{bid}» geeft voor perceel «{lot}» «{key}» op, en dit kader vraagt daar niet naar",
        "“{bid}” states “{key}” for lot “{lot}”, and this framework does not ask for it",
    ),
    (
        "er is niets mee gedaan; kondig het aan als het moet tellen",
        "nothing was done with it; announce it if it is to count",
    ),
)
SOCIAL_WORDS = coded(
    "AB627",
    "social-return-words",
    (
        "social return staat in {places}, {said}",
        "social return stands in {places}, {said}",
    ),
    (
        "zeg met «social-return» of het een contracteis of een criterium is, en laat het niet op twee plaatsen tellen",
        "say with “social-return” whether it is a contract requirement or a criterion, and let it not count in two places",
    ),
)
DERIVED = coded(
    "AB647",
    "derived-bid",
    (
        "inschrijving «{bid}» († in de tabellen) is afgeleid; niemand heeft haar zo gedaan: {derived}",
        "bid “{bid}” († in the tables) is derived; nobody made it so: {derived}",
    ),
    (
        "gun niet op deze uitkomst; zij vergelijkt wat er gedaan is met wat er van te maken was",
        "award nothing on this outcome; it compares what was bid with what could be made of it",
    ),
)

CODES: dict[str, Code] = {
    code.code: code for code in list(globals().values()) if isinstance(code, Code)
}
