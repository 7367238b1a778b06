"""What is no file of ours, and what only looks dangerous: links, pipes, folders; `no` as a text."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aanbesteding import Faults, load_bids, load_framework
from aanbesteding.checking.run import check_dossier
from aanbesteding.reading import limits
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import read_dossier
from aanbesteding.reading.tree import Tree

from .build import BID, FRAMEWORK, HAZARDS, SCORES, SECONDS, assert_readable, faults_of, found


def stored(name: str) -> Path:
    return HAZARDS / f"{name}.yaml"


def with_title(text: str) -> bytes:
    return FRAMEWORK.replace("Klein kader", text).encode()


# --- files that are no files ------------------------------------------------------------------


def refused(path: Path | str, load: Callable[[Path | str], object] = load_framework) -> list[str]:
    begin = time.perf_counter()
    with pytest.raises(Faults) as error:
        load(path)
    assert time.perf_counter() - begin < SECONDS  # by the clock: a pipe would wait
    assert_readable(error.value.faults)
    return [f"{f.code.code} {f.fields.get('reason', '')}" for f in error.value.faults]


def reason(nl: str, en: str) -> list[str]:
    return [f"AB001 Text(nl={nl!r}, en={en!r})"]


LINK = reason("het is een koppeling", "it is a link")


@pytest.mark.parametrize("load", [load_framework, load_bids])
def test_link_to_a_file_is_refused(load: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(stored("valid-framework"))
    assert refused(tmp_path / "link.yaml", load) == LINK


def test_broken_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nergens")
    assert refused(tmp_path / "link.yaml") == LINK


def test_links_in_a_folder_are_refused_and_not_followed(tmp_path: Path) -> None:
    """A link to a folder would otherwise leave out the bids that its owner sees in it."""
    (tmp_path / "bids").mkdir()
    (tmp_path / "bids" / "bod.yaml").write_text(BID)
    (tmp_path / "bids" / "meer").symlink_to(tmp_path)
    (tmp_path / "bids" / "nog-een.yaml").symlink_to(tmp_path / "bids" / "bod.yaml")
    assert refused(tmp_path / "bids", load_bids) == LINK * 2


def test_folder_where_a_file_should_be_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == reason("het is een map", "it is a folder")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    missing = reason("het bestaat niet", "it does not exist")
    assert refused(tmp_path / "nergens.yaml") == missing
    assert refused(tmp_path / "nergens", load_bids) == missing
    assert refused("een\0nul.yaml") == missing


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    pipe = reason("het is geen gewoon bestand", "it is not a regular file")
    assert refused(tmp_path / "pijp.yaml") == pipe
    assert refused(tmp_path, load_bids) == pipe


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there are no devices here")
def test_device_without_end_is_refused() -> None:
    assert refused("/dev/zero") == reason("het is geen gewoon bestand", "it is not a regular file")


def test_folder_that_cannot_be_listed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bids behind a closed door are not left out in silence. (Root opens every door: faked.)"""

    def closed(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    assert refused(tmp_path, load_bids) == reason("Permission denied", "Permission denied")


def test_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "bod.yaml").write_text(BID)
    monkeypatch.setattr("builtins.open", closed)
    assert refused(tmp_path, load_bids) == reason("Permission denied", "Permission denied")


def test_folder_without_bids_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leesmij.txt").write_text("geen bod")
    assert refused(tmp_path, load_bids) == ["AB023 "]
    (tmp_path / "anna.yaml").write_text(SCORES)
    assert refused(tmp_path, load_bids) == ["AB023 "]


@pytest.mark.parametrize(
    "damage",
    [
        BID.replace("150", "[150"),
        BID.replace("150", "1e3"),
        BID.replace("bid/1", "bid/9"),
        BID + "# \x01\n",
    ],
    ids=["no YAML", "no number", "no format", "a control character"],
)
def test_score_sheet_is_not_blamed_for_naming_a_bid_that_cannot_be_read(
    damage: str, tmp_path: Path
) -> None:
    """One mistake in a bid is one fault, and not one more in every sheet that marks it."""
    (tmp_path / "bod.yaml").write_text(damage, encoding="utf-8")
    (tmp_path / "anna.yaml").write_text(SCORES, encoding="utf-8")
    dossier, faults = read_dossier(tmp_path)
    assert len(faults) == 1
    assert (len(dossier.bids), len(dossier.sheets), dossier.broken) == (0, 1, {"bod"})
    framework = load_framework(stored("valid-framework"))
    assert [f.code.code for f in check_dossier(framework, dossier)] == ["AB417"]  # no panel here


