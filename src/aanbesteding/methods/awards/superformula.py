"""F14, EMVI superformula, EXPERIMENTAL: a reconstruction, the original tool was not seen.

With the reference € 100,000 at 70 % and n = 1, a bid of € 130,000 at 100 %:
130,000/100,000 + 0.70/1.00 = 2, the same as the reference bid itself (1 + 1 = 2).
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.exact.interval import power
from aanbesteding.fields import Model, Money, Percent, Positive
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "power(price / reference, n) + power(quality / achieved, n)"


class Superformula(Model):
    """EMVI superformula (experimental); the lowest wins."""

    type: Literal["superformula"]
    reference_price: Money
    """The price of the reference bid, in euros."""
    reference_quality: Percent
    """The quality of the reference bid, in per cent of all points."""
    exponent: Positive
    """n: how steeply price and quality trade."""


def total(parameters: Superformula, offered: Offered) -> Step:
    """Return (P/Pref)^n + (Qref/Q)^n."""
    if offered.quality <= 0 or offered.whole == 0 or offered.price == 0:
        raise NoTotal
    reference = parameters.reference_quality / 100
    achieved = offered.quality / offered.whole
    if parameters.reference_price == 0 or reference <= 0:
        raise NoTotal
    try:
        dear = power(offered.price / parameters.reference_price, parameters.exponent)
        good = power(reference / achieved, parameters.exponent)
    except ValueError:
        raise NoTotal from None
    values = (
        ("price", offered.price),
        ("reference", parameters.reference_price),
        ("n", parameters.exponent),
        ("quality", reference),
        ("achieved", achieved),
    )
    result = dear.middle + good.middle
    return Step(FORMULA, values, result, radius=dear.radius + good.radius)


AWARD = Award(
    id="superformula",
    name=Text("EMVI-superformule (experimenteel)", "EMVI superformula (experimental)"),
    better="low",
    unit="index",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    experimental=True,
    source=Source(
        Text(
            "reconstructie naar het voorbeeld van Negometrix; het origineel is niet gezien",
            "reconstruction after the example of Negometrix; the original was not seen",
        ),
        False,
    ),
    parameters=Superformula,
    total=total,
)
