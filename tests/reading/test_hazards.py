"""Hostile files: each is refused at the right place, in time, in memory, in words.

The stored files of `hazards/` are `valid-framework.yaml`, `valid-bid.yaml` or `valid-scores.yaml`
with one thing wrong. Files that are large, not UTF-8, or no files at all are made by the tests.
Expected places are counted in the file by hand: `line:column code`.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aanbesteding import Faults, load_bids, load_framework
from aanbesteding.reading import codes, limits, syntax
from aanbesteding.reading.document import Document

from .build import (
    BID,
    FRAMEWORK,
    HAZARDS,
    MEGABYTES,
    SCORES,
    SECONDS,
    assert_readable,
    faults_of,
    found,
    load_apart,
)

WEIGHT = "27:13"  # where `100` stands in "    weight: 100"
TITLE = "7:8"
IDENTIFIER = "2:5"
ANSWER = "10:24"  # where `nee` stands in "        faillissement: nee" of the bid

STORED: dict[str, tuple[str, ...]] = {
    # 1. Alias bombs and merge keys.
    "anchor-and-alias": ("7:8 AB009", "8:14 AB009"),
    "alias-to-itself": ("34:4 AB009", "34:8 AB009"),
    "merge-key": ("23:5 AB010",),
    # 3. Duplicate keys: the second is reported, and it names the first.
    "duplicate-key": ("23:5 AB014",),
    "duplicate-key-flow": ("7:31 AB014",),
    "duplicate-key-quoted": ("14:3 AB014",),
    "duplicate-key-three-times": ("11:9 AB014", "12:9 AB014"),
    # 4. Norway: `no` is no number, and no `nee` either.
    "norway-in-a-number": (f"{WEIGHT} AB033",),
    "norway-no": (f"{ANSWER} AB048",),
    "norway-yes": (f"{ANSWER} AB048",),
    "norway-on": (f"{ANSWER} AB048",),
    "norway-off": (f"{ANSWER} AB048",),
    "norway-y": (f"{ANSWER} AB048",),
    "norway-upper-nee": (f"{ANSWER} AB048",),
    "norway-capital-true": (f"{ANSWER} AB048",),
    "yes-no-list": (f"{ANSWER} AB050",),
    # 5. Octal, sexagesimal, underscore, hexadecimal.
    "number-octal": (f"{WEIGHT} AB036",),
    "number-minus-zero-led": (f"{WEIGHT} AB036",),
    "number-zero-led-decimal": (f"{WEIGHT} AB036",),
    "number-octal-0o": (f"{WEIGHT} AB043",),
    "number-hex": (f"{WEIGHT} AB043",),
    "number-binary": (f"{WEIGHT} AB043",),
    "number-underscore": (f"{WEIGHT} AB043",),
    "number-sexagesimal": (f"{WEIGHT} AB037",),
    "number-sexagesimal-long": (f"{WEIGHT} AB037",),
    # 6 to 8. Exponents, nan, infinity, huge numbers.
    "number-exponent": (f"{WEIGHT} AB038",),
    "number-exponent-huge": (f"{WEIGHT} AB038",),
    "number-exponent-comma": (f"{WEIGHT} AB038",),
    "number-nan": (f"{WEIGHT} AB039",),
    "number-nan-bare": (f"{WEIGHT} AB039",),
    "number-infinity": (f"{WEIGHT} AB039",),
    "number-infinity-minus": (f"{WEIGHT} AB039",),
    "number-infinity-bare": (f"{WEIGHT} AB039",),
    "number-thirteen-digits": (f"{WEIGHT} AB040",),
    "number-seven-decimals": (f"{WEIGHT} AB040",),
    "number-thirty-digits": (f"{WEIGHT} AB040",),
    "number-thirty-decimals": (f"{WEIGHT} AB040",),
    # 9. Other digits.
    "number-fullwidth": (f"{WEIGHT} AB034",),
    "number-arabic": (f"{WEIGHT} AB034",),
    "number-devanagari": (f"{WEIGHT} AB034",),
    "number-superscript": (f"{WEIGHT} AB034",),
    "number-fraction-sign": (f"{WEIGHT} AB034",),
    "number-roman": (f"{WEIGHT} AB034",),
    "number-circled": (f"{WEIGHT} AB034",),
    # 10. Dutch and other notations.
    "number-dutch": (f"{WEIGHT} AB035",),
    "number-english": (f"{WEIGHT} AB035",),
    "number-millions": (f"{WEIGHT} AB035",),
    "number-apostrophe": (f"{WEIGHT} AB035",),
    "number-space": (f"{WEIGHT} AB035",),
    "number-no-break-space": (f"{WEIGHT} AB035",),
    "number-narrow-space": (f"{WEIGHT} AB035",),
    "number-ambiguous": (f"{WEIGHT} AB042",),
    "number-comma-three": (f"{WEIGHT} AB042",),
    "number-comma": (f"{WEIGHT} AB044",),
    "number-point-in-comma-file": ("28:13 AB044",),
    "number-thousands-in-comma-file": ("28:13 AB035",),
    "number-thousands-in-point-file": ("28:13 AB035",),
    "number-percent": (f"{WEIGHT} AB041",),
    "number-percent-space": (f"{WEIGHT} AB041",),
    "number-euro": (f"{WEIGHT} AB041",),
    "number-euro-behind": (f"{WEIGHT} AB041",),
    "number-dash": (f"{WEIGHT} AB041",),
    "number-unit": (f"{WEIGHT} AB041",),
    "number-letter-o": (f"{WEIGHT} AB041",),
    "number-padded": (f"{WEIGHT} AB041",),
    "number-newline": (f"{WEIGHT} AB041",),
    "number-plus": (f"{WEIGHT} AB045",),
    "number-point-first": (f"{WEIGHT} AB045",),
    "number-point-last": (f"{WEIGHT} AB045",),
    "number-minus-behind": (f"{WEIGHT} AB045",),
    "number-unicode-minus": (f"{WEIGHT} AB033",),
    "number-fraction": (f"{WEIGHT} AB033",),
    "number-date": (f"{WEIGHT} AB033",),
    "number-word": (f"{WEIGHT} AB033",),
    "number-boolean": (f"{WEIGHT} AB033",),
    "number-spaces-inside": (f"{WEIGHT} AB033",),
    "number-empty-text": (f"{WEIGHT} AB033",),
    "number-list": (f"{WEIGHT} AB050",),
    "number-block": (f"{WEIGHT} AB050",),
    "number-below-zero": (f"{WEIGHT} AB046",),
    "number-above-bounds": ("29:24 AB046",),
    "number-part-of-a-cent": ("31:16 AB047",),
    # 11. Characters that cannot be seen or that steer.
    "bom-in-the-middle": ("9:1 AB004",),
    "bom-twice": ("1:1 AB004",),
    "control-escape": ("7:13 AB005",),
    "control-bell": ("7:13 AB005",),
    "control-backspace": ("7:13 AB005",),
    "control-vertical-tab": ("7:13 AB005",),
    "control-form-feed": ("7:13 AB005",),
    "control-delete": ("7:13 AB005",),
    "control-csi": ("7:13 AB005",),
    "control-next-line": ("7:13 AB005",),
    "control-line-separator": ("7:13 AB005",),
    "control-paragraph-separator": ("7:13 AB005",),
    "control-noncharacter": ("7:13 AB005",),
    "control-next-line-ends-a-comment": ("27:23 AB005",),
    "bidi-override": ("7:14 AB006",),
    "bidi-embedding": ("7:14 AB006",),
    "bidi-isolate": ("7:14 AB006",),
    "bidi-in-a-comment": ("2:13 AB006",),
    "bidi-in-a-key": ("7:5 AB006",),
    "escape-e": (f"{TITLE} AB005",),
    "escape-0": (f"{TITLE} AB005",),
    "escape-a": (f"{TITLE} AB005",),
    "escape-x9b": (f"{TITLE} AB005",),
    "escape-N": (f"{TITLE} AB005",),
    "escape-L": (f"{TITLE} AB005",),
    "escape-ufeff": (f"{TITLE} AB004",),
    "escape-u202e": (f"{TITLE} AB006",),
    "escape-U0000202e": (f"{TITLE} AB006",),
    "escape-in-a-key": ("1:1 AB031", "7:1 AB006"),
    "escape-surrogate": ("7:17 AB007",),
    "escape-beyond-unicode": ("7:17 AB007",),
    "escape-unknown": ("7:11 AB007",),
    "key-detached-accent": ("9:1 AB016",),
    "key-detached-accent-escaped": ("9:1 AB016",),
    # 12. Tags.
    "tag-python": (f"{TITLE} AB011",),
    "tag-python-name": (f"{TITLE} AB011",),
    "tag-str": (f"{TITLE} AB011",),
    "tag-local": (f"{TITLE} AB011",),
    "tag-bare": (f"{TITLE} AB011",),
    "tag-verbatim": (f"{TITLE} AB011",),
    "tag-int": (f"{WEIGHT} AB011",),
    "tag-custom": ("20:7 AB011",),
    "tag-set-on-the-root": ("1:5 AB011",),
    # 13. Identifiers that could become names of files.
    "path-parent": (f"{IDENTIFIER} AB049",),
    "path-absolute": (f"{IDENTIFIER} AB049",),
    "path-backslash": (f"{IDENTIFIER} AB049",),
    "path-home": ("6:21 AB049",),
    "path-dots": ("21:9 AB049",),
    "path-variable": ("4:11 AB049",),
    "path-in-a-key": ("6:3 AB049",),
    "path-newline": (f"{IDENTIFIER} AB049",),
    "path-nul": (f"{IDENTIFIER} AB005", f"{IDENTIFIER} AB049"),
    "identifier-capitals": (f"{IDENTIFIER} AB049",),
    "identifier-too-long": (f"{IDENTIFIER} AB049",),
    "identifier-dotless-i": (f"{IDENTIFIER} AB049",),
    "identifier-hyphen-last": (f"{IDENTIFIER} AB049",),
    # The file as a whole.
    "two-documents": ("34:1 AB008",),
    "text-after-the-end": ("35:1 AB007",),
    "directive-yaml": ("1:1 AB018",),
    "directive-tag": ("1:1 AB018",),
    "directive-unknown": ("1:1 AB018",),
    "empty-file": ("1:1 AB017",),
    "empty-comments": ("1:1 AB017",),
    "empty-document": ("1:1 AB017",),
    "empty-spaces": ("1:1 AB017",),
    "root-list": ("1:1 AB050",),
    "root-text": ("1:1 AB050",),
    # Nothing where something belongs.
    "null-nothing": ("27:12 AB019",),
    "null-tilde": (f"{WEIGHT} AB019",),
    "null-null": (f"{WEIGHT} AB019",),
    "null-capital-null": (f"{WEIGHT} AB019",),
    "null-in-a-list": ("24:4 AB019",),
    "null-unquoted-comma": ("7:20 AB030", "7:25 AB019"),
    "null-empty-text": ("26:12 AB019",),
    "null-only-spaces": ("26:12 AB019",),
    "null-reason-only-spaces": ("10:17 AB019",),
    "null-type": ("30:12 AB019",),
    # Keys.
    "key-list": ("9:3 AB015",),
    "key-mapping": ("9:3 AB015",),
    "key-null": ("9:1 AB015",),
    "key-of-pydantic": ("9:1 AB030",),
    "key-of-python": ("1:1 AB031", "8:1 AB030"),
    "key-decimal-sign-of-python": ("5:1 AB030",),
    "key-origin": ("5:1 AB030",),
    # Syntax.
    "key-nothing": ("7:9 AB007",),
    "tab-indentation": ("22:1 AB007",),
    "tab-indentation-nested": ("10:1 AB007",),
    "quote-not-closed": ("7:8 AB007",),
    "quote-single-not-closed": ("7:8 AB007",),
    "quote-closes-early": ("7:16 AB007",),
    "bracket-not-closed": ("33:21 AB007",),
    "brace-not-closed": ("8:12 AB007",),
    "bracket-closed-wrongly": ("7:24 AB007",),
    "colon-in-text": ("7:13 AB007",),
    "backtick": ("7:8 AB007",),
    "at-sign": ("7:8 AB007",),
    "percent-first": ("7:8 AB007",),
    "line-without-colon": ("7:1 AB007",),
    "indentation-off": ("22:4 AB007",),
    "dash-off": ("24:2 AB007",),
    "list-on-the-line": ("20:7 AB007",),
    "text-behind-pipe": ("7:10 AB007",),
    # Formats, keys, words, shapes.
    "format-missing": ("1:1 AB031",),
    "format-null": ("1:8 AB019",),
    "format-list": ("1:9 AB050",),
    "format-unknown": ("1:9 AB021",),
    "missing-key": ("1:1 AB031",),
    "unknown-key": ("25:5 AB031", "27:5 AB030"),
    "unknown-word": ("33:21 AB032",),
    "unknown-method": ("30:13 AB032",),
    "wrong-shape-text": ("9:8 AB050",),
    "wrong-shape-list": ("20:7 AB050",),
    "wrong-count": ("20:7 AB051",),
    "text-too-long": (f"{TITLE} AB020",),
    # Formulas.
    "expression-not-closed": ("31:14 AB052",),
    "expression-python": ("31:14 AB052",),
    "expression-power-tower": ("31:14 AB052",),
    "expression-nested-powers": ("31:14 AB052",),
    "expression-deep": ("31:14 AB052",),
    "expression-too-long": ("31:14 AB020",),
    "expression-comma": ("31:14 AB052",),
    "expression-ends": ("31:14 AB052",),
}
# Read as the other kind of file.
SWAPPED = {"format-other-kind": "1:9 AB022", "format-framework-among-bids": "1:9 AB022"}
# Expected places are read off the text by a test of their own.
BOMBS = ("alias-bomb", "merge-bomb")
VALID = ("valid-framework", "valid-bid", "valid-scores")


def stored(name: str) -> Path:
    return HAZARDS / f"{name}.yaml"


@pytest.mark.parametrize("name", STORED)
def test_stored_hazard_is_refused_at_its_place_in_time_and_in_words(name: str) -> None:
    begin = time.process_time()
    faults = faults_of(stored(name))
    assert time.process_time() - begin < SECONDS
    assert found(faults) == list(STORED[name])
    assert_readable(faults)


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_refused_at_every_anchor_and_alias(name: str) -> None:
    """The bombs hold no `&` and `*` that do not begin an anchor or an alias."""
    lines = stored(name).read_text(encoding="utf-8").splitlines()
    expected = [
        f"{number}:{column} AB009"
        for number, line in enumerate(lines, start=1)
        for column, sign in enumerate(line, start=1)
        if sign in "&*"
    ]
    loaded = load_apart(stored(name), "framework")
    assert loaded.found == expected
    assert loaded.seconds < SECONDS
    assert loaded.megabytes < MEGABYTES


def test_every_stored_file_has_a_row_and_every_row_a_file() -> None:
    rows = {*STORED, *SWAPPED, *BOMBS, *VALID}
    assert rows == {path.stem for path in HAZARDS.iterdir()}


def test_valid_files_on_which_the_hazards_are_based_are_read() -> None:
    assert load_framework(stored("valid-framework")).criteria
    assert load_bids(stored("valid-bid")).bids
    dossier_faults = faults_of(stored("valid-scores"))
    assert found(dossier_faults) == ["0:0 AB023"]  # only that there is no bid beside it


@pytest.mark.parametrize("name", [*STORED, *BOMBS])
def test_only_the_hazard_is_wrong(name: str) -> None:
    """A stored file keeps its valid base but for the lines of the hazard: at most four are lost."""
    text = stored(name).read_bytes().decode("utf-8")
    if name.startswith(("empty-", "root-")):
        return  # nothing can be left of the base there
    lost = min(
        sum(line.startswith("- ") for line in difflib.ndiff(base.split("\n"), text.split("\n")))
        for base in (FRAMEWORK, BID, SCORES)
    )
    assert lost <= 4


@pytest.mark.parametrize("name", SWAPPED)
def test_file_of_another_kind_is_refused(name: str) -> None:
    load = load_framework if name == "format-other-kind" else load_bids
    with pytest.raises(Faults) as error:
        load(stored(name))
    assert found(error.value.faults) == [SWAPPED[name]]
    assert_readable(error.value.faults)


def test_duplicate_key_names_the_first_place() -> None:
    (fault,) = faults_of(stored("duplicate-key"))
    assert "regel 22 kolom 5" in fault.what("nl")
    assert "line 22 column 5" in fault.what("en")


def test_every_syntax_explanation_is_used_by_a_hazard() -> None:
    """The words of libyaml that we look for are words that it says."""
    said = {
        str(fault.fields["problem"])
        for name, expected in STORED.items()
        if expected[0].endswith("AB007")
        for fault in faults_of(stored(name))
    }
    assert {str(ours[1]) for ours in syntax.PROBLEMS} - said == set()


# --- made by the tests: large, not UTF-8, or no files ----------------------------------------


def with_title(text: str) -> bytes:
    return FRAMEWORK.replace("Klein kader", text).encode()


def appended(text: str, base: str = FRAMEWORK) -> bytes:
    return (base + text).encode()


def blocks(depth: int) -> str:
    """Line 34 holds the first key; the mapping of level k begins at line 33 + k, column k."""
    return "".join(" " * level + "a:\n" for level in range(depth))


MADE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    # 2. Nesting. The root is level 1 and the value of `title` level 2; a fault stands where level
    # 32 begins, which holds what is too deep.
    "300,000 brackets": (lambda: with_title("[" * 300_000), ("7:38 AB012",)),
    "300,000 braces": (lambda: with_title("{" * 300_000), ("7:38 AB012",)),
    "nested flow mappings": (lambda: with_title("{a: " * 240_000), ("7:128 AB012",)),
    "flow pairs": (lambda: with_title("[a: " * 240_000), ("7:68 AB012",)),
    "brackets on lines of their own": (
        lambda: with_title("[" + "\n [" * 300_000),
        ("37:2 AB012",),
    ),
    "brackets behind a text with %": (
        lambda: b"# 100 %\n" + with_title("[" * 300_000),
        ("8:38 AB012",),
    ),
    "block-deep": (lambda: appended(blocks(1300)), ("65:32 AB012",)),
    "dashes on one line": (lambda: appended("x:\n" + "- " * 300_000), ("35:61 AB012",)),
    "question marks on one line": (lambda: appended("x:\n  " + "? " * 300_000), ("35:63 AB012",)),
    # 8. Huge numbers.
    "a number of 900,000 digits": (
        lambda: FRAMEWORK.replace("100\n    as", "9" * 900_000 + "\n    as").encode(),
        ("27:13 AB040",),
    ),
    "a hexadecimal of 900,000 digits": (
        lambda: FRAMEWORK.replace("100\n    as", "0x" + "F" * 900_000 + "\n    as").encode(),
        ("27:13 AB043",),
    ),
    "a number of 450,000 groups": (
        lambda: FRAMEWORK.replace("100\n    as", "1_" * 450_000 + "\n    as").encode(),
        ("27:13 AB033",),
    ),
    # 11. Encodings.
    "UTF-16 with BOM": (lambda: FRAMEWORK.encode("utf-16"), ("1:1 AB003",)),
    "UTF-16-LE without BOM": (lambda: FRAMEWORK.encode("utf-16-le"), ("1:1 AB003",)),
    "UTF-16-BE without BOM": (lambda: FRAMEWORK.encode("utf-16-be"), ("1:1 AB003",)),
    "UTF-16 without BOM of 950 kB": (
        lambda: (FRAMEWORK + "#" * 475_000).encode("utf-16-le"),
        ("1:1 AB003",),
    ),
    "UTF-32 with BOM": (lambda: FRAMEWORK.encode("utf-32"), ("1:1 AB003",)),
    "UTF-32-LE without BOM": (lambda: FRAMEWORK.encode("utf-32-le"), ("1:1 AB003",)),
    "UTF-32-BE without BOM": (lambda: FRAMEWORK.encode("utf-32-be"), ("1:1 AB003",)),
    "Latin-1": (lambda: with_title("Café").decode().encode("latin-1"), ("7:11 AB003",)),
    "cp1252": (lambda: with_title("Voor € 5").decode().encode("cp1252"), ("7:13 AB003",)),
    "UTF-8 cut off": (lambda: appended("# é")[:-1], ("34:3 AB003",)),
    "overlong UTF-8": (
        lambda: with_title("Café").replace(b"\xc3\xa9", b"\xc1\xa9"),
        ("7:11 AB003",),
    ),
    "surrogate in UTF-8": (
        lambda: with_title("Café").replace(b"\xc3\xa9", b"\xed\xa0\x80"),
        ("7:11 AB003",),
    ),
    "NUL": (lambda: with_title("Caf\0"), ("7:11 AB005",)),
    # 23. Size.
    "a byte too many": (lambda: appended("#" * (1_000_001 - len(FRAMEWORK))), ("0:0 AB002",)),
    "a file of 5 MB": (lambda: appended("#" * 5_000_000), ("0:0 AB002",)),
    "500,000 values": (lambda: appended("x: [" + "a," * 490_000 + "]"), ("34:4 AB013",)),
    "500,000 values and a %": (
        lambda: appended("# %\nx: [" + "a," * 490_000 + "]"),
        ("35:4 AB013",),
    ),
    "190,000 equal keys": (lambda: appended("a: b\n" * 190_000), ("1:1 AB013",)),
}
# More faults than are listed: AB025 for the file, and the first two hundred.
MANY: dict[str, tuple[Callable[[], bytes], tuple[str, str]]] = {
    "900,000 control characters": (
        lambda: appended("\x01" * 900_000),
        ("34:1 AB005", "34:2 AB005"),
    ),
    "100,000 anchors": (
        lambda: appended("x: [" + "&a b," * 100_000 + "]"),
        ("34:5 AB009", "34:10 AB009"),
    ),
    "48,000 unknown keys": (
        lambda: appended("".join(f"titl{n}: b\n" for n in range(48_000))),
        ("34:1 AB030", "35:1 AB030"),
    ),
    "24,000 keys twice": (
        lambda: appended("".join(f"k{n}: b\n" for n in range(24_000)) + "k23999: c\n" * 24_000),
        ("34:1 AB030", "35:1 AB030"),
    ),
    "48,000 keys without a value": (
        lambda: appended("".join(f"k{n}:\n" for n in range(48_000))),
        ("34:1 AB030", "34:4 AB019"),
    ),
    "90,000 lots that are texts": (
        lambda: FRAMEWORK.replace("lots:\n", "lots:\n" + "  - x\n" * 90_000).encode(),
        ("21:5 AB050", "22:5 AB050"),
    ),
    "48,000 facts that are no identifiers": (
        lambda: appended("facts:\n" + "".join(f"  K{n}: b\n" for n in range(48_000)), BID),
        ("17:3 AB049", "18:3 AB049"),
    ),
}


def kind_of(data: bytes) -> str:
    return "bid" if data.startswith(b"format: aanbesteding/bid/1") else "framework"


@pytest.mark.parametrize("name", MADE)
def test_made_hazard_is_refused_at_its_place_in_time_and_in_memory(
    name: str, tmp_path: Path
) -> None:
    make, expected = MADE[name]
    path = tmp_path / "hazard.yaml"
    path.write_bytes(make())
    loaded = load_apart(path, "framework")
    assert loaded.found == list(expected)
    assert loaded.seconds < SECONDS
    assert loaded.megabytes < MEGABYTES
    assert all(sentence and "{" not in sentence for sentence in loaded.said)


@pytest.mark.parametrize("name", MANY)
def test_of_more_than_two_hundred_faults_the_first_are_listed(name: str, tmp_path: Path) -> None:
    make, first = MANY[name]
    path = tmp_path / "hazard.yaml"
    data = make()
    path.write_bytes(data)
    loaded = load_apart(path, kind_of(data))
    assert loaded.found[:3] == ["0:0 AB025", *first]
    assert len(loaded.found) == limits.MAX_FAULTS + 1
    assert loaded.seconds < SECONDS
    assert loaded.megabytes < MEGABYTES


@pytest.mark.parametrize(
    "name", ["300,000 brackets", "nested flow mappings", "block-deep", "Latin-1", "a byte too many"]
)
def test_without_libyaml_the_same_is_refused(name: str, tmp_path: Path) -> None:
    """PyYAML's own parser stands in where libyaml is missing: slower, and as strict."""
    make, expected = MADE[name]
    path = tmp_path / "hazard.yaml"
    path.write_bytes(make())
    assert load_apart(path, "framework", "pure").found == list(expected)


