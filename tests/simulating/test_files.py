"""What is wrong with a simulation, at its line and in both languages; and what is right."""

from __future__ import annotations

import re

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.program import ROOT
from tests.test_schema import Core, schema

from aanbesteding import Faults, load_framework
from aanbesteding.cli.commands.schema import KINDS
from aanbesteding.reading.simulation import load_simulation
from aanbesteding.simulating.codes import CODES
from aanbesteding.simulating.run import simulate

FRAMEWORK = ROOT / "criteria/leiden-sterke-sociale-basis.yaml"
EXAMPLE = ROOT / "simulations/leiden-sterke-sociale-basis.yaml"
HEAD = "format: aanbesteding/simulation/1\nframework: leiden-sterke-sociale-basis\n"

FAULTY = {
    "another framework": (
        "AB940",
        2,
        "format: aanbesteding/simulation/1\nframework: manifest-leiden\n",
    ),
    "lot": ("AB941", 4, HEAD + "prices:\n  - lot: opgroeie\n    from: 1\n    to: 2\n"),
    "criterion": (
        "AB941",
        4,
        HEAD + "criteria:\n  - criterion: inhout\n    marks: [{mark: goed, chance: 1}]\n",
    ),
    "lot of a criterion": (
        "AB941",
        5,
        HEAD
        + "criteria:\n  - criterion: samenhang\n    lot: x\n    marks: [{mark: goed, chance: 1}]\n",
    ),
    "fact": ("AB941", 4, HEAD + "facts:\n  - fact: omzet\n    from: 1\n    to: 2\n"),
    "bidders turned": ("AB942", 3, HEAD + "bidders: {from: 5, to: 3}\n"),
    "price turned": ("AB942", 4, HEAD + "prices:\n  - from: 5\n    to: 3\n"),
    "percent turned": ("AB942", 4, HEAD + "prices:\n  - from-percent: 100\n    to-percent: 80\n"),
    "half a price": ("AB942", 4, HEAD + "prices:\n  - from: 5\n"),
    "both ways": (
        "AB942",
        4,
        HEAD + "prices:\n  - {from: 5, to: 6, from-percent: 80, to-percent: 90}\n",
    ),
    "step 0": ("AB942", 4, HEAD + "prices:\n  - {from: 5, to: 6, step: 0}\n"),
    "fact turned": ("AB942", 4, HEAD + "facts:\n  - {fact: jaaromzet, from: 5, to: 3}\n"),
    "fact without": ("AB942", 4, HEAD + "facts:\n  - fact: jaaromzet\n"),
    "range and list": (
        "AB942",
        4,
        HEAD + "facts:\n  - {fact: jaaromzet, from: 5, to: 6, values: [{value: 5, chance: 1}]}\n",
    ),
    "too fine": ("AB942", 4, HEAD + "facts:\n  - {fact: jaaromzet, from: 5, to: 6, step: '0.1'}\n"),
    "mark": (
        "AB943",
        5,
        HEAD + "criteria:\n  - criterion: samenhang\n    marks: [{mark: prima, chance: 1}]\n",
    ),
    "choice": (
        "AB943",
        5,
        HEAD + "facts:\n  - fact: keurmerk\n    values: [{value: half, chance: 1}]\n",
    ),
    "number": (
        "AB943",
        5,
        HEAD + "facts:\n  - fact: jaaromzet\n    values: [{value: veel, chance: 1}]\n",
    ),
    "price twice": ("AB944", 5, HEAD + "prices:\n  - {from: 1, to: 2}\n  - {from: 1, to: 2}\n"),
    "fact twice": (
        "AB944",
        5,
        HEAD
        + "facts:\n  - {fact: jaaromzet, from: 1, to: 2}\n  - {fact: jaaromzet, from: 1, to: 2}\n",
    ),
    "mark twice": (
        "AB944",
        7,
        HEAD
        + "criteria:\n  - criterion: samenhang\n    marks:\n      - {mark: goed, chance: 1}\n      - {mark: goed, chance: 1}\n",
    ),
    "measured": (
        "AB945",
        4,
        HEAD + "criteria:\n  - criterion: prijs\n    marks: [{mark: goed, chance: 1}]\n",
    ),
    "words": ("AB945", 4, HEAD + "facts:\n  - {fact: keurmerk, from: 1, to: 2}\n"),
}


