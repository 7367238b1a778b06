"""Fingerprints of files: SHA-256, written in groups of four, so that people can read them aloud."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_GROUPED = re.compile(r"[0-9a-f]{4}(?: [0-9a-f]{4}){15}")


def grouped(digest: str) -> str:
    """Return hexadecimal digits in groups of four.

    >>> grouped("0123456789abcdef")
    '0123 4567 89ab cdef'
    """
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of bytes in groups of four; what `sha256sum` prints, with spaces."""
    return grouped(hashlib.sha256(data).hexdigest())


def _well_formed(text: str) -> str:
    if _GROUPED.fullmatch(text) is None:
        raise PydanticCustomError("fingerprint", "", {"text": text})
    return text


Fingerprint = Annotated[str, AfterValidator(_well_formed)]
"""A SHA-256: 64 hexadecimal digits in groups of four, with one space between them."""
