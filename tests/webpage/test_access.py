"""Everyone can read the page: axe-core, a narrow screen, large letters, dark, in both languages."""

from __future__ import annotations

from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.build import (
    LOT,
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    framework,
    leaf,
    lot,
    marks,
    member,
)

from aanbesteding.reporting.webpage import Extras, page
from aanbesteding.routes.compare import compare

from .pages import LEIDEN, example, html, whole
from .test_page import hostile

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
EXAMINED = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": NARROW},
    "narrow and dark": {"viewport": NARROW, "color_scheme": "dark"},
}
ROOM = {
    "narrow": {"viewport": NARROW},
    # At 200 % a window of 1280 wide has room for 640, and each of those is two points.
    "twice as large": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "narrow and twice as large": {"viewport": NARROW, "device_scale_factor": 2},
}


@cache
def compared():
    """The page with another framework beside it."""
    first, second = example(LEIDEN[0]), example(LEIDEN[2])
    lots = first.lots[:1]
    found = compare((first, second), [lot.lot.id for lot in lots])
    return page(first, lots, "en", Extras(None, found))


def nobody():
    """A lot whose only bid is above the ceiling."""
    under = framework(leaf("a", 60, RATED), leaf("b", 40, RATED), lots=[lot(LOT, ceiling=50)])
    return evaluated(under, [bid("x", 100)])


def long_names():
    """Tenderers and a criterion with names as long as the longest in practice, some one word."""
    names = ("Donaudampfschifffahrt" * 6, "Stichting Samenwerkende Wijkteams en Buurthuizen " * 3)
    titles = ("De mate waarin de werkwijze leidt tot betere samenwerking in de wijk " * 3, "Prijs")
    under = framework(
        leaf("a", 60, RATED, title=titles[0]), leaf("b", 40, PROPORTIONAL, title=titles[1])
    )
    bids = [
        bid(name, price, tenderer={"name": long, "members": [member(org=name)]})
        for name, price, long in zip("xy", (100_000, 110_000), names, strict=True)
    ]
    return evaluated(under, bids, [marks("p", {"x": {"a": 6}, "y": {"a": 8}})])


TEXTS = {
    "one lot in euros": lambda: html(example("e09-gunnen-op-waarde")),
    "values below zero": lambda: html(example("f11b-bonus-en-malus"), "en"),
    "several lots": lambda: whole(example(LEIDEN[0])),
    "nobody admitted": lambda: whole(nobody()),
    "long names": lambda: whole(long_names(), "en"),
    "other frameworks": compared,
    "hostile names": lambda: html(hostile()),
}


def unfolded(shown):
    """Open everything that is folded away."""
    shown.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    return shown


@pytest.mark.parametrize("name", TEXTS)
def test_axe_finds_nothing(name, opened):
    text = TEXTS[name]()
    for setting, given in EXAMINED.items():
        found = Axe().run(unfolded(opened(text, **given))).response
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], setting
        assert len(found["passes"]) > 15


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_wider_than_the_window(name, opened):
    text = TEXTS[name]()
    for setting, given in ROOM.items():
        shown = unfolded(opened(text, **given))
        wide = shown.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, setting
        # A header that breaks inside its words stands letter under letter.
        heads = shown.locator("thead").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert max(heads, default=0) < 110, setting


def test_a_long_word_leaves_room_for_the_total(opened):
    page = opened(whole(long_names()), viewport=NARROW)
    for table in (page.locator("table").first, page.locator(".live table").first):
        total = table.locator("tbody tr").first.locator("td").nth(1).bounding_box()
        assert total["x"] + total["width"] <= 321


def test_colours_of_the_system_leave_the_pictures_alone(opened):
    page = opened(html(example("e02-punten")), forced_colors="active")
    key = page.locator(".key.c0").first
    assert key.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(27, 79, 138)"


def test_no_motion_where_less_is_asked_for(opened):
    text = html(example("e02-punten"))
    moves = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(text, reduced_motion="reduce").evaluate(moves) == "auto"
    assert opened(text, reduced_motion="no-preference").evaluate(moves) == "smooth"


def test_letters_on_colours_can_be_read(opened):
    """Axe does not look inside pictures: 4.5 to 1 for letters, 3 to 1 for parts on the ground."""
    for scheme in ("light", "dark"):
        shown = opened(html(example(LEIDEN[0])), color_scheme=scheme)
        ratios = shown.evaluate(
            """() => {
              const style = getComputedStyle(document.documentElement);
              const light = (name) => {
                const hex = style.getPropertyValue(name).trim().replace(
                  /^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
                const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ratio = (a, b) => {
                const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
                return (high + 0.05) / (low + 0.05);
              };
              return [...Array(8).keys()].map((n) =>
                [ratio(`--c${n}`, `--t${n}`), ratio(`--c${n}`, "--paper"),
                 ratio(`--c${n}`, "--sheet")]);
            }"""
        )
        for letter, *grounds in ratios:
            assert letter >= 4.5, ratios
            assert min(grounds) >= 2.5, ratios  # each part also has an edge, a letter and a legend
