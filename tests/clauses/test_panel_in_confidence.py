"""Clauses 5.12 to 5.14: whose conflict it is, anonymous bids, quality before price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lines,
    lot,
    made,
    marks,
    member,
    node,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding import Dossier, Evaluation, Faults, evaluate
from aanbesteding.model.aliases import Aliases
from aanbesteding.model.framework import Framework
from aanbesteding.model.quality import QualityRecord
from aanbesteding.scoring.closing import record_of
from aanbesteding.scoring.quality import Quality, evaluate_quality

HALF = {"minimum": {"percent": 50}}
TO_BEST = {"type": "rating-to-best", "scale": "cijfers"}


def stops(of: Framework, dossier: Dossier) -> list[str]:
    """The codes of the faults that stop an evaluation of a dossier."""
    try:
        evaluate(of, dossier)
    except Faults as stop:
        return [fault.code.code for fault in stop.faults]
    return []


class TestConflict:
    """5.12 *Whose conflict.* A conflict of interest names a bid or an `organisation`; the latter is a
    conflict on every bid in which that organisation takes part, in any role, and a warning when there
    is none. A joint mark on a bid is a fault when the consensus sheet names under `present`, as one
    who judged that bid, a member of the panel who declared a conflict on it; it is a warning when the
    sheet does not say who judged that bid.
    """

    def of(self, combine: str = "mean") -> Framework:
        return framework(leaf("k", 100, RATED), panel="pqr", combine=combine)

    def conflict(self, **subject: str) -> list[dict[str, str]]:
        return [{**subject, "reason": "werkte daar"}]

    @pytest.mark.parametrize("role", ["member", "subcontractor", "relied-upon"])
    def test_with_an_organisation(self, role: str) -> None:
        """r has one with x, which takes part in a: (7 + 8)/2 = 75. In b there is no x: 21/3 = 70."""
        share = {"share": 50} if role == "member" else {}
        lead = member("lead", "l", share=50 if share else 100)
        bids = [
            bid("a", members=[lead, member("member", "m", share=50)])
            if not share
            else bid("a", members=[lead, member(role, "x", **share)]),
            bid("b"),
        ]
        if not share:
            bids[0] = bid(
                "a",
                members=[
                    member("lead", "l", share=60),
                    member("member", "m", share=40),
                    member(role, "x"),
                ],
            )
        both = {"a": {"k": 7}, "b": {"k": 7}}
        sheets = [
            marks("p", both),
            marks("q", {"a": {"k": 8}, "b": {"k": 7}}),
            marks("r", {"b": {"k": 7}}, conflicts=self.conflict(organisation="x")),
        ]
        found = evaluated(self.of(), bids, sheets)
        assert totals(found.lots[0]) == {"a": 75, "b": 70}
        assert warning_codes(found) == ["AB609"]

    def test_a_mark_in_spite_of_it(self) -> None:
        """r has a conflict with org-a, whose bid is a, and gives it a 9: AB418."""
        sheets = [marks(who, {"a": {"k": 7}}) for who in "pq"]
        bound = marks("r", {"a": {"k": 9}}, conflicts=self.conflict(organisation="org-a"))
        assert fault_codes(self.of(), [bid("a")], [*sheets, bound]) == ["AB418"]

    def test_with_an_organisation_that_takes_part_nowhere(self) -> None:
        """All three judge: 21/3 = 70; a warning (AB644), for the name may be misspelled."""
        sheets = [marks(who, {"a": {"k": 7}}) for who in "pq"]
        bound = marks("r", {"a": {"k": 7}}, conflicts=self.conflict(organisation="org-aa"))
        found = evaluated(self.of(), [bid("a")], [*sheets, bound])
        assert totals(found.lots[0]) == {"a": 70}
        assert warning_codes(found) == ["AB644", "AB606"]

    @pytest.mark.parametrize("subject", [{}, {"bid": "a", "organisation": "org-a"}])
    def test_names_one_of_the_two(self, subject: dict[str, str]) -> None:
        """Neither, and both at once: AB483, though 2 others judged."""
        sheets = [marks(who, {"a": {"k": 7}}) for who in "pq"]
        bound = marks("r", {}, conflicts=self.conflict(**subject))
        assert "AB483" in fault_codes(self.of(), [bid("a")], [*sheets, bound])

    def joint(self, **more: Any) -> list[str]:
        """The faults of a joint 8 on a where r has a conflict with org-a."""
        bound = marks("r", {}, conflicts=self.conflict(organisation="org-a"))
        sheets = [bound, marks(None, {"a": {"k": 8}}, **more)]
        return fault_codes(self.of("consensus"), [bid("a")], sheets)

    def test_a_joint_mark_without_the_member(self) -> None:
        """p and q judged a: no fault, and 80 points."""
        assert self.joint(present={"a": ["p", "q"]}) == []

    def test_a_joint_mark_with_the_member(self) -> None:
        """p and r judged a: AB481, whatever the joint 8 is."""
        assert self.joint(present={"a": ["p", "r"]}) == ["AB481"]

    def test_who_were_there_is_not_said(self) -> None:
        """80 points, with a warning (AB646), unless the sheet says that p and q judged a."""
        bound = marks("r", {}, conflicts=self.conflict(organisation="org-a"))
        for more, said in (
            ({}, ["AB646"]),
            ({"present": {}}, ["AB646"]),
            ({"present": {"a": ["p", "q"]}}, []),
        ):
            sheets = [bound, marks(None, {"a": {"k": 8}}, **more)]
            found = evaluated(self.of("consensus"), [bid("a")], sheets)
            assert totals(found.lots[0]) == {"a": 80}
            assert warning_codes(found) == ["AB609", *said, "AB606"]

    def test_without_a_conflict_nobody_need_be_named(self) -> None:
        """A joint 8 and no conflict: 80 points, with or without `present`."""
        for more in ({}, {"present": {"a": ["p"]}}):
            sheets = [marks(None, {"a": {"k": 8}}, **more)]
            assert totals(the_lot(self.of("consensus"), [bid("a")], sheets)) == {"a": 80}

    def test_a_conflict_on_another_bid(self) -> None:
        """r has a conflict with org-b only, and was there for a: no fault for 1 conflict elsewhere."""
        bound = marks("r", {}, conflicts=self.conflict(organisation="org-b"))
        joint = marks(None, {"a": {"k": 8}, "b": {"k": 6}}, present={"b": ["p"], "a": ["r"]})
        of = self.of("consensus")
        assert totals(the_lot(of, [bid("a"), bid("b")], [bound, joint])) == {"a": 80, "b": 60}

    @pytest.mark.parametrize(
        "present", [{"a": ["p", "z"]}, {"a": ["p", "p"]}, {"z": ["p"]}, {"a": ["p"], "b": ["q"]}]
    )
    def test_a_list_that_is_not_right(self, present: dict[str, list[str]]) -> None:
        """A stranger, the same one 2 times, a bid that is not there: AB482."""
        sheets = [marks(None, {"a": {"k": 8}}, present=present)]
        assert fault_codes(self.of("consensus"), [bid("a")], sheets) == ["AB482"]

    def test_an_individual_sheet_has_no_such_list(self) -> None:
        """p alone was there with p: AB482, for 1 sheet of 1 assessor."""
        sheets = [marks(who, {"a": {"k": 7}}) for who in "qr"]
        own = marks("p", {"a": {"k": 7}}, present={"a": ["p"]})
        assert fault_codes(self.of(), [bid("a")], [*sheets, own]) == ["AB482"]


def key(**aliases: str) -> Aliases:
    """A key of aliases."""
    value = {"format": "aanbesteding/aliases/1", "framework": "kader", "aliases": aliases}
    found: Aliases = made(Aliases, value)
    return found


def blind() -> Framework:
    """One criterion of 100 points, judged by p and q without names."""
    return framework(leaf("k", 100, RATED), panel="pq", panel_keys={"anonymous": "ja"})


class TestAnonymous:
    """5.13 *Anonymous bids.* With `panel.anonymous: ja` score sheets name bids by an alias, which a
    key (a file of its own) turns into bids before anything is calculated; the outcome is that of the
    same sheets with the bids themselves. A sheet that names a bid itself, an alias that is not in the
    key, a bid without exactly one alias, an alias that is the `id` of a bid, and a key that is missing
    are faults.
    """

    def result(self, *sheets: Any, keys: Iterable[Aliases], **more: Any) -> Evaluation:
        bids = (bid("a"), bid("b"))
        return evaluate(blind(), Dossier(bids, tuple(sheets), keys=tuple(keys)), **more)

    def codes(self, by: Mapping[str, Any], *keys: Aliases) -> list[str]:
        """The faults of sheets of p and q with the same marks."""
        sheets = tuple(marks(who, by) for who in "pq")
        return stops(blind(), Dossier((bid("a"), bid("b")), sheets, keys=keys))

    def test_the_same_outcome(self) -> None:
        """Blue is b and red is a. Blue 9 and 7: 80; red 5 and 6: 55; as with the names."""
        by = ({"blauw": {"k": 9}, "rood": {"k": 5}}, {"blauw": {"k": 7}, "rood": {"k": 6}})
        sheets = [marks(who, given) for who, given in zip("pq", by, strict=True)]
        found = self.result(*sheets, keys=[key(blauw="b", rood="a")])
        assert totals(found.lots[0]) == {"b": 80, "a": 55}
        named = ({"b": {"k": 9}, "a": {"k": 5}}, {"b": {"k": 7}, "a": {"k": 6}})
        plain = framework(leaf("k", 100, RATED), panel="pq")
        open_sheets = [marks(who, given) for who, given in zip("pq", named, strict=True)]
        assert totals(the_lot(plain, [bid("a"), bid("b")], open_sheets)) == {"b": 80, "a": 55}

    def test_a_conflict_on_an_alias_or_an_organisation(self) -> None:
        """q has a conflict on red (a), or with org-a: a has p's 5 alone, 50; b (9 + 7)/2: 80."""
        for subject in ({"bid": "rood"}, {"organisation": "org-a"}):
            own = marks("p", {"blauw": {"k": 9}, "rood": {"k": 5}})
            bound = marks("q", {"blauw": {"k": 7}}, conflicts=[{**subject, "reason": "familie"}])
            found = self.result(own, bound, keys=[key(blauw="b", rood="a")])
            assert totals(found.lots[0]) == {"b": 80, "a": 50}

    def test_a_bid_itself(self) -> None:
        """A sheet that says a, with a key and without 1: AB484 for each of the two sheets."""
        by = {"blauw": {"k": 9}, "a": {"k": 5}}
        found = self.codes(by, key(blauw="b", rood="a"))
        assert found == ["AB484", "AB484"]
        assert set(self.codes(by)) == {"AB484", "AB487"}

    def test_an_alias_and_the_bid_behind_it(self) -> None:
        """Red and a in the same sheet, 5 and 9: no mark is taken for the other; AB484."""
        by = {"blauw": {"k": 9}, "rood": {"k": 5}, "a": {"k": 9}}
        assert self.codes(by, key(blauw="b", rood="a")) == ["AB484", "AB484"]

    def test_an_unknown_alias(self) -> None:
        """Blau is not in the key: AB485 in each of 2 sheets."""
        by = {"blau": {"k": 9}, "rood": {"k": 5}}
        assert self.codes(by, key(blauw="b", rood="a")) == ["AB485", "AB485"]

    @pytest.mark.parametrize(
        "aliases",
        [
            {"blauw": "b"},
            {"blauw": "b", "rood": "a", "groen": "a"},
            {"blauw": "b", "rood": "a", "groen": "c"},
            {"a": "b", "rood": "a"},
        ],
    )
    def test_a_key_that_is_not_right(self, aliases: dict[str, str]) -> None:
        """a has none, a has 2, there is no c, an alias is the id of a bid: AB486."""
        assert set(self.codes({}, key(**aliases))) >= {"AB486"}

    def test_two_keys(self) -> None:
        """Two keys for one framework: AB486, not the 1st of them."""
        assert set(self.codes({}, key(x="a", y="b"), key(x="b", y="a"))) >= {"AB486"}

    def test_a_key_that_is_missing(self) -> None:
        """2 sheets with aliases and nothing to tell whose they are: AB487."""
        assert self.codes({"blauw": {"k": 9}}) == ["AB487"]

    def test_a_key_under_a_panel_that_knows_the_names(self) -> None:
        """Without `anonymous` a key is a mistake: AB486."""
        plain = framework(leaf("k", 100, RATED))
        sheets = (marks("p", {"a": {"k": 5}}),)
        assert stops(plain, Dossier((bid("a"),), sheets, keys=(key(x="a"),))) == ["AB486"]

    def test_present_under_an_alias(self) -> None:
        """p has a conflict with org-a; the panel judged red (a) without p: 60, with p: AB481."""
        of = framework(
            leaf("k", 100, RATED), panel="pq", combine="consensus", panel_keys={"anonymous": "ja"}
        )
        bound = marks("p", {}, conflicts=[{"organisation": "org-a", "reason": "familie"}])
        for there, codes in ((["q"], []), (["p", "q"], ["AB481"])):
            joint = marks(None, {"rood": {"k": 6}}, present={"rood": there})
            dossier = Dossier((bid("a"),), (bound, joint), keys=(key(rood="a"),))
            assert stops(of, dossier) == codes


