"""What the engine itself finds: faults that only show while calculating, and warnings."""

from __future__ import annotations

from aanbesteding.faults import Code, coded

# --- faults: there is no ranking ------------------------------------------------------------

MISSING_MARK = coded(
    "AB414",
    "missing-mark",
    (
        "«{assessor}» geeft inschrijving «{bid}» in perceel «{lot}» geen cijfer voor: {criteria}",
        "“{assessor}” gives bid “{bid}” in lot “{lot}” no mark for: {criteria}",
    ),
    (
        "vul cijfer en motivering in; een ontbrekend cijfer wordt geen nul en niet overgeslagen",
        "fill in the mark and its reason; a missing mark is neither zero nor left out",
    ),
)
MISSING_SHEET = coded(
    "AB415",
    "missing-score-sheet",
    (
        "van «{assessor}» is er geen scoreblad voor kader «{framework}»{others}",
        "there is no score sheet of “{assessor}” for the framework “{framework}”{others}",
    ),
    (
        "voeg het blad toe; `aanbesteding new scores` schrijft er een",
        "add the sheet; `aanbesteding new scores` writes one",
    ),
)
OUTSIDE_RANGE = coded(
    "AB421",
    "outside-announced-range",
    (
        "criterium «{criterion}»: {value} van inschrijving «{bid}» in perceel «{lot}» ligt buiten het aangekondigde bereik, en het kader zegt niet wat dan geldt",
        "criterion “{criterion}”: {value} of bid “{bid}” in lot “{lot}” lies outside the announced range, and the framework does not say what then counts",
    ),
    (
        "vul «out-of-range» in, zoals het is aangekondigd",
        "fill in “out-of-range”, as it was announced",
    ),
)
ZERO_PRICE = coded(
    "AB422",
    "division-by-zero",
    (
        "in perceel «{lot}» deelt criterium «{criterion}» bij inschrijving «{bid}» door nul: een prijs of een uitkomst in de formule is nul",
        "in lot “{lot}” criterion “{criterion}” divides by zero for bid “{bid}”: a price or a result in the formula is zero",
    ),
    (
        "een deling door nul heeft geen uitkomst; laat de prijs onderzoeken, of kondig een formule aan die hier wel een uitkomst heeft",
        "a division by zero has no outcome; have the price examined, or announce a formula that has an outcome here",
    ),
)
NO_TOTAL = coded(
    "AB424",
    "no-total",
    (
        "de gunning «{award}» heeft geen uitkomst voor inschrijving «{bid}»: zij deelt door nul, of de kwaliteit ligt buiten wat de formule aankan",
        "the award “{award}” has no outcome for bid “{bid}”: it divides by zero, or the quality lies outside what the formula allows",
    ),
    (
        "kondig een minimumscore aan, of een gunning die hier wel een uitkomst heeft",
        "announce a minimum score, or an award that has an outcome here",
    ),
)
UNDECIDABLE = coded(
    "AB423",
    "undecidable",
    (
        "bij «{criterion}» ligt een irrationale uitkomst te dicht bij de grens om te beslissen",
        "at “{criterion}” an irrational outcome lies too near the bound to decide",
    ),
    (
        "kondig een methode aan waarvan de uitkomst een breuk is",
        "announce a method whose outcome is a fraction",
    ),
)
CONTROL = coded(
    "AB430",
    "control-differs",
    (
        "controle: inschrijving «{bid}» in perceel «{lot}» zou {expected} krijgen en krijgt {found}",
        "control: bid “{bid}” in lot “{lot}” should get {expected} and gets {found}",
    ),
    (
        "zoek het verschil met `aanbesteding explain {bid}`, of verbeter de controle",
        "find the difference with `aanbesteding explain {bid}`, or mend the control",
    ),
)

# --- drawings of lots: the record is not for what there is ------------------------------------

