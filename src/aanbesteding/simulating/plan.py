"""From which ranges bids for a lot are drawn, and on what each range rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.simulation import Simulation
from aanbesteding.simulating import defaults
from aanbesteding.simulating.sources import Source, Steps
from aanbesteding.simulating.stated import stated_fact, stated_marks, stated_price
from aanbesteding.texts import Lang, Text

DEFAULT_SEED = 1
Basis = Literal["file", "framework", "assumption"]
Subject = Literal["bidders", "panel", "price", "marks", "fact", "admission"]


class Input(NamedTuple):
    """Something that is drawn or taken as given, and on what that rests.

    `name` is the criterion or the fact. `value` says the range; `why` what it rests on.
    """

    subject: Subject
    name: str
    value: Source | Text
    basis: Basis
    why: Text

    def say(self, lang: Lang) -> str:
        """Say the range."""
        if isinstance(self.value, Text):
            return self.value.say(lang)
        return self.value.say(lang, money=self.subject == "price")


@dataclass(frozen=True, slots=True)
class LotPlan:
    """From what the bids for one lot are drawn."""

    framework: Framework
    index: int
    nodes: tuple[Node, ...]
    bidders: tuple[int, int]
    agree: bool
    price: Steps
    marks: Mapping[str, Source]
    """Per criterion that a panel judges."""
    facts: Mapping[str, Source]
    inputs: tuple[Input, ...]

    @property
    def lot(self) -> Lot:
        """The lot."""
        return self.framework.lots[self.index]


def plans(framework: Framework, simulation: Simulation | None) -> tuple[LotPlan, ...]:
    """Return a plan for every lot. The framework and the file have been checked."""
    return tuple(_plan(framework, index, simulation) for index in range(len(framework.lots)))


def _plan(framework: Framework, index: int, simulation: Simulation | None) -> LotPlan:
    nodes = tuple(walk(framework, *criteria_of(framework, index)))
    lot = framework.lots[index]
    bidders, of_bidders = _bidders(simulation)
    agree, of_panel = _panel(simulation)
    price, of_price = _price(framework, lot, nodes, simulation)
    marks: dict[str, Source] = {}
    facts: dict[str, Source] = {}
    inputs = [of_bidders, of_price]
    scales = {scale.id: scale for scale in framework.scales}
    for node in nodes:
        name = node.criterion.id
        scale = node.scale
        if scale is None:
            continue
        stated = stated_marks(simulation, lot.id, name, scales[scale])
        marks[name] = stated or defaults.marks(scales[scale])
        why = _STATED if stated else defaults.MARKS_WHY
        inputs.append(Input("marks", name, marks[name], "file" if stated else "assumption", why))
    if marks:
        inputs.append(of_panel)
    for fact in framework.facts:
        given = stated_fact(simulation, lot.id, fact)
        if given:
            facts[fact.id] = given
            inputs.append(Input("fact", fact.id, given, "file", _STATED))
            continue
        facts[fact.id], basis, why = defaults.fact(framework, nodes, fact)
        inputs.append(Input("fact", fact.id, facts[fact.id], basis, why))
    if framework.exclusion_grounds or framework.social_return or framework.real_price:
        inputs.append(Input("admission", "", defaults.ADMISSION, "assumption", Text("", "")))
    return LotPlan(framework, index, nodes, bidders, agree, price, marks, facts, tuple(inputs))


_STATED = Text("simulatiebestand", "simulation file")
_BIDDERS = Text(
    "{low} t/m {high}, elk aantal even vaak",
    "{low} to {high}, each number equally likely",
)
_PANEL = {
    True: Text(
        "alle beoordelaars geven een inschrijving hetzelfde cijfer",
        "all assessors give a bid the same mark",
    ),
    False: Text(
        "elke beoordelaar trekt een eigen cijfer, los van de anderen",
        "every assessor draws their own mark, apart from the others",
    ),
}


def _bidders(simulation: Simulation | None) -> tuple[tuple[int, int], Input]:
    stated = simulation.bidders if simulation else None
    low, high = (int(stated.from_), int(stated.to)) if stated else defaults.BIDDERS
    text = Text(_BIDDERS.nl.format(low=low, high=high), _BIDDERS.en.format(low=low, high=high))
    why = _STATED if stated else defaults.BIDDERS_WHY
    return (low, high), Input("bidders", "", text, "file" if stated else "assumption", why)


def _panel(simulation: Simulation | None) -> tuple[bool, Input]:
    stated = simulation.panel if simulation else None
    agree = stated != "independent"
    why = _STATED if stated else defaults.PANEL_WHY
    return agree, Input("panel", "", _PANEL[agree], "file" if stated else "assumption", why)


def _price(
    framework: Framework, lot: Lot, nodes: tuple[Node, ...], simulation: Simulation | None
) -> tuple[Steps, Input]:
    stated = stated_price(simulation, lot) if lot.fixed_price is None else None
    if stated:
        return stated, Input("price", "", stated, "file", _STATED)
    price, basis, why = defaults.price(lot, nodes)
    return price, Input("price", "", price, basis, why)
