"""Where the words and numbers of a framework come from."""

from __future__ import annotations

from aanbesteding.fields import Label, Line, Model, Slug, Written


class Passage(Model):
    """A passage in one of the framework's sources."""

    document: Slug
    """The source, as listed under `sources`."""
    passage: Line
    """The words it rests on, as they stand there."""
    place: Line | None = None
    """Page, paragraph or article."""


class Cited(Model):
    """Base of everything in a framework that must say where it comes from."""

    source: Passage | None = None
    """The passage it rests on."""
    assumed: Line | None = None
    """Why its numbers are an assumption of the author; absent when they were published."""


class Document(Model):
    """A source that the framework cites."""

    id: Slug
    """Its identifier in this file."""
    title: Label
    """Its title."""
    date: Written | None = None
    """Its date, as written on it."""
    reference: Line | None = None
    """Where it can be found: a file name, a publication, an address."""
