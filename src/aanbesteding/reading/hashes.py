"""Fingerprints as people read and compare them: SHA-256, in groups of four."""

from __future__ import annotations

import hashlib


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def grouped(digits: str) -> str:
    """Return a fingerprint in groups of four.

    >>> grouped("0123456789abcdef")
    '0123 4567 89ab cdef'
    """
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
