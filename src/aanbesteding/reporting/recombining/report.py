"""A recombination as a report: the summary first, then the sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aanbesteding.fields import say
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.recombining.case import Case
from aanbesteding.reporting.recombining.coverage import coverage_map
from aanbesteding.reporting.recombining.summary import summary
from aanbesteding.reporting.recombining.table import SECTIONS
from aanbesteding.reporting.sensitivity_report import answer_blocks, shortened
from aanbesteding.texts import Lang, Text

TITLE = Text("Recombinatie: {title}", "Recombination: {title}")
WHOLE_MAP = Text(
    "Per cel van de wijk en de doelgroep welk deel van de vraag wordt bereikt.",
    "Per cell of district and target group which part of the demand is reached.",
)
ASSUMED = Text(
    "Wat hier staat, volgt uit de getallen in het kader en de inschrijvingen; welke zijn aangenomen, staat daar bij elk getal.",
    "What stands here follows from the numbers in the framework and the bids; which are assumed, is said there with each number.",
)


def recombination_blocks(case: Case, only: Collection[str], lang: Lang) -> Iterator[Block]:
    """Yield the report; without `only` all sections."""
    yield Heading(TITLE.say(lang, title=say(case.framework.title, lang)), 1)
    there = case.found.outcome.plan is not None
    first, *rest = summary(case)
    yield Para(first.say(lang), "good" if there else "warning")
    for sentence in rest:
        yield Para(sentence.say(lang), bullet=True)
    yield Para(ASSUMED.say(lang), "muted")
    for finding in case.built.warnings:
        yield Para(finding.what(lang), "warning", bullet=True)
    for section in SECTIONS if there else ():
        if only and section.id not in only:
            continue
        yield Heading(section.title.say(lang))
        if section.id == "coverage":
            yield Para(WHOLE_MAP.say(lang), "muted")
            yield from coverage_map(case, lang)
            continue
        answer, left_out = shortened(section.run(case))
        yield from answer_blocks(answer, None, lang, left_out)
