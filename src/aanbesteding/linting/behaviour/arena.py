"""One lot of a framework where invented bids compete: the engine itself decides who wins.

What the engine cannot evaluate says nothing: a probe then has no outcome, and a rule is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from aanbesteding.linting.behaviour.invented import Invented, Writer, bid_model, sheet_model
from aanbesteding.linting.behaviour.levers import (
    CannotInvent,
    Lever,
    Profile,
    at_best,
    at_worst,
    ladder,
    levers_of,
)
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluate import evaluate
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel

GUESS = Fraction(1_000_000)
"""The highest price that is tried where nothing in the framework tells one."""
LARGEST = Fraction(10**12 - 1)
"""The highest price that a file can state in whole euros."""
EURO = Fraction(1)
MAX_SIZE = 400
"""The most marks and facts that one bid may need; of a larger lot nothing is said."""
IDS = tuple(f"voorbeeld-{letter}" for letter in "abcdefgh")


class Arena:
    """The bids that are possible for one lot, and what the engine makes of them.

    `same` are the lots that are exactly alike, this one included. Raises `CannotInvent`.
    """

    def __init__(self, framework: Framework, index: int, same: tuple[str, ...]) -> None:
        self.announced = framework
        self.framework = opened(framework)
        self.index = index
        self.lot = framework.lots[index]
        self.same = same
        self.award = AWARDS[framework.award.type]
        self.nodes: list[Node] = list(walk(framework, *criteria_of(framework, index)))
        self.levers: tuple[Lever, ...] = levers_of(framework, self.nodes)
        self.writer = Writer(framework, self.lot, self.levers)
        self.high = self._highest()
        self.low = self._lowest()
        self.runs = 0
        size = sum(len(lever.judges) for lever in self.levers)
        if size > MAX_SIZE:
            raise CannotInvent(self.lot.id)
        self.budget = max(20, min(250, 5000 // max(size, 1)))
        self.best: Profile = at_best(self.levers)
        self.worst: Profile = at_worst(self.levers)

    # --- what kind of lot it is ---------------------------------------------------------------

    @property
    def moving(self) -> tuple[Lever, ...]:
        """The levers that decide something."""
        return tuple(lever for lever in self.levers if lever.nodes and lever.best > 0)

    @property
    def price_matters(self) -> bool:
        """Whether the price is in the total, by itself or by a criterion, and bids choose it."""
        criteria = any(node.method and node.method.measures == "price" for node in self.nodes)
        return (criteria or self.award.uses_price) and self.high > self.low

    @property
    def bounded(self) -> bool:
        """Whether the highest price is announced, and not a guess."""
        rejected = any(rejects for _, rejects in self._announced_prices())
        return self.lot.ceiling is not None or self.lot.fixed_price is not None or rejected

    @property
    def scaled(self) -> bool:
        """Whether the size of prices is known: to a total in euros it matters, to points not.

        Without a ceiling, an estimate or a price in a method the highest price is a guess.
        """
        announced = next(self._announced_prices(), None) is not None or self.lot.estimate
        return self.bounded or bool(announced) or self.award.unit != "euro"

    @property
    def sees_others(self) -> bool:
        """Whether a total depends on other bids."""
        relative = any(node.relative for node in self.nodes)
        return relative or self.award.sees_others(self.framework.award)

    @cached_property
    def rungs(self) -> list[Profile]:
        """Profiles from the worst to the best."""
        return ladder(self.levers)

    @property
    def lots(self) -> str:
        """The lots that this holds for, for a message."""
        return ", ".join(self.same)

    # --- prices -------------------------------------------------------------------------------

    def price(self, wanted: Fraction) -> Fraction:
        """Return a price that can be stated, at or just below what is wanted."""
        return self.writer.attainable(wanted)

    def _highest(self) -> Fraction:
        ceiling = self.lot.ceiling
        bounds = [] if ceiling is None else [Fraction(ceiling)]
        tops = list(self._announced_prices())
        bounds += [top for top, rejects in tops if rejects]
        if not bounds:
            bounds = [max((top for top, _ in tops), default=self._guess())]
        return self.writer.attainable(min(bounds))

    def _guess(self) -> Fraction:
        if self.lot.estimate:
            return Fraction(self.lot.estimate)
        weights = sum((node.weight for node in self.nodes if node.depth == 0), Fraction(0))
        return min(max(GUESS, 5 * weights), LARGEST) if self.award.in_euros else GUESS

    def _lowest(self) -> Fraction:
        floor = Fraction(self.lot.floor if self.lot.floor is not None else EURO)
        for node in self.nodes:
            parameters: Any = node.criterion.method
            beyond = getattr(parameters, "out_of_range", None)
            full = getattr(parameters, "full_at", None)
            of_price = node.method is not None and node.method.id == "price-bandwidth"
            if of_price and full is not None and beyond in ("reject", "not-announced"):
                floor = max(floor, min(full, parameters.zero_at))
        low = self.writer.attainable(floor)
        low = low if low >= floor else self.writer.attainable(floor + EURO)
        return min(low, self.high)  # a ceiling can lie below one euro

    def _announced_prices(self) -> Iterator[tuple[Fraction, bool]]:
        """Yield the prices that methods announce, and whether a higher one is no use."""
        for node in self.nodes:
            if node.method is None or node.method.measures != "price":
                continue
            parameters: Any = node.criterion.method
            beyond = getattr(parameters, "out_of_range", None) in ("reject", "not-announced")
            if node.method.id == "price-bandwidth":
                ends = (parameters.zero_at, parameters.full_at)
                yield Fraction(max(ends)), beyond
            elif node.method.id in ("price-threshold", "price-parabolic"):
                yield Fraction(parameters.reserve), beyond

    # --- the engine ---------------------------------------------------------------------------

    def run(self, *bids: Invented, framework: Framework | None = None) -> LotResult | None:
        """Return the outcome of the lot; None where the engine has none, or the work is done.

        A rule may run a lot so many times only (`budget`), fewer the larger the lot is.
        """
        under = framework or self.framework
        self.runs += 1
        if self.runs > self.budget:
            return None
        dossier = self.dossier(bids)
        try:
            panel = Panel(under, dossier)
            lot = LotEvaluation(under, self.index, dossier, panel)
            result = lot.run()
        except Exception:  # noqa: BLE001 - a probe that cannot be evaluated says nothing
            return None
        return None if lot.faults or panel.faults() else result

    def confirmed(self, *bids: Invented, framework: Framework | None = None) -> LotResult | None:
        """Return the outcome through the engine's one entrance, with all checks; else None."""
        dossier = self.dossier(bids)
        try:
            evaluation = evaluate(framework or self.framework, dossier)
        except Exception:  # noqa: BLE001 - what cannot be shown is not claimed
            return None
        return evaluation.lots[self.index]

    def dossier(self, bids: Iterable[Invented]) -> Dossier:
        """Return the models of invented bids and of their score sheets."""
        bids = tuple(bids)
        made = tuple(bid_model(self.writer.bid(one)) for one in bids)
        return Dossier(made, tuple(sheet_model(sheet) for sheet in self.writer.sheets(bids)))

    def beats(self, one: Invented, other: Invented, *more: Invented) -> bool:
        """Whether a bid is ranked before another; false where there is no outcome."""
        return ahead(self.run(one, other, *more), one.id, other.id)

    # --- bids ---------------------------------------------------------------------------------

    def bid(self, place: int, price: Fraction, profile: Profile) -> Invented:
        """Return the bid A, B, C, … with a price that can be stated."""
        return Invented(IDS[place], self.price(price), profile)

    @cached_property
    def lowest_ranked(self) -> int | None:
        """The lowest rung that passes every minimum score beside the best bid; None without any."""
        best = self.bid(1, self.low, self.best)

        def passes(rung: int) -> bool:
            mine = self.bid(0, self.high, self.rungs[rung])
            found = self.run(mine, best)
            return found is not None and mine.id in {result.bid for result in found.ranking}

        return first_true(0, len(self.rungs) - 1, passes)

    def admissible(self) -> Profile | None:
        """Return the profile of the lowest rung that is ranked."""
        return None if self.lowest_ranked is None else self.rungs[self.lowest_ranked]


