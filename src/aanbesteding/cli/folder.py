"""A whole folder of results at once: made beside its place and moved there, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from aanbesteding.cli.output import REASONS, cannot_write
from aanbesteding.texts import Text

NOT_EMPTY = Text("de map is niet leeg", "the folder is not empty")
OTHERS = Text(
    "in de map staat «{name}», dat deze opdracht niet schrijft",
    "the folder holds “{name}”, which this command does not write",
)
STANDS_IN = Text(
    "u werkt nu in deze map, en die wordt in haar geheel vervangen",
    "you are working in this folder, and it is replaced as a whole",
)
OUTSIDE = Text("de naam «{name}» wijst buiten de map", "the name “{name}” leads out of the folder")


def must_be_new(folder: Path) -> None:
    """Raise `Faults` unless nothing is there yet, or an empty folder."""
    must_be_ours(folder, ())


def must_be_ours(folder: Path, names: Collection[str]) -> None:
    """Raise `Faults` unless a folder can be made there, or renewed.

    It can be renewed where it holds nothing but files that are written again, by their `names`.
    """
    if folder.is_dir():
        try:
            found = _first_other(folder, names)
        except OSError as error:
            raise cannot_write(str(folder), error) from None
        if found is not None:
            raise cannot_write(str(folder), _refusal(found, names))
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


def _refusal(found: str, names: Collection[str]) -> Text:
    return Text(OTHERS.say("nl", name=found), OTHERS.say("en", name=found)) if names else NOT_EMPTY


def _first_other(folder: Path, names: Collection[str]) -> str | None:
    """Return the first thing in a folder, by its path in it, that is none of our files."""
    ours = {PurePosixPath(name) for name in names}
    above = {parent for name in ours for parent in name.parents}

    def fail(error: OSError) -> None:
        raise error

    for at, folders, files in os.walk(folder, onerror=fail):
        here = PurePosixPath(Path(at).relative_to(folder).as_posix())
        for name in sorted((*folders, *files)):
            place = here / name
            linked = os.path.islink(os.path.join(at, name))
            if linked or place not in (above if name in folders else ours):
                return str(place)
    return None


def write_folder(files: Mapping[str, bytes], folder: Path, *, renew: bool = False) -> None:
    """Write a folder beside its place and move it there, so that it is never half there.

    An empty folder gives way; with `renew` also one that holds only `files`. Raises `Faults`.
    """
    for name in files:
        if _leads_out(name):
            said = Text(OUTSIDE.say("nl", name=name), OUTSIDE.say("en", name=name))
            raise cannot_write(str(folder), said)
    ours = tuple(files) if renew else ()
    place = folder.resolve()
    made: Path | None = None
    try:
        made = _beside(place)
        new = made / "new"
        new.mkdir()
        for name, data in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        found = _moved(new, place, made / "old", ours)
    except OSError as error:
        raise cannot_write(str(folder), error) from None
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    if found is not None:
        raise cannot_write(str(folder), _refusal(found, ours))


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    odd = any(sign in name for sign in "\\:\0")  # a drive or a folder elsewhere
    return odd or not path.parts or path.is_absolute() or ".." in path.parts


def _moved(new: Path, place: Path, old: Path, ours: Collection[str]) -> str | None:
    """Put a folder in its place; what was there comes back where that fails.

    Return what came to stand in the old folder since it was looked at; nothing is moved then.
    """
    if not place.is_dir():
        new.rename(place)
        return None
    place.rename(old)
    found: str | None = None
    try:
        found = _first_other(old, ours)
        if found is None:
            new.rename(place)
    finally:
        if not place.exists():
            old.rename(place)
    return found
