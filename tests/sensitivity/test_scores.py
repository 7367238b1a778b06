"""The margin of victory: by hand, against plain arithmetic, and against every change by the engine."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from statistics import median

import pytest
from tests.build import PROPORTIONAL, bid, evaluated, framework, leaf, lot, marks, node, rounding

from aanbesteding import Faults
from aanbesteding.sensitivity import scores
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.margin.goals import Goal
from aanbesteding.sensitivity.margin.marks import EVERYTHING, Given, Within, steps_of
from aanbesteding.sensitivity.margin.rows import Best, joined
from aanbesteding.sensitivity.margin.solve import Solver

F = Fraction
TEN = {
    "type": "numeric",
    "id": "tien",
    "lowest": 0,
    "highest": 10,
    "step": 1,
    "zero-at": 0,
    "full-at": 10,
}
RATED = {"type": "rating-scale", "scale": "tien"}
OTHER, LOST = Goal("other"), Goal("lost")


def bandwidth(weight):
    """Return a criterion on the price: 100 gets all points, 200 none."""
    method = {
        "type": "price-bandwidth",
        "zero-at": 200,
        "full-at": 100,
        "out-of-range": "clamp",
    }
    return leaf("prijs", weight, method)


def solver(*criteria, given, prices=None, **more):
    """Return the solver of a lot: `given` are per assessor (None: joint) marks by bid."""
    names = list(dict.fromkeys(name for by_bid in given.values() for name in by_bid))
    prices = prices or {}
    assessors = [who for who in given if who] or ["p"]
    of = framework(*criteria, **{"scales": [TEN], "panel": assessors, **more})
    bids = [bid(name, prices.get(name, 100)) for name in names]
    sheets = [
        marks(who, {b: on for b, on in by_bid.items() if on is not None})
        for who, by_bid in given.items()
    ]
    return Solver(Case(evaluated(of, bids, sheets), 0))


def three(**by_bid):
    """Return the marks of three assessors on one criterion: by bid three numbers."""
    return {
        who: {name: {"k": row[index]} for name, row in by_bid.items()}
        for index, who in enumerate("pqr")
    }


def fewest(found, goal, within=EVERYTHING):
    """Return the number of steps, which must be proven; None where it is impossible."""
    answer = found.fewest(goal, within)
    assert answer.exact or answer.impossible
    assert answer.steps is None or steps_of(answer.moves) == answer.steps
    return answer.steps


class TestByHand:
    def test_of_the_docstring(self):
        """A step is 60 / 10 / 3 = 2 points; the price puts A 40 × 12.5 % = 5 points ahead."""
        given = three(a=(5, 5, 5), b=(5, 5, 5))
        found = solver(leaf("k", 60, RATED), bandwidth(40), given=given, prices={"b": "112.5"})
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [3, 3]

    def test_a_draw_comes_first(self):
        """40 × 10 % = 4 points: two steps make a draw, three another winner; one assessor can."""
        given = three(a=(5, 5, 5), b=(5, 5, 5))
        found = solver(leaf("k", 60, RATED), bandwidth(40), given=given, prices={"b": 110})
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [2, 3]
        assert [fewest(found, Goal(kind, "b")) for kind in ("shares", "wins")] == [2, 3]
        assert fewest(found, LOST, Within("assessor", "p")) == 3

    def test_a_median(self):
        """Medians 5 and 4. Of A's 8, 5, 2 the 5 down one: 4 and 4; down two: 3 against 4.

        Only p moves: A's 8 must come to 4 (4 steps) or 3 (5). Only r: A's 2 and B's 4 do nothing.
        """
        given = three(a=(8, 5, 2), b=(4, 4, 4))
        found = solver(leaf("k", 100, RATED), given=given, combine="median")
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [1, 2]
        assert [fewest(found, g, Within("assessor", "p")) for g in (OTHER, LOST)] == [4, 5]
        assert fewest(found, OTHER, Within("assessor", "r")) is None

    def test_a_median_of_four(self):
        """A 9, 6, 4, 1: 5; B 3, 3, 3, 3: 3. Two points of 4 + 6 less bring A to 4, six to 2.

        Four steps make a draw: 4 + 6 → 3 + 3, or B's two of 3 to 5. Two of B up by one and two of
        A down by one: 4 against 4 also takes four. Five: 2.5 against 3.
        """
        rows = {"a": (9, 6, 4, 1), "b": (3, 3, 3, 3)}
        given = {
            who: {name: {"k": row[index]} for name, row in rows.items()}
            for index, who in enumerate("pqrs")
        }
        found = solver(leaf("k", 100, RATED), given=given, combine="median")
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [4, 5]

    def test_a_joint_mark(self):
        """7 against 5: two steps of the joint mark; the assessors' own marks do nothing."""
        given = {**three(a=(1, 1, 1), b=(9, 9, 9)), None: {"a": {"k": 7}, "b": {"k": 5}}}
        found = solver(leaf("k", 100, RATED), given=given, combine="consensus")
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [2, 3]
        assert fewest(found, OTHER, Within("assessor", "consensus")) == 2
        assert fewest(found, OTHER, Within("assessor", "p")) is None

    def test_the_winner_misses_a_minimum(self):
        """A 60 % of k, just enough: one step down and it is set aside, however far B is behind."""
        given = {"p": {"a": {"k": 6, "l": 10}, "b": {"k": 6, "l": 0}}}
        k = leaf("k", 40, RATED, minimum={"percent": 60})
        found = solver(k, leaf("l", 60, RATED), given=given)
        assert fewest(found, Goal("wins", "b")) == 1
        # On l alone: 60 points between them, 6 points a step: ten make a draw.
        assert fewest(found, LOST, Within("criterion", "l")) == 11
        assert fewest(found, OTHER, Within("criterion", "l")) == 10

    def test_a_rival_comes_back(self):
        """B misses 60 % of k by one step, and has 90 points more on l once it is admitted."""
        given = {"p": {"a": {"k": 6, "l": 0}, "b": {"k": 5, "l": 9}}}
        k = leaf("k", 40, RATED, minimum={"percent": 60})
        found = solver(k, leaf("l", 60, RATED), given=given)
        assert fewest(found, Goal("wins", "b")) == 1
        assert fewest(found, Goal("wins", "b"), Within("criterion", "l")) is None

    def test_a_minimum_total(self):
        """A has 70 of 100, B 20; the minimum is 70: one step of A is enough. B needs 50 points."""
        given = {"p": {"a": {"k": 7}, "b": {"k": 2}}}
        found = solver(leaf("k", 100, RATED), given=given, minimum_total={"percent": 70})
        assert fewest(found, OTHER) == 1
        assert fewest(found, Goal("shares", "b")) == 5
        assert fewest(found, Goal("wins", "b")) == 6

    def test_uneven_marks_are_a_knapsack(self):
        """0, 25, 60, 100: two marks of 25 and three steps: 100 + 60 = 160 is more than 60 + 60."""
        scale = {
            "type": "labelled",
            "id": "tien",
            "marks": [
                {"mark": name, "percent": percent}
                for name, percent in zip("wxyz", (100, 60, 25, 0), strict=True)
            ],
        }
        given = {"p": {"a": {"k": "y"}, "b": {"k": "w"}}, "q": {"a": {"k": "y"}, "b": {"k": "y"}}}
        found = solver(leaf("k", 100, RATED), given=given, scales=[scale])
        # B has (100 + 25) / 2; one step down 60 + 25, two 25 + 25: equal to A.
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [2, 3]
        # A alone: from 50 in all to 125 takes 100 + 25 (two steps).
        assert found.fewest(Goal("wins", "a"), EVERYTHING).steps == 3

    def test_rounding_takes_steps_away(self):
        """3 points in whole ones; a step is 0.1. A 1.5 → 2, B 1.2 → 1; A one step down: 1.4 → 1.

        For B to be ahead A goes down so (1 step) and B comes to 1.5 → 2 (3 steps).
        """
        policies = {"rounding": [rounding("criterion", 0)]}
        given = three(a=(5, 5, 5), b=(4, 4, 4))
        criteria = (leaf("k", 3, RATED), bandwidth(97))
        found = solver(*criteria, given=given, policies=policies)
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [1, 4]
        found = solver(*criteria, given=given)
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [3, 4]

    def test_two_contracts(self):
        """7, 6, 4: two contracts. C shares the second with two steps, has it for sure with three."""
        given = {"p": {"a": {"k": 7}, "b": {"k": 6}, "c": {"k": 4}}}
        found = solver(leaf("k", 100, RATED), given=given, lots=[lot(winners=2)])
        assert [fewest(found, Goal(kind, "c")) for kind in ("shares", "wins")] == [2, 3]
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [2, 3]

    def test_a_tie_is_broken_by_one_step(self):
        given = {"p": {"a": {"k": 7}, "b": {"k": 7}}}
        found = solver(leaf("k", 100, RATED), given=given)
        assert [fewest(found, Goal(kind, "b")) for kind in ("shares", "wins")] == [0, 1]
        assert fewest(found, LOST) == 1

    def test_what_decides_between_equal_totals(self):
        """A and B 10 points apart on k; equal totals go to the lower price, which is B's."""
        given = {"p": {"a": {"k": 7}, "b": {"k": 6}}}
        ties = {"ties": {"order": ["price"], "otherwise": "draw"}}
        found = solver(leaf("k", 100, RATED), given=given, prices={"b": 90}, policies=ties)
        assert fewest(found, Goal("wins", "b")) == 1
        found = solver(leaf("k", 100, RATED), given=given, prices={"b": 110}, policies=ties)
        assert fewest(found, OTHER) == 2

    def test_impossible(self):
        """10 points on k, and 40 % of 90 = 36 on the price between them."""
        given = {"p": {"a": {"k": 5}, "b": {"k": 5}}}
        found = solver(leaf("k", 10, RATED), bandwidth(90), given=given, prices={"b": 140})
        assert found.fewest(OTHER, EVERYTHING).impossible

    def test_a_joint_mark_on_a_node(self):
        """The marks beneath a node by consensus count for nothing but their own minimum."""
        given = {
            "p": {"a": {"k": 6, "l": 6}, "b": {"k": 6, "l": 6}},
            None: {"a": {"t": 9}, "b": {"t": 5}},
        }
        t = node(
            "t",
            100,
            leaf("k", 50, RATED, minimum={"percent": 60}),
            leaf("l", 50, RATED),
            how="consensus",
            scale="tien",
        )
        found = solver(t, given=given)
        assert fewest(found, Goal("wins", "b"), Within("criterion", "k")) == 1
        assert fewest(found, Goal("wins", "b"), Within("criterion", "l")) is None
        assert fewest(found, LOST, Within("criterion", "t")) == 5

    def test_who_leaves_changes_the_others(self):
        """C is cheapest. Without it B is: 40 × 100 / 100 points instead of 40 × 50 / 100.

        With C: A 60 × 0.9 + 40 × 50 / 125 = 70, B 60 × 0.6 + 40 × 50 / 100 = 56.
        Without: A 54 + 40 × 100 / 125 = 86, B 36 + 40 = 76. C stands at its minimum.
        """
        given = {"p": {"a": {"k": 9}, "b": {"k": 6}, "c": {"k": 2}}}
        k = leaf("k", 60, RATED, minimum={"percent": 20})
        criteria = (k, leaf("prijs", 40, PROPORTIONAL))
        found = solver(*criteria, given=given, prices={"a": 125, "b": 100, "c": 50})
        # C 12 + 40 = 52. B needs 14 points of 6 a step: 3. With C out first: 10 points, 1 + 2.
        assert fewest(found, Goal("wins", "b")) == 3


