"""No method without its page, no page without its rules tested, no example that is not recomputed."""

from __future__ import annotations

import importlib
import inspect
import re
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pydantic import ValidationError
from tests.build import ROOT, F, bid, marks, of_bid, the_lot

from aanbesteding import load_framework
from aanbesteding.exact.number import Number
from aanbesteding.fields import Exact
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.reporting.bounds import keys, values_text
from aanbesteding.reporting.curve import HEIGHT, SIGNS, WIDTH
from aanbesteding.reporting.illustrate import drawn, has_curve, outcome, parameters, worked
from aanbesteding.reporting.method_page import page_blocks, value_text
from aanbesteding.reporting.pages import PAGES
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.snippet import snippet

ROWS: dict[str, Any] = {**METHODS, **AWARDS}
IDS = list(ROWS)
DOCS = ROOT / "docs/methods"
SVG = "{http://www.w3.org/2000/svg}"

HEAD = """format: aanbesteding/framework/1
id: kader
version: 1
language: nl
route: tender
status: draft
title: Kader
price-basis: alles
policies:
  rounding: none
  ties: {order: [], otherwise: draw}
  drop-out: keep-ranking
  missing-mark: error
  price-sheet: refuse
panel:
  combine: mean
  assessors: [{id: p, title: p}, {id: q, title: q}, {id: r, title: r}]
lots:
  - {id: perceel, title: Perceel, assumed: test%s}
"""
QUALITY = """facts:
  - {id: f, title: f, assumed: test, type: number, level: bid}
criteria:
  - id: k
    title: k
    assumed: test
    weight: 100
    method: {type: fact-bandwidth, fact: f, zero-at: 0, full-at: 100, out-of-range: extrapolate}
"""


def classes() -> dict[str, list[type]]:
    """The classes of tests by the page that they are about."""
    found: dict[str, list[type]] = {}
    for path in sorted(Path(__file__).parent.glob("test_*_pages.py")):
        module = importlib.import_module(f"tests.pages.{path.stem}")
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if name.startswith("Test"):
                found.setdefault(kind.page, []).append(kind)
    return found


CLASSES = classes()


class TestTables:
    def test_every_row_has_a_page(self) -> None:
        """In the order of the catalogue, and none about something else."""
        assert list(PAGES) == IDS
        assert len(IDS) >= 29

    def test_every_row_has_files(self) -> None:
        """A page and a plot of each, an index that leads to all of them, and nothing else."""
        expected = {f"{name}.{end}" for name in IDS for end in ("md", "svg")} | {"README.md"}
        assert {path.name for path in DOCS.iterdir()} == expected
        index = (DOCS / "README.md").read_text("utf-8")
        assert re.findall(r"^\| \[([a-z-]+)\]\(\1\.md\)", index, re.MULTILINE) == IDS

    def test_every_page_has_one_class(self) -> None:
        """And every class is about a page."""
        assert sorted(CLASSES) == sorted(IDS)
        assert all(len(found) == 1 for found in CLASSES.values())


@pytest.mark.parametrize("name", IDS)
class TestRules:
    def test_every_rule_has_a_test(self, name: str) -> None:
        """`test_<id of the rule>` in the class of the page, and no test about another rule."""
        (kind,) = CLASSES[name]
        wanted = ["test_" + rule.id.replace("-", "_") for rule in PAGES[name].rules]
        tests = [method for method in dir(kind) if method.startswith("test_")]
        assert len(set(wanted)) == len(wanted) >= 2
        assert sorted(tests) == sorted(wanted)

    def test_the_class_says_what_the_page_says(self, name: str) -> None:
        """The docstring of the class is the rules in English, word for word."""
        said = (CLASSES[name][0].__doc__ or "").split()
        assert said == " ".join(rule.text.en for rule in PAGES[name].rules).split()

    def test_the_rules_are_on_the_pages(self, name: str) -> None:
        """In both languages, and no rule is the same in both."""
        for lang in ("nl", "en"):
            text = plain_text(page_blocks(ROWS[name], lang))
            for rule in PAGES[name].rules:
                assert f"\n- {rule.text.say(lang)}\n" in text
                assert rule.text.nl != rule.text.en
        printed = (DOCS / f"{name}.md").read_text("utf-8").replace("\\", "")
        assert all(f"\n- {rule.text.en}\n" in printed for rule in PAGES[name].rules)

    def test_an_announced_word_has_its_rule(self, name: str) -> None:
        """Every word that `out-of-range` can be is a rule of the page."""
        words = next((key.words for key in keys(ROWS[name]) if key.key == "out-of-range"), ())
        assert set(words) <= {rule.id for rule in PAGES[name].rules}


