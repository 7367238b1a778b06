"""A scenario with other values: from the command line, or computed from the bids themselves.

A value outside the range of the file widens the range, so that anybody can test any number; the
report says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from aanbesteding.checking.scenario import bounds, possible, scenario_faults
from aanbesteding.checking.scenario_codes import IMPOSSIBLE
from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.fields import kebab
from aanbesteding.model.scenario import Assumption, Scenario, assumptions
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reading.number_codes import NUMBER
from aanbesteding.routes.scenario import codes


def parsed(changes: Sequence[str], scenario: Scenario) -> dict[str, Number]:
    """Read `id=value`, each value written as in the file. Raises `Faults` with all of them."""
    known = [name for name, _ in assumptions(scenario)]
    found: dict[str, Number] = {}
    faults = []
    seen: set[str] = set()
    for text in changes:
        name, sign, value = (part.strip() for part in text.partition("="))
        place = Place(f"--set {text}")
        if not (name and sign and value):
            faults.append(Fault(codes.NOT_A_CHANGE, place, {"text": text}))
        elif name not in known:
            guess = did_you_mean(name, known)
            fields = {"text": name, "guess": guess, "known": ", ".join(known)}
            faults.append(Fault(codes.UNKNOWN, place, fields))
        elif name in seen:
            faults.append(Fault(codes.TWICE, place, {"text": name}))
        else:
            seen.add(name)
            try:
                number = Number.parse(value, scenario.decimal_sign)
            except NotANumber as error:
                faults.append(Fault(NUMBER[error.reason], place, {"text": value}))
                continue
            if not possible(name, number):
                faults.append(Fault(IMPOSSIBLE, place, bounds(name) | {"value": value}))
            found[name] = number
    if faults:
        raise Faults(faults)
    return found


def with_values(scenario: Scenario, values: Mapping[str, Fraction]) -> Scenario:
    """Return the scenario with other values. Raises `Faults` where they do not go together."""
    blocks: dict[str, dict[str, Assumption]] = {}
    for name, one in assumptions(scenario):
        if name in values:
            value = Number.of(Fraction(values[name]))
            update = {"value": value, "low": min(one.low, value), "high": max(one.high, value)}
            blocks.setdefault(name.partition(".")[0], {})[name] = one.model_copy(update=update)
    changed = {}
    for block, news in blocks.items():
        model = getattr(scenario, block)
        fields = {f"{block}.{kebab(field)}": field for field in type(model).model_fields}
        changed[block] = model.model_copy(update={fields[name]: one for name, one in news.items()})
    made = scenario.model_copy(update=changed)
    if faults := scenario_faults(made):
        raise Faults(faults)
    return made
