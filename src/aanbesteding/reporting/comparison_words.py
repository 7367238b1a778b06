"""The words of the summary of a comparison, for a reader who has never seen a score."""

from __future__ import annotations

from aanbesteding.texts import Text

SUMMARY = Text("Samenvatting", "Summary")
WHAT = Text("Wat hier vergeleken is", "What is compared here")
TENDER = Text("Het sterkste punt van de aanbesteding", "The strongest point of tendering")
RECOMBINATION = Text("Het sterkste punt van de recombinatie", "The strongest point of recombining")
STRONGEST = Text("Het sterkste punt van {letter}", "The strongest point of {letter}")
TURNS = Text("Wat waar moet zijn om het om te draaien", "What must be true to turn it around")
ASSUMED = Text("Wat is aangenomen", "What is assumed")
VERDICT = Text("Wat dit niet zegt", "What this does not say")

BIDS = Text(
    "Dezelfde {count} inschrijvingen zijn beoordeeld volgens {frameworks} kaders. Een kader zegt "
    "waarop gelet wordt en hoe zwaar; wie eerste staat, volgt daaruit.",
    "The same {count} bids were assessed by {frameworks} frameworks. A framework says what is "
    "looked at and how much it weighs; who is first follows from that.",
)
CHOOSES = Text("{lot}: {choices}.", "{lot}: {choices}.")
CHOICE = Text("{letter} kiest {names}", "{letter} chooses {names}")
NO_LOT = Text("Geen perceel staat in alle kaders.", "No lot is in all frameworks.")
SAME = Text(
    "In {same} van de {lots} percelen noemen alle kaders dezelfde eerste.",
    "In {same} of the {lots} lots all frameworks name the same first.",
)
SAME_NOWHERE = Text(
    "In geen enkel perceel noemen alle kaders dezelfde eerste.",
    "In no lot do all frameworks name the same first.",
)
SAME_EVERYWHERE = Text(
    "In elk perceel noemen alle kaders dezelfde eerste.",
    "In every lot all frameworks name the same first.",
)
TWO_OUTCOMES = Text(
    "Twee uitkomsten staan naast elkaar. De gunning: wat de winnaars van {a} volgens de bestanden "
    "doen. Het plan: de beste nieuwe combinatie van alle activiteiten die de regels van {b} "
    "toelaten, ook van wie niet won.",
    "Two outcomes stand side by side. The award: what the winners of {a} do by the files. "
    "The plan: the best new combination of all activities that the rules of {b} allow, also of "
    "those who did not win.",
)
ANOTHER_PLAN = Text(
    "Ernaast staat plan {letter}: de beste combinatie die de regels van {letter} toelaten.",
    "Beside them stands plan {letter}: the best combination that the rules of {letter} allow.",
)
NOT_PROVEN = Text(
    "Het plan van {letter} is niet bewezen het beste; een beter plan {better}.",
    "The plan of {letter} is not proven the best; a better one {better}.",
)
AS_BIDS = Text(
    "Beoordeeld als inschrijving, met cijfers die uit die van de leden zijn afgeleid, haalt de "
    "coalitie van het plan onder {letter} in {more} van de {both} percelen meer dan de winnaar van "
    "de aanbesteding.",
    "Assessed as a bid, with marks derived from those of its members, the plan's coalition gets "
    "more than the winner of the tender in {more} of the {both} lots under {letter}.",
)
AS_BIDS_SOME = Text(
    "Onder {letter} zijn {both} van de {lots} percelen te vergelijken. In {more} daarvan haalt de "
    "coalitie van het plan, beoordeeld als inschrijving met afgeleide cijfers, meer dan de winnaar "
    "van de aanbesteding.",
    "Under {letter} {both} of the {lots} lots can be compared. In {more} of those the plan's "
    "coalition, assessed as a bid with derived marks, gets more than the winner of the tender.",
)
SOME_LOTS = Text(
    "Alleen naar deze percelen is gekeken. Wat de gunning en een plan zullen doen, is een vraag "
    "over alle percelen samen; wie naar alle vraagt, ziet het erbij.",
    "Only these lots were looked at. What the award and a plan will do is a question about all "
    "lots together; who asks for all, sees it too.",
)
AHEAD = Text("{name} {measure}: {own} tegen {its}.", "{name} {measure}: {own} against {its}.")
MEASURES = {
    "counted": Text(
        "bereikt meer van de mensen om wie gevraagd is", "reaches more of the people asked for"
    ),
    "people": Text("bereikt in alles meer mensen", "reaches more people in all"),
    "cost": Text("kost per jaar minder", "costs less a year"),
    "continuity": Text(
        "laat een groter deel van de bestaande relaties doorgaan",
        "lets a larger part of the existing relations go on",
    ),
    "newcomers": Text(
        "geeft een groter deel van het geld aan nieuwkomers",
        "gives a larger part of the money to newcomers",
    ),
    "volunteers": Text("werkt met meer vrijwilligers", "works with more volunteers"),
    "doubles": Text("doet minder dubbel", "does fewer things twice"),
}
PAID = Text(
    "Dat zijn de kosten van de activiteiten die de bestanden noemen. De prijs van de winnende "
    "inschrijvingen is samen {price}.",
    "That is the cost of the activities that the files list. The price of the winning bids is "
    "{price} together.",
)
PAID_GONE = Text(
    "Telt die prijs als de kosten, dan kost de aanbesteding evenveel als of meer dan het plan "
    "({its}), en is dit voordeel er niet.",
    "If that price counts as the cost, tendering costs as much as or more than the plan ({its}), "
    "and this advantage is not there.",
)
ALSO_ONE = Text("{measure} ({own} tegen {its})", "{measure} ({own} against {its})")
ALSO = Text(
    "Ook op deze punten ligt {name} voor: {measures}.", "In these too {name} is ahead: {measures}."
)
NOTHING = Text(
    "{name} ligt in geen van de gemeten punten voor.",
    "{name} is ahead in none of what is measured.",
)
SHORT = Text(
    "Gemeten met {letter} zelf blijven de eersten van {other} achter; het meest in {lot}, waar "
    "{bid} {part} van het geheel minder haalt dan de beste.",
    "Measured by {letter} itself the firsts of {other} fall behind; the most in {lot}, where {bid} "
    "gets {part} of the whole less than the best.",
)
NOT_SHORT = Text(
    "Gemeten met {letter} zelf blijven de eersten van {other} nergens achter.",
    "Measured by {letter} itself the firsts of {other} fall behind nowhere.",
)
BLEND_TURNS = Text(
    "{lot}: telt {other} voor minder dan {part} mee, dan staat {before} voor {after}; telt het "
    "voor meer mee, dan andersom.",
    "{lot}: if {other} counts for less than {part}, {before} is ahead of {after}; if it counts for "
    "more, it is the other way round.",
)
OVER_YEARS = Text(
    "Het scenario over de jaren: {sentence}", "The scenario over the years: {sentence}"
)
HELPS = Text(
    "Over de jaren helpt het deze route het meest als «{title}» niet {now} is, zoals aangenomen, "
    "maar {value}; dan {lead}.",
    "Over the years it helps this route most if “{title}” is not {now}, as assumed, but {value}; "
    "then {lead}.",
)
NO_TURN = Text(
    "In geen perceel wisselt de eerste bij een menging van {a} en {b}.",
    "In no lot does the first change in a blend of {a} and {b}.",
)
MORE_TURNS = Text(
    "Er zijn nog {count} aannamen waarbij de volgorde binnen haar bereik omslaat; zie verderop.",
    "There are {count} more assumptions at which the order turns within their range; see below.",
)
COUNTED = Text(
    "{name}: van {all} onderdelen (gewichten, maten, bedragen, regels) berust {part} geheel of "
    "deels op een aanname ({assumed}); alleen op een bron berusten er {sourced}.",
    "{name}: of {all} items (weights, measures, amounts, rules) {part} rests wholly or partly on "
    "an assumption ({assumed}); the number that rests on a source alone is {sourced}.",
)
NO_BASIS = Text("Geen van beide noemt: {count}.", "Stating neither: {count}.")
SCENARIO = Text("het scenario over de jaren", "the scenario over the years")
NO_VERDICT = Text(
    "Deze getallen zeggen niet welke route de goede is. Zij zeggen wat uit deze bestanden volgt. "
    "Verander een aanname die u niet deelt, en reken opnieuw.",
    "These numbers do not say which route is the right one. They say what follows from these "
    "files. Change an assumption that you do not share, and work it out again.",
)
OWN_MEASURE = Text(
    "Elke route doet het goed op haar eigen maat, want daarvoor is zij gekozen. Let daarom vooral "
    "op hoe zij het op de maat van de ander doet.",
    "Each route does well on its own measure, as it was chosen by it. So look above all at how it "
    "does on the measure of the other.",
)
