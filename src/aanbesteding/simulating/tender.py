"""One simulated tender for one lot: its bids, its score sheets, and what the engine makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.number import Number
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.admission import SocialReturnOffer
from aanbesteding.model.bid import Bid, Member, Offer, Tenderer
from aanbesteding.model.criteria import Node
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.price_forms import LifeCycleLine
from aanbesteding.model.scores import Mark, ScoreSheet
from aanbesteding.scoring.evaluation import Flagged, LotResult
from aanbesteding.scoring.lots import Contest, LotEvaluation
from aanbesteding.scoring.panel import CONSENSUS, Panel
from aanbesteding.simulating.plan import LotPlan
from aanbesteding.simulating.streams import drawn

REASON = "getrokken door de simulatie"


class Outcome(NamedTuple):
    """The result of a tender, or the codes of what keeps the framework from giving one."""

    result: LotResult
    faults: tuple[str, ...]


class _Unflagged(LotEvaluation):
    """The engine without the price flags, which change no score and no ranking."""

    def _flags(self, contest: Contest, result: LotResult) -> tuple[Flagged, ...]:
        return ()


def evaluated(plan: LotPlan, dossier: Dossier) -> Outcome:
    """Evaluate a drawn tender with the real engine, but for checks, controls and price flags.

    What was drawn is whole and valid by construction, so the checks would find nothing; a test
    holds that `evaluate` gives the same result.
    """
    panel = Panel(plan.framework, dossier)
    run = _Unflagged(plan.framework, plan.index, dossier, panel)
    result = run.run()
    faults = [*panel.faults(), *run.faults]
    return Outcome(result, tuple(sorted({finding.code.code for finding in faults})))


class Drawer:
    """Draws the tenders of one lot."""

    def __init__(self, plan: LotPlan, seed: int) -> None:
        self.plan = plan
        self.seed = seed
        judged = [node for node in plan.nodes if node.scale is not None]
        self.sheets = _sheets(plan, judged)
        self._marks: dict[tuple[str, int], Mark] = {}

    def dossier(self, number: int) -> Dossier:
        """Return the bids and score sheets of a tender, the first having number 0."""
        low, high = self.plan.bidders
        count = low + self._draw(high - low + 1, number, "bidders")
        names = [f"bid-{n + 1:03}" for n in range(count)]
        bids = tuple(self._bid(number, name) for name in names)
        return Dossier(bids, tuple(self._sheet_of(number, names)))

    def _draw(self, count: int, number: int, *what: str) -> int:
        return drawn(self.seed, count, self.plan.lot.id, str(number), *what)

    def _bid(self, number: int, name: str) -> Bid:
        plan = self.plan
        price = plan.price.number(self._draw(plan.price.count, number, name, "price"))
        facts: dict[str, dict[str, str]] = {"member": {}, "bid": {}, "lot": {}}
        for fact in plan.framework.facts:
            source = plan.facts[fact.id]
            place = self._draw(source.count, number, name, "fact", fact.id)
            facts[fact.level][fact.id] = source.text(place)
        member = Member.model_construct(
            organisation=f"org-{name}",
            name=name,
            role="sole",
            declarations={ground.id: False for ground in plan.framework.exclusion_grounds},
            facts=facts["member"],
        )
        return Bid.model_construct(
            format="aanbesteding/bid/1",
            id=name,
            decimal_sign="point",
            tenderer=Tenderer.model_construct(name=name, members=(member,)),
            facts=facts["bid"],
            lots=(self._offer(price, facts["lot"]),),
        )

    def _offer(self, price: Fraction, facts: dict[str, str]) -> Offer:
        lot, framework = self.plan.lot, self.plan.framework
        given = Number.of(price)
        offer: dict[str, object] = {"lot": lot.id, "facts": facts}
        if lot.basket is not None:  # one unit price for all items makes the drawn total
            unit = Number.of(price / sum((i.quantity for i in lot.basket), Fraction(0)))
            offer["unit_prices"] = {item.id: unit for item in lot.basket}
        elif lot.life_cycle is not None:
            offer["life_cycle"] = tuple(_lines(self.plan, price))
        else:
            offer["price"] = given
        if framework.real_price is not None and framework.real_price.holds_for(lot.id):
            elements = framework.real_price.elements
            part = Number.of(price / len(elements))
            offer["cost_elements"] = {element.id: part for element in elements}
        social = framework.social_return
        if social is not None and social.percent is not None:
            value = Number.of(social.percent / 100 * price)
            offer["social_return"] = SocialReturnOffer.model_construct(value=value)
        return Offer.model_construct(**offer)  # type: ignore[arg-type]

    def _sheet_of(self, number: int, names: list[str]) -> Iterator[ScoreSheet]:
        """Yield a sheet per assessor, and one with the joint marks where there are such."""
        plan = self.plan
        joint_marks: dict[tuple[str, ...], dict[str, dict[str, dict[str, Mark]]]] = {}
        for assessor, criteria in self.sheets.items():
            own = () if plan.agree else (assessor,)
            key = (*criteria, *own)
            if key not in joint_marks:
                joint_marks[key] = {
                    name: {plan.lot.id: self._marks_of(number, name, criteria, own)}
                    for name in names
                }
            marks = joint_marks[key]
            joint = assessor == ""
            yield ScoreSheet.model_construct(
                format="aanbesteding/scores/1",
                framework=plan.framework.id,
                kind="consensus" if joint else "individual",
                assessor=None if joint else assessor,
                decimal_sign="point",
                marks=marks,
            )

    def _marks_of(
        self, number: int, name: str, criteria: tuple[str, ...], own: tuple[str, ...]
    ) -> dict[str, Mark]:
        given = {}
        for criterion in criteria:
            source = self.plan.marks[criterion]
            place = self._draw(source.count, number, name, "mark", criterion, *own)
            if (criterion, place) not in self._marks:
                mark = Mark.model_construct(mark=source.text(place), reason=REASON)
                self._marks[criterion, place] = mark
            given[criterion] = self._marks[criterion, place]
        return given


def _sheets(plan: LotPlan, judged: list[Node]) -> dict[str, tuple[str, ...]]:
    """Return who gives marks on what; the joint marks stand under an empty name."""
    panel = plan.framework.panel
    sheets: dict[str, list[str]] = {}
    if panel is None:
        return {}
    for node in judged:
        method = node.criterion.method
        combine = CONSENSUS if node.criterion.by_consensus else panel.combine
        named: tuple[str, ...] = tuple(assessor.id for assessor in panel.assessors)
        if isinstance(method, RatingScale):
            combine = method.combine or panel.combine
            named = method.assessors or named
        for assessor in ("",) if combine == CONSENSUS else dict.fromkeys(named):
            sheets.setdefault(assessor, []).append(node.criterion.id)
    return {assessor: tuple(criteria) for assessor, criteria in sheets.items()}


def _lines(plan: LotPlan, price: Fraction) -> Iterator[LifeCycleLine]:
    """Yield a life cycle that comes to a price: all of it in the first year, on the first cost."""
    cycle = plan.lot.life_cycle
    assert cycle is not None
    grown = price * cycle.growth ** int(cycle.first_year - cycle.base_year)
    costs = [item.id for item in cycle.items if item.kind == "cost"] or [cycle.items[0].id]
    for item in cycle.items:
        amount = grown if item.id == costs[0] else Fraction(0)
        yield LifeCycleLine.model_construct(
            item=item.id, year=cycle.first_year, amount=Number.of(amount)
        )
