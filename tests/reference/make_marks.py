"""The part of the generator that makes marks, conflicts of interest and score sheets."""

from __future__ import annotations

from fractions import Fraction

from .drawing import text
from .make_bids import Bids
from .measures import Plain, judging
from .naive import naive
from .stages import all_nodes

Key = tuple[str, str, str, str]
"""Who gives a mark, for which bid, in which lot, on which criterion."""
Marks = dict[Key, str]
Conflicts = list[tuple[str, str]]
"""Assessor and bid."""


class Sheets(Bids):
    """Makes marks and what they stand on."""

    def judged(self, framework: Plain, lot_id: str) -> list[Plain]:
        """Return the criteria of a lot that the panel judges."""
        lot = next(lot for lot in framework["lots"] if lot["id"] == lot_id)
        nodes = all_nodes(lot.get("criteria", framework.get("criteria", [])))
        return [node for node in nodes if judging(node)]

    def judging(self, node: Plain) -> Plain:
        """Return how the panel judges a node."""
        return judging(node) or {}

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
                        same = [n for n in nodes if judging(n) == judging(node)]
                        twin = same[(same.index(node) + 1) % len(same)]
                    for who in self.who(framework, node):
                        old = marks.get((who, like or "", lot, twin["id"]))
                        marks[who, bid["id"], lot, node["id"]] = old or self.mark(node)
        return marks

    def who(self, framework: Plain, node: Plain) -> list[str]:
        """Return who gives a mark; beside a consensus some individual marks stay."""
        judges: list[str] = self.judging(node).get("assessors", self.panel)
        if self.combine(framework, node) != "consensus":
            return judges
        return ["consensus", *(judges if self.chance(0.5) else [])]

    def combine(self, framework: Plain, node: Plain) -> str:
        """Return how the marks on a criterion are combined."""
        return str(self.judging(node).get("combine", framework["panel"]["combine"]))

    def mark(self, node: Plain) -> str:
        """Draw a mark from the scale of a criterion; the better ones come more often."""
        scale = next(scale for scale in self.scales if scale["id"] == self.judging(node)["scale"])
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
                (w, bid["id"]) not in conflicts
                for w in self.judging(node).get("assessors", self.panel)
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
