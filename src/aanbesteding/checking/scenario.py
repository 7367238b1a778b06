"""Whether the numbers of a scenario can be what they are: all that is wrong, at its line."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking import scenario_codes as codes
from aanbesteding.checking.rule import at, unknown
from aanbesteding.checking.rules.duplicate_ids import DUPLICATE
from aanbesteding.checking.rules.provenance import NO_SOURCE
from aanbesteding.checking.rules.references import DOCUMENT
from aanbesteding.exact.number import Number
from aanbesteding.faults import Fault
from aanbesteding.model.finding import Finding, Origins, fault_of
from aanbesteding.model.origin import Ref
from aanbesteding.model.scenario import KINDS, Assumption, Kind, Scenario, assumptions
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

WHOLE = Text("een heel getal", "a whole number")
ANY = Text("een getal", "a number")
VALUES = ("current.value-per-year", "tender.value-per-year", "recombination.value-per-year")
COSTS = ("current.cost-per-year", "tender.cost-per-year", "recombination.cost-per-year")
RATE = "general.point-value"


def scenario_faults(scenario: Scenario) -> list[Fault]:
    """Return everything that is wrong with the numbers of a scenario."""
    files = scenario_files(scenario)
    return [fault_of(finding, files) for finding in findings(scenario)]


def scenario_files(scenario: Scenario) -> Origins:
    """Return the file of a scenario, for places."""
    return {("scenario", scenario.id): scenario.origin} if scenario.origin else {}


def findings(scenario: Scenario) -> Iterator[Finding]:
    """Yield what is wrong."""
    documents = [document.id for document in scenario.sources]
    for index, name in enumerate(documents):
        if name in documents[:index]:
            yield at(DUPLICATE, _ref(scenario, "sources", index, "id"), text=name)
    for name, one in assumptions(scenario):
        yield from _one(scenario, name, one)
        yield from _origin(scenario, name, one, documents)
    yield from _together(scenario)


def possible(name: str, number: Number) -> bool:
    """Whether a number can be an assumption of this name."""
    kind = KINDS[name]
    return kind.least <= number <= kind.most and (not kind.whole or number.denominator == 1)


def bounds(name: str) -> dict[str, object]:
    """Return the fields of the message about a number that cannot be."""
    kind: Kind = KINDS[name]
    return {
        "name": name,
        "whole": WHOLE if kind.whole else ANY,
        "least": kind.least,
        "most": kind.most,
        "unit": " / ".join(kind.units),
    }


def _one(scenario: Scenario, name: str, one: Assumption) -> Iterator[Finding]:
    """Yield what is wrong with a number by itself; of an impossible one only that."""
    route = name.split(".")
    if one.unit not in KINDS[name].units:
        expected = " / ".join(KINDS[name].units)
        ref = _ref(scenario, *route, "unit")
        yield at(codes.WRONG_UNIT, ref, name=name, unit=one.unit, expected=expected)
        return
    wrong = False
    for key, number in (("value", one.value), ("low", one.low), ("high", one.high)):
        if not possible(name, number):
            fields = bounds(name) | {"value": number.written}
            yield Finding(codes.IMPOSSIBLE, _ref(scenario, *route, key), fields)
            wrong = True
    if wrong:
        return
    ends = {"name": name, "low": one.low.written, "high": one.high.written}
    if one.low > one.high:
        yield Finding(codes.TURNED, _ref(scenario, *route, "low"), ends)
    elif not one.low <= one.value <= one.high:
        ref = _ref(scenario, *route, "value")
        yield Finding(codes.OUTSIDE, ref, ends | {"value": one.value.written})


def _origin(
    scenario: Scenario, name: str, one: Assumption, documents: list[str]
) -> Iterator[Finding]:
    """Yield a number of unknown origin, and a source that is not there."""
    route = name.split(".")
    if one.source is None and one.assumed is None:
        yield at(NO_SOURCE, _ref(scenario, *route), text=name)
    if one.source is not None and one.source.document not in documents:
        text = one.source.document
        fields = unknown(DOCUMENT, text, documents, did_you_mean(text, documents))
        yield at(codes.NO_DOCUMENT, _ref(scenario, *route, "source", "document"), **fields)


def _together(scenario: Scenario) -> Iterator[Finding]:
    """Yield values in two units, a rate that nothing needs, and costs that can be nothing."""
    known = dict(assumptions(scenario))
    unit = known[VALUES[0]].unit
    for name in VALUES[1:]:
        if known[name].unit != unit and known[name].unit in KINDS[name].units:
            ref = _ref(scenario, *name.split("."), "unit")
            fields = {"unit": known[name].unit, "other": VALUES[0], "others": unit}
            yield Finding(codes.TWO_UNITS, ref, fields | {"name": name})
    if unit == "euros" and RATE in known:
        yield at(codes.NEEDLESS_RATE, _ref(scenario, *RATE.split(".")), of_key=True, name=RATE)
    if unit == "points" and RATE not in known:
        for name in COSTS:
            if known[name].low <= 0:
                yield at(codes.NO_COST, _ref(scenario, *name.split("."), "low"), name=name)


def _ref(scenario: Scenario, *route: str | int) -> Ref:
    return Ref("scenario", scenario.id, route)
