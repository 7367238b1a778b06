"""Blocks as PDF through typst: data goes in as JSON, so that nothing in it is markup.

PDF/UA-1 and PDF/A-2a at once, with the fonts that typst brings and no others; the same blocks give
the same bytes. Needs the extra `report`.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aanbesteding.reporting.blocks import Blank, Block, Heading, Listing, Para, Table, levelled
from aanbesteding.reporting.clean import clean, on_one_line, unbroken
from aanbesteding.reporting.fit import cut, on_paper, shown_title
from aanbesteding.reporting.offline import offline
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from typst import Compiler, TypstWarning

STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
COMMON = "aanbesteding.typ"
MAIN = "main.typ"
FONTS = (".ttf", ".otf", ".ttc")
BLOCKS_ONLY = f'#import "{COMMON}": *\n#show: document-style\n#show-blocks(fields.body)\n'
PAGE = 92
"""The characters of a table that fit between the margins."""
GAP = 3
"""The characters that the space on both sides of a cell takes; a short word stays in its column."""
REPLACED = Text(
    "Een teken dat de lettertypen van deze pdf niet hebben, staat hier als zijn nummer, zoals "
    "[U+6F22].",
    "A character that the fonts of this PDF do not have is shown as its number, such as [U+6F22].",
)


class Content(NamedTuple):
    """What a document is filled with: texts and parts of blocks by their names, and its day."""

    subject: str
    """Its title."""
    lang: Lang
    texts: Mapping[str, str]
    parts: Mapping[str, Sequence[Block]]
    day: date
    """The day in the properties of the file."""
    last: str
    """The part behind which it is said that characters were replaced."""


def pdf_of(blocks: Iterable[Block], title: str, lang: Lang, day: date) -> bytes:
    """Return a report as PDF; its first heading is its title on paper."""
    content = Content(title, lang, {}, {"body": tuple(levelled(blocks))}, day, "body")
    return pdf({MAIN: BLOCKS_ONLY.encode()}, MAIN, content)


def pdf(sources: Mapping[str, bytes], main: str, content: Content) -> bytes:
    """Compile a template, among the files it may read, with its content.

    Raises `typst.TypstError`; its places name the files as `sources` does.
    """
    with _placed(sources, main) as place:
        return _compiled(place, content)


def headings(sources: Mapping[str, bytes], main: str, content: Content) -> str:
    """Return all headings that a template shows, as JSON. Raises `typst.TypstError`."""
    with _placed(sources, main) as place, offline():
        return str(_compiler(place, _fields(content)).query("heading", field="body"))


def warnings(sources: Mapping[str, bytes], main: str, content: Content) -> list[TypstWarning]:
    """Return what typst would do otherwise than asked, such as take another font."""
    with _placed(sources, main) as place, offline():
        return _compiler(place, _fields(content)).compile_with_warnings(format="pdf")[1]


class Place(NamedTuple):
    """What typst compiles, and the only folder that it can see."""

    main: str | bytes
    folder: str
    fonts: bool


@contextmanager
def _placed(sources: Mapping[str, bytes], main: str) -> Iterator[Place]:
    """Give typst a template: one file beside what all have in common, or a copy of several.

    The copy has templates only, no data; it is in the system's place for temporary files, and goes.
    """
    if set(sources) == {main}:
        with as_file(files("aanbesteding.templates") / "documents") as folder:
            yield Place(sources[main], str(folder), fonts=False)
        return
    with tempfile.TemporaryDirectory(prefix="aanbesteding-") as made:
        for name, data in {**sources, COMMON: common_file()}.items():
            path = Path(made, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        brings_fonts = any(name.lower().endswith(FONTS) for name in sources)
        yield Place(os.path.join(made, main), made, brings_fonts)


def common_file() -> bytes:
    """Return what the documents have in common, which every template imports."""
    return (files("aanbesteding.templates") / "documents" / COMMON).read_bytes()


def _compiled(place: Place, content: Content) -> bytes:
    """Compile; characters that no font has are replaced by their numbers, and that is said."""
    import typst

    known = _fields(content)
    unknown: dict[int, str] = {}
    while True:
        try:
            return _run(place, known.translate(unknown), content.day)
        except typst.TypstError as error:
            found = {
                char for match in _NO_GLYPH.finditer(error.diagnostic) for char in _said(match)
            }
            new = {ord(c): f"[U+{ord(c):04X}]" for c in found if ord(c) not in unknown}
            if not new:
                raise
        if not unknown:
            note = Para(REPLACED.say(content.lang), "muted")
            parts = {**content.parts, content.last: (*content.parts[content.last], note)}
            known = _fields(content._replace(parts=parts))
        unknown |= new


_NO_GLYPH = re.compile(r'the text `"(.+)"` could not be displayed|contains the codepoint `"(.+)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _said(match: re.Match[str]) -> set[str]:
    """Return the characters beyond ASCII in a text as typst quotes it."""
    quoted = match.group(1) or match.group(2)
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), quoted)
    return {char for char in text if not char.isascii()}


def _run(place: Place, fields: str, day: date) -> bytes:
    noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
    compiler = _compiler(place, fields)
    with offline():
        made = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=noon)
    assert isinstance(made, bytes)
    return made


def _compiler(place: Place, fields: str) -> Compiler:
    import typst

    return typst.Compiler(
        place.main,
        root=place.folder,
        font_paths=_fonts(place.folder if place.fonts else None),
        sys_inputs={"fields": fields},
        package_path=place.folder,
        package_cache_path=place.folder,
    )


@cache
def _fonts(folder: str | None) -> Any:
    """Return typst's own fonts, and those in a folder of templates; never those of the machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[folder] if folder else [])


