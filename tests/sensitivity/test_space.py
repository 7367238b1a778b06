"""Section space: the tables and sentences of whole awards."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.build import PROPORTIONAL, bid, evaluated, framework, leaf, rounding
from tests.sensitivity.build import flat, node, tender

from aanbesteding.sensitivity.answer import Answer, Options, Sampled
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.space.finding import Drawn, find_all, of_ranks
from aanbesteding.sensitivity.space.section import SECTION
from aanbesteding.sensitivity.space.situations import situations
from aanbesteding.sensitivity.space.table import table_of

F = Fraction


def answer(evaluation, **options) -> Answer:
    return SECTION.run(Case(evaluation, 0), Options(**options))


def codes(found):
    return [one.code for one in found.said]


def sentence(found, code, lang="en"):
    return next(one.say(lang) for one in found.said if one.code == code)


def grid(found, key):
    """Return a table as {row name: {column: value}}; two names make a pair."""
    one = next(grid for grid in found.tables if grid.key == key)
    keys = [column.key for column in one.columns]
    rows = {}
    for row in one.rows:
        name = row[: one.fixed] if one.fixed > 1 and key == "pairs" else row[0]
        rows[name] = dict(zip(keys[1:], row[1:], strict=True))
    return rows


@pytest.fixture(scope="module")
def two():
    """Quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2."""
    return answer(tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40)))


class TestTwoBids:
    """A has more points as long as quality weighs less than 5/8."""

    def test_shares(self, two):
        """Of 0 to 1: 5/8. Of 1/2 to 7/10: (5/8 − 1/2)/(2/10). Of 1/2 to 1: (5/8 − 1/2)/(1/2)."""
        first = grid(two, "first")
        assert first["a"]["any"] == F(5, 8)
        assert first["a"]["near"] == F(5, 8)
        assert first["a"]["order"] == F(1, 4)
        assert first["b"]["any"] == F(3, 8)
        assert "tree" not in first["a"]

    def test_around(self, two):
        """Drawn; the pair is exact, and within five standard errors of it."""
        pair = grid(two, "pairs")["a", "b"]
        drawn = grid(two, "first")["a"]["around"]
        assert isinstance(drawn, Sampled)
        assert abs(drawn.value - pair["around"]) <= 5 * drawn.error
        assert (pair["any"], pair["near"], pair["order"]) == (F(5, 8), F(5, 8), F(1, 4))

    def test_ranks(self, two):
        assert grid(two, "ranks")["a"] == {"rank-1": F(5, 8), "rank-2": F(3, 8)}

    def test_central_weights(self, two):
        """A is first for quality 0 to 62.5: on average 31.25. B from there to 100: 81.25."""
        central = grid(two, "central-weights")
        assert central["k"] == {"announced": 60, "a": F(125, 4), "b": F(325, 4)}
        assert central["l"] == {"announced": 40, "a": F(275, 4), "b": F(75, 4)}
        assert grid(two, "confidence")["a"] == {"confidence": True}

    def test_sentences(self, two):
        assert sentence(two, "share-any") == "Bod a wins in 62.5 % of all possible weightings."
        assert sentence(two, "share-any", "nl") == (
            "Bod a wint in 62,5 % van alle mogelijke wegingen."
        )
        assert "never-first" not in codes(two)

    def test_weak(self, two):
        """At 62.5 B takes over: 2.5 points away, less than 5."""
        (weak,) = two.weak
        assert (weak.size, weak.hinges) == (F(5, 8), True)

    def test_not_within_reach(self):
        """Quality 60 to 62 leaves it as it is; quality 50 to 56 of 50 too, 50 to 65 does not."""
        found = answer(tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40)), within=F(2))
        assert found.weak == ()
        assert "safe-nearby" in codes(found)
        far = answer(tender({"a": (50, 100), "b": (80, 50)}, *flat(50, 50)), within=F(20))
        (weak,) = far.weak  # of 30 to 70 it keeps 30 to 62.5; 12.5 points is more than 5
        assert (weak.size, weak.hinges) == (F(325, 400), False)


class TestMore:
    def test_identical_bids_split(self):
        """B twice: each has half of B's 3/8, and the ranks that they share."""
        found = answer(tender({"a": (50, 100), "b": (80, 50), "c": (80, 50)}, *flat(60, 40)))
        first = grid(found, "first")
        assert [first[n]["any"] for n in "abc"] == [F(5, 8), F(3, 16), F(3, 16)]
        ranks = grid(found, "ranks")
        assert ranks["b"] == {"rank-1": F(3, 16), "rank-2": F(1, 2), "rank-3": F(5, 16)}
        assert ranks["a"] == {"rank-1": F(5, 8), "rank-2": 0, "rank-3": F(3, 8)}
        assert grid(found, "pairs")["b", "c"]["any"] == F(1, 2)
        assert "equal-bids" in codes(found)

    def test_dominated(self):
        """C has less than A everywhere: first nowhere, so no central weights."""
        found = answer(tender({"a": (50, 100), "b": (80, 50), "c": (40, 90)}, *flat(60, 40)))
        assert grid(found, "first")["c"]["any"] == 0
        assert "c" not in grid(found, "central-weights")["k"]
        assert grid(found, "confidence")["c"] == {"confidence": None}
        assert sentence(found, "never-first") == (
            "First alone under no weighting, at most together with another: Bod c."
        )

    def test_two_contracts(self):
        """C is below A and B for 0.4 < w < 1/2, see below; A and B hold the contracts.

        Shares (1, 0), (0, 1) and (2/5, 2/5): C is third where both weights are over 2/5, that is in
        1/5 of all weightings, and so gets a contract in 4/5. A is third where w < 2/5: 3/5 is left.
        """
        lots = [{"id": "perceel", "title": "p", "assumed": "test", "winners": 2}]
        marks = {"a": (100, 0), "b": (0, 100), "c": (40, 40)}
        found = answer(tender(marks, *flat(50, 50), lots=lots))
        got = grid(found, "contract")
        assert [got[n]["any"] for n in "abc"] == [F(3, 5), F(3, 5), F(4, 5)]
        assert [grid(found, "first")[n]["any"] for n in "abc"] == [F(1, 2), F(1, 2), 0]
        near = [got[n]["near"] for n in "abc"]  # w from 0.4 to 0.6: C is always third
        assert near == [1, 1, 0]
        assert "safe-nearby" in codes(found)
        assert found.weak == ()

    def test_tree(self):
        """k beside t with l and m. A leads by 1 on k and B by 1 on l and m: k > 1/2.

        Flat that is (1/2)² = 1/4 of all weightings, place by place 1/2.
        """
        k, one, two = flat(40, 36, 24)
        found = answer(tender({"a": (100, 0, 0), "b": (0, 100, 100)}, k, node("t", 60, one, two)))
        first = grid(found, "first")["a"]
        assert first["any"] == F(1, 4)
        assert abs(first["tree"].value - F(1, 2)) <= 5 * first["tree"].error
        assert "drawn" in codes(found)

    def test_same_weight_has_any_order(self):
        """With equal weights every order is allowed: the same as all weightings, so left out."""
        found = answer(tender({"a": (50, 100), "b": (80, 50)}, *flat(50, 50)))
        assert "order" not in grid(found, "first")["a"]

    def test_weight_of_nothing(self):
        """It counts where all weights vary, and weighs nothing around the announced."""
        found = answer(tender({"a": (50, 100, 0), "b": (80, 50, 100)}, *flat(60, 40, 0)))
        pair = grid(found, "pairs")["a", "b"]
        only = grid(answer(tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40))), "pairs")
        assert pair["around"] == only["a", "b"]["around"]
        assert pair["any"] != only["a", "b"]["any"]

    def test_tie_for_the_first_place(self):
        """Both have 50 now: whoever it goes to, no weak point beside the drawing itself."""
        found = answer(tender({"a": (100, 0), "b": (0, 100)}, *flat(50, 50)))
        assert codes(found).count("share-any") == 2
        assert found.weak == ()

    def test_seed_and_error(self):
        k, one, two = flat(40, 36, 24)
        of = tender({"a": (100, 0, 0), "b": (0, 100, 100)}, k, node("t", 60, one, two))
        same = [grid(answer(of, seed=seed), "first")["a"]["tree"] for seed in (1, 1, 2)]
        assert same[0] == same[1] != same[2]
        few = answer(of, error=F(1, 1000), most=3000)
        assert "error-not-reached" in codes(few)
        assert "3,000 weightings" in sentence(few, "drawn")

    def test_progress(self):
        seen = []
        k, one, two = flat(40, 36, 24)
        of = tender({"a": (100, 0, 0), "b": (0, 100, 100)}, k, node("t", 60, one, two))
        answer(of, progress=lambda *told: seen.append(told))
        assert {what for what, _, _ in seen} == {"space"}

    def test_many_bids_and_criteria_are_drawn(self):
        """Beyond the gate: ranks of a bid add up to 1, pairs are those of who has the contract."""
        marks = {f"b{n}": [(37 * n * (k + 1) + 11 * k) % 101 for k in range(13)] for n in range(12)}
        found = answer(tender(marks, *flat(*[4] * 12, 52, names="abcdefghijklm")))
        assert all(isinstance(row["any"], Sampled) for row in grid(found, "first").values())
        for row in grid(found, "ranks").values():
            assert sum(one.value for one in row.values()) == pytest.approx(1, abs=1e-9)
        assert len(grid(found, "pairs")) == 11
        assert {row["order"] for row in grid(found, "pairs").values()} == {None}


