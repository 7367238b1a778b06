"""Laws that hold for every award and every mixture of methods, on arbitrary small tenders.

The numbers are coarse on purpose, so that ties, ends of ranges and equal prices come up often.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any, NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.build import (
    LOT,
    SETTINGS,
    F,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lot,
    marks,
    member,
    node,
    ranks,
    reasons,
    rounding,
    the_lot,
    totals,
)

from aanbesteding import Evaluation
from aanbesteding.exact.number import Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.bid import Bid, Member
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.evaluation import BidResult, LotResult


class Tender(NamedTuple):
    """A framework with its bids and score sheets."""

    of: Framework
    bids: tuple[Bid, ...]
    sheets: tuple[ScoreSheet, ...]

    def evaluation(self) -> Evaluation:
        """Evaluate it."""
        return evaluated(self.of, self.bids, self.sheets)

    def result(self) -> LotResult:
        """The result of its one lot."""
        return self.evaluation().lots[0]

    def without(self, name: str) -> Tender:
        """The same without a bid and without its marks."""
        return Tender(
            self.of,
            tuple(one for one in self.bids if one.id != name),
            tuple(
                remarked(sheet, lambda n, on: {} if n == name else {n: on}) for sheet in self.sheets
            ),
        )


Marks = Mapping[str, Any]


def remarked(sheet: ScoreSheet, change: Callable[[str, Marks], Mapping[str, Marks]]) -> ScoreSheet:
    """A score sheet whose marks per bid are changed: (bid, its marks) → what stands there then."""
    changed: dict[str, Any] = {}
    for name, on in sheet.marks.items():
        changed |= change(name, on)
    return sheet.model_copy(update={"marks": changed})


# --- arbitrary tenders ------------------------------------------------------------------------

HALVES = [str(F(n, 2).numerator) if n % 2 == 0 else f"{n // 2}.5" for n in range(21)]
WORDS = ["goed", "voldoende", "matig", "geen", "slecht"]
PRICES = [80, 100, 110, 125, 150, 200]
VALUES = [0, 2, 5, 8, 10, 12]
ON_PRICE = [name for name, method in METHODS.items() if method.measures == "price"]
# The other ways of award have no total for some bids; their laws are in tests/test_laws.py, with
# those about the price in a total and the known reversal.
PLAIN_AWARDS = ["award-on-value", "fixed-price", "lowest-price", "points"]
# Values in euros that are no part of a weight; their laws are in tests/test_money.py.
OF_WEIGHT = [name for name, method in METHODS.items() if method.worth == "weight"]
RELATIVE = [name for name, method in METHODS.items() if method.relative]


@st.composite
def methods(draw: Any, kinds: list[str], level: str) -> dict[str, Any]:
    """A method with its parameters; facts are called after the type that they need."""
    kind = draw(st.sampled_from(kinds))
    given_level = {"members": draw(st.sampled_from(["lead", "weakest", "strongest"]))}
    of_members = given_level if level == "member" else {}
    band = {
        "zero-at": 0,
        "full-at": 10,
        "out-of-range": draw(st.sampled_from(["clamp", "extrapolate"])),
    }
    percents = st.sampled_from([-20, 0, 25, 60, 100])
    match kind:
        case "rating-scale" | "rating-to-best":
            return {"type": kind, "scale": draw(st.sampled_from(["cijfers", "woorden"]))}
        case "fact-bandwidth":
            return {"type": kind, "fact": "getal", **of_members, **band}
        case "fact-expression":
            formula = {**band_of(kind, band), "fact": "getal", "share": "value / 10"}
            return {**formula, **of_members}
        case "fact-curve":
            points = [{"at": at, "percent": draw(percents)} for at in (0, 5, 10)]
            curve = {"type": kind, "fact": "getal", "points": points, "out-of-range": "clamp"}
            return {**curve, **of_members}
        case "fact-table":
            rows = [{"below": 5, "percent": draw(percents)}, {"from": 8, "percent": draw(percents)}]
            table = {"type": kind, "fact": "getal", "rows": rows, "out-of-range": "zero"}
            return {**table, **of_members}
        case "fact-yes-no":
            yes_no = {"type": kind, "fact": "antwoord", "if-yes": draw(percents)}
            return {**yes_no, "if-no": draw(percents), **of_members}
        case "price-bandwidth":
            return {"type": kind, **band, "zero-at": 150, "full-at": 100}
        case "price-linear-range":
            # Not below 0: tests/test_laws.py has what a lower price costs then.
            return {"type": kind, "when-equal": draw(st.sampled_from([0, 25, 60, 100]))}
        case "price-rank":
            return {"type": kind, "table": [100, 60, 25], "beyond": 0}
        case "price-threshold":
            return {**band_of(kind, band), "reserve": 160, "threshold": 90}
        case "price-parabolic":
            return {**band_of(kind, band), "reserve": 180}
        case "price-log":
            return {**band_of(kind, band), "zero-at": draw(st.sampled_from([2, 4]))}
        case "price-average":
            return {**band_of(kind, band), "at-mean": 50, "per-percent": 1}
        case "price-graduated":
            return {**band_of(kind, band), "inflection": 1, "gentle": "0.1", "steep": 1}
        case "price-expression":
            return {**band_of(kind, band), "share": "2 - price / lowest"}
        case "price-linear-lowest":
            beyond = draw(st.sampled_from(["clamp", "extrapolate"]))
            return {"type": kind, "zero-at": 50, "out-of-range": beyond}
    return {"type": kind}


def band_of(kind: str, band: dict[str, Any]) -> dict[str, Any]:
    """The type of a method, and what happens outside its range."""
    return {"type": kind, "out-of-range": band["out-of-range"]}


@st.composite
def frameworks(
    draw: Any, award: str, kinds: list[str], *, rounded: bool, keys: Mapping[str, Any]
) -> Framework:
    """A framework of one to four leaves, of which some may share a parent."""
    level = draw(st.sampled_from(["bid", "member"]))
    count = draw(st.integers(1, 4))
    cuts = sorted(
        draw(
            st.sets(
                st.sampled_from([10, 25, 30, 50, 60, 75]), min_size=count - 1, max_size=count - 1
            )
        )
    )
    weights = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    tree: list[dict[str, Any]] = []
    for number, weight in enumerate(weights):
        least = {"minimum": {"percent": draw(st.sampled_from([10, 25]))}}
        more = least if draw(st.integers(0, 5)) == 0 else {}
        tree.append(leaf(f"k{number}", weight, draw(methods(kinds, level)), **more))
    if count > 2 and draw(st.booleans()):
        tree = [node("n", weights[0] + weights[1], *tree[:2]), *tree[2:]]
    words = st.lists(
        st.sampled_from([part["id"] for part in tree] + ["price"]), max_size=2, unique=True
    )
    modes = st.sampled_from(["half-up", "half-even", "down", "ceiling"])
    stages = (
        draw(st.sets(st.sampled_from(["mark", "criterion", "node", "total"]))) if rounded else ()
    )
    steps = [rounding(stage, draw(st.integers(0, 2)), draw(modes)) for stage in sorted(stages)]
    more = {"weights": {"unit": "percent", "of": "whole"}} if award == "lowest-price" else {}
    fixed = {"fixed_price": 100} if award == "fixed-price" else {}
    return framework(
        *tree,
        award={"type": award, **keys},
        panel=["p", "q", "r"][: draw(st.integers(1, 3))],
        combine=draw(st.sampled_from(["mean", "median", "consensus"])),
        policies={
            "rounding": steps or "none",
            "ties": {"order": draw(words), "otherwise": "draw"},
        },
        facts=[fact("getal", level=level), fact("antwoord", "yes-no", level)],
        lots=[lot(**fixed)],
        **more,
    )


def judged(of: Framework) -> dict[str, list[str]]:
    """The judged criteria, and the marks that they may get from low to high."""

    def down(criteria: tuple[Criterion, ...]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in criteria:
            found |= down(one.criteria or ())
            if one.method is not None and one.method.type in ("rating-scale", "rating-to-best"):
                found[one.id] = HALVES if one.method.scale == "cijfers" else WORDS[::-1]
        return found

    return down(of.criteria or ())


def malus_to_best(of: Framework) -> bool:
    """Whether a criterion measures against the best on a scale with marks worth less than nothing."""

    def down(criteria: tuple[Criterion, ...]) -> bool:
        return any(
            down(one.criteria or ())
            or (
                one.method is not None
                and one.method.type == "rating-to-best"
                and one.method.scale == "woorden"
            )
            for one in criteria
        )

    return down(of.criteria or ())


@st.composite
def tenders(
    draw: Any,
    *,
    award: str | None = None,
    kinds: list[str] | None = None,
    rounded: bool = True,
    bids: int = 1,
    keys: Mapping[str, Any] | None = None,
) -> Tender:
    """A tender with at least `bids` and at most five bids; `keys` are of the award."""
    chosen = award or draw(st.sampled_from(PLAIN_AWARDS))
    usable = [kind for kind in (kinds or OF_WEIGHT) if chosen == "points" or kind not in ON_PRICE]
    of = draw(frameworks(chosen, usable, rounded=rounded, keys=keys or {}))
    level = of.facts[0].level
    made: list[Bid] = []
    for name in "abcde"[: draw(st.integers(bids, 5))]:
        joint = draw(st.booleans())
        parties = [
            member("lead", org=f"{name}-l", share=60),
            member("member", org=f"{name}-m", share=40),
        ]
        members = parties if joint else [member(org=f"{name}-s")]
        stated = [
            {
                "getal": draw(st.sampled_from(VALUES)),
                "antwoord": draw(st.sampled_from(["ja", "nee"])),
            }
            for _ in members
        ]
        if level == "member":
            members = [{**one, "facts": facts} for one, facts in zip(members, stated, strict=True)]
        price = None if chosen == "fixed-price" else draw(st.sampled_from(PRICES))
        facts = stated[0] if level == "bid" else None
        made.append(bid(name, price, members=members, facts=facts))
    assert of.panel is not None
    who = [
        *(one.id for one in of.panel.assessors),
        *([None] if of.panel.combine == "consensus" else []),
    ]
    sheets = [
        marks(
            assessor,
            {
                one.id: {c: draw(st.sampled_from(scale)) for c, scale in judged(of).items()}
                for one in made
            },
        )
        for assessor in who
    ]
    return Tender(of, tuple(made), tuple(sheets))


def points(result: BidResult) -> dict[str, Fraction]:
    """The points of a bid per criterion."""
    return {score.criterion: score.points for score in result.walk()}


def everything(result: LotResult) -> dict[str, Any]:
    """What became of each bid, apart from names and from where it stands in a file."""
    return {
        one.bid: (
            one.rank,
            one.total,
            points(one),
            [(reason.kind, reason.subject) for reason in one.reasons],
        )
        for one in (*result.ranking, *result.excluded)
    }


# --- laws: names and order do not matter ------------------------------------------------------


@SETTINGS
@given(tenders(), st.permutations(["ploeg-1", "ploeg-2", "ploeg-3", "zwaan", "aap"]))
def test_renaming_bids_changes_nothing_but_names(tender: Tender, names: list[str]) -> None:
    """Nobody gains by a name that sorts first."""
    new = {one.id: name for one, name in zip(tender.bids, names, strict=False)}
    renamed = Tender(
        tender.of,
        tuple(one.model_copy(update={"id": new[one.id]}) for one in tender.bids),
        tuple(remarked(sheet, lambda name, on: {new[name]: on}) for sheet in tender.sheets),
    )
    before, after = tender.result(), renamed.result()
    assert everything(after) == {new[name]: it for name, it in everything(before).items()}
    assert after.status == before.status
    assert after.lowest == before.lowest
    assert {
        (
            tie.total,
            frozenset(tie.bids),
            tie.decided_by,
            frozenset((r, frozenset(b)) for r, b in tie.open),
        )
        for tie in after.ties
    } == {
        (
            tie.total,
            frozenset(new[name] for name in tie.bids),
            tie.decided_by,
            frozenset((r, frozenset(new[name] for name in b)) for r, b in tie.open),
        )
        for tie in before.ties
    }


@SETTINGS
@given(tenders(), st.randoms(use_true_random=False))
def test_reordering_bids_and_sheets_changes_nothing(tender: Tender, chance: Any) -> None:
    """The order in which files are read is not in a result, not even in its derivations."""
    bids, sheets = list(tender.bids), list(tender.sheets)
    chance.shuffle(bids)
    chance.shuffle(sheets)
    turned = [
        sheet.model_copy(update={"marks": dict(reversed(list(sheet.marks.items())))})
        for sheet in sheets
    ]
    again = Tender(tender.of, tuple(bids), tuple(turned)).evaluation()
    assert again.lots == tender.evaluation().lots
    assert again.findings == tender.evaluation().findings


def with_members(one: Bid, change: Callable[[tuple[Member, ...]], tuple[Member, ...]]) -> Bid:
    """A bid with other members."""
    members = change(one.tenderer.members)
    return one.model_copy(update={"tenderer": one.tenderer.model_copy(update={"members": members})})


@SETTINGS
@given(tenders())
def test_renaming_and_reordering_members_changes_nothing(tender: Tender) -> None:
    """Who is called what, and who is written first, is not in a score."""

    def turned(members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(
            one.model_copy(update={"organisation": f"{one.organisation}-x", "name": "Anders"})
            for one in reversed(members)
        )

    bids = tuple(with_members(one, turned) for one in tender.bids)
    assert everything(tender._replace(bids=bids).result()) == everything(tender.result())


@SETTINGS
@given(tenders())
def test_who_leads_matters_only_under_lead(tender: Tender) -> None:
    """Lead and member change roles and keep shares and facts: the same, unless a rule is `lead`."""
    rules = {
        getattr(one.method, "members", None)
        for top in tender.of.criteria or ()
        for one in (top, *(top.criteria or ()))
    }
    assume("lead" not in rules)

    def swapped(members: tuple[Member, ...]) -> tuple[Member, ...]:
        if len(members) == 1:
            return members
        other = {"lead": "member", "member": "lead"}
        return tuple(one.model_copy(update={"role": other[one.role]}) for one in members)

    bids = tuple(with_members(one, swapped) for one in tender.bids)
    assert everything(tender._replace(bids=bids).result()) == everything(tender.result())


def test_who_leads_matters_under_lead() -> None:
    """The lead has 8 and the member 2: 80 points; the other way round 20."""
    band = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 10}
    of = framework(
        leaf("k", 100, {**band, "members": "lead", "out-of-range": "clamp"}),
        facts=[fact("f", level="member")],
    )
    eight, two = {"share": 50, "facts": {"f": 8}}, {"share": 50, "facts": {"f": 2}}
    bids = [
        bid("a", members=[member("lead", "x", **eight), member("member", "y", **two)]),
        bid("b", members=[member("member", "x", **eight), member("lead", "y", **two)]),
    ]
    assert totals(the_lot(of, bids)) == {"a": 80, "b": 20}


# --- laws: what others do does not matter under absolute methods -------------------------------

ABSOLUTE = [name for name in OF_WEIGHT if name not in RELATIVE]


@SETTINGS
@given(tenders(kinds=ABSOLUTE, bids=2), st.integers(0, 4))
def test_a_copy_of_a_losing_bid_changes_nothing(tender: Tender, pick: int) -> None:
    """Under absolute methods nobody can help or hurt another by bidding twice."""
    before = tender.result()
    firsts = {one.bid for one in before.ranking if one.rank == 1}
    losers = [one for one in tender.bids if one.id not in firsts]
    assume(losers)
    loser = losers[pick % len(losers)]
    copy = loser.model_copy(update={"id": "kopie"})

    def copied(name: str, on: Marks) -> dict[str, Marks]:
        return {name: on, "kopie": on} if name == loser.id else {name: on}

    sheets = tuple(remarked(sheet, copied) for sheet in tender.sheets)
    after = Tender(tender.of, (*tender.bids, copy), sheets).result()
    assert {one.bid for one in after.ranking if one.rank == 1} == firsts
    was, now = everything(before), everything(after)
    for name, (_, total, given_points, why) in was.items():
        assert now[name][1:] == (total, given_points, why)
    assert now["kopie"] == now[loser.id]


@SETTINGS
@given(tenders(kinds=ABSOLUTE, bids=2), st.integers(0, 4))
def test_removing_a_bid_keeps_the_order_of_the_others(tender: Tender, pick: int) -> None:
    """Under absolute methods nobody's place before or behind another depends on a third."""
    name = tender.bids[pick % len(tender.bids)].id
    before = {bid: rank for rank, bid in ranks(tender.result()) if bid != name}
    after = {bid: rank for rank, bid in ranks(tender.without(name).result())}
    assert set(after) == set(before)
    for one, other in permutations(before, 2):
        assert ((before[one] or 0) < (before[other] or 0)) == (
            (after[one] or 0) < (after[other] or 0)
        )


