"""Which rules an outcome breaks, in words: each rule by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.recombination.build import activity, cell, organisation, problem

from aanbesteding.recombination.build import Built
from aanbesteding.routes.outcomes.broken import broken
from aanbesteding.routes.outcomes.chosen import Chosen, Group
from aanbesteding.routes.outcomes.measured import measured
from aanbesteding.texts import Text

TITLES = {"jeugd": Text("Jeugd", "Youth"), "samen": Text("Samen", "Together")}
GROUPS = (Group(("jeugd",), "aap"), Group(("samen",), "beer"))


def told(*groups: Group, chosen: tuple[str, ...] = ("sport", "koken"), **limits: Any) -> list[str]:
    """Return what is broken: sport (aap, € 300, 60 people, existing), koken (beer), praten.

    koken costs € 200 for 40 people and is new; praten is of cavia, a volunteer
    organisation, costs € 100 for 100 people and exists. beer may not lead.
    """
    made = problem(
        [
            activity("koken", 1, 1, cost=20_000, people=40),
            activity("praten", 2, 0, cost=10_000, people=100, existing=True),
            activity("sport", 0, 0, cost=30_000, people=60, existing=True),
        ],
        cells=[cell()],
        organisations=[
            organisation("aap"),
            organisation("beer", may_lead=False),
            organisation("cavia", volunteers=True),
        ],
        themes=("jeugd", "samen"),
        **({"coalitions": 2} | limits),
    )
    outcome = Chosen("A", "award", chosen, groups or GROUPS, 2)
    found = measured(Built(made, (), ()), outcome)
    said = [one.say("en") for one in broken(made, found, TITLES)]
    assert len({one.say("nl") for one in broken(made, found, TITLES)}) == len(said)
    return said


LEAD = "the lead is Beer, which does not answer what is asked of a lead"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, []),
        ({"coalitions": 1}, ["the number of coalitions is 2, where 1 is required"]),
        (
            {"smallest": 2},
            [
                (
                    "the number of organisations in the coalition for Youth is 1, "
                    "where at least 2 is required"
                ),
                (
                    "the number of organisations in the coalition for Together is 1, "
                    "where at least 2 is required"
                ),
            ],
        ),
        (
            {"budget": 45_000},
            ["everything together costs € 500 a year, where at most € 450 is allowed"],
        ),
        (
            {"budgets": {1: 19_950}},
            ["Together costs € 200 a year, where at most € 199.50 is allowed"],
        ),
        (
            {"newcomers": Fraction(1, 10)},
            [
                (
                    "newcomers have 0.0 % of the cost of the activities, where at least 10.0 % is "
                    "required"
                )
            ],
        ),
        (  # 60 of 160 people
            {"continuity": Fraction(1, 2)},
            [
                (
                    "of the people in existing activities 37.5 % keep theirs, where at least 50.0 % is "
                    "required"
                )
            ],
        ),
        (  # said once, of the first of three years that fall short
            {"growth": Fraction(1, 100), "years": 4},
            ["the reach grows by 0.0 % after year 1, where at least 1.0 % is required"],
        ),
        (
            {"connection": 1_000},
            ["volunteer organisations that are connected to nobody: 1"],
        ),
    ],
)
def test_each_rule(limits: dict[str, Any], expected: list[str]) -> None:
    """Beer may not lead, which is said first each time."""
    assert told(**limits) == [LEAD, *expected]


def test_two_that_must_be_apart_and_too_many() -> None:
    """One partner for both themes, led by Aap, with two members where there can be one."""
    one = Group(("jeugd", "samen"), "aap")
    assert told(one, coalitions=1, apart=((0, 1),), largest=1) == [
        (
            "the number of organisations in the coalition for Youth, Together is 2, where at "
            "most 1 is allowed"
        ),
        "Aap and Beer are in one coalition and may not be",
    ]


def test_a_lead_that_does_nothing_for_its_theme() -> None:
    """Who is in none of the files is called by its id; one that leads twice is said once."""
    groups = (Group(("jeugd",), "elders"), Group(("samen",), "elders"))
    assert told(*groups) == ["the lead is elders, which has no activity for it itself"]


def test_a_volunteer_organisation_that_is_connected_elsewhere() -> None:
    """Cavia offers an activity for youth only."""
    groups = (Group(("jeugd",), "aap"), Group(("samen",), "beer", (("cavia", "samen"),)))
    assert told(*groups, connection=1_000) == [LEAD, "Cavia is connected where it cannot be here"]


def test_a_connection_that_nobody_asks_breaks_nothing() -> None:
    groups = (Group(("jeugd",), "aap", (("cavia", "jeugd"),)), Group(("samen",), "beer"))
    assert told(*groups) == [LEAD]


def test_nobody_grows_where_nothing_is_done() -> None:
    """Without any activity there is no coalition, and the rules on shares hold of nothing."""
    assert told(chosen=(), growth=Fraction(1, 100), years=2, newcomers=Fraction(1, 2)) == []
