"""The words about outcomes, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

TITLE = Text("De uitkomsten naast elkaar", "The outcomes side by side")
NAMES = {
    "award": Text("gunning {letter}", "award {letter}"),
    "plan": Text("plan {letter}", "plan {letter}"),
}
UNDER = Text("Gemeten met de regels van {letter}", "Measured by the rules of {letter}")
MEASURES = {
    "outcome": Text("uitkomst", "outcome"),
    "value": Text("waarde in punten", "value in points"),
    "counted": Text("mensen die meetellen", "people who count"),
    "demand": Text("mensen gevraagd", "people asked for"),
    "coverage": Text("deel van de vraag", "part of the demand"),
    "people": Text("mensen bereikt, alle", "people reached, all"),
    "cost": Text("kosten per jaar", "cost a year"),
    "connections": Text("waarvan aansluiten", "of which connecting"),
    "price": Text("prijs in de inschrijvingen", "price in the bids"),
    "continuity": Text("relaties die doorgaan", "relations that go on"),
    "newcomers": Text("deel van de kosten bij nieuwkomers", "part of the cost with newcomers"),
    "volunteers": Text("vrijwilligers", "volunteers"),
    "doubles": Text("dubbele activiteiten", "double activities"),
    "doubled": Text("punten verlies daardoor", "points lost by them"),
    "pairs": Text("samenhangende paren", "pairs that go together"),
    "synergy": Text("punten daarvoor", "points for them"),
    "parties": Text("contractpartijen", "contract parties"),
    "organisations": Text("organisaties", "organisations"),
    "connected": Text("aangesloten vrijwilligersorganisaties", "volunteer organisations connected"),
    "keeps": Text("houdt alle regels", "keeps all rules"),
}
NOTE = Text(
    "Mensen die meetellen: per wijk en doelgroep hoogstens wie gevraagd is. Kosten: die van de "
    "activiteiten in de bestanden, en het aansluiten; niet de prijzen van de inschrijvingen. "
    "Relaties: het deel van de mensen in alle bestaande activiteiten dat de zijne houdt.",
    "People who count: in each district and target group at most those asked for. Cost: that of "
    "the activities in the files, and connecting; not the prices of the bids. Relations: the part "
    "of the people in all existing activities who keep theirs.",
)
TOTALS = Text(
    "De winnaars van A en de coalities van plan {letter} onder elk kader",
    "The winners of A and the coalitions of plan {letter} under each framework",
)
TOTALS_NOTE = Text(
    "In procenten van het geheel van het kader. De coalities staan als inschrijving tussen de "
    "andere; hun cijfers zijn afgeleid uit die van de leden, volgens de regel die het kader "
    "aankondigt. Waar een methode naar andere inschrijvingen kijkt, kan het deel van de winnaar "
    "daardoor anders zijn dan aangekondigd. De rang is die onder alle inschrijvingen. †: met "
    "afgeleide cijfers.",
    "In per cent of the whole of the framework. The coalitions stand as bids among the others; "
    "their marks are derived from those of the members, by the rule that the framework announces. "
    "Where a method looks at other bids, the part of the winner can differ from the announced one. "
    "The rank is that among all bids. †: with derived marks.",
)
NO_BIDS = Text(
    "De coalities van plan {letter} zijn niet als inschrijving te beoordelen: {what}.",
    "The coalitions of plan {letter} cannot be assessed as bids: {what}.",
)
KEPT_OUT = Text(
    "{name} is voor {lot} onder {letter} niet toegelaten: {why}.",
    "{name} is not admitted for {lot} under {letter}: {why}.",
)
WHAT_AN_AWARD_IS = Text(
    "De gunning {letter} doet in elk perceel wat de bestanden aan activiteiten hebben van de "
    "organisaties in de winnende inschrijving, en niet meer.",
    "The award {letter} does, in each lot, the activities that the files list for the "
    "organisations in the winning bid, and no more.",
)
WINS = Text("Onder {letter} gaat {lot} naar {names}.", "Under {letter} {lot} goes to {names}.")
IN_DOUBT = Text(
    "Onder {letter} staat voor {lot} niet vast wie het contract krijgt; wat de gunning zal doen, "
    "is dus niet te vergelijken en blijft open.",
    "Under {letter} it is not certain who gets the contract for {lot}; so what the award will do "
    "cannot be compared, and is left open.",
)
PRICES = Text(
    "De winnende inschrijvingen kosten volgens hun prijs samen {price}; de activiteiten die de "
    "bestanden daarvoor noemen {cost}. Wat het verschil doet, staat niet in de bestanden en telt "
    "nergens mee; evenmin wat het leiden van een coalitie in een plan nog kost.",
    "By their prices the winning bids cost {price} together; the activities that the files list "
    "for them {cost}. What the difference does is not in the files and counts nowhere; "
    "nor does what leading a coalition of a plan costs beyond its activities.",
)
STATUS = {
    "optimal": Text(
        "Plan {letter}: bewezen is dat geen plan dat de regels van {letter} houdt, meer waard is.",
        "Plan {letter}: it is proven that no plan that keeps the rules of {letter} is worth more.",
    ),
    "within-gap": Text(
        "Plan {letter} is niet bewezen het beste, want er mocht een marge blijven. Een "
        "plan dat de regels van {letter} houdt en beter is, {better}.",
        "Plan {letter} is not proven the best, as a gap was allowed. A plan that keeps the "
        "rules of {letter} and is better {better}.",
    ),
    "stopped": Text(
        "Plan {letter} is niet bewezen het beste; het is het beste dat in de tijd is gevonden. Een "
        "plan dat de regels van {letter} houdt en beter is, {better}. Op een andere computer kan "
        "dit plan anders zijn; met meer tijd zoekt het programma verder.",
        "Plan {letter} is not proven the best; it is the best that was found in the time. A plan "
        "that keeps the rules of {letter} and is better {better}. On another computer this plan "
        "can be different; with more time the program searches further.",
    ),
    "none": Text(
        "Plan {letter}: geen plan houdt alle regels van {letter}.",
        "Plan {letter}: no plan keeps all rules of {letter}.",
    ),
    "none-found": Text(
        "Plan {letter}: in de tijd is geen plan gevonden; er kan er een zijn. Met meer tijd "
        "zoekt het programma verder.",
        "Plan {letter}: no plan was found in the time; there may be one. With more time "
        "the program searches further.",
    ),
}
AT_MOST = Text(
    "is hoogstens {gap} % meer waard ({points} punten)",
    "is worth at most {gap} % more ({points} points)",
)
IN_POINTS = Text("is hoogstens {points} punten meer waard", "is worth at most {points} points more")
NOT_KNOWN = Text(
    "kan er zijn; hoeveel meer dat waard is, is niet bekend",
    "may exist; how much more it is worth is not known",
)
NO_ACTIVITIES = Text(
    "Plan {letter}: de inschrijvingen noemen geen activiteiten van wie mee mag doen, dus er is "
    "niets te recombineren.",
    "Plan {letter}: the bids list no activities of anybody who may take part, so there is nothing "
    "to recombine.",
)
NO_SOLVER = Text(
    "Plan {letter} is niet berekend: {what}; {cure}.",
    "Plan {letter} was not worked out: {what}; {cure}.",
)
KEEPS = Text("{name} houdt alle regels van {letter}.", "{name} keeps all rules of {letter}.")
BREAKS = Text(
    "{name} breekt regels van {letter}: {rules}.", "{name} breaks rules of {letter}: {rules}."
)
MISSING = Text(
    "Bij {name} tellen onder {letter} niet mee, omdat {letter} hun organisatie uitsluit of de "
    "activiteit niet kent: {activities}.",
    "Of {name} these do not count under {letter}, as {letter} excludes their organisation or does "
    "not know the activity: {activities}.",
)
MADE_FOR = Text(
    "Plan {letter} is gekozen om volgens de regels van {letter} zo veel mogelijk waard te zijn; de "
    "gunning niet. Ligt het plan daar voor, dan was dat te verwachten; let dus op hoeveel.",
    "Plan {letter} was chosen to be worth as much as possible by the rules of {letter}; the award "
    "was not. If the plan is ahead there, that was to be expected; so look at how far.",
)
EXCHANGE = {
    "rate": Text(
        "Met de regels van {letter}: {less} is de goedkopere, {more} is {value} punten meer waard "
        "voor {cost} per jaar meer. Beide zijn gelijk als een punt {rate} waard is: daaronder ligt "
        "{less} voor, daarboven {more}.",
        "By the rules of {letter}: {less} is the cheaper, {more} is worth {value} points more for "
        "{cost} a year more. Both are equal where a point is worth {rate}: below that {less} is "
        "ahead, above it {more}.",
    ),
    "always": Text(
        "Met de regels van {letter}: {more} is {value} punten meer waard en kost {cost} per jaar "
        "minder dan {less}; wat een punt ook waard is, {more} ligt voor.",
        "By the rules of {letter}: {more} is worth {value} points more and costs {cost} a year "
        "less than {less}; whatever a point is worth, {more} is ahead.",
    ),
    "prices": Text(
        "Telt voor de gunning de prijs in de inschrijvingen als kosten ({price}), dan zijn beide "
        "gelijk als een punt {rate} waard is: daaronder ligt {less} voor, daarboven {more}.",
        "If the price in the bids counts as the cost of the award ({price}), both are equal where "
        "a point is worth {rate}: below that {less} is ahead, above it {more}.",
    ),
    "prices-always": Text(
        "Telt voor de gunning de prijs in de inschrijvingen als kosten ({price}), dan ligt {more} "
        "voor, wat een punt ook waard is.",
        "If the price in the bids counts as the cost of the award ({price}), {more} is ahead, "
        "whatever a point is worth.",
    ),
    "rest": Text(
        "Voor dat geld doen de winnende inschrijvingen mogelijk meer dan de bestanden noemen. De "
        "gunning is evenveel waard als {plan} zodra wat zij meer doen, voor {rest} per jaar, "
        "{value} punten waard is: {needed} per miljoen euro. De activiteiten die wel genoemd "
        "zijn, zijn per miljoen {listed} waard.",
        "For that money the winning bids may do more than the files list. The award is worth as "
        "much as {plan} as soon as what they do beyond it, for {rest} a year, is worth {value} "
        "points: {needed} per million euros. The activities that are listed are worth {listed} "
        "per million.",
    ),
    "equal": Text(
        "Met de regels van {letter}: {more} en {less} zijn evenveel waard en kosten evenveel.",
        "By the rules of {letter}: {more} and {less} are worth the same and cost the same.",
    ),
}