def _fields(content: Content) -> str:
    day = content.day
    return json.dumps(
        {
            **{name: on_one_line(text) for name, text in content.texts.items()},
            **{name: _shown(blocks) for name, blocks in content.parts.items()},
            "subject": on_one_line(content.subject),
            "document_title": on_one_line(content.subject),
            "lang": content.lang,
            "document_date": [day.year, day.month, day.day],
        },
        ensure_ascii=False,
    )


def _shown(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return blocks as the common file shows them: items of a list together, wide tables cut."""
    shown: list[dict[str, Any]] = []
    for block in blocks:
        if isinstance(block, Heading):
            shown.append({"kind": "heading", "level": block.level, **_text(block.text)})
        elif isinstance(block, Para) and block.bullet:
            last = shown[-1] if shown else {}
            if last.get("kind") != "list" or last["indent"] != block.indent:
                shown.append({"kind": "list", "indent": block.indent, "items": []})
            shown[-1]["items"].append({"tone": block.tone, **_text(block.text)})
        elif isinstance(block, Para):
            said = {"tone": block.tone, "indent": block.indent, **_text(block.text)}
            shown.append({"kind": "para", **said})
        elif isinstance(block, Listing):
            shown.append({"kind": "listing", "text": "\n".join(map(clean, block.lines))})
        else:
            shown += [_table(part) for part in cut(block, PAGE)]
    return shown


def _table(table: Table) -> dict[str, Any]:
    columns = zip(table.columns, on_paper(table, PAGE), strict=True)
    return {
        "kind": "table",
        "columns": [
            {"title": on_one_line(shown_title(c)), "right": c.right, "share": share + GAP}
            for c, share in columns
        ],
        "rows": [
            {"strong": index in table.strong, "cells": [_cell(cell) for cell in row]}
            for index, row in enumerate(table.rows)
        ],
    }


def _cell(text: str) -> dict[str, Any]:
    """Leading spaces show the depth in the tree."""
    return {"indent": len(text) - len(text.lstrip(" ")), **_text(text)}


def _text(text: str) -> dict[str, Any]:
    said = unbroken(on_one_line(text.lstrip(" ")))
    return {"text": said, "blank": isinstance(text, Blank)}
