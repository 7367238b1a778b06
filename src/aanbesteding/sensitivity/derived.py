"""Parameters of other price methods and awards, derived from a lot's ceiling and floor.

Between a low price L and a high price H every method gets the parameters by which, where it can,
L gets all points and H none. With L = € 80 and H = € 120:

- `price-bandwidth`: all points at € 80, none at € 120; `price-threshold`: threshold € 80, reserve
  € 120; `price-parabolic`: reserve € 120
- `price-linear-lowest`: no points from (120 / 80 − 1) × 100 = 50 % above the lowest price
- `price-log`: no points from 120 / 80 = 1.5 times the lowest price
- `price-average`: 50 % at the mean price and, with M = (80 + 120) / 2 = 100 as the mean, 100 % at
  L and 0 % at H: M / (H − L) = 2.5 per cent for each per cent
- `price-graduated`: Scotland's bend at 1.025 times the median and 0.1 per cent up to there; beyond
  it as steep as gives nothing at H when L is the lowest price and M the median:
  (100 − 0.1 × 28.125) / 21.875, since M × 1.025 = 102.5 lies 28.125 % and H 50 % above L
- `price-rank`: with three bids 100, 50 and 0 %

What lies beyond is cut off (`clamp`). Amounts are in whole cents, L rounded down and H up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.exact.display import euros, shortest
from aanbesteding.exact.interval import MAX_EXPONENT
from aanbesteding.exact.rounding import round_to
from aanbesteding.fields import Exact, Model, kebab
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Text

BEND, GENTLE = Fraction(1025, 1000), Fraction(1, 10)
"""Where Scotland's price score bends, and what a per cent costs up to there (see `methods`)."""
FULL = Fraction(100)


class Span(NamedTuple):
    """The prices that parameters are derived from, in euros, and how many bids there are."""

    low: Fraction
    high: Fraction
    bids: int
    low_from: Text
    high_from: Text

    @property
    def wide(self) -> bool:
        """Whether there is anything between the two."""
        return self.low < self.high

    @property
    def middle(self) -> Fraction:
        """The price halfway."""
        return (self.low + self.high) / 2


def span_of(case: Case) -> Span | None:
    """Return the ceiling and the floor of the lot, or the highest and the lowest price instead.

    None where no bid is ranked.
    """
    lot = case.base.lot
    prices = [bid.price for bid in case.base.ranking if bid.price is not None]
    if not prices:
        return None
    return Span(
        round_to(min(prices), 2, "floor") if lot.floor is None else Fraction(lot.floor),
        round_to(max(prices), 2, "ceiling") if lot.ceiling is None else Fraction(lot.ceiling),
        len(prices),
        Text(
            "de laagste prijs, bij gebrek aan een bodemprijs",
            "the lowest price, for want of a floor",
        )
        if lot.floor is None
        else Text("de bodemprijs", "the floor"),
        Text(
            "de hoogste prijs, bij gebrek aan een plafond",
            "the highest price, for want of a ceiling",
        )
        if lot.ceiling is None
        else Text("het plafond", "the ceiling"),
    )


Found = Mapping[str, Any] | None
"""Parameters by their keys; None where the prices do not allow any."""


def _between(low: str, high: str) -> Callable[[Span], Found]:
    """Give the low price to one parameter and the high price to another."""

    def derive(span: Span) -> Found:
        return {low: span.low, high: span.high} if span.wide else None

    return derive


def _parabolic(span: Span) -> Found:
    return {"reserve": span.high} if span.high else None


def _linear_lowest(span: Span) -> Found:
    return {"zero-at": (span.high / span.low - 1) * 100} if span.wide and span.low else None


def _log(span: Span) -> Found:
    return {"zero-at": span.high / span.low} if span.wide and span.low else None


def _average(span: Span) -> Found:
    if not span.wide:
        return None
    return {"at-mean": FULL / 2, "per-percent": span.middle / (span.high - span.low)}


def _graduated(span: Span) -> Found:
    bend = max(span.low, span.middle * BEND)
    if not span.low or span.high <= bend:
        return None
    below, above = (bend - span.low) / span.low * 100, (span.high - bend) / span.low * 100
    steep = (FULL - GENTLE * below) / above
    return {"inflection": BEND, "gentle": GENTLE, "steep": steep} if steep >= 0 else None