class TestRows:
    def test_of_the_docstring(self):
        values = [F(25), F(60), F(100)]
        row = [Best((value,)) for value in values]
        assert [best.value[0] for best in joined([row, row], 2)] == [50, 85, 125]


# --- against plain arithmetic -------------------------------------------------------------------


def naive_totals(worths, weights, combine, given):
    """Return the total of every bid, from places by (bid, criterion)."""
    totals = {}
    for (name, criterion), places in given.items():
        values = [worths[place] for place in places]
        share = median(values) if combine == "median" else sum(values, F(0)) / len(values)
        totals[name] = totals.get(name, 0) + weights[criterion] * share
    return totals


def naive_fewest(worths, weights, combine, given, most):
    """Return the fewest steps after which others hold the contract, by trying all changes."""
    cells = [(unit, index) for unit, places in given.items() for index in range(len(places))]

    def firsts(places):
        totals = naive_totals(worths, weights, combine, places)
        return {name for name, total in totals.items() if total == max(totals.values())}

    before = firsts(given)

    def tried(steps, at):
        if at == len(cells) or not steps:
            return steps == 0 and firsts(now) != before
        (unit, index) = cells[at]
        start = now[unit][index]
        for place in range(max(0, start - steps), min(len(worths) - 1, start + steps) + 1):
            now[unit][index] = place
            if tried(steps - abs(place - start), at + 1):
                return True
        now[unit][index] = start
        return False

    now = {unit: list(places) for unit, places in given.items()}
    return next((steps for steps in range(1, most + 1) if tried(steps, 0)), None)


