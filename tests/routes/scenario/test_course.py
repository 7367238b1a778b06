"""The years of both routes: the worked example, every history by itself, and the extremes."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from tests.routes.scenario.build import EXAMPLE

from aanbesteding.routes.scenario.analyse import lead, outcome
from aanbesteding.routes.scenario.course import course
from aanbesteding.routes.scenario.given import given_of

F = Fraction


def years(numbers):
    return course(given_of({name: F(number) for name, number in numbers.items()}))


class TestByHand:
    def test_the_worked_example(self):
        """The docstring of `course`: 242.45 points for € 51, and 290.7125 for € 38."""
        found = years(EXAMPLE)
        assert [tuple(year) for year in found.tender] == [
            (80, 15, 2),
            (81, 15, 2),
            (F("81.45"), 15, 2),
        ]
        assert [tuple(year) for year in found.agreed] == [
            (90, 13, 0),
            (99, 11, 0),
            (F("114.95"), 11, 0),
        ]
        assert [tuple(year) for year in found.failed] == [(90, 13, 0), (80, 15, 2), (81, 15, 2)]
        assert sum(year.value for year in found.recombination) == F("290.7125")
        assert sum(year.city + year.bidders for year in found.recombination) == 38

    def test_extension(self):
        """Terms 2 + 2, e = 3/4: procedures in year 1, in 3 with 1/4, in 5 with 3/4 + 1/4 × 1/4 = 13/16."""
        numbers = EXAMPLE | {
            "general.horizon": 5,
            "tender.first-term": 2,
            "tender.extension": 2,
            "tender.extension-chance": F(3, 4),
        }
        # In 5: extended from 3 on (3/4), or let again in 3 and not extended (1/4 × 1/4).
        assert [year.bidders / 2 for year in years(numbers).tender] == [1, 0, F(1, 4), 0, F(13, 16)]

    def test_growth_counts_from_the_first_year_of_a_route(self):
        """100, 110, 121 without loss; where the tender follows a year later 90, 100, 110."""
        numbers = EXAMPLE | {"tender.growth": 10, "tender.transition-loss": 0}
        found = years(numbers)
        assert [year.value for year in found.tender] == [100, 110, 121]
        assert [year.value for year in found.failed] == [90, 100, 110]

    def test_discount_and_net(self):
        """d = 25 %: factors 1, 0.8, 0.64: 80 + 64.8 + 52.128 = 196.928 points; cost 17 × 2.44 = 41.48.

        At € 2 a point the net is 393.856 − 41.48 = 352.376.
        """
        numbers = {name: F(number) for name, number in EXAMPLE.items()}
        numbers |= {"general.discount": F(25), "general.point-value": F(2)}
        found = course(given_of(numbers))
        made = outcome(numbers, found.tender, euros=True)
        assert made.value == F("196.928")
        assert made.city + made.bidders == F("41.48")
        assert made.measure == F("352.376")

    def test_value_per_million(self):
        """242.45 points for € 51, and 290.7125 for € 38, in points per million euros."""
        numbers = {name: F(number) for name, number in EXAMPLE.items()}
        assert lead(numbers, euros=False) == (F("242.45") / 51 - F("290.7125") / 38) * 10**6


def histories(numbers, horizon):
    """Every course of the tender route by itself: (probability, years of value, procedures)."""
    first, more = int(numbers["tender.first-term"]), int(numbers["tender.extension"])
    loss, back = F(numbers["tender.transition-loss"]) / 100, F(numbers["tender.recovery"]) / 100
    growth, worth = F(numbers["tender.growth"]) / 100, F(numbers["tender.value-per-year"])
    longer = F(numbers["tender.extension-chance"])

    def go(year, kept, left, chance, values, procedures):
        """`left` years of the contract are left; None: it may still be extended when they end."""
        if year == horizon:
            yield chance, values, procedures
            return
        end, open_end = left
        if end == year:
            if open_end and more:
                if longer:
                    goes_on = (year + more, False)
                    yield from go(year, kept, goes_on, chance * longer, values, procedures)
                if longer < 1:
                    yield from let(year, kept, chance * (1 - longer), values, procedures)
            else:
                yield from let(year, kept, chance, values, procedures)
            return
        gained = worth * (1 + growth) ** year * kept
        back_to = kept + back * (1 - kept)
        yield from go(year + 1, back_to, left, chance, [*values, gained], procedures)

    def let(year, kept, chance, values, procedures):
        name = "tender.later-change" if year else "tender.first-change"
        change = F(numbers[name])
        for part, rest in ((change, kept * (1 - loss)), (1 - change, kept)):
            if part:
                term = (year + first, True)
                yield from go(year, rest, term, chance * part, values, [*procedures, year])

    yield from let(0, F(1), F(1), [], [])


def some_numbers(rng):
    """Random numbers, the extremes often among them."""
    part = lambda: rng.choice([F(0), F(1), F(rng.randint(0, 10), 10)])  # noqa: E731
    return EXAMPLE | {
        "general.horizon": rng.randint(1, 7),
        "general.discount": rng.choice([0, 3, -5]),
        "tender.procedure-cost": rng.randint(0, 9),
        "tender.bidders": rng.randint(0, 4),
        "tender.first-term": rng.randint(1, 3),
        "tender.extension": rng.randint(0, 3),
        "tender.extension-chance": part(),
        "tender.first-change": part(),
        "tender.later-change": part(),
        "tender.transition-loss": part() * 100,
        "tender.recovery": part() * 100,
        "tender.growth": rng.choice([0, 5, -10]),
        "recombination.preparation": rng.randint(0, 3),
        "recombination.fallback-delay": rng.randint(0, 2),
        "recombination.failure": part(),
        "recombination.transition-loss": part() * 100,
        "recombination.growth": rng.choice([0, 4, -3]),
    }


def naive_recombination(numbers, horizon):
    """The value and cost of each year in which a proposal comes, from the clauses."""
    of = lambda name: F(numbers[f"recombination.{name}"])  # noqa: E731
    wait = int(of("preparation"))
    rows = []
    for year in range(horizon):
        spent = of("preparation-share") / 100 * F(numbers["tender.procedure-cost"])
        spent = F(0) if year else spent
        if year < wait:
            row = (
                F(numbers["current.value-per-year"]),
                F(numbers["current.cost-per-year"]) + spent,
            )
        else:
            gone = of("transition-loss") / 100 * (1 - of("recovery") / 100) ** (year - wait)
            grown = of("value-per-year") * (1 + of("growth") / 100) ** (year - wait)
            row = (grown * (1 - gone), of("cost-per-year") + of("measuring-cost") + spent)
        rows.append(row)
    return rows


class TestBruteForce:
    @pytest.mark.parametrize("seed", range(60))
    def test_the_expectation_is_that_of_all_histories(self, seed):
        numbers = some_numbers(random.Random(seed))
        horizon = int(numbers["general.horizon"])
        found = years(numbers)
        all_of_them = list(histories(numbers, horizon))
        assert sum(chance for chance, _, _ in all_of_them) == 1
        for year in range(horizon):
            value = sum(chance * values[year] for chance, values, _ in all_of_them)
            procedures = sum(chance * (year in at) for chance, _, at in all_of_them)
            made = found.tender[year]
            assert made.value == value
            assert made.city == 9 + procedures * numbers["tender.procedure-cost"]
            assert made.bidders == procedures * numbers["tender.bidders"]

    @pytest.mark.parametrize("seed", range(60))
    def test_recombination(self, seed):
        numbers = some_numbers(random.Random(seed))
        horizon = int(numbers["general.horizon"])
        found = years(numbers)
        rows = naive_recombination(numbers, horizon)
        assert [(y.value, y.city) for y in found.agreed] == rows
        wait = numbers["recombination.preparation"] + numbers["recombination.fallback-delay"]
        spent = F(numbers["tender.procedure-cost"], 2)
        for year, made in enumerate(found.failed):
            paid = spent if year == 0 else 0
            if year < wait:
                assert tuple(made) == (90, 10 + paid, 0)
            else:
                one = found.tender[year - wait]
                assert tuple(made) == (one.value, one.city + paid, one.bidders)
        chance = F(numbers["recombination.failure"])
        for made, bad, good in zip(found.recombination, found.failed, found.agreed, strict=True):
            for one, two, three in zip(made, bad, good, strict=True):
                assert one == chance * two + (1 - chance) * three


class TestExtremes:
    def test_a_certain_failure_without_preparation_is_the_tender_itself(self):
        """Nothing is spent, nothing waited for: the same value, the same cost."""
        numbers = EXAMPLE | {
            "recombination.failure": 1,
            "recombination.preparation": 0,
            "recombination.preparation-share": 0,
        }
        found = years(numbers)
        assert found.recombination == found.tender

    def test_preparing_longer_than_is_looked_at(self):
        """Only what there is now, and the cost of preparing: half of 6 in the first year."""
        found = years(EXAMPLE | {"recombination.preparation": 9})
        assert [tuple(y) for y in found.recombination] == [(90, 13, 0), (90, 10, 0), (90, 10, 0)]

    def test_no_extension_is_a_procedure_after_every_term(self):
        found = years(EXAMPLE | {"tender.extension": 0, "tender.extension-chance": 1})
        assert [year.bidders for year in found.tender] == [2, 2, 2]
