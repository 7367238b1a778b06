"""The language of the command line itself, known before anything is parsed.

Help texts are made while the commands are defined, so the language cannot come from the parsed
options: `--lang` on the command line decides, else `AANBESTEDING_LANG`, else Dutch.
"""

from __future__ import annotations

import os
import sys

from aanbesteding.texts import LANGUAGES, Lang, Text


def chosen(arguments: list[str] | None = None) -> Lang:
    """Return the language that the command line or the environment asks for."""
    words = sys.argv[1:] if arguments is None else arguments
    for index, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else None
        if word == "--lang" and index + 1 < len(words):
            value = words[index + 1]
        if value is not None:
            return _lang(value)
    return _lang(os.environ.get("AANBESTEDING_LANG", ""))


def _lang(word: str) -> Lang:
    return next((lang for lang in LANGUAGES if lang == word), "nl")


def tr(nl: str, en: str) -> str:
    """Return one of two sentences, in the language of the command line."""
    return Text(nl, en).say(chosen())
