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