@SETTINGS
@given(tenders(kinds=ABSOLUTE, bids=2), st.integers(0, 4))
def test_points_do_not_depend_on_others(tender: Tender, pick: int) -> None:
    """A bid alone has the points and the total that it has in company."""
    name = tender.bids[pick % len(tender.bids)].id
    alone = tender
    for other in tender.bids:
        if other.id != name:
            alone = alone.without(other.id)
    assert everything(alone.result())[name][1:] == everything(tender.result())[name][1:]


# --- laws: better is not worse ----------------------------------------------------------------


@SETTINGS
@given(tenders(bids=2), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3), st.integers(1, 20))
def test_a_higher_mark_never_lowers_the_rank(
    tender: Tender, pick: int, which: int, assessor: int, steps: int
) -> None:
    """One assessor gives one bid a better mark on one criterion: it does not lose a place by it.

    It can under `rating-to-best` on a scale with a malus: tests/test_laws.py has the example.
    """
    scales = judged(tender.of)
    assume(scales)
    assume(not malus_to_best(tender.of))
    name = tender.bids[pick % len(tender.bids)].id
    criterion = sorted(scales)[which % len(scales)]
    index = assessor % len(tender.sheets)

    def raised(who: str, on: Marks) -> dict[str, Marks]:
        if who != name:
            return {who: on}
        mark, scale = on[LOT][criterion], scales[criterion]
        better = scale[min(scale.index(mark.mark) + steps, len(scale) - 1)]
        here = {**on[LOT], criterion: mark.model_copy(update={"mark": better})}
        return {who: {LOT: here}}

    sheets = [
        remarked(sheet, raised) if number == index else sheet
        for number, sheet in enumerate(tender.sheets)
    ]
    before, after = tender.result(), tender._replace(sheets=tuple(sheets)).result()
    was, now = before.result(name), after.result(name)
    assert was is not None
    assert now is not None
    if was.rank is not None:
        assert now.rank is not None
        assert now.rank <= was.rank
        assert points(now)[criterion] >= points(was)[criterion]


