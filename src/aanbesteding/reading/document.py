"""One file as text: its bytes fingerprinted and decoded, its lines at hand for messages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from aanbesteding.faults import Code, Fault, Faults, Place
from aanbesteding.reading import codes, limits

# C0 but tab and line ends, DEL, C1, the line ends that only YAML 1.1 knows (they would end a
# comment where no editor shows it), and the characters that YAML calls unprintable.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("\r\n|[\n\r]")


@dataclass(frozen=True)
class Document:
    """The text of one file.

    `path` is how the user named it; `name` is relative to what the user named, for results.
    """

    path: str
    name: str
    text: str
    sha256: str

    @classmethod
    def decode(cls, data: bytes, path: str, name: str, limit: int = limits.MAX_BYTES) -> Document:
        """Decode bytes strictly as UTF-8 without control characters. Raises `Faults`."""
        if len(data) > limit:
            fields = {"limit": limit}
            raise Faults([Fault(codes.TOO_LARGE, Place(path), fields)])
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Faults(
                [
                    Fault(
                        codes.NOT_UTF8,
                        _place_of_byte(data, error.start, path),
                        {"guess": guess_encoding(data)},
                    )
                ]
            ) from None
        document = cls(path, name, text, sha256)
        if _FORBIDDEN.search(text):
            if b"\x00" in data[:4]:  # UTF-16 or UTF-32 without a mark decodes as text with NULs
                place = document.place(1, 1)
                raise Faults([Fault(codes.NOT_UTF8, place, {"guess": guess_encoding(data)})])
            raise Faults(islice(document._forbidden(), limits.MAX_FAULTS + 1))
        return document

    def _forbidden(self) -> Iterator[Fault]:
        for number, line in enumerate(self.lines, start=1):
            for match in _FORBIDDEN.finditer(line):
                char = match.group()
                place = self.place(number, match.start() + 1)
                yield Fault(forbidden_code(char), place, {"char": f"U+{ord(char):04X}"})

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        if "\r" not in self.text:
            return self.text.split("\n")
        return _LINE_END.split(self.text)

    def lines_with(self, word: str) -> Iterator[tuple[int, str]]:
        """Yield the lines that hold a word, with their 1-based numbers."""
        if "\r" in self.text:
            yield from ((n, line) for n, line in enumerate(self.lines, start=1) if word in line)
            return
        number, counted = 1, 0
        at = self.text.find(word)
        while at >= 0:
            number += self.text.count("\n", counted, at)
            begin, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
            counted = end if end >= 0 else len(self.text)
            yield number, self.text[begin:counted]
            at = self.text.find(word, counted)

    def place(self, line: int, column: int) -> Place:
        """Return a place in this file with its source line."""
        if line > len(self.lines):  # libyaml ends a last line that its author did not end
            line, column = len(self.lines), len(self.lines[-1]) + 1
        return Place(self.path, line, column, self.line_of_text(line))

    def whole_text(self) -> str:
        """Return the whole text."""
        return self.text

    def line_of_text(self, line: int) -> str:
        """Return a line by its 1-based number, empty when there is no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


def forbidden_code(char: str) -> Code:
    """Return the code of the fault for a forbidden character."""
    if char == "\ufeff":
        return codes.STRAY_BOM
    return codes.BIDI_CHARACTER if _BIDI.match(char) else codes.CONTROL_CHARACTER


def find_forbidden(text: str) -> str | None:
    """Return the first forbidden character in a text, for values written with escapes."""
    match = _FORBIDDEN.search(text)
    return match.group() if match else None


def guess_encoding(data: bytes) -> str:
    """Name the encoding that `data` is probably in; for a message, never for reading."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff") or b"\x00\x00\x00" in data[:4]:
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        return "UTF-16"
    return "Windows-1252 / Latin-1"


def _place_of_byte(data: bytes, offset: int, path: str) -> Place:
    if guess_encoding(data) != "Windows-1252 / Latin-1":
        return Place(path, 1, 1)
    before = data[:offset].decode("utf-8-sig", "replace")
    lines = _LINE_END.split(before)
    rest = data[offset:].split(b"\n", 1)[0].decode("latin-1")
    shown = re.sub("[\x00-\x1f\x7f-\x9f]", "\ufffd", rest)
    return Place(path, len(lines), len(lines[-1]) + 1, lines[-1] + shown)
