"""What a section answers, in the terminal's table, in JSON and in CSV: every kind of cell."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator
from tests.program import ROOT

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.cli.schema import made
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.sensitivity_csv import sensitivity_csv
from aanbesteding.reporting.sensitivity_json import sensitivity_json
from aanbesteding.reporting.sensitivity_report import (
    _shortened,
    answer_blocks,
    sensitivity_blocks,
)
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.sensitivity.answer import (
    Answer,
    Column,
    Grid,
    Options,
    Sampled,
    Section,
    Weak,
    said,
)
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.sections import SECTIONS
from aanbesteding.sensitivity.summary import summary
from aanbesteding.texts import Text

CELLS = {
    "bid": ("a", "Inschrijver A"),
    "bids": (("a", "b"), "Inschrijver A, Inschrijver B"),
    "criterion": ("pva", "Plan van aanpak"),
    "name": ("=1+1", "=1+1"),
    "words": (Text("nl-woord", "en-word"), "nl-woord"),
    "points": (Fraction(1, 3), "0,33"),
    "euros": (Fraction(123456, 100), "€ 1.234,56"),
    "weight": (Fraction(25, 2), "12,5"),
    "part": (Sampled(Fraction(1, 4), Fraction(1, 1000)), "25,0 % ± 0,1"),
    "number": (Fraction(-1, 8), "-0,125"),
    "count": (3, "3"),
    "yes": (True, "ja"),
}


@pytest.fixture(scope="module")
def found() -> Sensitivity:
    framework = load_framework(ROOT / "criteria/voorbeelden/e02-punten.yaml")
    evaluation = evaluate(framework, load_bids(ROOT / "bids/voorbeelden/e02-punten"))
    case = Case(evaluation, 0)
    columns = tuple(Column(kind, Text(f"k-{kind}", f"c-{kind}"), kind) for kind in CELLS)
    rows = (tuple(cell for cell, _ in CELLS.values()), tuple(None for _ in CELLS))
    grid = Grid("all", Text("Alles", "All"), columns, rows, note=Text("let wel", "mind"))
    weak = [
        Weak(Fraction(n, 100), hinges, said(f"w{n}", f"zwak {n}", f"weak {n}"))
        for n, hinges in ((9, False), (3, True), (7, False), (5, True), (1, False))
    ]
    answer = Answer((said("one", "de {what}", "the {what}", what="zin"),), (grid,), tuple(weak))
    section = Section("weights", Text("Onderdeel", "Section"), Text("Vraag?", "Question?"), None)
    lot = LotSensitivity(case, summary(case, [(section, answer)]), ((section, answer),))
    return Sensitivity(evaluation, Options(), (section,), (lot,))


def answer_of(found: Sensitivity, grid: Grid) -> list:
    """Return the blocks of an answer with one table: its title, the table, and what follows."""
    return list(answer_blocks(Answer(tables=(grid,)), found.lots[0].case, "nl"))


def sections(*names: str) -> list[Section]:
    return [section for section in SECTIONS if section.id in names]


class TestText:
    @pytest.mark.parametrize("kind", CELLS)
    def test_every_kind_of_cell(self, found, kind):
        text = plain_text(sensitivity_blocks(found, "nl"))
        assert CELLS[kind][1] in text
        assert "–" in text  # where there is nothing

    def test_the_summary_names_three_weak_points_those_it_hinges_on_first(self, found):
        text = plain_text(sensitivity_blocks(found, "en"))
        head = text[: text.index("Question?")]
        assert [line for line in head.splitlines() if line.startswith("- ")] == [
            "- weak 3",
            "- weak 5",
            "- weak 1",
        ]
        assert "hinges on the weights: a small change there is enough" in head

    def test_a_column_that_says_the_same_in_every_row_is_a_line_below(self, found):
        """Twice the same bid: what differs stays a column, columns with one title go together."""
        columns = (
            Column("bid", Text("wie", "who"), "bid"),
            Column("steps", Text("stappen", "steps"), "count"),
            Column("proof", Text("bewezen", "proven"), "words"),
            Column("other", Text("bewezen", "proven"), "words"),
            Column("sure", Text("bevestigd", "confirmed"), "yes"),
        )
        yes, at_least = Text("precies", "exactly"), Text("minstens", "at least")
        rows = (("a", 1, yes, yes, True), ("b", 2, yes, at_least, True))
        blocks = answer_of(found, Grid("all", Text("Alles", "All"), columns, rows))
        assert [column.title for column in blocks[1].columns] == [
            "wie",
            "stappen",
            "bewezen",
            "bewezen",
        ]
        assert blocks[2].text == "In elke rij hetzelfde: bevestigd: ja."

    def test_one_row_and_columns_that_are_all_alike_stay(self, found):
        columns = (
            Column("bid", Text("wie", "who"), "bid"),
            Column("sure", Text("bevestigd", "confirmed"), "yes"),
        )
        for rows in ((("a", True),), (("a", True), ("b", True))):
            blocks = answer_of(found, Grid("all", Text("Alles", "All"), columns, rows))
            assert len(blocks) == 2
            assert len(blocks[1].columns) == 2


class TestSummary:
    def test_it_names_what_the_award_hinges_on_once(self, found):
        case = found.lots[0].case
        weak = Weak(Fraction(1, 100), hinges=True, said=said("w", "w", "w"))
        far = Weak(Fraction(1, 2), hinges=False, said=said("f", "f", "f"))
        answers = [(one, Answer(weak=(weak,))) for one in sections("panel", "space", "weights")]
        answers += [(one, Answer(weak=(far,))) for one in sections("prices")]
        assert summary(case, answers).outcome.say("nl") == (
            "De gunning aan Inschrijver C hangt af van de gewichten en wie er beoordeelt: een "
            "kleine verandering daarin is genoeg voor een andere uitkomst."
        )

    @pytest.mark.parametrize(
        ("asked", "code"),
        [
            (("weights", "prices"), "robust-so-far"),
            (("methods", "effective"), "not-examined"),
            (tuple(section.id for section in SECTIONS), "robust"),
        ],
    )
    def test_robust_is_only_said_where_everything_was_examined(self, found, asked, code):
        answers = [(one, Answer()) for one in sections(*asked)]
        assert summary(found.lots[0].case, answers).outcome.code == code

    def test_in_english_numbers_are_english(self, found):
        text = plain_text(sensitivity_blocks(found, "en"))
        assert "€ 1,234.56" in text
        assert "25.0 % ± 0.1" in text
        assert "en-word" in text


class TestJson:
    def test_follows_its_schema_and_keeps_numbers_exact(self, found):
        result = json.loads(sensitivity_json(found))
        assert list(Draft202012Validator(made("sensitivity")).iter_errors(result)) == []
        row = result["lots"][0]["sections"][0]["tables"][0]["rows"][0]
        assert row["points"] == {"fraction": "1/3", "decimal": "0.333333"}
        assert row["bids"] == ["a", "b"]
        assert row["part"]["standard_error"] == {"fraction": "1/1000", "decimal": "0.001000"}
        assert row["words"] == {"nl": "nl-woord", "en": "en-word"}
        assert row["yes"] is True
        assert row["count"] == 3

    def test_the_same_result_gives_the_same_bytes(self, found):
        assert sensitivity_json(found) == sensitivity_json(found)


class TestCsv:
    def test_one_row_per_cell_that_no_spreadsheet_runs(self, found):
        text = sensitivity_csv(found, "en").removeprefix("\ufeff")
        rows = {row[4]: row[5:] for row in csv.reader(io.StringIO(text))}
        assert rows["points"] == ["0.333333", "'1/3", ""]
        assert rows["name"] == ["'=1+1", "", ""]
        assert rows["part"] == ["0.25", "", "0.001"]
        assert rows["bids"] == ["a, b", "", ""]
        assert rows["yes"] == ["yes", "", ""]
        assert len(rows) == 1 + len(CELLS)


class TestLongTables:
    """The first 20 rows and the first ten that stand out beyond them; JSON has all."""

    @pytest.mark.parametrize(
        ("rows", "strong", "kept"),
        [
            (30, (), range(30)),
            (31, (), range(20)),
            (60, (3, 40, 59), [*range(20), 40, 59]),
            (60, range(60), range(30)),
        ],
    )
    def test_which_rows_are_kept(self, rows, strong, kept):
        column = Column("n", Text("n", "n"), "count")
        every = tuple((n,) for n in range(rows))
        short = _shortened(Grid("long", Text("n", "n"), (column,), every, frozenset(strong)))
        assert [row[0] for row in short.rows] == list(kept)
        assert {short.rows[place][0] for place in short.strong} == set(strong) & set(kept)
