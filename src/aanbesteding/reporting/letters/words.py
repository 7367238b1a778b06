"""The words of letters and of the evaluation record, in two languages.

What the files do not hold is a blank between square brackets, to be filled in by hand.
"""

from __future__ import annotations

from aanbesteding.texts import Text

# --- letters ---------------------------------------------------------------------------------

SUBJECT = Text("Gunningsbeslissing {tender}, perceel {lot}", "Award decision {tender}, lot {lot}")
TITLE = Text("Mededeling van de gunningsbeslissing", "Notice of the award decision")
DATE, REFERENCE, ABOUT = (
    Text("Datum", "Date"),
    Text("Kenmerk", "Reference"),
    Text("Onderwerp", "Subject"),
)
LEAD = Text("penvoerder: {name}", "lead: {name}")
SALUTATION = Text("Geachte heer of mevrouw,", "Dear Sir or Madam,")
OPENING = {
    "winner": Text(
        "U hebt ingeschreven op perceel {lot} van de aanbesteding «{tender}». Met deze brief delen "
        "wij u mee dat wij voornemens zijn dit perceel aan u te gunnen, en waarop dat berust.",
        "You submitted a bid for lot {lot} of the tender “{tender}”. By this letter we inform you "
        "that we intend to award this lot to you, and what that rests on.",
    ),
    "losing": Text(
        "U hebt ingeschreven op perceel {lot} van de aanbesteding «{tender}». Met deze brief delen "
        "wij u mee dat wij voornemens zijn dit perceel aan een ander te gunnen, en om welke "
        "redenen.",
        "You submitted a bid for lot {lot} of the tender “{tender}”. By this letter we inform you "
        "that we intend to award this lot to another tenderer, and for which reasons.",
    ),
    "excluded": Text(
        "U hebt ingeschreven op perceel {lot} van de aanbesteding «{tender}». Met deze brief delen "
        "wij u mee dat uw inschrijving niet meetelt in de rangorde, en om welke redenen.",
        "You submitted a bid for lot {lot} of the tender “{tender}”. By this letter we inform you "
        "that your bid is not in the ranking, and for which reasons.",
    ),
}
DECISION = Text("De beslissing en de redenen daarvoor", "The decision and its reasons")
CLOSING = Text("Hoogachtend,", "Yours faithfully,")

BLANK_SENDER = Text(
    "[in te vullen: naam en adres van de aanbestedende dienst]",
    "[to fill in: name and address of the contracting authority]",
)
BLANK_ADDRESS = Text(
    "[in te vullen: ter attentie van, adres]", "[to fill in: for the attention of, address]"
)
BLANK_DATE = Text("[in te vullen: datum van verzending]", "[to fill in: date of sending]")
BLANK_REFERENCE = Text("[in te vullen: kenmerk]", "[to fill in: reference]")
BLANK_PERIOD = Text(
    "[in te vullen: eerste en laatste dag van de opschortende termijn, en de eerste dag waarop de "
    "overeenkomst kan worden gesloten]",
    "[to fill in: first and last day of the standstill period, and the first day on which the "
    "contract can be concluded]",
)
BLANK_REMEDY = Text(
    "[in te vullen: hoe, waar en binnen welke termijn tegen deze beslissing kan worden opgekomen, "
    "zoals de aanbestedingsstukken bepalen]",
    "[to fill in: how, where and within which time limit this decision can be challenged, as the "
    "tender documents state]",
)
BLANK_AUTHORITY = Text(
    "[in te vullen: naam van de aanbestedende dienst]",
    "[to fill in: name of the contracting authority]",
)
BLANK_SIGNATURE = Text("[in te vullen: handtekening]", "[to fill in: signature]")
BLANK_SIGNATORY = Text(
    "[in te vullen: naam en functie van de ondertekenaar]",
    "[to fill in: name and position of the signatory]",
)

# --- the evaluation record -------------------------------------------------------------------

