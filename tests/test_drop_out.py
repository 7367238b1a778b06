"""`score --without`: what a user sees when a bid drops out after the award."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from jsonschema import Draft7Validator
from tests.program import COLOUR, ROOT, on_terminal

LEIDEN = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")

FRAMEWORK = """format: aanbesteding/framework/1
id: omkering
version: "1"
language: nl
route: tender
status: draft
title: {nl: Omkering, en: Reversal}
price-basis: Prijs per jaar
policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: POLICY, missing-mark: error, price-sheet: refuse}
award: {type: points}
weights: {unit: percent, of: whole}
lots: [{id: perceel, title: {nl: Het werk, en: The work}, assumed: x}]
panel: {combine: mean, assessors: [{id: p, title: P}]}
scales: [{type: numeric, id: zestig, lowest: 0, highest: 60, step: 1, zero-at: 0, full-at: 60}]
criteria:
  - {id: kwaliteit, title: Kwaliteit, weight: 60, assumed: x, method: {type: rating-scale, scale: zestig}}
  - {id: prijs, title: Prijs, weight: 40, assumed: x, method: {type: price-proportional}}
"""
BID = """format: aanbesteding/bid/1
id: ID
tenderer: {name: Bod ID, members: [{organisation: ID, name: Bod ID, role: sole}]}
lots: [{lot: perceel, price: PRICE}]
"""
SHEET = (
    "format: aanbesteding/scores/1\nframework: omkering\nkind: individual\nassessor: p\nmarks:\n"
)


def tender(folder, policy, **bids):
    """Write a framework and bids of (price, quality), and return their paths."""
    (folder / "bids").mkdir(exist_ok=True)
    framework = folder / "kader.yaml"
    framework.write_text(FRAMEWORK.replace("POLICY", policy), encoding="utf-8")
    sheet = SHEET
    for name, (price, quality) in bids.items():
        text = BID.replace("ID", name).replace("PRICE", str(price))
        (folder / f"bids/{name}.yaml").write_text(text, encoding="utf-8")
        sheet += f"  {name}: {{perceel: {{kwaliteit: {{mark: {quality}, reason: x}}}}}}\n"
    (folder / "bids/scores.yaml").write_text(sheet, encoding="utf-8")
    return framework, folder / "bids"


# With c: b 55 + 40 × 60/125 = 74.2, a 48 + 40 × 60/100 = 72, c 20 + 40 = 60. Without c the lowest
# price is 100: a 48 + 40 = 88, b 55 + 32 = 87.
REVERSAL = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}


@pytest.mark.parametrize("lang", ["nl", "en"])
class TestSnapshots:
    @pytest.mark.parametrize("policy", ["keep-ranking", "rescore", "not-announced"])
    def test_the_reversal(self, run, snapshot, tmp_path, policy, lang):
        """c drops out: b stays with 74.2 points, or a leads with 88; or neither is chosen."""
        done = run("score", *tender(tmp_path, policy, **REVERSAL), "--without", "c", "--lang", lang)
        assert (done.code, done.err) == (1 if policy == "not-announced" else 0, "")
        snapshot(f"drop-out-{policy}.{lang}.txt", done.out)


class TestText:
    def test_the_tender_of_leiden(self, run):
        """Vliegerloods led Opgroeien with 66.65; Tuimeldijk follows with 66.51, on a fixed bandwidth."""
        done = run("score", *LEIDEN, "--without", "vliegerloods", "--lot", "opgroeien")
        assert (done.code, done.err) == (0, "")
        assert "Zoals aangekondigd (keep-ranking) wint Combinatie Tuimeldijk." in done.out
        assert "De winnaar hangt niet van de weg af" in done.out
        assert re.search(
            r"^tuimeldijk +Combinatie Tuimeldijk +2 \(66,51\) +1 \(66,51\) +1 \(66,51\)$",
            done.out,
            re.MULTILINE,
        )

    def test_on_a_terminal_of_80_columns(self):
        """One table, no line too wide, the announced winner stands out."""
        done = on_terminal("score", *LEIDEN, "--without", "vliegerloods", "--lot", "opgroeien")
        assert done.code == 0
        lines = COLOUR.sub("", done.out).splitlines()
        assert max(map(len, lines)) <= 80
        assert sum("━" in line for line in lines) == 1
        assert re.search("\x1b\\[1;32mtuimeldijk", done.out)

    def test_an_excluded_bid(self, run):
        """Regenpijp had been set aside by a minimum on quality: nothing changes, and that is said."""
        for lang, told in (
            ("nl", "Al uitgesloten of terzijde gelegd: Regenpijp Maatschappelijk Werk. Aan de uitkomst verandert dit niets."),
            ("en", "Excluded or set aside already: Regenpijp Maatschappelijk Werk. This changes nothing in the outcome."),
        ):  # fmt: skip
            done = run("score", *LEIDEN, "--without", "regenpijp", "--lang", lang)
            assert done.code == 0
            assert told in done.out

    def test_an_excluded_bid_that_counted(self, run, tmp_path):
        """c has 60 points where 65 % is the least; its price of 60 was the lowest all the same."""
        framework, bids = tender(tmp_path, "rescore", **REVERSAL)
        text = framework.read_text(encoding="utf-8") + "minimum-total: {percent: 65}\n"
        framework.write_text(text, encoding="utf-8")
        for lang, told in (
            ("nl", "Al terzijde gelegd, maar meegeteld in de scores van anderen: Bod c."),
            ("en", "Set aside already, but counted in the scores of others: Bod c."),
        ):
            done = run("score", framework, bids, "--without", "c", "--lang", lang)
            assert told in done.out
        assert "As announced (rescore), Bod a wins." in done.out

    def test_an_excluded_bid_of_an_organisation_that_bids_twice(self, run, tmp_path):
        """It did not count in the scores of others: its organisation kept another bid out."""
        framework, folder = tender(tmp_path, "rescore", a=(90, 50), b=(80, 50), c=(100, 50))
        policy = "same-organisation: {tenderer: refuse, beside: flag}, drop-out:"
        text = framework.read_text(encoding="utf-8").replace("drop-out:", policy)
        framework.write_text(text, encoding="utf-8")
        text = (folder / "b.yaml").read_text(encoding="utf-8")
        (folder / "b.yaml").write_text(
            text.replace("organisation: b", "organisation: a"), encoding="utf-8"
        )
        for lang, told in (
            ("nl", "Al uitgesloten: Bod a, om een organisatie die ook in een andere inschrijving staat."),
            ("en", "Excluded already: Bod a, for an organisation that is in another bid too."),
        ):  # fmt: skip
            assert told in run("score", framework, folder, "--without", "a", "--lang", lang).out

    def test_who_is_set_aside_only_when_rescored(self, run, tmp_path):
        """Without a the lowest price is 125 and not 100; c keeps 20 + 40 × 125/150 = 53.33 of 53.

        With a: c has 20 + 40 × 100/150 = 46.67, less than 53 %, and was set aside. And the other way
        about d: no bid loses points when a dearer one goes, so none is set aside.
        """
        bids = {"a": (100, 48), "b": (125, 55), "c": (150, 20)}
        framework, folder = tender(tmp_path, "rescore", **bids)
        text = framework.read_text(encoding="utf-8") + "minimum-total: {percent: 53}\n"
        framework.write_text(text, encoding="utf-8")
        dutch = run("score", framework, folder, "--without", "a").out
        assert "Bod c (c) wordt bij rescore niet meer uitgesloten of terzijde gelegd." in dutch
        english = run("score", framework, folder, "--without", "a", "--lang", "en").out
        assert "Bod c (c) is no longer excluded or set aside under rescore." in english

    def test_who_is_set_aside_only_when_rescored_with_the_mean(self, run, tmp_path):
        """Points fall when a dear bid goes, where the mean price is the measure.

        Prices 100, 120, 200: mean 140, and b has 50 + (140 − 120)/140 × 100 = 64.29 % of 40 = 25.71,
        with 20 for quality 45.71. Without c the mean is 110: 50 − 9.09 = 40.91 % of 40 = 16.36,
        together 36.36, less than 40 %.
        """
        bids = {"a": (100, 48), "b": (120, 20), "c": (200, 55)}
        framework, folder = tender(tmp_path, "keep-ranking", **bids)
        text = framework.read_text(encoding="utf-8") + "minimum-total: {percent: 40}\n"
        mean = "{type: price-average, at-mean: 50, per-percent: 1, out-of-range: extrapolate}"
        framework.write_text(text.replace("{type: price-proportional}", mean), encoding="utf-8")
        dutch = run("score", framework, folder, "--without", "c")
        assert "Bod b (b) valt bij rescore af: haalt ≈ 36,363636 punten" in dutch.out
        english = run("score", framework, folder, "--without", "c", "--lang", "en").out
        assert "Bod b (b) is set aside under rescore: gets ≈ 36.363636 points" in english

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_tie_that_is_left(self, run, tmp_path, lang):
        """b and c are copies: without a they are equal under both, and lots must be drawn; exit 1."""
        framework, bids = tender(tmp_path, "rescore", a=(100, 50), b=(100, 40), c=(100, 40))
        done = run("score", framework, bids, "--without", "a", "--lang", lang)
        assert done.code == 1
        assert {
            "nl": "Zoals aangekondigd (rescore) is een loting nodig tussen Bod b en Bod c.",
            "en": "As announced (rescore), lots must be drawn between Bod b and Bod c.",
        }[lang] in done.out

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_drawn_winner_drops_out(self, run, tmp_path, lang):
        """Three equal bids, drawn c, a, b. The order stands, or a new draw is needed."""
        framework, bids = tender(tmp_path, "keep-ranking", a=(100, 50), b=(100, 50), c=(100, 50))
        form = run("new", "draw", "--framework", framework, "--bids", bids).out
        answers = {"date": "2026-03-14", "held-by": "notaris", "outcome": "[c, a, b]"}
        for key, value in answers.items():
            form = re.sub(rf"    {key}:  #.*", f"    {key}: {value}", form)
        form = re.sub(r"    (place|witnesses):  #.*\n", "", form)
        held = tmp_path / "loting.yaml"
        held.write_text(form, encoding="utf-8")
        words = ("score", framework, bids, "--draw", held, "--without", "c", "--lang", lang)
        done = run(*words)
        assert done.code == 0
        for told in {
            "nl": (
                "Zoals aangekondigd (keep-ranking) wint Bod a.",
                "De winnaar hangt van de weg af: blijft de rangorde staan (keep-ranking), dan wint Bod a; wordt opnieuw beoordeeld (rescore), dan is een loting nodig tussen Bod a en Bod b.",
                "De volgorde van de loting van 2026-03-14 blijft bij keep-ranking staan.",
                "De loting van 2026-03-14 was om een andere gelijke stand; bij rescore is een nieuwe nodig.",
            ),
            "en": (
                "As announced (keep-ranking), Bod a wins.",
                "The winner depends on the way: if the ranking stands (keep-ranking), Bod a wins; if bids are evaluated again (rescore), lots must be drawn between Bod a and Bod b.",
                "The order of the draw of 2026-03-14 stands under keep-ranking.",
                "The draw of 2026-03-14 was for another tie; under rescore a new one is needed.",
            ),
        }[lang]:
            assert told in done.out

    def test_the_form_for_a_new_draw(self, run, tmp_path):
        """After a drops out b and c share rank 1 with 80 points, under both policies; before, rank 2.

        Price 100 is the lowest with a and without: 40 points, and 40 for quality.
        """
        for policy in ("rescore", "keep-ranking"):
            framework, bids = tender(tmp_path, policy, a=(100, 50), b=(100, 40), c=(100, 40))
            words = ("new", "draw", "--framework", framework, "--bids", bids)
            done = run(*words)
            assert (done.code, done.out) == (2, "")
            assert "voor een gelijke stand lager in de rangorde is er --all-ties" in done.err
            lower = run(*words, "--all-ties").out
            assert (
                "    rank: 2\n    bids:\n      - b  # Bod b\n      - c  # Bod c\n    total: 80\n"
                in lower
            )
            form = run(*words, "--without", "a").out
            assert (
                "    rank: 1\n    bids:\n      - b  # Bod b\n      - c  # Bod c\n    total: 80\n"
                in form
            )

    def test_no_form_where_nothing_is_announced(self, run, tmp_path):
        """Which draw is needed after drop-out depends on the policy, and there is none."""
        framework, bids = tender(tmp_path, "not-announced", a=(100, 50), b=(100, 40), c=(100, 40))
        words = ("new", "draw", "--framework", framework, "--bids", bids, "--without", "a")
        for lang, told in (("nl", "kondigt niet aan wat bij uitval geldt"), ("en", "what holds at drop-out")):  # fmt: skip
            done = run(*words, "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert told in done.err

    def test_nobody_is_left(self, run, tmp_path):
        """Both of two drop out: no winner, exit 1."""
        framework, bids = tender(tmp_path, "rescore", a=(100, 50), b=(100, 40))
        done = run("score", framework, bids, "--without", "a", "--without", "b")
        assert done.code == 1
        assert "Zoals aangekondigd (rescore) blijft er geen geldige inschrijving over." in done.out

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_several_contracts(self, run, tmp_path, lang):
        """Two contracts, 90, 80, 80, 70 points. Without a: b and c get one each, under both.

        Without d nothing changes: a is sure of one, and lots decide between b and c.
        """
        bids = {"a": (100, 50), "b": (100, 40), "c": (100, 40), "d": (100, 30)}
        framework, folder = tender(tmp_path, "rescore", **bids)
        text = framework.read_text(encoding="utf-8").replace(
            "id: perceel,", "id: perceel, winners: 2,"
        )
        framework.write_text(text, encoding="utf-8")
        words = ("score", framework, folder, "--lang", lang)
        done = run(*words, "--without", "a")
        assert done.code == 0
        assert {
            "nl": "Zoals aangekondigd (rescore) krijgen Bod b en Bod c een contract.",
            "en": "As announced (rescore), Bod b and Bod c get a contract.",
        }[lang] in done.out
        done = run(*words, "--without", "d")
        assert done.code == 1
        assert {
            "nl": "krijgt Bod a een contract en is om de rest een loting nodig tussen Bod b en Bod c",
            "en": "Bod a gets a contract and for the rest lots must be drawn between Bod b and Bod c",
        }[lang] in done.out
        report = run(*words)
        assert report.code == 1
        assert {"nl": "Een contract voor Bod a.", "en": "A contract for Bod a."}[lang] in report.out
        assert {"nl": "Er is een loting nodig", "en": "drawing of lots is needed"}[
            lang
        ] in report.out
        bids["b"] = (100, 50)
        tender(tmp_path, "rescore", **bids)
        framework.write_text(text, encoding="utf-8")
        report = run(*words)
        assert report.code == 0
        assert {
            "nl": "Gelijke stand op rang 1: Bod a en Bod b. Ieder van hen krijgt een contract.",
            "en": "Tie for rank 1: Bod a and Bod b. Each of them gets a contract.",
        }[lang] in report.out


class TestData:
    def test_json(self, run, tmp_path):
        """Three rankings, and whether the winner differs; the schema that is published holds."""
        words = (*tender(tmp_path, "rescore", **REVERSAL), "--without", "c", "--format", "json")
        done = run("score", *words)
        made = json.loads(done.out)
        Draft7Validator(
            json.loads((ROOT / "docs/schemas/drop-out.schema.json").read_text(encoding="utf-8"))
        ).validate(made)
        assert (made["format"], made["bids"], made["announced"]) == (
            "aanbesteding/drop-out/1",
            ["c"],
            "rescore",
        )
        (lot,) = made["lots"]
        assert (lot["decided"], lot["winner_differs"], lot["order_differs"]) == (True, True, True)
        told = {
            stage: [(one["rank"], one["id"], one["total"]["fraction"]) for one in lot[stage]["ranking"]]
            for stage in ("before", "keep_ranking", "rescore")
        }  # fmt: skip
        assert told == {
            "before": [(1, "b", "371/5"), (2, "a", "72"), (3, "c", "60")],
            "keep_ranking": [(1, "b", "371/5"), (2, "a", "72")],
            "rescore": [(1, "a", "88"), (2, "b", "87")],
        }
        assert [lot[stage]["winners"] for stage in told] == [["b"], ["b"], ["a"]]

    def test_the_same_bytes(self, run, tmp_path):
        """In any language and twice over."""
        words = (*tender(tmp_path, "rescore", **REVERSAL), "--without", "c", "--format", "json")
        assert len({run("score", *words, "--lang", lang).out for lang in ("nl", "en", "nl")}) == 1

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_csv(self, run, tmp_path, lang):
        """A row per outcome and bid; the announced one is marked; 74.2 is 74,2 in Dutch."""
        words = (*tender(tmp_path, "keep-ranking", **REVERSAL), "--without", "c", "--format", "csv")
        text = run("score", *words, "--lang", lang).out
        delimiter = ";" if lang == "nl" else ","
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))
        yes, no, before, gone, total = {
            "nl": ("ja", "nee", "gunning zoals zij was", "valt uit", "74,2"),
            "en": ("yes", "no", "award as it was", "drops out", "74.2"),
        }[lang]
        assert [(row[1], row[2], row[3], row[4]) for row in rows[1:]] == [
            (before, "", "1", "b"),
            (before, "", "2", "a"),
            (before, "", "3", "c"),
            ("keep-ranking", yes, "1", "b"),
            ("keep-ranking", yes, "2", "a"),
            ("keep-ranking", yes, "", "c"),
            ("rescore", no, "1", "a"),
            ("rescore", no, "2", "b"),
            ("rescore", no, "", "c"),
        ]
        assert (rows[1][6], rows[1][7], rows[6][9]) == (total, "'371/5", gone)

    def test_csv_runs_no_formula(self, run, tmp_path):
        """A name that a spreadsheet would run is text."""
        framework, bids = tender(tmp_path, "rescore", **REVERSAL)
        path = bids / "c.yaml"
        text = path.read_text(encoding="utf-8").replace("{name: Bod c", '{name: "=1+1"')
        path.write_text(text, encoding="utf-8")
        out = run("score", framework, bids, "--without", "c", "--format", "csv").out
        assert '"\'=1+1"' in out
        assert '"=1+1"' not in out

    def test_markdown(self, run, tmp_path):
        """The sentence and the table."""
        words = (*tender(tmp_path, "rescore", **REVERSAL), "--without", "c", "--format", "markdown")
        out = run("score", *words).out
        assert "| inschrijving | naam | was | keep-ranking | rescore |" in out
        assert "De winnaar hangt van de weg af" in out

    def test_to_a_file(self, run, tmp_path):
        """What stdout would have had."""
        words = (*tender(tmp_path, "rescore", **REVERSAL), "--without", "c")
        done = run("score", *words, "--output", tmp_path / "uitval.txt")
        assert (done.code, done.out) == (0, "")
        assert done.err == f"geschreven: {tmp_path / 'uitval.txt'}\n"
        assert (tmp_path / "uitval.txt").read_text(encoding="utf-8") == run("score", *words).out


class TestFaults:
    def test_an_unknown_bid(self, run):
        """Exit 2, and what was probably meant."""
        for lang, told in (
            ("nl", "AB902 inschrijving «vliegerlods» is er niet; bedoelt u «vliegerloods»?"),
            ("en", "AB902 there is no bid “vliegerlods”; did you mean “vliegerloods”?"),
        ):
            done = run("score", *LEIDEN, "--without", "vliegerlods", "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert told in done.err

    def test_an_unknown_lot(self, run):
        """As without --without."""
        done = run("score", *LEIDEN, "--without", "vliegerloods", "--lot", "opgroeie")
        assert (done.code, done.out) == (2, "")
        assert "AB902 perceel «opgroeie» is er niet; bedoelt u «opgroeien»?" in done.err

    def test_a_bid_that_is_not_for_the_lot(self, run):
        """Vliegerloods bids for Opgroeien only."""
        done = run("score", *LEIDEN, "--without", "vliegerloods", "--lot", "basiskracht")
        assert (done.code, done.out) == (2, "")
        assert "AB904" in done.err

    def test_faults_in_the_bids(self, run, tmp_path):
        """No ranking, so nothing to drop out of."""
        framework, bids = tender(tmp_path, "rescore", **REVERSAL)
        path = bids / "scores.yaml"
        path.write_text(path.read_text("utf-8").replace("mark: 48", "mark: 61"), "utf-8")
        done = run("score", framework, bids, "--without", "c")
        assert (done.code, done.out) == (2, "")
        assert "AB413" in done.err
