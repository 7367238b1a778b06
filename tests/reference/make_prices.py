"""The part of the generator that makes price methods, with their parameters."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .drawing import Chance, text
from .measures import Plain

ENDS = ["125", "150", "160", "200"]
"""Where no points are left, times the factor; prices of bids lie on both sides and on them."""
FORMULAS = [
    "lowest / price",
    "1 - (price - lowest) / (spread * lowest)",
    "max(0, 1 - (price - lowest) / (spread*lowest))",
    "min(1, (reserve - price) ÷ (reserve - 50))",
    "1 - (price / reserve)^2",
    "if(price <= median, 1, 0.5 * median / price)",
    "if(price = lowest, 1, if(price >= highest, 0, 1/3))",
    "(highest - price + 1) / (highest - lowest + 1)",
    "0.5 + (mean - price) / mean",
    "1 - abs(price - median) × 2 / (highest + lowest)",
    "(price / lowest)^-2",
    "1/3",
]
ALWAYS_INSIDE = [
    "lowest / price",
    "max(0, min(1, 1 - (price - lowest) / (spread * lowest)))",
    "(lowest + mean) / (price + mean + median)",
    "if(price > mean, 0, 1)",
    "min(1, reserve^2 / (price + reserve)^2)",
]
DIVISORS = ["mean", "median", "lowest", "price", "reserve", "3", "(price + lowest)"]


class PriceMethods(Chance):
    """Makes price methods."""

    def price_methods(self) -> dict[str, Callable[[], Plain]]:
        """Return who makes the parameters of each method."""
        return {
            "price-bandwidth": self.price_bandwidth,
            "price-proportional": dict,
            "price-linear-lowest": self.price_linear_lowest,
            "price-linear-range": lambda: {"when-equal": self.pick(["100", "0", "33.33"])},
            "price-threshold": self.price_threshold,
            "price-parabolic": self.price_parabolic,
            "price-log": self.price_log,
            "price-average": self.price_average,
            "price-graduated": self.price_graduated,
            "price-rank": self.price_rank,
            "price-expression": self.price_expression,
        }

    def euros(self, amount: str) -> str:
        """Return an amount at the size of this tender's prices."""
        return text(Fraction(amount) * self.factor)

    def beyond(self, *more: str) -> str:
        """Draw what happens outside the range; `not-announced` is then given a range to match."""
        return self.pick([*["clamp", "extrapolate"] * 2, "not-announced", *more])

    def price_bandwidth(self) -> Plain:
        """Return a bandwidth for the price; less is better."""
        beyond = self.beyond("reject")
        full, zero = self.pick(["80", "100", "110"]), self.pick(ENDS)
        if beyond == "not-announced":
            full, zero = self.hull
        return {"zero-at": self.euros(zero), "full-at": self.euros(full), "out-of-range": beyond}

    def price_linear_lowest(self) -> Plain:
        """Return a line from the lowest price."""
        beyond = self.beyond()
        span = self.span if beyond == "not-announced" else self.pick(["25", "50", "100"])
        return {"zero-at": span, "out-of-range": beyond}

    def price_threshold(self) -> Plain:
        """Return a line from a reserve price to a threshold."""
        beyond = self.beyond("reject")
        reserve = self.hull[1] if beyond == "not-announced" else self.pick(ENDS)
        low = self.euros(self.pick(["80", "100", "110", "0"]))
        return {"reserve": self.euros(reserve), "threshold": low, "out-of-range": beyond}

    def price_parabolic(self) -> Plain:
        """Return a parabola to a reserve price."""
        beyond = self.beyond("reject")
        reserve = self.hull[1] if beyond == "not-announced" else self.pick(ENDS)
        return {"reserve": self.euros(reserve), "out-of-range": beyond}

    def price_log(self) -> Plain:
        """Return a logarithm; on bases such as 1.25 and 4 some prices of the grid are fractions."""
        beyond = self.beyond()
        multiple = self.pick(["1.25", "1.5", "2", "2", "3", "4", "1.000001"])
        if beyond == "not-announced":
            multiple = self.multiple
        return {"zero-at": multiple, "out-of-range": beyond}

    def price_average(self) -> Plain:
        """Return points around the mean; of six bids no price is above six times the mean."""
        beyond = self.beyond()
        found = {"at-mean": self.pick(["50", "100", "0", "-10", "120"])}
        found["per-percent"] = self.pick(["1", "0.5", "2", "0"])
        if beyond == "not-announced":
            found = {"at-mean": "50", "per-percent": "0.1"}
        return {**found, "out-of-range": beyond}

    def price_graduated(self) -> Plain:
        """Return two slopes and where they meet, below the lowest price at times."""
        beyond = self.beyond()
        found = {"inflection": self.pick(["1.0250", "1", "0.5", "0.000001", "1.5", "1.1"])}
        found["gentle"] = self.pick(["0.1", "0", "0.5", "2"])
        found["steep"] = self.pick(["1", "2", "0.1", "0"])
        if beyond == "not-announced":
            found |= {"gentle": self.slope, "steep": self.slope}
        return {**found, "out-of-range": beyond}

    def price_rank(self) -> Plain:
        """Return a table of ranks, shorter than the list of bids at times."""
        table = ["100", "75", "50", "33.33", "10", "0"][: self.rng.randint(1, 6)]
        if self.chance(0.1):
            table = ["100", "100", "-20"]
        beyond = ["0", "-10", "5"] if Fraction(table[-1]) >= 5 else ["0", "-10"]
        return {"table": table, "beyond": "-20" if "-20" in table else self.pick(beyond)}

    def price_expression(self) -> Plain:
        """Return a formula, of a kind that people write or of any shape."""
        beyond = self.beyond()
        formula = self.pick(FORMULAS) if self.chance(0.6) else self.formula(3)
        if beyond == "not-announced":
            formula = self.pick(ALWAYS_INSIDE)
        parameters = {
            "reserve": self.euros(self.pick(ENDS)),
            "spread": self.pick(["0.5", "1", "2"]),
        }
        found: Plain = {"share": formula, "parameters": parameters, "out-of-range": beyond}
        if not ("reserve" in formula or "spread" in formula) and self.chance(0.8):
            del found["parameters"]
        return found

    def formula(self, depth: int) -> str:
        """Return a formula of any shape that divides by nothing but what is above zero."""
        if depth == 0 or self.chance(0.15):
            atoms = ["price", "price", "lowest", "highest", "mean", "median", "reserve", "spread"]
            return self.pick([*atoms, "2", "0.5", "100", "0.3333", "7"])
        one, other = self.formula(depth - 1), self.formula(depth - 1)
        sign = self.pick(["<", "<=", ">", ">=", "="])
        return self.pick(
            [
                f"{one} + {other}",
                f"{one} - {other}",
                f"{one} - -({other})",
                f"({one}) * ({other})",
                f"({one}) / {self.pick(DIVISORS)}",
                f"({one}) / {self.pick(DIVISORS)} - {other}",
                f"-{self.pick(['spread', '2', 'price'])}^2 + {other}",
                f"({one} - {other})^{self.pick(['0', '1', '2', '3'])}",
                f"{self.pick(DIVISORS)}^-1 × ({one})",
                f"min({one}, {other})",
                f"max({one}, {other}, 1)",
                f"abs({one})",
                f"if({one} {sign} {other}, {self.formula(depth - 1)}, {one})",
                f"if({one} {sign} {other}, 1 / 7, 1 / 0)" if self.chance(0.05) else one,
            ]
        )
