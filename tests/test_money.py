"""Awards in money and what belongs to them: the worked examples, and laws of values in euros."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    LOT,
    ROOT,
    SETTINGS,
    F,
    bid,
    evaluated,
    fact,
    filled,
    framework,
    leaf,
    lot,
    marks,
    of_bid,
    printed_numbers,
    ranks,
    reasons,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding import Evaluation, evaluate, load_bids, load_framework
from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.reporting.derivation import derivation_blocks
from aanbesteding.reporting.json_result import json_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.score_report import score_blocks
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import LotResult

FOLDER = ROOT / "criteria" / "voorbeelden"


def example(name: str) -> Evaluation:
    """The evaluation of a worked example; its controls were worked out by hand in its comments."""
    of = load_framework(FOLDER / f"{name}.yaml")
    return evaluate(of, load_bids(ROOT / "bids" / "voorbeelden" / name))


# name, the totals (the best first), the bids that are out, the warnings
OUTCOMES: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    (
        "f07-toelating-en-signalen",
        {"b": "74.2", "a": 72, "c": 60},
        {
            "d": [("same-organisation", "kiezelbaken")],
            "e": [("same-organisation", "kiezelbaken")],
            "f": [("requirement", "draagkracht"), ("requirement", "integer")],
        },
        ["AB622", "AB623", "AB623"],
    ),
    ("f09-gewogen-kwaliteit-per-euro", {"c": 25, "b": 20, "a": 16}, {}, []),
    (
        "f10-prijs-per-punt",
        {"c": "0.4", "b": "0.4375", "a": "0.5"},
        {"d": [("minimum", "kwaliteit-totaal")]},
        [],
    ),
    (
        "f11b-bonus-en-malus",
        dict(zip("abcdefg", (250000, 265000, 275000, 300000, 325000, 335000, 350000), strict=True)),
        {},
        [],
    ),
    ("f11b-kwaliteitswaarde", {"a": 4300000, "b": 4440000, "c": 4750000}, {}, []),
    ("f11c-toeslag", {"c": 40, "b": "45.5", "a": 48}, {}, []),
    ("f11d-betalingsbereidheid", {"b": 14, "a": 15, "c": 15}, {}, []),
    ("f12-co2-prestatieladder", {"a": 900000, "b": 902400, "c": 905000}, {}, []),
    ("f13-mki-aftrek", {"a": 1850000, "c": 1860000, "b": 1900000}, {}, []),
    ("f13b-mki-optellen", {"a": 2090000, "b": 2095000, "c": 2105000}, {}, []),
    ("f23-levenscyclus", {"a": 100000, "c": 100200, "b": 110000}, {}, []),
    ("f23-mandje", {"a": 75280, "b": 75290}, {}, []),
    (
        "f24-poort-dan-prijs",
        {"b": 95000, "e": 96000, "a": 100000},
        {"c": [("minimum", "planning")], "d": [("minimum-total", "total")]},
        [],
    ),
    ("f25-alleen-kwaliteit", {"a": 86, "b": 80}, {}, []),
]


class TestExamples:
    """Each comes out exactly as its comments work it out."""

    def test_all_are_here(self) -> None:
        """All but f07, the example of admission and flags, whose outcome is in test_examples.py."""
        known = {"f07-toelating-en-signalen", *(name for name, *_ in OUTCOMES)}
        assert sorted(known) == sorted(p.stem for p in FOLDER.glob("f*.yaml"))

    @pytest.mark.parametrize(("name", "expected", "out", "warned"), OUTCOMES)
    def test_outcome(self, name: str, expected: Any, out: Any, warned: list[str]) -> None:
        found = example(name)
        (one,) = found.lots
        assert list(totals(one).items()) == [(bid, F(total)) for bid, total in expected.items()]
        assert reasons(one) == out
        assert warning_codes(found) == warned
        assert found.is_decided

    def test_what_is_unverified_says_so(self) -> None:
        """The straight line of F13 and the expression of F10 were read in no source."""
        for name in ("f13-mki-aftrek", "f10-prijs-per-punt"):
            text = (FOLDER / f"{name}.yaml").read_text("utf-8")
            assert "niet geverifieerd" in " ".join(text.replace("\n# ", " ").lower().split())

    def test_the_lowest_purchase_price_costs_most(self) -> None:
        """b buys for 80000, the least, and costs 110000 over three years, the most."""
        (one,) = example("f23-levenscyclus").lots
        assert ranks(one)[-1] == (3, "b")

    def test_one_that_is_left_wins_with_a_warning(self) -> None:
        """Without a and e only b passes the gates: it wins, and AB606 says that it is alone."""
        of = load_framework(FOLDER / "f24-poort-dan-prijs.yaml")
        dossier = load_bids(ROOT / "bids" / "voorbeelden" / "f24-poort-dan-prijs")
        kept = tuple(one for one in dossier.bids if one.id in "bcd")
        sheets = tuple(
            sheet.model_copy(update={"marks": {k: v for k, v in sheet.marks.items() if k in "bcd"}})
            for sheet in dossier.sheets
        )
        found = evaluate(of.model_copy(update={"controls": ()}), type(dossier)(kept, sheets))
        assert totals(found.lots[0]) == {"b": 95000}
        assert warning_codes(found) == ["AB606"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_value_without_a_maximum_is_no_part_of_zero(self, lang: Any) -> None:
        """Reports say 37,600 and not 37,600 of 0; the weight is a dash."""
        found = example("f12-co2-prestatieladder")
        told = plain_text(derivation_blocks(found, "b", found.lots, lang))
        amount = {"nl": "37.600", "en": "37,600"}[lang]
        assert f": {amount}\n" in told
        row = plain_text(score_blocks(found, lang, found.lots)).splitlines()[-1]
        assert "–" in row
        share = json.loads(json_text(found, found.lots))["lots"][0]["ranking"][0]["criteria"][0]
        assert share["share"] is None
        assert share["points"]["fraction"] == "100000"


# --- laws -------------------------------------------------------------------------------------

LEVELS = {"geen": 0, "1": 1, "2": 2, "3": 4, "4": 7, "5": 10}
OFFERS = st.lists(
    st.tuples(st.integers(1, 400), st.sampled_from(list(LEVELS)), st.integers(0, 60)),
    min_size=2,
    max_size=5,
)


def discounted(offers: list[tuple[int, str, int]], cap: int = 0) -> LotResult:
    """Bids of (price, level, MKI) under a ladder, at most `cap`, and an addition of half the MKI."""
    rows = [{"is": level, "percent": percent} for level, percent in LEVELS.items() if percent]
    ladder = {
        "type": "fact-discount",
        "fact": "trede",
        "rows": rows,
        "maximum": "weight" if cap else "none",
        "out-of-range": "zero",
    }
    mki = {"type": "fact-addition", "fact": "mki", "factor": "0.5", "out-of-range": "reject"}
    of = framework(
        leaf("co2", cap, ladder),
        leaf("mki", 0, mki),
        award="award-on-value",
        facts=[fact("trede", "choice", choices=list(LEVELS)), fact("mki")],
    )
    bids = [
        bid(name, price, facts={"trede": level, "mki": value})
        for name, (price, level, value) in zip("abcde", offers, strict=False)
    ]
    return the_lot(of, bids)


@SETTINGS
@given(OFFERS, st.sampled_from([0, 5, 20]))
def test_the_formula_of_the_reference(offers: list[tuple[int, str, int]], cap: int) -> None:
    """F = P × (1 − d) + 0.5 × MKI, with P × d at most the cap where there is one."""
    expected = {}
    for name, (price, level, value) in zip("abcde", offers, strict=False):
        discount = F(LEVELS[level] * price, 100)
        expected[name] = price - (min(discount, F(cap)) if cap else discount) + F(value, 2)
    found = discounted(offers, cap)
    assert totals(found) == expected
    for one in found.ranking:
        for score in one.walk():
            for traced in score.steps:
                assert filled(traced.step) == traced.step.result
                assert set(printed_numbers(traced.step)) <= {traced.step.result}


@SETTINGS
@given(OFFERS, st.integers(1, 50), st.sampled_from([0, 5, 20]))
def test_a_higher_price_or_mki_or_a_lower_level_never_helps(
    offers: list[tuple[int, str, int]], more: int, cap: int
) -> None:
    """The first bid's rank after each change is not better than before."""
    price, level, value = offers[0]
    before = of_bid(discounted(offers, cap), "a").rank
    levels = list(LEVELS)
    lower = levels[max(0, levels.index(level) - 1)]
    assert before is not None
    for worse in (
        (price + more, level, value),
        (price, level, value + more),
        (price, lower, value),
    ):
        after = of_bid(discounted([worse, *offers[1:]], cap), "a").rank
        assert after is not None
        assert after >= before


