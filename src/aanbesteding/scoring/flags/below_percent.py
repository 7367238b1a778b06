"""A price below an announced percentage of the median, the mean, the next lowest or the estimate.

With 70 % of the median and prices of 60, 100 and 110: the median is 100, the bound 70, and 60 is
flagged; 70 itself would not be.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import Source, Step
from aanbesteding.model.finding import Finding
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import OWN, TOO_FEW, Field, Flag, below
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Text

WHAT = {
    "median": Text("de mediaan van de prijzen", "the median of the prices"),
    "mean": Text("het gemiddelde van de prijzen", "the mean of the prices"),
    "second-lowest": Text("de op één na laagste prijs", "the next lowest price"),
    "estimate": Text("de raming", "the estimate"),
}
TITLE = Text("prijs onder een percentage van {what}", "price below a percentage of {what}")
NAMES = {"median": "median", "mean": "mean", "second-lowest": "second", "estimate": "estimate"}


def _run(field: Field, base: str) -> Iterator[Flagged]:
    test = f"below-percent-of-{base}"
    percent: Fraction | None = getattr(field.announced, test.replace("-", "_"))
    if percent is None:
        return
    if base != "estimate" and len(field.ranked) < 2:
        yield field.not_run(test, TOO_FEW)
        return
    amount = _amount(field, base)
    name = NAMES[base]
    step = Step(
        f"percent / 100 * {name}", (("percent", percent), (name, amount)), percent / 100 * amount
    )

    def raised(candidate: Candidate) -> Finding:
        fields = {
            "bid": candidate.bid.id,
            "price": in_euros(candidate.price),
            "bound": in_euros(step.result),
            "percent": both(shortest, percent),
            "what": WHAT[base],
            "base": in_euros(amount),
        }
        return Finding(codes.BELOW, field.offer_of(candidate), fields)

    yield from below(field, test, step, field.announced_at(test), raised)


def _amount(field: Field, base: str) -> Fraction:
    if base == "median":
        return field.median
    if base == "mean":
        return field.mean
    if base == "second-lowest":
        return field.prices[1]
    assert field.lot.estimate is not None  # AB120
    return field.lot.estimate


def _of(base: str, source: Source) -> Flag:
    formula = f"percent / 100 * {NAMES[base]}"
    title = Text(*(text.format(what=what) for text, what in zip(TITLE, WHAT[base], strict=True)))
    test = f"below-percent-of-{base}"
    return Flag(test, title, codes.BELOW, formula, source, lambda field: _run(field, base))


FLAGS = (
    _of("median", Source(Text("AICTIONBOT, 70 %", "AICTIONBOT, 70 %"), True)),
    _of("mean", Source(Text("AsbestHub, 20 % afwijking", "AsbestHub, a 20 % deviation"), True)),
    _of("second-lowest", OWN),
    _of("estimate", OWN),
)
