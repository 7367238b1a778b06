"""Rankings side by side, what moves each bid, regret, and weights: by hand and against the engine."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    MARKS,
    RATED,
    SETTINGS,
    bid,
    framework,
    leaf,
    lot,
    made,
    node,
    rounding,
)

from aanbesteding import Dossier, evaluate
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reporting.comparison_csv import comparison_csv
from aanbesteding.reporting.comparison_json import comparison_json
from aanbesteding.reporting.comparison_report import comparison_blocks
from aanbesteding.reporting.comparison_summary import summary
from aanbesteding.reporting.plain import plain_text
from aanbesteding.routes.alike import Spaces, alike
from aanbesteding.routes.compare import compare
from aanbesteding.routes.moves import moves
from aanbesteding.routes.own_lots import of_framework
from aanbesteding.routes.regret import regret, regrets
from aanbesteding.routes.sides import lots_of
from aanbesteding.routes.standings import standings
from aanbesteding.sensitivity.answer import Options, Sampled

F = Fraction
FINE = MARKS | {"step": "0.1"}
BANDWIDTH = {"type": "price-bandwidth", "full-at": 80, "zero-at": 120, "out-of-range": "clamp"}


def sheet(under, name, by_bid):
    given = {
        b: {"perceel": {c: {"mark": str(m), "reason": "omdat"} for c, m in on.items()}}
        for b, on in by_bid.items()
    }
    value = {"format": "aanbesteding/scores/1", "framework": under, "kind": "individual"}
    return made(ScoreSheet, {**value, "assessor": name, "marks": given})


def two(a, b, bids, rows_a, rows_b):
    dossier = Dossier(tuple(bids), (sheet("een", "p", rows_a), sheet("twee", "p", rows_b)))
    return [evaluate(one, dossier) for one in (a, b)]


def example():
    """A: quality 60, price 40 from € 80 to € 120. B: care alone.

    x: 9 → 54 and € 110 → 40 × 1/4 = 10: 64. y: 5 → 30 and € 80 → 40: 70. Under B x 7.5, y 5.
    """
    a = framework(
        leaf("kwaliteit", 60, RATED), leaf("prijs", 40, BANDWIDTH), scales=[FINE], id="een"
    )
    b = framework(leaf("zorg", 100, RATED), scales=[FINE], id="twee")
    return two(
        a,
        b,
        [bid("x", 110), bid("y", 80)],
        {"x": {"kwaliteit": 9}, "y": {"kwaliteit": 5}},
        {"x": {"zorg": "7.5"}, "y": {"zorg": 5}},
    )


def codes(answer):
    return [one.code for one in answer.said]


class TestByHand:
    def test_side_by_side(self):
        (the_lot,) = lots_of(example())
        answer = standings(the_lot)
        assert answer.tables[0].rows == (
            ("y", 1, 2, F(7, 10), F(1, 2)),
            ("x", 2, 1, F(64, 100), F(3, 4)),
        )
        assert codes(answer) == ["first", "first"]

    def test_what_moves_each_bid(self):
        """x: −54 − 10 + 75 = +11; y: −30 − 40 + 50 = −20. The means: −42, −25, +62.5, so −4.5.

        Less the mean x: −12 + 15 + 12.5 = 15.5, and y: 12 − 15 − 12.5 = −15.5.
        """
        (one, other) = lots_of(example())[0].there
        grid = moves(one, other).tables[0]
        rows = {(row[0], row[1], row[2].nl): row[3:] for row in grid.rows}
        assert {key: tuple(100 * x for x in row) for key, row in rows.items()} == {
            ("y", None, "verschil"): (-20, F(-31, 2)),
            ("y", "A", "kwaliteit"): (-30, 12),
            ("y", "A", "prijs"): (-40, -15),
            ("y", "B", "zorg"): (50, F(-25, 2)),
            ("x", None, "verschil"): (11, F(31, 2)),
            ("x", "A", "kwaliteit"): (-54, -12),
            ("x", "A", "prijs"): (-10, 15),
            ("x", "B", "zorg"): (75, F(25, 2)),
        }

    def test_regret_with_and_without_euros(self):
        """Under A x is 6 points short; a point is € 40/40 = € 1. Under B y is 25 points short."""
        first, second = regrets(lots_of(example())[0])
        assert (first.bid, first.rank, first.short, first.part, first.euros) == (
            "x",
            2,
            6,
            F(6, 100),
            6,
        )
        assert (second.bid, second.short, second.part, second.euros) == ("y", 25, F(1, 4), None)

    def test_regret_in_words(self):
        """x is 6 of 100 points short and second; y 25 of 100 and second."""
        (the_lot,) = lots_of(example())
        told = [one.say("en") for one in regret(the_lot).said]
        assert told[0] == (
            "Bod x, first under B, is in place 2 under A, with 6 % of the whole less than the best "
            "there."
        )
        assert "Bod y, first under A, is in place 2 under B, with 25 %" in told[1]

    def test_regret_under_award_on_value_is_in_euros(self):
        """Under B x pays 110 less 30 × 0.75 = 87.5, y 80 less 15 = 65: x is € 22.50 short."""
        a, _ = example()
        b = framework(leaf("zorg", 30, RATED), award="award-on-value", scales=[FINE], id="twee")
        sheets = (
            sheet("een", "p", {"x": {"kwaliteit": 10}, "y": {"kwaliteit": 1}}),
            sheet("twee", "p", {"x": {"zorg": "7.5"}, "y": {"zorg": 5}}),
        )
        dossier = Dossier(a.dossier.bids, sheets)
        (the_lot,) = lots_of([evaluate(a.framework, dossier), evaluate(b, dossier)])
        found = [one for one in regrets(the_lot) if one.yardstick.letter == "B"]
        assert [(one.bid, one.short, one.part, one.euros) for one in found] == [
            ("x", F(45, 2), None, F(45, 2))
        ]
        by_id = {
            asked.id: asked.answer
            for asked in compare([*[s.case.evaluation for s in the_lot.there]]).lots[0].questions
        }
        assert codes(by_id["moves"]) == codes(by_id["blend"]) == ["no-part-of-a-whole"]
        assert "no-weights-euros" in codes(by_id["same-first"])

    def test_where_both_name_the_same_first(self):
        """x leads by 4/10 on quality and −3/4 on price: first where 0.4 w > 0.75 (1 − w), w > 15/23.

        So x, first under B, is first in 8/23 of all weightings of A. B has one criterion.
        """
        one, other = lots_of(example())[0].there
        answer = alike(one, other, Spaces(Options()))
        rows = {(row[0], row[1].en): row[2:] for row in answer.tables[0].rows}
        assert rows["A", "all weightings"] == (("x",), F(8, 23))
        assert codes(answer) == ["nothing-varies"]
        around = rows["A", "around the announced"][1]
        assert isinstance(around, Sampled)

    def test_a_bid_that_only_one_admits(self):
        a, b = example()
        strict = a.framework.model_copy(
            update={
                "criteria": framework(
                    leaf("kwaliteit", 60, RATED, minimum={"percent": 80}),
                    leaf("prijs", 40, BANDWIDTH),
                ).criteria
            }
        )
        evaluations = [evaluate(strict, a.dossier), b]
        (the_lot,) = lots_of(evaluations)
        assert codes(standings(the_lot)) == ["first", "first", "same-first", "kept-out"]
        by_id = {asked.id: asked.answer for asked in compare(evaluations).lots[0].questions}
        assert codes(by_id["agreement"]) == ["too-few-for-agreement"]
        assert by_id["agreement"].tables[0].rows == ()
        assert [row[0] for row in by_id["moves"].tables[0].rows] == ["x"] * 4
        assert codes(by_id["blend"]) == ["blend-one-first", "blend-of-common"]

    def test_a_lot_that_one_lacks(self):
        """B has a lot more, for which z offers besides; A sees neither that lot nor that offer."""
        a, b = example()
        more = b.framework.model_copy(update={"lots": framework(lots=[lot(), lot("extra")]).lots})
        z = bid("z", lots=[{"lot": "extra", "price": 5}, {"lot": "perceel", "price": 90}])
        q = bid("q", lots=[{"lot": "extra", "price": 5}])
        dossier = Dossier((*a.dossier.bids, z, q), a.dossier.sheets)
        own = of_framework(dossier, a.framework, [a.framework, more])
        assert [(one.id, [offer.lot for offer in one.lots]) for one in own.bids] == [
            ("x", ["perceel"]),
            ("y", ["perceel"]),
            ("z", ["perceel"]),
        ]
        assert of_framework(dossier, more, [a.framework, more]) is dossier
        only = of_framework(a.dossier, more, [a.framework, more])
        found = compare([a, evaluate(more, only)])
        assert [one.lot.id for one in found.lots] == ["perceel", "extra"]
        (asked,) = found.lots[1].questions
        assert codes(asked.answer) == ["lot-missing", "first"]


class TestThree:
    def test_every_pair(self):
        a, b = example()
        c = framework(leaf("zorg", 100, RATED), scales=[FINE], id="drie")
        dossier = Dossier(
            a.dossier.bids,
            (*a.dossier.sheets, sheet("drie", "p", {"x": {"zorg": 5}, "y": {"zorg": 5}})),
        )
        found = compare([a, b, evaluate(c, dossier)])
        questions = found.lots[0].questions
        letters = [
            "".join(s.letter for s in asked.sides) for asked in questions if asked.id == "blend"
        ]
        assert letters == ["AB", "AC", "BC"]
        agreement = next(asked.answer for asked in questions if asked.id == "agreement")
        assert codes(agreement) == ["all-equal-agreement"] * 2
        rows = [(row[0], row[2].en, row[3]) for row in agreement.tables[0].rows]
        # A and B are each other's reverse; C is all ties: only {x, y} at depth 1: 2·1/(1 + 2) = 2/3
        # for half, and the rest in full: 1/3 + 1/2.
        assert rows == [
            ("A – B", "Kendall tau-b", -1),
            ("A – B", "Spearman rho", -1),
            ("A – B", "overlap of the top", F(1, 2)),
            ("A – C", "Kendall tau-b", None),
            ("A – C", "Spearman rho", None),
            ("A – C", "overlap of the top", F(5, 6)),
            ("B – C", "Kendall tau-b", None),
            ("B – C", "Spearman rho", None),
            ("B – C", "overlap of the top", F(5, 6)),
        ]
        # Of C x and y share the first place: in A y is first, x 6 short, and in B y 25 short.
        found_regret = {
            (r.yardstick.letter, r.chosen.letter, r.bid): r.short
            for r in regrets(found.lots[0].lot)
        }
        assert found_regret == {
            ("A", "B", "x"): 6, ("A", "C", "x"): 6, ("A", "C", "y"): 0,
            ("B", "A", "y"): 25, ("B", "C", "x"): 0, ("B", "C", "y"): 25,
            ("C", "A", "y"): 0, ("C", "B", "x"): 0,
        }  # fmt: skip


class TestDegenerate:
    """What is not there is said or left out; every form is made, in both languages."""

    def forms(self, found):
        made = [comparison_json(found)]
        for lang in ("nl", "en"):
            made += [comparison_csv(found, lang), plain_text(comparison_blocks(found, lang))]
        return made

    def asked(self, found):
        return {one.id: codes(one.answer) for one in found.lots[0].questions}

    def test_one_bid(self):
        """x alone is first everywhere, short of nothing, and there are no two to set in order."""
        a, b = (one.framework for one in example())
        found = compare(
            two(a, b, [bid("x")], {"x": {"kwaliteit": 6}}, {"x": {"zorg": 6}}),
        )
        asked = self.asked(found)
        assert asked["agreement"] == ["too-few-for-agreement"]
        assert asked["regret"] == ["regret-none", "regret-none", "no-rate"]
        assert asked["blend"] == ["blend-one-first"]
        assert "x" in self.forms(found)[-1]

    def test_no_bid_is_admitted_by_one(self):
        """Under A a 10 is needed: it has no first, and there is nothing to blend or to fall short."""
        a, b = example()
        none = framework(
            leaf("kwaliteit", 60, RATED, minimum={"percent": 100}),
            leaf("prijs", 40, BANDWIDTH),
            scales=[FINE],
            id="een",
        )
        found = compare([evaluate(none, a.dossier), b])
        asked = self.asked(found)
        assert asked["rankings"][:2] == ["first", "first"]
        assert asked["blend"] == ["no-common-bid"]
        assert "regret-not-admitted" in asked["regret"]
        assert "nobody is first" in self.forms(found)[-1]

    def test_all_equal_under_both(self):
        """Who share the first place are the same under both, in whatever order."""
        a, b = (one.framework for one in example())
        bids = [bid("x", 90), bid("y", 90)]
        found = compare(
            two(
                a,
                b,
                bids,
                {"x": {"kwaliteit": 6}, "y": {"kwaliteit": 6}},
                {"x": {"zorg": 5}, "y": {"zorg": 5}},
            )
        )
        assert self.asked(found)["rankings"] == ["first", "first", "same-first"]
        assert self.asked(found)["blend"] == ["blend-one-first", "blend-equal"]
        assert self.forms(found)

    def test_no_lot_is_shared(self):
        """Each framework has a lot of its own: two rankings and no comparison, and that is said."""
        a, b = example()
        other = b.framework.model_copy(update={"lots": framework(lots=[lot("extra")]).lots})
        z = bid("z", lots=[{"lot": "extra", "price": 5}])
        sheets = (
            a.dossier.sheets[0],
            made(
                ScoreSheet,
                {
                    "format": "aanbesteding/scores/1",
                    "framework": "twee",
                    "kind": "individual",
                    "assessor": "p",
                    "marks": {"z": {"extra": {"zorg": {"mark": "5", "reason": "omdat"}}}},
                },
            ),
        )
        dossier = Dossier((*a.dossier.bids, z), sheets)
        every = [a.framework, other]
        found = compare([evaluate(one, of_framework(dossier, one, every)) for one in every])
        assert [one.id for lot in found.lots for one in lot.questions] == ["rankings", "rankings"]
        what = [one.code for one in summary(found)[0].said]
        assert what == ["bids", "chooses", "chooses", "no-lot"]
        assert "No lot is in all frameworks" in self.forms(found)[-1]


MARK = st.integers(0, 10)


class TestLaws:
    @SETTINGS
    @given(
        st.dictionaries(st.sampled_from("vwxyz"), st.tuples(*[MARK] * 4), min_size=1),
        st.sampled_from(["none", "total", "node", "criterion"]),
    )
    def test_parts_add_up_to_the_differences(self, rows, stage):
        """At both depths, whatever is rounded; and less the mean they add up to nothing over bids."""
        policies = {} if stage == "none" else {"rounding": [rounding(stage, 0)]}
        inner = node("t", 70, leaf("l", 35, RATED), leaf("m", 35, RATED))
        a = framework(leaf("k", 30, RATED), inner, scales=[FINE], id="een", policies=policies)
        b = framework(leaf("n", 100, RATED), scales=[FINE], id="twee")
        evaluations = two(
            a,
            b,
            [bid(name) for name in rows],
            {name: dict(zip("klm", row, strict=False)) for name, row in rows.items()},
            {name: {"n": row[3]} for name, row in rows.items()},
        )
        one, other = lots_of(evaluations)[0].there
        for grid in moves(one, other).tables:
            against = F(0)
            for name in rows:
                own = [row for row in grid.rows if row[0] == name]
                difference, *parts = own
                total = {
                    e.framework.id: next(r.total for r in e.lots[0].ranking if r.bid == name)
                    for e in evaluations
                }
                assert difference[-2] == sum(row[-2] for row in parts)
                assert difference[-2] == (total["twee"] - total["een"]) / 100
                assert difference[-1] == sum(row[-1] for row in parts)
                against += difference[-1]
            assert against == 0
