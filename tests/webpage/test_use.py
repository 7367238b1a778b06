"""The page as people use it: hands on sliders and keys, an address that holds a weighting, paper."""

from __future__ import annotations

import re
import time
from fractions import Fraction
from random import Random

import pytest
from tests.build import RATED, bid, evaluated, framework, leaf, marks, node
from tests.draw_build import dossier, drawing
from tests.reference.rounding import round_to as naive_round

from aanbesteding import evaluate
from aanbesteding.exact.display import digits_that_tell_apart, euros, number, shortest
from aanbesteding.exact.interval import power
from aanbesteding.exact.rounding import RoundingMode, round_to
from aanbesteding.reporting.webpage import words

from .pages import HOSTILE, LEIDEN, data_of, example, html
from .test_page import hostile

MODES = RoundingMode.__args__


def two():
    """Quality 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2 (`weighing.intervals`).

    A has 30 + 40 = 70 points, B 48 + 20 = 68. With q for quality A has q/2 + (100 − q), B
    4q/5 + (100 − q)/2: equal where 1/2 × (100 − q) = 3/10 × q, so at q = 62.5 with 68.75 points.
    """
    quality = node("kwaliteit", 60, leaf("plan", 30, RATED), leaf("team", 30, RATED))
    under = framework(quality, leaf("prijs", 40, {"type": "price-proportional"}))
    sheet = marks("p", {"a": {"plan": 5, "team": 5}, "b": {"plan": 8, "team": 8}})
    return evaluated(under, [bid("a", 100), bid("b", 200)], [sheet])


def ranking(page):
    """Return rank, bid, exact total of what stands in the page."""
    return page.locator(".ranking tr").evaluate_all(
        "rows => rows.map(r => [r.cells[0].textContent, r.dataset.bid, r.cells[2].title])"
    )


def weights(page):
    """Return what stands in the number fields."""
    return page.locator(".exact").evaluate_all("fields => fields.map(field => field.value)")


