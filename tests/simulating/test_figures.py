"""What a simulation measures, in cases small enough to work out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.build import bid, evaluated, fact, framework, leaf, lot, marks, node
from tests.simulating.build import (
    RATED,
    chances,
    codes,
    of,
    quality_and_price,
    simulation,
)

from aanbesteding.simulating.run import of_evaluation, simulate

F = Fraction


def given(made, bids, sheets=()):
    """The figures over bids that are there: exact, so that they can be compared exactly."""
    return of_evaluation(evaluated(made, bids, sheets)).lots[0]


def near(estimate, expected, errors=4):
    """Whether a sampled figure is within so many standard errors of what it must be."""
    assert estimate.error > 0
    return abs(estimate.value - expected) < errors * estimate.error


class TestByHand:
    def test_two_criteria(self):
        """Quality 8 and 5 of 10: 48 and 30 points, range 18. Price 150 and 120: 20 and 32, range 12.

        Effective 18/30 = 3/5 and 12/30 = 2/5, although 60 and 40 are announced: here the same.
        Used: 18/60 and 12/40 = 3/10 both. A point is worth (200 − 100)/40 = 2.5 euros.
        """
        found = given(
            quality_and_price(),
            [bid("a", 150), bid("b", 120)],
            [marks("p", {"a": {"kwaliteit": 8}, "b": {"kwaliteit": 5}})],
        )
        quality, price = found.criteria
        assert (quality.used.value, price.used.value) == (18, 12)
        assert (quality.effective.value, price.effective.value) == (F(3, 5), F(2, 5))
        assert (quality.nominal, price.nominal) == (F(3, 5), F(2, 5))
        assert (quality.spread.value, price.spread.value) == (F(3, 10), F(3, 10))
        assert found.point == ("by-formula", (F(5, 2), None, 0))
        assert [one.effective.error for one in found.criteria] == [None, None]

    def test_quality_that_is_hardly_used(self):
        """The known complaint: 60 for quality, but marks 7 and 8 only: 42 and 48, range 6.

        Price 100 and 200: 40 and 0, range 40. Effective 6/46 and 40/46; AB674 says so.
        """
        found = given(
            quality_and_price(),
            [bid("a", 100), bid("b", 200)],
            [marks("p", {"a": {"kwaliteit": 7}, "b": {"kwaliteit": 8}})],
        )
        assert [one.effective.value for one in found.criteria] == [F(6, 46), F(40, 46)]
        assert "AB674" in codes(found)

    def test_pairs(self):
        """Marks 8, 8, 5: of three pairs two differ. Prices 100, 150, 200: three of three."""
        found = given(
            quality_and_price(),
            [bid("a", 100), bid("b", 150), bid("c", 200)],
            [
                marks(
                    "p", {name: {"kwaliteit": m} for name, m in zip("abc", (8, 8, 5), strict=True)}
                )
            ],
        )
        assert [one.differ.value for one in found.criteria] == [F(2, 3), 1]
        (scale,) = found.scales
        assert (scale.scale, scale.criteria) == ("cijfers", ("kwaliteit",))
        assert (scale.differ.value, scale.spread.value) == (F(2, 3), F(3, 10))

    def test_award_on_value(self):
        """Value 10,000 × 8/10 and 5/10: range 3,000. Prices 90,000 and 88,000: range 2,000.

        Effective 3/5 and, of the price itself, 2/5; a euro is a euro; no nominal weights.
        """
        made = framework(leaf("kwaliteit", 10000, RATED), award="award-on-value")
        found = given(
            made,
            [bid("a", 90000), bid("b", 88000)],
            [marks("p", {"a": {"kwaliteit": 8}, "b": {"kwaliteit": 5}})],
        )
        assert [(one.id, one.effective.value) for one in found.criteria] == [
            ("kwaliteit", F(3, 5)),
            ("price", F(2, 5)),
        ]
        assert [one.nominal for one in found.criteria] == [None, None]
        assert found.point.euros.value == 1

    def test_consensus_counts_and_what_stands_beneath_it_does_not(self):
        """A node by consensus is one part; its subcriteria stand beside it."""
        made = framework(
            node(
                "samen",
                100,
                leaf("x", 50, RATED),
                leaf("y", 50, RATED),
                how="consensus",
                scale="cijfers",
            )
        )
        found = simulate(made, runs=5).lots[0]
        assert [one.id for one in found.criteria] == ["samen"]


class TestPriceDecides:
    """Total = quality + price; without price only the quality counts."""

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ((150, 8), (120, 5), (0, 0)),  # 20 + 48 = 68 beats 32 + 30 = 62, and 48 beats 30
            ((200, 6), (100, 5), (1, 0)),  # 0 + 36 = 36 loses from 40 + 30 = 70, though 36 > 30
            ((150, 5), (100, 5), (0, 1)),  # equal quality: only the price tells them apart
        ],
    )
    def test_two_bids(self, first, second, expected):
        bids = [bid("a", first[0]), bid("b", second[0])]
        sheet = marks("p", {"a": {"kwaliteit": first[1]}, "b": {"kwaliteit": second[1]}})
        price = given(quality_and_price(), bids, [sheet]).price
        assert price.decisions == 1
        assert (price.overturned.value, price.between_equals.value) == expected
        assert price.decided.value == sum(expected)

    def test_a_tie_is_no_decision(self):
        """Equal in everything: nobody wins, so nothing decided."""
        bids = [bid("a", 150), bid("b", 150)]
        sheet = marks("p", {"a": {"kwaliteit": 5}, "b": {"kwaliteit": 5}})
        found = given(quality_and_price(), bids, [sheet])
        assert (found.price.decisions, found.price.decided) == (0, None)
        assert (found.tied.value, found.undecided.value) == (1, 1)

    def test_a_criterion_in_the_chain_decides_before_price_does(self):
        """64 each (a: 36 + 28, b: 24 + 40 = 64); the chain [kwaliteit] gives it to a.

        Without price a has 36 against 24 as well: price did not decide. Tied, but not undecided.
        """
        made = quality_and_price(policies={"ties": {"order": ["kwaliteit"], "otherwise": "draw"}})
        sheet = marks("p", {"a": {"kwaliteit": 6}, "b": {"kwaliteit": 4}})
        found = given(made, [bid("a", 130), bid("b", 100)], [sheet])
        assert found.price.decided.value == 0
        assert (found.tied.value, found.undecided.value) == (1, 0)

    def test_one_bid_is_no_decision(self):
        sheet = marks("p", {"a": {"kwaliteit": 6}})
        found = given(quality_and_price(), [bid("a", 130)], [sheet])
        assert (found.compared, found.price.decisions) == (0, 0)
        assert [one.effective for one in found.criteria] == [None, None]

    def test_never(self):
        """Everybody has the same price: it never decides, and weighs nothing."""
        found = simulate(
            quality_and_price(), simulation(prices=[{"from": 150, "to": 150}]), runs=40
        )
        figures = found.lots[0]
        assert (of(figures, "prijs").effective.value, figures.price.decided.value) == (0, 0)
        assert {"AB670", "AB672"} <= set(codes(figures))

    def test_always(self):
        """Everybody has the same mark: quality weighs nothing and price always decides."""
        found = simulate(
            quality_and_price(), simulation(criteria=[chances("kwaliteit", m7=1)]), runs=40
        )
        figures = found.lots[0]
        assert of(figures, "kwaliteit").effective.value == 0
        assert of(figures, "prijs").effective.value == 1
        assert figures.price.decided.value == figures.price.between_equals.value == 1
        assert {"AB670", "AB673"} <= set(codes(figures))
        assert [one.differ.value for one in figures.scales] == [0]

    def test_without_price(self):
        """A fixed price: no price, no value of a point, and no AB672 about it."""
        made = framework(
            leaf("kwaliteit", 100, RATED), award="fixed-price", lots=[lot(**{"fixed-price": 100})]
        )
        figures = simulate(made, runs=20).lots[0]
        assert (figures.price, figures.point) == (None, ("no-price", None))
        assert not {"AB672", "AB673", "AB676"} & set(codes(figures))

    def test_lowest_price(self):
        """Price is all there is: weight 1, always decisive, and no warning about what is announced."""
        figures = simulate(framework(award="lowest-price"), runs=20).lots[0]
        assert [(one.id, one.effective.value) for one in figures.criteria] == [("price", 1)]
        assert (figures.price.decided.value, figures.point.kind) == (1, "no-points")
        assert "AB673" not in codes(figures)


class TestPoint:
    def test_threshold(self):
        """(reserve − threshold)/weight = (100 − 60)/40 = 1 euro."""
        method = {
            "type": "price-threshold",
            "reserve": 100,
            "threshold": 60,
            "out-of-range": "clamp",
        }
        made = framework(leaf("kwaliteit", 60, RATED), leaf("prijs", 40, method))
        assert simulate(made, runs=3).lots[0].point == ("by-formula", (1, None, 0))

    def test_proportional_at_the_median(self):
        """40 × 100/P at P = 125 falls 40 × 100/125² = 0.256 points a euro: 1/0.256 = 3.90625 euros.

        A cent away from the slope itself, hence within a thousandth.
        """
        made = framework(
            leaf("kwaliteit", 60, RATED), leaf("prijs", 40, {"type": "price-proportional"})
        )
        sheet = marks("p", {name: {"kwaliteit": 5} for name in "abc"})
        point = given(made, [bid("a", 100), bid("b", 125), bid("c", 160)], [sheet]).point
        assert point.kind == "local"
        assert abs(point.euros.value - F("3.90625")) < F(1, 1000)

    def test_price_per_quality(self):
        """P/Q stays the same when P rises by P/Q for a point more: 120/60 = 2 euros."""
        made = framework(leaf("kwaliteit", 100, RATED), award="price-per-quality")
        sheet = marks("p", {"a": {"kwaliteit": 6}})
        point = given(made, [bid("a", 120)], [sheet]).point
        assert point.kind == "local"
        assert abs(point.euros.value - 2) < F(1, 1000)

    def test_flat(self):
        """A cent does not change the order, so it loses nothing."""
        method = {"type": "price-rank", "table": [100, 50, 0], "beyond": 0}
        made = framework(leaf("kwaliteit", 60, RATED), leaf("prijs", 40, method))
        sheet = marks("p", {name: {"kwaliteit": 5} for name in "abc"})
        point = given(made, [bid("a", 100), bid("b", 125), bid("c", 160)], [sheet]).point
        assert point == ("flat", None)


class TestSampled:
    def test_two_criteria_with_known_chances(self):
        """Two bids. a is 10 or 0 evenly: E range = 60 × 1/2 = 30. b is 10 once in four: 40 × 2 × 1/4 × 3/4 = 15.

        Effective 30/45 = 2/3 and 1/3. Equal totals only when both are equal: 1/2 × (1 − 3/8) = 5/16.
        """
        made = framework(leaf("a", 60, RATED), leaf("b", 40, RATED))
        file = simulation(
            bidders={"from": 2, "to": 2},
            criteria=[chances("a", m0=1, m10=1), chances("b", m0=3, m10=1)],
        )
        figures = simulate(made, file, runs=600).lots[0]
        assert (figures.tenders, figures.compared) == (600, 600)
        assert near(of(figures, "a").effective, F(2, 3))
        assert near(of(figures, "b").effective, F(1, 3))
        assert near(figures.tied, F(5, 16))
        assert near(of(figures, "a").differ, F(1, 2))
        share = figures.tied.value
        assert abs(figures.tied.error**2 - share * (1 - share) / 599) < F(1, 10**9)

    def test_a_panel_apart_uses_less_of_the_scale(self):
        """Four assessors each on their own average out; together they do not."""
        made = framework(leaf("a", 100, RATED), panel=("p", "q", "r", "s"))
        together = simulate(made, simulation(panel="agree"), runs=60).lots[0]
        apart = simulate(made, simulation(panel="independent"), runs=60).lots[0]
        assert together.criteria[0].used.value > apart.criteria[0].used.value > 0

    def test_nobody_admissible(self):
        """A minimum of 60 % and the mark 5 for all: nobody is ever left, and nothing is compared."""
        made = framework(leaf("a", 100, RATED, minimum={"percent": 60}))
        figures = simulate(made, simulation(criteria=[chances("a", m5=1)]), runs=10).lots[0]
        assert (figures.nobody.value, figures.compared) == (1, 0)
        assert codes(figures) == ["AB675"]

    def test_without_outcome(self):
        """Out of range and nothing announced: those tenders have no outcome, and count nowhere."""
        method = {
            "type": "fact-bandwidth",
            "fact": "uren",
            "zero-at": 0,
            "full-at": 10,
            "out-of-range": "not-announced",
        }
        made = framework(leaf("uren", 100, method), facts=[fact("uren", decimals=0)])
        file = simulation(
            facts=[{"fact": "uren", "from": 1, "to": 11}], bidders={"from": 2, "to": 2}
        )
        figures = simulate(made, file, runs=60).lots[0]
        assert 0 < figures.failed < 60
        assert figures.without_outcome == {"AB421": figures.failed}
        assert figures.compared == 60 - figures.failed
        assert "AB671" in codes(figures)

    def test_a_relative_method(self):
        """Bids under a relative method, against the same figures worked out from the dossiers."""
        made = framework(leaf("k", 60, RATED), leaf("prijs", 40, {"type": "price-proportional"}))
        figures = simulate(made, runs=30).lots[0]
        assert figures.point.kind == "local"
        assert "AB676" in codes(figures)  # nobody stated a price
        assert sum(one.effective.value for one in figures.criteria) == 1
