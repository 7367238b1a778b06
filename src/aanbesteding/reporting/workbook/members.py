"""The sheet with the members of the tenderers, and how their facts make one value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from aanbesteding.fields import say, value_of
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.bid import PARTNERS, Bid, Member
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import FactDeclaration
from aanbesteding.model.origin import Route
from aanbesteding.model.roles import ROLES
from aanbesteding.model.values import fact_value
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case
from aanbesteding.reporting.workbook.formulas import FORMULAS
from aanbesteding.reporting.workbook.formulas.base import NOT_AVAILABLE, Leaf, Rivals, said
from aanbesteding.reporting.workbook.formulas.rounding import snapped
from aanbesteding.reporting.workbook.inputs import Asked, write_fact
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.tables import FIRST, Parameters

NO_SCORE = "-1E+12"
"""What a member's value that has no score counts as, where the weakest or strongest is sought."""
FIXED = 5
"""The columns before the facts."""


def by_score(node: Node) -> bool:
    """Whether a criterion takes the member that scores least or most."""
    return value_of(node.criterion.method, "members") in ("weakest", "strongest")


def of_members(node: Node, facts: dict[str, FactDeclaration]) -> FactDeclaration | None:
    """Return the fact of members that a criterion measures; None where it measures none."""
    method = node.criterion.method
    if not isinstance(method, FactParameters):
        return None
    fact = facts[method.fact]
    return fact if fact.level == "member" else None


class _Place(NamedTuple):
    first: int
    members: tuple[Member, ...]


