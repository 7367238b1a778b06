"""What the page of a method or a way of award says beyond its row in the catalogue.

The numbers are the ones of a small example, written as in a framework and worked out by hand;
tests recalculate them with the engine. The rules are the clauses of the page: each has a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aanbesteding.texts import Text


class Rule(NamedTuple):
    """A clause of a page; `test_<id>` in the class of the page tests it."""

    id: str
    text: Text


class Case(NamedTuple):
    """A line of the worked example: what was measured, and what comes of it, by hand.

    `inputs` of a method are the price, the fact, or what each mark is worth in per cent; of a way
    of award the quality and the price. `outcome` is the share, or the total; of an irrational one
    six decimals.
    """

    inputs: tuple[str, ...]
    outcome: str


class Line(NamedTuple):
    """A line of the curve, and a column of the table.

    `others` are what was measured of the other bids (or the other marks), `quality` the quality
    of the bid under a way of award, `combine` how marks make one.
    """

    others: tuple[str, ...] = ()
    quality: str = ""
    combine: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: the example, the rules, the values to show, and the Dutch texts of the keys.

    `given` are the parameters as in a framework, `rival` the quality and price of another bid
    where a way of award looks at one, `price` the own price where a method is worth a part of it. `span` is from where to where the curve runs.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    weight: str = "40"
    price: str = "0"
    cases: tuple[Case, ...]
    rules: tuple[Rule, ...]
    shown: tuple[str, ...]
    span: tuple[str, str] = ("0", "100")
    lines: tuple[Line, ...] = (Line(),)
    keys: Mapping[str, str] = field(default_factory=dict)
    meaning: Text | None = None
    direction: Text | None = None
    reversal: Text | None = None
    rival: tuple[str, str] | None = None


# What every method or award with such a key says of it in Dutch; in English the field itself does.
KEYS: Mapping[str, str] = {
    "type": "De naam van de methode of de gunning.",
    "fact": "Het feit dat wordt gemeten, zoals opgegeven onder `facts`.",
    "members": "Hoe de leden van een combinatie samen één waarde vormen; alleen bij een feit van het niveau `member`.",
    "roles": "Wier feiten meetellen naast die van de enige inschrijver, de penvoerder en de leden.",
    "scale": "De schaal, zoals omschreven onder `scales`.",
    "combine": "Hoe de cijfers van het panel er één worden; zonder deze sleutel zoals `panel` zegt.",
    "assessors": "Wie dit criterium beoordelen; zonder deze sleutel het hele panel.",
    "constant": "Een constante voor het oog; zij verandert nooit de volgorde.",
    "quality-weight": "Het gewicht van kwaliteit.",
    "price-weight": "Het gewicht van prijs; boven 0.",
}

CLAMP = Rule(
    "clamp",
    Text(
        "`clamp`: wie buiten het bereik valt, krijgt het dichtstbijzijnde uiteinde: 0 of 1.",
        "`clamp`: what lies outside the range gets the nearest end: 0 or 1.",
    ),
)
CLAMP_ZERO = Rule(
    "clamp",
    Text(
        "`clamp`: wie duurder is dan het bereik, krijgt het aandeel 0.",
        "`clamp`: a price beyond the range gets the share 0.",
    ),
)
EXTRAPOLATE = Rule(
    "extrapolate",
    Text(
        "`extrapolate`: de formule loopt door buiten het bereik; het aandeel kan onder 0 komen, en waar het bereik ook een begin heeft boven 1.",
        "`extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where the range has a beginning too, rise above 1.",
    ),
)
REJECT = Rule(
    "reject",
    Text(
        "`reject`: een inschrijving buiten het bereik wordt uitgesloten.",
        "`reject`: a bid outside the range is excluded.",
    ),
)
NOT_ANNOUNCED = Rule(
    "not-announced",
    Text(
        "`not-announced`: een waarde buiten het bereik stopt de beoordeling met fout AB421.",
        "`not-announced`: a value outside the range stops the evaluation with fault AB421.",
    ),
)
LOWEST = Rule(
    "lowest",
    Text(
        "De laagste toegelaten prijs krijgt het aandeel 1.",
        "The lowest admitted price gets the share 1.",
    ),
)
ZERO_PRICE = Rule(
    "zero-price",
    Text(
        "Een laagste prijs van nul stopt de beoordeling met fout AB422: er is niets om door te delen.",
        "A lowest price of zero stops the evaluation with fault AB422: there is nothing to divide by.",
    ),
)
HIGHEST_WINS = Rule("better", Text("Het hoogste totaal wint.", "The highest total wins."))
LOWEST_WINS = Rule("better", Text("Het laagste totaal wint.", "The lowest total wins."))
