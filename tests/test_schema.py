"""The JSON Schemas of the files: what an editor finds while somebody types, and what it lets be."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.editor.language_server import LanguageServer
from tests.program import ROOT

from aanbesteding.cli.commands.schema import KINDS as SCHEMAS

EDITOR = Path(__file__).parent / "editor"
TEMPLATES = ROOT / "src/aanbesteding/templates"
KINDS = {
    "aanbesteding/framework/1": "framework",
    "aanbesteding/bid/1": "bid",
    "aanbesteding/scores/1": "scores",
    "aanbesteding/draw/1": "draw",
    "aanbesteding/aliases/1": "aliases",
    "aanbesteding/quality/1": "quality",
    "aanbesteding/scenario/1": "scenario",
}
EXAMPLES = sorted(
    [*ROOT.glob("criteria/**/*.yaml"), *ROOT.glob("bids/**/*.yaml"), *TEMPLATES.glob("*/*.yaml")]
)


def kind_of(text):
    return KINDS[re.search(r"^format: (\S+)", text, re.MULTILINE)[1]]


def schema(kind):
    return json.loads((ROOT / f"docs/schemas/{kind}.schema.json").read_text(encoding="utf-8"))


# --- YAML as editors read it -------------------------------------------------------------------


class DuplicateKeyError(Exception):
    """A key that is there twice."""


class Core(yaml.SafeLoader):
    """YAML 1.2, core schema: only true and false are booleans, 014 is 14, 1:30 is a text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name and shape are PyYAML's

    def construct_mapping(self, node, deep=False):
        """Refuse duplicate keys, as the YAML 1.2 specification does."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise DuplicateKeyError
        return super().construct_mapping(node, deep)


def _integer(loader, node):
    text = node.value
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


def _float(loader, node):
    return float(node.value.replace(".inf", "inf").replace(".nan", "nan"))


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", list("-+.0123456789")),
):  # fmt: skip
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first)
Core.add_constructor("tag:yaml.org,2002:int", _integer)
Core.add_constructor("tag:yaml.org,2002:float", _float)
Core.add_constructor("tag:yaml.org,2002:bool", lambda _, node: node.value.lower() == "true")


def test_the_loader_reads_yaml_1_2():
    """The examples of the YAML 1.2.2 specification, 10.3.2, and what 1.1 made of the others."""
    text = (
        "[null, ~, true, FALSE, 0, 0o7, 0x3A, -19, 0., -0.0, 12e03, no, ja, 014, 1:30, '1', 40,5]"
    )
    read = yaml.load(text, Core)
    assert read == [
        None,
        None,
        True,
        False,
        0,
        7,
        58,
        -19,
        0.0,
        -0.0,
        12000.0,
        "no",
        "ja",
        14,
        "1:30",
        "1",
        40,
        5,
    ]
    assert yaml.load("weight: 40,5", Core) == {"weight": "40,5"}
    with pytest.raises(DuplicateKeyError):
        yaml.load("{a: 1, a: 2}", Core)


# --- the schemas -------------------------------------------------------------------------------


class TestSchemas:
    @pytest.mark.parametrize("kind", SCHEMAS)
    def test_are_valid_draft_07(self, run, kind):
        """What `schema` prints is what lies in docs/schemas, says draft-07, and is."""
        shipped = schema(kind)
        assert shipped["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(shipped)
        assert json.loads(run("schema", kind).out) == shipped

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_every_example_is_valid(self, path):
        """Criteria, bids, sheets and templates, read as an editor reads them."""
        text = path.read_text(encoding="utf-8")
        errors = list(Draft7Validator(schema(kind_of(text))).iter_errors(yaml.load(text, Core)))
        assert errors == []

    def test_every_key_has_a_text(self):
        """What hovers over a key in an editor; the key `type` names the block itself."""
        for kind in ("framework", "bid", "scores", "draw"):
            made = schema(kind)
            for name, block in {kind: made, **made["$defs"]}.items():
                for key, value in block.get("properties", {}).items():
                    assert value.get("description") or key == "type", (name, key)

    def test_every_cent_is_accepted(self):
        """1.15 is no multiple of the binary 0.01; an editor must not complain about a price."""
        offer = {**schema("bid"), **schema("bid")["$defs"]["Offer"]}
        check = Draft7Validator(offer)
        for cents in range(1000):
            number = yaml.load(f"{cents // 100}.{cents % 100:02}", Core)
            assert check.is_valid({"lot": "a", "price": number})

    @pytest.mark.parametrize(
        ("text", "accepted"),
        [
            ("ja", True),
            ("nee", True),
            ("true", True),
            ("false", True),
            ("no", False),
            ("yes", False),
            ("Ja", False),
            ("1", False),
            ("0", False),
            ("~", False),
        ],
    )
    def test_yes_and_no(self, text, accepted):
        """The four words of the reader and no other; 1 is not true."""
        member = {**schema("bid"), **schema("bid")["$defs"]["Member"]}
        data = yaml.load(f"{{organisation: a, name: A, role: sole, newcomer: {text}}}", Core)
        assert Draft7Validator(member).is_valid(data) is accepted

    def test_decimal_comma(self, run):
        """With `--decimal-sign comma` the comma is a number and the point is none."""
        comma = json.loads(run("schema", "framework", "--decimal-sign", "comma").out)
        point = schema("framework")
        text = (TEMPLATES / "nl/framework.yaml").read_text(encoding="utf-8")
        announced = text.replace("\nlanguage: nl", "\nlanguage: nl\ndecimal-sign: comma")

        def errors(made, text):
            found = Draft7Validator(made).iter_errors(yaml.load(text, Core))
            return ["/".join(map(str, error.absolute_path)) for error in found]

        def with_weight(weight):
            return announced.replace("weight: 40\n    method", f"weight: {weight}\n    method")

        assert with_weight("40,5") != announced
        assert errors(comma, with_weight("40,5")) == []
        assert errors(comma, with_weight("40")) == []
        for wrong in ("40.5", "4.000,5", "-40,5", "40,", "',5'", "040,5", "40,1234567", "'40.5'"):
            assert errors(comma, with_weight(wrong)) == ["criteria/1/weight"], wrong
        assert errors(point, with_weight("40,5")) == ["criteria/1/weight"]
        assert errors(point, with_weight("40.5")) == []
        assert errors(comma, text) == [""]  # a comma that the file does not announce

    def test_decimal_comma_in_a_price(self, run):
        """Two decimals at most, not below zero; in facts any text."""
        comma = json.loads(run("schema", "bid", "--decimal-sign", "comma").out)
        check = Draft7Validator({**comma, **comma["$defs"]["Offer"]})
        for price, accepted in (
            ("1,5", True),
            ("1,55", True),
            ("2", True),
            ("1,555", False),
            ("-1,5", False),
            ("-2", False),
        ):
            data = yaml.load(f"lot: a\nprice: {price}\nfacts: {{x: '2,75'}}", Core)
            assert check.is_valid(data) is accepted, price


# --- faults ------------------------------------------------------------------------------------


class Plant(NamedTuple):
    """A fault: in which template, what is replaced, by what; `at` begins the line that is wrong."""

    what: str
    kind: str
    old: str
    new: str
    at: str

    def text(self):
        text = (TEMPLATES / f"nl/{self.kind}.yaml").read_text(encoding="utf-8")
        assert text.count(self.old) == 1, (self.old, text.count(self.old))
        return text.replace(self.old, self.new)

    @property
    def line(self):
        lines = self.text().splitlines()
        (number,) = (n for n, line in enumerate(lines, 1) if line.strip().startswith(self.at))
        return number


FAULTS = [
    Plant("unknown key", "framework", "    weight: 60\n", "    weight: 60\n    kleur: rood\n", "kleur"),
    Plant("missing key", "framework", "    weight: 60\n", "", "- id: kwaliteit"),
    Plant("misspelt word", "framework", "route: tender ", "route: tendre ", "route:"),
    Plant("decimal comma", "framework", "        weight: 20\n", "        weight: 20,5\n", "weight: 20,5"),
    Plant("text for a number", "framework", "zero-at: 5\n", "zero-at: vijf\n", "zero-at: vijf"),
    Plant("unknown method", "framework", "type: fact-bandwidth", "type: fact-bandwith", "type: fact-bandwith"),
    Plant("parameter of another method", "framework", "      zero-at: 500000\n", "      zero-at: 500000\n      scale: vijf\n", "scale: vijf"),
    Plant("out of bounds", "bid", "share: 40\n", "share: 1040\n", "share: 1040"),
    Plant("list for a mapping", "framework", "award: {type: points}", "award: [points]", "award:"),
    Plant("text for a list", "bid", "lots:\n  - lot: perceel-1", "lots: allemaal\nx:\n  - lot: perceel-1", "lots:"),
    Plant("bad identifier", "framework", "id: plan-van-aanpak", "id: Plan van aanpak", "- id: Plan van aanpak"),
    Plant("bad identifier as a key", "scores", "      plan-van-aanpak:", "      Plan_van_aanpak:", "Plan_van_aanpak"),
    Plant("wrong yes or no", "bid", "belastingschuld: nee   #", "belastingschuld: neen   #", "belastingschuld: neen"),
    Plant("whole number with decimals", "framework", "decimals: 0", "decimals: 0.5", "decimals: 0.5"),
    Plant("empty value", "scores", "mark: goed", "mark:", "mark:"),
    Plant("another kind of file", "bid", "aanbesteding/bid/1", "aanbesteding/bod/1", "format:"),
    Plant("duplicate key", "bid", "id: voorbeeld-combinatie\n", "id: voorbeeld-combinatie\nid: nog-een\n", "id: nog-een"),
]  # fmt: skip


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.what)
def test_a_fault_is_found_by_the_schema_alone(plant):
    """jsonschema finds it where it stands; a duplicate key any YAML 1.2 reader finds."""
    if plant.what == "duplicate key":
        with pytest.raises(DuplicateKeyError):
            yaml.load(plant.text(), Core)
        return
    errors = list(Draft7Validator(schema(plant.kind)).iter_errors(yaml.load(plant.text(), Core)))
    assert errors
    document = yaml.compose(plant.text(), Core)
    told = [_line(document, [*error.absolute_path, *_extra(error)]) for error in errors]
    assert plant.line in told


def _extra(error):
    """The key that `additionalProperties` complains of; the rest stands at the value itself."""
    if error.validator != "additionalProperties":
        return []
    return [key for key in error.instance if repr(key) in error.message][:1]


def _line(node, path):
    """The line of a value, by its path; of a key when the path ends there."""
    line = node.start_mark.line
    for part in path:
        if isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        else:
            key, node = next((key, value) for key, value in node.value if key.value == part)
            line = key.start_mark.line
    return line + 1


# --- the editor --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed(request):
    """The language server of the version in tests/editor/package.json, in pytest's cache."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not on this machine")
    package = EDITOR / "package.json"
    version = json.loads(package.read_text())["dependencies"]["yaml-language-server"]
    cache = request.config.cache.mkdir("editor")
    place = cache / version
    if not place.exists():
        fresh = Path(tempfile.mkdtemp(dir=cache))
        shutil.copy(package, fresh)
        options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(
            [npm, "install", *options], cwd=fresh, check=True, capture_output=True, timeout=300
        )
        try:
            os.rename(fresh, place)
        except OSError:  # another worker was first
            shutil.rmtree(fresh)
    return place / "node_modules/yaml-language-server/bin/yaml-language-server"


