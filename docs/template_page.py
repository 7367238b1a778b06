"""The page docs/report-templates.md, made from the table of fields."""

from __future__ import annotations

from aanbesteding.cli.telling import MAX_BYTES, MAX_FILES
from aanbesteding.reporting.letters import words
from aanbesteding.reporting.letters.fields import FIELDS, Field
from aanbesteding.reporting.letters.kinds import KINDS, Kind
from aanbesteding.reporting.letters.sample import MAX_SECONDS
from aanbesteding.reporting.word.markup import STYLES
from aanbesteding.reporting.word.opened import MAX_BYTES as MAX_UNPACKED
from aanbesteding.reporting.word.opened import MAX_PARTS
from aanbesteding.reporting.word.render import FILTERS

START = """\
# Templates of letters and of the evaluation record

`report --docx` and `report --pdf` fill in the program's own templates. With `--templates FOLDER` they
fill in those of the house. Start from what the program uses itself:

```console
aanbesteding new templates --output templates --lang en
aanbesteding report criteria/leiden-sterke-sociale-basis.yaml bids/leiden/ --sent 2026-11-20 --docx letters --templates templates
```

A folder can hold a template for each kind of document, for Word (`.docx`) and for PDF (`.typ`, in the
language of [typst](https://typst.app/docs)). Of a kind that is not there the program's own is used,
and that is said.

| kind | for |
|---|---|
"""
FIELDS_HEAD = """
## Fields

A *text* is one line. A *part* is headings, paragraphs, lists and tables; it stands in a paragraph of
its own. The parts marked *needed* must be in the template: the duty to give reasons, the exact
standstill and the warning that something is a trial do not depend on a house style. What the files do
not hold, such as an address or who signs, is no field: it is written in the template, or left there
as a place to fill in by hand.

| field | holds | is a | in |
|---|---|---|---|
"""
WORD = """
## In Word

Write `{{{{ tenderer }}}}` where the text of a field is to come, `{{{{p notice }}}}` in a paragraph of its
own for a part, and `{{% if sent %}}…{{% else %}}…{{% endif %}}` to choose. Fields work in headers and
footers too. Filters: {filters}. A template shows and chooses, and does nothing else: no loop, no call,
no sum, no other file.

Parts are set in these styles, which the template must have and can give any look: {styles}.

A template is a `.docx` without macros and without references to files that Word would fetch; unpacked
it has at most {unpacked:,} bytes in {parts} parts.

## In typst

```typ
#import "aanbesteding.typ": *
#show: document-style

#fields.tenderer
#show-blocks(fields.notice)
```

`aanbesteding.typ` comes with the program: `document-style` sets page, language and title, `blank[…]`
marks a place to fill in. It stays as it is; other files of the house (`.typ`, pictures, fonts) can stand
beside the templates and be used by them. The PDF is written as PDF/UA-1 and PDF/A-2a: typst refuses a
picture without `alt`, a heading that skips a level, a document without a title. It has no fonts but its
own and those in the folder, so a document looks the same everywhere; another font is a fault. A character that none of them has
is shown as its number, such as [U+6F22], and the document says so.

A template sees the files of its folder and no others. Nothing is fetched from a network: copy
what a package of typst holds into the folder, and import that. Links are not followed, hidden files not read; a folder has at most
{files} files and {bytes:,} bytes.

## Faults

Every template in the folder is tried before anything is written, also one that this time is not used.
It is filled in once with a day of sending and once without; a needed part must be in the text both times,
and trying it may take {seconds} seconds. A field that there is not, a part that is left out or stands within a line, a style that is missing, a
file that is no Word document, a request for something elsewhere: AB980 to AB989 and AB991 in
[codes.md](codes.md), with the file, for typst the line and column, for Word the paragraph.
"""


def page() -> str:
    """Return the page."""
    parts = [START]
    parts += [f"| `{kind}` | {_lower(words.TEMPLATES[kind].en)} |\n" for kind in KINDS]
    parts.append(FIELDS_HEAD)
    parts += [_row(field) for field in FIELDS]
    parts.append(
        WORD.format(
            filters=", ".join(f"`{name}`" for name in FILTERS),
            styles=", ".join(f"`{name}`" for name in STYLES),
            unpacked=MAX_UNPACKED,
            parts=MAX_PARTS,
            files=MAX_FILES,
            bytes=MAX_BYTES,
            seconds=MAX_SECONDS,
        )
    )
    return "".join(parts)


def _row(field: Field) -> str:
    kind = "part" if field.part else "text"
    said = f"{kind}, needed" if field.needed else kind
    return f"| `{field.name}` | {field.text.en} | {said} | {_kinds(field.kinds)} |\n"


def _kinds(kinds: tuple[Kind, ...]) -> str:
    return "all" if kinds == KINDS else ", ".join(f"`{kind}`" for kind in kinds)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
