"""Laws of price flags: they change nothing, and what they say about a formula is so."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.build import SETTINGS, filled, made
from tests.test_properties import Tender, everything, tenders

from aanbesteding.exact.number import Number
from aanbesteding.model.flags import Flags
from aanbesteding.scoring.evaluation import LotResult

PERCENT = st.sampled_from(["0.1", 50, 80, 100])
ON_LOWEST = ["price-proportional", "price-linear-lowest", "rating-scale"]
ON_MORE = [
    "price-linear-range",
    "price-average",
    "price-graduated",
    "price-rank",
    "price-expression",
    "rating-scale",
]


@st.composite
def announced(draw: Any) -> dict[str, Any]:
    """Any block of flags that a framework may announce."""
    simple = {
        f"below-percent-of-{name}": draw(st.none() | PERCENT)
        for name in ("median", "mean", "second-lowest", "estimate")
    }
    simple["outlier-factor"] = draw(st.none() | st.sampled_from(["1.1", 2]))
    if draw(st.booleans()):
        wings = draw(st.sampled_from([0, 10, 49]))
        simple["below-percent-of-trimmed-mean"] = {"percent": draw(PERCENT), "wings": wings}
    if draw(st.booleans()):
        units = {"of": draw(st.sampled_from(["estimate", "ceiling"]))}
        units |= {name: draw(PERCENT) for name in ("one", "two", "three")}
        simple["below-units"] = units
    return {"assumed": "x"} | {key: value for key, value in simple.items() if value is not None}


def with_flags(tender: Tender, flags: dict[str, Any] | None) -> Tender:
    """The same tender with an estimate, a ceiling above every price, and a block of flags."""
    lots = tuple(
        one.model_copy(update={"estimate": Number.of(120), "ceiling": Number.of(10**6)})
        for one in tender.of.lots
    )
    block = None if flags is None else made(Flags, flags)
    return tender._replace(of=tender.of.model_copy(update={"lots": lots, "flags": block}))


@SETTINGS
@given(tenders(), announced())
def test_flags_change_nothing(tender: Tender, flags: dict[str, Any]) -> None:
    """With any flags announced every rank, total, point, reason, tie and warning is the same."""
    loud, quiet = with_flags(tender, flags).evaluation(), with_flags(tender, None).evaluation()
    assert loud.findings == quiet.findings
    for one, other in zip(loud.lots, quiet.lots, strict=True):
        assert everything(one) == everything(other)
        assert one.ranking == other.ranking
        assert one.excluded == other.excluded
        assert (one.status, one.ties, one.findings) == (other.status, other.ties, other.findings)
        assert all(flag in one.flags for flag in other.flags)


@SETTINGS
@given(tenders(bids=2), announced())
def test_a_flag_is_about_a_bid_that_takes_part(tender: Tender, flags: dict[str, Any]) -> None:
    """And what is called below a bound is below it."""
    result = with_flags(tender, flags).result()
    ranked = {one.bid: one for one in result.ranking}
    for flag in result.flags:
        assert flag.step is None or filled(flag.step) == flag.step.result
        if flag.bid is None:
            assert flag.finding.code.code == "AB637"
        elif flag.test.startswith("below-"):
            price = ranked[flag.bid].price
            assert price is not None
            assert flag.step is not None
            assert price < flag.step.result


def order(result: LotResult, but: str) -> list[set[str]]:
    """The others in the order of the ranking, those that share a rank together."""
    groups: dict[int | None, set[str]] = {}
    for one in result.ranking:
        groups.setdefault(one.rank, set()).add(one.bid)
    return [left for group in groups.values() if (left := group - {but})]


def flagged(result: LotResult) -> set[str | None]:
    """The bids that are said to drive a formula."""
    return {flag.bid for flag in result.flags if flag.finding.code.code == "AB635"}


@SETTINGS
@given(tenders(award="points", kinds=ON_LOWEST, bids=3))
def test_the_lowest_is_flagged_exactly_when_leaving_it_out_shows_another_order(
    tender: Tender,
) -> None:
    """Found a second way: by evaluating the whole tender again without the bid."""
    result = tender.result()
    prices = sorted(bid.lots[0].price or Number.of(0) for bid in tender.bids)
    relative = any(score.relative for bid in result.ranking for score in bid.walk())
    assume(relative and prices[0] != prices[1] and not result.excluded)
    (lowest,) = (bid.id for bid in tender.bids if bid.lots[0].price == prices[0])
    turned = order(tender.without(lowest).result(), lowest) != order(result, lowest)
    assert flagged(result) == ({lowest} if turned else set())


@SETTINGS
@given(tenders(award="points", kinds=ON_MORE, bids=3))
def test_who_is_said_to_drive_a_formula_does(tender: Tender) -> None:
    """Whatever statistic the method uses: without the bid the others stand in another order."""
    result = tender.result()
    for name in flagged(result):
        assert name is not None
        assert order(tender.without(name).result(), name) != order(result, name)