@pytest.mark.parametrize("seed", range(40))
def test_against_plain_arithmetic(seed):
    """Two or three bids, one or two criteria, one to three assessors, a scale of four marks."""
    rng = random.Random(seed)
    percents = rng.choice([(100, 70, 60, 0), (100, 80, 30, -20), (100, 30, 60, 0)])
    scale = {
        "type": "labelled",
        "id": "tien",
        "marks": [{"mark": str(i), "percent": p} for i, p in enumerate(percents)],
    }
    combine = rng.choice(["mean", "median", "consensus"])
    who = "pqr"[: 1 if combine == "consensus" else rng.randint(1, 3)]
    names = "ab" if rng.random() < 0.6 else "abc"
    weights = rng.choice([{"k": 100}, {"k": 60, "l": 40}, {"k": 50, "l": 50}])
    given = {(n, c): [rng.randrange(4) for _ in who] for n, c in product(names, weights)}
    sheets = {
        (None if combine == "consensus" else w): {
            n: {c: str(given[n, c][i]) for c in weights} for n in names
        }
        for i, w in enumerate(who)
    }
    found = solver(
        *(leaf(c, w, RATED) for c, w in weights.items()),
        given=sheets,
        scales=[scale],
        combine=combine,
    )
    worths = [F(p, 100) for p in percents]
    expected = naive_fewest(worths, {c: F(w) for c, w in weights.items()}, combine, given, 4)
    answer = found.fewest(OTHER, EVERYTHING)
    assert answer.exact
    assert answer.steps == expected or (expected is None and answer.steps > 4)


