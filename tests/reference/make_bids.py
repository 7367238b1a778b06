"""The part of the generator that makes bids."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from fractions import Fraction

from .announced import FORMS
from .drawing import BESIDE, text
from .make_forms import Forms
from .measures import Plain

SHARES = {
    2: [["50", "50"], ["60", "40"], ["66.67", "33.33"]],
    3: [["33.33", "33.33", "33.34"], ["50", "30", "20"]],
    4: [["25", "25", "25", "25"], ["40", "30", "20", "10"]],
}


class Bids(Forms):
    """Makes bids."""

    def bids(self, framework: Plain) -> list[Plain]:
        """Return bids; many are like another one but for a detail, so that totals are equal."""
        bids: list[Plain] = []
        for number in range(1, self.pick([1, 2, 3, 4, 4, 5, 5, 6]) + 1):
            if bids and self.chance(0.4):
                bid = copy.deepcopy(self.pick(bids))
                for member in bid["tenderer"]["members"]:
                    member["organisation"] += f"-{number}"
                bid["like"] = bid["id"]
                if self.chance(0.5):
                    self.offer_price(framework, self.pick(bid["lots"]))
            else:
                bid = self.bid(framework, number)
            bid["id"] = f"bod-{number}"
            bids.append(bid)
        if self.chance(0.35):
            self.share_organisations(bids)
        return bids

    def bid(self, framework: Plain, number: int) -> Plain:
        """Return a bid."""
        offers = []
        lots = [lot["id"] for lot in framework["lots"]]
        for lot in lots if self.chance(0.6) else self.some(lots):
            offer = {"lot": lot, "facts": self.stated("lot")}
            offer |= self.offer_social_return(framework)
            self.offer_price(framework, offer)
            offers.append(offer)
        return {
            "format": "aanbesteding/bid/1",
            "id": "",
            "tenderer": {
                "name": f"Inschrijver {number}",
                "members": self.members(framework, number),
            },
            "facts": self.stated("bid"),
            "lots": offers,
        }

    def members(self, framework: Plain, number: int) -> list[Plain]:
        """Return a sole tenderer or a consortium, and who stands beside it."""
        roles = ["sole"] if self.chance(0.5) else ["lead"] + ["member"] * self.rng.randint(1, 3)
        shares: Sequence[str | None] = [self.pick([None, None, "100"])]
        if len(roles) > 1:
            shares = self.pick(SHARES[len(roles)])
        beside = [self.pick(BESIDE) for _ in range(self.pick([0, 0, 1, 1, 2]))]
        members = []
        for index, role in enumerate(roles + beside):
            member: Plain = {
                "organisation": f"organisatie-{number}-{index}",
                "name": "Een organisatie",
                "role": role,
                "facts": self.stated("member", role),
                "declarations": {
                    ground["id"]: self.pick(["ja"] + ["nee", "false"] * 12)
                    for ground in framework.get("exclusion-grounds", [])
                    if role in ground["applies-to"]
                },
            }
            if role == "relied-upon":
                member |= self.relied_upon(framework)
            if index < len(shares) and shares[index]:
                member["share"] = shares[index]
            members.append(member)
        self.rng.shuffle(members)
        return members

    def stated(self, level: str, role: str = "sole") -> dict[str, str]:
        """Return the facts of a level; organisations beside the tenderer state what counts."""
        return {
            use.fact["id"]: self.pick(use.values)
            for use in self.facts
            if use.fact["level"] == level
            and (role not in BESIDE or role in self.extra_roles.get(use.fact["id"], set()))
        }

    def offer_price(self, framework: Plain, offer: Plain) -> None:
        """State a price, as an amount or a sheet; its total differs only where that is settled."""
        for form in FORMS:
            offer.pop(form, None)
        amount = self.price()
        lot = next(lot for lot in framework["lots"] if lot["id"] == offer["lot"])
        if "basket" in lot or "life-cycle" in lot:
            offer |= self.in_form(lot, amount)
            return
        if self.award == "fixed-price":
            if self.chance(0.5):
                return  # 2.3: a bid need not state one
            if self.chance(0.8):
                amount = lot["fixed-price"]
        if self.chance(0.6):
            offer["price"] = amount
            return
        quantity, unit = (
            self.pick(["2", "10", "0.5", "3.3333"]),
            self.pick(["1", "12.5", "-4", "7"]),
        )
        rest = Fraction(amount) - Fraction(quantity) * Fraction(unit)
        offer["price-sheet"] = {
            "lines": [
                {"item": "uren", "quantity": quantity, "unit-price": unit},
                {"item": "de rest", "quantity": "1", "unit-price": text(rest)},
            ]
        }
        if self.chance(0.6):
            settled = framework["policies"]["price-sheet"] in ("unit-prices", "stated-total")
            total = self.price() if settled and self.chance(0.4) else amount
            offer["price-sheet"]["total"] = total