def opened(framework: Framework) -> Framework:
    """Return a framework whose prices are not locked and whose panel knows the bids.

    Neither changes an outcome (clauses 5.13 and 5.14); the evidence goes the announced way.
    """
    policies = framework.policies.model_copy(update={"prices": None})
    panel = framework.panel and framework.panel.model_copy(update={"anonymous": None})
    return framework.model_copy(update={"policies": policies, "panel": panel, "controls": ()})


def arenas(framework: Framework) -> Iterator[Arena]:
    """Yield the lots of a framework, those that are exactly alike once.

    A lot for which no complete bid can be invented is left out: nothing is said about it.
    """
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, lot in enumerate(framework.lots):
        alike.setdefault(_likeness(framework, index, lot.id), []).append(index)
    for indices in alike.values():
        try:
            yield Arena(framework, indices[0], tuple(framework.lots[n].id for n in indices))
        except (CannotInvent, ArithmeticError, ValueError):
            continue


def _likeness(framework: Framework, index: int, name: str) -> tuple[object, ...]:
    lot = framework.lots[index]
    block = framework.real_price
    return (
        index if lot.criteria is not None else None,
        lot.ceiling,
        lot.floor,
        lot.fixed_price,
        lot.estimate,
        lot.winners,
        index if lot.basket is not None or lot.life_cycle is not None else None,
        block is not None and block.holds_for(name),
    )


def ahead(result: LotResult | None, one: str, other: str) -> bool:
    """Whether a bid is ranked before another, or is ranked where the other is not."""
    if result is None:
        return False
    ranks = {found.bid: found.rank or 0 for found in result.ranking}
    return one in ranks and (other not in ranks or ranks[one] < ranks[other])


def first_of(result: LotResult | None) -> tuple[str, ...]:
    """Return the bids that share the first rank."""
    return result.groups[0][1] if result is not None and result.ranking else ()


def first_true(low: int, high: int, holds: Callable[[int], bool]) -> int | None:
    """Return the least number from low to high for which `holds`, when it holds from there on.

    >>> first_true(0, 9, lambda n: n >= 7), first_true(0, 9, lambda n: False)
    (7, None)
    """
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def total_of(result: LotResult | None, bid: str) -> Fraction | None:
    """Return the total of a ranked bid."""
    found = result.result(bid) if result is not None else None
    return found.total if found is not None else None