# --- against every change, by the engine --------------------------------------------------------

SCALES = [
    {**TEN, "highest": 4, "full-at": 4},
    *(
        {
            "type": "labelled",
            "id": "tien",
            "marks": [{"mark": str(i), "percent": p} for i, p in enumerate(percents)],
        }
        for percents in ((100, 70, 60, 0), (100, 30, 60, 0))
    ),
]


def anything(rng):
    """Return the evaluation of a small tender with rules of all kinds."""
    scale = rng.choice(SCALES)
    count = len(scale.get("marks", "01234"))
    combine = rng.choice(["mean", "median", "consensus"])
    who = ["p", "q", "r"][: rng.randint(1, 3)]
    names, criteria = "abc"[: rng.randint(2, 3)], "kl"[: rng.randint(1, 2)]
    award = rng.choice(
        [
            *(["points"] * 5),
            "price-per-quality",
            "award-on-value",
            {"type": "utility-index", "quality-weight": 60, "price-weight": 40},
        ]
    )
    with_price = award == "points" and rng.random() < 0.5
    weights = rng.choice([(30, 30), (40, 20)]) if with_price else rng.choice([(50, 50), (70, 30)])
    weights = weights if len(criteria) == 2 else (sum(weights),)
    kind = "rating-to-best" if rng.random() < 0.15 else "rating-scale"

    def minimum():
        return {"minimum": {"percent": rng.choice([25, 50, 60])}} if rng.random() < 0.3 else {}

    method = {"type": kind, "scale": "tien"}
    tree = [leaf(c, w, method, **minimum()) for c, w in zip(criteria, weights, strict=True)]
    joint = False
    if len(criteria) == 2 and rng.random() < 0.4:
        joint = kind == "rating-scale" and rng.random() < 0.5
        more = {"how": "consensus", "scale": "tien"} if joint else {}
        tree = [node("t", sum(weights), *tree, **minimum(), **more)]
    if with_price:
        tree.append(leaf("prijs", 40, PROPORTIONAL))
    policies = {}
    if rng.random() < 0.4:
        stages = rng.sample(["mark", "criterion", "node", "total"], rng.randint(1, 2))
        modes = ["half-up", "down", "up"]
        policies["rounding"] = [rounding(s, rng.randint(0, 1), rng.choice(modes)) for s in stages]
    if rng.random() < 0.5:
        order = rng.sample(["k", "price"], rng.randint(1, 2))
        policies["ties"] = {"order": order, "otherwise": "draw"}
    more = {"minimum_total": {"percent": 40}} if rng.random() < 0.2 else {}
    more |= {"lots": [lot(winners=2)]} if rng.random() < 0.2 else {}
    of = framework(
        *tree, award=award, panel=who, combine=combine, scales=[scale], policies=policies, **more
    )
    bids = [bid(name, rng.choice([100, 100, 110, 120, 150])) for name in names]
    away = rng.choice("ab") if rng.random() < 0.2 and len(who) > 1 else None

    def sheet(assessor, on):
        absent = away if assessor == who[0] else None
        by_bid = {n: {c: rng.randrange(count) for c in on} for n in names if n != absent}
        conflict = {"conflicts": [{"bid": away, "reason": "x"}]} if absent else {}
        return marks(assessor, by_bid, **conflict)

    sheets = [sheet(one, criteria) for one in who] if combine != "consensus" else []
    if joint or combine == "consensus":
        on = [*(criteria if combine == "consensus" else ""), *(["t"] if joint else [])]
        sheets.append(sheet(None, on))
    return evaluated(of, bids, sheets)