@SETTINGS
@given(
    tenders(award="points", kinds=ON_PRICE, bids=2),
    st.integers(0, 4),
    st.sampled_from([1, 5, 20, 79]),
)
def test_a_lower_price_never_lowers_its_own_price_points(
    tender: Tender, pick: int, discount: int
) -> None:
    """Whoever asks less gets no fewer points for it, also when it becomes the lowest itself."""
    index = pick % len(tender.bids)
    cheaper = repriced(tender.bids[index], lambda price: price - discount)
    bids = (*tender.bids[:index], cheaper, *tender.bids[index + 1 :])
    before, after = tender.result(), tender._replace(bids=bids).result()
    was, now = before.result(cheaper.id), after.result(cheaper.id)
    assert was is not None
    assert now is not None
    for criterion, had in points(was).items():
        assert points(now)[criterion] >= had


def repriced(one: Bid, change: Callable[[Fraction], Fraction]) -> Bid:
    """A bid with another price in every lot."""
    offers = tuple(
        offer.model_copy(update={"price": Number.of(change(offer.price))})
        for offer in one.lots
        if offer.price is not None
    )
    return one.model_copy(update={"lots": offers})


# --- laws: units do not matter ----------------------------------------------------------------


@SETTINGS
@given(
    tenders(award="points", kinds=["rating-scale", *RELATIVE]),
    st.sampled_from([F(2), F(1000), F(1, 3), F("1.21")]),
)
def test_scaling_all_prices_changes_nothing_under_relative_methods(
    tender: Tender, factor: Fraction
) -> None:
    """In thousands of euros, with value added tax or in another currency: the same points."""
    bids = tuple(repriced(one, lambda price: price * factor) for one in tender.bids)
    before, after = tender.result(), tender._replace(bids=bids).result()
    assert everything(after) == everything(before)
    if before.lowest is not None:
        assert after.lowest == before.lowest * factor


