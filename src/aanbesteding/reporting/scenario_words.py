"""The words of the report on a scenario, in two languages."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import is_exact, number, shortest
from aanbesteding.fields import say
from aanbesteding.model.scenario import KINDS, Scenario, assumptions
from aanbesteding.routes.scenario.polynomial import Root
from aanbesteding.texts import Lang, Text

TITLE = Text("Twee routes over de jaren: {title}", "Two routes over the years: {title}")
TENDER = Text("de aanbesteding", "the tender route")
RECOMBINATION = Text("de recombinatie", "the recombination route")
SIDES = {1: TENDER, -1: RECOMBINATION}
ALL_ASSUMED = Text(
    "Alles hieronder volgt uit aannamen; onderaan staan zij allemaal, met hun bereik en waar zij "
    "op rusten. Het is geen oordeel over een van beide routes.",
    "Everything below follows from assumptions; all of them are listed at the end, with their "
    "ranges and what they rest on. It is no judgement on either route.",
)
REPLACED = Text("Vervangen: {name} is nu {value}.", "Replaced: {name} is now {value}.")
WIDENED = Text(
    "Vervangen: {name} is nu {value}; dat ligt buiten het bereik van het bestand, dat ermee is "
    "verruimd.",
    "Replaced: {name} is now {value}; that is outside the range of the file, which it widens.",
)
STRONGEST = {
    "tender": Text("Het sterkste punt van de aanbesteding", "The strongest point of tendering"),
    "recombination": Text(
        "Het sterkste punt van de recombinatie", "The strongest point of recombining"
    ),
}
POINT = Text(
    "{side}: «{title}». Is dat {value} (aangenomen: {now}), dan {lead}.",
    "{side}: “{title}”. If that is {value} (assumed: {now}), {lead}.",
)
NO_RANGES = Text(
    "Geen enkele aanname heeft een bereik; er is niets om de routes op te toetsen.",
    "No assumption has a range; there is nothing to test the routes by.",
)
AHEAD = Text("ligt {side} {amount} voor", "{side} is {amount} ahead")
EQUAL = Text("zijn de routes gelijk", "the routes are equal")
NOW = Text("Met de aangenomen waarden {lead}.", "With the values that are assumed {lead}.")
POINT_VALUE = Text(
    "Wat een punt waard is, zegt het bestand niet. Is het {rate}, dan zijn waarde min kosten van "
    "beide routes gelijk; is het minder, dan ligt {below} voor, is het meer, dan {above}.",
    "The file does not say what a point is worth. If it is {rate}, value less cost of both routes "
    "is equal; if it is less, {below} is ahead, if it is more, {above}.",
)
NO_POINT_VALUE = Text(
    "Wat een punt waard is, zegt het bestand niet, en het maakt voor de volgorde van waarde min "
    "kosten ook niet uit: {side} ligt voor bij elke waarde boven nul.",
    "The file does not say what a point is worth, nor does it matter to the order of value less "
    "cost: {side} is ahead at every value above zero.",
)
CHANCE = Text(
    "Worden alle aannamen uit hun bereik getrokken, dan ligt de aanbesteding voor in {tender} van "
    "{draws} trekkingen en de recombinatie in {recombination} (± is de standaardfout).",
    "With all assumptions drawn from their ranges, the tender route is ahead in {tender} of "
    "{draws} draws and the recombination route in {recombination} (± is the standard error).",
)
TURNS_WITHIN = Text(
    "Aannamen met een bereik: {all}. Bij {some} daarvan slaat de volgorde binnen dat bereik om, "
    "als al het andere gelijk blijft.",
    "Assumptions with a range: {all}. At {some} of them the order turns within that range, with "
    "all else as it is.",
)
DRAWN = Text(
    "Startgetal {seed}; {kind}. Dat de aannamen los van elkaar worden getrokken, is zelf een "
    "aanname: in werkelijkheid kunnen zij samenhangen.",
    "Seed {seed}; {kind}. That assumptions are drawn independently of each other is an assumption "
    "itself: in truth they may go together.",
)
KIND = {
    "uniform": Text("elke waarde in een bereik even vaak", "every value in a range equally often"),
    "triangular": Text(
        "driehoekig: het vaakst rond de aangenomen waarde",
        "triangular: most often around the value that is assumed",
    ),
}
STOPPED = Text(
    "Het trekken stopte bij {draws}, het meeste dat het bestand toelaat, voor de gevraagde "
    "standaardfout was bereikt.",
    "Drawing stopped at {draws}, the most that the file allows, before the standard error that is "
    "asked for was reached.",
)
OUTCOMES = Text("Wat beide routes opleveren en kosten", "What both routes bring and cost")
OVER = Text(
    "Over {years} jaar, latere jaren {discount} per jaar lichter geteld.",
    "Over {years} years, later years counting {discount} a year less.",
)
NET = Text(
    "Netto: de waarde in euro's min alle kosten, ook die van de inschrijvers.",
    "Net: value in euros less all costs, those of the bidders too.",
)
RATIO = Text(
    "Er is geen waarde van een punt in euro's: de routes worden vergeleken op waarde per miljoen "
    "euro kosten, die van de inschrijvers meegeteld.",
    "A point has no value in euros: the routes are compared by value per million euros of cost, "
    "that of the bidders included.",
)
ROUTES = {
    "tender": Text("aanbesteding", "tender"),
    "recombination": Text("recombinatie, verwacht", "recombination, expected"),
    "agreed": Text("– er komt een voorstel", "– a proposal comes"),
    "failed": Text("– er komt geen voorstel", "– no proposal comes"),
}
YEAR = Text("{years} jaar", "{years} year")
IN_YEARS = Text("{years} jaar", "{years} years")
YEARS = Text("Jaar voor jaar", "Year by year")
YEARS_NOTE = Text(
    "Verwachte bedragen van het jaar zelf; kosten van stad en inschrijvers samen.",
    "Expected amounts of the year itself; cost of city and bidders together.",
)
TURNINGS = Text("Waar de volgorde omslaat", "Where the order turns")
TURNINGS_NOTE = Text(
    "Steeds één aanname anders, al het andere gelijk.",
    "One assumption at a time, all else as it is.",
)
TURNS = Text(
    "«{title}» ({now}): {before} ligt voor zolang dit onder {at} ligt, {after} zodra het erboven "
    "ligt{where}.",
    "“{title}” ({now}): {before} is ahead as long as this is below {at}, {after} as soon as it is "
    "above{where}.",
)
STEPS = Text(
    "«{title}» ({now}): {before} ligt voor tot en met {one}, {after} vanaf {other}{where}.",
    "“{title}” ({now}): {before} is ahead up to {one}, {after} from {other}{where}.",
)
OUTSIDE = Text("; dat ligt buiten het bereik", "; that is outside its range")
NEVER = Text(
    "«{title}» ({now}): slaat nergens om; {side} ligt voor bij elke waarde van {least} tot en met "
    "{most}.",
    "“{title}” ({now}): turns nowhere; {side} is ahead at every value from {least} to {most}.",
)
NO_MATTER = Text(
    "«{title}» ({now}): maakt geen verschil tussen de routes.",
    "“{title}” ({now}): makes no difference between the routes.",
)
EQUAL_AT = Text(
    "«{title}» ({now}): de routes zijn gelijk bij {at}.",
    "“{title}” ({now}): the routes are equal at {at}.",
)
SAME = Text(
    "«{title}» ({now}): de routes zijn gelijk bij {at}, zonder dat de volgorde daar omslaat.",
    "“{title}” ({now}): the routes are equal at {at}, without the order turning there.",
)
TORNADO = Text("Wat het meest uitmaakt", "What matters most")
TORNADO_NOTE = Text(
    "Eén aanname tegelijk op haar laagste en op haar hoogste waarde, met hoeveel de aanbesteding "
    "dan voor ligt; onder 0 ligt de recombinatie voor.",
    "One assumption at a time at its lowest and at its highest value, with by how much the tender "
    "route is then ahead; below 0 recombination is.",
)
ASSUMPTIONS = Text("De aannamen", "The assumptions")
ASSUMPTIONS_NOTE = Text(
    "Rust op: een bron, een aanname, of beide (deels het een, deels het ander). Te veranderen met "
    "--set aanduiding=waarde, een kans als 0 tot 1.",
    "Basis: a source, assumed, or both (partly the one, partly the other). To be changed with "
    "--set id=value, a probability as 0 to 1.",
)
SOURCE = Text("bron", "source")
ASSUMED = Text("aanname", "assumed")
BOTH = Text("beide", "both")
COLUMNS = {
    "route": Text("route", "route"),
    "value": Text("waarde", "value"),
    "city": Text("kosten stad", "cost, city"),
    "bidders": Text("inschrijvers", "bidders"),
    "net": Text("netto", "net"),
    "per-million": Text("per miljoen", "per million"),
    "year": Text("jaar", "year"),
    "factor": Text("telt voor", "counts"),
    "tender-value": Text("aanbesteding", "tender"),
    "tender-cost": Text("kosten", "cost"),
    "recombination-value": Text("recombinatie", "recombination"),
    "recombination-cost": Text("kosten", "cost"),
    "id": Text("aanduiding", "id"),
    "at-low": Text("voorsprong aanbesteding", "lead of tender"),
    "at-high": Text("voorsprong aanbesteding", "lead of tender"),
    "low": Text("laag", "low"),
    "high": Text("hoog", "high"),
    "basis": Text("rust op", "basis"),
    "title": Text("aanname", "assumption"),
    "unit": Text("eenheid", "unit"),
}
PLOT = Text(
    "Met de aangenomen waarden {lead}; bij {some} van de {all} aannamen met een bereik slaat de "
    "volgorde daarbinnen om",
    "With the values that are assumed {lead}; at {some} of the {all} assumptions with a range the "
    "order turns within it",
)
PLOT_AXIS = {
    True: Text("voorsprong van de aanbesteding, in miljoen euro", "lead of tendering, € million"),
    False: Text(
        "voorsprong van de aanbesteding, waarde per miljoen euro",
        "lead of tendering, value per million euros",
    ),
}
PLOT_ENDS = (
    Text("op de laagste waarde", "at the lowest value"),
    Text("op de hoogste waarde", "at the highest value"),
)
PLOT_TOLD = Text("{title}: van {low} tot {high}.", "{title}: from {low} to {high}.")


def title_of(scenario: Scenario, name: str, lang: Lang) -> str:
    """Return the title of an assumption."""
    return say(dict(assumptions(scenario))[name].title, lang)


def shown(scenario: Scenario, name: str, value: Fraction, lang: Lang) -> str:
    """Return a value of an assumption with its unit."""
    unit = dict(assumptions(scenario))[name].unit
    if unit in ("euros", "euros-per-point"):
        return money(value, lang)
    if unit == "probability":
        return shortest(value * 100, lang, 2) + " %"
    said = shortest(value, lang, 3)
    if unit == "years":
        return YEAR.say(lang, years=said) if value == 1 else IN_YEARS.say(lang, years=said)
    return said + (" %" if unit == "percent" else "")


def money(value: Fraction, lang: Lang) -> str:
    """Return an amount in whole euros, or in cents where it is small."""
    return "€ " + number(value, lang, _cents(value) if value.denominator > 1 else 0)


def placed(scenario: Scenario, name: str, at: Root, lang: Lang) -> str:
    """Return where the order turns; with ≈ where it is no round number."""
    value = (at.low + at.high) / 2
    said = shown(scenario, name, value, lang)
    unrounded = "euros" not in KINDS[name].units[0] or is_exact(value, _cents(value))
    return said if said.startswith("≈") or (at.exact and unrounded) else f"≈ {said}"


def _cents(value: Fraction) -> int:
    """Return how many decimals of an amount are shown."""
    return 0 if abs(value) >= 1000 else 2


def lead_of(value: Fraction, lang: Lang, *, in_euros: bool) -> str:
    """Say who is ahead, and by how much."""
    if not value:
        return EQUAL.say(lang)
    side = SIDES[1 if value > 0 else -1].say(lang)
    return AHEAD.say(lang, side=side, amount=measured(abs(value), lang, in_euros=in_euros))


def measured(value: Fraction, lang: Lang, *, in_euros: bool) -> str:
    """Return a lead in euros, or in value per million euros."""
    return money(value, lang) if in_euros else number(value, lang, 4)


def share(value: Fraction, error: Fraction, lang: Lang) -> str:
    """Return a share in per cent, with its standard error in per cent points."""
    return f"{number(value * 100, lang, 1)} % ± {number(error * 100, lang, 1)}"