def every_change(cells, steps):
    """Yield all changes of exactly so many steps; a cell is a mark and the number of marks."""
    if not cells:
        if steps == 0:
            yield ()
        return
    (mark, count), rest = cells[0], cells[1:]
    for place in range(max(0, mark.place - steps), min(count - 1, mark.place + steps) + 1):
        for more in every_change(rest, steps - abs(place - mark.place)):
            yield ((mark, place), *more) if place != mark.place else more


@pytest.mark.parametrize("seed", range(60))
def test_against_every_change(seed):
    rng = random.Random(seed)
    try:
        case = Case(anything(rng), 0)
    except Faults:
        return  # a quality of zero, which some awards refuse
    found = Solver(case)
    cells = [(mark, found.marks.ladder(mark).count) for mark in found.marks.counting]
    most = 3 if len(cells) <= 4 else 2 if len(cells) <= 7 else 1
    goals = [OTHER, LOST, *(Goal(k, b) for b in found.marks.bids for k in ("shares", "wins"))]
    some = cells[0][0]
    withins = [EVERYTHING, Within("criterion", some.criterion), Within("assessor", some.assessor)]
    fewest_of: dict[tuple[Goal, Within], int] = {}
    for steps in range(most + 1):
        for moves in every_change(cells, steps):
            result = case.again(dossier=found.marks.dossier(moves))
            for goal, within in product(goals, withins):
                allowed = all(within.allows(mark) for mark, _ in moves)
                if allowed and goal.reached(case.holders, result):
                    fewest_of.setdefault((goal, within), steps)
    for goal, within in product(goals, withins):
        answer, expected = found.fewest(goal, within), fewest_of.get((goal, within))
        if answer.steps is not None:
            assert goal.reached(case.holders, found.search.result(answer.moves))
        if expected is None:
            assert answer.steps is None or answer.steps > most
        elif answer.exact:
            assert answer.steps == expected
        else:
            assert answer.least is not None
            assert answer.least <= expected
            assert answer.steps is None or answer.steps >= expected


# --- what is said -------------------------------------------------------------------------------


def answer(found):
    return scores.run(found.case, Options())


def codes(found):
    return [one.code for one in answer(found).said]


def grid(found, key):
    return next(table for table in answer(found).tables if table.key == key)


