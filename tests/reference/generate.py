"""Random tenders: a valid framework with its bids and score sheets, the same for the same seed.

The numbers are coarse on purpose. With fine numbers two bids never have equal totals and no value
ever lies exactly on a bound, and those are the places where two engines part. About one tender in
ten is spoiled at the end, so that its evaluation must stop.

What comes out is what a YAML reader makes of the files: dictionaries, lists and text. Each part of a
tender is made in a module of its own; a class builds on the class of the part before it.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

from .drawing import BESIDE, text
from .measures import Plain, Stops
from .spoil import Spoiler
from .stages import all_nodes

SPOILED = 0.13
"""The part of the tenders that gets something wrong; not all of it takes effect."""
PRICES = ["80", "100", "100.00", "110", "120", "125", "150", "160", "200"]
"""Prices, to be multiplied by a thousand at times; all of them lie in the hull `NEAR`."""
NEAR = {"hull": ("50", "400"), "span": "800", "multiple": "9", "slope": "0.1"}
FAR = {"hull": ("0", "9000"), "span": "99999999", "multiple": "999999999", "slope": "0"}
"""What no price lies beyond; where prices are far apart the ends are far apart as well."""
MODES = ["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"]


TWICE = ["weighted-value-for-money", "utility-index", "award-expression"]
"""Awards with more to reach: a quality of zero, a bracket below zero, formulas of every kind."""
TOTALS: list[Plain] = [  # formulas of a framework's own
    {
        "total": "price / (1 + bonus * quality / whole)",
        "better": "low",
        "parameters": {"bonus": "0.5"},
    },
    {"total": "60 * quality / whole + 40 × lowest ÷ price", "better": "high"},
    {"total": "max(price, lowest * 1.25) * (2 - quality / best)", "better": "low"},
    {"total": "price - 100 * min(quality, whole * 3/4)", "better": "low"},
    {"total": "if(price <= lowest, 5, 0) + abs(quality)^2 / whole", "better": "high"},
    {
        "total": "-(best - quality) * k - price/lowest",
        "better": "high",
        "parameters": {"k": "0.01"},
    },
]


def generate(seed: int) -> tuple[Plain, list[Plain], list[Plain]]:
    """Return the framework, the bids and the score sheets of a seed."""
    return Maker(random.Random(seed)).make()


class Maker(Spoiler):
    """Makes one tender; everything drawn from one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        """Decide what the rest depends on."""
        super().__init__(rng)
        self.draw_award()
        self.factor = self.pick([1, 1000])
        far = self.far = self.chance(0.08)
        self.prices = PRICES + ["0.01", "5000", "8999.99"] * far + ["0"] * self.chance(0.12)
        for name, value in (FAR if far else NEAR).items():
            setattr(self, name, value)
        self.panel = [f"assessor-{n}" for n in range(1, rng.randint(1, 5) + 1)]
        units = ["percent", "points", "fraction"]
        self.unit = "euro" if self.award == "award-on-value" else rng.choice(units)
        self.of = (
            rng.choice(["parent", "whole"]) if self.unit in ("percent", "fraction") else "whole"
        )
        totals = {
            "percent": "100",
            "fraction": "1",
            "points": rng.choice(["100", "1000", "60", "7.5"]),
        }
        self.total = Fraction(totals.get(self.unit, rng.choice(["40", "20", "200", "400", "400"])))
        if self.unit == "euro":
            self.total *= self.factor

    def draw_award(self) -> None:
        """Draw the award, and the keys that it has."""
        weights = [("40", "60"), ("60", "40"), ("50", "50"), ("75", "25"), ("0", "40"), ("1", "3")]
        keys = dict(zip(("quality-weight", "price-weight"), self.pick(weights), strict=True))
        steep = {"quality-weight": "85", "price-weight": "15"}
        uneven = {"quality-weight": "66.67", "price-weight": "33.33"}
        by_formula: dict[str, Plain] = {
            "price-per-quality": {},
            "value-for-money": {"constant": self.pick(["100", "100000", "0.01"])},
            "weighted-value-for-money": {**keys, "constant": self.pick(["1", "1000", "100000"])},
            "utility-index": self.pick([keys, uneven, steep, steep]),
            "mark-up": self.pick([keys, uneven]),
            "willingness-to-pay": {"per-percent": self.pick(["0.5", "1000", "0"])},
            "normalised-price": {"most": self.pick(["20", "50", "12.5", "0", "99.99"])},
            "superformula": {
                "reference-price": self.pick(["100", "120000"]),
                "reference-quality": self.pick(["70", "50", "100"]),
                "exponent": self.pick(["1", "2", "0.5", "1.5", "0.01", "0.3"]),
            },
            "award-expression": self.pick(TOTALS),
        }
        plain = ["award-on-value"] * 3 + ["lowest-price", "fixed-price"] * 2
        often = [*TWICE * 4, *["utility-index", "superformula"] * 2]  # without a total at times
        self.award = self.pick([*["points"] * 15, *plain * 3, *[*by_formula] * 4, *often])
        self.keys = by_formula.get(self.award, {})
        self.bare = self.award == "weighted-value-for-money" and self.chance(0.85)
        self.quality_only = self.award == "points" and self.chance(0.18)

    def make(self) -> tuple[Plain, list[Plain], list[Plain]]:
        """Return a tender."""
        framework = self.framework()
        bids = self.bids(framework)
        marks = self.marks(framework, bids)
        conflicts = self.conflicts(framework, bids, marks)
        if self.stops(framework, bids, marks, conflicts):  # 5.8: no outcome for a bid
            return framework, bids, self.sheets(framework, marks, conflicts)
        self.drop_marks(framework, bids, marks, conflicts)
        if self.stops(framework, bids, marks, conflicts):
            pass
        elif self.chance(SPOILED):
            framework, bids, marks, conflicts = self.spoiled(framework, bids, marks, conflicts)
        elif self.chance(0.2):
            self.controls(framework, bids, self.sheets(framework, marks, conflicts), wrong=False)
        return framework, bids, self.sheets(framework, marks, conflicts)

    def framework(self) -> Plain:
        """Return a framework."""
        lots: list[Plain] = [
            {"id": f"lot-{n}", "title": self.label(f"Perceel {n}"), "assumed": "test"}
            for n in range(1, self.rng.randint(1, 3) + 1)
        ]
        framework: Plain = {
            "format": "aanbesteding/framework/1",
            "id": "kader",
            "version": "1",
            "language": "nl",
            "route": "tender",
            "status": "draft",
            "title": self.label("Een kader"),
            "price-basis": "alles",
            "award": {"type": self.award},
            "lots": lots,
        }
        if self.award == "lowest-price":
            framework["award"]["motivation"] = "test"
        framework["award"] |= self.keys
        if self.award != "lowest-price" or self.chance(0.5):
            framework["weights"] = {"unit": self.unit, "of": self.of}
            if self.unit == "points":
                framework["weights"]["total"] = text(self.total)
            for lot in lots if self.chance(0.4) else self.some(lots, 0)[:1]:
                lot["criteria"] = self.tree()
            if not all("criteria" in lot for lot in lots):
                framework["criteria"] = self.tree()
            if self.chance(0.2) and not self.boundless:
                framework["minimum-total"] = {"percent": self.pick(["20", "40", "50", "60"])}
        for lot in lots:
            self.bounds(lot)
            self.price_form(lot)
            if self.chance(0.3):
                lot["winners"] = str(self.rng.randint(1, 4))
        if self.chance(0.2):
            framework["social-return"] = self.social_return()
        framework["requirements"] = [self.requirement(n) for n in range(self.pick([0, 0, 1, 2, 2]))]
        framework["exclusion-grounds"] = [
            {
                "id": f"grond-{n}",
                "title": "Een grond",
                "assumed": "test",
                "applies-to": self.some(["sole", "lead", "member", *BESIDE], 2),
            }
            for n in range(self.pick([0, 0, 1, 2]))
        ]
        framework["facts"] = [use.fact for use in self.facts]
        framework["scales"] = self.scales
        for key in ("requirements", "exclusion-grounds", "facts", "scales"):
            if not framework[key]:
                del framework[key]
        if self.scales:
            framework["panel"] = {
                "assessors": [{"id": name, "title": "Beoordelaar"} for name in self.panel],
                "combine": self.pick(["mean", "median", "consensus"]),
            }
        framework["policies"] = self.policies(framework)
        return framework

    def bounds(self, lot: Plain) -> None:
        """Give a lot its price bounds, each the price of some bid as likely as not."""
        if self.award == "fixed-price":
            lot["fixed-price"] = self.price()
            return
        if self.chance(0.3):
            lot["ceiling"] = text(Fraction(self.pick(["125", "150", "160", "200"])) * self.factor)
        if self.chance(0.2):
            lot["floor"] = text(Fraction(self.pick(["80", "100", "110"])) * self.factor)

    def policies(self, framework: Plain) -> Plain:
        """Return the policies; the words of the tie rule exist in every lot."""
        ties: Any = "not-announced"
        if self.chance(0.9):
            trees = [
                lot.get("criteria", framework.get("criteria", [])) for lot in framework["lots"]
            ]
            ids = [{node["id"] for node in all_nodes(tree)} for tree in trees]
            words = sorted(set.intersection(*ids))
            self.rng.shuffle(words)
            words = words[: self.rng.randint(1, 4)]
            if self.award != "fixed-price" and self.chance(0.8):
                words.insert(max(self.rng.randint(0, len(words)) for _ in range(3)), "price")
            ties = {"order": words, "otherwise": self.pick(["draw", "not-announced"])}
        rounding: Any = self.pick(["none", "none", "not-announced"])
        if self.chance(0.5):
            rounding = [
                {"stage": stage, "digits": str(self.rng.randint(0, 3)), "mode": self.pick(MODES)}
                for stage in self.some(["mark", "criterion", "node", "total"])
            ]
        found = self.about_minimums(framework)
        if self.chance(0.5):
            found["same-organisation"] = self.same_organisation()
        return {
            **found,
            "rounding": rounding,
            "ties": ties,
            "drop-out": self.pick(["keep-ranking", "rescore", "not-announced"]),
            "missing-mark": self.pick(["error", "average-of-present"]),
            "price-sheet": self.pick(["unit-prices", "stated-total", "refuse", "not-announced"]),
        }

    def about_minimums(self, framework: Plain) -> Plain:
        """Return the order of the minimum scores, where one is announced: 5.10."""
        trees = [lot.get("criteria", framework.get("criteria", [])) for lot in framework["lots"]]
        words = {n["id"] for tree in trees for n in all_nodes(tree) if "minimum" in n}
        order = sorted(words)
        self.rng.shuffle(order)
        order += ["total"] * ("minimum-total" in framework)
        return {"minimums-order": order} if order and self.chance(0.5) else {}


__all__ = ["Stops", "generate"]
