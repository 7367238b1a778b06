"""Sentences in two languages, side by side, so that none can be missing.

A message is a `Text`: the Dutch and the English sentence with the same `{fields}`. mypy
refuses a text that lacks a language, and a test compares the fields of both.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


class Text(NamedTuple):
    """One sentence in Dutch and in English; `{name}` marks a field that is filled in later."""

    nl: str
    en: str

    def say(self, lang: Lang, **fields: object) -> str:
        """Return the sentence in `lang` with its fields filled in.

        >>> Text(nl="perceel {lot}", en="lot {lot}").say("en", lot="Basiskracht")
        'lot Basiskracht'
        """
        sentence = self.nl if lang == "nl" else self.en
        return sentence.format_map(fields) if fields else sentence


def fill(value: object, lang: Lang) -> object:
    """Return `value`, or its sentence in `lang` where the value is itself a `Text`."""
    return value.say(lang) if isinstance(value, Text) else value


LOT, BID = Text("perceel", "lot"), Text("inschrijving", "bid")
CRITERION = Text("criterium", "criterion")
"""What tables and messages name everywhere."""
