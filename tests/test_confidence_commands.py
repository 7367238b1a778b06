"""Quality before price and anonymous bids on the command line: the files, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.program import Done, in_pipe

KEY = (
    "format: aanbesteding/aliases/1\nframework: voorbeeld\naliases: {blauw: voorbeeld-combinatie}\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The three examples of `new`, with prices locked and the price not in yet."""
    (tmp_path / "bids").mkdir()
    for kind, path in (("framework", "k.yaml"), ("bid", "bids/b.yaml"), ("scores", "bids/s.yaml")):
        in_pipe("new", kind, "-o", path, cwd=tmp_path)
    text = (tmp_path / "k.yaml").read_text(encoding="utf-8")
    (tmp_path / "k.yaml").write_text(
        text.replace("  drop-out:", "  prices: locked\n  drop-out:"), encoding="utf-8"
    )
    bid = (tmp_path / "bids/b.yaml").read_text(encoding="utf-8")
    (tmp_path / "vol.yaml").write_text(bid, encoding="utf-8")
    bare = bid[: bid.index("    price-sheet:")]
    (tmp_path / "bids/b.yaml").write_text(bare, encoding="utf-8")
    return tmp_path


def score(desk: Path, *words: str) -> Done:
    """Score with further words."""
    return in_pipe("score", "k.yaml", "bids", *words, cwd=desk)


def open_prices(desk: Path) -> None:
    """Put the bid with its price in place of the one without."""
    (desk / "vol.yaml").replace(desk / "bids/b.yaml")


def test_from_closing_to_result(desk: Path) -> None:
    """The hash that closing prints is in the report and in the JSON of the final evaluation."""
    told = score(desk, "--quality-only", "--close", "dicht.yaml")
    assert told.code == 0
    record = (desk / "dicht.yaml").read_text(encoding="utf-8")
    line = record.splitlines()[-1]
    assert line.startswith("hash: ")
    digest = line.removeprefix("hash: ")
    assert [len(part) for part in digest.split(" ")] == [4] * 16
    assert told.err == f"vastgesteld: dicht.yaml, hash {digest}\n"
    assert f"Kwaliteit vastgesteld; hash {digest}" in told.out
    # 40 × 0.75 = 30 on the plan; experience 12 + 6 = 18: (18 − 5)/(25 − 5) × 20 = 13; the price waits
    assert [row.split() for row in told.out.splitlines() if row.startswith("  ")] == [
        ["Plan", "van", "aanpak", "40", "30,00"],
        ["Ervaren", "medewerkers", "20", "13,00"],
    ]
    assert "na opening" in told.out
    open_prices(desk)
    final = score(desk, "--closed", "dicht.yaml", "--format", "json")
    assert final.code == 0
    assert json.loads(final.out)["quality_closed"] == digest
    assert digest in score(desk, "--closed", "dicht.yaml", "--lang", "en").out
    explained = in_pipe("explain", "voorbeeld-combinatie", "k.yaml", "bids", "dicht.yaml", cwd=desk)
    assert explained.code == 0


def test_the_same_record_twice(desk: Path) -> None:
    """Byte for byte, and never over what was closed."""
    for name in ("een.yaml", "twee.yaml"):
        score(desk, "--quality-only", "--close", name)
    assert (desk / "een.yaml").read_bytes() == (desk / "twee.yaml").read_bytes()
    again = score(desk, "--quality-only", "--close", "een.yaml", "--lang", "en")
    assert (again.code, again.out) == (2, "")
    assert "AB901 cannot write: it is there already" in again.err


