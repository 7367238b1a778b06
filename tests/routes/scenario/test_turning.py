"""Where the order turns: by hand, against other values, and roots of polynomials that are known."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from tests.routes.scenario.build import EXAMPLE
from tests.routes.scenario.test_course import some_numbers

from aanbesteding.model.scenario import KINDS
from aanbesteding.routes.scenario.analyse import lead
from aanbesteding.routes.scenario.given import difference, given_of
from aanbesteding.routes.scenario.near import Near
from aanbesteding.routes.scenario.polynomial import UNKNOWN, WIDTH, Polynomial, Root, roots
from aanbesteding.routes.scenario.turning import sign, turning

F = Fraction

EXACT = {name: F(number) for name, number in EXAMPLE.items()}


def turned(numbers, name, low=0, high=0, *, euros=False):
    return turning(numbers, name, F(low), F(high), euros=euros)


class TestRoots:
    @pytest.mark.parametrize("seed", range(60))
    def test_of_known_factors(self, seed):
        """(qx − p)… times x² + 1: exactly the roots that were put in, each once."""
        rng = random.Random(seed)
        put = [F(rng.randint(-30, 30), rng.randint(1, 12)) for _ in range(rng.randint(1, 5))]
        made = (UNKNOWN * UNKNOWN + 1) * rng.choice([-3, 1, F(2, 7)])
        for one in put:
            made = made * (UNKNOWN - one)
        found = roots(made, F(-20), F(20), known=[F(1, 3)])
        assert found == [Root(one, one) for one in sorted({p for p in put if -20 <= p <= 20})]

    @pytest.mark.parametrize("n", [2, 3, 5, 7])
    def test_of_square_and_cube_roots(self, n):
        """x² = n and x³ = n: enclosed on both sides, closely enough."""
        (_, square) = roots(Polynomial.of(-n, 0, 1), F(-10), F(10))
        (cube,) = roots(Polynomial.of(-n, 0, 0, 1), F(-10), F(10))
        assert square.low**2 < n < square.high**2
        assert cube.low**3 < n < cube.high**3
        assert max(square.high - square.low, cube.high - cube.low) <= WIDTH

    def test_nothing_to_find(self):
        assert roots(Polynomial.of(), F(0), F(1)) == []
        assert roots(Polynomial.of(3), F(0), F(1)) == []
        assert roots(Polynomial.of(1, 0, 1), F(-9), F(9)) == []

    def test_at_the_bounds(self):
        """x (x − 1) from 0 to 1: both ends are roots."""
        assert roots(Polynomial.of(0, -1, 1), F(0), F(1)) == [Root(F(0), F(0)), Root(F(1), F(1))]


class TestByHand:
    def test_euros_per_point(self):
        """242.45 points for 51, 290.7125 for 38: 48.2625 points and € 13 behind, at any rate."""
        found = turned(EXACT | {"general.point-value": F(1)}, "general.point-value", euros=True)
        assert (found.turns, found.sign, found.matters) == ((), -1, True)

    def test_a_cost_that_is_a_straight_line(self):
        """€ 1 a point: behind by 48.2625 + 13 = 61.2625.

        A euro more a year for recombining: 2 years × 0.75 = 1.5 less. It turns at
        10 + 61.2625 / 1.5 = 50 + 41/48 … 61.2625 / 1.5 = 40.841666…: at 50.841666….
        """
        numbers = EXACT | {"general.point-value": F(1)}
        found = turned(numbers, "recombination.cost-per-year", 10, 60, euros=True)
        at = 10 + F("61.2625") / F("1.5")
        assert [turn[:] for turn in found.turns] == [(Root(at, at), -1, 1, True)]
        (outside,) = turned(numbers, "recombination.cost-per-year", 10, 50, euros=True).turns
        assert not outside.within

    def test_years(self):
        """No loss, no growth, 1 + 0 years: 100 points for € 17 a year, net 83 a year.

        The other, sure to come: 90 − 13 = 77 in year 1, then 112 − 11 = 101 a year. The lead is
        6, then 6 − 18 = −12: up to 1 year the tender route, from 2 years the other.
        """
        numbers = EXACT | {
            "general.point-value": F(1),
            "tender.transition-loss": F(0),
            "recombination.transition-loss": F(0),
            "recombination.failure": F(0),
            "recombination.growth": F(0),
            "recombination.value-per-year": F(112),
        }
        found = turned(numbers, "general.horizon", 1, 9, euros=True)
        assert [turn[:] for turn in found.turns] == [(Root(F(1), F(2)), 1, -1, True)]
        (outside,) = turned(numbers, "general.horizon", 2, 9, euros=True).turns
        assert not outside.within

    def test_the_discount_rate(self):
        """As above over 2 years: 6 − 18 v = 0 at v = 1/3, a rate of 200 %."""
        numbers = EXACT | {
            "general.horizon": F(2),
            "general.point-value": F(1),
            "tender.transition-loss": F(0),
            "recombination.transition-loss": F(0),
            "recombination.failure": F(0),
            "recombination.growth": F(0),
            "recombination.value-per-year": F(112),
        }
        found = turned(numbers, "general.discount", 0, 300, euros=True)
        assert [turn[:] for turn in found.turns] == [(Root(F(200), F(200)), -1, 1, True)]

    def test_what_makes_no_difference(self):
        """Never extended: the term of the extension is nothing to anybody."""
        found = turned(EXACT | {"general.point-value": F(1)}, "tender.extension", 0, 9, euros=True)
        assert (found.turns, found.matters) == ((), False)


class TestAgainstOtherValues:
    @pytest.mark.parametrize("seed", range(24))
    def test_the_sign_is_what_the_turns_say(self, seed):
        """Every assumption at twelve values in its bounds: the order there is worked out anew."""
        rng = random.Random(seed)
        numbers = {name: F(number) for name, number in some_numbers(rng).items()}
        euros = seed % 2 == 0
        if euros:
            numbers["general.point-value"] = F(rng.randint(1, 5), 10)
        for name in numbers:
            kind = KINDS[name]
            top = min(kind.most, 200) if kind.units[0] != "percent" else kind.most
            found = turned(numbers, name, euros=euros)
            for _ in range(4):
                number = F(rng.randint(kind.least * 10, top * 10), 10)
                number = F(round(number)) if kind.whole else number
                made = sign(difference(given_of({**numbers, name: number}), euros=euros))
                assert made == said_at(found, number), (name, number)

    @pytest.mark.parametrize("seed", range(24))
    def test_an_exact_turn_is_a_tie(self, seed):
        """What is said to be exact is: the two routes are the same to the last digit."""
        rng = random.Random(seed)
        numbers = {name: F(number) for name, number in some_numbers(rng).items()}
        numbers["general.point-value"] = F(rng.randint(1, 5), 10)
        for name in numbers:
            found = turned(numbers, name, euros=True)
            for turn in found.turns:
                if not KINDS[name].whole and turn.at.exact:
                    assert lead({**numbers, name: turn.at.low}, euros=True) == 0
                elif not KINDS[name].whole:
                    ends = [lead({**numbers, name: end}, euros=True) for end in turn.at]
                    assert [sign(end) for end in ends] == [turn.before, turn.after]


def said_at(found, number):
    """The order at a place, by the turns alone: from the nearest turn, or as it is everywhere."""
    if any(root.low == root.high == number for root in found.equal):
        return 0
    here = found.turns[0].before if found.turns else found.sign
    for turn in found.turns:
        if KINDS[found.name].whole:
            here = turn.after if number >= turn.at.high else here
        elif turn.at.exact and number == turn.at.low:
            return 0
        elif number >= turn.at.high:
            here = turn.after
    return here


class TestNear:
    @pytest.mark.parametrize("seed", range(40))
    def test_the_sign_is_never_wrong(self, seed):
        """The same formula with bounds and with fractions."""
        rng = random.Random(seed)
        numbers = {name: F(number) for name, number in some_numbers(rng).items()}
        numbers["general.point-value"] = F(rng.randint(1, 500), rng.randint(1, 999))
        exact = given_of(numbers)
        near = {
            name: number
            if "years" in KINDS[name].units
            else Near.ratios([(number.numerator, number.denominator)] * 2)
            for name, number in exact.items()
        }
        found, true = difference(near, euros=True), difference(exact, euros=True)
        assert all(abs(middle - true * 2**192) <= found.bound for middle in found.middles)
        assert all(one in (None, sign(true)) for one in found.signs)
