"""What `report` reads and writes besides its inputs and the folder that was named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.program import ROOT
from tests.test_promises import TestNothingElse as Promise
from tests.test_promises import watched

LEIDEN = (ROOT / "criteria/leiden-sterke-sociale-basis.yaml", ROOT / "bids/leiden")


def opened(seen: dict, *, written: bool) -> list[str]:
    """Return the files that were opened to be written, or to be read."""
    events = [arguments for name, arguments in seen["events"] if name == "open"]
    named = [a for a in events if not a[0].isdecimal()]  # digits: it was open already
    return [a[0] for a in named if Promise.is_write(a) == written]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_only_the_named_folder_is_written(tmp_path, form):
    folder = tmp_path / "uit"
    folder.mkdir()
    words = ("--sent", "2026-11-20", "--lot", "opgroeien")
    seen = watched(tmp_path, "report", *LEIDEN, *words, f"--{form}", folder / "brieven")
    assert seen["code"] == 0
    written = opened(seen, written=True)
    assert len(written) == 8  # six letters, the record and the list of these
    assert all(Path(name).is_relative_to(folder) for name in written)
    assert [path.name for path in folder.iterdir()] == ["brieven"]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_no_socket_and_no_other_program(tmp_path, form):
    seen = watched(tmp_path, "report", *LEIDEN, f"--{form}", tmp_path / "brieven")
    names = {name for name, _ in seen["events"]}
    assert not [n for n in names if n.startswith(("socket.", "subprocess.", "urllib.", "http."))]
    assert not [n for n in names if n.startswith(("os.exec", "os.fork", "os.posix_spawn", "pty."))]


def test_templates_of_a_house_are_copied_without_data_and_taken_away(tmp_path):
    own, folder = tmp_path / "eigen", tmp_path / "brieven"
    assert watched(tmp_path, "new", "templates", "-o", own)["code"] == 0
    words = ("--templates", own, "--pdf", folder, "--lot", "opgroeien")
    seen = watched(tmp_path, "report", *LEIDEN, *words)
    assert seen["code"] == 0
    written = [Path(name) for name in opened(seen, written=True)]
    # Python tries the place for temporary files by a file of its own.
    copied = [path for path in written if path.parent.name.startswith("aanbesteding-")]
    assert {path.name for path in copied} == {path.name for path in own.glob("*.typ")}
    assert not [path for path in copied if path.parent.exists()]
