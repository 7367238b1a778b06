"""A seal as text, and what differs between a framework and its seal, for people."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding import __version__
from aanbesteding.model.fingerprint import fingerprint, grouped
from aanbesteding.model.framework import Framework
from aanbesteding.model.seal import FORMAT
from aanbesteding.reading.seal import Comparison
from aanbesteding.reading.sealed_text import sealed_text
from aanbesteding.reading.tree import Tree
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.texts import Lang, Text

TITLE = Text("Verschil met het zegel: kader «{id}»", "Difference from the seal: framework “{id}”")
NO_RANKING = Text(
    "Er is geen rangorde gemaakt: een kader dat van zijn zegel verschilt, wordt niet toegepast.",
    "No ranking was made: a framework that differs from its seal is not applied.",
)
SEALED = Text("Verzegeld ({path}):", "Sealed ({path}):")
FOUND = Text("Nu ({path}):", "Now ({path}):")
KEY, THEN, NOW = Text("sleutel", "key"), Text("verzegeld", "sealed"), Text("nu", "now")
AT_LINE = Text("{value} (regel {line})", "{value} (line {line})")
NOT_THERE = Text("staat er niet", "not there")
ONLY_LAYOUT = Text(
    "Alleen opmerkingen en opmaak verschillen, geen enkele waarde.",
    "Only comments and layout differ; no value does.",
)
NO_YAML = Text(
    "De twee zijn niet per sleutel te vergelijken: één ervan is geen geldige YAML.",
    "The two cannot be compared by key: one of them is not valid YAML.",
)
FIRST_LINE = Text(
    "De eerste regel die verschilt, is regel {line}.", "The first line that differs is line {line}."
)
LINE_THEN, LINE_NOW = Text("verzegeld: {text}", "sealed: {text}"), Text("nu: {text}", "now: {text}")
DONE = Text(
    "Verzegeld: kader «{id}», versie {version}.", "Sealed: framework “{id}”, version {version}."
)
SHA = Text("Hash van het kader (SHA-256):", "Hash of the framework (SHA-256):")


def seal_text(framework: Framework, data: bytes, date: str | None) -> str:
    """Return the seal of a framework whose file has these bytes.

    `date` is the date of publication, if its author gives one; no clock is read.
    """
    sealed = {
        "id": framework.id,
        "version": framework.version,
        "status": framework.status,
        "sha256": fingerprint(data),
    }
    content: dict[str, object] = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "framework": sealed,
    }
    if date is not None:
        content["date"] = date
    content["text"] = data.decode("utf-8").split("\n")
    return sealed_text(content)


def sealed_blocks(framework: Framework, data: bytes, lang: Lang) -> Iterator[Block]:
    """Yield what was sealed."""
    yield Para(DONE.say(lang, id=framework.id, version=framework.version), "good")
    yield Para(SHA.say(lang))
    yield Para(fingerprint(data))


def difference_blocks(compared: Comparison, lang: Lang) -> Iterator[Block]:
    """Yield what differs: every value by its key, or the first line where no value does."""
    seal = compared.seal
    yield Heading(TITLE.say(lang, id=seal.framework.id), 1)
    yield Para(NO_RANKING.say(lang), "warning")
    yield Para(SEALED.say(lang, path=compared.sealed.path))
    yield Para(seal.framework.sha256)
    yield Para(FOUND.say(lang, path=compared.found.path))
    yield Para(grouped(compared.found.sha256))
    if compared.changes:
        yield _table(compared, lang)
        return
    yield Para((ONLY_LAYOUT if compared.changes is not None else NO_YAML).say(lang))
    line = compared.line
    yield Para(FIRST_LINE.say(lang, line=line))
    yield Para(LINE_THEN.say(lang, text=compared.sealed.line_of_text(line)), bullet=True)
    yield Para(LINE_NOW.say(lang, text=compared.found.line_of_text(line)), bullet=True)


def _table(compared: Comparison, lang: Lang) -> Table:
    then, now = Tree(compared.sealed), Tree(compared.found)
    rows = [
        (
            change.where,
            _cell(change.before, then, change.route_before, lang),
            _cell(change.after, now, change.route_after, lang),
        )
        for change in compared.changes or ()
    ]
    columns = tuple(Column(title.say(lang)) for title in (KEY, THEN, NOW))
    return Table(columns, tuple(rows), fixed=3)


def _cell(value: str | None, tree: Tree, route: tuple[str | int, ...], lang: Lang) -> str:
    if value is None:
        return NOT_THERE.say(lang)
    return AT_LINE.say(lang, value=value, line=tree.position(route)[0])
