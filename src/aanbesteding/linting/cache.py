"""What was found before, by the content of a file, the program and the rules that were run.

A folder of a few text files. Line 1 of each is the fingerprint of the rest; every other line is a
key and a result as JSON. What is not exactly that counts as nothing and is written anew, so the
folder can be deleted at any time. It holds lines of the files that were checked: only its owner
can read it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache as once
from pathlib import Path

import pydantic
import yaml

from aanbesteding.linting.rule import Advice

FOLDER = ".aanbesteding-cache"
MAX_BYTES = 64_000_000
MAX_ENTRIES = 4_000
_LINE = re.compile(r"([0-9a-f]{64}) (\[.*\])")
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n"  # what marks a cache for back-up programs


@once
def program() -> str:
    """Return what the outcome depends on beside file and rules: this program, to the byte.

    The version does not change while somebody works on the program; sizes and times of its files do.
    """
    root = Path(__file__).parent.parent
    version = (root / "__init__.py").read_text(encoding="utf-8")
    parts = [version, sys.version, pydantic.VERSION, yaml.__version__]
    for path in sorted(root.rglob("*.py")):
        status = path.stat()
        parts.append(f"{path.relative_to(root)} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Cache:
    """Results by content. Nothing raises: what cannot be read or written is not there."""

    def __init__(self, folder: str | os.PathLike[str], advice: Iterable[Advice]) -> None:
        self.folder = Path(folder)
        rules = ",".join(sorted(row.code.code for row in advice))
        self._run = f"{program()}\n{rules}\n"
        self._shards: dict[str, dict[str, str]] = {}
        self._changed: set[str] = set()
        self.usable = not self.folder.is_symlink()  # a link could lead anywhere

    def key(self, made_of: str, path: str) -> str:
        """Return the key of a result; messages and counter-examples hold the name of the file."""
        name = os.path.basename(path).encode("utf-8", "surrogateescape")
        return hashlib.sha256(f"{self._run}{made_of}\n".encode() + name).hexdigest()

    def get(self, key: str) -> str | None:
        """Return what was kept under a key."""
        shard = self._shard(key[0])
        text = shard.pop(key, None)
        if text is not None:
            shard[key] = text  # what was used last stands last
        return text

    def put(self, key: str, text: str) -> None:
        """Keep a result under a key; `save` writes it."""
        shard = self._shard(key[0])
        shard.pop(key, None)
        shard[key] = text
        self._changed.add(key[0])

    def save(self) -> None:
        """Write what is new, each file whole or not at all."""
        if not (self._changed and self.usable):
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
                if not os.path.lexists(self.folder / name):
                    self._write(name, text.encode())
            for name in sorted(self._changed):
                kept = list(self._shards[name].items())[-MAX_ENTRIES:]
                body = "".join(f"{key} {text}\n" for key, text in kept).encode("ascii")
                self._write(f"{name}.txt", hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        self._changed.clear()

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._shards:
            self._shards[name] = self._read(self.folder / f"{name}.txt") if self.usable else {}
        return self._shards[name]

    @staticmethod
    def _read(path: Path) -> dict[str, str]:
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return {}
            digest, _, body = path.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != digest:
                return {}
            lines = body.decode("ascii").split("\n")
        except (OSError, ValueError):
            return {}
        found = (_LINE.fullmatch(line) for line in lines)
        return {match[1]: match[2] for match in found if match}

    def _write(self, name: str, data: bytes) -> None:
        handle, made = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(made, self.folder / name)
        except OSError:
            Path(made).unlink(missing_ok=True)
            raise
