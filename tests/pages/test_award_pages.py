"""The clauses of the pages of docs/methods on ways of award, one class each."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from pydantic import ValidationError
from tests.build import (
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lot,
    of_bid,
    ranks,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding.methods.awards.lowest_price import LowestPrice

LINE = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 100}
LINE["out-of-range"] = "extrapolate"


class Award:
    """A way of award over bids of (quality, price); the quality is a fact worth as many points."""

    page: ClassVar[str]
    given: ClassVar[dict[str, Any]] = {}
    more: ClassVar[dict[str, Any]] = {}

    def case(self, by, **changed):
        """A framework under the award, and its bids."""
        keys = {key.replace("_", "-"): word for key, word in changed.items()}
        award = {"type": self.page, **self.given, **keys}
        of = framework(leaf("k", 100, LINE), award=award, facts=[fact("f")], **self.more)
        return of, [bid(n, price, facts={"f": q}) for n, (q, price) in by.items()]

    def totals(self, changed=None, **by):
        """The totals of bids, the best first."""
        return totals(the_lot(*self.case(by, **(changed or {}))))

    def order(self, changed=None, **by):
        """The names of bids by rank."""
        return "".join(name for _, name in ranks(the_lot(*self.case(by, **(changed or {})))))

    def stops(self, changed=None, **by):
        """The codes that stop the evaluation."""
        return set(fault_codes(*self.case(by, **(changed or {}))))


class TestPoints(Award):
    """The total is the sum of the points, those for the price included.

    The highest total wins.
    """

    page = "points"

    def test_sum(self):
        """60 × 0.8 = 48 for quality and 40 × 95/100 = 38 for the price make 86."""
        price = leaf("p", 40, {"type": "price-proportional"})
        of = framework(leaf("k", 60, LINE), price, facts=[fact("f")])
        found = the_lot(of, [bid("a", 100, facts={"f": 80}), bid("b", 95, facts={"f": 0})])
        assert totals(found) == {"a": 86, "b": 40}

    def test_better(self):
        assert self.order(a=(85, 90000), b=(86, 95000)) == "ba"


class TestFixedPrice(Award):
    """The total is the sum of the points; the price does not count.

    The highest total wins.

    Each lot states its `fixed-price`; otherwise it is fault AB105.
    """

    page = "fixed-price"
    more = {"lots": [lot(fixed_price=100000)]}

    def test_sum(self):
        assert self.totals(a=(65, None), b=(70, 100000)) == {"b": 70, "a": 65}

    def test_better(self):
        assert self.order(a=(65, None), b=(70, None)) == "ba"

    def test_bounds(self):
        award = framework(leaf("k", 100, LINE), award="fixed-price", facts=[fact("f")])
        assert set(fault_codes(award, [bid("a", 5, facts={"f": 1})])) == {"AB105"}


class TestAwardOnValue(Award):
    """The total is the price − the sum of the quality values in euros.

    The lowest total wins.

    A total below zero is allowed.

    The weights are in euros; otherwise it is fault AB105.
    """

    page = "award-on-value"

    def test_total(self):
        """80,000 − 1,500."""
        assert self.totals(a=(1500, 80000)) == {"a": 78500}

    def test_better(self):
        assert self.order(a=(0, 79000), b=(1500, 80000)) == "ba"

    def test_negative(self):
        assert self.totals(a=(1500, 1000), b=(0, 10)) == {"a": -500, "b": 10}

    def test_bounds(self):
        weights = {"unit": "percent", "of": "whole"}
        of = framework(leaf("k", 100, LINE), award=self.page, facts=[fact("f")], weights=weights)
        assert set(fault_codes(of, [bid("a", 5, facts={"f": 1})])) == {"AB105"}


class TestLowestPrice(Award):
    """The total is the price.

    The lowest total wins.

    Without `motivation` the framework is refused.
    """

    page = "lowest-price"

    def test_total(self):
        of = framework(award="lowest-price")
        assert totals(the_lot(of, [bid("b", 95000), bid("a", 90000)])) == {"a": 90000, "b": 95000}

    def test_better(self):
        of = framework(award="lowest-price")
        assert ranks(the_lot(of, [bid("b", 95000), bid("a", 90000)])) == [(1, "a"), (2, "b")]

    def test_motivation(self):
        with pytest.raises(ValidationError, match="motivation"):
            framework(award={"type": "lowest-price", "motivation": " "})
        with pytest.raises(ValidationError, match="motivation"):
            LowestPrice.model_validate({"type": "lowest-price"})


class TestPricePerQuality(Award):
    """The total is the price / the points.

    The lowest total wins.

    Zero points or fewer stop the evaluation with fault AB424.
    """

    page = "price-per-quality"

    def test_total(self):
        """100,000/80 and 90,000/60."""
        assert self.totals(a=(80, 100000), b=(60, 90000)) == {"a": 1250, "b": 1500}

    def test_better(self):
        assert self.order(b=(60, 90000), a=(80, 100000)) == "ab"

    def test_no_total(self):
        assert self.stops(a=(0, 100), b=(50, 100)) == {"AB424"}
        assert self.stops(a=(-10, 100)) == {"AB424"}
        assert self.stops(a=("0.000001", 100)) == set()


class TestValueForMoney(Award):
    """The total is the points / the price × `constant`.

    The highest total wins.

    `constant` does not change the order; zero is fault AB105.

    A price of zero, or fewer than zero points, stops the evaluation with fault AB424.
    """

    page = "value-for-money"
    given = {"constant": 100000}

    def test_total(self):
        """80/100,000 × 100,000; 60/60,000 × 100,000."""
        assert self.totals(a=(80, 100000), b=(60, 60000)) == {"a": 80, "b": 100}

    def test_better(self):
        assert self.order(a=(80, 100000), b=(60, 60000)) == "ba"

    def test_constant(self):
        for constant in ("0.01", 1, 999999):
            assert self.order({"constant": constant}, a=(80, 100000), b=(60, 60000)) == "ba"
        assert self.stops({"constant": 0}, a=(80, 100)) == {"AB105"}

    def test_no_total(self):
        assert self.stops(a=(50, 0)) == self.stops(a=(-1, 100)) == {"AB424"}
        assert self.totals(a=(0, 100)) == {"a": 0}


class TestWeightedValueForMoney(Award):
    """The total is the points to the power (quality-weight / price-weight) / the price × `constant`.

    The highest total wins.

    Where the power is no fraction it is enclosed to less than 10⁻⁵⁰; totals that touch within
    that are equal.

    `price-weight` and `constant` are not zero, and of the exponent as a fraction numerator and
    denominator are at most 200; otherwise it is fault AB105.

    A price of zero, or fewer than zero points, stops the evaluation with fault AB424; so do zero
    points with a `quality-weight` of zero, and otherwise zero points have the total 0.
    """

    page = "weighted-value-for-money"
    given = {"quality-weight": 60, "price-weight": 40, "constant": 1000000}

    def test_total(self):
        """64^1.5 = 512, × 10; 81^1.5 = 729, × 1."""
        found = self.totals(a=(64, 100000), b=(81, 1000000))
        assert found == {"a": 5120, "b": 729}

    def test_better(self):
        assert self.order(b=(81, 1000000), a=(64, 100000)) == "ab"

    def test_irrational(self):
        """50^1.5 = 353.55339059327…, × 10; two of them cannot be told apart."""
        found = the_lot(*self.case({"a": (50, 100000), "b": (50, 100000)}))
        total = of_bid(found, "a").total
        assert F("3535.5339059327") < total < F("3535.5339059328")
        assert ranks(found) == [(1, "a"), (1, "b")]

    def test_bounds(self):
        assert self.stops({"price_weight": 0}, a=(50, 100)) == {"AB105"}
        assert self.stops({"constant": 0}, a=(50, 100)) == {"AB105"}
        assert self.stops({"quality_weight": 201, "price_weight": 1}, a=(50, 100)) == {"AB105"}
        assert self.stops({"quality_weight": 200, "price_weight": 1}, a=(2, 100)) == set()

    def test_no_total(self):
        for offer in ((-1, 100), (50, 0)):
            assert self.stops(a=offer) == {"AB424"}
        assert self.stops({"quality_weight": 0}, a=(0, 100)) == {"AB424"}
        assert self.totals(a=(0, 100)) == {"a": 0}


class TestUtilityIndex(Award):
    """The total is (1 − (best − q) × quality-weight / price-weight) / price × lowest; q is the
    quality as a part of all points, best the highest q.

    The highest total wins.

    A third with better quality can turn round the order of two others. With weights 60 and 40: A
    (80 points, € 100) gets 0.6 and B (60, € 60) 0.7; when C (100, € 1,000) joins, A gets 0.42 and
    B 0.4.

    `price-weight` is not zero; otherwise it is fault AB105.

    A price of zero stops the evaluation with fault AB424.
    """

    page = "utility-index"
    given = {"quality-weight": 60, "price-weight": 40}

    def test_total(self):
        """(1 − 0.1 × 1.5)/100,000 × 90,000 = 0.765; the best and cheapest has 1."""
        assert self.totals(a=(80, 100000), b=(90, 90000)) == {"b": 1, "a": F("0.765")}

    def test_better(self):
        assert self.order(a=(80, 100000), b=(90, 90000)) == "ba"

    def test_reversal(self):
        """a: 1/100 × 60, b: (1 − 0.3)/60 × 60; with c of 100 %: 0.7 × 0.6 and 0.4 × 1."""
        two = {"a": (80, 100), "b": (60, 60)}
        assert self.totals(**two) == {"b": F("0.7"), "a": F("0.6")}
        three = self.totals(**two, c=(100, 1000))
        assert (three["a"], three["b"]) == (F("0.42"), F("0.4"))

    def test_bounds(self):
        assert self.stops({"price_weight": 0}, a=(50, 100)) == {"AB105"}

    def test_no_total(self):
        assert self.stops(a=(50, 0), b=(50, 100)) == {"AB424"}


class TestMarkUp(Award):
    """The total is price × (1 + (1 − q) × quality-weight / price-weight); q is the quality as a part
    of all points.

    The lowest total wins.

    Who gets all points keeps the own price; for who gets none it is raised by the part
    quality-weight / price-weight.

    `price-weight` is not zero; otherwise it is fault AB105.

    Where quality lies so far above all points that the factor becomes zero or less, the
    evaluation stops with fault AB424.
    """

    page = "mark-up"
    given = {"quality-weight": 40, "price-weight": 60}

    def test_total(self):
        """90,000 × (1 + 0.25 × 40/60) = 90,000 × 7/6."""
        assert self.totals(a=(75, 90000)) == {"a": 105000}

    def test_better(self):
        assert self.order(a=(75, 90000), b=(100, 104999)) == "ba"

    def test_whole(self):
        """All points: the price itself. None: 90,000 × (1 + 2/3) = 150,000."""
        assert self.totals(a=(100, 90000), b=(0, 90000)) == {"a": 90000, "b": 150000}

    def test_bounds(self):
        assert self.stops({"price_weight": 0}, a=(50, 100)) == {"AB105"}

    def test_no_total(self):
        """At 250 points 1 − 1.5 × 2/3 = 0; a millionth less leaves something."""
        assert self.stops(a=(250, 100)) == {"AB424"}
        assert self.stops(a=("249.999999", 100)) == set()


class TestWillingnessToPay(Award):
    """The total is price − 100 × q × per-percent; q is the quality as a part of all points.

    The lowest total wins.

    A total below zero is allowed.
    """

    page = "willingness-to-pay"
    given = {"per-percent": 1000}

    def test_total(self):
        """90,000 − 75 × 1,000; 80,000 − 60 × 1,000."""
        assert self.totals(a=(75, 90000), b=(60, 80000)) == {"a": 15000, "b": 20000}

    def test_better(self):
        assert self.order(b=(60, 80000), a=(75, 90000)) == "ab"

    def test_negative(self):
        assert self.totals(a=(50, 0)) == {"a": -50000}


class TestNormalisedPrice(Award):
    """The total is price / (1 + q × most / (1 − most)); q is the quality as a part of all points,
    most a part of 1.

    The lowest total wins.

    `most` lies from 0 to below 100; otherwise it is fault AB105.

    Where the coefficient is zero or less the evaluation stops with fault AB424.
    """

    page = "normalised-price"
    given = {"most": 20}

    def test_total(self):
        """Half of 20 %: 1 + 0.1/0.8 = 1.125; all: 1 + 0.2/0.8 = 1.25."""
        assert self.totals(a=(50, 90000), b=(100, 95000)) == {"b": 76000, "a": 80000}

    def test_better(self):
        assert self.order(a=(50, 90000), b=(100, 95000)) == "ba"

    def test_bounds(self):
        for most in (100, -1):
            assert self.stops({"most": most}, a=(50, 100)) == {"AB105"}
        for most in (0, "99.999999"):
            assert self.stops({"most": most}, a=(50, 100)) == set()

    def test_no_total(self):
        """−400 points: 1 − 0.8/0.8 = 0."""
        assert self.stops(a=(-400, 100)) == {"AB424"}
        assert self.stops(a=("-399.999999", 100)) == set()


class TestSuperformula(Award):
    """The total is (price / reference-price) ^ exponent + (reference-quality / q) ^ exponent; q is
    the quality as a part of all points.

    The lowest total wins.

    The reference itself has a total of exactly 2, with every exponent.

    Who uses this award gets warning AB610: the formula is a reconstruction.

    `reference-price`, `reference-quality` and `exponent` lie above zero, and of the exponent as a
    fraction numerator and denominator are at most 200; otherwise it is fault AB105.

    A price of zero, or zero points or fewer, stops the evaluation with fault AB424.
    """

    page = "superformula"
    given = {"reference-price": 100000, "reference-quality": 70, "exponent": 1}

    def test_total(self):
        """1.2 + 0.7/0.5 = 2.6; with n = 2: 2.25 + 1.96 at 150,000 and 50 %."""
        assert self.totals(a=(50, 120000)) == {"a": F("2.6")}
        assert self.totals({"exponent": 2}, a=(50, 150000)) == {"a": F("4.21")}

    def test_better(self):
        """1 + 0.7 = 1.7 goes before 2.6."""
        assert self.order(a=(50, 120000), b=(100, 100000)) == "ba"

    def test_reference(self):
        for exponent in ("0.5", 1, 2, "1.25"):
            assert self.totals({"exponent": exponent}, a=(70, 100000)) == {"a": 2}

    def test_experimental(self):
        found = evaluated(*self.case({"a": (50, 120000), "b": (100, 100000)}))
        assert "AB610" in warning_codes(found)

    def test_bounds(self):
        for changed in ({"reference_price": 0}, {"reference_quality": 0}, {"exponent": 0}):
            assert self.stops(changed, a=(50, 100)) == {"AB105"}
        assert self.stops({"exponent": 201}, a=(50, 100)) == {"AB105"}
        assert self.stops({"exponent": "0.003"}, a=(50, 100)) == {"AB105"}  # 3/1000
        assert self.stops({"exponent": 200}, a=(70, 100000)) == set()

    def test_no_total(self):
        for offer in ((0, 100), (-1, 100), (50, 0)):
            assert self.stops(a=offer) == {"AB424"}


class TestAwardExpression(Award):
    """The total is the value of the formula; `quality` is the sum of the points, `whole` the sum of
    the weights, `price` the price.

    `best` is the greatest quality and `lowest` the lowest price of the bids that are ranked.

    With `better: high` the highest total wins, with `better: low` the lowest.

    A name that nothing announces is fault AB115.

    Dividing by zero stops the evaluation with fault AB424.
    """

    page = "award-expression"
    given = {
        "total": "price / (1 + bonus * quality / whole)",
        "parameters": {"bonus": "0.5"},
        "better": "low",
    }

    def test_total(self):
        """140,000/1.4 = 100,000 and 120,000/1.2 = 100,000: a tie."""
        assert self.totals(a=(80, 140000), b=(40, 120000)) == {"a": 100000, "b": 100000}

    def test_others(self):
        """80 is the best and 100 the lowest: 80 − 80 + 100 = 100 and 80 − 60 + 100 = 120."""
        own = {"total": "best - quality + lowest", "parameters": {}}
        assert self.totals(own, a=(80, 110), b=(60, 100)) == {"a": 100, "b": 120}

    def test_better(self):
        assert self.order(a=(80, 140000), b=(40, 119999)) == "ba"
        assert self.order({"better": "high"}, a=(80, 140000), b=(40, 119999)) == "ab"

    def test_quantities(self):
        assert self.stops({"total": "cost"}, a=(80, 140000)) == {"AB115"}

    def test_no_total(self):
        assert self.stops({"total": "price / quality", "parameters": {}}, a=(0, 9)) == {"AB424"}
