"""The words of reports, in two languages."""

from __future__ import annotations

from aanbesteding.texts import Text

RANK = Text("rang", "rank")
BID = Text("inschrijving", "bid")
NAME = Text("naam", "name")
TOTAL = Text("totaal", "total")
PRICE = Text("prijs", "price")
CRITERION = Text("criterium", "criterion")
WEIGHT = Text("gewicht", "weight")
LOT = Text("Perceel {title}", "Lot {title}")
FRAMEWORK = Text("{title}", "{title}")
ABOUT = Text(
    "Kader {id}, versie {version} ({status}, route {route}); gunning: {award}.",
    "Framework {id}, version {version} ({status}, route {route}); award: {award}.",
)
STATUS = {"draft": Text("concept", "draft"), "published": Text("gepubliceerd", "published")}
ROUTE = {
    "tender": Text("aanbesteding", "tender"),
    "recombination": Text("recombinatie", "recombination"),
}
ASSUMED = Text(
    "Van het gewicht berust {percent} % op aannames van de opsteller, niet op een publicatie.",
    "Of the weight, {percent} % rests on assumptions of the author, not on a publication.",
)
CLOSED = Text(
    "De kwaliteit was vastgesteld voordat de prijzen opengingen; hash {hash}.",
    "The quality was closed before the prices were opened; hash {hash}.",
)
CEILING = Text("plafond {amount}", "ceiling {amount}")
FLOOR = Text("bodem {amount}", "floor {amount}")
WINNER = Text("Eerste: {name}, {total}.", "First: {name}, {total}.")
LEAD = Text(
    "Eerste: {name}, {total}; {margin} vóór {second}.",
    "First: {name}, {total}; {margin} ahead of {second}.",
)
POINTS = Text("{n} punten", "{n} points")
PER_POINT = Text("{n} per punt", "{n} per point")
NO_ADMISSIBLE = Text("Geen geldige inschrijving.", "No admissible bid.")
DRAW = Text(
    "Gelijke stand op rang {rank}: {names}. Er is een loting nodig; het programma loot niet.",
    "Tie for rank {rank}: {names}. A drawing of lots is needed; the program draws none.",
)
DRAW_OPEN = Text(
    "Gelijke stand op rang {rank}: {names}. Het kader kondigt niet aan wat dan beslist.",
    "Tie for rank {rank}: {names}. The framework does not announce what then decides.",
)
TIE_OPEN = Text("Gelijke stand op rang {rank}: {names}.", "Tie for rank {rank}: {names}.")
TIE_DECIDED = Text(
    "Gelijk totaal ({total}): {names}. Zoals aangekondigd beslist {words}.",
    "Equal totals ({total}): {names}. As announced, {words} decides.",
)
PER_CRITERION = Text("Punten per criterium, naar rang", "Points per criterion, by rank")
EUROS_PER_CRITERION = Text(
    "Waarde per criterium in euro's, naar rang", "Value per criterion in euros, by rank"
)
EXCLUDED = Text("Uitgesloten of terzijde gelegd", "Excluded or set aside")
WARNINGS = Text("Let op", "Note")
FLAGS = Text("Signalen (sluiten niemand uit)", "Flags (they exclude nobody)")
TIED = Text("gelijk", "tied")
AND = Text("en", "and")
DERIVATION = Text("Afleiding: {name} ({id})", "Derivation: {name} ({id})")
SOURCE = Text("bron: {document}{place}, «{passage}»", "source: {document}{place}, “{passage}”")
ASSUMPTION = Text("aanname: {reason}", "assumption: {reason}")
MARK = Text(
    "{assessor}: {mark} ({worth} %), «{reason}» {where}",
    "{assessor}: {mark} ({worth} %), “{reason}” {where}",
)
BESIDE = Text("telt niet mee, staat ernaast", "not counted, stands beside")
SCORE = Text("{title}: {points} van {weight}", "{title}: {points} of {weight}")
SCORE_OPEN = Text("{title}: {points}", "{title}: {points}")
STAGES = {
    "price": Text("prijs", "price"),
    "members": Text("leden", "members"),
    "marks": Text("cijfers", "marks"),
    "share": Text("aandeel", "share"),
    "rounding": Text("afronding", "rounding"),
    "points": Text("punten", "points"),
    "sum": Text("som", "sum"),
    "beside": Text("ter vergelijking", "for comparison"),
    "total": Text("totaal", "total"),
    "flag": Text("berekening", "calculation"),
}
RANKED = Text("Rang {rank} van {count}.", "Rank {rank} of {count}.")
TIED_RANK = Text("Rang {rank} van {count}, gedeeld.", "Rank {rank} of {count}, shared.")
OUTCOME = Text("Uitkomst", "Outcome")
UNVERIFIED = Text("niet uit een gelezen bron", "not from a source that was read")
FAULTS_COUNT = {
    "ranking": Text(
        "{count} fouten; er is geen rangorde gemaakt.", "{count} faults; no ranking was made."
    ),
    "result": Text("{count} fouten; er is geen uitkomst.", "{count} faults; there is no result."),
}
FAULT_COUNT = {
    "ranking": Text("1 fout; er is geen rangorde gemaakt.", "1 fault; no ranking was made."),
    "result": Text("1 fout; er is geen uitkomst.", "1 fault; there is no result."),
}
"""What a run with faults ends with, by what it would have made."""
TO_DO = Text("doe: {cure}", "do: {cure}")
