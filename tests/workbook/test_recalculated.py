"""What LibreOffice calculates from a workbook is what the engine found, number for number.

The results in the files are poisoned first, so that only what is recalculated can be right.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    ROOT,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lot,
    marks,
    node,
    rounding,
)
from tests.program import inputs
from tests.reference.generate import generate
from tests.reference.make_draws import aftermath
from tests.reference.to_yaml import to_yaml, write
from tests.workbook import small
from tests.workbook.calc import POISON, Sheets, differing, poisoned, read, recalculated, unexpected
from tests.workbook.changes import typed
from tests.workbook.random_changes import changed

from aanbesteding import Evaluation, Faults, evaluate, load_bids, load_draws, load_framework
from aanbesteding.exact.number import Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.reporting.workbook.formulas import AWARD_FORMULAS, FORMULAS
from aanbesteding.reporting.workbook.tables import FIRST

SEEDS = range(*(int(part) for part in os.environ.get("SEEDS", "0-12").split("-")))
"""Random tenders of the second engine; SEEDS=0-400 looks longer."""
Named = Iterable[tuple[str, Evaluation]]


def book_of(evaluation: Evaluation, lang: str = "nl") -> bytes:
    return workbook(evaluation, evaluation.lots, lang)


def unequal(found: Named, folder: Path) -> list[str]:
    """Return every number and every rank that LibreOffice finds otherwise."""
    named = dict(found)
    made = recalculated({name: book_of(one) for name, one in named.items()}, folder)
    return [text for name, one in named.items() for text in unlike(name, one, made[name])]


def unlike(name: str, evaluation: Evaluation, sheets: Sheets) -> list[str]:
    """Return what is otherwise in a workbook that nobody changed."""
    wrong: list[str] = []
    if any(lot.ranking for lot in evaluation.lots):
        wrong += [f"{name}: {text}" for text in differing(sheets)]
    wrong += [f"{name}, changed: {text}" for text in unexpected(sheets)]
    return [*wrong, *(f"{name}: {text}" for text in misplaced(evaluation, sheets))]


def misplaced(evaluation: Evaluation, sheets: Sheets) -> list[str]:
    """Return the lots that the sheet of the ranking shows in another order, or with other winners."""
    wrong = []
    for one in evaluation.lots:
        rows = [row for row in sheets[words.RANKING.nl][FIRST:] if row[0] == one.lot.id]
        shown = [(row[2], row[3], row[4], row[7]) for row in rows if row[1] != "" and row[2] != ""]
        expected = []
        for result in one.ranking:
            says = words.YES if result in one.winners else words.NO
            says = words.DRAW_NEEDED if result.bid in one.contested else says
            expected.append((result.rank, result.bid, result.name, says.nl))
        if shown != expected:
            wrong.append(f"{one.lot.id}: {shown} instead of {expected}")
    return wrong


def examples() -> Named:
    for path in sorted((ROOT / "criteria" / "voorbeelden").glob("*.yaml")):
        bids = load_bids(*inputs(ROOT / "bids" / "voorbeelden" / path.stem))
        yield path.stem, evaluate(load_framework(path), bids)
    for name in ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden"):
        of = load_framework(ROOT / "criteria" / f"{name}.yaml")
        yield name, evaluate(of, load_bids(ROOT / "bids" / "leiden"))


def random_tenders(folder: Path) -> Named:
    for seed in SEEDS:
        place = folder / str(seed)
        tender = generate(seed)
        write(place, *tender)
        paths = []
        for number, record in enumerate(aftermath(seed, *tender).records or ()):
            paths.append(place / f"draw-{number}.yaml")
            paths[-1].write_text(to_yaml(record), "utf-8")
        try:
            of, dossier = load_framework(place / "framework.yaml"), load_bids(place / "bids")
            yield str(seed), evaluate(of, dossier.with_draws(load_draws(*paths)))
        except Faults:
            continue  # one tender in ten is spoiled: nothing is ranked


class TestTheCatalogue:
    def test_every_method_has_a_formula_or_says_that_it_has_none(self):
        assert set(FORMULAS) == set(METHODS)
        assert set(AWARD_FORMULAS) == set(AWARDS)

    def test_the_small_tenders_have_every_method_and_every_award(self):
        methods = {
            one.method.type
            for _, evaluation in small.methods()
            for lot_criteria in [evaluation.framework.criteria or ()]
            for top in lot_criteria
            for one in [top, *(top.criteria or ())]
            if one.method is not None
        }
        assert methods == set(METHODS)
        assert set(small.AWARDS) == set(AWARDS)

    def test_every_method(self, tmp_path):
        assert unequal(small.methods(), tmp_path) == []

    def test_every_award_and_rounding(self, tmp_path):
        assert unequal([*small.awards(), *small.roundings()], tmp_path) == []

    def test_minimums_ties_contracts_lines_and_nested_weights(self, tmp_path):
        assert unequal(small.edges(), tmp_path) == []


def test_the_examples_of_the_repository(tmp_path):
    assert unequal(examples(), tmp_path) == []


def test_random_tenders_and_random_changes_in_them(tmp_path):
    """Whatever is typed gives what `score` gives for files with that change."""
    found = dict(random_tenders(tmp_path / "files"))
    typed_in = {one.name: one for one in changed(SEEDS, tmp_path / "changes")}
    assert found
    assert len(typed_in) > len(SEEDS) // 3
    (tmp_path / "books").mkdir()
    books = {name: book_of(one) for name, one in found.items()}
    books |= {name: one.book for name, one in typed_in.items()}
    made = recalculated(books, tmp_path / "books")
    wrong = [text for name, one in found.items() for text in unlike(name, one, made[name])]
    for name, one in typed_in.items():
        wrong += [f"{name}: {text}" for text in misplaced(one.expected, made[name])]
        wrong += [f"{name}: {text}" for text in other_totals(one.expected, made[name])]
        assert made[name][words.CHANGES.nl][2][2] > 0, name  # it says that something was changed
    assert wrong == []


def other_totals(evaluation: Evaluation, sheets: Sheets) -> list[str]:
    """Return the totals in the ranking that are not those of an evaluation."""
    wrong = []
    for one in evaluation.lots:
        rows = [row for row in sheets[words.RANKING.nl][FIRST:] if row[0] == one.lot.id]
        for row, result in zip(rows, one.ranking, strict=False):
            assert result.total is not None
            near = Fraction(1, 10**9) * max(1, abs(result.total))
            if abs(Fraction(row[5]) - result.total) > near:
                wrong.append(f"{one.lot.id} {result.bid}: {row[5]} instead of {result.total}")
    return wrong


def test_what_is_poisoned_is_wrong_until_it_is_recalculated():
    """Otherwise no test above could fail."""
    _, evaluation = next(iter(small.awards()))
    rows = read(poisoned(book_of(evaluation)))[words.TOTALS.nl]
    assert [str(row[5]) for row in rows[FIRST:]] == [f"{POISON}.0"] * 3


class TestTyping:
    """An officer types in a cell; what follows is what `score` says of those numbers."""

    PLAIN = ("k", "h", "p")

    def tender(self, weights=(60, 15, 25), price="97.35", mark="6.5", **more: Any) -> Evaluation:
        """Three bids; the first of the criteria has a minimum, the last is relative."""
        of = framework(
            node(
                "q",
                weights[0] + weights[1],
                leaf("k", weights[0], RATED, minimum={"percent": 50}),
                leaf("h", weights[1], {**RATED, "combine": "median"}),
            ),
            leaf("p", weights[2], PROPORTIONAL),
            panel=("x", "y"),
            policies={
                "rounding": [rounding("criterion", 2), rounding("total", 1)],
                "ties": {"order": ["p"], "otherwise": "draw"},
            },
            minimum_total={"percent": 30},
            lots=[lot(winners=2)],
            **more,
        )
        bids = [bid("a", 80), bid("b", price), bid("c", 125)]
        first = {"a": {"k": mark, "h": 4}, "b": {"k": 7, "h": 7}, "c": {"k": 9, "h": 8}}
        second = {"a": {"k": 6, "h": 5}, "b": {"k": 8, "h": "7.5"}, "c": {"k": "9.5", "h": 6}}
        return evaluated(of, bids, [marks("x", first), marks("y", second)])

    def shown(self, sheets: Sheets) -> list[tuple[Any, ...]]:
        rows = sheets[words.RANKING.nl][FIRST:]
        return [(row[2], row[3], row[5]) for row in rows if row[1] != "" and row[2] != ""]

    def expected(self, evaluation: Evaluation) -> list[tuple[Any, ...]]:
        return [(one.rank, one.bid, one.total) for one in evaluation.lots[0].ranking]

    def test_weights_prices_marks_and_facts(self, tmp_path):
        start = self.tender()
        kader, invoer, cijfers = words.CRITERIA.nl, words.INPUT.nl, words.MARKS.nl
        ask = {  # weights stand in E5 (q), E6 (k), E7 (h) and E8 (p)
            "weights": (
                {(kader, f"E{5 + n}"): f"{w}" for n, w in enumerate((45, 30, 15, 55))},
                self.tender((30, 15, 55)),
            ),
            "a-price": ({(invoer, "F6"): "70"}, self.tender(price=70)),
            # a's marks on k become 3 and 6: below the minimum, so a is set aside
            "a-mark": ({(cijfers, "F5"): "3"}, self.tender(mark=3)),
        }
        books = {name: typed(book_of(start), cells) for name, (cells, _) in ask.items()}
        made = recalculated(books, tmp_path)
        for name, (_, then) in ask.items():
            shown, expected = self.shown(made[name]), self.expected(then)
            assert [row[:2] for row in shown] == [row[:2] for row in expected], name
            for one, other in zip(shown, expected, strict=True):
                assert Fraction(one[2]) == pytest.approx(other[2], abs=1e-9), name
            assert made[name][words.CONTROL.nl][3][1] > 0, name  # it says that something changed
        assert len(self.expected(ask["a-mark"][1])) == 2

    def test_the_exact_outcome_stands_beside_it(self):
        sheets = read(book_of(self.tender()))
        rows = [row for row in sheets[words.CONTROL.nl][7:] if row[3] == words.TOTAL.nl]
        totals = {row[1]: Fraction(row[4]) for row in rows}
        assert totals == {one.bid: one.total for one in self.tender().lots[0].ranking}

    def test_a_fact_and_a_word(self, tmp_path):
        """3 of 10 is 30 %; 8 is 80 %. `b*` is a word and no pattern: it is worth 50 %."""
        band = {"type": "fact-bandwidth", "fact": "n", "zero-at": 0, "full-at": 10}
        table = {"type": "fact-table", "fact": "w", "out-of-range": "zero", "rows": small.CHOICES}
        choices = [*dict.fromkeys(small.WORDS.values())]
        of = framework(
            leaf("k", 60, {**band, "out-of-range": "clamp"}),
            leaf("h", 40, table),
            facts=[fact("n"), fact("w", "choice", choices=choices)],
        )
        data = book_of(evaluated(of, [bid("a", 1, facts={"n": "3", "w": "B*"})]))
        invoer = words.INPUT.nl
        books = {"a": typed(data, {(invoer, "G5"): "8", (invoer, "H5"): '"b*"'})}
        books["b"] = typed(data, {(invoer, "H5"): '"=1+1"'})
        made = recalculated(books, tmp_path)
        assert self.shown(made["a"]) == [(1, "a", 60 * 0.8 + 40 * 0.5)]
        assert self.shown(made["b"]) == [(1, "a", 60 * 0.3 + 40 * 0.2)]


def test_numbers_are_as_near_as_a_cell_can_be():
    price = Number.parse("123456789012.34")
    of = framework(award="lowest-price")
    rows = read(book_of(evaluated(of, [bid("a", price.written)])))
    assert rows[words.INPUT.nl][FIRST][5] == 123456789012.34
    assert rows[words.CONTROL.nl][7][4] == "6172839450617/50"