def faults(text, tmp_path):
    """The faults of a simulation file under the Leiden framework."""
    path = tmp_path / "bereiken.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as stop:
        simulate(load_framework(FRAMEWORK), load_simulation(path), runs=2)
    return stop.value.faults


class TestFaults:
    @pytest.mark.parametrize("name", FAULTY)
    def test_each(self, name, tmp_path):
        """One fault, with its code and its line, and sentences without gaps in both languages."""
        code, line, text = FAULTY[name]
        (found,) = faults(text, tmp_path)
        assert (found.code.code, found.place.line) == (code, line)
        assert found.place.path.endswith("bereiken.yaml")
        for lang in ("nl", "en"):
            assert not re.search(r"[{}]", found.what(lang) + found.cure(lang))

    def test_all_at_once(self, tmp_path):
        """Three mistakes are three faults in one run."""
        text = HEAD + "bidders: {from: 5, to: 3}\nprices:\n  - from: 5\nfacts:\n  - fact: omzet\n"
        assert [fault.code.code for fault in faults(text, tmp_path)] == ["AB942", "AB942", "AB941"]

    def test_a_percentage_of_no_ceiling(self, tmp_path):
        made = load_framework(ROOT / "criteria/voorbeelden/e02-punten.yaml")
        path = tmp_path / "x.yaml"
        path.write_text(
            "format: aanbesteding/simulation/1\nframework: e02-punten\n"
            "prices: [{from-percent: 80, to-percent: 90}]\n"
        )
        with pytest.raises(Faults) as stop:
            simulate(made, load_simulation(path), runs=2)
        (found,) = stop.value.faults
        assert found.code.code == "AB942"
        assert "plafond" in found.what("nl")

    @pytest.mark.parametrize(
        "text",
        [
            "x",
            "format: aanbesteding/bid/1\n",
            HEAD + "seed: -1\n",
            HEAD + "bidders: {from: 0, to: 2}\n",
            HEAD + "prijs: 1\n",
        ],
    )
    def test_what_the_reader_refuses(self, text, tmp_path):
        path = tmp_path / "x.yaml"
        path.write_text(text)
        with pytest.raises(Faults):
            load_simulation(path)

    @pytest.mark.parametrize(
        ("runs", "seed", "expected"),
        [(1, None, "AB946"), (100_001, None, "AB946"), (2, -1, "AB947"), (2, 10**12, "AB947")],
    )
    def test_numbers_out_of_bounds(self, runs, seed, expected):
        with pytest.raises(Faults) as stop:
            simulate(load_framework(FRAMEWORK), runs=runs, seed=seed)
        assert [fault.code.code for fault in stop.value.faults] == [expected]

    def test_every_code_is_tried(self):
        """Here, or in the tests of the command and the figures."""
        tried = {code for code, _, _ in FAULTY.values()} | {"AB946", "AB947", "AB948"}
        tried |= {f"AB67{n}" for n in range(7)}
        assert tried == set(CODES)


class TestExample:
    def test_it_is_right(self):
        result = simulate(load_framework(FRAMEWORK), load_simulation(EXAMPLE), runs=4)
        assert (result.seed, result.seed_given) == (2019, True)
        third = {(one.subject, one.name): one for one in result.lots[2].inputs}
        assert third["price", ""].say("nl") == "€ 3.300.000 t/m € 3.900.000, per € 1.000"
        first = {(one.subject, one.name): one for one in result.lots[0].inputs}
        assert first["price", ""].say("nl") == "€ 3.400.000 t/m € 4.000.000, per € 1.000"
        assert first["fact", "beroepskrachten"].basis == "framework"

    def test_the_schema_takes_it(self):
        """And refuses what the reader refuses."""
        assert {"simulation", "simulated"} <= set(KINDS)
        validator = Draft7Validator(schema("simulation"))
        good = yaml.load(EXAMPLE.read_text(encoding="utf-8"), Core)
        assert list(validator.iter_errors(good)) == []
        assert list(validator.iter_errors({**good, "prijs": 1}))
        assert list(validator.iter_errors({**good, "seed": -1}))