def built(name: str, lang: str, folder: Path) -> Any:
    """The framework with the piece of a page pasted into it, read from a file as any other."""
    row, page = ROWS[name], PAGES[name]
    pasted = "\n".join(snippet(row, page, lang)) + "\n"
    price = ", fixed-price: 100000" if name == "fixed-price" else ""
    text = HEAD % price
    if name in METHODS and row.worth != "weight":
        text += "award: {type: award-on-value}\nweights: {unit: euro, of: whole}\n"
    elif name in METHODS:
        text += "award: {type: points}\n"
        text += f"weights: {{unit: points, of: whole, total: {page.weight}}}\n"
    elif row.uses_quality:
        unit = "euro" if row.in_euros else "percent"
        text += f"weights: {{unit: {unit}, of: whole}}\n" + QUALITY
    file = folder / "kader.yaml"
    file.write_text(text + pasted, encoding="utf-8")
    return load_framework(file)


def recomputed(name: str, folder: Path) -> list[Fraction]:
    """The outcomes of the example of a page by the whole engine, from the pasted framework."""
    row, page = ROWS[name], PAGES[name]
    of = built(name, "nl", folder)
    inputs = [case.inputs for case in page.cases]
    if name in AWARDS:
        facts = [{"facts": {"f": q}} if row.uses_quality else {} for q, _ in inputs]
        bids = [bid(f"b{n}", p, **facts[n]) for n, (_, p) in enumerate(inputs)]
        result = the_lot(of, bids)
        return [of_bid(result, one.id).total or Fraction(0) for one in bids]
    bids, sheets = [bid(f"b{n}") for n in range(len(inputs))], []
    if row.measures == "price":
        bids = [bid(f"b{n}", values[0]) for n, values in enumerate(inputs)]
    elif row.measures == "fact":
        facts = [{page.given["fact"]: values[0]} for values in inputs]
        price = page.price if row.worth != "weight" else 100
        bids = [bid(f"b{n}", price, facts=stated) for n, stated in enumerate(facts)]
    else:
        slug = of.criteria[-1].id
        sheets = [
            marks(p, {f"b{n}": {slug: mark(values, i)} for n, values in enumerate(inputs)})
            for i, p in enumerate("pqr")
        ]
    result = the_lot(of, bids, sheets)
    if row.worth != "weight":  # the fictitious price is the price less the value
        values = [F(page.price) - (of_bid(result, one.id).total or F(0)) for one in bids]
        return [value / F(page.price) if row.worth == "price" else value for value in values]
    return [(of_bid(result, one.id).total or F(0)) / F(page.weight) for one in bids]


def mark(worths: tuple[str, ...], assessor: int) -> str:
    """What an assessor gives on a scale of 0 to 10; where one worth is stated, all give it."""
    tenths = Number.parse(worths[assessor % len(worths)])
    return f"{float(tenths / 10):g}"


@pytest.mark.parametrize("name", IDS)
class TestExamples:
    def test_the_cases_are_what_was_worked_out(self, name: str) -> None:
        """The engine's own step gives the share or total that stands in the page's data."""
        assert len(PAGES[name].cases) >= 2
        for case, step in worked(name):
            if step.radius:
                assert abs(step.result - F(case.outcome)) <= F(1, 2 * 10**6)
            else:
                assert step.result == F(case.outcome)

    def test_the_whole_engine_agrees(self, name: str, tmp_path: Path) -> None:
        """The YAML of the page, pasted into a framework and read from a file, evaluates to it."""
        for case, found in zip(PAGES[name].cases, recomputed(name, tmp_path), strict=True):
            assert abs(found - F(case.outcome)) <= (F(1, 2 * 10**6) if "." in case.outcome else 0)

    def test_the_yaml_is_right_in_both_languages(self, name: str, tmp_path: Path) -> None:
        for lang in ("nl", "en"):
            of = built(name, lang, tmp_path)
            made = of.award if name in AWARDS else of.criteria[-1].method
            assert made == parameters(name)

    def test_the_table_is_calculated(self, name: str) -> None:
        """About seven values; those of the curve's method at the same place are the same."""
        page = PAGES[name]
        assert len(page.shown) in (2, 7)
        assert all(outcome(name, line, v) is not None for line in page.lines for v in page.shown)

    def test_values_of_the_example_show_in_text(self, name: str) -> None:
        for lang in ("nl", "en"):
            text = plain_text(page_blocks(ROWS[name], lang))
            for case in PAGES[name].cases:
                assert value_text(ROWS[name], case.inputs[-1], lang) in text or name in (
                    "points",
                    "fixed-price",
                )