def reweighted(criteria: tuple[Criterion, ...] | None, factor: int) -> tuple[Criterion, ...] | None:
    """Criteria whose weights are all multiplied."""
    return criteria and tuple(
        one.model_copy(
            update={
                "weight": Number.of(one.weight * factor),
                "criteria": reweighted(one.criteria, factor),
            }
        )
        for one in criteria
    )


@SETTINGS
@given(tenders(award="points", rounded=False), st.sampled_from([2, 7, 10, 12345]))
def test_multiplying_all_weights_keeps_the_ranking(tender: Tender, factor: int) -> None:
    """100 points, 1000 or 12345 × 100: the same order, and every number so much larger."""
    assert tender.of.weights is not None
    unit = {"unit": "points", "total": Number.of(100 * factor)}
    of = tender.of.model_copy(
        update={
            "weights": tender.of.weights.model_copy(update=unit),
            "criteria": reweighted(tender.of.criteria, factor),
        }
    )
    before, after = tender.result(), tender._replace(of=of).result()
    assert ranks(after) == ranks(before)
    assert reasons(after) == reasons(before)
    for name, total in totals(before).items():
        assert totals(after)[name] == (total or 0) * factor


# --- laws: what the numbers are made of -------------------------------------------------------


@SETTINGS
@given(tenders())
def test_totals_are_sums_over_the_tree(tender: Tender) -> None:
    """Without rounding a node is the sum of its leaves, and a total the sum of all (or price minus)."""
    whole = tender.of.policies.rounding == "none"
    for one in tender.result().ranking:
        for score in one.walk():
            if score.children and whole:
                assert score.points == sum(child.points for child in score.children)
            if score.children:
                assert score.weight == sum(child.weight for child in score.children)
            if not score.children and whole:
                assert score.share is not None
                assert score.points == score.share * score.weight
        leaves = [score for score in one.walk() if not score.children]
        quality = sum((score.points for score in (leaves if whole else one.nodes)), F(0))
        expected = {
            "points": quality,
            "fixed-price": quality,
            "award-on-value": (one.price or 0) - quality,
            "lowest-price": one.price or 0,
        }[tender.of.award.type]
        steps = [traced for traced in one.total_steps if traced.stage == "total"]
        assert steps[-1].step.result == expected
        assert whole is False or one.total == expected


