"""Data on its way to a screen or a file for people: nothing in it can steer what shows it."""

from __future__ import annotations

import re

_BEYOND_ASCII = (
    "\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ud800-\udfff"
)
_STEERING = re.compile(f"[\x00-\x1f{_BEYOND_ASCII}]")
UNSAFE = re.compile(f"[{_BEYOND_ASCII}]")
"""The characters that steer a terminal, but for those that JSON escapes by itself.

And those that Unicode leaves to programs, one of which `terminal` uses.
"""

_APART = re.compile(r"(?<=[€≈±]) (?=[-−0-9≈€])|(?<=[0-9]) (?=%)|(?<=[0-9%]) (?=±)")
"""The space between a number and its sign."""
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def clean(text: str) -> str:
    r"""Replace characters that steer a terminal by visible pictures of them.

    >>> clean("rood\x1b[31m")
    'rood␛[31m'
    """
    return _STEERING.sub(_picture, text)


def escaped(text: str) -> str:
    r"""Return JSON in which nothing steers a terminal, and which is Unicode.

    >>> escaped('"a\x9bb"')
    '"a\\u009bb"'
    """
    return UNSAFE.sub(_escape, text)


def on_one_line(text: str) -> str:
    r"""Clean a text of several lines for a place that has one.

    >>> on_one_line("eerste regel\n  tweede\n")
    'eerste regel tweede'
    """
    return clean(_LINE_END.sub(" ", text.rstrip("\r\n")))


def unbroken(text: str, space: str = "\xa0") -> str:
    r"""Keep a number and its sign on one line, for documents and pictures that break lines.

    What is to be searched or calculated with (JSON, CSV, Markdown, plain text) has common spaces.

    >>> unbroken("73,4 % van € 2.000")
    '73,4\xa0% van €\xa02.000'
    """
    return _APART.sub(space, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