OTHER_BIDS = coded(
    "AB435",
    "draw-for-other-bids",
    (
        "in perceel «{lot}» is om rang {rank} geloot tussen {bids}; {now}",
        "in lot “{lot}” lots were drawn for rank {rank} between {bids}; {now}",
    ),
    (
        "deze loting geldt hier niet: neem haar niet mee, of loot opnieuw (`aanbesteding new draw` schrijft het formulier); viel een inschrijving na de loting uit, laat haar dan in de map en geef --without",
        "this draw does not hold here: leave it out, or draw again (`aanbesteding new draw` writes the form); where a bid dropped out after the draw, leave it in the folder and give --without",
    ),
)
OTHER_RANK = coded(
    "AB436",
    "draw-for-another-rank",
    (
        "in perceel «{lot}» is geloot om rang {was}; deze inschrijvingen delen nu rang {now}",
        "in lot “{lot}” lots were drawn for rank {was}; these bids now share rank {now}",
    ),
    (
        "verbeter de rang als dat een schrijffout is; loot anders opnieuw: `aanbesteding new draw` schrijft het formulier",
        "mend the rank if that is a slip of the pen; else draw again: `aanbesteding new draw` writes the form",
    ),
)
OTHER_SCORES = coded(
    "AB437",
    "draw-before-scores-changed",
    (
        "in perceel «{lot}» was bij de loting {what} {was} en nu {now}: de beoordeling is veranderd",
        "in lot “{lot}” {what} was {was} at the draw and is now {now}: the evaluation has changed",
    ),
    (
        "herstel wat er sinds de loting is veranderd, of loot opnieuw: `aanbesteding new draw` schrijft het formulier",
        "restore what has changed since the draw, or draw again: `aanbesteding new draw` writes the form",
    ),
)

# --- warnings: the ranking stands -----------------------------------------------------------

ROUNDING_OPEN = coded(
    "AB601",
    "rounding-not-announced",
    (
        "het kader kondigt geen afronding aan; er is niet afgerond",
        "the framework announces no rounding; nothing was rounded",
    ),
    ("kondig «rounding» aan, of «none»", "announce “rounding”, or “none”"),
)
TIES_OPEN = coded(
    "AB602",
    "ties-not-announced",
    (
        "er is een gelijke stand, en het kader kondigt niet aan wat dan beslist",
        "there is a tie, and the framework does not announce what decides",
    ),
    (
        "een loting of een andere regel die niet is aangekondigd, is aanvechtbaar",
        "a draw or another rule that was not announced can be contested",
    ),
)
DROP_OUT_OPEN = coded(
    "AB603",
    "drop-out-not-announced",
    (
        "een relatieve methode ({criteria}), en het kader zegt niet of na uitval opnieuw wordt gerekend",
        "a relative method ({criteria}), and the framework does not say whether drop-out means rescoring",
    ),
    ("kondig «drop-out» aan", "announce “drop-out”"),
)
SHARED_ORGANISATION = coded(
    "AB604",
    "organisation-in-two-bids",
    (
        "organisatie «{organisation}» doet in perceel «{lot}» mee in {bids}",
        "organisation “{organisation}” takes part in lot “{lot}” in {bids}",
    ),
    (
        "ga na of de aanbesteding dit toestaat en of de inschrijvingen onafhankelijk zijn",
        "examine whether the tender allows this and whether the bids are independent",
    ),
)
SHEET_DIFFERS = coded(
    "AB605",
    "price-sheet-resolved",
    (
        "het prijzenblad van «{bid}» telt op tot {sum} en noemt {total}; aangekondigd telt {counts}",
        "the price sheet of “{bid}” adds up to {sum} and states {total}; as announced, {counts} counts",
    ),
    ("leg dit vast in het proces-verbaal", "put this in the evaluation record"),
)
ONE_BID = coded(
    "AB606",
    "one-admissible-bid",
    ("in perceel «{lot}» is één geldige inschrijving", "lot “{lot}” has one admissible bid"),
    (
        "er is geen vergelijking; ga na of gunning dan is aangekondigd",
        "there is no comparison; examine whether an award is then announced",
    ),
)
NO_BID = coded(
    "AB607",
    "no-bid",
    ("voor perceel «{lot}» is geen inschrijving ontvangen", "no bid came in for lot “{lot}”"),
    ("controleer of alle bestanden zijn meegegeven", "check that all files were given"),
)
CONTROL_UNUSED = coded(
    "AB608",
    "control-not-checked",
    (
        "de controle van inschrijving «{bid}» in perceel «{lot}» is niet uitgevoerd: die is er niet of is niet toegelaten",
        "the control of bid “{bid}” in lot “{lot}” was not made: it is not there or not admitted",
    ),
    ("verwijder de controle, of voeg de inschrijving toe", "delete the control, or add the bid"),
)

