"""A whole folder of results at once: made beside its place and moved there, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from aanbesteding.cli.output import REASONS, cannot_write
from aanbesteding.texts import Text

LISTED = "SHA256SUMS"
"""The file in a folder of results that has the name and the SHA-256 of every other one.

It is how a later run knows what it may take away; `sha256sum -c` reads it too.
"""
NOT_EMPTY = Text("de map is niet leeg", "the folder is not empty")
OTHERS = Text(
    "in de map staat «{name}», dat deze opdracht niet heeft geschreven; zet het elders",
    "the folder holds “{name}”, which this command did not write; move it elsewhere",
)
CHANGED = Text(
    "in de map is «{name}» veranderd sinds het werd geschreven, en dat zou verloren gaan; zet het "
    "elders",
    "in the folder “{name}” was changed since it was written, and that would be lost; move it "
    "elsewhere",
)
STANDS_IN = Text(
    "u werkt nu in deze map, en die wordt in haar geheel vervangen",
    "you are working in this folder, and it is replaced as a whole",
)
OUTSIDE = Text("de naam «{name}» wijst buiten de map", "the name “{name}” leads out of the folder")


def must_be_new(folder: Path) -> None:
    """Raise `Faults` unless nothing is there yet, or an empty folder."""
    _must_take(folder, renew=False)


def must_be_ours(folder: Path) -> None:
    """Raise `Faults` unless a folder can be made there, or renewed.

    It can be renewed where it holds nothing but what an earlier run wrote, as that wrote it.
    """
    _must_take(folder, renew=True)


def _must_take(folder: Path, *, renew: bool) -> None:
    if folder.is_dir():
        try:
            found = _kept(folder, renew=renew)
        except OSError as error:
            raise cannot_write(str(folder), error) from None
        if found is not None:
            raise cannot_write(str(folder), found)
        if Path.cwd().is_relative_to(folder.resolve()):  # it would be gone from under the user
            raise cannot_write(str(folder), STANDS_IN)
    elif os.path.lexists(folder):
        raise cannot_write(str(folder), REASONS[errno.EEXIST])
    elif not folder.parent.is_dir():
        raise cannot_write(str(folder), REASONS[errno.ENOENT])
    try:  # one is made beside its place and taken away: it is known before any long work
        _beside(folder.resolve()).rmdir()
    except OSError as error:
        raise cannot_write(str(folder), error) from None


def _beside(place: Path) -> Path:
    """Make a folder for what will stand at a place, beside it."""
    return Path(tempfile.mkdtemp(prefix=".aanbesteding-", dir=place.parent))


def _kept(folder: Path, *, renew: bool) -> Text | None:
    """Say why a folder is not taken away: the first thing in it that is not as we wrote it."""
    listed = _listed(folder) if renew else {}
    above = {parent for name in listed for parent in PurePosixPath(name).parents}

    def fail(error: OSError) -> None:
        raise error

    for at, folders, files in os.walk(folder, onerror=fail):
        for name in sorted((*folders, *files)):
            path = Path(at, name)
            place = path.relative_to(folder).as_posix()
            if not renew:
                return NOT_EMPTY
            ours = place in listed or PurePosixPath(place) in above
            if path.is_symlink() or not ours or path.is_dir() == (place in listed):
                return _of(OTHERS, place)
            if place in listed and place != LISTED and _hash(path.read_bytes()) != listed[place]:
                return _of(CHANGED, place)
    return None


def _of(text: Text, name: str) -> Text:
    return Text(text.say("nl", name=name), text.say("en", name=name))


def _listed(folder: Path) -> dict[str, str]:
    """Return what an earlier run says that it wrote: the hash of each file by its name."""
    path = folder / LISTED
    if path.is_symlink() or not path.is_file():
        return {}
    lines = path.read_text("utf-8", "replace").splitlines()
    found = {name: said for said, _, name in (line.partition("  ") for line in lines)}
    return {**found, LISTED: ""}


def _list(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{_hash(files[name])}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_folder(files: Mapping[str, bytes], folder: Path, *, renew: bool = False) -> None:
    """Write a folder beside its place and move it there, so that it is never half there.

    An empty folder gives way. With `renew` also one that an earlier run wrote, and the files are
    listed in it for the next. Raises `Faults`.
    """
    for name in files:
        if _leads_out(name):
            said = Text(OUTSIDE.say("nl", name=name), OUTSIDE.say("en", name=name))
            raise cannot_write(str(folder), said)
    listed = {LISTED: _list(files)} if renew else {}
    place = folder.resolve()
    made: Path | None = None
    try:
        made = _beside(place)
        new = made / "new"
        new.mkdir()
        for name, data in {**files, **listed}.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        found = _moved(new, place, made / "old", renew=renew)
    except OSError as error:
        raise cannot_write(str(folder), error) from None
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    if found is not None:
        raise cannot_write(str(folder), found)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    odd = any(sign in name for sign in "\\:\0")  # a drive or a folder elsewhere
    return odd or not path.parts or path.is_absolute() or ".." in path.parts


def _moved(new: Path, place: Path, old: Path, *, renew: bool) -> Text | None:
    """Put a folder in its place; what was there comes back where that fails.

    Say what came to stand in the old folder since it was looked at; nothing is moved then.
    """
    if not place.is_dir():
        new.rename(place)
        return None
    place.rename(old)
    found: Text | None = None
    try:
        found = _kept(old, renew=renew)
        if found is None:
            new.rename(place)
    finally:
        if not place.exists():
            old.rename(place)
    return found
