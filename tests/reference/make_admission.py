"""The part of the generator that makes what clause 4 tests: requirements, reliance, social return."""

from __future__ import annotations

from fractions import Fraction

from .drawing import BESIDE, CHOICES, Chance, FactUse, text
from .measures import Plain

MEMBERS = {
    "number": ["lead", "sum", "share-weighted", "weakest", "strongest"],
    "yes-no": ["lead", "any", "all", "all", "weakest", "strongest"],
    "choice": ["lead", "weakest", "strongest"],
}
RELYING = {"number": ["sum", "strongest"], "yes-no": ["any", "strongest"], "choice": ["strongest"]}
"""The rules about members that go with reliance."""
GRIDS = [  # the values that a number may take, and the decimals that these need
    (["0", "1", "2", "3", "4", "5"], 0),
    (["0", "10", "20", "50", "100"], 0),
    (["-10", "-5", "0", "5", "10"], 0),
    (["0.5", "1", "1.5", "2", "2.50"], 2),
    (["1000", "2000", "2500", "4000"], 0),
    (["0.1", "0.2", "0.3333", "0.4"], 4),
]
SAME = ["refuse", "refuse", "flag", "not-announced"]


class Admission(Chance):
    """Makes facts, and what is required of them."""

    def use(self, kind: str, *, of_members: bool = False) -> Plain:
        """Return what a method or a requirement says about the fact that it uses."""
        known = [use for use in self.facts if use.fact["type"] == kind]
        if of_members:
            known = [use for use in known if use.fact["level"] == "member"]
        reuse = known and self.chance(0.4)
        fact = self.pick(known).fact if reuse else self.declare(kind, of_members=of_members)
        use: Plain = {"fact": fact["id"]}
        if fact["level"] == "member":
            use["members"] = self.pick(MEMBERS[kind])
            if use["members"] not in ("lead", "share-weighted") and self.chance(0.4):
                use["roles"] = self.some(BESIDE)
                self.also(fact["id"], use["roles"])
        return use

    def also(self, fact: str, roles: list[str]) -> None:
        """Have organisations beside the tenderer state a fact."""
        self.extra_roles.setdefault(fact, set()).update(set(roles) & set(BESIDE))

    def declare(self, kind: str, *, of_members: bool = False) -> Plain:
        """Declare a fact of a type."""
        levels = ["member", "member", "member", "bid", "lot"]
        fact: Plain = {
            "id": f"feit-{len(self.facts)}",
            "title": "Een feit",
            "assumed": "test",
            "type": kind,
            "level": "member" if of_members else self.pick(levels),
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

    def requirement(self, number: int) -> Plain:
        """Return a requirement that most values meet."""
        kind = self.pick(["number", "yes-no", "choice"])
        way = self.pick(["together"] * 4 + ["each", "allowed", "allowed", "not-allowed"])
        use = self.use(kind, of_members=way != "together")
        if way == "each":  # 4.3
            roles = self.some(["sole", "lead", "member", *BESIDE], 2)
            use = {"fact": use["fact"], "applies-to": roles}
            self.also(use["fact"], roles)
        elif way != "together":  # 4.4
            use["reliance"] = way
            use["members"] = self.pick(RELYING[kind])
            if use.get("roles"):
                use["roles"] = ["subcontractor"]
            self.also(use["fact"], BESIDE)
        found = {"id": f"eis-{number}", "title": "Een eis", "assumed": "test", **use}
        if kind == "yes-no":
            found["answer"] = self.pick(["ja"] * 5 + ["true"] * 2 + ["nee"])
        elif kind == "choice":
            found["one-of"] = self.some(CHOICES, 2)
        else:
            values = self.values(use)
            bounds = {"at-least": self.pick(values[:2]), "at-most": self.pick(values[-2:])}
            keys = self.pick([["at-least"], ["at-most"], ["at-least", "at-most"]])
            if use.get("reliance") == "allowed" and self.chance(0.7):
                bounds["at-least"], keys = self.pick(values[1:4]), ["at-least"]
            found |= {key: bounds[key] for key in keys}
        return found

    def relied_upon(self, framework: Plain) -> Plain:
        """Return for what a bid relies on an organisation: 4.4."""
        named = [r["id"] for r in framework.get("requirements", []) if "reliance" in r]
        if not named:
            return {}
        return {"for": self.some(named), "commitment": self.pick(["ja", "nee"])}

    def social_return(self) -> Plain:
        """Return an obligation of 5 % or so, with efforts that count for it: 2.6."""
        blocks = [
            {"id": f"blok-{n}", "title": "Een inspanning", "value": self.amount(value)}
            for n, value in enumerate(self.some(["2.5", "5", "1"]))
        ]
        return {
            "as": "contract-requirement",
            "percent": self.pick(["5", "5", "5", "2.5", "10"]),
            "test": self.pick(["knock-out", "knock-out", "contract-check"]),
            "building-blocks": blocks,
            "assumed": "test",
        }

    def offer_social_return(self, framework: Plain) -> Plain:
        """Return what a bid offers, which is the obligation itself at times."""
        announced = framework.get("social-return")
        if not announced:
            return {}
        found: Plain = {}
        if self.chance(0.6):
            found["value"] = self.amount(self.pick(["5", "5", "10", "8", "0"]))
        if not found or self.chance(0.3):
            names = self.some([block["id"] for block in announced["building-blocks"]])
            found["blocks"] = {name: self.pick(["1", "2", "4", "0.5"]) for name in names}
        return {"social-return": found}

    def amount(self, value: str) -> str:
        """Return an amount at the size of this tender's prices."""
        return text(Fraction(value) * self.factor)

    def share_organisations(self, bids: list[Plain]) -> None:
        """Let an organisation stand in several bids, in one role or another: 4.5."""
        for bid in bids:
            if self.chance(0.4):
                self.pick(bid["tenderer"]["members"])["organisation"] = "in-meer-inschrijvingen"

    def same_organisation(self) -> Plain:
        """Return what is announced about that."""
        return {"tenderer": self.pick(SAME), "beside": self.pick(SAME)}
