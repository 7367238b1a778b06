"""The file itself, without a browser: what it allows, what it weighs, what it says."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from tests.build import (
    LOT,
    RATED,
    bid,
    evaluated,
    fact,
    framework,
    leaf,
    lot,
    marks,
    node,
    rounding,
)

from aanbesteding import analyse
from aanbesteding.reporting.plots.style import COLOURS
from aanbesteding.reporting.webpage import SCRIPTS, STYLE, _file, words
from aanbesteding.reporting.webpage.bars import MOST_BARS
from aanbesteding.reporting.webpage.sliders import MOST_BIDS
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.panel import HEAVIEST
from aanbesteding.sensitivity.rivals import EXTRA_BID
from aanbesteding.sensitivity.space import section as space
from aanbesteding.texts import Text

from .pages import EXAMPLES, HOSTILE, LEIDEN, data_of, example, html, whole

VOID = {"meta", "link", "input", "img", "br", "hr"}
OPTIONAL = {"tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"}}
"""Tags that may stay open, and what another one of them ends."""
DRAWN = ("rect", "line")


class Tags(HTMLParser):
    """Every tag with its attributes; fails where tags do not close as they opened."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open, self.texts = [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        while self.open and self.open[-1] in OPTIONAL.get(tag, ()):
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        assert tag in DRAWN

    def handle_endtag(self, tag):
        while self.open[-1] != tag and self.open[-1] in OPTIONAL:
            self.open.pop()
        assert self.open.pop() == tag

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        self.texts[tag] = self.texts.get(tag, "") + data


def sliders(text):
    """Return how many sliders the script puts in a page."""
    lots = (data_of(text) or {"lots": []})["lots"]
    return sum(len(bench["sliders"]) for lot in lots for bench in lot["benches"])


