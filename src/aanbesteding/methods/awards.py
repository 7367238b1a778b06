"""How a lot is awarded: what the total of a bid is made of, and whether more or less wins."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Line, Model
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class Points(Model):
    """Weighted sum of points; the most points win. Price is one of the criteria."""

    type: Literal["points"]


class AwardOnValue(Model):
    """Gunnen op waarde: price minus the value of the quality in euros; the lowest sum wins."""

    type: Literal["award-on-value"]


class LowestPrice(Model):
    """The lowest price among the admitted bids wins."""

    type: Literal["lowest-price"]
    motivation: Line
    """Why the lowest price is the criterion (art. 2.114 lid 4 Aanbestedingswet 2012)."""


class FixedPrice(Model):
    """The price is fixed per lot; the most quality points win."""

    type: Literal["fixed-price"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A row of the catalogue of award methods.

    `better` says whether the highest or the lowest total wins; `unit` what a total is in.
    `uses_price` says that the price itself, not a criterion on it, is in the total;
    `takes_price_criterion` that criteria may be measured on the price.
    """

    id: str
    name: Text
    better: Literal["high", "low"]
    unit: Literal["points", "euro"]
    uses_quality: bool
    uses_price: bool
    takes_price_criterion: bool
    source: Source

    def total(self, quality: Fraction, price: Fraction | None) -> Step:
        """Return the total of a bid from the sum of its criteria and its price in euros."""
        if self.uses_quality and self.uses_price:
            assert price is not None
            return Step(
                "price - quality", (("price", price), ("quality", quality)), price - quality
            )
        if self.uses_price:
            assert price is not None
            return Step("price", (("price", price),), price)
        return Step("total", (("total", quality),), quality)


AWARDS: dict[str, Award] = {
    award.id: award
    for award in (
        Award(
            id="points",
            name=Text("punten (gewogen som)", "points (weighted sum)"),
            better="high",
            unit="points",
            uses_quality=True,
            uses_price=False,
            takes_price_criterion=True,
            source=Source(
                Text(
                    "NEVI, «gewogen factor score methode»", "NEVI, «gewogen factor score methode»"
                ),
                True,
            ),
        ),
        Award(
            id="award-on-value",
            name=Text("gunnen op waarde (fictieve inschrijfsom)", "award on value"),
            better="low",
            unit="euro",
            uses_quality=True,
            uses_price=True,
            takes_price_criterion=False,
            source=Source(
                Text(
                    "Negometrix, «Gunnen op waarde», Fi = Pi − Qi; CROW",
                    "Negometrix, «Gunnen op waarde», Fi = Pi − Qi; CROW",
                ),
                True,
            ),
        ),
        Award(
            id="lowest-price",
            name=Text("laagste prijs", "lowest price"),
            better="low",
            unit="euro",
            uses_quality=False,
            uses_price=True,
            takes_price_criterion=False,
            source=Source(
                Text(
                    "art. 2.114 lid 2 onder c Aanbestedingswet 2012",
                    "art. 2.114(2)(c) Aanbestedingswet 2012",
                ),
                True,
            ),
        ),
        Award(
            id="fixed-price",
            name=Text("vaste prijs, alleen kwaliteit", "fixed price, quality only"),
            better="high",
            unit="points",
            uses_quality=True,
            uses_price=False,
            takes_price_criterion=False,
            source=Source(
                Text("art. 67 lid 2 Richtlijn 2014/24/EU", "art. 67(2) Directive 2014/24/EU"), True
            ),
        ),
    )
}
