"""Text stays text, sheets have the names they can have, and only input can be typed in."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.build import PROPORTIONAL, RATED, bid, evaluated, framework, leaf, lot, marks, member
from tests.program import in_pipe
from tests.workbook import small
from tests.workbook.calc import differing, read, recalculated
from tests.workbook.changes import parts

from aanbesteding import Evaluation
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.reporting.workbook.sheet import nearest, shown_text
from aanbesteding.reporting.workbook.tables import FIRST

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(1)",
    "https://example.org/",
    "internal:'Kader'!A1",
    "<r><t>vet</t></r>",
    "<r></si><si><t>x</t></r>",
    "_x0041_",
    "A & B <c> \"d\" 'e' ]]>",
    "#N/A",
    "TRUE",
    "007",
    "\ufffe\uffff einde",
    "\x1b[31mrood\u202e",
    "SORT(1) LET(2)",
    "\t=1+1",
    "\r\n+1",
    '=DDE("cmd";"/C calc";"x")',
    "-2+3",
    "&L&P &[Pad]",
    "\u05d0\u05d1 \u0628",
    "👩\u200d⚖️ advies",
    "Kader!A1",
    "N" * 2000,
)


def tender() -> Evaluation:
    """A bid for every hostile name; the names are also titles, reasons and organisations."""
    of = framework(
        leaf("k", 60, RATED, title=HOSTILE[0], description=HOSTILE[6]),
        leaf("p", 40, PROPORTIONAL, title=HOSTILE[7]),
        title=HOSTILE[9],
        lots=[lot(title=HOSTILE[3])],
    )
    bids = []
    for number, name in enumerate(HOSTILE):
        members = [member(org=f"org-{number}", name=name)]
        made = bid(f"b{number:02}", 100 + number, members=members)
        tenderer = made.tenderer.model_copy(update={"name": name})
        bids.append(made.model_copy(update={"tenderer": tenderer}))
    given = {one.id: {"k": "5"} for one in bids}
    return evaluated(of, bids, [marks("p", given)])


def book_of(evaluation: Evaluation, lang: str = "nl") -> bytes:
    return workbook(evaluation, evaluation.lots, lang)


def sheets_xml(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: ET.fromstring(book.read(part)) for name, part in parts(data).items()}


class TestText:
    def test_hostile_names_come_back_as_they_are_shown(self):
        rows = read(book_of(tender()))[words.INPUT.nl][FIRST:]
        assert [row[2] for row in rows] == [shown_text(name) for name in HOSTILE]
        same = [name for name in HOSTILE if name[0] in "=+-@#_0TAhi"]
        assert [shown_text(name) for name in same] == same  # these need nothing done to them

    def test_no_formula_is_made_of_a_name(self):
        """Formulas hold cells, numbers and words of the workbook; every one begins as ours do."""
        for xml in sheets_xml(book_of(tender())).values():
            for formula in xml.iter(f"{MAIN}f"):
                text = formula.text or ""
                assert not any(name[:40] in text for name in HOSTILE if name not in ("-1", "TRUE"))
                quoted = set(re.findall(r'"([^"]*)"', text))
                ours = {text.nl for text in vars(words).values() if hasattr(text, "nl")}
                assert quoted <= ours | {""}

    def test_no_link_leads_out(self):
        with zipfile.ZipFile(io.BytesIO(book_of(tender()))) as book:
            for name in book.namelist():
                text = book.read(name).decode("utf-8")
                assert 'TargetMode="External"' not in text, name

    def test_a_real_program_reads_them_and_sorts_them(self, tmp_path):
        evaluation = tender()
        sheets = recalculated({"a": book_of(evaluation)}, tmp_path)["a"]
        rows = sheets[words.RANKING.nl][FIRST : FIRST + len(HOSTILE)]
        expected = [shown_text(result.name) for result in evaluation.lots[0].ranking]
        assert [row[4] for row in rows] == expected
        assert differing(sheets) == []

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("x" * 40_000, "x" * 32_763 + " […]"),
            ("<r>x</r>", " <r>x</r>"),
            ("a\ufffeb", "a\ufffdb"),
            ("a\n b", "a b"),
            ("a\x00", "a␀"),
        ],
    )
    def test_shown_text(self, text, shown):
        assert shown_text(text) == shown


class TestSheets:
    def test_lots_with_long_names_have_sheets_of_their_own(self):
        names = ["n" * 39 + end for end in "ab"]
        of = framework(leaf("p", 100, PROPORTIONAL), lots=[lot(name) for name in names])
        offers = [{"lot": name, "price": "10"} for name in names]
        found = list(read(book_of(evaluated(of, [bid("a", lots=offers)]))))
        assert len(found) == len({name.lower() for name in found})
        assert all(len(name) <= 31 for name in found)
        assert sum(name.startswith("Scores") for name in found) == 2

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_sheets_have_the_names_of_their_language(self, lang):
        _, evaluation = next(iter(small.edges()))
        found = list(read(book_of(evaluation, lang)))
        names = (words.ABOUT, words.CRITERIA, words.PARAMETERS, words.SCALES, words.RULES)
        names += (words.INPUT, words.MARKS)
        ends = (words.TOTALS, words.RANKING, words.CHANGES, words.CONTROL)
        assert found == [
            *(name.say(lang) for name in names),
            "Scores 1 perceel",
            *(name.say(lang) for name in ends),
        ]

    def test_every_sheet_is_protected_and_only_input_is_unlocked(self):
        """A formula is never unlocked; weights, prices and marks are."""
        data = book_of(next(iter(small.edges()))[1])
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            styles = ET.fromstring(book.read("xl/styles.xml"))
        formats = styles.find(f"{MAIN}cellXfs")
        assert formats is not None
        unlocked = {
            str(number)
            for number, one in enumerate(formats)
            if (rule := one.find(f"{MAIN}protection")) is not None and rule.get("locked") == "0"
        }
        typed = 0
        for name, xml in sheets_xml(data).items():
            protection = xml.find(f"{MAIN}sheetProtection")
            assert protection is not None, name
            # Sorting a part of the input would give bids the prices of others.
            assert protection.get("sort") is None, name
            assert xml.find(f"{MAIN}mergeCells") is None, name
            for cell in xml.iter(f"{MAIN}c"):
                open_ = cell.get("s") in unlocked
                assert not (open_ and cell.find(f"{MAIN}f") is not None), (name, cell.get("r"))
                typed += open_
        assert typed > 10

    def test_tables_keep_their_heads_in_sight(self):
        data = book_of(next(iter(small.edges()))[1])
        for name, xml in sheets_xml(data).items():
            pane = next(xml.iter(f"{MAIN}pane"), None)
            assert (pane is None) == (name == words.ABOUT.nl), name
            assert pane is None or pane.get("state") == "frozen"

    def test_every_formula_has_its_exact_value_in_the_file(self):
        """Also who only reads the file, without calculating, sees the outcome."""
        for _, evaluation in small.methods():
            sheets = read(book_of(evaluation))
            assert differing(sheets) == []


def test_the_same_bytes_whatever_the_order_of_sets(tmp_path):
    made = []
    for seed in ("0", "7"):
        path = tmp_path / f"{seed}.xlsx"
        words_ = ("report", "criteria/manifest-leiden.yaml", "bids/leiden", "--xlsx", path)
        done = in_pipe(*words_, env={"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"})
        assert done.code == 0, done.err
        made.append(path.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as book:
        assert {item.date_time[0] for item in book.infolist()} == {1980}
        assert b"1980-01-01" in book.read("docProps/core.xml")


def test_a_formula_that_is_too_long_becomes_a_value_marked_so():
    """A parameter of 1, added 180 times: shares of 1/180 and 3/180.

    The formula names the share three times, to see whether it is beyond 0 and 1.
    """
    method = {
        "type": "price-expression",
        "share": f"price/({'+'.join('k' * 180)})",
        "out-of-range": "not-announced",
        "parameters": {"k": 1},
    }
    of = framework(leaf("p", 100, method))
    data = book_of(evaluated(of, [bid("a", 1), bid("b", 3)]))
    scores = sheets_xml(data)["Scores 1 perceel"]
    shares = [cell for cell in scores.iter(f"{MAIN}c") if cell.get("r") in ("D6", "D7")]
    assert [cell.find(f"{MAIN}f") for cell in shares] == [None, None]
    values = [Fraction(cell.findtext(f"{MAIN}v") or "") for cell in shares]
    assert [round(value * 180, 9) for value in values] == [1, 3]
    assert differing(read(data)) == []


def test_a_number_too_great_for_a_cell_is_text():
    assert nearest(Fraction(10**400)) is None
    assert nearest(Fraction(1, 3)) == 1 / 3
