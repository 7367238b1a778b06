"""The words of the report on a simulation, in two languages."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import euros, number, shortest
from aanbesteding.fields import say
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.result import CriterionFigures, LotFigures
from aanbesteding.texts import Lang, Text

TITLE = Text("Simulatie: {title}", "Simulation: {title}")
SAMPLED = Text(
    "{runs} aanbestedingen per perceel, getrokken met startgetal {seed}{own}. Elk cijfer met ± is "
    "een steekproef; achter ± staat de standaardfout.",
    "{runs} tenders per lot, drawn with seed {seed}{own}. Every figure with ± is a sample; behind "
    "± stands its standard error.",
)
OWN_SEED = Text(" (het vaste beginpunt)", " (the default)")
GIVEN = Text(
    "Berekend uit de inschrijvingen die er zijn: er is niets getrokken en niets geschat.",
    "Calculated from the bids that there are: nothing was drawn and nothing estimated.",
)
ABOUT_LOT = Text(
    "Gemiddeld {bids} inschrijvingen, waarvan {ranked} gerangschikt. In {compared} van de "
    "{tenders} aanbestedingen waren er twee of meer om te vergelijken.",
    "On average {bids} bids, of which {ranked} ranked. In {compared} of the {tenders} tenders "
    "there were two or more to compare.",
)
ABOUT_GIVEN = Text(
    "{bids} inschrijvingen, waarvan {ranked} gerangschikt.",
    "{bids} bids, of which {ranked} ranked.",
)
NOTHING_COMPARED = Text(
    "Nergens waren er twee om te vergelijken; er zijn geen gewichten te tonen.",
    "Nowhere there were two to compare; there are no weights to show.",
)
CRITERION = Text("criterium", "criterion")
NOMINAL = Text("nominaal", "nominal")
EFFECTIVE = Text("effectief", "effective")
ERROR = Text("±", "±")
APART = Text("onderscheid", "apart")
USED = Text("benut", "used")
SCALE = Text("schaal", "scale")
PRICE_ITSELF = Text("de prijs zelf", "the price itself")
AT_MOST = Text("max. {amount}", "max. {amount}")
LEGEND = Text(
    "Effectief: het gemiddelde verschil tussen de beste en de slechtste inschrijving op dit "
    "criterium, als deel van al die verschillen samen. Onderscheid: hoe vaak twee inschrijvingen "
    "er andere punten kregen. Benut: dat verschil als deel van wat het criterium kan geven.",
    "Effective: the mean difference between the best and the worst bid on this criterion, as a "
    "part of all those differences together. Apart: how often two bids got other points on it. "
    "Used: that difference as a part of what the criterion can give.",
)
QUALITY_ONLY = Text(
    "Bij deze gunning staat de prijs in een formule en niet in dezelfde eenheid; de gewichten "
    "zijn die van de kwaliteit onderling.",
    "Under this award the price stands in a formula and not in the same unit; the weights are "
    "those of the quality among itself.",
)
DECIDED = Text(
    "De prijs besliste in {decided} van {count} beslissingen: in {overturned} had zonder de prijs "
    "een ander gewonnen, in {equal} waren er zonder de prijs gelijken.",
    "Price decided in {decided} of {count} decisions: in {overturned} another would have won "
    "without price, in {equal} there would have been equals without it.",
)
PRICE_DECIDED = {
    "quality": Text(
        "De prijs besliste niet: zonder de prijs won dezelfde inschrijving.",
        "Price did not decide: without price the same bid won.",
    ),
    "overturned": Text(
        "De prijs besliste: zonder de prijs had een ander gewonnen.",
        "Price decided: without price another would have won.",
    ),
    "between-equals": Text(
        "De prijs besliste tussen gelijken: zonder de prijs was er geen winnaar.",
        "Price decided between equals: without price there was no winner.",
    ),
}
NO_DECISION = Text(
    "Geen enkele aanbesteding had één winnaar uit twee of meer; wat besliste, is er niet te zien.",
    "No tender had one winner out of two or more; what decided cannot be seen.",
)
NO_PRICE = Text("De prijs speelt geen rol.", "Price plays no part.")
POINT = {
    "by-formula": Text(
        "Een punt is {euros} waard, binnen de bandbreedte: volgt uit het kader, niets is geschat.",
        "A point is worth {euros}, within the bandwidth: follows from the framework, not estimated.",
    ),
    "one-euro": Text(
        "Een euro kwaliteitswaarde is een euro waard.", "A euro of quality value is worth a euro."
    ),
    "local": Text(
        "Een punt is ongeveer {euros} waard, rond de middelste prijs; elders verschilt het.",
        "A point is worth about {euros}, around the median price; elsewhere it differs.",
    ),
    "no-price": Text(
        "Een punt heeft geen waarde in euro's: de prijs geeft geen punten.",
        "A point has no value in euros: price gives no points.",
    ),
    "no-points": Text("Er zijn geen punten.", "There are no points."),
    "flat": Text(
        "Rond de middelste prijs maakt een euro meer of minder geen verschil in punten.",
        "Around the median price a euro more or less makes no difference in points.",
    ),
}
TIED = Text(
    "Gelijk totaal op rang 1: {tied}; na de aangekondigde volgorde nog onbeslist: {undecided}.",
    "Equal totals at rank 1: {tied}; still undecided after the announced order: {undecided}.",
)
NOBODY = Text("Geen geldige inschrijving: {nobody}.", "No admissible bid: {nobody}.")
FAILED = Text(
    "Zonder uitkomst, en in geen cijfer geteld: {count} van de {tenders}.",
    "Without an outcome, and counted in no figure: {count} of the {tenders}.",
)
MEANING = Text("Wat de cijfers betekenen", "What the figures mean")
NEVER_OR_ALWAYS = Text(
    "0 % en 100 % zijn ook steekproeven, al is hun standaardfout 0: wat in {count} trekkingen nooit "
    "voorkwam, komt met 95 % zekerheid in hoogstens 3/{count} = {bound} van de gevallen voor.",
    "0 % and 100 % are samples too, though their standard error is 0: what never happened in "
    "{count} draws happens with 95 % certainty in at most 3/{count} = {bound} of the cases.",
)
DRAWN_FROM = Text("Waaruit is getrokken", "What was drawn from")
FOR_LOT = Text("Alleen voor perceel {lot}:", "Only for lot {lot}:")
BASIS = {
    "file": Text("simulatiebestand", "simulation file"),
    "framework": Text("aanname, uit het kader: {why}", "assumption, from the framework: {why}"),
    "assumption": Text("aanname: {why}", "assumption: {why}"),
}
ASSUMED = Text("aanname", "assumption")
SUBJECTS = {
    "bidders": Text("aantal inschrijvingen", "number of bids"),
    "panel": Text("panel", "panel"),
    "price": Text("prijs", "price"),
    "marks": Text("cijfers «{name}»", "marks “{name}”"),
    "fact": Text("feit «{name}»", "fact “{name}”"),
    "admission": Text("toelating", "admission"),
}
PLOT_TITLE = Text("Nominaal en effectief gewicht: {title}", "Nominal and effective weight: {title}")
PLOT_APART = Text(
    "Het verst uit elkaar bij «{criterion}» ({lot}): het telt effectief voor {effective} en is "
    "aangekondigd met {nominal}",
    "Furthest apart for “{criterion}” ({lot}): it counts for {effective} effectively and was "
    "announced with {nominal}",
)
PLOT_SAME = Text(
    "Elk criterium telt precies zoals het is aangekondigd",
    "Every criterion counts exactly as it was announced",
)
PLOT_NOMINAL = Text("nominaal: het aangekondigde deel (%)", "nominal: the announced part (%)")
PLOT_EFFECTIVE = Text(
    "effectief: het deel van alle verschillen (%)", "effective: the part of all differences (%)"
)
PLOT_LOT = Text("Perceel {title}", "Lot {title}")
PLOT_LOT_SAYS = Text("Perceel {title}: {criteria}.", "Lot {title}: {criteria}.")
PLOT_NONE = Text("geen gewicht", "no weight")
PLOT_SAY = Text(
    "{title}: nominaal {nominal}, effectief {effective}",
    "{title}: nominal {nominal}, effective {effective}",
)
NOTHING = "–"


def percent(value: Fraction, lang: Lang) -> str:
    """Return a part of one as a percentage with one decimal."""
    return number(value * 100, lang, 1) + " %"


def share(estimate: Estimate | None, lang: Lang) -> str:
    """Return a share as a percentage, with its standard error in percentage points."""
    if estimate is None:
        return NOTHING
    return percent(estimate.value, lang) + margin(estimate, lang)


def margin(estimate: Estimate, lang: Lang) -> str:
    """Return the standard error of a share behind ±; nothing where nothing was sampled."""
    return "" if estimate.error is None else " ± " + number(estimate.error * 100, lang, 1)


def amount(estimate: Estimate, lang: Lang) -> str:
    """Return an amount in euros with its standard error."""
    digits = 0 if abs(estimate.value) >= 1000 else 2
    shown = "€ " + number(estimate.value, lang, digits)
    if estimate.error is None:
        return shown
    return shown + " ± " + number(estimate.error, lang, digits)


def average(estimate: Estimate | None, lang: Lang) -> str:
    """Return a mean number of bids."""
    if estimate is None:
        return NOTHING
    if estimate.error is None:
        return shortest(estimate.value, lang, 2)
    return number(estimate.value, lang, 1)


def title_of(figures: CriterionFigures, lang: Lang) -> str:
    """Return what a row is about."""
    if figures.title is None:
        return PRICE_ITSELF.say(lang)
    return say(figures.title, lang)


def nominal(figures: CriterionFigures, lang: Lang) -> str:
    """Return the announced weight: a percentage, or the greatest value in euros."""
    if figures.nominal is not None:
        return percent(figures.nominal, lang)
    if figures.weight:
        return AT_MOST.say(lang, amount=euros(figures.weight, lang))
    return NOTHING


def never_or_always(figures: LotFigures) -> int | None:
    """Return on how few tenders a sampled share of 0 or 1 rests; None where there is none.

    The standard error of such a share is 0, which says nothing.
    """
    shares = [figures.tied, figures.undecided, figures.nobody]
    if figures.price is not None:
        shares.append(figures.price.decided)
    flat = [one.tenders for one in shares if one is not None and one.error == 0]
    return min(flat, default=None)