def _rank(span: Span) -> Found:
    last = span.bids - 1
    table = [FULL * (last - place) / last for place in range(span.bids)] if last else [FULL]
    return {"table": tuple(table[:200]), "beyond": Fraction(0)}


def _none(span: Span) -> Found:
    return {}


DERIVED: dict[str, Callable[[Span], Found]] = {
    "price-proportional": _none,
    "price-linear-lowest": _linear_lowest,
    "price-linear-range": lambda span: {"when-equal": FULL},
    "price-bandwidth": _between("full-at", "zero-at"),
    "price-threshold": _between("threshold", "reserve"),
    "price-parabolic": _parabolic,
    "price-log": _log,
    "price-average": _average,
    "price-graduated": _graduated,
    "price-rank": _rank,
}
"""For every price method that needs no formula of the framework's own: its parameters."""


def parameters_of(method: str, span: Span) -> Model | None:
    """Return the parameters of a price method; None where they cannot be derived."""
    found = DERIVED[method](span)
    if found is None:
        return None
    kind = METHODS[method].parameters
    beyond = {"out-of-range": "clamp"} if "out_of_range" in kind.model_fields else {}
    return kind.model_validate({"type": method, **found, **beyond})


def award_parameters(
    award: str, span: Span, weights: tuple[Fraction, Fraction] | None
) -> Model | None:
    """Return the parameters of a way of award; None where they cannot be derived.

    `weights` are those of quality and of price. With 60 and 40, and prices from € 80 to € 120: one
    per cent of quality is worth 60/40 × 40/100 = € 0.60 (`willingness-to-pay`), `most` is 60 %.
    """
    found: dict[str, Any] | None = None
    if award in ("price-per-quality", "value-for-money"):
        found = {"constant": span.high} if award == "value-for-money" else {}
    elif award == "lowest-price":
        found = {"motivation": "sensitivity"}
    elif weights is not None and weights[1]:
        found = _weighed(award, span, *weights)
    if found is None or found.get("constant") == 0:
        return None
    return AWARDS[award].parameters.model_validate({"type": award, **found})


def _weighed(award: str, span: Span, quality: Fraction, price: Fraction) -> dict[str, Any] | None:
    both_weights = {"quality-weight": quality, "price-weight": price}
    match award:
        case "utility-index" | "mark-up":
            return both_weights
        case "weighted-value-for-money":
            exponent = quality / price
            long = max(exponent.numerator, exponent.denominator) > MAX_EXPONENT
            return None if long else {**both_weights, "constant": span.high}
        case "normalised-price":
            return {"most": 100 * quality / (quality + price)}
        case "willingness-to-pay" if span.wide:
            worth = quality / price * (span.high - span.low) / 100
            return {"per-percent": round_to(worth, 2, "half-up")}
        case _:
            return None


def described(parameters: Model) -> Text:
    """Return parameters as the file names them: `zero-at € 120; full-at € 80`."""
    parts = [
        (kebab(name), _shown(field.metadata, getattr(parameters, name)))
        for name, field in type(parameters).model_fields.items()
        if name not in ("type", "motivation") and getattr(parameters, name) not in (None, {})
    ]
    if not parts:
        return Text("geen", "none")
    return Text(
        "; ".join(f"{key} {text.nl}" for key, text in parts),
        "; ".join(f"{key} {text.en}" for key, text in parts),
    )


def _shown(metadata: list[Any], value: Any) -> Text:
    exact = next((one for one in metadata if isinstance(one, Exact)), None)
    if isinstance(value, Fraction):
        if exact is not None and exact.decimals == 2:
            return both(euros, value)
        return both(shortest, value)
    if isinstance(value, Mapping):
        parts = [(f"{key} = ", _shown([], one)) for key, one in value.items()]
    elif isinstance(value, tuple):
        parts = [("", _shown([], one)) for one in value]
    else:
        return Text(str(value), str(value))
    return Text(
        ", ".join(key + text.nl for key, text in parts),
        ", ".join(key + text.en for key, text in parts),
    )