CONFLICT = coded(
    "AB609",
    "conflict-of-interest",
    (
        "«{assessor}» beoordeelt «{bid}» niet wegens een belangenconflict: {reason}",
        "“{assessor}” does not judge “{bid}” because of a conflict of interest: {reason}",
    ),
    (
        "de cijfers van de anderen tellen; ga na of dat zo is aangekondigd",
        "the marks of the others count; examine whether that was announced",
    ),
)
EXPERIMENTAL = coded(
    "AB610",
    "experimental-award",
    (
        "de gunning «{award}» is experimenteel: de formule is gereconstrueerd en niet uit een gelezen bron",
        "the award “{award}” is experimental: its formula was reconstructed and is not from a source that was read",
    ),
    (
        "gebruik haar niet voor een echte gunning; kies er een met een gelezen bron",
        "do not use it for a real award; choose one with a source that was read",
    ),
)

BELOW_ZERO = coded(
    "AB651",
    "total-below-zero",
    (
        "het totaal van «{bid}» in perceel «{lot}» is {total}, onder nul: de waarde van de kwaliteit is groter dan de prijs",
        "the total of “{bid}” in lot “{lot}” is {total}, below zero: the value of the quality is greater than the price",
    ),
    (
        "dit is toegestaan en telt gewoon mee; ga na of de aangekondigde waarden zo bedoeld zijn",
        "this is allowed and counts as it is; examine whether the announced values were meant so",
    ),
)

ROUNDING_CHANGES = coded(
    "AB611",
    "rounding-changes-the-winner",
    (
        "de afronding bepaalt in perceel «{lot}» wie wint: afgerond {rounded}, zonder afronding {plain}",
        "rounding decides who wins in lot “{lot}”: {rounded} with rounding, {plain} without",
    ),
    (
        "de aangekondigde afronding geldt; ga na dat zij zo is aangekondigd, en leg dit uit bij de gunning",
        "the announced rounding holds; examine that it was announced so, and explain this with the award",
    ),
)
ROUNDING_TIES = coded(
    "AB612",
    "rounding-makes-a-tie",
    (
        "de gelijke stand in perceel «{lot}» ({rounded}) komt door de afronding; zonder afronding wint {plain}",
        "the tie in lot “{lot}” ({rounded}) comes from rounding; without it {plain} wins",
    ),
    (
        "de aangekondigde afronding geldt; ga na dat zij zo is aangekondigd, en leg dit uit bij de loting",
        "the announced rounding holds; examine that it was announced so, and explain this with the draw",
    ),
)
ROUNDING_DECIDES = coded(
    "AB613",
    "rounding-breaks-a-tie",
    (
        "alleen door de afronding wint in perceel «{lot}» {rounded}; zonder afronding is het gelijk: {plain}",
        "only by rounding {rounded} wins in lot “{lot}”; without it there is a tie: {plain}",
    ),
    (
        "de aangekondigde afronding geldt; ga na dat zij zo is aangekondigd, en leg dit uit bij de gunning",
        "the announced rounding holds; examine that it was announced so, and explain this with the award",
    ),
)
FEWER_BIDS = coded(
    "AB614",
    "no-more-bids-than-contracts",
    (
        "perceel «{lot}» heeft {contracts} contracten en {bids} geldige inschrijvingen",
        "lot “{lot}” has {contracts} contracts and {bids} admissible bids",
    ),
    (
        "niemand valt af; ga na of gunning dan is aangekondigd",
        "nobody loses; examine whether an award is then announced",
    ),
)