RECORD_SUBJECT = Text("Proces-verbaal van de beoordeling {tender}", "Evaluation record {tender}")
NO_RECORD_YET = Text(
    "PROEF: het kader is een concept en niet gepubliceerd. Dit is geen proces-verbaal.",
    "TRIAL: the framework is a draft and was not published. This is no evaluation record.",
)
PROCEDURE = Text("De procedure", "The procedure")
PRICE_BASIS = Text("Een prijs omvat: {basis}", "A price covers: {basis}")
BLANK_PROCEDURE = Text(
    "[in te vullen: aanbestedende dienst, kenmerk en soort procedure, publicatie]",
    "[to fill in: contracting authority, reference and kind of procedure, publication]",
)
COURSE = Text("Het verloop", "The course of events")
SEALED = Text(
    "Het gepubliceerde kader is vastgelegd in het zegel {file} en is daaraan gelijk.",
    "The published framework is recorded in the seal {file} and is the same as it.",
)
ANONYMOUS = Text(
    "De scorebladen noemen de inschrijvingen bij een alias; de sleutel staat bij de bestanden.",
    "The score sheets name the bids by an alias; the key is among the files.",
)
CLOSED = Text(
    "Wat de scorebladen voor de kwaliteit geven, is gelijk aan de vaststelling met hash {hash}.",
    "What the score sheets give for quality is the same as what was closed with hash {hash}.",
)
BLANK_CLOSED = Text(
    "[in te vullen: wanneer de kwaliteit is vastgesteld, waar die hash toen is genoteerd, en "
    "wanneer daarna de prijzen zijn geopend]",
    "[to fill in: when the quality was closed, where that hash was written down then, and when "
    "the prices were opened after that]",
)
BLANK_OPENING = Text(
    "[in te vullen: wanneer, waar en door wie de inschrijvingen zijn geopend]",
    "[to fill in: when, where and by whom the bids were opened]",
)
BLANK_MEETINGS = Text(
    "[in te vullen: wanneer en in welke samenstelling de commissie heeft beoordeeld en overlegd]",
    "[to fill in: when and in which composition the panel assessed and consulted]",
)
PANEL = Text("De beoordelingscommissie", "The panel")
NO_PANEL = Text(
    "Geen criterium is door een commissie beoordeeld.", "No criterion was assessed by a panel."
)
COMBINE = {
    "mean": Text(
        "De cijfers van de leden zijn gemiddeld.", "The marks of the members were averaged."
    ),
    "median": Text(
        "Van de cijfers van de leden telt het middelste.",
        "Of the marks of the members the middle one counts.",
    ),
    "consensus": Text(
        "De commissie stelde de cijfers gezamenlijk vast.", "The panel set the marks jointly."
    ),
}
CAPACITY, ID, PERSON = (
    Text("hoedanigheid", "capacity"),
    Text("aanduiding", "id"),
    Text("naam", "name"),
)
BLANK_NAME = Text("[naam]", "[name]")
CONFLICTS = Text("Gemelde belangen:", "Declared interests:")
CONFLICT = Text("{assessor} over {subject}: «{reason}»", "{assessor} on {subject}: “{reason}”")
JOINTLY = Text("de commissie", "the panel")
NO_CONFLICTS = Text(
    "De scorebladen melden geen belang van een lid bij een inschrijving.",
    "The score sheets declare no interest of a member in a bid.",
)
RECEIVED = Text("De ontvangen inschrijvingen", "The bids received")
PARTIES, LOTS, ROLE = (
    Text("organisaties", "organisations"),
    Text("percelen", "lots"),
    Text("{name} ({role})", "{name} ({role})"),
)
ASSESSMENT = Text("De beoordeling per perceel", "The assessment per lot")
UNVERIFIED_DAYS = Text(
    "De regel over een laatste dag op een zaterdag, zondag of feestdag is niet aan de tekst van de "
    "Algemene termijnenwet getoetst. Dagen die bij besluit met een feestdag zijn gelijkgesteld, "
    "tellen alleen als zodanig waar dat hierboven staat.",
    "The rule about a last day on a Saturday, Sunday or holiday was not tested against the text of "
    "the Algemene termijnenwet. Days that were equated with a holiday by decree count as such only "
    "where that is said above.",
)
OUTCOME = Text("De voorgenomen gunning", "The intended award")
STATED_REASONS = Text(
    "De motiveringen staan in de afleidingen in de bijlage.",
    "The reasons are in the derivations in the annex.",
)
ANNEX = Text(
    "Bijlage: afleiding van elk getal, met de motiveringen",
    "Annex: derivation of every number, with the reasons",
)
DERIVATION = Text("{name} ({bid}), perceel {lot}", "{name} ({bid}), lot {lot}")
FILES = Text("De bestanden waarop dit berust", "The files that this rests on")
FILES_NOTE = Text(
    "Gemaakt met aanbesteding {version}. Van elk bestand staat hier de SHA-256; verandert er één "
    "teken in, dan verandert die mee.",
    "Made with aanbesteding {version}. The SHA-256 of every file is given; it changes with any "
    "character of the file.",
)
BLANK_HASH = Text(
    "[in te vullen: de hash van de vastlegging waarmee deze beoordeling is na te rekenen, als die "
    "is gemaakt]",
    "[to fill in: the hash of the record by which this evaluation can be repeated, if one was "
    "made]",
)
IN_CODE = Text("De invoer is niet uit bestanden gelezen.", "The input was not read from files.")
KIND, FILE, HASH = (Text("soort", "kind"), Text("bestand", "file"), Text("SHA-256", "SHA-256"))
KINDS = {
    "framework": Text("kader", "framework"),
    "bid": Text("inschrijving", "bid"),
    "scores": Text("scoreblad", "score sheet"),
    "draw": Text("loting", "draw"),
    "quality": Text("vastgestelde kwaliteit", "closed quality"),
    "aliases": Text("sleutel van aliassen", "key of aliases"),
    "seal": Text("zegel", "seal"),
}
SIGNATURES = Text("Ondertekening", "Signatures")
SIGNED = Text(
    "De ondergetekenden verklaren dat dit proces-verbaal weergeeft wat is beoordeeld en beslist.",
    "The undersigned declare that this record states what was assessed and decided.",
)
SIGNATURE, DAY = Text("handtekening", "signature"), Text("datum", "date")
BLANK_DAY = Text("[datum]", "[date]")
BLANK_SIGN = Text("[handtekening]", "[signature]")
DRAWN_UP = Text("opsteller van dit proces-verbaal", "drawn up by")

# --- templates -------------------------------------------------------------------------------

TEMPLATES = {
    "winner": Text("Brief aan een gekozen inschrijver", "Letter to a chosen tenderer"),
    "losing": Text("Brief aan een niet gekozen inschrijver", "Letter to a tenderer not chosen"),
    "excluded": Text(
        "Brief aan een inschrijver wiens inschrijving niet meetelt",
        "Letter to a tenderer whose bid is not in the ranking",
    ),
    "record": Text("Proces-verbaal van de beoordeling", "Evaluation record"),
}
