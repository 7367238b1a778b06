"""The part of the generator that makes criteria, with their facts, scales and requirements."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from .drawing import CHOICES, text
from .make_admission import Admission
from .make_prices import PriceMethods
from .measures import Plain
from .rounding import round_to

PERCENTS = ["-50", "-10", "0", "0", "20", "25", "33.33", "50", "60", "75", "100", "100", "120"]
LABELLED = [
    [("uitstekend", "100"), ("goed", "75"), ("voldoende", "50"), ("matig", "25"), ("slecht", "0")],
    [("goed", "100"), ("voldoende", "60"), ("matig", "20"), ("slecht", "-20")],
    [("10", "100"), ("8", "66.67"), ("6", "33.33"), ("4", "0")],
    [("++", "120"), ("+", "100"), ("o", "50"), ("-", "-10")],
    [("ja", "100"), ("nee", "0")],
]
NUMERIC = [  # lowest, highest, step, zero-at, full-at
    ("1", "10", "1", "1", "10"),
    ("0", "10", "0.5", "0", "10"),
    ("1", "5", "1", "3", "5"),  # a malus below 3
    ("2", "10", "2", "4", "8"),  # a malus below 4 and a bonus above 8
    ("1", "6", "1", "6", "1"),  # school marks in Germany: 1 is best
    ("-2", "2", "1", "0", "2"),
    ("0", "1", "0.25", "0", "1"),
]
FACT_FORMULAS = [  # over values up to `most`; `half` is half of that
    "value / most",
    "min(1, value / most)",
    "1 - (value / most)^2",
    "if(value >= half, 1, value / most)",
    "0.25 + value × 0.5 ÷ most",
    "max(value, half) / most - 1/8",
]
ALWAYS_INSIDE = [
    "max(0, min(1, value / most))",
    "1 / (1 + abs(value))",
    "if(value > half, 1, 1/3)",
    "1 / (1 + value^2)",
]


class Criteria(PriceMethods, Admission):
    """Makes trees of criteria."""

    def tree(self) -> list[Plain]:
        """Return a tree of criteria, one to four levels deep."""
        depth = 1 if self.bare else self.pick([1, 1, 2, 2, 3, 4])
        return self.siblings("c", self.total, depth, 1 if self.bare else self.rng.randint(1, 4))

    def siblings(self, prefix: str, total: Fraction, depth: int, count: int) -> list[Plain]:
        """Return criteria whose weights make `total`."""
        nodes = []
        for index, weight in enumerate(self.parts(total, count), 1):
            node: Plain = {
                "id": f"{prefix}{index}",
                "title": self.label("Een criterium"),
                "assumed": "test",
                "weight": text(weight),
            }
            if self.chance(0.12):
                node["minimum"] = {"percent": self.pick(["10", "20", "25", "33.33", "50", "60"])}
            if depth > 1 and (index == 1 or self.chance(0.4)):
                inner = self.total if self.of == "parent" else weight
                subs = self.pick([1, 2, 2, 2, 3])
                outer, joint = self.by_consensus, self.chance(0.25)
                self.by_consensus = outer or joint
                node["criteria"] = self.siblings(node["id"] + "-", inner, depth - 1, subs)
                self.by_consensus = outer
                if joint:  # 5.9
                    node |= {"how": "consensus", "scale": self.rating_scale()["scale"]}
                elif self.chance(0.2):
                    node["how"] = "arithmetic"
            else:
                node["method"] = self.method()
            nodes.append(node)
        return nodes

    def parts(self, total: Fraction, count: int) -> list[Fraction]:
        """Cut `total` in positive decimal parts that add up to it exactly."""
        ratio = [1] * count if self.chance(0.5) else [self.rng.randint(1, 5) for _ in range(count)]
        for digits in (self.pick([0, 1, 2, 4]), 6):
            parts = [round_to(total * r / sum(ratio), digits, "down") for r in ratio[:-1]]
            parts.append(total - sum(parts, Fraction(0)))
            if all(part > 0 for part in parts):
                return parts
        raise AssertionError("the tree is too deep for six decimals")

    def method(self) -> Plain:
        """Return a method with its parameters."""
        if self.bare:  # nothing but an answer, which is worth nothing at times
            answer = {**self.use("yes-no"), "if-yes": self.pick(["100", "60"]), "if-no": "0"}
            return {"type": "fact-yes-no", **answer}
        if self.by_consensus:
            return {"type": "rating-scale", **self.rating_scale()}
        kinds = ["rating-scale"] * 4 + ["rating-to-best", "fact-expression"]
        kinds += ["fact-bandwidth", "fact-curve", "fact-table", "fact-table", "fact-yes-no"]
        prices = self.price_methods()
        if self.award in ("points", "award-expression") and not self.quality_only:
            kinds += [*prices, *prices]
        kind = self.pick(kinds)
        makers: dict[str, Callable[[], Plain]] = {
            "rating-scale": self.rating_scale,
            "rating-to-best": self.rating_scale,
            "fact-bandwidth": self.fact_bandwidth,
            "fact-curve": self.fact_curve,
            "fact-expression": self.fact_expression,
            "fact-table": self.fact_table,
            "fact-yes-no": lambda: {
                **self.use("yes-no"),
                "if-yes": self.pick(PERCENTS),
                "if-no": self.pick(PERCENTS),
            },
        }
        return {"type": kind, **(makers | prices)[kind]()}

    def rating_scale(self) -> Plain:
        """Return a rating on a scale that may be shared with other criteria."""
        if not self.scales or self.chance(0.4):
            scale: Plain = {"id": f"schaal-{len(self.scales)}"}
            if self.chance(0.5):
                marks = [{"mark": mark, "percent": p} for mark, p in self.pick(LABELLED)]
                scale |= {"type": "labelled", "marks": marks}
            else:
                names = ("lowest", "highest", "step", "zero-at", "full-at")
                scale |= {"type": "numeric"} | dict(zip(names, self.pick(NUMERIC), strict=True))
            self.scales.append(scale)
        method = {"scale": self.pick(self.scales)["id"]}
        if self.chance(0.3):
            method["combine"] = self.pick(["mean", "median", "consensus"])
        if self.chance(0.3):
            method["assessors"] = self.some(self.panel)
        return method

    def ends(self, use: Plain) -> list[str]:
        """Return two values that no value of a bid lies beyond, added up as it may be."""
        numbers = [Fraction(value) for value in self.values(use)]
        return [text(min(Fraction(0), *numbers) * 8 - 1), text(max(numbers) * 8 + 1)]

    def fact_bandwidth(self) -> Plain:
        """Return a bandwidth; unannounced ends lie where no value comes."""
        use = self.use("number")
        beyond = self.pick(["clamp", "extrapolate"] * 2 + ["reject", "not-announced"])
        hidden = beyond == "not-announced"
        ends = self.ends(use) if hidden else self.rng.sample(self.values(use), 2)
        if beyond == "reject" and self.chance(0.7):
            ends = [self.values(use)[0], self.values(use)[-1]]
        self.rng.shuffle(ends)
        return {**use, "zero-at": ends[0], "full-at": ends[1], "out-of-range": beyond}

    def fact_curve(self) -> Plain:
        """Return a line through points."""
        use = self.use("number")
        beyond = self.pick(["clamp", "clamp", "reject", "not-announced"])
        ats = self.some(self.values(use), 2)
        if beyond == "reject" and self.chance(0.7):
            ats = self.values(use)
        if beyond == "not-announced":
            low, high = self.ends(use)
            ats = [low, *ats, high]
        points = [{"at": at, "percent": self.pick(PERCENTS)} for at in ats]
        return {**use, "points": points, "out-of-range": beyond}

    def fact_expression(self) -> Plain:
        """Return a formula over a fact."""
        use = self.use("number")
        beyond = self.pick(["clamp", "extrapolate"] * 2 + ["not-announced"])
        formula = self.pick(ALWAYS_INSIDE if beyond == "not-announced" else FACT_FORMULAS)
        most = Fraction(self.values(use)[-1])
        if self.chance(0.07):
            formula = f"half / (value - {text(most)})"
        parameters = {"most": text(most), "half": text(most / 2)}
        return {**use, "share": formula, "parameters": parameters, "out-of-range": beyond}

    def fact_table(self) -> Plain:
        """Return a table of bands or of choices, with gaps unless these are unannounced."""
        kind = self.pick(["number", "choice"])
        use = self.use(kind)
        beyond = self.pick(["zero", "zero", "reject", "not-announced"])
        rows: list[Plain]
        if kind == "choice":
            rows = [{"is": choice} for choice in CHOICES]
        else:
            cuts = self.some(self.values(use))
            rows = [{"below": cuts[0]}]
            for low, high in pairwise(cuts):
                rows.append({"from": low, "below": high})
            rows.append({"from": cuts[-1]})
        if beyond != "not-announced":
            rows = self.some(rows, max(1, len(rows) - 1))
        if self.chance(0.3):
            self.rng.shuffle(rows)
        rows = [{**row, "percent": self.pick(PERCENTS)} for row in rows]
        return {**use, "rows": rows, "out-of-range": beyond}
