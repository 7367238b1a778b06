"""A curve in plain characters, without colour, at most 80 columns; and ticks that read well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

WIDTH, HEIGHT = 60, 13
SIGNS = "o+x"
"""The sign of each line; where two lines meet the first is seen."""

Points = Sequence[tuple[Fraction, Fraction | None]]


def ticks(low: Fraction, high: Fraction, about: int = 5) -> list[Fraction]:
    """Return round numbers (1, 2 or 5 times a power of ten apart) from low to high, ends covered.

    >>> [str(tick) for tick in ticks(Fraction(3), Fraction(97))]
    ['0', '20', '40', '60', '80', '100']
    """
    step = next(s for s in _steps() if (high - low) / s <= about)
    first, last = low // step, -(-high // step)
    return [step * n for n in range(first, last + 1)]


def _steps() -> Iterator[Fraction]:
    for power in range(-9, 13):
        for factor in (1, 2, 5):
            yield factor * Fraction(10) ** power


def plot(
    lines: Sequence[Points], x_label: Callable[[Fraction], str], y_label: Callable[[Fraction], str]
) -> tuple[str, ...]:
    """Return the drawing of lines of (x, y), with the numbers of both axes."""
    marks = y_ticks(lines)
    low, high = marks[0], marks[-1]
    cells = [[" "] * len(lines[0]) for _ in range(HEIGHT)]
    for sign, line in reversed(list(zip(SIGNS, lines, strict=False))):
        for column, (_, y) in enumerate(line):
            if y is not None:
                cells[_row(y, low, high)][column] = sign
    labels = {_row(tick, low, high): y_label(tick) for tick in marks}
    margin = max(map(len, labels.values()))
    drawn = [
        f"{labels.get(n, ''):>{margin}} {'+' if n in labels else '|'}{''.join(row)}".rstrip()
        for n, row in enumerate(cells)
    ]
    ends = [x for x, _ in lines[0]]
    return (*drawn, *_axis(ends, margin, x_label))


def y_ticks(lines: Sequence[Points]) -> list[Fraction]:
    """Return the ticks of the vertical axis: from zero, unless that would flatten the lines."""
    found = [y for line in lines for _, y in line if y is not None]
    low, high = min(found), max(found)
    if 0 < low <= high / 2:
        low = Fraction(0)
    return ticks(low, high if high > low else low + 1)


def _row(y: Fraction, low: Fraction, high: Fraction) -> int:
    return int((high - y) / (high - low) * (HEIGHT - 1) + Fraction(1, 2))


def _axis(
    places: Sequence[Fraction], margin: int, label: Callable[[Fraction], str]
) -> tuple[str, str]:
    """Return the horizontal axis: a rule with a cross at each tick, and the numbers under it."""
    first, last, across = places[0], places[-1], len(places)
    rule = ["-"] * across
    numbers = [" "] * (across + margin + 2)
    for tick in ticks(first, last):
        if not first <= tick <= last:
            continue
        at = int((tick - first) / (last - first) * (across - 1) + Fraction(1, 2))
        rule[at] = "+"
        text = label(tick)
        start = max(0, min(margin + 2 + at - len(text) // 2, len(numbers) - len(text)))
        if not "".join(numbers[max(0, start - 1) : start + len(text) + 1]).strip():
            numbers[start : start + len(text)] = text
    return " " * margin + " +" + "".join(rule), "".join(numbers).rstrip()
