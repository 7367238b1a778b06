"""The part of the generator that adds controls, and puts things wrong that must stop."""

from __future__ import annotations

import copy

from .drawing import text
from .make_marks import Conflicts, Marks, Sheets
from .measures import Plain, Stops
from .naive import naive
from .prices import is_relative
from .rounding import settled
from .stages import all_nodes


class Spoiler(Sheets):
    """Adds what the author expects, and what must stop an evaluation."""

    def controls(
        self, framework: Plain, bids: list[Plain], sheets: list[Plain], *, wrong: bool
    ) -> None:
        """Add what the author expects of some bids; now and then of a bid that is not there."""
        controls: list[Plain] = []
        for lot, result in naive(framework, bids, sheets).items():
            for bid_id, total in result["totals"].items():
                control: Plain = {"lot": lot, "bid": bid_id}
                got, points = total, result["points"][bid_id]
                if points and self.chance(0.5):
                    control["criterion"] = self.pick(sorted(points))
                    got = points[control["criterion"]]
                control["decimals"] = str(self.rng.randint(0, 3))
                expected = settled(got, int(control["decimals"]), "half-up")
                if abs(expected) >= 10**11:  # more digits than a number in a file has
                    continue
                control["expect"] = text(expected + 1 if wrong else expected)
                controls.append(control)
        if controls:
            controls = self.some(controls)
            if self.chance(0.3):
                controls.append({**controls[0], "bid": "bod-99"})
            framework["controls"] = controls

    def stops(
        self, framework: Plain, bids: list[Plain], marks: Marks, conflicts: Conflicts
    ) -> bool:
        """Say whether the evaluation stops as it is."""
        try:
            naive(framework, bids, self.sheets(framework, marks, conflicts))
        except Stops:
            return True
        return False

    def spoiled(
        self, framework: Plain, bids: list[Plain], marks: Marks, conflicts: Conflicts
    ) -> tuple[Plain, list[Plain], Marks, Conflicts]:
        """Put one thing wrong that must stop the evaluation, if it matters at all.

        Much of what can be wrong does not matter, for instance with a bid that is excluded. That
        has its use too, but most of the time it must: so there are three attempts.
        """
        for _ in range(3):
            attempt = copy.deepcopy((framework, bids, marks, conflicts))
            self.spoil(*attempt)
            if self.stops(*attempt):
                break
        return attempt

    def spoil(
        self, framework: Plain, bids: list[Plain], marks: Marks, conflicts: Conflicts
    ) -> None:
        """Put one thing wrong, of a kind that this tender can have."""
        lots = [lot.get("criteria", framework.get("criteria", [])) for lot in framework["lots"]]
        formed = {lot["id"] for lot in framework["lots"] if {"basket", "life-cycle"} & set(lot)}
        methods = [n["method"] for tree in lots for n in all_nodes(tree) if "method" in n]
        ranged = [m for m in methods if m.get("out-of-range", "not-announced") != "not-announced"]
        relative = [m for m in methods if is_relative(m) and m["type"] != "rating-to-best"]
        offer = self.pick([offer for bid in bids for offer in bid["lots"]])
        kinds = ["control"]
        kinds += ["missing", "none", "off-scale", "conflict"] * bool(marks)
        kinds += ["range"] * (9 * bool(ranged))
        if offer["lot"] in formed:
            kinds += ["form"] * 9
        else:
            kinds += ["sheet", "negative"] + ["zero"] * (9 * bool(relative))
        kinds += ["no offer"] * (5 * ("social-return" in framework))
        kind = self.pick(kinds)
        if kind in ("sheet", "negative"):
            framework["policies"]["price-sheet"] = self.pick(["refuse", "not-announced"])
            offer.pop("price", None)
            line = {"item": "uren", "quantity": "2", "unit-price": "50"}
            offer["price-sheet"] = {"lines": [line], "total": "100.01"}
            if kind == "negative":
                line["unit-price"] = "-50"
                del offer["price-sheet"]["total"]
        elif kind == "form":
            self.spoil_form(offer)
        elif kind == "no offer":
            framework["social-return"]["test"] = "knock-out"
            del offer["social-return"]
        elif kind == "control":
            self.controls(framework, bids, self.sheets(framework, marks, conflicts), wrong=True)
        elif kind == "zero":
            offer.pop("price-sheet", None)
            offer["price"] = "0"
        elif kind == "range":
            self.pick(ranged)["out-of-range"] = "not-announced"
        else:
            self.spoil_marks(kind, framework, marks, conflicts)

    def spoil_form(self, offer: Plain) -> None:
        """Put something wrong with a price that has a form: 2.10 to 2.13."""
        if self.chance(0.3):
            offer["price"] = "100"
        elif "unit-prices" in offer:
            prices = offer["unit-prices"]
            if self.chance(0.5):
                prices["iets-anders"] = "1"
            else:
                prices.pop(self.pick(list(prices)))
        else:
            line = self.pick(offer["life-cycle"])
            wrong = {"amount": "5" if line["item"] == "restwaarde" else "-5"}
            line |= self.pick([wrong, {"item": "iets-anders"}])
            if "year" in line and self.chance(0.4):
                line["year"] = "2099"

    def spoil_marks(self, kind: str, framework: Plain, marks: Marks, conflicts: Conflicts) -> None:
        """Put something wrong with a mark."""
        key = self.pick(list(marks))
        who, bid, lot, node = key
        if kind == "off-scale":
            marks[key] = self.pick(["99", "0.3", "geweldig", "Goed", "-3", "1e1"])
        elif kind == "conflict":
            who = self.pick(self.panel) if who == "consensus" else who
            marks[who, bid, lot, node] = marks[key]
            conflicts.append((who, bid))
        elif kind == "missing":
            framework["policies"]["missing-mark"] = "error"
            del marks[key]
        else:
            framework["policies"]["missing-mark"] = "average-of-present"
            for other in [other for other in marks if other[1:] == key[1:]]:
                del marks[other]