class TestAnswer:
    def test_tables(self):
        given = three(a=(5, 5, 5), b=(5, 5, 5))
        found = solver(leaf("k", 60, RATED), bandwidth(40), given=given, prices={"b": 110})
        (row,) = grid(found, "margin").rows
        assert (row[0], row[1], row[3]) == ("b", 2, 3)
        assert [row[:2] for row in grid(found, "by-criterion").rows] == [("k", 2)]
        assert [row[0] for row in grid(found, "by-assessor").rows] == ["p", "q", "r"]
        steps = grid(found, "steps")
        assert sum(row[-1] for row in steps.rows) == 2 + 2 + 3
        assert all(
            len(row) == len(table.columns) for table in answer(found).tables for row in table.rows
        )

    def test_the_weak_point(self):
        """Two of 6 × 10 possible steps."""
        given = three(a=(5, 5, 5), b=(5, 5, 5))
        found = solver(leaf("k", 60, RATED), bandwidth(40), given=given, prices={"b": 110})
        (weak,) = answer(found).weak
        assert (weak.size, weak.hinges) == (F(2, 60), False)
        found = solver(leaf("k", 100, RATED), given={"p": {"a": {"k": 5}, "b": {"k": 4}}})
        assert answer(found).weak[0].hinges
        assert answer(found).said[1].code == "lost"

    def test_sentences_in_both_languages(self):
        found = solver(leaf("k", 100, RATED), given={"p": {"a": {"k": 5}, "b": {"k": 4}}})
        nl, en = answer(found).said[0].say("nl"), answer(found).said[0].say("en")
        assert nl.startswith("De uitslag verandert met 1 stap, en met minder niet: ")
        assert "instead of" in en
        assert "“k”" in en

    def test_no_panel(self):
        found = solver(bandwidth(100), given={"p": {"a": None, "b": None}}, prices={"b": 110})
        assert codes(found) == ["no-marks"]

    def test_price_alone(self):
        of = framework(award="lowest-price", panel_keys={}, scales=[TEN])
        case = Case(evaluated(of, [bid("a"), bid("b", 110)]), 0)
        assert [one.code for one in scores.run(case, Options()).said] == ["no-marks"]

    def test_nobody_is_admitted(self):
        found = solver(
            leaf("k", 100, RATED),
            given={"p": {"a": {"k": 5}}},
            lots=[lot(ceiling=90)],
        )
        assert codes(found) == ["no-bid-with-marks"]

    def test_nobody_meets_the_minimum(self):
        k = leaf("k", 100, RATED, minimum={"percent": 60})
        found = solver(k, given={"p": {"a": {"k": 4}, "b": {"k": 5}}})
        assert codes(found) == ["margin-nobody"]
        assert [row[:2] for row in grid(found, "margin").rows] == [("a", 2), ("b", 1)]
        assert answer(found).weak == ()

    def test_one_bid(self):
        found = solver(leaf("k", 100, RATED), given={"p": {"a": {"k": 5}}})
        assert codes(found) == ["margin-impossible"]

    def test_an_excluded_bid_is_named(self):
        found = solver(
            leaf("k", 100, RATED),
            given={"p": {"a": {"k": 5}, "b": {"k": 3}, "c": {"k": 9}}},
            prices={"c": 500},
            lots=[lot(ceiling=200)],
        )
        assert codes(found) == ["margin", "lost", "not-by-marks"]

    def test_dominated_everywhere(self):
        """On l, which weighs nothing, no step helps; on k six steps make a draw."""
        given = {"p": {"a": {"k": 9, "l": 9}, "b": {"k": 3, "l": 3}}}
        found = solver(leaf("k", 100, RATED), leaf("l", 0, RATED), given=given)
        assert fewest(found, OTHER) == 6
        assert found.fewest(OTHER, Within("criterion", "l")).impossible

    def test_where_others_count_it_is_searched(self):
        """Against the best: A 8/8, B 6/8. B to 8 in two steps: both get all points."""
        method = {"type": "rating-to-best", "scale": "tien"}
        given = {"p": {"a": {"k": 8}, "b": {"k": 6}}}
        found = solver(leaf("k", 100, method), given=given)
        assert [fewest(found, goal) for goal in (OTHER, LOST)] == [2, 3]
        assert "margin-searched" in codes(found)

    def test_a_search_that_stops_says_what_is_proven(self):
        method = {"type": "rating-to-best", "scale": "tien"}
        given = {"p": {"a": {"k": 9, "l": 9}, "b": {"k": 1, "l": 1}}}
        found = solver(leaf("k", 50, method), leaf("l", 50, method), given=given)
        found.search.limit = 10
        answered = found.fewest(LOST, EVERYTHING)
        assert not answered.exact
        assert answered.least == 2
        assert answered.steps is None or answered.steps > 2

    def test_very_many_steps(self):
        """900 against 100 in whole marks: 800 steps; past 256 only that it takes more is told."""
        scale = {**TEN, "highest": 1000, "full-at": 1000}
        given = {"p": {"a": {"k": 900}, "b": {"k": 100}}}
        found = solver(leaf("k", 100, RATED), given=given, scales=[scale])
        assert found.fewest(OTHER, EVERYTHING) == (None, (), 257)
        assert codes(found) == ["margin-at-least"]
        assert grid(found, "margin").rows[0][2] == ("minstens 257", "at least 257")

    def test_a_comma_in_the_sheet(self):
        """7 against 5.5 on halves: three steps; the sheet is written with commas."""
        scale = {**TEN, "step": "0.5"}
        of = framework(leaf("k", 100, RATED), scales=[scale])
        sheet = marks("p", {"a": {"k": "7"}, "b": {"k": "5,5"}}, decimal_sign="comma")
        found = Solver(Case(evaluated(of, [bid("a"), bid("b")], [sheet]), 0))
        assert fewest(found, OTHER) == 3
        assert found.marks.text(Given("a", "k", "p", 14), 13) == "6,5"