def shut(**policies: Any) -> Framework:
    """k of 30 (needs half) and a fact f of 20 to 10, t to the best 10, and a price of 40."""
    by_fact = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10}
    return framework(
        node(
            "n",
            60,
            leaf("k", 30, RATED, **HALF),
            leaf("f", 20, {**by_fact, "out-of-range": "clamp"}),
            leaf("t", 10, TO_BEST),
        ),
        leaf("prijs", 40, PROPORTIONAL),
        facts=[fact("f")],
        policies=policies,
        lots=[lot(ceiling=200)],
    )


SHEET = {"a": {"k": 6, "t": 8}, "b": {"k": 9, "t": 4}, "c": {"k": 4}}


def dossier(*closed: QualityRecord, price: bool = True, f: int = 5, sheet: Any = None) -> Dossier:
    """Bids a (100), b (125) and c (50), with or without prices, and what was closed."""
    prices = (100, 125, 50) if price else (None, None, None)
    bids = [bid(name, p, facts={"f": f}) for name, p in zip("abc", prices, strict=True)]
    sheets = (marks("p", sheet or SHEET),)
    return Dossier(tuple(bids), sheets, closed=closed)


def closed_quality(of: Framework) -> QualityRecord:
    """The closing record, made while there are no prices."""
    return record_of(evaluate_quality(of, dossier(price=False)))


