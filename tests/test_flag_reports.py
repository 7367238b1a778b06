"""Flags in every report, and the pages and forms of what belongs to admission."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.build import ROOT, filled, printed_numbers

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.reporting.catalogue import codes
from aanbesteding.scoring.flags import FLAGS
from aanbesteding.texts import LANGUAGES

NAME = "f07-toelating-en-signalen"
F07 = (f"criteria/voorbeelden/{NAME}.yaml", f"bids/voorbeelden/{NAME}")
HEADING = {
    "nl": "Signalen (sluiten niemand uit)",
    "en": "Flags (they exclude nobody)",
}
MEDIAN = {
    "nl": "AB630 «c»: prijs € 60.000 ligt onder € 70.000, 70 % van de mediaan van de prijzen (€ 100.000)",
    "en": "AB630 “c”: price € 60,000 is below € 70,000, 70 % of the median of the prices (€ 100,000)",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_in_a_report(run, lang, form):
    """Under a heading that says that they exclude nobody, each with what to do; exit code 0."""
    done = run("score", *F07, "--lang", lang, "--format", form)
    assert done.code == 0
    before, after = done.out.split(HEADING[lang])
    assert MEDIAN[lang] in after
    assert "AB63" not in before
    cure = {"nl": "vraag om uitleg", "en": "ask for an explanation"}
    assert cure[lang] in after


def test_in_json(run):
    """Exact numbers, the calculation, and the lines that it came from."""
    done = run("score", *F07, "--format", "json")
    (lot,) = json.loads(done.out)["lots"]
    first, units = lot["flags"][0], lot["flags"][4]
    assert (first["bid"], first["test"], first["code"]) == ("c", "below-percent-of-median", "AB630")
    assert first["step"]["result"]["fraction"] == "70000"
    assert first["source"]["key"] == "lots[1]"
    assert first["step"]["sources"][0]["key"] == "flags.below-percent-of-median"
    assert units["step"]["formula"] == "reference - units * hundredth"
    values = {name: number["fraction"] for name, number in units["step"]["values"].items()}
    assert values == {"reference": "95000", "units": "10", "hundredth": "1100"}
    assert units["step"]["result"]["fraction"] == "84000"
    assert not any(finding["code"].startswith("AB63") for finding in lot["findings"])


@pytest.mark.parametrize(("lang", "column"), [("nl", "signalen"), ("en", "flags")])
def test_in_csv(run, lang, column):
    """A column of its own, filled for c on all its rows, and the warnings on stderr."""
    done = run("score", *F07, "--format", "csv", "--lang", lang)
    delimiter = ";" if lang == "nl" else ","
    rows = list(csv.DictReader(io.StringIO(done.out[1:], newline=""), delimiter=delimiter))
    by_bid = {list(row.values())[2]: row[column] for row in rows}
    assert by_bid["c"].startswith(MEDIAN[lang].removeprefix("AB630 "))
    assert {name for name, said in by_bid.items() if said} == {"c"}
    assert MEDIAN[lang] in done.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_the_derivation_of_the_bid(run, lang):
    """With the calculation of its bound; the derivation of another bid has none."""
    done = run("explain", "c", *F07, "--lang", lang)
    assert MEDIAN[lang] in done.out
    bound = {
        "nl": "berekening: percentage ÷ 100 × mediaan van de prijzen = 70 ÷ 100 × 100.000 = 70.000",
        "en": "calculation: percentage ÷ 100 × median price = 70 ÷ 100 × 100,000 = 70,000",
    }
    assert bound[lang] in done.out
    assert HEADING[lang] not in run("explain", "b", *F07, "--lang", lang).out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_flag_has_a_page(run, lang):
    """With its title, its code, and where it comes from, in the language that was asked for."""
    pages = {flag.id: run("explain", flag.id, "--lang", lang) for flag in FLAGS}
    assert len(pages) == 14
    for flag in FLAGS:
        done = pages[flag.id]
        assert done.code == 0
        assert f"{flag.id}: {flag.title.say(lang)}" in done.out
        assert flag.code.code in done.out
        assert flag.source.text.say(lang).split(",")[0] in done.out
        label = {"nl": "niet volledig nagelezen", "en": "not checked in full"}[lang]
        assert (label in done.out) is not flag.source.verified
    assert not any(flag.source.verified for flag in FLAGS if "units" in flag.id)


def test_every_calculation_gives_its_result():
    """Filling in the numbers of each step of F07 by a calculator of the tests' own."""
    of = load_framework(ROOT / F07[0])
    (lot,) = evaluate(of, load_bids(ROOT / F07[1])).lots
    steps = [flag.step for flag in lot.flags if flag.step is not None]
    assert [step.result for step in steps] == [
        70000,
        76000,
        85000,
        66000,
        84000,
        90000,
        57000,
        3000,
    ]
    for step in steps:
        assert filled(step) == step.result
        assert set(printed_numbers(step)) == {step.result}


def test_the_announced_tests_have_the_key_of_the_framework():
    """What `flags` announces is called the same in a result."""
    from aanbesteding.fields import kebab
    from aanbesteding.model.flags import Flags

    keys = {kebab(name) for name in Flags.model_fields} - {"source", "assumed"}
    assert keys <= {flag.id for flag in FLAGS}
    assert len(keys) == 7


def test_codes_have_two_languages_and_the_same_fields():
    """AB117 to AB120, AB461 to AB466 and AB621 to AB639: all there, each said twice."""
    wanted = [*range(117, 121), *range(461, 467), *range(621, 640)]
    known = codes()
    for number in wanted:
        code = known[f"AB{number}"]
        for text in (code.what, code.cure):
            assert sorted(re.findall(r"\{\w+\}", text.nl)) == sorted(
                re.findall(r"\{\w+\}", text.en)
            )
            assert text.nl != text.en


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_of_a_bid_asks_for_the_cost(run, lang):
    """Each cost element by its title, and the social return."""
    done = run("new", "bid", "--framework", F07[0], "--lang", lang)
    title = {"nl": "Niet-productieve uren", "en": "Non-productive hours"}
    assert f"      niet-productief:  # {title[lang]}\n" in done.out
    assert "    social-return:\n      value:  # " in done.out
