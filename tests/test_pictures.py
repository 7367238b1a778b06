"""The pictures of reports in the documentation: a command makes them, and something is on them."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

ROOT = Path(__file__).parent.parent
NAMES = ("report-letter.png", "report-page.png", "report-workbook.png")
PROGRAMS = ("chromium", "soffice", "pdftoppm")


def bytes_shown(picture: bytes) -> set[int]:
    """Return the different values of the bytes of a PNG's rows."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed = 8, b""
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            packed += picture[at + 8 : at + 8 + size]
        at += size + 12
    return set(zlib.decompress(packed))


def test_the_readme_shows_them() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"docs/images/(report-\w+\.png)", text)
    assert sorted(shown) == sorted(NAMES)
    for name in NAMES:
        assert len(bytes_shown((ROOT / "docs" / "images" / name).read_bytes())) > 50


def test_the_command_makes_them(tmp_path: Path) -> None:
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if absent:
        assert "CI" not in os.environ, f"missing: {absent}; run .ci/programs"
        pytest.skip(f"not on this machine: {', '.join(absent)}")
    subprocess.run([sys.executable, ROOT / "docs" / "pictures.py", tmp_path], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    for path in tmp_path.iterdir():
        picture = path.read_bytes()
        now = struct.unpack(">II", picture[16:24])
        then = (ROOT / "docs" / "images" / path.name).read_bytes()
        assert now == struct.unpack(">II", then[16:24])
        assert len(bytes_shown(picture)) > 50
        old = elsewhere(path, ROOT / "docs" / "images" / path.name)
        assert old < MOST, f"{path.name} is not what is made now: run python docs/pictures.py"


MOST = 0.3
"""The most ink that may stand elsewhere: other letters and lines a little further are no matter."""


def elsewhere(one: Path, other: Path) -> float:
    """Return which part of the ink of two pictures stands in other squares of twenty pixels."""
    pictures = [Image.open(path).convert("L") for path in (one, other)]
    shrunk = [each.reduce(20) for each in pictures]
    inks = [[255 - level for level in each.tobytes()] for each in shrunk]
    apart = sum(abs(a - b) for a, b in zip(*inks, strict=True))
    return apart / (sum(inks[0]) + sum(inks[1]))


def test_what_moved_is_seen(tmp_path: Path) -> None:
    """A page of lines of text, the same a pixel lower, and one with its lower half moved down."""
    page = Image.new("L", (800, 800), 255)
    ink = ImageDraw.Draw(page)
    for y in range(0, 700, 80):
        ink.rectangle((50, y, 700, y + 15), 0)
    lower, moved = Image.new("L", page.size, 255), page.copy()
    lower.paste(page, (0, 1))
    moved.paste(255, (0, 320, 800, 800))
    moved.paste(page.crop((0, 320, 800, 750)), (0, 360))
    places = [tmp_path / name for name in ("page.png", "lower.png", "moved.png")]
    for place, each in zip(places, (page, lower, moved), strict=True):
        each.save(place)
    assert elsewhere(places[0], places[0]) == 0
    assert elsewhere(places[0], places[1]) < 0.1
    assert elsewhere(places[0], places[2]) > MOST
