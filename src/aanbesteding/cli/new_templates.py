"""`aanbesteding new templates`: the project's own templates of letters, to start from."""

from __future__ import annotations

from pathlib import Path

from aanbesteding.cli.folder import must_be_new, write_folder
from aanbesteding.cli.output import note
from aanbesteding.cli.report import WRITTEN, must_have
from aanbesteding.cli.usage import usage
from aanbesteding.texts import Lang, Text

COMMAND = "aanbesteding new"
FOLDER = Text("sjablonen vragen om --output MAP", "templates ask for --output FOLDER")
NOTHING_ELSE = Text(
    "bij sjablonen horen alleen --output en --lang", "templates go with --output and --lang only"
)
LIBRARIES = ("docxtpl",)


def new_templates(output: Path | None, lang: Lang, *, others: bool) -> int:
    """Write the templates of every kind for Word and PDF to a new folder.

    `others` says that options were given that have no meaning here. Raises `Faults`.
    """
    if others:
        raise usage(NOTHING_ELSE, COMMAND)
    if output is None:
        raise usage(FOLDER, COMMAND)
    must_have(LIBRARIES)
    must_be_new(output)
    write_folder(template_files(lang), output)
    note(WRITTEN.say(lang, path=output), quiet=False)
    return 0


def template_files(lang: Lang) -> dict[str, bytes]:
    """Return the templates, and what those for PDF have in common, by the names of the files."""
    from aanbesteding.reporting.letters.default_typst import typst_template
    from aanbesteding.reporting.letters.default_word import word_template
    from aanbesteding.reporting.letters.kinds import KINDS
    from aanbesteding.reporting.letters.templates import TYPST, WORD
    from aanbesteding.reporting.typst_text import COMMON, common_file

    found = {kind + WORD: word_template(kind, lang) for kind in KINDS}
    found |= {kind + TYPST: typst_template(kind, lang).encode() for kind in KINDS}
    return found | {COMMON: common_file()}
