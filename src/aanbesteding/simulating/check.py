"""Whether a simulation file fits the framework: everything that is wrong with it, at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aanbesteding.exact.number import DecimalSign, NotANumber
from aanbesteding.faults import Fault
from aanbesteding.model.criteria import all_nodes, scale_of
from aanbesteding.model.finding import Finding, Origins, fault_of
from aanbesteding.model.framework import FactDeclaration, Framework, Lot
from aanbesteding.model.origin import Ref, Route
from aanbesteding.model.simulation import CriterionDraw, FactDraw, PriceDraw, Simulation
from aanbesteding.model.values import fact_value, mark_worth, scale_marks
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.simulating import codes
from aanbesteding.simulating.stated import fact_source, price_steps
from aanbesteding.texts import CRITERION, LOT, Text

FACT = Text("feit", "fact")
_TURNED = Text("de laagste waarde is hoger dan de hoogste", "the lowest value is above the highest")
_NO_RANGE = Text(
    "er staat geen volledig bereik, of de stap is 0", "there is no whole range, or the step is 0"
)
_NO_CEILING = Text(
    "perceel «{lot}» heeft geen plafond om een percentage van te nemen",
    "lot “{lot}” has no ceiling to take a percentage of",
)
_FIXED = Text("de prijs van dit perceel ligt vast", "the price of this lot is fixed")
_NOT_JUDGED = Text("het panel geeft er geen cijfer op", "the panel gives no mark on it")
_WORDS = Text("dit feit is geen getal; gebruik «values»", "this fact is no number; use “values”")
_DIGITS = Text(
    "een waarde heeft meer decimalen dan het feit mag hebben",
    "a value has more decimals than the fact may have",
)
_YES_NO = "ja, nee"


def faults_of(framework: Framework, simulation: Simulation, files: Origins) -> list[Fault]:
    """Return everything that is wrong with a simulation file under a framework that is right."""
    return [fault_of(finding, files) for finding in findings_of(framework, simulation)]


def findings_of(framework: Framework, simulation: Simulation) -> Iterator[Finding]:
    """Yield what is wrong; of a file for another framework only that."""
    check = _Check(framework, simulation)
    if simulation.framework != framework.id:
        fields = {"found": simulation.framework, "framework": framework.id}
        yield Finding(codes.OTHER_FRAMEWORK, check.ref("framework"), fields)
        return
    yield from check.bidders()
    yield from check.prices()
    yield from check.criteria()
    yield from check.facts()


class _Check:
    def __init__(self, framework: Framework, simulation: Simulation) -> None:
        self.framework = framework
        self.simulation = simulation
        self.lots = {lot.id: lot for lot in framework.lots}
        self.nodes = {node.criterion.id: node.criterion for node in all_nodes(framework)}
        self.declared = {fact.id: fact for fact in framework.facts}
        self.scales = {scale.id: scale for scale in framework.scales}

    @property
    def sign(self) -> DecimalSign | None:
        return self.simulation.decimal_sign

    def ref(self, *route: str | int) -> Ref:
        return Ref("simulation", self.framework.id, route)

    def bidders(self) -> Iterator[Finding]:
        """A range of numbers of bids that is turned round."""
        stated = self.simulation.bidders
        if stated is not None and stated.from_ > stated.to:
            yield self._range(_TURNED, "bidders", "from")

    def prices(self) -> Iterator[Finding]:
        """Unknown lots, lots twice, and ranges that hold no price."""
        stated = self.simulation.prices
        yield from self._twice("prices", [(one.lot, one.lot or "") for one in stated])
        for index, one in enumerate(stated):
            where: Route = ("prices", index)
            if one.lot is not None and one.lot not in self.lots:
                yield self._unknown(LOT, one.lot, self.lots, (*where, "lot"))
                continue
            for lot in [self.lots[one.lot]] if one.lot else self.framework.lots:
                wrong = self._price(one, lot)
                if wrong is not None:
                    yield self._range(wrong, *where)
                    break

    def _price(self, one: PriceDraw, lot: Lot) -> Text | None:
        if lot.fixed_price is not None:
            return _FIXED if one.lot else None
        percent = (one.from_percent, one.to_percent)
        if percent != (None, None) and lot.ceiling is None:
            return Text(_NO_CEILING.nl.format(lot=lot.id), _NO_CEILING.en.format(lot=lot.id))
        for low, high in ((one.from_, one.to), percent):
            if low is not None and high is not None and low > high:
                return _TURNED
        return None if price_steps(one, lot) else _NO_RANGE

    def criteria(self) -> Iterator[Finding]:
        """Unknown criteria, criteria without a scale, marks that the scale does not have."""
        stated = self.simulation.criteria
        yield from self._twice("criteria", [((c.criterion, c.lot), c.criterion) for c in stated])
        for index, one in enumerate(stated):
            where: Route = ("criteria", index)
            yield from self._lot(one, where)
            criterion = self.nodes.get(one.criterion)
            if criterion is None:
                yield self._unknown(CRITERION, one.criterion, self.nodes, (*where, "criterion"))
                continue
            name = scale_of(criterion)
            if name is None:
                yield self._misfit(one.criterion, _NOT_JUDGED, (*where, "criterion"))
                continue
            scale = self.scales[name]
            for number, mark in enumerate(one.marks):
                if mark_worth(scale, mark.mark, self.sign) is None:
                    known = ", ".join(scale_marks(scale))
                    route = (*where, "marks", number, "mark")
                    yield self._value(mark.mark, one.criterion, known, route)
            yield from self._listed_twice([mark.mark for mark in one.marks], (*where, "marks"))

    def facts(self) -> Iterator[Finding]:
        """Unknown facts, and ranges or values that the fact cannot have."""
        stated = self.simulation.facts
        yield from self._twice("facts", [((one.fact, one.lot), one.fact) for one in stated])
        for index, one in enumerate(stated):
            where: Route = ("facts", index)
            yield from self._lot(one, where)
            fact = self.declared.get(one.fact)
            if fact is None:
                yield self._unknown(FACT, one.fact, self.declared, (*where, "fact"))
                continue
            yield from self._fact(one, fact, where)

    def _fact(self, one: FactDraw, fact: FactDeclaration, where: Route) -> Iterator[Finding]:
        if one.values is None and fact.type != "number":
            yield self._misfit(one.fact, _WORDS, where)
            return
        if one.from_ is not None and one.to is not None and one.from_ > one.to:
            yield self._range(_TURNED, *where, "from")
            return
        if fact_source(one, fact) is None:
            yield self._range(_NO_RANGE, *where)
            return
        if one.values is None:
            unit = 10 ** int(fact.decimals) if fact.decimals is not None else 1
            ends = [one.from_, *([] if one.step is None else [one.step])]
            if fact.decimals is not None and any((n * unit).denominator != 1 for n in ends if n):
                yield self._range(_DIGITS, *where)
            return
        for number, value in enumerate(one.values):
            if not self._is_value(fact, value.value):
                known = ", ".join(fact.choices or ()) or _YES_NO
                known = known if fact.type != "number" else "0"
                route = (*where, "values", number, "value")
                yield self._value(value.value, one.fact, known, route)
        yield from self._listed_twice([v.value for v in one.values], (*where, "values"))

    def _is_value(self, fact: FactDeclaration, text: str) -> bool:
        try:
            return fact_value(fact, text, self.sign) is not None
        except NotANumber:
            return False

    def _lot(self, one: CriterionDraw | FactDraw, where: Route) -> Iterator[Finding]:
        if one.lot is not None and one.lot not in self.lots:
            yield self._unknown(LOT, one.lot, self.lots, (*where, "lot"))

    def _twice(self, key: str, named: Sequence[tuple[object, str]]) -> Iterator[Finding]:
        seen: set[object] = set()
        for index, (who, name) in enumerate(named):
            if who in seen:
                said = Text(name, name) if name else Text("alle percelen", "all lots")
                yield Finding(codes.TWICE, self.ref(key, index), {"name": said})
            seen.add(who)

    def _listed_twice(self, words: list[str], where: Route) -> Iterator[Finding]:
        for number, word in enumerate(words):
            if word in words[:number]:
                yield Finding(codes.TWICE, self.ref(*where, number), {"name": word})

    def _range(self, reason: Text, *route: str | int) -> Finding:
        return Finding(codes.IMPOSSIBLE_RANGE, self.ref(*route), {"reason": reason})

    def _misfit(self, name: str, reason: Text, route: Route) -> Finding:
        return Finding(codes.DOES_NOT_FIT, self.ref(*route), {"name": name, "reason": reason})

    def _value(self, text: str, name: str, known: str, route: Route) -> Finding:
        fields = {"text": text, "name": name, "known": known}
        return Finding(codes.IMPOSSIBLE_VALUE, self.ref(*route), fields)

    def _unknown(self, kind: Text, text: str, known: Iterable[str], route: Route) -> Finding:
        names = list(known)
        fields: dict[str, object] = {"kind": kind, "text": text, "known": ", ".join(names)}
        fields["guess"] = did_you_mean(text, names)
        return Finding(codes.UNKNOWN, self.ref(*route), fields)
