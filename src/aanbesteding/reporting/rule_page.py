"""What `check` makes of a code: how severe it is, where its rule rests on, and an example."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.linting.rule import Advice
from aanbesteding.reporting.blocks import Block, Heading, Listing, Para
from aanbesteding.texts import Lang, Text

SEVERITY = Text("Bij `aanbesteding check`: {word}.", "Under `aanbesteding check`: {word}.")
WORDS = {
    "error": Text(
        "fout, dit breekt een regel of kan niet zo bedoeld zijn",
        "error, this breaks a rule or cannot be meant",
    ),
    "warning": Text(
        "waarschuwing, dit kan een gunning beslissen of verrassen",
        "warning, this can decide an award or surprise",
    ),
    "info": Text("opmerking, goed om te weten", "remark, good to know"),
}
FAULT = Text(
    "fout, dit houdt elke beoordeling tegen en is niet te verzwijgen",
    "error, this stops every evaluation and cannot be silenced",
)
COMMENT = Text(
    "fout of waarschuwing over een opmerking of instelling van `check`; niet te verzwijgen",
    "error or warning about a comment or setting of `check`; cannot be silenced",
)
IGNORE = Text(
    "Wie het beter weet, zet op die regel `# ab: ignore[{code}]` en de reden.",
    "Who knows better writes `# ab: ignore[{code}]` and the reason on that line.",
)
READ = Text("Bron (gelezen): {source}.", "Source (read): {source}.")
UNREAD = Text("Achtergrond, NIET geverifieerd: {source}.", "Background, NOT verified: {source}.")
NO_SOURCE = Text(
    "Rust op rekenwerk of op het kader zelf, niet op een bron.",
    "Rests on arithmetic or on the framework itself, not on a source.",
)
BAD, GOOD = Text("Zo niet", "Wrong"), Text("Zo wel", "Right")


def rule_blocks(code: str, lang: Lang) -> Iterator[Block]:
    """Yield what `check` does with a code; nothing for a code that it never reports."""
    from aanbesteding.linting import codes
    from aanbesteding.linting.table import ADVICE, all_codes

    row = next((row for row in ADVICE if row.code.code == code), None)
    if row is not None:
        yield from _advice(row, lang)
    elif code in codes.CODES:
        yield Para(SEVERITY.say(lang, word=COMMENT.say(lang)))
    elif code in all_codes():
        yield Para(SEVERITY.say(lang, word=FAULT.say(lang)))


def _advice(row: Advice, lang: Lang) -> Iterator[Block]:
    yield Para(SEVERITY.say(lang, word=WORDS[row.severity].say(lang)))
    if row.source is None:
        yield Para(NO_SOURCE.say(lang))
    else:
        sentence = READ if row.source.verified else UNREAD
        yield Para(sentence.say(lang, source=row.source.text.say(lang)))
    yield Para(IGNORE.say(lang, code=row.code.code))
    if row.example is not None:
        for title, text in ((BAD, row.example.bad), (GOOD, row.example.good)):
            yield Heading(title.say(lang))
            yield Listing(tuple(text.split("\n")), "yaml")
