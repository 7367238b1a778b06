"""Clause 6: rounding, only where it is announced."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    framework,
    leaf,
    lines,
    marks,
    node,
    of_bid,
    ranks,
    rounding,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding.scoring.evaluation import BidResult

STAGES = ("mark", "criterion", "node", "total")


def scored(*steps: dict[str, Any], **more: Any) -> BidResult:
    """Bid a under the tree n (k 33.4 points, l 16.5 points) and the price of 50.1 points.

    Three assessors give k a 7, 7 and 8 and l a 5, 6 and 6; the price is 105 beside a lowest of 100.
    Exactly: k 22/30 × 33.4 = 24.49333…, l 17/30 × 16.5 = 9.35, the price 100/105 × 50.1 = 47.714285….
    """
    of = framework(
        node("n", "49.9", leaf("k", "33.4", RATED), leaf("l", "16.5", RATED)),
        leaf("prijs", "50.1", PROPORTIONAL),
        panel="pqr",
        policies={"rounding": list(steps) or "none"},
        **more,
    )
    sheets = [
        marks(who, {"a": {"k": k, "l": x}, "b": {"k": 0, "l": 0}})
        for who, k, x in (("p", 7, 5), ("q", 7, 6), ("r", 8, 6))
    ]
    return of_bid(the_lot(of, [bid("a", 105), bid("b", 100)], sheets), "a")


def numbers(found: BidResult) -> list[F]:
    """The points of k, l, n and the price, and the total."""
    assert found.total is not None
    return [*(found.points(name) for name in ("k", "l", "n", "prijs")), found.total]


EXACT = [
    F(22, 30) * F("33.4"),
    F("9.35"),
    F(22, 30) * F("33.4") + F("9.35"),
    F("50.1") * F(20, 21),
    F(22, 30) * F("33.4") + F("9.35") + F("50.1") * F(20, 21),
]


class TestNoRounding:
    """6.1 With `rounding: none` or `not-announced` nothing is rounded; `not-announced` gives a
    warning.
    """

    @pytest.mark.parametrize(("policy", "warnings"), [("none", []), ("not-announced", ["AB601"])])
    def test_thirds_stay_thirds(self, policy: str, warnings: list[str]) -> None:
        """7, 7 and 8 make 22/30; of 100 points that is 220/3 and nothing shorter."""
        of = framework(leaf("k", 100, RATED), panel="pqr", policies={"rounding": policy})
        sheets = [
            marks(who, {"a": {"k": m}, "b": {"k": 0}})
            for who, m in zip("pqr", (7, 7, 8), strict=True)
        ]
        result = evaluated(of, [bid("a"), bid("b")], sheets)
        assert totals(result.lots[0])["a"] == F(220, 3)
        assert warning_codes(result) == warnings

    def test_every_stage_is_exact(self) -> None:
        """k 24.49333…, l 9.35, n 33.84333…, the price 47.714285…, in all 81.557619…."""
        assert numbers(scored()) == EXACT

    def test_a_billionth_decides(self) -> None:
        """100.000001 and 100 differ: there is no tie that rounding for the eye would make."""
        of = framework(award="lowest-price")
        bids = [bid("a", sheet=lines((1, "100.000001"))), bid("b", 100)]
        assert ranks(the_lot(of, bids)) == [(1, "b"), (2, "a")]


class TestStages:
    """6.2 An announced step is applied at its stage: `mark` to the combined share in per cent (share
    × 100), `criterion` to the points of a leaf, `node` to the points of a node with subcriteria,
    `total` to the total. A later stage works on what the earlier one left. `mark` applies to
    `rating-scale` only.
    """

    def test_mark(self) -> None:
        """73.333… % becomes 73 %, 56.666… % 57 %. The share of the price, 95.238 %, stays.

        k 0.73 × 33.4 = 24.382, l 0.57 × 16.5 = 9.405, n their sum 33.787; the rest is exact.
        """
        found = numbers(scored(rounding("mark", 0)))
        assert found[:4] == [F("24.382"), F("9.405"), F("33.787"), EXACT[3]]
        assert found[4] == F("33.787") + EXACT[3]

    def test_criterion(self) -> None:
        """24.49333… → 24.5, 9.35 → 9.4 (half up), 47.714… → 47.7; n 33.9, the total 81.6."""
        expected = [F("24.5"), F("9.4"), F("33.9"), F("47.7"), F("81.6")]
        assert numbers(scored(rounding("criterion", 1))) == expected

    def test_node(self) -> None:
        """n: 24.49333… + 9.35 = 33.84333… → 33.8. Its leaves and the price stay exact."""
        found = numbers(scored(rounding("node", 1)))
        assert found == [*EXACT[:2], F("33.8"), EXACT[3], F("33.8") + EXACT[3]]

    def test_total(self) -> None:
        """81.557619… → 81.56; nothing else changes."""
        assert numbers(scored(rounding("total", 2))) == [*EXACT[:4], F("81.56")]

    def test_all_stages_in_turn(self) -> None:
        """mark 73.3 % and 56.7 %: k 24.4822 → 24.48, l 9.3555 → 9.36; n 33.84 → 33.8;

        the price 47.714285… → 47.71; the total 33.8 + 47.71 = 81.51 → 82.
        """
        steps = [
            rounding("mark", 1),
            rounding("criterion", 2),
            rounding("node", 1),
            rounding("total", 0),
        ]
        expected = [F("24.48"), F("9.36"), F("33.8"), F("47.71"), F(82)]
        assert numbers(scored(*steps)) == expected
        assert numbers(scored(*reversed(steps))) == expected  # in the order of the stages

    def test_a_node_within_a_node(self) -> None:
        """m: 30 × 0.05 + 30 × 0.1 = 4.5 → 5. n: 5 + 30 × 0.85 = 30.5 → 31, from the rounded m.

        From the exact m it would be 4.5 + 25.5 = 30.
        """
        parts = node("m", 60, leaf("a", 30, RATED), leaf("b", 30, RATED))
        of = framework(
            node("n", 90, parts, leaf("c", 30, RATED)),
            leaf("d", 10, RATED),
            policies={"rounding": [rounding("node", 0)]},
        )
        sheet = marks("p", {"a": {"a": "0.5", "b": 1, "c": "8.5", "d": 0}})
        found = of_bid(the_lot(of, [bid("a")], [sheet]), "a")
        assert (found.points("m"), found.points("n"), found.total) == (5, 31, 31)

    def test_the_total_of_an_award_on_value(self) -> None:
        """7, 7 and 8 of 1000 euros: 733.33… euros. 5000 − 733.33… = 4266.66… → 4266.67."""
        of = framework(
            leaf("k", 1000, RATED),
            award="award-on-value",
            panel="pqr",
            policies={"rounding": [rounding("total", 2)]},
        )
        sheets = [marks(who, {"a": {"k": m}}) for who, m in zip("pqr", (7, 7, 8), strict=True)]
        found = of_bid(the_lot(of, [bid("a", 5000)], sheets), "a")
        assert (found.total, found.points("k")) == (F("4266.67"), F(2200, 3))

    def test_the_lowest_price(self) -> None:
        """99.995 by a price sheet is 100.00 after announced rounding, and so equals 100."""
        of = framework(award="lowest-price", policies={"rounding": [rounding("total", 2)]})
        bids = [bid("a", 100), bid("b", sheet=lines((1, "99.9950")))]
        assert ranks(the_lot(of, bids)) == [(1, "a"), (1, "b")]

    def test_the_price_itself_is_not_rounded(self) -> None:
        """100.005 by a sheet beside 100: 100 × 100/100.005 = 99.995…, and not 100."""
        bids = [bid("a", 100), bid("b", sheet=lines((1, "100.0050")))]
        of = framework(leaf("prijs", 100, PROPORTIONAL))
        exact = F(100) * 100 / F("100.0050")
        assert totals(the_lot(of, bids)) == {"a": 100, "b": exact}

    def test_the_consensus_is_rounded_as_any_mark(self) -> None:
        """A joint 7.5 on 0 to 9 is worth 83.33… %: with whole per cents 83 of 100 points."""
        nine = {"type": "numeric", "id": "s", "lowest": 0, "highest": 9, "step": "0.5"}
        of = framework(
            leaf("k", 100, {"type": "rating-scale", "scale": "s"}),
            scales=[nine | {"zero-at": 0, "full-at": 9}],
            combine="consensus",
            policies={"rounding": [rounding("mark", 0)]},
        )
        assert totals(the_lot(of, [bid("a")], [marks(None, {"a": {"k": "7.5"}})])) == {"a": 83}

    def test_mark_is_not_for_rating_to_best(self) -> None:
        """0.6/0.9 = 2/3 of 60 points is 40, though `mark` to 0 digits makes 67 % of 66.67 %.

        The other criterion is a `rating-scale`: 66.5 % becomes 67 % of 40 points, 26.8.
        """
        twenty = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.05"}
        rated = {"type": "rating-scale", "scale": "s"}
        of = framework(
            leaf("k", 60, {**rated, "type": "rating-to-best"}),
            leaf("l", 40, rated),
            scales=[twenty | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": [rounding("mark", 0)]},
        )
        sheet = marks("p", {"a": {"k": 6, "l": "6.65"}, "b": {"k": 9, "l": 0}})
        found = of_bid(the_lot(of, [bid("a"), bid("b")], [sheet]), "a")
        assert (found.points("k"), found.points("l")) == (40, F("26.8"))

    @pytest.mark.parametrize("stage", STAGES)
    def test_each_rounding_is_a_step(self, stage: str) -> None:
        """What is rounded stands in the derivation, before and after; what is not, does not."""
        found = scored(rounding(stage, 0))
        steps = [s for score in found.walk() for s in score.steps] + list(found.total_steps)
        made = [s.step for s in steps if s.stage == "rounding"]
        assert len(made) == {"mark": 2, "criterion": 3, "node": 1, "total": 1}[stage]
        assert all(abs(dict(step.values)["value"] - step.result) <= F(1, 2) for step in made)

    def test_without_rounding_there_is_no_such_step(self) -> None:
        """Nothing announced, nothing rounded."""
        found = scored()
        steps = [s for score in found.walk() for s in score.steps] + list(found.total_steps)
        assert not [s for s in steps if s.stage == "rounding"]


class TestModes:
    """6.3 The modes: `half-up`, `half-down` and `half-even` go to the nearest, and at exactly half
    away from zero, towards zero, or to the even digit; `up` goes away from zero, `down` towards zero,
    `ceiling` to plus and `floor` to minus infinity.
    """

    #        mode         2.5  3.5  2.4  2.6  -2.5  -3.5  -2.4  -2.6
    @pytest.mark.parametrize(
        ("mode", "expected"),
        [
            ("half-up", [3, 4, 2, 3, -3, -4, -2, -3]),
            ("half-down", [2, 3, 2, 3, -2, -3, -2, -3]),
            ("half-even", [2, 4, 2, 3, -2, -4, -2, -3]),
            ("up", [3, 4, 3, 3, -3, -4, -3, -3]),
            ("down", [2, 3, 2, 2, -2, -3, -2, -2]),
            ("ceiling", [3, 4, 3, 3, -2, -3, -2, -2]),
            ("floor", [2, 3, 2, 2, -3, -4, -3, -3]),
        ],
    )
    def test_mode(self, mode: str, expected: list[int]) -> None:
        """2.5, 3.5, 2.4, 2.6 and their negatives, as prices minus 10 euros of quality."""
        of = framework(
            leaf("k", 10, RATED),
            award="award-on-value",
            policies={"rounding": [rounding("total", 0, mode)]},
        )
        values = ["2.5", "3.5", "2.4", "2.6", "-2.5", "-3.5", "-2.4", "-2.6"]
        names = [f"b{n}" for n in range(len(values))]
        bids = [
            bid(name, sheet=lines((1, 10), (1, value)))
            for name, value in zip(names, values, strict=True)
        ]
        found = totals(the_lot(of, bids, [marks("p", {name: {"k": 10} for name in names})]))
        assert [found[name] for name in names] == expected

    @pytest.mark.parametrize("mode", ["half-up", "half-down", "half-even", "up", "down"])
    def test_whole_numbers_stay(self, mode: str) -> None:
        """105 is 105 in every mode, and so is 0."""
        of = framework(award="lowest-price", policies={"rounding": [rounding("total", 0, mode)]})
        assert totals(the_lot(of, [bid("a", 105), bid("b", 0)])) == {"b": 0, "a": 105}

    def test_digits(self) -> None:
        """2.675 to two decimals half up is 2.68; in floating point it would be 2.67."""
        of = framework(award="lowest-price", policies={"rounding": [rounding("total", 2)]})
        assert totals(the_lot(of, [bid("a", sheet=lines((1, "2.6750")))])) == {"a": F("2.68")}


HUNDREDTHS = {"type": "numeric", "id": "s", "lowest": 0, "highest": 10, "step": "0.01"}
ON = {"type": "rating-scale", "scale": "s"}


class TestDecides:
    """6.4 Where an announced rounding decides who gets a contract, or between whom that is in doubt, a
    warning names who it is with rounding and without: AB611 where others win, AB612 where rounding
    makes the tie, AB613 where it breaks one. Drawings of lots are left out of this, and where a
    formula has no outcome without rounding nothing is compared.
    """

    def two(
        self, a: tuple[str, str], b: tuple[str, str], *steps: dict[str, Any], **more: Any
    ) -> list[tuple[str, str]]:
        """The warnings (code, English sentence) on marks for x and y, each of 50 points."""
        of = framework(
            leaf("x", 50, ON),
            leaf("y", 50, ON),
            scales=[HUNDREDTHS | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": list(steps) or "none", **more.pop("policies", {})},
            **more,
        )
        sheet = marks(
            "p", {"a": dict(zip("xy", a, strict=True)), "b": dict(zip("xy", b, strict=True))}
        )
        result = evaluated(of, [bid("a"), bid("b")], [sheet])
        return [(one.code.code, one.what("en")) for one in result.lots[0].findings]

    def test_another_winner(self) -> None:
        """a 2.45 + 2.45 = 4.9 and b 2.5 + 2.3 = 4.8; in whole points 2 + 2 = 4 and 3 + 2 = 5."""
        found = self.two(("0.49", "0.49"), ("0.50", "0.46"), rounding("criterion", 0))
        assert found == [
            (
                "AB611",
                "rounding decides who wins in lot “perceel”: Bod b with rounding, Bod a without",
            )
        ]

    def test_a_tie_that_rounding_makes(self) -> None:
        """80.4 and 79.6 points are both 80 in whole points."""
        found = self.two(("8.04", "8.04"), ("7.96", "7.96"), rounding("total", 0))
        assert found == [
            (
                "AB612",
                "the tie in lot “perceel” (Bod a and Bod b) comes from rounding; without it Bod a wins",
            )
        ]

    def test_a_tie_that_rounding_breaks(self) -> None:
        """2.5 + 2.5 and 5 + 0 are equal; in whole points 3 + 3 = 6 is more than 5."""
        found = self.two(("0.5", "0.5"), ("1", "0"), rounding("criterion", 0))
        assert found == [
            (
                "AB613",
                "only by rounding Bod a wins in lot “perceel”; without it there is a tie: Bod a and Bod b",
            )
        ]

    @pytest.mark.parametrize(
        "step", [rounding("mark", 0), rounding("criterion", 2), rounding("total", 6)]
    )
    def test_the_same_winner(self, step: dict[str, Any]) -> None:
        """90 and 10 points: no rounding brings those together, and nothing is said."""
        assert self.two(("9", "9"), ("1", "1"), step) == []

    def test_the_same_winner_by_another_margin(self) -> None:
        """Below the first place rounding may change what it likes: 90.4 and 89.6 stay 90.4, 89.6 at 1 digit."""
        assert self.two(("9.04", "9.04"), ("8.96", "8.96"), rounding("total", 1)) == []

    def test_nothing_is_rounded(self) -> None:
        """Without rounding 4.9 and 4.8 need no comparison."""
        assert self.two(("0.49", "0.49"), ("0.50", "0.46")) == []

    def test_the_chain_decides_with_and_without(self) -> None:
        """80.4 and 79.6 are a tie in whole points; more on y then puts b (y 40) before a (y 39.9).

        a has 40.5 + 39.9, b 39.6 + 40: without rounding a wins.
        """
        more = {"policies": {"ties": {"order": ["y"], "otherwise": "draw"}}}
        found = self.two(("8.10", "7.98"), ("7.92", "8.00"), rounding("total", 0), **more)
        assert [code for code, _ in found] == ["AB611"]

    def test_a_minimum_that_rounding_meets(self) -> None:
        """49.6 points become 50, which is the minimum of 50 %; without rounding nobody is left."""
        of = framework(
            leaf("x", 100, ON, minimum={"percent": 50}),
            scales=[HUNDREDTHS | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": [rounding("criterion", 0)]},
        )
        sheet = marks("p", {"a": {"x": "4.96"}, "b": {"x": 0}})
        found = evaluated(of, [bid("a"), bid("b")], [sheet]).lots[0].findings
        (told,) = [one.what("nl") for one in found if one.code.code == "AB611"]
        assert told.endswith(": afgerond Bod a, zonder afronding geen enkele inschrijving")

    def test_a_draw_plays_no_part(self) -> None:
        """80.4 and 79.6 in whole points, drawn b: that rounding made the tie is said all the same."""
        from tests.draw_build import drawing, drawn

        of = framework(
            leaf("x", 100, ON),
            scales=[HUNDREDTHS | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": [rounding("total", 0)]},
        )
        sheet = marks("p", {"a": {"x": "8.04"}, "b": {"x": "7.96"}})
        result = drawn(of, [bid("a"), bid("b")], [sheet], drawing("ba", 80))
        assert [one.code.code for one in result.findings] == ["AB612"]
        assert ranks(result) == [(1, "b"), (2, "a")]

    def test_no_outcome_without_rounding(self) -> None:
        """In whole points, upwards, a has 1 + 1 - 1 = 1 and 1 euro per point; b 1 + 1 + 20 = 22.

        b asks 100 euros, 100/22 per point, so a wins. Exactly a has 0.4 + 0.4 - 1 = -0.2 points,
        for which a price per point has no outcome: nothing is said of who wins without rounding.
        """
        of = framework(
            leaf("x", 40, ON),
            leaf("y", 40, ON),
            leaf("z", 20, {"type": "rating-scale", "scale": "woorden"}),
            scales=[
                HUNDREDTHS | {"zero-at": 0, "full-at": 10},
                {
                    "type": "labelled",
                    "id": "woorden",
                    "marks": [{"mark": "goed", "percent": 100}, {"mark": "slecht", "percent": -5}],
                },
            ],
            award="price-per-quality",
            policies={"rounding": [rounding("criterion", 0, "ceiling")]},
        )
        given = {"x": "0.1", "y": "0.1", "z": "slecht"}
        sheet = marks("p", {"a": given, "b": given | {"z": "goed"}})
        result = evaluated(of, [bid("a", 1), bid("b", 100)], [sheet])
        assert totals(result.lots[0]) == {"a": 1, "b": F(100, 22)}
        assert result.lots[0].findings == ()

    def test_which_contracts(self) -> None:
        """Two contracts: 90, then 4.8 and 4.9, which whole points make 5 and 4. The third is told."""
        from tests.build import lot

        of = framework(
            leaf("x", 50, ON),
            leaf("y", 50, ON),
            scales=[HUNDREDTHS | {"zero-at": 0, "full-at": 10}],
            policies={"rounding": [rounding("criterion", 0)]},
            lots=[lot(winners=2)],
        )
        by = {"a": ("9", "9"), "b": ("0.50", "0.46"), "c": ("0.49", "0.49")}
        sheet = marks(
            "p", {name: dict(zip("xy", given, strict=True)) for name, given in by.items()}
        )
        result = evaluated(of, [bid(name) for name in by], [sheet])
        assert [one.what("en") for one in result.lots[0].findings] == [
            "rounding decides who wins in lot “perceel”: Bod a and Bod b with rounding, Bod a and Bod c without"
        ]
