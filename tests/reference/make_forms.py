"""The part of the generator that makes price forms and values in euros: 2.10 to 2.13, 5.15, 5.16."""

from __future__ import annotations

from fractions import Fraction

from .drawing import text
from .make_criteria import Criteria
from .measures import Plain

DISCOUNTS = ["0", "5", "7.5", "10", "15", "15", "15", "-5"]
"""Of these, six together are below 100 per cent."""
FIRST = 2026
TURNED = ("fact-table", "fact-curve", "fact-yes-no")
"""What becomes a discount of at most its weight, where the award adds up euros."""


class Forms(Criteria):
    """Makes price forms."""

    def price_form(self, lot: Plain) -> None:
        """Give a lot a basket or a life cycle, at times."""
        if self.far or self.award == "fixed-price" or not self.chance(0.35):
            return
        if self.chance(0.5):
            quantities = ["10", "2.5", "4", "0.3333"]
            lot["basket"] = [
                {"id": f"post-{n}", "title": "Een post", "quantity": self.pick(quantities)}
                for n in range(self.rng.randint(1, 3))
            ] + [{"id": "rest", "title": "De rest", "quantity": self.pick(["1", "2", "0.5"])}]
            return
        years = self.pick([0, 1, 3])
        first = FIRST + self.pick([0, 0, 1])
        items = [("aanschaf", "cost"), ("beheer", "cost"), ("restwaarde", "income")]
        lot["life-cycle"] = {
            "first-year": str(first),
            "last-year": str(first + years),
            "base-year": str(FIRST),
            "rate": self.pick(["0", "3", "4.5", "25", "-2.5", "100"]),
            "items": [
                {"id": name, "title": "Een post", "kind": kind}
                for name, kind in items[: self.rng.randint(1, 3)]
            ],
        }

    def in_form(self, lot: Plain, amount: str) -> Plain:
        """Return a price in the form that a lot announces; a basket comes to the amount."""
        if "basket" in lot:
            *others, rest = lot["basket"]
            stated = {item["id"]: self.pick(["1", "12.5", "-4", "7"]) for item in others}
            left = Fraction(amount) - sum(
                Fraction(item["quantity"]) * Fraction(stated[item["id"]]) for item in others
            )
            stated["rest"] = text(left / Fraction(rest["quantity"]))
            return {"unit-prices": stated}
        return {"life-cycle": self.lines(lot["life-cycle"], amount)}

    def lines(self, plan: Plain, amount: str) -> list[Plain]:
        """Return the amounts by year: the first is the greatest part by far."""
        first, last = int(plan["first-year"]), int(plan["last-year"])
        names = [item["id"] for item in plan["items"]]
        found: list[Plain] = [
            {"item": "aanschaf", "year": self.pick([plan["first-year"]] * 3 + [plan["last-year"]])}
        ]
        found[0]["amount"] = amount
        if "beheer" in names:
            start = self.rng.randint(first, last)
            cost = text(Fraction(self.pick(["0", "1", "4", "2.5"])) * self.factor)
            line = {"from": str(start), "to": plan["last-year"], "amount": cost}
            found.append({"item": "beheer", **line})
        if "restwaarde" in names:
            value = text(-Fraction(self.pick(["0", "5", "10"])) * self.factor)
            if Fraction(amount) < 50 * self.factor:
                value = "0"
            found.append({"item": "restwaarde", "year": plan["last-year"], "amount": value})
        return found

    def fact_discount(self, weight: Fraction) -> Plain:
        """Return a discount on the own price; without a weight there is no greatest value."""
        table = self.fact_table()
        table["rows"] = [{**row, "percent": self.pick(DISCOUNTS)} for row in table["rows"]]
        return {"type": "fact-discount", **table, "maximum": "weight" if weight else "none"}

    def fact_addition(self) -> Plain:
        """Return an addition to the price."""
        use = self.use("number")
        if not any(value.startswith("-") for value in self.values(use)):
            beyond = self.pick(["clamp", "extrapolate", "reject", "not-announced"])
        else:
            beyond = self.pick(["clamp", "clamp", "extrapolate", "extrapolate", "reject"])
        factor = text(Fraction(self.pick(["0.5", "1", "2", "0.01"])) * self.factor)
        return {"type": "fact-addition", **use, "factor": factor, "out-of-range": beyond}

    def tree(self) -> list[Plain]:
        """Return a tree of criteria, with values in euros in it where the award adds up euros."""
        made = super().tree()
        if self.award == "award-on-value":
            self.bounded = 0
            self.bounded_discounts(made)
            for _ in range(self.pick([1, 1, 2, 3])):
                self.add_value(made)
        return made

    def add_value(self, tree: list[Plain]) -> None:
        """Add a value without a greatest amount: where no minimum stands above it."""
        siblings, prefix = tree, "c"
        inner = [node for node in tree if "criteria" in node and "minimum" not in node]
        if inner and self.chance(0.4):
            node = self.pick(inner)
            if node.get("how") != "consensus":
                siblings, prefix = node["criteria"], node["id"] + "-"
        method = self.fact_addition()
        if self.chance(0.35):
            method = self.fact_discount(Fraction(0))
        siblings.append(
            {
                "id": f"{prefix}{len(siblings) + 1}",
                "title": "Een waarde",
                "assumed": "test",
                "weight": "0",
                "method": method,
            }
        )
        self.boundless = True

    def bounded_discounts(self, tree: list[Plain]) -> None:
        """Turn some leaves into discounts of at most their weight."""
        for node in tree:
            if "criteria" in node and node.get("how") != "consensus":
                self.bounded_discounts(node["criteria"])
            elif node.get("method", {}).get("type") in TURNED and self.bounded < 3:
                self.bounded += 1
                node["method"] = self.fact_discount(Fraction(node["weight"]))
