"""Data on its way to a screen or a file for people: nothing in it can steer what shows it."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    r"""Replace characters that steer a terminal by visible pictures of them.

    >>> clean("rood\x1b[31m")
    'rood␛[31m'
    """
    return _STEERING.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