def test_suffix_in_capitals_is_read_too(tmp_path: Path) -> None:
    """`BOD.YAML` is a bid like any other; leaving it out would change the award."""
    (tmp_path / "bod.yaml").write_text(BID)
    (tmp_path / "BOD2.YAML").write_text(BID.replace("id: bod", "id: bod2"))
    (tmp_path / "bod3.Yml").write_text(BID.replace("id: bod", "id: bod3"))
    assert [bid.id for bid in load_bids(tmp_path).bids] == ["bod2", "bod", "bod3"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "bod.yaml").write_text(BID)
    (tmp_path / ".bod.yaml").write_text("[")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "bod.yaml").write_text("[")
    assert len(load_bids(tmp_path).bids) == 1


def test_more_files_than_the_limit_are_refused_unread(tmp_path: Path) -> None:
    for number in range(limits.MAX_FILES + 1):
        (tmp_path / f"{number}.yaml").touch()
    assert refused(tmp_path, load_bids) == ["AB024 "]


def test_more_bids_than_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BIDS", 2)
    for number in range(3):
        (tmp_path / f"{number}.yaml").write_text(BID.replace("id: bod", f"id: bod-{number}"))
    assert refused(tmp_path, load_bids) == ["AB024 "]


# --- what only looks dangerous ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("014", "014"),
        ("1:30", "1:30"),
        ("1.10", "1.10"),
        ("0x1F", "0x1F"),
        (".nan", ".nan"),
        ("2019-07-01", "2019-07-01"),
        ("12e03", "12e03"),
        ("١٢", "١٢"),
        ('"null"', "null"),
        ("'~'", "~"),
        ('"a\\tb"', "a\tb"),
        ("a#b", "a#b"),
        ("=1+1", "=1+1"),
        ('"<<"', "<<"),
        ("R&D en 5 * 3!", "R&D en 5 * 3!"),
    ],
)
def test_text_stays_the_text_that_it_is(written: str, read: str, tmp_path: Path) -> None:
    path = tmp_path / "kader.yaml"
    path.write_bytes(with_title(written))
    assert load_framework(path).title == read


@pytest.mark.parametrize(
    "data",
    [
        FRAMEWORK.encode("utf-8-sig"),
        FRAMEWORK.replace("\n", "\r\n").encode(),
        ("---\n" + FRAMEWORK + "...\n").encode(),
        FRAMEWORK.rstrip("\n").encode(),
    ],
    ids=["a BOM first", "line ends of Windows", "marks of a document", "no last line end"],
)
def test_harmless_differences_are_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kader.yaml"
    path.write_bytes(data)
    assert load_framework(path).id == "klein"


def test_faults_in_a_file_with_line_ends_of_windows_stand_at_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "kader.yaml"
    path.write_bytes(stored("unknown-key").read_bytes().replace(b"\n", b"\r\n"))
    faults = faults_of(path)
    assert found(faults) == ["25:5 AB031", "27:5 AB030"]
    assert faults[1].place.source == "    wieght: 100"


def test_fault_at_the_end_of_a_file_without_last_line_end_stands_in_the_file(
    tmp_path: Path,
) -> None:
    """libyaml puts what is missing at the end on a line 35 that is not there."""
    path = tmp_path / "kader.yaml"
    path.write_text(FRAMEWORK + "? x", encoding="utf-8")
    assert found(faults_of(path)) == ["34:3 AB030", "34:4 AB019"]


def test_nesting_of_exactly_the_limit_is_parsed() -> None:
    """31 brackets in the root mapping make 32 levels."""
    text = "x: " + "[" * 31 + "]" * 31
    assert Tree(Document.decode(text.encode(), "x", "x")).plain
    with pytest.raises(Faults):
        Tree(Document.decode(text.replace("[]", "[[]]").encode(), "x", "x"))


def test_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kader.yaml"
    path.write_bytes((FRAMEWORK + "#" * (limits.MAX_BYTES - len(FRAMEWORK))).encode())
    assert path.stat().st_size == limits.MAX_BYTES
    assert load_framework(path).id == "klein"
