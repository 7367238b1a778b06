"""The catalogue for people: every code and every method, each on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

from aanbesteding.exact.number import Number
from aanbesteding.faults import Code
from aanbesteding.fields import kebab
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method, Step
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.formula import in_words
from aanbesteding.texts import Lang, Text

RELATIVE = Text("relatief: andere inschrijvingen tellen mee", "relative: other bids play a part")
ABSOLUTE = Text(
    "absoluut: alleen de inschrijving zelf telt", "absolute: only the bid itself counts"
)
FORMULA = Text("Aandeel van het gewicht = {formula}", "Share of the weight = {formula}")
TOTAL = Text("Totaal = {formula}", "Total = {formula}")
BETTER = {
    "high": Text("Het hoogste totaal wint.", "The highest total wins."),
    "low": Text("Het laagste totaal wint.", "The lowest total wins."),
}
EXPERIMENTAL = Text(
    "Experimenteel: de formule is gereconstrueerd; niet voor een echte gunning.",
    "Experimental: the formula was reconstructed; not for a real award.",
)
SOURCE = Text("Bron: {source}", "Source: {source}")
KEY, MEANING = Text("sleutel", "key"), Text("mogelijke waarden", "possible values")
NUMBER, NAME = Text("een getal", "a number"), Text("een naam", "a name")
NAMES = Text("een lijst van namen", "a list of names")
NAMED = Text("namen met elk een getal", "names, each with a number")
NUMBERS = Text("een lijst van getallen", "a list of numbers")
BLOCKS = Text("een lijst: {keys}", "a list: {keys}")
WHAT, CURE = (
    Text("Wat er is: {text}.", "What it is: {text}."),
    Text("Wat te doen: {text}.", "What to do: {text}."),
)


def codes() -> dict[str, Code]:
    """Return every code that the program can give, sorted."""
    from aanbesteding.checking import RULES
    from aanbesteding.reading import number_codes  # noqa: F401 - adds its rows to the table
    from aanbesteding.reading.codes import CODES as READING
    from aanbesteding.scoring.admission_codes import CODES as ADMISSION
    from aanbesteding.scoring.codes import CODES as SCORING
    from aanbesteding.scoring.flags.codes import CODES as FLAGS

    found = READING | SCORING | ADMISSION | FLAGS | {rule.code.code: rule.code for rule in RULES}
    return dict(sorted(found.items()))


def methods() -> dict[str, Method]:
    """Return every scoring method."""
    return METHODS


def awards() -> dict[str, Award]:
    """Return every way of award."""
    return AWARDS


def code_blocks(code: Code, lang: Lang) -> Iterator[Block]:
    """Yield the page of a code; `…` stands for what differs from case to case."""
    yield Heading(f"{code.code} {code.slug}", 1)
    yield Para(WHAT.say(lang, text=blank(code.what.say(lang))))
    yield Para(CURE.say(lang, text=blank(code.cure.say(lang))))


def blank(sentence: str) -> str:
    """Return a sentence with its fields shown as `…`."""
    from string import Formatter

    parts = [
        text + ("" if name is None else "…") for text, name, _, _ in Formatter().parse(sentence)
    ]
    return "".join(parts).replace("……", "…")


def method_blocks(method: Method, lang: Lang) -> Iterator[Block]:
    """Yield the page of a method."""
    yield Heading(f"{method.id}: {method.name.say(lang)}", 1)
    yield Para(method.explanation.say(lang))
    formula = in_words(Step(method.formula, (), 0), lang)  # type: ignore[arg-type]
    yield Para(FORMULA.say(lang, formula=formula))
    yield Para((RELATIVE if method.relative else ABSOLUTE).say(lang))
    yield from _source_and_keys(method, lang)


def award_blocks(award: Award, lang: Lang) -> Iterator[Block]:
    """Yield the page of a way of award."""
    yield Heading(f"{award.id}: {award.name.say(lang)}", 1)
    if award.experimental:
        yield Para(EXPERIMENTAL.say(lang), "warning")
    formula = in_words(Step(award.formula, (), 0), lang)  # type: ignore[arg-type]
    yield Para(TOTAL.say(lang, formula=formula))
    yield Para(BETTER[award.better].say(lang))
    yield Para((RELATIVE if award.relative else ABSOLUTE).say(lang))
    yield from _source_and_keys(award, lang)


def _source_and_keys(row: Method | Award, lang: Lang) -> Iterator[Block]:
    """Yield where a formula comes from, and the keys of its parameters."""
    checked = "" if row.source.verified else f" ({words.UNVERIFIED.say(lang)})"
    yield Para(SOURCE.say(lang, source=row.source.text.say(lang) + checked), "muted")
    rows = [
        (kebab(name), _values(field.annotation) or _free(field.annotation, lang))
        for name, field in row.parameters.model_fields.items()
    ]
    yield Table((Column(KEY.say(lang)), Column(MEANING.say(lang))), tuple(rows))


def _free(annotation: object, lang: Lang) -> str:
    """Return what kind of thing a key holds, when it can be anything of its kind."""
    inner = [arg for arg in get_args(annotation) if arg is not type(None)]
    if get_origin(annotation) is dict:
        return NAMED.say(lang)
    if annotation is Number or Number in inner:
        return NUMBER.say(lang)
    if get_origin(annotation) is not tuple:  # a name, or names that may be left out
        return NAMES.say(lang) if inner else NAME.say(lang)
    if not hasattr(inner[0], "model_fields"):  # a number with bounds
        return NUMBERS.say(lang)
    return BLOCKS.say(lang, keys=", ".join(kebab(name) for name in inner[0].model_fields))


def _values(annotation: object) -> str:
    """Return the words that a key can have, when it has a fixed list of them."""
    found = [arg for arg in get_args(annotation) if isinstance(arg, str)]
    inner = [word for arg in get_args(annotation) for word in _values(arg).split(", ") if word]
    return ", ".join(found or inner)
