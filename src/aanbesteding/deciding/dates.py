"""Days in words, without a locale: the same text on every machine."""

from __future__ import annotations

from datetime import date

from aanbesteding.texts import Lang, Text

WEEKDAYS = (
    Text("maandag", "Monday"),
    Text("dinsdag", "Tuesday"),
    Text("woensdag", "Wednesday"),
    Text("donderdag", "Thursday"),
    Text("vrijdag", "Friday"),
    Text("zaterdag", "Saturday"),
    Text("zondag", "Sunday"),
)
MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def in_full(day: date, lang: Lang) -> str:
    """Return a day as a letter writes it.

    >>> in_full(date(2026, 11, 20), "nl"), in_full(date(2026, 11, 20), "en")
    ('vrijdag 20 november 2026', 'Friday 20 November 2026')
    """
    weekday, month = WEEKDAYS[day.weekday()].say(lang), MONTHS[day.month - 1].say(lang)
    return f"{weekday} {day.day} {month} {day.year}"


def told(day: date) -> Text:
    """Return a day in both languages."""
    return Text(in_full(day, "nl"), in_full(day, "en"))