@SETTINGS
@given(OFFERS)
def test_another_bid_changes_no_total(offers: list[tuple[int, str, int]]) -> None:
    """Both methods are absolute."""
    whole, rest = totals(discounted(offers)), totals(discounted(offers[:-1]))
    assert {name: whole[name] for name in rest} == rest


AMOUNTS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 10**6)), min_size=1, max_size=8
)


@SETTINGS
@given(AMOUNTS, st.integers(-50, 2000).map(lambda n: F(n, 100)), st.integers(0, 2))
def test_a_life_cycle_by_another_way(
    amounts: list[tuple[int, int, int]], rate: Fraction, base: int
) -> None:
    """Year by year from the last to the base year: what is still to come / (1 + rate) each time."""
    lines = [
        {"item": "kosten", "from": base + start, "to": base + start + more, "amount": amount}
        for start, more, amount in amounts
    ]
    due = [F(0)] * 12
    for start, more, amount in amounts:
        for year in range(start, start + more + 1):
            due[year] += amount
    expected = F(0)
    for amount in reversed(due):
        expected = expected / (1 + rate / 100) + amount
    plan = {
        "first-year": base,
        "last-year": base + 11,
        "base-year": base,
        "rate": f"{float(rate):.2f}",
        "items": [{"id": "kosten", "title": "Kosten", "kind": "cost"}],
    }
    of = framework(award="lowest-price", lots=[lot(life_cycle=plan)])
    found = the_lot(of, [bid("a", lots=[{"lot": LOT, "life-cycle": lines}])])
    assert totals(found) == {"a": expected}
    for traced in of_bid(found, "a").price_steps:
        assert filled(traced.step) == traced.step.result
        assert set(printed_numbers(traced.step)) <= {traced.step.result}