@pytest.fixture(scope="module")
def editor(installed):
    """The real thing: what VS Code and others have behind their YAML support."""
    schemas = {
        f"*.{kind}.yaml": ROOT / f"docs/schemas/{kind}.schema.json" for kind in KINDS.values()
    }
    with LanguageServer(["node", str(installed)], schemas) as server:
        yield server


class TestEditor:
    """One process for the lot: starting the server costs more than what it is asked."""

    def test_it_finds_every_fault_on_its_line(self, editor):
        """Each planted fault in a file of its own."""
        plants = {f"file:///{n}.{plant.kind}.yaml": plant for n, plant in enumerate(FAULTS)}
        told = editor.complaints({uri: plant.text() for uri, plant in plants.items()})
        missed = {
            plant.what: (plant.line, told[uri])
            for uri, plant in plants.items()
            if plant.line not in {complaint.line for complaint in told[uri]}
        }
        assert missed == {}

    def test_it_lets_every_example_be(self, editor):
        """The examples name their schema in the first line; templates do not know where it lies.

        That the schema was really read shows from the same file with a key too many.
        """
        clean, spoilt = {}, {}
        for path in EXAMPLES:
            text = path.read_text(encoding="utf-8")
            named = text.startswith("# yaml-language-server: $schema=")
            language, kind = path.parent.name, kind_of(text)
            assert named or path.is_relative_to(TEMPLATES) or kind == "quality", path
            clean[path.as_uri() if named else f"file:///{language}.{kind}.yaml"] = text
            if named:
                spoilt[f"{path.as_uri()}.yaml"] = f"{text}\nkleur: rood\n"
        told = editor.complaints(clean | spoilt)
        assert {uri: told[uri] for uri in clean if told[uri]} == {}
        assert [uri for uri in spoilt if not told[uri]] == []
