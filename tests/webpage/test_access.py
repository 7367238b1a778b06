"""Everyone can read the page: axe-core, a narrow screen, large letters, dark, in both languages."""

from __future__ import annotations

from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe

from aanbesteding.reporting.webpage import Extras, page
from aanbesteding.routes.compare import compare

from .pages import LEIDEN, example, html
from .test_page import hostile

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
EXAMINED = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": NARROW},
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


TEXTS = {
    "one lot in euros": lambda: html(example("e09-gunnen-op-waarde")),
    "values below zero": lambda: html(example("f11b-bonus-en-malus"), "en"),
    "with sensitivity": lambda: html(example(LEIDEN[1]), sensitive=True, lots=1),
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
