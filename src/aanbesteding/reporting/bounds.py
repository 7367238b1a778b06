"""What a key of a method may hold, read from the model itself: words, bounds, and whether it must.

Every bound that is told here is the bound that the reader holds; a test tries each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

from aanbesteding.exact.number import Number
from aanbesteding.fields import Exact, Model, kebab
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method
from aanbesteding.reporting.pages import PAGES
from aanbesteding.reporting.pages.base import KEYS
from aanbesteding.texts import Lang, Text

NUMBER, NAME = Text("een getal", "a number"), Text("een tekst", "a text")
NAMED = Text("namen met elk een getal", "names, each with a number")
NAMES, NUMBERS = Text("een lijst van namen", "a list of names"), Text("getallen", "numbers")
BLOCKS = Text("een lijst: {keys}", "a list: {keys}")
AT_LEAST = Text("{kind} van {least} of meer", "{kind} of {least} or more")
BETWEEN = Text("{kind} van {least} tot en met {most}", "{kind} from {least} up to {most}")
DECIMALS = Text("{kind}, hoogstens {n} decimalen", "{kind}, at most {n} decimals")
OPTIONAL = Text("{kind} (mag weg)", "{kind} (optional)")


class Key(NamedTuple):
    """A key of the parameters of a method or a way of award. Bounds are inclusive."""

    key: str
    meaning: Text
    required: bool
    words: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    decimals: int | None
    kind: Text


def keys(row: Method | Award) -> Iterator[Key]:
    """Yield the keys of a row of the catalogue, in the order of the format."""
    from aanbesteding.reading.schema import field_texts

    english = field_texts(row.parameters)
    dutch = {**KEYS, **(PAGES[row.id].keys if row.id in PAGES else {})}
    for name, field in row.parameters.model_fields.items():
        key = kebab(name)
        exact = next(_exact((*field.metadata, field.annotation)), None) or Exact()
        meaning = Text(dutch.get(key, ""), english.get(name, "The name of the method or award."))
        yield Key(
            key,
            meaning,
            field.is_required(),
            tuple(_words(field.annotation)),
            exact.minimum,
            exact.maximum,
            exact.decimals,
            _kind(field.annotation),
        )


def values_text(key: Key, lang: Lang) -> str:
    """Return what a key may hold, in words."""
    text = ", ".join(key.words) or key.kind.say(lang)
    if key.maximum is not None:
        text = BETWEEN.say(lang, kind=text, least=key.minimum, most=key.maximum)
    elif key.minimum is not None:
        text = AT_LEAST.say(lang, kind=text, least=key.minimum)
    if key.decimals is not None:
        text = DECIMALS.say(lang, kind=text, n=key.decimals)
    return text if key.required else OPTIONAL.say(lang, kind=text)


def _exact(kinds: tuple[Any, ...]) -> Iterator[Exact]:
    """Yield the bounds of a number, also of the numbers in a list."""
    for kind in kinds:
        if isinstance(kind, Exact):
            yield kind
        else:
            yield from _exact(get_args(kind))


def _kind(annotation: Any) -> Text:
    """Return what kind of thing a key holds, when it can be anything of its kind."""
    inner = [arg for arg in get_args(annotation) if arg not in (type(None), ...)]
    if get_origin(annotation) is dict:
        return NAMED
    if annotation is Number or Number in inner:
        return NUMBER
    first = inner[0] if inner else annotation
    if get_origin(annotation) is not tuple:
        return NAMES if get_origin(first) is tuple else NAME
    if isinstance(first, type) and issubclass(first, Model):
        names = ", ".join(kebab(name) for name in first.model_fields)
        return Text(BLOCKS.nl.format(keys=names), BLOCKS.en.format(keys=names))
    return NUMBERS


def _words(annotation: Any) -> list[str]:
    """Return the words that a key can have, when it has a fixed list of them."""
    found = [arg for arg in get_args(annotation) if isinstance(arg, str)]
    return found or [word for arg in get_args(annotation) for word in _words(arg)]
