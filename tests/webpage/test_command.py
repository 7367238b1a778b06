"""`report --html`: the page as a file."""

from __future__ import annotations

import pytest
from tests.build import ROOT

from aanbesteding.reporting.webpage import words

LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")
OTHER = "criteria/manifest-leiden.yaml"
PRICE_ALONE = """\
format: aanbesteding/framework/1
id: alleen-prijs
version: "1"
language: nl
route: tender
status: draft
title: Alleen de prijs
price-basis: Totaalprijs over twee jaar
award: { type: lowest-price, motivation: test }
policies:
  rounding: none
  ties: { order: [], otherwise: draw }
  drop-out: keep-ranking
  missing-mark: error
  price-sheet: refuse
lots: [{ id: dagbesteding, title: Dagbesteding, assumed: test }]
"""


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_page_is_written(run, tmp_path, lang):
    place = tmp_path / "rapport.html"
    done = run("report", *LEIDEN, "--html", place, "--lot", "opgroeien", "--lang", lang)
    assert done.code == 0, done.err
    text = place.read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in text
    assert words.SENSITIVITY.say(lang) in text
    assert text.count('class="try"') == 1  # the one lot
    assert 'id="compare"' not in text


def test_other_frameworks_stand_beside_it(run, tmp_path):
    place = tmp_path / "rapport.html"
    done = run("report", *LEIDEN, "--html", place, "--beside", OTHER, "--lot", "opgroeien")
    assert done.code == 0, done.err
    text = place.read_text(encoding="utf-8")
    assert 'id="compare"' in text
    assert "manifest-leiden" in text


def test_a_framework_beside_it_must_be_another(run, tmp_path):
    place = tmp_path / "rapport.html"
    for beside in LEIDEN:  # itself, or no framework at all
        done = run("report", *LEIDEN, "--html", place, "--beside", beside)
        assert done.code == 2
        assert "aanbesteding report --help" in done.err
        assert beside in done.err
    assert not place.exists()


def test_they_stand_beside_sealed_closed_anonymous_and_drawn_too(run, tmp_path):
    kader = "criteria/voorbeelden/van-zegel-tot-brief.yaml"
    bids = ROOT / "bids/voorbeelden/van-zegel-tot-brief"
    other = tmp_path / "prijs.yaml"
    other.write_text(PRICE_ALONE, encoding="utf-8")
    place = tmp_path / "rapport.html"
    given = [kader, bids / "inschrijvingen", bids / "scores", "--html", place, "--beside", other]
    options = {"--draw": "loting.yaml", "--closed": "kwaliteit.yaml", "--aliases": "sleutel.yaml"}
    pairs = [part for option, name in options.items() for part in (option, bids / name)]
    done = run("report", *given, *pairs)
    assert done.code == 0, done.err  # 1 without the drawing, 2 without the others
    text = place.read_text(encoding="utf-8")
    assert "De volgorde is door loting" in text
    beside = text[text.index('id="compare"') :]
    assert "Alleen de prijs" in beside
    # Above one bid is first by the drawing, and here two are.
    assert words.DRAWN_BESIDE.nl in beside
    assert "Combinatie Knoopsgatkade, Theelepelgilde (gelijk)" in beside
    place.unlink()
    done = run("report", *given, *pairs[:-1], bids / "kwaliteit.yaml")
    assert done.code == 2
    assert "AB932" in done.err
    assert not place.exists()


def test_the_workbook_has_no_place_for_other_frameworks(run, tmp_path):
    place = tmp_path / "werkboek.xlsx"
    done = run("report", *LEIDEN, "--xlsx", place, "--beside", OTHER)
    assert done.code == 2
    assert "--html" in done.err
    assert not place.exists()


def test_what_is_beside_it_is_not_overwritten(run, tmp_path):
    other = tmp_path / "ander.html"
    other.write_bytes((ROOT / OTHER).read_bytes())
    before = other.read_bytes()
    done = run("report", *LEIDEN, "--html", other, "--beside", other)
    assert done.code == 2
    assert "AB901" in done.err
    assert other.read_bytes() == before


def test_two_runs_give_the_same_bytes(run, tmp_path):
    for name in ("a.html", "b.html"):
        assert run("report", *LEIDEN, "--html", tmp_path / name, "-q").code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