class TestNoAnswer:
    def test_no_bid(self):
        found = answer(tender({}, *flat(60, 40)))
        assert codes(found) == ["no-weights-no-bid"]

    def test_one_bid(self):
        found = answer(tender({"a": (50, 100)}, *flat(60, 40)))
        assert codes(found) == ["no-weights-one-bid"]
        assert "Bod a" in found.said[0].say("nl")

    def test_price_only(self):
        of = evaluated(framework(award="lowest-price"), [bid("a", 10), bid("b", 20)])
        (said,) = answer(of).said
        assert said.code.startswith("no-weights-")

    def test_one_criterion(self):
        of = framework(leaf("prijs", 100, PROPORTIONAL))
        found = answer(evaluated(of, [bid("a", 10), bid("b", 20)]))
        assert codes(found) == ["one-criterion"]

    def test_all_equal(self):
        found = answer(tender({"a": (50, 100), "b": (50, 100)}, *flat(60, 40)))
        assert codes(found) == ["all-equal", "equal-bids"]
        assert found.tables == ()

    def test_rounding_never_crashes(self):
        policies = {"rounding": [rounding("total", 0)]}
        of = tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40), policies=policies)
        assert {"no-weights-rounding", "rounding-left-out"} & set(codes(answer(of)))

    def test_too_near_to_draw(self):
        of = tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40))
        found = answer(of, within=F(1, 1000))
        assert "within-too-little" in codes(found)
        assert "near" not in grid(found, "first")["a"]


def test_every_sentence_in_both_languages_and_every_row_complete(two):
    for one in two.said:
        assert one.say("nl")
        assert one.say("en")
        assert "{" not in one.say("nl") + one.say("en")
    for table in two.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_first_ranks_of_the_rank_matrix():
    """Of the ranks only what was not drawn counts; A leads where w₁ is below 5/8, of 0 to 1."""
    given = tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40))
    table = table_of(Case(given, 0))
    way = next(iter(situations(table, F(10))))
    full = find_all(table, way, Options())
    assert of_ranks(way, 1, full).firsts == (F(5, 8), F(3, 8))
    assert of_ranks(way, 2, full).contracts == (1, 1)
    assert of_ranks(way, 1, replace(full, drawn=Drawn(1000, F(1, 100)))) is None


def test_the_table_of_sections_loads_no_numpy():
    program = "import sys, aanbesteding.sensitivity.sections; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