@SETTINGS
@given(tenders())
def test_shares_lie_between_nothing_and_all_under_clamp(tender: Tender) -> None:
    """On a bandwidth, and from the lowest price; a relative share under any policy is at most all."""
    announced = {
        one.id: one.method
        for top in tender.of.criteria or ()
        for one in (top, *(top.criteria or ()))
    }
    for one in tender.result().ranking:
        for score in one.walk():
            method = announced[score.criterion]
            if method is None or score.share is None:
                continue
            kind, beyond = method.type, getattr(method, "out_of_range", None)
            if kind == "price-proportional" or (kind != "fact-curve" and beyond == "clamp"):
                assert 0 <= score.share <= 1
            if kind in RELATIVE:
                assert score.share <= 1


@SETTINGS
@given(tenders())
def test_the_ranking_is_a_ranking(tender: Tender) -> None:
    """Ranks count on from 1; each is one more than the number of bids that are really better."""
    result = tender.result()
    high = AWARDS[tender.of.award.type].better == "high"
    numbers = [one.rank for one in result.ranking]
    assert numbers == sorted(numbers, key=lambda rank: rank or 0)
    for place, rank in enumerate(numbers, start=1):
        assert rank == place or (place > 1 and rank == numbers[place - 2])
    for one, next_one in pairwise(result.ranking):
        assert one.total is not None
        assert next_one.total is not None
        assert (one.total >= next_one.total) if high else (one.total <= next_one.total)
    assert {one.bid for one in (*result.ranking, *result.excluded)} == {b.id for b in tender.bids}
    firsts = numbers.count(1)
    assert result.status == ("no-admissible-bid", "ranked", "draw-needed")[min(firsts, 2)]


