"""The data of pictures, by hand and against the engine; what is drawn of it."""

from __future__ import annotations

from fractions import Fraction
from operator import mul
from xml.etree import ElementTree as ET

import pytest
from tests.build import bid, evaluated, framework, marks
from tests.program import ROOT
from tests.sensitivity.build import flat, tender

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.reporting.plots import tornado
from aanbesteding.reporting.plots import winner_map as winner_map_picture
from aanbesteding.reporting.plots.style import told_apart
from aanbesteding.reporting.plots.table import pictures
from aanbesteding.sensitivity.analyse import LotSensitivity, analyse
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pictures import Line, lines, movable, winner_map
from aanbesteding.sensitivity.summary import summary
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of
from aanbesteding.sensitivity.what_if import applied, parse_change

F = Fraction


def case_of(name: str) -> Case:
    framework = load_framework(ROOT / f"criteria/voorbeelden/{name}.yaml")
    return Case(evaluate(framework, load_bids(ROOT / f"bids/voorbeelden/{name}")), 0)


@pytest.fixture(scope="module")
def case() -> Case:
    return case_of("e02-punten")


@pytest.fixture(scope="module")
def shares(case) -> Shares:
    found = shares_of(case.evaluation, 0)
    assert isinstance(found, Shares)
    return found


def test_lines_by_hand(shares):
    """E02: price shares 4/5 (a), 1 (b), 8/9 (c); marks for plan and safety by hand.

    With no weight on the price, plan and safety share 100 equally. The plan gave a 18 of 30 and
    safety 24 of 30 (marks 6 and 8 of 10): (18 + 24) / 60 = 70 %. b: 12 and 18 of 30 make 50 %, c:
    27 and 27 make 90 %.
    """
    found = {line.bid: line for line in lines(shares, "prijs")}
    assert found["a"] == Line("a", Fraction(70), Fraction(80))
    assert found["b"] == Line("b", Fraction(50), Fraction(100))
    assert found["c"] == Line("c", Fraction(90), Fraction(800, 9))


def test_the_map_is_what_the_engine_says(case, shares):
    """Every cell of a coarse map, evaluated by the engine with those weights in the framework."""
    made = winner_map(shares, steps=5)
    assert made is not None
    one, other, cells = made
    assert (one, other) == ("prijs", "pva")
    assert len(cells) == 21
    for cell in cells:
        rest = 100 - cell.x - cell.y
        weights = {"prijs": cell.x, "pva": cell.y, "vgm": rest}
        criteria = tuple(
            criterion.model_copy(update={"weight": weights[criterion.id]})
            for criterion in case.framework.criteria
        )
        result = case.again(case.framework.model_copy(update={"criteria": criteria}))
        most = max(bid.total for bid in result.ranking)
        assert set(cell.first) == {bid.bid for bid in result.ranking if bid.total == most}


def test_the_title_of_the_map_says_how_often_the_first_wins(case):
    """E02 by hand: shares of price, plan and safety of a, b and c; all weights in steps of 2.5."""
    hands = {
        "a": (F(4, 5), F(6, 10), F(8, 10)),
        "b": (F(1), F(4, 10), F(6, 10)),
        "c": (F(8, 9), F(9, 10), F(9, 10)),
    }
    cells = [(x, y, 40 - x - y) for x in range(41) for y in range(41 - x)]
    totals = [{bid: sum(map(mul, cell, row)) for bid, row in hands.items()} for cell in cells]
    won = sum(all(one["c"] > one[other] for other in "ab") for one in totals)
    lot = LotSensitivity(case, summary(case, []), ())
    made = winner_map_picture.draw(lot, "en")
    part = f"{100 * won / len(cells):.1f}"
    assert made.title.startswith(f"Inschrijver C wins on {part} % of this map")
    assert "In the ring: the announced weights." in made.description


def test_where_more_are_first_the_title_names_nobody():
    rows = {"a": (50, 50, 80), "b": (50, 50, 80)}
    case = Case(tender(rows, *flat(30, 30, 40)), 0)
    made = winner_map_picture.draw(LotSensitivity(case, summary(case, []), ()), "nl")
    assert made.title.startswith("2 inschrijvingen staan precies gelijk bovenaan; wie wint ")


def test_two_criteria_at_the_top_give_a_map_of_what_is_scored():
    framework = load_framework(ROOT / "criteria/leiden-sterke-sociale-basis.yaml")
    case = Case(evaluate(framework, load_bids(ROOT / "bids/leiden")), 2)
    found = shares_of(case.evaluation, 2)
    assert isinstance(found, Shares)
    assert len(movable(found)) == 2
    one, other, _ = winner_map(found, steps=4)
    assert (one, other) == ("prijs", "samenhang")


def test_a_criterion_that_stands_alone_has_no_lines(case):
    changed = [parse_change("criteria.prijs.weight=100", case.framework)]
    other = evaluate(applied(case.framework, changed), case.dossier)
    found = shares_of(other, 0)
    assert isinstance(found, Shares)
    assert lines(found, "prijs") == ()
    assert winner_map(found) is None


def test_names_that_look_the_same_get_a_number():
    assert told_apart(["x" * 60, "x" * 61, "kort"])[2] == "kort"
    first, second, _ = told_apart(["x" * 60, "x" * 61, "kort"])
    assert first != second
    assert told_apart(["a\nb", "c"]) == ["a b", "c"]
    assert len(set(told_apart(["a", "a", "a (1)"]))) == 3


HOSTILE = (
    'a\\" + alert(1) + "',
    "twee\nregels",
    "<script>x</script> & ]]>",
    "lang " * 40,
    "👩‍👩‍👧 =cmd()",
)
SYMMETRIC = marks("p", {"a": {"k": 9, "l": 3, "m": 5}, "b": {"k": 3, "l": 9, "m": 5}})


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_stops_a_picture_or_gets_out_of_it(title):
    """All criteria have the same title, and each has a row of its own."""
    of = framework(*({**one, "title": title} for one in flat(50, 30, 20)))
    named = [
        one.model_copy(update={"tenderer": one.tenderer.model_copy(update={"name": title})})
        for one in (bid("a"), bid("b"))
    ]
    found = analyse(evaluated(of, named, [SYMMETRIC]), only=("weights", "space"))
    made = dict(pictures(found, "nl"))
    assert len(made) == 4
    for text in made.values():
        assert not [one for one in ET.fromstring(text).iter() if one.tag.endswith("script")]
    rows = tornado.draw(found.lots[0], "nl").spec["data"]["values"]
    assert len({row["name"] for row in rows}) == len(rows) == 3


def test_a_bid_that_is_called_exactly_equal_is_not_a_tie():
    """By hand: a is first where k weighs more than l, b where l does, and they tie where neither."""
    of = framework(*flat(50, 30, 20))
    one = bid("a")
    tenderer = one.tenderer.model_copy(update={"name": "precies gelijk"})
    bids = [one.model_copy(update={"tenderer": tenderer}), bid("b")]
    found = analyse(evaluated(of, bids, [SYMMETRIC]), only=("weights",))
    domain = winner_map_picture.draw(found.lots[0], "nl").spec["layer"][0]["encoding"]["shape"]
    assert len(domain["scale"]["domain"]) == 3