def until(holds):
    """Wait until something holds; the policy of the page forbids Playwright's own way."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it never held")


class TestSliders:
    def test_the_announced_weights_come_first(self, opened):
        page = opened(html(two()))
        assert weights(page) == ["60", "40", "30", "30"]
        assert ranking(page) == [["1", "a", "70"], ["2", "b", "68"]]
        page.get_by_text(words.SCRIPT["announced"].nl).wait_for()

    def test_a_number_moves_the_others_and_ranks_again(self, opened):
        page = opened(html(two()))
        page.get_by_label("Gewicht van kwaliteit, als getal").fill("62,5")
        page.keyboard.press("Enter")
        assert weights(page)[:2] == ["62,5", "37,5"]
        assert ranking(page) == [["1 (gelijk)", "a", "275/4"], ["1 (gelijk)", "b", "275/4"]]
        page.get_by_label("Gewicht van kwaliteit, als getal").fill("63")
        page.keyboard.press("Tab")
        # A: 31.5 + 37 = 68.5; B: 50.4 + 18.5 = 68.9.
        assert ranking(page) == [["1", "b", "689/10"], ["2", "a", "137/2"]]
        assert page.locator(".ranking tr").first.locator(".way").inner_text() == "▲ van 2"
        # What stands beneath keeps its parts: 30 of 60 is 31.5 of 63.
        assert page.locator(".whole").all_inner_texts()[2:] == ["31,5 van het geheel"] * 2

    def test_keys_alone_are_enough(self, opened):
        page = opened(html(two()))
        reached = []
        for _ in range(30):
            page.keyboard.press("Tab")
            name = page.evaluate("document.activeElement.id || document.activeElement.className")
            reached.append(name)
            if name == "lot1-w0":
                break
        assert reached[0] == "skip"
        assert reached[-1] == "lot1-w0"
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        assert weights(page)[:2] == ["63", "37"]
        assert [row[1] for row in ranking(page)] == ["b", "a"]
        page.keyboard.press("PageDown")
        page.keyboard.press("ArrowLeft")
        assert weights(page)[:2] == ["52", "48"]
        page.keyboard.press("Home")
        assert weights(page)[:2] == ["0", "100"]
        page.keyboard.press("End")
        assert weights(page)[:2] == ["100", "0"]
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "exact"
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        page.get_by_role("button", name=words.RESET.nl).focus()
        page.keyboard.press("Enter")
        assert weights(page) == ["60", "40", "30", "30"]

    def test_dragging_to_an_end_and_back_keeps_the_proportions(self, opened):
        criteria = [leaf("x", 50, RATED), leaf("y", 30, RATED), leaf("z", 20, RATED)]
        sheet = marks("p", {"a": {"x": 5, "y": 5, "z": 5}, "b": {"x": 8, "y": 8, "z": 8}})
        page = opened(html(evaluated(framework(*criteria), [bid("a"), bid("b")], [sheet])))
        slider = page.locator("#lot1-w0")
        for value, expected in (("10000", ["100", "0", "0"]), ("5000", ["50", "30", "20"])):
            slider.evaluate(
                "(s, v) => { s.value = v; s.dispatchEvent(new Event('input')); }", value
            )
            assert weights(page) == expected

    def test_a_number_that_is_none_is_told_and_changes_nothing(self, opened):
        page = opened(html(two()))
        field = page.get_by_label("Gewicht van kwaliteit, als getal")
        for wrong in ("101", "-1", "1.234", "6o", "1e1", "", "٦٠", "0,1234567"):
            field.fill(wrong)
            field.blur()
            assert field.get_attribute("aria-invalid") == "true", wrong
            described = field.get_attribute("aria-describedby")
            assert "0 tot en met 100" in page.locator(f"#{described}").inner_text()
            assert "0 tot en met 100" in page.get_by_role("alert").inner_text()
            assert ranking(page)[0] == ["1", "a", "70"]
        field.fill("60")
        field.blur()
        assert field.get_attribute("aria-invalid") is None
        assert page.get_by_role("alert").inner_text() == ""

    def test_what_changes_is_said_aloud_once(self, opened):
        page = opened(html(two()))
        said = page.locator(".said")
        assert said.get_attribute("role") == "status"
        page.evaluate(
            "() => { window.heard = []; new MutationObserver(() => window.heard.push("
            "document.querySelector('.said').textContent)).observe("
            "document.querySelector('.said'), {childList: true}); }"
        )
        page.wait_for_timeout(350)
        page.locator("#lot1-w0").focus()
        page.evaluate(  # within one moment, however busy the machine is
            "() => { for (let n = 0; n < 10; n += 1) document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'ArrowRight', cancelable: true})); }"
        )
        until(lambda: page.evaluate("window.heard.length"))
        page.wait_for_timeout(500)
        heard = page.evaluate("window.heard")
        # A: 35 + 30 = 65; B: 56 + 15 = 71.
        # Nothing was said of what stood there when the page opened.
        assert heard == ["Met deze gewichten staat Bod b op rang 1, met 71,00 punten."]

    def test_a_thousand_moves_keep_every_sum(self, opened):
        page = opened(html(example(LEIDEN[0])))
        chance = Random(7)
        moves = [[chance.randint(0, 9), chance.random()] for _ in range(1000)]
        sums = page.evaluate(
            """(moves) => {
              const bench = benches[0], w = bench.weighing, out = new Set();
              for (const [place, part] of moves) {
                const max = Number(bench.sliders.get(place).range.max);
                w.move(place, BigInt(Math.round(part * max)));
                w.moving = -1;
                out.add(bench.lot.groups.map(({nodes}) =>
                  nodes.reduce((a, n) => a + w.units[n], 0n)).join(" "));
                if (w.units.some((unit) => unit < 0n)) out.add("below zero");
              }
              return [...out];
            }""",
            moves,
        )
        # 100, 70, 36 and 34 per cent in thousandths: 34 needs them for 10,000 places.
        assert sums == ["100000 70000 36000 34000"]

    def test_on_a_telephone_who_comes_first_stays_in_sight(self, opened):
        shown = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
        page = opened(html(example(LEIDEN[0])), **shown)
        slider = page.locator("#lot1-w0")
        slider.evaluate("one => one.scrollIntoView()")
        slider.press("ArrowLeft")
        box = page.locator("#lot1 .said").bounding_box()
        assert 0 < box["y"] < box["y"] + box["height"] <= 641
        assert slider.bounding_box()["y"] < box["y"]
        # On a very low screen it would hide what it is about.
        page.set_viewport_size({"width": 320, "height": 250})
        slider.evaluate("one => one.scrollIntoView()")
        assert page.locator("#lot1 .said").bounding_box()["y"] > 250


class TestAddress:
    def test_a_weighting_is_shared_and_read_back(self, opened):
        text = html(two())
        page = opened(text)
        page.get_by_label("Gewicht van kwaliteit, als getal").fill("63")
        page.get_by_label("Gewicht van plan, als getal").fill("20")
        page.get_by_role("button", name=words.SHARE.nl).click()
        address = page.get_by_label(words.LINK.nl).input_value()
        fragment = address[address.index("#") :]
        assert re.fullmatch(r"#w=[0-9a-f]{10}:63,20,40,37", fragment)
        again = opened(text, fragment=fragment)
        assert weights(again) == ["63", "37", "20", "40"]
        assert ranking(again) == ranking(page)
        assert again.locator(".shared").inner_text() == words.SCRIPT["fromLink"].nl

    @pytest.mark.parametrize(
        "wrong",
        ["63,20,40,38", "63,20,40", "63,20,40,37,0", "-1,30,30,101", "x", "", "1e1,30,30,90",
         "63.1234567,20,40,36.8765433", "<b>,30,30,40", "%3Cimg%20src=x%3E",
         "63,20,40,37:1", "63,20,40,37&w=", "NaN,20,40,37", "%", "9" * 5000],
    )  # fmt: skip
    def test_a_wrong_address_is_told_and_ignored(self, opened, wrong):
        text = html(two())
        mark = re.search(r'"mark":"([0-9a-f]+)"', text)[1]
        page = opened(text, fragment=f"#w={mark}:{wrong}")
        assert page.get_by_role("alert").inner_text() == words.SCRIPT["badLink"].nl
        assert weights(page) == ["60", "40", "30", "30"]

    def test_a_weighting_of_another_framework_is_ignored(self, opened):
        page = opened(html(two()), fragment="#w=0123456789:63,20,40,37")
        assert page.get_by_role("alert").inner_text() == words.SCRIPT["badLink"].nl
        assert weights(page) == ["60", "40", "30", "30"]

    def test_an_address_that_is_typed_later_counts_too(self, opened):
        page = opened(html(two()))
        mark = page.evaluate("lots[0].mark")
        page.evaluate(f"location.hash = '#w={mark}:50,30,30,50'")
        until(lambda: weights(page)[0] == "50")
        assert weights(page)[:2] == ["50", "50"]

    def test_back_to_an_address_without_a_weighting_is_back_to_the_announced_weights(self, opened):
        page = opened(html(two()))
        mark = page.evaluate("lots[0].mark")
        page.evaluate(f"location.hash = '#w={mark}:50,30,30,50'")
        until(lambda: weights(page)[0] == "50")
        page.go_back()
        until(lambda: weights(page)[0] == "60")
        assert page.locator(".shared").inner_text() == ""
        page.go_forward()
        until(lambda: weights(page)[0] == "50")

    def test_a_move_takes_the_weighting_out_of_the_address(self, opened):
        text = html(two())
        mark = data_of(text)["lots"][0]["mark"]
        page = opened(text, fragment=f"#w={mark}:50,30,30,50")
        page.locator("#lot1-w0").press("ArrowRight")
        assert weights(page)[:2] == ["51", "49"]
        assert "#" not in page.url
        page.get_by_role("button", name=words.SHARE.nl).click()
        assert page.url.endswith(f"#w={mark}:51,30,30,49")

    def test_an_address_that_a_mail_program_rewrote_counts(self, opened):
        text = html(two())
        mark = data_of(text)["lots"][0]["mark"]
        page = opened(text, fragment=f"#w%3D{mark}%3A63%2C20%2C40%2C37")
        assert weights(page) == ["63", "37", "20", "40"]


class TestOutcomes:
    def test_a_bid_that_passes_a_minimum_by_the_weights_takes_part(self, opened):
        # Plan 8 and team 3, minimum 60 % of both: 55 % at equal weights, 67.5 % at 45 and 15.
        quality = node(
            "kwaliteit", 60, leaf("plan", 30, RATED), leaf("team", 30, RATED),
            minimum={"percent": 60},
        )  # fmt: skip
        under = framework(quality, leaf("prijs", 40, {"type": "price-proportional"}))
        given = {"a": {"plan": 7, "team": 7}, "b": {"plan": 8, "team": 3}}
        evaluation = evaluated(under, [bid("a", 200), bid("b", 100)], [marks("p", given)])
        page = opened(html(evaluation))
        assert ranking(page) == [["1", "a", "82"]]
        notes = page.locator(".notes")
        assert "Bod b mist met deze gewichten een minimumscore: kwaliteit." in notes.inner_text()
        page.get_by_label("Gewicht van plan, als getal").fill("45")
        page.keyboard.press("Enter")
        # B competes now, and has the lowest price: 45 × 0.8 + 15 × 0.3 + 40; A 42 + 40 × 100/200.
        assert ranking(page) == [["1", "b", "161/2"], ["2", "a", "62"]]
        assert "Bod b haalt met deze gewichten de minimumscores" in notes.inner_text()

    def test_no_outcome_is_said_and_no_ranking_is_shown(self, opened):
        under = framework(
            leaf("plan", 60, RATED), leaf("team", 40, RATED), award="price-per-quality"
        )
        given = {"a": {"plan": 7, "team": 0}, "b": {"plan": 8, "team": 3}}
        page = opened(html(evaluated(under, [bid("a", 200), bid("b", 100)], [marks("p", given)])))
        page.get_by_label("Gewicht van plan, als getal").fill("0")
        page.keyboard.press("Enter")
        page.get_by_text(words.SCRIPT["total"].nl).wait_for()
        assert ranking(page) == []

    def test_a_drawing_of_lots_counts_under_the_announced_weights_alone(self, opened):
        under = framework(leaf("plan", 60, RATED), leaf("team", 40, RATED))
        sheets = [marks("p", {"a": {"plan": 7, "team": 7}, "b": {"plan": 7, "team": 7}})]
        held = dossier([bid("a"), bid("b")], sheets, [drawing(["b", "a"], 70)])
        page = opened(html(evaluate(under, held)))
        assert [row[:2] for row in ranking(page)] == [["1", "b"], ["2", "a"]]
        page.get_by_label("Gewicht van plan, als getal").fill("50")
        page.keyboard.press("Enter")
        assert [row[:2] for row in ranking(page)] == [["1 (gelijk)", "a"], ["1 (gelijk)", "b"]]
        assert words.SCRIPT["drawn"].nl in page.locator(".notes").inner_text()

    def test_hostile_names_are_shown_and_do_nothing(self, opened):
        page = opened(html(hostile()))
        shown = page.locator(".ranking bdi").all_inner_texts()
        assert all("<img src=x onerror=" in name for name in shown)
        assert page.locator("img").count() == 0
        page.get_by_label(re.compile("als getal")).first.fill("50")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        assert page.locator("img").count() == 0
        assert HOSTILE[:9] in page.locator(".said").inner_text()


class TestSafety:
    def test_the_policy_stops_what_is_slipped_in(self, chromium, tmp_path):
        path = tmp_path / "page.html"
        text = html(two()).replace("</main>", "<script>window.slipped = 1</script></main>")
        path.write_text(text.replace('"use strict";', '"use strict" ;', 1), encoding="utf-8")
        context = chromium.new_context()
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("window.slipped") is None
        assert page.locator(".try").is_hidden()  # one space more: it does not run
        assert page.locator("h1").is_visible()
        context.close()

    def test_without_a_script_everything_else_is_there(self, opened):
        page = opened(html(two()), java_script_enabled=False)
        assert page.get_by_text(words.NO_SCRIPT.nl).is_visible()
        assert page.locator(".try").is_hidden()
        assert page.locator("figure").is_visible()
        assert page.get_by_role("cell", name="70,00").first.is_visible()


class TestPaper:
    def test_the_sliders_stay_behind_and_the_tables_come_out(self, opened):
        page = opened(html(two()))
        behind = page.locator(".behind table").first
        assert not behind.is_visible()
        page.emulate_media(media="print")
        assert page.locator(".try").is_hidden()
        assert behind.is_visible()
        assert page.pdf().startswith(b"%PDF")


class TestArithmetic:
    """The numbers of the script are those of the program."""

    def test_rounding_and_display(self, opened):
        chance = Random(5)
        values = [Fraction(chance.randint(-10**9, 10**9), chance.choice([1, 3, 8, 200, 7000]))
                  for _ in range(150)]  # fmt: skip
        values += [Fraction(n, 2) for n in range(-6, 7)] + [Fraction(1), Fraction(999_999, 1000)]
        found = opened(html(two())).evaluate(
            """([values, modes]) => values.map((text) => {
              const v = parsed(text);
              return [
                ...modes.flatMap((mode) => [0, 1, 2].map((d) => written(roundTo(v, d, mode)))),
                ...["nl", "en"].flatMap((l) => [number(v, l), shortest(v, l), euros(v, l)]),
              ];
            })""",
            [[str(value) for value in values], list(MODES)],
        )
        for value, got in zip(values, found, strict=True):
            expected = [
                str(round_to(value, digits, mode)) for mode in MODES for digits in (0, 1, 2)
            ]
            for lang in ("nl", "en"):
                expected += [number(value, lang), shortest(value, lang), euros(value, lang)]
            assert got == expected, value
            assert got[0] == str(naive_round(value, 0, MODES[0]))

    def test_powers_are_enclosed_alike(self, opened):
        pairs = [("4/9", "-1/2"), ("2", "1/2"), ("64", "3/2"), ("7/3", "-5/7"), ("0", "2/3")]
        pairs += [("1/1000000007", "1/3"), ("123456789", "-17/4"), ("5", "-3")]
        found = opened(html(two())).evaluate(
            """(pairs) => pairs.map(([value, exponent]) => {
              const made = power(parsed(value), parsed(exponent));
              return [written(made.middle), written(made.radius)];
            })""",
            pairs,
        )
        for (value, exponent), got in zip(pairs, found, strict=True):
            made = power(Fraction(value), Fraction(exponent))
            assert got == [str(made.middle), str(made.radius)], (value, exponent)

    def test_digits_that_tell_apart(self, opened):
        sets = [["1/3", "3334/10000"], ["1", "1"], ["1/3", "1/3"], ["2", "2000001/1000000"], []]
        found = opened(html(two())).evaluate(
            "(sets) => sets.map((one) => digitsThatTellApart(one.map(parsed)))", sets
        )
        assert found == [digits_that_tell_apart(map(Fraction, one)) for one in sets]