def points(quality: Quality) -> dict[str, dict[str, Any]]:
    """The points of the bids that were scored."""
    return {r.bid: {s.criterion: s.points for s in r.walk()} for r in quality.lots[0].scored}


class TestClosing:
    """5.14 *Quality before price.* `score --quality-only` evaluates clauses 3 to 5 without looking at
    any price: not the price criteria, not clause 4.1 c, not a minimum score that needs a price or
    knows who else is admitted, and no totals. Its closing record holds the hashes of the framework and
    of every score sheet, per bid the points that depend on no price and no other bid, the panel's
    share where a relative method follows, the part of its own price that a fact is worth (5.15), and a
    hash of all that. An evaluation with a closing record makes the record again, and any difference is
    a fault. Under `policies.prices: locked` an evaluation without one is a fault.
    """

    def test_without_prices(self) -> None:
        """a: 30 × 0.6 = 18 and 20 × 5/10 = 10; b: 27 and 10; c: 12 of the 15 it needs, set aside."""
        found = evaluate_quality(shut(), dossier(price=False))
        assert points(found) == {"a": {"k": 18, "f": 10}, "b": {"k": 27, "f": 10}}
        (aside,) = found.lots[0].excluded
        assert (aside.bid, aside.price, aside.total) == ("c", None, None)
        assert {b: dict(s) for b, s in found.lots[0].shares.items()} == {
            "a": {"t": F("0.8")},
            "b": {"t": F("0.4")},
            "c": {},
        }

    def test_prices_are_not_looked_at(self) -> None:
        """Above the ceiling of 200, below zero, and with a sheet that does not add up: all the same."""
        bids = (
            bid("a", 999, facts={"f": 5}),
            bid("b", sheet=lines((1, -5)), facts={"f": 5}),
            bid("c", sheet=lines((1, 5), total=6), facts={"f": 5}),
        )
        found = evaluate_quality(shut(), Dossier(bids, (marks("p", SHEET),)))
        assert points(found) == {"a": {"k": 18, "f": 10}, "b": {"k": 27, "f": 10}}
        assert [r.bid for r in found.lots[0].excluded] == ["c"]

    def test_marks_may_not_be_missing(self) -> None:
        """b's mark on t is only needed against the best, after opening; it's asked for now: AB414."""
        short = {"a": {"k": 6, "t": 8}, "b": {"k": 9}, "c": {"k": 4}}
        with pytest.raises(Faults, match="AB414"):
            evaluate_quality(shut(), dossier(price=False, sheet=short))

    def test_a_minimum_that_needs_a_price_waits(self) -> None:
        """The price of 40 needs half, and n with it: neither is tested, only k with its 15 is."""
        of = framework(
            node("n", 100, leaf("k", 60, RATED), leaf("prijs", 40, PROPORTIONAL), **HALF),
        )
        found = evaluate_quality(of, Dossier((bid("a", None),), (marks("p", {"a": {"k": 1}}),)))
        assert points(found) == {"a": {"k": 6}}

    def test_in_the_announced_order(self) -> None:
        """k comes before l, which c then needs no mark on: c has 12 of 15."""
        of = framework(
            leaf("k", 30, RATED, **HALF),
            leaf("l", 30, RATED, **HALF),
            leaf("prijs", 40, PROPORTIONAL, **HALF),
            policies={"minimums-order": ["k", "l", "prijs"]},
        )
        sheet = marks("p", {"a": {"k": 6, "l": 6}, "c": {"k": 4}})
        found = evaluate_quality(of, Dossier((bid("a", None), bid("c", None)), (sheet,)))
        assert points(found) == {"a": {"k": 18, "l": 18}}

    def test_the_record(self) -> None:
        """What a, b and c have, as fractions: 0.8 and 0.4 on t are 4/5 and 2/5."""
        record = closed_quality(shut())
        assert {name: one.status for name, one in record.lots["perceel"].items()} == {
            "a": "scored",
            "b": "scored",
            "c": "set-aside",
        }
        assert record.lots["perceel"]["a"].points == {"k": "18", "f": "10"}
        assert record.lots["perceel"]["b"].shares == {"t": "2/5"}
        assert list(record.sheets) == ["p"]

    def test_the_final_evaluation(self) -> None:
        """With what was closed: a 18 + 10 + 10 + 40 = 78; b 27 + 10 + 10 × 4/8 + 40 × 100/125 = 74."""
        of = shut(prices="locked")
        found = evaluate(of, dossier(closed_quality(of)))
        assert totals(found.lots[0]) == {"a": 78, "b": 74}

    def test_locked_without_a_record(self) -> None:
        """AB489, and under no such policy 78 and 74 as they are."""
        assert stops(shut(prices="locked"), dossier()) == ["AB489"]
        assert totals(evaluate(shut(), dossier()).lots[0]) == {"a": 78, "b": 74}

    def test_a_price_that_is_there_already(self) -> None:
        """Under `locked` each of the 3 prices that is there before closing is a warning (AB645)."""
        seen = evaluate_quality(shut(prices="locked"), dossier())
        assert [f.code.code for f in seen.findings] == ["AB645"] * 3
        assert evaluate_quality(shut(), dossier()).findings == ()

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"f": 6}, "bid “a” in lot “perceel” had 10 on “f” and has 12 now"),
            (
                {"sheet": SHEET | {"c": {"k": 5, "t": 1}}},
                "bid “c” in lot “perceel” was “set-aside”",
            ),
            ({"sheet": SHEET | {"b": {"k": 9, "t": 5}}}, "had 2/5 on “t” and has 1/2 now"),
        ],
    )
    def test_another_quality(self, changed: dict[str, Any], says: str) -> None:
        """Another fact, 5 instead of 4 for c, and another mark on t: AB488, with what it was."""
        of = shut(prices="locked")
        with pytest.raises(Faults) as stop:
            evaluate(of, dossier(closed_quality(of), **changed))
        assert {fault.code.code for fault in stop.value.faults} == {"AB488"}
        assert any(says in fault.what("en") for fault in stop.value.faults)

    def test_another_discount(self) -> None:
        """Level 5 is worth 10 % of a price that nobody has seen yet; afterwards it cannot become 4."""
        rows = [{"from": 5, "percent": 10}, {"from": 4, "below": 5, "percent": 4}]
        method = {"type": "fact-discount", "fact": "f", "rows": rows, "maximum": "none"}
        of = framework(
            leaf("co2", 0, {**method, "out-of-range": "zero"}),
            award={"type": "award-on-value"},
            facts=[fact("f")],
            policies={"prices": "locked"},
        )

        def bids(level: int, price: int | None) -> tuple[Any, ...]:
            return tuple(bid(name, price, facts={"f": level}) for name in "ab")

        closed = record_of(evaluate_quality(of, Dossier(bids(5, None))))
        assert closed.lots["perceel"]["a"].shares == {"co2": "1/10"}
        evaluate(of, Dossier(bids(5, 100), closed=(closed,)))
        with pytest.raises(Faults) as stop:
            evaluate(of, Dossier(bids(4, 100), closed=(closed,)))
        assert {fault.code.code for fault in stop.value.faults} == {"AB488"}
        (first, _) = stop.value.faults
        assert "had 1/10 on “co2” and has 1/25 now" in first.what("en")

    def test_a_bid_more_or_less(self) -> None:
        """A fourth bid came in after the closing, or one of the 3 is gone: AB488."""
        of = shut(prices="locked")
        record = closed_quality(of)
        full = dossier(record)
        late = bid("d", 10, facts={"f": 5})
        more = Dossier(
            (*full.bids, late), (marks("p", SHEET | {"d": {"k": 9, "t": 9}}),), closed=(record,)
        )
        assert stops(of, more) == ["AB488"]
        fewer = Dossier(full.bids[:2], (marks("p", {n: SHEET[n] for n in "ab"}),), closed=(record,))
        assert stops(of, fewer) == ["AB488"]

    def test_a_record_that_was_changed(self) -> None:
        """18 made 19 by hand: the hash of the record is not right any more, AB488."""
        of = shut(prices="locked")
        record = closed_quality(of)
        one = record.lots["perceel"]["a"].model_copy(update={"points": {"k": "19", "f": "10"}})
        lots = {"perceel": record.lots["perceel"] | {"a": one}}
        forged = record.model_copy(update={"lots": lots})
        with pytest.raises(Faults, match="its hash is not right"):
            evaluate(of, dossier(forged))

    def test_two_records(self) -> None:
        """Two closings under one framework: which of the 2 counts? AB488."""
        of = shut(prices="locked")
        record = closed_quality(of)
        assert stops(of, dossier(record, record)) == ["AB488"]

    def test_a_record_of_another_framework(self) -> None:
        """It is as if it were not there: AB489 under `locked`, 78 and 74 without."""
        other = closed_quality(shut()).model_copy(update={"framework": "ander"})
        assert stops(shut(prices="locked"), dossier(other)) == ["AB489"]
        assert totals(evaluate(shut(), dossier(other)).lots[0]) == {"a": 78, "b": 74}

    def test_a_price_first_cannot_be_locked(self) -> None:
        """The price is tested before k, and prices stay shut until k's 15 of 30 is known: AB128."""
        of = framework(
            leaf("k", 30, RATED, **HALF),
            leaf("prijs", 70, PROPORTIONAL, **HALF),
            policies={"minimums-order": ["prijs", "k"], "prices": "locked"},
        )
        assert "AB128" in fault_codes(of, [bid("a")])