CLOSED_DIFFERS = coded(
    "AB488",
    "closed-quality-differs",
    (
        "de vastgestelde kwaliteit klopt niet met de invoer: {problem}",
        "the closed quality does not match the input: {problem}",
    ),
    (
        "herstel de bestanden waarop is vastgesteld; nu de prijzen open zijn, kan de kwaliteit niet opnieuw",
        "restore the files that it was closed on; now that prices are open the quality cannot be redone",
    ),
)
CONFLICT_NOWHERE = coded(
    "AB644",
    "conflict-with-nobody",
    (
        "«{assessor}» verklaart een belangenconflict met organisatie «{organisation}», die in geen inschrijving meedoet",
        "“{assessor}” declares a conflict of interest with organisation “{organisation}”, which takes part in no bid",
    ),
    (
        "controleer de aanduiding; klopt die, dan verandert er niets",
        "check the identifier; if it is right, nothing changes",
    ),
)
PRESENT_UNSAID = coded(
    "AB646",
    "present-not-stated",
    (
        "«{assessor}» heeft een belangenconflict bij «{bid}», en het consensusblad zegt niet wie die inschrijving beoordeelden",
        "“{assessor}” has a conflict of interest on “{bid}”, and the consensus sheet does not say who judged that bid",
    ),
    (
        "noem hen onder «present», zodat vaststaat dat deze beoordelaar er niet bij was",
        "name them under “present”, so that it is certain that this assessor was not there",
    ),
)
PRICE_SEEN = coded(
    "AB645",
    "price-before-closing",
    (
        "inschrijving «{bid}» heeft al een prijs voor perceel «{lot}», terwijl de prijzen dicht horen te zijn",
        "bid “{bid}” has a price for lot “{lot}” already, while prices should be locked",
    ),
    (
        "laat de prijs uit het bestand tot de kwaliteit is vastgesteld; hij is niet gelezen",
        "leave the price out of the file until the quality is closed; it was not looked at",
    ),
)
CONSENSUS_DIFFERS = coded(
    "AB641",
    "consensus-differs",
    (
        "inschrijving «{bid}»: het consensuscijfer op «{criterion}» geeft {joint} punten, de subcriteria tellen op tot {arithmetic}",
        "bid “{bid}”: the consensus mark on “{criterion}” gives {joint} points, the subcriteria add up to {arithmetic}",
    ),
    (
        "het consensuscijfer telt, zoals aangekondigd; laat de motivering het verschil dragen",
        "the consensus mark counts, as announced; let the statement of reasons bear the difference",
    ),
)
NO_EFFECT = coded(
    "AB642",
    "weights-without-effect",
    (
        "criterium «{criterion}» komt door consensus tot stand: de gewichten daaronder bepalen niets",
        "criterion “{criterion}” comes about by consensus: the weights beneath it decide nothing",
    ),
    (
        "ga na of inschrijvers dit uit de aankondiging begrijpen; «how: arithmetic» telt de subcriteria op",
        "examine whether tenderers understand this from what was announced; “how: arithmetic” adds the subcriteria up",
    ),
)
SPREAD = coded(
    "AB643",
    "marks-far-apart",
    (
        "inschrijving «{bid}», criterium «{criterion}»: de cijfers liggen ver uiteen ({marks}; {points} procentpunten, {steps} stappen)",
        "bid “{bid}”, criterion “{criterion}”: the marks lie far apart ({marks}; {points} percentage points, {steps} steps)",
    ),
    (
        "bespreek of het panel hetzelfde heeft gelezen; de score verandert hier niet door",
        "discuss whether the panel read the same; the score does not change by this",
    ),
)

CODES: dict[str, Code] = {
    code.code: code for code in list(globals().values()) if isinstance(code, Code)
}