class Members:
    """Where the facts of members stand, and the formulas that make one value of them."""

    def __init__(
        self, sheet: Sheet, case: Case, parameters: Parameters, choices: dict[str, str]
    ) -> None:
        self._sheet, self._parameters, self._choices = sheet, parameters, choices
        self._yes, self._no = (said(word, sheet.lang) for word in (words.YES, words.NO))
        self._facts = [fact for fact in case.framework.facts if fact.level == "member"]
        self._columns = {fact.id: FIXED + n for n, fact in enumerate(self._facts)}
        self._case = case
        nodes = [n for n in case.nodes().values() if of_members(n, case.facts) and by_score(n)]
        begin = FIXED + len(self._facts)
        self._shares: dict[Route, int] = {n.route: begin + k for k, n in enumerate(nodes)}
        self._places: dict[str, _Place] = {}
        self._write(nodes)

    def _write(self, nodes: list[Node]) -> None:
        sheet, lang = self._sheet, self._sheet.lang
        sheet.title(words.MEMBERS_TITLE)
        heads = [
            Head(words.BID, 22),
            Head(words.ORGANISATION, 20),
            Head(words.NAME, 30),
            Head(words.ROLE, 18),
            Head(words.PART, 10),
        ]
        heads += [Head(say(fact.title, lang), 16) for fact in self._facts]
        for node in nodes:
            text = words.COUNTS.say(lang, criterion=node.criterion.id)
            heads.append(Head(text, 16))
        sheet.heads(FIRST - 1, heads, fixed=2, named=(0, 1))
        row = FIRST
        bids = {entry.bid.id: entry.bid for lot in self._case.lots for entry in lot.entries}
        for bid in bids.values():
            self._places[bid.id] = _Place(row, bid.tenderer.members)
            for member in bid.tenderer.members:
                self._member(row, bid, member, nodes)
                row += 1
        sheet.finish()

    def _member(self, row: int, bid: Bid, member: Member, nodes: Iterable[Node]) -> None:
        sheet = self._sheet
        texts = (bid.id, member.organisation, member.name, ROLES[member.role].say(sheet.lang))
        for column, text in enumerate(texts):
            sheet.text(row, column, text)
        if member.share is not None:
            weighs = any(
                value_of(method, "members") == "share-weighted" and _counts(member, method)
                for method in self._methods(bid)
            )
            sheet.number(row, 4, member.share, "input" if weighs else "label")
        for fact in self._facts:
            stated = member.facts.get(fact.id)
            value = None if stated is None else fact_value(fact, stated, bid.decimal_sign)
            if value is not None:
                counts = any(m.fact == fact.id and _counts(member, m) for m in self._methods(bid))
                asked = Asked(fact, self._choices.get(fact.id, ""), "input" if counts else "value")
                write_fact(sheet, row, self._columns[fact.id], value, asked)
        for node in nodes:
            self._share(row, bid, member, node)

    def _methods(self, bid: Bid) -> list[Any]:
        """Return the methods by which facts of the members of a bid are scored."""
        found = []
        for lot in self._case.lots:
            if any(entry.bid.id == bid.id for entry in lot.scored):
                nodes = (node for node in lot.nodes if of_members(node, self._case.facts))
                found += [node.criterion.method for node in nodes]
        return found

    def _share(self, row: int, bid: Bid, member: Member, node: Node) -> None:
        """Write what a member's value would score by itself, where the member counts."""
        method: Any = node.criterion.method
        text = member.facts.get(method.fact)
        if text is None or not _counts(member, method):
            return
        value = self._sheet.at(row, self._columns[method.fact])
        cells = self._parameters.of(node.route)
        builder = FORMULAS[method.type]
        leaf = Leaf(method, value, cells, Rivals(), self._yes, self._no)
        formula = builder(leaf) if builder else None
        if formula is not None and value_of(method, "out_of_range") == "reject":
            formula = formula.replace(NOT_AVAILABLE, NO_SCORE)
        exact = self._exact(method, node, bid, text)
        self._sheet.formula(row, self._shares[node.route], formula, exact, "share")

    def _exact(self, method: Any, node: Node, bid: Bid, text: str) -> Any:
        from aanbesteding.methods.base import OutsideRange
        from aanbesteding.scoring.candidate import NO_SCORE as LEAST

        assert node.method is not None
        value = fact_value(self._case.facts[method.fact], text, bid.decimal_sign)
        try:
            return node.method.share(method, value, None).result
        except OutsideRange:
            return LEAST

    def combined(self, node: Node, bid: str) -> str:
        """Return the formula of the one value that the members of a bid make."""
        method: Any = node.criterion.method
        first, members = self._places[bid]
        column = self._columns[method.fact]
        rows = [first + n for n, member in enumerate(members) if _counts(member, method)]
        cells = [self._sheet.at(row, column) for row in rows]
        rule = method.members
        if rule == "lead":
            return cells[0]
        if rule in ("any", "all"):
            yes = ",".join(f"{cell}={self._yes}" for cell in cells)
            function = "OR" if rule == "any" else "AND"
            return f"IF({function}({yes}),{self._yes},{self._no})"
        if rule == "sum":
            return snapped(f"({'+'.join(cells)})")
        if rule == "share-weighted":
            return snapped(f"({self._weighted(first, members, column)})")
        last = first + len(members) - 1
        values = self._sheet.span(first, last, column)
        shares = self._sheet.span(first, last, self._shares[node.route])
        function = "MAX" if rule == "strongest" else "MIN"
        return f"INDEX({values},MATCH({function}({shares}),{shares},0))"

    def _weighted(self, first: int, members: tuple[Member, ...], column: int) -> str:
        terms = []
        for row, member in enumerate(members, start=first):
            if member.role in PARTNERS:
                part = "100" if member.share is None else self._sheet.at(row, 4)
                terms.append(f"{part}*{self._sheet.at(row, column)}")
        return f"({'+'.join(terms)})/100"


def _counts(member: Member, method: Any) -> bool:
    """Whether the fact of a member plays a part, by its role."""
    if method.members == "lead":
        return member.role in ("sole", "lead")
    if method.members == "share-weighted":
        return member.role in PARTNERS
    return member.role in (*PARTNERS, *(method.roles or ()))
