"""The day in the properties of a document: no clock is asked, so that the same bytes come out."""

from __future__ import annotations

from datetime import date, datetime

UNKNOWN = date(1980, 1, 1)
"""Stands for a day that nobody stated; the earliest that a zip file, and so Word, can hold."""
UNKNOWN_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter wants it without a zone
"""The same for what asks for a time."""
