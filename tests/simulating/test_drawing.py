"""The bids that are drawn: whole, reproducible, within their ranges, and judged by the real engine."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import LOT, SETTINGS, fact, framework, leaf, lot, requirement
from tests.program import ROOT
from tests.simulating.build import BAND, RATED, chances, of, quality_and_price, simulation

from aanbesteding import evaluate, load_framework
from aanbesteding.reporting.simulation_json import simulation_json
from aanbesteding.simulating.components import components_of
from aanbesteding.simulating.observe import Observer
from aanbesteding.simulating.plan import plans
from aanbesteding.simulating.run import simulate
from aanbesteding.simulating.tender import Drawer, evaluated

F = Fraction
FILES = sorted(
    path for path in ROOT.glob("criteria/**/*.yaml") if not path.name.startswith("scenario-")
)


def in_the_open(made):
    """A framework without what only stands between people: no locked prices, no aliases."""
    policies = made.policies.model_copy(update={"prices": None})
    panel = made.panel and made.panel.model_copy(update={"anonymous": False})
    return made.model_copy(update={"policies": policies, "panel": panel})


class TestEngine:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_the_same_as_evaluate(self, path):
        """Every framework of the project: what is drawn passes all checks, and ranks the same."""
        made = load_framework(path)
        for plan in plans(made, None):
            drawer = Drawer(plan, 3)
            for number in range(3):
                dossier = drawer.dossier(number)
                whole = evaluate(in_the_open(made), dossier).lots[plan.index]
                outcome = evaluated(plan, dossier)
                assert outcome.faults == ()
                assert (outcome.result.ranking, outcome.result.excluded, outcome.result.ties) == (
                    whole.ranking,
                    whole.excluded,
                    whole.ties,
                )

    def test_figures_from_the_dossiers_themselves(self):
        """Effective weights once more, from `evaluate` on each dossier and sums of our own."""
        made = quality_and_price()
        (plan,) = plans(made, None)
        drawer = Drawer(plan, 1)
        used = {"kwaliteit": F(0), "prijs": F(0)}
        decided = 0
        for number in range(25):
            ranking = evaluate(made, drawer.dossier(number)).lots[0].ranking
            for name in used:
                points = [found.points(name) for found in ranking]
                used[name] += max(points) - min(points)
            best = max(found.points("kwaliteit") for found in ranking)
            first = [found for found in ranking if found.rank == 1]
            equal = [found for found in ranking if found.points("kwaliteit") == best]
            decided += len(first) == 1 and (equal != first)
        figures = simulate(made, runs=25).lots[0]
        assert of(figures, "prijs").effective.value == used["prijs"] / sum(used.values())
        assert figures.price.decided.value * figures.price.decisions == decided

    def test_an_observer_sees_nothing_in_a_faulty_tender(self):
        made = quality_and_price()
        (plan,) = plans(made, None)
        outcome = evaluated(plan, Drawer(plan, 1).dossier(0))._replace(faults=("AB999",))
        parts = components_of(made, plan.nodes)
        seen = Observer(made, parts, F(100), slopes=True).seen(outcome)
        assert (seen.faults, seen.ranges, seen.ranked) == (("AB999",), (), 0)


class TestReproducible:
    def test_the_same_seed_gives_the_same_bytes(self):
        made = load_framework(ROOT / "criteria/leiden-sterke-sociale-basis.yaml")
        first, again = (simulation_json(simulate(made, runs=8, seed=5)) for _ in range(2))
        other = simulation_json(simulate(made, runs=8, seed=6))
        assert first == again
        assert first != other

    def test_one_lot_is_what_it_was_among_all(self):
        """Leaving lots out changes no draw of those that stay."""
        made = load_framework(ROOT / "criteria/leiden-sterke-sociale-basis.yaml")
        every = simulate(made, runs=8)
        (alone,) = simulate(made, runs=8, lots=["basiskracht"]).lots
        assert alone == every.lots[2]

    def test_an_extra_criterion_changes_no_price(self):
        small = framework(leaf("a", 100, RATED))
        large = framework(leaf("a", 60, RATED), leaf("b", 40, RATED))
        prices = []
        for made in (small, large):
            (plan,) = plans(made, None)
            dossier = Drawer(plan, 1).dossier(4)
            prices.append([found.lots[0].price for found in dossier.bids])
        assert prices[0] == prices[1]

    def test_more_runs_begin_with_the_same_tenders(self):
        made = quality_and_price()
        (plan,) = plans(made, None)
        assert Drawer(plan, 1).dossier(3) == Drawer(plan, 1).dossier(3)
        assert Drawer(plan, 1).dossier(3) != Drawer(plan, 2).dossier(3)

    def test_the_seed_of_the_command_goes_before_that_of_the_file(self):
        made, file = quality_and_price(), simulation(seed=9)
        assert (simulate(made, file, runs=2).seed, simulate(made, file, runs=2, seed=4).seed) == (
            9,
            4,
        )
        nobody = simulate(made, runs=2)
        assert (nobody.seed, nobody.seed_given) == (1, False)


class TestRanges:
    @given(seed=st.integers(0, 10**9), low=st.integers(1, 5), more=st.integers(0, 4))
    @SETTINGS
    def test_bids_stay_within_what_is_stated(self, seed, low, more):
        """Numbers of bids, prices on their steps, marks from the list, facts from the range."""
        method = {
            "type": "fact-bandwidth",
            "fact": "uren",
            "zero-at": 0,
            "full-at": 9,
            "out-of-range": "clamp",
        }
        made = framework(
            leaf("k", 50, RATED),
            leaf("uren", 10, method),
            leaf("prijs", 40, BAND),
            facts=[fact("uren")],
        )
        file = simulation(
            bidders={"from": low, "to": low + more},
            prices=[{"from": 100, "to": 200, "step": 7}],
            criteria=[chances("k", m6=1, m8=2)],
            facts=[{"fact": "uren", "from": 2, "to": 4, "step": "0.5"}],
        )
        (plan,) = plans(made, file)
        dossier = Drawer(plan, seed).dossier(0)
        assert low <= len(dossier.bids) <= low + more
        for one in dossier.bids:
            assert (one.lots[0].price - 100) % 7 == 0
            assert 100 <= one.lots[0].price <= 200
            assert one.facts["uren"] in {"2", "2.5", "3", "3.5", "4"}
        given = {
            m.mark
            for sheet in dossier.sheets
            for on in sheet.marks.values()
            for m in on[LOT].values()
        }
        assert given <= {"6", "8"}

    def test_an_entry_for_the_lot_goes_before_one_for_all(self):
        made = quality_and_price(lots=[lot("een"), lot("twee")])
        file = simulation(
            prices=[{"from": 100, "to": 100}, {"lot": "twee", "from": 150, "to": 150}]
        )
        one, two = plans(made, file)
        assert (one.price.low, two.price.low) == (100, 150)

    def test_per_cent_of_the_ceiling(self):
        """80 to 95 % of 200 is 160 to 190."""
        file = simulation(prices=[{"from-percent": 80, "to-percent": 95}])
        (plan,) = plans(quality_and_price(), file)
        assert (plan.price.low, plan.price.high) == (160, 190)

    def test_a_comma_in_the_file_is_a_point_in_the_bids(self):
        file = simulation(
            decimal_sign="comma",
            criteria=[{"criterion": "kwaliteit", "marks": [{"mark": "7,5", "chance": 1}]}],
        )
        (plan,) = plans(quality_and_price(), file)
        dossier = Drawer(plan, 1).dossier(0)
        evaluate(plan.framework, dossier)
        assert dossier.sheets[0].marks["bid-001"][LOT]["kwaliteit"].mark == "7.5"


class TestDefaults:
    @pytest.mark.parametrize(
        ("keys", "low", "high", "basis"),
        [
            ({"floor": 100, "ceiling": 180}, 100, 180, "framework"),
            (
                {"ceiling": 150},
                100,
                150,
                "framework",
            ),  # the bandwidth 100 to 200, within the ceiling
            ({"fixed-price": 130}, 130, 130, "framework"),
        ],
    )
    def test_prices_with_a_bandwidth(self, keys, low, high, basis):
        award = "fixed-price" if "fixed-price" in keys else "points"
        leaves = (
            [leaf("k", 100, RATED)]
            if award == "fixed-price"
            else [leaf("k", 60, RATED), leaf("prijs", 40, BAND)]
        )
        (plan,) = plans(framework(*leaves, award=award, lots=[lot(**keys)]), None)
        price = next(one for one in plan.inputs if one.subject == "price")
        assert (plan.price.low, plan.price.high, price.basis) == (low, high, basis)

    @pytest.mark.parametrize(
        ("keys", "low", "high"),
        [
            ({"ceiling": 1000}, 700, 1000),
            ({"floor": 700}, 700, 1000),
            ({"estimate": 1000}, 800, 1200),
            ({}, 80000, 120000),
        ],
    )
    def test_prices_without(self, keys, low, high):
        (plan,) = plans(framework(leaf("k", 100, RATED), lots=[lot(**keys)]), None)
        price = next(one for one in plan.inputs if one.subject == "price")
        assert (plan.price.low, plan.price.high, price.basis) == (low, high, "assumption")

    def test_facts(self):
        """A range of the method within the requirement, rows of a table, words, and what is unused."""
        table = {
            "type": "fact-table",
            "fact": "bereik",
            "rows": [
                {"below": 10, "percent": 0},
                {"from": 10, "below": 20, "percent": 60},
                {"from": 20, "percent": 100},
            ],
            "out-of-range": "reject",
        }
        band = {
            "type": "fact-bandwidth",
            "fact": "uren",
            "zero-at": 0,
            "full-at": 40,
            "out-of-range": "clamp",
        }
        yes = {"type": "fact-yes-no", "fact": "nieuw", "if-yes": 100, "if-no": 0}
        made = framework(
            leaf("bereik", 40, table),
            leaf("uren", 40, band),
            leaf("nieuw", 20, yes),
            facts=[
                fact("bereik", decimals=0),
                fact("uren", decimals=0),
                fact("nieuw", "yes-no"),
                fact("los", decimals=0),
                fact("keur", "choice", choices=["geen", "half", "heel"]),
            ],
            requirements=[
                requirement("uren", **{"at-least": 12}),
                requirement("keur", **{"one-of": ["half", "heel"]}),
            ],
        )
        (plan,) = plans(made, None)
        said = {name: source.say("nl") for name, source in plan.facts.items()}
        assert said == {
            "bereik": "9, 10, 20: elk even vaak",
            "uren": "12 t/m 40, per 1",
            "nieuw": "ja, nee: elk even vaak",
            "los": "altijd 0",
            "keur": "half, heel: elk even vaak",
        }
        assert {one.name for one in plan.inputs if one.subject == "fact"} == set(plan.facts)

    def test_every_default_is_shown(self):
        """Nothing is drawn that the inputs do not list."""
        (plan,) = plans(quality_and_price(), None)
        assert [(one.subject, one.name, one.basis) for one in plan.inputs] == [
            ("bidders", "", "assumption"),
            ("price", "", "framework"),
            ("marks", "kwaliteit", "assumption"),
            ("panel", "", "assumption"),
        ]
