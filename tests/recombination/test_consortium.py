"""Coalitions as bids: shares, marks, facts and measures by hand, and against a naive reading."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from tests.recombination.build import activity, cell, organisation, problem

from aanbesteding.checking.offered import Described
from aanbesteding.linting.behaviour.invented import bid_model, sheet_model
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import FactDeclaration, LabelledScale
from aanbesteding.model.recombination import DerivedFact
from aanbesteding.recombination.consortium.facts import WHOLE_BID, Known, facts_of, plain, written
from aanbesteding.recombination.consortium.marks import OfMember, _members, combined, conflict_with
from aanbesteding.recombination.consortium.measures import measured
from aanbesteding.recombination.consortium.party import Consortium, Party, shares_of
from aanbesteding.recombination.problem import Coalition, Plan

F = Fraction
SCALE = LabelledScale.model_validate(
    {
        "type": "labelled",
        "id": "schaal",
        "marks": (
            {"mark": "goed", "percent": "100"},
            {"mark": "matig", "percent": "50"},
            {"mark": "slecht", "percent": "0"},
        ),
    }
)
WORTH = {"goed": 2, "matig": 1, "slecht": 0}


def bid(name: str, lots: Mapping[str, Mapping[str, str]], **more: Any) -> Bid:
    """Return a bid of one organisation, with facts per lot."""
    data: dict[str, Any] = {
        "format": "aanbesteding/bid/1",
        "id": name,
        "tenderer": {
            "name": name,
            "members": ({"organisation": name, "name": name, "role": "sole"},),
        },
        "lots": tuple(
            {"lot": lot, "price": "1", "facts": dict(facts)} for lot, facts in lots.items()
        ),
    }
    return bid_model({**data, **more})


def party(name: str, share: str, *bids: Bid, lead: bool = False) -> Party:
    first = bids[0]
    return Party(Described(first, 0, first.tenderer.members[0]), F(share), lead, tuple(bids))


def consortium(*members: Party) -> Consortium:
    return Consortium(0, Coalition((0,), 0, (), ()), (0,), members, ())


def given(party: Party, mark: str) -> OfMember:
    return OfMember(party, mark, F(WORTH[mark]))


@pytest.mark.parametrize(
    ("costs", "shares"),
    [
        # 100/300 is 33.33 and a third; 0.01 is left, for the first
        ([100, 100, 100], ["33.34", "33.33", "33.33"]),
        # 1 of 1,000,000 is 0.0001 %: at least 0.01; 99.9999 % is 99.99 in whole hundredths
        ([999_999, 1], ["99.99", "0.01"]),
        # 0 gets 0.01, and 100 % gives it
        ([500, 0], ["99.99", "0.01"]),
        ([0, 0], ["50", "50"]),
        ([7], ["100"]),
        # 1/6 = 16.66 rest 4/6, 2/6 = 33.33 rest 2/6, 3/6 = 50: the greatest rest gets what is left
        ([1, 2, 3], ["16.67", "33.33", "50"]),
    ],
)
def test_shares_by_hand(costs: list[int], shares: list[str]) -> None:
    assert shares_of(costs) == [F(share) for share in shares]


def test_shares_always_make_a_hundred_and_none_is_nothing() -> None:
    random = Random(6)
    for _ in range(500):
        costs = [
            random.choice((0, 1, random.randrange(10**9))) for _ in range(random.randint(1, 80))
        ]
        shares = shares_of(costs)
        assert sum(shares) == 100
        assert min(shares) > 0
        if sum(costs) and len(costs) < 20:
            assert all(
                abs(share - F(100 * cost, sum(costs))) <= F(len(costs), 100)
                for share, cost in zip(shares, costs, strict=True)
            )


def test_the_middle_by_hand() -> None:
    """Shares 50, 30, 20 with goed, matig, slecht: 20, then 50 of 100, which is half: matig.

    With 51, 30, 19: 19, then 49, then 100: goed. The lead (50) has goed.
    """
    one, two, three = (bid(name, {"p": {}}) for name in ("een", "twee", "drie"))
    marks = ("goed", "matig", "slecht")
    half = [
        given(party("x", s, b), m)
        for s, b, m in zip(("50", "30", "20"), (one, two, three), marks, strict=True)
    ]
    more = [
        given(party("x", s, b), m)
        for s, b, m in zip(("51", "30", "19"), (one, two, three), marks, strict=True)
    ]
    assert combined("middle", half).mark == "matig"
    assert combined("middle", more).mark == "goed"
    assert combined("weakest", half).mark == "slecht"
    assert combined("strongest", half).mark == "goed"


def test_the_lead_or_else_the_greatest_share() -> None:
    one = bid("een", {"p": {}})
    lead, small, great = (
        party("a", "10", one, lead=True),
        party("b", "20", one),
        party("c", "70", one),
    )
    assert combined("lead", [given(small, "goed"), given(lead, "slecht")]).mark == "slecht"
    assert combined("lead", [given(small, "goed"), given(great, "matig")]).mark == "matig"


def test_the_middle_is_what_its_definition_says() -> None:
    """The lowest mark for which members with half of the shares or more have no higher one."""
    random = Random(61)
    one = bid("een", {"p": {}})
    for _ in range(300):
        shares = shares_of([random.randrange(1, 50) for _ in range(random.randint(1, 9))])
        members = [
            given(party("x", str(share), one), random.choice(list(WORTH))) for share in shares
        ]
        fits = [
            mark
            for mark in ("slecht", "matig", "goed")
            if sum((m.party.share or 0) for m in members if WORTH[m.mark] <= WORTH[mark])
            >= F(sum((m.party.share or F(0)) for m in members), 2)
            and any(m.mark == mark for m in members)
        ]
        assert combined("middle", members).mark == fits[0]


def test_which_mark_a_member_has() -> None:
    """Een stands in two bids for p: goed and matig, so matig. Twee has a mark for q only: slecht.

    Drie has none and does not count.
    """
    marks = {
        "een": {"p": {"plan": "goed"}, "q": {"plan": "slecht"}},
        "een-b": {"p": {"plan": "matig"}},
        "twee": {"q": {"plan": "slecht"}},
    }
    sheet = sheet_model(
        {
            "format": "aanbesteding/scores/1",
            "framework": "kader",
            "kind": "individual",
            "assessor": "a",
            "marks": {
                name: {
                    lot: {c: {"mark": m, "reason": "x"} for c, m in of.items()}
                    for lot, of in lots.items()
                }
                for name, lots in marks.items()
            },
        }
    )
    een, een_b = bid("een", {"p": {}, "q": {}}), bid("een-b", {"p": {}})
    twee, drie = bid("twee", {"q": {}}), bid("drie", {"p": {}})
    whole = consortium(
        party("een", "50", een, een_b), party("twee", "30", twee), party("drie", "20", drie)
    )
    found = [(one.party.name, one.mark) for one in _members(sheet, whole, "p", "plan", SCALE)]
    assert found == [("een", "matig"), ("twee", "slecht")]


def test_who_may_not_judge_a_bid_may_not_judge_its_members() -> None:
    sheet = sheet_model(
        {
            "format": "aanbesteding/scores/1",
            "framework": "kader",
            "kind": "individual",
            "assessor": "a",
            "conflicts": ({"bid": "twee", "reason": "familie"},),
        }
    )
    een, twee = bid("een", {"p": {}}), bid("twee", {"p": {}})
    dossier = Dossier((een, twee))
    assert conflict_with(sheet, consortium(party("een", "100", een)), dossier) is None
    both = consortium(party("een", "60", een), party("twee", "40", twee))
    assert conflict_with(sheet, both, dossier) == "twee"


def declared(name: str, **more: Any) -> FactDeclaration:
    data = {"id": name, "title": name, "type": "number", "level": "lot", "assumed": "x"}
    return FactDeclaration.model_validate({**data, **more})


def derived(rule: str | None, members: Consortium, lot: str = "p", **more: Any) -> dict[str, str]:
    """Return the facts of a consortium where `n` follows by a rule."""
    rows = {"n": DerivedFact.model_validate({"fact": "n", "rule": rule})} if rule else {}
    known = Known({"n": declared("n", **more)}, rows)
    return dict(facts_of(members, lot, known, lambda row: F(0)))


def test_facts_by_hand() -> None:
    """Shares 60 and 40 with 5 and 8: (300 + 320) / 100 = 6.2; the sum is 13."""
    members = consortium(
        party("een", "60", bid("een", {"p": {"n": "5"}}), lead=True),
        party("twee", "40", bid("twee", {"p": {"n": "8"}})),
    )
    assert derived("share-weighted", members, decimals="1") == {"n": "6.2"}
    assert derived("share-weighted", members, decimals="0") == {"n": "6"}
    assert derived("sum", members) == {"n": "13"}
    assert derived("weakest", members) == {"n": "5"}
    assert derived("strongest", members) == {"n": "8"}
    assert derived("lead", members) == derived(None, members) == {"n": "5"}


def test_a_bid_counts_once_in_a_sum_and_not_for_another_lot() -> None:
    """Een and twee stand in one bid that states 5 for p; drie states 7 for q only: 5."""
    joint, other = bid("samen", {"p": {"n": "5"}}), bid("drie", {"q": {"n": "7"}})
    members = consortium(
        party("een", "50", joint, lead=True), party("twee", "30", joint), party("drie", "20", other)
    )
    assert derived("sum", members) == {"n": "5"}
    assert derived("strongest", members) == {"n": "7"}


def test_a_lead_that_states_nothing() -> None:
    """Of the others twee has the greatest share."""
    members = consortium(
        party("een", "10", bid("een", {"p": {}}), lead=True),
        party("twee", "60", bid("twee", {"p": {"n": "8"}})),
        party("drie", "30", bid("drie", {"p": {"n": "9"}})),
    )
    assert derived("lead", members) == {"n": "8"}


def test_words_and_answers_and_a_decimal_comma() -> None:
    """Nee is weaker than ja, the first choice the weakest; 2,5 with a comma is 2.5."""
    comma = bid("een", {"p": {"n": "2,5"}}, **{"decimal-sign": "comma"})
    assert derived(None, consortium(party("een", "100", comma, lead=True))) == {"n": "2.5"}
    ja, nee = bid("een", {"p": {"n": "ja"}}), bid("twee", {"p": {"n": "nee"}})
    members = consortium(party("een", "60", ja, lead=True), party("twee", "40", nee))
    assert derived("weakest", members, type="yes-no") == {"n": "nee"}
    a, b = bid("een", {"p": {"n": "geen"}}), bid("twee", {"p": {"n": "effect"}})
    members = consortium(party("een", "60", a, lead=True), party("twee", "40", b))
    assert derived("strongest", members, type="choice", choices=("geen", "effect")) == {
        "n": "effect"
    }
    assert (plain("1,25", "comma"), plain("ja", None), written(F(100))) == ("1.25", "ja", "100")


def test_facts_of_the_whole() -> None:
    one = bid("een", {"p": {"n": "3"}}, facts={"n": "4"})
    assert derived(
        "lead", consortium(party("een", "100", one, lead=True)), WHOLE_BID, level="bid"
    ) == {"n": "4"}


def test_measures_by_hand() -> None:
    """Two themes, one coalition each. In theme 0: a (een), b (twee), c (een), d (drie, not chosen).

    a and b are a pair, of organisations that share no bid: 2 new combinations. a and c are double
    in one cell: 1. Of the existing a, c, d two go on: 200/3 per cent. a reaches noord and oost, b
    noord: 2 districts. Drie is connected in theme 0, so 1. Members: een and twee.
    """
    cells = [cell(0), cell(0, district="oost"), cell(1)]
    made = problem(
        [
            activity("a", 0, 0, reach={0: 10, 1: 10}, existing=True),
            activity("b", 1, 0, reach={0: 10}),
            activity("c", 0, 0, reach={0: 10}, existing=True),
            activity("d", 2, 0, reach={0: 10}, existing=True),
            activity("e", 1, 1, reach={2: 10}),
        ],
        cells=cells,
        organisations=[organisation("een"), organisation("twee"), organisation("drie")],
        themes=("p", "q"),
        pairs=[(0, 1, 5)],
        doubles=[((0, 2), 0, 3)],
    )
    coalition = Coalition((0,), 0, (0, 1), ((2, 0),))
    plan = Plan((0, 1, 2, 4), (coalition, Coalition((1,), 1, (1,), ())))
    where = {
        "a": ("noord", "oost"),
        "b": ("noord",),
        "c": ("noord",),
        "d": ("west",),
        "e": ("zuid",),
    }
    whose = {"a": "een", "b": "twee", "c": "een", "d": "drie", "e": "twee"}
    bids = [
        bid(
            name,
            {"p": {}},
            activities=tuple(
                {
                    "id": one,
                    "title": one,
                    "organisation": name,
                    "theme": "p",
                    "kind": "inloop",
                    "reach": tuple(
                        {"district": at, "target-group": "ouderen", "people": "10"}
                        for at in where[one]
                    ),
                    "cost": "1",
                    "volunteers": "0",
                    "relation": "new",
                }
                for one in where
                if whose[one] == name
            ),
        )
        for name in ("een", "twee", "drie")
    ]
    dossier = Dossier(tuple(bids))
    found = {
        name: measured(name, made, plan, dossier, coalition, 0)  # type: ignore[arg-type]
        for name in (
            "new-combinations",
            "duplicates",
            "continuity",
            "volunteer-organisations",
            "districts",
            "members",
        )
    }
    assert found == {
        "new-combinations": 2,
        "duplicates": 1,
        "continuity": F(200, 3),
        "volunteer-organisations": 1,
        "districts": 2,
        "members": 2,
    }
    assert measured("continuity", made, plan, dossier, plan.coalitions[1], 1) == 100
