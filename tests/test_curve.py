"""Drawings in characters and listings: placed by hand, and nothing in them can steer a screen."""

from __future__ import annotations

import io
import re

import pytest
from tests.build import F
from tests.program import on_terminal

from aanbesteding.reporting.blocks import Listing
from aanbesteding.reporting.curve import HEIGHT, WIDTH, plot, ticks, y_ticks
from aanbesteding.reporting.markdown import markdown_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.reporting.terminal import console, print_blocks

HOSTILE = "a: \x1b[31mrood `x` [bold]"


def straight(up):
    """Sixty points from (0, 0) to (59, up × 59)."""
    return [(F(x), F(up) * x) for x in range(WIDTH)]


class TestTicks:
    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            (0, 1, ["0", "1/5", "2/5", "3/5", "4/5", "1"]),
            (-50, 100, ["-50", "0", "50", "100"]),
            (60000, 120000, ["60000", "80000", "100000", "120000"]),
            (7, 8, ["7", "36/5", "37/5", "38/5", "39/5", "8"]),
        ],
    )
    def test_round_numbers(self, low, high, expected):
        """One, two or five times a power of ten apart, at most five steps between whole ends."""
        assert [str(tick) for tick in ticks(F(low), F(high))] == expected

    def test_the_vertical_axis_begins_at_zero(self):
        """From 60 up it would begin at 60 where the highest is 100; from 40 it begins at 0."""
        assert y_ticks([[(F(0), F(40)), (F(1), F(100))]])[0] == 0
        assert y_ticks([[(F(0), F(60)), (F(1), F(100))]])[0] == 60
        assert y_ticks([[(F(0), F(-5)), (F(1), F(100))]])[0] < 0

    def test_a_flat_line(self):
        """All the same, also all zero: there is still an axis."""
        for value in (0, 7):
            drawn = plot([[(F(x), F(value)) for x in range(WIDTH)]], str, str)
            assert sum(line.count("o") for line in drawn) == WIDTH


class TestPlot:
    def test_the_diagonal(self):
        """From the bottom left to the top right: thirteen rows, the middle column in the middle."""
        drawn = plot([straight(1)], str, str)
        rows = [line[4:] for line in drawn[:HEIGHT]]
        assert len(drawn) == HEIGHT + 2
        assert rows[-1][0] == "o"
        assert max(row.rfind("o") for row in rows[:2]) == WIDTH - 1
        for column in range(WIDTH):
            assert sum(row[column : column + 1] == "o" for row in rows) == 1

    def test_the_first_line_is_seen(self):
        """Two lines that are the same: only the sign of the first."""
        drawn = [line[4:] for line in plot([straight(1), straight(1)], str, str)[:HEIGHT]]
        assert sum(line.count("o") for line in drawn) == WIDTH
        assert not any("+" in line for line in drawn)

    def test_where_there_is_no_outcome_nothing_is_drawn(self):
        line = [(x, None if 10 <= x < 20 else y) for x, y in straight(1)]
        drawn = plot([line], str, str)
        assert sum(row.count("o") for row in drawn) == WIDTH - 10

    def test_numbers_along_the_axis_do_not_run_together(self):
        """Of long numbers some are left out; those that are there are whole."""
        drawn = plot([straight(1)], lambda x: f"{x} kilometres", str)
        for text in drawn[-1].split("  "):
            assert not text.strip() or text.strip().endswith("kilometres")


class TestListing:
    def test_plain(self):
        assert plain_text([Listing((HOSTILE, "  b"))]) == "a: ␛[31mrood `x` [bold]\n  b\n"

    def test_markdown_cannot_be_left(self):
        """A fence that is longer than any in the lines."""
        text = markdown_text([Listing((HOSTILE, "````", "# kop"), "yaml")])
        assert text == "`````yaml\na: ␛[31mrood `x` [bold]\n````\n# kop\n`````\n"

    def test_terminal(self):
        """As it is, with its spaces; markup and codes are only shown."""
        out = io.StringIO()
        print_blocks([Listing((HOSTILE, "   b   c"))], console(out))
        assert "a: ␛[31mrood `x` [bold]\n   b   c\n" in out.getvalue()

    @pytest.mark.parametrize("name", ["award-on-value", "price-proportional", "fact-curve"])
    def test_a_drawing_fits_a_narrow_screen(self, name):
        """At 40 columns it is drawn for 40: thirteen rows and an axis, no broken line."""
        shown = on_terminal("explain", name, "--lang", "en", columns=40).out
        drawing = re.sub("\x1b\\[[0-9;]*m", "", shown).split("Curve\n")[1].split("\n\n")[1]
        lines = drawing.rstrip("\n").split("\n")
        assert len(lines) == HEIGHT + 2
        assert max(map(len, lines)) <= 40
        assert all(line.rstrip() for line in lines)
