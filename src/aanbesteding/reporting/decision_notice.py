"""One notice as blocks: the scores, the advantages of the chosen bid, the assessors' reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from aanbesteding.deciding.decision import Comparison, CriterionRow, Quote, Side
from aanbesteding.exact.display import euros
from aanbesteding.model.finding import Origins
from aanbesteding.model.origin import Ref
from aanbesteding.reporting import decision_words as words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.decision_figures import Figures, signed
from aanbesteding.reporting.draw_report import day_of
from aanbesteding.reporting.formula import step_text
from aanbesteding.scoring.evaluation import Traced
from aanbesteding.texts import Lang, Text

ZERO = Fraction(0)


class Notice:
    """The parts of one notice. `files` is empty when quotations come without their places."""

    def __init__(self, figures: Figures, files: Origins, winner: str) -> None:
        self.figures, self.files, self.winner = figures, files, winner
        self.award, self.lang = figures.award, figures.lang

    def totals(self, compared: Comparison) -> Iterator[Block]:
        """Yield both totals, what decided when they are equal, and the formula filled in."""
        lang, show = self.lang, self.figures.total
        yield Para(
            words.TOTALS.say(
                lang,
                own=show(compared.total),
                winner=self.winner,
                best=show(compared.winner_total),
                difference=show(compared.difference),
            )
        )
        found = compared.tie_break
        if found is not None and found.drawn is not None:
            day = day_of(found.drawn, lang)
            yield Para(words.DRAWN.say(lang, date=day, held_by=found.drawn.held_by))
        elif found is not None:
            said = self._euros if found.word == "price" else self.figures.points
            yield Para(
                words.TIED.say(
                    lang,
                    title=found.title.say(lang),
                    winner=self.winner,
                    own=said(found.own or ZERO),
                    best=said(found.winner or ZERO),
                )
            )
        yield from self.total_step(words.HOW_OWN, compared.own_steps)
        yield from self.total_step(words.HOW_WINNER, compared.winner_steps)

    def total_step(self, text: Text, steps: tuple[Traced, ...]) -> Iterator[Block]:
        """Yield how a total came about, where it is more than a sum of points or a price."""
        if self.award.unit != "points" and self.award.uses_quality:
            said = step_text(next(t.step for t in steps if t.stage == "total"), self.lang)
            yield Para(text.say(self.lang, step=said, winner=self.winner))

    def table(self, compared: Comparison) -> Iterator[Block]:
        """Yield the scores side by side; without criteria the totals have said it all."""
        if not compared.rows:
            return
        lang, cell = self.lang, self.figures.cell
        yield Heading(words.SCORES.say(lang), 4)
        rows: list[tuple[str, ...]] = [
            (
                _indented(row, self.lang),
                cell(row.weight),
                cell(row.points),
                cell(row.winner_points or ZERO),
                signed(cell(row.advantage or ZERO)),
            )
            for row in compared.rows
        ]
        price = compared.price
        if self.award.uses_price and self.award.uses_quality:
            pair = (self._bare(price.own), self._bare(price.winner))
            less = signed(self._bare(-price.difference))
            rows.append((words.PRICE.say(lang), "", *pair, less))
        totals = (compared.total, compared.winner_total)
        shown = [self.figures.total_cell(total) for total in totals]
        gap = self.figures.total_cell(compared.winner_total - compared.total)
        rows.append((words.TOTAL.say(lang), "", *shown, signed(gap)))
        columns = (
            Column(words.CRITERION.say(lang)),
            *(
                Column(text.say(lang), right=True)
                for text in (words.WEIGHT, words.OWN, words.WINNER, words.DIFFERENCE)
            ),
        )
        yield Table(columns, tuple(rows), strong=frozenset({len(rows) - 1}))
        yield Para(words.DIFFERENCE_NOTE.say(lang), "muted")
        yield from self._notes(compared.rows)

    def own_table(self, rows: tuple[CriterionRow, ...]) -> Iterator[Block]:
        """Yield a bid's own scores, as far as it was scored."""
        if not rows:
            return
        lang, cell = self.lang, self.figures.cell
        yield Heading(words.SCORES.say(lang), 4)
        columns = (
            Column(words.CRITERION.say(lang)),
            Column(words.WEIGHT.say(lang), right=True),
            Column(words.OWN.say(lang), right=True),
        )
        listed = tuple((_indented(row, lang), cell(row.weight), cell(row.points)) for row in rows)
        yield Table(columns, listed)
        yield from self._notes(rows)

    def _notes(self, rows: tuple[CriterionRow, ...]) -> Iterator[Block]:
        if any(row.depth for row in rows):
            yield Para(words.INDENTED_NOTE.say(self.lang), "muted")
        if rows and not self.award.uses_quality:
            yield Para(words.ONLY_GATES.say(self.lang), "muted")
        if self.figures.rounded:
            digits = self.figures.digits
            yield Para(words.ROUNDED_NOTE.say(self.lang, digits=digits), "muted")

    def advantages(self, compared: Comparison) -> Iterator[Block]:
        """Yield what the winner is better at, what the bid itself is better at, and their sum."""
        lang = self.lang
        titles = {row.criterion: row.title.say(lang) for row in compared.rows}
        for heading, none, sides in (
            (words.ADVANTAGES, words.NO_ADVANTAGE, compared.advantages),
            (words.OWN_ADVANTAGES, words.NO_OWN, compared.disadvantages),
        ):
            yield Heading(heading.say(lang), 4)
            if not sides:
                yield Para(none.say(lang))
            for side in sides:
                yield Para(self._side(side, titles), bullet=True)
        if compared.equal:
            listed = ", ".join(titles[name] for name in compared.equal)
            yield Para(words.EQUAL.say(lang, titles=listed))
        if compared.additive and compared.contributions:
            yield Para(self._sum(compared))

    def _side(self, side: Side, titles: Mapping[str, str]) -> str:
        lang = self.lang
        if side.criterion is None:
            return words.LOWER_PRICE.say(
                lang,
                better=self._euros(side.better),
                worse=self._euros(side.worse),
                size=self._euros(side.size),
            )
        said = words.HIGHER.say(
            lang,
            title=titles[side.criterion],
            better=self.figures.cell(side.better),
            worse=self.figures.cell(side.worse),
            size=self.figures.points(side.size),
        )
        other_unit = self.award.unit == "euro" and not self.award.in_euros
        if side.amount is not None and other_unit:
            said += " " + words.IN_TOTAL.say(lang, amount=self.figures.total(abs(side.amount)))
        return said

    def _sum(self, compared: Comparison) -> str:
        lang, show = self.lang, self.figures.total
        counted = [c for c in compared.contributions if c.kind != "rounding"]
        plus = sum((c.amount for c in counted if c.amount > 0), ZERO)
        minus = sum((-c.amount for c in counted if c.amount < 0), ZERO)
        rounding = sum((c.amount for c in compared.contributions if c.kind == "rounding"), ZERO)
        text = words.ROUNDING_MORE if rounding > 0 else words.ROUNDING_LESS
        said = text.say(lang, amount=show(abs(rounding))) if rounding else ""
        return words.SUM.say(
            lang,
            plus=show(plus),
            minus=show(minus),
            rounding=said,
            difference=show(compared.difference),
        )

    def price(self, compared: Comparison) -> Iterator[Block]:
        """Yield the difference in price and what it means for the totals."""
        lang, price = self.lang, compared.price
        if price.role == "none":
            yield Para(words.PRICE_NOT.say(lang))
            return
        text = words.PRICE_MORE if price.difference > 0 else words.PRICE_LESS
        if price.difference == 0:
            text = words.PRICE_SAME
        said = text.say(
            lang,
            own=self._euros(price.own),
            winner=self._euros(price.winner),
            size=self._euros(abs(price.difference)),
        )
        yield Para(f"{said} {self._price_means(compared)}")
        if compared.what_if is not None:
            show = self.figures.total
            yield Para(
                words.WHAT_IF.say(
                    lang,
                    price=show(compared.what_if.with_winners_price),
                    quality=show(compared.what_if.with_winners_quality),
                )
            )

    def _price_means(self, compared: Comparison) -> str:
        price = compared.price
        if price.role == "total":
            return words.PRICE_IN_TOTAL.say(self.lang)
        if price.role == "formula":
            return words.PRICE_IN_FORMULA.say(self.lang)
        if not price.points:
            return words.PRICE_NO_POINTS.say(self.lang)
        text = words.PRICE_AS_POINTS if price.points > 0 else words.PRICE_AS_POINTS_OWN
        return text.say(self.lang, points=self.figures.points(abs(price.points)))

    def motivation(
        self, rows: Iterable[CriterionRow], name: str, *, again: bool = False
    ) -> Iterator[Block]:
        """Yield the assessors' reasons as they stand in their files, criterion by criterion.

        With `again` those on the bid itself, and the methods, were given before.
        """
        lang, listed = self.lang, [row for row in rows if row.scored]
        quoted = [row for row in listed if row.quotes or row.winner_quotes]
        if quoted:
            yield Heading(words.MOTIVATION.say(lang), 4)
        for row in quoted:
            yield Heading(row.title.say(lang), 5)
            own = () if again else row.quotes
            for who, quotes in ((name, own), (self.winner, row.winner_quotes)):
                if quotes:
                    yield Para(words.ABOUT.say(lang, name=who), indent=1)
                for quote in quotes:
                    yield Para(self._quote(quote), bullet=True, indent=2)
        measured = [
            words.METHOD.say(lang, title=row.title.say(lang), method=row.method.say(lang))
            for row in listed
            if row not in quoted and row.method is not None
        ]
        if measured and not again:
            yield Para(words.NO_PANEL.say(lang, titles="; ".join(measured)))

    def _quote(self, quote: Quote) -> str:
        said = words.QUOTE.say(
            self.lang,
            capacity=quote.capacity.say(self.lang),
            mark=quote.mark,
            reason=quote.reason.strip(),
        )
        return f"{said} {self._place(quote.ref)}".rstrip()

    def _place(self, ref: Ref) -> str:
        origin = self.files.get((ref.kind, ref.id))
        return f"[{origin.where(ref.route)}]" if origin else ""

    def _euros(self, value: Fraction) -> str:
        return euros(value, self.lang)

    def _bare(self, value: Fraction) -> str:
        """Return euros for a column of a table that has no room for the sign."""
        return euros(value, self.lang).removeprefix("€ ")


def _indented(row: CriterionRow, lang: Lang) -> str:
    """Return a title behind as many spaces as it is deep, which tables keep."""
    return "  " * row.depth + row.title.say(lang)
