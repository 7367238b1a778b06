"""The words of the workbook, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

# --- the names of the sheets (at most 31 characters, without []:*?/\ and ') -----------------

ABOUT = Text("Toelichting", "About")
CRITERIA = Text("Kader", "Framework")
PARAMETERS = Text("Parameters", "Parameters")
SCALES = Text("Schalen", "Scales")
RULES = Text("Regels", "Rules")
INPUT = Text("Invoer", "Input")
PRICE_LINES = Text("Prijsregels", "Price lines")
MEMBERS = Text("Leden", "Members")
MARKS = Text("Cijfers", "Marks")
SCORES = Text("Scores {number} {lot}", "Scores {number} {lot}")
TOTALS = Text("Totalen", "Totals")
RANKING = Text("Rangorde", "Ranking")
CONTROL = Text("Controle", "Control")
CHANGES = Text("Wijzigingen", "Changes")

# --- heads of columns -----------------------------------------------------------------------

LOT = Text("perceel", "lot")
BID = Text("inschrijving", "bid")
NAME = Text("naam", "name")
CRITERION = Text("criterium", "criterion")
TITLE = Text("titel", "title")
LEVEL = Text("niveau", "level")
WEIGHT = Text("gewicht", "weight")
OF_WHOLE = Text("gewicht in het geheel", "weight in the whole")
METHOD = Text("methode", "method")
FORMULA = Text("formule", "formula")
RECALCULATED = Text("herrekend", "recalculated")
MINIMUM = Text("minimum (%)", "minimum (%)")
ORIGIN = Text("bron of aanname", "source or assumption")
KEY = Text("sleutel", "key")
NUMBER = Text("nr.", "no.")
VALUE = Text("waarde", "value")
FROM = Text("vanaf", "from")
BELOW = Text("tot", "below")
IS = Text("keuze", "choice")
SCALE = Text("schaal", "scale")
MARK = Text("cijfer", "mark")
WORTH = Text("waard", "worth")
WORTH_OF = Text("waard: {assessor}", "worth: {assessor}")
REASON_OF = Text("motivering: {assessor}", "reason: {assessor}")
MEANING = Text("betekenis", "meaning")
SUBJECT = Text("onderwerp", "subject")
STATUS = Text("status", "status")
REASON = Text("reden", "reason")
PRICE = Text("prijs", "price")
ITEM = Text("onderdeel", "item")
QUANTITY = Text("hoeveelheid", "quantity")
UNIT_PRICE = Text("bedrag per eenheid", "amount per unit")
YEAR_FROM = Text("jaar vanaf", "year from")
YEAR_TO = Text("jaar tot en met", "year up to")
AMOUNT = Text("bedrag", "amount")
ORGANISATION = Text("organisatie", "organisation")
ROLE = Text("rol", "role")
PART = Text("aandeel (%)", "part (%)")
COUNTS = Text("aandeel bij «{criterion}»", "share on “{criterion}”")
COMBINED = Text("samen", "combined")
SHARE = Text("aandeel", "share")
MEASURED = Text("gemeten", "measured")
SHARE_ROUNDED = Text("aandeel, afgerond", "share, rounded")
POINTS = Text("punten", "points")
POINTS_ROUNDED = Text("punten, afgerond", "points, rounded")
EUROS = Text("waarde in euro's", "value in euros")
EUROS_ROUNDED = Text("waarde, afgerond", "value, rounded")
PASSED = Text("door toets {number}", "past test {number}")
COMPETING_PRICE = Text("prijs na toets {number}", "price after test {number}")
QUALITY = Text("som", "sum")
TOTAL = Text("totaal", "total")
TOTAL_RAW = Text("totaal vóór afronding", "total before rounding")
RANKED_SUM = Text("som van wie meedingt", "sum of who is ranked")
RANKED_PRICE = Text("prijs van wie meedingt", "price of who is ranked")
TIE = Text("bij gelijk: {word}", "in a tie: {word}")
DRAWN = Text("loting", "draw")
SORTING = Text("sorteersleutel", "sorting key")
RANK = Text("rang", "rank")
PLACE = Text("plaats", "place")
CONTRACT = Text("contract", "contract")
QUANTITY_OF = Text("grootheid", "quantity")
EXACT = Text("exact (breuk)", "exact (fraction)")
DECIMAL = Text("exact (decimaal)", "exact (decimal)")
NEAREST = Text("exact, als getal", "exact, as a number")
RECALC = Text("herrekend", "recalculated")
COMPARED = Text("vergelijking", "comparison")
SHEET = Text("blad", "sheet")
CELL = Text("vak", "cell")
ROW = Text("rij", "row")
COLUMN = Text("kolom", "column")
WAS = Text("was", "was")
NOW = Text("is nu", "is now")
CHANGED = Text("veranderd", "changed")
ALLOWED = Text("kan zo", "can be so")
WEIGHTS_BENEATH = Text("som van de gewichten eronder", "sum of the weights beneath it")
WEIGHTS_ON_TOP = Text("som van de gewichten bovenaan", "sum of the weights on top")
WITHIN_BOUNDS = Text("prijs, binnen ondergrens en plafond", "price, within floor and ceiling")
LINES_ADD_UP = Text("regels tellen op tot het genoemde totaal", "lines add up to the stated total")
DRAWN_RANK = Text("geloot om rang", "drawn for rank")
DRAW_HOLDS = Text("loting telt", "draw counts")
PLACED = Text("inschrijving op plaats {place}", "bid in place {place}")
DRAWN_AT = Text("geloot bij: {word}", "drawn at: {word}")

# --- what stands in cells -------------------------------------------------------------------

YES, NO = Text("ja", "yes"), Text("nee", "no")
BY_FORMULA = Text("formule", "formula")
BY_VALUE = Text("waarde", "value")
SUM_OF_PARTS = Text("som van de subcriteria", "sum of the subcriteria")
JOINT = Text("gezamenlijk cijfer van het panel", "joint mark of the panel")
CONSENSUS = Text("consensus", "consensus")
ALL_LOTS = Text("alle", "all")
ADMITTED = Text("toegelaten", "admitted")
SET_ASIDE = Text("terzijde gelegd", "set aside")
EXCLUDED = Text("uitgesloten", "excluded")
EQUAL, DIFFERENT = Text("gelijk", "equal"), Text("VERSCHIL", "DIFFERENT")
AWARD = Text("gunning", "award")
DRAW_NEEDED = Text("loting nodig", "draw needed")
NO_TOTAL = Text("niet te berekenen", "cannot be calculated")
LOWEST = Text("laagste prijs", "lowest price")
HIGHEST = Text("hoogste prijs", "highest price")
MEAN = Text("gemiddelde prijs", "mean price")
MEDIAN = Text("mediaan van de prijzen", "median price")
AFTER_TEST = Text("{what}, na toets {number}", "{what}, after test {number}")
BEST_OF = Text("beste aandeel op «{criterion}»", "best share on “{criterion}”")
BEST_SUM = Text("hoogste som", "greatest sum")
LOWEST_RANKED = Text("laagste prijs van wie meedingt", "lowest price of who is ranked")
WHOLE = Text("som van de gewichten", "sum of the weights")

# --- titles and notes -----------------------------------------------------------------------

CRITERIA_TITLE = Text("Beoordelingskader: criteria", "Framework: criteria")
CRITERIA_NOTE = Text(
    "Verander een gewicht en alles rekent mee. Of de gewichten nog optellen tot het geheel, staat op het blad Wijzigingen.",
    "Change a weight and everything follows. Whether the weights still add up to the whole is on the sheet Changes.",
)
PARAMETERS_TITLE = Text("Getallen van de methoden", "Numbers of the methods")
PARAMETERS_NOTE = Text(
    "De aangekondigde getallen die in de formules staan. Woorden (zoals clamp) liggen vast: zij bepalen de formule.",
    "The announced numbers in the formulas. Words (such as clamp) are fixed: they determine the formula.",
)
SCALES_TITLE = Text("Beoordelingsschalen", "Rating scales")
SCALES_NOTE = Text(
    "Wat een cijfer waard is, in procenten van het gewicht. Een schaal van getallen heeft het getal met 0 % en dat met 100 %.",
    "What a mark is worth, in per cent of the weight. A scale of numbers has the number worth 0 % and the one worth 100 %.",
)
RULES_TITLE = Text(
    "Aangekondigde regels, bronnen en bestanden", "Announced rules, sources and files"
)
INPUT_TITLE = Text("Invoer: inschrijvingen, prijzen en feiten", "Input: bids, prices and facts")
INPUT_NOTE = Text(
    "Grijs is overgenomen en rekent niet mee: wie wordt toegelaten of uitgesloten, bepaalt het programma. Een minimumscore rekent wel mee: de status verandert dan. De reden is die bij de invoer zoals die was.",
    "Grey is taken over and does not recalculate: the program determines who is admitted or excluded. A minimum score does recalculate: then the status changes. The reason is the one for the input as it was.",
)
PRICE_LINES_TITLE = Text("Prijzen per regel", "Prices by line")
MEMBERS_TITLE = Text(
    "Leden van de inschrijvers, en hun feiten", "Members of the tenderers, and their facts"
)
MARKS_TITLE = Text("Cijfers per beoordelaar", "Marks per assessor")
MARKS_NOTE = Text(
    "Een leeg vak is een cijfer dat niet is gegeven. Het aandeel is wat het panel samen geeft, zoals aangekondigd.",
    "An empty cell is a mark that was not given. The share is what the panel gives together, as announced.",
)
SCORES_TITLE = Text("Scores: {title}", "Scores: {title}")
TOTALS_TITLE = Text("Totalen en rangen", "Totals and ranks")
RANKING_TITLE = Text("Rangorde", "Ranking")
RANKING_NOTE = Text(
    "Sorteert zichzelf als de invoer verandert. Een loting is overgenomen en telt alleen zolang de stand is waarvoor zij is gehouden.",
    "Sorts itself when the input changes. A draw is taken over and counts only while the situation is the one it was held for.",
)
OUT_TITLE = Text(
    "Uitgesloten of terzijde gelegd, bij de invoer zoals die was",
    "Excluded or set aside, for the input as it was",
)
CONTROL_TITLE = Text("Controle: herrekend naast exact", "Control: recalculated beside exact")
CONTROL_NOTE = Text(
    "Exact is wat het programma vond bij de invoer zoals die was. Wie een gewicht of een cijfer verandert, vraagt «wat als»: dan horen er verschillen te zijn. Zonder veranderde invoer hoort er geen te zijn.",
    "Exact is what the program found for the input as it was. Who changes a weight or a mark asks “what if”: then there should be differences. Without a changed input there should be none.",
)
ALL_EQUAL = Text(
    "Alle getallen zijn gelijk aan de exacte uitkomst; geen invoer is veranderd.",
    "All numbers equal the exact result; no input was changed.",
)
WHAT_IF = Text(
    "WAT ALS: er is invoer veranderd (blad Wijzigingen). Dit is niet de uitslag, maar wat er dan uit zou komen; vandaar de verschillen op het blad Controle.",
    "WHAT IF: input was changed (sheet Changes). This is not the result, but what it would then be; hence the differences on the sheet Control.",
)
REFUSED = Text(
    "WAT ALS, MAAR ZO KAN HET NIET: er is invoer veranderd in wat het programma zou weigeren of uitsluiten (blad Wijzigingen, kolom «kan zo»). Dit is niet de uitslag.",
    "WHAT IF, BUT NOT LIKE THIS: input was changed into what the program would refuse or exclude (sheet Changes, column “can be so”). This is not the result.",
)
BROKEN = Text(
    "VERSCHILLEN ZONDER VERANDERDE INVOER: een formule is overschreven, dit rekenprogramma rekent anders, of getallen liggen dichter bij elkaar dan een vak ziet. Vertrouw dit werkboek niet; het blad Controle zegt welke getallen het zijn.",
    "DIFFERENCES WITHOUT CHANGED INPUT: a formula was overwritten, this spreadsheet program calculates otherwise, or numbers are closer than a cell can tell. Do not trust this workbook; the sheet Control says which numbers.",
)
FIRST_ROW = Text("het eerste in rij", "the first in row")
CHANGES_TITLE = Text("Wijzigingen in de invoer", "Changes of the input")
CHANGES_NOTE = Text(
    "Elk invoervak, met wat het was en wat het nu is, en of het programma dat zou aannemen. Leeg is hier niet getoetst. Onderaan staat wat samen moet kloppen: sommen van gewichten, prijzen tussen ondergrens en plafond.",
    "Every cell of input, with what it was and what it is now, and whether the program would accept that. Empty was not tested here. At the bottom stands what must be right together: sums of weights, prices within floor and ceiling.",
)
CHANGED_COUNT = Text("veranderde vakken", "changed cells")
REFUSED_COUNT = Text("wat zo niet kan", "what cannot be so")
COMPARED_COUNT = Text("vergeleken getallen", "numbers compared")
DIFFERENT_COUNT = Text("verschillen", "differences")

# --- the sheet that explains ----------------------------------------------------------------

ABOUT_LINES = (
    Text(
        "Dit werkboek rekent de beoordeling na: van prijzen, feiten en cijfers, via de aangekondigde methoden, gewichten en afrondingen, tot totalen en rangen. Elk getal van de uitslag is een formule.",
        "This workbook recalculates the evaluation: from prices, facts and marks, by the announced methods, weights and roundings, to totals and ranks. Every number of the result is a formula.",
    ),
    Text(
        "Verander een geel vak om te zien wat het doet. Boven de scores, totalen en rangorde staat dan in rood dat dit niet meer de uitslag is, en het blad Wijzigingen zegt wat er is veranderd. Ongedaan maken brengt de uitslag terug.",
        "Change a yellow cell to see what it does. Above the scores, totals and ranking it then says in red that this is no longer the result, and the sheet Changes says what was changed. Undoing it brings back the result.",
    ),
    Text(
        "Wie is toegelaten of uitgesloten (gronden, eisen, plafond) en lotingen zijn overgenomen van het programma; minimumscores rekenen wel mee. De bladen zijn beveiligd zonder wachtwoord, zodat een formule niet per ongeluk wordt overschreven.",
        "Who is admitted or excluded (grounds, requirements, ceiling) and draws are taken over from the program; minimum scores do recalculate. The sheets are protected without a password, so that no formula is overwritten by accident.",
    ),
    Text(
        "De uitslag is die van het programma, dat met exacte breuken rekent. Een rekenblad kent ongeveer vijftien cijfers; wat binnen een miljardste gelijk is, geldt hier als gelijk. Het blad Controle zet beide naast elkaar.",
        "The result is that of the program, which calculates with exact fractions. A spreadsheet knows some fifteen digits; what is equal within a billionth counts as equal here. The sheet Control puts both side by side.",
    ),
)
MADE_BY = Text("Gemaakt met aanbesteding {version}.", "Made with aanbesteding {version}.")
LEGEND = Text("Betekenis van de vakken", "What the cells mean")
LEGEND_INPUT = Text(
    "invoer: verander dit om te zien wat het doet", "input: change it to see what it does"
)
LEGEND_CALCULATED = Text("formule: rekent mee", "formula: recalculates")
LEGEND_VALUE = Text(
    "overgenomen: rekent niet mee (toelating, lotingen, wat een rekenblad niet kan)",
    "taken over: does not recalculate (admission, draws, what a spreadsheet cannot do)",
)
SHEETS = Text("Bladen", "Sheets")
LISTED = Text("{name}: {what}", "{name}: {what}")
WHAT = {
    ABOUT: Text("hoe dit werkboek te lezen is", "how to read this workbook"),
    CRITERIA: Text(
        "de criteria als boom, hun gewichten, methoden en minimums, met bron of aanname",
        "the criteria as a tree, their weights, methods and minimums, with source or assumption",
    ),
    PARAMETERS: Text(
        "de aangekondigde getallen van de methoden en de gunning, en wat zij betekenen",
        "the announced numbers of the methods and the award, and what they mean",
    ),
    SCALES: Text("wat elk cijfer waard is", "what every mark is worth"),
    RULES: Text(
        "afronding, gelijke stand, percelen, bronnen en bestanden",
        "rounding, ties, lots, sources and files",
    ),
    INPUT: Text(
        "per perceel de inschrijvingen: status, prijs, feiten",
        "per lot the bids: status, price, facts",
    ),
    PRICE_LINES: Text("prijzen regel voor regel", "prices line by line"),
    MEMBERS: Text(
        "de organisaties achter de inschrijvingen en hun feiten",
        "the organisations behind the bids, and their facts",
    ),
    MARKS: Text(
        "de cijfers van elke beoordelaar, wat ze waard zijn, en waarom",
        "the marks of every assessor, what they are worth, and why",
    ),
    SCORES: Text(
        "van gemeten naar punten, per criterium", "from measured to points, per criterion"
    ),
    TOTALS: Text(
        "de totalen, en wat bij gelijke stand beslist", "the totals, and what decides in a tie"
    ),
    RANKING: Text("wie het wordt, en wie afvalt", "who gets it, and who is out"),
    CHANGES: Text(
        "welke invoer is veranderd, en of dat zo kan",
        "which input was changed, and whether it can be so",
    ),
    CONTROL: Text(
        "elk getal naast de exacte uitkomst van het programma",
        "every number beside the exact result of the program",
    ),
}
"""What every sheet holds, for the list on the first."""