@SETTINGS
@given(tenders())
def test_evaluating_is_idempotent_and_changes_no_input(tender: Tender) -> None:
    """Twice the same, down to every step; and the inputs are afterwards what they were before."""
    said = [one.model_dump_json() for one in (tender.of, *tender.bids, *tender.sheets)]
    first, second = tender.evaluation(), tender.evaluation()
    assert first.lots == second.lots
    assert first.findings == second.findings
    assert [one.model_dump_json() for one in (tender.of, *tender.bids, *tender.sheets)] == said


def test_the_laws_see_everything() -> None:
    """Every method, award, way to combine and stage of rounding comes up in these tenders."""
    seen: set[str] = set()

    @settings(deadline=None, max_examples=500, derandomize=True, database=None)
    @given(tenders(bids=2))
    def look(tender: Tender) -> None:
        seen.update([tender.of.award.type, tender.of.panel.combine if tender.of.panel else ""])
        steps = tender.of.policies.rounding
        seen.update(step.stage for step in steps if not isinstance(step, str))
        result = tender.result()
        seen.update(
            [result.status, *(reason.kind for one in result.excluded for reason in one.reasons)]
        )
        seen.update(
            ["tie"] * bool(result.ties) + ["decided"] * any(t.decided_by for t in result.ties)
        )
        for top in tender.of.criteria or ():
            for one in (top, *(top.criteria or ())):
                seen.add(one.method.type if one.method else "node")

    look()
    wanted = {
        *OF_WEIGHT,
        *PLAIN_AWARDS,
        "mean",
        "median",
        "consensus",
        "mark",
        "criterion",
        "total",
    }
    assert wanted | {"node", "ranked", "draw-needed", "minimum", "tie", "decided"} <= seen
