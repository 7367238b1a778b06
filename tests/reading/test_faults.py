"""What is said about what is wrong: everything at once, at its place, in two languages."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import aanbesteding
from aanbesteding import Fault, Faults, load_bids, load_framework
from aanbesteding.checking import RULES
from aanbesteding.faults import MAX_QUOTED, Code, Place
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reading import codes, limits, syntax
from aanbesteding.reading.document import Document
from aanbesteding.reading.keys import did_you_mean, in_file, known_keys
from aanbesteding.reading.tree import Tree
from aanbesteding.scoring import codes as scoring_codes
from aanbesteding.texts import Text

from .block_style import Entry, entries
from .build import BID, FRAMEWORK, HAZARDS, assert_readable, fields_of, found

RICH = Path(__file__).parent / "rich"
FILES = ("framework", "bid", "scores")
TEXTS = {name: (RICH / f"{name}.yaml").read_text(encoding="utf-8").rstrip("\n") for name in FILES}
# Keys that are names of the author's own: any name is possible there.
NAMES = {"faillissement", "fte", "keurmerk", "klasse", "bod", "noord", "plan"}
# A `type` that tells the members of a union apart; a fact's type does not.
PLAIN_TYPES = {"number", "yes-no", "choice"}


def faults_in(text: str, name: str, folder: Path) -> tuple[Fault, ...]:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        if name == "framework":
            load_framework(path)
        elif name == "bid":
            load_bids(path)
        else:
            load_bids(path, RICH / "bid.yaml")
    except Faults as error:
        return error.faults
    return ()


def is_tag(entry: Entry) -> bool:
    return entry.key == "type" and entry.value not in PLAIN_TYPES


def keys_of(name: str) -> list[Entry]:
    found_keys = list(entries(TEXTS[name]))
    assert len(found_keys) > {"framework": 190, "bid": 30, "scores": 12}[name]
    return found_keys


# --- every key of every kind of file, damaged in every way ------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_rich_files_are_read(name: str, tmp_path: Path) -> None:
    assert faults_in(TEXTS[name], name, tmp_path) == ()


@pytest.mark.parametrize("name", FILES)
def test_a_misspelled_key_is_found_at_every_level_with_its_right_spelling(
    name: str, tmp_path: Path
) -> None:
    for entry in keys_of(name):
        if entry.key in NAMES:
            continue
        faults = faults_in(entry.with_key(entry.key + "x"), name, tmp_path)
        said = {
            f"{place} {fault.what('en')}"
            for place, fault in zip(found(faults), faults, strict=True)
        }
        missing = f"{entry.mapping_place} AB031 the key “{entry.key}” is missing"
        unknown = f"{entry.place} AB030 unknown key “{entry.key}x”; did you mean “{entry.key}”?"
        if entry.key == "format" or is_tag(entry):
            # Without them it is not known which keys can stand there.
            assert said == {missing}, entry
        else:
            assert unknown in said, entry
            assert said <= {unknown, missing}, entry


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_shape_is_found_at_every_level(name: str, tmp_path: Path) -> None:
    """A block where a list belongs, a list where anything else belongs."""
    for entry in keys_of(name):
        wrong = " {x: y}" if entry.is_list else " [x]"
        faults = faults_in(entry.with_value(wrong), name, tmp_path)
        assert found(faults) == [f"{entry.value_place} AB050"], entry
    assert_readable(faults)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_no_value_at_every_level(name: str, tmp_path: Path) -> None:
    for entry in keys_of(name):
        faults = faults_in(entry.with_value(""), name, tmp_path)
        assert found(faults) == [f"{entry.end_place} AB019"], entry
        assert faults[0].what("en") == f"“{entry.key}” has no value"


@pytest.mark.parametrize("name", FILES)
def test_an_empty_text_is_refused_at_every_level(name: str, tmp_path: Path) -> None:
    """Quoted nothing is a text, and never one that can be meant: each kind of field says so."""
    for entry in keys_of(name):
        if entry.value is not None:
            (fault,) = faults_in(entry.with_value(' ""'), name, tmp_path)
            codes_for_it = {"AB019", "AB021", "AB032", "AB033", "AB048", "AB049"}
            assert f"{fault.place.line}:{fault.place.column}" == entry.value_place, entry
            assert fault.code.code in codes_for_it, entry
            assert fault.fields.get("key", entry.key) == entry.key


# `parent.key` of what may be left out; the top of a file has no parent.
OPTIONAL = {
    "framework": {
        *(".decimal-sign", ".description", ".sources", ".weights", ".panel", ".scales", ".facts"),
        *(".exclusion-grounds", ".requirements", ".criteria", ".minimum-total", ".controls"),
        *("title.en", "price-basis.en", "meaning.en", "sources.date", "sources.reference"),
        *("weights.total", "lots.ceiling", "lots.floor", "lots.source", "lots.criteria"),
        *("lots.assumed", "facts.assumed", "exclusion-grounds.assumed", "requirements.assumed"),
        "criteria.assumed",
        *("source.place", "marks.meaning", "scales.title"),
        *("facts.decimals", "facts.unit", "facts.choices"),
        *("requirements.members", "requirements.roles", "requirements.at-least"),
        *("requirements.at-most", "requirements.answer", "requirements.one-of"),
        *("criteria.description", "criteria.minimum", "criteria.criteria", "criteria.method"),
        *(
            "criteria.source",
            "method.combine",
            "method.assessors",
            "method.members",
            "method.roles",
        ),
        *("rows.is", "rows.from", "rows.below", "controls.criterion"),
    },
    "bid": {
        *(".decimal-sign", ".description", ".facts", "members.share", "members.kind"),
        *("members.newcomer", "members.declarations", "members.facts"),
        *("lots.price", "lots.facts", "lots.price-sheet", "price-sheet.total"),
    },
    "scores": {".assessor", ".decimal-sign", ".conflicts", ".marks", "conflicts.bid"},
}


@pytest.mark.parametrize("name", FILES)
def test_a_missing_key_is_found_at_every_level(name: str, tmp_path: Path) -> None:
    """The fault stands where its mapping begins. What may be left out is listed by hand."""
    may_miss, must_not = set(), set()
    for entry in keys_of(name):
        if entry.has_siblings and entry.key not in NAMES:
            faults = faults_in(entry.without(), name, tmp_path)
            if faults:
                assert found(faults) == [f"{entry.mapping_place} AB031"], entry
                assert faults[0].fields == {"key": entry.key}
                must_not.add(f"{entry.parent}.{entry.key}")
            else:
                may_miss.add(f"{entry.parent}.{entry.key}")
    assert may_miss == OPTIONAL[name]
    assert not must_not & may_miss


@pytest.mark.parametrize("name", FILES)
def test_a_key_twice_is_found_at_every_level(name: str, tmp_path: Path) -> None:
    for entry in keys_of(name):
        indent = " " * (entry.column - 1)
        lines = list(entry.lines)
        lines.insert(entry.last, f"{indent}{entry.key}: x")
        (fault,) = faults_in("\n".join(lines), name, tmp_path)
        assert found([fault]) == [f"{entry.last + 1}:{entry.column} AB014"]
        assert fault.fields["line"] == entry.number
        assert fault.fields["column"] == entry.column


# --- everything at once -----------------------------------------------------------------------


def test_all_faults_of_all_files_come_at_once_sorted(tmp_path: Path) -> None:
    """Four files, three wrong: by file, then from top to bottom."""
    (tmp_path / "b.yaml").write_text(BID.replace("price: 150", "prijs: 150"))
    (tmp_path / "a.yaml").write_text(
        BID.replace("id: bod", "id: Bod").replace("150", "1e3").replace("nee", "no")
    )
    (tmp_path / "d.yaml").write_text(BID)
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "c.yaml").write_text('format: "x\n')
    with pytest.raises(Faults) as error:
        load_bids(tmp_path)
    said = [
        f"{Path(f.place.path).name} {text}"
        for f, text in zip(error.value.faults, found(error.value.faults), strict=True)
    ]
    assert said == [
        "a.yaml 2:5 AB049",
        "a.yaml 10:24 AB048",
        "a.yaml 13:12 AB038",
        "b.yaml 13:5 AB030",
        "c.yaml 1:9 AB007",
    ]


def test_the_exception_lists_all_faults_one_to_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BID.replace("150", "1e3").replace("nee", "no"))
    with pytest.raises(Faults) as error:
        load_bids(path)
    assert str(error.value).split("\n") == [
        f"{path}:10:24: AB048 “no” is not a yes or a no",
        f"{path}:13:12: AB038 “1e3” has an exponent",
    ]


def test_the_same_fault_is_listed_once_and_in_an_order_that_does_not_vary() -> None:
    place = Place("x.yaml", 2, 1)
    ours = [Fault(codes.MISSING_KEY, place, {"key": key}) for key in "cab"]
    one, other = Faults([*ours, *ours]).faults, Faults(reversed(ours)).faults
    assert [fault.fields["key"] for fault in one] == ["a", "b", "c"]
    assert one == other


def test_a_message_repeats_no_more_than_a_thousand_characters() -> None:
    fault = Fault(codes.BAD_SLUG, Place("x.yaml", 1, 1), {"text": "x" * 900_000})
    assert "x" * MAX_QUOTED + "…" in fault.what("nl")
    assert len(fault.what("nl")) < MAX_QUOTED + 100


def test_braces_in_a_file_are_not_taken_for_fields() -> None:
    fault = Fault(codes.BAD_SLUG, Place("x.yaml", 1, 1), {"text": "{text} {0} {"})
    assert fault.what("en") == "“{text} {0} {” is not a valid identifier"


def test_faults_within_and_around_a_union_come_at_once(tmp_path: Path) -> None:
    """An unknown key, a wrong number and a wrong word in one method, and a wrong award."""
    text = FRAMEWORK.replace("zero-at: 200", "zero: 200").replace("full-at: 100", "full-at: 1e2")
    text = text.replace("clamp", "klem").replace("type: points", "type: punten")
    faults = faults_in(text, "framework", tmp_path)
    assert found(faults) == [
        "10:9 AB032",
        "30:7 AB031",
        "31:7 AB030",
        "32:16 AB038",
        "33:21 AB032",
    ]


def test_items_that_are_wrong_are_not_counted_as_missing(tmp_path: Path) -> None:
    """A scale of two marks with two faults has two marks."""
    text = TEXTS["framework"].replace(
        "percent: 100\n        meaning", "percent: x\n        meaning"
    )
    text = text.replace("percent: 0\n        meaning", "percent: y\n        meaning")
    assert [f.code.code for f in faults_in(text, "framework", tmp_path)] == ["AB033", "AB033"]


def test_a_list_that_is_too_short_is_counted(tmp_path: Path) -> None:
    text = TEXTS["framework"].replace("      - laag\n", "")
    (fault,) = faults_in(text, "framework", tmp_path)
    assert fault.what("en") == "the number of items here is at least 2; it is 1 now"


def test_what_a_formula_takes_is_said(tmp_path: Path) -> None:
    """Parameters have underscores where identifiers have hyphens; numbers have their bounds."""
    own = "type: price-expression\n      share: '1 - 0.1234567'\n      parameters: {my-part: 1}"
    text = FRAMEWORK.replace("type: price-bandwidth", own)
    faults = {fault.code.code: fault for fault in faults_in(text, "framework", tmp_path)}
    assert "underscores" in faults["AB049"].cure("en")
    assert "hyphens" not in faults["AB049"].cure("en")
    assert "6 decimals" in faults["AB052"].what("en")


# --- places -----------------------------------------------------------------------------------

POSITIONS = """\
een: 1
"twee": [a, {b: c, 'd': "e"}]
drie:
  vier:
  - vijf: |
      tekst
    zes: >-
      nog
