"""The language of the command line itself, known before anything is parsed.

Help texts are made while the commands are defined, so the language cannot come from the parsed
options: `--lang` on the command line decides, else `AANBESTEDING_LANG`, else Dutch.
"""

from __future__ import annotations

import os
import sys

from aanbesteding.texts import LANGUAGES, Lang, Text


def chosen(arguments: list[str] | None = None) -> Lang:
    """Return the language that the command line or the environment asks for.

    The last `--lang` counts, as it does for what a command prints; after `--` are only names.

    >>> chosen(["--lang", "nl", "score", "k.yaml", "--lang=en", "--", "--lang", "nl"])
    'en'
    """
    words = sys.argv[1:] if arguments is None else arguments
    asked = os.environ.get("AANBESTEDING_LANG", "")
    for index, word in enumerate(words):
        if word == "--":
            break
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang" and index + 1 < len(words):
            asked = words[index + 1]
    return _lang(asked)


def _lang(word: str) -> Lang:
    return next((lang for lang in LANGUAGES if lang == word), "nl")


def tr(nl: str, en: str) -> str:
    """Return one of two sentences, in the language of the command line."""
    return Text(nl, en).say(chosen())