# --- oddities that were mended ----------------------------------------------------------------


def test_the_lowest_price_of_a_relative_award_is_in_the_result() -> None:
    """The utility index uses 60, the lowest of the ranked bids; c at 50 misses the minimum."""
    line = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100}
    of = framework(
        leaf("k", 100, {**line, "out-of-range": "clamp"}, minimum={"percent": 50}),
        award={"type": "utility-index", "quality-weight": 60, "price-weight": 40},
        facts=[fact("f")],
    )
    bids = [bid(name, p, facts={"f": q}) for name, p, q in (("a", 100, 80), ("b", 60, 60))]
    found = evaluated(of, [*bids, bid("c", 50, facts={"f": 40})])
    assert found.lots[0].lowest == 60
    data = json.loads(json_text(found, found.lots))
    assert data["lots"][0]["lowest_price"]["fraction"] == "60"
    none = evaluated(of, [bid("c", 50, facts={"f": 40})])
    assert none.lots[0].lowest is None


def test_weighted_value_for_money_of_equal_weights_is_value_for_money() -> None:
    """Also at zero quality: 0, 40/80 and 80/100."""
    line = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100}
    made = {}
    for award in (
        {"type": "value-for-money", "constant": 1},
        {"type": "weighted-value-for-money", "quality-weight": 1, "price-weight": 1, "constant": 1},
    ):
        of = framework(
            leaf("k", 100, {**line, "out-of-range": "clamp"}), award=award, facts=[fact("f")]
        )
        bids = [
            bid(n, p, facts={"f": q}) for n, p, q in (("a", 9, 0), ("b", 80, 40), ("c", 100, 80))
        ]
        made[award["type"]] = totals(the_lot(of, bids))
    assert made["value-for-money"] == {"c": F("0.8"), "b": F("0.5"), "a": 0}
    assert made["weighted-value-for-money"] == made["value-for-money"]