? zeven
: acht
é: ✓ x
"😀": {a: "😀", b: c}
"""


@pytest.mark.parametrize(
    ("route", "of_key", "place"),
    [
        ((), False, (1, 1)),
        (("een",), False, (1, 6)),
        (("een",), True, (1, 1)),
        (("twee",), True, (2, 1)),
        (("twee",), False, (2, 9)),
        (("twee", 0), False, (2, 10)),
        (("twee", 1), False, (2, 13)),
        (("twee", 1, "b"), True, (2, 14)),
        (("twee", 1, "b"), False, (2, 17)),
        (("twee", 1, "d"), True, (2, 20)),
        (("twee", 1, "d"), False, (2, 25)),
        (("drie",), False, (4, 3)),
        (("drie", "vier"), False, (5, 3)),
        (("drie", "vier", 0), False, (5, 5)),
        (("drie", "vier", 0, "vijf"), True, (5, 5)),
        (("drie", "vier", 0, "vijf"), False, (5, 11)),
        (("drie", "vier", 0, "zes"), True, (7, 5)),
        (("drie", "vier", 0, "zes"), False, (7, 10)),
        (("zeven",), True, (9, 3)),
        (("zeven",), False, (10, 3)),
        (("é",), False, (11, 4)),
        (("😀", "b"), True, (12, 15)),
        (("😀", "b"), False, (12, 18)),
        (("drie", "nergens"), False, (4, 3)),
        (("drie", "vier", 7), False, (5, 3)),
        (("nergens", "drie", "vier"), False, (5, 3)),
    ],
)
def test_position_of_keys_and_values(route: Route, of_key: bool, place: tuple[int, int]) -> None:
    """Counted by hand. What is not there is passed over."""
    tree = Tree(Document.decode(POSITIONS.encode(), "x.yaml", "x.yaml"))
    assert tree.faults == []
    assert tree.position(route, of_key=of_key) == place


def test_a_fault_carries_its_line() -> None:
    with pytest.raises(Faults) as error:
        load_framework(HAZARDS / "number-octal.yaml")
    assert error.value.faults[0].place.source == "    weight: 014"


# --- known keys -------------------------------------------------------------------------------

METHOD = ("criteria", 0, "method")


@pytest.mark.parametrize(
    ("model", "route", "expected"),
    [
        (Framework, ("lots", 0, "source"), "document passage place"),
        (Framework, ("title", "bilingual"), "nl en"),
        (Framework, ("weights",), "unit of total"),
        (Framework, ("award", "points"), "type"),
        (Framework, ("award", "lowest-price"), "type motivation"),
        (Framework, ("policies", "rounding", "steps", 0), "stage digits mode"),
        (Framework, ("policies", "ties", "rule"), "order otherwise"),
        (Framework, (*METHOD, "price-proportional"), "type"),
        (Framework, (*METHOD, "fact-table", "rows", 3), "is from below percent"),
        (Framework, (*METHOD, "fact-curve", "points", 0), "at percent"),
        (
            Framework,
            ("criteria", 0, "criteria", 1, "criteria", 2, "method", "rating-scale"),
            "type scale combine assessors",
        ),
        (Framework, ("lots", 1, "criteria", 0, "minimum"), "percent"),
        (Framework, ("scales", 0, "labelled", "marks", 1), "mark percent meaning"),
        (Framework, ("panel", "assessors", 0), "id title"),
        (Bid, ("tenderer",), "name members"),
        (
            Bid,
            ("lots", 0),
            "lot price price-sheet unit-prices life-cycle facts cost-elements social-return",
        ),
        (Bid, ("lots", 0, "price-sheet", "lines", 0), "item quantity unit-price"),
        (ScoreSheet, ("marks", "bod", "noord", "plan"), "mark reason"),
        (ScoreSheet, ("conflicts", 0), "bid organisation reason"),
        (Framework, ("id",), ""),
    ],
)
def test_known_keys(model: type[Framework], route: Route, expected: str) -> None:
    """As docs/formats.md lists them, in that order."""
    assert known_keys(model, route) == expected.split()


def test_nothing_inside_is_a_key_of_a_file() -> None:
    for model in (Framework, Bid, ScoreSheet):
        assert known_keys(model, ())[:2] == ["format", "framework" if model is ScoreSheet else "id"]
        assert "origin" not in known_keys(model, ())


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("title", "text"), ("title",)),
        (("title", "bilingual", "nl"), ("title", "nl")),
        (("title", "bilingual", "bilingual"), ("title", "bilingual")),
        (("award", "points", "points"), ("award", "points")),
        (
            (*METHOD, "fact-curve", "points", 0, "at"),
            (*METHOD, "points", 0, "at"),
        ),
        (("policies", "rounding", "steps", 1, "mode"), ("policies", "rounding", 1, "mode")),
        (("facts", 0, "number"), ("facts", 0, "number")),
    ],
)
def test_names_of_members_of_unions_are_not_in_the_file(route: Route, expected: Route) -> None:
    assert in_file(Framework, route) == expected


def test_a_key_with_the_name_of_a_member_is_found_in_its_own_place(tmp_path: Path) -> None:
    """`bilingual` is pydantic's word for one kind of title; here it is a key that leads astray."""
    text = FRAMEWORK.replace("title: Klein kader", "title: {bilingual: {nl: a}, nl: [x]}")
    assert found(faults_in(text, "framework", tmp_path)) == ["7:9 AB030", "7:33 AB050"]


