"""Files damaged at random give a model or `Faults`, and never anything else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbesteding import Faults, evaluate, load_bids, load_framework
from aanbesteding.faults import Fault
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import KINDS, Reader
from aanbesteding.texts import LANGUAGES

from .build import HAZARDS, assert_readable

RICH = Path(__file__).parent / "rich"
TEXTS = {
    name: (RICH / f"{name}.yaml").read_text(encoding="utf-8")
    for name in ("framework", "bid", "scores")
}
SETTINGS = settings(max_examples=200, deadline=None)
FEWER = settings(max_examples=80, deadline=None)  # a whole evaluation each

# What hurts elsewhere, and words and numbers that fit another key.
TOKENS = st.sampled_from(
    [
        *("no", "014", "1e9", ".nan", "1.234", "0", "-1", "101", "99999999999", "~", "", '""'),
        *("[]", "{}", "[[]]", "{a: b}", "[x, {y: z}]", "*a", "&a b", "!!int 3", "<<", "- x", "? x"),
        *(
            "|",
            ">-",
            "'",
            '"',
            "#",
            ": ",
            "\t",
            "---",
            "...",
            "%TAG",
            "anna",
            "noord",
            "ja",
            "member",
        ),
        *("fact-table", "price-linear-lowest", "consensus", "euro", "lowest-price", "fixed-price"),
        *(
            '"\\e"',
            '"\\uD800"',
            '"\\x00"',
            "\u202e",
            "\ufeff",
            "\x85",
            "é",
            "e\u0301",
            "𝟙",
            "\U0001f600",
        ),
        *("[key]", "type", "origin", "decimal-sign: comma", "x" * 41, "x" * 2001),
    ]
)


def damaged(text: str, data: st.DataObject) -> str:
    """Return a text with one to four changes."""
    for _ in range(data.draw(st.integers(1, 4))):
        lines = text.split("\n")
        numbers = st.integers(0, len(lines) - 1)
        one, other = data.draw(numbers), data.draw(numbers)
        kind = data.draw(st.integers(0, 9))
        if kind == 0:
            del lines[one]
        elif kind == 1:
            lines.insert(other, lines[one])
        elif kind == 2:
            lines[one], lines[other] = lines[other], lines[one]
        elif kind == 3:  # another value
            lines[one] = f"{lines[one].split(': ')[0]}: {data.draw(TOKENS)}"
        elif kind == 4:  # the value of another key
            lines[one] = f"{lines[one].split(':')[0]}:{lines[other].partition(':')[2]}"
        elif kind == 5:  # another key
            before = lines[one][: len(lines[one]) - len(lines[one].lstrip(" -"))]
            lines[one] = f"{before}{data.draw(TOKENS)}:{lines[one].partition(':')[2]}"
        elif kind == 6:
            lines[one] = " " * data.draw(st.integers(0, 12)) + lines[one].lstrip(" ")
        elif kind == 7:
            del lines[min(one, other) : max(one, other)]
        else:
            at = data.draw(st.integers(0, len(lines[one])))
            new = data.draw(st.one_of(TOKENS, st.text(max_size=5)))
            lines[one] = lines[one][:at] + new + lines[one][at:]
        text = "\n".join(lines) if lines else ""
    return text


def read(data: bytes) -> tuple[object, list[Fault]]:
    """Read bytes as a file: a model, or its faults."""
    reader = Reader(tuple(KINDS))
    try:
        return reader.parse(Document.decode(data, "x.yaml", "x.yaml")), reader.faults
    except Faults as error:
        return None, list(error.faults)


def assert_in_the_file(faults: list[Fault], data: bytes) -> None:
    """Every fault stands on a line of the file, at most one place behind its end."""
    lines = (
        data.decode("utf-8", "replace")
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    source = lines.split("\n")
    for fault in faults:
        line, column = fault.place.line, fault.place.column
        assert 1 <= line <= len(source)
        assert 1 <= column <= len(source[line - 1]) + 1


@pytest.mark.parametrize("name", TEXTS)
@SETTINGS
@given(st.data())
def test_a_damaged_file_gives_a_model_or_faults(name: str, data: st.DataObject) -> None:
    content = damaged(TEXTS[name], data).encode("utf-8", "surrogatepass")
    made, faults = read(content)
    assert (made is None) == bool(faults)
    assert_in_the_file(faults, content)
    assert_readable(faults)


@SETTINGS
@given(st.binary(max_size=200), st.sampled_from(sorted(TEXTS)), st.integers(0, 400))
def test_a_file_with_random_bytes_in_it_gives_a_model_or_faults(
    noise: bytes, name: str, at: int
) -> None:
    text = TEXTS[name].encode()
    made, faults = read(text[:at] + noise + text[at:])
    assert (made is None) == bool(faults)
    assert_readable(faults)


@SETTINGS
@given(st.text(alphabet="[]{}:,-?&*!|>'\"%@`#~ \n\tab01\\", max_size=60))
def test_random_yaml_gives_faults(text: str) -> None:
    made, faults = read(text.encode())
    assert made is None
    assert faults
    assert_readable(faults)


@cache
def leiden() -> tuple[Framework, Dossier]:
    root = Path(__file__).parents[2]
    framework = load_framework(root / "criteria" / "leiden-sterke-sociale-basis.yaml")
    return framework, load_bids(root / "bids" / "leiden")


def faults_of_evaluation(framework: Framework, dossier: Dossier) -> tuple[Fault, ...] | None:
    try:
        evaluate(framework, dossier)
    except Faults as error:
        return error.faults
    return None


@FEWER
@given(st.data())
def test_a_damaged_framework_is_evaluated_or_refused(data: st.DataObject) -> None:
    """What reads well need not make sense: then the rules say so, with places in the files."""
    whole, dossier = leiden()
    assert whole.origin
    text = Path(whole.origin.path).read_text(encoding="utf-8")
    framework, _ = read(damaged(text, data).encode("utf-8", "surrogatepass"))
    if isinstance(framework, Framework):
        faults = faults_of_evaluation(framework, dossier)
        assert faults is None or faults
        assert_readable(faults or ())


@FEWER
@given(st.data())
def test_a_damaged_dossier_is_evaluated_or_refused(data: st.DataObject) -> None:
    framework, dossier = leiden()
    number = data.draw(st.integers(0, len(dossier.bids) + len(dossier.sheets) - 1))
    origin = (*dossier.bids, *dossier.sheets)[number].origin
    assert origin
    source = Path(origin.path).read_text(encoding="utf-8")
    made, _ = read(damaged(source, data).encode("utf-8", "surrogatepass"))
    if made is not None:
        bids = [made if n == number else bid for n, bid in enumerate(dossier.bids)]
        sheets = [
            made if n == number else sheet
            for n, sheet in enumerate(dossier.sheets, start=len(dossier.bids))
        ]
        faults = faults_of_evaluation(framework, Dossier(tuple(bids), tuple(sheets)))  # type: ignore[arg-type]
        assert faults is None or faults
        assert_readable(faults or ())


@pytest.mark.parametrize("path", sorted(HAZARDS.iterdir()), ids=lambda path: path.stem)
def test_stored_hazards_as_every_kind_of_file_give_faults(path: Path) -> None:
    for kind in KINDS:
        reader = Reader((kind,))
        made = reader.read(str(path), path.name)
        assert (made is None) == bool(reader.faults)
        for lang in LANGUAGES:
            assert all(fault.what(lang) for fault in reader.faults)
