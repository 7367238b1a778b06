"""What every picture promises: all of it on the paper, a title that is true, signs that can be seen."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.build import bid, evaluated, framework, marks
from tests.program import ROOT
from tests.sensitivity.build import FINE, flat, tender

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.recombination.analysis import Point
from aanbesteding.reporting.plots import blend, front, winner_map
from aanbesteding.reporting.plots.style import DASHES, SHAPES, short
from aanbesteding.reporting.plots.table import pictures
from aanbesteding.reporting.recombining.case import said_part
from aanbesteding.sensitivity.analyse import LotSensitivity, analyse
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pictures import Line
from aanbesteding.sensitivity.summary import summary

F = Fraction
MOVED = re.compile(r"translate\(([-\d.]+)[, ]([-\d.]+)\)")
LETTER, BOLD = 0.58, 0.66
"""How wide a letter is for its height where a reader has no narrow letters (DejaVu Sans)."""
LONG = "Stichting Samenwerkende Welzijnsorganisaties voor Ouderen en Gezinnen in de Regio {}"


def boxes(node: ET.Element, at: tuple[float, float] = (0, 0)):
    """Yield (text, left, right, height) of every line of text that stands upright."""
    moved = node.get("transform", "")
    if found := MOVED.match(moved):
        at = (at[0] + float(found[1]), at[1] + float(found[2]))
    if "rotate(-90" in moved:
        return
    if node.tag.endswith("}text"):
        lines = [child.text or "" for child in node] or [node.text or ""]
        size = float(node.get("font-size", "11").removesuffix("px"))
        letter = BOLD if node.get("font-weight") == "bold" else LETTER
        for line in lines:
            wide = len(line) * size * letter
            left = at[0] + float(node.get("x", 0))
            left -= {"end": wide, "middle": wide / 2}.get(node.get("text-anchor", "start"), 0)
            yield line, left, left + wide, at[1] + float(node.get("y", 0))
    for child in node:
        yield from boxes(child, at)


def assert_fits(text: str) -> None:
    root = ET.fromstring(text)
    width, height = (float(root.attrib[key]) for key in ("width", "height"))
    shown = list(boxes(root))
    assert len(shown) > 5
    for line, left, right, y in shown:
        assert left >= 0, line
        assert right <= width, line
        assert 0 < y < height, line


class TestFits:
    """With letters wider than those that were measured, nothing falls off an edge."""

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_thirty_bids_with_long_names(self, lang):
        rows = {
            f"b{n:02}": [str(F((37 * n + 11 * k) % 100, 10)) for k in range(3)] for n in range(30)
        }
        criteria = [{**one, "title": LONG.format(one["id"])} for one in flat(50, 30, 20)]
        sheet = marks(
            "p", {n: dict(zip("klm", map(decimal, row), strict=True)) for n, row in rows.items()}
        )
        named = [bid(name) for name in rows]
        named = [
            one.model_copy(
                update={"tenderer": one.tenderer.model_copy(update={"name": LONG.format(n)})}
            )
            for n, one in enumerate(named)
        ]
        found = analyse(
            evaluated(framework(*criteria, scales=[FINE]), named, [sheet]),
            only=("weights", "space"),
        )
        made = dict(pictures(found, lang))
        assert len(made) == 4
        for text in made.values():
            assert_fits(text)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_examples(self, run, tmp_path, lang):
        manifest = ROOT / "criteria/manifest-leiden.yaml"
        run("scenario", ROOT / "criteria/scenario-leiden.yaml", "--plots", tmp_path, "--lang", lang)
        run("recombine", manifest, ROOT / "bids/leiden", "--plots", tmp_path, "--lang", lang)
        place = tmp_path / "weights.svg"
        run("simulate", manifest, "--runs", "2", "--plot", place, "--lang", lang)
        made = sorted(path.name for path in tmp_path.iterdir())
        assert made == ["coverage.svg", "front.svg", "scenario-leiden-tornado.svg", "weights.svg"]
        for name in made:
            assert_fits((tmp_path / name).read_text(encoding="utf-8"))


def decimal(text: str) -> str:
    """Return a part of tenths as it is written on a score sheet."""
    above, _, below = text.partition("/")
    tenths = F(int(above), int(below or 1)) * 10
    return f"{tenths // 10}.{tenths % 10}"


def drawn_blend(rows, *weights, lang="en"):
    case = Case(tender(rows, *flat(*weights)), 0)
    return blend.draw(LotSensitivity(case, summary(case, []), ()), lang)


class TestTitles:
    def test_how_far_the_highest_total_goes(self):
        """E02, price 40: without price c has 90 and b 50 points, with nothing else 800/9 and 100.

        90 - 10/9 x = 50 + 50 x at x = 18/23, which is a weight of 78.2609; a is nowhere ahead of c.
        """
        name = "voorbeelden/e02-punten"
        found = evaluate(
            load_framework(ROOT / f"criteria/{name}.yaml"), load_bids(ROOT / f"bids/{name}")
        )
        case = Case(found, 0)
        made = blend.draw(LotSensitivity(case, summary(case, []), ()), "en")
        assert made.title == (
            "Inschrijver C has the highest total at every weight of Price between 0 and ≈ 78.2609; "
            "announced is 40"
        )

    def test_nobody_is_first_alone(self):
        made = drawn_blend({"a": (90, 10), "b": (10, 90)}, 50, 50)
        assert (
            made.title
            == "At the announced weight of k, 50, the highest total is exactly equal for 2 bids"
        )

    def test_first_at_every_weight(self):
        made = drawn_blend({"a": (90, 80), "b": (10, 20)}, 60, 40, lang="nl")
        assert (
            made.title == "Bod a heeft het hoogste totaal bij elk gewicht van k; aangekondigd is 60"
        )

    def test_who_is_first_somewhere_is_drawn(self):
        """Thirteen bids; the last of the ranking has the highest total where only l counts."""
        rows = {f"a{n:02}": (90 - n, 50 - n) for n in range(12)} | {"z": (0, 100)}
        made = drawn_blend(rows, 90, 10)
        names = {one["bid"] for one in made.spec["layer"][0]["data"]["values"]}
        assert len(names) == 12
        assert "Bod z" in names
        assert "12 of 13 bids" in made.description

    @pytest.mark.parametrize(
        ("line", "others", "ends"),
        [
            ((60, 80), [(50, 100)], (0, F(1, 3))),
            ((50, 100), [(60, 80)], (F(1, 3), 1)),
            ((60, 80), [(70, 90)], None),
            ((60, 80), [(60, 80)], (0, 1)),
            ((60, 80), [(60, 90)], (0, 0)),
            ((50, 50), [(60, 40), (40, 60)], (F(1, 2), F(1, 2))),
            ((40, 40), [(60, 40), (40, 60)], None),
        ],
    )
    def test_spans(self, line, others, ends):
        """By hand: 60 + 20 x = 50 + 50 x at 1/3; two lines that cross on a third; one below both."""
        rows = [Line(str(n), *map(F, each)) for n, each in enumerate(others)]
        assert blend.span(Line("a", *map(F, line)), rows) == ends

    def test_the_front(self):
        points = [
            Point(1_000_000, 50_000_00, 1, (), True),
            Point(1_500_000, 90_000_00, 1, (), True),
        ]
        assert front.finding(points, "nl") == (
            "Het goedkoopste plan kost € 50.000 per jaar voor 1.000,0 punten; het plan dat het meest "
            "waard is kost € 90.000 voor 1.500,0 punten"
        )
        assert front.finding(points[:1], "en") == (
            "The cheapest plan is also worth the most: € 50,000 a year for 1,000.0 points"
        )

    def test_almost_all_is_not_all(self):
        assert said_part(F(99_960, 100_000)).nl == "99,9"
        assert said_part(F(1, 100_000)).en == "0.1"
        assert (said_part(F(1)).en, said_part(F(0)).en) == ("100", "0")


class TestSigns:
    def test_every_shape_has_an_area(self):
        """A stroke has none: a bid with that sign would not be seen."""
        assert "stroke" not in SHAPES
        assert len(set(SHAPES)) == len(SHAPES) == len(DASHES)

    def test_more_bids_than_shapes(self):
        """Who has the same shape or dashes has another size: colour is never all there is."""
        rows = {f"a{n:02}": (90 - n, 50 + n) for n in range(12)}
        made = drawn_blend(rows, 50, 50)
        drawn = made.spec["layer"][0]["encoding"]
        count = len(drawn["color"]["scale"]["domain"])
        sizes = drawn["strokeWidth"]["scale"]["range"]
        assert len({(n % len(DASHES), sizes[n]) for n in range(count)}) == count == 12

    def test_a_tie_has_a_sign_of_its_own(self):
        case = Case(tender({"a": (90, 10, 50), "b": (10, 90, 50)}, *flat(40, 40, 20)), 0)
        made = winner_map.draw(LotSensitivity(case, summary(case, []), ()), "nl")
        drawn = made.spec["layer"][0]["encoding"]
        assert drawn["shape"]["scale"]["domain"][-1] == "precies gelijk"
        assert drawn["shape"]["scale"]["range"][-1] not in SHAPES
        assert drawn["color"]["scale"]["range"][-1] == "black"

    def test_names_that_end_in_what_differs(self):
        one, other = (short(LONG.format(n)) for n in (1, 2))
        assert one != other
        assert one.startswith("Stichting")
        assert one.endswith("in de Regio 1")
        assert len(one) <= 46

    def test_numbers_of_dots_that_lie_together(self):
        values = [
            {"cost": 5.0, "value": 900.0},
            {"cost": 5.01, "value": 899.0},
            {"cost": 1.0, "value": 1.0},
        ]
        front.placed(values)
        assert values[0]["side"] != values[1]["side"]
        assert values[2]["side"] == "above"
