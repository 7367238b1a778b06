"""Random tenders: a valid framework with its bids and score sheets, the same for the same seed.

The numbers are coarse on purpose. With fine numbers two bids never have equal totals and no value
ever lies exactly on a bound, and those are the places where two engines part. About one tender in
ten is spoiled at the end, so that its evaluation must stop.

What comes out is what a YAML reader makes of the files: dictionaries, lists and text.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from .measures import Plain, Stops
from .naive import RELATIVE, all_nodes, naive, round_to

T = TypeVar("T")
Key = tuple[str, str, str, str]
"""Who gives a mark, for which bid, in which lot, on which criterion."""
Marks = dict[Key, str]
Conflicts = list[tuple[str, str]]
"""Assessor and bid."""

SPOILED = 0.13
"""The part of the tenders that gets something wrong; not all of it takes effect."""
PRICES = ["80", "100", "100.00", "110", "120", "125", "150", "160", "200"]
"""Prices, to be multiplied by a thousand at times; all of them lie in the hull below."""
HULL = ("50", "400")
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
MODES = ["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"]
SHARES = {
    2: [["50", "50"], ["60", "40"], ["66.67", "33.33"]],
    3: [["33.33", "33.33", "33.34"], ["50", "30", "20"]],
    4: [["25", "25", "25", "25"], ["40", "30", "20", "10"]],
}
MEMBERS = {
    "number": ["lead", "sum", "share-weighted", "weakest", "strongest"],
    "yes-no": ["lead", "any", "all", "weakest", "strongest"],
    "choice": ["lead", "weakest", "strongest"],
}
BESIDE = ["subcontractor", "relied-upon"]
CHOICES = ["brons", "zilver", "goud"]


def text(number: Fraction) -> str:
    """Write a decimal fraction by the grammar of the files.

    With exactly three decimals `1.125` reads as thousands, so a zero is added then.
    """
    millionths = abs(number) * 10**6
    assert millionths.denominator == 1, "no more than six decimals"
    whole, decimals = divmod(millionths.numerator, 10**6)
    written = f"{'-' if number < 0 else ''}{whole}.{decimals:06}"
    written = written.rstrip("0").rstrip(".")
    return written + "0" if len(written.partition(".")[2]) == 3 else written


class FactUse(NamedTuple):
    """A fact that was declared, and the values that bids state for it."""

    fact: Plain
    values: list[str]


def generate(seed: int) -> tuple[Plain, list[Plain], list[Plain]]:
    """Return the framework, the bids and the score sheets of a seed."""
    return Maker(random.Random(seed)).make()


class Maker:
    """Makes one tender; everything drawn from one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        """Decide what the rest depends on."""
        self.rng = rng
        self.facts: list[FactUse] = []
        self.extra_roles: dict[str, set[str]] = {}
        self.scales: list[Plain] = []
        known = [*["points"] * 10, *["award-on-value", "lowest-price", "fixed-price"] * 6]
        self.award = rng.choice([*known, *self.by_formula(rng)])
        self.factor = rng.choice([1, 1000])
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
        self.total = Fraction(totals.get(self.unit, rng.choice(["40", "100", "60"])))
        if self.unit == "euro":
            self.total *= self.factor

    def by_formula(self, rng: random.Random) -> list[str]:
        """Draw the keys of the awards by a formula that has a fraction, and name these awards."""
        quality, price = rng.choice(["40", "1", "66.67"]), rng.choice(["60", "1", "33.33"])
        both = {"quality-weight": quality, "price-weight": price}
        reference = {
            "reference-price": rng.choice(["100", "120000"]),
            "reference-quality": rng.choice(["70", "50"]),
            "exponent": rng.choice(["1", "2"]),
        }
        self.keys: dict[str, Plain] = {
            "price-per-quality": {},
            "value-for-money": {"constant": rng.choice(["100", "100000"])},
            "utility-index": both,
            "mark-up": both,
            "willingness-to-pay": {"per-percent": rng.choice(["0.5", "1000"])},
            "normalised-price": {"most": rng.choice(["20", "50", "12.5"])},
            "superformula": reference,
        }
        return list(self.keys)

    def chance(self, part: float) -> bool:
        """Return True in this part of the cases."""
        return self.rng.random() < part

    def pick(self, options: Sequence[T]) -> T:
        """Draw one."""
        return self.rng.choice(options)

    def some(self, options: Sequence[T], least: int = 1) -> list[T]:
        """Draw some, in the order in which they stand."""
        drawn = self.rng.sample(range(len(options)), self.rng.randint(least, len(options)))
        return [options[index] for index in sorted(drawn)]

    def label(self, words: str) -> str | Plain:
        """Return a text in one language or in two."""
        return {"nl": words, "en": words} if self.chance(0.1) else words

    def price(self) -> str:
        """Draw a price from the grid."""
        return text(Fraction(self.pick(PRICES)) * self.factor)

    # --- the framework -----------------------------------------------------------------------

    def make(self) -> tuple[Plain, list[Plain], list[Plain]]:
        """Return a tender."""
        framework = self.framework()
        bids = self.bids(framework)
        marks = self.marks(framework, bids)
        conflicts = self.conflicts(framework, bids, marks)
        try:
            naive(framework, bids, self.sheets(framework, marks, conflicts))
        except Stops:  # 5.8: no outcome for a bid
            return framework, bids, self.sheets(framework, marks, conflicts)
        self.drop_marks(framework, bids, marks, conflicts)
        if self.chance(SPOILED):
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
        framework["award"] |= self.keys.get(self.award, {})
        if self.award != "lowest-price" or self.chance(0.5):
            framework["weights"] = {"unit": self.unit, "of": self.of}
            if self.unit == "points":
                framework["weights"]["total"] = text(self.total)
            for lot in lots if self.chance(0.4) else self.some(lots, 0)[:1]:
                lot["criteria"] = self.tree()
            if not all("criteria" in lot for lot in lots):
                framework["criteria"] = self.tree()
            if self.chance(0.2):
                framework["minimum-total"] = {"percent": self.pick(["20", "40", "50", "60"])}
        for lot in lots:
            self.bounds(lot)
        framework["requirements"] = [self.requirement(n) for n in range(self.pick([0, 0, 1, 1, 2]))]
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
        return {
            "rounding": rounding,
            "ties": ties,
            "drop-out": self.pick(["keep-ranking", "rescore", "not-announced"]),
            "missing-mark": self.pick(["error", "average-of-present"]),
            "price-sheet": self.pick(["unit-prices", "stated-total", "refuse", "not-announced"]),
        }

    # --- criteria ----------------------------------------------------------------------------

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
        kinds = ["rating-scale"] * 4
        kinds += ["fact-bandwidth", "fact-curve", "fact-table", "fact-table", "fact-yes-no"]
        if self.award == "points":
            kinds += ["price-bandwidth", "price-linear-lowest", "price-proportional"]
        kind = self.pick(kinds)
        makers: dict[str, Callable[[], Plain]] = {
            "rating-scale": self.rating_scale,
            "fact-bandwidth": self.fact_bandwidth,
            "fact-curve": self.fact_curve,
            "fact-table": self.fact_table,
            "fact-yes-no": lambda: {
                **self.use("yes-no"),
                "if-yes": self.pick(PERCENTS),
                "if-no": self.pick(PERCENTS),
            },
            "price-bandwidth": self.price_bandwidth,
            "price-linear-lowest": self.price_linear_lowest,
            "price-proportional": dict,
        }
        return {"type": kind, **makers[kind]()}

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

    def price_bandwidth(self) -> Plain:
        """Return a bandwidth for the price; less is better."""
        beyond = self.pick(["clamp", "extrapolate"] * 2 + ["reject", "not-announced"])
        full, zero = self.pick(["80", "100", "110"]), self.pick(["125", "150", "160", "200"])
        if beyond == "not-announced":
            full, zero = HULL
        ends = [text(Fraction(end) * self.factor) for end in (zero, full)]
        return {"zero-at": ends[0], "full-at": ends[1], "out-of-range": beyond}

    def price_linear_lowest(self) -> Plain:
        """Return a line from the lowest price."""
        beyond = self.pick(["clamp", "extrapolate", "not-announced"])
        span = "800" if beyond == "not-announced" else self.pick(["25", "50", "100"])
        return {"zero-at": span, "out-of-range": beyond}

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

    # --- bids --------------------------------------------------------------------------------

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
        return bids

    def bid(self, framework: Plain, number: int) -> Plain:
        """Return a bid."""
        offers = []
        lots = [lot["id"] for lot in framework["lots"]]
        for lot in lots if self.chance(0.6) else self.some(lots):
            offer = {"lot": lot, "facts": self.stated("lot")}
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
        beside = [self.pick(BESIDE) for _ in range(self.pick([0, 0, 1, 2]))]
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
        offer.pop("price", None)
        offer.pop("price-sheet", None)
        amount = self.price()
        if self.award == "fixed-price":
            lot = next(lot for lot in framework["lots"] if lot["id"] == offer["lot"])
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

    # --- marks -------------------------------------------------------------------------------

    def judged(self, framework: Plain, lot_id: str) -> list[Plain]:
        """Return the criteria of a lot that the panel judges."""
        lot = next(lot for lot in framework["lots"] if lot["id"] == lot_id)
        nodes = all_nodes(lot.get("criteria", framework.get("criteria", [])))
        return [n for n in nodes if n.get("method", {}).get("type") == "rating-scale"]

    def marks(self, framework: Plain, bids: list[Plain]) -> Marks:
        """Return mark by (who, bid, lot, criterion); bids that are alike get marks alike."""
        marks: Marks = {}
        for bid in bids:
            like = bid.pop("like", None)
            swaps = self.chance(0.5)
            for lot in [offer["lot"] for offer in bid["lots"]]:
                nodes = self.judged(framework, lot)
                for node in nodes:
                    twin = node
                    if swaps:  # the same marks on other criteria: equal totals of other parts
                        same = [n for n in nodes if n["method"] == node["method"]]
                        twin = same[(same.index(node) + 1) % len(same)]
                    for who in self.who(framework, node):
                        old = marks.get((who, like or "", lot, twin["id"]))
                        marks[who, bid["id"], lot, node["id"]] = old or self.mark(node)
        return marks

    def who(self, framework: Plain, node: Plain) -> list[str]:
        """Return who gives a mark; beside a consensus some individual marks stay."""
        judges: list[str] = node["method"].get("assessors", self.panel)
        if self.combine(framework, node) != "consensus":
            return judges
        return ["consensus", *(judges if self.chance(0.5) else [])]

    def combine(self, framework: Plain, node: Plain) -> str:
        """Return how the marks on a criterion are combined."""
        return str(node["method"].get("combine", framework["panel"]["combine"]))

    def mark(self, node: Plain) -> str:
        """Draw a mark from the scale of a criterion; the better ones come more often."""
        scale = next(scale for scale in self.scales if scale["id"] == node["method"]["scale"])
        if scale["type"] == "labelled":
            marks = [labelled["mark"] for labelled in scale["marks"]]
            return str(self.pick(marks[:2] + marks))
        low, step = Fraction(scale["lowest"]), Fraction(scale["step"])
        steps = int((Fraction(scale["highest"]) - low) / step)
        mark = text(low + step * self.rng.randint(self.pick([0, steps // 2]), steps))
        return mark + ".0" if "." not in mark and self.chance(0.1) else mark

    def conflicts(self, framework: Plain, bids: list[Plain], marks: Marks) -> Conflicts:
        """Return (assessor, bid) of conflicts of interest, and take the marks away.

        Somebody without a conflict is left to judge every criterion.
        """
        found: Conflicts = []
        if "panel" not in framework or self.chance(0.6):
            return found
        for bid in bids:
            for who in self.panel:
                bound = [*found, (who, bid["id"])]
                if self.chance(0.15) and self.is_judged(framework, bid, bound):
                    found = bound
                    for key in [key for key in marks if key[:2] == (who, bid["id"])]:
                        del marks[key]
        return found

    def is_judged(self, framework: Plain, bid: Plain, conflicts: Conflicts) -> bool:
        """Say whether every criterion still has an assessor for a bid."""
        return all(
            self.combine(framework, node) == "consensus"
            or any(
                (w, bid["id"]) not in conflicts for w in node["method"].get("assessors", self.panel)
            )
            for offer in bid["lots"]
            for node in self.judged(framework, offer["lot"])
        )

    def drop_marks(
        self, framework: Plain, bids: list[Plain], marks: Marks, conflicts: Conflicts
    ) -> None:
        """Take marks away that nobody needs: of excluded bids, and where others remain."""
        results = naive(framework, bids, self.sheets(framework, marks, conflicts))
        for lot, result in results.items():
            for bid_id, reasons in result["excluded"].items():
                if reasons & set("abcd") and self.chance(0.4):
                    for key in [key for key in marks if key[1:3] == (bid_id, lot)]:
                        del marks[key]
        if framework["policies"]["missing-mark"] == "average-of-present":
            for key in list(marks):
                others = [k for k in marks if k[1:] == key[1:] and k != key and k[0] != "consensus"]
                if key[0] != "consensus" and others and self.chance(0.1):
                    del marks[key]

    def sheets(self, framework: Plain, marks: Marks, conflicts: Conflicts) -> list[Plain]:
        """Return a sheet for every assessor, and one for the panel where it gives joint marks."""
        if "panel" not in framework:
            return []
        sheets = []
        for who in ["consensus", *self.panel]:
            sheet: Plain = {"format": "aanbesteding/scores/1", "framework": framework["id"]}
            sheet |= (
                {"kind": who} if who == "consensus" else {"kind": "individual", "assessor": who}
            )
            bound = [{"bid": bid, "reason": "test"} for name, bid in conflicts if name == who]
            if bound:
                sheet["conflicts"] = bound
            for (name, bid, lot, node), mark in marks.items():
                if name == who:
                    on_lot = sheet.setdefault("marks", {}).setdefault(bid, {}).setdefault(lot, {})
                    on_lot[node] = {"mark": mark, "reason": "test"}
            if who != "consensus" or "marks" in sheet:
                sheets.append(sheet)
        return sheets

    # --- controls, and what must stop ----------------------------------------------------------

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
                expected = round_to(got, int(control["decimals"]), "half-up")
                control["expect"] = text(expected + 1 if wrong else expected)
                controls.append(control)
        if controls:
            controls = self.some(controls)
            if self.chance(0.3):
                controls.append({**controls[0], "bid": "bod-99"})
            framework["controls"] = controls

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
            try:
                naive(*attempt[:2], self.sheets(attempt[0], *attempt[2:]))
            except Stops:
                break
        return attempt

    def spoil(
        self, framework: Plain, bids: list[Plain], marks: Marks, conflicts: Conflicts
    ) -> None:
        """Put one thing wrong, of a kind that this tender can have."""
        lots = [lot.get("criteria", framework.get("criteria", [])) for lot in framework["lots"]]
        methods = [n["method"] for tree in lots for n in all_nodes(tree) if "method" in n]
        ranged = [m for m in methods if m.get("out-of-range", "not-announced") != "not-announced"]
        relative = [m for m in methods if m["type"] in RELATIVE]
        offer = self.pick([offer for bid in bids for offer in bid["lots"]])
        kinds = ["sheet", "negative", "control"]
        kinds += ["missing", "none", "off-scale", "conflict"] * bool(marks)
        kinds += ["range"] * (9 * bool(ranged)) + ["zero"] * (9 * bool(relative))
        kind = self.pick(kinds)
        if kind in ("sheet", "negative"):
            framework["policies"]["price-sheet"] = self.pick(["refuse", "not-announced"])
            offer.pop("price", None)
            line = {"item": "uren", "quantity": "2", "unit-price": "50"}
            offer["price-sheet"] = {"lines": [line], "total": "100.01"}
            if kind == "negative":
                line["unit-price"] = "-50"
                del offer["price-sheet"]["total"]
        elif kind == "control":
            self.controls(framework, bids, self.sheets(framework, marks, conflicts), wrong=True)
        elif kind == "zero":
            offer.pop("price-sheet", None)
            offer["price"] = "0"
        elif kind == "range":
            self.pick(ranged)["out-of-range"] = "not-announced"
        else:
            self.spoil_marks(kind, framework, marks, conflicts)

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


__all__ = ["Stops", "generate"]
