"""Scenarios of extreme numbers: no exception, and every statement about them holds when it is tried.

The bounds of every number, 0, 1, the most years and bidders, hundreds of billions, a discount of
−99 % and a growth of −100 % come up often; values are in points, in euros, or in points with a rate.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
from fractions import Fraction

import pytest
from jsonschema import Draft7Validator
from tests.routes.scenario.build import EXAMPLE, text

from aanbesteding.cli.schema import made as schema_of
from aanbesteding.model.scenario import KINDS, assumptions
from aanbesteding.reading.scenario import load_scenario
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.plots.scenario_tornado import draw
from aanbesteding.reporting.scenario_csv import scenario_csv
from aanbesteding.reporting.scenario_json import scenario_json
from aanbesteding.reporting.scenario_report import scenario_blocks
from aanbesteding.routes.scenario.analyse import analyse
from aanbesteding.routes.scenario.changed import parsed, with_values
from aanbesteding.routes.scenario.given import difference, given_of, in_euros, numbers_of
from aanbesteding.routes.scenario.turning import sign, turning

F = Fraction
FROM, TO = (int(part) for part in os.environ.get("SEEDS", "0-16").split("-"))
WRITABLE = 999_999_999_999
"""The most that 12 digits can say."""
SCHEMA = Draft7Validator(schema_of("scenario-result"))


def extreme(rng, name):
    kind = KINDS[name]
    least, most = kind.least, min(kind.most, WRITABLE)
    if kind.whole:
        return F(rng.choice([least, least + 1, rng.randint(least, min(most, 6)), most]))
    if kind.units[0] == "probability":
        return rng.choice([F(0), F(1), F(1, 2), F(rng.randint(0, 100), 100)])
    if kind.units[0] == "percent":
        return F(rng.choice([least, most, 0, rng.randint(least, min(most, 100))]))
    return rng.choice([F(0), F(most), F(1), F(rng.randint(1, 10**8)), F(rng.randint(1, 9999), 100)])


def scenario_of(seed, tmp_path):
    rng = random.Random(seed)
    way = rng.choice(["points", "euros", "rated"])
    numbers, ranges = {}, {}
    for name in KINDS:
        if name == "general.point-value" and way != "rated":
            continue
        known = name in EXAMPLE and rng.random() < 0.4
        value = F(EXAMPLE[name]) if known else extreme(rng, name)
        ends = [value, extreme(rng, name), extreme(rng, name)]
        if name.endswith("cost-per-year") and way == "points":  # no route may cost nothing
            value, *ends = (end or F(1) for end in (value, *ends))
        numbers[name] = value
        if rng.random() < 0.5:
            ranges[name] = (min(ends), max(ends))
    kind = rng.choice(["uniform", "triangular"])
    draws = f"{{distribution: {kind}, seed: {seed}, error: 2, most: 1000}}"
    unit = "euros" if way == "euros" else "points"
    path = tmp_path / "scenario.yaml"
    written = re.sub(r"\.0+\b", "", text(numbers, ranges, unit=unit, draws=draws))
    path.write_text(written, encoding="utf-8")
    return load_scenario(path)


@pytest.mark.parametrize("seed", range(FROM, TO))
def test_every_statement_holds(seed, tmp_path):
    found = analyse(scenario_of(seed, tmp_path))
    base = {name: F(one.value) for name, one in assumptions(found.scenario)}

    def ahead(name, number):
        return sign(difference(given_of({**base, name: number}), euros=found.euros))

    assert found.chance.tender + found.chance.recombination + found.chance.equal == 1
    for one in found.turnings:
        for turn in one.turns:
            if turn.at.exact and not KINDS[one.name].whole:
                assert ahead(one.name, turn.at.low) == 0
            else:
                ends = [ahead(one.name, end) for end in turn.at]
                assert ends == [turn.before, turn.after], one.name
            whole = KINDS[one.name].whole
            assert whole or turn.at.high - turn.at.low <= F(1, 10**9)
        assert all(ahead(one.name, root.low) == 0 for root in one.equal if root.exact)
    for bar in found.bars:
        assert [ahead(bar.name, bar.low), ahead(bar.name, bar.high)] == [
            sign(bar.at_low),
            sign(bar.at_high),
        ]
    SCHEMA.validate(json.loads(scenario_json(found)))
    for lang in ("nl", "en"):
        assert not re.search(r"[{}]|None|Fraction", plain_text(scenario_blocks(found, lang)))
        rows = csv.reader(io.StringIO(scenario_csv(found, lang)[1:]), delimiter=";,"[lang == "en"])
        assert {len(row) for row in rows} == {5}
        draw(found, lang)


@pytest.mark.parametrize("seed", range(FROM, TO))
def test_a_break_even_that_can_be_written_is_a_tie_by_set(seed, tmp_path):
    """What is exact in six decimals goes in by --set as whoever reads it would type it."""
    made = scenario_of(seed, tmp_path)
    euros = in_euros(made)
    numbers = numbers_of(made)
    for name, one in assumptions(made):
        if KINDS[name].whole:
            continue
        found = turning(numbers, name, F(one.low), F(one.high), euros=euros)
        for turn in found.turns:
            at = turn.at.low
            typed = f"{name}={float(at):.6f}"
            if turn.at.exact and F(typed.partition("=")[2]) == at:
                after = numbers_of(with_values(made, parsed([typed], made)))
                assert difference(given_of(after), euros=euros) == 0