def hostile():
    """A tender in which everything that has a name tries to be something else."""
    criteria = [
        leaf("a", 60, RATED, title=HOSTILE),
        leaf("b", 40, {"type": "price-proportional"}, title=HOSTILE),
    ]
    under = framework(*criteria, title=HOSTILE, lots=[lot(title=HOSTILE)])
    bids = [
        bid(name, price, tenderer={"name": HOSTILE + name, "members": member})
        for name, price in (("x", 100), ("y", 120))
        for member in ([{"organisation": name, "name": HOSTILE, "role": "sole"}],)
    ]
    return evaluated(under, bids, [marks("p", {"x": {"a": 6}, "y": {"a": 8}})])


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", [*LEIDEN, *EXAMPLES])
def test_every_example_makes_whole_html_without_styles_or_handlers_in_its_tags(name, lang):
    tags = Tags(html(example(name), lang))
    ids = [attributes["id"] for _, attributes in tags.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in tags.found:
        assert not [key for key in attributes if key == "style" or key.startswith("on")], tag
        for key in ("src", "href"):
            assert attributes.get(key, "#").startswith(("#", "data:,")), attributes
    assert ("html", {"lang": lang}) in tags.found
    assert sum(tag == "h1" for tag, _ in tags.found) == 1


def test_only_this_script_and_this_style_are_allowed():
    text = html(example(LEIDEN[0]))
    tags = Tags(text)
    (policy,) = [a["content"] for tag, a in tags.found if "http-equiv" in a and tag == "meta"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
    for kind, source in (("style-src", style), ("script-src", script)):
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert allowed[kind] == f"'sha256-{digest}'"


def test_hostile_names_stay_text():
    text = html(hostile())
    tags = Tags(text)
    assert not any(tag == "img" for tag, _ in tags.found)
    assert sum(tag == "script" for tag, _ in tags.found) == 2
    data = re.search(r'id="data">(.*?)</script>', text)[1]
    assert not re.search("[<>&\u2028\u2029\u202e]", data)
    assert "<img" in tags.texts["title"]  # it is there, as text
    assert "\u202e" not in text


def test_the_title_says_the_finding():
    # e02 is a published example: its title names who is first.
    lot = example("e02-punten").lots[0]
    tags = Tags(html(example("e02-punten"), "en"))
    assert tags.texts["title"].startswith(f"First: {lot.ranking[0].name}, ")


def test_the_same_evaluation_gives_the_same_bytes():
    assert html(hostile()) == html(hostile())


class TestFirstSight:
    """Who won, by how much and what it hinges on stand before anything else."""

    def test_of_several_lots_the_outcomes_come_first(self):
        text = whole(example(LEIDEN[0]))
        short = re.search(r"<nav>\n<h2>In het kort</h2>(.*?)</nav>", text, re.DOTALL)[1]
        assert text.index(short) < text.index('class="lot"')
        assert re.findall(r'<a href="#(lot\d)">(.*?)</a>', short) == [
            ("lot1", "Opgroeien"),
            ("lot2", "Samen meedoen"),
            ("lot3", "Basiskracht"),
        ]
        # 66.65 and 66.51, as the ranking has them.
        assert "Eerste: Vliegerloods Jongerenwerk, 66,65 punten; 0,14 punten vóór" in short
        assert short.count("hangt af van") == 3

    def test_the_verdict_counts_single_marks_and_assessors(self):
        # One mark of one assessor turns this lot, and so does leaving one of them out.
        text = whole(example(LEIDEN[0]))
        verdict = re.search(r"De gunning aan Vliegerloods.*?uitkomst\.", text)[0]
        assert "één stap in de cijfers" in verdict
        assert "wie er beoordeelt" in verdict

    def test_one_lot_needs_no_summary(self):
        text = whole(example("e02-punten"))
        assert "<nav>" not in text
        assert text.index('class="outcome"') < text.index("<table>")

    def test_what_is_not_there_is_named_with_the_command_that_has_it(self):
        text = whole(example(LEIDEN[0]))
        (left_out, *_) = re.findall(r"Niet op deze pagina: .*?</p>", text)
        for title in (space.SECTION.title, HEAVIEST):
            assert f"«{title.nl}»" in left_out
        assert "aanbesteding sensitivity" in left_out
        away = re.findall(r"«(.*?)»", left_out)[:-1]
        assert len(away) == 6
        assert not [title for title in away if f">{title}<" in text]

    def test_an_invented_bid_is_named_only_where_it_could_matter(self):
        """In e02 the lowest price decides what others score; in Leiden only what was announced."""
        for text, named in (
            (whole(example("e02-punten")), True),
            (whole(example(LEIDEN[0])), False),
        ):
            (left_out, *_) = re.findall(r"Niet op deze pagina: .*?</p>", text)
            assert (f"«{EXTRA_BID.nl}»" in left_out) is named

    def test_nothing_hinges_on_anything_where_nobody_is_admitted(self):
        under = framework(leaf("a", 60, RATED), leaf("b", 40, RATED), lots=[lot(LOT, ceiling=50)])
        text = whole(evaluated(under, [bid("x", 100)]))
        assert "Geen geldige inschrijving." in text
        assert 'class="good"' not in text
        assert words.SENSITIVITY.nl not in text
        assert "boven het plafond" in text

    def test_without_single_marks_the_weak_points_of_a_panel_are_the_same(self):
        found, short = (
            analyse(example(LEIDEN[0]), [0], ["panel"], Options(brief=brief)).lots[0].answers
            for brief in (False, True)
        )
        (_, answer), (_, less) = *found, *short
        assert answer.weak == less.weak
        keys = [grid.key for grid in answer.tables]
        assert keys == [*(grid.key for grid in less.tables), "heaviest"]


class TestSizes:
    def test_a_page_on_twelve_bids_and_twenty_criteria_weighs_less_than_150_kb(self):
        groups = [
            node(f"groep-{g}", 25, *(leaf(f"eis-{g}-{i}", 5, RATED) for i in range(5)))
            for g in range(4)
        ]
        under = framework(*groups, policies={"rounding": [rounding("criterion", 2)]})
        names = [f"inschrijver-{n}" for n in range(12)]
        given = {
            name: {f"eis-{g}-{i}": (n * 7 + g * 5 + i * 3) % 11 for g in range(4) for i in range(5)}
            for n, name in enumerate(names)
        }
        bids = [bid(name, 100_000 + 777 * n) for n, name in enumerate(names)]
        text = whole(evaluated(under, bids, [marks("p", given)]))
        assert sliders(text) == 24
        assert len(text.encode()) < 150_000

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_so_does_that_on_three_lots_with_eleven_bids(self, lang):
        text = whole(example(LEIDEN[0]), lang)
        assert sliders(text) == 30
        assert len(text.encode()) < 150_000

    def test_of_very_many_bids_the_first_are_drawn_and_none_is_left_out_of_the_tables(self):
        names = [f"b{n:03}" for n in range(MOST_BIDS + 1)]
        under = framework(leaf("a", 60, RATED), leaf("b", 40, RATED))
        given = {name: {"a": n % 11, "b": n % 7} for n, name in enumerate(names)}
        evaluation = evaluated(under, [bid(name) for name in names], [marks("p", given)])
        made = whole(evaluation)
        assert words.MANY_BIDS.say("nl", most=250) in made
        assert sliders(made) == 0
        assert made.count('class="bar"') == MOST_BARS == 40
        assert words.FIRST_ONLY.say("nl", shown=40, count=251) in made
        assert words.NOT_EXAMINED.nl in made
        drawn = {one.bid for one in evaluation.lots[0].ranking[:MOST_BARS]}
        assert all(made.count(f">Bod {name}") == 1 for name in names if name not in drawn)


class TestWhatIsShipped:
    def test_the_colours_are_those_of_the_plots(self):
        light = _file(STYLE).split("@media")[0]
        assert re.findall(r"--c\d: (#[0-9a-f]{6})", light) == COLOURS

    def test_files_are_short(self):
        for name in (*SCRIPTS, STYLE):
            assert len(_file(name).splitlines()) <= 400, name

    def test_the_script_says_nothing_that_is_not_in_both_languages(self):
        script = "".join(map(_file, SCRIPTS))
        said = set(re.findall(r'say\((?:this\.|shown\.)?rules, "(\w+)"', script))
        said |= set(re.findall(r'NoOutcome\("(\w+)"', script))
        assert len(said) > 15
        assert said <= words.SCRIPT.keys()
        assert words.SCRIPT.keys() - said == {"first", "up", "down", "new", "shared", "points",
                                              "euro-per-point"}  # fmt: skip
        for text in (one for one in vars(words).values() if isinstance(one, Text)):
            assert text.nl
            assert text.en

    def test_nothing_counts_with_floating_numbers(self):
        for name in ("exact.js", "outcome.js"):
            assert not re.search(r"parseFloat|Math\.|\bNumber\(", _file(name)), name


def reasons(*criteria, **more):
    """Return what the page says where a weight cannot be tried."""
    facts = more.pop("facts", [])
    given = more.pop("given", {})
    under = framework(*criteria, facts=facts, **more)
    bids = [bid(name, price, facts=given) for name, price in (("x", 100), ("y", 120))]
    judged = {name: {c["id"]: 6 for c in _judged(criteria)} for name in ("x", "y")}
    sheets = [marks("p", judged)] if any(judged.values()) else []
    return html(evaluated(under, bids, sheets))


def _judged(criteria):
    for one in criteria:
        yield from _judged(one.get("criteria", ()))
        if one.get("method", {}).get("type") == "rating-scale" or "scale" in one:
            yield one


class TestWhyNot:
    """Where weights cannot be moved truly, a sentence says so and no slider stands there."""

    def test_only_the_price_decides(self):
        text = reasons(award="lowest-price")
        assert words.PRICE_ALONE.nl in text
        assert sliders(text) == 0

    def test_one_criterion_has_nothing_to_trade_with(self):
        text = reasons(leaf("a", 100, RATED))
        assert words.ONE.nl in text
        assert sliders(text) == 0

    def test_nothing_beneath_a_joint_mark_counts(self):
        below = [leaf("c", 30, RATED), leaf("d", 30, RATED)]
        joint = node("a", 60, *below, how="consensus", scale="cijfers")
        under = framework(joint, leaf("b", 40, {"type": "price-proportional"}))
        sheets = [
            marks(None, {name: {"a": 6} for name in ("x", "y")}),
            marks("p", {name: {"c": 6, "d": 8} for name in ("x", "y")}),
        ]
        text = html(evaluated(under, [bid("x", 100), bid("y", 120)], sheets))
        assert words.CONSENSUS.say("nl", title="a") in text
        assert sliders(text) == 2

    def test_an_amount_without_a_greatest_value_has_no_weight(self):
        addition = {"type": "fact-addition", "fact": "mki", "factor": 2, "out-of-range": "clamp"}
        text = reasons(
            leaf("mki", 0, addition),
            leaf("plan", 1000, RATED),
            award="award-on-value",
            facts=[fact("mki")],
            given={"mki": 5},
        )
        assert words.NO_GREATEST.say("nl", title="mki") in text
        assert sliders(text) == 1

    def test_what_weighs_nothing_has_unknown_parts(self):
        empty = node("a", 0, leaf("c", 0, RATED), leaf("d", 0, RATED))
        text = reasons(empty, leaf("b", 60, RATED), leaf("e", 40, RATED))
        assert words.NO_PARTS.say("nl", title="a") in text
        assert sliders(text) == 2

    def test_too_many_can_pass_or_miss_what_decides_who_competes(self):
        # Six bids with 40 % on one part of what needs 50 %: any of the 2⁶ sets could compete.
        quality = node("a", 60, leaf("c", 30, RATED), leaf("d", 30, RATED), minimum={"percent": 50})
        under = framework(quality, leaf("b", 40, {"type": "price-proportional"}))
        names = [f"b{n}" for n in range(6)]
        given = {name: {"c": 4, "d": 8} for name in names}
        bids = [bid(name, 100 + n) for n, name in enumerate(names)]
        text = html(evaluated(under, bids, [marks("p", given)]))
        assert words.TOO_MANY.nl in text
        assert sliders(text) == 0

    def test_a_formula_over_irrational_points_is_left_to_the_program(self):
        log = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        award = {"type": "award-expression", "total": "quality ^ 2", "better": "high"}
        text = reasons(leaf("a", 50, log), leaf("b", 50, RATED), award=award)
        assert words.IRRATIONAL.nl in text
        assert sliders(text) == 0

    def test_nobody_was_admitted(self):
        under = framework(leaf("a", 60, RATED), leaf("b", 40, RATED), lots=[lot(LOT, ceiling=50)])
        text = html(evaluated(under, [bid("x", 100)]))
        assert sliders(text) == 0
        assert "Geen geldige inschrijving" in text
