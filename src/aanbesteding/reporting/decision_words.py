"""The words of an award decision and of a standstill, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

TITLE = Text("Gunningsbeslissing: {title}", "Award decision: {title}")
TRIAL = Text(
    "PROEF: het kader is een concept en niet gepubliceerd. Dit is geen gunningsbeslissing.",
    "TRIAL: the framework is a draft and was not published. This is no award decision.",
)
FOR_SENDER = Text("Let op (niet voor de mededelingen)", "Note (not for the notices)")
TOOL = Text(
    "Alle getallen komen uit de evaluatie; alle motiveringen zijn letterlijk die van de "
    "beoordelaars.",
    "All numbers come from the evaluation; all reasons are literally those of the assessors.",
)

STANDSTILL = Text("Opschortende termijn", "Standstill period")
PERIOD = Text(
    "De opschortende termijn loopt van {first} tot en met {last}.",
    "The standstill period runs from {first} up to and including {last}.",
)
HOW = Text("Berekening, stap voor stap:", "Calculation, step by step:")
SOURCE = Text("[{source}]", "[{source}]")
UNVERIFIED = Text("niet geverifieerd", "not verified")
EXTENSION = Text(
    "De regel over een laatste dag op een zaterdag, zondag of feestdag is niet geverifieerd: de "
    "tekst van de Algemene termijnenwet hoort niet bij de bronnen die voor dit programma zijn "
    "gelezen. Ga deze regel na. Een langere termijn mag in elk geval: art. 2.127 noemt een minimum.",
    "The rule about a last day on a Saturday, Sunday or holiday is not verified: the text of the "
    "Algemene termijnenwet is not among the sources that were read for this program. Check this "
    "rule. A longer period is allowed in any case: art. 2.127 states a minimum.",
)
DECREES = Text(
    "Dagen die bij besluit met een feestdag zijn gelijkgesteld, kent dit programma niet; geef ze "
    "op met --closed-day.",
    "This program does not know days that were equated with a holiday by decree; name them with "
    "--closed-day.",
)
DECREES_ON_PAPER = Text(
    "Dagen die bij besluit met een feestdag zijn gelijkgesteld, kent het programma niet dat deze "
    "termijn berekende; ga na of zo'n dag meetelt.",
    "The program that counted this period does not know days that were equated with a holiday by "
    "decree; check whether such a day counts.",
)
CLOSED = Text("Opgegeven gelijkgestelde dagen: {days}.", "Days named as equated: {days}.")
OWN_TERM = Text(
    "Een termijn voor een kort geding die in de aanbestedingsstukken staat, is een andere termijn "
    "en is hier niet berekend.",
    "A time limit for summary proceedings in the tender documents is another period and is not "
    "calculated here.",
)

AWARD = Text(
    "De aanbestedende dienst is voornemens perceel {lot} te gunnen aan {name}.",
    "The contracting authority intends to award lot {lot} to {name}.",
)
LOTS_DRAWN = Text(
    "Voor gelijke inschrijvingen op rang {rank} is de volgorde bepaald door loting van {date}, "
    "gehouden door {held_by}.",
    "Equal bids on rank {rank} were put in order by a drawing of lots of {date}, held by {held_by}.",
)
RANK_DRAWN = Text(
    "Deze rang is bepaald door loting van {date}, gehouden door {held_by}.",
    "This rank was decided by a drawing of lots of {date}, held by {held_by}.",
)
ONE_OF = Text(
    "De inschrijving van {name} is geëindigd op rang {rank} van {count}, met een totaal van {total}. "
    "De aanbestedende dienst is voornemens dit perceel te gunnen aan {winner}.",
    "The bid of {name} ranks {rank} of {count}, with a total of {total}. The contracting authority "
    "intends to award this lot to {winner}.",
)
BESIDE = Text("Naast de inschrijving van {name}", "Beside the bid of {name}")
CHOSEN_HERE = Text(
    "De gekozen inschrijving is hieronder die van {name}.",
    "The chosen bid is the one of {name} below.",
)
NOT_DECIDED = Text(
    "Over dit perceel is geen gunningsbeslissing te nemen.",
    "No award decision can be taken on this lot.",
)
ADDS_UP = Text(
    "Het totaal is de som van de punten; het hoogste totaal is de beste inschrijving.",
    "The total is the sum of the points; the highest total is the best bid.",
)
FORMULA = {
    "high": Text(
        "Totaal = {formula}; het hoogste totaal is de beste inschrijving.",
        "Total = {formula}; the highest total is the best bid.",
    ),
    "low": Text(
        "Totaal = {formula}; het laagste totaal is de beste inschrijving.",
        "Total = {formula}; the lowest total is the best bid.",
    ),
}
EXPERIMENTAL = Text("Deze gunning is experimenteel.", "This way of award is experimental.")

TO = Text("Mededeling aan {name} ({bid})", "Notice to {name} ({bid})")
CHOSEN = Text(
    "De inschrijving van {name} is als eerste geëindigd, met een totaal van {total}. De "
    "aanbestedende dienst is voornemens dit perceel aan {name} te gunnen.",
    "The bid of {name} came first, with a total of {total}. The contracting authority intends to "
    "award this lot to {name}.",
)
LOST = Text(
    "De inschrijving van {name} is geëindigd op rang {rank} van {count}. De aanbestedende dienst "
    "is voornemens dit perceel te gunnen aan {winner}.",
    "The bid of {name} ranks {rank} of {count}. The contracting authority intends to award this "
    "lot to {winner}.",
)
LOST_SHARED = Text(
    "De inschrijving van {name} is geëindigd op rang {rank} van {count}, gedeeld met {shared} "
    "andere. De aanbestedende dienst is voornemens dit perceel te gunnen aan {winner}.",
    "The bid of {name} ranks {rank} of {count}, shared with {shared} others. The contracting "
    "authority intends to award this lot to {winner}.",
)
TOTALS = Text(
    "Totaal van deze inschrijving: {own}; totaal van {winner}: {best}; verschil: {difference}.",
    "Total of this bid: {own}; total of {winner}: {best}; difference: {difference}.",
)
TIED = Text(
    "De totalen zijn gelijk. Zoals aangekondigd besliste {title}: {winner} heeft {best}, deze "
    "inschrijving {own}.",
    "The totals are equal. As announced, {title} decided: {winner} has {best}, this bid {own}.",
)
DRAWN = Text(
    "De totalen zijn gelijk, en de aangekondigde regels maakten geen verschil; de loting van {date}, "
    "gehouden door {held_by}, besliste.",
    "The totals are equal, and the announced rules made no difference; the drawing of lots of {date}, "
    "held by {held_by}, decided.",
)
NOT_ADMITTED = Text(
    "De inschrijving van {name} is uitgesloten of terzijde gelegd en telt niet mee in de rangorde. "
    "De aanbestedende dienst is voornemens dit perceel te gunnen aan {winner}.",
    "The bid of {name} was excluded or set aside and is not in the ranking. The contracting "
    "authority intends to award this lot to {winner}.",
)
REASONS = Text("Redenen:", "Reasons:")
EXCLUDED = Text("Uitgesloten of terzijde gelegd:", "Excluded or set aside:")

SCORES = Text("Scores per criterium", "Scores per criterion")
CRITERION = Text("criterium", "criterion")
WEIGHT = Text("gewicht", "weight")
OWN = Text("eigen", "own")
WINNER = Text("gekozen", "chosen")
DIFFERENCE = Text("verschil", "difference")
TOTAL, PRICE = Text("Totaal", "Total"), Text("Prijs", "Price")
DIFFERENCE_NOTE = Text(
    "Verschil: de gekozen inschrijving min de eigen.",
    "Difference: the chosen bid minus the own one.",
)
INDENTED_NOTE = Text(
    "Ingesprongen criteria maken samen het criterium erboven.",
    "Indented criteria together make the criterion above them.",
)
ROUNDED_NOTE = Text(
    "De getallen zijn alleen voor de weergave afgerond op {digits} decimalen; er is gerekend zonder "
    "deze afronding, zodat de laatste decimaal van een som of verschil kan afwijken.",
    "The numbers are rounded to {digits} decimals for display only; the calculation was made "
    "without this rounding, so the last decimal of a sum or difference can differ.",
)
ONLY_GATES = Text(
    "De scores tellen niet mee in het totaal; zij zijn alleen getoetst aan de minimumscores.",
    "The scores are not in the total; they were only tested against the minimum scores.",
)

ADVANTAGES = Text(
    "Relatieve voordelen van de gekozen inschrijving", "Relative advantages of the chosen bid"
)
NO_ADVANTAGE = Text(
    "Op geen enkel onderdeel heeft de gekozen inschrijving een hogere score.",
    "On no item does the chosen bid score higher.",
)
OWN_ADVANTAGES = Text(
    "Onderdelen waarop deze inschrijving beter is", "Items on which this bid is better"
)
NO_OWN = Text(
    "Op geen enkel onderdeel is deze inschrijving beter dan de gekozen inschrijving.",
    "On no item is this bid better than the chosen bid.",
)
EQUAL = Text("Gelijke score: {titles}.", "Equal score: {titles}.")
HIGHER = Text(
    "{title}: {better} tegen {worse}, dat is {size} meer.",
    "{title}: {better} against {worse}, which is {size} more.",
)
LOWER_PRICE = Text(
    "Prijs: {better} tegen {worse}, dat is {size} lager.",
    "Price: {better} against {worse}, which is {size} lower.",
)
IN_TOTAL = Text("In het totaal telt dit voor {amount}.", "In the total this counts for {amount}.")
SUM = Text(
    "Optelling: voordelen {plus}, min wat voor deze inschrijving spreekt {minus}{rounding}, is het "
    "verschil van {difference}.",
    "Sum: advantages {plus}, less what speaks for this bid {minus}{rounding}, is the difference of "
    "{difference}.",
)
ROUNDING_MORE = Text(
    ", vermeerderd met {amount} door de aangekondigde afronding",
    ", plus {amount} by the announced rounding",
)
ROUNDING_LESS = Text(
    ", verminderd met {amount} door de aangekondigde afronding",
    ", less {amount} by the announced rounding",
)
PRICE_MORE = Text(
    "De prijs van deze inschrijving, {own}, is {size} hoger dan die van de gekozen inschrijving, "
    "{winner}.",
    "The price of this bid, {own}, is {size} higher than that of the chosen bid, {winner}.",
)
PRICE_LESS = Text(
    "De prijs van deze inschrijving, {own}, is {size} lager dan die van de gekozen inschrijving, "
    "{winner}.",
    "The price of this bid, {own}, is {size} lower than that of the chosen bid, {winner}.",
)
PRICE_SAME = Text("De prijs van beide inschrijvingen is {own}.", "The price of both bids is {own}.")
PRICE_AS_POINTS = Text(
    "Op de criteria over de prijs heeft de gekozen inschrijving daarmee {points} meer.",
    "On the criteria about the price the chosen bid thus has {points} more.",
)
PRICE_AS_POINTS_OWN = Text(
    "Op de criteria over de prijs heeft deze inschrijving daarmee {points} meer.",
    "On the criteria about the price this bid thus has {points} more.",
)
PRICE_NO_POINTS = Text(
    "Op de criteria over de prijs maakt dat geen verschil.",
    "On the criteria about the price that makes no difference.",
)
PRICE_IN_TOTAL = Text(
    "De prijs telt euro voor euro mee in het totaal.",
    "The price counts in the total, euro for euro.",
)
PRICE_IN_FORMULA = Text(
    "De prijs telt mee volgens de formule van het totaal; prijs en kwaliteit tellen daarin niet bij "
    "elkaar op.",
    "The price counts by the formula of the total, in which price and quality do not add up.",
)
PRICE_NOT = Text("De prijs telt niet mee in het totaal.", "The price does not count in the total.")
WHAT_IF = Text(
    "Met de prijs van de gekozen inschrijving en de eigen kwaliteit was het totaal {price} geweest; "
    "met de kwaliteit van de gekozen inschrijving en de eigen prijs {quality}.",
    "With the price of the chosen bid and its own quality the total would have been {price}; with "
    "the quality of the chosen bid and its own price {quality}.",
)
HOW_OWN = Text("Totaal van deze inschrijving: {step}.", "Total of this bid: {step}.")
HOW_WINNER = Text("Totaal van {winner}: {step}.", "Total of {winner}: {step}.")

MOTIVATION = Text(
    "Motivering van de beoordelaars, letterlijk", "Reasons of the assessors, verbatim"
)
ABOUT = Text("Over {name}:", "About {name}:")
QUOTE = Text("{capacity}, cijfer «{mark}»: «{reason}»", "{capacity}, mark “{mark}”: “{reason}”")
NO_PANEL = Text(
    "Zonder cijfers van beoordelaars, berekend uit de inschrijving zelf: {titles}.",
    "Without marks of assessors, calculated from the bid itself: {titles}.",
)
METHOD = Text("{title} ({method})", "{title} ({method})")
OTHERS = Text("Rangorde van alle inschrijvingen", "Ranking of all bids")
RANK, NAME = Text("rang", "rank"), Text("naam", "name")
