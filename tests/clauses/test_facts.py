"""Clause 3: facts, and how the members of a consortium make one value."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lot,
    member,
    of_bid,
    reasons,
    requirement,
    the_lot,
    totals,
)

from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import BidResult

TEN = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10, "out-of-range": "clamp"}
YES_NO = {"type": "fact-yes-no", "fact": "f", "if-yes": 100, "if-no": 0}


def counted(members: str, *, kind: str = "number", **method: Any) -> Framework:
    """One criterion of 100 points on a fact of the members; from 0 to 10, 10 points each."""
    choices = {"choices": ["brons", "zilver", "goud"]} if kind == "choice" else {}
    of = leaf("k", 100, {**(YES_NO if kind == "yes-no" else TEN), "members": members, **method})
    return framework(of, facts=[fact("f", kind, "member", **choices)])


def consortium(lead: Any, other: Any, sub: Any = None, third: Any = None) -> list[dict[str, Any]]:
    """A lead with 60 %, a member with 40 %, and who stands beside them."""
    made = [
        member("lead", share=60, facts={"f": lead}),
        member("member", share=40, facts={"f": other}),
    ]
    made += [member("subcontractor", facts={"f": sub})] if sub is not None else []
    return made + ([member("relied-upon", facts={"f": third})] if third is not None else [])


def points(of: Framework, members: list[dict[str, Any]]) -> object:
    """The total of one bid with these members."""
    return totals(the_lot(of, [bid("a", members=members)])).get("a")


def required(members: str, **test: Any) -> Framework:
    """A requirement on a fact of the members, and a criterion that nobody can miss."""
    kind = "yes-no" if "answer" in test else "choice" if "one-of" in test else "number"
    choices = {"choices": ["brons", "zilver", "goud"]} if kind == "choice" else {}
    band = {**TEN, "fact": "g"}
    return framework(
        leaf("k", 100, band),
        facts=[fact("f", kind, "member", **choices), fact("g")],
        requirements=[requirement("f", members=members, **test)],
    )


def is_admitted(of: Framework, members: list[dict[str, Any]]) -> bool:
    """Whether a bid with these members meets the requirement."""
    result = the_lot(of, [bid("a", members=members, facts={"g": 5})])
    assert reasons(result) in ({}, {"a": [("requirement", "eis-f")]})
    return not result.excluded


def whose(result: BidResult) -> list[object]:
    """The members whose value counted, by index, as the derivation refers to them."""
    steps = [traced for score in result.walk() for traced in score.steps]
    return [ref.route[2] for traced in steps if traced.stage == "members" for ref in traced.refs]


class TestLevels:
    """3.1 A fact of the level `bid` is read from the bid, of the level `lot` from the bid's entry
    for the lot, of the level `member` from the members.
    """

    def test_bid(self) -> None:
        """The bid says 7, in both lots: 7/10 of 100 = 70 in each."""
        of = framework(leaf("k", 100, TEN), facts=[fact("f")], lots=[lot("x"), lot("y")])
        offers = [{"lot": "x", "price": 1}, {"lot": "y", "price": 1}]
        both = the_lot(of, [bid("a", facts={"f": 7}, lots=offers)])
        assert totals(both) == {"a": 70}

    def test_lot(self) -> None:
        """7 for lot x and 4 for lot y: 70 and 40; the 9 of the bid itself is not read."""
        of = framework(
            leaf("k", 100, TEN), facts=[fact("f", level="lot")], lots=[lot("x"), lot("y")]
        )
        offers = [
            {"lot": "x", "price": 1, "facts": {"f": 7}},
            {"lot": "y", "price": 1, "facts": {"f": 4}},
        ]
        x, y = evaluated(of, [bid("a", facts={"f": 9}, lots=offers)]).lots
        assert (totals(x), totals(y)) == ({"a": 70}, {"a": 40})

    def test_member(self) -> None:
        """The sole tenderer says 3; the 9 of the bid itself is not read: 30."""
        result = the_lot(
            counted("sum"), [bid("a", facts={"f": 9}, members=[member(facts={"f": 3})])]
        )
        assert totals(result) == {"a": 30}

    @pytest.mark.parametrize("level", ["bid", "lot", "member"])
    def test_nothing_is_assumed(self, level: str) -> None:
        """A fact that is not stated at its level is a fault (AB403), not zero."""
        rule = {"members": "sum"} if level == "member" else {}
        of = framework(leaf("k", 100, {**TEN, **rule}), facts=[fact("f", level=level)])
        assert fault_codes(of, [bid("a")]) == ["AB403"]


class TestMembers:
    """3.2 A fact of the level `member` counts for the partners, and for the other roles that
    `roles` lists. `members` makes one value of them:

    Where several members have the same score, the first in the file counts. A value without a score
    (outside a range with `reject`) counts as the lowest, on whichever side it lies; one outside a
    range with `not-announced` stops the evaluation with a fault. Under `lead` only the lead need
    state the fact.
    """

    def test_lead(self) -> None:
        """The lead says 7, the member 9: 70 points."""
        assert points(counted("lead"), consortium(7, 9)) == 70

    def test_lead_of_a_sole_tenderer(self) -> None:
        """The sole tenderer says 6, its subcontractor 10: 60."""
        members = [member("subcontractor", facts={"f": 10}), member(facts={"f": 6})]
        assert points(counted("lead", roles=["subcontractor"]), members) == 60

    def test_lead_alone_need_state_it(self) -> None:
        """The lead says 7, the others say nothing: 70; under `sum` that is a fault."""
        members = [member("lead", share=60, facts={"f": 7}), member("member", share=40)]
        assert points(counted("lead"), members) == 70
        assert fault_codes(counted("sum"), [bid("a", members=members)]) == ["AB403"]

    @pytest.mark.parametrize(
        ("lead", "other", "expected"),
        [("ja", "ja", 100), ("nee", "ja", 100), ("ja", "nee", 100), ("nee", "nee", 0)],
    )
    def test_any(self, lead: str, other: str, expected: int) -> None:
        """Yes when at least one says yes; the yes of a subcontractor is not asked."""
        assert points(counted("any", kind="yes-no"), consortium(lead, other, "ja")) == expected

    @pytest.mark.parametrize(
        ("lead", "other", "expected"),
        [("ja", "ja", 100), ("nee", "ja", 0), ("ja", "nee", 0), ("nee", "nee", 0)],
    )
    def test_all(self, lead: str, other: str, expected: int) -> None:
        """Yes when every one says yes; the no of a subcontractor is not asked."""
        assert points(counted("all", kind="yes-no"), consortium(lead, other, "nee")) == expected

    def test_any_and_all_do_not_look_at_the_score(self) -> None:
        """Yes is worth −50 %, no 100 %. One yes: `any` is yes, −50; `all` is no, 100."""
        for rule, expected in (("any", -50), ("all", 100)):
            of = counted(rule, kind="yes-no", **{"if-yes": -50, "if-no": 100})
            assert points(of, consortium("ja", "nee")) == expected

    def test_sum(self) -> None:
        """5 + 2 = 7 of 10: 70."""
        assert points(counted("sum"), consortium(5, 2)) == 70

    def test_sum_of_a_sole_tenderer(self) -> None:
        """4 of 10: 40."""
        assert points(counted("sum"), [member(facts={"f": 4})]) == 40

    def test_share_weighted(self) -> None:
        """60 % of 5 and 40 % of 8: (60 × 5 + 40 × 8) / 100 = (300 + 320) / 100 = 6.2, so 62."""
        assert points(counted("share-weighted"), consortium(5, 8)) == 62

    def test_share_weighted_is_over_the_partners_only(self) -> None:
        """6.2 again: a subcontractor has no share, whatever `roles` says."""
        of = counted("share-weighted", roles=["subcontractor"])
        assert points(of, consortium(5, 8, 10)) == 62

    def test_weakest(self) -> None:
        """The lowest of 7 and 4 scores least: 40."""
        assert points(counted("weakest"), consortium(7, 4)) == 40

    def test_weakest_where_less_is_better(self) -> None:
        """Nothing at 10, all at 0: 7 gets 30 %, 4 gets 60 %. The weakest value is the 7: 30."""
        of = counted("weakest", **{"zero-at": 10, "full-at": 0})
        assert points(of, consortium(4, 7)) == 30

    def test_weakest_goes_by_the_table_and_not_by_the_order_of_choices(self) -> None:
        """Bronze is worth 80 %, gold 20 %: of gold and bronze, gold is the weakest: 20."""
        rows = [{"is": "brons", "percent": 80}, {"is": "goud", "percent": 20}]
        method = {"type": "fact-table", "fact": "f", "rows": rows, "out-of-range": "zero"}
        of = framework(
            leaf("k", 100, {**method, "members": "weakest"}),
            facts=[fact("f", "choice", "member", choices=["brons", "zilver", "goud"])],
        )
        assert points(of, consortium("brons", "goud")) == 20
        assert points(of, consortium("zilver", "goud")) == 0  # in no row: zero

    def test_weakest_of_yes_and_no(self) -> None:
        """Yes is worth 0 %, no 100 %: the weakest of yes and no is the yes: 0."""
        of = counted("weakest", kind="yes-no", **{"if-yes": 0, "if-no": 100})
        assert points(of, consortium("nee", "ja")) == 0

    def test_strongest(self) -> None:
        """The highest of 7 and 4 scores most: 70; where less is better it is the 4: 60."""
        assert points(counted("strongest"), consortium(4, 7)) == 70
        of = counted("strongest", **{"zero-at": 10, "full-at": 0})
        assert points(of, consortium(4, 7)) == 60

    def test_strongest_in_the_middle_of_a_curve(self) -> None:
        """0 % at 0 and 20, 100 % at 10: 9 gets 90 %, 14 gets 60 %, 3 gets 30 %. The 9 counts."""
        curve = {
            "type": "fact-curve",
            "fact": "f",
            "points": [
                {"at": 0, "percent": 0},
                {"at": 10, "percent": 100},
                {"at": 20, "percent": 0},
            ],
            "out-of-range": "clamp",
            "members": "strongest",
            "roles": ["subcontractor"],
        }
        of = framework(leaf("k", 100, curve), facts=[fact("f", level="member")])
        assert points(of, consortium(3, 14, 9)) == 90

    @pytest.mark.parametrize("rule", ["weakest", "strongest"])
    def test_the_first_counts_where_scores_are_equal(self, rule: str) -> None:
        """0 % at 0 and 20, 100 % at 10: both 6 and 14 get 60 %. The first in the file counts."""
        curve = {
            "type": "fact-curve",
            "fact": "f",
            "points": [
                {"at": 0, "percent": 0},
                {"at": 10, "percent": 100},
                {"at": 20, "percent": 0},
            ],
            "out-of-range": "reject",
            "members": rule,
        }
        of = framework(leaf("k", 100, curve), facts=[fact("f", level="member")])
        for pair in ((6, 14), (14, 6)):
            result = of_bid(the_lot(of, [bid("a", members=consortium(*pair))]), "a")
            assert (result.total, whose(result)) == (60, [0])

    def test_roles_that_count(self) -> None:
        """5 + 2 of the partners; a subcontractor with 1 and a third party with 2 when listed."""
        everybody = consortium(5, 2, 1, 2)
        for roles, expected in (
            ([], 70),
            (["subcontractor"], 80),
            (["relied-upon"], 90),
            (["relied-upon", "subcontractor"], 100),
        ):
            assert points(counted("sum", **({"roles": roles} if roles else {})), everybody) == (
                expected
            )

    def test_a_role_that_counts_may_be_the_weakest_or_say_yes(self) -> None:
        """With subcontractors listed, its 1 is the weakest of 7, 4 and 1; its yes is enough."""
        assert points(counted("weakest", roles=["subcontractor"]), consortium(7, 4, 1)) == 10
        of = counted("any", kind="yes-no", roles=["subcontractor"])
        assert points(of, consortium("nee", "nee", "ja")) == 100
        of = counted("all", kind="yes-no", roles=["subcontractor"])
        assert points(of, consortium("ja", "ja", "nee")) == 0

    def test_a_role_that_does_not_count_need_not_state_it(self) -> None:
        """The subcontractor says nothing: fine without `roles`, a fault with."""
        members = [*consortium(5, 2), member("subcontractor")]
        assert points(counted("sum"), members) == 70
        listed = counted("sum", roles=["subcontractor"])
        assert fault_codes(listed, [bid("a", members=members)]) == ["AB403"]

    @pytest.mark.parametrize("outside", [-1, 11])
    def test_without_a_score_is_lowest(self, outside: int) -> None:
        """0 to 10 with `reject`; −1 and 11 have no score. Weakest: out. Strongest: the 2 counts."""
        weak = counted("weakest", **{"out-of-range": "reject"})
        assert reasons(the_lot(weak, [bid("a", members=consortium(2, outside))])) == {
            "a": [("range", "k")]
        }
        strong = counted("strongest", **{"out-of-range": "reject"})
        assert points(strong, consortium(outside, 2)) == 20
        assert reasons(the_lot(strong, [bid("a", members=consortium(outside, 12))])) == {
            "a": [("range", "k")]
        }

    @pytest.mark.parametrize("rule", ["weakest", "strongest"])
    def test_not_announced_stops(self, rule: str) -> None:
        """Nobody announced what 11 is worth, so it cannot be compared with 2: AB421."""
        of = counted(rule, **{"out-of-range": "not-announced"})
        assert fault_codes(of, [bid("a", members=consortium(2, 11))]) == ["AB421"]
        assert points(of, consortium(2, 3)) == (20 if rule == "weakest" else 30)

    def test_not_announced_looks_at_the_sum_only_under_sum(self) -> None:
        """6 + 6 = 12 is outside 0 to 10, 12 − 5 = 7 is inside though 12 and −5 are not."""
        of = counted("sum", **{"out-of-range": "not-announced"})
        assert fault_codes(of, [bid("a", members=consortium(6, 6))]) == ["AB421"]
        assert points(of, consortium(12, -5)) == 70

    def test_a_requirement_by_each_rule(self) -> None:
        """At least 5, with 7 and 3: lead 7, sum 10 and strongest pass; weakest 3 fails.

        Share-weighted: 60 % × 7 + 40 % × 3 = 4.2 + 1.2 = 5.4 passes; with 5.5 as the bound not.
        """
        for rule, admitted in (
            ("lead", True),
            ("sum", True),
            ("strongest", True),
            ("weakest", False),
            ("share-weighted", True),
        ):
            of = required(rule, **{"at-least": 5})
            assert is_admitted(of, consortium(7, 3)) is admitted, rule
        assert not is_admitted(required("share-weighted", **{"at-least": "5.5"}), consortium(7, 3))

    def test_a_requirement_with_two_sides(self) -> None:
        """From 2 to 8: weakest is any value that fails, on either side; strongest one inside."""
        inside = {"at-least": 2, "at-most": 8}
        for pair, weakest, strongest in (
            ((5, 9), False, True),
            ((5, 1), False, True),
            ((1, 9), False, False),
            ((2, 8), True, True),
        ):
            assert is_admitted(required("weakest", **inside), consortium(*pair)) is weakest
            assert is_admitted(required("strongest", **inside), consortium(*pair)) is strongest

    def test_a_requirement_on_a_yes_or_no_and_on_a_choice(self) -> None:
        """`answer: nee` is failed by a yes: weakest no, strongest yes. One of silver and gold."""
        assert not is_admitted(required("weakest", answer="nee"), consortium("nee", "ja"))
        assert is_admitted(required("strongest", answer="nee"), consortium("ja", "nee"))
        metals = {"one-of": ["zilver", "goud"]}
        assert not is_admitted(required("weakest", **metals), consortium("goud", "brons"))
        assert is_admitted(required("strongest", **metals), consortium("brons", "zilver"))
        assert is_admitted(required("lead", **metals), consortium("goud", "brons"))

    def test_a_requirement_that_counts_other_roles(self) -> None:
        """At least 8 in all: 5 + 2 = 7 fails; with a third party of 3 that counts, 10 passes."""
        assert not is_admitted(required("sum", **{"at-least": 8}), consortium(5, 2, third=3))
        of = required("sum", roles=["relied-upon"], **{"at-least": 8})
        assert is_admitted(of, consortium(5, 2, third=3))


class TestSoleShare:
    """3.3 With a sole tenderer `share-weighted` takes its share as 100 %."""

    def test_without_a_share(self) -> None:
        """100 % × 6.5 = 6.5 of 10: 65."""
        assert points(counted("share-weighted"), [member(facts={"f": "6.5"})]) == 65

    def test_with_a_share(self) -> None:
        """A stated 100 is the same; a stated 50 contradicts it and is a fault (AB405)."""
        assert points(counted("share-weighted"), [member(share=100, facts={"f": 6})]) == 60
        half = bid("a", members=[member(share=50, facts={"f": 6})])
        assert fault_codes(counted("share-weighted"), [half]) == ["AB405"]

    def test_shares_of_a_consortium_make_100(self) -> None:
        """60 + 40 = 100; 33.33 + 33.33 + 33.34 = 100 exactly; 60 + 39.99 is a fault."""
        thirds = [
            member("lead", share="33.33", facts={"f": 3}),
            member("member", org="m1", share="33.33", facts={"f": 3}),
            member("member", org="m2", share="33.34", facts={"f": 0}),
        ]
        assert points(counted("share-weighted"), thirds) == F("19.998")
        short = [
            member("lead", share=60, facts={"f": 3}),
            member("member", share="39.99", facts={"f": 3}),
        ]
        assert fault_codes(counted("share-weighted"), [bid("a", members=short)]) == ["AB405"]
