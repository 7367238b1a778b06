"""AB94: what can be wrong with a simulation; AB67: what a simulation shows of a framework."""

from __future__ import annotations

from aanbesteding.faults import Code
from aanbesteding.texts import Text

CODES: dict[str, Code] = {}


def _row(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    code = Code(number, slug, Text(*what), Text(*cure))
    CODES[number] = code
    return code


# --- faults: nothing is drawn ---------------------------------------------------------------

OTHER_FRAMEWORK = _row(
    "AB940",
    "simulation-of-another-framework",
    (
        "deze simulatie hoort bij kader «{found}», niet bij «{framework}»",
        "this simulation belongs to the framework “{found}”, not to “{framework}”",
    ),
    (
        "geef het kader waarvoor de bereiken zijn gekozen, of pas «framework» aan",
        "give the framework for which the ranges were chosen, or change “framework”",
    ),
)
UNKNOWN = _row(
    "AB941",
    "unknown-name-in-simulation",
    (
        "{kind} «{text}» staat niet in het kader{guess}",
        "the framework has no {kind} “{text}”{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
IMPOSSIBLE_RANGE = _row(
    "AB942",
    "impossible-range-in-simulation",
    ("dit bereik is onmogelijk: {reason}", "this range is impossible: {reason}"),
    (
        "noem een laagste en een hoogste waarde, de laagste eerst, en een stap boven 0",
        "state a lowest and a highest value, the lowest first, and a step above 0",
    ),
)
IMPOSSIBLE_VALUE = _row(
    "AB943",
    "impossible-value-in-simulation",
    ("«{text}» kan geen waarde zijn van «{name}»", "“{text}” cannot be a value of “{name}”"),
    ("mogelijk is: {known}", "possible is: {known}"),
)
TWICE = _row(
    "AB944",
    "drawn-twice",
    ("voor «{name}» staat dit er twee keer", "this stands here twice for “{name}”"),
    ("houd er één, of noem bij elk een ander perceel", "keep one, or name another lot at each"),
)
DOES_NOT_FIT = _row(
    "AB945",
    "draw-does-not-fit",
    ("«{name}» kan zo niet worden getrokken: {reason}", "“{name}” cannot be drawn so: {reason}"),
    ("zie docs/simulation.md voor wat waar past", "see docs/simulation.md for what fits where"),
)
RUNS = _row(
    "AB946",
    "number-of-runs",
    (
        "--runs {text}: het aantal aanbestedingen ligt tussen {least} en {most}",
        "--runs {text}: the number of tenders lies between {least} and {most}",
    ),
    ("kies een getal daartussen", "choose a number between them"),
)
SEED = _row(
    "AB947",
    "seed-out-of-range",
    (
        "--seed {text}: het startgetal ligt tussen 0 en {most}",
        "--seed {text}: the seed lies between 0 and {most}",
    ),
    ("kies een getal daartussen", "choose a number between them"),
)
NOT_SVG = _row(
    "AB948",
    "picture-is-svg",
    (
        "het plaatje is een SVG en «{text}» heet anders",
        "the picture is an SVG and “{text}” is not called so",
    ),
    ("geef een naam die op .svg eindigt", "give a name that ends in .svg"),
)

# --- warnings: what a simulation shows ------------------------------------------------------

NEVER_DIFFERS = _row(
    "AB670",
    "criterion-never-tells-apart",
    (
        "perceel «{lot}»: op «{criterion}» kreeg in geen van de {count} vergeleken aanbestedingen iemand andere punten",
        "lot “{lot}”: on “{criterion}” nobody got other points in any of the {count} tenders compared",
    ),
    (
        "kijk of de schaal, de grenzen of de trekking klopt; wie hier uitblinkt, wint er niets mee",
        "see whether the scale, the bounds or the draw is right; who excels here gains nothing",
    ),
)
NO_OUTCOME = _row(
    "AB671",
    "tenders-without-outcome",
    (
        "perceel «{lot}»: in {count} van de {total} aanbestedingen geeft het kader geen uitkomst ({codes})",
        "lot “{lot}”: in {count} of the {total} tenders the framework gives no outcome ({codes})",
    ),
    (
        "zie `aanbesteding explain {first}` en kondig aan wat dan geldt; zij tellen in geen enkel cijfer mee",
        "see `aanbesteding explain {first}` and announce what then holds; no figure counts them",
    ),
)
PRICE_NEVER = _row(
    "AB672",
    "price-never-decides",
    (
        "perceel «{lot}»: in geen van de {count} beslissingen gaf de prijs de doorslag",
        "lot “{lot}”: in none of the {count} decisions the price was decisive",
    ),
    (
        "kijk of dat de bedoeling is: het gewicht van de prijs, de bandbreedte en de bereiken",
        "see whether that is meant: the weight of the price, the bandwidth and the ranges",
    ),
)
PRICE_ALWAYS = _row(
    "AB673",
    "price-always-decides",
    (
        "perceel «{lot}»: in alle {count} beslissingen gaf de prijs de doorslag",
        "lot “{lot}”: in all {count} decisions the price was decisive",
    ),
    (
        "kijk of dat de bedoeling is: het gewicht van de kwaliteit, de schalen en de bereiken",
        "see whether that is meant: the weight of quality, the scales and the ranges",
    ),
)
ORDER_TURNS = _row(
    "AB674",
    "weights-turn-round",
    (
        "perceel «{lot}»: «{heavy}» weegt op papier zwaarder dan «{light}», maar het gebruikte bereik is kleiner",
        "lot “{lot}”: “{heavy}” outweighs “{light}” on paper, but its used range is smaller",
    ),
    (
        "maak de schalen even lang, of kies gewichten die bij het gebruikte bereik passen",
        "make the scales equally long, or choose weights that suit the range that is used",
    ),
)
NOBODY = _row(
    "AB675",
    "tenders-without-admissible-bid",
    (
        "perceel «{lot}»: in {count} van de {total} aanbestedingen was er geen geldige inschrijving",
        "lot “{lot}”: in {count} of the {total} tenders there was no admissible bid",
    ),
    (
        "kijk naar de minimumscores en grenzen, of naar de bereiken van de simulatie",
        "look at the minimum scores and bounds, or at the ranges of the simulation",
    ),
)
PRICE_INVENTED = _row(
    "AB676",
    "price-range-invented",
    (
        "perceel «{lot}»: het kader noemt geen enkele prijs; alles over de prijs rust op {range}, die het programma zelf koos",
        "lot “{lot}”: the framework states no price at all; all about price rests on {range}, which the program chose itself",
    ),
    (
        "geef met --simulation een bereik, of noem in het kader een plafond of een raming",
        "give a range with --simulation, or state a ceiling or an estimate in the framework",
    ),
)
