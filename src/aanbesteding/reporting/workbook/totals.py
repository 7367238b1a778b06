"""The sheets with the totals and ranks of all lots, and with the ranking that sorts itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, Entry, LotCase
from aanbesteding.reporting.workbook.control import Control
from aanbesteding.reporting.workbook.formulas import AWARD_FORMULAS
from aanbesteding.reporting.workbook.formulas.base import Totalled, nearly, said
from aanbesteding.reporting.workbook.formulas.rounding import rounded
from aanbesteding.reporting.workbook.scores import Scores
from aanbesteding.reporting.workbook.sheet import Head, Sheet, Value
from aanbesteding.reporting.workbook.styles import Shape
from aanbesteding.reporting.workbook.tables import AWARD_ROUTE, FIRST, Parameters
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.ranking import chain
from aanbesteding.texts import Lang

NOBODY = "-1E+300"
"""The key of a bid without a total, below every other."""
REASON = 8
"""The column of the ranking with the reason why a bid is out."""
BY_PRICE = "price"
"""The word of the chain for the lowest price."""


class Block(NamedTuple):
    """The rows of one lot."""

    lot: LotCase
    scores: Scores
    first: int

    @property
    def last(self) -> int:
        """The last row, where there are bids."""
        return self.first + len(self.lot.scored) - 1


class Totals:
    """Writes the totals; afterwards it says where the ranking finds them."""

    def __init__(
        self, sheet: Sheet, case: Case, lots: list[tuple[LotCase, Scores]], parameters: Parameters
    ) -> None:
        self._sheet, self._case, self._parameters = sheet, case, parameters
        self._words = chain(case.framework)
        self._rounds = case.roundings.get("total", ())
        self._draws = any(lot.lot.draws for lot, _ in lots)
        self.shape: Shape = "euros" if case.award.unit in ("euro", "euro-per-point") else "points"
        self.columns = {name: n for n, (name, _) in enumerate(self._heads())}
        sheet.title(words.TOTALS_TITLE)
        sheet.outcome = 1
        sheet.heads(FIRST - 1, [head for _, head in self._heads()], fixed=2)
        row = FIRST
        self.blocks: list[Block] = []
        for lot, scores in lots:
            block = Block(lot, scores, row)
            self.blocks.append(block)
            for number, entry in enumerate(lot.scored):
                self._entry(block, number, entry)
            row += len(lot.scored)
        sheet.finish()

    def _heads(self) -> Iterator[tuple[str, Head]]:
        lang = self._sheet.lang
        yield "lot", Head(words.LOT, 18)
        yield "bid", Head(words.BID, 24)
        yield "name", Head(words.NAME, 32)
        yield "quality", Head(words.RANKED_SUM, 16)
        yield "price", Head(words.RANKED_PRICE, 18)
        if self._case.relative:
            yield "best", Head(words.BEST_SUM, 14)
            yield "lowest", Head(words.LOWEST_RANKED, 18)
        yield "total:0", Head(words.TOTAL_RAW if self._rounds else words.TOTAL, 18)
        for number in range(1, len(self._rounds) + 1):
            yield f"total:{number}", Head(words.TOTAL, 18)
        for number, word in enumerate(self._words):
            name = words.PRICE.say(lang) if word == BY_PRICE else word
            yield f"tie:{number}", Head(words.TIE.say(lang, word=name), 18)
        if self._draws:
            yield "drawn", Head(words.DRAWN, 9)
            yield "drawn-rank", Head(words.DRAWN_RANK, 9)
            yield "drawn:total", Head(words.DRAWN_AT.say(lang, word=words.TOTAL.say(lang)), 18)
            for number, word in enumerate(self._words):
                name = words.PRICE.say(lang) if word == BY_PRICE else word
                yield f"drawn:{number}", Head(words.DRAWN_AT.say(lang, word=name), 18)
            yield "drawn-holds", Head(words.DRAW_HOLDS, 10)
        yield "key", Head(words.SORTING, 18)
        yield "rank", Head(words.RANK, 8)
        yield "place", Head(words.PLACE, 8)

    # --- where things stand ------------------------------------------------------------------

    def span(self, block: Block, column: str) -> str:
        """Return a column of a lot."""
        return self._sheet.span(block.first, block.last, self.columns[column])

    @property
    def total(self) -> str:
        """The name of the column with the total that counts."""
        return f"total:{len(self._rounds)}"

    def _own(self, row: int, column: str) -> str:
        return self._sheet.here(row, self.columns[column])

    # --- writing -----------------------------------------------------------------------------

    def _entry(self, block: Block, number: int, entry: Entry) -> None:
        sheet, row, result = self._sheet, block.first + number, entry.result
        for name, text in (("lot", block.lot.lot.lot.id), ("bid", result.bid)):
            sheet.text(row, self.columns[name], text)
        sheet.text(row, self.columns["name"], result.name)
        ranked = result.total is not None
        for name, formula, exact, shape in self._cells(block, number, entry):
            column = self.columns[name]
            sheet.formula(row, column, formula, exact if ranked else None, shape)
        self._ranks(block, row, entry)

    def _cells(
        self, block: Block, number: int, entry: Entry
    ) -> Iterator[tuple[str, str | None, Value, Shape]]:
        """Yield the cells up to the total: column, formula, exact value, shape."""
        row, award = block.first + number, self._case.award
        passed = self._passed(block, number)
        quality = _quality(entry)
        shape: Shape = "euros" if award.in_euros else "points"
        sums = block.scores.cell(number, "quality")
        yield "quality", passed.format(sums), quality, shape
        price = block.scores.cell(number, "price")
        yield "price", passed.format(price), entry.result.price, "euros"
        if self._case.relative:
            best = max((_quality(one) for one in _ranked(block)), default=None)
            lowest = min((one.result.price or Fraction(0) for one in _ranked(block)), default=None)
            yield "best", f"MAX({self.span(block, 'quality')})", best, shape
            yield "lowest", f"MIN({self.span(block, 'price')})", lowest, "euros"
        steps = entry.result.total_steps
        at = max((n for n, t in enumerate(steps) if t.stage == "total"), default=0)
        made = [traced.step.result for traced in steps[at:]]
        formula = self._award(block, row)
        blank = f'IF({self._own(row, "quality")}="","",{{}})'
        shown = None if formula is None else blank.format(formula)
        yield "total:0", shown, made[0] if made else None, self.shape
        for n, step in enumerate(self._rounds, start=1):
            before = self._own(row, f"total:{n - 1}")
            formula = rounded(before, int(step.digits), step.mode)
            yield f"total:{n}", blank.format(formula), made[n] if made else None, self.shape

    def _passed(self, block: Block, number: int) -> str:
        """Return the frame of a formula that shows nothing for a bid that was set aside."""
        tests = len(block.lot.tests)
        if not tests:
            return "{}"
        return f'IF({block.scores.cell(number, f"passed:{tests}")}=1,{{}},"")'

    def _award(self, block: Block, row: int) -> str | None:
        builder = AWARD_FORMULAS[self._case.award.id]
        if builder is None:
            return None
        relative = self._case.relative
        return builder(
            Totalled(
                self._case.framework.award,
                self._parameters.of(AWARD_ROUTE),
                self._own(row, "quality"),
                block.scores.whole,
                self._own(row, "price"),
                self._own(row, "best") if relative else "",
                self._own(row, "lowest") if relative else "",
            )
        )

    def _ranks(self, block: Block, row: int, entry: Entry) -> None:
        sheet, result, number = self._sheet, entry.result, row - block.first
        for n, word in enumerate(self._words):
            cell = block.scores.cell(number, BY_PRICE if word == BY_PRICE else f"last:{word}")
            exact = result.price if word == BY_PRICE else _points(entry, word)
            formula = f"IF({self._own(row, 'key')}={NOBODY},0,{cell})"
            shape: Shape = "euros" if word == BY_PRICE else "points"
            there = result.total is not None
            sheet.formula(row, self.columns[f"tie:{n}"], formula, exact if there else 0, shape)
        total = self._own(row, self.total)
        sign = "" if self._case.high else "-"
        key = f"IF(ISNUMBER({total}),{sign}{total},{NOBODY})"
        exact = result.total
        if exact is not None and not self._case.high:
            exact = -exact
        nobody = Fraction(-(10**300))
        sheet.formula(row, self.columns["key"], key, nobody if exact is None else exact, "number")
        ranked = self._rank(block, row)
        drawn = self._drawing(block, row, entry) if self._draws else None
        if drawn is not None:
            ranked += f"+{drawn}"
        rank = f'IF({self._own(row, "key")}={NOBODY},"",{ranked})'
        sheet.formula(row, self.columns["rank"], rank, result.rank, "whole")
        self._place(block, row, entry)

    def _place(self, block: Block, row: int, entry: Entry) -> None:
        """Write a place for every bid, in the order of the ranks; who has none comes last."""
        sheet, own, column = self._sheet, self._own(row, "rank"), self.columns["rank"]
        so_far = f"{sheet.here(block.first, column)}:{own}"
        ranks = self.span(block, "rank")
        last = f'COUNT({ranks})+SUMPRODUCT(--({so_far}=""))'
        formula = f'IF({own}="",{last},{own}-1+COUNTIF({so_far},{own}))'
        exact = block.lot.places[entry.bid.id]
        sheet.formula(row, self.columns["place"], formula, exact, "whole")

    def _drawing(self, block: Block, row: int, entry: Entry) -> str | None:
        """Write for which situation lots were drawn; return what the draw adds to the rank.

        It adds nothing in any other situation: lots were not drawn for that.
        """
        sheet, bid = self._sheet, entry.result.bid
        held = next((one for one in block.lot.lot.draws if bid in one.bids), None)
        if held is None:
            return None
        place, total = held.bids.index(bid) + 1, entry.result.total
        sheet.value(row, self.columns["drawn"], place, "whole")
        sheet.value(row, self.columns["drawn-rank"], held.rank, "whole")
        sheet.value(row, self.columns["drawn:total"], total, self.shape)
        same = [self._equal(self._own(row, self.total), self._own(row, "drawn:total"))]
        for n, word in enumerate(self._words):
            shape: Shape = "euros" if word == BY_PRICE else "points"
            value = entry.result.price if word == BY_PRICE else _points(entry, word)
            sheet.value(row, self.columns[f"drawn:{n}"], value, shape)
            same.append(self._equal(self._own(row, f"tie:{n}"), self._own(row, f"drawn:{n}")))
        equal = self._equals(block, row)
        ranks = self.span(block, "drawn-rank")
        together = f"*({ranks}={self._own(row, 'drawn-rank')})"
        size = len(held.bids)
        same += [f"{self._rank(block, row)}={self._own(row, 'drawn-rank')}"]
        same += [f"SUMPRODUCT({equal}*1)={size}", f"SUMPRODUCT({equal}{together})={size}"]
        holds = f"IFERROR(IF(AND({','.join(same)}),1,0),0)"
        sheet.formula(row, self.columns["drawn-holds"], holds, 1, "whole")
        return f"{self._own(row, 'drawn-holds')}*({self._own(row, 'drawn')}-1)"

    @staticmethod
    def _equal(one: str, other: str) -> str:
        return f"ABS({one}-{other})<={nearly(other)}"

    def _equals(self, block: Block, row: int) -> str:
        """Return which bids have the same total and the same of every announced word."""
        keys, own = self.span(block, "key"), self._own(row, "key")
        equal = f"({self._equal(keys, own)})"
        for number in range(len(self._words)):
            values, mine = self.span(block, f"tie:{number}"), self._own(row, f"tie:{number}")
            equal += f"*({self._equal(values, mine)})"
        return equal

    def _rank(self, block: Block, row: int) -> str:
        """Return 1 + how many bids are better, by the total and then by the announced words."""
        keys, own = self.span(block, "key"), self._own(row, "key")
        parts = [f"1+SUMPRODUCT(--({keys}>{own}+{nearly(own)}))"]
        equal = f"({self._equal(keys, own)})"
        for number, word in enumerate(self._words):
            values, mine = self.span(block, f"tie:{number}"), self._own(row, f"tie:{number}")
            better = f"({values}>{mine}+{nearly(mine)})"
            if word == BY_PRICE:
                better = f"({values}<{mine}-{nearly(mine)})"
            parts.append(f"SUMPRODUCT({equal}*{better})")
            equal += f"*({self._equal(values, mine)})"
        return "+".join(parts)

    def controls(self) -> Iterator[Control]:
        """Yield the totals and the ranks, for the control sheet."""
        lang = self._sheet.lang
        for block in self.blocks:
            for row, entry in enumerate(block.lot.scored, start=block.first):
                result = entry.result
                if result.total is None or result.rank is None:
                    continue
                lot, bid = block.lot.lot.lot.id, result.bid
                cell = self._sheet.at(row, self.columns[self.total])
                total = words.TOTAL.say(lang)
                yield Control(lot, bid, "", total, result.total, cell, self.shape)
                cell = self._sheet.at(row, self.columns["rank"])
                rank = words.RANK.say(lang)
                yield Control(lot, bid, "", rank, Fraction(result.rank), cell, "whole")


def _ranked(block: Block) -> list[Entry]:
    return [entry for entry in block.lot.scored if entry.result.total is not None]


def _quality(entry: Entry) -> Fraction:
    return sum((node.points for node in entry.result.nodes), Fraction(0))


def _points(entry: Entry, criterion: str) -> Value:
    score = entry.scores.get(criterion)
    return score.points if score is not None else 0


def ranking(sheet: Sheet, totals: Totals, winners: dict[str, str]) -> list[Control]:
    """Write per lot the bids in the order of their ranks, and beneath them who is out, and why.

    `winners` has by lot the cell with the number of contracts. Returns what the ranking says.
    """
    found: list[Control] = []
    lang, row = sheet.lang, FIRST
    sheet.title(words.RANKING_TITLE, words.RANKING_NOTE)
    sheet.outcome = 2
    heads = (
        Head(words.LOT, 18),
        Head(words.PLACE, 8),
        Head(words.RANK, 8),
        Head(words.BID, 26),
        Head(words.NAME, 40),
        Head(words.TOTAL, 18),
        Head(words.PRICE, 18),
        Head(words.CONTRACT, 16),
        Head(words.REASON, 60),
    )
    sheet.heads(FIRST - 1, heads)
    for block in totals.blocks:
        first = row
        for place in range(1, len(block.lot.scored) + 1):
            found += _placed(sheet, row, totals, block, place, winners)
            row += 1
        if row > first:
            when = f"$H{first + 1}={said(words.YES, lang)}"
            sheet.stripe(first, row - 1, 0, len(heads) - 1, when)
    row += 1
    sheet.heading(row, words.OUT_TITLE.say(lang))
    for block in totals.blocks:
        for entry in block.lot.entries:
            for reason in entry.result.reasons:
                row += 1
                sheet.text(row, 0, block.lot.lot.lot.id)
                sheet.text(row, 3, entry.bid.id)
                sheet.text(row, 4, entry.result.name)
                sheet.text(row, REASON, reason.say(lang), shape="wrapped")
    sheet.finish()
    return found


def _placed(
    sheet: Sheet, row: int, totals: Totals, block: Block, place: int, winners: dict[str, str]
) -> list[Control]:
    lot, lang = block.lot.lot, sheet.lang
    sheet.text(row, 0, lot.lot.id)
    sheet.number(row, 1, place, "label", "whole")
    entry = block.lot.in_order[place - 1]
    result = entry.result if place <= len(lot.ranking) else None
    exact: tuple[Value, ...]
    if result is not None:
        exact = (result.rank, result.bid, result.name, result.total, result.price)
    else:
        exact = (None, entry.bid.id, entry.result.name, None, None)
    at = f"MATCH({sheet.here(row, 1)},{totals.span(block, 'place')},0)"
    columns: tuple[tuple[str, Shape], ...] = (
        ("rank", "whole"),
        ("bid", "text"),
        ("name", "text"),
        (totals.total, totals.shape),
        ("price", "euros"),
    )
    for column, ((name, shape), value) in enumerate(zip(columns, exact, strict=True), start=2):
        formula = f'IFERROR(INDEX({totals.span(block, name)},{at}),"")'
        sheet.formula(row, column, formula, value, shape)
    rank, count = sheet.here(row, 2), winners[lot.lot.id]
    shared = f"COUNTIF({totals.span(block, 'rank')},{rank})"
    yes, no, draw = (said(w, lang) for w in (words.YES, words.NO, words.DRAW_NEEDED))
    other = f"IF({rank}<={count},{draw},{no})"
    aside, none = (said(w, lang) for w in (words.SET_ASIDE, words.NO_TOTAL))
    sums = f"INDEX({totals.span(block, 'quality')},{at})"
    out = f'IFERROR(IF({sums}="",{aside},{none}),{none})'
    formula = f'IF({rank}="",{out},IF({rank}+{shared}-1<={count},{yes},{other}))'
    contract = _contract(block.lot, result, lang)
    sheet.formula(row, 7, formula, contract, "text")
    bid = str(exact[1])
    numbers = [(words.PLACED.say(lang, place=place), bid, 3)]
    numbers.append((words.CONTRACT.say(lang), contract, 7))
    return [
        Control(lot.lot.id, bid, "", what, said_, sheet.at(row, column), "text")
        for what, said_, column in numbers
    ]


def _contract(lot: LotCase, result: BidResult | None, lang: Lang) -> str:
    """Return whether a bid gets a contract: yes, no, or that a draw must decide."""
    if result is None:
        return words.SET_ASIDE.say(lang)
    if result.bid in lot.contested:
        return words.DRAW_NEEDED.say(lang)
    return (words.YES if result.bid in lot.winners else words.NO).say(lang)
