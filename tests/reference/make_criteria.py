"""The part of the generator that makes criteria, with their facts, scales and requirements."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from .drawing import BESIDE, CHOICES, FactUse, text
from .make_prices import PriceMethods
from .measures import Plain
from .naive import round_to

GRIDS = [  # the values that a number may take, and the decimals that these need
    (["0", "1", "2", "3", "4", "5"], 0),
    (["0", "10", "20", "50", "100"], 0),
    (["-10", "-5", "0", "5", "10"], 0),
    (["0.5", "1", "1.5", "2", "2.50"], 2),
    (["1000", "2000", "2500", "4000"], 0),
    (["0.1", "0.2", "0.3333", "0.4"], 4),
]
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
MEMBERS = {
    "number": ["lead", "sum", "share-weighted", "weakest", "strongest"],
    "yes-no": ["lead", "any", "all", "weakest", "strongest"],
    "choice": ["lead", "weakest", "strongest"],
}


class Criteria(PriceMethods):
    """Makes trees of criteria."""

    def tree(self) -> list[Plain]:
        """Return a tree of criteria, one to four levels deep."""
        depth = self.pick([1, 1, 2, 2, 3, 4])
        return self.siblings("c", self.total, depth, self.rng.randint(1, 4))

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
            if self.chance(0.08):
                node["minimum"] = {"percent": self.pick(["10", "20", "25", "33.33", "50", "60"])}
            if depth > 1 and (index == 1 or self.chance(0.4)):
                inner = self.total if self.of == "parent" else weight
                subs = self.pick([1, 2, 2, 2, 3])
                node["criteria"] = self.siblings(node["id"] + "-", inner, depth - 1, subs)
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
        kinds = ["rating-scale"] * 4 + ["rating-to-best"]
        kinds += ["fact-bandwidth", "fact-curve", "fact-table", "fact-table", "fact-yes-no"]
        prices = self.price_methods()
        if self.award == "points":
            kinds += [*prices, *prices]
        kind = self.pick(kinds)
        makers: dict[str, Callable[[], Plain]] = {
            "rating-scale": self.rating_scale,
            "rating-to-best": self.rating_scale,
            "fact-bandwidth": self.fact_bandwidth,
            "fact-curve": self.fact_curve,
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

    def use(self, kind: str) -> Plain:
        """Return what a method or a requirement says about the fact that it uses."""
        known = [use for use in self.facts if use.fact["type"] == kind]
        fact = self.pick(known).fact if known and self.chance(0.4) else self.declare(kind)
        use: Plain = {"fact": fact["id"]}
        if fact["level"] == "member":
            use["members"] = self.pick(MEMBERS[kind])
            if use["members"] not in ("lead", "share-weighted") and self.chance(0.4):
                use["roles"] = self.some(BESIDE)
                self.extra_roles.setdefault(fact["id"], set()).update(use["roles"])
        return use

    def declare(self, kind: str) -> Plain:
        """Declare a fact of a type."""
        fact: Plain = {
            "id": f"feit-{len(self.facts)}",
            "title": "Een feit",
            "assumed": "test",
            "type": kind,
            "level": self.pick(["member", "member", "member", "bid", "lot"]),
        }
        values = ["ja"] * 6 + ["true"] * 2 + ["nee", "false"]
        if kind == "number":
            values, digits = self.pick(GRIDS)
            if self.chance(0.5):
                fact["decimals"] = str(digits)
        elif kind == "choice":
            values = fact["choices"] = list(CHOICES)
        self.facts.append(FactUse(fact, values))
        return fact

    def values(self, use: Plain) -> list[str]:
        """Return the values that bids state for a fact, from low to high."""
        return next(known.values for known in self.facts if known.fact["id"] == use["fact"])

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

    def requirement(self, number: int) -> Plain:
        """Return a requirement that most values meet."""
        kind = self.pick(["number", "yes-no", "choice"])
        use = self.use(kind)
        found = {"id": f"eis-{number}", "title": "Een eis", "assumed": "test", **use}
        if kind == "yes-no":
            found["answer"] = self.pick(["ja"] * 5 + ["true"] * 2 + ["nee"])
        elif kind == "choice":
            found["one-of"] = self.some(CHOICES, 2)
        else:
            values = self.values(use)
            bounds = {"at-least": self.pick(values[:2]), "at-most": self.pick(values[-2:])}
            keys = self.pick([["at-least"], ["at-most"], ["at-least", "at-most"]])
            found |= {key: bounds[key] for key in keys}
        return found
