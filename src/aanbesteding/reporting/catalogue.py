"""The catalogue for people: every code and every method, each on a page."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import Code
from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.method_page import page_blocks
from aanbesteding.reporting.rule_page import rule_blocks
from aanbesteding.texts import Lang, Text

WHAT, CURE = (
    Text("Wat er is: {text}.", "What it is: {text}."),
    Text("Wat te doen: {text}.", "What to do: {text}."),
)


def codes() -> dict[str, Code]:
    """Return every code that the program can give, sorted."""
    from aanbesteding.checking import RULES
    from aanbesteding.deciding.codes import CODES as DECIDING
    from aanbesteding.linting.table import all_codes
    from aanbesteding.reading import number_codes  # noqa: F401 - adds its rows to the table
    from aanbesteding.reading.codes import CODES as READING
    from aanbesteding.reading.seal_codes import CODES as SEALS
    from aanbesteding.reading.sheet_codes import CODES as SHEETS
    from aanbesteding.recombination.codes import CODES as RECOMBINING
    from aanbesteding.recombination.solver_codes import CODES as SOLVING
    from aanbesteding.reporting.letters.codes import CODES as TEMPLATES
    from aanbesteding.reporting.verification_codes import CODES as VERIFYING
    from aanbesteding.routes.scenario.codes import CODES as SCENARIO
    from aanbesteding.scoring.admission_codes import CODES as ADMISSION
    from aanbesteding.scoring.codes import CODES as SCORING
    from aanbesteding.scoring.flags.codes import CODES as FLAGS
    from aanbesteding.scoring.size_codes import CODES as SIZE
    from aanbesteding.sensitivity.codes import CODES as CHANGING
    from aanbesteding.simulating.codes import CODES as SIMULATING

    found = READING | SHEETS | SEALS | SCORING | ADMISSION | SIZE | FLAGS | DECIDING | VERIFYING
    found |= RECOMBINING | SOLVING | SCENARIO | SIMULATING | CHANGING | TEMPLATES
    found |= {rule.code.code: rule.code for rule in RULES} | all_codes()
    return dict(sorted(found.items()))


def methods() -> dict[str, Method]:
    """Return every scoring method."""
    return METHODS


def awards() -> dict[str, Award]:
    """Return every way of award."""
    return AWARDS


def code_blocks(code: Code, lang: Lang) -> Iterator[Block]:
    """Yield the page of a code; `…` stands for what differs from case to case."""
    yield Heading(f"{code.code} {code.slug}", 1)
    yield Para(WHAT.say(lang, text=blank(code.what.say(lang))))
    yield Para(CURE.say(lang, text=blank(code.cure.say(lang))))
    yield from rule_blocks(code.code, lang)


def blank(sentence: str) -> str:
    """Return a sentence with its fields shown as `…`."""
    from string import Formatter

    parts = [
        text + ("" if name is None else "…") for text, name, _, _ in Formatter().parse(sentence)
    ]
    return "".join(parts).replace("……", "…")


def method_blocks(method: Method, lang: Lang) -> Iterator[Block]:
    """Yield the page of a method."""
    return page_blocks(method, lang)


def award_blocks(award: Award, lang: Lang) -> Iterator[Block]:
    """Yield the page of a way of award."""
    return page_blocks(award, lang)
