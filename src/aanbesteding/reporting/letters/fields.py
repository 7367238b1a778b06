"""The table of fields that a template can show; docs/report-templates.md is made from it."""

from __future__ import annotations

from typing import NamedTuple

from aanbesteding.reporting.letters.kinds import KINDS, LETTERS, Kind
from aanbesteding.texts import Text


class Field(NamedTuple):
    """A field: the kinds of document that have it, and what it holds.

    A `part` is headings, paragraphs and tables; any other field is a text on one line. A template
    that leaves out what is `needed` is refused: the law, or the reader, asks for it.
    """

    name: str
    text: Text
    kinds: tuple[Kind, ...] = KINDS
    part: bool = False
    needed: bool = False


FIELDS: tuple[Field, ...] = (
    Field("subject", Text("het onderwerp; ook de titel van het bestand",
                          "the subject; also the title of the file")),
    Field("tender", Text("de titel van het kader", "the title of the framework")),
    Field("framework", Text("de aanduiding van het kader", "the id of the framework")),
    Field("version", Text("de versie van het kader", "the version of the framework")),
    Field("lang", Text("de taal: nl of en", "the language: nl or en")),
    Field("lot", Text("de titel van het perceel", "the title of the lot"), LETTERS),
    Field("lot_id", Text("de aanduiding van het perceel", "the id of the lot"), LETTERS),
    Field("tenderer", Text("de inschrijver aan wie de brief is gericht",
                           "the tenderer to whom the letter is addressed"), LETTERS),
    Field("lead", Text("de penvoerder van een combinatie; leeg bij een enkele inschrijver",
                       "the lead of a consortium; empty for a single tenderer"), LETTERS),
    Field("bid", Text("de aanduiding van de inschrijving", "the id of the bid"), LETTERS),
    Field("winner", Text("wie het perceel krijgt, of krijgen", "who gets the lot"), LETTERS),
    Field("opening", Text("de eerste alinea, per soort brief",
                          "the first paragraph, by kind of letter"), LETTERS),
    Field("sent", Text("de dag van verzending, 2026-11-20; leeg zonder --sent",
                       "the day of sending, 2026-11-20; empty without --sent")),
    Field("date", Text("dezelfde dag voluit; zonder --sent iets om in te vullen",
                       "the same day in words; without --sent something to fill in")),
    Field("first_day", Text("de eerste dag van de opschortende termijn",
                            "the first day of the standstill period")),
    Field("last_day", Text("de laatste dag daarvan", "the last day of it")),
    Field("contract_day", Text("de eerste dag waarop de overeenkomst kan worden gesloten",
                               "the first day on which the contract can be concluded")),
    Field("trial", Text("de waarschuwing dat het kader een concept is; anders leeg",
                        "the warning that the framework is a draft; else empty"),
          part=True, needed=True),
    Field("notice", Text("de beslissing met alle redenen: scores, voordelen, motiveringen",
                         "the decision with all reasons: scores, advantages, statements"),
          LETTERS, part=True, needed=True),
    Field("standstill", Text("de opschortende termijn, stap voor stap",
                             "the standstill period, step by step"),
          LETTERS, part=True, needed=True),
    Field("record", Text("het hele proces-verbaal", "the whole evaluation record"),
          ("record",), part=True, needed=True),
)  # fmt: skip


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of a kind of document."""
    return tuple(field for field in FIELDS if kind in field.kinds)