@pytest.mark.parametrize("name", IDS)
class TestKeys:
    def test_every_key_has_a_meaning_in_both_languages(self, name: str) -> None:
        for key in keys(ROWS[name]):
            assert key.meaning.nl, key.key
            assert key.meaning.en, key.key
            assert key.meaning.nl != key.meaning.en
            assert key.meaning.nl.endswith((".", ")"))
        assert set(PAGES[name].keys) <= {key.key for key in keys(ROWS[name])}

    def test_every_bound_is_held(self, name: str) -> None:
        """A hundredth outside is refused for what is told, the bound itself is not."""
        row = ROWS[name]
        given = {"type": name, **PAGES[name].given}
        for key in keys(row):
            for bound, off in ((key.minimum, -1), (key.maximum, 1)):
                if bound is None or key.kind.en != "a number":
                    continue
                row.parameters.model_validate({**given, key.key: str(bound)}, by_alias=True)
                value = Number.of(F(bound) + F(off, 100))
                with pytest.raises(ValidationError, match="number-out-of-bounds"):
                    row.parameters.model_validate({**given, key.key: value}, by_alias=True)
                assert str(abs(bound)) in values_text(key, "en")
            if key.decimals is not None:
                fine = Number.of(F(1, 10 ** (key.decimals + 1)))
                with pytest.raises(ValidationError, match="number-too-fine"):
                    row.parameters.model_validate({**given, key.key: fine}, by_alias=True)

    def test_every_needed_key_is_needed(self, name: str) -> None:
        row = ROWS[name]
        given = {"type": name, **PAGES[name].given}
        for key in keys(row):
            rest = {word: value for word, value in given.items() if word != key.key}
            if key.required:
                with pytest.raises(ValidationError):
                    row.parameters.model_validate(rest, by_alias=True)
            else:
                row.parameters.model_validate(rest, by_alias=True)


def test_bounds_that_are_known() -> None:
    """Read from the models by eye: money has cents, per cents are bounded, multiples are not."""
    found = {key.key: key for key in keys(METHODS["price-bandwidth"])}
    zero = found["zero-at"]
    assert (zero.minimum, zero.maximum, zero.decimals, zero.required) == (0, None, 2, True)
    assert values_text(zero, "en") == "a number of 0 or more, at most 2 decimals"
    equal = {key.key: key for key in keys(METHODS["price-linear-range"])}["when-equal"]
    assert values_text(equal, "nl") == "een getal van -1000 tot en met 1000"
    combine = {key.key: key for key in keys(METHODS["rating-scale"])}["combine"]
    assert values_text(combine, "en") == "mean, median, consensus (optional)"
    assert Exact(0, None, 2).decimals == 2


@pytest.mark.parametrize("name", [name for name in IDS if has_curve(name)])
class TestCurves:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_in_characters(self, name: str, lang: Any) -> None:
        """At most 80 columns of plain characters after the table, a sign for each line."""
        text = plain_text(page_blocks(ROWS[name], lang))
        heading = {"nl": "\nLijn\n----\n", "en": "\nCurve\n-----\n"}[lang]
        before, curve = text.split(heading)
        assert {"nl": "\nTabel\n", "en": "\nTable\n"}[lang] in before
        _, *lines = curve.strip("\n").split("\n\n", 1)
        drawing = lines[0].rstrip("\n").split("\n")
        assert len(drawing) == HEIGHT + 2
        assert max(map(len, drawing)) <= 80
        assert set("".join(drawing)) <= set("0123456789.,+-|ox %€")
        for sign in SIGNS[: len(PAGES[name].lines)]:
            assert sign in "".join(drawing[:HEIGHT])

    def test_every_column_is_the_engine(self, name: str) -> None:
        """Sixty places from end to end; the ends are those of the page."""
        for line in drawn(name, WIDTH):
            assert len(line.points) == WIDTH
            for x, y in (line.points[0], line.points[17], line.points[-1]):
                assert y == outcome(name, line.line, x)
        ends = tuple(x for x, _ in drawn(name, 2)[0].points)
        assert ends == tuple(F(end) for end in PAGES[name].span)


@pytest.mark.parametrize("name", IDS)
class TestPlots:
    def test_the_plot_says_what_it_shows(self, name: str) -> None:
        """A title, and a description that is the alternative text of the page, from the data."""
        root = ET.fromstring((DOCS / f"{name}.svg").read_text("utf-8"))
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == ROWS[name].name.en
        told = root.findtext(f"{SVG}desc") or ""
        assert f"![{told}]({name}.svg)" in (DOCS / f"{name}.md").read_text("utf-8")
        for place in (PAGES[name].shown[0], PAGES[name].shown[-1]):
            assert f" at {value_text(ROWS[name], place, 'en')}" in told

    def test_it_fetches_nothing_and_reads_without_colour(self, name: str) -> None:
        """No address, script or picture in it; one ink; text as text; lines by their dashes."""
        text = (DOCS / f"{name}.svg").read_text("utf-8")
        assert set(re.findall(r"https?://[^\"' ]+", text)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }
        assert not re.search(r"<(script|image|foreignObject|use|a)\b|@import|url\(", text)
        inks = set(re.findall(r'(?:stroke|fill)="([^"]+)"', text)) - {"none", "transparent"}
        assert inks == {"currentColor"}
        assert "prefers-color-scheme:dark" in text
        assert text.count("<text") >= 6
        dashes = re.findall(r'stroke-dasharray="([^"]+)"', text)
        assert len(set(dashes)) == (len(PAGES[name].lines) if has_curve(name) else 0)
        assert len(text) < 30000