def test_without_libyaml_a_surrogate_from_an_escape_is_refused() -> None:
    """libyaml refuses the escape; PyYAML makes a lone surrogate of it, which we refuse.

    So does pydantic, by an error of its own that has no words here: the one way to AB059.
    """
    loaded = load_apart(stored("escape-surrogate"), "framework", "pure")
    assert loaded.found == ["7:8 AB005", "7:8 AB059"]


def test_without_libyaml_valid_files_are_read() -> None:
    assert load_apart(stored("valid-framework"), "framework", "pure").found == []
    assert load_apart(stored("valid-bid"), "bid", "pure").found == []


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
        ("latin-1", "Windows-1252"),
    ],
)
def test_encoding_is_named_in_the_message(encoding: str, guess: str) -> None:
    with pytest.raises(Faults) as error:
        Document.decode("titel: Café".encode(encoding), "x.yaml", "x.yaml")
    assert guess in error.value.faults[0].what("nl")


# --- the codes --------------------------------------------------------------------------------

# What the tests above provoke outside the tables.
ELSEWHERE = {"AB001", "AB009", "AB023", "AB024", "AB025", "AB059", "AB439"}


def test_every_code_is_provoked_by_a_hazard() -> None:
    rows = [*STORED.values(), *(row[1] for row in MADE.values()), tuple(SWAPPED.values())]
    provoked = {expected.split()[1] for row in rows for expected in row}
    assert provoked | ELSEWHERE == set(codes.CODES)
