"""Letters and the record as PDF: the project's typst templates, or a buyer's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from aanbesteding.faults import Code, Fault, Faults, Place
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reporting.blocks import levelled
from aanbesteding.reporting.letters import codes, sample
from aanbesteding.reporting.letters.default_typst import typst_template
from aanbesteding.reporting.letters.fields import fields_of
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.reporting.letters.letter import Letter
from aanbesteding.reporting.letters.sample import MARK, NoEnd, in_time, samples
from aanbesteding.reporting.letters.templates import TYPST, WORD, Templates, missing_parts
from aanbesteding.reporting.typst_text import COMMON, Content, common_file, headings, pdf, warnings
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from typst import TypstError, TypstWarning

CHANGED = Text(
    "«aanbesteding.typ» is van het programma; zet eigen werk in een ander bestand",
    "“aanbesteding.typ” is the program's; put work of your own in another file",
)
NO_TEXT = Text("het is geen tekst in UTF-8", "it is no text in UTF-8")
NOWHERE = Text("", "")
NO_END = Text(
    "het is na {seconds} seconden nog niet klaar", "it is not ready after {seconds} seconds"
)
_PLACE = re.compile(r"┌─ (.+?):(\d+):(\d+)$", re.MULTILINE)
_NO_KEY = re.compile(r'dictionary does not contain key "(.*)"')
_ELSEWHERE = (
    "would escape the project root",
    "file not found",
    "failed to load",
    "failed to download package",
    "package not found",
    "access denied",
)


class PdfLetters:
    """Fills the templates of one language. Raises `Faults` with all that is wrong with them."""

    def __init__(self, templates: Templates, lang: Lang, day: date) -> None:
        self.lang, self.day, self.folder = lang, day, templates.folder
        self.own = {kind + TYPST for kind, _ in templates.of_kind(TYPST)}
        self.files = {n: d for n, d in templates.files.items() if not n.lower().endswith(WORD)}
        faults = list(self._wrong())
        if faults:
            raise Faults(faults)

    def document(self, letter: Letter) -> bytes:
        """Return a letter, or the record, as PDF/UA-1 and PDF/A-2a."""
        from typst import TypstError

        main = letter.kind + TYPST
        sources = dict(self.files)
        if main not in self.own:
            sources[main] = typst_template(letter.kind, self.lang).encode()
        try:
            return pdf(sources, main, self._content(letter))
        except TypstError as error:
            if main not in self.own:
                raise  # not a buyer's fault
            raise Faults([self._fault_of(error, letter.kind)]) from None

    def _wrong(self) -> Iterator[Fault]:
        """Yield what is wrong with the templates, also with those that this time are not used."""
        if COMMON in self.files and self.files[COMMON] != common_file():
            place = Place(os.path.join(self.folder, COMMON))
            yield Fault(codes.BAD_FOLDER, place, {"why": CHANGED})
            return
        for main in sorted(self.own):
            kind: Kind = main.removesuffix(TYPST)  # type: ignore[assignment]
            try:
                self.files[main].decode("utf-8")
            except UnicodeDecodeError:
                fields = {"problem": NO_TEXT, "where": NOWHERE}
                yield self._fault(codes.FAULTY, Place(self._path(main)), fields)
                continue
            try:
                yield from in_time(partial(self._tried, kind))
            except NoEnd:
                seconds = sample.MAX_SECONDS
                said = Text(NO_END.say("nl", seconds=seconds), NO_END.say("en", seconds=seconds))
                fields = {"problem": said, "where": NOWHERE}
                yield self._fault(codes.FAULTY, Place(self._path(main)), fields)
            except Faults as error:
                yield from error.faults

    def _tried(self, kind: Kind) -> list[Fault]:
        """Return what is wrong with a template when it is tried. Raises `Faults`."""
        found: dict[str, Fault] = {}
        for letter in samples(kind):
            self.document(letter)
            for fault in self._left_out(kind, letter):
                found.setdefault(str(fault.fields), fault)
            for warning in warnings(self.files, kind + TYPST, self._content(letter)):
                found.setdefault(warning.message, self._fault_of(warning, kind))
        return list(found.values())

    def _left_out(self, kind: Kind, letter: Letter) -> Iterator[Fault]:
        """Yield the parts that a template does not show when it is tried."""
        shown = headings(self.files, kind + TYPST, self._content(letter))
        for field in missing_parts(kind, set(re.findall(f"{MARK}([a-z_]+)", shown))):
            how = f"#show-blocks(fields.{field.name})"
            fields = {"name": field.name, "text": field.text, "how": how}
            yield self._fault(codes.LEAVES_OUT, Place(self._path(kind + TYPST)), fields)

    def _content(self, letter: Letter) -> Content:
        parts = {name: tuple(levelled(b, 1)) for name, b in letter.parts.items()}
        last = next(f.name for f in reversed(fields_of(letter.kind)) if f.part)
        subject = letter.texts["subject"]
        return Content(subject, self.lang, letter.texts, parts, self.day, last)

    def _text(self, name: str) -> str:
        return self.files[name].decode("utf-8", "replace")

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def _fault_of(self, error: TypstError | TypstWarning, kind: Kind) -> Fault:
        """Return what typst says as a fault at its place in the buyer's file."""
        place = self._place(error, kind + TYPST)
        message = error.message
        unknown = _NO_KEY.search(message)
        if unknown is not None:
            known = [field.name for field in fields_of(kind)]
            name = unknown.group(1)
            fields = {"name": name, "guess": did_you_mean(name, known), "known": ", ".join(known)}
            return self._fault(codes.UNKNOWN_FIELD, place, {**fields, "where": NOWHERE})
        if any(words in message for words in _ELSEWHERE):
            what = place.source.strip() or _bare(message)
            return self._fault(codes.OUTSIDE, place, {"what": what})
        said = "; ".join((_bare(message), *error.hints))
        return self._fault(codes.FAULTY, place, {"problem": said, "where": NOWHERE})

    def _place(self, error: TypstError | TypstWarning, main: str) -> Place:
        found = _PLACE.search(error.diagnostic)
        if found is None:
            return Place(self._path(main))
        path, line, column = (
            found.group(1).replace("\\", "/"),
            int(found.group(2)),
            int(found.group(3)),
        )
        name = next((n for n in sorted(self.files, key=len)[::-1] if path.endswith(f"/{n}")), main)
        lines = self._text(name).splitlines() if name in self.files else []
        source = lines[line - 1] if line <= len(lines) else ""
        return Place(self._path(name), line, column + 1, source)

    def _fault(self, code: Code, place: Place, fields: Mapping[str, object]) -> Fault:
        return Fault(code, place, fields)


def _bare(message: str) -> str:
    """Return what typst says without the places on this machine in it."""
    return re.sub(r" \(searched at .*\)", "", message)
