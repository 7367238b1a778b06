"""Changes from the command line: what they are about, what they make, what is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import MARKS, RATED, SETTINGS, bid, evaluated, framework, leaf, lot, marks, node
from tests.sensitivity.build import flat, tender, tenders
from tests.sensitivity.cases import BAND, EXAMPLES, example

from aanbesteding import Faults
from aanbesteding.checking.run import check_framework
from aanbesteding.model.criteria import all_nodes
from aanbesteding.sensitivity.what_if import (
    applied,
    changed_values,
    content_of,
    parse_change,
)
from aanbesteding.sensitivity.what_if import evaluated as again

F = Fraction


def after(of, *texts):
    return applied(of, [parse_change(text, of) for text in texts])


def weights(of):
    return {n.criterion.id: n.criterion.weight for n in all_nodes(of)}


def refused(of, *texts):
    """Return the codes and English sentences of what is refused."""
    with pytest.raises(Faults) as stop:
        after(of, *texts)
    return [(fault.code.code, fault.what("en")) for fault in stop.value.faults]


def two(**more):
    return framework(leaf("k", 60, RATED), leaf("p", 40, BAND), **more)


class TestWeights:
    def test_of_the_docstring(self):
        """Price from 40 to 30: quality 70; beneath it 35 × 70/60 and 25 × 70/60."""
        of = framework(node("q", 60, *flat(35, 25)), leaf("p", 40, BAND))
        found = weights(after(of, "criteria.p.weight=30"))
        assert found == {"q": 70, "k": F(245, 6), "l": F(175, 6), "p": 30}

    def test_siblings_keep_their_proportions(self):
        """60, 30, 10; the first to 40: 30 × 60/40 = 45 and 15."""
        of = framework(*flat(60, 30, 10))
        assert weights(after(of, "criteria.k.weight=40")) == {"k": 40, "l": 45, "m": 15}

    def test_a_subcriterion_takes_from_its_own_siblings(self):
        of = framework(node("q", 60, *flat(35, 25)), leaf("p", 40, BAND))
        found = weights(after(of, "criteria.l.weight=60"))
        assert found == {"q": 60, "k": 0, "l": 60, "p": 40}

    def test_of_the_parent_what_is_beneath_stays(self):
        of = framework(
            node("q", 60, *flat(70, 30)),
            leaf("p", 40, BAND),
            weights={"unit": "percent", "of": "parent"},
        )
        assert weights(after(of, "criteria.p.weight=100")) == {"q": 0, "k": 70, "l": 30, "p": 100}
        assert weights(after(of, "criteria.l.weight=100"))["k"] == 0

    def test_several_in_their_order(self):
        """60, 30, 10 → 40, 45, 15 → l 30: 70 over 40 and 15, × 70/55."""
        of = framework(*flat(60, 30, 10))
        found = weights(after(of, "criteria.k.weight=40", "criteria.l.weight=30"))
        assert found == {"k": F(40 * 70, 55), "l": 30, "m": F(15 * 70, 55)}

    def test_to_nothing_and_to_all(self):
        of = framework(*flat(60, 30, 10))
        assert weights(after(of, "criteria.k.weight=0")) == {"k": 0, "l": 75, "m": 25}
        assert weights(after(of, "criteria.k.weight=100")) == {"k": 100, "l": 0, "m": 0}

    def test_euros_at_the_top_are_free(self):
        of = framework(leaf("k", 5000, RATED), leaf("l", 1000, RATED), award="award-on-value")
        assert weights(after(of, "criteria.k.weight=7000")) == {"k": 7000, "l": 1000}
        of = framework(node("q", 5000, *flat(3000, 2000)), award="award-on-value")
        assert weights(after(of, "criteria.q.weight=10000")) == {"q": 10000, "k": 6000, "l": 4000}
        assert weights(after(of, "criteria.k.weight=4000")) == {"q": 5000, "k": 4000, "l": 1000}

    def test_in_every_lot_that_has_it(self):
        of = framework(lots=[lot("een", criteria=flat(60, 40)), lot("twee", criteria=flat(50, 50))])
        changed = after(of, "criteria.k.weight=20")
        assert [[c.weight for c in one.criteria] for one in changed.lots] == [[20, 80], [20, 80]]

    def test_what_cannot_be_is_said(self):
        of = framework(*flat(100, 0, 0))
        ((code, text),) = refused(of, "criteria.k.weight=60")
        assert code == "AB953"
        assert text.startswith("the weight of “k” cannot become 60: what stands beside it weighs")
        assert text.endswith("(l, m)")
        ((code, text),) = refused(of, "criteria.l.weight=101")
        assert code == "AB953"
        assert text.endswith("together with what stands beside it there is 100 to divide")
        alone = framework(*flat(100))
        assert "nothing stands beside it" in refused(alone, "criteria.k.weight=60")[0][1]
        empty = framework(node("q", 0, *flat(0, 0)), leaf("p", 100, BAND))
        assert "announced nowhere" in refused(empty, "criteria.q.weight=10")[0][1]
        assert [code for code, _ in refused(two(), "criteria.k.weight=-1")] == ["AB046"]

    @SETTINGS
    @given(tenders(), st.integers(0, 5), st.integers(0, 20))
    def test_a_random_weight_leaves_a_valid_framework(self, evaluation, place, weight):
        of = evaluation.framework
        nodes = list(all_nodes(of))
        name = nodes[place % len(nodes)].criterion.id
        text = f"criteria.{name}.weight={weight}"
        try:
            changed = after(of, text)
        except Faults:
            assert [code for code, _ in refused(of, text)] == ["AB953"]
            return
        assert weights(changed)[name] == weight
        assert check_framework(changed) == []
        assert again(evaluation, changed).lots[0].ranking

    @SETTINGS
    @given(tenders())
    def test_the_own_value_changes_nothing(self, evaluation):
        of = evaluation.framework
        for one in all_nodes(of):
            changed = after(of, f"criteria.{one.criterion.id}.weight={one.criterion.weight}")
            assert changed == of
            assert changed_values(of, changed).rows == ()


class TestOtherPlaces:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("criteria.p.method.zero-at=110", lambda f: f.criteria[1].method.zero_at == 110),
            (
                "criteria.p.method.out-of-range=reject",
                lambda f: f.criteria[1].method.out_of_range == "reject",
            ),
            (
                "criteria.p.method={type: price-proportional}",
                lambda f: f.criteria[1].method.type == "price-proportional",
            ),
            ("criteria.k.minimum.percent=55", lambda f: f.criteria[0].minimum.percent == 55),
            ("minimum-total.percent=50", lambda f: f.minimum_total.percent == 50),
            ("policies.drop-out=rescore", lambda f: f.policies.drop_out == "rescore"),
            (
                "policies.rounding=[{stage: total, digits: 2, mode: half-up}]",
                lambda f: f.policies.rounding[0].digits == 2,
            ),
            ("policies.ties.order=[price]", lambda f: f.policies.ties.order == ("price",)),
            (
                "policies.same-organisation={tenderer: refuse, beside: flag}",
                lambda f: f.policies.same_organisation.tenderer == "refuse",
            ),
            ("lots.perceel.ceiling=99.50", lambda f: f.lots[0].ceiling == F(199, 2)),
            ("lots.perceel.floor=10", lambda f: f.lots[0].floor == 10),
        ],
    )
    def test_takes_its_place(self, text, found):
        of = two()
        changed = after(of, text)
        assert found(changed)
        assert len(changed_values(of, changed).rows) >= 1

    def test_of_an_award(self):
        award = {"type": "mark-up", "quality_weight": 60, "price_weight": 40}
        of = framework(*flat(100), award=award)
        assert after(of, "award.price-weight=50").award.price_weight == 50
        fixed = framework(*flat(100), award="fixed-price", lots=[lot(fixed_price=100)])
        assert after(fixed, "lots.perceel.fixed-price=90").lots[0].fixed_price == 90

    def test_the_decimal_comma_of_the_framework(self):
        of = two(decimal_sign="comma", scales=[MARKS | {"step": 1}])
        assert weights(after(of, "criteria.p.weight=37,5")) == {"k": F(125, 2), "p": F(75, 2)}
        assert refused(of, "criteria.p.weight=37.5")[0][0] == "AB044"
        assert refused(of, "criteria.p.method.zero-at=110.5")[0][0] == "AB044"
        assert after(of, "criteria.p.method.zero-at=110,5").criteria[1].method.zero_at == F(221, 2)

    @pytest.mark.parametrize(
        ("text", "code", "part"),
        [
            ("criteria.p.weight", "AB950", "criteria.p.weight"),
            ("=4", "AB950", "=4"),
            ("criteria.p.weight=", "AB950", "weight="),
            ("criteria.p=4", "AB950", "criteria.p"),
            ("criteria=4", "AB950", "criteria"),
            ("policies=4", "AB950", "policies"),
            ("weight=4", "AB951", "weight"),
            ("criteria.pp.weight=4", "AB951", "did you mean “p”"),
            ("criteria.p.wieght=4", "AB951", "did you mean “weight”"),
            ("criteria.p.weight.x=4", "AB951", "x"),
            ("criteria.p.title=Prijs", "AB952", "title"),
            ("criteria.p.method.type=x", "AB952", "type"),
            ("criteria.p.method.zeroat=4", "AB951", "did you mean “zero-at”"),
            ("criteria.p.minimum.perc=4", "AB951", "perc"),
            ("policies.rond=none", "AB951", "rond"),
            ("award.type=points", "AB952", "type"),
            ("lots.per.ceiling=4", "AB951", "per"),
            ("lots.perceel.estimate=4", "AB952", "estimate"),
            ("lots.perceel.ceiling.x=4", "AB951", "x"),
            ("panel.combine=median", "AB952", "panel"),
            ("criteria.p.weight=veel", "AB033", "veel"),
            ("criteria.p.weight=014", "AB036", "014"),
            ("criteria.p.weight=[4]", "AB050", "a number"),
            ("criteria.p.method.zero-at=veel", "AB033", "veel"),
            ("policies.drop-out=rescor", "AB032", "did you mean “rescore”"),
            ("criteria.p.method={type: price-proportional, x: 4}", "AB030", "x"),
            ("policies.ties=[{", "AB007", ""),
            ("lots.perceel.ceiling=*x", "AB009", ""),
            ("criteria.p.method.zero-at=80", "AB108", ""),
            ("lots.perceel.fixed-price=80", "AB105", ""),
        ],
    )
    def test_what_is_refused(self, text, code, part):
        found = refused(two(), text)
        assert found[0][0] == code, found
        assert part in found[0][1]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("criteria.p.weight=30", "criteria.p.weight=20"),
            ("criteria.p.weight=30", " criteria.p.weight = 30"),
            ("criteria.p.method.zero-at=120", "criteria.p.method={type: price-proportional}"),
            ("criteria.p.method={type: price-proportional}", "criteria.p.method.zero-at=120"),
            ("policies.rounding=none", "policies.rounding=none"),
        ],
    )
    def test_one_place_is_changed_once(self, first, second):
        """Neither silently wins, whether the two are about the same or one about a part of it."""
        of = two()
        said = f"“{second}” gives a value to something that was given one with “--set {first}”"
        assert refused(of, first, "lots.perceel.ceiling=200", second) == [("AB954", said)]

    def test_beside_each_other_is_not_twice(self):
        """Quality takes 10 from the price; then the price takes 5 from quality."""
        found = weights(after(two(), "criteria.k.weight=70", "criteria.p.weight=35"))
        assert found == {"k": 65, "p": 35}

    def test_controls_of_the_author_are_left_out(self):
        control = {"lot": "perceel", "bid": "a", "expect": 50, "decimals": 0}
        of = framework(*flat(50, 50), controls=[control])
        rows = {"a": {"k": 4, "l": 6}, "b": {"k": 5, "l": 4}}
        evaluation = evaluated(of, [bid("a"), bid("b")], [marks("p", rows)])
        changed = again(evaluation, after(of, "criteria.k.weight=0"))
        assert changed.lots[0].ranking[0].total == 60


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_framework_read_again_is_the_same(name):
    of = example(name).framework
    same = after(of)
    assert content_of(same) == content_of(of.model_copy(update={"controls": ()}))
    for one in all_nodes(of):
        text = str(one.criterion.weight.written)
        if "/" not in text:
            changed = after(of, f"criteria.{one.criterion.id}.weight={text}")
            assert content_of(changed) == content_of(same)
            assert changed.origin is of.origin
            break
    evaluation = example(name)
    found = again(replace(evaluation), same)
    for lot_before, lot_after in zip(evaluation.lots, found.lots, strict=True):
        assert {b.bid: b.total for b in lot_before.ranking} == {
            b.bid: b.total for b in lot_after.ranking
        }


def test_weights_by_brute_force():
    """Totals under every whole weight of k, against sums by hand of two criteria."""
    evaluation = tender({"a": (50, 100), "b": (80, 50)}, *flat(60, 40))
    for weight in range(101):
        changed = again(evaluation, after(evaluation.framework, f"criteria.k.weight={weight}"))
        totals = {one.bid: one.total for one in changed.lots[0].ranking}
        assert totals == {
            "a": F(50 * weight + 100 * (100 - weight), 100),
            "b": F(80 * weight + 50 * (100 - weight), 100),
        }