@pytest.mark.parametrize(
    ("text", "guess"),
    [("wieght", "weight"), ("Weight", "weight"), ("prijs", None), ("", None), ("titel", "title")],
)
def test_did_you_mean(text: str, guess: str | None) -> None:
    said = did_you_mean(text, ["weight", "title"])
    assert said == (
        Text(f"; bedoelt u «{guess}»?", f"; did you mean “{guess}”?") if guess else Text("", "")
    )


def test_among_many_words_none_is_guessed() -> None:
    """Comparing takes time: with more than two hundred words there is no guess."""
    words = [f"woord-{n}" for n in range(200)]
    assert did_you_mean("word-7", words).en == "; did you mean “woord-7”?"
    assert did_you_mean("word-7", [*words, "x"]) == Text("", "")


# --- sentences --------------------------------------------------------------------------------

ALL_CODES: list[Code] = [
    *codes.CODES.values(),
    *(rule.code for rule in RULES),
    *scoring_codes.CODES.values(),
]


def assert_bilingual(texts: Iterable[Text]) -> None:
    for text in texts:
        assert fields_of(text.nl) == fields_of(text.en), text
        assert "" not in fields_of(text.nl), text
        assert bool(text.nl.strip()) == bool(text.en.strip()), text


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.code)
def test_a_code_says_what_and_what_to_do_in_both_languages(code: Code) -> None:
    assert_bilingual([code.what, code.cure])
    for text in (code.what, code.cure):
        for sentence in text:
            assert sentence.strip() == sentence != ""
            assert not sentence.endswith(".")
    assert code.what.nl != code.what.en
    assert code.code.startswith("AB")
    assert code.slug == code.slug.lower()


def test_codes_and_their_slugs_are_used_once() -> None:
    assert max(Counter(code.code for code in ALL_CODES).values()) == 1
    assert max(Counter(code.slug for code in ALL_CODES).values()) == 1


def texts_in(value: object) -> list[Text]:
    """Every `Text` in a constant: also in tables, tuples and named tuples."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, tuple | list):
        return [text for item in value for text in texts_in(item)]
    return []


def test_every_sentence_of_the_package_has_the_same_fields_in_both_languages() -> None:
    modules = [
        importlib.import_module(info.name)
        for info in pkgutil.walk_packages(aanbesteding.__path__, "aanbesteding.")
        if not info.name.endswith("__main__")
    ]
    texts = [
        text for module in modules for value in vars(module).values() for text in texts_in(value)
    ]
    assert len(texts) > 200
    assert_bilingual(texts)


def test_explanations_of_syntax_and_limits_are_complete() -> None:
    rows = [*syntax.PROBLEMS, ("", *syntax.OTHER)]
    for _, problem, hint in rows:
        for sentence in (*problem, *hint):
            assert sentence
    assert all(number > 0 and text.nl and text.en for text, number in limits.LIMITS)
