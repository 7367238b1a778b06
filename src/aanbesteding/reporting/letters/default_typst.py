"""The project's own templates for PDF, in typst; a buyer's own start from them."""

from __future__ import annotations

from aanbesteding.reporting.letters import words
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.texts import Lang, Text

HEAD = """\
// {title}
// {where}
#import "aanbesteding.typ": *
#show: document-style

"""
WHERE = Text(
    "Velden en onderdelen: docs/report-templates.md. Verander alles behalve hun namen.",
    "Fields and parts: docs/report-templates.md. Change everything but their names.",
)
RECORD = """\
= #fields.subject

#show-blocks(fields.trial)
#show-blocks(fields.record)
"""
LETTER = """\
#blank[{sender}]
#v(3em)
#fields.tenderer \\
#if fields.lead != "" [{lead} \\ ]
#blank[{address}]
#v(3em)
#grid(
  columns: (3cm, 1fr),
  row-gutter: 0.7em,
  [*{date}*], if fields.sent == "" {{ blank(fields.date) }} else {{ fields.date }},
  [*{reference}*], blank[{no_reference}],
  [*{about}*], fields.subject,
)
#v(1em)

= {title}

#show-blocks(fields.trial)

{salutation}

#fields.opening

#show-blocks(fields.notice)

#block(breakable: false, above: 1.8em)[
  #show-blocks(fields.standstill)

  #v(1em)
  {closing}

  #blank[{authority}]

  #v(1.5em)
  #blank[{signature}]

  #blank[{signatory}]
]
"""


def typst_template(kind: Kind, lang: Lang) -> str:
    """Return the template of a kind of document in a language."""
    head = HEAD.format(title=words.TEMPLATES[kind].say(lang), where=WHERE.say(lang))
    if kind == "record":
        return head + RECORD
    said: dict[str, Text] = {
        "sender": words.BLANK_SENDER,
        "address": words.BLANK_ADDRESS,
        "date": words.DATE,
        "reference": words.REFERENCE,
        "no_reference": words.BLANK_REFERENCE,
        "about": words.ABOUT,
        "title": words.TITLE,
        "salutation": words.SALUTATION,
        "closing": words.CLOSING,
        "authority": words.BLANK_AUTHORITY,
        "signature": words.BLANK_SIGNATURE,
        "signatory": words.BLANK_SIGNATORY,
    }
    filled = {name: _inside(text, lang) for name, text in said.items()}
    lead = words.LEAD.say(lang, name="#fields.lead")
    return head + LETTER.format(**filled, lead=lead)


def _inside(text: Text, lang: Lang) -> str:
    """Return a text for inside brackets, of which it may hold some itself."""
    return text.say(lang).replace("[", "\\[").replace("]", "\\]")