def test_without_a_price_only_then(desk: Path) -> None:
    """AB408 and AB489: an offer without a price is accepted with --quality-only and nowhere else."""
    told = score(desk)
    assert (told.code, told.out) == (2, "")
    assert "bids/b.yaml:24:5: AB408" in told.err
    assert "AB489" in told.err
    assert score(desk, "--quality-only").code == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("k.yaml", "weight: 40", "weight: 40 ", "the framework is not the file under which"),
        ("bids/s.yaml", "reason: ", "reason: x", "the score sheet of “beoordelaar-1” changed"),
        (
            "bids/b.yaml",
            "ervaren-medewerkers: 12",
            "ervaren-medewerkers: 11",
            "had 13 on “ervaring”",
        ),
        ("dicht.yaml", "plan-van-aanpak: 30", "plan-van-aanpak: 31", "its hash is not right"),
        ("dicht.yaml", "hash: ", "hash: 0", "its hash is not right"),
    ],
)
def test_anything_that_changed(desk: Path, file: str, old: str, new: str, says: str) -> None:
    """One letter in any of the files: AB488, with what changed, and no ranking."""
    score(desk, "--quality-only", "--close", "dicht.yaml")
    open_prices(desk)
    text = (desk / file).read_text(encoding="utf-8")
    assert old in text
    (desk / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    told = score(desk, "--closed", "dicht.yaml", "--lang", "en")
    assert (told.code, told.out) == (2, "")
    assert "AB488" in told.err
    assert says in told.err


def test_a_record_of_another_framework(desk: Path) -> None:
    """AB930: what is given by name is never passed over."""
    score(desk, "--quality-only", "--close", "dicht.yaml")
    open_prices(desk)
    for name in ("k.yaml", "bids/s.yaml"):
        text = (desk / name).read_text(encoding="utf-8")
        (desk / name).write_text(text.replace(": voorbeeld\n", ": ander\n"), encoding="utf-8")
    told = score(desk, "--closed", "dicht.yaml")
    assert (told.code, told.out) == (2, "")
    assert "dicht.yaml: AB930" in told.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--close", "x.yaml"), "--close hoort bij --quality-only"),
        (("--quality-only", "--closed", "x.yaml"), "niet bij --quality-only"),
        (("--quality-only", "--lot", "perceel-1"), "zonder --lot"),
        (("--quality-only", "--format", "json"), "text of markdown"),
    ],
)
def test_options_that_do_not_go_together(desk: Path, words: tuple[str, ...], says: str) -> None:
    told = score(desk, *words)
    assert (told.code, told.out) == (2, "")
    assert "AB903" in told.err
    assert says in told.err
    assert not (desk / "x.yaml").exists()


def test_markdown_and_a_file(desk: Path) -> None:
    told = score(desk, "--quality-only", "--format", "markdown", "--lang", "en", "-o", "q.md")
    assert (told.code, told.out) == (0, "")
    page = (desk / "q.md").read_text(encoding="utf-8")
    assert page.startswith("# Example of an assessment framework")
    assert "after opening" in page


@pytest.fixture
def blind(desk: Path) -> Path:
    """An anonymous panel, a key, and prices that are open."""
    open_prices(desk)
    text = (desk / "k.yaml").read_text(encoding="utf-8")
    text = text.replace("  prices: locked\n", "").replace("panel:\n", "panel:\n  anonymous: ja\n")
    (desk / "k.yaml").write_text(text, encoding="utf-8")
    (desk / "sleutel.yaml").write_text(KEY, encoding="utf-8")
    return desk


NEW = ("new", "scores", "--framework", "k.yaml", "--bids", "bids/b.yaml", "--assessor")


def test_a_form_names_no_tenderer(blind: Path) -> None:
    """Neither the id nor the name of the tenderer or of a member."""
    told = in_pipe(*NEW, "beoordelaar-1", "--aliases", "sleutel.yaml", cwd=blind)
    assert told.code == 0
    assert "\n  blauw:\n" in told.out
    assert "ombinatie" not in told.out
    refused = in_pipe(*NEW, "beoordelaar-1", cwd=blind)
    assert (refused.code, refused.out) == (2, "")
    assert "AB487" in refused.err


def test_from_form_to_result(blind: Path) -> None:
    """The derivation shows the line of the sheet where the alias stands."""
    told = in_pipe(*NEW, "beoordelaar-1", "--aliases", "sleutel.yaml", cwd=blind)
    filled = told.out.replace("reason:", "reason: Concreet")
    filled = "\n".join(
        "        mark: goed" if line.startswith("        mark:") else line
        for line in filled.splitlines()
    )
    (blind / "bids/s.yaml").write_text(filled + "\n", encoding="utf-8")
    result = score(blind, "--aliases", "sleutel.yaml", "--format", "json")
    assert result.code == 0
    found = json.loads(result.out)
    assert {one["kind"] for one in found["inputs"]} == {"framework", "bid", "scores", "aliases"}
    bid = found["lots"][0]["ranking"][0]
    assert bid["total"]["fraction"] == "59"  # 30 + 13, and (500 − 420)/(500 − 300) × 40 = 16
    mark = bid["criteria"][0]["criteria"][0]["marks"][0]
    line = (
        (blind / "bids/s.yaml").read_text(encoding="utf-8").splitlines()[mark["source"]["line"] - 1]
    )
    assert line.strip() == "mark: goed"


def test_a_key_where_names_are_known(desk: Path) -> None:
    """`--aliases` with a panel that is not anonymous is refused, by `new` and by `score`."""
    (desk / "sleutel.yaml").write_text(KEY, encoding="utf-8")
    told = in_pipe(*NEW, "beoordelaar-1", "--aliases", "sleutel.yaml", cwd=desk)
    assert told.code == 2
    assert "AB903" in told.err
    assert "AB486" in score(desk, "--quality-only", "--aliases", "sleutel.yaml").err
