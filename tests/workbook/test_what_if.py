"""What the workbook says when its input is changed, or when somebody overwrites a formula.

All workbooks are recalculated in one run of LibreOffice; each test looks at its own.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.build import (
    RATED,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lines,
    lot,
    marks,
)
from tests.draw_build import dossier, drawing
from tests.workbook.calc import Sheets, differing, edited, recalculated, unexpected
from tests.workbook.changes import parts, typed

from aanbesteding import Evaluation, evaluate
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.reporting.workbook.tables import FIRST

FIXED = {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": "clamp"}
KADER, INVOER, CIJFERS = words.CRITERIA.nl, words.INPUT.nl, words.MARKS.nl
REGELS, RANGORDE = words.PRICE_LINES.nl, words.RANKING.nl
SCORES = "Scores 1 perceel"


def book_of(evaluation: Evaluation) -> bytes:
    return workbook(evaluation, evaluation.lots, "nl")


def plain() -> Evaluation:
    """Weights 60 for quality with a minimum of half, 40 for the price; c is set aside.

    a: 60 × 0.8 + 40 × (200 − 150)/100 = 48 + 20 = 68; b: 60 × 0.6 + 40 × 1 = 36 + 40 = 76.
    """
    of = framework(
        leaf("k", 60, RATED, minimum={"percent": 50}),
        leaf("p", 40, FIXED),
        lots=[lot(ceiling=180)],
    )
    bids = [bid("a", 150), bid("b", 100), bid("c", 120), bid("d", 190)]
    given = {"a": {"k": 8}, "b": {"k": 6}, "c": {"k": 4}, "d": {"k": 9}}
    return evaluated(of, bids, [marks("p", given)])


def equal() -> Evaluation:
    """A and b are equal with 50 points and lots were drawn: b first. C has 40."""
    of = framework(leaf("k", 100, RATED), lots=[lot(winners=1)])
    bids = [bid(one, 100) for one in "abc"]
    given = {"a": {"k": 5}, "b": {"k": 5}, "c": {"k": 4}}
    return evaluate(of, dossier(bids, [marks("p", given)], [drawing("ba", 50)]))


def banded() -> Evaluation:
    """One bid of which a quality mark is worth 30 points."""
    answer = {"type": "fact-yes-no", "fact": "keurmerk", "if-yes": 30, "if-no": 0}
    of = framework(leaf("k", 100, answer), facts=[fact("keurmerk", "yes-no")])
    return evaluated(of, [bid("a", 1, facts={"keurmerk": "ja"})])


def basket() -> Evaluation:
    """Ten pieces of 3 euros and of 4 euros."""
    item = {"id": "stuk", "title": "stuk", "quantity": 10}
    of = framework(award="lowest-price", lots=[lot(basket=[item])])
    offers = [[{"lot": "perceel", "unit-prices": {"stuk": price}}] for price in (3, 4)]
    bids = [bid(name, lots=offer) for name, offer in zip("ab", offers, strict=True)]
    return evaluated(of, bids)


def stated(counts: str = "stated-total") -> Evaluation:
    """The stated total of 30 counts; the lines make 30 too, as long as nobody changes them."""
    policies = {"price-sheet": counts}
    sheet = lines(("10", 3), total=30)
    return evaluated(
        framework(award="lowest-price", policies=policies), [bid("a", None, sheet=sheet)]
    )


def overwritten(data: bytes, sheet: str, cell: str, content: str) -> bytes:
    """Return a workbook in which a formula was replaced by a value."""
    name = parts(data)[sheet]
    kind, inner = ' t="inlineStr"', f"<is><t>{content}</t></is>"
    if content.isdigit():
        kind, inner = "", f"<v>{content}</v>"

    def spoil(part: str, text: str) -> str:
        if part != name:
            return text
        old = re.compile(rf'<c r="{cell}"( s="\d+")?[^>]*><f>.*?</c>', re.DOTALL)
        text, count = old.subn(rf'<c r="{cell}"\1{kind}>{inner}</c>', text)
        assert count == 1, (sheet, cell)
        return text

    return edited(data, spoil)


def books() -> dict[str, bytes]:
    of, tied = book_of(plain()), book_of(equal())
    return {
        "untouched": of,
        "weights": typed(of, {(KADER, "E5"): "50", (KADER, "E6"): "50"}),
        "sum": typed(of, {(KADER, "E5"): "50"}),
        "down": typed(of, {(CIJFERS, "F6"): "4"}),
        "up": typed(of, {(CIJFERS, "F7"): "9"}),
        "half-step": typed(of, {(CIJFERS, "F5"): "8.25"}),
        "no-mark": typed(of, {(CIJFERS, "F5"): ""}),
        "ceiling": typed(of, {(INVOER, "F5"): "181"}),
        "text": typed(of, {(INVOER, "F5"): '"150"'}),
        "score": overwritten(of, SCORES, "G6", "60"),
        "winner": overwritten(of, RANGORDE, "D5", "a"),
        "third": typed(tied, {(CIJFERS, "F7"): "5"}),
        "higher": typed(tied, {(CIJFERS, "F5"): "6", (CIJFERS, "F6"): "6"}),
        "apart": typed(tied, {(CIJFERS, "F5"): "5.5"}),
        "drawn": tied,
        "answer": typed(book_of(banded()), {(INVOER, "G5"): '"jazeker"'}),
        "basket": typed(book_of(basket()), {(REGELS, "D5"): "20"}),
        "lines": typed(book_of(stated("refuse")), {(REGELS, "D5"): "11"}),
        "stated": typed(book_of(stated()), {(INVOER, "F5"): "31"}),
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheets]:
    return recalculated(books(), tmp_path_factory.mktemp("what-if"))


def verdict(sheets: Sheets) -> str:
    """What the control sheet says; the outcomes say the same above them, but not all is well."""
    said = sheets[words.CONTROL.nl][4][0]
    above = "" if said == words.ALL_EQUAL.nl else said
    places = {words.ABOUT.nl: 3, words.TOTALS.nl: 1, RANGORDE: 2, SCORES: 1}
    assert {name: sheets[name][row][0] for name, row in places.items()} == dict.fromkeys(
        places, above
    )
    return str(said)


def ranked(sheets: Sheets) -> list[tuple[Any, ...]]:
    """Return rank, bid, total and contract of every row of the ranking."""
    rows = [row for row in sheets[RANGORDE][FIRST:] if row[1] != ""]
    return [(row[2], row[3], row[5], row[7]) for row in rows]


class TestInput:
    """Whoever changes the input sees that this is no longer the result, and what was changed."""

    def test_nothing_changed(self, made):
        assert verdict(made["untouched"]) == words.ALL_EQUAL.nl
        assert ranked(made["untouched"]) == [
            (1, "b", 76, "ja"),
            (2, "a", 68, "nee"),
            ("", "c", "", "terzijde gelegd"),
        ]
        assert unexpected(made["untouched"]) == []

    def test_other_weights_are_a_question_what_if(self, made):
        """Equal weights: a has 40 + 25 = 65 and b 30 + 50 = 80 points."""
        sheets = made["weights"]
        assert verdict(sheets) == words.WHAT_IF.nl
        assert [row[:3] for row in ranked(sheets)][:2] == [(1, "b", 80), (2, "a", 65)]
        assert [one.split()[:2] for one in unexpected(sheets)] == [["Kader", "E5"], ["Kader", "E6"]]

    def test_weights_that_do_not_add_up_are_said(self, made):
        """50 and 40 make 90."""
        sheets = made["sum"]
        assert verdict(sheets) == words.REFUSED.nl
        changed, refused = unexpected(sheets)
        assert changed.startswith("Kader E5 alle · k gewicht 60.0 50.0 ja")
        assert words.WEIGHTS_ON_TOP.nl in refused
        assert refused.endswith(" 100.0 90.0  nee")

    def test_a_bid_that_falls_below_the_minimum_is_not_ranked(self, made):
        """B gets 24 of 60 points; half of it is needed."""
        sheets = made["down"]
        assert verdict(sheets) == words.WHAT_IF.nl
        rows = ranked(sheets)
        assert rows[0] == (1, "a", 68, "ja")
        assert sorted(rows[1:]) == [("", one, "", words.SET_ASIDE.nl) for one in "bc"]
        status = {row[1]: row[3] for row in sheets[INVOER][FIRST:]}
        assert status == {
            "a": "toegelaten",
            "b": "terzijde gelegd",
            "c": "terzijde gelegd",
            "d": "uitgesloten",
        }

    def test_a_bid_that_was_set_aside_can_come_back(self, made):
        """C gets 54 points and, at 120 euros, 32: 86."""
        sheets = made["up"]
        assert [row[:2] for row in ranked(sheets)] == [(1, "c"), (2, "b"), (3, "a")]
        assert {row[1]: row[3] for row in sheets[INVOER][FIRST:]}["c"] == "toegelaten"

    @pytest.mark.parametrize(
        ("book", "cell"),
        [("half-step", "F5"), ("no-mark", "F5"), ("text", "F5"), ("answer", "G5")],
    )
    def test_what_the_program_would_refuse_is_said(self, made, book, cell):
        assert verdict(made[book]) == words.REFUSED.nl
        assert {one.split()[1] for one in unexpected(made[book])} == {cell}

    def test_another_word_than_yes_or_no_gives_no_points(self, made):
        assert ranked(made["answer"]) == [("", "a", "", words.NO_TOTAL.nl)]

    def test_a_price_above_the_ceiling_is_said(self, made):
        changed, refused = unexpected(made["ceiling"])
        assert verdict(made["ceiling"]) == words.REFUSED.nl
        assert refused.startswith("Invoer F5 perceel · a ")
        assert refused.endswith("nee")
        assert changed != refused

    def test_an_announced_quantity_is_one_for_all(self, made):
        """Twenty pieces: 60 and 80 euros."""
        rows = made["basket"][INVOER][FIRST:]
        assert [(row[1], row[5]) for row in rows] == [("a", 60), ("b", 80)]

    def test_a_stated_total_that_counts_is_the_input(self, made):
        assert made["stated"][RANGORDE][FIRST][6] == 31

    def test_lines_that_must_add_up_to_the_stated_total(self, made):
        """Eleven at 3 euros are 33 and not 30, and nothing says which counts."""
        changed, refused = unexpected(made["lines"])
        assert verdict(made["lines"]) == words.REFUSED.nl
        assert changed.startswith("Prijsregels D5 ")
        assert words.LINES_ADD_UP.nl in refused


class TestFormulas:
    """A formula that was overwritten is found, and it is said where."""

    def test_a_score(self, made):
        """A's 48 points on k became 60."""
        assert verdict(made["score"]) == words.BROKEN.nl
        wrong = differing(made["score"])
        assert wrong[0].startswith("perceel a k punten 48 ")
        rows = made["score"][words.CONTROL.nl]
        first = int(rows[3][3])
        assert " ".join(map(str, rows[first - 1])) == wrong[0]

    def test_the_winner(self, made):
        assert verdict(made["winner"]) == words.BROKEN.nl
        (wrong,) = differing(made["winner"])
        assert words.PLACED.say("nl", place=1) in wrong
        assert wrong.endswith("b a VERSCHIL")


class TestDraws:
    """Lots hold for the situation that they were drawn for, and for no other."""

    def test_the_draw_that_was_held(self, made):
        assert ranked(made["drawn"]) == [
            (1, "b", 50, "ja"),
            (2, "a", 50, "nee"),
            (3, "c", 40, "nee"),
        ]
        assert verdict(made["drawn"]) == words.ALL_EQUAL.nl

    @pytest.mark.parametrize(("book", "count"), [("third", 3), ("higher", 2)])
    def test_another_situation_needs_another_draw(self, made, book, count):
        """A third bid is equal too; or both have other points."""
        rows = ranked(made[book])
        assert [(row[0], row[3]) for row in rows[:count]] == [(1, words.DRAW_NEEDED.nl)] * count

    def test_who_is_no_longer_equal_needs_none(self, made):
        assert [row[:2] for row in ranked(made["apart"])] == [(1, "a"), (2, "b"), (3, "c")]