def test_undecidable_calls_an_award_no_criterion() -> None:
    """The sentence names what it is about and not what kind of thing that is."""
    for said in (codes.UNDECIDABLE.what.nl, codes.UNDECIDABLE.what.en):
        assert "{criterion}" in said
        assert "criteri" not in said.replace("{criterion}", "")


def test_the_inflection_of_scotland_can_be_written() -> None:
    """1.025 may be thousands where no sign is announced; with one, or as 1.0250, it is a number."""
    with pytest.raises(NotANumber):
        Number.parse("1.025")
    assert Number.parse("1.025", "point") == Number.parse("1.0250") == F("1.025")


def test_e3_is_an_exact_tie_and_e9_is_78500() -> None:
    """500000 − 100000 = 420000 − 20000; 80000 − 0.6 × 2500."""
    words = {"type": "rating-scale", "scale": "cijfers"}
    of = framework(leaf("pva", 60000, words), leaf("vgm", 40000, words), award="award-on-value")
    sheet = marks("p", {"a": {"pva": 10, "vgm": 10}, "b": {"pva": 2, "vgm": 2}})
    found = the_lot(of, [bid("a", 500000), bid("b", 420000)], [sheet])
    assert (totals(found), found.status) == ({"a": 400000, "b": 400000}, "draw-needed")
    nine = framework(leaf("k", 2500, words), award="award-on-value")
    assert totals(the_lot(nine, [bid("a", 80000)], [marks("p", {"a": {"k": 6}})])) == {"a": 78500}


# --- docs/awards.md ---------------------------------------------------------------------------

ROWS = re.findall(
    r"^\| (F\d+[a-d]?|own) \| [^|]+ \| `([a-z-]+)`[^|]* \| ([^|]+) \| (read|unverified) \| ([^|]*) \|$",
    (ROOT / "docs" / "awards.md").read_text("utf-8"),
    flags=re.MULTILINE,
)


class TestPage:
    """docs/awards.md says of every formula what the catalogue says."""

    def test_every_formula_and_every_row_is_there(self) -> None:
        """F1 to F25 with their letters; no method or award is left out but plain look-ups."""
        letters = ["2b", "4b", "11b", "11c", "11d", "13b"]
        wanted = {f"F{n}" for n in range(1, 26)} | {f"F{n}" for n in letters}
        assert {row[0] for row in ROWS} == wanted | {"own"}
        named = {row[1] for row in ROWS}
        rest = {"rating-scale", "fact-curve", "fact-table", "fact-yes-no"}
        assert {*METHODS, *AWARDS} - named == rest

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
    def test_is_what_the_catalogue_says(self, row: tuple[str, ...]) -> None:
        """Absolute or relative, read or not, and an example that uses it."""
        _, name, kind, source, shown = row
        found: Any = METHODS.get(name) or AWARDS[name]
        assert kind.startswith("relative" if found.relative else "absolute")
        assert (source == "read") is found.source.verified
        if shown:
            text = (FOLDER / f"{shown.strip('`')}.yaml").read_text("utf-8")
            assert f"type: {name}\n" in text
